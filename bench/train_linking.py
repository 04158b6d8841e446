"""Make `claimbook/linking/link_trees.json` from labelled articles, and say how well it does on writers left out.

python bench/train_linking.py              learn from all writers but one, measure on the one, in turn
python bench/train_linking.py SPLIT …      measure on those writers only
python bench/train_linking.py --write      learn from all and write the trees

The articles are those of `tests/linking/articles.jsonl`; a split is a writer. Needs scikit-learn
(bench/requirements.txt). A row is a number of an article and a value that it may be; it is true where the labels name
that value; the index is with derived values and without. Few facts of the articles differ from the book, so that some
are altered to learn from: of every article, again and again, one number in five, and only the rows of those count.
Measured is what the whole reading does: rules first, trees where they say nothing.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
from collections.abc import Collection, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads wait for each other

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from train_main_text import rows_of

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from linking_accuracy import SPLITS, articles, followed, measure  # noqa: E402

from claimbook.base.trees import Trees  # noqa: E402
from claimbook.book.book import open_book  # noqa: E402
from claimbook.extract import Mention, extract  # noqa: E402
from claimbook.linking import MeaningIndex, settling  # noqa: E402
from claimbook.linking.evidence import FEATURES, table_of  # noqa: E402
from claimbook.linking.meanings import shortened  # noqa: E402
from claimbook.linking.measures import digits_of  # noqa: E402
from claimbook.linking.reading import Reader  # noqa: E402
from claimbook.linking.said import Link  # noqa: E402
from claimbook.linking.settling import Candidate, Settler  # noqa: E402

LEARNT = tuple(each for each in SPLITS if each != "unseen")
TREES = ROOT / "claimbook" / "linking" / "link_trees.json"
SETTINGS = {"max_iter": 150, "max_depth": 4, "learning_rate": 0.08, "l2_regularization": 5.0, "min_samples_leaf": 20}
ALTERATIONS, ALTERED_SHARE, ALTERED_WEIGHT = 3, 0.22, 0.3
ALTERED_BY, LEAST_ALTERED = (0.05, 0.5), Decimal("0.03")  # log of the factor; least change of a number
SMALL = 1000  # whole numbers below stay whole


@dataclass
class Known:
    """What is known of the articles of one writer: a row for each number and value, whether it is that one."""

    rows: list[list[float]] = field(default_factory=list)
    true: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


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
    asked.add_argument("splits", nargs="*", default=LEARNT, metavar="SPLIT")
    given = asked.parse_args()
    with ProcessPoolExecutor() as workers:
        known = dict(zip(LEARNT, workers.map(known_of, LEARNT), strict=True))
    if given.write:
        trees = rows_of(fitted(known.values()), FEATURES)
        TREES.write_text(json.dumps(trees, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {TREES.name}: {TREES.stat().st_size // 1024} KB")
        return
    index = MeaningIndex.of(open_book(ROOT))
    for left_out in given.splits:
        learnt = fitted(each for split, each in known.items() if split != left_out)
        stored = Trees.of(rows_of(learnt, FEATURES), FEATURES)
        settling.trees = lambda stored=stored: stored
        for language in ("en", "ja"):
            tally = measure(index, articles(left_out, language))
            told = f"{tally.right}/{tally.facts} right, {tally.related} with the relation"
            print(f"{left_out} {language}: {told}, {tally.linked}/{tally.others} others linked", flush=True)
            if given.splits is not LEARNT:
                print("\n".join(tally.wrong))


def known_of(split: str) -> Known:
    """Return what is known of the articles of one writer; numbers that may be linked or not are left out."""
    book = open_book(ROOT)
    stated, index = MeaningIndex.of(book, derived=False), MeaningIndex.of(book)
    known, chance = Known(), random.Random(split)
    for article in articles(split):
        for each in (index, stated):
            mentions = extract(article["text"], article["published"])
            _learn(known, each, article, mentions, range(len(mentions)), 1.0)
        for _ in range(ALTERATIONS):
            mentions = extract(article["text"], article["published"])
            _learn(known, stated, article, mentions, _altered(article, mentions, chance), ALTERED_WEIGHT)
    return known


def _learn(
    known: Known,
    index: MeaningIndex,
    article: dict[str, Any],
    mentions: list[Mention],
    numbers: Collection[int],
    weight: float,
) -> None:
    """Add the rows of some of the numbers of an article."""
    if not numbers:
        return
    successors = followed()
    reader = Collector(index, article["text"], mentions, article["published"], "", 5)
    reader.links()
    for number in numbers:
        candidates, fact = reader.seen[number], _fact_of(article, mentions[number])
        if not candidates or fact is not None and fact["relations"] == ["?"]:
            continue
        named = fact["ids"] if fact else []
        ids = {*named, *(successors[id] for id in named if id in successors)}
        known.rows += table_of([each.evidence for each in candidates]).tolist()
        known.true += [each.entry.id in ids for each in candidates]
        known.weights += [weight] * len(candidates)


def _fact_of(article: dict[str, Any], mention: Mention) -> dict[str, Any] | None:
    overlapping = (each for each in article["facts"] if mention.start < each["end"] and each["start"] < mention.end)
    return next(overlapping, None)


def _altered(article: dict[str, Any], mentions: list[Mention], chance: random.Random) -> list[int]:
    """Alter some of the numbers that repeat values of the book, and return their places."""
    places: list[int] = []
    for place, mention in enumerate(mentions):
        fact = _fact_of(article, mention)
        if fact is None or fact["relations"][0] not in ("repeats", "refines") or not mention.amount or mention.date:
            continue
        if chance.random() < ALTERED_SHARE and (amount := _another(mention, mention.amount, chance)) is not None:
            mention.amount, mention.comparator = amount, "eq"
            places.append(place)
    return places


def _another(mention: Mention, amount: Decimal, chance: random.Random) -> Decimal | None:
    """Return a number near another with about as many digits, None where it would be none that is said."""
    if mention.kind == "rank":
        return max(amount + chance.choice((-4, -3, -2, -1, 1, 2, 3, 4)), Decimal(1))
    factor = Decimal(math.exp(chance.choice((-1, 1)) * chance.uniform(*ALTERED_BY)))
    other = shortened(amount * factor, max(digits_of(amount), 2))
    if amount == amount.to_integral_value() and amount < SMALL:
        other = other.to_integral_value()
    too_large = mention.kind == "percent" and other >= 100
    return None if too_large or abs(other / amount - 1) < LEAST_ALTERED else other


def fitted(some: Iterable[Known]) -> HistGradientBoostingClassifier:
    """Learn which value a number is from what is known."""
    some = list(some)
    rows, true = [row for each in some for row in each.rows], [yes for each in some for yes in each.true]
    weights = [weight for each in some for weight in each.weights]
    learner = HistGradientBoostingClassifier(random_state=0, **SETTINGS)
    return learner.fit(np.array(rows, dtype=np.float64), true, sample_weight=weights)


if __name__ == "__main__":
    main()
