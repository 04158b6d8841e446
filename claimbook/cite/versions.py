"""Which version of the book a citation names: the newest edition where that holds what is cited, else the working one.

A book changes between two editions. What has changed since the newest one is cited as the working version after it, by
the date of its data, so that no edition is named for a number that it does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimbook import cite
from claimbook.book.contents import notebooks, pages
from claimbook.book.identity import read_reconstructed
from claimbook.book.records import FigureRecord, ValueRecord
from claimbook.book.registry import Registry
from claimbook.cite.standing import better_number
from claimbook.editions.differences import Differences, change_of, compare, log_since, read_differences
from claimbook.editions.edition import Edition, editions
from claimbook.editions.state import State, state_of

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.book.identity import Identity

FIGURE_SHOWS = ("takeaway", "subtitle", "alt", "caveat", "rows")
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


class Versions:
    """How a book and each part of it is cited as it stands today; before the first edition as the book names itself."""

    def __init__(self, book: Book, registry: Registry | None = None) -> None:
        self.book = book
        self.registry = registry or Registry(book)
        self.editions: list[Edition] = editions(book.paths)
        self.newest = self.editions[-1] if self.editions else None
        self._changed: dict[str, bool] = {}

    @cached_property
    def states(self) -> dict[str, State]:
        """The frozen state of each edition by its name, the oldest first."""
        return {edition.name: edition.state for edition in self.editions}

    @cached_property
    def changes(self) -> list[Differences | None]:
        """How each edition differs from the one before, as it was told when it was cut; None where it was the first."""
        return [read_differences(each.changes) if each.changes else None for each in self.editions]

    @cached_property
    def since(self) -> Differences | None:
        """How the book as it stands differs from its newest edition, None before the first."""
        if self.newest is None:
            return None
        old = self.states[self.newest.name]
        return compare(old, state_of(self.book), log_since(self.book, old))

    @cached_property
    def reconstructed(self) -> frozenset[str]:
        """The names of the editions that were made after the date they stand for."""
        return read_reconstructed(self.book.paths)

    @cached_property
    def held(self) -> Identity:
        """The book as its newest edition."""
        return edition_identity(self.book.identity, self.newest) if self.newest else self.book.identity

    @cached_property
    def working(self) -> Identity:
        """The book as it stands after its newest edition."""
        date = data_date(self.book)
        return replace(self.held, working=date, published=date) if self.newest else self.book.identity

    @cached_property
    def chapters(self) -> set[str]:
        """The names of the pages that are chapters: all notebooks but the book's first page."""
        root, paths = next(iter(pages(self.book.paths))).name, self.book.paths
        names = {path.relative_to(paths.root).with_suffix("").as_posix() for path in notebooks(paths)}
        return names - {root}

    def of_value(self, id: str) -> Identity:
        """Return the version that holds a value as it stands; raises BookError for an unknown id."""
        return self.working if self.value_changed(id) else self.held

    def of_figure(self, about: FigureRecord) -> Identity:
        """Return the version that holds a figure as it stands."""
        return self.working if self.figure_changed(about) else self.held

    def of_page(self, page: str) -> Identity:
        """Return the version that holds all that a chapter shows, for any other page that of the whole book."""
        if page not in self.chapters:
            return self.of_book()
        return self.working if self.page_changed(page) else self.held

    def of_book(self) -> Identity:
        """Return the version that holds the whole book as it stands."""
        return self.working if self.book_changed else self.held

    def of_edition(self, name: str) -> Identity:
        """Return the book as the edition of a name."""
        return edition_identity(self.book.identity, next(each for each in self.editions if each.name == name))

    def value_changed(self, id: str) -> bool:
        """Tell whether the newest edition does not hold a value, or holds it otherwise."""
        if self.newest is None:
            return False
        if id not in self._changed:
            then = self.states[self.newest.name].values.get(id)
            self._changed[id] = bool(change_of(then, self.registry[id]))
        return self._changed[id]

    def figure_changed(self, about: FigureRecord) -> bool:
        """Tell whether the newest edition does not hold a figure, or shows it otherwise."""
        if self.newest is None:
            return False
        now: Mapping[str, Any] = about
        then: Mapping[str, Any] | None = self.states[self.newest.name].figures.get(about["id"])
        return then is None or any(then[name] != now[name] for name in FIGURE_SHOWS)

    def page_changed(self, page: str) -> bool:
        """Tell whether anything that a page says or shows is not as the newest edition has it."""
        if self.newest is None:
            return False
        then, now = self.states[self.newest.name], state_of(self.book)
        said, says = ([each["text"] for each in state.sentences if each["page"] == page] for state in (then, now))
        figures = [{id for id, each in state.figures.items() if each["page"] == page} for state in (then, now)]
        return (
            said != says
            or figures[0] != figures[1]
            or any(self.figure_changed(now.figures[id]) for id in figures[1])
            or any(self.value_changed(id) for id, shown_on in now.pages.items() if page in shown_on)
        )

    @cached_property
    def book_changed(self) -> bool:
        """Whether anything in the book is not as the newest edition has it."""
        if self.newest is None:
            return False
        then, ids = self.states[self.newest.name], self.registry.ids()
        if then.values.keys() != set(ids) or any(self.value_changed(id) for id in ids):
            return True
        now = state_of(self.book)
        if then.figures.keys() != now.figures.keys() or any(map(self.figure_changed, now.figures.values())):
            return True
        said, says = ([(each["page"], each["text"]) for each in state.sentences] for state in (then, now))
        return said != says

    def value_item(self, record: ValueRecord) -> cite.Item:
        """Return the CSL item of a value; it leads to the edition that holds it."""
        identity = self.of_value(record["id"])
        return cite.number_item(identity, record, self.place(identity, f"n/{record['id']}.html"), self.better(record))

    def better(self, record: ValueRecord) -> ValueRecord | None:
        """Return the number to cite instead of a value that its verdict corrects, None where there is none."""
        return better_number(record, self.registry.get, self.book.units)

    def frozen_item(self, edition: Edition, record: ValueRecord) -> cite.Item:
        """Return the CSL item of a value as an edition has it."""
        identity = edition_identity(self.book.identity, edition)
        place = f"e/{edition.name}/n/{record['id']}.html"
        return cite.number_item(identity, record, place, self.better_in(edition, record))

    def better_in(self, edition: Edition, record: ValueRecord) -> ValueRecord | None:
        """Return the number that an edition has to be cited instead of one of its values, None where there is none."""
        return better_number(record, self.states[edition.name].values.get, self.book.units)

    def figure_item(self, about: FigureRecord) -> cite.Item:
        """Return the CSL item of a figure; it leads to the edition that holds it."""
        return cite.figure_item(self.of_figure(about), about["id"], about["takeaway"], self.figure_place(about))

    def chapter_item(self, page: str, title: str) -> cite.Item:
        """Return the CSL item of a chapter."""
        identity = self.of_page(page)
        return cite.chapter_item(identity, page, title, self.place(identity, f"{page}.html"))

    def book_item(self) -> cite.Item:
        """Return the CSL item of the book; it leads to the edition that holds it."""
        return cite.book_item(self.of_book(), self.book_place())

    def figure_place(self, about: FigureRecord) -> str:
        """Return where a figure stands frozen exactly as it is, below the book's address, empty where nowhere."""
        return self.place(self.of_figure(about), f"figures/{about['id']}.html")

    def book_place(self) -> str:
        """Return where the book stands as it is, below its address."""
        return self.place(self.of_book(), "index.html") or "index.html"

    def place(self, identity: Identity, rest: str) -> str:
        """Return the address of a page of an edition, empty for a working version and before the first edition."""
        return f"e/{identity.edition}/{rest}" if self.newest and not identity.working else ""

    def told(self) -> str:
        """Return how much is cited as the working version and what to do about it, empty where nothing is."""
        if not self.book_changed:
            return ""
        values = sum(self.value_changed(id) for id in self.registry.ids())
        figures = sum(self.figure_changed(each) for each in state_of(self.book).figures.values())
        counts = f"{values} value{'' if values == 1 else 's'} and {figures} figure{'' if figures == 1 else 's'}"
        return (
            f"In no edition, and cited as {self.working.edition_in_words} ({self.working.citation_suffix}): {counts}. "
            "`claimbook edition cut NAME --note …` freezes them under a name that lasts."
        )


def edition_identity(identity: Identity, edition: Edition) -> Identity:
    """Return the book as one of its editions."""
    return replace(identity, edition=edition.name, published=edition.about["published"], working="")


def data_date(book: Book) -> str:
    """Return the date of a book's data: that of the last logged change, else as far as the book says its data go."""
    rows = book.ledger.where("revisions") if "revisions" in book.ledger.names else []
    logged = max((row.get("date", "") for row in rows), default="")
    match = DAY.match(logged) or DAY.match(book.identity.as_of) or DAY.match(book.identity.published)
    return match[0] if match else ""
