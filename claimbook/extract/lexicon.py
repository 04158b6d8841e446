"""One entry a word form: what it can be in the grammar of quantities, worked out once from the vocabulary tables."""

from __future__ import annotations

from decimal import Decimal

from .vocabulary import calendar, currencies, durations, factors, nouns, numbers

DIGITS = 1 << 0  # 12, 1,200, 3.5
CARDINAL = 1 << 1  # twelve
SCALE = 1 << 2  # million, bn, k
SCALE_LETTER = 1 << 3  # of these, one that counts only after digits
INDEFINITE = 1 << 4  # millions, dozens
GROUP = 1 << 5  # dozen, couple
FRACTION = 1 << 6  # half, third, quarters
ORDINAL = 1 << 7  # second
SIGN = 1 << 8  # $, €
MONEY_LETTERS = 1 << 9  # US (of US$), Rs, EUR
CURRENCY = 1 << 10  # yen, dollars, EUR
NATION = 1 << 11  # Canadian (of Canadian dollars)
MONTH = 1 << 12
SEASON = 1 << 13
RELATIVE = 1 << 14  # last, this, next
CALENDAR = 1 << 15  # other words that can open a date: early, fiscal, FY, Q3
FACTOR = 1 << 16  # doubled, twice, tenfold
DURATION = 1 << 17  # years
ARTICLE = 1 << 18  # a, an
DASH = 1 << 19
WORD = 1 << 20
CAPITAL = 1 << 21
PLURAL = 1 << 22  # can head a counted phrase
PHRASE_END = 1 << 23  # ends a noun phrase
BREAK = 1 << 24  # an empty line
GROUPED = 1 << 25  # digits with separators
POINT = 1 << 26  # digits with a decimal point
FRACTION_SIGN = 1 << 27  # ½
BETWEEN = 1 << 28  # between, from
MODIFIER = 1 << 29  # stands before what is counted and is no part of its name
LEADING_POINT = 1 << 30  # the point of ".5"
MINUS = 1 << 31

NUMERIC = DIGITS | CARDINAL | SCALE | INDEFINITE | GROUP | FRACTION | FRACTION_SIGN | LEADING_POINT
TRIGGER = (
    DIGITS | CARDINAL | INDEFINITE | GROUP | FRACTION | FRACTION_SIGN | SIGN | MONEY_LETTERS | MONTH | SEASON | RELATIVE
    | CALENDAR | FACTOR | ARTICLE | BETWEEN | ORDINAL | LEADING_POINT | MINUS
)  # fmt: skip


class Lexeme:
    """A word form with its lower-case text, its flags, and the number, power of ten or currency it stands for."""

    __slots__ = ("code", "flags", "lower", "number", "scale", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.number: Decimal | None = None
        self.scale = 0
        self.code: str | None = None
        self.flags = 0
        if text[:1].isdecimal():
            self._read_digits()
        elif text.isspace():
            self.flags = BREAK
        else:
            self._read_word()

    def _read_digits(self) -> None:
        self.flags = DIGITS
        if "," in self.text:
            self.flags |= GROUPED
        if "." in self.text:
            self.flags |= POINT
        self.number = Decimal(self.text.replace(",", ""))

    def _read_word(self) -> None:
        word, flags = self.lower, 0
        if word[:1].isalpha():
            flags |= WORD
            if self.text[0].isupper():
                flags |= CAPITAL
        if word in numbers.DASHES:
            flags |= DASH
        if word == ".":
            flags |= LEADING_POINT
        if word in numbers.CARDINALS:
            flags |= CARDINAL
            self.number = Decimal(numbers.CARDINALS[word])
        if word in numbers.SCALES:
            flags |= SCALE
            self.scale = numbers.SCALES[word]
        elif word in numbers.SCALE_LETTERS:
            flags |= SCALE_LETTER
            self.scale = numbers.SCALE_LETTERS[word]
        if word in numbers.INDEFINITE_PLURALS:
            flags |= INDEFINITE
            self.number = Decimal(numbers.INDEFINITE_PLURALS[word])
        if word in numbers.GROUPS:
            flags |= GROUP
            self.number = Decimal(numbers.GROUPS[word])
        if word in numbers.UNICODE_FRACTIONS:
            flags |= FRACTION_SIGN
            numerator, denominator = numbers.UNICODE_FRACTIONS[word]
            self.number = share(numerator, denominator)
        if word in numbers.FRACTION_WORDS:
            flags |= FRACTION
        if word in numbers.ORDINALS:
            flags |= ORDINAL
        if word in factors.FACTOR_WORDS:
            flags |= FACTOR
        self.flags = flags | self._money_flags(word) | self._calendar_flags(word) | self._phrase_flags(word)

    def _money_flags(self, word: str) -> int:
        flags = 0
        if self.text in currencies.SIGNS:
            flags |= SIGN
            self.code = currencies.SIGNS[self.text]
        if word in currencies.DOLLAR_PREFIXES or word in currencies.LETTER_SIGNS or word in currencies.YEN_PREFIXES:
            flags |= MONEY_LETTERS
        if self.text in currencies.TOUCHING_SIGNS:
            flags |= MONEY_LETTERS
        if self.text in currencies.CODES or (
            word.upper() in currencies.CODES and word not in ("all", "top", "try", "cop")
        ):
            flags |= MONEY_LETTERS | CURRENCY
        if word in currencies.WORDS or word in currencies.SUBUNITS:
            flags |= CURRENCY
        if word in currencies.NATIONS:
            flags |= NATION
        return flags

    def _calendar_flags(self, word: str) -> int:
        flags = 0
        if word in calendar.MONTHS:
            flags |= MONTH
        if word in calendar.SEASONS:
            flags |= SEASON
        if word in calendar.RELATIVES:
            flags |= RELATIVE
        if word in calendar.OPENERS:
            flags |= CALENDAR
        if word in durations.UNITS:
            flags |= DURATION
        return flags

    def _phrase_flags(self, word: str) -> int:
        flags = 0
        if word in ("a", "an"):
            flags |= ARTICLE
        if word in ("minus", "negative") or word in numbers.MINUS_SIGNS:
            flags |= MINUS
        if word in ("between", "from"):
            flags |= BETWEEN
        if word in nouns.PHRASE_ENDS:
            flags |= PHRASE_END
        if word in nouns.TRANSPARENT_MODIFIERS:
            flags |= MODIFIER
        if is_plural(word, self.text):
            flags |= PLURAL
        return flags


def is_plural(word: str, text: str) -> bool:
    """Whether a lower-case word can be the plural head of a counted phrase."""
    if word in nouns.IRREGULAR_PLURALS or word in nouns.ZERO_PLURALS:
        return True
    if not word.endswith("s") or len(word) < 3 or word in nouns.NOT_PLURAL or word in nouns.PHRASE_ENDS:
        return False
    if text.isupper() and len(text) <= 4:
        return False
    return not word.endswith(nouns.SINGULAR_ENDINGS_NOT_PLURAL)


def share(numerator: int, denominator: int) -> Decimal:
    """A fraction as a Decimal: exact where it ends, else to ten places."""
    value = Decimal(numerator) / Decimal(denominator)
    rounded = value.quantize(Decimal("1E-10"))
    return value if value == rounded else rounded
