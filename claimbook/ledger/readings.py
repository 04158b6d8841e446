"""Hold each claim against its quotes, as the extractor reads them.

This is what keeps the ledger honest: a claim's value, unit, comparator or quote cannot be changed without the other
three saying so. Written digits count too: a claim of 30e9 is two digits, as "30 billion" is, and not eleven.
"""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from claimbook.book import has_value
from claimbook.errors import Fault
from claimbook.ledger import Ledger

if TYPE_CHECKING:
    from claimbook.extract import Mention

CHUNK = 5_000
READ = ("id", "value", "low", "high", "unit", "comparator", "out_of")


@dataclass(frozen=True, slots=True)
class Task:
    """A claim to be held against its quotes: its line and cells; each quote with its document and that one's date."""

    line: int
    cells: dict[str, str]
    quotes: list[tuple[str, str, str | None]]


def reading_faults(ledger: Ledger) -> Iterator[Fault]:
    """Yield a fault for every claim with a number that none of its supporting quotes gives.

    Large ledgers are read by as many processes as there are processors.
    """
    file, tasks = ledger.table("claims").file, list(_tasks(ledger))
    chunks = [tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK)]
    if len(chunks) < 2:
        found: Iterable[list[tuple[int, str, str]]] = map(_differences, chunks)
    else:
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
            found = list(pool.map(_differences, chunks))
    for line, column, message in itertools.chain.from_iterable(found):
        yield Fault(file, line, column, message)


def _tasks(ledger: Ledger) -> Iterator[Task]:
    published = {row.id: row["published"].rstrip("~?%") for row in ledger.table("documents").rows}
    quotes: dict[str, list[tuple[str, str, str | None]]] = {}
    for row in ledger.table("evidence").rows:
        if row["stance"] == "supports":
            told = (row["quote"], row["document"], published.get(row["document"]))
            quotes.setdefault(row["claim"], []).append(told)
    for claim in ledger.table("claims").rows:
        if has_value(claim) and claim["reading"] != "manual" and claim.id in quotes:
            yield Task(claim.line, {column: claim[column] for column in READ}, quotes[claim.id])


def _differences(tasks: list[Task]) -> list[tuple[int, str, str]]:
    """Return the line, the column and the sentence of each task whose claim and quote differ."""
    from claimbook.extract import extract

    found = []
    for task in tasks:
        for quote, document, published in task.quotes:
            mentions = list(extract(quote, document_date=published))
            if any(agrees(task.cells, mention) for mention in mentions):
                continue
            readings = "; ".join(map(read, mentions)) or "no number"
            message = (
                f"{task.cells['id']} is {stated(task.cells)}, but its quote in {document} reads {readings}; "
                "correct the claim, or mark its reading as manual and say why"
            )
            found.append((task.line, differing_column(task.cells, mentions), message))
    return found


def agrees(claim: Mapping[str, str], mention: Mention) -> bool:
    """Tell whether a mention says what a claim says: number, unit, comparator and written digits."""
    return same_number(claim, mention) and claim["unit"] == mention.unit and claim["comparator"] == mention.comparator


def same_number(claim: Mapping[str, str], mention: Mention) -> bool:
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
