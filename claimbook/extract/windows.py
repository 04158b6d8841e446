"""Where in a text a quantity can be: a fast look for digits, number words and signs, the rest is never tokenized.

A search that starts with one literal character is an order of magnitude faster than any other, and nearly every word
follows a space: words are looked for after a space, then after the few other signs that open a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .vocabulary import ages, calendar, factors, numbers, ranks, words

BEFORE = 56
AFTER = 72
LONGEST = 6_000  # a window is cut here at the latest
SLACK = 24  # how far a window's edge may move to reach white space

SPACE = re.compile(r"\s")

SINGLE_UNITS = words("year month week day hour minute decade century fortnight millennium couple")
RELATIVE_OPENERS = words("this next last current coming past previous")
RELATIVE_PERIODS = words("year month week quarter decade century millennium") | calendar.SEASONS.keys()
PLACES = ranks.SUPERLATIVES | ranks.PLACES_IN_SPAN | words("in out")

WORDS = (
    *numbers.CARDINALS,
    *numbers.INDEFINITE_PLURALS,
    *numbers.SCALES,
    *numbers.FRACTION_WORDS,
    *numbers.GROUPS,
    *factors.FACTOR_WORDS,
    *numbers.MINUS_WORDS,
    *ages.DECADES,
    *(month for month in calendar.MONTHS if month not in ("mar", "dec")),
    *(f"{article} {unit}" for article in ("a", "an") for unit in SINGLE_UNITS),
    *(f"{opener} {period}" for opener in RELATIVE_OPENERS for period in RELATIVE_PERIODS),
    *(f"{opener} {fiscal} year" for opener in RELATIVE_OPENERS for fiscal in calendar.FISCAL_WORDS),
    *(
        f"{ordinal}{gap}{part}"
        for ordinal in calendar.QUARTERS
        for gap in " -"
        for part in ("quarter", "half", "fiscal")
    ),
    *(
        f"{verb} {ordinal}"
        for verb in ranks.RANKING_BEFORE | ranks.CAME | ranks.PREDICATES
        for ordinal in numbers.ORDINALS
    ),
)


def one_of(choices: Iterable[str]) -> str:
    """A pattern for any of the choices that shares their beginnings: a search gives up at the first wrong letter."""
    tails: dict[str, list[str]] = {}
    ends = False
    for word in sorted(set(choices)):
        if word:
            tails.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    branches = [(r"\s" if first == " " else re.escape(first)) + one_of(rest) for first, rest in tails.items()]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return pattern + "?" if ends else pattern


# “second largest”: too many to be spelled out with the others
PLACED = rf"{one_of(numbers.ORDINALS)}[\s-]{one_of(PLACES)}"
FIRST_LETTERS = "".join(sorted({word[0] for word in (*WORDS, *numbers.ORDINALS) if word[0].isalpha()}))
WORD = rf"(?=[{FIRST_LETTERS}])(?:{one_of(WORDS)}|{PLACED})\b"
AFTER_SPACE = re.compile(" " + WORD)
AFTER_SIGN = re.compile(rf"[\n\r\t\u00a0\u2009\u202f(\[\"'“‘’«/—–‑-]{WORD}")
LONGEST_WORD = 1 + max(*map(len, WORDS), 1 + max(map(len, numbers.ORDINALS)) + max(map(len, PLACES)))


def one_class(characters: Iterable[str]) -> str:
    """The inside of a character class for some characters, those in a row as a range."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# a class spelled out is searched twice as fast as “\d”, and twice as fast again where it does not open with a repeat;
# beyond the basic plane any sign is looked at
DIGIT = f"[{one_class(filter(str.isdecimal, map(chr, range(0x10000))))}¼½¾⅐-⅞\U00010000-\U0010ffff]"
DIGITS = re.compile(f"{DIGIT}{DIGIT}*")


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] worth reading, in order, without overlap, cut at white space if there is any."""
    left = right = -1
    for at, stop in candidates(text, start, end):
        if left < 0:
            left, right = max(start, at - BEFORE), stop + AFTER
        elif at - BEFORE <= right and stop + AFTER - left <= LONGEST:
            right = stop + AFTER
        else:
            edge = _snap_right(text, min(right, at, end), end)
            yield _snap_left(text, left, start), edge
            start = max(start, edge)
            left, right = max(start, at - BEFORE), stop + AFTER
    if left >= 0:
        yield _snap_left(text, left, start), _snap_right(text, min(right, end), end)


def candidates(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where digits and number words stand in text[start:end], in order."""
    lowered = lower(text)
    found = [match.span() for match in DIGITS.finditer(text, start, end)]
    for pattern in (AFTER_SPACE, AFTER_SIGN):
        found += [match.span() for match in pattern.finditer(lowered, start, end)]
    opening = AFTER_SPACE.match(" " + lowered[start : min(end, start + LONGEST_WORD)])
    if opening is not None:
        found.append((start, start + opening.end() - 1))
    found.sort()
    return found


def lower(text: str) -> str:
    """The text in lower case, character for character: the few that grow in lower case are left as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _snap_left(text: str, at: int, lowest: int) -> int:
    lowest = max(lowest, at - SLACK)
    stretch = text[lowest:at]
    return at if not stretch or stretch[-1].isspace() else at - len(stretch.rsplit(None, 1)[-1])


def _snap_right(text: str, at: int, highest: int) -> int:
    highest = min(highest, at + SLACK)
    space = SPACE.search(text, at, highest)
    return highest if space is None else space.start()
