"""A value: a number with its unit, what is uncertain about it, and the story of how it came to be.

Arithmetic on values keeps all of that. Two kinds of uncertainty travel apart: `rounding`, what the written digits of
the inputs leave open, and `estimate`, what their sources leave open. Each is carried through a formula by evaluating
it at the ends of the inputs' intervals, the other inputs held at their numbers; for sums, products and quotients of
one occurrence each that is exact interval arithmetic (R. E. Moore, "Interval Analysis", 1966).

Like adds only to like: the units must convert, and the kind of statement, the date of money and the horizon of plans
must agree. A sum that is meant all the same is written with `deliberate_sum` and says why.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.values.display import show

if TYPE_CHECKING:
    import pint

SCALED = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Interval:
    """The lowest and the highest number that a value may have, in the value's unit."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Nature:
    """What kind of thing a value states: only values of one nature add up.

    `kind` says what is counted (a subsidy, a loss, a market value), `as_of` the date of money (EDTF), `horizon`
    the years over which a plan is spent, `scenario` which of several futures is meant.
    """

    kind: str = ""
    as_of: str = ""
    horizon: str = ""
    scenario: str = ""

    def difference(self, other: Nature) -> str:
        """Return in words how two natures differ, or an empty text."""
        names = ("kind", "as_of", "horizon", "scenario")
        words = {"as_of": "date", "horizon": "horizon in years"}
        return "; ".join(
            f"{words.get(name, name)} {getattr(self, name) or 'unstated'} against {getattr(other, name) or 'unstated'}"
            for name in names
            if getattr(self, name) != getattr(other, name)
        )


@dataclass(frozen=True, slots=True)
class Operation:
    """How a value came from others: the sign between its operands, in words where a formula has them, and why.

    `found` are the things that were counted, or the id of the row that a date was read in.
    """

    sign: str
    operands: tuple[Value, ...]
    reason: str = ""
    found: tuple[object, ...] = ()


