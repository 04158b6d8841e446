"""What nobody saw at its source says so beside its number: in the paragraph that prints it, or below its chart.

A row of outside figures says how it was seen. One that was seen at second hand only, or not at all, may be printed
where the same paragraph says so in words; a chart that draws it says so in its subtitle, its caveat or its table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.book.book import Book
from claimbook.book.prose import named_values

SAID = re.compile(r"second[- ]hand|secondary|not seen|unseen|not been seen|have not seen|was not seen", re.IGNORECASE)
UNSEEN = ("second-hand", "unseen")
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)")
DATES = re.compile(r"\bwhen\b")


def unsaid_in(book: Book, text: str) -> Iterator[str]:
    """Yield for each paragraph of a text the values in it that were seen at second hand while no word says so."""
    for block in BLOCK.split(text):
        if SAID.search(block):
            continue
        for id, form in dict.fromkeys(named_values(block)):
            if not DATES.search(form) and (how := seen(book, id)):
                yield (
                    f"“{' '.join(block.split())[:60]} …” prints {id}, whose source was {how}; say so in the paragraph "
                    "(second-hand), or see the source"
                )


def unsaid_in_figures(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the id of each figure that draws a value seen at second hand and nowhere says so, with what is wrong."""
    for id in book.figure_ids():
        figure = book.figure(id, drawn=False)
        words = [cell for row in figure.rows for cell in row if isinstance(cell, str)]
        if SAID.search(" ".join([figure.subtitle, figure.caveat, *words])):
            continue
        for value in figure.value_ids():
            if how := seen(book, value):
                yield id, f"draws {value}, whose source was {how}; say so in its caveat, or see the source"


def seen(book: Book, id: str) -> str:
    """Return how the source of an outside figure was missed, an empty text where it was seen."""
    row = book.ledger.row("reference", id)
    if row is None or row["confidence"] not in UNSEEN:
        return ""
    return "not seen" if row["confidence"] == "unseen" else "seen at second hand only"
