"""The document's own date, and what dates given in part mean seen from it.

A month or day without its year is the latest that is not after the document, unless the words about it look ahead.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

FULL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PRESENT = 2024  # two digits are read as a year near this one where the document has no date
FISCAL_START = 4
CENTURY = 100


class Anchor(NamedTuple):
    """A document's year, month and day, as far as they are known."""

    year: int
    month: int | None = None
    day: int | None = None


def anchor_of(document_date: str | date | None) -> Anchor | None:
    """The parts of a date or of an EDTF string; None where it says no year."""
    if document_date is None:
        return None
    if isinstance(document_date, date):
        return Anchor(document_date.year, document_date.month, document_date.day)
    match = FULL.match(document_date)
    if match is None:
        return None
    month = int(match[2]) if match[2] else 0
    day = int(match[3]) if match[3] else 0
    if not 1 <= month <= 12:
        return Anchor(int(match[1]))
    return Anchor(int(match[1]), month, day if 1 <= day <= 31 else None)


def full_year(two_digits: int, anchor: Anchor | None) -> int:
    """The year that two digits stand for: the one nearest to the document's."""
    near = PRESENT if anchor is None else anchor.year
    year = near - near % CENTURY + two_digits
    return min((year - CENTURY, year, year + CENTURY), key=lambda each: abs(each - near + 5))


def year_of_month(month: int, day: int | None, anchor: Anchor | None, ahead: bool) -> int | None:
    """The year of a month, or a day, that was said without one."""
    if anchor is None or anchor.month is None:
        return None
    this = (month, day if day is not None and month == anchor.month and anchor.day is not None else 0)
    that = (anchor.month, anchor.day if this[1] and anchor.day is not None else 0)
    if ahead and this < that:
        return anchor.year + 1
    if not ahead and this > that:
        return anchor.year - 1
    return anchor.year


def month_of_day(day: int, anchor: Anchor | None, ahead: bool) -> tuple[int, int] | None:
    """The year and month of a day that was said alone."""
    if anchor is None or anchor.month is None:
        return None
    if anchor.day is None:
        return anchor.year, anchor.month
    steps = 1 if ahead and day < anchor.day else -1 if not ahead and day > anchor.day else 0
    return away(anchor.year, anchor.month, steps)


def away(year: int, month: int, steps: int) -> tuple[int, int]:
    """The year and month so many months on."""
    year, month = divmod(year * 12 + month - 1 + steps, 12)
    return year, month + 1


def fiscal_year(anchor: Anchor | None, steps: int) -> int | None:
    """The Japanese fiscal year, which begins in April, so many from the document's."""
    if anchor is None or anchor.month is None:
        return None
    return anchor.year + steps - (anchor.month < FISCAL_START)


def season_year(season: int, steps: int, anchor: Anchor | None) -> int | None:
    """The year of 今春, 昨秋, 来夏; 今冬 and 昨冬 said in January or February began the year before."""
    if anchor is None or anchor.month is None:
        return None
    return anchor.year + steps - (season == 24 and anchor.month <= 2 and steps <= 0)
