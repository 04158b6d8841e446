"""Words that hold numerals and state no number, and what before a number makes it one of a row."""

from __future__ import annotations

from .longest import Longest
from .vocabulary.names import NAMES, ORDINAL_BEFORE, WITH_DIGITS

WORDS = NAMES | WITH_DIGITS
ORDINAL_WORDS = frozenset(ORDINAL_BEFORE)
OPENING = Longest(WORDS)
ORDINALS = Longest(ORDINAL_BEFORE, at_end=True)


def read_name(text: str, at: int) -> int:
    """The end of the longest name that starts at `at`; `at` itself where none does."""
    for length in OPENING.lengths(text, at):
        if (word := text[at : at + length]) in WORDS:
            return at + len(word)
    return at


def ordinal_before(text: str, at: int) -> str | None:
    """The word that ends at `at` and makes the number behind it one of a row: 第, 背番号."""
    if at and text[at - 1] == " ":
        at -= 1
    for length in ORDINALS.lengths(text, at):
        if at >= length and text[at - length : at] in ORDINAL_WORDS:
            return text[at - length : at]
    return None
