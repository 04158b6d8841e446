"""What is seen of a number and of a value that it may be, in its sentence and in the whole text, to be weighed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from claimbook.base.trees import Table
from claimbook.linking.cues import CHANGED, DISPUTED
from claimbook.linking.scoring import STANDS, Subject, is_plain, metric_of, number_weight

if TYPE_CHECKING:
    from claimbook.linking.entries import Entry
    from claimbook.linking.index import MeaningIndex
    from claimbook.linking.measures import Amount, Closeness
    from claimbook.linking.said import Said


@dataclass(slots=True)
class Whole:
    """What a whole text names, how often, and by which words; the values that its numbers were linked to."""

    named: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    values: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Beside:
    """What the numbers around one repeat: those of its sentence, those before it in its paragraph, the nearest first,
    all of its paragraph; how many numbers that has, and the words that tell most of what its sentence's repeat."""

    kin: frozenset[str] = frozenset()
    sentence: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read in a unit as one of a value: how alike the unit is (0 to 1), whether it is only implied."""

    amount: Amount
    closeness: Closeness
    unit: float
    implied: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a number being a value, or against it; whether something holds is 0 or 1."""

    # the number itself
    agrees: float
    same: float
    finer: float
    apart: float
    digits: float
    digits_written: float
    telling: float
    span: float
    agree_by_chance: float
    same_by_chance: float
    # its unit
    unit: float
    implied: float
    counted_in_sentence: float
    rare_unit: float
    money: float
    share: float
    rank: float
    bare: float
    measured: float
    multiple: float
    lasting: float
    # whom the sentence and the text are about
    subject: float
    subject_whole: float
    here: float
    named: float
    headline: float
    reach: float
    named_in_text: float
    times_named: float
    parts_in_text: float
    at_large: float
    nameless: float
    settled_subject: float
    crowd: float
    # what is measured
    metric: float
    words: float
    words_weight: float
    words_before: float
    words_in_text: float
    all_words: float
    unit_weight: float
    has_key: float
    key_here: float
    key_before: float
    key_in_text: float
    plain: float
    plain_before: float
    plain_in_text: float
    kin: float
    # when
    period: float
    period_before: float
    series: float
    newest: float
    dated: float
    says_when: float
    news: float
    # who else
    strangers: float
    asides: float
    stranger_before: float
    strange_topic: float
    about_others: float
    of_another: float
    names_another: float
    names_no_other: float
    other_source: float
    source_named: float
    source_in_text: float
    names: float
    # the value, the sentence
    derived: float
    claim: float
    japanese: float
    length: float
    same_field: float
    settled_value: float
    settled_series: float
    # the numbers around it
    of_others: float
    value_in_sentence: float
    value_before: float
    series_in_sentence: float
    series_before: float
    subject_in_sentence: float
    subject_before: float
    subject_in_paragraph: float
    key_in_paragraph: float
    linked_in_paragraph: float
    changed: float
    disputed: float

    @property
    def row(self) -> tuple[float, ...]:
        """All of it, in the order of `FEATURES`."""
        return ROW(self)


FAR = 9.0  # log of a ratio of two numbers
LEADS = ("subject", "reach", "metric", "words_weight", "words_before", "telling", "unit", "period")
COUNTS = ("agrees", "same", "here", "value_before", "key_here")
EVIDENCE = tuple(each.name for each in fields(Evidence))
ROW = attrgetter(*EVIDENCE)
FEATURES = (*EVIDENCE, *(f"{name}_lead" for name in LEADS), *(f"{name}_count" for name in COUNTS), "nearest", "count")


def table_of(found: Sequence[Evidence]) -> Table:
    """Return the evidence for all that one number may be, a row each, with how far each is ahead of the others."""
    rows = np.array([each.row for each in found], dtype=np.float64)
    leads = rows[:, [EVIDENCE.index(name) for name in LEADS]]
    ahead = np.sort(leads, axis=0)
    most = ahead[-1]
    second = ahead[-2] if len(found) > 1 else np.zeros_like(most)
    lead = leads - np.where(leads == most, second, most)
    counts = np.tile((rows[:, [EVIDENCE.index(name) for name in COUNTS]] > 0).sum(axis=0), (len(found), 1))
    apart = rows[:, EVIDENCE.index("apart")]
    nearest = (apart[:, None] > apart[None, :]).sum(axis=1)
    return np.column_stack([rows, lead, counts, nearest, np.full(len(found), len(found))])


