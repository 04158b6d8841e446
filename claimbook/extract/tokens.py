"""Text to tokens: spaCy's tokenizer with splitting rules for quantities, seen as parallel lists of lexicon entries.

spaCy cuts at white space and remembers every chunk it has met; the rule inside a chunk is ours: digits with their
separators, runs of letters, and single signs are tokens, so that “US$226m”, “US$ 226 m” and “US $226m” read alike.
"""

from __future__ import annotations

import re
from itertools import compress
from operator import add, attrgetter, eq
from typing import TYPE_CHECKING

from .lexicon import BREAK, Lexeme
from .vocabulary.encodings import MISREAD
from .vocabulary.numbers import UNICODE_FRACTIONS

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokenizer import Tokenizer

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
SURROGATES = re.compile("[\ud800-\udfff]")
# how far beyond either end of a stretch a look around may go
MARGIN = 24
BLANK_WORDS = [""] * MARGIN
BLANK_FLAGS = [0] * MARGIN
BLANK_TOUCHES = [False] * MARGIN
# after this many characters the tokenizer and its memory are built anew, so that a corpus of any size streams
MEMORY = 12_000_000


class Tokens:
    """The tokens of a stretch of text as parallel lists: lexicon entries, lower-case words, flags, paths.

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
        self._lexemes: dict[int, Lexeme] = {}
        self._breaks: set[int] = set()  # of the entries, those that are white space or unseen
        self._tokenizer = self._build()
        self._characters = 0

    @staticmethod
    def _build() -> Tokenizer:
        from spacy.tokenizer import Tokenizer
        from spacy.vocab import Vocab

        return Tokenizer(Vocab(), infix_finditer=INSIDE_CHUNK.finditer)

    def read(self, text: str, start: int, end: int) -> Tokens:
        """The tokens of text[start:end]; single white space is dropped, an empty line is kept as a break."""
        stretch = text[start:end]
        self._characters += len(stretch)
        if self._characters > MEMORY:
            self._lexemes, self._breaks, self._tokenizer, self._characters = {}, set(), self._build(), 0
        try:
            doc = self._tokenizer(stretch)
        except UnicodeEncodeError:
            doc = self._tokenizer(SURROGATES.sub("\ufffd", stretch))
        entries = doc.to_array(["ORTH", "IDX"]).tolist()
        orths = [orth for orth, _ in entries]
        try:
            lexemes = list(map(self._lexemes.__getitem__, orths))
        except KeyError:
            self._learn(orths, doc.vocab.strings)
            lexemes = list(map(self._lexemes.__getitem__, orths))
        starts = [start + offset for _, offset in entries]
        broken = not self._breaks.isdisjoint(orths)
        if broken:
            kept = [not lexeme.flags & BREAK or lexeme.text.count("\n") > 1 for lexeme in lexemes]
            lexemes, starts = list(compress(lexemes, kept)), list(compress(starts, kept))
        ends = list(map(add, starts, map(LENGTH, lexemes)))
        tokens = Tokens(text, lexemes, starts, ends)
        for index, lexeme in enumerate(lexemes if broken else ()):
            if lexeme.flags & BREAK:
                tokens.touching[index : index + 2] = (False, False)
        return tokens

    def _learn(self, orths: list[int], strings: StringStore) -> None:
        """Works out the entries of the words not met before."""
        for orth in orths:
            if orth not in self._lexemes:
                lexeme = self._lexemes[orth] = Lexeme(strings[orth])
                if lexeme.flags & BREAK:
                    self._breaks.add(orth)
