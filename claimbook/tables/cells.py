"""What a cell may hold at all: numbers as tables write them, and no character that nobody sees."""

from __future__ import annotations

import re
from decimal import Decimal

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
NUMBER = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?")
LARGEST = Decimal("1e60")  # more than any quantity that a book reports


def number_in(cell: str) -> Decimal | None:
    """Return the number that a cell holds, None where it is none, or absurdly large or small."""
    if not NUMBER.fullmatch(cell):
        return None
    number = Decimal(cell)
    return number if not number or 1 / LARGEST < abs(number) < LARGEST else None
