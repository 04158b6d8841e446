"""Numbers that have changed places: each is right for the value that the other is told of."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from claimbook.brief.binding import LIKE, Binding, Resolved
from claimbook.brief.caveats import says_scenario
from claimbook.brief.fit import fit
from claimbook.brief.periods import overlaps, stated
from claimbook.brief.units import turn

if TYPE_CHECKING:
    from claimbook.brief.meaning import Meaning
    from claimbook.brief.passages import Passage
    from claimbook.brief.states import Known

SURELY_OWN = 0.6  # by how much the words must speak for numbers whose citations stand in another order
ALIKE = 5  # letters: “large” and “largest”
OWN_PERIOD, OTHER_PERIOD, OWN_SCENARIO = 0.5, 0.3, 0.5
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*[A-Za-z0-9]")
_PART_ENDS = re.compile(r"[,.;:()]\s|[、。（）]|\b(?:and|while|whereas|against|but|or|versus|to)\b|$")


def exchanged(bound: list[Binding], resolved: list[Resolved], passage: Passage, meaning: Meaning) -> dict[int, Binding]:
    """Return each number that stands in another’s place, bound to the value that it is told of, by where it begins.

    Two numbers of like unit have changed places where their citations stand in the other order than they do, unless
    the words around each are surely those of its own value.
    """
    found: dict[int, Binding] = {}
    order = {id(each): place for place, each in enumerate(sorted(resolved, key=lambda each: each.cited.at))}
    single = [each for each in bound if not each.resolved.is_figure and not each.resolved.fault and _plain(each)]
    for one, other in combinations(single, 2):
        if one.resolved is other.resolved or not _alike(one, other):
            continue
        if (one.quantity.start < other.quantity.start) == (order[id(one.resolved)] < order[id(other.resolved)]):
            continue
        speaks = partial(_speaks, values=(one.known, other.known), passage=passage, meaning=meaning)
        own = speaks(one.known, one) + speaks(other.known, other)
        crossed = speaks(other.known, one) + speaks(one.known, other)
        if own - crossed < SURELY_OWN:
            found |= {one.quantity.start: _in_place_of(other, one), other.quantity.start: _in_place_of(one, other)}
    return found


def _in_place_of(other: Binding, one: Binding) -> Binding:
    """Return a number bound as the other one is."""
    return replace(other, quantity=one.quantity, fit=fit(one.quantity, other.known), rivals=())


def _plain(binding: Binding) -> bool:
    return binding.fit.says_the_number and not binding.quantity.is_date and binding.known.number is not None


def _alike(one: Binding, other: Binding) -> bool:
    if one.known.number == other.known.number:
        return False
    if turn(one.known.unit, other.known.unit).relation in LIKE:
        return True
    return _counts(one, other.known) and _counts(other, one.known)


def _counts(binding: Binding, known: Known) -> bool:
    """Tell whether a number says with its noun what another value counts: “12 teams” for 11 teams and 12 houses."""
    noun = binding.quantity.unit.rpartition(" ")[2]
    return binding.quantity.mention.kind == "count" and noun == known.unit != binding.known.unit


def _speaks(known: Known, binding: Binding, values: tuple[Known, Known], passage: Passage, meaning: Meaning) -> float:
    """Return how far the words, the scenario and the period around a number are those of a value, of two `values`."""
    quantity = binding.quantity
    told = [each for each in stated(quantity, passage.numbers, passage.text) if each.own]
    period = 0.0
    if told and known.period:
        period = OWN_PERIOD if any(overlaps(each.period, known.period) for each in told) else -OTHER_PERIOD
    around = _words_of(binding, passage)
    return meaning.overlap(known, around) + _telling(known, values, around) + period


def _telling(known: Known, values: tuple[Known, Known], around: str) -> float:
    """Return how far words stand around a number that only this one of two values has: “GPT-4”, not “GPT-3”."""
    scenario = OWN_SCENARIO if known.scenario in ("low", "high") and says_scenario(around, known.scenario) else 0.0
    shared = set.intersection(*(_names(each.label) for each in values))
    own = _names(known.label) - shared
    return scenario + (len(own & _names(around)) / len(own) if own else 0.0)


def _names(text: str) -> set[str]:
    return {each.casefold()[:ALIKE] for each in _NAME.findall(text)}


def _words_of(binding: Binding, passage: Passage) -> str:
    """Return the words of the part of a sentence that a number stands in, between the numbers beside it."""
    quantity = binding.quantity
    plain = [each for each in passage.numbers if not each.is_date]
    begin = max((each.end for each in plain if each.end <= quantity.start), default=0)
    end = min((each.start for each in plain if each.start >= quantity.end), default=len(passage.text))
    parts = [match.end() for match in _PART_ENDS.finditer(passage.text, begin, quantity.start)] if begin else []
    clause = _PART_ENDS.search(passage.text, quantity.end, end)
    before = passage.text[parts[-1] if parts else begin : quantity.start]
    return before + " " + passage.text[quantity.end : clause.start() if clause else end]
