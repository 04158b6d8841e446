"""One amount: a currency before the number, the number, the unit after it, or a unit it shares with a later number."""

from __future__ import annotations

from decimal import Decimal

from .counts import read_count
from .cues import FoundCue, cue_after
from .durations import read_duration
from .lexicon import DASH, DIGITS, DURATION, MONEY_LETTERS, SIGN, WORD
from .measures import read_measure
from .money import read_currency_word, read_sign, settle_currency
from .multipliers import read_times
from .number import Number
from .numerals import read_number
from .percentages import read_percent
from .tokens import Tokens
from .units import Unit
from .vocabulary.numbers import MINUS_SIGNS, MINUS_WORDS
from .vocabulary.units import UNITS_HALVED_DIRECTLY

LINKS = frozenset({"and", "or", "to", ","})
LONGEST_LIST = 4


class Amount:
    """A number and what makes it a quantity; `value` carries its sign and the size of the unit (a decade is ten)."""

    __slots__ = ("cue", "number", "start", "stop", "unit", "value")

    def __init__(self, start: int, number: Number, negative: bool) -> None:
        self.start = start
        self.stop = number.stop
        self.number = number
        self.value = -number.value if negative else number.value
        self.unit: Unit | None = None
        self.cue: FoundCue | None = None

    def take(self, unit: Unit) -> None:
        """Makes `unit` the amount's own."""
        self.unit = unit
        self.stop = unit.stop
        if unit.factor is not None:
            self.value *= unit.factor


def read_amount(tokens: Tokens, index: int) -> Amount | None:
    """The amount that starts at token `index`."""
    at, negative = index, False
    if (
        tokens.words[at] in MINUS_WORDS
        and tokens.words[at - 2 : at] != ["plus", "or"]
        or tokens.words[at] in MINUS_SIGNS
        and _is_minus(tokens, at)
    ):
        at, negative = at + 1, True
    code: str | None = None
    if tokens.flags[at] & (SIGN | MONEY_LETTERS):
        sign = read_sign(tokens, at)
        if sign is not None:
            code, at = sign
            if tokens.words[at] in MINUS_SIGNS and tokens.flags[at + 1] & DIGITS:
                at, negative = at + 1, True
    number = read_number(tokens, at, code is not None)
    if number is None:
        return None
    amount = Amount(index, number, negative)
    _attach(tokens, amount, code)
    return amount


def _is_minus(tokens: Tokens, at: int) -> bool:
    glued = tokens.touching[at] and tokens.flags[at - 1] & (DIGITS | WORD)
    return tokens.touching[at + 1] and not glued


def _attach(tokens: Tokens, amount: Amount, code: str | None) -> None:
    """Gives the amount its unit, past words like “-plus” and “or so” that belong to the number."""
    at = amount.number.stop
    cue = cue_after(tokens, at, "number", True)
    if code is not None:
        amount.cue = cue
        at = at if cue is None else cue.stop
        amount.take(Unit("money", settle_currency(tokens, code, at), at))
        return
    unit = read_unit(tokens, at if cue is None else cue.stop, amount.number)
    if unit is not None:
        amount.cue = cue
        amount.take(unit)
    elif cue is not None and tokens.words[cue.start] != "or":
        amount.cue = cue
        amount.stop = cue.stop


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
        unit = read_currency_word(tokens, at + 1, number) or read_duration(tokens, at + 1, number)
        if unit is not None:
            return unit
        unit = read_measure(tokens, at + 1, number)
        if unit is not None:
            return unit
    return (
        read_percent(tokens, at, fraction=number.fraction)
        or read_duration(tokens, at, number)
        or read_times(tokens, at, number)
        or read_currency_word(tokens, at, number)
        or read_measure(tokens, at, number)
        or (None if number.fraction else read_count(tokens, at, number))
    )


def _halved_directly(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“a quarter mile”, “a half hour”; before other words a fraction is a share of them."""
    if tokens.words[index] not in UNITS_HALVED_DIRECTLY:
        return None
    if tokens.flags[index] & DURATION:
        return read_duration(tokens, index, number)
    return read_measure(tokens, index, number)


def share_unit(tokens: Tokens, amount: Amount) -> None:
    """Gives an amount the unit a later number carries for both: “4.9 and 4.5 percent”, “two- and five-year notes”."""
    at = amount.stop
    if amount.number.vague or amount.number.fraction:
        return
    hanging = bool(tokens.flags[at] & DASH) and tokens.words[at + 1] in LINKS
    if hanging:
        at += 1
    for _ in range(LONGEST_LIST):
        if tokens.words[at] not in LINKS:
            return
        while tokens.words[at] in LINKS:
            link = tokens.words[at]
            at += 1
        later = read_number(tokens, at)
        if later is None or later.vague or later.fraction or amount.number.scaled and not later.scaled:
            return
        unit = read_unit(tokens, later.stop, later)
        if unit is not None:
            alternative = link == "or" and unit.kind in ("duration", "measure") and not amount.number.scaled
            if hanging or unit.kind == "percent" or alternative:
                stop = amount.stop
                amount.take(unit)
                amount.stop = stop
            return
        at = later.stop + 1 if hanging and tokens.flags[later.stop] & DASH else later.stop


def kind_and_unit(amount: Amount) -> tuple[str, str | None]:
    """What kind of quantity an amount is, and the unit it is recorded with."""
    if amount.unit is not None:
        return amount.unit.kind, amount.unit.name
    if amount.number.fraction and abs(amount.value) < Decimal(1):
        return "fraction", "fraction"
    return "number", None
