"""How the ties are drawn: a row a tie under its kind, marked in the column of the stage that it has come to.

Where there is room, two lists stand side by side; on a narrow screen one stands under the other. Whoever points at a
tie, taps it or chooses it from the list sees the sentence it rests on; before that, one is shown.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.rows import is_narrow
from data.palette import STAGES

if TYPE_CHECKING:
    import altair
    import pandas

NO_SENTENCE = "no sentence of the articles"
COLUMNS = ("announced", "agreed", "signed", "operating")
ROOM, BETWEEN, STEP, EDGE = 318, 24, 22, 8  # pixels of a list, between two, between stages, right of the last one
LINE, HEAD, TOP = 20, 28, 82  # pixels a row, more where a kind begins, above the first row
SAID = 16  # pixels a line of the sentence shown
HINTS = ("tie", "work", "status", "since", "sentence", "where")


def draw_ties(frame: pandas.DataFrame, width: int, shown: str) -> altair.LayerChart | altair.FacetChart:
    """Draw the ties of the frame, with the sentence of the tie called `shown` below them."""
    import altair as alt

    frame = frame.assign(tie=frame["source"] + " – " + frame["target"] + ": " + frame["kind"])
    tie = alt.selection_point(
        name="tie",
        fields=["tie"],
        on="pointerover",
        nearest=False,
        empty=False,
        value=[{"tie": shown}],
        bind=alt.binding_select(options=sorted(frame["tie"]), name="Tie "),
    )
    narrow = is_narrow(width)
    placed = place(place(frame, 1), 2)
    return layered(placed, tie, 1 if narrow else 2, "narrow" if narrow else "wide")


def place(frame: pandas.DataFrame, lists: int) -> pandas.DataFrame:
    """Return the ties with the pixels at which each stands in one list or in two, and what is said of each.

    Both drawings share one set of data: the columns end in the number of lists.
    """
    kinds = list(dict.fromkeys(frame["kind"]))
    first = kinds[:1] if lists > 1 else kinds
    lefts = [0 if kind in first else ROOM + BETWEEN for kind in frame["kind"]]
    deep, tops, heads = {0: TOP, ROOM + BETWEEN: TOP}, [], []
    for left, kind, before in zip(lefts, frame["kind"], [None, *frame["kind"]], strict=False):
        new = kind != before
        deep[left] += (LINE + HEAD if deep[left] > TOP else 0) if new else LINE
        tops.append(deep[left])
        heads.append(kind.capitalize() if new else "")
    stage = {name: ROOM - EDGE - STEP * (len(COLUMNS) - 1 - at) for at, name in enumerate(COLUMNS)}
    places = {
        "left": lefts,
        "right": [left + ROOM for left in lefts],
        "top": tops,
        "over": [top - LINE for top in tops],
        "upper": [top - LINE // 2 for top in tops],
        "lower": [top + LINE // 2 for top in tops],
        "mark": [left + stage[status] for left, status in zip(lefts, frame["status"], strict=True)],
    }
    told = {
        "head": heads,
        "ends": frame["source"] + " – " + frame["target"],
        "narrow": sentences(frame, 48),
        "wide": sentences(frame, 100),
    }
    return frame.assign(**told, **{f"{name}{lists}": each for name, each in places.items()})


def sentences(frame: pandas.DataFrame, letters: int) -> list[str]:
    """Return under each tie's name its sentence, or what it rests on without one, in lines of so many letters."""
    said = zip(frame["tie"], frame["status"], frame["sentence"], frame["where"], strict=True)
    return [
        "\n".join(
            textwrap.wrap(f"{tie} ({status})", letters)
            + textwrap.wrap(f"“{quote}” – {where}" if quote != NO_SENTENCE else f"{quote} – {where}", letters)
        )
        for tie, status, quote, where in said
    ]


def layered(
    placed: pandas.DataFrame, tie: altair.Parameter, lists: int, said: str
) -> altair.LayerChart | altair.FacetChart:
    """Return rows, marks and headings over one plane of pixels, and the sentence of the chosen tie below."""
    import altair as alt

    foot = int(placed[f"top{lists}"].max()) + LINE
    width, height = ROOM * lists + BETWEEN * (lists - 1), foot + SAID * (max(map(lines, placed[said])) + 1)
    across = alt.Scale(domain=[0, width], range=[0, width], nice=False)
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False)

    def x(name: str) -> altair.X:
        return alt.X(f"{name}{lists}:Q", axis=None, scale=across)

    def y(name: str) -> altair.Y:
        return alt.Y(f"{name}{lists}:Q", axis=None, scale=down)

    base = alt.Chart(placed)
    inner = [STAGES[each].colour if STAGES[each].filled else light("paper") for each in COLUMNS]
    stages: dict[str, Any] = {
        "stroke": alt.Stroke("status:N", scale=hands("colour"), legend=None),
        "fill": alt.Fill("status:N", scale=alt.Scale(domain=list(COLUMNS), range=inner), legend=None),
        "shape": alt.Shape("status:N", scale=hands("shape"), legend=None),
    }
    band = {"x": x("left"), "x2": alt.X2(f"right{lists}"), "y": y("upper"), "y2": alt.Y2(f"lower{lists}")}
    text: dict[str, Any] = {"align": "left", "color": light("ink")}
    kinds = base.transform_filter("datum.head !== ''").mark_text(align="left", fontWeight=600, color=light("muted"))
    told = base.transform_filter(tie).mark_text(**text, baseline="top", lineBreak="\n", lineHeight=SAID)
    return alt.layer(
        base.transform_filter(tie).mark_rect(color=light("wash")).encode(**band),
        *stage_names(lists),
        kinds.encode(x=x("left"), y=y("over"), text=alt.Text("head:N")),
        base.mark_text(**text, fontSize=11).encode(x=x("left"), y=y("top"), text=alt.Text("ends:N")),
        base.mark_point(size=55, opacity=1, strokeWidth=2).encode(x=x("mark"), y=y("top"), **stages),
        base.mark_rect(fill="transparent")
        .encode(**band, tooltip=[alt.Tooltip(f"{name}:N") for name in HINTS])
        .add_params(tie),
        told.encode(x=alt.XValue(0), y=alt.YValue(foot), text=alt.Text(f"{said}:N")),
    ).properties(width=width, height=height)


def lines(text: str) -> int:
    return text.count("\n") + 1


def hands(what: str) -> altair.Scale:
    """Return the scale of one trait of the stages' hands."""
    import altair as alt

    return alt.Scale(domain=list(COLUMNS), range=[getattr(STAGES[each], what) for each in COLUMNS])


def stage_names(lists: int) -> list[altair.Chart]:
    """Return the name of each stage, slanted, above its column in every list."""
    import altair as alt

    found = []
    for panel in range(lists):
        for place, name in enumerate(COLUMNS):
            at = panel * (ROOM + BETWEEN) + ROOM - EDGE - STEP * (len(COLUMNS) - 1 - place)
            slanted = alt.Chart(alt.InlineData(values=[{}])).mark_text(
                align="right", baseline="middle", angle=50, fontSize=11.5, color=light("muted"), text=name
            )
            found.append(slanted.encode(x=alt.XValue(at), y=alt.YValue(TOP - LINE + 4)))
    return found
