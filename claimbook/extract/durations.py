"""Lengths of time: “three years”, “a decade”, “30-day”, “two-and-a-half-year”, “45-year-old”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import DASH, DIGITS, DURATION
from .numerals import Number
from .tokens import Tokens
from .units import Unit
from .vocabulary.durations import FILLERS, UNITS

# before “a year” these make it a length of time rather than a rate
BEFORE_A_UNIT = frozenset(
    "within in after for about nearly almost than least under over around roughly every once last lasted approximately "
    "half only just took takes take taking spent past next another by of up some to well and".split()
)
AFTER_A_UNIT = frozenset({"ago", "earlier", "later", "before", "old"})
SHORT = frozenset({"min", "mo", "mos", "sec", "ms", "hr", "yr", "wk", "wks", "ns"})
# “the past decade”, “the next century”: units long enough to be a number by themselves
LONG_UNITS = frozenset({"decade", "century", "millennium", "fortnight"})
BEFORE_LONG_UNIT = frozenset({"past", "next", "last", "coming", "previous"})


def read_duration(tokens: Tokens, index: int, number: Number | None) -> Unit | None:
    """The unit of time at token `index`, past words that do not change what is counted (“consecutive”)."""
    at = index
    while tokens.lower(at) in FILLERS and at - index < 2:
        at += 1
    if not tokens.flags(at) & DURATION:
        return None
    word = tokens.lower(at)
    if word in SHORT and number is not None and number.worded:
        return None
    if word == "quarter" and number is not None and number.value != 1 and not tokens.flags(index - 1) & DASH:
        return None
    if word == "second" and not (number is not None and (number.value == 1 or tokens.flags(at - 1) & DASH)):
        return None
    name, factor = UNITS[word]
    stop = at + 1
    if tokens.flags(stop) & DASH and tokens.lower(stop + 1) in ("old", "olds"):
        stop += 2
    elif tokens.lower(stop) == "old" and name in ("year", "month", "day", "week"):
        stop += 1
    elif tokens.lower(stop) in ("'", "’") and tokens.touching(stop) and word.endswith("s"):
        pass
    return Unit("duration", name, stop, Decimal(factor) if factor != 1 else None)


def read_spanned(tokens: Tokens, index: int) -> Unit | None:
    """“the past decade”, “the next century”: a length of time long enough to be a number by itself."""
    if tokens.lower(index) not in BEFORE_LONG_UNIT or tokens.lower(index + 1) not in LONG_UNITS:
        return None
    name, factor = UNITS[tokens.lower(index + 1)]
    return Unit("duration", name, index + 2, Decimal(factor))


def read_single(tokens: Tokens, index: int) -> Unit | None:
    """“a year”, “an hour”, “a decade” where it is a length of time; the article is at token `index`."""
    at = index + 1
    while tokens.lower(at) in FILLERS and at - index < 2:
        at += 1
    if not tokens.flags(at) & DURATION or tokens.lower(at).endswith("s") or tokens.lower(at) in ("quarter", "second", "night"):
        return None
    name, factor = UNITS[tokens.lower(at)]
    before, after = tokens.lower(index - 1), tokens.lower(at + 1)
    if tokens.flags(index - 1) & DIGITS or tokens.flags(at + 1) & DASH and tokens.touching(at + 1):
        return None
    if before in BEFORE_A_UNIT or after in AFTER_A_UNIT or tokens.lower(at) in LONG_UNITS:
        if after == "and" and tokens.lower(at + 2) in ("a", "one"):
            return _and_a_half(tokens, name, factor, at)
        return Unit("duration", name, at + 1, Decimal(factor) if factor != 1 else None)
    if after == "and" and tokens.lower(at + 2) == "a" and tokens.lower(at + 3) == "half":
        return _and_a_half(tokens, name, factor, at)
    return None


def _and_a_half(tokens: Tokens, name: str, factor: int, at: int) -> Unit:
    if tokens.lower(at + 3) == "half":
        return Unit("duration", name, at + 4, Decimal("1.5") * factor)
    return Unit("duration", name, at + 1, Decimal(factor) if factor != 1 else None)
