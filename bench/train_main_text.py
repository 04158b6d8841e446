"""Make `claimbook/documents/page_trees.json` from pages with gold text, and say how well it does on pages left out.

python bench/train_main_text.py PAGES              learn from four fifths of the sites, measure on the fifth, in turn
python bench/train_main_text.py PAGES --write      and then learn from all and write the trees

PAGES is a folder with `gold.jsonl.gz` (a line a page: `file`, `url`, `main_content`) and `html/FILE.html.gz`. Needs
scikit-learn (bench/requirements.txt). A block weighs as its words and, four times, its numbers; a page as the root of
its blocks. The second trees learn from what first trees think that have not seen the page, nor another of its site.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from main_text import Page, Tally, pages
from page_labels import labels
from sklearn.ensemble import HistGradientBoostingClassifier

from claimbook.documents.html_encoding import decode_page
from claimbook.documents.page_context import CONTEXT_NAMES, context
from claimbook.documents.page_features import ALL_NAMES
from claimbook.documents.page_model import Model
from claimbook.documents.web_page import Looked, chosen_by, look, shown_text

TREES = Path(__file__).parents[1] / "claimbook" / "documents" / "page_trees.json"
SETTINGS = {"max_iter": 100, "max_depth": 4, "learning_rate": 0.12, "l2_regularization": 5.0, "min_samples_leaf": 30}
MOST_WORDS, MOST_NUMBERS, NUMBER_WEIGHT = 150, 20, 4
FOLDS = 5
Known = tuple[Page, Looked]


def main() -> None:
    """Measure, and write the trees where asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", type=Path)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    known = [(page, look(decode_page(page.content), page.name)) for page in pages(given.pages)]
    tally = Tally()
    for left_out in range(FOLDS):
        learnt = Model.of(packed([each for each in known if fold_of(each[0]) != left_out]))
        for page, looked in known:
            if fold_of(page) == left_out:
                kept = chosen_by(looked, learnt.chances(looked.blocks, looked.table))
                chosen = [block for block, yes in zip(looked.blocks, kept, strict=True) if yes]
                tally.add(page.gold, "\n".join(map(shown_text, chosen)))
    print(f"pages of sites left out: {tally}")
    if given.write:
        TREES.write_text(json.dumps(packed(known), separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {TREES.name}: {TREES.stat().st_size // 1024} KB")


def packed(known: list[Known]) -> dict[str, Any]:
    """Learn which blocks are the article from pages with gold, in two steps, and return both sets of trees."""
    known = [each for each in known if each[1].blocks]
    tables = [looked.table for _, looked in known]
    first = fitted(known, tables)
    folds = [fold_of(page) for page, _ in known]
    wider = list(tables)
    for fold in range(FOLDS):
        seen = [number for number, each in enumerate(folds) if each != fold]
        model = fitted([known[number] for number in seen], [tables[number] for number in seen])
        for number in {*range(len(known))}.difference(seen):
            chances = model.predict_proba(tables[number])[:, 1]
            wider[number] = np.hstack([tables[number], context(known[number][1].blocks, tables[number], chances)])
    second = fitted(known, wider)
    return {"first": rows_of(first, ALL_NAMES), "second": rows_of(second, (*ALL_NAMES, *CONTEXT_NAMES))}


def fold_of(page: Page) -> int:
    """Return which part a page's site is of."""
    return int(hashlib.sha256(page.site.encode()).hexdigest(), 16) % FOLDS


def fitted(known: list[Known], tables: list[Any]) -> Any:
    """Learn which blocks are the article from pages with gold and a table of each."""
    told = [np.array(labels([block.text for block in looked.blocks], page.gold)) for page, looked in known]
    weights = [_weights(looked) for _, looked in known]
    return HistGradientBoostingClassifier(random_state=0, **SETTINGS).fit(
        np.vstack(tables), np.concatenate(told), sample_weight=np.concatenate(weights)
    )


def _weights(looked: Looked) -> Any:
    sizes = [
        min(len(block.text.split()), MOST_WORDS)
        + NUMBER_WEIGHT * min(sum(word[:1].isdigit() for word in block.text.split()), MOST_NUMBERS)
        + 1
        for block in looked.blocks
    ]
    weights = np.array(sizes, dtype=float)
    return 10 * weights / max(weights.sum(), 1) * np.sqrt(len(weights))


def rows_of(model: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return a model's trees as rows of numbers, leaves pointing at themselves."""
    rows: dict[str, list[Any]] = {name: [] for name in ("roots", "feature", "threshold", "left", "right", "value")}
    deepest = 0
    for [predictor] in model._predictors:
        start = len(rows["feature"])
        rows["roots"].append(start)
        for number, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            deepest = max(deepest, int(node["depth"]))
            rows["feature"].append(0 if leaf else int(node["feature_idx"]))
            rows["threshold"].append(0.0 if leaf else float(f"{node['num_threshold']:.5g}"))
            rows["left"].append(start + (number if leaf else int(node["left"])))
            rows["right"].append(start + (number if leaf else int(node["right"])))
            rows["value"].append(float(f"{node['value']:.4g}") if leaf else 0.0)
    return {"features": list(names), "base": float(model._baseline_prediction.ravel()[0]), "depth": deepest, **rows}


if __name__ == "__main__":
    main()
