"""Dates as precise as their source: the profile of EDTF that tables may use, read here and nowhere else.

    2024, 2024-04, 2024-04-05   a year, a month, a day of the calendar, from year 1 to 9999
    2024-04~                    any of these, doubted: approximate (~), uncertain (?) or both (%)
    2024-21                     a season of the north: 21 spring, 22 summer, 23 autumn, 24 winter
    2022/2024-03                an interval between two of these, both ends belonging to it
    2022/.. ../2024 2022/       an interval with an end that is open or unknown

Two forms are this engine's own and no EDTF: FY2023, a fiscal year that begins in April of the year it names; and
--04-01, a day of every year. What else EDTF knows (times of day, sets, masked digits, years beyond four digits) is
no date here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

CALENDAR = re.compile(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?", re.ASCII)
SEASON = re.compile(r"(?!0000)(\d{4})-2([1-4])", re.ASCII)
FISCAL_YEAR = re.compile(r"FY(?!0000)(\d{4})", re.ASCII)
FIRST_MONTH = {"1": 3, "2": 6, "3": 9, "4": 12}
OPEN = ("", "..")  # an end that is unknown, an end that is open


@cache
def days_spanned(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date; an approximate one spans the month or year it names.

    Raises ValueError where the text is no date of the profile or spans no days that can be counted.
    """
    ends = edtf.split("/")
    spans = [_calendar_days(end) for end in ends if len(ends) == 1 or end not in OPEN]
    if len(ends) > 2 or not spans:
        raise ValueError(f"{edtf!r} is no EDTF date; write it as 2024, 2024-04, 2024-04-05~ or 2022/2024.")
    if len(spans) < len(ends):
        raise ValueError(f"{edtf!r} has an open end and spans no days that can be counted.")
    return spans[0][0], spans[-1][1]


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date, or of a Japanese fiscal year ("FY2023", from April)."""
    if match := FISCAL_YEAR.fullmatch(text):
        year = int(match[1])
        return date(year, 4, 1), date(year + 1, 3, 31)
    return days_spanned(text)


def in_years(day: date) -> float:
    """Return a day as a number of years, so that it is drawn at the same place in every time zone."""
    start = date(day.year, 1, 1)
    return round(day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days, 4)


def _calendar_days(text: str) -> tuple[date, date]:
    """Return the first and last day of one date; raises ValueError where it is neither a season nor of the calendar."""
    if season := SEASON.fullmatch(text):
        year, month = int(season[1]), FIRST_MONTH[season[2]]
        return date(year, month, 1), _last_day(year, min(month + 2, 12))
    match = CALENDAR.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date; write it as 2024, 2024-04, 2024-04-05~ or 2022/2024.")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month or 1, 1), _last_day(year, month or 12)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@cache
def is_date(text: str) -> bool:
    """Tell whether a text is a date of the profile, no interval upside down, a fiscal year or a day of every year."""
    if text.startswith("FY"):
        return FISCAL_YEAR.fullmatch(text) is not None
    if text.startswith("--"):
        text = "2000" + text[1:]
    begins, parted, ends = text.partition("/")
    if parted and (begins in OPEN) != (ends in OPEN):  # an open end is a date, of no days that can be counted
        text = begins if ends in OPEN else ends
    try:
        first, last = days_spanned(text)
    except ValueError:
        return False
    return first <= last
