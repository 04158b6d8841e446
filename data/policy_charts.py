"""How the charts of the policy topic are drawn, each from the table of its figure at the width it is given."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from claimbook.book.theme import light
from claimbook.charts.rows import is_narrow, row_axis, rows_of, sized, tips

if TYPE_CHECKING:
    import altair
    import pandas

SHAPES = ["circle", "square", "diamond", "triangle-up", "cross", "triangle-down"]
LANES = {"Machines": "accent", "Money": "ochre", "Rules": "blue"}
COUNTED = "format(datum.value, ',')"
DOLLARS = "'$' + replace(replace(format(datum.value, '~s'), 'M', ' m'), 'G', ' bn')"


def draw_cost(frame: pandas.DataFrame, width: int) -> altair.LayerChart | altair.FacetChart:
    """Draw a row a model, a shape a method, the book's own reckoning with its interval."""
    import altair as alt

    narrow = is_narrow(width)
    rows = frame.drop_duplicates("model")
    base, above = rows_of(rows, width, "model")
    base = alt.Chart(frame).encode(y=base.encoding.y)
    ends = floor(log10(float(frame["cost"].min()))), ceil(log10(float(frame["cost_high"].max())))
    x = alt.X(
        "cost:Q",
        title="Dollars (log scale)",
        scale=alt.Scale(type="log", nice=False, padding=12),
        axis=alt.Axis(
            values=[float(f"{digit}e{power}") for power in range(*ends) for digit in (1, 3)],
            labelExpr=DOLLARS,
            labelFlush=False,
            grid=True,
            domain=False,
            ticks=False,
        ),
    )
    methods = list(dict.fromkeys(frame["method"]))
    legend = alt.Legend(orient="bottom", columns=1 if narrow else 3, title=None, labelLimit=260)
    shape = alt.Shape("method:N", scale=alt.Scale(domain=methods, range=SHAPES), legend=legend)
    own = f"datum.method === '{methods[-1]}'"
    colour = alt.ColorValue(light("muted"), condition={"test": own, "value": light("accent")})
    points = base.mark_point(size=90, opacity=1, filled=False, strokeWidth=2).encode(
        x=x, shape=shape, color=colour, tooltip=tips(model="Model", method="Method", cost_text="Cost")
    )
    interval = base.transform_filter(own).mark_rule(strokeWidth=2, color=light("accent"))
    names = [
        base.transform_window(row="row_number()", groupby=["model"])
        .transform_filter("datum.row === 1")
        .mark_text(align="left", baseline="bottom", dy=-9, color=light("ink"))
        .encode(x=alt.XValue(0), text=alt.Text("model:N"))
        for _ in above
    ]
    line = interval.encode(x=alt.X("cost_low:Q"), x2=alt.X2("cost_high"))
    return alt.layer(line, points, *names).properties(**sized(width, len(rows)))


def draw_timeline(frame: pandas.DataFrame, width: int) -> altair.LayerChart | altair.FacetChart:
    """Draw a row a decision on one line of time, filled where it happened, open where it is due."""
    import altair as alt

    base, above = rows_of(frame, width, "what")
    x = alt.X(
        "day:T",
        title=None,
        axis=alt.Axis(
            format="%Y",
            tickCount={"interval": "year", "step": 1},
            labelFlush=False,
            grid=True,
            domain=False,
            ticks=False,
        ),
        scale=alt.Scale(type="utc", padding=14),
    )
    lanes = alt.Scale(domain=list(LANES), range=[light(token) for token in LANES.values()])
    shapes = alt.Scale(domain=list(LANES), range=["circle", "square", "diamond"])
    marks = base.transform_calculate(day="utcParse(datum.at, '%Y-%m-%d')").mark_point(
        size=90, opacity=1, filled=True, strokeWidth=2
    )
    legend = alt.Legend(orient="top", title=None)
    points = marks.encode(
        x=x,
        shape=alt.Shape("lane:N", scale=shapes, legend=legend),
        stroke=alt.Stroke("lane:N", scale=lanes, legend=legend),
        fill=alt.Fill(
            "lane:N", scale=lanes, legend=legend, condition={"test": "datum.state === 'due'", "value": light("paper")}
        ),
        tooltip=tips(lane="Kind", what="What", when="When", state="State"),
    )
    return alt.layer(points, *above).properties(**{**sized(width, len(frame)), "height": alt.Step(40 if above else 26)})


def draw_peers(
    frame: pandas.DataFrame, width: int, titles: dict[str, str]
) -> altair.HConcatChart | altair.VConcatChart:
    """Draw a panel a measure, headed by `titles`, the countries in one order, Japan alone in the accent."""
    import altair as alt

    narrow = is_narrow(width)
    plot = width - 170 if narrow else (width - 120 - 2 * 20) // len(titles) - 55
    panels = []
    for number, (column, title) in enumerate(titles.items()):
        y = row_axis(frame, "country", labels=narrow or not number)
        y["scale"] = alt.Scale(domain=list(frame["country"]))
        base = alt.Chart(frame).encode(y=y)
        axis = alt.Axis(tickCount=2, labelExpr=COUNTED, labelFlush=False, grid=True, domain=False, ticks=False)
        x = alt.X(f"{column}:Q", title=None, axis=axis)
        colour = alt.ColorValue(
            light("muted"), condition={"test": "datum.country === 'Japan'", "value": light("accent")}
        )
        held = base.transform_filter(f"isValid(datum.{column})")
        heading = alt.TitleParams(title, anchor="start", fontSize=12, fontWeight=600)
        layer = alt.layer(
            held.mark_bar(size=14).encode(
                x=x, color=colour, tooltip=tips(country="Country", **{f"{column}_text": title})
            ),
            held.mark_text(align="left", dx=5).encode(x=x, text=alt.Text(f"{column}_text:N")),
            base.transform_filter(f"!isValid(datum.{column})")
            .mark_text(align="left", dx=4, color=light("muted"), fontStyle="italic", text="not listed")
            .encode(x=alt.XValue(0)),
        )
        panels.append(layer.properties(width=plot, height=26 * len(frame), title=heading))
    return alt.vconcat(*panels, spacing=20) if narrow else alt.hconcat(*panels, spacing=24)
