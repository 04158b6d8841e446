"""Which period a number is said to be of, and whether that is the period of a value."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from claimbook.brief.vocabulary.periods import (
    BETWEEN,
    PAPERS,
    PAPERS_JA,
    PUBLISHED,
    PUBLISHED_JA,
    RELATIVE,
    RELATIVE_JA,
)
from claimbook.values.dates import days_spanned
from claimbook.values.display import MONTHS

if TYPE_CHECKING:
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known, State

Days = tuple[date, date]
FISCAL_YEAR_BEGINS = (4, 1)
HIDDEN = "_"
NEAR_BEFORE, NEAR_AFTER = 28, 18
OWN_AFTER, OWN_BEFORE = 60, 28
_YEARS = re.compile(r"(?<![\d.,])(?:FY\s?|fiscal (?:year )?)?((?:19|20)\d\d)(?:-(\d\d)(?!\d))?(?![\d,]\d|%)")
_MONTHS = re.compile(rf"\b({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b")
_PUBLISHED = re.compile(rf"\b(?:{'|'.join(PUBLISHED)})\b|{'|'.join(PUBLISHED_JA)}", re.IGNORECASE)
_RELATIVE = re.compile(rf"\b(?:{'|'.join(RELATIVE)})\b|{'|'.join(RELATIVE_JA)}", re.IGNORECASE)
_PAPERS = re.compile(rf"{PAPERS}|{PAPERS_JA}", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:!?]|,\s+(?:and|but|while|whereas|against|with|compared)\b|\band\b(?=[^,;]*\d)")
_COMPARED = re.compile(r"\b(?:on|over|from|than|against|to|with|versus|vs\.?)\s+$", re.IGNORECASE)
_COMPARED_JA = re.compile(r"(?:度|同期|同月)?(?:比|に比べ|より|から|と比|の[\d.]+倍)")
_NAMED = re.compile(r"[\s,(:]*(?:in|of|that is,?|i\.e\.)?\s*(?:the year\s+)?|度?(?:の|である|、|（)")
_COUNTED = re.compile(r"\([^()]*\b(?:count|reading|edition|release|version|update) of [^()]*\)")
_PLURAL = r"(?:pair|figures|numbers|sums|totals|amounts|counts|shares|values)"
_FOR_ALL = re.compile(
    rf"\b{_PLURAL} (?:are |were )?(?:for|of|in) (?:the year )?$|\bboth {_PLURAL}\b[^.;]*$", re.IGNORECASE
)
_FOR_ALL_JA = re.compile(r"の(?:それぞれの)?(?:数字|数値|値|額|実績)は")
_THING_OF = re.compile(r"\b(?:[Aa]n?\s+(?:\w+\s+)?[A-Z][\w.-]*|[A-Z][A-Za-z]*-?\d[\w.-]*)\s+of\s+$")
_LEADS_TO = re.compile(
    r"\s*[(:：,]?\s*|\s*,\s*(?:for|with|at|came to|was)\s*(?:\w+\s)?|"
    r"\s*(?:was|is|at|stood at|figure (?:of|was))\s*(?:\w+\s){0,2}"
)
_BEHIND_CITATION = re.compile(rf"{HIDDEN * 3}[)\]）】\s]*(?:[,;、，]|(?:and|but|while|whereas|with)\b|が|、)")
_SAID_THEN = re.compile(
    r"[^.;,\d]{0,40}\b(?:was|were) (?:then )?(?:expected|supposed|meant|thought|said|planned|projected|due) to\b"
)
_MADE_THEN = re.compile(r"\b(?:built|made|trained|developed|funded) [^.;,]{0,40}\band published in\s+$")
_OF_LIST = re.compile(r"\blists?\s+(?:of|for|from)\s+$")
_IN = re.compile(r"\b(?:in|during)\s+$")
_IS_RECKONED = re.compile(r"\s*(?:is|are|was|were) (?:\w+ly )?(?:estimat|forecast|project|reckon|put|report|giv)")
_BESIDE_ANOTHER = re.compile(
    r"(?:\band|\bto|\bagainst|\bversus|\bvs\.?|\bcompared with|,)\s+(?:(?:for|in|the|of|only|just|about|some)\s+)*"
    r"(?:[A-Z][\w.]*(?:['’]s|['’])?\s+(?:[A-Z][\w.]*(?:['’]s|['’])?\s+)?(?:had|drew|has|saw)?\s*)?$"
)
_THEN = re.compile(
    r"\b(?:then|later|earlier|first|before|after|now|still|already|initially|again|rose|fell|grew|up|down)\b"
)
_NAME = re.compile(r"\b[A-Z][a-z]\w+")
_OF_SAYING = re.compile(r"\bof the (?:announcement|report|statement)\b")
SOON = 120
TO_COME = frozenset({"target", "announced"})
_MONTH = re.compile(r"\d{4}-\d\d")
_WORD = re.compile(r"[A-Za-z]+|\d+")


@lru_cache(maxsize=8192)
def days(edtf: str) -> Days | None:
    """Return the first and last day of a period, a fiscal year (FY2023, from April) too; None where it spans none."""
    if edtf.startswith("FY") and edtf[2:6].isdigit():
        year = int(edtf[2:6])
        return date(year, *FISCAL_YEAR_BEGINS), date(year + 1, 3, 31)
    try:
        return days_spanned(edtf)
    except (ValueError, TypeError, OverflowError):
        return None


def overlaps(one: str, other: str) -> bool:
    """Tell whether two periods share a day; a period that spans no known days overlaps nothing."""
    first, second = days(one), days(other)
    return first is not None and second is not None and first[0] <= second[1] and second[0] <= first[1]


def agrees(said: str, held: str) -> bool:
    """Tell whether a period said may be one held; a fiscal year and a year share days and are not one for that."""
    if {said[:2], held[:2]} & {"FY"} and len(said.removeprefix("FY")) == len(held.removeprefix("FY")) == 4:
        return said.removeprefix("FY") == held.removeprefix("FY")
    return overlaps(said, held)


def holds(wide: str, narrow: str) -> bool:
    """Tell whether one period holds another whole."""
    outer, inner = days(wide), days(narrow)
    return outer is not None and inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def dates_in(text: str) -> list[str]:
    """Return the years and months that a text of the book names, as EDTF."""
    found = [f"{match[2]}-{MONTHS.index(match[1]) + 1:02}" for match in _MONTHS.finditer(text)]
    for match in _YEARS.finditer(text):
        month = match[2]
        fiscal = "FY" if match[0][0] in "Ff" else ""
        found.append(f"{match[1]}-{month}" if month and 1 <= int(month) <= 12 else fiscal + match[1])
    return found


@dataclass(frozen=True, slots=True)
class Explained:
    """The periods that a value may be told with: its own, those its words name, and those of what it rests on; of a
    value that counts what was published in its period, when its source was published is no excuse, and of one that is
    dated by its announcement, the period reported on is none either way."""

    own: tuple[str, ...]
    named: tuple[str, ...]
    told: tuple[str, ...]
    is_of_publishing: bool = False
    is_of_saying: bool = False
    is_to_come: bool = False


def explained(known: Known, state: State, depth: int = 3) -> Explained:
    """Return the periods that go with a value of a state."""
    own = [known.period] if known.period else []
    if known.date:
        own.append(known.date)
    record = known.record
    words = f"{known.label} {known.metric}"
    counted = _COUNTED.findall(words) if known.period else []
    named = dates_in(_COUNTED.sub("", words) if known.period else words)
    noted = dates_in(str(record.get("note") or ""))
    if not known.period:
        named += noted
    if known.horizon.isdigit():
        named += _horizon_ends([*own, *named], int(known.horizon))
    told: list[str] = [
        *noted,
        *dates_in(" ".join(counted)),
        *dates_in(str((record.get("check") or {}).get("note") or "")),
    ]
    for quote in known.quotes:
        told += [str(quote.get("published") or "")[:7], *dates_in(str(quote.get("text") or ""))]
    told += dates_in(str((record.get("citation") or {}).get("text") or ""))
    told += dates_in(str(record.get("formula") or "") + " " + str(record.get("formula_in_words") or ""))
    if depth:
        for id in known.sources:
            if (source := state.values.get(id)) is not None and source.id != known.id:
                beside = explained(source, state, depth - 1)
                (named if not known.period else told).extend((*beside.own, *beside.named))
                told.extend(beside.told)
    counts = re.search(r"\bpublish", known.label) is not None
    to_come = known.kind in TO_COME and not named and all(_MONTH.match(each) for each in own)
    of_saying = _OF_SAYING.search(known.metric) is not None
    return Explained(_kept(own), _kept(named), _kept(told), counts, of_saying, to_come)


def _kept(periods: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in periods if each and days(each)))


def _horizon_ends(periods: list[str], years: int) -> list[str]:
    found = []
    for each in periods:
        if (span := days(each)) is not None:
            found += [str(span[0].year + years), str(span[0].year + years - 1)]
    return found


@dataclass(frozen=True, slots=True)
class Stated:
    """A period that stands beside a number: `own` where it is said of this number and no other."""

    period: str
    text: str
    start: int
    end: int
    own: bool
    published: bool


def stated(quantity: Quantity, numbers: list[Quantity], text: str, bound: Container[int] = ()) -> list[Stated]:
    """Return the periods that a text states of one of its numbers, the nearest first.

    `numbers` are all numbers of the text, dates among them; `bound` are the starts of dates that are values themselves.
    """
    if _is_relative(quantity, numbers, text):
        return []
    dates = [each for each in numbers if each.is_date and each.date and each is not quantity]
    plain = [each for each in numbers if each is quantity or _may_own(each)]
    owners = {each.start: owner(each, plain, text) for each in dates}
    found = []
    for each in dates:
        if each.start in bound:
            continue
        belongs = owners[each.start]
        if belongs is None and each.end <= quantity.start and _claimed_between(text, each, quantity, plain):
            continue
        if belongs is None and quantity.end <= each.start and _BEHIND_CITATION.search(text[quantity.end : each.start]):
            continue
        if belongs is None and ";" in text[min(each.end, quantity.end) : max(each.start, quantity.start)]:
            continue
        shared = belongs is not None and belongs is not quantity and _shares(quantity, belongs, each, plain, text)
        if belongs is not None and belongs is not quantity and not shared and not _is_whole(quantity, belongs, text):
            continue
        own = belongs is not None and not shared
        found.append(Stated(each.date, each.text, each.start, each.end, own, _published(text, each)))
    return sorted(found, key=lambda each: (not each.own, abs(each.start - quantity.start)))


def _is_whole(quantity: Quantity, part: Quantity, text: str) -> bool:
    """Tell whether a number is what another is a part of: “24 of 41” have one date."""
    return re.fullmatch(r"\s+(?:out )?of\s+(?:the\s+)?", text[part.end : quantity.start]) is not None


def _shares(first: Quantity, second: Quantity, when: Quantity, plain: list[Quantity], text: str) -> bool:
    """Tell whether a date behind two numbers of two named things is said of both: “28 % came from the United States and
    26 % from China in 2022”."""
    if when.start < second.end or first.end > second.start or second.unit not in ("", first.unit):
        return False
    if any(first.end <= each.start < second.start for each in plain) or _is_change(first, text):
        return False
    gap, behind = text[first.end : second.start], text[second.end : when.start]
    joined = _BESIDE_ANOTHER.search(gap)
    if joined is None or HIDDEN * 3 in gap + behind or re.search(r"[.;:]\s", gap) or _THEN.search(gap + behind):
        return False
    one = {*_NAME.findall(text[max(0, first.start - OWN_AFTER) : first.start]), *_NAME.findall(gap[: joined.start()])}
    other = {*_NAME.findall(joined[0]), *_NAME.findall(behind)}
    return bool(one - other) and bool(other - one)


def _is_change(quantity: Quantity, text: str) -> bool:
    return quantity.mention.change is not None or re.search(r"\bfrom\s+$", text[: quantity.start]) is not None


def _is_relative(quantity: Quantity, numbers: list[Quantity], text: str) -> bool:
    """Tell whether a number is said of a period told from another one: “a year later … 26.7 %”, “$710 million the year
    before”."""
    plain = [each for each in numbers if not each.is_date and each.mention.kind != "duration"]
    before = max((each.end for each in plain if each.end <= quantity.start), default=0)
    after = min((each.start for each in plain if each.start >= quantity.end), default=len(text))
    start = max(before, *(match.end() for match in re.finditer(r"[.;]\s", text[: quantity.start])), 0)
    said = [
        *_RELATIVE.finditer(text, start, quantity.start),
        *_RELATIVE.finditer(text, quantity.end, min(after, quantity.end + OWN_AFTER)),
    ]
    dates = [each for each in numbers if each.is_date]
    return any(not _is_compared(text, each) and not any(_is_named(text, each, when) for when in dates) for each in said)


def _is_compared(text: str, relative: re.Match[str]) -> bool:
    """Tell whether another period is only what a number is compared with: “5 % more than the year before”, 前年度比."""
    if _PAPERS.match(text, relative.end()) is not None:
        return True
    if text[relative.end() : relative.end() + 2] in ("'s", "’s"):  # “from the year before’s 680”
        return False
    return _COMPARED.search(text[: relative.start()]) is not None or (
        _COMPARED_JA.match(text, relative.end()) is not None
    )


def _is_named(text: str, relative: re.Match[str], when: Quantity) -> bool:
    """Tell whether a date says which period is meant: “two years earlier, in 2023”."""
    return when.start >= relative.end() and _NAMED.fullmatch(text[relative.end() : when.start]) is not None


def _claimed_between(text: str, when: Quantity, quantity: Quantity, numbers: list[Quantity]) -> bool:
    """Tell whether another number with its citation stands between a date and a number, and takes the date with it."""
    between = [each for each in numbers if when.end <= each.start and each.end <= quantity.start]
    if _is_for_all(text, when):
        return False
    return any(HIDDEN * 3 in text[each.end : quantity.start] for each in between)


def _is_for_all(text: str, when: Quantity) -> bool:
    """Tell whether a date is said of all numbers behind it: “the pair for 2024 reads …”."""
    return _FOR_ALL.search(text, 0, when.start) is not None or _FOR_ALL_JA.match(text, when.end) is not None


def _may_own(number: Quantity) -> bool:
    """Tell whether a number may have a date of its own, as lengths of time and small counts in words have none."""
    if number.is_date or number.bare or number.mention.kind == "duration":
        return False
    return number.mention.kind == "rank" or re.search(r"\d", number.text) is not None


def owner(when: Quantity, numbers: list[Quantity], text: str) -> Quantity | None:
    """Return the one number that a date is said of (“8.9 % in June 2025”), None where it may be said of several."""
    before = [each for each in numbers if each.end <= when.start]
    after = [each for each in numbers if each.start >= when.end]
    if after and _THING_OF.search(text, 0, when.start):  # “an A100 of 2020 at 312 TFLOP/s and an H100 at …”
        return after[0]
    if before:
        gap = text[before[-1].end : when.start]
        opens = re.match(r"(?:from|between|in|by|since|during)\b", when.text)
        if len(gap) <= OWN_AFTER and not _CLAUSE.search(gap) and (_joined(gap) or (opens and "," not in gap)):
            return before[-1]
    if after and not _is_for_all(text, when):
        gap = text[when.end : after[0].start]
        if _LEADS_TO.fullmatch(gap) and (before or len(after) > 1):
            return after[0]
    return None


def _joined(gap: str) -> bool:
    """Tell whether what stands between a number and a date lets the date be the number's own."""
    if re.search(r"[.。、]\s", gap):
        return False
    words = _WORD.findall(gap)
    if not words:
        return bool(re.fullmatch(r"[\s,(\[]*", gap))
    return words[-1].lower() in BETWEEN and "," not in gap.rstrip()[:-1]


