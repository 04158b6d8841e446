"""Checks of briefs: every bound number of the made briefs is judged as marked, and every mutation of it is found."""

from __future__ import annotations

import atexit
import re
import shutil
import tarfile
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import brief_making as making
import pytest

from claimbook.base.paths import BookPaths
from claimbook.brief import verdicts as v
from claimbook.brief.checking import Checked, Checker, Number
from claimbook.brief.files import read_content
from claimbook.brief.states import Known, State, States, known_of, states_of_book
from claimbook.documents.blocks import Block, Place, Reading

ROOT = Path(__file__).parent.parent
FORMS = ("md", "txt", "tex", "html", "docx", "odt", "pdf")
WORKING = "@2026.1+2026-11-28"
LOST_IN_PDF = 0.05  # what a PDF's lines may hide of links and notes


@cache
def written_against(folder: str = "") -> BookPaths:
    """Return the book that the briefs of a folder were written against; a folder with a later state holds what had
    changed by then. What this book says since is no fault of theirs."""
    root = Path(tempfile.mkdtemp(prefix="briefed-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    for state in dict.fromkeys(("", folder)):
        with tarfile.open(making.BRIEFS / state / "book.tar.gz") as packed:
            packed.extractall(root, filter="data")
    return BookPaths(root)


def later(folder: str) -> str:
    """Return the folder where it has a state of the book of its own."""
    return folder if (making.BRIEFS / folder / "book.tar.gz").exists() else ""


@cache
def states(folder: str = "") -> States:
    return states_of_book(written_against(folder))


@cache
def checker(folder: str = "") -> Checker:
    return Checker(states(folder))


def said(*sentences: str) -> Checked:
    """Return the check of a brief with one paragraph a sentence."""
    blocks = tuple(Block(text, Place(paragraph=number)) for number, text in enumerate(sentences, 1))
    return checker().check(Reading("brief", "word", blocks))


def cited_in(sentence: str) -> Checked:
    """Return the check of a sentence that names ids in brackets, against the later state of the book."""
    cited = re.sub(
        r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?=[).;,、）])",
        lambda match: f"closing-the-gap:{match[0]}{WORKING}" if match[0] in states("unseen").ids else match[0],
        sentence,
    )
    return checker("unseen").check(Reading("brief", "word", (Block(cited, Place(paragraph=1)),)))


def verdicts(*sentences: str) -> list[str]:
    return [each.judgement.verdict for each in said(*sentences).numbers]


def digits(text: str) -> str:
    return re.sub(r"[^\d.]", "", text.replace(",", ""))


def found(checked: Checked, answers: list[making.Answer]) -> list[Number | None]:
    """Return for each marked number the one that was judged, in their order."""
    numbers, place, matched = checked.numbers, 0, []
    for answer in answers:
        now = place
        while now < len(numbers) and not _same(numbers[now].text, answer.text):
            now += 1
        matched.append(numbers[now] if now < len(numbers) else None)
        place = now + 1 if now < len(numbers) else place
    return matched


def _same(judged: str, marked: str) -> bool:
    if not digits(marked):
        return judged == marked or judged.startswith(f"{marked} ")
    longer = re.fullmatch(rf"{re.escape(marked)} (?:of \S.*|[^\d\s]\S*(?: \S+)*)", judged)  # 6,128 H200 accelerators
    return (
        digits(judged) == digits(marked)
        or longer is not None
        or (" of " in judged and judged.startswith(marked.split()[0]))
        or judged.endswith(f"中{marked}")  # 64か国中32位
    )


# known values that stand uncited in a brief and that the index of meaning does not offer for their sentence, and copies
# of a paper, which the extractor does not count
NOT_OFFERED = {
    "jinzai_iinkai_shitsumon": ["3.6%: unknown of None, not known_not_cited of tal-elite-jp-share"],
    "kasumigaseki_newsletter_ja": ["3,400部: not found"],
    "koden_riyo": ["8,349万人: unknown of None, not known_not_cited of pop-de-2025"],
    "export_hearing": ["989.5 TFLOP/s: unknown of None, not known_not_cited of chip-h200"],
    "skills_paper": ["2,525 authors: unknown of None, not known_not_cited of tal-elite-cn-2018"],
}


def wrong(checked: Checked, answers: list[making.Answer]) -> list[str]:
    """Return what differs from the answers, a line each, and what is reported beyond them."""
    numbers = found(checked, answers)
    lines = []
    for answer, number in zip(answers, numbers, strict=True):
        if number is None:
            lines.append(f"{answer.text}: not found")
        elif number.judgement.verdict != answer.verdict or (answer.id and number.judgement.id != answer.id):
            lines.append(
                f"{answer.text}: {number.judgement.verdict} of {number.judgement.id}, not {answer.verdict} of "
                f"{answer.id}"
            )
    return lines + [f"{each.text}: {each.judgement.verdict}, but it is not marked" for each in checked.numbers
                    if each not in numbers and each.judgement.verdict in v.FINDINGS]  # fmt: skip


@pytest.mark.parametrize("name", sorted(making.sources()))
def test_every_number_of_a_brief_is_judged_as_marked(name: str) -> None:
    source = making.sources()[name]
    checked = checker().check(making.ideal_reading(source))
    assert wrong(checked, making.answers(source)) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_brief_is_judged_alike_in_every_format(form: str) -> None:
    lines, count = [], 0
    for name, source in making.sources().items():
        if making.form_of(source) in ("xlsx", "pptx"):
            continue
        if form == "pdf" and making.form_of(source) != "pdf" and name not in ("adoption", "rates", "memo"):
            continue
        answers = making.answers(source)
        count += len(answers)
        checked = checker().check(read_content(making.written(source, form), f"{name}.{form}"))
        lines += [f"{name}: {line}" for line in wrong(checked, answers)]
    assert len(lines) <= (LOST_IN_PDF * count if form == "pdf" else 0), lines


