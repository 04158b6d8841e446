"""How the ties are drawn: a network where there is room, a list by kind of tie on a narrow screen.

Whoever points at a tie, taps it or chooses it from the list sees the sentence it rests on; before that, one is shown.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.palette import colours, dashes
from claimbook.charts.rows import is_narrow
from data.network import COLUMNS
from data.palette import TIES

if TYPE_CHECKING:
    import altair
    import pandas

FIRM, LOOSE = "signed or operating", "announced or agreed"
NO_SENTENCE = "no sentence of the articles"
PARALLEL = 0.013
ROW, LINE = 30, 21
SIDES: dict[str, dict[str, Any]] = {
    "datum.x < 0.1": {"align": "left", "dx": -3},
    "datum.x > 0.9": {"align": "right", "dx": 3},
    "datum.x >= 0.1 && datum.x <= 0.9": {"align": "center"},
}
HINTS = ("tie", "work", "status", "since", "sentence", "where")


def draw_ties(
    frame: pandas.DataFrame, width: int, spots: Mapping[str, tuple[float, float]], shown: str
) -> altair.TopLevelMixin:
    """Draw the ties, each end of the frame at its spot, with the sentence of the tie called `shown` beside them."""
    import altair as alt

    ends = frame["source"] + " – " + frame["target"]
    frame = frame.assign(
        tie=ends + ": " + frame["kind"],
        stage=[FIRM if status in ("signed", "operating") else LOOSE for status in frame["status"]],
    )
    names = sorted(frame["tie"])
    tie = alt.selection_point(
        name="tie",
        fields=["tie"],
        on="pointerover",
        nearest=False,
        empty=False,
        value=[{"tie": shown}],
        bind=alt.binding_select(options=names, name="Tie "),
    )
    placed = _placed(frame, spots)
    return _list(placed, width, tie) if is_narrow(width) else _network(placed, width, spots, tie)


def _placed(frame: pandas.DataFrame, spots: Mapping[str, tuple[float, float]]) -> pandas.DataFrame:
    """Return the ties with their places in both drawings, which share one set of data, and what is said of each."""
    beside = frame.groupby(["source", "target"]).cumcount() * PARALLEL
    kinds = list(dict.fromkeys(frame["kind"]))
    before = {kind: sum(frame["kind"].isin(kinds[:i])) + round(1.6 * i, 1) for i, kind in enumerate(kinds)}
    nth = frame.groupby("kind").cumcount()
    return frame.assign(
        x=[spots[name][0] for name in frame["source"]],
        x2=[spots[name][0] for name in frame["target"]],
        y=[round(spots[name][1] + shift, 4) for name, shift in zip(frame["source"], beside, strict=True)],
        y2=[round(spots[name][1] + shift, 4) for name, shift in zip(frame["target"], beside, strict=True)],
        row=[round(before[kind] + 1 + n, 1) for kind, n in zip(frame["kind"], nth, strict=True)],
        head=[kind.capitalize() if n == 0 else "" for kind, n in zip(frame["kind"], nth, strict=True)],
        ends=frame["source"] + " – " + frame["target"],
        wide=_sentence(frame, 100),
        narrow=_sentence(frame, 48),
    )


def _sentence(frame: pandas.DataFrame, letters: int) -> list[str]:
    """Return under each tie's name its sentence, or what it rests on without one, in lines of so many letters."""
    said = zip(frame["tie"], frame["status"], frame["sentence"], frame["where"], strict=True)
    return [
        "\n".join(
            textwrap.wrap(f"{tie} ({status})", letters)
            + textwrap.wrap(f"“{quote}” – {where}" if quote != NO_SENTENCE else f"{quote} – {where}", letters)
        )
        for tie, status, quote, where in said
    ]


