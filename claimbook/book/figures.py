"""A figure: a chart with an id, a takeaway, alt text and the table of exactly the data it draws."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.book.absences import NOT_HELD
from claimbook.book.chart_copies import quick_copies
from claimbook.book.conditions import said_of
from claimbook.book.records import FIGURE_MIME, CellRecord, FigureRecord
from claimbook.book.shown import ShownValues
from claimbook.book.sources import Citation, citations_of, cite_document
from claimbook.book.theme import NARROW, WIDE, config
from claimbook.book.topics import Cell, Column, Drawing, FigureRule
from claimbook.values.value import Value

GAPS = "For what is not named no figure is held."

if TYPE_CHECKING:
    import altair
    import pandas

    from claimbook.book.book import Book
    from claimbook.tables.ledger import Ledger

AUTOMATIC_NAMES = re.compile(r"^(view|param|concat|layer)_(?:\d+|[0-9a-f]{16}(?:_\d+)?)$")


@dataclass(frozen=True, eq=False)
class Figure:
    """A finished figure; shows itself as Vega-Lite with its table as text.

    `marks` say where values stand in its takeaway, subtitle and caveat: start, end and id of each.
    """

    id: str
    topic: str
    takeaway: str
    subtitle: str
    alt: str
    caveat: str
    marks: dict[str, list[tuple[int, int, str]]]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    values: tuple[Value, ...]
    citations: tuple[Citation, ...]
    spec: dict[str, Any]
    narrow: dict[str, Any] = field(repr=False)

    def value_ids(self) -> list[str]:
        """Return the ids of the values that the figure shows, in the order it first shows them."""
        return [value.id for value in self.values]

    @property
    def description(self) -> str:
        """The long description: the table row by row, in words; what is not held is said once."""
        sentences = []
        for row in self.rows:
            told = list(zip(row, self.columns, strict=True))
            rest = "; ".join(
                f"{column.title} {cell_text(cell, column)}" for cell, column in told[1:] if cell is not None
            )
            sentences.append(f"{cell_text(*told[0])}: {rest or NOT_HELD}.")
        gaps = any(cell is None for row in self.rows for cell in row)
        return " ".join([*sentences, *([GAPS] if gaps else [])])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {FIGURE_MIME: {**self.spec, "usermeta": {"claimbook": self.about()}}, "text/plain": self.text_table()}

    def about(self) -> FigureRecord:
        """Return all that a page says of the figure, as JSON: texts, table, sources, the narrow drawing."""
        narrow = {key: part for key, part in self.narrow.items() if key not in ("datasets", "config", "$schema")}
        return {
            "id": self.id,
            "topic": self.topic,
            "takeaway": self.takeaway,
            "subtitle": self.subtitle,
            "alt": self.alt,
            "caveat": self.caveat,
            "marks": self.marks,
            "description": self.description,
            "columns": [{"name": column.name, "title": column.title} for column in self.columns],
            "rows": [
                [cell_record(cell, column) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows
            ],
            "values": self.value_ids(),
            "sources": [citation.record() for citation in self.citations],
            "narrow": narrow,
        }

    def text_table(self) -> str:
        """Return the figure's takeaway and table as plain text."""
        lines = [[column.title for column in self.columns]]
        lines += [
            [cell_text(cell, column) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows
        ]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        table = [
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        ]
        return "\n".join([f"{self.takeaway} [{self.id}]", self.subtitle, "", *table])


def cell_text(cell: Cell, column: Column) -> str:
    """Return a cell as its reader sees it; an empty one says that no figure is held."""
    if cell is None:
        return NOT_HELD
    return format(cell, column.form) if isinstance(cell, Value) else cell


def cell_record(cell: Cell, column: Column) -> CellRecord | str:
    """Return a cell as JSON: a text, or a value's id, text and number."""
    if not isinstance(cell, Value):
        return cell_text(cell, column)
    record: CellRecord = {"id": cell.id, "text": cell_text(cell, column)}
    if cell.quantity is not None:
        record["number"] = drawn(cell)
    if cell.estimate is not None:
        record["low"], record["high"] = plain_float(cell.estimate.low), plain_float(cell.estimate.high)
    return record


def plain_float(number: Any) -> float:
    """Return a Decimal as a float of twelve significant digits, the same on every machine."""
    return float(f"{number:.12g}")


def drawn(value: Value) -> float | str | None:
    """Return what a chart draws for a value: a float, the text of a date, None for a range without one number."""
    if value.date:
        return value.date
    return None if value.quantity is None else plain_float(value.number)


def frame_of(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> pandas.DataFrame:
    """Return the data a chart draws, from the same cells as the table (see Drawing)."""
    import pandas

    records = []
    for row in rows:
        record: dict[str, Any] = {}
        for column, cell in zip(columns, row, strict=True):
            record[column.name] = drawn(cell) if isinstance(cell, Value) else cell
            if isinstance(cell, Value):
                interval = cell.estimate
                record[f"{column.name}_low"] = plain_float(interval.low) if interval else None
                record[f"{column.name}_high"] = plain_float(interval.high) if interval else None
                record[f"{column.name}_text"] = cell_text(cell, column)
        records.append(record)
    return pandas.DataFrame.from_records(records)


def make_figure(book: Book, rule: FigureRule, *, drawn: bool = True, checked: bool = False) -> Figure:
    """Make a figure by its rule, without its drawings unless `drawn`; if `checked` they are held against their schema.

    Raises BookError where its table is empty or a row has the wrong length.
    """
    shown = ShownValues(book)
    drawing = rule.draw(shown)
    if not drawing.rows:
        raise BookError(f"The figure {rule.id} has no data to draw; give it rows or take it out.")
    for number, row in enumerate(drawing.rows, 1):
        if len(row) != len(drawing.columns):
            raise BookError(
                f"The figure {rule.id} has {len(row)} cells in row {number} where it has "
                f"{len(drawing.columns)} columns."
            )
    for condition in rule.holds:
        if failure := condition.failure(book):
            raise rule.place.blame(f"The figure {rule.id}: {said_of(book.text(rule.takeaway), failure)}")
    told = {name: shown.text_with_values(getattr(rule, name)) for name in ("takeaway", "subtitle", "alt", "caveat")}
    for cell in [*(cell for row in drawing.rows for cell in row), *drawing.also]:
        if isinstance(cell, Value) and cell.id:
            shown.show(cell.id)
    values = shown.values()
    spec, narrow = drawings(drawing, checked=checked) if drawn else ({}, {})
    return Figure(
        rule.id,
        rule.topic,
        **{name: text for name, (text, _) in told.items()},
        marks={name: marks for name, (_, marks) in told.items() if marks and name != "alt"},
        columns=tuple(drawing.columns),
        rows=tuple(tuple(row) for row in drawing.rows),
        values=values,
        citations=tuple(dict.fromkeys([*citations_of(book.ledger, values), *cited(book.ledger, drawing.documents)])),
        spec=spec,
        narrow=narrow,
    )


def cited(ledger: Ledger, documents: Sequence[str]) -> list[Citation]:
    """Return the citations of documents that a figure quotes without taking a number from them."""
    return [cite_document(row) for id in documents if (row := ledger.row("documents", id)) is not None]


def drawings(drawing: Drawing, *, checked: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the specifications of a figure's wide and narrow drawing.

    If `checked`, Altair holds them against the schema of Vega-Lite, which takes it longer than drawing them.
    """
    from altair.utils.schemapi import debug_mode

    frame = frame_of(drawing.columns, drawing.rows)
    object.__setattr__(frame, "name", "rows")  # where data have no name, Altair names each view by their whole text
    with debug_mode(False), quick_copies():
        wide, narrow = (drawing.draw(frame, width) for width in (WIDE, NARROW))
        return canonical(wide, checked=checked), canonical(narrow, checked=checked)


def canonical(chart: altair.TopLevelMixin, *, checked: bool) -> dict[str, Any]:
    """Return a chart's specification with names that do not depend on what was drawn before it."""
    spec = chart.to_dict(validate=checked)
    spec["config"] = config()
    names: dict[str, str] = {}

    def renamed(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: renamed(each) for key, each in part.items()}
        if isinstance(part, list):
            return [renamed(each) for each in part]
        if isinstance(part, str) and AUTOMATIC_NAMES.match(part):
            return names.setdefault(part, f"{part.split('_')[0]}_{len(names)}")
        return part

    return {key: renamed(part) for key, part in spec.items()}
