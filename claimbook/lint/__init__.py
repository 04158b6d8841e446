"""Hold chapters, pages and topics to how they are written, in under a second and without running anything."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.lint.charts import chart_faults
from claimbook.lint.house_rules import HouseRules, read_house_rules
from claimbook.lint.notebooks import notebook_faults
from claimbook.lint.prose import prose_faults
from claimbook.lint.topics import topic_faults


def lint(paths: BookPaths) -> list[Fault]:
    """Return every fault of how a book is written and of the charts that its chapters store, in order.

    Raises BookError where the book, its contents or a notebook cannot be read.
    """
    return [*written_faults(paths), *chart_faults(paths)]


def written_faults(paths: BookPaths) -> list[Fault]:
    """Return what can be known before a chapter runs: faults of prose, of code cells and of topic modules."""
    book, rules = Book(paths), read_house_rules(paths)
    return list(dict.fromkeys(_written(book, rules)))


def _written(book: Book, rules: HouseRules) -> Iterator[Fault]:
    try:
        yield from prose_faults(book, rules)
        yield from notebook_faults(book, rules)
        yield from topic_faults(book, rules)
    except BookError as error:
        yield from error.faults
