"""How the charts of the compute topic are drawn, each from the table of its figure at the width it is given."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from claimbook.book.theme import light
from claimbook.charts.palette import colours
from claimbook.charts.rows import is_narrow, row_axis, tips
from data.palette import COUNTRIES, PLACES, country

if TYPE_CHECKING:
    import altair
    import pandas

    Panel = altair.LayerChart | altair.FacetChart

SHORT = {**PLACES, "us": "US", "kr": "S. Korea"}
ROW = 30
NOT_HELD = "no figure held"


# Lines over time


def years_axis(narrow: bool) -> altair.Axis:
    """Return an axis of dates with a tick a year, every other one where there is little room."""
    import altair

    return altair.Axis(
        format="%Y", tickCount={"interval": "year", "step": 2 if narrow else 1}, labelFlush=False, grid=False
    )


def time(x: altair.X) -> altair.X:
    """Return an axis over time that every reader sees alike, in whatever time zone."""
    return x.scale(type="utc")


def line(dated: altair.Chart, x: altair.X, date: str, place: str, narrow: bool) -> list[altair.Chart]:
    """Return one place's line, its points and its name with the last share at its end."""
    import altair

    hand = country(PLACES[place])
    y = altair.Y(f"{place}:Q", title=None, axis=altair.Axis(tickCount=4, domain=False, ticks=False))
    held = dated.transform_filter(f"isValid(datum.{place})").encode(x=x, y=y)
    ends = (
        held.transform_joinaggregate(last="max(when)")
        .transform_filter("toNumber(datum.when) === toNumber(datum.last)")
        .transform_calculate(label=f"'{SHORT[place] if narrow else PLACES[place]} ' + datum.{place}_text")
    )
    return [
        held.mark_line(color=hand.colour, strokeDash=list(hand.dash)),
        held.mark_point(color=hand.colour, shape=hand.shape, size=50, opacity=1).encode(
            tooltip=tips(**{date: "Date", f"{place}_text": PLACES[place]})
        ),
        ends.mark_text(align="left", dx=8, color=hand.colour, fontWeight=600 if place == "jp" else 400).encode(
            text=altair.Text("label:N")
        ),
    ]


def draw_clusters(frame: pandas.DataFrame, width: int) -> altair.HConcatChart | altair.VConcatChart:
    """Draw Japan's share over time, and every place's share on the last date."""
    import altair

    narrow = is_narrow(width)
    dated = altair.Chart(frame).transform_calculate(when_date="utcParse(datum.when, '%B %Y')")
    x = time(altair.X("when_date:T", title=None, axis=years_axis(narrow)))
    y = altair.Y("jp:Q", title="Japan, percent", axis=altair.Axis(tickCount=4, domain=False, ticks=False))
    hand = country("Japan")
    marks = dated.mark_line(color=hand.colour) + dated.mark_point(color=hand.colour, opacity=1).encode(
        tooltip=tips(when="Date", jp_text="Japan")
    )
    ends = [str(frame["when"].iloc[end]) for end in (0, -1)]
    labels = dated.transform_filter(altair.FieldOneOfPredicate("when", ends)).mark_text(
        align="left", dx=8, dy=-8, fontWeight=600, color=hand.colour
    )
    over_time = altair.layer(marks, labels.encode(text=altair.Text("jp_text:N"))).encode(x=x, y=y)
    last = altair.Chart(frame).transform_window(row="row_number()").transform_filter(f"datum.row === {len(frame)}")
    by_place = place_bars(last, ["us", "cn", "eu", "jp", "kr"], f"{ends[-1]}, percent")
    if narrow:
        return altair.vconcat(
            over_time.properties(width=width - 145, height=190),
            by_place.properties(width=width - 145, height=5 * ROW),
        )
    return altair.hconcat(
        over_time.properties(width=320, height=220),
        by_place.properties(width=width - 320 - 85 - 150, height=220),
        spacing=24,
    )


def place_bars(row: altair.Chart, places: list[str], title: str) -> Panel:
    """Return a bar a place from the columns of one row, each with its share written at its end."""
    import altair

    order = [PLACES[place] for place in places]
    layers = []
    for place in places:
        hand = country(PLACES[place])
        y = altair.YDatum(
            PLACES[place],
            type="nominal",
            scale=altair.Scale(domain=order),
            axis=altair.Axis(title=None, domain=False, ticks=False, labelColor=light("ink"), labelPadding=6),
        )
        x = altair.X(f"{place}:Q", title=title, axis=altair.Axis(tickCount=4, grid=True))
        bar = row.mark_bar(color=hand.colour, size=16).encode(
            x=x, y=y, tooltip=tips(when="Date", **{f"{place}_text": PLACES[place]})
        )
        words = row.mark_text(align="left", dx=5).encode(x=x, y=y, text=altair.Text(f"{place}_text:N"))
        layers += [bar, words]
    return altair.layer(*layers)


