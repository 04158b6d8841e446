"""What is told of a block by what is thought of those around it, as numbers: for a second set of trees to weigh.

The first set asks of each block for itself; an article is a stretch of a page. What it thinks of the neighbours, of the
blocks in the same elements and of those of the same make is asked again (auto-context, Tu 2008).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from claimbook.documents.page_blocks import PageBlock
from claimbook.documents.page_features import NAMES, Matrix

BESIDE = (-3, -2, -1, 1, 2, 3)
STRETCHES = (3, 8, 20)
ANCESTORS = (2, 3, 4, 5)  # from the block upwards
CONTEXT_NAMES = (
    "chance",
    *(f"chance at {offset:+d}" for offset in BESIDE),
    *(f"chance of {each} {where}" for each in STRETCHES for where in ("around", "before", "behind")),
    "article before",
    "article behind",
    "article of page",
    "article words",
    *(f"{what} in ancestor {each}" for each in ANCESTORS for what in ("chance", "article")),
    "chance of its make",
    "article of its make",
    "chance of its tag in its parent",
    "chance of its heading",
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WORDS = NAMES.index("words")
LEAST = 1e-9
Column = NDArray[np.float64]


def context(blocks: Sequence[PageBlock], table: Matrix, chances: Column) -> Matrix:
    """Return one row a block and one column a name of CONTEXT_NAMES, from the features and first chances of blocks.

    Chances are means weighed by words, the block itself left out; -1 stands where there is no other block.
    """
    number = len(blocks)
    sizes = np.expm1(table[:, WORDS].astype(np.float64)) + 1
    held = chances * sizes
    columns = [chances, *(_moved(chances, offset) for offset in BESIDE)]
    told, counted = (np.concatenate([[0.0], np.cumsum(each)]) for each in (held, sizes))
    at = np.arange(number)
    for stretch in STRETCHES:
        first, last = np.maximum(at - stretch, 0), np.minimum(at + stretch + 1, number)
        around = told[last] - told[first] - held, counted[last] - counted[first] - sizes
        before = told[at] - told[first], counted[at] - counted[first]
        behind = told[last] - told[at + 1], counted[last] - counted[at + 1]
        columns += [some / (of + LEAST) for some, of in (around, before, behind)]
    whole = float(told[-1]) + LEAST
    columns += [told[:-1] / whole, 1 - told[1:] / whole]
    columns += [np.full(number, whole / (counted[-1] + LEAST)), np.full(number, np.log1p(whole))]
    for ancestor in ANCESTORS:
        elements = [block.path[-ancestor] if len(block.path) >= ancestor else -1 for block in blocks]
        columns += [_chance_of_group(elements, held, sizes), _share_of_group(elements, held, whole)]
    makes = [block.make for block in blocks]
    columns += [_chance_of_group(makes, held, sizes), _share_of_group(makes, held, whole)]
    columns.append(_chance_of_group([(b.tag, b.path[-2] if len(b.path) > 1 else 0) for b in blocks], held, sizes))
    columns.append(_of_heading(blocks, chances))
    return np.stack(columns, axis=1).astype(np.float32)


def _moved(column: Column, offset: int) -> Column:
    moved = np.full_like(column, -1.0)
    if offset < 0:
        moved[-offset:] = column[:offset]
    else:
        moved[: max(len(column) - offset, 0)] = column[offset:]
    return moved


def _chance_of_group(groups: Sequence[Hashable], held: Column, sizes: Column) -> Column:
    """Return the chance of the other blocks of each one's group."""
    told: defaultdict[Hashable, float] = defaultdict(float)
    counted: defaultdict[Hashable, float] = defaultdict(float)
    for group, some, size in zip(groups, held, sizes, strict=True):
        told[group] += some
        counted[group] += size
    members = Counter(groups)
    return np.array([
        (told[group] - some) / (counted[group] - size) if members[group] > 1 else -1.0
        for group, some, size in zip(groups, held, sizes, strict=True)
    ])  # fmt: skip


def _share_of_group(groups: Sequence[Hashable], held: Column, whole: float) -> Column:
    """Return how much of the article stands in each block's group."""
    told: defaultdict[Hashable, float] = defaultdict(float)
    for group, some in zip(groups, held, strict=True):
        told[group] += some
    return np.array([told[group] / whole for group in groups])


def _of_heading(blocks: Sequence[PageBlock], chances: Column) -> Column:
    """Return the chance of the heading that each block stands under."""
    above, found = -1.0, []
    for block, chance in zip(blocks, chances, strict=True):
        found.append(above)
        if block.tag in HEADINGS:
            above = float(chance)
    return np.array(found)
