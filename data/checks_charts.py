"""How the figure of the checks is drawn; what it draws is decided in `data/checks.py`."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.rows import is_narrow

if TYPE_CHECKING:
    import altair
    import pandas

# What was checked is drawn full, what was not open, so that a print in grey tells them apart.
TOKENS = {
    "confirmed": ("confirmed", "confirmed"),
    "refined": ("refined", "refined"),
    "outdated": ("outdated", "outdated"),
    "contradicted": ("contradicted", "contradicted"),
    "not checked": ("paper", "muted"),
    "not checkable": ("paper", "muted"),
}
LABELS = 92
PADDING = 10
GAP = 14
HEADING = {False: 11, True: 12}
COLUMNS = 3
LINE_LENGTH = {False: 26, True: 40}


def draw_verdicts(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw a panel of bars for all articles and for each, in columns where there is room, all on one scale."""
    import altair as alt

    narrow = is_narrow(width)
    articles = list(dict.fromkeys(frame["article"]))
    columns = 1 if narrow else COLUMNS
    room = (width - LABELS - PADDING - GAP * (columns - 1)) // columns
    panels = [
        panel(frame, article, room, labelled=place % columns == 0, narrow=narrow)
        for place, article in enumerate(articles)
    ]
    lines = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    return alt.vconcat(*(alt.hconcat(*line, spacing=GAP) if len(line) > 1 else line[0] for line in lines), spacing=22)


def panel(frame: pandas.DataFrame, article: str, room: int, *, labelled: bool, narrow: bool) -> Any:
    """Return one article's bars with their numbers; the verdicts stand at the left where they are to be labelled."""
    import altair as alt

    names = list(TOKENS)
    fill, stroke = ([light(TOKENS[name][part]) for name in names] for part in (0, 1))
    scale = alt.Scale(domain=[0, 1.3 * frame["statements"].max()], nice=False)
    x = alt.X("statements:Q", scale=scale, axis=None)
    y = alt.Y("verdict:N", sort=names, axis=None, scale=alt.Scale(domain=names, padding=0.25))
    base = alt.Chart(frame).transform_filter(alt.datum.article == article).encode(y=y)
    bars = base.mark_bar(strokeWidth=1).encode(
        x=x,
        fill=alt.Fill("verdict:N", scale=alt.Scale(domain=names, range=fill), legend=None),
        stroke=alt.Stroke("verdict:N", scale=alt.Scale(domain=names, range=stroke), legend=None),
        tooltip=[alt.Tooltip("article:N"), alt.Tooltip("verdict:N"), alt.Tooltip("statements_text:N")],
    )
    numbers = base.mark_text(align="left", dx=5).encode(x=x, text=alt.Text("statements_text:N"))
    layers = [bars, numbers]
    if labelled:
        layers.append(base.mark_text(align="right", dx=-6).encode(x=alt.XValue(0), text=alt.Text("verdict:N")))
    title: dict[str, Any] = {
        "anchor": "start",
        "fontSize": HEADING[narrow],
        "fontWeight": 600,
        "frame": "group",
        "offset": 8,
    }
    heading = alt.TitleParams(wrap(article, LINE_LENGTH[narrow], break_long_words=False), **title)
    return alt.layer(*layers).properties(width=room, height=20 * len(names), title=heading)
