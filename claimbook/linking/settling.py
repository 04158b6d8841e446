"""What a whole text settles: a number that its own sentence does not link, by all that the others have shown.

Evidence for a value is weighed as log-odds, fitted on the labelled articles: how seldom a number agrees by chance, who
and what the sentence and the text are about, what other numbers of the text have been linked to.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.linking.entries import Entry
from claimbook.linking.likeness import COUNTED_ALIKE
from claimbook.linking.measures import Amount, Closeness, Measure, amount_in, amount_of, compare, measure_of
from claimbook.linking.scoring import STANDS, Subject, is_plain, metric_of, subject_of

if TYPE_CHECKING:
    from claimbook.linking.index import MeaningIndex
    from claimbook.linking.said import Link, Said

SCALED, LARGEST_UNSCALED = 1e6, 1000  # “7.8 billion, down from 13.4”
IMPLIED = 0.6  # likeness of a unit that is not said
LEAST_SUBJECT, CLEAR = 0.1, 0.55
COMMON_UNIT, APART, DISTANT = 60, 2.5, 0.7  # values in a unit; how far a number may differ, and what that costs
ALIKE = 0.2  # log-odds within which two values are as likely, and the period decides
BASE = -2.75
WEIGHTS = {
    "two_digits": 1.2,
    "more_digits": 3.35,
    "same": 1.1,
    "share": -1.05,
    "round_share": -1.0,
    "rank": -1.2,
    "span": -1.75,
    "crowd": -3.3,
    "unit_alike": 1.6,
    "loose": -0.55,
    "subject": 1.4,
    "clear": 1.45,
    "named": 0.85,
    "shown": 0.2,
    "large": -0.65,
    "stranger_instead": -0.85,
    "stranger_before": -1.65,
    "asides": -1.0,
    "another": -1.1,
    "metric": 0.7,
    "silent": -0.45,
    "kin_here": 1.15,
    "period": 2.4,
    "other_period": -0.85,
    "older": -2.4,
    "about_others": -5.2,
    "derived": -2.6,
}
NEVER_IMPLIED = ("day", "rank")  # units that a text says
NO_AMOUNTS = ("age", "date", "fiscal_year")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the linked numbers of a text have shown: values, and the names that stand for their subjects."""

    values: frozenset[str]
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a number being a value, or against it: each 0 or 1, or a share."""

    two_digits: float = 0.0
    more_digits: float = 0.0
    same: float = 0.0
    share: float = 0.0
    round_share: float = 0.0
    rank: float = 0.0
    span: float = 0.0
    crowd: float = 0.0
    unit_alike: float = 0.0
    loose: float = 0.0
    subject: float = 0.0
    clear: float = 0.0
    named: float = 0.0
    shown: float = 0.0
    large: float = 0.0
    strangers: float = 0.0
    stranger_instead: float = 0.0
    stranger_before: float = 0.0
    asides: float = 0.0
    another: float = 0.0
    metric: float = 0.0
    silent: float = 0.0
    kin_here: float = 0.0
    period: float = 0.0
    other_period: float = 0.0
    older: float = 0.0
    about_others: float = 0.0
    derived: float = 0.0

    @property
    def odds(self) -> float:
        """The log-odds that the number is the value, less what is asked at least."""
        return BASE + sum(weight * float(getattr(self, name)) for name, weight in WEIGHTS.items())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that agrees with a number, and the evidence for it."""

    entry: Entry
    evidence: Evidence
    amount: Amount
    closeness: Closeness
    subject: Subject
    metric: float
    given: tuple[str, ...]
    unit: float