@pytest.mark.parametrize(("name", "form"), [("slides", "pptx"), ("sheet", "xlsx")])
def test_slides_and_sheets_are_checked(name: str, form: str) -> None:
    source = making.sources()[name]
    checked = checker().check(read_content(making.written(source, form), f"{name}.{form}"))
    assert wrong(checked, making.answers(source)) == []


@pytest.mark.parametrize(
    ("folder", "name"),
    [(folder, name) for folder in ("evaluated", "later", "unseen") for name in sorted(making.sources(folder))],
)
def test_briefs_written_after_the_checks_raise_no_alarm(folder: str, name: str) -> None:
    source = making.sources(folder)[name]
    checked = checker(later(folder)).check(making.ideal_reading(source))
    assert wrong(checked, making.answers(source)) == NOT_OFFERED.get(name, [])


@pytest.mark.parametrize("name", sorted(making.sources("unseen")))
def test_an_unseen_brief_is_judged_as_marked_in_its_own_format(name: str) -> None:
    source = making.sources("unseen")[name]
    form = making.form_of(source)
    checked = checker("unseen").check(read_content(making.written(source, form), f"{name}.{form}"))
    assert wrong(checked, making.answers(source)) == NOT_OFFERED.get(name, [])


@pytest.mark.parametrize(
    ("folder", "every", "fewest"), [("", 1, 850), ("evaluated", 1, 300), ("later", 8, 95), ("unseen", 20, 250)]
)
def test_mutations_of_bound_numbers_are_found_under_the_right_word(folder: str, every: int, fewest: int) -> None:
    checker = Checker(states(later(folder)))
    ids = list(checker.states.newest.values)
    tried, flagged, right = Counter(), Counter(), Counter()
    missed = []
    for name, source in making.sources(folder).items():
        for mutation in list(making.mutations(source, ids))[::every]:
            checked = checker.check(making.ideal_reading(mutation.source))
            number = found(checked, making.answers(mutation.source))[mutation.target]
            verdict = number.judgement.verdict if number else "not found"
            tried[mutation.kind] += 1
            flagged[mutation.kind] += verdict in v.FINDINGS
            right[mutation.kind] += verdict in mutation.verdicts
            if verdict not in mutation.verdicts:
                missed.append(f"{name}, {mutation.kind}: {number.text if number else '?'} is {verdict}")
    assert tried.total() > fewest
    assert flagged.total() / tried.total() >= 0.98, missed
    assert right.total() / tried.total() >= 0.95, missed


def test_what_is_known_but_not_cited_in_an_unseen_brief_is_what_is_marked() -> None:
    right = total = 0
    for source in making.sources("unseen").values():
        checked, answers = checker("unseen").check(making.ideal_reading(source)), making.answers(source)
        marked = {id(number): answer for number, answer in zip(found(checked, answers), answers, strict=True)}
        for number in checked.numbers:
            if number.judgement.verdict == v.KNOWN_NOT_CITED:
                total += 1
                right += id(number) in marked and marked[id(number)].id == number.judgement.id
    assert total > 5
    assert right / total >= 0.9


def test_what_is_known_but_not_cited_is_rarely_something_else() -> None:
    """The book's own sentences without their citations: who is taken for a value is one of those that stand there."""
    from claimbook.editions.edition import editions

    edition = editions(written_against())[-1]
    sentences = [each for each in edition.state.sentences if each["ids"]]
    values = states().newest.values
    checked = said(*(re.sub(r"[*`]|\[([^\]]*)\]\([^)]*\)", r"\1", each["text"]) for each in sentences))
    right = total = 0
    for number in checked.numbers:
        if number.judgement.verdict == v.KNOWN_NOT_CITED:
            shown = [values[id] for id in sentences[number.spot.block]["ids"] if id in values]
            known = values[number.judgement.id or ""]
            total += 1
            right += any((each.number, each.unit) == (known.number, known.unit) for each in shown)
    assert total > 50
    assert right / total >= 0.9
    assert not any(number.judgement.verdict == v.DIFFERS for number in checked.numbers)


def test_random_numbers_do_not_pass() -> None:
    passed = drawn = 0
    for source in making.sources().values():
        checked = checker().check(making.ideal_reading(source))
        passed, drawn = passed + checked.chance[0], drawn + checked.chance[1]
    assert drawn > 1000
    assert passed / drawn < 0.01


