"""Draw a chart as a small, plain SVG: no styles, no scripts, nothing that names where or when it was drawn.

A drawing is stored under the digest of its specification, for drawing costs.
What is begun is drawn in other processes: the library that draws lets nothing else run beside it in its own.
"""

from __future__ import annotations

import ctypes
import gc
import json
import multiprocessing
import os
import re
import signal
import xml.etree.ElementTree as tree
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from functools import cache, partial
from typing import Any

from claimbook.base.digests import digest
from claimbook.base.following import end_with_parent
from claimbook.base.gc_tuning import RARELY
from claimbook.base.installation import version_of
from claimbook.base.pools import telling_of_killed
from claimbook.base.preload import DRAWING
from claimbook.base.store import Store
from claimbook.book.faces import WIDEST, digest_of_faces, drawer, prove_drawable
from claimbook.book.theme import FONT
from claimbook.charts.measures import family_for

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = {"svg", "g", "path", "rect", "line", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "defs",
            "clipPath", "linearGradient", "radialGradient", "stop"}  # fmt: skip
DROPPED = {"class", "role", "style", "font-family", "pointer-events", "version", "cursor", "href"}
DEFAULTS = {("opacity", "1"), ("stroke-miterlimit", "10"), ("font-weight", "normal"), ("stroke-width", "1"),
            ("font-size", "12px"), ("transform", "translate(0,0)")}  # fmt: skip
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
GEOMETRY = {"d", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points"}
REFERENCE = re.compile(r"url\(#([\w-]+)\)")
SHARED = ("$schema", "background", "config", "datasets")
RECIPE = "6"
SVG_ENDING = "svg"
MAKERS = ("vl-convert-python", "fonttools")
WORK = "draws charts"
MOST_WORKERS = 4  # each holds some 300 MB; one processor is left to what asks for drawings
YIELDING = 5
KEEP_FREED, KEEP_LARGE = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
MOST_HELD = 2**29


def narrowed(spec: dict[str, Any], narrow: dict[str, Any]) -> dict[str, Any]:
    """Return the specification of a figure's narrow drawing with what it shares with the wide one."""
    return {**narrow, **{key: spec[key] for key in SHARED if key in spec}}


def draw(spec: dict[str, Any], prefix: str, store: Store) -> str:
    """Return the SVG of a Vega-Lite specification; ids in it begin with `prefix`; what was drawn before is stored."""
    key = key_of(spec, prefix)
    if begun := _begun.pop((store, key), None):
        with telling_of_killed(WORK):
            return begun.result().decode("utf-8")
    return store.get(key, SVG_ENDING, partial(make, spec, prefix)).decode("utf-8")


def begin(spec: dict[str, Any], prefix: str, store: Store) -> None:
    """Begin a drawing that will be asked for, beside whatever else is being done; what fails is raised by `draw`."""
    key = key_of(spec, prefix)
    if (store, key) not in _begun and not store.holds(key, SVG_ENDING):
        with telling_of_killed(WORK):
            _begun[store, key] = workers().submit(store.get, key, SVG_ENDING, partial(make, spec, prefix))


def key_of(spec: dict[str, Any], prefix: str) -> str:
    """Return what a finished drawing is stored under: the digest of all that it is made from, faces included."""
    told = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    return digest(RECIPE, *map(version_of, MAKERS), digest_of_faces(), prefix, told)


def make(spec: dict[str, Any], prefix: str) -> bytes:
    """Return the drawing of a specification as an SVG file, its texts measured in the widest face of packages."""
    letters = set(json.dumps(spec, ensure_ascii=False))
    family = family_for(letters)
    measured = measured_in(family, spec)
    if family_for(letters) != family:  # its files were thrown away meanwhile
        measured = measured_in(WIDEST, spec)
    drawn = plain(measured, prefix)
    prove_drawable(texts_of(tree.fromstring(drawn)), f"The chart {prefix.removesuffix('-w').removesuffix('-n')}")
    return drawn.encode("utf-8")


def measured_in(family: str, spec: dict[str, Any]) -> str:
    """Return the SVG of a specification whose texts are measured in a face."""
    drawn: str = drawer().vegalite_to_svg(
        {**spec, "config": {**spec.get("config", {}), "font": family}}, config={"aria": False}
    )
    return drawn


def texts_of(svg: tree.Element) -> Iterator[str]:
    """Yield the texts that an SVG shows."""
    for element in svg.iter(f"{{{SVG}}}text"):
        yield from element.itertext()


def make_ready() -> None:
    """Start what draws where there is something to draw: it takes as long to begin as to draw a handful of charts."""
    if os.environ.get(DRAWING):
        workers().submit(warm_up)


def warm_up() -> None:
    drawer().vegalite_to_svg({"data": {"values": []}, "mark": "point"})


_begun: dict[tuple[Store, str], Future[bytes]] = {}


@cache
def workers() -> ProcessPoolExecutor:
    """Return what draws beside whatever else is being done, each process begun when the others are at work."""
    return ProcessPoolExecutor(
        min(MOST_WORKERS, max(1, (os.cpu_count() or 1) - 1)),
        multiprocessing.get_context("spawn"),
        initializer=serve_parent,
        initargs=(os.getpid(),),
    )


def serve_parent(parent: int) -> None:
    """Leave the processor and Ctrl-C to the process that started this one, and end with it, however that ends."""
    with suppress(AttributeError):  # Windows has no such thing
        os.nice(YIELDING)
    hold_memory()
    gc.set_threshold(*RARELY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)


def hold_memory() -> None:
    """Keep large blocks of memory for the next picture; the system takes long to give them anew, page by page."""
    with suppress(AttributeError, OSError):  # only Linux's library has it
        for setting in (KEEP_FREED, KEEP_LARGE):
            ctypes.CDLL("libc.so.6").mallopt(setting, MOST_HELD)


def plain(svg: str, prefix: str) -> str:
    """Return an SVG reduced to shapes and text: ids prefixed, numbers to two places, only known elements."""
    tree.register_namespace("", SVG)
    root = tree.fromstring(svg)
    _reduce(root, prefix)
    root.attrib.update({"font-family": FONT, "font-size": "12"})
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return tree.tostring(root, encoding="unicode")


def _reduce(element: tree.Element, prefix: str) -> None:
    for name, content in list(element.attrib.items()):
        if changes_nothing(name, content):
            del element.attrib[name]
        elif name == "id":
            element.set(name, f"{prefix}-{content}")
        elif name in GEOMETRY:
            element.set(name, LONG_NUMBER.sub(_short, content))
        else:
            element.set(name, REFERENCE.sub(rf"url(#{prefix}-\1)", content))
    for child in list(element):
        if child.tag.removeprefix(f"{{{SVG}}}") not in ELEMENTS or _empty(child):
            element.remove(child)
        else:
            _reduce(child, prefix)


def changes_nothing(name: str, content: str) -> bool:
    """Tell whether a drawing looks the same without an attribute."""
    if name == "stroke-dasharray":
        return has_no_gaps(content)
    return name.startswith(("aria-", "on", "{")) or name in DROPPED or (name, content) in DEFAULTS


def has_no_gaps(dashes: str) -> bool:
    """Tell whether dashes join to a line; what prints would show the joints."""
    try:
        lengths = [float(length) for length in dashes.replace(",", " ").split()]
    except ValueError:  # a chart may ask for anything
        return False
    return not any((lengths * 2 if len(lengths) % 2 else lengths)[1::2])


def _short(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def _empty(element: tree.Element) -> bool:
    """Tell whether an element draws nothing: a hidden one, or a background without fill and stroke."""
    if element.get("display") == "none":
        return True
    background = element.get("class") == "background" and element.tag == f"{{{SVG}}}path"
    return background and "fill" not in element.attrib and "stroke" not in element.attrib
