"""A chapter seen from inside its notebook: its figures, and the table of every value it shows."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.book.book import Book, open_book
from claimbook.book.prose import named_values
from claimbook.chapters.opened_files import OpenedFiles
from claimbook.values.display import POWERS_FROM

if TYPE_CHECKING:
    from claimbook.book.figures import Figure
    from claimbook.values.value import Value

_open: list[Chapter] = []


@dataclass(slots=True)
class Chapter:
    """An open chapter: the book it belongs to, its notebook and the files it opens."""

    name: str
    book: Book
    notebook: Path
    files: OpenedFiles

    def figure(self, id: str) -> Figure:
        """Return a figure to be shown; raises BookError where there is none."""
        return self.book.figure(id)

    def values(self) -> ValueTable:
        """Return the table of every value that the chapter shows, in prose and in its figures."""
        for id, form in self.prose():
            format(self.book.show(id), form)
        return ValueTable(list(self.book.shown()))

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
    for path in notebooks(book.paths.root, book.paths.contents):
        if path.stem == name:
            return path
    raise BookError(f"There is no chapter {name!r} in {book.paths.contents.name}.")


def notebooks(root: Path, contents: Path) -> list[Path]:
    """Return the notebooks that the table of contents lists, in its order."""
    import yaml

    found: list[Path] = []

    def visit(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                visit(each)
        elif isinstance(part, dict):
            for key in ("root", "file"):
                path = root / f"{part.get(key, '')}".removesuffix(".ipynb")
                path = path.with_name(path.name + ".ipynb")
                if key in part and path.is_file():
                    found.append(path)
            for key in ("parts", "chapters", "sections"):
                visit(part.get(key, []))

    try:
        visit(yaml.safe_load(contents.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BookError(f"{contents.name} cannot be read: {' '.join(str(error).split())}") from None
    return found


def read_notebook(path: Path) -> dict[str, Any]:
    """Return a notebook's JSON; raises BookError where it is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BookError(f"{path.name} cannot be read as a notebook: {error}") from None


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

    HEADINGS = ("Value", "Id", "Exactly", "Range", "Rests on", "How sure")

    def cells(self) -> list[tuple[str, ...]]:
        """Return one row a value: what it is, its id, number, interval, formula or source, confidence."""
        return [
            (
                value.label,
                value.id,
                exactly(value),
                interval(value),
                value.formula if value.derived else value.table,
                value.confidence,
            )
            for value in self.values
        ]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        head = "".join(f'<th scope="col">{heading}</th>' for heading in self.HEADINGS)
        body = "\n".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in self.cells()
        )
        table = f'<table class="values">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'
        return {"text/html": table, "text/plain": "\n".join("  ".join(row) for row in self.cells())}


def exactly(value: Value) -> str:
    """Return a value with more digits than its reader sees, so that a small change shows."""
    if value.date:
        return value.date
    if value.quantity is None:
        return ""
    number = Decimal(f"{value.number:.8g}").normalize()
    return f"{number:f} {value.unit}" if abs(number) < POWERS_FROM else f"{number} {value.unit}"


def interval(value: Value) -> str:
    """Return the ends of a value's estimate, or else of its rounding, to six digits."""
    found = value.estimate or value.rounding
    return "" if found is None else f"{found.low.normalize():.6g} to {found.high.normalize():.6g}"
