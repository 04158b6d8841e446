"""What may follow the digits or words of a number and is still part of it: “billion”, “bn”, “and a half”."""

from __future__ import annotations

from .lexicon import (
    CURRENCY,
    DASH,
    DIGITS,
    DURATION,
    GROUP,
    INDEFINITE,
    NATION,
    PHRASE_END,
    SCALE,
    SCALE_LETTER,
    SIGN,
    WORD,
    share,
)
from .nounphrases import heads_phrase
from .number import LONGEST_NUMBER, Number
from .tokens import Tokens
from .vocabulary.antecedents import COUNTED_IN_MILLIONS
from .vocabulary.numbers import (
    BEFORE_MILLIONS,
    DIMENSIONS,
    FRACTION_WORDS,
    SPACED_SCALE_LETTERS,
    TOUCHING_SCALE_LETTERS,
)

LARGEST_BEFORE_LETTER = 10_000
LOOK_BACK = 10
AREA_WORDS = frozenset({"sq", "square", "cubic"})
NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3}


def apply_scales(tokens: Tokens, number: Number, in_money: bool) -> None:
    """Multiplies `number` by the scale words and letters after it, as many as there are: “1.5 lakh crore”."""
    while number.value.adjusted() <= LONGEST_NUMBER:
        at = number.stop
        if tokens.flags[at] & DASH and tokens.touching[at] and tokens.flags[at + 1] & SCALE:
            at += 1
        flags = tokens.flags[at]
        if flags & SCALE or flags & SCALE_LETTER and _is_scale_letter(tokens, at, number, in_money):
            number.value = number.value.scaleb(tokens.lexemes[at].scale)
            number.power += tokens.lexemes[at].scale
        elif flags & INDEFINITE and tokens.words[at] not in ("dozens", "tens"):
            number.value *= tokens.lexemes[at].number or 1
        elif flags & GROUP and tokens.words[at] == "dozen":
            number.value *= 12
            number.stop, number.bare = at + 1, False
            return
        else:
            return
        number.stop, number.scaled, number.bare = at + 1, True, False


def _is_scale_letter(tokens: Tokens, at: int, number: Number, in_money: bool) -> bool:
    """Whether letters scale the number before them, or are a unit (5m of rope), a format (4K) or a word."""
    letters, touching = tokens.lexemes[at].text, tokens.touching[at]
    if number.scaled or tokens.flags[at + 1] & DIGITS and tokens.touching[at + 1]:
        return False
    if tokens.flags[at + 1] & SIGN and tokens.touching[at + 1]:
        return True
    if letters.lower() in TOUCHING_SCALE_LETTERS:
        return touching
    if in_money:
        return touching or len(letters) > 1 or letters in "mbk" or not tokens.flags[at + 1] & WORD
    if letters.lower() in SPACED_SCALE_LETTERS:
        return True
    if not touching:
        return False
    if letters in ("k", "K"):
        return not (letters == "K" and number.bare and number.value < 10)
    if letters in ("M", "B", "b", "cr", "Cr"):
        return True
    if letters not in ("m", "t", "T") or number.value >= LARGEST_BEFORE_LETTER:
        return False
    money = tokens.flags[at + 1] & (CURRENCY | SIGN | NATION)
    if money or tokens.words[at + 1] in AREA_WORDS:
        return True
    return heads_phrase(tokens, at + 1) or letters == "m" and _is_million(tokens, at)


def _is_million(tokens: Tokens, at: int) -> bool:
    """Whether “m” that nothing counted follows is a million and not a metre: “fell to 7.6m”, not “a depth of 30m”."""
    if tokens.flags[at + 1] & WORD and not tokens.flags[at + 1] & PHRASE_END or tokens.words[at + 1] in DIMENSIONS:
        return False
    before = tokens.words[max(0, at - LOOK_BACK) : at]
    if not DIMENSIONS.isdisjoint(before):
        return False
    return tokens.words[at - 2] in BEFORE_MILLIONS or not COUNTED_IN_MILLIONS.isdisjoint(before)


def add_half(tokens: Tokens, number: Number) -> None:
    """“2 and a half”, “two-and-a-half”, “three and three quarters”."""
    at = _past_dash(tokens, number.stop)
    if tokens.words[at] != "and":
        return
    at = _past_dash(tokens, at + 1)
    numerator = NUMERATORS.get(tokens.words[at])
    if numerator is not None:
        at = _past_dash(tokens, at + 1)
    elif tokens.words[at] == "half" and tokens.flags[at + 1] & (DURATION | CURRENCY | SCALE):
        numerator = 1  # “two and half hours”
    else:
        return
    denominator = FRACTION_WORDS.get(tokens.words[at])
    if denominator is not None:
        number.value += share(numerator, denominator).scaleb(number.power)
        number.stop, number.bare = at + 1, False


def _past_dash(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.flags[index] & DASH else index
