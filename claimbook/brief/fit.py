"""Whether a number as written says what a value of the book says: digits, unit and comparator, each on its own.

Fair rounding is correct rounding at the digits written: two significant digits or more, one if the text hedges
(“about 5 days” for 5.25). “More than 67” is fair for 67.2, “more than 68” is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from claimbook.brief.quantities import Quantity
from claimbook.brief.states import Known
from claimbook.brief.units import SHARES, Turned, prefixed, turn
from claimbook.brief.vocabulary.words import EITHER_UP, EMPHASIS, EXTREMES, NEARLY, UP_TO_IT

Relation = Literal["same", "converted", "unstated", "wrong"]
Digits = Literal["exact", "rounded", "scale", "near", "no"]
NEXT_TO = 4
DAYS_OF_YEAR = 366
FRACTION_APART, FRACTION_OF = Decimal("0.035"), Decimal("0.12")
UP, DOWN = ("gt", "ge"), ("lt", "le")
_SHOWN = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")
_POWER = re.compile(r"(\d+(?:\.\d+)?)\s*×\s*10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_SCALES = {"trillion": 12, "billion": 9, "million": 6, "thousand": 3}


@dataclass(frozen=True, slots=True)
class Fit:
    """How a number stands to a value; `end` names the end of the value's interval that was met instead."""

    digits: Digits
    unit: Literal["same", "converted", "unstated", "wrong"]
    comparator: Literal["same", "fair", "noted", "wrong"]
    end: str = ""
    out_of: bool = True

    @property
    def right(self) -> bool:
        return self.says_the_number and self.comparator != "wrong"

    @property
    def says_the_number(self) -> bool:
        return self.digits in ("exact", "rounded") and self.unit != "wrong" and self.out_of

    @property
    def score(self) -> float:
        """How likely the number was meant to be this value: 0 to 10."""
        digits = {"exact": 5.0, "rounded": 4.0, "scale": 3.0, "near": 2.0, "no": 0.0}[self.digits]
        unit = {"same": 3.0, "converted": 2.0, "unstated": 1.5, "wrong": 0.0}[self.unit]
        return digits + unit + (0.5 if self.comparator == "same" else 0.0)


def fit(quantity: Quantity, known: Known) -> Fit:
    """Return how a number of a brief stands to a value."""
    if known.date:
        return _date_fit(quantity, known)
    if quantity.is_date:
        return Fit("no", "wrong", "same")
    turned = turn(quantity.unit, known.unit)
    if turned.relation == "wrong" and _counts_what_is_named(quantity, known):
        turned = Turned("unstated")
    if turned.relation == "wrong":
        digits = _digits_apart_from_unit(quantity, known)
        return Fit(digits, "wrong", "same")
    best: Fit | None = None
    for end, number in _numbers(known):
        digits = _digits(quantity, number, turned, known if not end else None)
        relation: Relation = turned.relation
        if digits not in ("exact", "rounded") and relation == "converted":
            raw = _digits(quantity, number, Turned("same"), known if not end else None)
            if raw in ("exact", "rounded"):
                digits, relation = raw, "wrong"
        found = Fit(digits, relation, _comparator(quantity, known, number, turned, end), end, _out_of(quantity, known))
        if best is None or found.score > best.score:
            best = found
    if quantity.ends is not None or best is None:
        ranged = _range_fit(quantity, known, turned)
        if best is None or ranged.score >= best.score:
            best = ranged
    return best


def _counts_what_is_named(quantity: Quantity, known: Known) -> bool:
    """Tell whether a number counts the things that a ratio is told in: “2.6 runs” of “runs in a year’s money”."""
    if quantity.mention.kind != "count" or known.unit != "times" or not quantity.unit:
        return False
    return re.search(rf"\b{re.escape(quantity.unit.rpartition(' ')[2])}s?\b", known.label, re.IGNORECASE) is not None


