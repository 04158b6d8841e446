"""Measures: spelled units (“square kilometres”) and symbols (“EFLOP/s”, “MW”, “nm”)."""

from __future__ import annotations

from .lexicon import DASH, UNIT_STARTS, WORD
from .numerals import Number
from .tokens import Tokens
from .units import Unit
from .vocabulary.units import AMBIGUOUS_SYMBOLS, PER_SYMBOLS, symbols

SYMBOLS = symbols()
# words in the table that are also everyday words
NEEDS_NUMBER_ABOVE_ONE = frozenset({"cup", "cups", "stone", "knot", "knots", "degree", "degrees", "foot", "yard", "point", "bar", "bars", "mole", "moles"})


def read_measure(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The unit of measure at token `index`."""
    if index >= tokens.size:
        return None
    return _symbol(tokens, index, number) or _spelled(tokens, index, number)


def _spelled(tokens: Tokens, index: int, number: Number) -> Unit | None:
    entries = UNIT_STARTS.get(tokens.lower(index))
    if entries is None:
        return None
    for words, symbol in entries:
        if all(tokens.lower(index + offset) == word for offset, word in enumerate(words)):
            if len(words) == 1 and not _believable(tokens, index, number):
                return None
            return _rate(tokens, Unit("measure", symbol, index + len(words)))
    return None


def _believable(tokens: Tokens, index: int, number: Number) -> bool:
    word = tokens.lower(index)
    if word in ("cup", "cups"):
        return tokens.lower(index + 1) == "of"
    if word in ("bar", "bars", "mole", "moles", "stone", "pint", "yard"):
        return not word.endswith("s") and (tokens.flags(index - 1) & DASH != 0 or word == "stone" and not number.worded)
    if word in ("degrees", "degree") and number.worded and number.value < 5:
        return False
    return not (word in ("tesla", "lux"))


def _symbol(tokens: Tokens, index: int, number: Number) -> Unit | None:
    text = tokens.lexemes[index].text
    stop = index + 1
    if text in ("°", "º") and tokens.lexemes[stop].text in ("C", "F") if stop < tokens.size else False:
        return Unit("measure", "°" + tokens.lexemes[stop].text, stop + 1)
    symbol = SYMBOLS.get(text)
    if symbol is None or len(text) == 1 and tokens.flags(index - 1) & DASH:
        return None
    touching = tokens.touching(index)
    if number.worded and not number.scaled:
        return None
    if text in AMBIGUOUS_SYMBOLS and not (touching or len(text) > 1 or text in ("m", "t", "g", "L") and _ends_phrase(tokens, stop)):
        return None
    if tokens.touching(stop) and tokens.lower(stop) in ("2", "3") and text in ("m", "km", "cm", "mm"):
        return Unit("measure", text + {"2": "²", "3": "³"}[tokens.lower(stop)], stop + 1)
    return _rate(tokens, Unit("measure", symbol, stop))


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    return not tokens.flags(index) & WORD or tokens.lower(index) in ("in", "of", "and", "to", "from", "above", "below", "by", "high", "long", "wide", "deep", "tall", "at")


def _rate(tokens: Tokens, unit: Unit) -> Unit:
    """A symbol joined to another by a slash: km/h, EFLOP/s, mg/L."""
    at = unit.stop
    if tokens.lower(at) == "/" and tokens.touching(at) and tokens.touching(at + 1):
        lower = tokens.lexemes[at + 1].text
        below = PER_SYMBOLS.get(lower)
        if below is not None:
            unit.name = f"{unit.name}/{below}"
            unit.stop = at + 2
            if unit.stop < tokens.size and tokens.touching(unit.stop) and tokens.lower(unit.stop) in ("2", "3") and below == "m":
                unit.name += {"2": "²", "3": "³"}[tokens.lower(unit.stop)]
                unit.stop += 1
    return unit
