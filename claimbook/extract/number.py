"""A number read at some tokens."""

from __future__ import annotations

from decimal import Decimal

# a number of more digits than this is no quantity, and no power of ten goes beyond it
LONGEST_NUMBER = 24


class Number:
    """The exact value of a number, the tokens it stands on, and how it was written."""

    __slots__ = ("bare", "fraction", "power", "rough", "scaled", "start", "stop", "vague", "value", "worded")

    def __init__(self, value: Decimal, start: int, stop: int, *, worded: bool = False) -> None:
        self.value = value
        self.start = start
        self.stop = stop
        self.worded = worded
        self.bare = False  # a plain integer in digits: no separator, point or scale
        self.power = 0  # of ten, of the scale words last read: 6 in “two million”
        self.rough = False  # with its uncertainty: 5.2 ± 0.3
        self.scaled = False  # with million, bn, k
        self.vague = False  # tens of millions, several hundred
        self.fraction = False  # half, two-thirds, 3/4