USING = "closing-the-gap:companies-using-genai@2026.1"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (f"In June 2023, 9.1 % of companies used generative AI ({USING}).", v.CURRENT),
        (f"In June 2023, about 9 % of companies used generative AI ({USING}).", v.CURRENT_ROUNDED),
        (f"In June 2023, 9 % of companies used generative AI ({USING}).", v.DIFFERS),
        (f"In June 2023, more than 9 % of companies used generative AI ({USING}).", v.CURRENT_ROUNDED),
        (f"In June 2023, more than 9.2 % of companies used generative AI ({USING}).", v.DIFFERS),
        (f"In June 2023, up to 9.1 % of companies used generative AI ({USING}).", v.WRONG_COMPARATOR),
        (f"In June 2023, 9.1 % of companies never used generative AI ({USING}).", v.WRONG_COMPARATOR),
        (f"Not only companies: in June 2023 9.1 % of them used generative AI ({USING}).", v.CURRENT),
        (f"In 2023, 9.1 % of companies used generative AI ({USING}).", v.CURRENT),
        (f"In 2022, 9.1 % of companies used generative AI ({USING}).", v.WRONG_PERIOD),
        (f"In June 2023, 9.1 percentage points of companies used generative AI ({USING}).", v.WRONG_UNIT),
        (f"In June 2023, 9.1 % of companies used it ({USING.replace('genai', 'genia')}).", v.BROKEN_CITATION),
        (f"In June 2023, 9.1 % of companies used it ({USING.replace('2026.1', '2026.3')}).", v.BROKEN_CITATION),
        (f"In June 2023, 9.1 % of companies used generative AI ({USING}+2026-11-20).", v.CURRENT),
        ("Japan counts 12 commitments (closing-the-gap:funding-since-announced@2025.1).", v.REVISED),
        ("Japan counts 13 commitments (closing-the-gap:funding-since-announced@2025.1).", v.WRONG_CITATION),
        ("Japan counts 13 commitments (closing-the-gap:funding-since-announced@2026.1).", v.CURRENT),
        ("China launched 79 LLMs, an article says (closing-the-gap:china-llms-launched@2026.1).", v.WRONG_COMPARATOR),
        ("Arm could raise $50–60 billion (closing-the-gap:arm-ipo-analyst-estimate@2026.1).", v.CONTESTED),
        ("He said Arm may raise $50–60 billion (closing-the-gap:arm-ipo-analyst-estimate@2026.1).", v.CURRENT),
        ("GPT-3 would take 5 days (closing-the-gap:gpt3-h100-days@2026.1).", v.DIFFERS),
        ("The subsidy was 6.8 billion yen (closing-the-gap:jp-sakura-subsidy@2026.1).", v.CURRENT),
        ("The subsidy was ¥6,800 million (closing-the-gap:jp-sakura-subsidy@2026.1).", v.CURRENT),
        ("The peak is 1,995 PFLOP/s (closing-the-gap:jp-sakura-peak@2026.1).", v.CURRENT),
        ("The peak is 1.995 PFLOP/s (closing-the-gap:jp-sakura-peak@2026.1).", v.WRONG_UNIT),
        ("Japan ranks 28th out of 64 countries (closing-the-gap:imd-2022-knowledge@2026.1).", v.DIFFERS),
        (f"In June 2023, the share was no more than 9.1 % ({USING}).", v.CURRENT),
        ("割合は5.08%にすぎない（closing-the-gap:t5-share-jp-nofugaku-202006@2026.1+2026-11-20）。", v.CURRENT),
        ("事務職は437万人余る見通しである（closing-the-gap:tal-clerk-2040@2026.1+2026-11-20）。", v.CURRENT),
        (f"In June 2023, more than 9.10 % used it ({USING}).", v.WRONG_COMPARATOR),
        ("Costs have grown 2.4 times a year since 2016 (closing-the-gap:cost-growth@2026.1+2026-11-20).", v.CURRENT),
    ],
)  # fmt: skip
def test_one_sentence_gets_one_verdict(sentence: str, verdict: str) -> None:
    assert verdicts(sentence)[:1] == [verdict]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # places in words
        ("In June 2026 Fugaku stands ninth (t5-fugaku-rank-202606).", [v.CURRENT]),
        ("In June 2026 Fugaku stands eighth (t5-fugaku-rank-202606).", [v.DIFFERS]),
        ("By June 2026 it had slipped to ninth (t5-fugaku-rank-202606).", [v.CURRENT]),
        ("For the second time, Fugaku came ninth in June 2026 (t5-fugaku-rank-202606).", [v.CURRENT]),
        ("2026年6月に富岳は第9位である（t5-fugaku-rank-202606）。", [v.CURRENT]),
        ("2026年6月に富岳は八位である（t5-fugaku-rank-202606）。", [v.DIFFERS]),
        ("In June 2026 Fugaku ranks above ninth (t5-fugaku-rank-202606).", [v.WRONG_COMPARATOR]),
        ("In June 2026 Fugaku ranked below 9th (t5-fugaku-rank-202606).", [v.WRONG_COMPARATOR]),
        ("In June 2026 Fugaku ranked no better than ninth (t5-fugaku-rank-202606).", [v.CURRENT]),
        # hours of machines, lengths of time that stand alone
        ("A run of its size needs 400 million hours of H100s (run-hours).", [v.CURRENT]),
        ("A run of its size needs 400 million GPU hours (run-hours).", [v.CURRENT]),
        ("A run of its size needs 700 million hours of H100s (run-hours).", [v.DIFFERS]),
        ("On its clusters a run takes 3.8 years (run-time-softbank).", [v.DIFFERS]),
        ("The substation has a lead time of 31 months.", [v.UNKNOWN]),
        # a period said beside “two years earlier”, or only compared with
        ("Two years earlier, in 2023, Japan had drawn US$680m (inv-jp-2023).", [v.CURRENT]),
        ("Two years earlier, in 2022, Japan had drawn US$680m (inv-jp-2023).", [v.WRONG_PERIOD]),
        ("Two years earlier Japan had drawn US$680m (inv-jp-2023).", [v.CURRENT]),
        ("In 2022 Japan drew US$680m, less than the year before (inv-jp-2023).", [v.WRONG_PERIOD]),
        ("In 2024, Japan looked back on $680 million the year before (inv-jp-2023).", [v.CURRENT]),
        ("2026年度の当初予算案は1兆2,390億円、前年度比で大幅増である（fund-meti-ai-chips-fy26）。", [v.CURRENT]),
        ("2025年度の当初予算案は1兆2,390億円、前年度比で大幅増である（fund-meti-ai-chips-fy26）。", [v.WRONG_PERIOD]),
        ("41 Japanese models published in 2025 were built on a foreign base (ow-2025).", [v.CURRENT]),
        ("41 Japanese models published in 2026 were built on a foreign base (ow-2025).", [v.WRONG_PERIOD]),
        ("The announcement, in April 2026, was for $10bn from 2026 to 2029 (fdi-microsoft-2026).", [v.CURRENT]),
        ("The announcement, in April 2025, was for $10bn from 2026 to 2029 (fdi-microsoft-2026).", [v.WRONG_PERIOD]),
        ("It ranked 1st in June 2020; by June 2025 it had slipped to 7th, and on the list of June 2026 it stands ninth "
         "(t5-fugaku-rank-202006, t5-fugaku-rank-202506, t5-fugaku-rank-202606).", [v.CURRENT] * 3),
        ("It ranked 1st in June 2020; by June 2024 it had slipped to 7th, and on the list of June 2026 it stands ninth "
         "(t5-fugaku-rank-202006, t5-fugaku-rank-202506, t5-fugaku-rank-202606).",
         [v.CURRENT, v.WRONG_PERIOD, v.CURRENT]),
        # a plan told as done
        ("Of it, the resource was given £1 billion (peer-uk-airr), and more should follow.", [v.LOST_CAVEAT]),
        ("Of it, the resource is to be given £1 billion (peer-uk-airr), and work has begun.", [v.CURRENT]),
        ("The plan records 50 percent of people using it (tl-plan-use1).", [v.LOST_CAVEAT]),
        ("The plan aims at 50 percent of people using it (tl-plan-use1).", [v.CURRENT]),
        ("補助金・委託費に6兆円程度を充てた（fund-10tn-subsidy）。", [v.LOST_CAVEAT]),
        ("補助金・委託費に6兆円程度を充てる方針である（fund-10tn-subsidy）。", [v.CURRENT]),
        ("計画では、2030年までに100万人超を育成した（fdi-microsoft-2026-skills）。", [v.LOST_CAVEAT]),
        ("計画では、2030年までに100万人超を育成する（fdi-microsoft-2026-skills）。", [v.CURRENT]),
        # what is denied before or beside a number
        ("Of this sum, $25 million, did not come from NVIDIA (par-110-nvidia).", [v.WRONG_COMPARATOR]),
        ("Of this sum, $25 million, came from NVIDIA, and no more (par-110-nvidia).", [v.CURRENT]),
        ("2024年度に生成AIを利用していない日本企業は55.2%に上る（cuse-jp-fy24）。", [v.WRONG_COMPARATOR]),
        ("2024年度に生成AIを利用している日本企業は55.2%で、少なくない（cuse-jp-fy24）。", [v.CURRENT]),
        # deeds that govern their number, whatever nouns stand before it
        ("The pledges made in Paris have brought €109 billion of investment (peer-fr-109).", [v.LOST_CAVEAT]),
        ("The pledges made in Paris have brought promises of €109 billion (peer-fr-109).", [v.CURRENT]),
        ("The pledges made in Paris are thought to have brought €109 billion (peer-fr-109).", [v.CURRENT]),
        ("About ¥6 trillion of the framework has gone into subsidies (fund-10tn-subsidy).", [v.LOST_CAVEAT]),
        ("About ¥6 trillion of the framework will have gone into subsidies (fund-10tn-subsidy).", [v.CURRENT]),
        ("The plan of ¥2 trillion has gone unnoticed (jp-softbank-2tn).", [v.CURRENT]),
        ("SoftBank has added ¥2 trillion to its plans (jp-softbank-2tn).", [v.CURRENT]),
        ("基本計画は、生成AIを使う人の割合について50%に達したとする（tl-plan-use1）。", [v.LOST_CAVEAT]),
        ("基本計画は、生成AIを使う人の割合について50%に達することを目指す（tl-plan-use1）。", [v.CURRENT]),
        ("事業への支援は2030年度までに約1兆円となりました（fund-noetra-total）。", [v.LOST_CAVEAT]),
        ("事業への支援の計画は2030年度までに約1兆円となりました（fund-noetra-total）。", [v.CURRENT]),
        ("FugakuNEXT is designed to have a peak of 150 EFLOP/s (jp-fugakunext-bf16).", [v.CURRENT]),
        ("FugakuNEXT has a peak of 150 EFLOP/s (jp-fugakunext-bf16).", [v.LOST_CAVEAT]),
        ("富岳NEXTは150 EFLOP/sのピークを持つ設計である（jp-fugakunext-bf16）。", [v.CURRENT]),
        ("富岳NEXTの設計は150 EFLOP/sのピークを達成した（jp-fugakunext-bf16）。", [v.LOST_CAVEAT]),
        # estimates told as facts
        ("The training of Grok 4 cost $490 million (cost-grok4-490).", [v.LOST_CAVEAT]),
        ("The training of Grok 4 cost roughly $490 million (cost-grok4-490).", [v.CURRENT]),
        ("Epoch’s figure for Grok 4 is $490 million (cost-grok4-490).", [v.CURRENT]),
        ("For Grok 4 the bill lies between $388 million and $490 million, depending on who does the sum "
         "(cost-grok4-ep, cost-grok4-490).", [v.CURRENT_ROUNDED, v.CURRENT]),
        ("All of these are estimates. Grok 4 used 310 GWh (cost-grok4-gwh).", [v.CURRENT]),
        ("Grok 4の訓練には310 GWhの電力が使われた（cost-grok4-gwh）。", [v.LOST_CAVEAT]),
        ("Grok 4の訓練に使われた電力は310 GWhと推計される（cost-grok4-gwh）。", [v.CURRENT]),
        # limits beside an interval
        ("They expect to spend more than $650–760 billion in 2026 (peer-us-capex).", [v.WRONG_COMPARATOR]),
        ("They expect to spend about $650–760 billion in 2026 (peer-us-capex).", [v.CURRENT]),
        ("大手の2026年の設備投資は6500億～7600億ドルを超える見込みである（peer-us-capex）。", [v.WRONG_COMPARATOR]),
        ("大手の2026年の設備投資は6500億～7600億ドルの見込みである（peer-us-capex）。", [v.CURRENT]),
        # a year that is said of all numbers behind it, the month of a count
        ("The pair for 2024 is $109 billion (inv-us-2024) against $930 million (inv-jp-2024) for Japan.",
         [v.CURRENT_ROUNDED, v.CURRENT]),
        ("The pair for 2023 is $109 billion (inv-us-2024) against $930 million (inv-jp-2024) for Japan.",
         [v.WRONG_PERIOD, v.WRONG_PERIOD]),
        ("2023年の数字は、米国が1,091億ドル（inv-us-2024）、日本が9億3,000万ドル（inv-jp-2024）である。",
         [v.WRONG_PERIOD, v.WRONG_PERIOD]),
        ("60 notable AI models from 2025 are of the United States, 35 of China and 8 of South Korea "
         "(mod-ep-us-2025-s2607, mod-ep-cn-2025-s2607, mod-ep-kr-2025-s2607).", [v.CURRENT] * 3),
        ("60 notable AI models from 2026 are of the United States (mod-ep-us-2025-s2607).", [v.WRONG_PERIOD]),
        ("By the count of July 2026, 60 notable AI models from 2025 are American (mod-ep-us-2025-s2607).", [v.CURRENT]),
        # “number” as a verb, deeds that were not done
        ("IT personnel in Japan numbered 1.03 million in 2018 (tal-it-2018-stock).", [v.CURRENT]),
        ("IT personnel in Japan did not number 1.03 million in 2018 (tal-it-2018-stock).", [v.WRONG_COMPARATOR]),
        ("In 2024, 4 Japanese models built on Qwen were not published (ow-qwen-2024).", [v.WRONG_COMPARATOR]),
        ("In 2024, 4 Japanese models built on Qwen were not published openly (ow-qwen-2024).", [v.CURRENT]),
        # what a sum is per
        ("In March 2026 the rental stood at about $2.35 per GPU hour (gpu-rent-h100).", [v.CURRENT]),
        ("In March 2026 the rental stood at about $2.35 per GPU-day (gpu-rent-h100).", [v.WRONG_UNIT]),
        # a list of citations of which one is left for a number before, even a mistaken one
        ("They intend to spend $1 billion. Japan has 12 institutions and 11 joint teams in it "
         "(par-genesis-sum, par-genesis-inst, par-genesis-teams).", [v.CURRENT] * 3),
        ("They intend to spend €1 billion. Japan has 12 institutions and 11 joint teams in it "
         "(par-genesis-sum, par-genesis-inst, par-genesis-teams).", [v.WRONG_UNIT, v.CURRENT, v.CURRENT]),
        ("Our scheme cost €1 billion. Japan has 12 institutions and 11 joint teams in it "
         "(par-genesis-inst, par-genesis-teams).", [v.UNKNOWN, v.CURRENT, v.CURRENT]),
        # citations behind another sentence than their numbers’
        ("Arm raised $4.87bn and was valued at $54.5bn. They are mixed up (arm-ipo-raised; arm-ipo-value).",
         [v.CURRENT, v.CURRENT]),
        ("Arm raised $4.89bn and was valued at $54.5bn. They are mixed up (arm-ipo-raised; arm-ipo-value).",
         [v.DIFFERS, v.CURRENT]),
        ("IBM gives $100 million, Google $30 million. (Sources: par-g7-ibm, par-g7-google.)", [v.CURRENT, v.DIFFERS]),
        ("2024年5月に最大421億円の補助が加わった。補助の割合は28%となる（fund-meti-softbank24、"
         "funding-softbank-share-2024）。", [v.CURRENT, v.CURRENT]),
        ("2024年5月に421億円の補助が加わった。補助の割合は28%となる（fund-meti-softbank24、"
         "funding-softbank-share-2024）。", [v.WRONG_COMPARATOR, v.CURRENT]),
        ("Our scheme cost ¥86.3 million. Japan signed in April 2024 (par-mext-doe).", [v.UNKNOWN, v.CURRENT_ROUNDED]),
        ("Our survey found 31 % of users. Most of them paid (use-de-fy23).", [v.UNKNOWN]),
        # days and exchange rates without a citation, days under a wrong one
        ("OpenAI’s Tokyo office was announced on 15 April 2024.", [v.KNOWN_NOT_CITED]),
        ("The committee met on 15 April 2024.", []),
        ("2024年の円ドルの年平均は1ドル＝151.46円である。", [v.KNOWN_NOT_CITED]),
        ("In 2024 the rate averaged ¥151.46 to the dollar.", [v.KNOWN_NOT_CITED]),
        ("In 2023 the rate averaged ¥151.46 to the dollar.", [v.UNKNOWN]),
        ("The AI basic plan was decided by the cabinet on 23 December 2025 (use-jp-fy23).", [v.WRONG_CITATION]),
        ("In June 2026 Fugaku was overtaken again (t5-fugaku-rank-202606).", []),
        # a number beside the interval of its value, several values of one list, a comparator handed on
        ("PLaMo took 5.9 % of GPT-4’s estimate, or 2.7–15 % over its interval (plamo-of-gpt4).",
         [v.DIFFERS, v.CURRENT_ROUNDED]),
        ("PLaMo took 5.7 % of GPT-4’s estimate (2.7–18 %) (plamo-of-gpt4).", [v.CURRENT, v.DIFFERS]),
        ("The list has 4 from Japan, 16 from South Korea (mod-large-jp; mod-large-kr).", [v.CURRENT, v.CURRENT]),
        ("METI gave at most ¥72.5 billion, or $471 million, in April 2024 (fund-meti-2404, funding-meti-2404-usd).",
         [v.CURRENT, v.CURRENT]),
        # words that read as numbers
        ("The two are often mixed up (arm-ipo-raised).", []),
        ("別紙２の３ページを参照のこと。", []),
        ("It peaks at 6.22 EFLOP/s in half precision (jp-abci3-peak).", [v.CURRENT]),
        ("Llama 3.1 405B takes 175 days and 546 days (llama31-abci3-days; use-jp-fy23).",
         [v.CURRENT, v.WRONG_CITATION]),
        # an estimate told as what was billed or used up, with or without “about”
        ("Grok 4 consumed about 246 million GPU hours (cost-grok4-hours).", [v.LOST_CAVEAT]),
        ("By one estimate Grok 4 consumed about 246 million GPU hours (cost-grok4-hours).", [v.CURRENT]),
        ("Epoch AI says that Grok 4 consumed about 246 million GPU hours (cost-grok4-hours).", [v.CURRENT]),
        ("GPT-4 was trained on 25,000 A100 GPUs (cmp-gpt4-gpus).", [v.LOST_CAVEAT]),
        ("GPT-4 is believed to have been trained on 25,000 A100 GPUs (cmp-gpt4-gpus).", [v.CURRENT]),
        # what is reported of a plan, told as done
        ("Microsoft has trained 3 million people (fdi-microsoft-skills).", [v.LOST_CAVEAT]),
        ("Microsoft is to train 3 million people (fdi-microsoft-skills).", [v.CURRENT]),
        # the year of a thing, of an expectation, of what an announcement reports on
        ("A V100 of 2017 peaked at 125 TFLOP/s and an H100 at 989 TFLOP/s (chip-v100, chip-h100).",
         [v.CURRENT, v.CURRENT_ROUNDED]),
        ("In 2017 an H100 peaked at 989 TFLOP/s (chip-h100).", [v.WRONG_PERIOD]),
        ("In 2023 it was expected to develop GPT-3 in 3 days, its chief claims (sakura-gpt3-time).", [v.CURRENT]),
        ("In 2019 it was expected to develop GPT-3 in 3 days, its chief claims (sakura-gpt3-time).",
         [v.WRONG_PERIOD]),
        ("In the fiscal year to March 2023 the loss was put at $32 billion (sbg-vf-loss-usd).", [v.CURRENT]),
        ("In the fiscal year to March 2022 the loss was put at $32 billion (sbg-vf-loss-usd).", [v.WRONG_PERIOD]),
        # a value that itself denies; a span beside its sum; fractions and sums in words
        ("2024年に48.4%は使う予定がなかった（tdb-noplan-2024）。", [v.CURRENT]),
        ("2024年に17.3%は使わなかった（tdb-use-2024）。", [v.WRONG_COMPARATOR]),
        ("2026年度から5年間で約1兆円を支援する計画である（fund-1tn-ym）。", [v.CURRENT]),
        ("In fiscal 2024 half of companies, give or take, had a policy (cpol-jp-fy24).", [v.CURRENT_ROUNDED]),
        ("The run is thought to have come to about half a billion dollars (cost-grok3-new).", [v.CURRENT_ROUNDED]),
        ("The run is thought to have come to about half a million dollars (cost-grok3-new).", [v.DIFFERS]),
        ("By the 2019 study 787,000 people would be lacking in 2030 (tal-it-2030-high-exact).", [v.LOST_CAVEAT]),
        ("In its most expansive scenario 787,000 people would be lacking in 2030 (tal-it-2030-high-exact).",
         [v.CURRENT]),
        # numbers that have changed places with each other, whose citations have not
        ("South Korea spends 0.39 % of its output, Taiwan 0.12 % (peer-pub-gdp-kr; peer-pub-gdp-tw).", [v.CURRENT] * 2),
        ("South Korea spends 0.12 % of its output, Taiwan 0.39 % (peer-pub-gdp-kr; peer-pub-gdp-tw).", [v.DIFFERS] * 2),
        ("Taiwan spends 0.12 % of its output, South Korea 0.39 % (peer-pub-gdp-kr; peer-pub-gdp-tw).", [v.CURRENT] * 2),
        ("IT人材の不足は低位で16万4千人、高位で78万7千人と試算される（tal-it-2030-low-exact、tal-it-2030-high-exact）。",
         [v.CURRENT] * 2),
        ("IT人材の不足は低位で78万7千人、高位で16万4千人と試算される（tal-it-2030-low-exact、tal-it-2030-high-exact）。",
         [v.DIFFERS] * 2),
        # what is denied of a value whose own words leave something out; events; a date before which nothing is
        ("Leave Fugaku out, and Japan has 5.7 % of the list of June 2026 (t5-share-jp-nofugaku-202606).",
         [v.CURRENT_ROUNDED]),
        ("Leave Fugaku out, and Japan does not have 5.7 % of the list of June 2026 (t5-share-jp-nofugaku-202606).",
         [v.WRONG_COMPARATOR]),
        ("The United States did not announce the withdrawal of the rule on 13 May 2025 (reg-diffusion).",
         [v.WRONG_COMPARATOR]),
        ("Its first model is not to be looked for before fiscal 2026 (tl-noetra-model).", [v.CURRENT]),
        ("活用方針を定めていた日本企業は、2023年度に42.7%であった（cpol-jp-fy23）。", [v.CURRENT]),
        ("活用方針を定めていなかった日本企業は、2023年度に42.7%であった（cpol-jp-fy23）。", [v.WRONG_COMPARATOR]),
        # the year of a sum that is estimated, the month of a list
        ("Taiwan’s gross domestic product in 2025 is estimated at $920 billion (gdp-tw-2025).", [v.CURRENT_ROUNDED]),
        ("Taiwan’s gross domestic product in 2026 is estimated at $920 billion (gdp-tw-2025).", [v.WRONG_PERIOD]),
        # a unit with a word before it, things counted in a ratio, a prefix too small
        ("The resource is due by 2030 to offer 420 AI exaflops (peer-uk-airr-2030).", [v.CURRENT]),
        ("The resource is due by 2030 to offer 470 AI exaflops (peer-uk-airr-2030).", [v.DIFFERS]),
        ("A year of the project would pay for 2.6 runs of that size (run-of-project).", [v.CURRENT]),
        ("LineShine’s Rmax on the list of June 2026 was 2.2 EFLOP/s (t5-lineshine-rmax).", [v.CURRENT_ROUNDED]),
        ("LineShine’s Rmax on the list of June 2026 was 2.2 PFLOP/s (t5-lineshine-rmax).", [v.WRONG_UNIT]),
        # a number that says nothing of what is cited, and one that is it but for a digit
        ("国内総生産との比では0.079%である（funding-sakura-share）。", [v.WRONG_CITATION]),
        ("国内総生産との比では0.079%である（peer-pub-gdp-jp）。", [v.CURRENT]),
        ("国内総生産との比では0.078%である（peer-pub-gdp-jp）。", [v.DIFFERS]),
        # polite verbs tell a deed too
        ("支援は2030年度までに約1兆円を見込みます（fund-noetra-total）。", [v.CURRENT]),
        ("支援は2030年度までに約1兆円を支払いました（fund-noetra-total）。", [v.LOST_CAVEAT]),
    ],
)  # fmt: skip
def test_a_kind_that_unseen_briefs_taught_is_told_from_what_is_like_it(sentence: str, expected: list[str]) -> None:
    judged = cited_in(sentence).numbers
    assert [each.judgement.verdict for each in judged if each.judgement.verdict != v.NOT_A_STATEMENT] == expected


