"""What `claimbook review` and `claimbook confirm` do: which document waits, and its proposals to whoever decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.identity import read_identity
from claimbook.linking import MeaningIndex
from claimbook.review.coverage import coverage
from claimbook.review.decisions import Reviewer
from claimbook.review.new_entities import new_entities
from claimbook.review.proposals import Proposal, open_proposals
from claimbook.tables.ledger import Ledger


def waiting(book: Book, document: str) -> tuple[str, list[Proposal]]:
    """Return a document and its proposals that nobody has decided; the last added that has some where none is named."""
    ids = [row.id for row in book.ledger.table("documents").rows]
    if document and document not in ids:
        raise BookError(f"There is no document {document!r}; the documents are {', '.join(ids)}.")
    index = MeaningIndex.of(book, derived=False)
    for id in [document] if document else reversed(ids):
        if document or any(each.open for each in coverage(book.ledger, id)):
            return id, list(open_proposals(book, index, id))
    return ids[-1] if ids else "", []


def review_in_terminal(paths: BookPaths, document: str, reader: str, session: Any = None) -> None:
    """Let a reader decide in the terminal."""
    from claimbook.review.terminal import TerminalReview  # late: only a review in the terminal prompts

    book = Book(paths)
    document, proposals = waiting(book, document)
    entities = new_entities(book.ledger, book.ledger.texts.get(document, ""))
    TerminalReview(Reviewer(paths, document, reader), book.ledger, proposals, entities, session).run()


def write_out(paths: BookPaths, document: str, place: Path) -> str:
    """Write what waits as a workbook; return a sentence that says so."""
    from claimbook.review.spreadsheet import write_review  # late: only a round trip needs openpyxl

    book = Book(paths)
    document, proposals = waiting(book, document)
    count = write_review(place, book.ledger, document, read_identity(paths).short_name, proposals)
    return f"Wrote {count} quantities of {document} to {place.name}; decide in it, then `claimbook review --from` it."


def decide_from(paths: BookPaths, place: Path, reader: str) -> list[str]:
    """Carry out what a workbook decides; return what was done, a sentence each."""
    from claimbook.review.spreadsheet import (  # late: only a round trip needs openpyxl
        carry_out,
        document_of,
        read_review,
    )

    book = Book(paths)
    document = document_of(place)
    index = MeaningIndex.of(book, derived=False)
    proposals = {document: list(open_proposals(book, index, document))}
    decisions = read_review(place, book.ledger, read_identity(paths).short_name, proposals)
    if not decisions:
        return [f"{place.name} decides nothing that still waits."]
    done = carry_out(Reviewer(paths, document, reader), decisions, place.name)
    return [*done, f"{len(done)} decided."]


def confirm_claim(paths: BookPaths, claim: str, document: str, reader: str, reason: str) -> int:
    """Confirm a claim in a document, or in each where somebody accepted it; return in how many places."""
    rows = Ledger(paths).where("reviews", claim=claim, role="accepted")
    documents = [document] if document else sorted({row["document"] for row in rows})
    if not documents:
        raise BookError(f"Nobody has accepted {claim} in a review; there is nothing to confirm.")
    return sum(Reviewer(paths, each, reader).confirm(claim, reason) for each in documents)
