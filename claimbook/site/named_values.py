"""The values that a text of the tables names by their ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimbook.book.book import Book

ID = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)")


def named_values(text: str, book: Book) -> list[str]:
    """Return the ids of a book's values that stand in a text, each once, in order."""
    return [id for id in dict.fromkeys(ID.findall(text)) if id in book]