def test_of_numbers_that_have_changed_places_each_is_offered_what_belongs_there() -> None:
    swapped = "South Korea spends 0.12 % of its output, Taiwan 0.39 % (peer-pub-gdp-kr; peer-pub-gdp-tw)."
    numbers = cited_in(swapped).numbers
    assert [each.judgement.id for each in numbers] == ["peer-pub-gdp-kr", "peer-pub-gdp-tw"]
    assert [each.judgement.replacement for each in numbers] == ["0.39 %", "0.12 %"]


def test_the_digits_of_two_values_are_told_apart_by_what_they_are_of() -> None:
    sentence = "In June 2023, 9.1 % of Japanese companies used generative AI in their operations ({})."
    sentence = sentence.format("closing-the-gap:use-jp-fy23@2026.1")
    assert verdicts(sentence) == [v.WRONG_CITATION]


def test_the_gravest_verdict_stands_first_and_nothing_wrong_is_also_current() -> None:
    [number] = said(
        "Japan lacks 789,000 software engineers in 2030 (closing-the-gap:meti-shortage-2030@2026.1)."
    ).numbers
    assert number.judgement.verdicts == [v.LOST_CAVEAT, v.CONTESTED]
    assert v.gravest_first([v.CURRENT, v.REVISED, v.DIFFERS]) == [v.DIFFERS, v.REVISED]


