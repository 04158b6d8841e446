"""What a text says is not held, written beside it so that a row that comes later is noticed.

    {holds}`no row of Norway | *landings* | 2024*`     subject or place | measure | period; * stands for anything

Nothing current in the tables of outside figures and of statements may fit the three patterns. Letter case does not
count; a part left out fits everything. Where a row fits, the sentence denies what the book holds, and the build stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError
from claimbook.book.records import FigureRecord
from claimbook.tables.ledger import Row

if TYPE_CHECKING:
    from claimbook.book.book import Book

OPENING = "no row of "
TABLES = {"reference": (("subject",), "as_of"), "claims": (("subject", "place"), "period")}
SAYS_SO = re.compile(
    r"\bno (?:figure|figures|source|number|count|rank|row|report|date)s?\b[^.;]{0,40}\b(?:held|known|found)\b|"
    r"\b(?:we|the book) holds? (?:no|nothing|none)\b|\bnothing (?:newer|later) is held\b|\bno source, here\b|"
    r"\bnot held\b|\bno source (?:here )?says\b",
    re.IGNORECASE,
)
NOT_HELD = "no figure held"


@dataclass(frozen=True, slots=True)
class Absence:
    """That no row fits a subject or place, a measure and a period."""

    text: str
    subject: str
    measure: str
    period: str

    def ids(self) -> list[str]:
        """Return the ids of the values that it compares: none."""
        return []

    def rows(self, book: Book) -> list[Row]:
        """Return the current rows that fit, which there should not be."""
        return [
            row
            for table, (subjects, period) in TABLES.items()
            for row in book.ledger.where(table, status="current")
            if fits(row["metric"], self.measure)
            and fits(row[period], self.period)
            and any(fits(row[column], self.subject) for column in subjects)
        ]

    def holds(self, book: Book) -> bool:
        return not self.rows(book)

    def failure(self, book: Book) -> str:
        """Return which rows are held after all, or an empty text where none is."""
        rows = self.rows(book)
        if not rows:
            return ""
        named = ", ".join(f"{row.id} ({row['subject']}: {row['metric']})" for row in rows[:3])
        more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
        return f"`{self.text}` does not hold: there is {named}{more}"


def read_absence(text: str) -> Absence:
    """Read what is said not to be held; raises BookError where neither subject nor measure is named."""
    parts = [part.strip() or "*" for part in text.removeprefix(OPENING).split("|")]
    if len(parts) > 3 or not any(part.strip("*") for part in parts[:2]):
        raise BookError(f"`{text}` names nothing that could be held; write `no row of subject | measure | period`.")
    subject, measure, period = [*parts, "*", "*"][:3]
    return Absence(text, subject, measure, period)


def fits(cell: str, pattern: str) -> bool:
    return fnmatchcase(cell.casefold(), pattern.casefold())


def denied_in_figure(book: Book, about: FigureRecord) -> Iterator[str]:
    """Yield each gap of a figure's table for which an outside figure of that measure, place and period is held.

    A gap in a table stands for the measure and subject of its row at the period of its column, or the other way round.
    """
    rows = [[held(book, cell) for cell in row] for row in about["rows"]]
    for line, cells in zip(about["rows"], rows, strict=True):
        for at, cell in enumerate(line):
            if cell != NOT_HELD:
                continue
            beside = [each for each in cells if each is not None]
            above = [each[at] for each in rows if each[at] is not None]
            for found in missed(book, beside, [each for each in above if each is not None]):
                yield f"{about['id']}, {line[0]}, {about['columns'][at]['title']}: {found.id} is held"


def held(book: Book, cell: object) -> Row | None:
    """Return the row of outside figures that a cell of a figure shows."""
    return book.ledger.row("reference", str(cell["id"])) if isinstance(cell, Mapping) and cell["id"] else None


def missed(book: Book, beside: Sequence[Row], above: Sequence[Row]) -> list[Row]:
    """Return the current rows that fit a gap, by what the cells beside it and above it have in common."""
    fixed: dict[str, str] = {}
    for cells in (beside, above):
        for column in ("subject", "metric", "as_of"):
            found = {row[column] for row in cells}
            if len(cells) > 1 and len(found) == 1:
                fixed.setdefault(column, found.pop())
    if len(fixed) < 3:
        return []
    shown = {row.id for row in (*beside, *above)}
    return [row for row in book.ledger.where("reference", status="current", **fixed) if row.id not in shown]
