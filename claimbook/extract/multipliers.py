"""Factors: “2.5 times”, “10x”, “sixfold”, “doubled”; and how often: “three times a year”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import DASH
from .number import Number
from .tokens import Tokens
from .unit import Unit
from .vocabulary.factors import (
    AFTER_DOUBLE,
    AFTER_OCCASION,
    AFTER_OCCASIONS,
    AHEAD,
    BEFORE_DOUBLE,
    COPULAS,
    DOUBTFUL,
    DOUBTFUL_PLURALS,
    FACTOR_WORDS,
    GROWING,
    MULTIPLYING,
    OCCASIONS,
    POSSESSIVES,
)
from .vocabulary.units import PER_ADVERBS

TIMES = ("multiplier", "times")
OCCASION = ("count", "time")
LOOK_BACK = 5
OPENERS = frozenset({"times", "x", "×", "fold"})


def read_times(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“times”, “x” or “-fold” at token `index`, or the frequency that “times” opens."""
    word = tokens.words[index]
    if word == "times":
        frequency = often(tokens, index + 1)
        if frequency is not None and not _grows(tokens, number):
            return frequency
        multiplies = frequency is not None or _multiplies(tokens, index, number)
        return Unit(*(TIMES if multiplies else OCCASION), index + 1)
    if word in ("x", "×"):
        alone = tokens.touching[index] and not tokens.touching[index + 1] or tokens.words[index + 1] in (",", ".", ")")
        return Unit(*TIMES, index + 1) if alone and not number.worded else None
    return Unit(*TIMES, index + 1) if word == "fold" else None


def _multiplies(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether “times” at token `index` compares sizes, and does not say how often: “was stabbed 17 times in”."""
    if tokens.words[index + 1] not in AFTER_OCCASION:
        return True
    before = tokens.words[max(0, number.start - LOOK_BACK) : number.start]
    return tokens.words[number.start - 1] in COPULAS or not MULTIPLYING.isdisjoint(before)


def _grows(tokens: Tokens, number: Number) -> bool:
    """Whether so many times a year is a rate of growth: no whole number, or after a verb that multiplies."""
    before = tokens.words[max(0, number.start - LOOK_BACK) : number.start]
    return number.value != number.value.to_integral_value() or not GROWING.isdisjoint(before)


def often(tokens: Tokens, index: int) -> Unit | None:
    """“a year”, “per week”, “daily” at token `index`, after “times”: how often."""
    word, period = tokens.words[index], tokens.words[index + 1]
    if word in ("a", "an", "per", "each", "every") and period in OCCASIONS:
        return Unit("number", f"time/{period}", index + 2)
    if word in PER_ADVERBS and word != "apiece":
        return Unit("number", f"time/{PER_ADVERBS[word]}", index + 1)
    return None


def read_factor(tokens: Tokens, index: int) -> tuple[Decimal, str | None, Unit] | None:
    """A word that is a factor by itself, at token `index`: its factor, direction and unit."""
    word, before, after = tokens.words[index], tokens.words[index - 1], tokens.words[index + 1]
    written, direction = FACTOR_WORDS[word]
    factor = Decimal(written)
    if word in ("twice", "thrice"):
        unit = often(tokens, index + 1)
        if unit is None and after not in AFTER_OCCASIONS:
            unit = Unit(*TIMES, index + 1)
        return None if unit is None else (factor, None, unit)
    hyphen_after = tokens.flags[index + 1] & DASH and tokens.touching[index + 1]
    if hyphen_after or tokens.flags[index - 1] & DASH and tokens.touching[index]:
        return None
    if word in DOUBTFUL:
        if not (after in AFTER_DOUBLE and before not in ("a", "the", "his", "her") or before in BEFORE_DOUBLE):
            return None
        if before in AHEAD:
            direction = "up"
    elif word in DOUBTFUL_PLURALS and after not in POSSESSIVES:
        return None
    return factor, direction, Unit(*TIMES, index + 1)