def _numbers(known: Known) -> Iterator[tuple[str, Decimal]]:
    if known.number is not None:
        yield "", known.number
        return
    if known.low is not None:
        yield "low", known.low
    if known.high is not None:
        yield "high", known.high


def _written(quantity: Quantity) -> Decimal | None:
    return quantity.amount


def _digits(quantity: Quantity, number: Decimal, turned: Turned, known: Known | None) -> Digits:
    written = _written(quantity)
    if written is None:
        return "no"
    target = number / turned.factor
    if quantity.mention.kind == "fraction" and quantity.hedged and _near_fraction(written, target, quantity.comparator):
        return "rounded"
    comparator = "lt" if quantity.comparator == "approx" and written > target and _cue(quantity) in NEARLY else ""
    return compare_digits(
        written, target, comparator or quantity.comparator, shown_number(known) if known else None, turned.factor
    )


def _near_fraction(written: Decimal, target: Decimal, comparator: str) -> bool:
    """Tell whether a share may be called by a fraction: “about a quarter” is 26.8 % too, “more than half” 55 %."""
    apart = target - written
    if (comparator in UP and apart <= 0) or (comparator in DOWN and apart >= 0):
        return False
    return abs(apart) <= min(FRACTION_APART, FRACTION_OF * target)


def compare_digits(
    written: Decimal,
    target: Decimal,
    comparator: str = "eq",
    shown: Decimal | None = None,
    factor: Decimal = Decimal(1),
) -> Digits:
    """Return how written digits stand to a number in the same unit; `shown` is the number as the book prints it."""
    if written == target or (shown is not None and written * factor == shown):
        return "exact"
    if fairly_rounded(written, target, comparator) or (
        shown is not None and fairly_rounded(written, shown / factor, comparator)
    ):
        return "rounded"
    if written and target and _mantissa(written) == _mantissa(target):
        return "scale"
    slips = _one_apart(written, target) or (shown is not None and _one_apart(written, shown / factor))
    return "near" if slips else "no"


def fairly_rounded(written: Decimal, target: Decimal, comparator: str = "eq") -> bool:
    """Tell whether `written` is `target` rounded at the digits written, two significant ones or more, one if hedged."""
    if not target or not written or (written < 0) != (target < 0):
        return False
    count = max(len(written.as_tuple().digits), _places(written))
    fewest = 1 if comparator not in ("eq", "range") else 2
    modes = {"gt": [ROUND_FLOOR], "ge": [ROUND_FLOOR], "lt": [ROUND_CEILING], "le": [ROUND_CEILING]}.get(
        comparator, [ROUND_HALF_UP, ROUND_HALF_EVEN]
    )
    for digits in range(fewest, min(count, 28) + 1):
        step = Decimal(1).scaleb(target.adjusted() - digits + 1)
        if any(target.quantize(step, rounding=mode) == written for mode in modes):
            return True
    return False


def _places(number: Decimal) -> int:
    """Return how many digits a whole number has, however it is kept: 3.0E+10 was written with two."""
    return len(number.as_tuple().digits)


def _mantissa(number: Decimal) -> tuple[int, ...]:
    return number.normalize().as_tuple().digits


def resembles(quantity: Quantity, known: Known) -> bool:
    """Tell whether the digits of a number, whatever its scale, are those of a value but for one of them."""
    digits = re.sub(r"\D", "", quantity.text).strip("0")
    if not digits or known.number is None or not known.number:
        return False
    if len(digits) == 1:
        return turn(quantity.unit, known.unit).relation == "same" and _is_of_size(quantity, known.number)
    held = known.number.copy_abs()
    rounded = held.quantize(Decimal(1).scaleb(held.adjusted() - len(digits) + 1), ROUND_HALF_UP)
    return _one_apart(Decimal(digits), Decimal("".join(map(str, rounded.as_tuple().digits)))) or _mantissa(
        Decimal(digits)
    ) == _mantissa(rounded)


