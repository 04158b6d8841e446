"""Every statement of a book's documents with its verdict: which hold up, and on what grounds."""

from __future__ import annotations

from typing import Any

from claimbook.base.errors import BookError
from claimbook.book.book import Book, has_value
from claimbook.book.confidence import claim_confidence
from claimbook.book.records import STATEMENTS_MIME, GroundRecord, StatementQuote, StatementRecord, StatementsRecord
from claimbook.book.shown import ShownValues
from claimbook.book.sources import cite_reference, entity_name, quotes_of
from claimbook.chapters.parts import note_parts, plain, value_part
from claimbook.tables.ledger import Row

SHOWN = "worded unit"


def statement_of(book: ShownValues, claim: Row) -> StatementRecord:
    """Return one statement with verdict, note, quotes and grounds; raises BookError where a part of it is missing."""
    checks = book.ledger.where("checks", claim=claim.id)
    if not checks:
        raise BookError(f"The statement {claim.id} has no verdict; give it a row in the table checks.")
    try:
        note = note_parts(book, checks[0]["note"])
        grounds = [ground_of(book, id) for id in checks[0].words("reference")]
    except BookError as error:
        raise BookError(f"The verdict on {claim.id} cannot be shown: {error}") from None
    confidence, reason = claim_confidence(book.ledger, claim)
    quotes: list[StatementQuote] = [
        {
            "text": quote.text,
            "document": quote.document,
            "publisher": quote.publisher,
            "published": quote.published,
            "stance": quote.stance,
        }
        for quote in quotes_of(book.ledger, claim.id)
    ]
    return {
        "id": claim.id,
        "topic": claim["topic"],
        "label": f"{entity_name(book.ledger, claim['subject'])}: {claim['metric']}",
        "shown": [value_part(book, claim.id, SHOWN)] if has_value(claim) else [],
        "verdict": checks[0]["verdict"],
        "note": note,
        "said_by": ", ".join(entity_name(book.ledger, id) for id in claim.words("attributed_to")),
        "confidence": confidence,
        "reason": reason,
        "documents": list(dict.fromkeys(quote["document"] for quote in quotes if quote["stance"] != "contradicts")),
        "quotes": quotes,
        "grounds": grounds,
    }


def ground_of(book: ShownValues, id: str) -> GroundRecord:
    """Return an outside figure with its citation; raises BookError where there is none of that id."""
    row = book.ledger.row("reference", id)
    if row is None:
        raise BookError(f"there is no outside figure {id!r}")
    label = f"{row['subject']}: {row['metric']}"
    return {"label": label, "shown": [value_part(book, id, SHOWN)], "citation": cite_reference(row).record()}


class Statements:
    """The list of every current statement of a book; shows itself as data and as text, grouped by topic."""

    def __init__(self, book: Book) -> None:
        self.book = ShownValues(book)
        self.statements = [statement_of(self.book, claim) for claim in book.ledger.where("claims", status="current")]
        if not self.statements:
            raise BookError("The documents make no statement that could be listed; add claims first.")

    def by_topic(self) -> dict[str, list[StatementRecord]]:
        """Return the statements by topic: the book's topics in their order, then what no chapter is about."""
        topics = [name.rpartition(".")[2] for name in self.book.identity.topics]
        found: dict[str, list[StatementRecord]] = {topic: [] for topic in topics}
        for statement in self.statements:
            found.setdefault(statement["topic"], []).append(statement)
        return {topic: statements for topic, statements in found.items() if statements}

    def value_ids(self) -> list[str]:
        """Return the ids of the values that the list shows, in the order it first shows them."""
        return list(self.book.ids)

    def record(self) -> StatementsRecord:
        """Return the list as data."""
        return {
            "topics": [{"topic": topic, "statements": found} for topic, found in self.by_topic().items()],
            "documents": [{"id": row.id, "publisher": row["publisher"]} for row in self.book.ledger.where("documents")],
        }

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {STATEMENTS_MIME: self.record(), "text/plain": self.text()}

    def text(self) -> str:
        """Return the list as plain text: verdict, statement, documents and note, a topic after another."""
        lines = []
        for topic, statements in self.by_topic().items():
            lines.append(topic)
            for each in statements:
                shown = f" = {plain(each['shown'])}" if each["shown"] else ""
                told = f"{each['label']}{shown}"
                lines.append(f"  {each['verdict']}  {told} [{each['id']}; {' '.join(each['documents'])}]")
                lines.append(f"    {plain(each['note'])}")
        return "\n".join(lines)
