"""Labelled quantities against found ones: precision, recall and F1 of values, with units, and with comparators."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = (
    "money",
    "count",
    "percent",
    "fraction",
    "multiplier",
    "rank",
    "duration",
    "age",
    "date",
    "fiscal_year",
    "measure",
    "number",
)
LEVELS = ("value", "value_unit", "value_unit_comparator")
Label = dict[str, Any]


@dataclass
class Score:
    """Counts of labelled, found and right mentions, in all and by kind."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[tuple[str, Label | None, Label | None]] = field(default_factory=list)

    def figures(self, level: str, kind: str | None = None) -> dict[str, float | int]:
        """Precision, recall, F1 and the number of labels at one level of strictness, for one kind or all."""
        labelled = self.labelled[kind] if kind else self.labelled.total()
        found = self.found[kind] if kind else self.found.total()
        right = self.right[level, kind] if kind else sum(self.right[level, each] for each in KINDS)
        precision = right / found if found else 0.0
        recall = right / labelled if labelled else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "labelled": labelled}


def read_labels(name: str) -> list[dict[str, Any]]:
    """The lines of one label file of this folder."""
    with (HERE / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def same_value(label: Label, found: Label) -> bool:
    """Whether two mentions state the same number, range or date."""
    return all(_same(label.get(name), found.get(name)) for name in ("value", "low", "high", "out_of"))


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return abs(left - right) <= 1e-6 * max(abs(left), abs(right))
    return bool(left == right)


def compare(score: Score, text: str, labels: list[Label], found: list[Label]) -> None:
    """Adds one text to a score: each label is held against the first unused mention that overlaps it."""
    unused = list(found)
    for mention in found:
        score.found[mention["kind"]] += 1
    for label in labels:
        score.labelled[label["kind"]] += 1
        overlapping = [each for each in unused if each["start"] < label["end"] and label["start"] < each["end"]]
        match = next((each for each in overlapping if same_value(label, each)), overlapping[0] if overlapping else None)
        if match is not None:
            unused.remove(match)
        reached = _levels(label, match)
        for level in reached:
            score.right[level, label["kind"]] += 1
        if len(reached) < len(LEVELS):
            score.misses.append((text, label, match))
    score.misses.extend((text, None, each) for each in unused)


def _levels(label: Label, match: Label | None) -> tuple[str, ...]:
    if match is None or not same_value(label, match):
        return ()
    if label["unit"] != match["unit"] or label["kind"] != match["kind"]:
        return LEVELS[:1]
    return LEVELS if label["comparator"] == match["comparator"] else LEVELS[:2]