@dataclass(frozen=True, eq=False)
class Value:
    """A number or a date that the book shows, with its unit, uncertainty and story.

    `quantity` is a Pint quantity on Decimal, None for dates and for ranges without a single number; `date` is EDTF.
    `digits` is how many significant digits are shown, None for as many as were written.
    """

    quantity: pint.Quantity[Decimal] | None
    unit: str
    id: str = ""
    label: str = ""
    date: str = ""
    comparator: str = "eq"
    out_of: str = ""
    estimate: Interval | None = None
    rounding: Interval | None = None
    nature: Nature = Nature()
    table: str = ""
    status: str = "current"
    successor: str = ""
    operation: Operation | None = None
    words: str = ""
    digits: int | None = None
    topic: str = ""
    confidence: str = ""
    confidence_reason: str = ""
    _formula: str = field(default="", repr=False)

    @property
    def number(self) -> Decimal:
        """The number in `unit`; raises BookError for a date or a range, which have no single number."""
        if self.quantity is None:
            raise BookError(
                f"{self.name} is a {'date' if self.date else 'range'} and has no single number to reckon with."
            )
        return Decimal(self.quantity.magnitude)

    @property
    def name(self) -> str:
        return self.id or self.label or "an intermediate value"

    @property
    def derived(self) -> bool:
        return self.operation is not None

    def to(self, unit: str) -> Value:
        """Return the same value in another unit; raises BookError where the units do not convert."""
        from pint.errors import PintError

        assert self.quantity is not None
        parsed = self.quantity._REGISTRY.parse_units(unit.replace(" ", "_"))
        try:
            quantity = self.quantity.to(parsed)
        except PintError:
            raise BookError(f"{self.name} is in {self.unit or 'no unit'} and cannot be turned into {unit}.") from None
        factor = self.quantity.__class__(Decimal(1), self.quantity.units).to(parsed).magnitude
        return replace(
            self,
            quantity=quantity,
            unit=unit,
            estimate=_scaled(self.estimate, factor),
            rounding=_scaled(self.rounding, factor),
        )

    def named(self, id: str, *, label: str = "", unit: str = "", digits: int | None = 3, words: str = "") -> Value:
        """Return the value under an id of its own, in `unit`, shown with `digits` significant digits."""
        value = self.to(unit) if unit and self.quantity is not None else self
        if not value.derived:
            value = replace(value, operation=Operation("=", (self,)))
        return replace(value, id=id, label=label or value.label, digits=digits, words=words, table="", comparator="eq")

    @property
    def count(self) -> Value:
        """The bare number of a counted thing, so that a count can multiply what one of it does."""
        assert self.quantity is not None
        return replace(self, quantity=self.quantity.__class__(self.number, ""), unit="")

    @property
    def total(self) -> Value:
        """How many a rank or a share is out of, as a bare number; raises BookError where the source does not say."""
        if not self.out_of or self.quantity is None:
            raise BookError(f"{self.name} does not say out of how many it is.")
        quantity = self.quantity.__class__(Decimal(self.out_of), "")
        return Value(quantity, "", label=f"{self.label}: out of", operation=Operation("total of", (self,)))

    def at(self, end: str) -> Value:
        """Return the "low" or "high" end of the value's estimate as a value of its own."""
        if self.estimate is None:
            raise BookError(f"{self.name} has no interval; it has no {end} end.")
        number = self.estimate.low if end == "low" else self.estimate.high
        units = self.quantity.units if self.quantity is not None else None
        quantity = self.quantity.__class__(number, units) if self.quantity is not None else None
        if quantity is None:
            raise BookError(f"{self.name} has no single number; use its range as it stands.")
        return replace(
            self,
            quantity=quantity,
            id="",
            table="",
            estimate=None,
            rounding=None,
            comparator="eq",
            operation=Operation(f"{end} end of", (self,)),
        )

    def __add__(self, other: Value) -> Value:
        return _alike(self, other, "+", operator.add)

    def __sub__(self, other: Value) -> Value:
        return _alike(self, other, "−", operator.sub)

    def __mul__(self, other: Value) -> Value:
        return _combine("×", operator.mul, (self, other))

    def __truediv__(self, other: Value) -> Value:
        if other.number == 0:
            raise BookError(f"{self.name} is divided by {other.name}, which is zero.")
        return _combine("/", operator.truediv, (self, other))

    def __format__(self, form: str) -> str:
        return show(self, form)

    def __str__(self) -> str:
        return format(self, "")

    @property
    def formula(self) -> str:
        """The formula in symbols, down to the values that have ids of their own."""
        if self.operation is None:
            return self.name
        return _symbols(self.operation)

    def inputs(self) -> list[Value]:
        """Return the values with ids that the formula is made of, each once, in order."""
        found: dict[str, Value] = {}
        for operand in self.operation.operands if self.operation else ():
            for each in [operand] if operand.id else operand.inputs():
                found.setdefault(each.id, each)
        return list(found.values())

    def sources(self) -> Iterator[Value]:
        """Yield the values of tables that this one rests on, each once, itself if it is one."""
        seen: set[str] = set()
        waiting = [self]
        while waiting:
            value = waiting.pop(0)
            if value.table and value.id not in seen:
                seen.add(value.id)
                yield value
            waiting.extend(value.operation.operands if value.operation else ())


def _symbols(operation: Operation) -> str:
    parts = []
    for operand in operation.operands:
        inner = operand.id or (_symbols(operand.operation) if operand.operation else operand.name)
        compound = not operand.id and operand.operation is not None and len(operand.operation.operands) > 1
        loose = (
            compound
            and operand.operation is not None
            and (operation.sign != operand.operation.sign or operation.sign in "/−")
        )
        parts.append(f"({inner})" if loose else inner)
    if not parts or operation.sign.startswith("number of"):
        return operation.sign
    if operation.sign in ("largest of", "smallest of"):
        return f"{operation.sign} {', '.join(parts)}"
    if operation.sign == "from … to":
        return f"{parts[0]}, from {parts[1]} to {parts[2]}"
    if len(parts) == 1:
        return parts[0] if operation.sign == "=" else f"{operation.sign} {parts[0]}"
    return f" {operation.sign} ".join(parts)


