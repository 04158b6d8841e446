"""Make `claimbook/documents/page_trees.json` from pages with gold text, and say how well it does on pages left out.

python bench/train_main_text.py PAGES              learn from one half, measure on the other, both ways
python bench/train_main_text.py PAGES --write      and then learn from all and write the trees

PAGES is a folder with `gold.jsonl.gz` (a line a page: `file`, `main_content`) and `html/FILE.html.gz`. Needs
scikit-learn (bench/requirements.txt). A block weighs as its words and, four times, its numbers; a page as the root of
its blocks.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from main_text import Page, Tally, development, pages
from page_labels import labels
from sklearn.ensemble import HistGradientBoostingClassifier

from claimbook.documents.html_encoding import decode_page
from claimbook.documents.page_features import ALL_NAMES
from claimbook.documents.page_model import Trees
from claimbook.documents.web_page import Looked, chosen_by, look, shown_text

TREES = Path(__file__).parents[1] / "claimbook" / "documents" / "page_trees.json"
SETTINGS = {"max_iter": 100, "max_depth": 4, "learning_rate": 0.12, "l2_regularization": 5.0, "min_samples_leaf": 30}
MOST_WORDS, MOST_NUMBERS, NUMBER_WEIGHT = 150, 20, 4


def main() -> None:
    """Measure, and write the trees where asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", type=Path)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    known = [(page, look(decode_page(page.content), page.name)) for page in pages(given.pages)]
    halves = [[each for each in known if development(each[0].name) is side] for side in (True, False)]
    for name, half, other in (("development", *halves), ("held out", *reversed(halves))):
        trees, tally = packed(fitted(other)), Tally()
        for page, looked in half:
            kept = chosen_by(looked, unpacked(trees).chances(looked.table))
            tally.add(page.gold, "\n".join(shown_text(b) for b, yes in zip(looked.blocks, kept, strict=True) if yes))
        print(f"{name} half, learnt from the other: {tally}")
    if given.write:
        TREES.write_text(json.dumps(packed(fitted(known)), separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {TREES.name}: {TREES.stat().st_size // 1024} KB")


def fitted(known: list[tuple[Page, Looked]]) -> Any:
    """Learn which blocks are the article from pages with gold."""
    told = [np.array(labels([block.text for block in looked.blocks], page.gold)) for page, looked in known]
    weights = [_weights(looked) for _, looked in known]
    return HistGradientBoostingClassifier(random_state=0, **SETTINGS).fit(
        np.vstack([looked.table for _, looked in known]), np.concatenate(told), sample_weight=np.concatenate(weights)
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


def packed(model: Any) -> dict[str, Any]:
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
    return {"features": list(ALL_NAMES), "base": float(model._baseline_prediction.ravel()[0]), "depth": deepest, **rows}


def unpacked(stored: dict[str, Any]) -> Trees:
    """Return trees as the package reads them."""
    return Trees.of(stored)


if __name__ == "__main__":
    main()
