"""Numbers in digits: “1,234.5”, “10 000”, “.5”, “2½”, “12 1/2”, “3/4”."""

from __future__ import annotations

from decimal import Decimal

from .exponents import add_exponent
from .lexicon import CURRENCY, DASH, DIGITS, FRACTION_SIGN, GROUPED, LEADING_POINT, POINT, SCALE, SIGN, WORD, share
from .number import LONGEST_NUMBER, Number
from .scales import add_half, apply_scales
from .tokens import Tokens
from .vocabulary import words

SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})
# between groups of three digits: thin, no-break and figure spaces, an apostrophe, a space
APOSTROPHES = frozenset("'’")
GROUP_GAPS = frozenset("\u00a0\u2009\u202f\u2008\u2007 ") | {""}
AFTER_DECIMAL_COMMA = words(
    "% ° °c º percent pct per cent bn mn mln m bln tn € $ £ euro euros eur dollars kg km cm mm m² ha kw mw gw kwh mwh "
    "gwh mio mrd"
)


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
    elif lexeme.flags & (POINT | GROUPED):
        _join_continental(tokens, number, in_money)
    add_exponent(tokens, number)
    if lexeme.flags & DIGITS and not lexeme.flags & POINT:
        _add_fraction(tokens, number)
    if number.bare and _slash_fraction(tokens, number):
        return number
    add_half(tokens, number)
    apply_scales(tokens, number, in_money)
    return number


def _leading_point(tokens: Tokens, index: int) -> Number | None:
    """“.312”, “$.6”: a point with no word, digit or point right before it."""
    if not tokens.touching[index + 1] or not tokens.flags[index + 1] & DIGITS:
        return None
    if tokens.touching[index] and (tokens.flags[index - 1] & (WORD | DIGITS) or tokens.words[index - 1] in "._/"):
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
    while len(joined) < LONGEST_NUMBER:
        at = stop + 1 if tokens.words[stop] in APOSTROPHES and tokens.touching[stop] else stop
        if not _is_group(tokens, at) or at > stop and not tokens.touching[at]:
            break
        joined += tokens.lexemes[at].text
        stop = at + 1
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
    """Whether “3,4” is a decimal: after the sign of a currency, or before a scale or a unit."""
    if not _one_or_two_digits(tokens, comma):
        return False
    signed = bool(tokens.flags[comma - 2] & SIGN)
    if tokens.touching[comma - 1] and not signed or tokens.words[comma + 2] == "," and tokens.touching[comma + 2]:
        return False
    after = tokens.flags[comma + 2]
    return signed or tokens.words[comma + 2] in AFTER_DECIMAL_COMMA or bool(after & SCALE)


def _one_or_two_digits(tokens: Tokens, comma: int) -> bool:
    """Whether a comma at token `comma` is followed by one or two digits, all against each other."""
    if not (tokens.words[comma] == "," and tokens.flags[comma + 1] & DIGITS):
        return False
    text = tokens.lexemes[comma + 1].text
    return tokens.touching[comma] and tokens.touching[comma + 1] and len(text) <= 2 and text.isdecimal()


def _join_continental(tokens: Tokens, number: Number, in_money: bool) -> None:
    """Points between thousands and a comma before decimals: “1.234,56”, and in money “1.234.567”."""
    whole, _, last = tokens.lexemes[number.start].text.partition(".")
    if len(last) != 3 or len(whole) > 3 or not whole.isdecimal():
        return
    digits, stop = whole + last, number.stop
    while len(digits) < LONGEST_NUMBER and tokens.words[stop] == "." and tokens.touching[stop]:
        group = tokens.words[stop + 1]
        if not (tokens.touching[stop + 1] and len(group) == 3 and group.isdecimal()):
            break
        digits, stop = digits + group, stop + 2
    money = in_money or tokens.flags[stop] & (SIGN | CURRENCY)
    if _one_or_two_digits(tokens, stop):
        digits, stop = f"{digits}.{tokens.words[stop + 1]}", stop + 2
    elif stop == number.stop or not money:
        return
    number.value, number.stop = Decimal(digits), stop


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
        number.value += part[0]
        number.stop, number.bare = part[1], False


def _slash_fraction(tokens: Tokens, number: Number) -> bool:
    """“3/4” by itself."""
    part = _slashed(tokens, number.start)
    if part is None:
        return False
    number.value, number.stop = part
    number.fraction, number.bare = True, False
    return True


def _slashed(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """The fraction “3/4” at token `index` and the token after it; not a date (9/11, 1/2/2024) and not “24/7”."""
    slash = index + 2 if tokens.words[index + 1] == "\\" else index + 1  # corpora escape it
    if tokens.words[slash] != "/" or not (tokens.touching[slash] and tokens.touching[slash + 1]):
        return None
    over, under = tokens.words[index], tokens.words[slash + 1]
    if not (len(over) <= 2 and over.isdecimal() and len(under) <= 2 and under.isdecimal()):
        return None
    if tokens.words[slash + 2] == "/" or int(under) not in SLASH_DENOMINATORS or not 0 < int(over) < int(under):
        return None
    return share(int(over), int(under)), slash + 2