def _scaled(interval: Interval | None, factor: Any) -> Interval | None:
    return None if interval is None else Interval(interval.low * Decimal(factor), interval.high * Decimal(factor))


def _ends(value: Value, which: str) -> list[Any]:
    interval: Interval | None = getattr(value, which)
    assert value.quantity is not None
    if interval is None:
        return [value.quantity]
    return [value.quantity.__class__(end, value.quantity.units) for end in (interval.low, interval.high)]


def _combine(sign: str, compute: Callable[..., Any], operands: Sequence[Value], reason: str = "") -> Value:
    for operand in operands:
        operand.number  # noqa: B018  raises for what has no single number
    quantity = compute(*(operand.quantity for operand in operands))
    return Value(
        quantity,
        f"{quantity.units:~}" if quantity.units else "",
        operation=Operation(sign, tuple(operands), reason),
        estimate=_corners(compute, operands, "estimate", quantity.units),
        rounding=_corners(compute, operands, "rounding", quantity.units),
    )


def _corners(compute: Callable[..., Any], operands: Sequence[Value], which: str, units: Any) -> Interval | None:
    """Return the extremes of a formula over the ends of its operands' intervals, None where none has one."""
    if all(getattr(operand, which) is None for operand in operands):
        return None
    ends = itertools.product(*(_ends(operand, which) for operand in operands))
    corners = [compute(*each).to(units).magnitude for each in ends]
    return Interval(min(corners), max(corners))


def _alike(one: Value, other: Value, sign: str, compute: Callable[..., Any]) -> Value:
    one.number, other.number  # noqa: B018
    assert one.quantity is not None
    assert other.quantity is not None
    if one.quantity.dimensionality != other.quantity.dimensionality:
        raise BookError(f"{one.name} ({one.unit}) {sign} {other.name} ({other.unit}): the units are unlike.")
    if sign == "+" and (unlike := one.nature.difference(other.nature)):
        raise BookError(
            f"{one.name} + {other.name} adds unlike things ({unlike}); "
            "write deliberate_sum with its reason if it is meant."
        )
    value = _combine(sign, compute, (one, other))
    return replace(value.to(one.unit) if one.unit else value, nature=one.nature if sign == "+" else Nature())


def deliberate_sum(values: Iterable[Value], reason: str) -> Value:
    """Return the sum of values of one unit that differ in kind, date or horizon, with the reason why it is meant.

    Raises BookError where the units do not convert or the reason is empty.
    """
    parts = list(values)
    if not reason.strip():
        raise BookError("A deliberate sum needs its reason.")
    first = parts[0]
    for part in parts[1:]:
        assert part.quantity is not None
        assert first.quantity is not None
        if part.quantity.dimensionality != first.quantity.dimensionality:
            raise BookError(f"{first.name} ({first.unit}) + {part.name} ({part.unit}): the units are unlike.")
    return _combine("+", lambda *quantities: sum(quantities[1:], quantities[0]), parts, reason).to(first.unit)


def with_estimate(central: Value, low: Value, high: Value) -> Value:
    """Return a central value whose estimate runs from one value to another, in its unit, all three its inputs.

    Raises BookError where the units do not convert or the three stand out of order.
    """
    ends = Interval(*(end.to(central.unit).number for end in (low, high)))
    if not ends.low <= central.number <= ends.high:
        raise BookError(
            f"{central.name} does not lie between {low.name} and {high.name}; give the lower end first, the upper last."
        )
    return Value(
        central.quantity,
        central.unit,
        estimate=ends,
        rounding=central.rounding,
        nature=replace(central.nature, scenario=""),
        operation=Operation("from … to", (central, low, high)),
    )


