"""A value of the book as the index compares it: subjects and words by weight, its amount or date, its series.

A word weighs the more the fewer values it is about (inverse document frequency, Spärck Jones, 1972).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claimbook.linking.measures import Amount, Measure, amount_of, measure_of
from claimbook.linking.periods import Days, days_of

BARE = "times"  # a derived ratio has no unit; in prose it is so many times
UNIT, LESSER = "unit", 0.75
LABELS = {"claims": "claim", "reference": "outside figure", "derived": "derived value"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value. `anchors` say how far each name alone stands for its subject; `parts` sum to one, as `words` and
    `unit_weight` do (`words_ja` the same without English stems); `key` is the word of the thesaurus that tells most;
    `spoken` are the years that its own words name, as the end of a plan; `nameless` is what only words and no names
    stand for; `out_of` how many a rank is of; `sources` who
    published it; `series` is shared by the values of one thing at several times."""

    id: str
    table: str
    unit: str
    measure: Measure
    amount: Amount | None
    date: str
    days: Days | None
    known: Days | None
    anchors: Mapping[str, float]
    parts: Mapping[str, float]
    helpers: frozenset[str]
    words: Mapping[str, float]
    words_ja: Mapping[str, float]
    unit_weight: float
    key: str
    at_large: bool
    nameless: bool
    out_of: int
    spoken: tuple[Days, ...]
    series: tuple[Any, ...]
    label: str
    sources: frozenset[str] = frozenset()

    @property
    def own_words(self) -> frozenset[str]:
        """The words for what is measured, and the names of things among them."""
        return frozenset(id.removeprefix("name:") for id in self.words if not id.startswith("stem:"))

    @property
    def last_known(self) -> Days | None:
        """The days that the value speaks of or, for a forecast, those when it was made."""
        return self.known or self.days


def entries_of(records: Iterable[Mapping[str, Any]], at_large: Iterable[str]) -> list[Entry]:
    """Return the records as entries, their words weighed against each other."""
    records, large = list(records), set(at_large)
    counts = Counter(id for record in records for id in {*record["anchors"], *record["words"]})
    counts.update(f"unit:{measure_of(record['unit'] or BARE).base}" for record in records)
    rarity = {id: math.log((len(records) + 1) / count) + 0.1 for id, count in counts.items()}
    return [_entry(record, rarity, large) for record in records]


def _entry(record: Mapping[str, Any], rarity: Mapping[str, float], large: set[str]) -> Entry:
    measure = measure_of(record["unit"] or BARE)
    anchors = record["anchors"]
    weights = {id: weight * rarity[id] for id, weight in record["words"].items()}
    words = _shares(weights | {UNIT: rarity[f"unit:{measure.base}"]})
    unit_weight = words.pop(UNIT)
    return Entry(
        id=record["id"],
        table=record["table"],
        unit=record["unit"],
        measure=measure,
        amount=None if record["date"] else amount_of(*_numbers(record), record["comparator"], measure),
        date=record["date"],
        days=days_of(record["period"]),
        known=days_of(record["known"]),
        anchors=anchors,
        helpers=frozenset(record["helpers"]),
        words=words,
        words_ja=_without_stems(words, 1.0 - unit_weight),
        unit_weight=unit_weight,
        key=max((id for id in words if ":" not in id), key=words.__getitem__, default=""),
        parts=_shares({id: weight * rarity[id] for id, weight in anchors.items() if weight > LESSER}),
        at_large=all(id in large for id in anchors),
        nameless=all(id.startswith("word:") for id in anchors),
        out_of=int(record["out_of"] or 0),
        spoken=tuple(days for each in record.get("years", ()) if (days := days_of(each)) is not None),
        series=(measure.base, frozenset(anchors), frozenset(id for id in words if not id.startswith("stem:"))),
        label=record["label"],
        sources=frozenset(record.get("sources", ())),
    )


def _numbers(record: Mapping[str, Any]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    number, low, high = (Decimal(record[column]) if record[column] else None for column in ("number", "low", "high"))
    return number, low, high


def _without_stems(words: Mapping[str, float], total: float) -> dict[str, float]:
    """Return the words that a Japanese text can give, weighing together as much as all: no stems of English ones."""
    kept = {id: weight for id, weight in words.items() if not id.startswith("stem:")}
    return {id: share * total for id, share in _shares(kept).items()}


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values()) or 1.0
    return {id: weight / total for id, weight in weights.items()}