def test_a_finding_offers_the_nearest_id_the_quote_and_a_sentence() -> None:
    [number] = said("In June 2023, 9.1 % used it (closing-the-gap:companys-using-genai@2026.1).").numbers
    assert "companies-using-genai" in number.judgement.reasons[0]
    [number] = said(f"In June 2023, 9.7 % of companies used it ({USING}).").numbers
    assert "9.1" in number.judgement.quote
    assert number.judgement.suggestion.startswith("Write “9.1")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales rose from $680 million to $952 million, up 60 %.",
        "Of the firms asked, 29 of 500 (28 %) answered.",
        "The three offices have 12 people, 15 people and 20 people, together 57 people.",
        "The town pays 40 %, the county 35 % and the state the remaining 45 %.",
        "In June 2023 the grant of ¥6.8 billion ($148.2 million) was paid.",
    ],
)
def test_a_brief_that_contradicts_itself_is_found_without_a_book(sentence: str) -> None:
    blocks = (Block(sentence, Place(paragraph=1)),)
    alone = Checker(states() if "¥" in sentence else None).check(Reading("brief", "word", blocks))
    assert [each.judgement.verdict for each in alone.numbers].count(v.INCONSISTENT) == 1


def with_sources_below(*blocks: Block) -> list[tuple[str, str]]:
    sources = "; ".join(f"closing-the-gap:t5-share-{country}-202606{WORKING}" for country in ("de", "kr", "fr"))
    line = Block(f"Sources: {sources}.", Place(paragraph=9))
    judged = checker("unseen").check(Reading("brief", "word", (*blocks, line))).numbers
    return [(each.text, each.judgement.verdict) for each in judged]


