"""Dates as precise as their source, written in EDTF: whether a text is one, and the days it spans.

A calendar date (2024, 2024-04, 2024-04-05), approximate or not, is read here; everything else that EDTF knows is read
by the library, which takes a hundred times as long.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

CALENDAR = re.compile(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?")


@cache
def days_spanned(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date; an approximate one spans the month or year it names.

    Raises ValueError where the text is no EDTF date or spans no days.
    """
    match = CALENDAR.fullmatch(edtf)
    if match is None:
        return _spanned_otherwise(edtf)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


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
    except (EDTFParseException, AttributeError) as error:
        raise ValueError(f"{edtf!r} is no EDTF date: {error}") from None
    return parsed


@cache
def is_date(text: str) -> bool:
    """Tell whether a text is an EDTF date, a fiscal year (FY2023) or a day of every year (--04-01)."""
    if text.startswith("FY"):
        return text[2:].isdigit() and len(text) == 6
    if text.startswith("--"):
        text = "2000" + text[1:]
    try:
        days_spanned(text) if CALENDAR.fullmatch(text) else _parsed(text)
    except ValueError:
        return False
    return True
