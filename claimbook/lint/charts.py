"""Faults of the charts that chapters store: a field that no data has, marks that would draw nothing, no source."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from claimbook.base.errors import Fault
from claimbook.base.nearest import nearest
from claimbook.base.paths import BookPaths
from claimbook.book.contents import pages
from claimbook.chapters.page_record import figures_in

COUNTED = re.compile(r"\bcount(?:s|ed)?\b", re.IGNORECASE)
LOCAL_TIME = re.compile(r"\b(?:timeParse|timeFormat|timeOffset|timeSequence)\(")
UNKNOWN_FIELDS = ("pivot", "lookup")  # transforms that name what they make by the data
Part = dict[str, Any]


def chart_faults(paths: BookPaths) -> Iterator[Fault]:
    """Yield the faults of every figure that a chapter stores."""
    for page in pages(paths):
        fault = partial(Fault, paths.relative(page.path), None, None)
        for spec, about in figures_in(page):
            said = dict.fromkeys([*spec_faults(spec), *spec_faults({**about["narrow"], **_shared(spec)})])
            if not about["sources"] and not COUNTED.search(about["caveat"] or ""):
                said["names no source; cite one, or say in its caveat what was counted"] = None
            yield from (fault(f"the figure {about['id']!r} {each}") for each in said)


def _shared(spec: Part) -> Part:
    return {"datasets": spec["datasets"]} if "datasets" in spec else {}


def spec_faults(spec: Part) -> Iterator[str]:
    """Yield what a Vega-Lite specification names that its data have not, and what of it would draw nothing."""
    datasets = spec.get("datasets", {})
    for name, rows in datasets.items():
        if not rows:
            yield "has no row to draw" if len(datasets) == 1 else f"has no row in its data {name!r}"
        for row in rows:
            yield from (f"holds {cell} for {key!r}" for key, cell in row.items() if _endless(cell))
    yield from _views(spec, datasets, Inherited())


def _endless(cell: object) -> bool:
    return isinstance(cell, float) and not math.isfinite(cell)


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a view has from those around it: its rows, the fields that transforms add, its encoding.

    `certain` is False where a transform names what it makes by the data.
    """

    rows: list[Part] = field(default_factory=list)
    made: frozenset[str] = frozenset()
    encoding: Part = field(default_factory=dict)
    certain: bool = True


def _views(view: Part, datasets: dict[str, list[Part]], above: Inherited) -> Iterator[str]:
    """Yield the faults of a view and of those in it."""
    rows, steps = above.rows, view.get("transform", [])
    data = view.get("data")
    if isinstance(data, dict):
        rows = data.get("values") or datasets.get(data.get("name", ""), [])
    here = Inherited(
        rows if isinstance(rows, list) else [],
        above.made | set(_made(steps)),
        above.encoding | view.get("encoding", {}),
        above.certain and not any(key in step for step in steps for key in UNKNOWN_FIELDS),
    )
    for step in steps:
        yield from (
            f"reckons by {found[0][:-1]} in the time zone of whoever draws it; use utc{found[0][4:-1]}"
            for said in step.values()
            if isinstance(said, str) and (found := LOCAL_TIME.search(said))
        )
    inner = [part for key in ("layer", "hconcat", "vconcat", "concat") for part in view.get(key, [])]
    inner += [view["spec"]] if isinstance(view.get("spec"), dict) else []
    for part in inner:
        yield from _views(part, datasets, here)
    if not inner and here.rows and here.certain:
        yield from _encoded(here.encoding, here.rows, set(here.made))


def _encoded(encoding: Part, rows: list[Part], made: set[str]) -> Iterator[str]:
    known = {key for row in rows for key in row} | made
    for channel, definition in encoding.items():
        for each in definition if isinstance(definition, list) else [definition]:
            if not isinstance(each, dict) or not isinstance(each.get("field"), str):
                continue
            if each.get("type") == "temporal" and (each.get("scale") or {}).get("type") != "utc":
                yield f"draws {channel} in the time zone of whoever draws it; give its scale the type utc"
            name = re.sub(r"\\(.)", r"\1", each["field"])
            if name not in known and re.split(r"[.\[]", name)[0] not in known:
                yield f"draws {channel} from the field {name!r}, which its data have not.{nearest(name, known)}"
            elif name not in made and all(row.get(name) is None for row in rows):
                yield f"draws {channel} from the field {name!r}, which is empty in every row"


def _made(steps: list[Part]) -> Iterator[str]:
    """Yield the fields that transforms add to their data."""
    for step in steps:
        named = step.get("as")
        yield from [named] if isinstance(named, str) else named or []
        if any(key in step for key in ("fold", "density", "quantile")) and not named:
            yield from ("key", "value", "density", "prob")
        for key in ("aggregate", "joinaggregate", "window"):
            yield from (each["as"] for each in step.get(key, []) if isinstance(each, dict) and "as" in each)
