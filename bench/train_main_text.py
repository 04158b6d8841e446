"""Make `claimbook/documents/page_trees.json` from pages with gold text, and say how well it does on pages left out.

python bench/train_main_text.py PAGES              learn from four fifths of the sites, measure on the fifth, in turn
python bench/train_main_text.py PAGES --write      and then learn from all and write the trees

PAGES is a folder with `gold.jsonl.gz` (a line a page: `file`, `url`, `main_content`) and `html/FILE.html.gz`. Needs
LightGBM (bench/requirements.txt). A block weighs as its words and, four times, its numbers; a page as the root of
its blocks. The second trees learn from what first trees think that have not seen the page, nor another of its site.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from main_text import Page, Tally, pages
from page_labels import labels

from claimbook.documents.html_encoding import decode_page
from claimbook.documents.page_context import CONTEXT_NAMES, context
from claimbook.documents.page_features import ALL_NAMES
from claimbook.documents.page_model import Model
from claimbook.documents.web_page import Looked, chosen_by, look, shown_text

TREES = Path(__file__).parents[1] / "claimbook" / "documents" / "page_trees.json"
TREE_COUNT = 200
SETTINGS = {
    "objective": "binary",
    "num_leaves": 16,
    "max_depth": 4,
    "learning_rate": 0.06,
    "feature_fraction_bynode": 0.3,
    "lambda_l2": 5.0,
    "min_data_in_leaf": 30,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
MOST_WORDS, MOST_NUMBERS, NUMBER_WEIGHT = 150, 20, 4
FOLDS = 5
SEEDS = (1, 2)


@dataclass(frozen=True, slots=True)
class Known:
    """A page with gold, what is seen of its blocks, which of them are in the gold, and what each weighs."""

    page: Page
    looked: Looked
    told: Any
    weights: Any

    @classmethod
    def of(cls, page: Page) -> Known:
        """Look at a page."""
        looked = look(decode_page(page.content), page.name)
        told = np.array(labels([block.text for block in looked.blocks], page.gold), dtype=float)
        return cls(page, looked, told, _weights(looked))

    @property
    def fold(self) -> int:
        """Return which part the page's site is of."""
        return int(hashlib.sha256(self.page.site.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Measure, and write the trees where asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", type=Path)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    known = [Known.of(page) for page in pages(given.pages)]
    tally = Tally()
    for left_out in range(FOLDS):
        learnt = Model.of(packed([each for each in known if each.fold != left_out]))
        for each in known:
            if each.fold == left_out:
                blocks = each.looked.blocks
                kept = chosen_by(each.looked, learnt.chances(blocks, each.looked.table))
                chosen = [block for block, yes in zip(blocks, kept, strict=True) if yes]
                tally.add(each.page.gold, "\n".join(map(shown_text, chosen)))
    print(f"pages of sites left out: {tally}")
    if given.write:
        TREES.write_text(json.dumps(packed(known), separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {TREES.name}: {TREES.stat().st_size // 1024} KB")


def packed(known: list[Known]) -> dict[str, Any]:
    """Learn which blocks are the article from pages with gold, in two steps, and return both sets of trees."""
    known = [each for each in known if each.looked.blocks]
    tables = [each.looked.table for each in known]
    first = fitted(known, tables, SEEDS[0])
    wider = list(tables)
    for fold in range(FOLDS):
        seen = [number for number, each in enumerate(known) if each.fold != fold]
        model = fitted([known[number] for number in seen], [tables[number] for number in seen], SEEDS[0])
        for number in {*range(len(known))}.difference(seen):
            chances = model.predict(tables[number])
            told = context(known[number].looked.blocks, tables[number], chances)
            wider[number] = np.hstack([tables[number], told])
    second = [fitted(known, wider, seed) for seed in SEEDS]
    return {"first": rows_of([first], ALL_NAMES), "second": rows_of(second, (*ALL_NAMES, *CONTEXT_NAMES))}


def fitted(known: list[Known], tables: list[Any], seed: int) -> lightgbm.Booster:
    """Learn which blocks are the article from pages with gold and a table of each."""
    told = np.concatenate([each.told for each in known])
    weights = np.concatenate([each.weights for each in known])
    seen = lightgbm.Dataset(np.vstack(tables), told, weight=weights)
    return lightgbm.train({**SETTINGS, "seed": seed}, seen, TREE_COUNT)


def _weights(looked: Looked) -> Any:
    sizes = [
        min(len(block.text.split()), MOST_WORDS)
        + NUMBER_WEIGHT * min(sum(word[:1].isdigit() for word in block.text.split()), MOST_NUMBERS)
        + 1
        for block in looked.blocks
    ]
    weights = np.array(sizes, dtype=float)
    return 10 * weights / max(weights.sum(), 1) * np.sqrt(len(weights))


def rows_of(models: list[lightgbm.Booster], names: tuple[str, ...]) -> dict[str, Any]:
    """Return the trees of models, whose mean they give, as rows of numbers, leaves pointing at themselves."""
    rows: dict[str, list[Any]] = {name: [] for name in ("roots", "feature", "threshold", "left", "right", "value")}
    for model in models:
        for tree in model.dump_model()["tree_info"]:
            rows["roots"].append(_add(tree["tree_structure"], rows, 1 / len(models)))
    return {"features": list(names), "base": 0.0, "depth": SETTINGS["max_depth"], **rows}


def _add(node: dict[str, Any], rows: dict[str, list[Any]], share: float) -> int:
    number = len(rows["feature"])
    leaf = "leaf_value" in node
    rows["feature"].append(0 if leaf else node["split_feature"])
    rows["threshold"].append(0.0 if leaf else float(f"{node['threshold']:.5g}"))
    rows["value"].append(float(f"{share * node['leaf_value']:.4g}") if leaf else 0.0)
    rows["left"].append(number)
    rows["right"].append(number)
    if not leaf:
        rows["left"][number] = _add(node["left_child"], rows, share)
        rows["right"][number] = _add(node["right_child"], rows, share)
    return number


if __name__ == "__main__":
    main()
