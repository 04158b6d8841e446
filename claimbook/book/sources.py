"""Where a value comes from, in words: full citations of outside figures, quotes of the documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimbook.book.records import CitationRecord
from claimbook.tables.ledger import Ledger, Row
from claimbook.values.display import show_date
from claimbook.values.value import Value


@dataclass(frozen=True, slots=True)
class Citation:
    """One source, cited in full; `text` is plain text, `url` empty where there is none."""

    text: str
    url: str
    secondary: str = ""
    unseen: bool = False

    def __str__(self) -> str:
        return citation_in_words(self.record())

    def record(self) -> CitationRecord:
        return {"text": self.text, "url": self.url, "secondary": self.secondary, "unseen": self.unseen}


# How the cell that says where a figure was seen may begin, other than with the name of a thing to see it in.
AT_SECOND_HAND = "secondary"
TOLD_BY = {"quoted", "reported", "cited"}
TOLD_WHOLE = {"read", "seen", "also"}
# What is the source itself word for word or cell for cell, though it stands elsewhere.
COPIES = re.compile(r"\b(?:cop(?:y|ies|ied)|CSV|spreadsheet|data file|README|abstract|text of)\b")
COPY, REPORT = "copy", "report"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence of a document that supports, refines or contradicts a statement."""

    text: str
    document: str
    title: str
    publisher: str
    published: str
    url: str
    stance: str
    said_by: str
    kind: str


def seen_how(where: str) -> str:
    """Return how a figure was seen, in the words that follow its source: "seen in a copy", "seen as quoted in …"."""
    first = where.partition(" ")[0].rstrip(",;:")
    if first == AT_SECOND_HAND:
        return f"seen at second hand{where.removeprefix(AT_SECOND_HAND)}"
    if first in TOLD_BY:
        return f"seen as {where}"
    return where if first in TOLD_WHOLE else f"seen in {where}"


def seen_as(where: str) -> str:
    """Return as what a source was seen elsewhere: as a copy of its text or data, or in a report about it."""
    first = where.partition(" ")[0].rstrip(",;:")
    told = first == AT_SECOND_HAND or first in TOLD_BY
    return REPORT if told or not COPIES.search(where) else COPY


def marks_of(cited: CitationRecord) -> list[str]:
    """Return how a source was seen where that is not at first hand, in words."""
    marks = [seen_how(cited["secondary"])] if cited["secondary"] else []
    return [*marks, "not seen by us"] if cited["unseen"] else marks


def citation_in_words(cited: CitationRecord) -> str:
    """Return a source cited in full as plain text; what was seen only in a copy, or not at all, says so."""
    marks = "; ".join(marks_of(cited))
    return f"{cited['text']} [{marks}]" if marks else cited["text"]


def cite_reference(row: Row) -> Citation:
    """Return the full citation of an outside figure."""
    described = row["title"].startswith("[")
    title = row["title"].strip("[]") if described else f"“{row['title']}”"
    parts = [row["author"], title if row["title"] else "", show_date(row["year"]) if row["year"] else ""]
    text = ", ".join(part for part in parts if part)
    return Citation(text, row["url"], row["seen_in"], row["confidence"] == "unseen")


def cite_document(row: Row) -> Citation:
    """Return the full citation of one of the book's documents."""
    parts = [row["author"], row["publisher"], f"“{row['title']}”", show_date(row["published"])]
    return Citation(", ".join(part for part in parts if part), row["url"])


def quotes_of(ledger: Ledger, claim: str) -> list[Quote]:
    """Return the quotes that bear on a claim, in the table's order."""
    row = ledger.row("claims", claim)
    if row is None:
        return []
    speakers = ", ".join(entity_name(ledger, id) for id in row.words("attributed_to"))
    found = []
    for evidence in ledger.where("evidence", claim=claim):
        document = ledger.row("documents", evidence["document"])
        if document is not None:
            kind = row["kind_of_statement"]
            found.append(quote_in(evidence["quote"], document, evidence["stance"], speakers, kind))
    return found


def quote_in(text: str, document: Row, stance: str = "supports", said_by: str = "", kind: str = "") -> Quote:
    """Return a sentence of a document as a quote."""
    title, publisher, published, url = (document[name] for name in ("title", "publisher", "published", "url"))
    return Quote(text, document.id, title, publisher, published, url, stance, said_by, kind)


def entity_name(ledger: Ledger, id: str) -> str:
    """Return an entity's name, or the id itself where the table does not know it."""
    row = ledger.row("entities", id)
    return row["name"] if row is not None else id


def citations_of(ledger: Ledger, values: Iterable[Value]) -> list[Citation]:
    """Return the full citations that values rest on, each once, in the order they are first needed."""
    found: dict[Citation, None] = {}
    for value in values:
        for source in value.sources():
            for citation in source_citations(ledger, source):
                found.setdefault(citation)
    return list(found)


def source_citations(ledger: Ledger, source: Value) -> list[Citation]:
    """Return the citations of one value of a table: its own, or those of the documents that state it."""
    row = ledger.row(source.table, source.id)
    if row is None:
        return []
    if source.table == "reference":
        return [cite_reference(row)]
    documents = [ledger.row("documents", each["document"]) for each in ledger.where("evidence", claim=source.id)]
    return [cite_document(document) for document in documents if document is not None]
