"""How the shares of the TOP500 are drawn: places as lines, and Japan divided into Fugaku and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.rows import is_narrow, tips
from data.compute_drawings import line, time, years_axis

if TYPE_CHECKING:
    import altair
    import pandas

    Drawn = altair.VConcatChart | altair.HConcatChart

HEIGHT = 250
LABELS = 96  # pixels right of the lines, for the names at their ends
AXIS = 34  # pixels left of a panel, for its axis
BETWEEN = 20  # pixels between the panels
TIPS = {"list": "List", "jp_text": "Japan", "rest_text": "Without Fugaku", "fugaku_text": "Fugaku"}


def draw(frame: pandas.DataFrame, width: int) -> Drawn:
    """Draw both panels: side by side where there is room, one under the other where there is not."""
    import altair

    narrow = is_narrow(width)
    dated = altair.Chart(frame).transform_calculate(when="utcParse(datum.list, '%B %Y')")
    room = LABELS + AXIS
    plot = width - room if narrow else (width - BETWEEN) // 2 - room
    parts = altair.vconcat(places(dated, plot)), japan(frame, dated, plot, narrow)
    return altair.vconcat(*parts, spacing=BETWEEN) if narrow else altair.hconcat(*parts, spacing=BETWEEN)


def places(dated: altair.Chart, width: int) -> altair.LayerChart | altair.FacetChart:
    """Return a line a place, its name with the newest share at its end."""
    import altair

    x = time(altair.X("when:T", title=None, axis=years_axis(narrow=True)))
    lines = [layer for place in ("us", "eu", "cn", "jp") for layer in line(dated, x, "list", place, narrow=True)]
    heading = altair.TitleParams("By place, percent", anchor="start", fontSize=12, fontWeight=600)
    return altair.layer(*lines).properties(width=width, height=HEIGHT, title=heading)


def japan(frame: pandas.DataFrame, dated: altair.Chart, width: int, narrow: bool) -> altair.VConcatChart:
    """Return Japan's share as two areas, the rest below and Fugaku above, and a strip of Fugaku's ranks."""
    import altair

    x = time(altair.X("when:T", title=None, axis=years_axis(narrow=True)))
    axis = altair.Axis(tickCount=4, domain=False, ticks=False)
    y = altair.Y("rest:Q", title=None, axis=axis, scale=altair.Scale(domain=[0, float(frame["jp"].max())], nice=True))
    rest = dated.mark_area(color=light("accent"), opacity=0.85).encode(x=x, y=y, tooltip=tips(**TIPS))
    fugaku = dated.mark_area(color=light("accent"), opacity=0.3).encode(
        x=x, y=y, y2=altair.Y2("jp:Q"), tooltip=tips(**TIPS)
    )
    edge = dated.mark_line(color=light("accent"), strokeWidth=1.5).encode(x=x, y=altair.Y("jp:Q"))
    areas = altair.layer(rest, fugaku, edge, *names(frame, dated))
    style: dict[str, Any] = {"anchor": "start", "fontSize": 12, "fontWeight": 600}
    heading = altair.TitleParams("Japan, percent: Fugaku and the rest", dy=0 if narrow else -6, **style)
    top = areas.properties(width=width, height=HEIGHT - 30, title=heading)
    both = altair.vconcat(top, ranks(frame, dated, width, narrow), spacing=4)
    shared: altair.VConcatChart = both.resolve_scale(x="shared")
    return shared


def names(frame: pandas.DataFrame, dated: altair.Chart) -> list[altair.Chart]:
    """Return the names in the areas, and at their end the newest shares."""
    import altair

    lists = list(frame["list"])
    within = dated.transform_filter(f"datum.list === '{lists[2]}'")
    last = dated.transform_filter(f"datum.list === '{lists[-1]}'")
    x = time(altair.X("when:T"))
    end: dict[str, Any] = {"align": "left", "dx": 5}
    return [
        within.transform_calculate(middle="(datum.rest + datum.jp) / 2")
        .mark_text(fontWeight=600, color=light("ink"), text="Fugaku")
        .encode(x=x, y=altair.Y("middle:Q")),
        within.transform_calculate(middle="datum.rest / 2")
        .mark_text(fontWeight=600, color=light("paper"), text="the rest")
        .encode(x=x, y=altair.Y("middle:Q")),
        last.transform_calculate(said="'total ' + datum.jp_text")
        .mark_text(**end, fontWeight=600, color=light("accent"), dy=-3)
        .encode(x=x, y=altair.Y("jp:Q"), text=altair.Text("said:N")),
        last.transform_calculate(said="'rest ' + datum.rest_text")
        .mark_text(**end, color=light("accent"), dy=6)
        .encode(x=x, y=altair.Y("rest:Q"), text=altair.Text("said:N")),
    ]


def ranks(
    frame: pandas.DataFrame, dated: altair.Chart, width: int, narrow: bool
) -> altair.LayerChart | altair.FacetChart:
    """Return Fugaku's rank on every list, on a narrow screen on the first and the last."""
    import altair

    lists = list(frame["list"])
    x = time(altair.X("when:T", axis=None))
    style: dict[str, Any] = {"fontWeight": 600, "color": light("accent")}
    shown = dated.transform_filter(altair.FieldOneOfPredicate("list", [lists[0], lists[-1]])) if narrow else dated
    marks = shown.mark_text(**style).encode(
        x=x, text=altair.Text("rank:Q"), tooltip=tips(list="List", rank_text="Fugaku’s rank")
    )
    name = dated.transform_filter(f"datum.list === '{lists[-1]}'").mark_text(align="left", dx=14, text="rank", **style)
    return altair.layer(marks, name.encode(x=x)).properties(width=width, height=20)
