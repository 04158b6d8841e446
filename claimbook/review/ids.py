"""Which ids are taken: an id names one thing for ever, be it a row, an entity, a derived value or a figure."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.book.book import VALUE_TABLES, Book
from claimbook.tables.ledger import Ledger

NAMED = (*VALUE_TABLES, "entities")


def taken_ids(book: Book) -> set[str]:
    """Return every id of a book that names something."""
    rows = {row.id for name in NAMED for row in book.ledger.table(name).rows}
    return rows | {id for _, id in _of_topics(book)}


def holder(ledger: Ledger, id: str) -> str:
    """Return where an id is taken already: a table's file, a topic's module, or an empty text."""
    if table := next((name for name in NAMED if ledger.knows(name, id)), ""):
        return ledger.file_of(table)
    return next((f"the topic {topic}" for topic, other in _of_topics(Book(ledger.paths)) if other == id), "")


def _of_topics(book: Book) -> Iterator[tuple[str, str]]:
    """Yield each id of a derived value or figure with the name of its topic."""
    for topic in book.topics():
        for id in (*topic.value_rules, *topic.figure_rules):
            yield topic.name, id
