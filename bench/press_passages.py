"""Passages about a book's numbers as newspapers put them, made from its tables: repeats, contradictions, newer values.

Each family is some rows of a table and the ways in which a newspaper would say such a row, in English and Japanese; a
passage takes one way and one manner of writing numbers and dates by chance. Look-alikes say the same of somebody the
book does not know, or another thing of somebody it knows, with the very numbers of the book: they are about nothing of
it. The ways of saying were written once, before anything was measured, and are left as they are.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Row = Mapping[str, str]
Words = tuple[str, ...]
COUNTRIES = {
    "Japan": ("Japan", "日本"), "United States": ("the United States", "米国"), "China": ("China", "中国"),
    "United Kingdom": ("the United Kingdom", "英国"), "Germany": ("Germany", "ドイツ"), "South Korea": ("South Korea",
    "韓国"), "France": ("France", "フランス"), "India": ("India", "インド"), "Canada": ("Canada", "カナダ"), "Taiwan":
    ("Taiwan", "台湾"), "European Union": ("the European Union", "欧州連合"),
}  # fmt: skip
UNKNOWN_COUNTRIES = [("Norway", "ノルウェー"), ("Portugal", "ポルトガル"), ("Chile", "チリ"), ("Vietnam", "ベトナム"),
                     ("Poland", "ポーランド"), ("Kenya", "ケニア"), ("Mexico", "メキシコ")]  # fmt: skip
UNKNOWN_COMPANIES = [("Orinoka Systems", "青波電算"), ("Halvard Cloud", "北稜クラウド"), ("Tessaline", "瀬戸内データ"),
                     ("Brightmoor Computing", "みどり計算機"), ("Minato Denki", "湊電機")]  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True)
class Family:
    """Rows that are said alike: which, of whom, how, and whether they come again every year or half-year."""

    name: str
    ids: str
    english: Words
    japanese: Words
    who: tuple[str, str] | None = None
    again: str = ""
    newer_english: Words = ()
    newer_japanese: Words = ()
    table: str = "reference"
    when: str = ""
    known_to: Words = ()  # other rows that hold the same fact
    also: Words = ()  # rows that the other numbers of its sentences repeat
    strangers: Sequence[tuple[str, str]] = field(default_factory=lambda: UNKNOWN_COUNTRIES)


@dataclass(frozen=True)
class Passage:
    """A passage: its text, language and day, what it is (`look-alike` for one about nothing of ours) and which values
    it may be linked to."""

    text: str
    language: str
    kind: str
    published: str
    ids: frozenset[str]
    also: frozenset[str]
    number: str
    family: str


FAMILIES = (
    Family(
        "top500-share", r"t5-share-(jp|us|cn|kr|eu|de|fr|uk|tw)-\d{6}",
        ("{who} held {n} of the combined performance of the TOP500 {when}.",
         "On the TOP500 list of {date}, systems in {who} made up {n} of the total computing power.",
         "{who}'s share of the TOP500's summed performance was {n} {when}, the list's authors' figures show."),
        ("{date}のTOP500では、{who}のシステムが性能の合計の{n}を占めた。",
         "{who}のシェアは{date}のTOP500で{n}だった。"),
        again="list",
        newer_english=("{who} now holds {n} of the combined performance of the TOP500, the list of {date} shows.",
                       "On the TOP500 list of {date}, {who}'s share of the total computing power moved to {n}."),
        newer_japanese=("{date}の最新のTOP500で、{who}が性能の合計に占める割合は{n}となった。",),
    ),
    Family(
        "top500-systems", r"t5-n-(jp|us|cn|kr|de|fr|uk|tw)-\d{6}",
        ("{who} had {n} systems on the TOP500 list of {date}.",
         "The TOP500 of {date} counted {n} systems in {who}.",
         "{when_}, {n} of the world's 500 fastest supercomputers, as the TOP500 ranks them, stood in {who}."),
        ("{date}のTOP500に入った{who}のシステムは{n}台だった。", "TOP500に{who}から{n}システムが入った（{date}）。"),
        again="list",
        newer_english=("{who} now has {n} systems on the TOP500, according to the list of {date}.",),
        newer_japanese=("{date}の最新のTOP500で、{who}のシステムは{n}台となった。",),
    ),
    Family(
        "fugaku-rank", r"t5-fugaku-rank-\d{6}",
        ("Fugaku ranked {n} on the TOP500 list of {date}.",
         "The Fugaku supercomputer in Kobe came {n} in the TOP500 {when}.",
         "In the TOP500 ranking of {date}, RIKEN's Fugaku was placed {n}."),
        ("スーパーコンピューター「富岳」は{date}のTOP500で{n}だった。",
         "理研の「富岳」は{date}のスパコン番付TOP500で{n}に入った。"),
        who=("Fugaku", "富岳"), again="list",
        newer_english=("Fugaku has slipped to {n} on the TOP500 list of {date}.",
                       "RIKEN's Fugaku now ranks {n} in the TOP500, the list of {date} shows."),
        newer_japanese=("「富岳」は{date}の最新のTOP500で{n}となった。",),
        strangers=[("Vindstrom", "嵐山"), ("Corvina", "白嶺")],
    ),
    Family(
        "private-investment", r"inv-(us|cn|uk|jp|fr|kr|de|ca|in)-\d{4}",
        ("Private investment in AI in {who} came to {n} {when}.",
         "Investors put {n} of private money into AI companies in {who} {when}.",
         "{who}'s private AI investment was {n} {when}, according to Stanford's AI Index."),
        ("{who}のAIへの民間投資は{date}に{n}だった。",
         "スタンフォード大の報告によると、{date}の{who}の民間AI投資額は{n}に上った。"),
        again="year",
        newer_english=("Private investment in AI in {who} rose to {n} {when}.",
                       "The newest AI Index puts private AI investment in {who} at {n} for {date}."),
        newer_japanese=("{who}のAIへの民間投資は{date}に{n}に増えた。",),
    ),
    Family(
        "notable-models", r"mod-ep-(us|cn)-\d{4}(-s2607)?",
        ("Epoch counts {n} notable AI models from {who} for {date}.",
         "Organisations in {who} had a part in {n} notable AI models {when}, by Epoch's count.",
         "{n_} notable AI models came from {who} {when}, the research group Epoch AI says."),
        ("エポックAIによると、{date}に{who}の組織が関わった注目すべきAIモデルは{n}件だった。",
         "{who}の主要なAIモデルは{date}に{n}件を数えた（エポックAI調べ）。"),
        again="year",
        newer_english=("Epoch now counts {n} notable AI models from {who}, for {date}.",),
        known_to=(r"mod-aii-(us|cn)-\d{4}",),  # the AI Index takes its count from Epoch
        newer_japanese=("エポックAIの最新の集計で、{date}の{who}の注目すべきAIモデルは{n}件となった。",),
    ),
    Family(
        "epoch-share", r"ep-share-(jp|us|cn)-\d{4}-\d{2}",
        ("{who} had {n} of the world's known GPU-cluster performance {when}, by Epoch's data.",
         "Epoch AI put {who}'s share of GPU cluster performance at {n} {when}.",),
        ("エポックAIの{date}のデータでは、GPUクラスターの性能に{who}が占める割合は{n}だった。",),
        known_to=("ep-share-(us|cn)",),
    ),
    Family(
        "digital-ranking", r"imd-20\d\d",
        ("{who} came {n} in IMD's digital competitiveness ranking of {date}.",
         "The Swiss business school IMD placed {who} {n} overall in its World Digital Competitiveness Ranking {when}.",
         "{when_}, {who} ranked {n} for digital competitiveness, by IMD's table."),
        ("IMDの{date}の世界デジタル競争力ランキングで、{who}は総合{n}だった。",
         "{who}のデジタル競争力は{date}、IMDの番付で{n}だった。"),
        who=("Japan", "日本"), again="year",
        newer_english=("{who} is now {n} in IMD's digital competitiveness ranking, the table of {date} shows.",
                       "{who} moved to {n} in IMD's World Digital Competitiveness Ranking of {date}."),
        newer_japanese=("IMDの最新のデジタル競争力ランキング（{date}）で、{who}は{n}となった。",),
        known_to=(r"cnbc-rank", r"imd-knowledge-rank"),
    ),
    Family(
        "digital-skills", r"imd-20\d\d-skills",
        ("{who} ranked {n} for digital and technological skills in IMD's table of {date}.",
         "For digital skills, IMD placed {who} {n} {when}."),
        ("IMDの{date}のランキングで、{who}はデジタル技能の項目が{n}だった。",),
        who=("Japan", "日本"), again="year",
        newer_english=("{who} now ranks {n} for digital and technological skills, IMD's table of {date} shows.",),
        newer_japanese=("{date}の最新のIMDのランキングで、{who}のデジタルスキルは{n}となった。",),
    ),
    Family(
        "individual-use", r"use-(jp|us|cn|uk|de)-fy\d\d",
        ("{n_} of people in {who} had used generative AI by fiscal {date}, "
         "a survey for the communications ministry found.",
         "A white paper says that {n} of individuals in {who} have used generative AI (fiscal {date}).",),
        ("総務省の調査で、{who}で生成AIを使ったことがある個人は{date}に{n}だった。",
         "{who}で生成AIの利用経験がある人の割合は{date}、{n}だった。"),
        again="fiscal",
        newer_english=("The share of people in {who} who have used generative AI rose to {n} in fiscal {date}.",),
        newer_japanese=("生成AIを使ったことがある{who}の個人は{date}に{n}に増えた。",),
    ),
    Family(
        "business-use", r"cuse-(jp|us|de|cn)-fy2[45]",
        ("{n_} of companies in {who} used generative AI in at least one business task in fiscal {date}.",
         "In fiscal {date}, {n} of firms in {who} were using generative AI for some business task."),
        ("{date}に業務で生成AIを使う企業は{who}で{n}だった。",),
        again="fiscal",
        newer_english=(
            "The share of companies in {who} that use generative AI in their business rose to {n} in fiscal {date}.",),
        newer_japanese=("業務で生成AIを使う{who}の企業は{date}に{n}に増えた。",),
    ),
    Family(
        "databank-use", r"tdb-use(-2024)?",
        ("{n_} of Japanese companies were using generative AI at work {when}, Teikoku Databank found.",
         "A Teikoku Databank survey {when} found that {n} of companies in Japan use generative AI in their work."),
        ("帝国データバンクの{date}の調査で、生成AIを業務で活用している日本企業は{n}だった。",),
        who=("Japan", "日本"), again="survey", known_to=("companies-using-genai", "tdb-use-.*"),
        newer_english=(
            "Teikoku Databank's newest survey, of {date}, finds {n} of Japanese companies using generative AI at work.",
        ),
        newer_japanese=("帝国データバンクの{date}の最新の調査では、生成AIを業務で活用している日本企業は{n}となった。",),
    ),
    Family(
        "shortage", r"tal-it-2030-(low|mid|high)",
        ("{who} may be short of {n} IT workers by 2030, by one scenario of the economy ministry.",
         "The shortage of IT personnel in {who} could reach {n} people in 2030, a government study said.",),
        ("{who}では2030年にIT人材が{n}不足すると経済産業省は試算した。",
         "経産省の試算では、{who}のIT人材の不足は2030年に{n}になる。"),
        who=("Japan", "日本"), known_to=(r"tal-it-2030.*", "meti-shortage-2030", "cnbc-deficit", "talent-.*"),
    ),
    Family(
        "subsidies", r"fund-meti-(sakura|kddi|softbank24|softbank23)",
        ("METI will give {who} {n} in subsidies for computing that serves AI.",
         "{who} is to receive a subsidy of {n} from the economy ministry.",
         "The Ministry of Economy, Trade and Industry agreed to support {who} with {n} for its AI cloud."),
        ("経済産業省は{who}に{n}を補助する。", "{who}には経産省から最大{n}の補助金が出る。"),
        who=("", ""), strangers=UNKNOWN_COMPANIES,
    ),
    Family(
        "sakura-machine", r"jp-sakura-(gpus)",
        ("Sakura Internet's first system at Ishikari has {n} Nvidia H100 GPUs.",
         "{n_} GPUs of the type H100 are installed in the Ishikari machine of Sakura Internet."),
        ("さくらインターネットの石狩の計算機はH100を{n}基搭載する。",),
        who=("Sakura Internet",
            "さくらインターネット"), known_to=("sakura-gpus-announced",), strangers=UNKNOWN_COMPANIES,
    ),
    Family(
        "sakura-cost", r"jp-sakura-cost",
        ("Sakura Internet's first H100 system cost {n} to build.",
         "Building its first AI machine with H100 chips cost Sakura Internet {n} in total."),
        ("さくらインターネットの最初のH100システムの総費用は{n}だった。",),
        who=("Sakura Internet", "さくらインターネット"), strangers=UNKNOWN_COMPANIES,
    ),
    Family(
        "abci-gpus", r"jp-abci3-gpus",
        ("AIST's ABCI 3.0 runs on {n} Nvidia H200 GPUs.", "The ABCI 3.0 supercomputer of AIST holds {n} H200 GPUs."),
        ("産総研のABCI 3.0はH200を{n}基備える。",),
        who=("AIST", "産総研"), strangers=[("ORKA 2", "ORKA 2")],
    ),
    Family(
        "abci-peak", r"jp-abci3-peak",
        ("AIST's ABCI 3.0 has a half-precision peak of {n}.", "ABCI 3.0 of AIST reaches {n} at half precision."),
        ("産総研のABCI 3.0の半精度のピーク性能は{n}だ。",),
        who=("AIST", "産総研"), strangers=[("ORKA 2", "ORKA 2")],
    ),
    Family(
        "compute-target", r"jp-60ef-goal",
        ("METI wants {who} to have {n} of computing for generative AI by the end of fiscal 2027.",
         "The ministry's target for AI computing in {who} at the end of fiscal 2027 is {n}."),
        ("経産省は生成AI向けの国内の計算能力を2027年度末に{n}とする目標を掲げた。",),
        who=("Japan", "日本"), also=("jp-60ef-due",),
    ),
    Family(
        "fugakunext", r"jp-fugakunext-cost",
        ("Developing FugakuNEXT, the successor to Fugaku, will cost more than {n}.",
         "The development cost of FugakuNEXT is put at over {n}."),
        ("「富岳NEXT」の開発費は{n}を超える。",),
        who=("FugakuNEXT", "富岳NEXT"), strangers=[("Corvina Two", "白嶺2")],
    ),
    Family(
        "microsoft", r"fdi-microsoft(-2026)?",
        ("Microsoft announced {n} of investment in AI and cloud infrastructure in Japan {when}.",
         "{when_} Microsoft pledged to invest {n} in Japan."),
        ("マイクロソフトは{date}、日本に{n}を投資すると発表した。",),
        who=("Microsoft", "マイクロソフト"), strangers=UNKNOWN_COMPANIES, known_to=("microsoft-japan-investment",),
    ),
    Family(
        "oracle", r"fdi-oracle",
        ("Oracle plans to invest more than {n} in Japan over ten years.",
         "Over ten years, Oracle will put upwards of {n} into cloud and AI in Japan."),
        ("オラクルは10年間で日本に{n}超を投資する。",),
        who=("Oracle", "オラクル"), strangers=UNKNOWN_COMPANIES, also=("fdi-oracle-years",),
    ),
    Family(
        "aws", r"fdi-aws",
        ("Amazon Web Services plans to invest {n} in Japan from 2023 to 2027.",
         "AWS said that it would put {n} into Japan by 2027."),
        ("アマゾン・ウェブ・サービスは2027年までに日本に{n}を投資する計画だ。",),
        who=("Amazon Web Services", "アマゾン・ウェブ・サービス"), strangers=UNKNOWN_COMPANIES,
    ),
    Family(
        "ntt", r"ntt-growth",
        ("NTT will invest {n} in growth areas over five years.",
         "Over five years NTT plans {n} of spending on growth fields such as data centres and AI."),
        ("NTTは5年間で成長分野に{n}を投資する。",),
        who=("NTT", "NTT"), known_to=("ntt-growth-investment",), strangers=UNKNOWN_COMPANIES,
        also=("ntt-growth-years",),
    ),
    Family(
        "vision-fund", r"sbg-vf-loss",
        ("SoftBank's Vision Fund lost {n} in the fiscal year to March 2023.",
         "The Vision Fund of SoftBank reported a loss of {n} for the year that ended in March 2023."),
        ("ソフトバンクのビジョン・ファンドは2023年3月期に{n}の損失を出した。",),
        who=("Vision Fund", "ビジョン・ファンド"), known_to=("softbank-vision-fund-loss",),
        strangers=[("Meridian Growth Fund", "青嵐ファンド")],
    ),
    Family(
        "arm", r"arm-ipo-raised",
        ("Arm raised {n} in its initial public offering.", "Arm's IPO brought in {n}."),
        ("アームは新規株式公開で{n}を調達した。",),
        who=("Arm", "アーム"), strangers=UNKNOWN_COMPANIES, known_to=("arm-ipo-target", "arm-ipo-analyst-estimate"),
    ),
    Family(
        "gdp", r"gdp-(jp|kr|uk|de|fr|ca|us|cn|in)-20\d\d",
        ("The gross domestic product of {who} was {n} {when}.", "{who}'s nominal GDP came to {n} {when}."),
        ("{who}の名目国内総生産（GDP）は{date}に{n}だった。",),
    ),
    Family(
        "population", r"pop-(jp|kr|uk|de|fr|ca|us)-20\d\d",
        ("{who} had a population of {n} {when}.", "The population of {who} stood at {n} {when}."),
        ("{who}の人口は{date}に{n}だった。",),
    ),
    Family(
        "funded-companies", r"newco-(us|cn|jp)-20\d\d",
        ("{n_} AI companies in {who} were newly funded {when}.",
         "In {who}, {n} AI companies won funding for the first time {when}."),
        ("{date}に新たに資金を得た{who}のAI企業は{n}社だった。",),
        again="year",
        newer_english=("The number of newly funded AI companies in {who} reached {n} {when}.",),
        newer_japanese=("新たに資金を得た{who}のAI企業は{date}に{n}社に増えた。",),
    ),
    Family(
        "training-compute", r"cmp-(gpt3-flop|llama31-flop)",
        ("Training {who} took {n} floating-point operations.", "The training compute of {who} was {n} FLOP."),
        ("{who}の学習計算量は{n}FLOPだった。",),
        who=("", ""), strangers=[("Delphine-2", "Delphine-2"), ("Okami 40B", "Okami 40B")],
    ),
)  # fmt: skip
COMPANIES = {
    "fund-meti-sakura": ("Sakura Internet", "さくらインターネット"), "fund-meti-kddi": ("KDDI", "KDDI"),
    "fund-meti-softbank24": ("SoftBank", "ソフトバンク"), "fund-meti-softbank23": ("SoftBank", "ソフトバンク"),
    "cmp-gpt3-flop": ("GPT-3", "GPT-3"), "cmp-llama31-flop": ("Llama 3.1 405B", "Llama 3.1 405B"),
}  # fmt: skip
OTHER_THINGS = {
    "percent": (("Electric cars were {n} of those sold in {who} {when}.",
     "{n_} of hotel rooms in {who} stood empty {when}.",
                 "Tea exports from {who} grew by {n} {when}."),
                ("{date}の{who}の新車販売に占める電気自動車の割合は{n}だった。",
                 "{who}の緑茶の輸出は{date}に{n}増えた。")),
    "USD": (("Exports of whisky from {who} came to {n} {when}.", "Floods caused damage of {n} in {who} {when}."),
            ("{who}のウイスキーの輸出額は{date}に{n}だった。", "{who}の洪水の被害額は{date}に{n}に上った。")),
    "JPY": (("The bridge will cost {n}, the prefecture said.", "Ticket sales of {n} were a record for the theme park."),
            ("県によると、橋の建設費は{n}になる。", "遊園地の入場料収入は{n}で過去最高だった。")),
    "person": (("{n_} visited the temple {when}.", "The stadium drew {n} {when}."),
               ("{date}に寺を訪れた人は{n}だった。", "球場の観客数は{date}に{n}に達した。")),
    "rank": (("{who} came {n} in the women's relay {when}.", "{who} was placed {n} in the football table of {date}."),
             ("女子リレーで{who}は{n}だった（{date}）。", "サッカーの{date}の順位で{who}は{n}だった。")),
    "machine": (("{who} ranked {n} on the Green500 list of {date}.", "{who} came {n} in the Graph500 {when}."),
                ("{who}は{date}の省エネ番付Green500で{n}だった。", "{who}は{date}のGraph500で{n}だった。")),
    "count": (("{n_} lighthouses in {who} were still staffed {when}.", "Farmers in {who} counted {n} storks {when}."),
              ("{date}に{who}で残っていた灯台は{n}だった。", "{who}のコウノトリは{date}に{n}羽を数えた。")),
}  # fmt: skip
LEADS = {
    "en": ("", "", "The question has come up again this week. ", "Officials were careful with their words on Tuesday. ",
           "Readers asked how this compares. "),
    "ja": ("", "", "この問題が改めて注目されている。", "関係者は慎重な姿勢を崩さない。"),
}  # fmt: skip
TAILS = {
    "en": ("", "", " No further details were given.", " The figures could not be checked at once."),
    "ja": ("", "", "詳しいことは明らかにしていない。"),
}


def rows_of(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["status"] == "current"]


def kind_of(unit: str) -> str:
    """Return how numbers of a unit are written: a percentage, money, people, a rank, exaflops, else a count."""
    if unit in ("percent", "USD", "JPY", "person", "rank", "FLOP", "EFLOP/s"):
        return unit
    return "count"


def rounded(number: Decimal, digits: int) -> Decimal:
    return round(number, digits - 1 - number.adjusted()) if number else number


def plain(number: Decimal) -> str:
    text = f"{number.normalize():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def english_number(number: Decimal, unit: str, chance: random.Random) -> str:
    """Write a number as an English newspaper does."""
    kind = kind_of(unit)
    if kind == "percent":
        return f"{plain(number)}{chance.choice(['%', ' percent', ' per cent'])}"
    if kind == "rank":
        n = int(number)
        ending = {1: "st", 2: "nd", 3: "rd"}.get(n % 10 if n % 100 not in (11, 12, 13) else 0, "th")
        return chance.choice([f"{n}{ending}", ORDINALS[n]]) if n < len(ORDINALS) else f"{n}{ending}"
    if kind == "FLOP":
        exponent = number.adjusted()
        return f"{plain(number.scaleb(-exponent))} × 10{str(exponent).translate(RAISED)}"
    if kind == "EFLOP/s":
        return f"{plain(number)} {chance.choice(['exaflops', 'EFLOP/s', 'exaflop/s'])}"
    sign, name = {"USD": ("$", " dollars"), "JPY": ("¥", " yen")}.get(kind, ("", " people" if kind == "person" else ""))
    for factor, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if number >= Decimal(10) ** factor:
            said = f"{plain(rounded(number, 4).scaleb(-factor))} {word}"
            break
    else:
        said = f"{int(number):,}"
    return f"{sign}{said}" if sign and chance.random() < 0.6 else f"{said}{name}"


def japanese_number(number: Decimal, unit: str, chance: random.Random) -> str:
    """Write a number as a Japanese newspaper does, in 万, 億 and 兆."""
    kind = kind_of(unit)
    if kind == "percent":
        return f"{plain(number)}{chance.choice(['%', '％', 'パーセント'])}"
    if kind == "rank":
        return f"{int(number)}位"
    if kind == "FLOP":
        return f"{plain(number.scaleb(-number.adjusted()))}×10の{number.adjusted()}乗"
    if kind == "EFLOP/s":
        return f"{plain(number)}エクサフロップス"
    name = {"USD": "ドル", "JPY": "円", "person": "人"}.get(kind, "")
    if kind == "count":
        return f"{int(number):,}" if chance.random() < 0.5 else f"{int(number)}"
    left, said = int(rounded(number, 4)), ""
    for factor, sign in ((12, "兆"), (8, "億"), (4, "万")):
        if left >= 10**factor:
            said += f"{left // 10**factor}{sign}"
            left %= 10**factor
    return f"{said}{left if left or not said else ''}{name}"


def english_date(edtf: str) -> tuple[str, str]:
    """Return a date as words, and with its preposition."""
    if edtf.startswith("FY"):
        return edtf[2:], f"in fiscal {edtf[2:]}"
    year, _, month = edtf[:7].partition("-")
    words = f"{MONTHS[int(month) - 1]} {year}" if month else year
    return words, f"in {words}"


def japanese_date(edtf: str) -> str:
    if edtf.startswith("FY"):
        return f"{edtf[2:]}年度"
    year, _, month = edtf[:7].partition("-")
    return f"{year}年{int(month)}月" if month else f"{year}年"


class Maker:
    """Makes passages of one seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._rows = {table: rows_of(table) for table in ("claims", "reference")}

    def passages(self, count: Mapping[tuple[str, str], int]) -> Iterator[Passage]:
        """Yield so many passages of each kind and language."""
        for (kind, language), number in count.items():
            made: set[str] = set()
            while len(made) < number:
                passage = self._passage(kind, language)
                if passage is not None and passage.text not in made:
                    made.add(passage.text)
                    yield passage

    def _passage(self, kind: str, language: str) -> Passage | None:
        families = [each for each in FAMILIES if kind != "newer" or each.again]
        if kind == "contradicts":  # another target may be a newer one
            families = [each for each in families if each.name != "compute-target"]
        family = self._chance.choice(families)
        held = self._held(family)
        row = self._chance.choice(held)
        number = Decimal(row["value"])
        country = family.strangers is UNKNOWN_COUNTRIES or family.name == "fugaku-rank"
        if kind == "look-alike" and country and self._chance.random() < 0.5 and kind_of(row["unit"]) in OTHER_THINGS:
            return self._other_thing(family, row, number, language)
        if (
            kind == "contradicts"
            and sum(who_of(family, each) == who_of(family, row) for each in held) > 1
            and not (any("{date}" in way or "{when" in way for way in family.english))
        ):  # several of them without a date: another may be one more
            return None
        period, published = row["as_of"], "2027-09-14"
        if kind == "newer":
            row = max((each for each in held if each["subject"] == row["subject"]), key=lambda each: each["as_of"])
            period, number = (
                next_period(family.again, row["as_of"]),
                self._changed(Decimal(row["value"]), family, row, held),
            )
        elif kind == "contradicts":
            number = self._changed(number, family, row, held)
        if not number or (kind != "newer" and family.name == "notable-models" and number < 5):
            return None
        ways = family.english if language == "en" else family.japanese
        if kind == "newer":
            ways = family.newer_english if language == "en" else family.newer_japanese
        who = self._chance.choice(list(family.strangers)) if kind == "look-alike" else who_of(family, row)
        if kind == "look-alike" and not any("{who" in way for way in ways):
            ways = tuple(put_stranger(way, family, language) for way in ways)
        text = self._said(self._chance.choice(ways), who, number, row["unit"], period, language)
        ids = frozenset[str]() if kind == "look-alike" else self._ids(family, row, held)
        also = frozenset[str]() if kind == "look-alike" else frozenset(family.also)
        return Passage(text, language, kind, published, ids, also, row["value"], family.name)

    def _held(self, family: Family) -> list[dict[str, str]]:
        rows = [row for row in self._rows[family.table] if re.fullmatch(family.ids, row["id"]) and row["value"]]
        assert rows, family.name
        return [row for row in rows if family.who or row["subject"] in COUNTRIES]

    def _other_thing(self, family: Family, row: Row, number: Decimal, language: str) -> Passage:
        english, japanese = OTHER_THINGS["machine" if family.name == "fugaku-rank" else kind_of(row["unit"])]
        who = who_of(family, row)
        way = self._chance.choice(english if language == "en" else japanese)
        text = self._said(way, who, number, row["unit"], row["as_of"], language)
        return Passage(
            text, language, "look-alike", "2027-09-14", frozenset(), frozenset(), row["value"], f"not {family.name}"
        )

    def _changed(self, number: Decimal, family: Family, row: Row, held: Sequence[Row]) -> Decimal:
        """Return another number, written as exactly, that no row of the family has about the same subject."""
        digits = max(2, len(number.normalize().as_tuple().digits))
        taken = [Decimal(each["value"]) for each in held if each["subject"] == row["subject"]]
        rows = [each for table in self._rows.values() for each in table]
        known = [each for each in rows if any(re.fullmatch(name, each["id"]) for name in family.known_to)]
        spans = [(Decimal(each["low"]), Decimal(each["high"])) for each in known if each["low"] and each["high"]]
        taken += [Decimal(each["value"]) for each in known if re.fullmatch(r"[\d.e]+", each["value"])]
        for _ in range(200):
            if row["unit"] == "rank" or number < 10 and row["unit"] not in ("percent", "EFLOP/s"):
                new = number + self._chance.choice([-5, -4, -3, -2, 2, 3, 4, 5])
            else:
                factor = self._chance.choice([self._chance.uniform(0.55, 0.85), self._chance.uniform(1.2, 1.9)])
                new = rounded(number * Decimal(factor), min(digits, 4))
                new = new if row["unit"] in ("percent", "EFLOP/s", "FLOP", "USD", "JPY") else Decimal(int(new))
            most = 100 if row["unit"] == "percent" else 10**30
            if any(low <= new <= high for low, high in spans):
                continue
            if 1 <= new < most and all(abs(new - each) > abs(each) * Decimal("0.07") for each in taken):
                return new
        return Decimal(0)

    def _ids(self, family: Family, row: Row, held: Sequence[Row]) -> frozenset[str]:
        """Return the rows that a passage may be linked to: of the family about the same, and those known to hold the
        same fact."""
        same = {each["id"] for each in held if who_of(family, each) == who_of(family, row)}
        other = {each["id"] for table in self._rows.values() for each in table
                 if any(re.fullmatch(known, each["id"]) for known in family.known_to)}  # fmt: skip
        return frozenset(same | other)

    def _said(self, way: str, who: tuple[str, str], number: Decimal, unit: str, period: str, language: str) -> str:
        chance = self._chance
        if language == "en":
            date, when = english_date(period)
            said = english_number(number, unit, chance)
            if re.search(r"\{n_?\} (?:IT )?(?:workers|people)", way):
                said = said.removesuffix(" people")
            text = way.format(
                who=who[0],
                n=said,
                n_=said[:1].upper() + said[1:],
                date=date,
                when=when,
                when_=when[:1].upper() + when[1:],
            ).replace("States's", "States'")
            text = text[:1].upper() + text[1:]
        else:
            said = japanese_number(number, unit, chance)
            text = way.format(who=who[1], n=said, date=japanese_date(period))
        return chance.choice(LEADS[language]) + text + chance.choice(TAILS[language])


