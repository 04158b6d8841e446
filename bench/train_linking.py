"""Make `claimbook/linking/link_trees.json` from labelled articles, and say how well it does on writers left out.

python bench/train_linking.py              learn from all writers but one, measure on the one, in turn
python bench/train_linking.py --write      learn from all and write the trees

The articles are those of `tests/linking/articles.jsonl`; a split is a writer. Needs scikit-learn
(bench/requirements.txt). A row is a number of an article and a value that it may be; it is true where the labels name
that value. Measured is what the whole reading does: rules first, trees where they say nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from train_main_text import rows_of

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from linking_accuracy import SPLITS, articles, followed, measure  # noqa: E402

from claimbook.base.trees import Trees  # noqa: E402
from claimbook.book.book import open_book  # noqa: E402
from claimbook.extract import extract  # noqa: E402
from claimbook.linking import MeaningIndex, settling  # noqa: E402
from claimbook.linking.evidence import FEATURES, table_of  # noqa: E402
from claimbook.linking.reading import Reader  # noqa: E402
from claimbook.linking.said import Link  # noqa: E402
from claimbook.linking.settling import Candidate, Settler  # noqa: E402

TREES = ROOT / "claimbook" / "linking" / "link_trees.json"
SETTINGS = {"max_iter": 150, "max_depth": 4, "learning_rate": 0.08, "l2_regularization": 5.0, "min_samples_leaf": 20}


@dataclass
class Known:
    """What is known of the articles of one writer: a row for each number and value, whether it is that one."""

    rows: list[tuple[float, ...]] = field(default_factory=list)
    true: list[bool] = field(default_factory=list)


class Collector(Reader):
    """Reads an article by rules alone and collects what each of its numbers may be."""

    seen: list[list[Candidate]]

    def _settle(self, found: list[list[Link]]) -> None:
        self.seen = []
        repeated = self._repeated(found)
        for number, said in enumerate(self._said):
            others = {place: id for place, id in repeated.items() if place != number}
            self._note(others.values())
            settler = Settler(self._index, self._said, self._whole)
            self.seen.append([] if said is None else list(settler.candidates(number, self._beside(number, others))))


def main() -> None:
    """Measure, or write the trees."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    index = MeaningIndex.of(open_book(ROOT))
    known = {split: known_of(index, articles(split)) for split in SPLITS}
    if given.write:
        trees = rows_of(fitted(known.values()), FEATURES)
        TREES.write_text(json.dumps(trees, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {TREES.name}: {TREES.stat().st_size // 1024} KB")
        return
    for left_out in SPLITS:
        learnt = fitted(each for split, each in known.items() if split != left_out)
        settling.trees = lambda learnt=learnt: Trees.of(rows_of(learnt, FEATURES), FEATURES)
        for language in ("en", "ja"):
            tally = measure(index, articles(left_out, language))
            told = f"{tally.right}/{tally.facts} right, {tally.linked}/{tally.others} others linked"
            print(f"{left_out} {language}: {told}", flush=True)


def known_of(index: MeaningIndex, some: Iterator[dict[str, Any]]) -> Known:
    """Return what is known of some articles; numbers that may be linked or not are left out."""
    known, successors = Known(), followed()
    for article in some:
        text, published = article["text"], article["published"]
        mentions = extract(text, published)
        reader = Collector(index, text, mentions, published, "", 5)
        reader.links()
        for mention, candidates in zip(mentions, reader.seen, strict=True):
            fact = next((f for f in article["facts"] if mention.start < f["end"] and f["start"] < mention.end), None)
            if fact is not None and fact["relations"] == ["?"]:
                continue
            named = fact["ids"] if fact else []
            ids = {*named, *(successors[id] for id in named if id in successors)}
            if not candidates:
                continue
            known.rows += table_of([each.evidence for each in candidates]).tolist()
            known.true += [each.entry.id in ids for each in candidates]
    return known


def fitted(some: Iterable[Known]) -> HistGradientBoostingClassifier:
    """Learn which value a number is from what is known."""
    some = list(some)
    rows, true = [row for each in some for row in each.rows], [yes for each in some for yes in each.true]
    return HistGradientBoostingClassifier(random_state=0, **SETTINGS).fit(np.array(rows, dtype=np.float64), true)


if __name__ == "__main__":
    main()