def _published(text: str, when: Quantity) -> bool:
    if when.mention.kind == "fiscal_year":
        return False
    before, after = text[max(0, when.start - NEAR_BEFORE) : when.start], text[when.end : when.end + NEAR_AFTER]
    if re.search(r"\bfor (?:the year )?$", before):  # “the budget for 2026”, “the forecast for 2030”
        return False
    if _MADE_THEN.search(text, 0, when.start):
        return False
    if _OF_LIST.search(before) and _MONTH.match(when.date) or _IN.search(before) and _IS_RECKONED.match(text, when.end):
        return False
    if _SAID_THEN.match(text, when.end):
        return True
    return _PUBLISHED.search(before) is not None or _PUBLISHED.search(after) is not None


def period_fault(
    quantity: Quantity, told: list[Stated], periods: Explained, others: Sequence[str] = ()
) -> Stated | None:
    """Return the stated period that a value cannot be told with, None where every one of them fits; the day of a report
    may be that of another value which is told beside it, one of `others`."""
    if not told:
        return None
    strict = [*periods.own, *periods.named]
    for each in told:
        if any(agrees(each.period, period) for period in periods.own):
            continue
        if any(_names(each.period, period, periods) for period in periods.named):
            continue
        excused = (each.published and not periods.is_of_publishing) or not strict
        if excused and any(overlaps(each.period, period) for period in periods.told):
            continue
        if each.published and any(overlaps(each.period, other) for other in others):
            continue
        if not strict and not periods.told:
            continue
        if periods.is_to_come and not each.published and _is_later_year(each.period, periods.own):
            continue
        if periods.is_of_saying and any(_reported_soon(each.period, own) for own in periods.own):
            continue
        if (
            not each.own
            and len(told) > 1
            and _some_fit(told, periods)
            and not _rivals_a_named_year(each, periods, told)
            and not _is_another_announcement(each, told, periods)
        ):
            continue
        return each
    return None


