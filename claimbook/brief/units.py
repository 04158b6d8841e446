"""Whether two units mean the same, can be turned into each other, or contradict each other."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from claimbook.brief.vocabulary.nouns import CLASSES
from claimbook.extract.vocabulary.units import NAMES, SYMBOLS

SHARES = {"percent": Decimal("0.01"), "fraction": Decimal(1), "ratio": Decimal(1), "times": Decimal(1)}
BARE = {"", "number"}
CURRENCIES = frozenset(
    {
        "AUD",
        "BRL",
        "CAD",
        "CHF",
        "CNY",
        "DKK",
        "EUR",
        "GBP",
        "HKD",
        "IDR",
        "INR",
        "JPY",
        "KRW",
        "MXN",
        "MYR",
        "NOK",
        "NZD",
        "PHP",
        "PLN",
        "RUB",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "VND",
        "ZAR",
    }
)
PREFIXES = {"k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "n": -9, "µ": -6, "m": -3}
PREFIXED = ("FLOP/s", "FLOP", "W", "Wh", "B", "b/s", "B/s", "m", "g", "Hz", "bit")
TIMES = {
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3600),
    "day": Decimal(86400),
    "week": Decimal(604800),
    "month": Decimal(2629800),
    "year": Decimal(31557600),
    "decade": Decimal(315576000),
}
PER = {
    "dollar": "USD",
    "u.s. dollar": "USD",
    "us dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "gpu": "GPU",
    "graphics processing unit": "GPU",
    "yr": "year",
    "annum": "year",
}
SAME = {
    "percentage_point": "percentage point",
    "point": "percentage point",
    "software engineer": "software engineer",
    "flop": "FLOP",
    "basis_point": "basis point",
    "rank": "rank",
    "times": "times",
    "time": "times",
}


class Turned(NamedTuple):
    """How one unit stands to another: `factor` turns a number of the first into one of the second."""

    relation: Literal["same", "converted", "unstated", "wrong"]
    factor: Decimal = Decimal(1)


@cache
def turn(written: str, held: str) -> Turned:
    """Return how the unit of a brief's number stands to the unit of a value."""
    written, held = plain_unit(written), plain_unit(held)
    if written == held:
        return Turned("same")
    if "/" in held and held.partition("/")[0] in CURRENCIES:
        return _rate(written, held)
    if held in SHARES:
        return _share(written, held)
    if held.startswith(f"{written}/") and held != f"{written}/s" and written:  # “12 PFLOP/s per million people”
        return Turned("unstated")
    if written in SHARES:
        return Turned("unstated") if held in BARE and written in ("times", "ratio") else Turned("wrong")
    if written in BARE:
        return Turned("unstated")
    if written in CURRENCIES or held in CURRENCIES:
        return Turned("wrong")
    if (factor := _measured(written, held)) is not None:
        return Turned("converted", factor)
    if written in TIMES and held.endswith(f" {written}"):  # “400 million hours of H100s” are GPU hours
        return Turned("unstated")
    if written in TIMES or held in TIMES or prefixed(written) or prefixed(held):
        return Turned("wrong")
    return _counted(written, held)


def plain_unit(unit: str) -> str:
    """Return a unit in one spelling: currencies by their codes, what a sum is per in the singular."""
    top, slash, bottom = unit.partition("/")
    if slash and top in CURRENCIES:
        bottom = PER.get(bottom.lower(), bottom)
        return f"{top}/{bottom}"
    if slash and top in ("time", "times"):  # “grew 2.4 times a year”
        return "times"
    _, space, head = unit.rpartition(" ")
    if space and (measured := NAMES.get(head) or SYMBOLS.get(f"{head}S")) and prefixed(measured):  # “AI exaflops”
        return measured
    return SAME.get(unit, unit)


def _rate(written: str, held: str) -> Turned:
    """A sum per something: the sum may stand for itself where the text says what it is per in other words."""
    top, _, bottom = held.partition("/")
    other, _, per = written.partition("/")
    named = other == top and per and (bottom == per or bottom.endswith(f" {per}"))  # “an hour for an H100”
    return Turned("unstated") if written == top or written in BARE or named else Turned("wrong")


def _share(written: str, held: str) -> Turned:
    if written in SHARES:
        factor = SHARES[written] / SHARES[held]
        if "times" in (written, held) and "percent" in (written, held):
            return Turned("converted", factor)
        return Turned("same" if factor == 1 else "converted", factor)
    if written in BARE:
        return Turned("unstated")
    return Turned("wrong")


def prefixed(unit: str) -> tuple[str, int] | None:
    for base in PREFIXED:
        if unit == base:
            return base, 0
        if unit.endswith(base) and unit[: -len(base)] in PREFIXES:
            return base, PREFIXES[unit[: -len(base)]]
    return None


def _measured(written: str, held: str) -> Decimal | None:
    if written in TIMES and held in TIMES:
        return _calendar(written, held)
    one, other = prefixed(written), prefixed(held)
    if one and other and one[0] == other[0]:
        return Decimal(1).scaleb(one[1] - other[1])
    return None


def _calendar(written: str, held: str) -> Decimal:
    """A year has twelve months and 365 days, as a brief reckons."""
    whole = {("year", "month"): Decimal(12), ("year", "day"): Decimal(365), ("decade", "year"): Decimal(10)}
    if (written, held) in whole:
        return whole[written, held]
    if (held, written) in whole:
        return 1 / whole[held, written]
    return TIMES[written] / TIMES[held]


@cache
def class_of(noun: str) -> str:
    """Return the class of a counted thing, empty where it is not known."""
    lowered = noun.lower()
    for name, nouns in CLASSES.items():
        if any(lowered == each.lower() for each in nouns):
            return name
    last = lowered.rpartition(" ")[2]
    return class_of(last) if last != lowered else ""


def _counted(written: str, held: str) -> Turned:
    one, other = class_of(written), class_of(held)
    if held in BARE:
        return Turned("unstated")
    if one and other:
        return Turned("same") if one == other else Turned("wrong")
    return Turned("same" if written.rpartition(" ")[2] == held else "unstated")  # registered boats are boats
