"""Powers of ten beside a number: “1e5”, “2.7 × 10^22”, “10⁻⁹”, and its uncertainty: “5.2 ± 0.3”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import DASH, DIGITS
from .number import LONGEST_NUMBER, Number
from .tokens import Tokens
from .vocabulary.numbers import DASHES, RAISED

TIMES_SIGNS = frozenset("x×*·")
LARGEST_POWER = 60
PLUS_MINUS = frozenset("±")


def add_exponent(tokens: Tokens, number: Number) -> None:
    """Multiplies `number` by the power of ten after it, and takes in the uncertainty."""
    at = number.stop
    power: tuple[int, int] | None = None
    if tokens.words[at] == "e" and tokens.touching[at] and tokens.touching[at + 1]:
        power = _signed(tokens, at + 1)
    elif tokens.words[at] in TIMES_SIGNS and tokens.words[at + 1] == "10":
        power = _raised(tokens, at + 2)
        if power is None and tokens.flags[at + 2] & DASH and tokens.touching[at + 2]:
            power = _signed(tokens, at + 2)  # “× 10−4”
    elif number.bare and number.value == 10:
        power = _raised(tokens, at)
        if power is not None:
            number.value = Decimal(1)
    if power is not None and abs(power[0]) <= LARGEST_POWER:
        number.value, number.stop, number.bare = number.value.scaleb(power[0]), power[1], False
    _skip_uncertainty(tokens, number)


def _signed(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The whole number at token `at`, with its sign, and the token after it."""
    negative = tokens.words[at] in DASHES
    if (negative or tokens.words[at] == "+") and tokens.touching[at + 1]:
        at += 1
    digits = tokens.words[at]
    if not tokens.flags[at] & DIGITS or not digits.isdecimal() or len(digits) > 2:
        return None
    return (-int(digits) if negative else int(digits)), at + 1


def _raised(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The exponent at token `at`, after the ten: “^22”, “²²”, “⁻⁹”."""
    if not tokens.touching[at]:
        return None
    if tokens.words[at] == "^":
        return _signed(tokens, at + 1) if tokens.touching[at + 1] else None
    negative = tokens.words[at] == "⁻"
    digits = tokens.words[at + 1 if negative else at]
    if not digits or len(digits) > 2 or any(digit not in RAISED for digit in digits):
        return None
    power = int("".join(RAISED[digit] for digit in digits))
    return (-power if negative else power), at + 2 if negative else at + 1


def _skip_uncertainty(tokens: Tokens, number: Number) -> None:
    """“10 ± 2”: the number is the middle, and rough."""
    at = number.stop
    if tokens.words[at : at + 3] == ["+", "/", "-"] and tokens.touching[at + 1] and tokens.touching[at + 2]:
        at += 3
    elif tokens.words[at] in PLUS_MINUS:
        at += 1
    else:
        return
    text = tokens.words[at]
    if tokens.flags[at] & DIGITS and len(text) <= LONGEST_NUMBER:
        number.stop, number.bare, number.rough = at + 1, False, True