def test_a_line_of_sources_covers_the_table_the_list_or_the_paragraph_above_it() -> None:
    rows = [("Country", "Share, June 2026"), ("Germany", "7.5%"), ("South Korea", "3.7%"), ("France", "1.7%")]
    cells = [Block(text, Place(table=1, row=row, column=column), "cell", head=row == 1)
             for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1)]  # fmt: skip
    items = [
        Block(f"{name}: {share}", Place(paragraph=place), "list item") for place, (name, share) in enumerate(rows[1:])
    ]
    text = Block("In June 2026 Germany had 7.5% of it, South Korea 3.7%. France had 1.7%.", Place(paragraph=1))
    expected = [("7.5%", v.CURRENT), ("3.7%", v.DIFFERS), ("1.7%", v.CURRENT)]
    assert with_sources_below(*cells) == expected
    assert with_sources_below(*items) == expected
    assert with_sources_below(text) == expected
    other = Block("Our own count gave 4.4%.", Place(paragraph=1))
    assert with_sources_below(other, *items) == [("4.4%", v.UNKNOWN), *expected]


@pytest.mark.parametrize(
    ("sentence", "put"),
    [
        ("The American level in 2025 was US$258.9bn (inv-us-2025).", "US$285.9bn"),
        ("In June 2020 the share was 29.3% (t5-share-jp-202006).", "23.9%"),
        ("In June 2025 Fugaku ranked 4th (t5-fugaku-rank-202506).", "7th"),
        ("It was built from 6,182 H200 accelerators (jp-abci3-gpus).", "6,128 H200 accelerators"),
        ("The subsidy was $6.8 billion (jp-sakura-subsidy).", "¥6.8 billion"),
        ("The subsidy was 6.8 million yen (jp-sakura-subsidy).", "¥6.8 billion"),
        ("2024年7月時点でH100が2,061基導入されている（jp-sakura-gpus）。", "2,016基"),
        ("経済産業省の補助は68億ドルである（jp-sakura-subsidy）。", "68億円"),
        ("経済産業省の補助は68兆円である（jp-sakura-subsidy）。", "68億円"),
        ("2026年度の当初予算案は1兆2,930億円である（fund-meti-ai-chips-fy26）。", "1兆2,390億円"),
        ("基本計画は2025年12月24日に閣議決定された（law-ai-plan）。", "2025年12月23日"),
    ],
)
def test_what_is_put_in_place_is_written_as_the_brief_writes(sentence: str, put: str) -> None:
    [number] = [each for each in cited_in(sentence).numbers if each.judgement.verdict in v.FINDINGS]
    assert number.judgement.replacement == put
    assert put in number.judgement.suggestion


