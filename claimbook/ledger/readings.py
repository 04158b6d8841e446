"""Hold each claim against its quotes, as the extractor reads them, and each number of a quote to one claim.

This is what keeps the ledger honest: a claim's value, unit, comparator or quote cannot be changed without the other
three saying so, and not into the number that stands beside it and is another claim's. Written digits count too: a claim
of 30e9 is two digits, as "30 billion" is, and not eleven.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from claimbook.book import has_value
from claimbook.errors import Fault
from claimbook.garbage import collect_rarely
from claimbook.ledger import Ledger, Row
from claimbook.ledger.spans import Span, document_texts, quote_span

if TYPE_CHECKING:
    from claimbook.extract import Mention
    from claimbook.extract.extractor import Extractor

CHUNK = 5_000
QUALIFYING = ("period", "horizon_years", "out_of")
REFINES = "refined value"
ITS_OWN = ("period", REFINES)  # what a claim may state and name at once: a date is its own period
READ = ("id", "value", "low", "high", "unit", "comparator", "out_of", "period", "horizon_years", "status")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote that supports or refines a claim, its document with that one's date, and where in it the quote stands."""

    text: str
    stance: str
    document: str
    published: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Task:
    """A claim to be held against its quotes: its line and cells."""

    line: int
    cells: dict[str, str]
    quotes: list[Quote]


class Stated(NamedTuple):
    """A claim that states a number of a document, at one of these places, in these words."""

    line: int
    claim: str
    document: str
    places: list[Span]
    words: str


class Named(NamedTuple):
    """A number of a document that is something else of a claim: its period, its horizon, a number that refines it."""

    claim: str
    document: str
    place: Span
    what: str


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
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(mp_context=context, initializer=make_ready)
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
        named = {(each.document, each.place): each for each in chain.from_iterable(each.named for each in found)}
        for each in sorted(chain.from_iterable(each.stated for each in found), key=lambda each: len(each.places)):
            free = [place for place in each.places if owners.get((each.document, place), each.claim) == each.claim]
            if free:
                owners[each.document, free[0]] = each.claim
            other = named.get((each.document, (free or each.places)[0]))
            if not free:
                whose = f"what {owners[each.document, each.places[0]]} states"
            elif other and (other.claim != each.claim or other.what not in ITS_OWN):
                whose = f"the {other.what} of {other.claim}"
            else:
                continue
            message = (
                f"{each.claim} states “{each.words}” of {each.document}, which is {whose}; "
                "correct the one that was changed, or make them one claim"
            )
            yield Fault(self._file, each.line, "value", message)
        yield from self._dismissed(owners)

    def _dismissed(self, owners: dict[tuple[str, Span], str]) -> Iterator[Fault]:
        """Yield a fault for every number that a claim states and that is said to be no statement."""
        if "no_claims" not in self._ledger.names or not self._ledger.table("no_claims").rows:
            return
        table, texts = self._ledger.table("no_claims"), document_texts(self._ledger)
        for row in table.rows:
            span = quote_span(texts.get(row["document"], ""), row)
            for (document, (start, end)), claim in owners.items():
                if span is not None and document == row["document"] and span[0] <= start and end <= span[1]:
                    message = f"“{row['quote']}” is said to be no statement, but {claim} states it; correct one of them"
                    yield Fault(table.file, row.line, "quote", message)


def make_ready() -> None:
    """Load the extractor in a process that will read quotes."""
    collect_rarely()
    extractor()


@cache
def extractor() -> Extractor:
    """Return what reads quotes in this process."""
    from claimbook.extract.extractor import Extractor

    return Extractor()


def _tasks(ledger: Ledger) -> Iterator[Task]:
    published = {row.id: row["published"].rstrip("~?%") for row in ledger.table("documents").rows}
    texts = document_texts(ledger)
    quotes: dict[str, list[Quote]] = {}
    for row in ledger.table("evidence").rows:
        if row["stance"] != "contradicts":
            document = row["document"]
            start = _start(texts.get(document, ""), row)
            quote = Quote(row["quote"], row["stance"], document, published.get(document), start)
            quotes.setdefault(row["claim"], []).append(quote)
    for claim in ledger.table("claims").rows:
        if has_value(claim) and claim["reading"] != "manual" and claim.id in quotes:
            yield Task(claim.line, {column: claim[column] for column in READ}, quotes[claim.id])


def _start(text: str, row: Row) -> int:
    span = quote_span(text, row)
    return -1 if span is None else span[0]


def read_tasks(tasks: list[Task]) -> Read:
    """Read the quotes of some claims: where a claim and its quote differ, and which words of a document it states."""
    found = Read()
    for task in tasks:
        for quote in task.quotes:
            mentions = extractor().quantities(quote.text, quote.published)
            _read_quote(task, quote, mentions, found)
    return found


def _read_quote(task: Task, quote: Quote, mentions: list[Mention], found: Read) -> None:
    claim, at = task.cells, quote.start
    agreed = [each for each in mentions if agrees(claim, each)] if quote.stance == "supports" else []
    if quote.stance == "supports" and not agreed:
        found.differences.append(_difference(task, quote, mentions))
    if at < 0 or claim["status"] != "current":
        return
    if agreed:
        places = [(at + each.start, at + each.end) for each in agreed]
        found.stated.append(Stated(task.line, claim["id"], quote.document, places, agreed[0].text))
    for each in mentions:
        refines = quote.stance == "refines" and same_number(claim, each) and claim["unit"] == each.unit
        if what := REFINES if refines else qualifies(claim, each):
            found.named.append(Named(claim["id"], quote.document, (at + each.start, at + each.end), what))


def qualifies(claim: Mapping[str, str], mention: Mention) -> str:
    """Return the column in which a claim names a mention as its period, horizon or whole, empty where in none."""
    written = "" if mention.value is None else str(mention.value)
    return next((column for column in QUALIFYING if written and claim[column] == written), "")


def _difference(task: Task, quote: Quote, mentions: list[Mention]) -> tuple[int, str, str]:
    readings = "; ".join(map(read, mentions)) or "no number"
    message = (
        f"{task.cells['id']} is {stated(task.cells)}, but its quote in {quote.document} reads {readings}; "
        "correct the claim, or mark its reading as manual and say why"
    )
    return task.line, differing_column(task.cells, mentions), message


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
