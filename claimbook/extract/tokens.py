"""Text to tokens: spaCy's tokenizer with splitting rules for quantities, seen as parallel lists of lexicon entries.

spaCy cuts at white space and remembers every chunk it has met; the rule inside a chunk is ours: digits with their
separators, runs of letters, and single signs are tokens, so that “US$226m”, “US$ 226 m” and “US $226m” read alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from operator import add, attrgetter, eq
from typing import TYPE_CHECKING

from claimbook.base.libraries import load_spacy

from .lexicon import BREAK, Lexeme, blank
from .vocabulary.encodings import MISREAD
from .vocabulary.numbers import UNICODE_FRACTIONS

if TYPE_CHECKING:
    from spacy.strings import StringStore

FRACTION_SIGNS = "".join(UNICODE_FRACTIONS)
INSIDE_CHUNK = re.compile(
    rf"{'|'.join(map(re.escape, MISREAD))}|&#?\w{{2,8}};"  # â€“ and &ndash;
    rf"|\d{{1,3}}(?:[,，]\d{{2,3}}){{0,7}}[,，]\d{{3}}(?!\d)(?:[.．]\d+)?"  # 1,234,567.8 and 12,34,567
    rf"|\d+(?:[.．]\d+)?"  # 12.5
    rf"|[A-Za-z]\.(?:[A-Za-z]\.){{1,5}}"  # U.S.
    rf"|[{FRACTION_SIGNS}]"
    rf"|[^\W\d_{FRACTION_SIGNS}]+"
    rf"|[^\w\s]|_"
)
LOWER, FLAGS, LENGTH = attrgetter("lower"), attrgetter("flags"), attrgetter("length")
ANY_DIGIT = "0"  # what the tokenizer is shown for each
SURROGATES = re.compile("[\ud800-\udfff]")
# how far beyond either end of a stretch a look around may go
MARGIN = 24
BLANK_WORDS = [""] * MARGIN
BLANK_FLAGS = [0] * MARGIN
BLANK_TOUCHES = [False] * MARGIN
# stands between stretches that are read together: white space and a sign that is no character of any text
GAP, GAP_SIGN = " \ufffe ", "\ufffe"
# after this many characters the tokenizer and its memory are built anew, so that a corpus of any size streams
MEMORY = 12_000_000


class Tokens:
    """The tokens of stretches of a text as parallel lists: lexicon entries, lower-case words, flags, offsets.

    `touching` says whether a token follows the one before it without white space. `words`, `flags` and `touching` go on
    with blanks past the end (and so before the beginning, at negative indices), so that a look around needs no bounds.
    """

    __slots__ = ("ends", "flags", "lexemes", "size", "starts", "text", "touching", "words")

    def __init__(self, text: str, lexemes: list[Lexeme], starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.lexemes = lexemes
        self.starts = starts
        self.ends = ends
        self.size = len(lexemes)
        self.words: list[str] = [*map(LOWER, lexemes), *BLANK_WORDS]
        self.flags: list[int] = [*map(FLAGS, lexemes), *BLANK_FLAGS]
        self.touching: list[bool] = [False, *map(eq, ends, starts[1:]), *BLANK_TOUCHES]


class Reader:
    """Cuts stretches of text into tokens, with spaCy and a memory of the entries met so far."""

    def __init__(self) -> None:
        self._start_anew()

    def _start_anew(self) -> None:
        load_spacy()
        from spacy.attrs import IDX, ORTH
        from spacy.tokenizer import Tokenizer
        from spacy.vocab import Vocab

        self._columns = (ORTH, IDX)
        self._lexemes: dict[int, Lexeme] = {}
        self._numbers: dict[str, Lexeme] = {}
        self._numeric: set[int] = set()  # of the entries, those that stand for all numbers written alike
        self._dropped: set[int] = set()  # of the entries, those that are white space or unseen
        self._parting: set[int] = set()  # of the entries, those that nothing touches
        self._tokenizer = Tokenizer(Vocab(), infix_finditer=INSIDE_CHUNK.finditer)
        self._characters = 0

    def read(self, text: str, stretches: Sequence[tuple[int, int]]) -> Tokens:
        """The tokens of some stretches of a text, in order, with a blank one between two stretches.

        Single white space is dropped, an empty line is kept as a break.
        """
        joined = GAP.join([text[start:end] for start, end in stretches])
        self._characters += len(joined)
        if self._characters > MEMORY:
            self._start_anew()
        shown = _with_one_digit(joined)
        try:
            doc = self._tokenizer(shown)
        except UnicodeEncodeError:
            doc = self._tokenizer(SURROGATES.sub("\ufffd", shown))
        orths, offsets = doc.to_array(self._columns).T.tolist()
        try:
            lexemes = list(map(self._lexemes.__getitem__, orths))
        except KeyError:
            self._learn(orths, doc.vocab.strings)
            lexemes = list(map(self._lexemes.__getitem__, orths))
        for index in [index for index, orth in enumerate(orths) if orth in self._numeric]:
            start = offsets[index]
            lexemes[index] = self._number(joined[start : start + lexemes[index].length])
        starts = _offsets_in_text(offsets, stretches)
        if not self._dropped.isdisjoint(orths):
            kept = [orth not in self._dropped for orth in orths]
            orths, lexemes, starts = (list(compress(each, kept)) for each in (orths, lexemes, starts))
        tokens = Tokens(text, lexemes, starts, list(map(add, starts, map(LENGTH, lexemes))))
        if not self._parting.isdisjoint(orths):
            for index in [index for index, orth in enumerate(orths) if orth in self._parting]:
                tokens.touching[index : index + 2] = (False, False)
        return tokens

    def _number(self, text: str) -> Lexeme:
        """The entry of a token that holds digits."""
        lexeme = self._numbers.get(text)
        if lexeme is None:
            lexeme = self._numbers[text] = Lexeme(text)
        return lexeme

    def _learn(self, orths: list[int], strings: StringStore) -> None:
        """Works out the entries of the words not met before."""
        for orth in orths:
            if orth in self._lexemes:
                continue
            text = strings[orth]
            lexeme = self._lexemes[orth] = blank() if text == GAP_SIGN else Lexeme(text)
            if ANY_DIGIT in text:
                self._numeric.add(orth)
            if lexeme.flags & BREAK and lexeme.text.count("\n") < 2:
                self._dropped.add(orth)
            elif lexeme.flags & BREAK or lexeme.length == 0:
                self._parting.add(orth)


def _with_one_digit(text: str) -> str:
    """The text with one digit in the place of each: no number need be cut that was cut before in other digits."""
    for digit in "123456789":
        text = text.replace(digit, ANY_DIGIT)
    return text


def _offsets_in_text(offsets: list[int], stretches: Sequence[tuple[int, int]]) -> list[int]:
    """Where tokens of the joined stretches start in the text; a gap is where the stretch before it ends."""
    starts: list[int] = []
    first = joined = before = 0
    for start, end in stretches:
        if first:
            starts[-1] = before
        shift = start - joined
        joined += end - start + len(GAP)
        last = bisect_left(offsets, joined, first)
        starts += [offset + shift for offset in offsets[first:last]]
        first, before = last, end
    return starts
