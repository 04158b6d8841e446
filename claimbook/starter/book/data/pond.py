"""How many boats sail on the pond: an example of a topic.

- A boat is counted where the register counts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.theme import light
from claimbook.book.topics import Cell, Column, Drawing, Topic

if TYPE_CHECKING:
    import altair
    import pandas

    from claimbook.book.book import Book
    from claimbook.values.value import Value

topic = Topic(__name__)
YEARS = ("2022", "2023", "2024")


@topic.value("boats-growth", label="Growth of the boats, 2023 to 2024", unit="percent")
def boats_growth(book: Book) -> Value:
    "The boats that 2024 has more than 2023, over those of 2023."
    return (book["register-2024"] - book["register-2023"]) / book["register-2023"]


@topic.figure(
    "pond-boats",
    takeaway="The pond has {register-2024} boats, {boats-growth} more than a year before",
    subtitle="Toy boats on the pond, by year",
    alt="Bars: {register-2022} boats in 2022, {register-2023} in 2023, {register-2024} in 2024.",
    caveat="All of this is made up, as an example.",
)
def boats(book: Book) -> Drawing:
    rows: list[list[Cell]] = [[year, book[f"register-{year}"]] for year in YEARS]
    return Drawing([Column("year", "Year"), Column("boats", "Boats", "unit")], rows, draw_boats)


def draw_boats(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    import altair

    bars = altair.Chart(frame).mark_bar(color=light("blue")).encode(
        x=altair.X("year:N", title=None, axis=altair.Axis(labelAngle=0)),
        y=altair.Y("boats:Q", title="Boats"),
        tooltip=[altair.Tooltip("year:N", title="Year"), altair.Tooltip("boats_text:N", title="Boats")],
    )  # fmt: skip
    labels = bars.mark_text(dy=-8).encode(text="boats_text:N")
    chart: altair.LayerChart = (bars + labels).properties(width=width - 80, height=220)
    return chart