def evidence_of(
    index: MeaningIndex,
    entry: Entry,
    said: Said,
    reading: Reading,
    subject: Subject,
    whole: Whole,
    beside: Beside,
    by_chance: tuple[int, int],
    of_others: bool,
) -> tuple[Evidence, float, list[str]]:
    """Return the evidence for one value, with the metric's share and the words by which a link is told."""
    mention, sense, context = said.mention, said.sense, said.context
    amount, closeness = reading.amount, reading.closeness
    metric, given = metric_of(entry, sense, said.position, context.words, reading.unit)
    words = entry.words_ja if sense.japanese else entry.words
    held = entry.amount
    assert held is not None
    digits = min(amount.digits, held.digits)
    series = index.series[entry.series]
    stands = [name for name, weight in entry.anchors.items() if weight >= STANDS]
    held_alike = {each.id for each in series}

    def is_of_subject(id: str) -> bool:
        return not index.stands_for(id).isdisjoint(stands)

    evidence = Evidence(
        agrees=closeness.agrees,
        same=closeness.same,
        finer=closeness.finer,
        apart=min(abs(math.log(closeness.ratio)), FAR) if closeness.ratio > 0 else FAR,
        digits=digits,
        digits_written=amount.digits,
        telling=number_weight(closeness, digits, "rank" if entry.unit == "rank" else mention.kind, amount.number),
        span=held.span,
        agree_by_chance=by_chance[0],
        same_by_chance=by_chance[1],
        unit=reading.unit,
        implied=reading.implied,
        counted_in_sentence=bool(index.likeness.family(entry.unit) & said.counted),
        rare_unit=math.log(len(index) / max(1, index.units[entry.measure.base])),
        money=mention.kind == "money",
        share=mention.kind in ("percent", "fraction"),
        rank=mention.kind == "rank",
        bare=mention.kind == "number",
        measured=mention.kind == "measure",
        multiple=mention.kind == "multiplier",
        lasting=mention.kind == "duration",
        subject=subject.share,
        subject_whole=subject.whole,
        here=subject.here,
        named=subject.named,
        headline=_most(entry.anchors, dict.fromkeys(context.headline, 1.0)),
        reach=_most(entry.anchors, said.reach),
        named_in_text=max((weight for name, weight in entry.anchors.items() if whole.named[name]), default=0.0),
        times_named=max((whole.named[name] for name in stands), default=0),
        parts_in_text=sum(part for name, part in entry.parts.items() if whole.named[name]),
        at_large=entry.at_large,
        nameless=entry.nameless,
        settled_subject=not whole.subjects.isdisjoint(stands),
        crowd=index.crowd_of(entry),
        metric=metric,
        words=len(given),
        words_weight=sum(words[id] for id in given),
        words_before=sum(weight * context.words.get(id, 0.0) for id, weight in words.items()),
        words_in_text=sum(weight for id, weight in words.items() if id in whole.words),
        all_words=sum(words.values()),
        unit_weight=entry.unit_weight,
        has_key=bool(entry.key),
        key_here=entry.key in given,
        key_before=entry.key in context.words,
        key_in_text=entry.key in whole.words,
        plain=is_plain(entry, given),
        plain_before=is_plain(entry, {*given, *context.words}),
        plain_in_text=is_plain(entry, whole.words),
        kin=bool(entry.key) and entry.key in beside.kin,
        period=index.period(entry, said),
        period_before=index.context_period(entry, said),
        series=len(series),
        newest=index.is_newest(entry, said),
        dated=entry.days is not None,
        says_when=said.times.nearest(said.position, sense.clause_of(said.position)) is not None,
        news=said.times.news,
        strangers=len(sense.strangers),
        asides=len(sense.asides),
        stranger_before=context.stranger,
        strange_topic=sense.strange_topic,
        about_others=sense.about_others(said.position, entry.own_words),
        of_another=index.is_of_another(entry, said),
        names_another=index.names_another(entry, sense),
        names_no_other=index.names_no_other(entry, sense),
        other_source=index.other_source(entry, said),
        source_named=not entry.sources.isdisjoint(sense.entities),
        source_in_text=any(whole.named[name] for name in entry.sources),
        names=len(sense.entities),
        derived=entry.table == "derived",
        claim=entry.table == "claims",
        japanese=sense.japanese,
        length=len(sense.text),
        same_field=_same_field(entry, mention.out_of),
        settled_value=entry.id in whole.values,
        settled_series=sum(1 for each in series if each.id in whole.values),
        of_others=of_others,
        value_in_sentence=entry.id in beside.sentence,
        value_before=_nearness(entry.id == id for id in beside.before),
        series_in_sentence=any(id in held_alike for id in beside.sentence),
        series_before=_nearness(id in held_alike for id in beside.before),
        subject_in_sentence=any(is_of_subject(id) for id in beside.sentence),
        subject_before=_nearness(is_of_subject(id) for id in beside.before),
        subject_in_paragraph=sum(is_of_subject(id) for id in beside.paragraph),
        key_in_paragraph=sum(index.key_of(id) == entry.key for id in beside.paragraph) if entry.key else 0,
        linked_in_paragraph=len(beside.paragraph) / max(1, beside.numbers),
        changed=_near_cue(CHANGED, said),
        disputed=_near_cue(DISPUTED, said),
    )
    return evidence, metric, given


def _most(anchors: Mapping[str, float], named: Mapping[str, float]) -> float:
    return max((weight * named.get(name, 0.0) for name, weight in anchors.items()), default=0.0)


def _same_field(entry: Entry, out_of: int | None) -> float:
    """Return 1 where a place is one among as many as the value's, -1 where among others, 0 where that is not said."""
    if not entry.out_of or not out_of:
        return 0.0
    return 1.0 if entry.out_of == out_of else -1.0


def _nearness(found: Iterable[bool]) -> float:
    """Return 1 where the first holds, the less the later the first that does, 0 where none does."""
    return next((1.0 / (1 + place) for place, holds in enumerate(found) if holds), 0.0)


def _near_cue(cue: re.Pattern[str], said: Said) -> float:
    """Return 1 where the clause of a number, 0.5 where its sentence tells of a change or a doubt."""
    return _cue_in(cue, said.sense.text, *said.sense.clause_of(said.position))


@lru_cache(maxsize=64)
def _cue_in(cue: re.Pattern[str], text: str, start: int, end: int) -> float:
    if cue.search(text, start, end):
        return 1.0
    return 0.5 if cue.search(text) else 0.0
