"""Whatever makes a number a quantity: the first family of units that knows the words after it."""

from __future__ import annotations

from .ages import age_of
from .counts import read_count
from .durations import OPENERS as DURATION_OPENERS
from .durations import read_duration
from .lexicon import DASH, DURATION, WORD
from .measures import OPENERS as MEASURE_OPENERS
from .measures import SYMBOL_OPENERS, read_measure
from .money import OPENERS as MONEY_OPENERS
from .money import OPENING, read_currency_word
from .multipliers import OPENERS as TIMES_OPENERS
from .multipliers import read_times
from .number import Number
from .percentages import OPENERS as PERCENT_OPENERS
from .percentages import read_percent
from .tokens import Tokens
from .unit import Unit
from .vocabulary.units import UNITS_HALVED_DIRECTLY

OPENERS = PERCENT_OPENERS | DURATION_OPENERS | TIMES_OPENERS | MONEY_OPENERS | MEASURE_OPENERS


def read_unit(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The unit that starts at token `index`, after a number."""
    at = index
    if tokens.flags[at] & DASH and tokens.touching[at] and tokens.touching[at + 1]:
        if not tokens.flags[at + 1] & WORD:
            return None
        at += 1
    elif number.fraction and number.worded:
        if tokens.words[at] == "of" and tokens.words[at + 1] in ("a", "an"):
            at += 2
        elif tokens.words[at] in ("a", "an"):
            at += 1
        else:
            return read_percent(tokens, at, fraction=True) or _halved_directly(tokens, at, number)
    elif (number.vague or number.scaled) and tokens.words[at] == "of":
        unit = read_currency_word(tokens, at + 1, number) or _time(tokens, at + 1, number)
        if unit is not None:
            return unit
        unit = read_measure(tokens, at + 1, number)
        if unit is not None:
            return unit
    unit = _of_family(tokens, at, number) if _opens_unit(tokens, at) else None
    return unit or (None if number.fraction else read_count(tokens, at, number))


def _opens_unit(tokens: Tokens, index: int) -> bool:
    """Whether a unit other than what is counted can begin at token `index`: after most numbers none does."""
    if tokens.flags[index] & OPENING or tokens.words[index] in OPENERS:
        return True
    return index < tokens.size and tokens.lexemes[index].text in SYMBOL_OPENERS


def _of_family(tokens: Tokens, index: int, number: Number) -> Unit | None:
    return (
        read_percent(tokens, index, fraction=number.fraction)
        or _time(tokens, index, number)
        or read_times(tokens, index, number)
        or read_currency_word(tokens, index, number)
        or read_measure(tokens, index, number)
    )


def _halved_directly(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“a quarter mile”, “a half hour”; before other words a fraction is a share of them."""
    if tokens.words[index] not in UNITS_HALVED_DIRECTLY:
        return None
    if tokens.flags[index] & DURATION:
        return read_duration(tokens, index, number)
    return read_measure(tokens, index, number)


def _time(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """A length of time, or the age that “old” makes of it."""
    unit = read_duration(tokens, index, number)
    return None if unit is None else age_of(tokens, unit)
