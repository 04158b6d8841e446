"""What a topic module says of itself: its derived values and its figures, each under an id.

    topic = Topic(__name__)

    topic.value(
        "build-cost-per-gpu",
        "build-cost / count(gpus)",
        label="Build cost per GPU",
        unit="JPY",
        words="The whole cost of the machine over the number of its GPUs.",
    )

Plain arithmetic is such a formula over ids (`claimbook.book.formulas`), which is known to name only what there is as
soon as the topic is loaded. What takes more, a count of rows for one, is a function whose docstring is its words:

    @topic.value("machines-held", label="Machines held", digits=None)
    def machines_held(book):
        "The machines of which a number is held, counted."
        return book.number_of(book.where("reference", metric="GPUs installed"), "machines held")

What there is one of for each row of a table, so that a new row needs no new rule, a function registers once the
tables are known, on the topic as that book has it:

    @topic.from_tables
    def counts(topic, ledger):
        for row in ledger.where("documents"):
            topic.value(f"made-{row.id}", label=row["title"], digits=None)(count_of(row))

What judges (`holds`: a takeaway that says "most", a label that says "fall") names the condition under which it is true,
as `claimbook.book.conditions` reads it; where it fails, the book stops and says which sentence is no longer true.
Nothing is computed until a book asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from claimbook.base.errors import BookError, Fault
from claimbook.book.absences import Absence
from claimbook.book.conditions import Condition, read_condition
from claimbook.book.formulas import Formula, read_formula
from claimbook.book.topic_modules import written_name
from claimbook.values.value import Value

if TYPE_CHECKING:
    import altair
    import pandas

    from claimbook.tables.ledger import Ledger

Cell = Value | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a figure's table: its name in the chart's data, its heading, the form of its values."""

    name: str
    title: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a topic gives for a figure: columns, rows, and how to draw a frame of them at a width in pixels.

    The frame has a row a row and, for each column `x` holding values, the columns `x` (float, or the EDTF text of a
    date), `x_low` and `x_high` (the ends of the estimate, NaN where there is none) and `x_text` (as the reader sees
    it). An empty cell is None: no figure is held. `also` are values that it rests on besides its cells,
    `documents` the ids of those it quotes without taking a number from them.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    draw: Callable[[pandas.DataFrame, int], altair.TopLevelMixin]
    also: Sequence[Value] = ()
    documents: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule is written: the file of its topic module and the line."""

    file: str
    line: int

    def blame(self, said: str) -> BookError:
        """Return an error that names this place; files are named from the book's root by whoever knows it."""
        return BookError(Fault(self.file, self.line, None, said))


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How one derived value is computed and shown; `formula` is None where a function computes it."""

    id: str
    topic: str
    label: str
    unit: str
    digits: int | None
    words: str
    compute: Callable[[Any], Value]
    place: Place
    formula: Formula | None = None
    confidence: str = ""
    confidence_reason: str = ""
    holds: tuple[Condition | Absence, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRule:
    """How one figure is drawn and what is said of it; texts are templates in which {id} stands for a value."""

    id: str
    topic: str
    takeaway: str
    subtitle: str
    alt: str
    caveat: str
    draw: Callable[[Any], Drawing]
    place: Place
    holds: tuple[Condition | Absence, ...] = ()


TableRule = Callable[["Topic", "Ledger"], None]


@dataclass(slots=True)
class Topic:
    """The derived values and figures of one topic, in the order they are written."""

    name: str  # as the book writes it: "data.compute"
    value_rules: dict[str, ValueRule] = field(default_factory=dict)
    figure_rules: dict[str, FigureRule] = field(default_factory=dict)
    table_rules: list[TableRule] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = written_name(self.name)

    @property
    def short_name(self) -> str:
        return self.name.rpartition(".")[2]

    def from_tables(self, register: TableRule) -> TableRule:
        """Keep the function below, which registers rules on a topic and is given the tables of a book."""
        self.table_rules.append(register)
        return register

    def of_book(self, ledger: Ledger) -> Topic:
        """Return the topic as a book has it: with the rules that its tables ask for."""
        if not self.table_rules:
            return self
        topic = Topic(self.name, dict(self.value_rules), dict(self.figure_rules))
        for register in self.table_rules:
            register(topic, ledger)
        return topic

    @overload
    def value(
        self,
        id: str,
        formula: str,
        *,
        label: str,
        words: str,
        unit: str = "",
        digits: int | None = 3,
        reason: str = "",
        confidence: str = "",
        confidence_reason: str = "",
        holds: Sequence[str] | str = (),
    ) -> None: ...

    @overload
    def value(
        self,
        id: str,
        *,
        label: str,
        unit: str = "",
        digits: int | None = 3,
        confidence: str = "",
        confidence_reason: str = "",
        holds: Sequence[str] | str = (),
    ) -> Callable[[Callable[[Any], Value]], Callable[[Any], Value]]: ...

    def value(
        self,
        id: str,
        formula: str = "",
        *,
        label: str,
        words: str = "",
        unit: str = "",
        digits: int | None = 3,
        reason: str = "",
        confidence: str = "",
        confidence_reason: str = "",
        holds: Sequence[str] | str = (),
    ) -> Callable[[Callable[[Any], Value]], Callable[[Any], Value]] | None:
        """Register the rule of one derived value: a formula with its words, or the function below with its docstring.

        `reason` says why unlike things are added. Raises BookError, naming file and line, for a formula that cannot be
        read or names itself, for an id taken, for words or a reason that are missing.
        """
        place = _caller()
        if confidence and not confidence_reason:
            raise place.blame(f"The value {id} overrides its confidence without a reason; give confidence_reason.")
        conditions = _conditions(place, id, holds)

        def register(compute: Callable[[Any], Value], read: Formula | None, said: str) -> None:
            self._free(id, place)
            if not said:
                raise place.blame(f"The value {id} has no formula in words; give it words, its function a docstring.")
            self.value_rules[id] = ValueRule(
                *(id, self.short_name, label, unit, digits, said, compute, place, read),
                *(confidence, confidence_reason, conditions),
            )

        def decorate(compute: Callable[[Any], Value]) -> Callable[[Any], Value]:
            register(compute, None, " ".join((compute.__doc__ or "").split()))
            return compute

        if not formula:
            return decorate
        try:
            read = read_formula(formula, reason)
        except BookError as error:
            raise place.blame(f"The value {id}: {error}") from None
        if id in read.ids():
            raise place.blame(f"The value {id} is computed from itself: `{formula}`.")
        register(read, read, words)
        return None

    def figure(
        self,
        id: str,
        *,
        takeaway: str,
        subtitle: str,
        alt: str,
        caveat: str = "",
        holds: Sequence[str] | str = (),
    ) -> Callable[[Callable[[Any], Drawing]], Callable[[Any], Drawing]]:
        """Register the function below as the rule of one figure; raises BookError where a text is missing.

        `holds` are the conditions under which its takeaway, and all that its other texts judge, is true.
        """
        place = _caller()
        for name, text in (("takeaway", takeaway), ("subtitle", subtitle), ("alt text", alt)):
            if not text.strip():
                raise place.blame(f"The figure {id} has no {name}; a reader needs one.")
        conditions = _conditions(place, id, holds)

        def register(draw: Callable[[Any], Drawing]) -> Callable[[Any], Drawing]:
            self._free(id, place)
            self.figure_rules[id] = FigureRule(
                id, self.short_name, takeaway, subtitle, alt, caveat, draw, place, conditions
            )
            return draw

        return register

    def _free(self, id: str, place: Place) -> None:
        if id in self.value_rules or id in self.figure_rules:
            raise place.blame(f"The id {id} is used twice in {self.name}; an id names one thing for ever.")


def _caller() -> Place:
    """Return where the topic module stands that calls a method of its topic."""
    frame = sys._getframe(2)
    path = Path(frame.f_code.co_filename)
    return Place(f"{path.parent.name}/{path.name}", frame.f_lineno)


def _conditions(place: Place, id: str, holds: Sequence[str] | str) -> tuple[Condition | Absence, ...]:
    try:
        return tuple(read_condition(each) for each in ([holds] if isinstance(holds, str) else holds))
    except BookError as error:
        raise place.blame(f"{id} holds under a condition that cannot be read: {error}") from None


def as_topic(module: Any) -> Topic:
    """Return the topic that a module declares; raises BookError where it declares none."""
    topic = getattr(module, "topic", None)
    if not isinstance(topic, Topic):
        raise BookError(
            f"The module {written_name(module.__name__)} declares no topic; write `topic = Topic(__name__)` in it."
        )
    return topic


def faults_of(topic: Topic, known: Callable[[str], bool], documents: Callable[[str], bool]) -> list[Fault]:
    """Return what the formulas and conditions of a topic name that there is not, and circles among its formulas.

    `known` tells whether there is a value of an id outside the topic, `documents` whether there is a document.
    """
    found = []
    rules: list[ValueRule | FigureRule] = [*topic.value_rules.values(), *topic.figure_rules.values()]
    for rule in rules:
        asked, sources = _asked(rule)
        foreign = [id for id in asked if id not in topic.value_rules and not (id in sources and documents(id))]
        missing = [id for id in foreign if not known(id)]
        said = f"{rule.id} names {', '.join(missing)}, which no table and no topic holds."
        found += [Fault(rule.place.file, rule.place.line, None, said)] if missing else []
    return found + list(_circles(topic))


def _asked(rule: ValueRule | FigureRule) -> tuple[list[str], set[str]]:
    """Return the ids that a rule's formula and conditions name, and which of them it takes for sources."""
    formula = rule.formula if isinstance(rule, ValueRule) else None
    conditions = [id for condition in rule.holds for id in condition.ids()]
    return [*(formula.ids() if formula else []), *conditions], formula.sources() if formula else set()


def _circles(topic: Topic) -> Iterator[Fault]:
    """Yield a fault for each value whose formula leads back to itself."""
    rests = {id: rule.formula.ids() for id, rule in topic.value_rules.items() if rule.formula}
    done: set[str] = set()

    def walk(id: str, way: list[str]) -> Iterator[list[str]]:
        if id in way:
            yield [*way[way.index(id) :], id]
        elif id not in done:
            for each in rests.get(id, []):
                yield from walk(each, [*way, id])
            done.add(id)

    for id in rests:
        for circle in walk(id, []):
            place = topic.value_rules[circle[0]].place
            said = f"The value {circle[0]} is computed from itself: {' → '.join(circle)}."
            yield Fault(place.file, place.line, None, said)
