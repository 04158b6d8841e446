"""Whether a claim says what a quantity of its quote says, and in what it differs.

Written digits count too: a claim of 30e9 is two digits, as "30 billion" is, and not eleven.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from claimbook.book.book import has_value

if TYPE_CHECKING:
    from claimbook.extract import Mention

QUALIFYING = ("period", "horizon_years", "out_of")


def agrees(claim: Mapping[str, str], mention: Mention) -> bool:
    """Tell whether a mention says what a claim says: number, unit, comparator and written digits."""
    return claim["unit"] == mention.unit and claim["comparator"] == mention.comparator and same_number(claim, mention)


def same_number(claim: Mapping[str, str], mention: Mention) -> bool:
    """Tell whether a claim's number or range and its written digits are those of a mention; dates as EDTF text."""
    if not has_value(claim):
        return False
    if claim["unit"] in ("date", "fiscal_year"):
        return claim["value"] == str(mention.value)
    pairs = (("value", mention.amount), ("low", mention.amount_low), ("high", mention.amount_high))
    if claim["out_of"] and not _same(claim["out_of"], mention.out_of):
        return False
    return all(_same(claim[column], amount) for column, amount in pairs)


def _same(cell: str, amount: Decimal | int | None) -> bool:
    if not cell or amount is None:
        return not cell and amount is None
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return False
    return number == amount and (
        "e" not in cell.lower() or number.as_tuple().exponent == Decimal(amount).as_tuple().exponent
    )


def qualifies(claim: Mapping[str, str], mention: Mention) -> str:
    """Return the column in which a claim names a mention as its period, horizon or whole, empty where in none."""
    value = mention.value
    if value is None:
        return ""
    written = str(value)
    for column in QUALIFYING:
        if claim[column] == written:
            return column
    return ""


def differing_column(claim: Mapping[str, str], mentions: list[Mention]) -> str:
    """Return the column in which a claim differs from the mention that comes nearest to it."""
    if any(same_number(claim, mention) and claim["unit"] == mention.unit for mention in mentions):
        return "comparator"
    return "unit" if any(same_number(claim, mention) for mention in mentions) else "value"


def stated(claim: Mapping[str, str]) -> str:
    """Return a claim's number in the words of the table."""
    number = claim["value"] or f"{claim['low']} to {claim['high']}"
    return f"{claim['comparator']} {number} {claim['unit']}"


def read(mention: Mention) -> str:
    """Return a mention in the same words."""
    number = mention.value if mention.value is not None else f"{mention.low} to {mention.high}"
    return f"{mention.comparator} {number} {mention.unit}"
