"""Money whose sign stands before it: $1.2億, ¥3,000万, US$5億, $8〜10億."""

from __future__ import annotations

from decimal import Decimal

from . import amounts
from .bare import LATIN
from .english import in_english
from .later_units import range_of
from .numerals import Numeral, read_numeral
from .page import Page
from .units import Unit, read_unit
from .vocabulary import currencies


def read_signed(page: Page, at: int) -> int | None:
    """Money with its sign before it: $1.2億, ¥3,000万, US$5億."""
    text = page.text
    code = currencies.SIGNS[text[at]]
    start = at
    letters = LATIN.search(text[max(0, at - 3) : at])
    if letters is not None and letters[0] in currencies.LETTERS_BEFORE_SIGN:
        code = currencies.LETTERS_BEFORE_SIGN[letters[0]]
        start = at - len(letters[0])
    minus = text[at + 1 : at + 2] == "-"
    place = at + 1 + (text[at + 1 : at + 2] in " -")
    numeral = read_numeral(text, place)
    if numeral is None:
        return None
    numeral = in_english(text, numeral)
    stop, factor = numeral.stop, None
    for length in (2, 1):
        letter = text[stop : stop + length]
        behind = text[stop + length : stop + length + 1]
        if letter in currencies.SIGN_SCALES and not (behind.isascii() and behind.isalnum()):
            factor = Decimal(1).scaleb(currencies.SIGN_SCALES[letter])
            stop += len(letter)
            break
    if minus:
        numeral = numeral._replace(value=-numeral.value)
    following = read_unit(text, stop)
    if following is not None and following.kind == "money" and (following.name == code or code in ("USD", "JPY")):
        code, stop = following.name or code, following.stop
    shared = _shared_end(page, start, numeral, stop, code)
    if shared is not None:
        return shared
    return amounts.read_amount(page, start, place, numeral, Unit("money", code, factor, stop, text[at]))


def _shared_end(page: Page, start: int, numeral: Numeral, stop: int, code: str) -> int | None:
    """$8〜10億: both ends are in the scale that is said last."""
    text = page.text
    sign = amounts.range_sign(text, stop)
    if sign is None:
        return None
    at = stop + len(sign) + (text[stop + len(sign) : stop + len(sign) + 1] in tuple(currencies.SIGNS))
    second = read_numeral(text, at)
    if second is None or numeral.scaled or not second.scaled:
        return None
    return range_of(page, start, numeral, second, Unit("money", code, None, second.stop, "$"))
