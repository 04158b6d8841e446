"""Percentages, percentage points and basis points."""

from __future__ import annotations

from .lexicon import DASH
from .tokens import Tokens
from .unit import Unit
from .vocabulary import words
from .vocabulary.units import BASIS_POINT_WORDS, PERCENT_WORDS, POINT_WORDS

OPENERS = PERCENT_WORDS | BASIS_POINT_WORDS | words("per percentage percentage-point p basis pp ppt ppts point points")


def read_percent(tokens: Tokens, index: int, fraction: bool = False) -> Unit | None:
    """“%”, “per cent”, “percentage points”, “basis points” at token `index`; after a `fraction`, “point” alone too."""
    word = tokens.words[index]
    if fraction and word in ("point", "points"):
        return Unit("percent", "percentage_point", index + 1)
    if word in PERCENT_WORDS:
        if word == "pc" and tokens.lexemes[index].text.isupper():
            return None
        return _points_or_percent(tokens, index + 1)
    if word == "per" and tokens.words[index + 1] in ("cent", "cents"):
        return _points_or_percent(tokens, index + 2)
    if (
        word in ("percentage", "percentage-point")
        or word == "p"
        and tokens.words[index + 1] == "."
        and tokens.words[index + 2] == "p"
    ):
        at = index + 1
        if tokens.flags[at] & DASH:
            at += 1
        if tokens.words[at] in POINT_WORDS:
            return Unit("percent", "percentage_point", at + 1)
        return None
    if word == "basis":
        at = index + 1
        if tokens.flags[at] & DASH:
            at += 1
        return Unit("percent", "basis_point", at + 1) if tokens.words[at] in POINT_WORDS else None
    if word in BASIS_POINT_WORDS:
        return Unit("percent", "basis_point", index + 1)
    if word in ("pp", "ppt", "ppts"):
        return Unit("percent", "percentage_point", index + 1)
    return None


def _points_or_percent(tokens: Tokens, after: int) -> Unit:
    at = after + 1 if tokens.flags[after] & DASH else after
    if tokens.words[at] in ("point", "points", "pts"):
        return Unit("percent", "percentage_point", at + 1)
    return Unit("percent", "percent", after)
