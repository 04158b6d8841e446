"""A book opened for reading: every value and figure by its id, computed when first asked for.

A value's id is looked for in the tables first and in the topics after, the chapter's own topic before the others, so
that a chapter imports, and depends on, only the topics it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimbook.base.errors import BookError, Fault
from claimbook.base.nearest import nearest
from claimbook.base.paths import BookPaths, find_book
from claimbook.book.conditions import said_of
from claimbook.book.confidence import confidence_of
from claimbook.book.figures import make_figure
from claimbook.book.identity import Identity, read_identity, without_address
from claimbook.book.origins import DOCUMENT, SOURCE, prove_origin
from claimbook.book.prose import Mark, filled_in
from claimbook.book.sources import entity_name
from claimbook.book.topic_modules import load_topic
from claimbook.book.topics import Place, Topic, ValueRule, as_topic, faults_of
from claimbook.tables.cells import number_in
from claimbook.tables.ledger import Ledger, Row
from claimbook.values.units import UnitSystem, read_units
from claimbook.values.value import Interval, Nature, Operation, Value, written_rounding

if TYPE_CHECKING:
    from claimbook.book.figures import Figure

VALUE_TABLES = ("claims", "reference")
DURATIONS = {"year", "month", "week", "day", "hour", "minute", "second"}


class Book:
    """The values, figures and tables of one book."""

    def __init__(self, paths: BookPaths, first_topic: str = "") -> None:
        self.paths = paths
        self.ledger = Ledger(paths)
        self._first_topic = first_topic
        self._values: dict[str, Value] = {}
        self._computing: list[str] = []
        self._proved: set[str] = set()
        self._topics: dict[str, Topic] = {}

    @cached_property
    def identity(self) -> Identity:
        """What the book is called; a chapter is told no public address, so that none runs again for a new one."""
        identity = read_identity(self.paths)
        return without_address(identity) if self._first_topic else identity

    @cached_property
    def units(self) -> UnitSystem:
        return read_units(self.paths.tables / "units.txt")

    def topics(self) -> Iterator[Topic]:
        """Yield the book's topics, the chapter's own first, importing each when its turn comes."""
        topics = self.identity.topics
        for name in sorted(topics, key=lambda name: name.rpartition(".")[2] != self._first_topic):
            if name not in self._topics:
                self._topics[name] = as_topic(load_topic(self.paths.root, topics, name)).of_book(self.ledger)
            self._prove(self._topics[name])
            yield self._topics[name]

    def _prove(self, topic: Topic) -> None:
        """Raise BookError, once a topic, where its formulas or conditions name what there is not, or themselves."""
        if topic.name in self._proved:
            return
        self._proved.add(topic.name)

        def known(id: str) -> bool:
            return any(self.ledger.knows(table, id) for table in VALUE_TABLES) or self._rule(id) is not None

        if faults := faults_of(topic, known, lambda id: self.ledger.knows("documents", id)):
            self._proved.discard(topic.name)
            raise BookError(faults)

    def __getitem__(self, id: str) -> Value:
        """Return the value with this id; raises BookError where there is none or it rests on a withdrawn one."""
        if id not in self._values:
            self._values[id] = self._find(id)
        return self._values[id]

    def __contains__(self, id: str) -> bool:
        return any(self.ledger.holds(table, id) for table in VALUE_TABLES) or self._rule(id) is not None

    def value_ids(self) -> list[str]:
        """Return the ids of all values: claims with a number or date, reference values, derived ones."""
        ids = [row.id for table in VALUE_TABLES for row in self.ledger.where(table) if has_value(row)]
        return ids + [id for topic in self.topics() for id in topic.value_rules]

    def figure_ids(self) -> list[str]:
        return [id for topic in self.topics() for id in topic.figure_rules]

    def where(self, table: str, **cells: str) -> list[Value]:
        """Return the current values of a table's rows whose cells are exactly these, in the table's order."""
        rows = self.ledger.where(table, **cells, status="current")
        return [self[row.id] for row in rows if has_value(row)]

    def number_of(self, found: Sequence[object], what: str) -> Value:
        """Return how many rows, values or other things answer a question, as a value; `what` is the question."""
        operands = tuple(each for each in found if isinstance(each, Value))
        story = Operation(f"number of {what}", operands, found=tuple(found))
        return Value(self.units.quantity(Decimal(len(found)), ""), "", operation=story)

    def published(self, id: str) -> Value:
        """Return when a document, or the source of an outside figure, was published; raises BookError for neither."""
        if self.ledger.knows("documents", id):
            row = self.ledger.row("documents", id)
            assert row is not None
            return Value(None, "date", date=row["published"], operation=Operation(DOCUMENT, (), found=(id,)))
        row = self.ledger.row("reference", id)
        if row is None:
            raise BookError(f"{id} is no document and no outside figure; only these have a source with a date.")
        return Value(None, "date", date=row["year"], operation=Operation(SOURCE, (self[id],)))

    def text(self, template: str) -> str:
        """Return a template with each {id} or {id|form} replaced by its value; raises BookError for an unknown id."""
        return self.text_with_values(template)[0]

    def text_with_values(self, template: str) -> tuple[str, list[Mark]]:
        """Return the same with the start and the end of each value in the text, and its id."""
        return filled_in(template, self.show)

    def show(self, id: str) -> Value:
        """Return a value that may be shown; raises BookError where it is withdrawn or superseded."""
        value = self[id]
        _current(value, "The book shows")
        return value

    def figure(self, id: str, *, drawn: bool = True, checked: bool = False) -> Figure:
        """Return a figure by its id, without its drawings unless `drawn`; if `checked` they are held to their schema.

        Raises BookError where there is none or it lacks what a reader needs.
        """
        for topic in self.topics():
            if id in topic.figure_rules:
                try:
                    return make_figure(self, topic.figure_rules[id], drawn=drawn, checked=checked)
                except BookError:
                    raise
                except Exception as error:  # a topic's drawing may raise anything
                    said = " ".join(str(error).split())[:300]
                    raise BookError(f"The figure {id} cannot be drawn: {type(error).__name__}: {said}") from error
        raise BookError(f"There is no figure {id!r}; the figures are {', '.join(self.figure_ids())}.")

    def takeaway(self, id: str) -> tuple[str, list[Mark]]:
        """Return a figure's takeaway and where its values stand in it; raises BookError where there is none."""
        for topic in self.topics():
            if id in topic.figure_rules:
                return self.text_with_values(topic.figure_rules[id].takeaway)
        raise BookError(f"There is no figure {id!r}; the figures are {', '.join(self.figure_ids())}.")

    def _rule(self, id: str) -> ValueRule | None:
        return next((topic.value_rules[id] for topic in self.topics() if id in topic.value_rules), None)

    def _find(self, id: str) -> Value:
        for table in VALUE_TABLES:
            if self.ledger.knows(table, id):
                return self._sourced(self.ledger.row(table, id))
        rule = self._rule(id)
        if rule is None:
            raise BookError(
                f"There is no value {id!r}; `claimbook values` lists them all.{nearest(id, self.value_ids())}"
            )
        return self._derived(rule)

    def _derived(self, rule: ValueRule) -> Value:
        if rule.id in self._computing:
            circle = " → ".join([*self._computing[self._computing.index(rule.id) :], rule.id])
            raise BookError(f"The value {rule.id} is computed from itself: {circle}.")
        self._computing.append(rule.id)
        try:
            value = rule.compute(self)
            prove_origin(self, rule.id, value)
        except BookError as error:
            raise placed(rule.place, rule.id, error) from None
        except Exception as error:  # a topic's rule may raise anything
            said = f"The value {rule.id} cannot be computed: {type(error).__name__}: {error}"
            raise rule.place.blame(said) from error
        finally:
            self._computing.pop()
        for source in value.sources():
            _current(source, f"The value {rule.id} rests on")
        value = value.named(rule.id, label=rule.label, unit=rule.unit, digits=rule.digits, words=rule.words)
        value = replace(value, topic=rule.topic)
        confidence, reason = (
            (rule.confidence, rule.confidence_reason) if rule.confidence else confidence_of(self.ledger, value)
        )
        value = self._values[rule.id] = replace(value, confidence=confidence, confidence_reason=reason)
        for condition in rule.holds:
            if said := said_of(rule.label, condition.failure(self)):
                del self._values[rule.id]
                raise rule.place.blame(f"The value {rule.id}: {said}")
        return value

    def _sourced(self, row: Row | None) -> Value:
        assert row is not None
        value = read_value(row, self.units, self._file(row))
        confidence, reason = confidence_of(self.ledger, value)
        label = f"{entity_name(self.ledger, row['subject'])}: {row['metric']}"
        return replace(value, label=label, confidence=confidence, confidence_reason=reason)

    def _file(self, row: Row) -> str:
        return self.ledger.file_of(row.table)