def _is_of_size(quantity: Quantity, number: Decimal) -> bool:
    """Tell whether one digit mistyped may stand between a number and another."""
    return quantity.amount is not None and number / 9 <= quantity.amount <= number * 9


def prefix_slips(quantity: Quantity, known: Known) -> bool:
    """Tell whether a measure would say a value with the next greater or smaller prefix: “2.2 PFLOP/s” for EFLOP/s."""
    if quantity.amount is None or known.number is None or not prefixed(quantity.unit) or not prefixed(known.unit):
        return False
    turned = turn(quantity.unit, known.unit)
    if turned.relation not in ("same", "converted"):
        return False
    written = quantity.amount * turned.factor
    return any(compare_digits(written.scaleb(places), known.number) in ("exact", "rounded") for places in (-3, 3))


def _one_apart(written: Decimal, target: Decimal) -> bool:
    """Tell whether two numbers look like one with a digit mistyped, left out or swapped."""
    one, other = (f"{each.normalize():f}".lstrip("-").replace(".", "").strip("0") for each in (written, target))
    if not one or not other or abs(written.adjusted() - target.adjusted()) > 1:
        return False
    if len(one) == len(other):
        apart = sum(a != b for a, b in zip(one, other, strict=True))
        return apart == 1 or (apart == 2 and sorted(one) == sorted(other))
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


@lru_cache(maxsize=4096)
def _shown_number(text: str) -> Decimal | None:
    power = _POWER.search(text)
    if power is not None:
        return Decimal(power[1]).scaleb(int(power[2].translate(_SUPERSCRIPTS)))
    match = _SHOWN.search(text)
    if match is None:
        return None
    number = Decimal(match[0].replace(",", "").replace("−", "-"))
    after = text[match.end() :].replace("\u00a0", " ").strip()
    for word, places in _SCALES.items():
        if after.startswith(word):
            return number.scaleb(places)
    return number


def shown_number(known: Known) -> Decimal | None:
    """Return the number as the book prints it, rounded for show, in the value's unit."""
    return _shown_number(known.text) if known.number is not None else None


def _digits_apart_from_unit(quantity: Quantity, known: Known) -> Digits:
    """Return how the digits stand to each other where the units do not convert."""
    order: tuple[Digits, ...] = ("exact", "rounded", "scale", "near", "no")
    found: Digits = "no"
    for end, number in _numbers(known):
        points = quantity.unit == "percentage_point" and known.unit in SHARES
        as_if = Turned("converted", SHARES["percent"] / SHARES[known.unit]) if points else Turned("same")
        each = _digits(quantity, number, as_if, known if not end else None)
        found = min(found, each, key=order.index)
    if quantity.ends and known.low is not None and known.high is not None:
        ends = [compare_digits(one, other) for one, other in zip(quantity.ends, (known.low, known.high), strict=True)]
        found = min(found, max(ends, key=order.index), key=order.index)
    return found


def _range_fit(quantity: Quantity, known: Known, turned: Turned) -> Fit:
    """Return how a range stands to a value's interval, or to a number that it may hold."""
    if quantity.ends is None:
        return Fit("no", turned.relation, "same")
    low, high = (end * turned.factor for end in quantity.ends)
    limited = quantity.mention.cue is not None  # “more than $650–760 billion” is no interval
    if known.low is not None and known.high is not None:
        ends = [compare_digits(one, other) for one, other in ((low, known.low), (high, known.high))]
        order: tuple[Digits, ...] = ("exact", "rounded", "scale", "near", "no")
        worst = max(ends, key=order.index)
        if worst in ("near", "no") and order.index(min(ends, key=order.index)) <= 1:
            worst = "near"
        return Fit(worst, turned.relation, "wrong" if limited else "same" if known.number is None else "fair")
    if known.number is not None and low <= known.number <= high:
        narrow = fairly_rounded(low, known.number, "ge") and fairly_rounded(high, known.number, "le")
        return Fit("rounded" if narrow else "no", turned.relation, "wrong" if limited else "fair")
    return Fit("no", turned.relation, "same")


