"""Measures: spelled units (“square kilometres”) and symbols (“EFLOP/s”, “MW”, “nm”)."""

from __future__ import annotations

from .lexicon import CAPITAL, DASH, DIGITS, PHRASE_END, WORD
from .number import Number
from .tokens import Tokens
from .unit import Unit
from .vocabulary.numbers import DIMENSIONS, RAISED
from .vocabulary.units import (
    AMBIGUOUS_SYMBOLS,
    DEGREES,
    NEVER_ALONE,
    ONLY_HYPHENATED,
    ONLY_WITH_OF,
    PER_SYMBOLS,
    POWERS,
    PRIMES,
    SPACED_SYMBOLS,
    SPEEDS,
    SPELLED,
    SYMBOLS,
    TALLEST,
)

COUNTED = {"point": "count"}  # of games and indices
OPENERS = frozenset(SPELLED)
SYMBOL_OPENERS = PRIMES | DEGREES | SYMBOLS.keys()


def read_measure(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The unit of measure at token `index`."""
    if index >= tokens.size:
        return None
    name = _spelled(tokens, index, number)
    if name is not None and name.stop > index + 1:
        return name
    return _symbol(tokens, index, number) or name


def _spelled(tokens: Tokens, index: int, number: Number) -> Unit | None:
    for words, symbol in SPELLED.get(tokens.words[index], ()):
        stop = _matched(tokens, index, words)
        if stop is not None:
            if len(words) == 1 and not _is_unit(tokens, index, number):
                return None
            return _rate(tokens, Unit(COUNTED.get(symbol, "measure"), symbol, stop))
    return None


def _matched(tokens: Tokens, index: int, words: tuple[str, ...]) -> int | None:
    """The token after `words`, which hyphens may join, if they stand at token `index`."""
    at = index
    for word in words:
        if at > index and tokens.flags[at] & DASH and tokens.touching[at] and tokens.touching[at + 1]:
            at += 1
        if tokens.words[at] != word:
            return None
        at += 1
    return at


def _is_unit(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether a word that is also an everyday one is a unit here: “2 cups of rice”, “a 3-bar leak”, “two degrees”."""
    word = tokens.words[index]
    if word in ONLY_WITH_OF:
        return tokens.words[index + 1] == "of"
    if word in ONLY_HYPHENATED:
        return bool(tokens.flags[index - 1] & DASH) or word == "stone" and not number.worded
    if word in ("degree", "degrees"):
        return not number.worded or number.value >= 5
    return word not in NEVER_ALONE


def _symbol(tokens: Tokens, index: int, number: Number) -> Unit | None:
    text, stop = tokens.lexemes[index].text, index + 1
    if text in PRIMES and number.bare and number.value <= TALLEST and tokens.touching[index]:
        inches = tokens.flags[stop] & DIGITS and tokens.touching[stop] and tokens.lexemes[stop].length <= 2
        return Unit("measure", "ft", stop) if inches else None
    if text in DEGREES and stop < tokens.size and tokens.lexemes[stop].text in ("C", "F"):
        return _rate(tokens, Unit("measure", "°" + tokens.lexemes[stop].text, stop + 1))
    symbol = SYMBOLS.get(text)
    if symbol is None or number.worded and not number.scaled or len(text) == 1 and tokens.flags[index - 1] & DASH:
        return None
    if text in AMBIGUOUS_SYMBOLS and len(text) == 1 and not tokens.touching[index]:
        followed = bool(tokens.flags[stop] & WORD) and not tokens.flags[stop] & PHRASE_END
        followed = followed and tokens.words[stop] not in DIMENSIONS and not _inverse(tokens, stop)
        followed = followed or bool(tokens.flags[stop] & CAPITAL)
        followed = followed or bool(tokens.flags[stop] & DASH) and tokens.touching[stop]
        if text not in SPACED_SYMBOLS or followed:
            return None
    if text == "in" and (not tokens.touching[index] or tokens.flags[index - 1] & DASH):
        return None
    if tokens.touching[stop] and tokens.words[stop] in POWERS and symbol.endswith("m"):
        return Unit("measure", symbol + POWERS[tokens.words[stop]], stop + 1)
    return _rate(tokens, Unit("measure", symbol, stop))


def _inverse(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """“s−1”, “cm⁻³”, “mL-1” at token `at`: the symbol with its power, and the token after it."""
    below = PER_SYMBOLS.get(tokens.lexemes[at].text) if at < tokens.size else None
    sign = tokens.words[at + 1]
    if below is None or not (tokens.flags[at + 1] & DASH or sign == "⁻") or not tokens.touching[at + 1]:
        return None
    power = "".join(RAISED.get(digit, digit) for digit in tokens.words[at + 2])
    if power not in ("1", "2", "3") or not tokens.touching[at + 2]:
        return None
    return below + POWERS.get(power, ""), at + 3


def _rate(tokens: Tokens, unit: Unit) -> Unit:
    """The unit over another: km/h, EFLOP/s, µg/m³, and “17 km per second”."""
    at = unit.stop
    inverse = _inverse(tokens, at)
    if inverse is not None:
        return _rate(tokens, Unit("measure", f"{unit.name}/{inverse[0]}", inverse[1]))
    if tokens.words[at] in ("per", "a", "an", "each"):
        speed = SPEEDS.get((unit.name or "", tokens.words[at + 1]))
        return unit if speed is None else Unit("measure", speed, at + 2)
    if tokens.words[at] != "/" or not (tokens.touching[at] and tokens.touching[at + 1]):
        return unit
    below = PER_SYMBOLS.get(tokens.lexemes[at + 1].text)
    if below is None:
        return unit
    stop = at + 2
    if (unit.name or "").endswith(f"/{below}"):  # “exaflop/s”: a name that is a rate already
        return Unit("measure", unit.name, stop)
    if below in ("m", "cm", "mm", "km") and tokens.touching[stop] and tokens.words[stop] in POWERS:
        below += POWERS[tokens.words[stop]]
        stop += 1
    return Unit("measure", f"{unit.name}/{below}", stop)
