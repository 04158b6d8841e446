"""Charts that give each thing a row: its label at the left where there is room, above its mark on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light

if TYPE_CHECKING:
    import altair
    import pandas

NARROW_BELOW = 500
LABEL_ROOM = 210
EDGE = 20


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
    heading = alt.TitleParams(
        panel, frame="group", anchor="start", dx=0 if narrow else -LABEL_ROOM, offset=14, fontSize=12, fontWeight=600
    )
    step = 40 if narrow else 26
    room = width - EDGE if narrow else width - LABEL_ROOM - EDGE
    return base, [names], {"width": room, "height": step * len(rows), "title": heading}