# Bars in rows


def bar_panel(
    frame: pandas.DataFrame,
    column: str,
    title: str,
    y: altair.Y,
    width: int,
    tooltip: list[altair.Tooltip],
    most: float = 0,
) -> Panel:
    """Return bars of one column by country, their amounts at their ends, and where none is held the words for it.

    The scale goes from zero to `most`, or to the column's own greatest.
    """
    import altair

    names = [name for name in COUNTRIES if name in set(frame["country"])]
    base = altair.Chart(frame).encode(y=y)
    x = altair.X(
        f"{column}:Q",
        title=title,
        scale=altair.Scale(domain=[0, most or float(frame[column].max())]),
        axis=altair.Axis(tickCount=3, grid=True, domain=False, ticks=False),
    )
    colour = altair.Color("country:N", scale=colours(COUNTRIES, names), legend=None)
    bars = base.transform_filter(f"isValid(datum.{column})")
    missing = base.transform_filter(f"!isValid(datum.{column})")
    return altair.layer(
        bars.mark_bar(size=15).encode(x=x, color=colour, tooltip=tooltip),
        bars.mark_text(align="left", dx=5).encode(x=x, text=altair.Text(f"{column}_text:N")),
        missing.mark_text(align="left", dx=4, color=light("muted"), fontStyle="italic", text=NOT_HELD).encode(
            x=altair.XValue(0)
        ),
    ).properties(width=width, height=ROW * len(frame))


def draw_machines(frame: pandas.DataFrame, width: int) -> altair.HConcatChart | altair.VConcatChart:
    """Draw the machines' HPL performance and their 16-bit peak in panels of their own."""
    import altair

    tooltip = tips(machine="Machine", said="The articles", now="What there is", status="Status")
    hpl, peak = "HPL, 64-bit, measured, PFLOP/s", "Peak, 16-bit, computed, EFLOP/s"
    y = row_axis(frame, "machine")
    if is_narrow(width):
        panels = [
            bar_panel(frame, column, title, y, width - 180, tooltip) for column, title in (("hpl", hpl), ("peak", peak))
        ]
        return altair.vconcat(*panels, spacing=24)
    first = bar_panel(frame, "hpl", hpl, y, 190, tooltip)
    second = bar_panel(frame, "peak", peak, row_axis(frame, "machine", labels=False), 190, tooltip)
    return altair.hconcat(first, second, spacing=70)


def draw_aist(frame: pandas.DataFrame, width: int) -> Panel:
    """Draw what stood, what was announced, drawn open, and what came."""
    import altair

    narrow = is_narrow(width)
    label = "split(datum.label, ', ')" if narrow else "datum.label"
    y = row_axis(frame, "what", limit=260)
    y["axis"]["labelExpr"] = label
    base = altair.Chart(frame).encode(y=y)
    x = altair.X("compute:Q", title="EFLOP/s", axis=altair.Axis(tickCount=4, grid=True, domain=False, ticks=False))
    announced = "datum.stage === 'announced'"
    bars = base.mark_bar(size=18, stroke=light("accent"), strokeWidth=1.5).encode(
        x=x,
        fill=altair.condition(announced, altair.value(light("wash")), altair.value(light("accent"))),
        strokeDash=altair.condition(announced, altair.value([4, 3]), altair.value([1, 0])),
        tooltip=tips(what="What", stage="Stage", compute_text="AI compute", multiple_text="In existing machines"),
    )
    times = "(isValid(datum.multiple_text) ? ' = ' + datum.multiple_text + ' × the existing' : '')"
    words = base.transform_calculate(words="datum.compute_text" if narrow else f"datum.compute_text + {times}")
    return altair.layer(bars, words.mark_text(align="left", dx=6).encode(x=x, text=altair.Text("words:N"))).properties(
        width=width - (215 if narrow else 440), height=40 * len(frame)
    )


# Points and counts


