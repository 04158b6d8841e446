"""How the partnerships chapter's timeline, money and promises are drawn; `data/partnerships.py` decides what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.palette import colours, shapes
from claimbook.charts.rows import amounts, is_narrow, panel_of, rows_of, sized
from claimbook.values.dates import days_of, in_years
from data.palette import MONEY, STAGES

if TYPE_CHECKING:
    import altair
    import pandas
TOKENS = {"came in time": "teal", "came; no date named": "blue", "came late": "accent"}


def draw_timeline(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw each step as a point, on a line over the days that its date leaves open, by how far it had come."""
    import altair as alt

    narrow = is_narrow(width)
    marked = [" · an article differs" if slip else "" for slip in frame["slip"]]
    frame = _spanned(frame, "date").assign(note=frame["date_text"] + marked)
    centre = (frame["first"].min() + frame["last"].max()) / 2
    frame["side"] = ["after" if first < centre else "before" for first in frame["first"]]
    base, labels = rows_of(frame, width, "step")
    stages = list(dict.fromkeys(frame["status"]))
    inner = [STAGES[stage].colour if STAGES[stage].filled else light("paper") for stage in stages]
    legend = alt.Legend(title=None, orient="top", symbolOpacity=1, symbolStrokeWidth=2)
    x = alt.X("first:Q", **_years(frame, narrow))
    spans = base.mark_rule(strokeWidth=5, opacity=0.35, color=light("muted")).encode(x=x, x2=alt.X2("last:Q"))
    points = base.mark_point(size=90, opacity=1, strokeWidth=2).encode(
        x=x,
        stroke=alt.Stroke("status:N", scale=colours(STAGES, stages), legend=legend),
        fill=alt.Fill("status:N", scale=alt.Scale(domain=stages, range=inner), legend=legend),
        shape=alt.Shape("status:N", scale=shapes(STAGES, stages), legend=legend),
        tooltip=[alt.Tooltip("what:N"), alt.Tooltip("date_text:N"), alt.Tooltip("status:N"), alt.Tooltip("slip:N")],
    )
    if narrow:
        noted = base.mark_text(align="left", dy=17, color=light("muted")).encode(
            x=alt.XValue(0), text=alt.Text("note:N")
        )
        return alt.layer(spans, points, noted, *labels).properties(**_three_lines(width, len(frame)))
    sides: dict[str, dict[str, Any]] = {"after": {"align": "left", "dx": 14}, "before": {"align": "right", "dx": -10}}
    notes = [
        base.transform_filter(f"datum.side == '{side}'")
        .mark_text(**mark, fontSize=11.5)
        .encode(x=x, text=alt.Text("note:N"))
        for side, mark in sides.items()
    ]
    return alt.layer(spans, points, *notes, *labels).properties(**sized(width, len(frame)))


def _three_lines(width: int, rows: int) -> dict[str, Any]:
    """Return the size of a narrow chart whose rows have a label above their mark and a note below it."""
    return sized(width, rows) | {"height": 62 * rows}


def _spanned(frame: pandas.DataFrame, column: str) -> pandas.DataFrame:
    """Return the frame with the first and the last day of its dates, in years."""
    dates = [isinstance(text, str) for text in frame[f"{column}_text"]]
    windows = [days_of(cell) if date else (None, None) for cell, date in zip(frame[column], dates, strict=True)]
    return frame.assign(
        first=[in_years(first) if first else None for first, _ in windows],
        last=[in_years(last) if last else None for _, last in windows],
    )


def _years(frame: pandas.DataFrame, narrow: bool, spare: int = 0) -> dict[str, Any]:
    """Return the scale and axis of an x of years, from the first date's to the last one's, with years to spare."""
    import altair as alt

    days = [day for column in ("first", "last", "day") if column in frame for day in frame[column].dropna()]
    first, after = int(min(days)), int(max(days)) + 1
    label = "'’' + slice(datum.label, 2)" if narrow else "datum.label"
    ticks = list(range(first, after + 1))
    axis = alt.Axis(format="d", labelExpr=label, values=ticks, grid=True, domain=False, ticks=False, title=None)
    return {"scale": alt.Scale(domain=[first, after + spare], nice=False, zero=False), "axis": axis}


def draw_money(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw a panel of bars for each agreement, all on one scale of dollars."""
    import altair as alt

    kinds = list(dict.fromkeys(frame["kind"]))
    colour = alt.Color("kind:N", scale=colours(MONEY, kinds), legend=None)
    scale = alt.Scale(domain=[0, 1.3 * frame["amount"].max()], nice=False)
    panels, names = [], list(dict.fromkeys(frame["deal"]))
    for name in names:
        base, labels, size = panel_of(frame, width, "deal", name, "who")
        axis = amounts(width, 1_000_000) if name == names[-1] else alt.Axis(labels=False, ticks=False, domain=False)
        x = alt.X("amount:Q", title="US dollars (million)" if name == names[-1] else None, scale=scale, axis=axis)
        bars = base.mark_bar(height=11).encode(
            x=x, color=colour, tooltip=[alt.Tooltip("who:N"), alt.Tooltip("amount_text:N"), alt.Tooltip("horizon:N")]
        )
        numbers = base.mark_text(align="left", dx=6).encode(x=x, text=alt.Text("amount_text:N"))
        panels.append(alt.layer(bars, numbers, *labels).properties(**size))
    return alt.vconcat(*panels, spacing=12)


def draw_promises(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw the time named for each promise as a line and what came as a point; say so where no source is held."""
    import altair as alt

    narrow = is_narrow(width)
    due, came = _spanned(frame, "due"), _spanned(frame, "came")
    frame = frame.assign(first=due["first"], last=due["last"], day=came["first"])
    frame["note"] = [
        f"{date} · {outcome}" if isinstance(date, str) else outcome
        for date, outcome in zip(frame["came_text"], frame["outcome"], strict=True)
    ]
    base, labels = rows_of(frame, width, "what")
    years = _years(frame, narrow, spare=0 if narrow else 4)
    x, day = alt.X("first:Q", **years), alt.X("day:Q", **years)
    outcomes = list(dict.fromkeys(frame["outcome"]))
    kinds = alt.Scale(domain=outcomes, range=[light(TOKENS.get(outcome, "muted")) for outcome in outcomes])
    windows = base.mark_rule(strokeWidth=9, opacity=0.3, color=light("muted")).encode(x=x, x2=alt.X2("last:Q"))
    points = base.mark_point(size=100, opacity=1).encode(
        x=day,
        color=alt.Color("outcome:N", scale=kinds, legend=None),
        tooltip=[
            alt.Tooltip("what:N"),
            alt.Tooltip("due_text:N"),
            alt.Tooltip("event:N"),
            alt.Tooltip("came_text:N"),
            alt.Tooltip("outcome:N"),
        ],
    )
    place = alt.XValue(0) if narrow else alt.XDatum(years["axis"].values[-1])
    notes = base.mark_text(align="left", dx=0 if narrow else 12, dy=17 if narrow else 0, fontSize=11.5)
    size = (_three_lines if narrow else sized)(width, len(frame))
    return alt.layer(windows, points, notes.encode(x=place, text=alt.Text("note:N")), *labels).properties(**size)
