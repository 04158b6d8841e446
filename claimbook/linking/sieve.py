"""The cheap question, asked before a page is read in earnest: may it hold a number that is about a value of the book?

A sentence may if it holds a number, and names and words that together say enough of what some value is about; or if the
digits of a value stand there and somebody whom the value is about is named on the page. Who is named counts from there
on; a country only near by. What is asked is less than what a link needs, so that little is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimbook.linking.entries import Entry
from claimbook.linking.index import NUMBER, MeaningIndex
from claimbook.linking.phrases import plain

SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
LONGEST, OVERLAP = 2000, 200  # letters; a longer sentence is asked in pieces that overlap
DIGITS = re.compile(r"\d[\d,.]*")
TELLING_DIGITS = 3
LEAST_SUBJECT, LEAST_WORDS = 0.3, 0.35
NEAR = 3  # sentences


class Sieve:
    """Tells whether a text may hold anything of a book's values."""

    def __init__(self, index: MeaningIndex) -> None:
        self._index = index
        self._owners: dict[str, set[str]] = {}
        for record in index._records:
            for column in ("number", "low", "high"):
                digits = "".join(map(str, Decimal(record[column] or 0).normalize().as_tuple().digits))
                if len(digits) >= TELLING_DIGITS:
                    self._owners.setdefault(digits, set()).update(record["anchors"])

    def passes(self, text: str) -> bool:
        """Tell whether some sentence of a text may be about a value of the book."""
        index, named, near = self._index, set[str](), [frozenset[str]()] * NEAR
        for sentence in sentences_of(text):
            made_plain = plain(sentence)
            ids = frozenset(id for found in index._names.longest_in(made_plain) for id in found.ids)
            named.update(ids - index._at_large)
            near = [*near[1:], ids]
            if NUMBER.search(made_plain) and self._concerns(made_plain, named.union(*near)):
                return True
        return False

    def _concerns(self, sentence: str, named: set[str]) -> bool:
        if any(not named.isdisjoint(self._owners.get(digits, ())) for digits in written_digits(sentence)):
            return True
        words = {id for found in self._index._words.all_in(sentence) for id in found.ids}
        if not words:
            return False
        anchors = [*named, *(f"word:{id}" for id in words)]
        near = {number for anchor in anchors for number in self._index._by_anchor.get(anchor, ())}
        return any(self._enough(self._index._entries[number], named, words) for number in near)

    def _enough(self, entry: Entry, named: set[str], words: set[str]) -> bool:
        if sum(entry.words.get(id, 0.0) for id in words) < LEAST_WORDS:
            return False
        parts = sum(share for id, share in entry.parts.items() if id in named)
        return parts >= LEAST_SUBJECT or any(entry.anchors.get(id, 0.0) >= LEAST_SUBJECT for id in named)


def written_digits(text: str) -> Iterator[str]:
    """Yield the significant digits of the numbers of a text, as far as they are written: 52.5 billion gives 525."""
    for match in DIGITS.finditer(text):
        yield match[0].replace(",", "").replace(".", "").strip("0")


def sentences_of(text: str) -> Iterator[str]:
    """Yield a text's sentences, roughly."""
    for part in SENTENCE_END.split(text):
        if len(part) <= LONGEST:
            yield part
        else:
            yield from (part[at : at + LONGEST] for at in range(0, len(part), LONGEST - OVERLAP))
