"""Where a derived number comes from: its own operation over rows that are held, or nowhere.

A number of the book is a row of a table, or a formula over rows that really computes it. A rule written as a function
could return any number under any operation; here the operation is done again, down to the values with ids, and a result
that it does not give is refused.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Protocol

from claimbook.base.errors import BookError
from claimbook.values.value import Interval, Operation, Value

SAME = Decimal("1e-12")
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "−": operator.sub,
    "×": operator.mul,
    "/": operator.truediv,
}
COUNTING = "number of "
SOURCE, DOCUMENT = "source of", "date of a document"
OUTERMOST: dict[str, Callable[..., Value]] = {"largest of": max, "smallest of": min}
ENDS = {"low end of": "low", "high end of": "high"}


class Held(Protocol):
    """What is asked of the book: the values with ids, and when a source was published."""

    def __getitem__(self, id: str) -> Value:
        """Return the value with this id."""

    def published(self, id: str) -> Value:
        """Return when a document, or the source of an outside figure, was published."""


def prove_origin(book: Held, id: str, value: Value) -> None:
    """Raise BookError where a derived value is not what its operation gives over values that the book holds."""
    if value.id:
        _prove_held(book, id, value)
    elif value.operation is None:
        raise BookError(
            f"The value {id} rests on {_shown(value)}, which is typed and not computed; make it a row of a table, with "
            "its source or its reason, and name it in the formula."
        )
    else:
        for operand in value.operation.operands:
            prove_origin(book, id, operand)
        if not _gives(book, value, value.operation):
            raise BookError(
                f"The value {id} holds {_shown(value)}, which its operation “{value.operation.sign}” does not give; "
                "write the formula that computes it, or make it a row of a table."
            )


def _prove_held(book: Held, id: str, value: Value) -> None:
    """Raise BookError where a value under an id is not the book's own of that id, in whatever unit."""
    held = book[value.id]
    alike = _same_number(held, value) and held.date == value.date
    if not alike:
        raise BookError(f"The value {id} rests on {_shown(value)} as {value.id}, which is {_shown(held)}.")


def _same_number(one: Value, other: Value) -> bool:
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity
    if one.quantity.dimensionality == other.quantity.dimensionality:
        return _same(one.quantity, other.quantity)
    return bool(one.number == other.number)  # the bare number of a counted thing


def _same(one: Any, other: Any) -> bool:
    """Tell whether two quantities are one but for the last digits that division rounds."""
    if one.dimensionality != other.dimensionality:
        return False
    first, second = one.magnitude, other.to(one.units).magnitude
    return bool(abs(first - second) <= SAME * max(abs(first), abs(second)))


def _gives(book: Held, value: Value, operation: Operation) -> bool:
    """Tell whether an operation, done again, gives the value."""
    operands, sign = operation.operands, operation.sign
    if sign in ARITHMETIC:
        return _reckoned(value, operands, ARITHMETIC[sign])
    if sign in ("=", "within", "from … to", "central value of"):
        return _same_number(operands[0], value) and operands[0].date == value.date
    if sign == "to":
        if value.quantity is not None:
            return False
        ends = Interval(*(each.to(value.unit).number if value.unit else each.number for each in operands))
        return value.estimate == ends
    if sign in OUTERMOST:
        chosen = OUTERMOST[sign](operands, key=lambda each: each.to(value.unit).number if value.unit else each.number)
        return _same_number(chosen, value)
    if sign in ENDS and operands[0].estimate is not None:
        return bool(value.number == getattr(operands[0].estimate, ENDS[sign]))
    if sign == "total of":
        return bool(value.number == Decimal(operands[0].out_of))
    if sign.startswith(COUNTING):
        return bool(value.number == len(operation.found))
    if sign == "date of":
        return value.date == operands[0].nature.as_of
    if sign in (SOURCE, DOCUMENT):
        asked = [operands[0].id] if operands else [str(each) for each in operation.found]
        return len(asked) == 1 and value.date == book.published(asked[0]).date
    return False


def _reckoned(value: Value, operands: tuple[Value, ...], compute: Callable[[Any, Any], Any]) -> bool:
    if value.quantity is not None:
        return _same(value.quantity, functools.reduce(compute, (each.quantity for each in operands)))
    amount, rate = operands
    if amount.estimate is None or value.estimate is None or rate.quantity is None:
        return False
    registry = rate.quantity.__class__
    ends = [compute(registry(end, amount.unit), rate.quantity) for end in (amount.estimate.low, amount.estimate.high)]
    meant = (registry(end, value.unit) for end in (value.estimate.low, value.estimate.high))
    return all(_same(one, other) for one, other in zip(meant, ends, strict=True))


def _shown(value: Value) -> str:
    """Return a value as a message shows it."""
    if value.date:
        return f"the date {value.date}"
    if value.quantity is None:
        return "a range"
    return f"{value.number.normalize():f} {value.unit}".strip()
