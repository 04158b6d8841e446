"""Every command that writes into a book, as a call that can be broken on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps

from claimbook.base.lock import alone
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.book.book import Book
from claimbook.chapters.rerun import Run
from claimbook.linking import MeaningIndex
from claimbook.review.adding import add_document
from claimbook.review.decisions import Reviewer
from claimbook.review.proposals import Proposal, open_proposals
from claimbook.review.revising import add_reference, retire, update_reference
from claimbook.review.undoing import undo

NETS = {"id": "nets", "subject": "fleet", "metric": "nets", "value": "900", "unit": "boat", "comparator": "eq",
        "as_of": "2024", "basis": "reported", "author": "Registry", "title": "Nets", "year": "2025",
        "confidence": "seen"}  # fmt: skip
ARTICLE = "The port bought 40 nets for 3 million dollars.\n"


def locked(command: Callable[[BookPaths], None]) -> Callable[[BookPaths], None]:
    """Let a command run with every other run on its book kept out, as the command line does."""

    @wraps(command)
    def run(paths: BookPaths) -> None:
        with alone(paths):
            command(paths)

    return run


@locked
def update(paths: BookPaths) -> None:
    update_reference(paths, "boats", {"value": "409", "as_of": "2025"}, "revision", "A new count.")


@locked
def add(paths: BookPaths) -> None:
    add_reference(paths, NETS, "Counted for the first time.")


@locked
def withdraw(paths: BookPaths) -> None:
    retire(paths, "boats", "The registry took it back.")


@locked
def supersede(paths: BookPaths) -> None:
    retire(paths, "landings-2021", "Counted again.", "landings-2022")


@locked
def add_article(paths: BookPaths) -> None:
    article = paths.root.parent / "nets.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    try:
        add_document(paths, article, id="nets-2025", title="Nets", publisher="Port", published="2025-05-01",
                     url="https://port.example/nets")  # fmt: skip
    finally:
        article.unlink()


def proposed(paths: BookPaths) -> tuple[Reviewer, Proposal]:
    """Return a reader of the article, and what is proposed for what it paid."""
    book = Book(paths)
    waiting = open_proposals(book, MeaningIndex.of(book, derived=False), "nets-2025")
    return Reviewer(paths, "nets-2025", "Reader One"), next(each for each in waiting if each.mention.unit == "USD")


def accept(paths: BookPaths) -> None:
    reader, proposal = proposed(paths)
    cells = {"id": "nets-bought", "topic": "catch", "subject": "fleet", "metric": "worth of nets"}
    reader.accept(proposal, proposal.claim | cells)


def reject(paths: BookPaths) -> None:
    reader, proposal = proposed(paths)
    reader.reject(proposal, "Nets are no subject of the book.")


@locked
def undo_last(paths: BookPaths) -> None:
    undo(paths, "A slip.")


@locked
def store_chapter(paths: BookPaths) -> None:
    chapter = paths.root / "chapters" / "catch.ipynb"
    notebook = json.loads(chapter.read_bytes())
    notebook["metadata"]["note"] = "ran again"
    Run(chapter, chapter.read_bytes(), json.dumps(notebook)).store(paths)


@locked
def cut_edition(paths: BookPaths) -> None:
    """Put an edition into its place, as cutting one does when all of it has been made aside."""
    aside = paths.work / "edition"
    (aside / "figures").mkdir(parents=True)
    for name in ("edition.json", "values.json", "figures/one.svg"):
        (aside / name).write_text(name, encoding="utf-8")
    with Transaction(paths) as change:
        change.move(aside, paths.editions / "2025.1")


COMMANDS = {
    "reference add": (add, None),
    "reference update": (update, None),
    "withdraw": (withdraw, None),
    "supersede": (supersede, None),
    "undo a change": (undo_last, update),
    "undo an addition": (undo_last, add),
    "add": (add_article, None),
    "undo an article": (undo_last, add_article),
    "review (accept)": (accept, add_article),
    "review (reject)": (reject, add_article),
    "rerun (store)": (store_chapter, None),
    "edition cut (swap)": (cut_edition, None),
}