def who_of(family: Family, row: Row) -> tuple[str, str]:
    if family.who is None:
        return COUNTRIES[row["subject"]]
    return family.who if family.who[0] else COMPANIES[row["id"]]


def put_stranger(way: str, family: Family, language: str) -> str:
    """Return a way of saying with room for somebody else where the family's own subject stands."""
    assert family.who is not None
    english = {"Fugaku": r"(?:RIKEN's |The )?Fugaku(?: supercomputer in Kobe)?",
        "AIST": r"(?:AIST's |The )?ABCI 3\.0(?: supercomputer)?(?: of AIST)?",
               "Japan": r"Japanese companies|companies in Japan",
                "Vision Fund": r"SoftBank's Vision Fund|The Vision Fund of SoftBank",
               "FugakuNEXT": r"FugakuNEXT, the successor to Fugaku,|FugakuNEXT",
                "NTT": "NTT", "Amazon Web Services": "Amazon Web Services|AWS"}  # fmt: skip
    japanese = {"富岳": r"スーパーコンピューター「富岳」|理研の「富岳」|「富岳」",
        "産総研": r"産総研のABCI 3\.0", "日本": "日本企業|国内",
                "ビジョン・ファンド": "ソフトバンクのビジョン・ファンド", "富岳NEXT": "「富岳NEXT」"}  # fmt: skip
    names = (english, japanese)[language == "ja"]
    own = family.who[language == "ja"]
    tail = {"Japan": "companies in {who}", "日本": "{who}の企業"}.get(own, "{who}")
    return re.sub(names.get(own, re.escape(own)), tail, way, count=1)


def next_period(again: str, last: str) -> str:
    """Return the period after the last one that the book holds."""
    if again == "list":
        year, month = int(last[:4]), int(last[5:7])
        return f"{year + 1}-06" if month > 6 else f"{year}-11"
    if again == "fiscal":
        return f"FY{int(last.removeprefix('FY')) + 1}"
    return str(int(last[:4]) + 1) if again == "year" else f"{int(last[:4]) + 1}-07"


def made(seed: int, total: int = 500) -> list[Passage]:
    """Return passages of all kinds, seven tenths of them English."""
    shares: dict[tuple[str, str], Any] = {}
    for kind, share in (("repeats", 0.36), ("contradicts", 0.2), ("newer", 0.18), ("look-alike", 0.26)):
        for language, part in (("en", 0.7), ("ja", 0.3)):
            shares[kind, language] = round(total * share * part)
    return list(Maker(seed).passages(shares))


if __name__ == "__main__":
    for passage in made(1):
        print(passage.kind, passage.language, passage.family, "|", passage.text)
