"""The book as something that is shown reads it: every value that it shows is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimbook.book.prose import Mark, filled_in

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.values.value import Value


class ShownValues:
    """A book that notes, for one figure or view, the values that it shows, in the order it first shows them."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.ids: dict[str, None] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.book, name)

    def __getitem__(self, id: str) -> Value:
        return self.book[id]

    def __contains__(self, id: str) -> bool:
        return id in self.book

    def show(self, id: str) -> Value:
        """Return a value and note it; raises BookError where it is withdrawn or superseded."""
        value = self.book.show(id)
        self.ids.setdefault(id)
        return value

    def text(self, template: str) -> str:
        """Return a template with its values filled in, each noted."""
        return self.text_with_values(template)[0]

    def text_with_values(self, template: str) -> tuple[str, list[Mark]]:
        """Return the same with the start and the end of each value in the text, and its id."""
        return filled_in(template, self.show)

    def values(self) -> tuple[Value, ...]:
        """Return the values noted so far."""
        return tuple(self.book[id] for id in self.ids)
