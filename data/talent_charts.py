"""How the talent chapter's figures are drawn; what they draw is decided in `data/talent.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.palette import colours
from claimbook.charts.rows import amounts, is_narrow, panel_of, rows_of, sized
from data.palette import COUNTRIES, country

if TYPE_CHECKING:
    import altair
    import pandas

NOT_HELD = "no figure held"
OVERALL, FACTORS, STRIP = "Overall", "Two factors", "Two parts of the factors"
TOKENS = ("ink", "ink", "blue")
DASHES = [[1, 0], [1, 0], [8, 3]]


def draw_shortage(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw workforces as bars, shortages as points, the scenarios of one study as a line from low to high."""
    import altair as alt

    base, labels = rows_of(frame, width, "what")
    kinds = ["printed", "scenario", "workforce"]
    tokens = [light("accent"), light("ink"), light("muted")]
    narrow = is_narrow(width)
    room = alt.Scale(domain=[0, (1.4 if narrow else 1.25) * frame["people"].max()], nice=False)
    x = alt.X("people:Q", title="people (thousand)", scale=room, axis=amounts(width, 1000))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=tokens), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["diamond", "circle", "square"]), legend=None)
    tooltip = [alt.Tooltip("what:N"), alt.Tooltip("people_text:N")]
    ranged = "isValid(datum.people_low)"
    bars = base.transform_filter("datum.kind == 'workforce'").mark_bar(height=10, opacity=0.55)
    line = base.mark_rule(strokeWidth=3).encode(alt.X("people_low:Q"), alt.X2("people_high:Q"), color=colour)
    points = base.transform_filter("datum.kind != 'workforce'").mark_point(size=120, opacity=1)
    single = base.transform_filter(f"!{ranged}").mark_text(align="left", dx=9)
    under: dict[str, Any] = {"align": "center", "dy": 15}
    above: dict[str, Any] = {"align": "center", "dy": -13}
    left: dict[str, Any] = {"align": "right", "dx": -6}
    right: dict[str, Any] = {"align": "left", "dx": 6}
    middle = base.transform_filter(ranged).mark_text(**(under if narrow else above))
    low = base.transform_filter(ranged).mark_text(**(under if narrow else left))
    high = base.transform_filter(ranged).mark_text(**(under if narrow else right))
    return alt.layer(
        bars.encode(x=x, color=colour, tooltip=tooltip),
        line,
        points.encode(x=x, color=colour, shape=shape, tooltip=tooltip),
        *(each.encode(x=x, text=alt.Text("people_text:N")) for each in (single, middle)),
        low.encode(x=alt.X("people_low:Q"), text=alt.Text("low_text:N")),
        high.encode(x=alt.X("people_high:Q"), text=alt.Text("high_text:N")),
        *labels,
    ).properties(**sized(width, len(frame)))


