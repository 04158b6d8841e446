"""Read the tables of a book and answer questions about their rows, noting each question and its answer.

A table is a CSV file described in `datapackage.json`. Rows are kept as they are written; what a cell means is
the business of whoever reads it. Every question is noted in the ledger's `Reading`, so that a chapter knows what it
depends on: a row that changes, and a row that is added where a question now finds it, both change an answer.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from claimbook.base.digests import digest
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.tables.package import read_package


class Row(Mapping[str, str]):
    """One row of a table: its cells by column name, all text, and the line of the file it stands in."""

    __slots__ = ("_columns", "cells", "line", "table")

    def __init__(self, table: str, line: int, columns: dict[str, int], cells: list[str]) -> None:
        self.table, self.line, self._columns, self.cells = table, line, columns, cells

    def __getitem__(self, column: str) -> str:
        return self.cells[self._columns[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        return f"Row({self.table}, line {self.line}: {dict(self)})"

    @property
    def id(self) -> str:
        return self["id"]

    def words(self, column: str) -> list[str]:
        """Return the ids that a cell lists, separated by spaces."""
        return self[column].split()


@dataclass(frozen=True, slots=True)
class Table:
    """One table as read: its columns in order and its rows in the file's order."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: list[Row]
    _by_column: list[tuple[str, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    def cells(self, column: str) -> tuple[str, ...]:
        """Return one column's cells in the file's order."""
        if not self.rows:
            return ()
        if not self._by_column:
            self._by_column.extend(zip(*(row.cells for row in self.rows), strict=True))
        return self._by_column[self.columns.index(column)]


@dataclass(slots=True)
class Reading:
    """What has been asked of a ledger: each question once (a table and the cells sought), and the tables read whole."""

    asked: dict[tuple[str, tuple[tuple[str, str], ...]], None] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    def note(self, table: str, cells: Mapping[str, str]) -> None:
        """Note a question; an empty one asks for every row."""
        self.asked.setdefault((table, tuple(cells.items())))


def decoded(content: bytes) -> str | None:
    """Return a document's text, None where its bytes are not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def digest_rows(rows: list[Row]) -> str:
    return digest(*(f"{column}={row[column]}" for row in rows for column in row))


def read_table(path: Path, name: str, file: str, columns: tuple[str, ...]) -> Table:
    """Read one CSV file that must have exactly `columns`; raises BookError with each fault's row and column."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BookError(Fault(file, None, None, "is missing; restore it or take it out of datapackage.json")) from None
    except UnicodeDecodeError as error:
        raise BookError(
            Fault(file, None, None, f"is not UTF-8: byte {error.start} cannot be read; save it as UTF-8")
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BookError(Fault(file, None, None, f"cannot be read: {reason}")) from None
    if separator := _separator(text, columns):
        message = f"was saved with {separator} between its cells: save it as CSV with commas"
        raise BookError(Fault(file, 1, None, message))
    return _rows(_records(text, file), name, file, columns)


def _separator(text: str, columns: tuple[str, ...]) -> str:
    """Return what stands between the cells of a table that spreadsheets saved otherwise, empty where commas do."""
    header = text.partition("\n")[0]
    between = {";": "semicolons", "\t": "tabs"}
    return next((word for sign, word in between.items() if "," not in header and header.count(sign) >= len(columns) - 1
                 and len(columns) > 1), "")  # fmt: skip


def _records(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV text, numbered as a spreadsheet shows them: the header is 1, a cell may hold many lines;
    raises BookError for the first that cannot be read."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            yield number, cells
    except csv.Error as error:
        raise BookError(Fault(file, number + 1, None, f"is no CSV: {error}; check the quotation marks")) from None


def _rows(records: Iterator[tuple[int, list[str]]], name: str, file: str, columns: tuple[str, ...]) -> Table:
    """Return the table without the empty columns at its right edge and the rows of commas that spreadsheets leave."""
    header = _without_empty_end(next(records, (1, []))[1])
    if not set(header) & set(columns):
        what = "names none of the table's columns" if header else "is empty"
        raise BookError(Fault(file, 1, None, f"{what}; the first row is to be {', '.join(columns)}"))
    width = len(header)
    faults = [Fault(file, 1, column, "is missing; add the column") for column in columns if column not in header]
    faults += [
        Fault(file, 1, column, "is not a column of this table; remove it or describe it in datapackage.json")
        for column in header
        if column not in columns
    ]
    if not faults and len(set(header)) != width:
        faults = [Fault(file, 1, None, "names a column twice; remove one")]
    positions = {column: place for place, column in enumerate(header)}
    rows = []
    for number, cells in records:
        if not any(cells):
            continue
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if len(cells) != width:
            message = (
                f"has {len(cells)} cells where the header has {width}; a comma inside a cell needs quotation marks"
            )
            faults.append(Fault(file, number, None, message))
            continue
        rows.append(Row(name, number, positions, cells))
    if faults:
        raise BookError(faults)
    return Table(name, file, header, rows)


def _without_empty_end(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return tuple(cells)


class Ledger:
    """The tables of one book, read when first asked for."""

    def __init__(self, paths: BookPaths) -> None:
        self.paths = paths
        self.reading = Reading()
        self._tables: dict[str, Table] = {}
        self._indexes: dict[tuple[str, str], dict[str, list[Row]]] = {}

    @cached_property
    def package(self) -> dict[str, Any]:
        """The data package's description of every table."""
        return read_package(self.paths)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(resource["name"] for resource in self.package["resources"])

    @cached_property
    def contents(self) -> dict[str, bytes | None]:
        """The bytes of each document by the name of its file, None where that is not there."""
        found: dict[str, bytes | None] = {}
        for name in self.table("documents").cells("file"):
            try:
                found[name] = (self.paths.documents / name).read_bytes()
            except (OSError, ValueError):  # a NUL is no part of a name
                found[name] = None
        return found

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each readable document by its id, exactly as stored."""
        contents = ((row.id, self.contents[row["file"]]) for row in self.table("documents").rows)
        found = ((id, None if content is None else decoded(content)) for id, content in contents)
        return {id: text for id, text in found if text is not None}

    def files(self) -> list[Path]:
        """Return the files of all tables."""
        return [self.paths.tables / resource["path"] for resource in self.package["resources"]]

    def path(self, name: str) -> Path:
        """Return where the file of a table is, or would be; raises BookError where there is no table of that name."""
        for resource in self.package["resources"]:
            if resource["name"] == name:
                return self.paths.tables / str(resource["path"])
        raise BookError(f"There is no table {name!r}; the tables are {', '.join(self.names)}.")

    def schema(self, name: str) -> dict[str, Any]:
        """Return the description of one table's columns."""
        return next(resource["schema"] for resource in self.package["resources"] if resource["name"] == name)

    def table(self, name: str) -> Table:
        """Return one table whole, which is noted; raises BookError where there is none of that name."""
        self.reading.whole.add(name)
        return self._read(name)

    def file_of(self, name: str) -> str:
        """Return the file of a table as it is written in messages."""
        return self._read(name).file

    def _read(self, name: str) -> Table:
        if name not in self._tables:
            path = self.path(name)
            columns = tuple(column["name"] for column in self.schema(name)["fields"])
            self._tables[name] = read_table(path, name, self.paths.relative(path), columns)
        return self._tables[name]

    def adopt(self, table: Table) -> None:
        """Take a table as it is about to be written in place of the file's, so that it can be proved first."""
        self._tables[table.name] = table
        self._indexes = {key: index for key, index in self._indexes.items() if key[0] != table.name}

    def holds(self, table: str, id: str) -> bool:
        """Tell whether a table has a row with this id."""
        return self.row(table, id) is not None

    def knows(self, table: str, id: str) -> bool:
        """Tell the same without noting the question: for whoever then reads the row, or shows nothing of the answer."""
        return id in self._index(table, "id")

    def row(self, table: str, id: str) -> Row | None:
        """Return the row with this id, or None."""
        self.reading.note(table, {"id": id})
        return next(iter(self._index(table, "id").get(id, [])), None)

    def where(self, table: str, **cells: str) -> list[Row]:
        """Return the rows whose cells are exactly these, in the file's order; no cells asks for every row."""
        self.reading.note(table, cells)
        return self._select(table, cells)

    def answers(self) -> dict[str, str]:
        """Return everything that was asked, in order of the questions, with a digest of each answer."""
        asked = {question(table, dict(cells)) for table, cells in self.reading.asked}
        asked.update(question(table, {}) for table in self.reading.whole)
        return {each: self.answer(each) for each in sorted(asked)}

    def answer(self, asked: str) -> str:
        """Return the digest of the answer that today's tables give to a noted question."""
        table, cells = asked_for(asked)
        return digest_rows(self._select(table, cells))

    def _select(self, table: str, cells: Mapping[str, str]) -> list[Row]:
        if not cells:
            return self._read(table).rows
        unknown = [column for column in cells if column not in self._read(table).columns]
        if unknown:
            raise BookError(f"The table {table} has no column {', '.join(unknown)}.")
        first, *others = cells
        rows = self._index(table, first).get(cells[first], [])
        return [row for row in rows if all(row[column] == cells[column] for column in others)]

    def _index(self, table: str, column: str) -> dict[str, list[Row]]:
        if (table, column) not in self._indexes:
            index: dict[str, list[Row]] = {}
            for row in self._read(table).rows:
                index.setdefault(row[column], []).append(row)
            self._indexes[table, column] = index
        return self._indexes[table, column]


def asked_for(asked: str) -> tuple[str, dict[str, str]]:
    """Return the table and the cells of a noted question; raises BookError where it is none."""
    try:
        table, cells = json.loads(asked)
        return str(table), {str(column): str(cell) for column, cell in cells.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise BookError(f"{asked[:60]!r} is no question that was asked of a table; run `claimbook rerun`.") from None


def question(table: str, cells: Mapping[str, str]) -> str:
    """Return a question in the one form it is noted in."""
    return json.dumps([table, dict(sorted(cells.items()))], ensure_ascii=False)
