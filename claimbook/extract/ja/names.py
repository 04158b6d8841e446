"""Words that hold numerals and state no number, and what before a number makes it one of a row."""

from __future__ import annotations

from .cues import by_edge
from .vocabulary.names import NAMES, ORDINAL_BEFORE, WITH_DIGITS

WORDS = NAMES | WITH_DIGITS
LENGTHS = by_edge(WORDS, 0)
ORDINAL_LENGTHS = by_edge(ORDINAL_BEFORE, -1)


def read_name(text: str, at: int) -> int:
    """The end of the longest name that starts at `at`; `at` itself where none does."""
    for length in LENGTHS.get(text[at : at + 1], ()):
        if (word := text[at : at + length]) in WORDS:
            return at + len(word)
    return at


def ordinal_before(text: str, at: int) -> str | None:
    """The word that ends at `at` and makes the number behind it one of a row: 第, 背番号."""
    if text[at - 1 : at] == " ":
        at -= 1
    for length in ORDINAL_LENGTHS.get(text[at - 1 : at], ()):
        if at >= length and text[at - length : at] in ORDINAL_BEFORE:
            return text[at - length : at]
    return None