class Settler:
    """Finds the values that the unlinked numbers of one text mean."""

    def __init__(self, index: MeaningIndex, said: Sequence[Said | None], shown: Shown) -> None:
        self._index, self._said, self._shown = index, said, shown

    def best(self, number: int, kin: Collection[str]) -> list[Link]:
        """Return the one value that a number can hardly but mean, none where nothing is sure enough."""
        said = self._said[number]
        found = sorted(self.candidates(number, kin), key=lambda each: -each.evidence.odds)
        if said is None or not found or found[0].evidence.odds < 0:
            return []
        alike = [each for each in found if each.evidence.odds > found[0].evidence.odds - ALIKE]
        best = max(
            alike,
            key=lambda each: (self._index.context_period(each.entry, said), each.entry.id not in self._shown.values),
        )
        link = self._index.link(
            best.entry, "repeats", best.evidence.odds, said, best.amount, best.closeness, best.subject, best.metric,
            list(best.given), 0, best.unit,
        )  # fmt: skip
        return [link] if link is not None else []

    def differing(self, number: int) -> list[Link]:
        """Return the one value that a number contradicts or renews in a sentence that names nobody: of whom the text
        speaks, plainly what is measured, in its unit, which is one of measures: sums and counts are of many things."""
        said = self._said[number]
        if said is None or said.mention.kind != "measure" or said.sense.names or said.context.stranger:
            return []
        if said.sense.strangers or said.sense.asides:
            return []
        found = [each for id in self._shown.subjects for each in self._differing(id, said)]
        best = max(found, key=lambda each: each.score, default=None)
        return [best] if best is not None else []

    def _differing(self, subject_id: str, said: Said) -> Iterator[Link]:
        index = self._index
        for place in index.by_anchor.get(subject_id, ()):
            entry = index.entries[place]
            if entry.date or entry.amount is None or entry.amount.span or entry.table == "derived":
                continue
            if entry.id in self._shown.values or index.units[entry.measure.base] > COMMON_UNIT:
                continue
            if index.likeness.of(entry, said.mention) < 1:
                continue
            amount = amount_in(said.mention, measure_of(said.mention.unit or ""))
            if amount is None or amount.span:
                continue
            closeness = compare(amount, entry.amount)
            subject = subject_of(entry, said.sense, said.position, said.reach, index.world)
            metric, given = metric_of(entry, said.sense, said.position, said.context.words, 1.0)
            plainly = is_plain(entry, set(given)) and subject.share >= CLEAR and index.period(entry, said) >= 0
            if not plainly or closeness.agrees or not 1 / APART < closeness.ratio < APART:
                continue
            relation = index.differs_how(entry, said, 0)
            if relation and not said.sense.about_others(said.position, entry.own_words):
                odds = subject.share + metric - DISTANT * abs(math.log(closeness.ratio))
                link = index.link(entry, relation, odds, said, amount, closeness, subject, metric, given, 0, 1.0)
                if link is not None:
                    yield link

    def candidates(self, number: int, kin: Collection[str] = ()) -> Iterator[Candidate]:
        """Yield the values that agree with the text's mention of that number; `kin` are the keys of the values that
        other numbers of its sentence were linked to."""
        said = self._said[number]
        if said is None or said.mention.kind in NO_AMOUNTS or said.mention.kind == "duration" and said.is_over:
            return
        anchors = {id for found in said.sense.names for id in found.ids} | set(said.reach) | self._shown.subjects
        anchors |= {f"word:{id}" for id in said.sense.word_ids}
        near = sorted({place for anchor in anchors for place in self._index.by_anchor.get(anchor, ())})
        for place in near:
            entry = self._index.entries[place]
            if entry.date or entry.amount is None:
                continue
            found = self._agreeing(entry, said)
            if found is None:
                continue
            amount, closeness, unit = found
            candidate = self._candidate(entry, said, amount, closeness, unit, kin)
            if candidate is not None:
                yield candidate

    def _agreeing(self, entry: Entry, said: Said) -> tuple[Amount, Closeness, float] | None:
        """Return how a number agrees with a value, in its own unit or in one that is implied."""
        assert entry.amount is not None
        for unit, amount in self._readings(entry, said):
            if amount is None:
                continue
            closeness = compare(amount, entry.amount)
            if closeness.agrees and not closeness.finer:
                return amount, closeness, unit
        return None

    def _readings(self, entry: Entry, said: Said) -> Iterator[tuple[float, Amount | None]]:
        mention = said.mention
        number = (mention.amount, mention.amount_low, mention.amount_high, mention.comparator)
        unit = self._index.likeness.of(entry, mention)
        if entry.unit == "ratio" and mention.kind == "number" and not mention.unit:
            yield COUNTED_ALIKE, amount_of(*number, entry.measure)
        elif unit:
            measure = measure_of(mention.unit or "")
            yield unit, amount_of(*number, measure)
            scale = self._scale_beside(said)
            if scale and mention.kind == "money" and mention.amount is not None and mention.amount < LARGEST_UNSCALED:
                yield IMPLIED, amount_of(*number, Measure(measure.base, scale))
        elif mention.kind == "number" and not mention.unit and entry.measure.base not in NEVER_IMPLIED:
            for factor in {entry.measure.factor, 1.0}:
                large = mention.amount is not None and abs(mention.amount) >= SCALED
                if large or factor != 1.0 or mention.amount is not None and mention.amount % 1:
                    yield IMPLIED, amount_of(*number, Measure(entry.measure.base, factor))
            scale = self._scale_beside(said)
            if scale and mention.amount is not None and mention.amount < LARGEST_UNSCALED:
                yield IMPLIED, amount_of(*number, Measure(entry.measure.base, scale))
        elif mention.kind == "money" and "/" in entry.unit and entry.unit.partition("/")[0] == mention.unit:
            yield IMPLIED, amount_of(*number, entry.measure)

    def _scale_beside(self, said: Said) -> float:
        """Return the scale of an amount of money in the same sentence that is written with one: billions."""
        for other in self._said:
            if other is None or other is said or other.sense is not said.sense or other.mention.amount is None:
                continue
            amount = float(other.mention.amount)
            if other.mention.kind == "money" and amount >= SCALED:
                return 10.0 ** (math.floor(math.log10(amount)) // 3 * 3)
        return 0.0

    def _candidate(
        self, entry: Entry, said: Said, amount: Amount, closeness: Closeness, unit: float, kin: Collection[str]
    ) -> Candidate | None:
        index, shown = self._index, self._shown
        subject = subject_of(entry, said.sense, said.position, said.reach, index.world)
        stands = {id for id, weight in entry.anchors.items() if weight >= STANDS}
        known = bool(stands & shown.subjects)
        if subject.share < LEAST_SUBJECT and not known:
            return None
        metric, given = metric_of(entry, said.sense, said.position, said.context.words, unit)
        period = index.period(entry, said)
        digits = min(amount.digits, entry.amount.digits if entry.amount else 1)
        evidence = Evidence(
            two_digits=float(digits == 2),
            more_digits=float(digits > 2),
            same=float(closeness.same),
            share=float(entry.measure.base == "percent" and entry.unit != "ratio"),
            round_share=float(entry.measure.base == "percent" and digits == 1),
            rank=float(entry.unit == "rank"),
            span=float(said.mention.kind == "duration"),
            crowd=math.log(1 + index.crowd_of(entry)) / 5,
            unit_alike=float(unit >= COUNTED_ALIKE),
            loose=float(0 < unit < IMPLIED),
            subject=subject.share,
            clear=float(subject.share >= CLEAR),
            named=float(subject.named),
            shown=float(known),
            large=float(entry.at_large),
            strangers=float(bool(said.sense.strangers)),
            stranger_instead=float(bool(said.sense.strangers) and not subject.named),
            stranger_before=float(said.context.stranger and not said.sense.entities),
            asides=float(bool(said.sense.asides)),
            another=float(index.names_another(entry, said.sense)),
            metric=metric,
            silent=float(not given),
            kin_here=float(entry.key in kin),
            period=float(period > 0),
            other_period=float(period == -1),
            older=float(period < -1),
            about_others=float(said.sense.about_others(said.position, entry.own_words)),
            derived=float(entry.table == "derived"),
        )
        return Candidate(entry, evidence, amount, closeness, subject, metric, tuple(given), unit)
