"""What a text tells as changed: “the ceiling of 30 MW was raised to 40 MW”, “今夏には40MWに引き上げられた”.

The number behind such words is a newer value of what the number before them repeats, whatever its own sentence says of
it: the words for what is measured stand with the first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from claimbook.linking.cues import NEARLY, is_told_as_changed
from claimbook.linking.entries import LABELS
from claimbook.linking.measures import Amount, amount_of, measure_of
from claimbook.linking.periods import days_of, edtf_of
from claimbook.linking.said import Link
from claimbook.linking.scoring import Matched

if TYPE_CHECKING:
    from claimbook.linking.entries import Entry
    from claimbook.linking.index import MeaningIndex
    from claimbook.linking.said import Said

FROM_BEHIND = re.compile(
    r"(?:,| \w+)?[^.;,]{0,24},? (?:compared (?:with|to)|up from|down from|against|from|instead of|rather than) "
    rf"{NEARLY}$",
    re.I,
)
FIRST_OF_THEM = re.compile(r"\b(?:first|former)\b|前者")
APART, NEAR = 4.0, 1.6
FURTHEST = 320  # letters between
SURE, LIKELY = 0.8, 0.3


def changes(
    index: MeaningIndex, text: str, said: Sequence[Said | None], found: Sequence[Sequence[Link]], own: Collection[int]
) -> dict[int, Link]:
    """Return the link of each number that a text tells as a newer value of what a number beside it repeats; what the
    sentences of those of the places `own` link stays, unless the other number stands there too."""
    told: dict[int, Link] = {}
    for number, each in enumerate(said):
        if each is None or found[number] and found[number][0].relation == "repeats":
            continue
        repeated = [
            (index.entry(links[0].id), other)
            for before in _told_before(text, said, number)
            if (links := found[before]) and links[0].matched.value and (other := said[before]) is not None
            if number not in own or other.sense is each.sense
        ]
        likeliest = found[number][0].id if found[number] and number not in own else ""
        repeated.sort(
            key=lambda pair: (
                pair[0].id != likeliest,
                not _is_named(pair[0], each),
                _is_far(index, pair[0], pair[1], each),
            )
        )
        if likeliest and found[number][0].score >= LIKELY and all(entry.id != likeliest for entry, _ in repeated):
            continue
        if changed := next(filter(None, (_changed(index, entry, each, other) for entry, other in repeated)), None):
            told[number] = changed
    return told


def _is_named(entry: Entry, each: Said) -> bool:
    """Tell whether the clause of a number has a word for what a value measures: the plan, the ceiling."""
    start, end = each.sense.clause_of(each.position)
    words = entry.words_ja if each.sense.japanese else entry.words
    return any(start <= word.start < end and not words.keys().isdisjoint(word.ids) for word in each.sense.words)


def _told_before(text: str, said: Sequence[Said | None], number: int) -> list[int]:
    """Return the places of the numbers that the one of that place may be a change of, the likeliest first."""
    each = said[number]
    assert each is not None
    mention, sense = each.mention, each.sense
    before = sense.text[: each.position]
    here = [place for place, other in enumerate(said) if other is not None and other.sense is sense and place != number]
    if not sense.japanese:
        for place in here:  # “46 systems, compared with 44 in June”
            other = said[place]
            assert other is not None
            if other.position > each.position and FROM_BEHIND.fullmatch(
                sense.text[each.position + len(mention.text) : other.position]
            ):
                return [place]
    if not is_told_as_changed(each):
        return []
    first = FIRST_OF_THEM.search(before) is not None
    earlier = [place for place in here if place < number]
    above = [place for place in range(number) if _is_before(text, said[place], each)]
    return [*earlier[::-1], *(above if first else above[::-1])]


def _is_before(text: str, other: Said | None, each: Said) -> bool:
    """Tell whether a number stands in a sentence before in the same paragraph, not far off."""
    if other is None or other.sense is each.sense or other.mention.end > each.mention.start:
        return False
    between = text[other.mention.end : each.mention.start]
    return len(between) <= FURTHEST and "\n" not in between


def _changed(index: MeaningIndex, entry: Entry, each: Said, other: Said) -> Link | None:
    if not _is_free(entry, each, other):
        return None
    if entry.date:
        held, stated = days_of(entry.date), days_of(edtf_of(each.mention))
        if held is None or stated is None or stated == held:
            return None
        apart = "another date"
    else:
        amount = _amount(index, entry, each, other)
        if amount is None or entry.amount is None or not amount.number or not entry.amount.number:
            return None
        ratio = amount.number / entry.amount.number
        if ratio == 1 or not 1 / APART <= ratio <= APART:
            return None
        apart = f"apart by {abs(ratio - 1):.0%}"
    where = "the same sentence" if other.sense is each.sense else "the sentence before"
    why = f"newer the {LABELS[entry.table]} “{entry.label}”: told as a change of what {where} repeats, {apart}"
    return Link(entry.id, "newer", SURE, why, Matched(True, True, True, True, False))


def _is_far(index: MeaningIndex, entry: Entry, other: Said, each: Said) -> bool:
    """Tell whether a number is hardly a change of a value: half as much again, or less than two thirds."""
    amount = None if entry.date else _amount(index, entry, each, other)
    if amount is None or entry.amount is None or not amount.number or not entry.amount.number:
        return False
    return not 1 / NEAR < amount.number / entry.amount.number < NEAR


def _amount(index: MeaningIndex, entry: Entry, each: Said, other: Said) -> Amount | None:
    """Return the amount of a number in a unit like a value's: its own or, where it has none, that of the other."""
    mention = each.mention
    if index.likeness.of(entry, mention):
        unit = mention.unit or ""
    elif mention.kind == "number" and not mention.unit:
        unit = other.mention.unit or ""
    else:
        return None
    measure = measure_of(unit)
    return amount_of(mention.amount, mention.amount_low, mention.amount_high, mention.comparator, measure)


def _is_free(entry: Entry, each: Said, other: Said) -> bool:
    """Tell whether nobody else is named between the two numbers, or in the later one's sentence before it."""
    low, high = 0, each.position
    if other.sense is each.sense:
        earlier, later = sorted((each, other), key=lambda said: said.position)
        low, high = earlier.position + len(earlier.mention.text), later.position
    if any(low <= place[0] < high for place in each.sense.strangers):
        return False
    ours = {*entry.anchors, *entry.helpers, *entry.sources, *(id.removeprefix("name:") for id in entry.words)}
    between = (name for name in each.sense.names if low <= name.start < high and not each.sense.is_aside(name))
    return all(ours.intersection(name.ids) for name in between)
