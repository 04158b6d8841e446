"""Which value a passage is about, by its words: how far a value's own words stand in it, and what the index of
meaning says."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimbook.brief.vocabulary.words import ENDINGS, STOP, SYNONYMS

if TYPE_CHECKING:
    from claimbook.brief.states import Known, States

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9.]*[A-Za-z0-9]|[A-Za-z]|\d+(?:\.\d+)?|[\u3040-\u30ff\u3400-\u9fff]{2,}")


def stem(word: str) -> str:
    """Return a word without its ending, synonyms made one."""
    lowered = word.lower().strip(".'’")
    for ending in ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 3:
            lowered = lowered[: -len(ending)]
            break
    return SYNONYMS.get(lowered, lowered)


def stems(text: str) -> list[str]:
    """Return the stems of a text's words that say something."""
    found = []
    for token in _TOKEN.findall(text.replace("’s", "").replace("'s", "")):
        if token.lower() in STOP:
            continue
        made = stem(token)
        if made:
            found.append(made)
    return found


class Meaning:
    """The words of all values of a book, weighted by how much they tell apart."""

    def __init__(self, states: States) -> None:
        self.states = states
        self._cache: dict[str, frozenset[str]] = {}
        self._text_cache: dict[str, frozenset[str]] = {}

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """Return the other names of each entity, by its name."""
        found: dict[str, list[str]] = {}
        for entity in self.states.entities:
            names = [str(entity.get("name") or "")]
            for column in ("aliases", "names_ja", "names"):
                cell = entity.get(column) or ""
                names += cell.split("|") if isinstance(cell, str) else [str(each) for each in cell]
            found[names[0]] = [name.strip() for name in names if name.strip()]
        return found

    @cached_property
    def weights(self) -> dict[str, float]:
        counts: Counter[str] = Counter()
        for known in self.states.newest.values.values():
            counts.update(self.words(known))
        total = len(self.states.newest.values) or 1
        return {word: math.log(1 + total / count) for word, count in counts.items()}

    def words(self, known: Known) -> frozenset[str]:
        """Return the stems of a value's label and of the words its metric has."""
        key = known.label
        if key not in self._cache:
            label = re.sub(r"\([^)]{40,}\)", " ", known.label)
            self._cache[key] = frozenset(word for word in stems(label) if not word.isdigit())
        return self._cache[key]

    def words_of(self, text: str) -> frozenset[str]:
        if text not in self._text_cache:
            if len(self._text_cache) > 2000:
                self._text_cache.clear()
            found = set(stems(text))
            for names in self.names.values():
                if any(name and _stands(name, text) for name in names[1:]):
                    found.update(stems(names[0]))
            self._text_cache[text] = frozenset(found)
        return self._text_cache[text]

    def overlap(self, known: Known, text: str) -> float:
        """Return how much of a value's words stands in a text: 0 to 1, rare words counting more."""
        own = self.words(known)
        if not own:
            return 0.0
        there = self.words_of(text)
        total = sum(self.weights.get(word, 1.0) for word in own)
        return sum(self.weights.get(word, 1.0) for word in own if word in there) / total if total else 0.0


def _stands(name: str, text: str) -> bool:
    if name.isascii():
        return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text) is not None
    return name in text


def as_candidates(found: list[tuple[Any, float]]) -> list[dict[str, Any]]:
    """Return candidates as a report lists them."""
    return [{"id": known.id, "score": round(score, 3)} for known, score in found]
