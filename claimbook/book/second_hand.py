"""What nobody saw at its source says so beside its number: in the paragraph that prints it, or below its chart.

A row of outside figures says how it was seen. One that was seen at second hand only, or not at all, may be printed
where the same paragraph says so in words; a chart that draws it says so in its subtitle, its caveat or its table, a
card in its words. The same holds for what is computed from it: arithmetic makes no figure better known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimbook.base.errors import BookError
from claimbook.book.book import Book
from claimbook.book.prose import named_values
from claimbook.tables.ledger import Row

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


def unsaid_on_card(book: Book, text: str, ids: Iterable[str]) -> Iterator[str]:
    """Yield the values of a card that were seen at second hand while none of its words says so."""
    if not SAID.search(text):
        yield from (
            f"prints {id}, whose source was {how}; say so in its words" for id in ids if (how := seen(book, id))
        )


def seen(book: Book, id: str) -> str:
    """Return how the source of an outside figure, or of one that a value rests on, was missed; else an empty text."""
    row = book.ledger.row("reference", id)
    if row is not None:
        return missed(row)
    if book.ledger.row("claims", id) is not None or id not in book:
        return ""
    try:
        sources = book[id].sources()
    except BookError:  # said where the value is computed
        return ""
    for source in sources:
        row = book.ledger.row("reference", source.id)
        if row is not None and (how := missed(row)):
            return f"{how} for {source.id}"
    return ""


def missed(row: Row) -> str:
    """Return how the source of a row was missed, an empty text where it was seen."""
    if row["confidence"] not in UNSEEN:
        return ""
    return "not seen" if row["confidence"] == "unseen" else "seen at second hand only"
