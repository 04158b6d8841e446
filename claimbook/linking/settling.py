"""What a whole text settles: a number that its own sentence does not link, by all that the others have shown.

All that is seen of the number and of each value that it may be is weighed by small decision trees, learnt from the
labelled articles of the tests (`bench/train_linking.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from claimbook.base.trees import Trees, stored_trees
from claimbook.linking.cues import REPORTED
from claimbook.linking.entries import Entry
from claimbook.linking.evidence import FEATURES, Beside, Evidence, Reading, Whole, evidence_of, table_of
from claimbook.linking.likeness import COUNTED_ALIKE
from claimbook.linking.measures import Amount, Measure, amount_of, compare, measure_of
from claimbook.linking.scoring import Subject, subject_of

if TYPE_CHECKING:
    from claimbook.linking.index import MeaningIndex
    from claimbook.linking.said import Link, Said

LEAST, LEAST_DIFFERING = 0.12, 0.25  # chance of a value that agrees, of one from which the number differs
SCALED, LARGEST_UNSCALED = 1e6, 1000  # “7.8 billion, down from 13.4”
IMPLIED, GUESSED = 0.6, 0.5  # likeness of a unit that is not said
HARDLY = 0.05  # of a subject: too little for a number that differs
LIKELIER = 0.25  # than what a sentence alone says
FURTHEST = 4.0
OWNED, OF_THING = re.compile(r"\b(?:the|its|their|this|that) $", re.I), re.compile(r" [a-z]")
APART = 2.2  # times; beyond that nothing tells a changed number from another one
NEVER_IMPLIED = ("day", "rank")  # units that a text says
NO_AMOUNTS = ("age", "date", "fiscal_year")


Known = dict[tuple[str, bool], list[tuple[float, bool, Amount]]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a number may be, and the evidence for it."""

    entry: Entry
    reading: Reading
    evidence: Evidence
    subject: Subject
    metric: float
    given: tuple[str, ...]


