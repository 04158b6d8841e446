"""Tell what differs between two states: as a summary, a table in the terminal, JSON, or a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypedDict

from claimbook.editions.differences import KINDS, UNEXPLAINED, Cause, Difference, Differences
from claimbook.editions.frozenpages import POLICY, TEMPLATES, style

if TYPE_CHECKING:
    from rich.table import Table

SECTIONS = (
    ("values", "Values", "value"),
    ("sentences", "Sentences", "sentence"),
    ("figures", "Figures", "figure"),
    ("alt_texts", "Alt texts", "alt text"),
)
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$])")
SHORTEST = 12
WIDE = 200
ABSENT = "—"
HEADINGS = ("What", "Was", "Is", "Why", "Pages")


def summary(found: Differences, longest: int = SHORTEST) -> str:
    """Return what differs in a few lines: how much of each kind, then the first values, the unexplained ones first."""
    if not found:
        return f"Nothing differs from edition {found.before}."
    lines = [f"Since edition {found.before}: {'; '.join(counted(found))}."]
    loud = sorted(found.values, key=lambda each: (not unexplained(each), each.change != "moved"))
    for each in loud[:longest]:
        if each.change != "retold":
            lines.append(f"  {each.id}: {text_of(each.old)} → {text_of(each.new)} ({'; '.join(reasons(each))})"
                         f"{' on ' + ', '.join(each.pages) if each.pages else ''}")  # fmt: skip
    if len(found.values) > longest:
        lines.append(f"  … and {len(found.values) - longest} more values.")
    lines.append("`claimbook diff` lists everything, with old, new and cause.")
    return "\n".join(lines)


def counted(found: Differences) -> Iterator[str]:
    """Yield how many values moved, are new, gone or retold, and how many sentences, figures and alt texts differ."""
    changes = Counter(each.change for each in found.values)
    words = {"moved": "moved", "new": "new", "gone": "gone", "retold": "told otherwise"}
    parts = [f"{changes[name]} {word}" for name, word in words.items() if changes[name]]
    if parts:
        yield f"{plural(len(found.values), 'value')} ({', '.join(parts)})"
    for name, _, word in SECTIONS[1:]:
        number = len({each.id or (each.pages, each.old, each.new) for each in getattr(found, name)})
        if number:
            yield plural(number, word)


def plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def unexplained(difference: Difference) -> bool:
    return any(cause.kind == UNEXPLAINED for cause in difference.causes)


def text_of(part: Any) -> str:
    """Return the old or new state of anything as its reader sees it."""
    if part is None:
        return ABSENT
    if isinstance(part, dict):
        standing = "" if part.get("status", "current") == "current" else f", {part['status']}"
        return f"{part['text']}{standing}"
    return str(part)


def finer(difference: Difference) -> tuple[str, str]:
    """Return old and new as texts that differ: where the reader's form is the same, what lies behind it."""
    old, new = text_of(difference.old), text_of(difference.new)
    if old == new and isinstance(difference.old, dict) and isinstance(difference.new, dict):
        names = [name for name in difference.new if difference.old.get(name) != difference.new.get(name)]
        old, new = (
            f"{side['text']} ({', '.join(f'{name} {interval_text(side.get(name))}' for name in names)})"
            if names
            else side["text"]
            for side in (difference.old, difference.new)
        )
    return old, new


def interval_text(part: Any) -> str:
    return f"{part['low']} to {part['high']}" if isinstance(part, dict) else str(part)


def reasons(difference: Difference) -> list[str]:
    """Return the causes in words, those of one kind together."""
    return [told(group, difference.id) for group in by_kind(difference.causes)]


def by_kind(causes: tuple[Cause, ...]) -> list[list[Cause]]:
    groups = [[cause for cause in causes if cause.kind == kind] for kind in KINDS]
    return [group for group in groups if group]


def told(causes: list[Cause], id: str) -> str:
    """Return causes of one kind in words, those with one reason together; what befell `id` itself goes unnamed."""
    whys: dict[str, list[str]] = {}
    for cause in causes:
        whys.setdefault(cause.why, []).extend([cause.id] if cause.id not in ("", id) else [])
    parts = [f"{why} ({', '.join(ids)})" if ids else why for why, ids in whys.items()]
    return f"{causes[0].kind}: {'; '.join(parts)}"


def name_of(difference: Difference) -> str:
    """Return what a difference is of, in a word or two."""
    if difference.id and difference.label in ("takeaway", "subtitle", "caveat", "alt text"):
        return f"{difference.id}, {difference.label}"
    if difference.id and isinstance(difference.new or difference.old, str) and difference.label:
        return f"{difference.id}, {difference.label}"
    return difference.id or difference.pages[0]


def tables(found: Differences) -> Iterator[Table]:
    """Yield a table for the terminal for each section that has something to tell."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    for section, title, _ in SECTIONS:
        rows = getattr(found, section)
        if not rows:
            continue
        table = Table(*HEADINGS, title=f"{title}: {len(rows)}", title_justify="left", box=SIMPLE_HEAD)
        for each in rows:
            cells = (name_of(each), *finer(each), "; ".join(reasons(each)), ", ".join(each.pages))
            table.add_row(*(Text(cell, overflow="fold") for cell in cells))
        yield table


def print_tables(found: Differences) -> None:
    """Print everything that differs, as tables."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDE)
    console.print(summary(found, 0).splitlines()[0], markup=False, highlight=False)
    for table in tables(found):
        console.print(table)


def checklist(found: Differences) -> Iterator[str]:
    """Yield what differs as Markdown with a box to tick for each: what it was, is, why, and on which pages."""
    yield f"## What differs from edition {found.before}"
    yield ""
    yield ("; ".join(counted(found)) or "Nothing differs") + "."
    for section, title, _ in SECTIONS:
        rows = getattr(found, section)
        if not rows:
            continue
        yield from ("", f"### {title}", "")
        for each in rows:
            old, new = (in_markdown(text) for text in finer(each))
            pages = f" · on {', '.join(each.pages)}" if each.pages else ""
            label = f" {in_markdown(each.label)}" if each.label and isinstance(each.new or each.old, dict) else ""
            why = in_markdown("; ".join(reasons(each)))
            yield f"- [ ] `{name_of(each).replace('`', '')}`{label}: {old} → **{new}**  "
            yield f"  {why}{pages}"


def in_markdown(text: str) -> str:
    """Return a text as one line that Markdown shows as it is."""
    return MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))


def page(found: Differences, title: str) -> str:
    """Return a whole page of its own that tells what differs."""
    return str(
        TEMPLATES.rendered(
            "differences.html",
            policy=POLICY,
            style=style(),
            title=f"{title}: what differs between edition {found.before} and edition {found.after}",
            counts="; ".join(counted(found)) or "nothing",
            headings=HEADINGS,
            sections=[(title, [line(each) for each in rows]) for name, title, _ in SECTIONS
                      if (rows := getattr(found, name))],
        )
    )  # fmt: skip


class Line(TypedDict):
    """A difference as a line of a table: a value's label, what differs, and its cells."""

    label: str
    name: str
    cells: tuple[str, ...]


def line(each: Difference) -> Line:
    """Return a difference as a line of a table."""
    label = each.label if isinstance(each.new or each.old, dict) else ""
    cells = (*finer(each), "; ".join(reasons(each)), ", ".join(each.pages))
    return {"label": label, "name": name_of(each), "cells": cells}
