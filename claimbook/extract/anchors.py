"""The document's own date, and dates counted from it.

A month without a year is the latest one not after the document, unless the words before it look ahead (“by March”).
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

EDTF_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
# before this month a fiscal year may be named after the year before, or not
FISCAL_YEARS_AGREE = 4


class Anchor(NamedTuple):
    """A document's year and month, as far as they are known."""

    year: int
    month: int | None = None


def anchor_of(document_date: str | date | None) -> Anchor | None:
    """The year and month of a date, or of an EDTF string (“2023-07~”); None where it says neither."""
    if document_date is None:
        return None
    if isinstance(document_date, date):
        return Anchor(document_date.year, document_date.month)
    match = EDTF_MONTH.match(document_date)
    if match is None:
        return None
    month = int(match[2]) if match[2] else 0
    return Anchor(int(match[1]), month if 1 <= month <= 12 else None)


def year_away(anchor: Anchor | None, steps: int) -> str | None:
    """The year so many years from the document's."""
    return None if anchor is None else str(anchor.year + steps)


def fiscal_year_away(anchor: Anchor | None, steps: int) -> str | None:
    """The fiscal year so many from the document's, in the months when every country's custom gives it the same name."""
    if anchor is None or anchor.month is None or anchor.month < FISCAL_YEARS_AGREE:
        return None
    return str(anchor.year + steps)


def month_named(anchor: Anchor | None, month: int, ahead: bool) -> str | None:
    """A month given by name alone: the latest not after the document, or the first not before it."""
    if anchor is None or anchor.month is None:
        return None
    year = anchor.year
    if ahead and month < anchor.month:
        year += 1
    elif not ahead and month > anchor.month:
        year -= 1
    return f"{year}-{month:02}"


def month_relative(anchor: Anchor | None, month: int, steps: int) -> str | None:
    """“last November”, “this March”, “next May”."""
    if anchor is None or anchor.month is None:
        return None
    year = anchor.year
    if steps < 0 and month >= anchor.month:
        year -= 1
    elif steps > 0 and month <= anchor.month:
        year += 1
    return f"{year}-{month:02}"


def season_relative(anchor: Anchor | None, season: int, steps: int) -> str | None:
    """“last summer”: the latest that has ended; “next winter”: the first that has not begun."""
    if anchor is None or anchor.month is None:
        return None
    begins, year = SEASON_STARTS[season], anchor.year
    if steps < 0:
        year -= begins + 2 >= anchor.month
    elif steps > 0:
        year += begins <= anchor.month
    else:
        year -= season == 24 and anchor.month <= 2
    return f"{year}-{season}"


def month_away(anchor: Anchor | None, steps: int) -> str | None:
    """The month so many months from the document's."""
    if anchor is None or anchor.month is None:
        return None
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps, 12)
    return f"{year}-{month + 1:02}"


def quarter_away(anchor: Anchor | None, steps: int) -> str | None:
    """The quarter so many quarters from the document's, in EDTF (33 is the first)."""
    if anchor is None or anchor.month is None:
        return None
    year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + steps, 4)
    return f"{year}-{33 + quarter}"


def latest_part(anchor: Anchor | None, code: int) -> str | None:
    """The latest quarter (33-36) or half (40-41) that began no later than the document."""
    if anchor is None or anchor.month is None:
        return None
    begins = (code - 33) * 3 + 1 if code < 40 else (code - 40) * 6 + 1
    return f"{anchor.year if begins <= anchor.month else anchor.year - 1}-{code}"
