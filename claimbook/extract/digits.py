"""Numbers in digits: “1,234.5”, “10 000”, “.5”, “2½”, “12 1/2”, “3/4”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import DASH, DIGITS, FRACTION_SIGN, GROUPED, LEADING_POINT, POINT, share
from .number import LONGEST_NUMBER, Number
from .scales import add_half, apply_scales
from .tokens import Tokens
from .vocabulary import words

SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})
# between groups of three digits: thin, no-break and figure spaces, an apostrophe, a space
GROUP_GAPS = frozenset("\u00a0\u2009\u202f\u2008\u2007'’ ")
AFTER_DECIMAL_COMMA = words("% percent per million billion bn € euro euros kg km")


def read_digits(tokens: Tokens, index: int, in_money: bool) -> Number | None:
    """The number whose digits start at token `index`, with the fraction and the scale that follow."""
    lexeme = tokens.lexemes[index]
    if lexeme.flags & LEADING_POINT:
        number = _leading_point(tokens, index)
    elif lexeme.number is None or len(lexeme.text) > LONGEST_NUMBER:
        return None
    else:
        number = Number(lexeme.number, index, index + 1)
        number.fraction = bool(lexeme.flags & FRACTION_SIGN)
        number.bare = not lexeme.flags & (GROUPED | POINT | FRACTION_SIGN)
    if number is None:
        return None
    if number.bare:
        _join_groups(tokens, number)
    if lexeme.flags & DIGITS and not lexeme.flags & POINT:
        _add_fraction(tokens, number)
    if number.bare and _slash_fraction(tokens, number):
        return number
    add_half(tokens, number)
    apply_scales(tokens, number, in_money)
    return number


def _leading_point(tokens: Tokens, index: int) -> Number | None:
    """“.312”: a point with nothing right before it."""
    if tokens.touching[index] or not tokens.touching[index + 1] or not tokens.flags[index + 1] & DIGITS:
        return None
    digits = tokens.lexemes[index + 1].text
    if not digits.isdecimal() or len(digits) > LONGEST_NUMBER:
        return None
    return Number(Decimal("0." + digits), index, index + 2)


def _join_groups(tokens: Tokens, number: Number) -> None:
    """Digits in threes parted by a space or an apostrophe, “10 000”, else a decimal comma, “3,5 %”."""
    joined = tokens.lexemes[number.start].text
    stop = number.stop
    if len(joined) > 3:
        return
    while len(joined) < LONGEST_NUMBER and _is_group(tokens, stop):
        joined += tokens.lexemes[stop].text
        stop += 1
    if stop > number.stop:
        if not joined.startswith("0"):
            number.value, number.stop, number.bare = Decimal(joined), stop, False
    elif tokens.words[stop] == "," and _is_decimal_comma(tokens, stop):
        number.value = Decimal(f"{joined}.{tokens.lexemes[stop + 1].text}")
        number.stop, number.bare = stop + 2, False


def _is_group(tokens: Tokens, index: int) -> bool:
    if not tokens.flags[index] & DIGITS:
        return False
    text = tokens.lexemes[index].text
    return (
        len(text) == 3 and text.isdecimal() and tokens.text[tokens.ends[index - 1] : tokens.starts[index]] in GROUP_GAPS
    )


def _is_decimal_comma(tokens: Tokens, comma: int) -> bool:
    if not (tokens.flags[comma + 1] & DIGITS and tokens.touching[comma] and tokens.touching[comma + 1]):
        return False
    text = tokens.lexemes[comma + 1].text
    return (
        len(text) <= 2
        and text.isdecimal()
        and tokens.words[comma + 2] in AFTER_DECIMAL_COMMA
        and not tokens.touching[comma - 1]
    )


def _add_fraction(tokens: Tokens, number: Number) -> None:
    """The fraction of a mixed number: “2½”, “12 1/2”, “12-1/2”."""
    at = number.stop
    if tokens.flags[at] & FRACTION_SIGN:
        number.value += tokens.lexemes[at].number or 0
        number.stop, number.bare = at + 1, False
        return
    if tokens.flags[at] & DASH and tokens.touching[at]:
        at += 1
    part = _slashed(tokens, at)
    if part is not None:
        number.value += part
        number.stop, number.bare = at + 3, False


def _slash_fraction(tokens: Tokens, number: Number) -> bool:
    """“3/4” by itself."""
    part = _slashed(tokens, number.start)
    if part is None:
        return False
    number.value, number.stop = part, number.start + 3
    number.fraction, number.bare = True, False
    return True


def _slashed(tokens: Tokens, index: int) -> Decimal | None:
    """The fraction “3/4” at token `index`; not a date (9/11, 1/2/2024) and not “24/7”."""
    if tokens.words[index + 1] != "/" or not (tokens.touching[index + 1] and tokens.touching[index + 2]):
        return None
    over, under = tokens.words[index], tokens.words[index + 2]
    if not (len(over) <= 2 and over.isdecimal() and len(under) <= 2 and under.isdecimal()):
        return None
    if tokens.words[index + 3] == "/" or int(under) not in SLASH_DENOMINATORS or not 0 < int(over) < int(under):
        return None
    return share(int(over), int(under))
