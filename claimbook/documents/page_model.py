"""The chance that a block of a page is of its article, from what is seen of the block and its neighbours.

Two hundred small decision trees, each a handful of questions such as "is more than a third of it links?", whose answers
add up: gradient boosting (Friedman 2001). Whether a second extractor and the page's own description have the block too
is among the questions. A second set, the mean of two learnt from other draws of questions, also asks what the first
thinks of the blocks around.

The trees stand in `page_trees.json`, made by `bench/train_main_text.py` from 400 pages of the development part of the
WCXB set (M. Foley 2026, annotations CC BY 4.0); they hold no text of those pages. Learnt on four fifths of the sites
they lose 4.6 % of the numbers of the others' articles, where trafilatura alone loses 9.6 %; 12.2 % of what they keep is
foreign (14.7 %), and their words have an F1 of 0.954 (0.934). Some twenty pages hold three quarters of what is foreign:
tables, code and captions that the annotations leave out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from claimbook.base.trees import Chances, Trees, stored_trees
from claimbook.documents.page_blocks import PageBlock
from claimbook.documents.page_context import CONTEXT_NAMES, context
from claimbook.documents.page_features import ALL_NAMES, Matrix

SURE = 0.5


@dataclass(frozen=True, slots=True)
class Model:
    """Two sets of trees: the second asks all that the first does, and what that thinks of the blocks around."""

    first: Trees
    second: Trees

    def chances(self, blocks: Sequence[PageBlock], table: Matrix) -> Chances:
        """Return the chance, 0 to 1, that each block is of the article, from what is seen of it, one row a block.

        Where the first trees see no article at all, their word counts: the second learnt from pages that hold one.
        """
        first = self.first.chances(table)
        if not (first >= SURE).any():
            return first
        return self.second.chances(np.hstack([table, context(blocks, table, first)]))

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Model:
        """Return a model as it is stored; raises ValueError where it is of other features."""
        return cls(Trees.of(stored["first"], ALL_NAMES), Trees.of(stored["second"], (*ALL_NAMES, *CONTEXT_NAMES)))


@cache
def model() -> Model:
    """Return the model that comes with the package."""
    return Model.of(stored_trees(files("claimbook.documents") / "page_trees.json"))
