"""Hold each claim against its quotes, as the extractor reads them, and each number of a quote to one claim.

This is what keeps the ledger honest: a claim's value, unit, comparator or quote cannot be changed without the other
three saying so, and not into the number that stands beside it and is another claim's. Written digits count too: a claim
of 30e9 is two digits, as "30 billion" is, and not eleven.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import chain, groupby
from typing import TYPE_CHECKING

from claimbook.base.errors import Fault
from claimbook.base.following import end_with_parent
from claimbook.base.gc_tuning import collect_rarely
from claimbook.book.book import has_value
from claimbook.tables.ledger import Ledger
from claimbook.tables.quotes import Span, quote_span

if TYPE_CHECKING:
    from claimbook.extract import Mention
    from claimbook.extract.extractor import Extractor

CHUNK = 5_000
MOST_READERS = 8
QUALIFYING = ("period", "horizon_years", "out_of")
REFINES = "refined value"
ITS_OWN = ("period", REFINES)  # what a claim may state and name at once: a date is its own period
READ = ("id", "value", "low", "high", "unit", "comparator", "out_of", "period", "horizon_years", "status")


# Plain tuples, not objects: they go from process to process ten times as fast.
Quote = tuple[str, str, str, str | None, int]  # text, stance, document, when that was published, where it stands there
Task = tuple[int, tuple[str, ...], list[Quote]]  # a claim's line, its cells in the columns of READ, its quotes
Stated = tuple[int, str, str, list[Span], str]  # a claim's line and id, document, spans of the number there, words
Named = tuple[str, str, Span, str]  # a claim, document, place of a number there, what of the claim that is


@dataclass(slots=True)
class Read:
    """What the reading of some claims has found: where they differ from their quotes, what each states and names."""

    differences: list[tuple[int, str, str]] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)


class Reading:
    """The reading of all quotes of a ledger, begun at once; large ledgers are read by as many processes as there are
    processors, while whoever began it does something else."""

    _pool: ProcessPoolExecutor | None
    _found: Iterator[Read]

    def __init__(self, ledger: Ledger) -> None:
        claims = ledger.table("claims")
        self._ledger, self._file, self._pool = ledger, claims.file, None
        if len(claims.rows) > CHUNK:
            context, readers = multiprocessing.get_context("spawn"), min(os.cpu_count() or 1, MOST_READERS)
            self._pool = ProcessPoolExecutor(readers, context, follow_and_make_ready, (os.getpid(),))
            for _ in range(readers):
                self._pool.submit(make_ready)
        tasks = list(_tasks(ledger))
        chunks = [tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK)]
        self._found = self._pool.map(read_tasks, chunks) if self._pool else map(read_tasks, chunks)

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for every claim that its quotes do not give, and for every number that is stated twice."""
        found = list(self._found)
        for line, column, message in chain.from_iterable(each.differences for each in found):
            yield Fault(self._file, line, column, message)
        owners: dict[tuple[str, Span], str] = {}
        named = {(document, place): (claim, what) for each in found for claim, document, place, what in each.named}
        everything = chain.from_iterable(each.stated for each in found)
        for line, claim, document, spans, words in sorted(everything, key=lambda each: len(each[3])):
            free = next((span for span in spans if owners.get((document, span), claim) == claim), None)
            if free is not None:
                owners[document, free] = claim
            other, what = named.get((document, free or spans[0]), (claim, "period"))
            if free is None:
                whose = f"what {owners[document, spans[0]]} states"
            elif other != claim or what not in ITS_OWN:
                whose = f"the {what} of {other}"
            else:
                continue
            message = (
                f"{claim} states “{words}” of {document}, which is {whose}; "
                "correct the one that was changed, or make them one claim"
            )
            yield Fault(self._file, line, "value", message)
        yield from self._dismissed(owners)

    def _dismissed(self, owners: dict[tuple[str, Span], str]) -> Iterator[Fault]:
        """Yield a fault for every number that a claim states and that is said to be no statement."""
        if "no_claims" not in self._ledger.names or not self._ledger.table("no_claims").rows:
            return
        table, texts = self._ledger.table("no_claims"), self._ledger.texts
        for row in table.rows:
            span = quote_span(texts.get(row["document"], ""), row)
            for (document, (start, end)), claim in owners.items():
                if span is not None and document == row["document"] and span[0] <= start and end <= span[1]:
                    message = f"“{row['quote']}” is said to be no statement, but {claim} states it; correct one of them"
                    yield Fault(table.file, row.line, "quote", message)