def draw_trained(frame: pandas.DataFrame, width: int) -> Panel:
    """Draw each model's training compute as a point on a log axis, an estimate with its interval."""
    import altair

    narrow = is_narrow(width)
    y = row_axis(frame, "model")
    base = altair.Chart(frame).encode(y=y)
    x = altair.X(
        "flop:Q",
        title="Training compute, FLOP (log scale)",
        scale=altair.Scale(type="log"),
        axis=altair.Axis(
            values=powers(frame["flop"], 2 if narrow else 1), labelFlush=False, grid=True, labelExpr=POWER_LABEL
        ),
    )
    hands = [country(name) for name in frame["country"].unique()]
    names = list(frame["country"].unique())
    colour = altair.Color("country:N", scale=colours(COUNTRIES, names), legend=altair.Legend())
    shape = altair.Shape(
        "country:N", scale=altair.Scale(domain=names, range=[hand.shape for hand in hands]), legend=altair.Legend()
    )
    interval = (
        base.transform_filter("isValid(datum.flop_low)")
        .mark_rule(strokeWidth=2)
        .encode(x=altair.X("flop_low:Q"), x2=altair.X2("flop_high"), color=colour)
    )
    points = base.mark_point(size=110, opacity=1).encode(
        x=x,
        stroke=altair.Stroke("country:N", scale=colours(COUNTRIES, names), legend=None),
        fill=altair.Fill(
            "country:N",
            scale=colours(COUNTRIES, names),
            legend=None,
            condition={"test": "datum.known === 'estimate'", "value": light("paper")},
        ),
        shape=shape,
        tooltip=tips(model="Model", country="Country", when="Published", flop_text="Compute", known="How it is known"),
    )
    words = base.mark_text(dy=-13).encode(x=x, text=altair.Text("flop_text:N"))
    return altair.layer(interval, points, words).properties(
        width=width - (140 if narrow else 140), height=44 * len(frame)
    )


def powers(numbers: pandas.Series, step: int) -> list[float]:
    """Return the powers of ten that the numbers lie between, each `step`-th of them."""
    ends = floor(log10(float(numbers.min()))), ceil(log10(float(numbers.max())))
    return [float(f"1e{power}") for power in range(ends[0], ends[1] + 1, step)]


POWER = "round(log(datum.value) / LN10)"
DIGITS = "'⁰¹²³⁴⁵⁶⁷⁸⁹'"
POWER_LABEL = f"'10' + {DIGITS}[floor({POWER} / 10)] + {DIGITS}[{POWER} % 10]"


def draw_counts(frame: pandas.DataFrame, width: int) -> altair.HConcatChart | altair.VConcatChart:
    """Draw the large-scale models by country, and the notable ones of each year on one scale."""
    import altair

    narrow = is_narrow(width)
    notable = [column for column in frame.columns if column.startswith("notable_") and column[-4:].isdigit()]
    tooltip = tips(
        country="Country", large_text="Large-scale", **{f"{each}_text": f"Notable, {each[-4:]}" for each in notable}
    )
    most = float(frame[notable].max().max())
    large = bar_panel(
        frame, "large", "Large-scale models", row_axis(frame, "country"), width - (160 if narrow else 524), tooltip
    )
    panels = [
        bar_panel(
            frame,
            each,
            f"Notable, {each[-4:]}",
            row_axis(frame, "country", labels=narrow),
            width - 160 if narrow else 84,
            tooltip,
            most,
        )
        for each in notable
    ]
    if narrow:
        return altair.vconcat(large, *panels)
    return altair.hconcat(large, *panels, spacing=32)


def draw_payoff(frame: pandas.DataFrame, width: int) -> altair.HConcatChart | altair.VConcatChart:
    """Draw each quantity's two bars in a panel of its own; what is forecast is drawn open."""
    import altair

    narrow = is_narrow(width)
    plot = width - 165 if narrow else (width - 250) // 2
    panels = [payoff_panel(frame, what, plot, labels=narrow or not number) for number, what in enumerate(frame["what"])]
    return altair.vconcat(*panels, spacing=20) if narrow else altair.hconcat(*panels, spacing=40)


def payoff_panel(frame: pandas.DataFrame, what: str, width: int, *, labels: bool) -> Panel:
    """Return one quantity: conventional methods as a full bar, the forecast with AI as an open one."""
    import altair

    base = altair.Chart(frame).transform_filter(f"datum.what === '{what}'")
    names = {"conventional": "Conventional", "with_ai": "With AI, forecast"}
    layers = []
    for column, name in names.items():
        axis = altair.Axis(
            title=None, domain=False, ticks=False, labels=labels, labelColor=light("ink"), labelPadding=6
        )
        y = altair.YDatum(name, type="nominal", scale=altair.Scale(domain=list(names.values())), axis=axis)
        x = altair.X(f"{column}:Q", title=what, axis=altair.Axis(tickCount=4, grid=True, domain=False, ticks=False))
        forecast = column == "with_ai"
        bar = base.mark_bar(
            size=22,
            fill=light("wash") if forecast else light("muted"),
            stroke=light("accent") if forecast else light("muted"),
            strokeDash=[4, 3] if forecast else [1, 0],
        ).encode(x=x, y=y, tooltip=tips(what="What", **{f"{column}_text": name}))
        layers += [bar, base.mark_text(align="left", dx=6).encode(x=x, y=y, text=altair.Text(f"{column}_text:N"))]
    return altair.layer(*layers).properties(width=width, height=80)