def _out_of(quantity: Quantity, known: Known) -> bool:
    """Tell whether “28th of 63” names as many as the value does; true where either does not say."""
    if not quantity.mention.out_of:
        return True
    told = known.out_of or next(iter(re.findall(r"\bof (\d+)", known.metric)), "")
    return not told or int(told) == quantity.mention.out_of


def _comparator(
    quantity: Quantity, known: Known, number: Decimal, turned: Turned, end: str
) -> Literal["same", "fair", "noted", "wrong"]:
    said, held = quantity.comparator, known.comparator
    if end:
        fair = {"high": ("le",), "low": ("ge",)}[end]
        return "fair" if said in fair else "wrong"
    written = (quantity.amount or Decimal(0)) * turned.factor
    if not end and shown_number(known) == written:
        number = written
    if said == held:
        return "same"
    if _says_it_is_that(quantity, known, number, written):
        return "fair"
    if _is_handed_on(quantity):
        return "fair"
    if held in UP and said in UP:
        return "fair" if said == "ge" or _cue(quantity) in EITHER_UP else "wrong"
    if held in DOWN and said in DOWN:
        return "fair" if said == "le" else "wrong"
    if held in ("gt", "ge", "lt", "le"):
        return "wrong"
    if said == "approx":
        return "fair"
    if said == "eq":
        return "noted" if held == "approx" else "same"
    if said in UP:
        return "fair" if written < number else "wrong"
    if said in DOWN:
        return "fair" if written > number else "wrong"
    return "fair"


def _cue(quantity: Quantity) -> str:
    return quantity.mention.cue.text.lower() if quantity.mention.cue else ""


def _is_handed_on(quantity: Quantity) -> bool:
    """Tell whether a comparator stands before the amount that a number turns into another currency: “at most ¥72.5
    billion, or $471 million”."""
    cue = quantity.mention.cue
    return quantity.mention.pair is not None and cue is not None and quantity.start - cue.end > NEXT_TO


def _says_it_is_that(quantity: Quantity, known: Known, number: Decimal, written: Decimal) -> bool:
    """Tell whether a comparator before the very number is fair: “no more than 7” for emphasis, “at most” of a
    highest one."""
    if written != number or known.comparator != "eq" or quantity.comparator not in ("le", "ge"):
        return False
    return (
        _cue(quantity) in EMPHASIS
        or _cue(quantity) == UP_TO_IT
        or EXTREMES[quantity.comparator].search(known.label) is not None
    )


def _is_long(date: str) -> bool:
    from claimbook.brief.periods import days  # late: only a check that comes so far needs it

    span = days(date)
    return span is not None and (span[1] - span[0]).days > DAYS_OF_YEAR


def _date_fit(quantity: Quantity, known: Known) -> Fit:
    """Return how a date stands to a value that is a date: the same, or less precise and holding it."""
    from claimbook.brief.periods import holds, overlaps  # late: only a check that comes so far needs it

    if not quantity.is_date or not quantity.date:
        return Fit("no", "wrong", "same")
    said, held = quantity.comparator, known.comparator
    comparator: Literal["same", "fair", "noted", "wrong"] = "same" if said == held else "fair"
    if held in ("ge", "gt", "le", "lt") and said != held and not (held in UP and said in UP) \
            and not (held in DOWN and said in DOWN):  # fmt: skip
        comparator = "wrong"
    elif held == "approx" and said == "eq":
        comparator = "noted"
    elif held == "eq" and said in ("lt", "gt"):
        comparator = "wrong"
    if quantity.date == known.date.rstrip("~?%"):
        return Fit("exact", "same", comparator)
    if holds(quantity.date, known.date) and not _is_long(quantity.date):
        return Fit("rounded", "same", comparator)
    return Fit("near" if overlaps(quantity.date, known.date) else "no", "same", comparator)
