"""Where in a quote its number stands, so that a reader's eye lands on it.

This only looks for a number that is already known: written in digits, with or without a scale word, or as an English
word. It reads nothing new from a text and decides nothing; a number that it cannot find is simply not marked.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claimbook.values.display import SCALES, WORDS, plural, show_date

if TYPE_CHECKING:
    from claimbook.values.value import Value

NUMERAL = re.compile(
    r"(?<![\w.])(?<!\w-)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s\u00a0-]?(thousand|million|billion|trillion|k|m|bn|b)\b)?",
    re.IGNORECASE,
)
NEAR = 4
SHORT_SCALES = {"k": "thousand", "m": "million", "b": "billion", "bn": "billion"}
NAMED = {
    **{word: Decimal(number) for number, word in enumerate(WORDS)},
    "twice": Decimal(2),
    "double": Decimal(2),
    "both": Decimal(2),
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
}
WORD = re.compile(r"(?<!\w)(" + "|".join(sorted(NAMED, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE)


def find_number(quote: str, value: Value) -> tuple[int, int] | None:
    """Return where in a quote the number or date of `value` stands, as start and end, or None.

    Where the number stands there more than once, the one with the value's unit after it is meant.
    """
    if value.date:
        return _find_date(quote, value.date)
    wanted = _wanted(value)
    spans = [span for span, number in _written(quote) if number in wanted]
    if value.quantity is None and len(spans) > 1:
        return spans[0][0], spans[-1][1]
    named = [span for span in spans if _unit_follows(quote, span[1], value.unit)]
    found = next(iter(named or spans), None)
    return found or (_find_single(quote, value.unit) if Decimal(1) in wanted else None)


def _unit_follows(quote: str, end: int, unit: str) -> bool:
    """Tell whether a unit's name, or one of its words, stands among the next few words."""
    after = [word.strip(".,;:’'\"”()").lower() for word in quote[end:].split()[:NEAR]]
    return any(name in after for word in unit.lower().split() for name in (word, plural(word)))


def _find_single(quote: str, unit: str) -> tuple[int, int] | None:
    """Return where "a year" or "one month" stands."""
    match = re.search(rf"(?<!\w)(?:a|an|one) {re.escape(unit)}(?!\w)", quote, re.IGNORECASE) if unit else None
    return match.span() if match else None


def _wanted(value: Value) -> set[Decimal]:
    """Return the numbers that may stand for a value: itself, or the ends of its range; a fraction for a percentage."""
    if value.quantity is None:
        assert value.estimate is not None
        return {value.estimate.low, value.estimate.high}
    numbers = {value.number}
    if value.unit == "percent":
        numbers.add(value.number / 100)
    if value.unit == "fraction":
        numbers.add(value.number * 100)
    return numbers


def _written(quote: str) -> list[tuple[tuple[int, int], Decimal]]:
    """Return every number written in a quote with its place; a scaled one counts with its scale word, then without."""
    found = []
    for match in NUMERAL.finditer(quote):
        number = Decimal(match[1].replace(",", ""))
        word = (match[2] or "").lower()
        scale = SCALES[SHORT_SCALES.get(word, word)] if word else Decimal(1)
        found.append((match.span(), number * scale))
        if word:
            found.append((match.span(1), number))
    found += [(match.span(), NAMED[match[1].lower()]) for match in WORD.finditer(quote)]
    return found


def _find_date(quote: str, date: str) -> tuple[int, int] | None:
    shown = show_date(date).replace("\u00a0", " ")
    month_first = re.sub(r"^(\d+) (\w+) ", r"\2 \1, ", shown)
    for text in (shown, month_first, shown.removeprefix("about "), shown.rpartition(" ")[0], shown[-4:]):
        if text and (start := quote.lower().find(text.lower())) >= 0:
            return start, start + len(text)
    return None
