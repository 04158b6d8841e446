"""Draw the sparks of the scorecard: small SVGs without axes that take their colours from the page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from claimbook.book.records import SparkPoint, SparkRecord
from claimbook.site.templating import rendered

WIDTH, HEIGHT = 120, 32
LEFT, RIGHT, TOP, FLOOR = 4, 116, 5, 27
MIDDLE = HEIGHT // 2
Dot = tuple[float, float, str]


def spark(record: SparkRecord) -> Markup:
    """Return a spark as SVG, on a scale that starts at nought, or by date."""
    line: list[tuple[float, float]] = []
    paths: list[str] = []
    dots: list[Dot] = []
    if record["kind"] == "line":
        line = by_date(record["points"])
        dots = [(*line[-1], "main")]
    elif record["kind"] == "dots":
        dots = on_one_scale(record["points"])
    elif record["kind"] == "range":
        paths, dots = estimate(record["points"][0])
    else:
        across = spread([point["moment"] or 0 for point in record["points"]])
        dots = [(x, MIDDLE, point["kind"]) for x, point in zip(across, record["points"], strict=True)]
    sizes = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT}
    floor = FLOOR if record["kind"] == "line" else MIDDLE
    return rendered("spark.html", says=record["says"], floor=floor, line=line, paths=paths, dots=dots, **sizes)


def spread(numbers: Sequence[float], low: float | None = None, high: float | None = None) -> list[float]:
    """Return numbers between `low` and `high` (default: their own ends) as distances from the left edge."""
    low = min(numbers) if low is None else low
    reach = ((max(numbers) if high is None else high) - low) or 1
    return [LEFT + (RIGHT - LEFT) * (number - low) / reach for number in numbers]


def by_date(points: list[SparkPoint]) -> list[tuple[float, float]]:
    """Return numbers by date as the corners of a line above a floor that stands for nought."""
    across = spread([point["moment"] or 0 for point in points])
    numbers = [point["number"] or 0 for point in points]
    top = max(numbers) or 1
    return [(x, FLOOR - (FLOOR - TOP) * number / top) for x, number in zip(across, numbers, strict=True)]


def on_one_scale(points: list[SparkPoint]) -> list[Dot]:
    """Return numbers as dots on a line that starts at nought, the one that stands out last."""
    numbers = [point["number"] or 0 for point in points]
    dots = [
        (x, float(MIDDLE), point["kind"]) for x, point in zip(spread(numbers, 0, max(numbers)), points, strict=True)
    ]
    return sorted(dots, key=lambda dot: dot[2] == "main")


def estimate(point: SparkPoint) -> tuple[list[str], list[Dot]]:
    """Return an estimate as a bar from its low to its high end, on a line that starts at nought."""
    ends = [point["low"] or 0, point["number"] or 0, point["high"] or 0]
    low, middle, high = spread(ends, 0, ends[-1])
    ticks = [f"M{x:.1f} {MIDDLE - 6}V{MIDDLE + 6}" for x in (low, high)]
    return [f"M{low:.1f} {MIDDLE}H{high:.1f}", *ticks], [(middle, MIDDLE, "main")]
