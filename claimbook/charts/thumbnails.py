"""A drawing to be seen small: its marks without its words, which could not be read, filling the frame.

Words leave their room behind when they go, and a tall chart would stand in a wide frame as a strip. So the view is cut
to what is left and stretched to the frame's proportions; marks that are shapes of their own keep their proportions.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as tree
from collections.abc import Iterator
from typing import NamedTuple

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.svgLib.path import parse_path

from claimbook.charts.drawings import SVG

PROPORTION = 16 / 9
"""Width over height of the frame that a drawing is shown in; the style sheet gives the frame the same."""

MARGIN = 5.0
MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
WORDS = f"{{{SVG}}}text"
PATH = f"{{{SVG}}}path"
LINE = f"{{{SVG}}}line"


class Box(NamedTuple):
    """Left, top, right and bottom, in the drawing's own units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def thumbnail(drawing: str) -> str:
    """Return an SVG as `drawings` makes it, without words, cut to its marks and stretched to the frame."""
    tree.register_namespace("", SVG)
    root = tree.fromstring(drawing)
    for element in root.iter():
        for child in [each for each in element if each.tag == WORDS]:
            element.remove(child)
    boxes = list(boxes_in(root, 0.0, 0.0))
    if not boxes:
        return tree.tostring(root, encoding="unicode")
    view = Box(
        min(each.left for each in boxes) - MARGIN,
        min(each.top for each in boxes) - MARGIN,
        max(each.right for each in boxes) + MARGIN,
        max(each.bottom for each in boxes) + MARGIN,
    )
    keep_shapes(root, PROPORTION / (view.width / view.height))
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    root.set("viewBox", " ".join(f"{each:.6g}" for each in (view.left, view.top, view.width, view.height)))
    root.set("preserveAspectRatio", "none")
    return tree.tostring(root, encoding="unicode")


def boxes_in(element: tree.Element, x: float, y: float) -> Iterator[Box]:
    """Yield the extent of each mark under an element whose parent's origin lies at a point."""
    right, down = moved(element)
    x, y = x + right, y + down
    if element.tag == LINE:
        ends = [float(element.get(name, "0")) for name in ("x1", "y1", "x2", "y2")]
        yield Box(x + min(ends[::2]), y + min(ends[1::2]), x + max(ends[::2]), y + max(ends[1::2]))
    elif element.tag == PATH:
        pen = ControlBoundsPen(None)
        parse_path(element.get("d", ""), pen)
        if pen.bounds:
            yield Box(x + pen.bounds[0], y + pen.bounds[1], x + pen.bounds[2], y + pen.bounds[3])
    for child in element:
        yield from boxes_in(child, x, y)


def moved(element: tree.Element) -> tuple[float, float]:
    """Return how far an element is moved from its parent's origin."""
    match = MOVED.match(element.get("transform", ""))
    return (float(match[1]), float(match[2])) if match else (0.0, 0.0)


def keep_shapes(root: tree.Element, stretched: float) -> None:
    """Undo the stretching, so many times wider than high, for marks that are shapes put somewhere: points and signs."""
    undone = f" scale({1 / math.sqrt(stretched):.4g},{math.sqrt(stretched):.4g})"
    for path in root.iter(PATH):
        if MOVED.fullmatch(path.get("transform", "")):
            path.set("transform", f"{path.get('transform')}{undone}")
