"""Which ties are drawn, in the order of their kinds: those of the articles, then those of the later agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.tables.ledger import Row
from data.names import short_name

if TYPE_CHECKING:
    from claimbook.book.book import Book

KINDS = ("research", "money", "compute", "training", "oversight", "policy")
PARTS = "part of the institute"
LATER = ("event-mext-doe-signed", "event-memorandum-2026")


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie between two ends, with the sentence that states it; `across` where its ends stand in Japan and the US."""

    ends: tuple[str, str]
    names: tuple[str, str]
    kind: str
    work: str
    status: str
    since: str
    quote: str
    document: str
    where: str
    across: bool


def ties(book: Book) -> list[Tie]:
    """Return the ties to be drawn: those of the articles, then those of the later agreements."""
    rows = [row for kind in KINDS for row in book.ledger.where("ties", kind=kind) if row["topic_of_work"] != PARTS]
    found = [_stated(book, row) for row in rows] + [tie for id in LATER for tie in _agreed(book, id)]
    return sorted(found, key=lambda tie: KINDS.index(tie.kind))


def _stated(book: Book, row: Row) -> Tie:
    document = book.ledger.row("documents", row["document"])
    return _tie(
        book,
        (row["source"], row["target"]),
        kind=row["kind"],
        work=row["topic_of_work"],
        status=row["status"],
        since=row["since"],
        quote=row["quote"],
        document=row["document"],
        where=document["publisher"] if document is not None else "",
    )


def _agreed(book: Book, id: str) -> list[Tie]:
    """Return the ties of a later agreement: between two parties, or of each of several to the agreement itself."""
    event = book.ledger.row("events", id)
    assert event is not None
    parties = event.words("entities")
    pairs = [(parties[0], parties[1])] if len(parties) == 2 else [(party, id) for party in parties]
    common = {"kind": "research", "work": event["title"], "status": event["status"], "since": event["date"]}
    return [_tie(book, pair, **common, quote="", document="", where="outside figures") for pair in pairs]


def _tie(book: Book, ends: tuple[str, str], **what: str) -> Tie:
    entities = [book.ledger.row("entities", end) for end in ends]
    countries = {entity["country"] for entity in entities if entity is not None}
    names = (short_name(book.ledger, ends[0]), short_name(book.ledger, ends[1]))
    return Tie(ends, names, **what, across=countries == {"JP", "US"})
