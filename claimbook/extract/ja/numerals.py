"""Numbers in digits, kanji or both: 725億, 3兆2千億, 百二十, 二〇二四, 二・五, 数千, 十数.

Readings are remembered by their signs, a bounded number of them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .vocabulary.numbers import DIGITS, MANY, SCALES, SOME, TENS

KANJI_DIGITS = "".join(DIGITS)
ONES = f"0-9{KANJI_DIGITS}"
POWERS = "".join((*TENS, *SCALES))
RUN = re.compile(
    rf"[{ONES}{''.join(TENS)}{SOME}{MANY}]"
    rf"(?:[{ONES}{POWERS}{SOME}]|(?<=[0-9]),(?=[0-9]{{3}}(?![0-9]))|(?<=[{ONES}])[.・](?=[{ONES}]))*"
)
LONGEST_RUN = 40
LONGEST_DIGITS = 24
ARABIC = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:[.・][0-9]+)?")
KANJI = re.compile(rf"[{KANJI_DIGITS}]+(?:[.・][{KANJI_DIGITS}]+)?")
POINTS = re.compile(r"[.・]")
VALUES = {sign: str(value) for sign, value in DIGITS.items()}
POSITIONAL = str.maketrans(VALUES)


class Numeral(NamedTuple):
    """A number read: its value, the end of its signs, and how it was written."""

    value: Decimal
    stop: int
    first: str  # the first sign
    scale: Decimal  # the scale that was said last: 億 of 2億
    scaled: bool  # with 万, 億, 兆 or 京
    vague: str  # "approx" for 数千, "gt" for 十数, else empty
    dotted: bool  # with a middle dot
    signs: str
    pair: tuple[Decimal, Decimal] | None  # 二三: two or three

    @property
    def whole(self) -> int | None:
        """The value as int where it is written as a plain number without a scale, point or comma."""
        return int(self.signs) if self.signs.isascii() and self.signs.isdigit() else None


class Reading(NamedTuple):
    """What some signs say, and how many of them say it."""

    value: Decimal
    length: int
    scale: Decimal
    scaled: bool
    vague: str
    pair: tuple[Decimal, Decimal] | None


ONE = Decimal(1)
ZERO = Decimal(0)


def read_numeral(text: str, at: int) -> Numeral | None:
    """The number that starts at `at`, as far as its signs make one; None where they do not or go on too long."""
    match = RUN.match(text, at)
    if match is None or match.end() - at > LONGEST_RUN:
        return None
    signs = match[0]
    reading = read_signs(signs)
    if reading is None:
        return None
    value, length, scale, scaled, vague, pair = reading
    if length != len(signs):
        signs = signs[:length]
    return Numeral(value, at + length, signs[0], scale, scaled, vague, "・" in signs, signs, pair)


@lru_cache(maxsize=4096)
def read_signs(signs: str) -> Reading | None:
    """The number that some signs begin with."""
    total, section, current = ZERO, ZERO, None  # 億 and above, below 万, the digits in hand
    last_scale, last_ten = 99, 9
    vague, scale, scaled, pair = "", ONE, False, None
    at, size = 0, len(signs)
    while at < size:
        sign = signs[at]
        if sign in SOME or sign in MANY:
            following = signs[at + 1 : at + 2]
            if following in TENS or following in SCALES:
                if current is not None or (sign in MANY and at):
                    break
                current, vague = ONE, "approx"
            elif sign == SOME and at and (current is None or last_scale != 99 or _round(current)):
                vague, at = "gt", at + 1
                break
            else:
                break
        elif sign in TENS:
            if TENS[sign] >= last_ten:
                break
            last_ten = TENS[sign]
            power = Decimal(1).scaleb(last_ten)
            section += (ONE if current is None else current) * power
            current, scale = None, power
        elif sign in SCALES:
            if SCALES[sign] >= last_scale or (current is None and not section):
                break
            last_scale, last_ten = SCALES[sign], 9
            power = Decimal(1).scaleb(last_scale)
            below = section + (ZERO if current is None else current)
            total += below * power
            scale = power * (scale if section and current is None and below == scale else ONE)
            section, current, scaled = ZERO, None, True
        else:
            if current is not None:
                break
            match = (ARABIC if sign.isascii() else KANJI).match(signs, at)
            if match is None or match.end() - at > LONGEST_DIGITS:
                return None
            current = Decimal(POINTS.sub(".", match[0].replace(",", "").translate(POSITIONAL)))
            pair = _pair(match[0]) if not sign.isascii() else None
            scale = ONE
            at = match.end()
            continue
        at += 1
    if at == 0 or (at == 1 and signs[0] in SOME + MANY):
        return None
    value = total + section + (ZERO if current is None else current)
    if pair and (total or section):
        pair = None if current is not None else _scaled(pair, value)
    return Reading(value, at, scale, scaled, vague, pair)


def _round(value: Decimal) -> bool:
    """Whether a number ends in nought, as before “some”: 20数人."""
    return value != 0 and value % 10 == 0


def _pair(signs: str) -> tuple[Decimal, Decimal] | None:
    """二三 as two or three."""
    if len(signs) == 2 and 0 < DIGITS[signs[0]] == DIGITS[signs[1]] - 1:
        return Decimal(DIGITS[signs[0]]), Decimal(DIGITS[signs[1]])
    return None


def _scaled(pair: tuple[Decimal, Decimal], value: Decimal) -> tuple[Decimal, Decimal] | None:
    """The pair in the scale that follows it: 二三百 is 200 to 300."""
    written = pair[0] * 10 + pair[1]
    factor = value / written
    return (pair[0] * factor, pair[1] * factor) if factor * written == value else None


def small(signs: str) -> int | None:
    """A short number as in dates: 24, ２４ folded, 二十四, 二四, 元."""
    if signs == "元":
        return 1
    if signs.isascii() and signs.isdigit():
        return int(signs)
    reading = read_signs(signs)
    if reading is None or reading.length != len(signs) or reading.value != int(reading.value):
        return None
    return int(reading.value)
