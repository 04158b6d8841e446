"""Formulas of topics as a person writes them: `jp-sakura-cost / jp-sakura-gpus`, ids as they stand in the tables.

An id holds hyphens, so a minus stands between spaces: `par-110-total - par-110-uw`. Besides + - * / and brackets there
are the few functions of `FUNCTIONS`, each of which keeps the story of its value. A formula holds no number: what would
be typed into it is a row of a table with its source or its reason, and has an id.

    count(a)                   the bare number of a counted thing, so that a count can multiply what one of it does
    total(a)                   out of how many a rank or a share is
    low(a), high(a)            an end of an estimate
    central(a)                 the central number of an estimate, whose interval is told apart
    exact(a)                   taken as exact, its written digits leaving nothing open
    rounding_as_range(a)       what rounding leaves open, shown as the range of the value
    between(low, a, high)      within the range that two values bound
    with_estimate(a, low, high) from one value to another
    exchanged(a, rate)         an amount of money in the other currency of a rate
    spread(a, years)           a sum over the years it is spread over, with the date and kind of the sum
    max(a, b, …), min(a, b, …) the largest, the smallest of them
    date(a)                    the date that a value is of
    published(a)               when a document, or the source of an outside figure, was published
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from claimbook.base.errors import BookError
from claimbook.values.units import UnitSystem
from claimbook.values.value import (
    Operation,
    Value,
    between,
    central,
    dated,
    deliberate_sum,
    exact,
    exchanged,
    largest,
    rounding_as_range,
    smallest,
    spread,
    with_estimate,
)

NAME = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)+|[A-Za-z_][A-Za-z0-9_]*")
WORDS = frozenset({"and", "or", "not"})  # Python's own, in conditions
FUNCTIONS: dict[str, Callable[..., Value]] = {
    "count": lambda value: value.count,
    "total": lambda value: value.total,
    "low": lambda value: value.at("low"),
    "high": lambda value: value.at("high"),
    "central": central,
    "exact": exact,
    "rounding_as_range": rounding_as_range,
    "between": between,
    "with_estimate": with_estimate,
    "exchanged": exchanged,
    "spread": spread,
    "date": dated,
    "max": largest,
    "min": smallest,
}
TAKES = {"between": 3, "with_estimate": 3, "exchanged": 2, "spread": 2}
MANY = ("max", "min")
OF_SOURCES = "published"
OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda one, other: one + other,
    ast.Sub: lambda one, other: one - other,
    ast.Mult: lambda one, other: one * other,
    ast.Div: lambda one, other: one / other,
}


class Values(Protocol):
    """What a formula asks of the book it is reckoned in."""

    @property
    def units(self) -> UnitSystem:
        """The units of the book."""

    def __getitem__(self, id: str) -> Value:
        """Return the value with this id."""

    def published(self, id: str) -> Value:
        """Return when a document, or the source of an outside figure, was published."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as read: its text, its tree, and the ids behind the names in the tree."""

    text: str
    tree: ast.expr
    names: dict[str, str]

    def id(self, node: ast.Name) -> str:
        return self.names[node.id]

    def ids(self) -> list[str]:
        """Return the ids that stand in it, each once, in order; those of documents included."""
        return list(dict.fromkeys(self.names[node.id] for node in named(self.tree)))


def named(tree: ast.AST) -> Iterator[ast.Name]:
    """Yield the names in a tree that stand for ids, in the order they are written."""
    functions = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in functions]
    yield from sorted(names, key=lambda node: node.col_offset)


