"""What to put in place of a number of a brief: the book's number, written as the brief writes its own.

“US$258.9bn” becomes “US$285.9bn”, 2,061基 becomes 2,016基; where that cannot be, the book's own words stand.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v
from claimbook.brief.fit import Fit, fairly_rounded
from claimbook.brief.units import class_of, turn
from claimbook.brief.vocabulary.japanese import COMPARATORS, COUNTERS, CURRENCIES, MYRIADS

if TYPE_CHECKING:
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known

MOST_PLACES = 3
_NUMBER = re.compile(r"(?<![A-Za-z\d.,])\d[\d,]*(?:\.\d+)?(?![\d,])")
_HEDGES = re.compile(r"^(?:about|more than|at least|less than|at most|from|by|before|after) ")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def in_place(written: str, quantity: Quantity, known: Known, how: Fit, verdict: str) -> str:
    """Return what to put in place of a number as written, empty where nothing replaces it simply."""
    if verdict == v.WRONG_COMPARATOR:
        return ""
    alike = _alike(written, quantity, known) if how.unit != "wrong" and how.digits != "scale" else ""
    if alike and alike != written:
        return alike
    if re.fullmatch(r"[\d.,]*\d", written):
        return ""
    if _CJK.search(written):
        return japanese(known)
    return _HEDGES.sub("", known.text.replace("\u00a0", " "))


def _alike(written: str, quantity: Quantity, known: Known) -> str:
    """Return the value's number in the words and signs around a written one, to as many places or so many more as it
    takes to be fairly rounded; empty where it has not one number alone."""
    tokens = list(_NUMBER.finditer(written))
    if len(tokens) != 1 or quantity.amount is None or known.number is None or "×" in written:
        return ""
    number = Decimal(tokens[0][0].replace(",", ""))
    if not number or not quantity.amount:
        return ""
    exact = known.number / turn(quantity.unit, known.unit).factor / (quantity.amount / number)
    places = max(0, -int(number.as_tuple().exponent))
    for more in range(places, max(places, MOST_PLACES) + 1):
        shown = exact.quantize(Decimal(1).scaleb(-more))
        if shown == exact or fairly_rounded(shown, exact):
            break
    else:
        return ""
    text = f"{shown:,f}" if "," in tokens[0][0] or (shown >= 10_000 and number < 10_000) else f"{shown:f}"
    made = written[: tokens[0].start()] + text + written[tokens[0].end() :]
    return _ORDINAL.sub(lambda match: ordinal(int(match[1])), made)


def ordinal(place: int) -> str:
    """Return a place in an order as English writes it: 21st, 12th."""
    end = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{end}"


def japanese(known: Known) -> str:
    """Return a value as Japanese writes it, empty where it has no plain form: 1兆2,390億円, 2025年1月, 2,016基."""
    if known.date:
        parts = known.date.rstrip("~?%").split("-")
        if not all(part.isdigit() for part in parts):
            return ""
        return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    if known.number is None:
        return ""
    if known.unit in CURRENCIES:
        amount = _in_myriads(known.number)
        return f"{amount}{CURRENCIES[known.unit]}" if amount else ""
    counter = COUNTERS.get(known.unit) or COUNTERS.get(class_of(known.unit))
    shown = _NUMBER.search(known.text)
    return f"{shown[0]}{counter}" if counter and shown else ""


def as_said(written: str, known: Known) -> str:
    """Return a value with what is said around it, in the language of a number as written."""
    number = japanese(known) if _CJK.search(written) else ""
    before, behind = COMPARATORS.get(known.comparator, ("", ""))
    return f"{before}{number}{behind}" if number else known.text


def _in_myriads(number: Decimal) -> str:
    """Return a whole amount in 兆, 億 and 万, empty where it has a part below one."""
    if number != number.to_integral_value() or number <= 0:
        return ""
    rest, parts = int(number), []
    for power, word in MYRIADS:
        count, rest = divmod(rest, 10**power)
        if count:
            parts.append(f"{count:,}{word}")
    return "".join([*parts, *([f"{rest:,}"] if rest else [])])
