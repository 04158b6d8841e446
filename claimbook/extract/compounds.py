"""One amount in two denominations: “four dollars and fifty cents”, “2 hours 15 minutes”, “a mile and a half”.

It is recorded in the greater unit where that is exact to four places, else in the smaller.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .lexicon import DASH, DIGITS, PHRASE_END, WORD, share
from .numerals import read_number
from .tokens import Tokens
from .unit import Unit
from .unitphrases import read_unit
from .vocabulary.currencies import HUNDREDTHS, SUBUNITS
from .vocabulary.durations import UNITS
from .vocabulary.numbers import FRACTION_WORDS
from .vocabulary.units import PARTS, PRIMES, THIRD_PARTS

if TYPE_CHECKING:
    from .amounts import Amount

JOINED_KINDS = frozenset({"money", "duration", "measure"})
PLACES = Decimal("1E-4")
HUNDRED = Decimal(100)
SECOND_PRIMES = frozenset('"”″')
NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3}
PENCE = frozenset({"pence", "p", "penny"})


def join_parts(tokens: Tokens, amount: Amount) -> None:
    """Adds to an amount the smaller denominations and the half that follow it."""
    if amount.unit is None or amount.unit.kind not in JOINED_KINDS or amount.number.vague or amount.number.fraction:
        return
    if _add_half(tokens, amount):
        return
    for _ in range(3):
        if not _add_part(tokens, amount):
            return


def _add_half(tokens: Tokens, amount: Amount) -> bool:
    """“two miles and a half”, “a dollar and a quarter”; not “and a quarter of the”."""
    at = amount.stop
    if amount.unit is None or tokens.words[at] != "and" or tokens.words[at + 1] not in NUMERATORS:
        return False
    below = at + 3 if tokens.flags[at + 2] & DASH else at + 2
    denominator = FRACTION_WORDS.get(tokens.words[below])
    if denominator not in (2, 4) or tokens.words[below + 1] in ("of", "the"):
        return False
    part = share(NUMERATORS[tokens.words[at + 1]], denominator)
    amount.value += part * (amount.unit.factor or 1)
    amount.stop = below + 1
    return True


def _add_part(tokens: Tokens, amount: Amount) -> bool:
    at, unit = amount.stop, amount.unit
    if unit is None:
        return False
    if tokens.words[at : at + 2] == [",", "and"] and unit.kind == "duration":
        at += 2
    elif tokens.words[at] in ("and", ",") or tokens.flags[at] & DASH and tokens.touching[at]:
        at += 1
    if not tokens.flags[at] & (DIGITS | WORD) or tokens.words[at] in ("a", "an"):
        return False
    number = read_number(tokens, at)
    if number is None or number.scaled or number.vague or number.fraction or number.value <= 0:
        return False
    part = read_unit(tokens, number.stop, number)
    if part is None or part.kind == "count":
        return _add_unnamed(tokens, amount, at, number.value, number.stop, number.worded)
    if unit.kind == "money":
        return _add_cents(tokens, amount, number.value, part)
    if unit.name == "lb" and part.kind == "money" and tokens.words[part.stop - 1] in PENCE:
        amount.unit = Unit("money", "GBP", amount.stop)
        return _add_cents(tokens, amount, number.value, part)
    if (unit.name, part.name) == ("hour", "m") and tokens.touching[amount.stop - 1]:
        part = Unit("duration", "minute", part.stop)
    ratio = PARTS.get((unit.name or "", part.name or "")) or _third(tokens, amount.stop, unit, part)
    ratio = ratio if part.kind == unit.kind and part.factor is None else None
    if ratio is None or number.value >= ratio:
        return False
    whole = amount.value + number.value / ratio
    if whole == whole.quantize(PLACES):
        amount.value = whole.normalize()
    else:
        amount.value = amount.value * ratio + number.value
        unit.name = part.name
    amount.stop = part.stop
    return True


def _third(tokens: Tokens, stop: int, unit: Unit, part: Unit) -> int | None:
    """How many of the part make one of the unit, where the denomination between stands before token `stop`."""
    between = UNITS.get(tokens.words[stop - 1], ("", 1))[0]
    return THIRD_PARTS.get((unit.name or "", between, part.name or ""))


def _add_cents(tokens: Tokens, amount: Amount, value: Decimal, part: Unit) -> bool:
    """Cents of dollars, pence of pounds."""
    word, unit = tokens.words[part.stop - 1], amount.unit
    codes = HUNDREDTHS.get(word, (SUBUNITS.get(word),))
    whole = amount.value == amount.value.to_integral_value()
    if unit is None or part.kind != "money" or unit.name not in codes or value >= HUNDRED or not whole:
        return False
    amount.value += value / HUNDRED
    amount.stop = part.stop
    return True


def _add_unnamed(tokens: Tokens, amount: Amount, at: int, value: Decimal, stop: int, worded: bool) -> bool:
    """“one dollar ninety nine”, “five pounds fifty”, “6-foot-2”."""
    unit, touching = amount.unit, tokens.flags[at - 1] & DASH or tokens.words[at - 1] in PRIMES
    followed = tokens.flags[stop] & WORD and not tokens.flags[stop] & PHRASE_END
    if unit is None or value != value.to_integral_value():
        return False
    if unit.name == "ft" and touching and value < 12 and not worded:
        amount.value, unit.name = amount.value * 12 + value, "in"
        amount.stop = stop + 1 if tokens.words[stop] in SECOND_PRIMES and tokens.touching[stop] else stop
        return True
    if at != amount.stop or not worded or not amount.number.worded or followed or not 10 <= value < 100:
        return False
    if unit.name == "lb":
        amount.unit = unit = Unit("money", "GBP", stop)
    if unit.kind != "money" or unit.factor is not None:
        return False
    amount.value += value / HUNDRED
    amount.stop = stop
    return True
