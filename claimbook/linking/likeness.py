"""How alike the unit of a number in a text is to that of a value: the same, one that counts alike, or one implied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.linking.entries import BARE, Entry
from claimbook.linking.measures import GENERIC, Measure, measure_of
from claimbook.linking.phrases import Phrases, plain

if TYPE_CHECKING:
    from claimbook.extract import Mention

COUNTED_ALIKE, COUNTED_LOOSELY = 0.8, 0.4
COUNTS = {"count", "number"}
RATIO = "ratio"
EACH, SECOND, PER_SECOND = "unit", "second", "/s"
GENERIC_LAST = {"one", "ones"}  # “2,525 Chinese ones”


class Likeness:
    """Compares units by what they measure and by the words of the thesaurus for counted things."""

    def __init__(self, counted: Phrases) -> None:
        self._counted = counted
        self._families: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, bool, str, str, str], float] = {}

    def of(self, entry: Entry, mention: Mention) -> float:
        """Return 1 for a unit that converts, less for nouns that count alike or anything, 0 for others."""
        asked = (entry.unit, entry.nameless, mention.unit or "", mention.per or "", mention.kind)
        if asked not in self._known:
            self._known[asked] = self._of(*asked)
        return self._known[asked]

    def measure(self, entry: Entry, mention: Mention) -> Measure:
        """Return what a number's unit measures as one of a value: “ten times” of a share, GPU hours in hours."""
        unit = mention.unit or ""
        machine_time = mention.kind == "duration" and " " in entry.unit and entry.unit.rpartition(" ")[2] == unit
        multiple = mention.kind == "multiplier" and entry.unit == RATIO
        return entry.measure if machine_time or multiple else measure_of(unit)

    def family(self, unit: str) -> frozenset[str]:
        """Return what kinds of things a unit's words count."""
        if unit not in self._families:
            text = plain(unit)
            self._families[unit] = frozenset(id for found in self._counted.all_in(text) for id in found.ids)
        return self._families[unit]

    def _of(self, held: str, nameless: bool, unit: str, per: str, kind: str) -> float:
        base = measure_of(unit).base
        ours, _, our_per = held.partition("/")
        unit, _, rate = unit.partition("/")
        per = per or rate
        if per == EACH and not our_per:  # “25 million apiece”
            return COUNTED_ALIKE if kind == "money" and base == measure_of(held or BARE).base else 0.0
        if per == SECOND and our_per:  # “毎秒44京回”
            counts = kind in COUNTS and measure_of(held).base.endswith(PER_SECOND)
            return COUNTED_ALIKE if counts and (unit in GENERIC or self.family(unit)) else 0.0
        if per and not our_per:  # a demand of so much a year is often held without the year
            yearly = per == "year" and kind in ("measure", "multiplier") and base == measure_of(held or BARE).base
            return COUNTED_ALIKE if yearly else 0.0
        if our_per and measure_of(ours).base == base:
            if per:
                return 1.0 if per.rpartition(" ")[2] == our_per.rpartition(" ")[2] else 0.0
            if nameless:  # a rate: a price in yen where the sentence speaks of the dollar
                return COUNTED_ALIKE
        if base == measure_of(held or BARE).base:
            return 1.0
        if kind == "duration" and held.rpartition(" ")[2] == unit and " " in held:  # “hours of H100 time”
            return COUNTED_LOOSELY
        if kind == "multiplier" and held == RATIO:
            return COUNTED_ALIKE
        if kind not in COUNTS:
            return 0.0
        family, theirs = self.family(held), self.family(unit)
        if family & theirs or unit.rpartition(" ")[2] == held:
            return COUNTED_ALIKE
        generic = unit in GENERIC or unit.rpartition(" ")[2] in GENERIC_LAST or "unit" in theirs
        return COUNTED_LOOSELY if family and generic else 0.0
