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
BACK = (
    (re.compile(r"\blast year\b|昨年", re.I), -1),
    (re.compile(r"\b(?:this year|the current year|now|currently|newest|latest)\b|今年|最新", re.I), 0),
    (re.compile(r"\bnext year\b|来年", re.I), 1),
)
YEAR_BEFORE = re.compile(
    r"\b(?:a year earlier|the year before|(?:the )?previous year|the year earlier)\b|前年|その前の年", re.I
)
NEWS = re.compile(
    r"\b(?:now|newest|latest|recent(?:ly)?|by now|has (?:since )?(?:risen|grown|fallen|reached|climbed)|"
    r"revised|updated|"
    r"instead of|up from|down from|more than had been|than (?:had been|first|previously|originally)|no longer|"
    r"(?:rose|fell|grew|climbed|dropped|increased|raised|lifted|expanded|doubled|slipped|"
    r"moved (?:up|down)) to|reached)\b|"
    r"最新|改定|修正|増やし|増えた|引き上げ|上方|下方|となり|に増|に減|拡大し|上回る見通し|新たに", re.I,
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

    __slots__ = ("found", "news", "published")

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
        told = [days for _, days in self.found]
        anchor = max(told) if told else (days_of(before[-1]) if before else None) or self.published
        if anchor is not None:
            for match in YEAR_BEFORE.finditer(text):
                first, last = anchor
                if first.year > 1:
                    self.found.append((match.start(), (_year_back(first), _year_back(last))))
        self.news = NEWS.search(text) is not None

    def nearest(self, position: int, clause: tuple[int, int]) -> Days | None:
        """Return the period named nearest to a number, in its own clause if there is one."""
        own = [each for each in self.found if clause[0] <= each[0] < clause[1]]
        return min(own or self.found, key=lambda each: abs(each[0] - position), default=(0, None))[1]

    def names(self, days: Days) -> bool:
        """Tell whether some named period overlaps these days."""
        return any(overlap(each, days) for _, each in self.found)
