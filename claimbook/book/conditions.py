"""Conditions: what must hold of the values for a judging sentence to be true, written beside the sentence.

    gpt3-h100-needed > cmp-mfu-q3                           more than
    t5-share-jp-202506 < t5-share-jp-202006 / 2             less than half of
    inv-us-2023 == max(inv-us-2023, inv-cn-2023)            the largest
    checks-contradicted == 4 and checks-not-checked > 1     numbers in the unit of what they are compared with
    date(par-g7-total) < date(par-110-total)                before
    no row of Norway | *landings* | 2024                     not held: see `absences`

The arithmetic is that of formulas; besides it there are comparisons, `and`, `or`, `not`, `min`, `max` and numbers: the
words "half", "twice" and "more than three" are numbers too. Compared are the central numbers, and dates by the days
they span: a date is before another that begins after it ends. Where a condition fails, the sentence is no longer true
and the book stops, naming sentence, condition and today's values.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.book.absences import OPENING, Absence, read_absence
from claimbook.book.formulas import OPERATORS, Expression, Values, check, read_expression, reckon
from claimbook.book.prose import ROLE as VALUE
from claimbook.values.dates import days_of
from claimbook.values.value import Value

if TYPE_CHECKING:
    from claimbook.book.book import Book

ROLE = re.compile(r"\{holds\}`\s*([^`]*?)\s*`")
LARGEST, SMALLEST = "max", "min"
COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
Side = Value | Decimal


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as read."""

    expression: Expression

    @property
    def text(self) -> str:
        return self.expression.text

    def ids(self) -> list[str]:
        """Return the ids of the values that it compares, each once, in order."""
        return self.expression.ids()

    def holds(self, book: Values) -> bool:
        """Tell whether it holds of today's values; raises BookError where they cannot be compared."""
        return _holds(self.expression, self.expression.tree, book)

    def failure(self, book: Values) -> str:
        """Return why it does not hold, with the values, or an empty text where it holds.

        On what was withdrawn nothing can be held to be true.
        """
        if gone := [id for id in self.ids() if _withdrawn(book, id)]:
            return f"`{self.text}` rests on {', '.join(gone)}, which was withdrawn"
        if self.holds(book):
            return ""
        values = ", ".join(f"{id} is {_told(book[id])}" for id in self.ids())
        return f"`{self.text}` does not hold: {values}"


def read_condition(text: str) -> Condition | Absence:
    """Read a condition, or what is said not to be held; raises BookError where it is neither."""
    if text.strip().startswith(OPENING):
        return read_absence(" ".join(text.split()))
    expression = read_expression(" ".join(text.split()))
    _check(expression, expression.tree)
    if not expression.ids():
        raise BookError(f"`{text}` names no value; a condition compares values of the book.")
    return Condition(expression)