def follow_and_make_ready(parent: int) -> None:
    """Begin as a reader that ends with the process that started it."""
    end_with_parent(parent)
    make_ready()


def make_ready() -> None:
    """Load the extractor in a process that will read quotes."""
    collect_rarely()
    extractor()


@cache
def extractor() -> Extractor:
    """Return what reads quotes in this process."""
    from claimbook.extract.extractor import Extractor  # late: spaCy loads slowest, and only unread quotes need it

    return Extractor()


def _tasks(ledger: Ledger) -> Iterator[Task]:
    documents, evidence, claims = (ledger.table(name) for name in ("documents", "evidence", "claims"))
    published = {row.id: row["published"].rstrip("~?%") for row in documents.rows}
    quotes: dict[str, list[Quote]] = {}
    for row in evidence.rows:
        if row["stance"] != "contradicts":
            document = row["document"]
            span = quote_span(ledger.texts.get(document, ""), row)
            quote = (row["quote"], row["stance"], document, published.get(document), -1 if span is None else span[0])
            quotes.setdefault(row["claim"], []).append(quote)
    for row, cells in zip(claims.rows, zip(*map(claims.cells, READ), strict=True), strict=True):
        if has_value(row) and row["reading"] != "manual" and cells[0] in quotes:
            yield row.line, cells, quotes[cells[0]]


def read_tasks(tasks: list[Task]) -> Read:
    """Read the quotes of some claims: where a claim and its quote differ, and which words of a document it states."""
    found = Read()
    held = [(line, dict(zip(READ, cells, strict=True)), quote) for line, cells, quotes in tasks for quote in quotes]
    for together in (list(group) for _, group in groupby(held, key=lambda each: each[2][3])):
        published = together[0][2][3]
        for each, mentions in zip(
            together, extractor().quantities_of_each((quote[0] for _, _, quote in together), published), strict=True
        ):
            _read_quote(*each, mentions, found)
    return found


def _read_quote(line: int, claim: dict[str, str], quote: Quote, mentions: list[Mention], found: Read) -> None:
    _, stance, document, _, at = quote
    agreed = [each for each in mentions if agrees(claim, each)] if stance == "supports" else []
    if stance == "supports" and not agreed:
        found.differences.append(_difference(line, claim, document, mentions))
    if at < 0 or claim["status"] != "current":
        return
    if agreed:
        spans = [(at + each.start, at + each.end) for each in agreed]
        found.stated.append((line, claim["id"], document, spans, agreed[0].text))
    for each in mentions:
        refines = stance == "refines" and same_number(claim, each) and claim["unit"] == each.unit
        if what := REFINES if refines else qualifies(claim, each):
            found.named.append((claim["id"], document, (at + each.start, at + each.end), what))


def qualifies(claim: Mapping[str, str], mention: Mention) -> str:
    """Return the column in which a claim names a mention as its period, horizon or whole, empty where in none."""
    written = "" if mention.value is None else str(mention.value)
    return next((column for column in QUALIFYING if written and claim[column] == written), "")


def _difference(line: int, claim: Mapping[str, str], document: str, mentions: list[Mention]) -> tuple[int, str, str]:
    readings = "; ".join(map(read, mentions)) or "no number"
    message = (
        f"{claim['id']} is {stated(claim)}, but its quote in {document} reads {readings}; "
        "correct the claim, or mark its reading as manual and say why"
    )
    return line, differing_column(claim, mentions), message


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