def _is_later_year(said: str, own: Sequence[str]) -> bool:
    """Tell whether a year comes after the months in which a plan was told that says no year: for it the plan is."""
    year = said.removeprefix("FY")
    return len(year) == 4 and bool(own) and all(year > each[:4] for each in own)


def _reported_soon(said: str, held: str) -> bool:
    """Tell whether a period ended shortly before another begins, in which it may have been reported on."""
    first, second = days(said), days(held)
    return first is not None and second is not None and 0 <= (second[0] - first[1]).days <= SOON


def _names(said: str, named: str, periods: Explained) -> bool:
    """Tell whether a period is one that a value's words name; a month is not named by a year where the value has a
    month."""
    if re.match(r"\d{4}-\d\d(?!\d)", said) and len(named) == 4 and any(len(own) >= 7 for own in periods.own):
        return False
    return agrees(said, named)


def _some_fit(told: list[Stated], periods: Explained) -> bool:
    return any(overlaps(each.period, period) for each in told for period in periods.own or periods.named)


def _rivals_a_named_year(each: Stated, periods: Explained, told: list[Stated]) -> bool:
    """Tell whether a year stands where the value's own words name another that the text does not say."""
    missing = [period for period in periods.named if not any(overlaps(period, other.period) for other in told)]
    return bool(missing) and each.published


def _is_another_announcement(each: Stated, told: list[Stated], periods: Explained) -> bool:
    """Tell whether a month is said in which a value was announced that the book has from another month, and only years
    beside it fit."""
    months = [own for own in periods.own if _MONTH.match(own)]
    if not each.published or not _MONTH.fullmatch(each.period) or not months:
        return False
    return not any(_MONTH.match(one.period) and overlaps(one.period, own) for one in told for own in months)
