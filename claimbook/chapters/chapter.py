"""A chapter seen from inside its notebook: its figures, and the table of every value it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_json
from claimbook.book.book import Book, open_book
from claimbook.book.contents import notebooks
from claimbook.book.figures import Figure
from claimbook.book.prose import named_values
from claimbook.book.records import VALUES_MIME, ShownRecord, ValueRow
from claimbook.chapters.opened_files import OpenedFiles
from claimbook.values.display import POWERS_FROM, SUPERSCRIPTS

if TYPE_CHECKING:
    from claimbook.chapters.scorecard import Card, Scorecard
    from claimbook.chapters.statements import Statements
    from claimbook.values.value import Value

_open: list[Chapter] = []
TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
NOTEBOOK: Shape = {
    "type": "object",
    "required": ["cells"],
    "properties": {
        "metadata": {
            "type": "object",
            "properties": {
                "claimbook": {
                    "type": "object",
                    "required": ["cells", "prose", "answers", "modules", "libraries"],
                    "properties": {"answers": TEXTS, "modules": TEXTS, "libraries": TEXTS, "files": TEXTS},
                }
            },
        },
        "cells": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["cell_type", "source"],
                "properties": {
                    "cell_type": {"type": "string"},
                    "source": {"type": ["string", "array"], "items": {"type": "string"}},
                    "metadata": {"type": "object"},
                    "outputs": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"data": {"type": "object"}}},
                    },
                },
            },
        },
    },
}


@dataclass(slots=True)
class Chapter:
    """An open chapter: the book it belongs to, its notebook, the files it opens and what it has shown so far."""

    name: str
    book: Book
    notebook: Path
    files: OpenedFiles
    parts: list[Figure | Scorecard | Statements] = field(default_factory=list)

    def figure(self, id: str) -> Figure:
        """Return a figure to be shown; raises BookError where there is none."""
        figure = self.book.figure(id)
        self.parts.append(figure)
        return figure

    def scorecard(self, cards: Sequence[Card]) -> Scorecard:
        """Return the cards of the book's first page, to be shown."""
        from claimbook.chapters.scorecard import Scorecard  # late: a chapter depends on what it loads

        scorecard = Scorecard(self.book, cards)
        self.parts.append(scorecard)
        return scorecard

    def statements(self) -> Statements:
        """Return the list of every statement of the documents, to be shown."""
        from claimbook.chapters.statements import Statements  # late: a chapter depends on what it loads

        statements = Statements(self.book)
        self.parts.append(statements)
        return statements

    def values(self) -> ValueTable:
        """Return the table of every value that the chapter shows: in figures and views, then in prose."""
        ids = dict.fromkeys(self.shown()["values"])
        for id, form in self.prose():
            format(self.book.show(id), form)
            ids.setdefault(id)
        return ValueTable([self.book[id] for id in ids])

    def shown(self) -> ShownRecord:
        """Return the ids of the values and figures that the chapter's outputs show, in the order first shown."""
        values = dict.fromkeys(id for part in self.parts for id in part.value_ids())
        return {"values": list(values), "figures": [part.id for part in self.parts if isinstance(part, Figure)]}

    def prose(self) -> list[tuple[str, str]]:
        """Return the ids and forms of the values that the chapter's text names."""
        return prose_values(read_notebook(self.notebook))


def open_chapter(name: str) -> Chapter:
    """Open a chapter of the book that the working folder is part of, by its name (that of its notebook)."""
    book = open_book(first_topic=name)
    files = OpenedFiles(book.paths.root)
    chapter = Chapter(name, book, find_notebook(book, name), files)
    _open.append(chapter)
    return chapter


def opened() -> Chapter | None:
    """Return the chapter that this process opened last."""
    return _open[-1] if _open else None


def find_notebook(book: Book, name: str) -> Path:
    """Return the notebook of the chapter with this name; raises BookError where the contents list none."""
    for path in notebooks(book.paths):
        if path.stem == name:
            return path
    raise BookError(f"There is no chapter {name!r} in {book.paths.contents.name}.")


def read_notebook(path: Path) -> dict[str, Any]:
    """Return a notebook's JSON; raises BookError where it is none."""
    notebook: dict[str, Any] = read_json(path, path.name, NOTEBOOK, what="a notebook", strict=False)
    return notebook


def prose_values(notebook: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the ids and forms of the values that a notebook's text cells name."""
    return [named for text in prose_texts(notebook) for named in named_values(text)]


def prose_texts(notebook: dict[str, Any]) -> list[str]:
    """Return a notebook's text cells as they are written."""
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]


@dataclass(slots=True)
class ValueTable:
    """The table of values that stands folded at a chapter's end; nbval compares it cell by cell."""

    values: list[Value]

    def rows(self) -> list[ValueRow]:
        """Return one row a value: what it is, its id, number, interval, formula or source, confidence."""
        return [
            {
                "label": value.label,
                "id": value.id,
                "exactly": exactly(value),
                "interval": interval(value),
                "rests_on": value.formula if value.derived else value.table,
                "confidence": value.confidence,
            }
            for value in self.values
        ]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        rows = self.rows()
        text = "\n".join("  ".join(str(cell) for cell in row.values()) for row in rows)
        return {VALUES_MIME: rows, "text/plain": text}


def exactly(value: Value) -> str:
    """Return a value with more digits than its reader sees, so that a small change shows."""
    if value.date:
        return value.date
    if value.quantity is None:
        return ""
    return f"{in_digits(value.number, 8)} {value.unit}"


def interval(value: Value) -> str:
    """Return the ends of a value's estimate, or else of its rounding, to six digits."""
    found = value.estimate or value.rounding
    return "" if found is None else f"{in_digits(found.low, 6)} to {in_digits(found.high, 6)}"


def in_digits(number: Decimal, digits: int) -> str:
    """Return a number to so many digits, without an exponent's letter: 28.2822, 8.2 × 10²⁴."""
    rounded = Decimal(f"{number:.{digits}g}").normalize()
    if abs(rounded) < POWERS_FROM:
        return f"{rounded:f}"
    power = str(rounded.adjusted()).translate(SUPERSCRIPTS)
    return f"{rounded.scaleb(-rounded.adjusted()).normalize():f} × 10{power}"
