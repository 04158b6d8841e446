"""Amounts in several units: 3割5分2厘, 150円50銭, 2時間5分30秒, 1年半, 37度5分."""

from __future__ import annotations

import re
from decimal import Decimal

from .numerals import Numeral, read_numeral
from .units import Unit, read_unit

HALF_WORDS = ("半ば", "半導", "半期", "半減", "半数", "半分", "半端", "半島", "半年")
HUNDREDTHS = re.compile("[0-9]{1,3}(?![0-9.,]|[ぁ-んァ-ヺー一-鿿%])|[0-9]{2}(?=[、。でのとをに])")
TENTHS = re.compile("([1-9])分(?![の間])")  # 37度5分
TIMES: tuple[dict[str | None, tuple[str, int]], ...] = (
    {"hour": ("minute", 60), "minute": ("second", 60), "second": ("", 1)},
    {"year": ("month", 12), "month": ("", 1)},
)
EXACT = Decimal("0.0001")
PER_CENT_PARTS = {"分": Decimal(1), "厘": Decimal("0.1"), "毛": Decimal("0.01")}


def inner_parts(text: str, amount: Amount) -> None:
    """3割5分2厘, 150円50銭, 1時間30分, 1年半: what a second unit adds to the first."""
    unit = amount.unit
    if unit.word == "割":
        for word, worth in PER_CENT_PARTS.items():
            more = read_numeral(text, amount.stop)
            if (
                more is None
                or more.value >= 10
                or not text.startswith(word, more.stop)
                or text.startswith("分の", more.stop)
            ):
                break
            amount.value += more.value * worth
            amount.stop = more.stop + 1
        if text.startswith("引", amount.stop):
            amount.stop += 1
    elif unit.kind == "money" and unit.factor is None:
        more = read_numeral(text, amount.stop)
        part = None if more is None else read_unit(text, more.stop)
        if more is not None and part is not None and part.factor is not None and more.value < 100:
            amount.value += more.value * part.factor
            amount.stop = part.stop
    elif unit.word == "度" and (tenths := TENTHS.match(text, amount.stop)) is not None:
        amount.value += Decimal(f"0.{tenths[1]}")
        amount.stop = tenths.end()
        amount.unit = unit._replace(word="℃", name="°C")
    elif unit.word == "メートル" and (cut := HUNDREDTHS.match(text, amount.stop)) is not None and len(cut[0]) == 2:
        amount.value += Decimal(f"0.{cut[0]}")
        amount.stop = cut.end()
    elif unit.kind == "duration":
        _longer(text, amount)


def _longer(text: str, amount: Amount) -> None:
    if text.startswith("半", amount.stop) and not text.startswith(HALF_WORDS, amount.stop):
        amount.value += Decimal("0.5")
        amount.stop += 1
        return
    first = amount.unit.name
    family = next((family for family in TIMES if first in family), None)
    if family is None or first is None:
        return
    name, total = first, amount.value
    while (more := read_numeral(text, amount.stop)) is not None:
        part = read_unit(text, more.stop)
        below = family.get(name)
        if below is None or part is None or part.kind != "duration" or part.name != below[0] or more.value >= below[1]:
            break
        name, total = below[0], total * below[1] + more.value
        amount.stop = part.stop
    if name == "second" and (cut := HUNDREDTHS.match(text, amount.stop)) is not None and text[amount.stop - 1] == "秒":
        total += Decimal(f"0.{cut[0]}")
        amount.stop = cut.end()
    name, amount.value = _largest(total, first, name, family)
    amount.unit = amount.unit._replace(name=name)


def _largest(total: Decimal, first: str, last: str, family: dict[str | None, tuple[str, int]]) -> tuple[str, Decimal]:
    """An amount of the unit `last` in the largest unit from `first` on that holds it: 90 minutes are 1.5 hours."""
    names, factors, factor = [first], [], 1
    while names[-1] != last:
        below = family[names[-1]]
        factors.append(below[1])
        names.append(below[0])
    for position, name in enumerate(names):
        factor = 1
        for each in factors[position:]:
            factor *= each
        value = total / factor
        if factor == 1 or (value.quantize(EXACT) == value and value * factor == total):
            return name, value if factor > 1 else total
    return last, total


class Amount:
    """A number with its unit, or a range of two, as it stands between `start` and `stop`."""

    __slots__ = ("high", "low", "numeral", "start", "stop", "unit", "value")

    def __init__(self, start: int, numeral: Numeral, unit: Unit, stop: int) -> None:
        self.start = start
        self.stop = stop
        self.unit = unit
        self.numeral = numeral
        self.value = multiplied(numeral.value, unit)
        self.low: Decimal | None = None
        self.high: Decimal | None = None


def multiplied(value: Decimal, unit: Unit) -> Decimal:
    return value if unit.factor is None else value * unit.factor
