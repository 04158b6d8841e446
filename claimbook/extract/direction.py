"""Whether a quantity is a rise or a fall, and whether it is the size of that change, by the words around it."""

from __future__ import annotations

from .lexicon import WORD
from .tokens import Tokens
from .vocabulary.directions import (
    ARRIVALS,
    COMPARATIVES_DOWN,
    COMPARATIVES_UP,
    DOWN,
    FILLERS,
    NO_CHANGE,
    NOUNS_DOWN,
    NOUNS_UP,
    UP,
)

LOOK_BACK = 5
LOOK_AHEAD = 3
Direction = tuple[str | None, bool]


def direction_of(tokens: Tokens, start: int, stop: int) -> Direction:
    """“up” or “down” for the quantity at tokens start..stop, and whether it is the amount of the change itself."""
    return _before(tokens, start) or _after(tokens, stop) or (None, False)


def _before(tokens: Tokens, start: int) -> Direction | None:
    """“rose by about 5%”; in “rose to 5%” it is no amount of change, and “up to 5%” has no direction."""
    changed = True
    for at in range(start - 1, max(start - 1 - LOOK_BACK, -1), -1):
        word = tokens.words[at]
        if word in UP and not (word == "up" and tokens.words[at + 1] == "to"):
            return "up", changed and (word == "up" or word not in NO_CHANGE)
        if word in DOWN:
            return "down", changed and (word == "down" or word not in NO_CHANGE)
        if word not in FILLERS:
            return None
        changed = changed and word not in ARRIVALS
    return None


def _after(tokens: Tokens, stop: int) -> Direction | None:
    """“37 percent lower”, “a 5 percent annual increase”, “a 4.3 trillion yen loss”."""
    at = stop + 1 if tokens.words[stop] == ")" else stop
    if tokens.words[at] in COMPARATIVES_UP:
        return "up", tokens.words[at] not in NO_CHANGE
    if tokens.words[at] in COMPARATIVES_DOWN:
        return "down", tokens.words[at] not in NO_CHANGE
    for ahead in range(at, at + LOOK_AHEAD):
        if tokens.words[ahead] in NOUNS_UP:
            return "up", True
        if tokens.words[ahead] in NOUNS_DOWN:
            return "down", tokens.words[ahead] not in NO_CHANGE
        if not tokens.flags[ahead] & WORD or tokens.words[ahead] in ("in", "and", "of", "to", "from", "on", "after"):
            return None
    return None
