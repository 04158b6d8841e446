"""What a sentence of a brief says around a number: each kind of wording held against what is like it."""

from __future__ import annotations

import brief_making as making
import pytest
from test_brief_check import checker, cited_in

from claimbook.brief import verdicts as v

WORKING = "@2026.1+2026-11-28"


def first(sentence: str) -> str:
    """Return the verdict on the first number of a sentence that is bound."""
    return next(each.judgement.verdict for each in cited_in(sentence).numbers if each.judgement.id)


def right(sentence: str) -> bool:
    return all(each.judgement.verdict not in v.FINDINGS for each in cited_in(sentence).numbers)


PLANS = [
    ("SoftBank Corp. {} ¥2 trillion on AI data centres over six years (jp-softbank-2tn).",
     ["has pencilled in", "is putting aside", "has budgeted", "stands ready to spend", "has its eye on spending"],
     ["has laid out", "sank", "forked out", "has parted with"]),
    ("Over six years, ¥2 trillion {} AI data centres, SoftBank says (jp-softbank-2tn).",
     ["is to be sunk into", "is earmarked for", "is reserved for"],
     ["was sunk into", "has been sunk into", "has found its way into"]),
    ("Under the basic plan the share of people using generative AI {} 50 % (tl-plan-use1).",
     ["should climb to", "is targeted at", "ought to get to"], ["has climbed to", "now stands at", "got to"]),
    ("Peak demand of new data centres in fiscal 2034 {} 6.16 GW (pow-occto-dc-gw).",
     ["could add", "is put by the network planners at", "is expected to come to"], ["added", "has added", "came to"]),
    ("The four American groups {} $650–760 billion of capital spending in 2026 (peer-us-capex).",
     ["are guiding to", "have flagged", "have signalled"], ["have booked", "have shelled out", "laid out"]),
    ("Japan’s half, $500 million, {} (par-genesis-jp).",
     ["is still to be voted", "is a promise", "awaits a vote"], ["has been paid in", "was paid in June"]),
    ("At Paris, companies {} €109 billion (peer-fr-109).",
     ["held out the prospect of", "signed declarations for", "talked of", "put their names to"],
     ["wired", "delivered", "handed over"]),
    ("FugakuNEXT {} more than 600 EFLOP/s in 8 bits (jp-fugakunext-fp8).",
     ["is being built to reach", "has been specified for", "was ordered with"], ["has reached", "was measured at"]),
    ("For fiscal 2026 the ministry {} ¥35.5 billion for AI for science (fund-mext-ai4s-fy26-request).",
     ["has put in for", "is bidding for"], ["was granted", "obtained"]),
    ("METI’s plan {} about ¥1 trillion for domestic AI over five years (fund-1tn-ym).",
     ["foresees", "makes room for"], ["delivered", "has provided"]),
    ("ソフトバンクは6年間でAIデータセンターに2兆円を{}（jp-softbank-2tn）。",
     ["投じる計画をまとめた", "振り向ける考えだ", "つぎ込む意向である"],
     ["投じてきた", "投入済みである", "つぎ込んだ"]),
    ("基本計画は生成AIを使う人の割合をまず50%に{}（tl-plan-use1）。",
     ["高めるとしている", "引き上げる目標を置く"], ["高めた", "高めることに成功した", "到達させた"]),
    ("枠組みのうち補助金・委託費に6兆円程度が{}（fund-10tn-subsidy）。",
     ["充てられる見込みだ", "想定されている"], ["支払われた", "使われた", "消化された"]),
    ("パリで民間企業は1090億ユーロの投資を{}（peer-fr-109）。", ["誓った", "申し出た"], ["実行した", "完了した"]),
    ("需要は2034年度に最大6.16 GW、電力量で44 TWhに{}（pow-occto-dc-gw、pow-occto-dc-twh）。",
     ["達すると想定されている"], ["達した"]),
    ("フランスで{}民間投資は1090億ユーロである（peer-fr-109）。", ["表明された"], ["実行された"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "word"), [(each[0], word) for each in PLANS for word in each[1]])
def test_a_plan_told_as_a_plan_is_right(sentence: str, word: str) -> None:
    assert right(sentence.format(word))


@pytest.mark.parametrize(("sentence", "word"), [(each[0], word) for each in PLANS for word in each[2]])
def test_a_plan_told_as_done_has_lost_its_caveat(sentence: str, word: str) -> None:
    assert first(sentence.format(word)) == v.LOST_CAVEAT


@pytest.mark.parametrize(
    "sentence",
    [
        # a plan's own size, a target that is raised, a thing that is only begun
        "SoftBank’s planned outlay came to ¥2 trillion over six years (jp-softbank-2tn).",
        "Pledges made at Paris added up to €109 billion (peer-fr-109).",
        "METI fixed the goal at 60 EFLOP/s in November 2023 (jp-60ef-goal).",
        "The target of 60 EFLOP/s has not been met (jp-60ef-goal).",
        "METI’s estimate for 2040 went up to 3.39 million people (tal-ai-2040-gap).",
        "Canada launched a strategy with CA$2 billion of public money over five years (peer-ca-money).",
        "Work has begun on a model of 1 trillion parameters (mod-jp-1t-target).",
        "The company, which has built two clusters already, plans to put ¥2 trillion into more (jp-softbank-2tn).",
        "フランスで表明された投資は1090億ユーロに達した（peer-fr-109）。",
        "概算要求額は355億円となった（fund-mext-ai4s-fy26-request）。",
        "経済産業省は整備目標を60 EFLOP/sに引き上げた（jp-60ef-goal）。",
        "目標である60 EFLOP/sには届いていない（jp-60ef-goal）。",
        "1兆パラメータのモデルの開発が始まった（mod-jp-1t-target）。",
        # one scenario of several by its place
        "In the least favourable case Japan would lack 790,000 people in IT by 2030 (tal-it-2030-high).",
        "In the mildest case, 160,000 people would be missing in IT by 2030 (tal-it-2030-low).",
        "IT人材の不足は需要が大きく伸びるケースで2030年に79万人と試算される（tal-it-2030-high）。",
        # hedged fractions, limits in other words
        "Just over a quarter of companies were considering it in 2024 (tdb-consider-2024).",
        "ドイツでは2023年度に約3分の1が使っていた（use-de-fy23）。",
        "American private AI investment fell just short of $68 billion in 2023 (inv-us-2023).",
        "The subsidies may not exceed ¥72.5 billion (fund-meti-2404).",
        "At Tomakomai, power is to be built up to 300 MW (pow-tomakomai).",
        "It would not be 2.0 days unless one went down to 8 bits (gpt3-h100-fp8-days-fast).",
        "世界最大の訓練は2030年に4～16 GWを要すると予測される（pow-frontier-2030）。",
        "Listed performance came to 12 PFLOP/s per million people in Japan (peer-t5-head-jp).",
        "6　日本の名目GDPは2024年に4兆1900億ドルであった（gdp-jp-2024）。",
        "To the first, NVIDIA and Amazon bring $25 million apiece (par-110-nvidia).",
        "That is a twentieth of the 903 TWh the country used in 2023 (elec-jp-2023).",
        # periods that are another number's, or still to come
        "Microsoft’s first plan was for $2.9 billion, its second, of April 2026, for $10 billion (fdi-microsoft, "
        "fdi-microsoft-2026).",
        "AWSは2022年までに1兆5100億円を投じ（fdi-aws-past）、さらに2027年までに2兆2600億円を投じる計画だ（fdi-aws）。",
        "Sakai is to open with 150 MW in 2026 (jp-sakai-mw).",
        "Last year’s white paper gave 26.7 % for fiscal 2024 (use-jp-fy24).",
        # a list of citations of which one is for the sentence before
        "両国が5年間で10億ドルを支出する計画である。日本の分担は5億ドル、年あたり1億ドルとされる（par-genesis-sum、"
        "par-genesis-jp、partnerships-genesis-japan-yearly）。",
    ],
)
def test_what_is_right_raises_no_alarm(sentence: str) -> None:
    judged = cited_in(sentence).numbers
    assert any(each.judgement.verdict in v.RIGHT for each in judged)
    assert [(each.text, each.judgement.reasons) for each in judged if each.judgement.verdict in v.FINDINGS] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is denied
        ("In 2023 American firms were unable to draw $67.22 billion of private AI money (inv-us-2023).",
         v.WRONG_COMPARATOR),
        ("As of July 2024, 2,016 H100s had yet to be installed at Ishikari (jp-sakura-gpus).", v.WRONG_COMPARATOR),
        ("55.2 % of Japanese companies made no use of generative AI in fiscal 2024 (cuse-jp-fy24).",
         v.WRONG_COMPARATOR),
        ("Teikoku Databank did not find in 2024 that 17.3 % of companies used it at work (tdb-use-2024).",
         v.WRONG_COMPARATOR),
        ("2024年4月に民間から1億1000万ドルが拠出されず、連携は止まった（par-110-total）。", v.WRONG_COMPARATOR),
        ("2024年4月にさくらに約501億円、KDDIに約102億円を充てなかった（fund-meti-sakura、fund-meti-kddi）。",
         v.WRONG_COMPARATOR),
        # estimates told as what was used up
        ("Grok 4’s final run set xAI back about $490 million (cost-grok4-490).", v.LOST_CAVEAT),
        ("GPT-4 ran on 25,000 A100s (cmp-gpt4-gpus).", v.LOST_CAVEAT),
        ("GPT-4の訓練には2万5000基のA100が使われた（cmp-gpt4-gpus）。", v.LOST_CAVEAT),
        # the central scenario in place of the highest one
        ("In the central case Japan would lack 790,000 people in IT by 2030 (tal-it-2030-high).", v.LOST_CAVEAT),
        # years
        ("Last year’s white paper gave 26.7 % for fiscal 2023 (use-jp-fy24).", v.WRONG_PERIOD),
        ("Of the most elite AI researchers 28 % came from the United States and 26 % from China in 2021 "
         "(tal-elite-us; tal-elite-cn).", v.WRONG_PERIOD),
        # units that stand apart from their number
        ("公費は5年間で20億カナダユーロを見込む（peer-ca-money）。", v.WRONG_UNIT),
        ("By 2030 787,000 companies would, in its most expansive scenario, be lacking (tal-it-2030-high-exact).",
         v.WRONG_UNIT),
        ("Google reported a utilisation of 46.2 percentage points for PaLM 540B in 2022 (cmp-palm-mfu).", v.WRONG_UNIT),
        # a number that its citation cannot be of, a day that is another value's
        ("The AI basic plan was decided by the cabinet on 23 December 2025 (inv-us-2023).", v.WRONG_CITATION),
        ("中位シナリオでは2030年に45万人不足しました（tal-it-2030-mid）。", v.LOST_CAVEAT),
        ("2024年に使う予定のない企業は、ほぼ半数、48.5%であった（tdb-noplan-2024）。", v.CURRENT_ROUNDED),
        ("The American total for that span is $757 billion (use-jp-fy23).", v.WRONG_CITATION),
        ("In March 2026 29.6 % of those with at most five employees used it, 63.6 % of those with more than 1,000 "
         "(jp-softbank-2tn, tdb-use-2026-large).", v.WRONG_CITATION),
        # the number in the place of its citation, whatever other numbers stand there
        ("The cluster of 200,000 chips in Memphis is estimated at about $7.9 billion (cost-grok4-cluster).",
         v.DIFFERS),
        ("The three years to 2024 saw 5 notable ones from Japan and 65 from China (talent-models-japan; "
         "talent-models-china).", v.DIFFERS),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_under_its_word(sentence: str, expected: str) -> None:
    assert first(sentence) == expected


TABLE = """format: md
| Who | Sum | Status | Source |
|---|---|---|---|
| AWS, 2023 to 2027 | ¥2.26 trillion | {} | closing-the-gap:fdi-aws@2026.1+2026-11-28 |

Gross domestic product in billions of dollars:

| Country | 2025 |
|---|---|
| Japan | 4,435 (closing-the-gap:gdp-jp-2025@2026.1+2026-11-28) |
"""


@pytest.mark.parametrize(
    ("state", "expected"),
    [("announced", [v.CURRENT, v.CURRENT_ROUNDED]), ("invested", [v.LOST_CAVEAT, v.CURRENT_ROUNDED])],
)
def test_a_table_says_the_state_and_the_unit_of_its_numbers(state: str, expected: list[str]) -> None:
    judged = checker("unseen").check(making.ideal_reading(TABLE.format(state))).numbers
    assert [each.judgement.verdict for each in judged if each.judgement.id] == expected
