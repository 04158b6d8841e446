"""What an archive says about each value of the book, as a page: who repeats it, who differs, what is newer.

Everything that comes from an archive is escaped; the page holds no script and asks nothing of any host.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimbook.book.book import Book
from claimbook.book.contents import pages
from claimbook.chapters.page_record import shown_on
from claimbook.html import Templates
from claimbook.values.display import show_date

if TYPE_CHECKING:
    import pyarrow

TEMPLATES = Templates("claimbook.scan", thousands="{:,}".format)
Row = Mapping[str, Any]
AGREE = ("repeats", "refines")
QUOTES = 6  # shown of each kind for one value
WIDTH, HEIGHT = 640, 34
COLOURS = {"repeats": "good", "refines": "good", "contradicts": "bad", "newer": "open"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a time line: so many pixels from the left, of which colour, with its words."""

    x: float
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One value and what an archive says about it; witnesses are independent publishers."""

    id: str
    label: str
    text: str
    shown_on: list[str]
    repeats: list[Row]
    differs: list[Row]
    newer: list[Row]
    witnesses: int
    since: str
    marks: list[Mark]

    @property
    def weight(self) -> tuple[int, int, int, str]:
        """What the values are ranked by: pages that show it, then what speaks against it, then who repeats it."""
        return -len(self.shown_on), -len(self.newer) - len(self.differs), -self.witnesses, self.id


def told(book: Book, hits: pyarrow.Table) -> list[Told]:
    """Return what an archive says about each value of the book that it speaks of, the most consequential first."""
    shown = {page.name: shown_on(book, page)["values"] for page in pages(book.paths)}
    where: dict[str, list[str]] = {}
    for name, ids in shown.items():
        for id in ids:
            where.setdefault(id, []).append(name.rpartition("/")[2])
    rows: dict[str, list[Row]] = {}
    for row in hits.to_pylist():
        if row["id"] and row["id"] in book:
            rows.setdefault(row["id"], []).append(row)
    span = span_of(row for held in rows.values() for row in held)
    return sorted((_told(book, id, held, where.get(id, []), span) for id, held in rows.items()), key=lambda t: t.weight)


def span_of(rows: Iterable[Row]) -> tuple[str, str]:
    """Return the first and the last day of rows that are dated, empty where none is."""
    days = [row["published"] for row in rows if row["published"]]
    return min(days, default=""), max(days, default="")


def _told(book: Book, id: str, rows: Sequence[Row], shown: list[str], span: tuple[str, str]) -> Told:
    value = book[id]
    once = independent(rows)
    repeats = [row for row in once if row["relation"] in AGREE]
    days = [row["published"] for row in repeats if row["published"]]
    return Told(
        id=id,
        label=value.label,
        text=str(value),
        shown_on=shown,
        repeats=repeats,
        differs=[row for row in once if row["relation"] == "contradicts"],
        newer=sorted((row for row in once if row["relation"] == "newer"), key=lambda row: row["published"] or "")[::-1],
        witnesses=len({witness(row) for row in repeats}),
        since=min(days, default=""),
        marks=marks_of(once, span),
    )


def independent(rows: Iterable[Row]) -> list[Row]:
    """Return one row for each publisher, group of copies and number: the earliest, and none is a copy of another."""
    ordered = sorted(rows, key=lambda row: (row["published"] or "9999", row["document"], row["start"]))
    found: dict[tuple[Any, ...], Row] = {}
    for row in ordered:
        found.setdefault((row["group"], row["relation"], row["value"], row["low"], row["high"]), row)
    once: dict[tuple[Any, ...], Row] = {}
    for row in found.values():
        once.setdefault((witness(row), row["relation"], row["value"], row["low"], row["high"]), row)
    return list(once.values())


def witness(row: Row) -> str:
    """Return who says a row: its publisher, or its group of copies where no publisher is known."""
    return str(row["publisher"] or row["group"])


def marks_of(rows: Sequence[Row], span: tuple[str, str]) -> list[Mark]:
    """Return the rows that are dated as places on a time line from the first to the last day of the archive."""
    first, last = (day_number(day) for day in span)
    room = max(1.0, last - first)
    return [
        Mark(
            8 + (WIDTH - 16) * (day_number(row["published"]) - first) / room,
            COLOURS[row["relation"]],
            f"{show_date(row['published'])}, {witness(row)}: {row['relation']}",
        )
        for row in sorted(rows, key=lambda row: row["published"] or "")
        if row["published"]
    ]


def day_number(day: str) -> float:
    """Return a day as a number that grows by about one a day."""
    if not day:
        return 0.0
    year, month, date = (int(part) for part in day.split("-"))
    return year * 365.25 + (month - 1) * 30.44 + date


def difference(row: Row, number: float | None) -> str:
    """Return by how much a row's number differs from the book's, in words; empty where they cannot be compared."""
    said = row["value"]
    if said is None or not number or not math.isfinite(said):
        return ""
    share = (said - number) / abs(number)
    if abs(share) < 0.0005:
        return ""
    return f"{abs(share) * 100:.3g}\u00a0% {'more' if share > 0 else 'less'} than the book’s"


def report(book: Book, hits: pyarrow.Table, found: Mapping[str, int]) -> str:
    """Return the page; `found` counts what was read, by name."""
    identity = book.identity
    values = told(book, hits)
    passages = [row for row in hits.to_pylist() if row["relation"] == "found"]
    counted = Counter(row["relation"] for row in hits.to_pylist())
    return str(TEMPLATES.rendered("report.html",
        book=identity, values=values, passages=sorted(passages, key=lambda row: -row["score"])[:200], counted=counted,
        span=span_of(row for each in values for row in (*each.repeats, *each.differs, *each.newer)),
        found=found, most=QUOTES, width=WIDTH, height=HEIGHT, overtaken=[each for each in values if each.newer],
        differ=difference, number_of=lambda id: _number(book, id),
    ))  # fmt: skip


def _number(book: Book, id: str) -> float | None:
    quantity = book[id].quantity
    return None if quantity is None else float(book[id].number)
