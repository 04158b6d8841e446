"""Hold each claim against its quotes, as the extractor reads them, and each number of a quote to one claim.

This is what keeps the ledger honest: a claim's value, unit, comparator or quote cannot be changed without the other
three saying so, and not into the number that stands beside it and is another claim's.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain

from claimbook.base.errors import BookError, Fault
from claimbook.base.pools import telling_of_killed
from claimbook.book.book import has_value
from claimbook.review import quote_reading
from claimbook.review.quote_reading import READ, Dismissed, Document, Found, Quoted, read_documents
from claimbook.review.readers import start_readers
from claimbook.tables.ledger import Ledger
from claimbook.tables.quotes import quote_span

WORK = "reads quotes"
TOGETHER = 2_000  # quotes that are read in one go, or all of a document
LARGE = 500_000  # bytes of claims from which on several processes read their quotes


class Reading:
    """The reading of all quotes of a ledger; large ledgers are read by as many processes as there are processors,
    while whoever has begun it does something else. Those processes make themselves ready before any table is read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._pool: ProcessPoolExecutor | None = start_readers(quote_reading.__name__) if _is_large(ledger) else None
        self._found: Iterator[list[Found]] | None = None

    def begin(self) -> None:
        """Let the reading begin; raises BookError for tables that cannot be read, or where a process was killed."""
        work = _together(_documents(self._ledger))
        with telling_of_killed(WORK):
            self._found = self._pool.map(read_documents, work) if self._pool else map(read_documents, work)

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for every claim that its quotes do not give, and for every number that is stated twice.

        Raises BookError where a process that reads was killed.
        """
        if self._found is None:
            self.begin()
        with telling_of_killed(WORK):
            found = list(chain.from_iterable(self._found or ()))
        files = {name: self._ledger.file_of(name) for name in {each[0] for each in found}}
        for name, line, column, message in sorted(found, key=lambda each: each[:2]):
            yield Fault(files[name], line, column, message)


def _is_large(ledger: Ledger) -> bool:
    try:
        return ledger.path("claims").stat().st_size > LARGE
    except (BookError, OSError):  # told of by whoever reads it
        return False


def _documents(ledger: Ledger) -> list[Document]:
    """Return what is to be read of each document, in the order in which claims quote them."""
    documents, claims = ledger.table("documents"), ledger.table("claims")
    published = {row.id: row["published"].rstrip("~?%") for row in documents.rows}
    quotes = _quotes(ledger)
    quoted: dict[str, list[Quoted]] = {}
    for row, cells in zip(claims.rows, zip(*map(claims.cells, READ), strict=True), strict=True):
        if has_value(row) and row["reading"] != "manual":
            for document, quote, stance, at in quotes.get(cells[0], ()):
                quoted.setdefault(document, []).append((row.line, cells, quote, stance, at))
    dismissed = _dismissed(ledger)
    return [(id, published.get(id), each, dismissed.get(id, [])) for id, each in quoted.items()]


def _quotes(ledger: Ledger) -> dict[str, list[tuple[str, str, str, int]]]:
    """Return for each claim the quotes that do not contradict it: document, words, stance, place or −1."""
    quotes: dict[str, list[tuple[str, str, str, int]]] = {}
    for row in ledger.table("evidence").rows:
        if row["stance"] != "contradicts":
            span = quote_span(ledger.texts.get(row["document"], ""), row)
            told = row["document"], row["quote"], row["stance"], -1 if span is None else span[0]
            quotes.setdefault(row["claim"], []).append(told)
    return quotes


def _dismissed(ledger: Ledger) -> dict[str, list[Dismissed]]:
    """Return of each document the quotes that are said to be no statement, where they stand."""
    dismissed: dict[str, list[Dismissed]] = {}
    for row in ledger.table("no_claims").rows if "no_claims" in ledger.names else ():
        span = quote_span(ledger.texts.get(row["document"], ""), row)
        if span is not None:
            dismissed.setdefault(row["document"], []).append((row.line, row["quote"], span))
    return dismissed


def _together(documents: list[Document]) -> list[list[Document]]:
    """Return documents in order, as many together as are read in one go."""
    together: list[list[Document]] = []
    size = TOGETHER
    for document in documents:
        if size >= TOGETHER:
            together.append([])
            size = 0
        together[-1].append(document)
        size += len(document[2])
    return together
