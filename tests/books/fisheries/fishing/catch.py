"""What the fleet lands.

- Landings are live weight, in tonnes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.figures import Column, Drawing
from claimbook.book.theme import light
from claimbook.book.topics import Topic

if TYPE_CHECKING:
    import altair
    import pandas

    from claimbook.book.book import Book
    from claimbook.values.value import Value

topic = Topic(__name__)


@topic.value("landings-fall", label="Fall of landings, 2023 to 2024", unit="percent")
def landings_fall(book: Book) -> Value:
    "What was landed less in 2024 than in 2023, over what was landed in 2023."
    return (book["landings-2023"].to("tonne") - book["landings-2024"].to("tonne")) / book["landings-2023"]


@topic.value("worth-per-tonne", label="Worth of a tonne landed", unit="USD/tonne")
def worth_per_tonne(book: Book) -> Value:
    "The worth of a year's landings over their weight."
    return book["catch-worth-registry"] / book["landings-2024"]


@topic.figure(
    "catch-landings",
    takeaway="Landings fell to {landings-2024} tonnes in 2024",
    subtitle="Landings of the fleet, tonnes a year, <2021> to 2024 & beyond",
    alt="Bars: {landings-2021} tonnes in 2021, {landings-2024} tonnes in 2024.",
    caveat="The last year is an estimate: {landings-2024|range unit}.",
)
def landings(book: Book) -> Drawing:
    rows = [[year, book[f"landings-{year}"]] for year in ("2021", "2022", "2023", "2024")]
    return Drawing([Column("year", "Year"), Column("landings", "Landings <t>", "unit")], rows, draw_landings)


def draw_landings(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    import altair

    bars = altair.Chart(frame).mark_bar(color=light("blue")).encode(
        x=altair.X("year:N", title=None, axis=altair.Axis(labelAngle=0)),
        y=altair.Y("landings:Q", title="Tonnes"),
        tooltip=[altair.Tooltip("year:N", title="Year"), altair.Tooltip("landings_text:N", title="Landings")],
    )  # fmt: skip
    labels = bars.mark_text(dy=-8).encode(text="landings_text:N")
    return (bars + labels).properties(width=width - 80, height=220)


@topic.figure(
    "catch-worth-least",
    takeaway="A tonne is worth {worth-per-tonne}",
    subtitle="Worth of landings above a level that the reader sets",
    alt="One bar, {catch-worth} in 2024.",
)
def worth(book: Book) -> Drawing:
    rows = [["2024", book["catch-worth"]], ["2025", None]]
    return Drawing([Column("year", "Year"), Column("worth", "Worth")], rows, draw_worth)


def draw_worth(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    import altair

    least = altair.param(
        name="least", value=0, bind=altair.binding_range(min=0, max=60_000_000, step=1_000_000, name="At least ")
    )
    return (
        altair.Chart(frame)
        .mark_bar(color=light("accent"))
        .encode(y=altair.Y("year:N", title=None), x=altair.X("worth:Q", title="USD"))
        .transform_filter("datum.worth >= least")
        .add_params(least)
        .properties(width=width - 80, height=80)
    )