def _network(
    placed: pandas.DataFrame, width: int, spots: Mapping[str, tuple[float, float]], tie: altair.Parameter
) -> altair.TopLevelMixin:
    import altair as alt
    import pandas

    nodes = pandas.DataFrame([{"name": name, "x": x, "y": y} for name, (x, y) in spots.items()])
    heads = pandas.DataFrame([{"head": head, "x": i / (len(COLUMNS) - 1)} for i, head in enumerate(COLUMNS)])
    rows = max(map(len, COLUMNS.values()))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.005, 1.005], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[1.16, -0.09], nice=False))
    kinds = list(dict.fromkeys(placed["kind"]))
    ties = alt.Chart(placed).encode(
        x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), tooltip=[alt.Tooltip(f"{name}:N") for name in HINTS]
    )
    legend = alt.Legend(title=None, orient="top", symbolType="stroke", symbolSize=300, symbolStrokeWidth=2)
    weight = alt.Scale(domain=[FIRM, LOOSE], range=[2.6, 1.2])
    drawn = ties.mark_rule().encode(
        color=alt.Color("kind:N", scale=colours(TIES, kinds), legend=legend),
        strokeDash=alt.StrokeDash("kind:N", scale=dashes(TIES, kinds), legend=legend),
        strokeWidth=alt.when(tie).then(alt.value(5)).otherwise(alt.StrokeWidth("stage:O", scale=weight, legend=None)),
    )
    touched = ties.mark_rule(stroke="transparent", strokeWidth=11).add_params(tie)
    dots = alt.Chart(nodes).mark_point(size=45, opacity=1, color=light("ink")).encode(x=x, y=y)
    texts, headings = [], []
    for where, mark in SIDES.items():
        named = alt.Chart(nodes).transform_filter(where).encode(x=x, y=y, text=alt.Text("name:N"))
        halo: dict[str, Any] = {"stroke": light("paper"), "strokeWidth": 4, "strokeJoin": "round"}
        texts += [
            named.mark_text(**mark, **halo, dy=-11, fontSize=11.5),
            named.mark_text(**mark, dy=-11, fontSize=11.5),
        ]
        top = alt.Chart(heads).transform_filter(where).mark_text(**mark, fontWeight=600, color=light("muted"))
        headings.append(top.encode(x=x, y=alt.YDatum(-0.075, axis=None), text=alt.Text("head:N")))
    said = (
        alt.Chart(placed)
        .transform_filter(tie)
        .mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=16, color=light("ink"))
    )
    return alt.layer(
        drawn,
        touched,
        dots,
        *texts,
        *headings,
        said.encode(x=alt.XDatum(0, axis=None), y=alt.YDatum(1.04, axis=None), text=alt.Text("wide:N")),
    ).properties(width=width - 26, height=int(ROW * rows * 1.25))


def _list(placed: pandas.DataFrame, width: int, tie: altair.Parameter) -> altair.TopLevelMixin:
    import altair as alt

    kinds = list(dict.fromkeys(placed["kind"]))
    last = placed["row"].max()
    lines = last + 7
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[lines, -0.5], nice=False))
    base = alt.Chart(placed).encode(y=y, tooltip=[alt.Tooltip(f"{name}:N") for name in HINTS])
    stage = alt.Scale(domain=[FIRM, LOOSE], range=["circle", "triangle-right"])
    dots = base.mark_point(size=60, opacity=1).encode(
        x=alt.XValue(7),
        color=alt.Color("kind:N", scale=colours(TIES, kinds), legend=None),
        shape=alt.Shape("stage:N", scale=stage, legend=alt.Legend(title=None, orient="top")),
    )
    chosen = (
        alt.Chart(placed).transform_filter(tie).mark_point(shape="square", size=330, opacity=1, color=light("wash"))
    )
    texts = base.mark_text(align="left", color=light("ink")).encode(x=alt.XValue(18), text=alt.Text("ends:N"))
    said = (
        alt.Chart(placed)
        .transform_filter(tie)
        .mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=16, color=light("ink"))
    )
    bands = alt.Chart(placed).transform_calculate(top="datum.row - 0.5", foot="datum.row + 0.5")
    touched = bands.mark_rect(fill="transparent").encode(
        x=alt.XValue(0),
        x2=alt.X2Value(width - 12),
        y=alt.Y("top:Q", axis=None),
        y2=alt.Y2("foot:Q"),
        tooltip=[alt.Tooltip(f"{name}:N") for name in HINTS],
    )
    over = alt.Chart(placed).transform_calculate(over="datum.row - 1")
    headings = over.mark_text(align="left", fontWeight=600, color=light("muted"))
    return alt.layer(
        chosen.encode(x=alt.XValue(7), y=y),
        headings.encode(x=alt.XValue(0), y=alt.Y("over:Q", axis=None), text=alt.Text("head:N")),
        dots,
        texts,
        touched.add_params(tie),
        said.encode(x=alt.XValue(0), y=alt.YDatum(last + 1.2, axis=None), text=alt.Text("narrow:N")),
    ).properties(width=width - 12, height=int(LINE * lines))
