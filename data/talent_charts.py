"""How the talent chapter's figures are drawn; what they draw is decided in `data/talent.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.palette import colours
from claimbook.charts.rows import amounts, is_narrow, panel_of, rows_of, sized
from data.palette import COUNTRIES, country

if TYPE_CHECKING:
    import altair
    import pandas

NOT_HELD = "no figure held"


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
    """Draw each rank as a point at the end of a stem from the first place."""
    import altair as alt

    of = (" of " + frame["ranked_text"]).fillna("")
    frame = frame.assign(row=frame["what"] + ", " + frame["year"], place=frame["rank_text"] + of)
    base, labels = rows_of(frame, width, "row")
    groups = ["overall", "factor", "article"]
    tokens = [light("muted"), light("ink"), light("accent")]
    ranks = alt.Scale(domain=[1, frame["rank"].max()], nice=False)
    axis = alt.Axis(values=[1, 10, 20, 30, 40, 50, 60], grid=True, domain=False, ticks=False)
    x = alt.X("rank:Q", title="rank (first at the left)", scale=ranks, axis=axis)
    colour = alt.Color("group:N", scale=alt.Scale(domain=groups, range=tokens), legend=None)
    shape = alt.Shape("group:N", scale=alt.Scale(domain=groups, range=["circle", "square", "diamond"]), legend=None)
    stems = base.mark_rule(strokeWidth=2, opacity=0.5).encode(x=x, x2=alt.X2Datum(1), color=colour)
    points = base.mark_point(size=120, opacity=1).encode(
        x=x, color=colour, shape=shape, tooltip=[alt.Tooltip("row:N"), alt.Tooltip("rank_text:N")]
    )
    numbers = base.mark_text(align="left", dx=9).encode(x=x, text=alt.Text("place:N"))
    return alt.layer(stems, points, numbers, *labels).properties(**sized(width, len(frame)))


def draw_adoption(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw two panels of bars, companies by what they do and individuals by country."""
    import altair as alt

    names = ["in use", "considered", "no picture", *dict.fromkeys(frame.loc[frame["who"] == "Individuals", "hand"])]
    ranges = [*map(light, ("accent", "ink", "muted")), *(country(name).colour for name in names[3:])]
    colour = alt.Color("hand:N", scale=alt.Scale(domain=names, range=ranges), legend=None)
    x = alt.X("share:Q", title="percent", scale=alt.Scale(domain=[0, 65], nice=False), axis=amounts(width))
    panels = []
    for who in dict.fromkeys(frame["who"]):
        base, labels, size = panel_of(frame, width, "who", who, "what")
        bars = base.mark_bar(height=12).encode(
            x=x, color=colour, tooltip=[alt.Tooltip("what:N"), alt.Tooltip("share_text:N")]
        )
        numbers = base.mark_text(align="left", dx=6).encode(x=x, text=alt.Text("share_text:N"))
        panels.append(alt.layer(bars, numbers, *labels).properties(**size))
    return alt.vconcat(*panels, spacing=16)


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
