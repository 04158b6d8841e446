"""What a cell may hold at all: numbers as tables write them, no character that nobody sees, no month rewritten.

Nobody sees the controls that turn the direction of writing, either: one in a title turns round the year of its own
citation. They may stand where an article's words are kept exactly, which pages set apart as an element of their own.
"""

from __future__ import annotations

import re
from decimal import Decimal

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # bidirectional embeddings, overrides, isolates
QUOTED = {"quote", "prefix", "suffix", "seen_quote"}  # columns that keep an article's words exactly
NUMBER = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?")
LARGEST = Decimal("1e60")  # more than any quantity that a book reports
SMALLEST = 1 / LARGEST


def number_in(cell: str) -> Decimal | None:
    """Return the number that a cell holds, None where it is none, or absurdly large or small."""
    if not NUMBER.fullmatch(cell):
        return None
    number = Decimal(cell)
    return number if not number or SMALLEST < abs(number) < LARGEST else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REWRITTEN = re.compile(r"([A-Za-z]{3})[a-z]*[- ](\d\d)")


def rewritten_month(cell: str) -> str:
    """Return what is said of a month that a spreadsheet wrote its own way ("May-20"), empty for any other cell."""
    match = _REWRITTEN.fullmatch(cell)
    if match is None or match[1].casefold() not in _MONTHS:
        return ""
    written = f"20{match[2]}-{_MONTHS.index(match[1].casefold()) + 1:02}"
    return f"{cell!r} is how a spreadsheet rewrites {written}; make the column's cells text and write {written}"
