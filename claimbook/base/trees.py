"""Decision trees whose answers add up to a chance: gradient boosting (Friedman 2001), learnt elsewhere, read here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.floating[Any]]
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

    def chances(self, table: Table) -> Chances:
        """Return the chance, 0 to 1, of each row of a table of one column a feature."""
        rows = np.arange(len(table))[:, None]
        node = np.tile(self.roots, (len(table), 1))
        for _ in range(self.depth):
            lower = table[rows, self.feature[node]] <= self.threshold[node]
            node = np.where(lower, self.left[node], self.right[node])
        score: Chances = self.base + self.value[node].sum(axis=1)
        return 1.0 / (1.0 + np.exp(-score))

    @classmethod
    def of(cls, stored: dict[str, Any], names: tuple[str, ...]) -> Trees:
        """Return trees as they are stored; raises ValueError where they are of other features than `names`."""
        if tuple(stored["features"]) != names:
            raise ValueError("the trees are of other features; learn them again")
        return cls(
            base=float(stored["base"]),
            roots=np.array(stored["roots"], dtype=np.int64),
            feature=np.array(stored["feature"], dtype=np.int64),
            threshold=np.array(stored["threshold"], dtype=np.float64),
            left=np.array(stored["left"], dtype=np.int64),
            right=np.array(stored["right"], dtype=np.int64),
            value=np.array(stored["value"], dtype=np.float64),
            depth=int(stored["depth"]),
        )


def stored_trees(file: Traversable) -> dict[str, Any]:
    """Return trees as a file of the package holds them."""
    stored: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return stored
