"""Dates as precise as their source, written in EDTF: whether a text is one, and the days it spans.

A calendar date (2024, 2024-04, 2024-04-05), approximate or not, a season (2024-21), and an interval between two of
these are read here; everything else that EDTF knows is read by the library, which takes a hundred times as long.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

CALENDAR = re.compile(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?", re.ASCII)
SEASON = re.compile(r"(?!0000)(\d{4})-2([1-4])", re.ASCII)  # spring, summer, autumn, winter of the north
FISCAL = re.compile(r"FY\d{4}", re.ASCII)
OPEN = ("", "..")
FIRST_MONTH = {"1": 3, "2": 6, "3": 9, "4": 12}


@cache
def days_spanned(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date; an approximate one spans the month or year it names.

    Raises ValueError where the text is no EDTF date or spans no days.
    """
    begins, parted, ends = edtf.partition("/")
    first, last = _calendar_days(begins), _calendar_days(ends) if parted else None
    if first is None or (parted and last is None):
        return _spanned_otherwise(edtf)
    return first[0], (last or first)[1]


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date, or of a Japanese fiscal year ("FY2023", from April)."""
    if text.startswith("FY"):
        year = int(text[2:])
        return date(year, 4, 1), date(year + 1, 3, 31)
    return days_spanned(text)


def in_years(day: date) -> float:
    """Return a day as a number of years, so that it is drawn at the same place in every time zone."""
    start = date(day.year, 1, 1)
    return round(day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days, 4)


def _calendar_days(text: str) -> tuple[date, date] | None:
    """Return the first and last day of one date, None where it is neither a season nor one of the calendar."""
    if season := SEASON.fullmatch(text):
        year, month = int(season[1]), FIRST_MONTH[season[2]]
        return date(year, month, 1), _last_day(year, min(month + 2, 12))
    match = CALENDAR.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month or 1, 1), _last_day(year, month or 12)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _spanned_otherwise(edtf: str) -> tuple[date, date]:
    parsed = _parsed(edtf)
    try:
        return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except TypeError:
        raise ValueError(f"{edtf!r} has an open end and spans no days that can be counted.") from None


def _parsed(edtf: str) -> Any:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(edtf)
        parsed.lower_strict()
    except (EDTFParseException, AttributeError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError(f"{edtf!r} is no EDTF date: {error}") from None
    return parsed


@cache
def is_date(text: str) -> bool:
    """Tell whether a text is a date that a book can show: of the calendar, a season, an interval of two of these that
    may be open at one end, a fiscal year (FY2023) or a day of every year (--04-01)."""
    if FISCAL.fullmatch(text):
        return True
    if text.startswith("--"):
        text = "2000" + text[1:]
    ends = text.split("/")
    if len(ends) > 2:
        return False
    try:
        spans = [_calendar_days(end) for end in ends if len(ends) == 1 or end not in OPEN]
    except ValueError:  # no such day
        return False
    if not spans or None in spans:
        return False
    return len(spans) == 1 or days_upright(text)


def days_upright(interval: str) -> bool:
    """Tell whether an interval ends after it begins."""
    first, last = days_spanned(interval)
    return first <= last
