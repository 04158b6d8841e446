"""One amount: a currency before the number, the number, the unit after it, or a unit it shares with a later number."""

from __future__ import annotations

from decimal import Decimal

from .compounds import join_parts
from .cues import FoundCue, cue_after
from .lexicon import DASH, DIGITS, FUSED, MONEY_LETTERS, SIGN, WORD
from .money import read_sign, settle_currency
from .number import Number
from .numerals import read_number
from .tokens import Tokens
from .unit import Unit
from .unitphrases import read_unit
from .vocabulary.numbers import MINUS_SIGNS, MINUS_WORDS


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
        spelt = tokens.words[at] in MINUS_WORDS
        at, negative = at + 1, True
        if spelt and tokens.flags[at] & DASH and tokens.touching[at] and tokens.flags[at + 1] & DIGITS:
            at += 1
    code: str | None = None
    power = 0
    if tokens.flags[at] & FUSED:
        if tokens.flags[at + 1] & DIGITS:
            code, power, at = tokens.lexemes[at].code, tokens.lexemes[at].scale, at + 1
    elif tokens.flags[at] & (SIGN | MONEY_LETTERS):
        sign = read_sign(tokens, at)
        if sign is not None:
            code, at = sign
            if tokens.words[at] in MINUS_SIGNS and tokens.flags[at + 1] & DIGITS:
                at, negative = at + 1, True
    number = read_number(tokens, at, code is not None)
    if number is None:
        return None
    if power and not number.scaled:
        number.value, number.power, number.scaled = number.value.scaleb(power), power, True
    amount = Amount(index, number, negative)
    _attach(tokens, amount, code)
    return amount


def read_one_and_part(tokens: Tokens, index: int) -> Amount | None:
    """“a mile and a half”, “a dollar and ten cents”: one of the unit with its part, the article at `index`."""
    number = Number(Decimal(1), index, index + 1, worded=True)
    unit = read_unit(tokens, index + 1, number)
    if unit is None or unit.stop != index + 2 or unit.kind not in ("money", "measure"):
        return None
    amount = Amount(index, number, False)
    amount.take(unit)
    join_parts(tokens, amount)
    return amount if amount.stop > unit.stop else None


def _is_minus(tokens: Tokens, at: int) -> bool:
    glued = tokens.touching[at] and tokens.flags[at - 1] & (DIGITS | WORD)
    return tokens.touching[at + 1] and not glued


def _attach(tokens: Tokens, amount: Amount, code: str | None) -> None:
    """Gives the amount its unit, past words like “-plus” and “or so” that belong to the number."""
    at = amount.number.stop
    cue = cue_after(tokens, at, "number", True)
    if code is not None:
        amount.cue = cue
        settled, at = settle_currency(tokens, code, at if cue is None else cue.stop)
        amount.take(Unit("money", settled, at))
        join_parts(tokens, amount)
        return
    unit = read_unit(tokens, at if cue is None else cue.stop, amount.number)
    if unit is not None:
        amount.cue = cue
        amount.take(unit)
        join_parts(tokens, amount)
    elif cue is not None and tokens.words[cue.start] != "or":
        amount.cue = cue
        amount.stop = cue.stop


def kind_and_unit(amount: Amount) -> tuple[str, str | None]:
    """What kind of quantity an amount is, and the unit it is recorded with."""
    if amount.unit is not None:
        return amount.unit.kind, amount.unit.name
    if amount.number.fraction and abs(amount.value) < Decimal(1):
        return "fraction", "fraction"
    return "number", None
