"""Take an article in: what is asked about it, what is proposed, and adding it to the book.

Nothing is asked or required for looking (`look`); `take_in` stores the text unchanged and refuses what is held already.
The row says from which kind of file a text was taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.documents import Document
from claimbook.linking import MeaningIndex
from claimbook.review.adding import add_document, refused
from claimbook.review.article import Article, id_of, read_article
from claimbook.review.new_entities import NewEntity, new_entities
from claimbook.review.proposals import Proposal, Proposer
from claimbook.review.rewrites import Resemblance, dependence_words, resemblances

ASKED = {
    "title": "Its title",
    "publisher": "Who published it",
    "published": "When, as EDTF (2024-02-12, 2024-04~)",
    "url": "Where it was published",
    "id": "What it is called in the tables",
}
OPTIONAL = ("author", "published_basis", "dependence", "language")
BASIS, BASIS_OF_FILE = "stated in the text", "stated in the file"
Ask = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Looked:
    """An article as looked at: what it says of itself, what it is like, what is proposed for it."""

    article: Article
    cells: dict[str, str]
    duplicate_of: str
    resembles: list[Resemblance]
    proposals: list[Proposal]
    entities: list[NewEntity]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data: `document` and `mentions`."""
        document = {
            **self.cells,
            "file": self.article.path.name,
            "taken_from": self.article.taken_from or None,
            "sha256": self.article.sha256,
            "is_read": self.article.is_read,
            "duplicate_of": self.duplicate_of or None,
            "resembles": [
                {"document": each.document, "likeness": round(each.likeness, 3), "why": each.why}
                for each in self.resembles
            ],
            "entities": [each.to_json() for each in self.entities],
        }
        return {"document": document, "mentions": [each.to_json() for each in self.proposals]}


def look(paths: BookPaths, file: Path, given: Mapping[str, str]) -> Looked:
    """Return what an article says of itself and what is proposed for it; cells that are `given` come before its own.

    Raises BookError where the file cannot be read.
    """
    article = read_article(file)
    book = Book(paths)
    ledger = book.ledger
    cells = {name: getattr(article, name) for name in ("title", "author", "publisher", "published", "url", "language")}
    cells |= {name: text for name, text in given.items() if text}
    documents = ledger.table("documents").rows
    duplicate = next((row.id for row in documents if row["sha256"] == article.sha256), "")
    taken = {row.id for row in documents}
    cells.setdefault("id", id_of(cells["publisher"], cells["published"], cells["title"], taken - {duplicate}))
    if not article.is_read:
        return Looked(article, cells | {"dependence": cells.get("dependence", "")}, duplicate, [], [], [])
    index = MeaningIndex.of(book, derived=False)
    proposer = Proposer(book, index)
    proposals = proposer.propose(article.text, cells["published"], cells["title"])
    mentions = [each.mention for each in proposals]
    found = resemblances(ledger, article.text, mentions, proposer.quantities, besides=duplicate)
    cells.setdefault("dependence", dependence_words(found))
    return Looked(article, cells, duplicate, found, proposals, new_entities(ledger, article.text))


def take_in(paths: BookPaths, looked: Looked, given: Mapping[str, str], ask: Ask | None) -> Document:
    """Add a looked-at article to the book, asking for what was not given where there is someone to ask.

    Raises BookError, and changes nothing, where it is held already or something needed is missing.
    """
    if looked.duplicate_of:
        raise BookError(
            Fault(looked.article.path.as_posix(), None, None,
                  f"this very text is already in the book, as {looked.duplicate_of}; nothing was added")
        )  # fmt: skip
    cells = dict(looked.cells)
    for name, question in ASKED.items():
        if not given.get(name) and ask is not None:
            cells[name] = _answer(paths, name, question, cells.get(name, ""), ask)
    missing = [name for name in ASKED if not cells.get(name)]
    if missing:
        raise BookError(
            f"{looked.article.path.name} does not say {', '.join(missing)}; give --{' … --'.join(missing)}."
        )
    article = looked.article
    cells.setdefault("published_basis", BASIS_OF_FILE if article.taken_from else BASIS)
    if article.taken_from:
        cells["published_basis"] += f"; the text was taken from {article.taken_from}"
    return add_document(
        paths, article.path, **cells, content=article.content, file=article.stored_as(cells["id"]),
        taken_from=article.taken_from,
    )  # fmt: skip


def _answer(paths: BookPaths, name: str, question: str, known: str, ask: Ask) -> str:
    """Ask until the answer is one that the column takes."""
    words = question
    while fault := refused(paths, name, answer := ask(words, known)):
        words = f"{fault[:1].upper()}{fault[1:]}. {question}"
    return answer