def between(low: Value, central: Value, high: Value) -> Value:
    """Return `central` with the estimate that two other values of its kind bound, in its unit.

    Raises BookError where the units do not convert or the three stand out of order.
    """
    low, high = (end if end.unit == central.unit else end.to(central.unit) for end in (low, high))
    if not low.number <= central.number <= high.number:
        raise BookError(
            f"{central.name} ({central.number}) does not lie between {low.name} ({low.number}) "
            f"and {high.name} ({high.number}); give the ends in order."
        )
    interval = Interval(low.number, high.number)
    ends = Value(None, central.unit, estimate=interval, operation=Operation("to", (low, high)))
    return replace(
        central, id="", table="", estimate=interval, comparator="eq", operation=Operation("within", (central, ends))
    )


def exchanged(amount: Value, rate: Value) -> Value:
    """Return an amount of money in the other currency of a rate, whose unit "A/B" says how many A one B buys.

    A range is exchanged end by end; the nature of the amount, its date included, stays. Raises BookError where the
    rate is one between other currencies.
    """
    dear, _, cheap = rate.unit.replace(" ", "").partition("/")[::-1]
    if amount.unit not in (dear, cheap):
        raise BookError(f"{amount.name} is in {amount.unit or 'no unit'}; {rate.name} exchanges {rate.unit}.")
    sign, compute, unit = ("×", operator.mul, cheap) if amount.unit == dear else ("/", operator.truediv, dear)
    if amount.quantity is not None:
        return replace(_combine(sign, compute, (amount, rate)).to(unit), nature=amount.nature)
    assert amount.estimate is not None
    assert rate.quantity is not None
    ends = (
        compute(rate.quantity.__class__(end, amount.unit), rate.quantity).to(unit).magnitude
        for end in (amount.estimate.low, amount.estimate.high)
    )
    story = Operation(sign, (amount, rate))
    return Value(None, unit, comparator="range", estimate=Interval(*ends), operation=story, nature=amount.nature)


def largest(*values: Value) -> Value:
    """Return the largest of values that convert into one unit; all of them stay its inputs."""
    return _outermost("largest of", max, values)


def smallest(*values: Value) -> Value:
    """Return the smallest of values that convert into one unit; all of them stay its inputs."""
    return _outermost("smallest of", min, values)


def _outermost(sign: str, choose: Callable[..., Value], values: Sequence[Value]) -> Value:
    unit = values[0].unit
    alike = [value if value.unit == unit else value.to(unit) for value in values]
    chosen = choose(alike, key=lambda value: value.number)
    story = Operation(sign, tuple(values))
    return Value(chosen.quantity, unit, operation=story, estimate=chosen.estimate, rounding=chosen.rounding)


def central(value: Value) -> Value:
    """Return a value without its estimate: the central number alone, whose interval is told apart."""
    return replace(
        value, id="", table="", estimate=None, comparator="eq", operation=Operation("central value of", (value,))
    )


def exact(value: Value) -> Value:
    """Return a value taken as exact: its written digits leave nothing open."""
    return replace(value, rounding=None)


def rounding_as_range(value: Value) -> Value:
    """Return a value whose range is what the rounding of its inputs leaves open."""
    return replace(value, estimate=value.rounding)


def spread(amount: Value, years: Value) -> Value:
    """Return a sum over the years it is spread over, as if evenly; it keeps the sum's date, kind and horizon."""
    return replace(amount / years, nature=amount.nature)


def dated(value: Value) -> Value:
    """Return the date a value is of as a value of its own; raises BookError where its row gives none."""
    if not value.nature.as_of:
        raise BookError(f"{value.name} has no date.")
    return Value(None, "date", date=value.nature.as_of, operation=Operation("date of", (value,)))


def written_rounding(number: Decimal, *, counted: bool = False) -> Interval | None:
    """Return what a number's written digits leave open: half a unit of its last digit either way.

    Counted things below a million are exact; in whole numbers from a million on, trailing zeros are no digits.
    None for exact numbers.
    """
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent == 0 and abs(number) >= SCALED:
        normal = number.normalize().as_tuple().exponent
        assert isinstance(normal, int)
        exponent = normal
    if exponent == 0 and counted:
        return None
    half = Decimal(5).scaleb(exponent - 1)
    return Interval(number - half, number + half)