class Settler:
    """Finds the values that the unlinked numbers of one text mean."""

    def __init__(self, index: MeaningIndex, said: Sequence[Said | None], whole: Whole) -> None:
        self._index, self._said, self._whole = index, said, whole
        self._scales: dict[int, float] = {}
        self._chance: dict[tuple[Amount, str], tuple[int, int]] = {}

    def best(self, number: int, beside: Beside, instead_of: str = "") -> list[Link]:
        """Return the likeliest value of the text's mention of that number, none where nothing is likely enough or,
        `instead_of` another value, hardly likelier than that."""
        said = self._said[number]
        found = list(self.candidates(number, beside))
        if said is None or not found:
            return []
        chances = trees().chances(table_of([each.evidence for each in found]))
        likeliest = int(np.argmax(chances))
        best, chance = found[likeliest], float(chances[likeliest])
        if instead_of:
            other = next((chances[at] for at, each in enumerate(found) if each.entry.id == instead_of), 0.0)
            if chance < other + LIKELIER:
                return []
        if chance < (LEAST if best.reading.closeness.agrees else LEAST_DIFFERING):
            return []
        return [self._index.settled(best.entry, said, best.reading, best.subject, best.metric, best.given, chance)]

    def candidates(self, number: int, beside: Beside) -> Iterator[Candidate]:
        """Yield the values that the text's mention of that number may be."""
        said = self._said[number]
        if said is None or said.mention.kind in NO_AMOUNTS or said.mention.kind == "duration" and said.is_over:
            return
        index, whole = self._index, self._whole
        anchors = {id for found in said.sense.names for id in found.ids} | set(said.reach) | set(whole.named)
        linked = {place for id in beside.paragraph if (place := index.place_of(id)) is not None}
        near = linked | {place for anchor in (*anchors, index.home) for place in index.by_anchor.get(anchor, ())}
        known: Known = {}
        reported = REPORTED.search(said.sense.text) is not None  # somebody named may be who counts
        for place, entry in enumerate(index.entries):
            if entry.date or entry.amount is None:
                continue
            words = entry.words_ja if said.sense.japanese else entry.words
            if place not in near and whole.words.isdisjoint(words):
                continue
            reading = self._reading(entry, said, known)
            if reading is None or place not in near and not reading.closeness.agrees:
                continue
            subject = subject_of(entry, said.sense, said.position, said.reach, index.world)
            if subject.share < HARDLY and place not in linked and not reading.closeness.agrees:
                continue
            of_others = self._is_of_others(entry, said, subject)
            if of_others and not (reported and not entry.at_large):
                continue
            by_chance = self._by_chance(reading.amount, entry.measure.base)
            evidence, metric, given = evidence_of(
                index, entry, said, reading, subject, whole, beside, by_chance, of_others
            )
            if said.mention.kind == "fraction" and not given:  # half of something
                continue
            yield Candidate(entry, reading, evidence, subject, metric, tuple(given))

    def _is_of_others(self, entry: Entry, said: Said, subject: Subject) -> bool:
        """Tell whether a sentence names, in place of whom a value is about, another country or somebody unknown."""
        if subject.here:
            return False
        text, position = said.sense.text, said.position
        left, right = said.sense.clause_of(position)
        if not entry.at_large:
            if said.mention.kind == "fraction" and any(left <= start < right for start, _ in said.sense.asides):
                return True  # half of the cost of somebody else
            return any(start < position and not _describes(text, start, end) for start, end in said.sense.strangers)
        large = self._index.world.at_large
        before = (found for found in said.sense.names if found.start < position or left <= found.start < right)
        return any(id in large and id not in entry.anchors for found in before for id in found.ids)

    def _by_chance(self, amount: Amount, base: str) -> tuple[int, int]:
        """Return with how many values of whatever subject an amount agrees, and with how many to the digit."""
        if (amount, base) not in self._chance:
            held = (each.amount for each in self._index.by_base.get(base, ()) if not each.date)
            found = [compare(amount, each) for each in held if each is not None]
            self._chance[amount, base] = (sum(each.agrees for each in found), sum(each.same for each in found))
        return self._chance[amount, base]

    def _reading(self, entry: Entry, said: Said, known: Known) -> Reading | None:
        """Return a number read as one of a value: one that agrees before others, None where all are too far off;
        `known` is how the number reads as one of values in other units."""
        assert entry.amount is not None
        nearest: Reading | None = None
        kind = entry.unit, entry.nameless
        if kind not in known:
            readings = self._readings(entry, said)
            known[kind] = [(unit, implied, amount) for unit, implied, amount in readings if amount is not None]
        for unit, implied, amount in known[kind]:
            if not amount.span and not entry.amount.span and _is_far(amount, entry.amount):
                continue
            closeness = compare(amount, entry.amount)
            if closeness.agrees:
                return Reading(amount, closeness, unit, implied)
            if nearest is None and 1 / APART < closeness.ratio < APART:
                nearest = Reading(amount, closeness, unit, implied)
        return nearest

    def _readings(self, entry: Entry, said: Said) -> Iterator[tuple[float, bool, Amount | None]]:
        """Yield the amounts that a number may stand for where it is one of a value, in its own unit or an implied."""
        mention = said.mention
        number = (mention.amount, mention.amount_low, mention.amount_high, mention.comparator)
        unit = self._index.likeness.of(entry, mention)
        if entry.unit == "ratio" and mention.kind == "number" and not mention.unit:
            yield COUNTED_ALIKE, True, amount_of(*number, entry.measure)
        elif unit:
            measure = self._index.likeness.measure(entry, mention)
            yield unit, False, amount_of(*number, measure)
            scale = self._scale_beside(said)
            if scale and mention.kind == "money" and mention.amount is not None and mention.amount < LARGEST_UNSCALED:
                yield IMPLIED, True, amount_of(*number, Measure(measure.base, scale))
        elif said.unit_besides and measure_of(said.unit_besides).base == entry.measure.base:
            yield COUNTED_ALIKE, True, amount_of(*number, measure_of(said.unit_besides))
        elif mention.kind == "number" and not mention.unit and entry.measure.base not in NEVER_IMPLIED:
            for factor in {entry.measure.factor, 1.0}:
                yield IMPLIED, True, amount_of(*number, Measure(entry.measure.base, factor))
            scale = self._scale_beside(said)
            if scale and mention.amount is not None and mention.amount < LARGEST_UNSCALED:
                yield IMPLIED, True, amount_of(*number, Measure(entry.measure.base, scale))
        elif mention.kind == "count" and mention.text[-1:].isdigit() and entry.measure.base not in NEVER_IMPLIED:
            for factor in {entry.measure.factor, 1.0}:  # a noun that stands elsewhere is but a guess
                yield GUESSED, True, amount_of(*number, Measure(entry.measure.base, factor))
        elif mention.kind == "money" and "/" in entry.unit and entry.unit.partition("/")[0] == mention.unit:
            yield IMPLIED, True, amount_of(*number, entry.measure)

    def _scale_beside(self, said: Said) -> float:
        """Return the scale of an amount of money in the same sentence that is written with one: billions."""
        if id(said) not in self._scales:
            self._scales[id(said)] = self._find_scale(said)
        return self._scales[id(said)]

    def _find_scale(self, said: Said) -> float:
        for other in self._said:
            if other is None or other is said or other.sense is not said.sense or other.mention.amount is None:
                continue
            amount = float(other.mention.amount)
            if other.mention.kind == "money" and amount >= SCALED:
                return 10.0 ** (math.floor(math.log10(amount)) // 3 * 3)
        return 0.0


def _describes(text: str, start: int, end: int) -> bool:
    """Tell whether a name says what kind of thing is meant: “the Kobe machine”, “their New York debut”."""
    return OWNED.search(text, 0, start) is not None and OF_THING.match(text, end) is not None


def _is_far(one: Amount, other: Amount) -> bool:
    """Tell whether two numbers are so far apart that they can neither agree nor be told as one changed."""
    return not one.number / FURTHEST <= other.number <= one.number * FURTHEST if one.number > 0 else False


@cache
def trees() -> Trees:
    """Return the trees that come with the package."""
    return Trees.of(stored_trees(files("claimbook.linking") / "link_trees.json"), FEATURES)
