"""Numbers as news writes them, in digits or in words."""

from __future__ import annotations

from .digits import read_digits
from .lexicon import (
    ARTICLE,
    CARDINAL,
    DIGITS,
    FRACTION,
    FRACTION_SIGN,
    GROUP,
    INDEFINITE,
    LEADING_POINT,
    SCALE,
    SPOKEN_POINT,
    VAGUE,
)
from .number import Number
from .tokens import Tokens
from .wordnumbers import read_words

IN_DIGITS = DIGITS | FRACTION_SIGN | LEADING_POINT
IN_WORDS = CARDINAL | SCALE | INDEFINITE | GROUP | FRACTION | ARTICLE | SPOKEN_POINT | VAGUE


def read_number(tokens: Tokens, index: int, in_money: bool = False) -> Number | None:
    """The number that starts at token `index`, or None; `in_money` says that a currency sign stands before it."""
    flags = tokens.flags[index]
    if flags & IN_DIGITS:
        return read_digits(tokens, index, in_money)
    if flags & IN_WORDS:
        return read_words(tokens, index)
    return None
