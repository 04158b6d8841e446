"""Factors: “2.5 times”, “10x”, “sixfold”, “doubled”; and how often: “three times a year”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import DASH
from .numerals import Number
from .tokens import Tokens
from .units import Unit
from .vocabulary.numbers import FACTOR_WORDS
from .vocabulary.units import PER_ADVERBS

OCCASIONS = frozenset({"day", "week", "month", "year", "hour", "season", "decade", "minute", "century", "night", "fortnight", "quarter", "second"})
# “double” and its like are factors only before what they multiply
AFTER_DOUBLE = frozenset("the its their his her our that what those this as from in to over since by".split())
BEFORE_DOUBLE = frozenset("to than nearly almost about more over will would could can may might should a expected roughly".split())
SPORT_WORDS = frozenset({"double", "doubles", "triple", "triples", "treble", "halves", "quadruple"})


def read_times(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“times”, “x” or “-fold” at token `index`."""
    word = tokens.lower(index)
    if word == "times":
        return often(tokens, index + 1) or Unit("multiplier", "times", index + 1)
    if word in ("x", "×") and not tokens.touching(index + 1):
        return Unit("multiplier", "times", index + 1) if tokens.touching(index) else None
    if word == "fold":
        return Unit("multiplier", "times", index + 1)
    return None


def often(tokens: Tokens, index: int) -> Unit | None:
    """“a year”, “per week”, “daily” after “times”: how often."""
    word = tokens.lower(index)
    if word in ("a", "an", "per", "each", "every", "in") and tokens.lower(index + 1) in OCCASIONS and word != "in":
        return Unit("number", f"time/{tokens.lower(index + 1)}", index + 2)
    if word in PER_ADVERBS and word != "apiece":
        return Unit("number", f"time/{PER_ADVERBS[word]}", index + 1)
    return None


def read_factor(tokens: Tokens, index: int) -> tuple[Decimal, str | None, Unit] | None:
    """A word that is a factor by itself: its factor, direction and unit."""
    word = tokens.lower(index)
    factor, direction = FACTOR_WORDS[word]
    value = Decimal(factor)
    if word in ("twice", "thrice"):
        unit = often(tokens, index + 1)
        if unit is not None:
            return value, None, unit
        if tokens.lower(index + 1) in ("in", "before", ",", ".", "and", "for", "on", "at", "this", "last", "with"):
            return None
        return value, None, Unit("multiplier", "times", index + 1)
    if tokens.flags(index + 1) & DASH and tokens.touching(index + 1):
        return None
    if tokens.flags(index - 1) & DASH and tokens.touching(index):
        return None
    if word in SPORT_WORDS or word in ("double",):
        before, after = tokens.lower(index - 1), tokens.lower(index + 1)
        if not (after in AFTER_DOUBLE and before not in ("a", "the", "his", "her") or before in BEFORE_DOUBLE and before != "a"):
            return None
        if word in ("doubles", "triples", "halves") and after not in ("the", "its", "their", "his", "her", "in", "to", "from", "over"):
            return None
        direction = direction or ("up" if before in ("to", "will", "would", "could", "can", "may", "might", "should", "expected") else None)
    return value, direction, Unit("multiplier", "times", index + 1)
