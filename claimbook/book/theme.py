"""The hand in which every chart is drawn: colours, type and axes, in light and dark.

Charts are drawn in the light colours and only in these; a page, and the interactive view, turn each into its dark
twin, so that one drawing serves both. Verdicts have colours of their own, which are no country's. Contrast:
text 4.5 : 1, marks 3 : 1 on paper, in both modes.
"""

from __future__ import annotations

from typing import Any

TOKENS: dict[str, tuple[str, str]] = {
    "ink": ("#1b1f27", "#e7e9ee"),
    "paper": ("#ffffff", "#14171d"),
    "rule": ("#d9dce2", "#343a46"),
    "muted": ("#5a6270", "#a3abb8"),
    "accent": ("#a8241c", "#ff8d80"),
    "blue": ("#1f5fa8", "#86b6f2"),
    "ochre": ("#8a6100", "#e3b45a"),
    "teal": ("#0f6b62", "#5fc9bb"),
    "wash": ("#f3e3e1", "#3a2524"),
    "confirmed": ("#3f6f4f", "#8fc7a1"),
    "refined": ("#6a5a8c", "#b9a8dc"),
    "outdated": ("#7a6a4f", "#c9b893"),
    "contradicted": ("#7d2f52", "#e39ac0"),
}

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
WIDE, NARROW = 680, 330


def light(token: str) -> str:
    """Return a token's colour on paper."""
    return TOKENS[token][0]


def config() -> dict[str, Any]:
    """Return the Vega-Lite configuration that every chart shares."""
    axis = {
        "domainColor": light("muted"),
        "gridColor": light("rule"),
        "tickColor": light("muted"),
        "labelColor": light("muted"),
        "titleColor": light("muted"),
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 240,
        "labelFlush": False,
        "gridWidth": 1,
        "titlePadding": 8,
    }
    return {
        "font": FONT,
        "background": light("paper"),
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False},
        "header": {"labelColor": light("ink"), "titleColor": light("muted"), "labelFontSize": 12, "titleFontSize": 12},
        "legend": {
            "labelColor": light("ink"),
            "titleColor": light("muted"),
            "labelFontSize": 12,
            "titleFontSize": 12,
            "orient": "top",
            "title": None,
        },
        "text": {"color": light("ink"), "fontSize": 12},
        "line": {"strokeWidth": 2, "color": light("accent")},
        "point": {"filled": True, "size": 60, "color": light("accent")},
        "bar": {"color": light("accent")},
        "rule": {"color": light("muted")},
        "tick": {"color": light("accent")},
        "title": {
            "color": light("ink"),
            "subtitleColor": light("muted"),
            "anchor": "start",
            "fontSize": 15,
            "subtitleFontSize": 12,
            "fontWeight": 600,
        },
    }
