"""The cheap question, asked before a page is read in earnest: may it hold a number that is about a value of the book?

A sentence may if somebody or something whom a value is about is named, in it or before it (a country only near by), and
the digits of that value stand there, rounded or not, and do so by chance seldom, or with some of its words; or if it
names them itself, with the words and the unit of that value, whatever the number. What is asked is less than what a
link needs, so that little is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from claimbook.linking.entries import Entry
from claimbook.linking.index import NUMBER, MeaningIndex
from claimbook.linking.phrases import plain
from claimbook.linking.scoring import is_plain
from claimbook.linking.sentences import RULERS

SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
LONGEST, OVERLAP = 2000, 200  # letters; a longer sentence is asked in pieces that overlap
KANA = re.compile(r"[ぁ-ヺ]")  # who writes Japanese need not name the country
DIGITS = re.compile(r"\d[\d,.]*")
TELLING_DIGITS, CERTAIN_DIGITS = 3, 4
LEAST_SUBJECT = 0.3
ANY_WORD, LEAST_WORDS, LEAST_UNWRITTEN = 0.08, 0.25, 0.45  # share of a value's words that stand there
LEAST_DIFFERING = 0.34  # the same, its unit among them, where another number stands
SIGNS = {  # by which a unit is told cheaply; of others it is taken to stand there
    "percent": re.compile(r"[%％割]|per ?cent|パーセント|ポイント|half|third|quarter", re.I),
    "USD": re.compile(r"\$|dollar|ドル", re.I),
    "JPY": re.compile(r"[¥￥円]|yen", re.I),
    "rank": re.compile(r"\d(?:st|nd|rd|th)\b|位|\b(?:first|second|third|\w+th|last)\b", re.I),
}
NEAR, FAR = 3, 12  # sentences for which a country, and somebody else, stays named


class Sieve:
    """Tells whether a text may hold anything of a book's values."""

    def __init__(self, index: MeaningIndex) -> None:
        self._index = index
        self._countries = index._vocabulary.countries
        home = index.home
        self._at_home = {id for id in (home, index._governments.get(home, "")) if id}
        self._by_digits: dict[str, set[int]] = {}
        for number, record in enumerate(index._records):
            for column in ("number", "low", "high"):
                for digits in roundings(record[column]):
                    self._by_digits.setdefault(digits, set()).add(number)

    def passes(self, text: str) -> bool:
        """Tell whether some sentence of a text may be about a value of the book."""
        return next(self._places(list(sentences_of(text))), None) is not None

    def excerpts(self, text: str) -> Iterator[str]:
        """Yield the stretches of a text that end in a sentence which may be about a value, with those before it."""
        sentences = list(sentences_of(text))
        begin, end = 0, 0
        for place in self._places(sentences):
            if place - FAR > end and end:
                yield "\n".join(sentences[begin:end])
                begin = place - FAR
            elif not end:
                begin = max(0, place - FAR)
            end = place + 1
        if end:
            yield "\n".join(sentences[begin:end])

    def _places(self, sentences: Sequence[str]) -> Iterator[int]:
        """Yield the places of the sentences that may be about a value."""
        index, before = self._index, [frozenset[str]()] * FAR
        for place, sentence in enumerate(sentences):
            made_plain = plain(sentence)
            ids = frozenset(id for found in index._names.longest_in(made_plain) for id in found.ids)
            before = [*before[1:], ids]
            if NUMBER.search(made_plain):
                named = set().union(*before) - index._at_large
                near = named.union(*before[-NEAR:])
                near.update([country for id in near if (country := self._countries.get(id))])
                if KANA.search(made_plain) or RULERS.search(made_plain):
                    near.update(self._at_home)
                if self._concerns(made_plain, near, ids):
                    yield place

    def _concerns(self, sentence: str, named: set[str], here: frozenset[str]) -> bool:
        if not named:
            return False
        entries, by_anchor = self._index.entries, self._index.by_anchor
        written = set(written_digits(sentence))
        told = {digits: self._by_digits.get(digits, set()) for digits in written}
        certain = {number for digits, numbers in told.items() if len(digits) >= CERTAIN_DIGITS for number in numbers}
        if any(self._is_named(entries[number], named) for number in certain):
            return True
        telling = {number for digits, numbers in told.items() if len(digits) >= TELLING_DIGITS for number in numbers}
        words = {id for found in self._index._words.all_in(sentence) for id in found.ids}
        words.update(f"name:{id}" for id in named)
        alike = set().union(*told.values())
        units = {base for base, sign in SIGNS.items() if sign.search(sentence)}
        near = {number for anchor in named for number in by_anchor.get(anchor, ())}
        for number in near:
            entry = entries[number]
            base = entry.measure.base
            share = share_of(entry, words) + (entry.unit_weight if base in units else 0.0)
            least = ANY_WORD if number in telling else LEAST_WORDS if number in alike else 1.0
            if share >= (least if written else LEAST_UNWRITTEN) and self._is_named(entry, named):
                return True
            known = base in units or base not in SIGNS
            if (
                known
                and not here.isdisjoint(entry.anchors)
                and may_differ(entry, words)
                and self._is_named(entry, here)
            ):
                return True
        return False

    def _is_named(self, entry: Entry, named: Collection[str]) -> bool:
        parts = sum(share for id, share in entry.parts.items() if id in named)
        return parts >= LEAST_SUBJECT or any(entry.anchors.get(id, 0.0) >= LEAST_SUBJECT for id in named)


def may_differ(entry: Entry, words: set[str]) -> bool:
    """Tell whether a sentence gives a value's words so plainly that another number in it may contradict the value."""
    return (
        entry.table != "derived"
        and is_plain(entry, words)
        and share_of(entry, words) + entry.unit_weight >= LEAST_DIFFERING
    )


def share_of(entry: Entry, words: set[str]) -> float:
    """Return how much of a value's words stand in a sentence of either language, 0 to 1."""
    return max(sum(told.get(id, 0.0) for id in words) for told in (entry.words, entry.words_ja))


def roundings(number: str) -> Iterator[str]:
    """Yield the significant digits of a number of the tables, and those of it rounded to fewer: 2016, 202, 2."""
    digits = "".join(map(str, Decimal(number or 0).normalize().as_tuple().digits)).rstrip("0")
    for length in range(1, len(digits) + 1):
        yield str((int(digits[: length + 1].ljust(length + 1, "0")) + 5) // 10).rstrip("0") or digits


def written_digits(text: str) -> Iterator[str]:
    """Yield the significant digits of the numbers of a text, as far as they are written: 52.50 billion gives 525."""
    for match in DIGITS.finditer(text):
        if digits := match[0].replace(",", "").replace(".", "").strip("0"):
            yield digits


def sentences_of(text: str) -> Iterator[str]:
    """Yield a text's sentences, roughly."""
    for part in SENTENCE_END.split(text):
        if len(part) <= LONGEST:
            yield part
        else:
            yield from (part[at : at + LONGEST] for at in range(0, len(part), LONGEST - OVERLAP))
