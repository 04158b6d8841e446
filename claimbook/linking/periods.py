"""Which time a sentence speaks of, and whether that is a value's time, an earlier or a later one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from claimbook.values.dates import days_spanned

if TYPE_CHECKING:
    from claimbook.extract import Mention

Days = tuple[date, date]
FISCAL = re.compile(r"FY(\d{4})")
YEAR = re.compile(
    r"(?<![\d.,])(?:(?P<fiscal>fiscal (?:year )?|FY ?)?(?P<year>(?:19|20)\d\d))(?P<nendo>年度)?(?![\d,]*\d)"
    r"(?=年|[^\u4e00-\u9fff]|$|(?<=度))"
)
YEAR_WRITTEN = re.compile(r"^(?:fiscal (?:year )?|FY ?)?(?:\d{4}|\d{2}(?=年))")
BACK = (
    (re.compile(r"\blast (?:fiscal )?year\b|昨年", re.I), -1),
    (re.compile(r"\b(?:this year|the current year|now|currently|newest|latest)\b|今年|最新", re.I), 0),
    (re.compile(r"\bnext year\b|来年", re.I), 1),
)
COUNTED = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "一": 1, "二": 2, "三": 3}
YEAR_BEFORE = re.compile(
    r"\b(?P<years>a|one|the|two|three|four|five|\d) (?:fiscal )?years? (?:earlier|before|ago|previously|prior)\b|"
    r"\b(?:twelve|12) months (?:earlier|before|ago)\b|\b(?:the )?(?:previous|prior|preceding) (?:fiscal )?year\b|"
    r"前年|前の年|(?P<nen>[一二三1-5１-５])年(?:度)?前",
    re.I,
)
AIMED = re.compile(r"\b(?:by|until|till|through|to|before)(?: the end of| the year| fiscal| FY| end-?)* ?$", re.I)
AIMED_JA = re.compile(r"^(?:年度?|度)?(?:\d{1,2}月)?末?(?:までの?|までに)")
COMPARED = re.compile(
    r"\b(?:from|than|against|versus|after) \S+(?: \S+)? (?:in|at|of|on) (?:the )?(?:(?:end|start|middle) of )?(?:the )?"
    r"(?:\S+ )?$",
    re.I,
)
COMPARED_JA = re.compile(r"[^、。の]{0,10}の[^、。の]{1,12}?(?:から|より|に比べ|に対し)")
SINCE = re.compile(r"\b(?:since|from)(?: fiscal| FY)? ?$", re.I)
SINCE_JA = re.compile(r"^年?度?(?:\d{1,2}月)?(?:以降|以来|から)")
NEWS = re.compile(
    r"\b(?:now|newest|latest|recent(?:ly)?|by now|has (?:since )?(?:risen|grown|fallen|reached|climbed)|"
    r"revised|updated|"
    r"instead of|up from|down from|more than had been|than (?:had been|first|previously|originally)|no longer|"
    r"(?:rose|fell|grew|climbed|dropped|increased|raised|lifted|expanded|doubled|slipped|"
    r"slid|moved (?:up|down))(?: \S+){0,4} to|slipped from|reached)\b|"
    r"最新|改定|修正|増やし|増えた|引き上げ|上方|下方|となり|に増|に減|拡大し|上回る見通し", re.I,
)  # fmt: skip


@lru_cache(maxsize=4096)
def days_of(edtf: str) -> Days | None:
    """Return the first and last day of an EDTF date or a fiscal year FY2023 (April to March), None for neither."""
    if match := FISCAL.fullmatch(edtf):
        return date(int(match[1]), 4, 1), date(int(match[1]) + 1, 3, 31)
    if not edtf or edtf.startswith("--"):
        return None
    try:
        return days_spanned(edtf)
    except (ValueError, OverflowError):
        return None


def _year_back(day: date) -> date:
    if day.year == 1:
        return day
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def edtf_of(mention: Mention) -> str:
    """Return a mention's date, a fiscal year as FY2023, empty where it is no date or not resolved."""
    date = (mention.date or "").rstrip("~?%")
    return f"FY{date}" if mention.kind == "fiscal_year" and date.isdigit() else date