def draw_rank(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw the ranks of each measure as lines over the years, and those of two parts of it as a strip of numbers."""
    import altair as alt

    narrow = is_narrow(width)
    strip = frame["panel"] == STRIP
    last = frame.groupby("what", sort=False)["year"].transform("max") == frame["year"]
    several = frame.groupby("panel")["what"].transform("nunique") > 1
    best = frame.groupby(["panel", "year"])["rank"].transform("min") == frame["rank"]
    at_the_end = frame["rank"] == frame["ranked"]
    said = frame["rank_text"] + (strip & at_the_end).map({True: ", last", False: ""})
    said = (frame["what"] + " ").where(last & several & ~strip, "") + said
    frame = frame.assign(text=said, above=best, last=last)
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("what", "year", "rank_text", "ranked_text")]
    kinds = list(dict.fromkeys(frame.loc[~strip, "what"]))
    colour = alt.Color("what:N", scale=alt.Scale(domain=kinds, range=[light(each) for each in TOKENS]), legend=None)
    dash = alt.StrokeDash("what:N", scale=alt.Scale(domain=kinds, range=DASHES), legend=None)
    drawn = frame.loc[~strip, "rank"]
    scale = alt.Scale(domain=[int(drawn.min()) - 2, int(drawn.max()) + 2], reverse=True, nice=False, zero=False)
    panels = []
    for name in dict.fromkeys(frame.loc[~strip, "panel"]):
        years = sorted(set(frame.loc[frame["panel"] == name, "year"]))
        base = alt.Chart(frame).transform_filter(f"datum.panel == '{name}'")
        base = base.encode(x=_years(years), y=alt.Y("rank:Q", title=None, scale=scale, axis=None))
        points = base.mark_point(size=60, opacity=1, filled=True).encode(color=colour, tooltip=tooltip)
        quoted = base.transform_filter("datum.article == 'yes'")
        layers = [
            base.mark_line(strokeWidth=2).encode(color=colour, strokeDash=dash),
            points,
            quoted.mark_point(size=150, opacity=1, filled=True, shape="diamond", color=light("accent")),
        ]
        for above in (True, False):
            for end in (True, False):
                side: dict[str, Any] = {"align": "right" if end else "center", "dx": 13 if end else 0}
                texts = base.transform_filter(f"datum.above == {_js(above)} && datum.last == {_js(end)}")
                texts = texts.mark_text(dy=-14 if above else 15, color=light("ink"), **side)
                layers.append(texts.encode(text=alt.Text("text:N")))
        room = width - 16 if narrow else (width - 52) / 2
        panels.append(alt.layer(*layers).properties(width=room, height=170, title=_heading(name)))
    years = [str(each) for each in range(int(frame["year"].min()), int(frame["year"].max()) + 1)]
    parts = list(dict.fromkeys(frame.loc[strip, "what"]))
    room = width - 16
    row = alt.Y("what:N", sort=parts, title=None, axis=None, scale=alt.Scale(domain=parts))
    cells = alt.Chart(frame).transform_filter(f"datum.panel == '{STRIP}'").encode(y=row)
    ranked = cells.mark_text(
        color=light("ink"), fontWeight={"expr": "datum.ranked == datum.rank ? 600 : 400"}, dy=8 if narrow else 0
    )
    names = cells.transform_filter("datum.last").mark_text(align="left", color=light("ink"), dy=-9 if narrow else 0)
    cells = alt.layer(
        ranked.encode(x=_years(years, [0 if narrow else 100, room]), text=alt.Text("text:N"), tooltip=tooltip),
        names.encode(x=alt.XValue(0), text=alt.Text("what:N")),
    ).properties(width=room, height=92 if narrow else 62, title=_heading(STRIP))
    top = alt.vconcat(*panels, spacing=18) if narrow else alt.hconcat(*panels, spacing=36)
    return alt.vconcat(top, cells, spacing=24)


def _years(years: Sequence[str], span: Sequence[float] = ()) -> altair.X:
    """Return the axis of these years, a place for each within the span of pixels, or within the whole width."""
    import altair as alt

    axis = alt.Axis(labelAngle=0, domain=False, ticks=False)
    scale = alt.Scale(domain=list(years), type="point", padding=0.5, **({"range": list(span)} if span else {}))
    return alt.X("year:O", title=None, scale=scale, axis=axis)


def _js(flag: bool) -> str:
    """Return a flag as an expression of the drawing writes it."""
    return "true" if flag else "false"


def draw_adoption(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw people's use as slopes over two years, companies' as bars beside them, another survey's bars below."""
    import altair as alt

    narrow = is_narrow(width)
    people, companies, survey = dict.fromkeys(frame["panel"])
    names = list(dict.fromkeys(frame["hand"]))
    kinds = {"in use": "ink", "considered": "teal", "no picture": "muted", "no plan": "muted"}
    ranges = [light(kinds[name]) if name in kinds else country(name).colour for name in names]
    colour = alt.Color("hand:N", scale=alt.Scale(domain=names, range=ranges), legend=None)
    half = width if narrow else width / 2
    first, second = str(frame["when"].iloc[0]).split(" and ")
    room = half - 16
    years = alt.Scale(domain=[first, second], padding=0, type="point", range=[52, room - 140])
    axis = alt.Axis(labelAngle=0, domain=False, ticks=False, orient="top", grid=True)
    height = alt.Scale(domain=[0, 90], nice=False)
    both = alt.Chart(frame).transform_filter(f"datum.panel == '{people}'")
    long = both.transform_calculate(pair=f"[{{at: '{first}', y: datum.before}}, {{at: '{second}', y: datum.share}}]")
    long = long.transform_flatten(["pair"]).transform_calculate(at="datum.pair.at", y="datum.pair.y")
    long = long.encode(
        x=alt.X("at:N", title=None, scale=years, axis=axis),
        y=alt.Y("y:Q", title=None, axis=None, scale=height),
        color=colour,
    )
    lines = long.mark_line(strokeWidth=2.5).encode(detail="what:N")
    points = long.mark_point(size=70, opacity=1, filled=True).encode(
        tooltip=[alt.Tooltip("what:N"), alt.Tooltip("before_text:N"), alt.Tooltip("share_text:N")]
    )
    start = long.transform_filter(f"datum.at == '{first}'").mark_text(align="right", dx=-9)
    end = long.transform_filter(f"datum.at == '{second}'").transform_calculate(
        text="datum.what + ' ' + datum.share_text"
    )
    slopes = alt.layer(
        lines,
        points,
        start.encode(text=alt.Text("before_text:N"), color=alt.ColorValue(light("ink"))),
        end.mark_text(align="left", dx=9).encode(text=alt.Text("text:N"), color=alt.ColorValue(light("ink"))),
    ).properties(width=room, height=230, title=_heading(people))

    def bars(panel: str, room: float, label: float, top: float, offset: int = 14) -> altair.LayerChart:
        own = list(frame.loc[frame["panel"] == panel, "what"])
        y = alt.Y("what:N", sort=own, axis=None, scale=alt.Scale(domain=own, padding=0.3))
        span = [0 if narrow else label, room]
        x = alt.X("share:Q", title=None, axis=None, scale=alt.Scale(domain=[0, top], nice=False, range=span))
        base = alt.Chart(frame).transform_filter(f"datum.panel == '{panel}'").encode(y=y)
        hint = [alt.Tooltip("what:N"), alt.Tooltip("when:N"), alt.Tooltip("share_text:N")]
        above: dict[str, Any] = {"baseline": "bottom", "dy": -9} if narrow else {}
        said = base.mark_text(align="left", color=light("ink"), **above).encode(
            x=alt.XValue(0), text=alt.Text("what:N")
        )
        numbers = base.mark_text(align="left", dx=6, color=light("ink")).encode(x=x, text=alt.Text("share_text:N"))
        drawn = base.mark_bar(height=12).encode(x=x, x2=alt.X2Datum(0), color=colour, tooltip=hint)
        size = {"width": room, "height": len(own) * (40 if narrow else 28)}
        return alt.layer(drawn, numbers, said).properties(**size, title=_heading(panel, offset))

    own = bars(companies, room, 100, 120, 14 if narrow else 29)
    below = bars(survey, width - 16, 290, 80)
    top = alt.vconcat(slopes, own, spacing=22) if narrow else alt.hconcat(slopes, own, spacing=16)
    return alt.vconcat(top, below, spacing=26)


def _heading(text: str, offset: int = 14) -> altair.TitleParams:
    """Return a panel's heading."""
    import altair as alt

    return alt.TitleParams(text, frame="group", anchor="start", offset=offset, fontSize=12, fontWeight=600)


def draw_programmes(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw programmes as bars and shortages as points with their range; where no number is held, say so."""
    import altair as alt

    span = (" (" + frame["low_text"] + " to " + frame["high_text"] + ")").fillna("")
    base, labels = rows_of(frame.assign(number=frame["people_text"] + span), width, "what")
    kinds = ["programme", "shortage"]
    room = alt.Scale(domain=[0, 1.35 * frame["people"].max()], nice=False)
    x = alt.X("people:Q", title="people (million)", scale=room, axis=amounts(width, 1_000_000))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[light("blue"), light("ink")]), legend=None)
    held = "isValid(datum.people)"
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("what", "status", "people_text")]
    bars = base.transform_filter("datum.kind == 'programme'").mark_bar(height=12)
    points = base.transform_filter("datum.kind == 'shortage'").mark_point(size=120, opacity=1)
    ranges = base.mark_rule(strokeWidth=3).encode(alt.X("people_low:Q"), alt.X2("people_high:Q"), color=colour)
    end = base.transform_filter(held).transform_calculate(end="max(datum.people, datum.people_high)")
    absent = base.transform_filter(f"!{held}").mark_text(align="left", dx=4, color=light("muted"), fontStyle="italic")
    return alt.layer(
        ranges,
        *(mark.encode(x=x, color=colour, tooltip=tooltip) for mark in (bars, points)),
        end.mark_text(align="left", dx=9).encode(x=alt.X("end:Q"), text=alt.Text("number:N")),
        absent.encode(x=alt.XDatum(0), text=alt.TextValue(NOT_HELD)),
        *labels,
    ).properties(**sized(width, len(frame)))


def draw_models(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw a panel of bars for each list, with an axis of its own."""
    import altair as alt

    places = list(dict.fromkeys(frame["place"]))
    colour = alt.Color("place:N", scale=colours(COUNTRIES, places), legend=None)
    held = "isValid(datum.models)"
    panels = []
    for name in dict.fromkeys(frame["list"]):
        base, labels, size = panel_of(frame, width, "list", name, "what")
        top = frame.loc[frame["list"] == name, "models"].max()
        scale = alt.Scale(domain=[0, 1.12 * top], nice=False)
        x = alt.X("models:Q", title="models", scale=scale, axis=amounts(width))
        bars = base.mark_bar(height=10).encode(
            x=x, color=colour, tooltip=[alt.Tooltip("what:N"), alt.Tooltip("models_text:N")]
        )
        numbers = base.transform_filter(held).mark_text(align="left", dx=6).encode(x=x, text=alt.Text("models_text:N"))
        absent = base.transform_filter(f"!{held}").mark_text(
            align="left", color=light("muted"), fontStyle="italic", dx=4
        )
        said = absent.encode(x=alt.XDatum(0), text=alt.TextValue(NOT_HELD))
        panels.append(alt.layer(bars, numbers, said, *labels).properties(**size))
    return alt.vconcat(*panels, spacing=14)
