"""What a list says once for all its members: “4.9 and 4.5 percent”, “€2, €5 and €9 million”, “300 and 600 servers”.

A scale, a unit or a noun after the last member belongs to each. Two members alone share a noun only where no comma
parts them, as a comma there mostly begins another clause.
"""

from __future__ import annotations

from .amounts import Amount
from .lexicon import DASH, SIGN
from .money import read_sign
from .number import Number
from .numerals import read_number
from .tokens import Tokens
from .unit import Unit
from .unitphrases import read_unit
from .vocabulary import words

LINKS = frozenset({"and", "or", "to", ",", "&"})
TIMES = frozenset({"x", "×", "by"})  # “10 x 12 feet”, “10-by-12-foot”
LARGEST_SIDES = 20  # how many times one side the other may be: “4 x 100m” is a relay
LONGEST_LIST = 6
LARGEST_UNSCALED = 1_000
LARGEST_RATIO = 100  # of a member to the last one, once it has the last one's scale
# before a number these say that it stands by itself: “rose to 120 and 30 people left”
BY_ITSELF = words("to at by from as page pages aged age version")


def share_of_list(tokens: Tokens, amount: Amount) -> None:
    """Gives an amount the scale and the unit that a later member of its list carries for all."""
    number = amount.number
    if number.vague or number.fraction or number.rough:
        return
    if amount.unit is None:
        _share_unit(tokens, amount)
    elif amount.unit.kind == "money" and not number.scaled and tokens.flags[number.start - 1] & SIGN:
        _share_scale_of_signed(tokens, amount)


def _share_scale_of_signed(tokens: Tokens, amount: Amount) -> None:
    """“€2, €5 and €9 million”: the scale of the last, where all have one sign."""
    at, members = amount.stop, 2
    for _ in range(LONGEST_LIST):
        link = _past_links(tokens, at)
        sign = None if link is None or not tokens.flags[link[0]] else read_sign(tokens, link[0])
        if sign is None or amount.unit is None or sign[0] != amount.unit.name:
            return
        later = read_number(tokens, sign[1], in_money=True)
        if later is None or later.vague:
            return
        if later.scaled:
            _scale(amount, later, members)
            return
        at, members = later.stop, members + 1


def _scale(amount: Amount, later: Number, members: int) -> None:
    value = amount.value.scaleb(later.power)
    largest = abs(later.value) * (LARGEST_RATIO if members > 2 else 1)
    if abs(amount.value) < LARGEST_UNSCALED and abs(value) <= largest:
        amount.value = value


def _share_unit(tokens: Tokens, amount: Amount) -> None:
    at, members = amount.stop, 1
    hanging = bool(tokens.flags[at] & DASH) and tokens.words[at + 1] in LINKS
    if hanging:
        at += 1
    for _ in range(LONGEST_LIST):
        link = _past_links(tokens, at)
        if link is None:
            return
        at, joined = link
        later = read_number(tokens, at)
        if later is None or later.vague or later.fraction or amount.number.scaled and not later.scaled:
            return
        members += 1
        unit = read_unit(tokens, later.stop, later)
        if unit is not None:
            if joined[0] == "by" and not LARGEST_SIDES * amount.value / (later.value or 1) >= 1:
                return
            if hanging or _is_shared(tokens, amount, unit, members, joined):
                _take(amount, later, unit, members)
            return
        at = later.stop + 1 if hanging and tokens.flags[later.stop] & DASH else later.stop


def _past_links(tokens: Tokens, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The token after a comma, “and” or both, or the “by” of two sides, at token `at`, and those words."""
    start = at
    side = at + 1 if tokens.flags[at] & DASH and tokens.touching[at] else at
    if tokens.words[side] in TIMES:
        return side + 2 if tokens.flags[side + 1] & DASH else side + 1, ("by",)
    while tokens.words[at] in LINKS and at - start < 2:
        at += 1
    return None if at == start else (at, tuple(tokens.words[start:at]))


def _is_shared(tokens: Tokens, amount: Amount, unit: Unit, members: int, joined: tuple[str, ...]) -> bool:
    """Whether the unit of the last member is that of an earlier one, too."""
    if unit.kind == "percent":
        return True
    if joined[0] == "by":
        return unit.kind == "measure"
    if joined == ("to",):  # “cut staff from 300 to 250 people”
        return tokens.words[amount.start - 1] == "from" and members == 2
    if joined[0] == "to" or unit.kind in ("number", "age") or tokens.words[amount.start - 1] == "between":
        return False
    if members == 2 and (len(joined) > 1 or joined[0] == "," or tokens.words[amount.start - 1] in BY_ITSELF):
        return False
    return not (amount.number.worded and amount.number.value in (0, 1) and unit.kind == "count")


def _take(amount: Amount, later: Number, unit: Unit, members: int) -> None:
    stop = amount.stop
    if later.scaled and not amount.number.scaled:
        _scale(amount, later, members)
    amount.take(unit)
    amount.stop = stop
