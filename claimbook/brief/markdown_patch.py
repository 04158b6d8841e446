"""Mend a Markdown brief: the numbers that the book corrects, as a patch that the author applies or not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v

if TYPE_CHECKING:
    from claimbook.brief.checking import Checked

MENDED = frozenset({v.DIFFERS, v.WRONG_UNIT, v.REVISED, v.WRONG_PERIOD})


def mended(checked: Checked) -> str:
    """Return the source of a brief with every number mended that can be mended in its place."""
    source = checked.reading.source
    changes = []
    for number in checked.numbers:
        made = number.judgement
        if made.verdict not in MENDED or not made.replacement or made.bound_by != "id":
            continue
        span = number.block.source_span(number.spot.start, number.spot.end)
        if span is not None:
            changes.append((*span, made.replacement))
    for start, end, text in sorted(changes, reverse=True):
        source = source[:start] + text + source[end:]
    return source


def patch(checked: Sequence[Checked]) -> str:
    """Return one unified diff over all Markdown and text briefs, empty where there is nothing to mend."""
    parts: list[str] = []
    for each in checked:
        if each.reading.form not in ("markdown", "text"):
            continue
        old, new = each.reading.source, mended(each)
        if old == new:
            continue
        name = each.reading.name
        lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}")
        for line in lines:
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)
