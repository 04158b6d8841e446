"""How a forecast, a plan or an estimate may be told: wordings that keep its caveat, and ones that tell it as a fact."""

from __future__ import annotations

import pytest
from test_brief_check import WORKING, checker

from claimbook.brief import verdicts as v
from claimbook.documents.blocks import Block, Place, Reading

GOAL = ("By the end of fiscal 2027 the ministry {} 60 exaflops of computing power (X).", "jp-60ef-goal")
DEMAND = ("New data centres {} 6.16 GW to peak demand by fiscal 2034 (X).", "pow-occto-dc-gw")
LATER = ("SoftBank’s site at Sakai, 150 MW at first, {} over 250 MW (X).", "pow-sakai-later")
START = ("Operation of FugakuNEXT {} about 2030 (X).", "jp-fugakunext-start")
MACHINE = ("The machine {} about 40 MW (X).", "pow-fugakunext")
AWS = ("Amazon Web Services {} ¥2.26 trillion into Japan over 2023–2027 (X).", "fdi-aws")
END = ("SoftBank’s site at Tomakomai: 300 MW {} (X).", "pow-tomakomai")
TRAINED = ("マイクロソフトは2030年までに技術者や開発者ら100万人超を{}（X）。", "fdi-microsoft-2026-skills")
SHORT = ("経済産業省によれば、AIやロボットを使いこなす人材が2040年に339万人{}（X）。", "tal-ai-2040-gap")
COMPUTE = ("経済産業省は2027年度末までに60エクサフロップスの計算能力を{}（X）。", "jp-60ef-goal")
SUBSIDY = ("補助・委託に約6兆円を{}（X）。", "fund-10tn-subsidy")
ELECTRICITY = ("Japan’s electricity consumption in 2023 {} 903 TWh (X).", "elec-jp-2023")
STOCK = ("When that line was drawn, officials {} 2 to 3 exaflops (X).", "jp-60ef-base")

KEPT = (
    (GOAL, "wants the country to have|hopes for|is working towards|has set its sights on|pencils in|foresees|"
           "has vowed to secure|has laid out a path to|has an ambition of|has yet to reach|must secure|is counting on|"
           "sees|set itself the goal of reaching"),
    (DEMAND, "are seen adding|look set to add|are bound to add|stand to add|are going to add|add a projected|might add|"
             "will have added|are forecast to have added|add, if nothing changes,"),
    (LATER, "to be raised later to|expandable to|with room for|in a second stage|when finished|which can be raised to|"
            "eventually|one day|in due course"),
    (START, "is pencilled in for|is timed for|is awaited in|is eyed for|begins, if all goes well, in|is due in"),
    (MACHINE, "is supposed to draw|is being designed to draw|is specified at|is dimensioned for|has a power budget of"),
    (AWS, "is putting|has undertaken to put|has lined up|hopes to put|gave its word to put"),
    (END, "foreseen in the end|in the final stage|to follow|on the drawing board|in the pipeline|still to be built"),
    (TRAINED, "育成する構えだ|育成したい考えである|育成すると明らかにした|"
              "育成することになっている|育成する運びである|育成していく"),
    (SHORT, "不足しかねない|不足するとみる|不足するとの見方がある|足りなくなる|不足する公算が大きい"),
    (COMPUTE, "整えたい考えだ|めざす|目標に掲げた|視野に入れる|確保しなければならないとした|必要とみる"),
    (SUBSIDY, "割り当てる|投じる構えである|つぎ込む|支出していく"),
    (ELECTRICITY, "is estimated at|came to|is put at"),
    (STOCK, "guessed the stock at|put the stock at|assumed"),
)  # fmt: skip
LOST = (
    (GOAL, "has given the country|managed to reach|has put in place|has in operation|met its target of|secured"),
    (DEMAND, "have added|added|were found to add|are known to add"),
    (LATER, "since raised to|now draws|grew to|is running at"),
    (START, "under way since|began in|has run since"),
    (MACHINE, "draws|was measured at|consumed|was found to draw"),
    (AWS, "put|has put|poured|finished putting"),
    (END, "drawn today|are in operation|has been installed|is already drawn"),
    (TRAINED, "育成し終えた|育成した|育成してきた|育成済みである"),
    (SHORT, "不足している|不足していると確認された|足りなかった"),
    (COMPUTE, "整えた|達成した|保有している|整備を完了した"),
    (SUBSIDY, "投じた|つぎ込んだ|支払った|実行した"),
    (ELECTRICITY, "was metered at|has been measured at"),
    (STOCK, "had measured the stock at|had verified a stock of"),
)


def cases(table: tuple[tuple[tuple[str, str], str], ...]) -> list[tuple[str, str]]:
    return [(frame.format(words), id) for (frame, id), listed in table for words in listed.split("|")]


def verdicts(sentence: str, id: str) -> list[str]:
    text = sentence.replace("X", f"closing-the-gap:{id}{WORKING}")
    found = checker("unseen").check(Reading("brief", "word", (Block(text, Place(paragraph=1)),))).numbers
    return next(each.judgement.verdicts for each in found if each.judgement.id == id)


@pytest.mark.parametrize(("sentence", "id"), cases(KEPT))
def test_a_wording_that_keeps_the_caveat_raises_no_alarm(sentence: str, id: str) -> None:
    assert verdicts(sentence, id)[0] in v.RIGHT


@pytest.mark.parametrize(("sentence", "id"), cases(LOST))
def test_a_wording_that_tells_a_fact_loses_the_caveat(sentence: str, id: str) -> None:
    assert v.LOST_CAVEAT in verdicts(sentence, id)


@pytest.mark.parametrize(
    ("sentence", "id", "verdict"),
    [
        ("Britain plans a ceiling of £2 billion of public money for compute to 2030 (X).", "peer-uk-money", v.CURRENT),
        ("Britain plans £2 billion as an upper limit for compute to 2030 (X).", "peer-uk-money", v.CURRENT),
        ("Britain plans £2 billion for compute to 2030 (X).", "peer-uk-money", v.WRONG_COMPARATOR),
        ("The framework plans finance of ¥4 trillion at a minimum (X).", "fund-10tn-finance", v.CURRENT),
        ("The framework plans upwards of ¥4 trillion in finance (X).", "fund-10tn-finance", v.CURRENT),
        ("The framework plans a ceiling of ¥4 trillion in finance (X).", "fund-10tn-finance", v.WRONG_COMPARATOR),
        ("補助・委託に約6兆円を割り込む額を充てる計画である（X）。", "fund-10tn-subsidy", v.WRONG_COMPARATOR),
        ("The target of 60 exaflops by the end of fiscal 2027 has not been changed (X).", "jp-60ef-goal", v.CURRENT),
        ("Japan does not aim for 60 exaflops by the end of fiscal 2027 (X).", "jp-60ef-goal", v.WRONG_COMPARATOR),
        ("2026年度当初予算として成立した額は1兆2390億円である（X）。", "fund-meti-ai-chips-fy26", v.LOST_CAVEAT),
        ("2026年度当初予算案は1兆2390億円である（X）。", "fund-meti-ai-chips-fy26", v.CURRENT),
    ],
)
def test_a_limit_a_denial_and_a_draft_are_told_from_what_is_like_them(sentence: str, id: str, verdict: str) -> None:
    assert verdicts(sentence, id)[0] == verdict
