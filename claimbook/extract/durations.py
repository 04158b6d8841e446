"""Lengths of time: “three years”, “a decade”, “30-day”, “two-and-a-half-year”, “45-year-old”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import DASH, DIGITS, DURATION, PHRASE_END, WORD
from .number import Number
from .numerals import read_number
from .tokens import Tokens
from .unit import Unit
from .vocabulary.durations import (
    ABBREVIATIONS,
    AFTER_SINGLE,
    AGO,
    BEFORE_LONG,
    BEFORE_SINGLE,
    FILLERS,
    LONG_UNITS,
    NEVER_SINGLE,
    UNITS,
)
from .vocabulary.units import PARTS

PLACES = Decimal("1E-4")
ONE_AND_A_HALF = Decimal("1.5")
OPENERS = UNITS.keys() | FILLERS | {"h", "s"}


def read_duration(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The unit of time at token `index`, past words that do not change what is counted (“consecutive”)."""
    at = _past_fillers(tokens, index)
    if not tokens.flags[at] & DURATION:
        return _letter(tokens, index, number)
    word, hyphenated = tokens.words[at], tokens.flags[at - 1] & DASH
    if word in ABBREVIATIONS and number.worded:
        return None
    if word in ("quarter", "second") and number.value != 1 and not hyphenated:
        return None
    return _unit(word, _past_old(tokens, at + 1))


def _letter(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“9.58s”, “2h”: a letter against the digits."""
    word = tokens.words[index]
    if number.worded or number.scaled:
        return None
    after = tokens.flags[index + 1]
    if word == "h" and not tokens.touching[index] and tokens.lexemes[index].text == "h":
        return None if after & WORD and not after & PHRASE_END else _unit("hour", index + 1)
    if not tokens.touching[index]:
        return None
    if word == "h" and tokens.lexemes[index].text == "h" or word == "s" and not number.bare:
        return _unit("hour" if word == "h" else "second", index + 1)
    return None


def read_spanned(tokens: Tokens, index: int) -> Unit | None:
    """“the past decade”, “the next century”: a length of time long enough to be a number by itself."""
    if tokens.words[index] not in BEFORE_LONG or tokens.words[index + 1] not in LONG_UNITS:
        return None
    return _unit(tokens.words[index + 1], index + 2)


def read_single(tokens: Tokens, index: int) -> Unit | None:
    """“a year”, “an hour”, “a year and a half” where it is a length of time and no rate; the article is at `index`."""
    at = _past_fillers(tokens, index + 1)
    word, before, after = tokens.words[at], tokens.words[index - 1], tokens.words[at + 1]
    if not tokens.flags[at] & DURATION or word.endswith("s") or word in NEVER_SINGLE | ABBREVIATIONS:
        return None
    if tokens.flags[index - 1] & DIGITS and after not in AGO or tokens.flags[at + 1] & DASH and tokens.touching[at + 1]:
        return None
    if tokens.words[at + 1 : at + 4] == ["and", "a", "half"]:
        return _unit(word, at + 4, ONE_AND_A_HALF)
    part = _part_after(tokens, at + 1, UNITS[word][0])
    if part is not None:
        return part
    if after == "old":
        return Unit("age", UNITS[word][0], at + 2)
    alone = not before.strip() and not after.strip()
    if alone or before in BEFORE_SINGLE or after in AFTER_SINGLE or word in LONG_UNITS:
        return _unit(word, at + 1)
    return None


def _part_after(tokens: Tokens, index: int, name: str) -> Unit | None:
    """“and 20 minutes” after “an hour”: the whole in the greater unit where that is exact, else in the smaller."""
    number = read_number(tokens, index + 1) if tokens.words[index] == "and" else None
    part = None if number is None else UNITS.get(tokens.words[number.stop])
    ratio = None if part is None else PARTS.get((name, part[0]))
    if number is None or part is None or ratio is None or not 0 < number.value < ratio:
        return None
    whole = 1 + number.value / ratio
    if whole == whole.quantize(PLACES):
        return Unit("duration", name, number.stop + 1, whole.normalize())
    return Unit("duration", part[0], number.stop + 1, ratio + number.value)


def _past_fillers(tokens: Tokens, index: int) -> int:
    at = index
    while tokens.words[at] in FILLERS and at - index < 2:
        at += 1
    return at


def _past_old(tokens: Tokens, index: int) -> int:
    """The token after “-old” or “old”."""
    at = index + 1 if tokens.flags[index] & DASH else index
    return at + 1 if tokens.words[at] in ("old", "olds") else index


def _unit(word: str, stop: int, times: Decimal = Decimal(1)) -> Unit:
    name, size = UNITS[word]
    factor = times * size
    return Unit("duration", name, stop, None if factor == 1 else factor)
