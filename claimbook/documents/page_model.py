"""Which blocks of a page are the article: chances from what is seen of each block, then from its neighbours' chances.

Two sets of small decision trees, each tree a handful of questions such as "is more than a third of it links?". The
first looks at each block by itself, the second at the chances of the blocks around it: before and after, in the same
element, under the same heading, in the same table. Method: gradient boosting (Friedman 2001), stacked over neighbours
as in Web2Text (Vogels, Ganea, Eickhoff 2018).

The trees stand in `page_trees.json`, written by `bench/train_main_text.py` from pages of the development half of the
WCXB set (M. Foley 2026, annotations CC BY 4.0); they hold no text of those pages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimbook.documents.page_blocks import PageBlock
from claimbook.documents.page_features import ALL_NAMES, Matrix, context, features

Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """A set of decision trees, their nodes in one row: a leaf's `left` is itself."""

    base: float
    roots: NDArray[np.int64]
    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    depth: int

    def chances(self, table: Matrix) -> Chances:
        """Return the chance, 0 to 1, that each row is of the article."""
        rows = np.arange(len(table))[:, None]
        node = np.tile(self.roots, (len(table), 1))
        for _ in range(self.depth):
            lower = table[rows, self.feature[node]] <= self.threshold[node]
            node = np.where(lower, self.left[node], self.right[node])
        score: Chances = self.base + self.value[node].sum(axis=1)
        return 1.0 / (1.0 + np.exp(-score))


@cache
def _trees() -> tuple[Trees, Trees]:
    stored = json.loads((files("claimbook.documents") / "page_trees.json").read_text(encoding="utf-8"))
    if stored["features"] != len(ALL_NAMES):
        raise RuntimeError("page_trees.json is of other features; train it again: bench/train_main_text.py")
    first, second = (_unpacked(each) for each in stored["stages"])
    return first, second


def _unpacked(stored: dict[str, Any]) -> Trees:
    return Trees(
        base=float(stored["base"]),
        roots=np.array(stored["roots"], dtype=np.int64),
        feature=np.array(stored["feature"], dtype=np.int64),
        threshold=np.array(stored["threshold"], dtype=np.float64),
        left=np.array(stored["left"], dtype=np.int64),
        right=np.array(stored["right"], dtype=np.int64),
        value=np.array(stored["value"], dtype=np.float64),
        depth=int(stored["depth"]),
    )


def chances(blocks: Sequence[PageBlock], title: str, described: str, extracted: str) -> tuple[Matrix, Chances]:
    """Return what is seen of each block and the chance that it is of the article."""
    first, second = _trees()
    table = features(blocks, title, described, extracted)
    alone = first.chances(table)
    return table, second.chances(context(blocks, table, alone))
