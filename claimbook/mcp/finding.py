"""Find a value by words: those of its label, its id and the names of what it is of, rare words counting more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.brief.meaning import stems

OF_LABEL, OF_OTHERS = 1.0, 0.6
RETIRED = 0.5
Record = Mapping[str, Any]


class Finder:
    """The values of a book by the words that a question may name them with."""

    def __init__(self, document: Record) -> None:
        self._values: list[Record] = list(document["values"])
        names = {id: [*each["names"], *each["names_ja"]] for id, each in (document.get("entities") or {}).items()}
        meant = {each["id"]: each for each in (document.get("meaning") or {}).get("values", ())}
        words: dict[str, Record] = document.get("words") or {}
        self._terms = [_terms(each, names, meant.get(each["id"], {}), words) for each in self._values]
        counts = Counter(term for terms in self._terms for term in terms)
        self._rarity = {term: math.log(1 + len(self._values) / count) for term, count in counts.items()}

    def find(self, question: str, most: int) -> list[tuple[Record, float]]:
        """Return the values that fit a question best, each with how much of it they answer, 0 to 1."""
        asked = set(_stems(question))
        total = sum(self._rarity.get(term, max(self._rarity.values(), default=1.0)) for term in asked)
        if not total:
            return []
        scored = []
        for place, (record, terms) in enumerate(zip(self._values, self._terms, strict=True)):
            share = sum(self._rarity[term] * terms[term] for term in asked if term in terms) / total
            if share:
                share *= 1.0 if record["status"] == "current" else RETIRED
                scored.append((-round(share, 4), len(terms), place))
        return [(self._values[place], -share) for share, _, place in sorted(scored)[:most]]


def _stems(text: str) -> list[str]:
    return [each.lower() for each in stems(text)]


def _terms(
    record: Record, names: Mapping[str, list[str]], meant: Record, words: Mapping[str, Record]
) -> dict[str, float]:
    """Return the stems by which a value may be asked for, with how much each tells."""
    own = _texts_of(record)
    others = [name for id in (*meant.get("anchors", ()), record.get("subject") or "") for name in names.get(id, ())]
    others += [word for id in meant.get("words", ()) for each in [words.get(id, {})]
               for word in (*each.get("words", ()), *each.get("words_ja", ()))]  # fmt: skip
    terms = {stem: OF_OTHERS for text in others for stem in _stems(text)}
    return terms | {stem: OF_LABEL for text in own for stem in _stems(text)}


def _texts_of(record: Record) -> Iterable[str]:
    yield record["label"]
    yield record["id"].replace("-", " ")
    yield record["as_of_text"] or ""
    yield record["scenario"] or ""