def placed(place: Place, id: str, error: BookError) -> BookError:
    """Return an error of a rule with the file and line of the rule, unless it names a place already."""
    return BookError(
        [each if each.file else Fault(place.file, place.line, None, _of(id, each.message)) for each in error.faults]
    )


def _of(id: str, said: str) -> str:
    """Return what is said of a value with the value's name in it."""
    return said if re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", said) else f"The value {id}: {said}"


def _current(value: Value, who: str) -> None:
    """Raise BookError where a value must be current and is not."""
    if value.status == "withdrawn":
        raise BookError(f"{who} {value.id}, which is withdrawn; take another value.")
    if value.status == "superseded":
        raise BookError(f"{who} {value.id}, which is superseded; take {value.successor}.")


def has_value(row: Mapping[str, str]) -> bool:
    """Tell whether a row of claims or reference states a number or a date."""
    return bool(row["value"] or row["low"] or row["high"])


def read_number(row: Row, column: str, file: str) -> Decimal | None:
    """Return a cell as a Decimal, None where it is empty; raises BookError with file, row and column."""
    if not row[column]:
        return None
    number = number_in(row[column])
    if number is None:
        words = f"{row[column][:60]!r} is not a number that can be; write it as 1234.5 or 6.8e9"
        raise BookError(Fault(file, row.line, column, words))
    return number