def period_of(mention: Mention) -> str:
    """Return the period that a mention names, one from a year to another too, empty where it names none."""
    if not mention.date and mention.date_low and mention.date_high:
        return f"{mention.date_low}/{mention.date_high}"
    return edtf_of(mention)


def overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


class Times:
    """The periods that a sentence names, each with its place, the text's own date, and whether it tells news."""

    __slots__ = ("aims", "backs", "found", "news", "published")

    def __init__(self, text: str, dated: Iterable[tuple[int, str]], published: str, before: Sequence[str] = ()) -> None:
        self.published = days_of(published.rstrip("~?%")) if published else None
        self.found: list[tuple[int, Days]] = [
            (place, days) for place, edtf in dated if (days := days_of(edtf)) is not None
        ]
        for match in YEAR.finditer(text):
            fiscal = match["fiscal"] or match["nendo"]
            if fiscal or not any(abs(place - match.start()) < 20 for place, _ in self.found):
                days = days_of(f"FY{match['year']}" if fiscal else match["year"])
                if days is not None:
                    self.found = [each for each in self.found if not fiscal or abs(each[0] - match.start()) > 12]
                    self.found.append((match.start(), days))
        if self.published is not None:
            for pattern, years in BACK:
                for match in pattern.finditer(text):
                    year = self.published[0].year + years
                    self.found.append((match.start(), (date(year, 1, 1), date(year, 12, 31))))
        self.found = [(place, self._opened(text, place, days)) for place, days in self.found]
        self.backs = {place: span for place, _ in self.found if (span := _compared(text, place)) is not None}
        told = [days for _, days in self.found]
        anchor = max(told) if told else (days_of(before[-1]) if before else None) or self.published
        if anchor is not None:
            for match in YEAR_BEFORE.finditer(text):
                first, last = anchor
                for _ in range(_count(match["years"] or match["nen"])):
                    first, last = _year_back(first), _year_back(last)
                self.found.append((match.start(), (first, last)))
                self.backs[match.start()] = (0, len(text))
        self.aims = {place for place, _ in self.found if _is_aim(text, place)}
        self.news = NEWS.search(text) is not None

    def _opened(self, text: str, place: int, days: Days) -> Days:
        """Return a period, one that began “since” then as reaching to the date of the text."""
        if self.published is None or self.published[1] < days[0]:
            return days
        behind = YEAR_WRITTEN.sub("", text[place : place + 14], count=1)
        if SINCE.search(text[max(0, place - 12) : place]) or SINCE_JA.match(behind):
            return days[0], self.published[1]
        return days

    def nearest(self, position: int, clause: tuple[int, int]) -> Days | None:
        """Return the period named nearest to a number, in its own clause if there is one."""
        own = [each for each in self.found if clause[0] <= each[0] < clause[1] and self._is_of(each[0], position)]
        others = own or [each for each in self.found if each[0] not in self.backs]
        return min(others, key=lambda each: abs(each[0] - position), default=(0, None))[1]

    def names(self, days: Days) -> bool:
        """Tell whether some named period overlaps these days."""
        return any(overlap(each, days) for _, each in self.found)

    def measured(self, position: int, clause: tuple[int, int]) -> bool:
        """Tell whether some named period is more than the time by which something is aimed at, or with which the number
        of another clause is compared."""
        return any(
            place not in self.aims
            and (place not in self.backs or clause[0] <= place < clause[1] and self._is_of(place, position))
            for place, _ in self.found
        )

    def _is_of(self, place: int, position: int) -> bool:
        """Tell whether a period may be that of a number, and not of what another is compared with."""
        start, end = self.backs.get(place, (position, position))
        return start <= position <= end


def _compared(text: str, place: int) -> tuple[int, int] | None:
    """Return where the number stands that a period is only compared by: “down from 7.1% at the end of 2019”."""
    left = max(0, place - 40)
    if before := COMPARED.search(text[left:place]):
        return left + before.start(), place
    behind = COMPARED_JA.match(text, place)
    return (place, behind.end()) if behind else None


def _is_aim(text: str, place: int) -> bool:
    behind = YEAR_WRITTEN.sub("", text[place : place + 14], count=1)
    return AIMED.search(text[max(0, place - 18) : place]) is not None or AIMED_JA.match(behind) is not None


def _count(word: str | None) -> int:
    if not word:
        return 1
    return COUNTED.get(word.lower()) or int(word)