def read_expression(text: str) -> Expression:
    """Read an expression over ids; raises BookError where it is none."""
    names: dict[str, str] = {}
    known: dict[str, str] = {}

    def stand_in(match: re.Match[str]) -> str:
        word = match[0]
        if word in WORDS or text[match.end() :].lstrip().startswith("("):
            return word
        name = known.setdefault(word, f"id_{len(known)}")
        names[name] = word
        return name

    if "'" in text or '"' in text:
        raise BookError(f"`{text}` holds a quotation; write ids bare.")
    try:
        tree = ast.parse(NAME.sub(stand_in, text.strip()), mode="eval").body
    except SyntaxError:
        raise BookError(f"`{text}` cannot be read; write ids joined by + - * / with spaces around them.") from None
    return Expression(text, tree, names)


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula of one derived value; `reason` says why a sum of unlike things is meant."""

    expression: Expression
    reason: str = ""

    @property
    def text(self) -> str:
        return self.expression.text

    def ids(self) -> list[str]:
        return self.expression.ids()

    def sources(self) -> set[str]:
        """Return the ids that it takes for sources, those of documents among them."""
        tree = self.expression.tree
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        asked = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == OF_SOURCES]
        return {self.expression.id(each) for node in asked for each in node.args if isinstance(each, ast.Name)}

    def __call__(self, book: Values) -> Value:
        """Return what the formula gives with today's values."""
        if self.reason:
            return deliberate_sum([reckon(self.expression, each, book) for each in summands(self)], self.reason)
        return reckon(self.expression, self.expression.tree, book)


def read_formula(text: str, reason: str = "") -> Formula:
    """Read a formula; raises BookError where it holds a number, an unknown function, or anything else than it may."""
    formula = Formula(read_expression(text), reason)
    check(formula.expression, formula.expression.tree)
    if reason and len(summands(formula)) < 2:
        raise BookError(f"`{text}` has a reason for adding and adds nothing.")
    return formula


def check(expression: Expression, node: ast.expr) -> None:
    """Raise BookError where a part of an expression is no id, no sum, product or call that formulas know."""
    text = expression.text
    if isinstance(node, ast.Name):
        return
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        check(expression, node.left)
        check(expression, node.right)
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        _check_call(expression, node, node.func.id)
        return
    if isinstance(node, ast.Constant):
        raise BookError(f"`{text}` holds {node.value!r}; a number is a row of a table with its source or its reason.")
    raise BookError(f"`{text}` holds {ast.unparse(node)!r}, which no formula knows.")


def _check_call(expression: Expression, node: ast.Call, function: str) -> None:
    text = expression.text
    if function == OF_SOURCES:
        if len(node.args) != 1 or not isinstance(node.args[0], ast.Name):
            raise BookError(f"`{text}`: {function}() takes the id of a document or of an outside figure.")
        return
    if function not in FUNCTIONS:
        raise BookError(f"`{text}` calls {function}; formulas know {', '.join([*FUNCTIONS, OF_SOURCES])}.")
    if function not in MANY and len(node.args) != TAKES.get(function, 1):
        raise BookError(f"`{text}`: {function}() takes {TAKES.get(function, 1)} of them, here are {len(node.args)}.")
    for each in node.args:
        check(expression, each)


def summands(formula: Formula) -> list[ast.expr]:
    """Return the parts that a formula adds up."""

    def parts(node: ast.expr) -> list[ast.expr]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return [*parts(node.left), *parts(node.right)]
        return [node]

    return parts(formula.expression.tree)


def reckon(expression: Expression, node: ast.expr, book: Values) -> Value:
    """Return what a checked part of an expression gives; raises BookError as values do, by zero for one."""
    if isinstance(node, ast.Name):
        return book[expression.id(node)]
    if isinstance(node, ast.BinOp):
        one, other = (reckon(expression, each, book) for each in (node.left, node.right))
        result: Value = OPERATORS[type(node.op)](one, other)
        return result
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Name)
    if node.func.id == OF_SOURCES:
        [source] = node.args
        assert isinstance(source, ast.Name)
        return book.published(expression.id(source))
    values = [reckon(expression, each, book) for each in node.args]
    if node.func.id in ("low", "high") and values[0].quantity is None:
        return end_of_range(values[0], node.func.id, book.units)
    return FUNCTIONS[node.func.id](*values)


def end_of_range(value: Value, end: str, units: UnitSystem) -> Value:
    """Return one end of a range that has no single number; raises BookError for a date."""
    if value.estimate is None:
        raise BookError(f"{value.name} is a date and has no {end} end.")
    quantity = units.quantity(getattr(value.estimate, end), value.unit)
    return Value(quantity, value.unit, operation=Operation(f"{end} end of", (value,)))