def conditions_in(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield each condition of a Markdown text with the sentence that it stands beside, roles taken out."""
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#+)\s)", markdown):
        for match in ROLE.finditer(block):
            before = ROLE.sub("", block[: match.start()]).strip()
            sentence = re.split(r"(?<=[.!?:])[*_”\"')]*\s+(?=[A-Z“\"{*_\[])", before)[-1]
            yield match[1], " ".join(sentence.split())


def broken(book: Book, text: str, sentence: str) -> str:
    """Return in one sentence that a sentence of prose no longer holds, or that its condition cannot be read, or ""."""
    try:
        failure = read_condition(text).failure(book)
        return said_of(written_out(book, sentence), failure) if failure else ""
    except BookError as error:
        return f"The condition of “{sentence}” cannot be told: {error}"


def written_out(book: Values, sentence: str) -> str:
    """Return a sentence of prose as its reader sees it: values written out, links as their texts, marks of Markdown
    left out."""
    text = VALUE.sub(lambda match: format(book[match[1]], match[2] or ""), sentence)
    text = re.sub(r"\{\w+\}`(?:[^`|]*\|)?\s*([^`]*)`", r"\1", text)
    return re.sub(r"^(?:#+|[-*+]|\d+\.)\s+", "", text)


def said_of(sentence: str, failure: str) -> str:
    """Return that a sentence is no longer true and why, or an empty text where nothing failed."""
    if not failure:
        return ""
    return f"“{sentence}” is no longer true: {failure}. Change the words, or the condition if it was wrong."


def _check(expression: Expression, node: ast.expr) -> None:
    """Raise BookError where a part of a condition is none."""
    if isinstance(node, ast.BoolOp):
        for each in node.values:
            _check(expression, each)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        _check(expression, node.operand)
    elif isinstance(node, ast.Compare) and all(type(each) in COMPARISONS for each in node.ops):
        for each in (node.left, *node.comparators):
            _check_side(expression, each)
    else:
        raise BookError(f"`{expression.text}` compares nothing at {ast.unparse(node)!r}; write `a > b`.")


def _check_side(expression: Expression, node: ast.expr) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        _check_side(expression, node.left)
        _check_side(expression, node.right)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in (LARGEST, SMALLEST):
        for each in node.args:
            _check_side(expression, each)
    else:
        check(expression, node)


def _holds(expression: Expression, node: ast.expr, book: Values) -> bool:
    if isinstance(node, ast.BoolOp):
        told = (_holds(expression, each, book) for each in node.values)
        return all(told) if isinstance(node.op, ast.And) else any(told)
    if isinstance(node, ast.UnaryOp):
        return not _holds(expression, node.operand, book)
    assert isinstance(node, ast.Compare)
    sides = [_side(expression, each, book) for each in (node.left, *node.comparators)]
    pairs = zip(node.ops, sides, sides[1:], strict=False)
    return all(_compared(type(sign), one, other) for sign, one, other in pairs)


def _side(expression: Expression, node: ast.expr, book: Values) -> Side:
    """Return one side of a comparison: a value, or a bare number."""
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.BinOp):
        return _combined(type(node.op), *(_side(expression, each, book) for each in (node.left, node.right)))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in (LARGEST, SMALLEST):
        sides = [_side(expression, each, book) for each in node.args]
        better = ast.Gt if node.func.id == LARGEST else ast.Lt
        best = sides[0]
        for each in sides[1:]:
            best = each if _compared(better, each, best) else best
        return best
    return reckon(expression, node, book)


def _combined(sign: type[ast.operator], one: Side, other: Side) -> Side:
    """Return two sides joined by a sign; a bare number scales a value, or is added in the value's unit."""
    if isinstance(one, Decimal) and isinstance(other, Value) and sign in (ast.Mult, ast.Add):
        one, other = other, one
    if isinstance(one, Decimal) == isinstance(other, Decimal):
        result: Side = OPERATORS[sign](one, other)
        return result
    if isinstance(one, Decimal):
        raise BookError("A bare number cannot stand before − or / of a value; write the value first.")
    assert one.quantity is not None
    assert isinstance(other, Decimal)
    unit = one.quantity.units if sign in (ast.Add, ast.Sub) else ""
    number = one.quantity.__class__(other, unit)
    return replace(one, quantity=OPERATORS[sign](one.quantity, number), id="")


def _compared(sign: type[ast.cmpop], one: Side, other: Side) -> bool:
    """Tell how two sides compare; raises BookError where they are unlike."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return COMPARISONS[sign](one, other)
    if isinstance(one, Value) and isinstance(other, Value):
        if one.date and other.date:
            return _dates_compared(sign, one, other)
        return COMPARISONS[sign](one.number, other.to(one.unit).number if one.unit else _bare(other))
    if isinstance(one, Value):
        return COMPARISONS[sign](one.number, other)
    assert isinstance(other, Value)
    return COMPARISONS[sign](one, other.number)


def _bare(value: Value) -> Decimal:
    """Return a value without a unit as a number; raises BookError where it has one."""
    return value.to("").number if value.unit else value.number


def _dates_compared(sign: type[ast.cmpop], one: Value, other: Value) -> bool:
    first, second = days_of(one.date), days_of(other.date)
    before, after = first[1] < second[0], second[1] < first[0]
    told: dict[type[ast.cmpop], bool] = {
        ast.Lt: before,
        ast.Gt: after,
        ast.LtE: not after,
        ast.GtE: not before,
        ast.Eq: first == second,
        ast.NotEq: first != second,
    }
    return told[sign]


def _withdrawn(book: Values, id: str) -> bool:
    try:
        return book[id].status == "withdrawn"
    except BookError:  # a document, or nothing: told where it is reckoned
        return False


def _told(value: Value) -> str:
    return format(value, "unit worded")
