"""Ages: “a 46-year-old”, “Sato, 46, said”, “aged 16 to 24”, “people over 65”, “in her thirties”; kind `age`."""

from __future__ import annotations

from decimal import Decimal

from .building import build, build_range
from .lexicon import CAPITAL, DASH, DIGITS, MONTH, NUMERIC, WORD
from .mention import Cue, Mention
from .number import Number
from .numerals import read_number
from .tokens import Tokens
from .unit import Unit
from .vocabulary.ages import (
    AFTER_AGE,
    AGED,
    BEFORE_DECADE,
    DECADES,
    KIN,
    OLD,
    OLDER,
    PARTS_OF_DECADE,
    PERSONS,
    PLACES_NOT_PERSONS,
)

OLDEST = 122
LONGEST_LIST = 8
LISTED = frozenset({"and", "or", ","})
Found = tuple[Mention, int]


def read_age(tokens: Tokens, number: Number, negative: bool) -> Found | None:
    """The age, or range of ages, whose first number is `number`, where no unit goes with it."""
    start, stop, value = number.start, number.stop, number.value
    whole = value == value.to_integral_value() and 0 < value <= OLDEST and not number.scaled and not number.vague
    if negative or not whole or number.fraction:
        return None
    if _after_aged(tokens, start):
        last = _range_end(tokens, start, stop)
        if last is not None and value < last.value <= OLDEST:
            return build_range(tokens, start, last.stop, "age", "year", value, last.value), last.stop
        if tokens.flags[stop] & DASH and tokens.touching[stop] or read_number(tokens, stop) is not None:
            return None
        return build(tokens, start, stop, "age", "year", value), stop
    if _is_apposition(tokens, start, stop) or _compares_persons(tokens, start, stop):
        return build(tokens, start, stop, "age", "year", value), stop
    return None


def _after_aged(tokens: Tokens, index: int) -> bool:
    """“aged 46”, “at age 46”, “at the age of 46”, “between the ages of 5”, “ages 5”."""
    at = index - 1
    while at > 1 and tokens.words[at] in LISTED and tokens.flags[at - 1] & DIGITS and index - at < LONGEST_LIST:
        at -= 2
    while tokens.words[at] in OLDER | {"about", "around", "just", "only", "between", "than", "from"}:
        at -= 1
    if tokens.words[at] == "of" and tokens.words[at - 1] in ("age", "ages"):
        return True
    return tokens.words[at] in AGED and not tokens.flags[at] & CAPITAL or tokens.words[at] in ("aged", "ages")


def _range_end(tokens: Tokens, start: int, at: int) -> Number | None:
    """The second age of “16 to 24”, “16-24”, “between the ages of 5 and 11”."""
    between = "between" in tokens.words[max(0, start - 4) : start]
    if not (tokens.words[at] in ("to", "through") or tokens.words[at] == "and" and between or tokens.flags[at] & DASH):
        return None
    return read_number(tokens, at + 1) if tokens.flags[at + 1] & NUMERIC else None


def _is_apposition(tokens: Tokens, start: int, stop: int) -> bool:
    """“Sato, 46, said”: between commas after a name; no list of numbers, no date."""
    if tokens.words[start - 1] != "," or not tokens.flags[start] & DIGITS or stop != start + 1:
        return False
    name, flags = tokens.words[start - 2], tokens.flags[start - 2]
    if not (flags & WORD and (flags & CAPITAL or name in KIN)) or flags & MONTH or name in PLACES_NOT_PERSONS:
        return False
    if len(tokens.words[start]) > 2 and tokens.lexemes[start].number != 100:
        return False
    after = tokens.words[stop]
    if len(tokens.words[start]) == 1:
        return after == "," and bool(tokens.flags[stop + 1] & WORD)
    if after == ",":
        return not tokens.flags[stop + 1] & DIGITS and tokens.touching[stop]
    return after in AFTER_AGE


def _compares_persons(tokens: Tokens, start: int, stop: int) -> bool:
    """“people over 65”, “children under 5”, “adults 18 and older”."""
    followed = tokens.flags[stop] & WORD and tokens.words[stop] not in AFTER_AGE
    if tokens.words[start - 1] in OLDER and tokens.words[start - 2] in PERSONS:
        return not followed and not tokens.flags[stop] & DASH
    older = tokens.words[stop] in ("and", "or") and tokens.words[stop + 1] in ("older", "over", "younger", "under")
    return older and (tokens.words[start - 1] in PERSONS or tokens.words[start - 2] in PERSONS)


def read_aged_group(tokens: Tokens, index: int) -> Found | None:
    """“over-65s”, “under-18s”: more or less than so many years."""
    opener = index - 2 if tokens.flags[index - 1] & DASH else index - 1
    digits = tokens.words[index]
    if opener < 0 or tokens.words[opener] not in OLDER or not digits.isdecimal() or not 0 < int(digits) <= OLDEST:
        return None
    mention = build(tokens, index, index + 2, "age", "year", Decimal(digits))
    left, right = tokens.starts[opener], tokens.ends[opener]
    mention.comparator = "gt" if tokens.words[opener] in ("over", "above") else "lt"
    mention.cue = Cue(tokens.text[left:right], left, right)
    return mention, index + 2


def read_aged_plural(tokens: Tokens, index: int) -> Found | None:
    """“in her 40s”, “in their late thirties”, ten years of ages; else “over-65s”."""
    at = index - 1
    if tokens.flags[at] & DASH:
        at -= 1
    start = index
    if tokens.words[at] in PARTS_OF_DECADE:
        start, at = at, at - 1
    if tokens.words[at] not in BEFORE_DECADE:
        return read_aged_group(tokens, index) if tokens.flags[index] & DIGITS else None
    if tokens.words[index] in DECADES:
        first, stop = DECADES[tokens.words[index]], index + 1
    elif tokens.flags[index] & DIGITS and tokens.words[index + 1] == "s" and tokens.touching[index + 1]:
        digits = tokens.words[index]
        if len(digits) != 2 or digits[1] != "0" or digits == "00":
            return None
        first, stop = int(digits), index + 2
    else:
        return None
    return build_range(tokens, start, stop, "age", "year", Decimal(first), Decimal(first + 9)), stop


def age_of(tokens: Tokens, unit: Unit) -> Unit:
    """The unit of time as an age, where “old” goes with it: “46 years old”, “6-month-old”."""
    last = tokens.words[unit.stop - 1]
    if unit.kind == "duration" and last in OLD:
        return Unit("age", unit.name, unit.stop, unit.factor)
    if unit.kind == "duration" and tokens.words[unit.stop : unit.stop + 2] == ["of", "age"]:
        return Unit("age", unit.name, unit.stop + 2, unit.factor)
    return unit
