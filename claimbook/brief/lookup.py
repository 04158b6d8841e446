"""The values of a state by unit and size, so that those which a number may be are found without looking at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimbook.brief.units import turn

if TYPE_CHECKING:
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known, State

SMALLER, LARGER = 0.5, 2.0


class Lookup:
    """A state's values: dates apart, numbers of each unit in the order of their size, ranges beside them."""

    def __init__(self, state: State) -> None:
        self.dates: list[Known] = []
        self._ranges: dict[str, list[Known]] = {}
        sized: dict[str, list[tuple[float, Known]]] = {}
        for known in state.values.values():
            if known.date:
                self.dates.append(known)
            elif known.number is None:
                self._ranges.setdefault(known.unit, []).append(known)
            else:
                sized.setdefault(known.unit, []).append((abs(float(known.number)), known))
        self._sizes: dict[str, list[float]] = {}
        self._numbers: dict[str, list[Known]] = {}
        for unit, listed in sized.items():
            listed.sort(key=lambda pair: pair[0])
            self._sizes[unit], self._numbers[unit] = [size for size, _ in listed], [known for _, known in listed]

    def may_be(self, quantity: Quantity) -> Iterator[Known]:
        """Yield the values that a number may be: units that convert, and numbers of about its size."""
        if quantity.is_date:
            yield from self.dates
            return
        amount = quantity.amount if quantity.amount is not None else None
        for unit in {*self._numbers, *self._ranges}:
            turned = turn(quantity.unit, unit)
            if turned.relation == "wrong":
                continue
            yield from self._ranges.get(unit, ())
            known = self._numbers.get(unit, [])
            if amount is None:
                yield from known
                continue
            size = abs(float(amount * turned.factor))
            sizes = self._sizes.get(unit, [])
            yield from known[bisect_left(sizes, size * SMALLER) : bisect_right(sizes, size * LARGER)]
