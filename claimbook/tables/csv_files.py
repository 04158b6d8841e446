"""Rows as the text of a CSV file, and texts that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.tables.ledger import Row, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOST_WHOLE = 2.0**53  # beyond, a spreadsheet does not hold every whole number


def as_rows(table: Table, contents: Iterable[Mapping[str, str]]) -> list[Row]:
    """Return cells as rows of a table, numbered as they would stand in its file."""
    positions = {column: number for number, column in enumerate(table.columns)}
    return [Row(table.name, line, positions, [cells[column] for column in table.columns])
            for line, cells in enumerate(contents, 2)]  # fmt: skip


def as_csv(columns: Iterable[str], contents: Iterable[Mapping[str, str]]) -> str:
    """Return rows as the text of a CSV file with a header."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(contents)
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def whole_number(cell: Any) -> Any:
    """Return a whole number without a point, any other cell as it is."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < MOST_WHOLE else cell
