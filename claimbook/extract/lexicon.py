"""One entry a word form: what it can be in the grammar of quantities, worked out once from the vocabulary tables."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from html import unescape

from .vocabulary import ages, calendar, currencies, durations, encodings, factors, nouns, numbers

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
SPOKEN_POINT = 1 << 32  # the "point" of "three point five"
VAGUE = 1 << 33  # several, few
FUSED = 1 << 34  # a scale and a code in one word: MUSD, EURm
DECADE = 1 << 35  # thirties
FILLER = 1 << 36  # may stand between an article and its unit: "a full year"

NUMERIC = DIGITS | CARDINAL | SCALE | INDEFINITE | GROUP | FRACTION | FRACTION_SIGN | LEADING_POINT
TRIGGER = (
    DIGITS | CARDINAL | INDEFINITE | GROUP | FRACTION | FRACTION_SIGN | SIGN | MONEY_LETTERS | MONTH | SEASON | RELATIVE
    | CALENDAR | FACTOR | ARTICLE | BETWEEN | ORDINAL | LEADING_POINT | MINUS
    | SPOKEN_POINT | VAGUE | FUSED | DECADE
)  # fmt: skip


# the flags a lower-case word gets for standing in a table
MEMBERSHIP: tuple[tuple[int, Container[str]], ...] = (
    (DASH, numbers.DASHES),
    (MINUS, numbers.MINUS_SIGNS | numbers.MINUS_WORDS),
    (LEADING_POINT, {"."}),
    (SPOKEN_POINT, {"point"}),
    (VAGUE, {"several", "few"}),
    (CARDINAL, numbers.CARDINALS),
    (SCALE, numbers.SCALES),
    (SCALE_LETTER, numbers.SCALE_LETTERS),
    (INDEFINITE, numbers.INDEFINITE_PLURALS),
    (GROUP, numbers.GROUPS),
    (FRACTION_SIGN, numbers.UNICODE_FRACTIONS),
    (FRACTION, numbers.FRACTION_WORDS),
    (ORDINAL, numbers.ORDINALS),
    (FACTOR, factors.FACTOR_WORDS),
    (MONEY_LETTERS, {*currencies.DOLLAR_PREFIXES, *currencies.LETTER_SIGNS, *currencies.YEN_PREFIXES}),
    (CURRENCY, {*currencies.WORDS, *currencies.SUBUNITS, *currencies.MULTIPLES}),
    (MONEY_LETTERS | CURRENCY, {code.lower() for code in currencies.CODES} - currencies.CODES_THAT_ARE_WORDS),
    (NATION, currencies.NATIONS),
    (MONTH, calendar.MONTHS),
    (DECADE, ages.DECADES),
    (SEASON, calendar.SEASONS),
    (RELATIVE, calendar.RELATIVES),
    (CALENDAR, calendar.OPENERS),
    (DURATION, durations.UNITS),
    (FILLER, {*durations.FILLERS, "="}),
    (ARTICLE, {"a", "an"}),
    (BETWEEN, {"between", "from"}),
    (PHRASE_END, nouns.PHRASE_ENDS),
    (MODIFIER, nouns.TRANSPARENT_MODIFIERS),
)
# the same for words as written
WRITTEN_MEMBERSHIP: tuple[tuple[int, Container[str]], ...] = (
    (SIGN, currencies.SIGNS),
    (
        MONEY_LETTERS,
        {*currencies.TOUCHING_SIGNS, "#", *(letters[:2].rstrip("=") for letters in encodings.MISREAD_SIGNS)},
    ),
    (MONEY_LETTERS | CURRENCY, currencies.CODES),
    (FUSED, currencies.FUSED),
)
SCALES = numbers.SCALE_LETTERS | numbers.SCALES
NUMBERS = {**numbers.CARDINALS, **numbers.INDEFINITE_PLURALS, **numbers.GROUPS}


class Lexeme:
    """A word form with its lower-case text, its flags, and the number, power of ten or currency it stands for."""

    __slots__ = ("code", "flags", "length", "lower", "number", "scale", "text")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.number: Decimal | None = None
        self.scale = 0
        self.code: str | None = None
        if text[:1].isdecimal():
            text = self.text = self.lower = text.replace("，", ",").replace("．", ".")
            self.flags = DIGITS | (GROUPED if "," in text else 0) | (POINT if "." in text else 0)
            self.number = Decimal(text.replace(",", ""))
            return
        text = self.text = meant(text)
        self.lower = text.lower()
        if text.isspace() or text in encodings.UNSEEN:
            self.flags = BREAK
        else:
            self.flags = self._word_flags()
            self._set_values()

    def _word_flags(self) -> int:
        flags = 0
        if self.lower[:1].isalpha():
            flags = WORD | CAPITAL if self.text[0].isupper() else WORD
        for flag, table in MEMBERSHIP:
            if self.lower in table:
                flags |= flag
        for flag, table in WRITTEN_MEMBERSHIP:
            if self.text in table:
                flags |= flag
        if self.text in nouns.ABBREVIATIONS:
            flags &= ~PHRASE_END
        return flags | PLURAL if is_plural(self.lower, self.text) else flags

    def _set_values(self) -> None:
        if self.lower in NUMBERS:
            self.number = Decimal(NUMBERS[self.lower])
        elif self.lower in numbers.UNICODE_FRACTIONS:
            self.number = share(*numbers.UNICODE_FRACTIONS[self.lower])
        self.scale = SCALES.get(self.lower, 0)
        self.code = currencies.SIGNS.get(self.text)
        if self.flags & FUSED:
            self.code, self.scale = currencies.FUSED[self.text]


def blank() -> Lexeme:
    """The entry of nothing at all, which no rule takes for a word."""
    entry = Lexeme(" ")
    entry.text = entry.lower = ""
    entry.length = entry.flags = 0
    return entry


def meant(text: str) -> str:
    """The sign that a broken encoding or an entity of HTML stands for, else the text itself."""
    if text in encodings.MISREAD:
        return encodings.MISREAD[text]
    if text[0] == "&" and len(text) > 3:
        sign = unescape(text)
        return sign if len(sign) == 1 and not sign.isdecimal() else "\ufffd"
    return text


def is_plural(word: str, text: str) -> bool:
    """Whether a lower-case word can be the plural head of a counted phrase."""
    if word in nouns.IRREGULAR_PLURALS or word in nouns.ZERO_PLURALS:
        return True
    if word.endswith(nouns.PLURAL_ENDINGS):
        return word not in nouns.NOT_PLURAL
    if text.endswith("s") and len(text) > 2 and text[:-1].isupper():
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