@pytest.mark.parametrize(
    ("sentences", "contradict"),
    [
        (("In 2023 Aston drew $680 million of private capital for new machines.",
          "The private capital for new machines that Aston drew in 2023 was $710 million."), True),
        (("In 2023 Aston drew $680 million of private capital for new machines.",
          "The private capital for new machines that Aston drew in 2022 was $710 million."), False),
        (("Aston has servers in 49 countries of Europe.", "Boston has servers in 41 countries of Europe."), False),
        (("Sales at Aston came to $5 million in Europe last year.",
          "Sales at Aston came to $6 million in Europe this year."), False),
        (("Home office: 128 Roosevelt Street East", "Home office: 610 Roosevelt Street East"), False),
        (("Starting price: $29 per month when billed", "Starting price: $17 per month when billed"), False),
        (("2023年のアストン社のAI投資額は6.8億ドルだった。", "2023年のアストン社のAI投資額は7.1億ドルだった。"), True),
        (("2023年のアストン社のAI投資額は6.8億ドルだった。", "2023年のボストン社のAI投資額は7.1億ドルだった。"), False),
    ],
)  # fmt: skip
def test_a_number_said_again_otherwise_is_found_and_one_of_another_thing_is_not(
    sentences: tuple[str, ...], contradict: bool
) -> None:
    blocks = tuple(Block(text, Place(paragraph=number)) for number, text in enumerate(sentences, 1))
    judged = Checker(None).check(Reading("brief", "word", blocks)).numbers
    assert (v.INCONSISTENT in [each.judgement.verdict for each in judged]) is contradict


