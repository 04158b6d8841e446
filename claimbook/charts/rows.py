"""Charts that give each thing a row: its label at the left where there is room, above its mark on a narrow screen.

rows_of      a row a label, on one axis
panel_of     rows in panels under one another, their marks in line
row_axis     rows whose labels the axis writes on every width
WordedRows   rows of words in several lines beside their marks
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light

if TYPE_CHECKING:
    import altair
    import pandas

NARROW_BELOW = 500
LABEL_ROOM = 210
EDGE = 20
MARGIN, LINE = 10, 16
HEADING_LETTERS = 44  # that a heading has room for in a line on a narrow screen


def is_narrow(width: int) -> bool:
    return width < NARROW_BELOW


def rows_of(frame: pandas.DataFrame, width: int, label: str) -> tuple[altair.Chart, list[altair.Chart]]:
    """Return a base chart with a row for each label of the frame, in its order, and the layers that write the labels.

    The layers are empty where the axis writes the labels itself.
    """
    import altair as alt

    narrow = is_narrow(width)
    axis = None if narrow else alt.Axis(title=None, ticks=False, domain=False, labelColor=light("ink"), labelLimit=280)
    y = alt.Y(f"{label}:N", sort=list(frame[label]), axis=axis, scale=alt.Scale(padding=0.3))
    base = alt.Chart(frame).encode(y=y)
    above = base.mark_text(align="left", baseline="bottom", dy=-9, limit=width, color=light("ink"))
    return base, [above.encode(x=alt.XValue(0), text=alt.Text(f"{label}:N"))] if narrow else []


def amounts(width: int, per: int = 1) -> altair.Axis:
    """Return an axis of amounts, shown in units of `per`, with a thin grid and ticks that the width has room for."""
    import altair as alt

    text = f"format(datum.value / {per}, ',')"
    return alt.Axis(labelExpr=text, tickCount=4 if is_narrow(width) else 7, grid=True, domain=False, ticks=False)


def sized(width: int, rows: int) -> dict[str, Any]:
    """Return the size of a chart of so many rows whose marks and labels together are `width` pixels wide."""
    import altair as alt

    step = 50 if is_narrow(width) else 34
    return {"width": width, "height": rows * step, "autosize": alt.AutoSizeParams(type="fit-x", contains="padding")}


def panel_of(
    frame: pandas.DataFrame, width: int, column: str, panel: str, label: str
) -> tuple[altair.Chart, list[altair.Chart], dict[str, Any]]:
    """Return the same for those rows whose `column` says `panel`, with the properties of a panel headed by that word.

    Panels stand under one another with their marks in line; the base chart keeps the whole frame as its data.
    """
    import altair as alt

    narrow = is_narrow(width)
    rows = list(frame.loc[frame[column] == panel, label])
    y = alt.Y(f"{label}:N", sort=rows, axis=None, scale=alt.Scale(domain=rows, padding=0.3))
    base = alt.Chart(frame).transform_filter(f"datum.{column} == '{panel}'").encode(y=y)
    above: dict[str, Any] = {"align": "left", "baseline": "bottom", "dy": -9}
    place: dict[str, Any] = above if narrow else {"align": "right"}
    names = base.mark_text(**place, color=light("ink")).encode(
        x=alt.XValue(0 if narrow else -8), text=alt.Text(f"{label}:N")
    )
    lines = wrap(panel, HEADING_LETTERS) if narrow else [panel]
    heading = alt.TitleParams(
        panel if len(lines) == 1 else lines,
        frame="group",
        anchor="start",
        dx=0 if narrow else -LABEL_ROOM,
        offset=14,
        fontSize=12,
        fontWeight=600,
    )
    step = 40 if narrow else 26
    room = width - EDGE if narrow else width - LABEL_ROOM - EDGE
    return base, [names], {"width": room, "height": step * len(rows), "title": heading}


def tips(**titles: str) -> list[altair.Tooltip]:
    """Return tooltips of text columns, by column and heading."""
    import altair as alt

    return [alt.Tooltip(f"{column}:N", title=title) for column, title in titles.items()]


def row_axis(frame: pandas.DataFrame, column: str, *, labels: bool = True, limit: int = 200) -> altair.Y:
    """Return rows in the order of the table, with their names in ink."""
    import altair

    axis = altair.Axis(
        title=None, domain=False, ticks=False, labels=labels, labelColor=light("ink"), labelLimit=limit, labelPadding=6
    )
    return altair.Y(f"{column}:N", sort=list(frame[column]), axis=axis)


@dataclass(frozen=True, slots=True)
class WordedRows:
    """Where words in lines and marks stand in a chart `width` pixels wide; `room` is for words at the left."""

    width: int
    lines: int
    room: int = 250

    @property
    def narrow(self) -> bool:
        return is_narrow(self.width)

    @property
    def step(self) -> int:
        return LINE * (self.lines + 1) + 12 if self.narrow else max(LINE * self.lines + 12, 34)

    @property
    def inner(self) -> int:
        return self.width - 2 * MARGIN

    @property
    def span(self) -> list[int]:
        """The pixels between which marks stand."""
        return [0, self.inner] if self.narrow else [self.room, self.inner]

    @property
    def down(self) -> float:
        """How far a mark stands below the middle of its row."""
        return self.step / 2 - LINE * 0.75 if self.narrow else 0

    def rows(self, frame: pandas.DataFrame, name: str = "what", order: Sequence[str] = ()) -> altair.Chart:
        """Return a chart with a row for each `name`, in the frame's order or that given, for words and marks."""
        import altair as alt

        scale = alt.Scale(paddingInner=0, paddingOuter=0)
        order = list(order) or list(dict.fromkeys(frame[name]))
        return alt.Chart(frame).encode(y=alt.Y(f"{name}:N", sort=order, axis=None, scale=scale))

    def words(self, base: altair.Chart, text: str, line: int = 0, **style: Any) -> altair.Chart:
        """Return the words of each row, from the expression `text`, on one of the row's lines."""
        import altair as alt

        top = -self.step / 2 if self.narrow else -LINE * self.lines / 2
        style = {"color": light("muted" if line else "ink"), "fontWeight": "normal" if line else 600, **style}
        mark: dict[str, Any] = {"align": "left", "baseline": "middle", "dy": top + LINE * (line + 0.5)}
        words = base.transform_calculate(words=text).mark_text(**mark, **style)
        placed: altair.Chart = words.encode(x=alt.XValue(0), text=alt.Text("words:N"))
        return placed

    def x(self, field: str, title: str | None, axis: dict[str, Any] | None = None, **scale: Any) -> altair.X:
        """Return the axis of the marks, whose scale spans the room they have."""
        import altair as alt

        grid = {"grid": True, "domain": False, "ticks": False, "tickCount": 4 if self.narrow else 6, **(axis or {})}
        return alt.X(field, title=title, axis=alt.Axis(**grid), scale=alt.Scale(range=self.span, **scale))

    def size(self) -> dict[str, Any]:
        import altair as alt

        return {"width": self.inner, "height": alt.Step(self.step)}