class Amounts(NamedTuple):
    """The number that a row states and the interval of its estimate, each None where it states none."""

    number: Decimal | None
    estimate: Interval | None


def read_amounts(row: Row, units: UnitSystem, file: str) -> Amounts:
    """Return the number and the interval that a row of claims or reference states in a unit that is no date.

    Raises BookError, naming file, row and column, for an unknown unit, a number that is none, an interval upside down.
    """
    try:
        units.unit(row["unit"])
    except BookError as error:
        raise BookError(Fault(file, row.line, "unit", str(error))) from None
    number, low, high = (read_number(row, column, file) for column in ("value", "low", "high"))
    if low is None and high is None:
        return Amounts(number, None)
    if low is None or high is None or low > high:
        words = f"{row['low'] or '?'} to {row['high'] or '?'}; give both ends in order"
        raise BookError(Fault(file, row.line, "low", f"the interval of {row.id} stands upside down or open: {words}"))
    return Amounts(number, Interval(low, high))


def read_value(row: Row, units: UnitSystem, file: str) -> Value:
    """Return the value that a row of claims or reference states; raises what `read_amounts` raises, and BookError for
    an empty statement."""
    if not has_value(row):
        raise BookError(
            Fault(file, row.line, "value", f"{row.id} is a statement without a number; it cannot be shown as one")
        )
    claim = row.table == "claims"
    label = f"{row['subject']}: {row['metric']}"
    nature = Nature(
        kind=row["kind_of_statement"] if claim else row["metric"],
        as_of=row["period"] if claim else row["as_of"],
        horizon=row["horizon_years"] if claim else "",
        scenario=row["scenario"],
    )
    common: dict[str, Any] = {
        "id": row.id,
        "label": label,
        "comparator": row["comparator"],
        "nature": nature,
        "table": row.table,
        "topic": row["topic"] if claim else "",
        "out_of": row["out_of"] if claim else "",
        "status": row["status"],
        "successor": row["superseded_by"],
    }
    if row["unit"] == "date":
        return Value(None, "date", date=row["value"], **common)
    amounts = read_amounts(row, units, file)
    if amounts.number is None:
        return Value(None, row["unit"], estimate=amounts.estimate, **common)
    exact = units.counted(row["unit"]) or row["unit"] in DURATIONS
    return Value(
        units.quantity(amounts.number, row["unit"]),
        row["unit"],
        estimate=amounts.estimate,
        rounding=written_rounding(amounts.number, counted=exact),
        **common,
    )


def open_book(start: Path | None = None, first_topic: str = "") -> Book:
    """Open the book that `start` (default: the working folder) is part of."""
    return Book(find_book(start), first_topic)