@pytest.mark.parametrize(
    "sentence",
    [
        "Each costs $10 a month (or $11 together), while the third is pricier at $12 a month.",
        "Sales rose from $680 million to $952 million, up 40 %.",
        "Of the firms asked, 29 of 500 (5.8 %) answered.",
        "The three offices have 12 people, 15 people and 20 people, together 47 people.",
        "The town pays 40 %, the county 35 % and the state the remaining 25 %.",
        "In June 2023 the grant of ¥6.8 billion ($48.2 million) was paid.",
        "Output grew from about 10 to about 12 tonnes, an increase of 18 %.",
        "The share fell from 23.9 % to 8.9 %, a drop of 15.0 percentage points.",
    ],
)
def test_a_brief_that_adds_up_raises_no_alarm(sentence: str) -> None:
    blocks = (Block(sentence, Place(paragraph=1)),)
    alone = Checker(states()).check(Reading("brief", "word", blocks))
    assert v.INCONSISTENT not in [verdict for each in alone.numbers for verdict in each.judgement.verdicts]


def rate(id: str, unit: str, period: str, number: str = "", low: str = "", high: str = "") -> Known:
    """Return an exchange rate as a book holds it."""
    return known_of(
        {"id": id, "label": f"{unit}: rate", "text": number or f"{low}–{high}", "number": number or None, "unit": unit,
         "estimate": {"low": low, "high": high}, "as_of": period, "table": "reference"}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("In June 2023 the grant of €500 million ($542 million) was paid.", False),
        ("In June 2023 the grant of €500 million ($742 million) was paid.", True),
        ("In June 2023 the grant of $742 million (€500 million) was paid.", True),
        ("In March 2024 the grant of €500 million ($520 million) was paid.", False),
        ("In March 2024 the grant of €500 million ($490 million) was paid.", True),
        ("In 2024 the grant of €500 million ($550 million) was paid.", False),
        ("In 2024 the grant of €500 million ($650 million) was paid.", True),
        ("In 2022 the grant of €500 million ($650 million) was paid.", False),
        ("In 2023 the grant of ₩500 billion ($800 million) was paid.", False),
        ("In 2024 the grant of ₩500 billion ($2 billion) was paid.", False),
    ],
)
def test_amounts_in_two_currencies_are_held_against_the_rates_of_their_time(sentence: str, wrong: bool) -> None:
    known = [
        rate("month", "USD/EUR", "2023-06", "1.0840"),
        rate("band", "USD/EUR", "2024", low="1.0351", high="1.1184"),
        rate("average", "KRW/USD", "2024", "1363.375"),
    ]
    held = States("", "", "", State("", "", {each.id: each for each in known}, {}), {}, binds_by_meaning=False)
    checked = Checker(held).check(Reading("brief", "word", (Block(sentence, Place(paragraph=1)),)))
    assert (v.INCONSISTENT in [each.judgement.verdict for each in checked.numbers]) is wrong


def test_a_table_whose_total_is_wrong_is_found() -> None:
    rows = [("Office", "Cost, $ million"), ("North", "12"), ("South", "15"), ("Total", "37")]
    cells = tuple(Block(text, Place(table=1, row=row, column=column), "cell", head=row == 1)
                  for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1))  # fmt: skip
    judged = {
        each.text: each.judgement.verdict for each in Checker(None).check(Reading("brief", "word", cells)).numbers
    }
    assert judged["37"] == v.INCONSISTENT
    assert judged["12"] == judged["15"] == v.UNKNOWN
