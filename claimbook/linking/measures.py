"""What numbers measure and how close two of them are: units brought to one base, precision as it was written.

A number is compared as its writer meant it: “6.8 billion” is anything that rounds to it, “more than 2,000” a bound.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimbook.extract import Mention

PREFIXES = {"k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21}
PREFIXED = re.compile(r"([kMGTPEZ])(FLOPS?(?:/s)?|Wh?|B|bps|Hz|tokens?|t)")
SPELT = {"kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z"}
SPOKEN = re.compile(r"(?:.* )?(kilo|mega|giga|tera|peta|exa|zetta)flops?", re.I)  # “AI exaflops”
SHARES = {"percent": 1.0, "fraction": 100.0, "ratio": 100.0}
DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25, "hour": 1 / 24, "minute": 1 / 1440, "decade": 3652.5}
GENERIC = {"", "unit", "number", "piece", "case", "time"}
BOUNDS_BELOW, BOUNDS_ABOVE = {"gt", "ge"}, {"lt", "le"}
ABOUT, ROUGHLY = 0.05, 0.025
BOUND_STEP, HELD_STEP = 0.3, 0.25  # how far from a bound a number may lie, of one of its last digit
LEAST_DIGITS = 1
LARGE = 1000
LOOSE_SHARE, TENTH = 0.07, 10  # “a third”, 4割 say so much and no more
EXACT = {"rank"}
CUT_DIGITS = 3


class Measure(NamedTuple):
    """A unit as what is measured and how many of the base it is."""

    base: str
    factor: float


class Amount(NamedTuple):
    """A number as it was written, in base units: the number, what it may round from, its bound, its digits."""

    number: float
    low: float
    high: float
    comparator: str
    digits: int
    span: bool = False


@cache
def measure_of(unit: str) -> Measure:
    """Return what a unit measures: shares as per cent, durations as days, prefixed units as their base."""
    if unit in SHARES:
        return Measure("percent", SHARES[unit])
    if unit in DAYS:
        return Measure("day", DAYS[unit])
    if match := SPOKEN.fullmatch(unit):
        return Measure("FLOP/s", 10.0 ** PREFIXES[SPELT[match[1].lower()]])
    if match := PREFIXED.fullmatch(unit):
        return Measure(match[2].removesuffix("s") if match[2] == "tokens" else match[2], 10.0 ** PREFIXES[match[1]])
    return Measure(unit, 1.0)


def digits_of(number: Decimal) -> int:
    """Return how many digits a number shows before its trailing zeros: 2 of 6.8e9, 3 of 789000."""
    shown = "".join(map(str, number.as_tuple().digits)).strip("0")
    return max(len(shown), LEAST_DIGITS)


def amount_of(
    number: Decimal | None, low: Decimal | None, high: Decimal | None, comparator: str, measure: Measure
) -> Amount | None:
    """Return a number or an interval as an amount in base units, None where there is neither."""
    factor = measure.factor
    if number is not None:
        slack = 0.0 if measure.base in EXACT else _slack(number, comparator == "approx")
        middle = float(number)
        return Amount(
            middle * factor, (middle - slack) * factor, (middle + slack) * factor, comparator, digits_of(number)
        )
    if low is None or high is None:
        return None
    ends = (float(low) * factor, float(high) * factor)
    return Amount((ends[0] + ends[1]) / 2, *ends, "range", max(digits_of(low), digits_of(high)), span=True)


def amount_in(mention: Mention, measure: Measure) -> Amount | None:
    """Return the amount that a mention states, None for dates."""
    amount = amount_of(mention.amount, mention.amount_low, mention.amount_high, mention.comparator, measure)
    if amount is None or amount.span:
        return amount
    loose = LOOSE_SHARE * amount.number if mention.kind == "fraction" else 0.0
    if mention.kind == "percent" and "割" in mention.text and amount.number % TENTH == 0:
        loose = TENTH / 2
    if not loose:
        return amount
    digits = 1 if mention.kind == "fraction" else amount.digits
    below = 0.0 if amount.comparator in BOUNDS_BELOW else loose
    above = 0.0 if amount.comparator in BOUNDS_ABOVE else loose
    return amount._replace(low=amount.number - below, high=amount.number + above, digits=digits)


def _slack(number: Decimal, approx: bool) -> float:
    """Return by how much a number may have been rounded: half of its last written digit, and of a large one or one that
    is said to be rough half of the last that is not nought; a twentieth at most."""
    if not number:
        return 0.0
    written, rounded = number.as_tuple().exponent, number.normalize().as_tuple().exponent
    assert isinstance(written, int)
    assert isinstance(rounded, int)
    size = abs(float(number))
    slack = min(0.5 * 10.0 ** (rounded if size >= LARGE else min(written, 0)) * (1.5 if approx else 1.0), size * ABOUT)
    return max(slack, min(0.5 * 10.0**rounded, size * ROUGHLY)) if approx else slack


def _step(amount: Amount) -> float:
    """Return one of the last digit that a number shows: 1 of “seven”, 10 of “60”."""
    magnitude = math.floor(math.log10(abs(amount.number))) if amount.number else 0
    return 10.0 ** (magnitude - amount.digits + 1)


class Closeness(NamedTuple):
    """How two amounts agree: the same number, or one that the other rounds to or allows; and their ratio."""

    same: bool
    agrees: bool
    finer: bool
    ratio: float


def compare(said: Amount, held: Amount) -> Closeness:
    """Return how a number of a text agrees with one that is held; finer where it says more than is held."""
    ratio = said.number / held.number if held.number else math.inf
    if said.span or held.span:
        return _compare_spans(said, held, ratio)
    same = math.isclose(said.number, held.number, rel_tol=1e-9)
    overlap = _meet(said, held)
    agrees = same or overlap or _bounded(said, held) or _cut_off(said, held)
    finer = agrees and not same and _finer(said, held)
    return Closeness(same, agrees, finer, ratio)


def _meet(said: Amount, held: Amount) -> bool:
    """Tell whether two amounts meet, by more than an edge where both are rounded: 25 and 26 do not."""
    if said.low == said.high or held.low == held.high:
        return said.low <= held.high and held.low <= said.high
    return said.low < held.high and held.low < said.high


def _bounded(said: Amount, held: Amount) -> bool:
    """Tell whether a bound on one side is a near one that the other side keeps: “more than 2,000” and 2,016."""
    for bound, other in ((said, held), (held, said)):
        step = _step(bound) * (BOUND_STEP if bound is said else HELD_STEP)
        near = max(abs(bound.number) * ABOUT, step if bound.digits < 3 else 0.0)
        if bound.comparator in BOUNDS_BELOW and bound.number <= other.number < bound.number + near:
            return True
        if bound.comparator in BOUNDS_ABOVE and bound.number - near < other.number <= bound.number:
            return True
    return False


def _cut_off(said: Amount, held: Amount) -> bool:
    """Tell whether a number of three digits or more is the other with its last digits left off: 415 of 415.53."""
    return said.digits >= CUT_DIGITS and said.number <= held.number < said.number + _step(said)


def _finer(said: Amount, held: Amount) -> bool:
    looser = BOUNDS_BELOW | BOUNDS_ABOVE | {"approx"}
    loosely = held.comparator in looser and said.comparator == "eq"
    return said.digits > held.digits or (loosely and said.digits == held.digits and said.number != held.number)


def _compare_spans(said: Amount, held: Amount, ratio: float) -> Closeness:
    ends = [math.isclose(one, other, rel_tol=1e-6) for one in _ends(said) for other in _ends(held)]
    if said.span and held.span:
        same = math.isclose(said.low, held.low, rel_tol=1e-6) and math.isclose(said.high, held.high, rel_tol=1e-6)
        return Closeness(same, same or (said.low <= held.high and held.low <= said.high), False, ratio)
    inside = held.low <= said.number <= held.high if held.span else said.low <= held.number <= said.high
    middle = said.span and math.isclose(said.number, held.number, rel_tol=1e-6)
    return Closeness(middle, any(ends) or inside, held.span and inside and not any(ends), ratio)


def _ends(amount: Amount) -> tuple[float, ...]:
    return (amount.low, amount.high) if amount.span else (amount.number,)
