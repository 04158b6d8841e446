"""Hold each claim against its quotes, as the extractor reads them.

This is what keeps the ledger honest: a claim's value, unit, comparator or quote cannot be changed without the other
three saying so. Written digits count too: a claim of 30e9 is two digits, as "30 billion" is, and not eleven.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from claimbook.book import has_value
from claimbook.errors import Fault
from claimbook.ledger import Ledger, Row

if TYPE_CHECKING:
    from claimbook.extract import Mention


def reading_faults(ledger: Ledger) -> Iterator[Fault]:
    """Yield a fault for every claim with a number that none of its supporting quotes gives."""
    from claimbook.extract import extract

    table = ledger.table("claims")
    published = {row.id: row["published"].rstrip("~?%") for row in ledger.table("documents").rows}
    quotes: dict[str, list[Row]] = {}
    for row in ledger.table("evidence").rows:
        if row["stance"] == "supports":
            quotes.setdefault(row["claim"], []).append(row)
    for claim in table.rows:
        if not has_value(claim) or claim["reading"] == "manual":
            continue
        for evidence in quotes.get(claim.id, []):
            mentions = list(extract(evidence["quote"], document_date=published.get(evidence["document"])))
            if not any(agrees(claim, mention) for mention in mentions):
                column = differing_column(claim, mentions)
                yield Fault(table.file, claim.line, column, f"{claim.id} is {stated(claim)}, but its quote in "
                            f"{evidence['document']} reads {'; '.join(map(read, mentions)) or 'no number'}; "
                            "correct the claim, or mark its reading as manual and say why")  # fmt: skip


def agrees(claim: Row, mention: Mention) -> bool:
    """Tell whether a mention says what a claim says: number, unit, comparator and written digits."""
    return same_number(claim, mention) and claim["unit"] == mention.unit and claim["comparator"] == mention.comparator


def same_number(claim: Row, mention: Mention) -> bool:
    """Tell whether a claim's number or range and its written digits are those of a mention; dates as EDTF text."""
    if not has_value(claim):
        return False
    if claim["unit"] in ("date", "fiscal_year"):
        return claim["value"] == str(mention.value)
    pairs = (("value", mention.amount), ("low", mention.amount_low), ("high", mention.amount_high))
    if claim["out_of"] and Decimal(claim["out_of"]) != mention.out_of:
        return False
    return all(_same(claim[column], amount) for column, amount in pairs)


def _same(cell: str, amount: Decimal | None) -> bool:
    if not cell or amount is None:
        return not cell and amount is None
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return False
    return number == amount and ("e" not in cell.lower() or number.as_tuple().exponent == amount.as_tuple().exponent)


def differing_column(claim: Row, mentions: list[Mention]) -> str:
    """Return the column in which a claim differs from the mention that comes nearest to it."""
    if any(same_number(claim, mention) and claim["unit"] == mention.unit for mention in mentions):
        return "comparator"
    return "unit" if any(same_number(claim, mention) for mention in mentions) else "value"


def stated(claim: Row) -> str:
    """Return a claim's number in the words of the table."""
    number = claim["value"] or f"{claim['low']} to {claim['high']}"
    return f"{claim['comparator']} {number} {claim['unit']}"


def read(mention: Mention) -> str:
    """Return a mention in the same words."""
    number = mention.value if mention.value is not None else f"{mention.low} to {mention.high}"
    return f"{mention.comparator} {number} {mention.unit}"
