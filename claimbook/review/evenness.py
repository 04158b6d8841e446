"""Charts on which one measure is newer for one place than for another: each is listed, to be brought up or said.

A line that runs on while another ends looks picked. What a chart shows of one measure, in one unit, for several
countries is compared by the newest period of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimbook.book.book import Book
from claimbook.linking.vocabulary import countries
from claimbook.tables.ledger import Row


@dataclass(frozen=True, slots=True)
class Uneven:
    """A measure on a chart, with the newest period that it shows of each subject."""

    figure: str
    measure: str
    newest: dict[str, str]

    def __str__(self) -> str:
        told = ", ".join(f"{subject} {period}" for subject, period in self.newest.items())
        return f"{self.figure}: {self.measure}: the newest shown is of {told}."


def uneven_charts(book: Book) -> Iterator[Uneven]:
    """Yield each measure of each figure whose newest period differs by country."""
    named = {name for _, name in countries()}
    for id in book.figure_ids():
        measures: dict[tuple[str, str], dict[str, str]] = {}
        for value in book.figure(id, drawn=False).value_ids():
            row = book.ledger.row("reference", value)
            if row is not None and row["as_of"] and row["subject"] in named:
                newest = measures.setdefault((measure_of(row), row["unit"]), {})
                newest[row["subject"]] = max(row["as_of"], newest.get(row["subject"], ""))
        for (measure, _), newest in measures.items():
            if len(set(newest.values())) > 1:
                yield Uneven(id, measure, newest)


def measure_of(row: Row) -> str:
    """Return a measure without what stands in brackets behind it, which differs from source to source."""
    return row["metric"].partition(" (")[0].partition(", ")[0]
