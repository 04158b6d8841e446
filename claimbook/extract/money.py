"""Money: signs, letters and codes before the amount, currency words after it."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import (
    CAPITAL,
    CURRENCY,
    DIGITS,
    FUSED,
    LEADING_POINT,
    MONEY_LETTERS,
    NATION,
    NUMERIC,
    PHRASE_END,
    SCALE,
    SCALE_LETTER,
    SIGN,
    WORD,
)
from .number import Number
from .tokens import Tokens
from .unit import Unit
from .vocabulary import currencies
from .vocabulary.currencies import SIGNS
from .vocabulary.encodings import MISREAD_SIGNS

CENT = Decimal("0.01")
CLAUSE_ENDS = frozenset({".", ";", ":", ""})
PRONOUNS = frozenset({"it", "them", "this", "that", "which"})  # “1 billion pounds of it”
LOOK_BACK = 8  # tokens before pounds, for what says that they are money
LARGEST_CONSOLE = 5  # PS5 is a machine to play on, PS50 a price
SMALLEST_AFTER_WORD = 1_000  # COP28 is a conference, COP 28,000 a price


def read_sign(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The currency before an amount, starting at token `index`, and the token where the amount starts."""
    flags = tokens.flags[index]
    if flags & SIGN:
        return _after_sign(tokens, index)
    if not flags & MONEY_LETTERS:
        return None
    lexeme = tokens.lexemes[index]
    word, following = lexeme.lower, index + 1
    if lexeme.text == "#":
        scaled = tokens.flags[following] & DIGITS and tokens.flags[following + 1] & SCALE
        return ("GBP", following) if scaled else None
    if lexeme.text in ("PS", "Y"):
        return _misread_sign(tokens, index)
    if tokens.flags[following] & SIGN:
        sign = tokens.lexemes[following].code
        prefix = currencies.YEN_PREFIXES if sign == "JPY" else currencies.DOLLAR_PREFIXES if sign == "USD" else {}
        if word in prefix and (tokens.touching[following] or _spaced_prefix(tokens, index)):
            return prefix[word], _after_sign(tokens, following)[1]
        if lexeme.text.upper() in currencies.CODES:
            return lexeme.text.upper(), following + 1
        return None
    if tokens.words[following] == "." and word in currencies.LETTERS_WITH_DOT:
        following += 1
    if not _amount_at(tokens, following):
        return None
    if word in currencies.LETTER_SIGNS and not (word == "fr" and tokens.touching[index]):
        if word in currencies.LETTERS_THAT_TOUCH and not tokens.touching[following]:
            return None
        return currencies.LETTER_SIGNS[word], following
    if lexeme.text.upper() in currencies.CODES and (
        word not in currencies.CODES_THAT_ARE_WORDS or lexeme.text.isupper() and _is_large(tokens, following)
    ):
        return lexeme.text.upper(), following
    if lexeme.text in currencies.TOUCHING_SIGNS and tokens.touching[following] and not _glued(tokens, index):
        return currencies.TOUCHING_SIGNS[lexeme.text], following
    return None


def _misread_sign(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """“PS2.7m” for £2.7m, “Y=5,182” for ¥5,182: certain where it is no machine and no equation."""
    pound = tokens.lexemes[index].text == "PS"
    at = index + 1 if pound or tokens.words[index + 1] != "=" else index + 2
    lexeme = tokens.lexemes[at] if at < tokens.size else None
    if lexeme is None or lexeme.number is None or not all(tokens.touching[index + 1 : at + 1]) or _glued(tokens, index):
        return None
    if not pound and tokens.words[index + 1] != "=":
        return _typed_yen(tokens, index)
    small = lexeme.number <= LARGEST_CONSOLE if pound else len(lexeme.text) < 3
    if small and lexeme.text.isdecimal() and not tokens.flags[at + 1] & SCALE and not tokens.touching[at + 1]:
        return None
    return SIGNS[MISREAD_SIGNS["PS" if pound else "Y="]], at


def _typed_yen(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """“Y32bn”, as wires type ¥32bn: certain where a scale follows."""
    number = tokens.flags[index + 1] & DIGITS and tokens.touching[index + 1]
    scaled = tokens.flags[index + 2] & (SCALE | SCALE_LETTER)
    return ("JPY", index + 1) if number and scaled and not _glued(tokens, index) else None


def _is_large(tokens: Tokens, index: int) -> bool:
    """Whether the number at token `index` is one of money after a code that is also a word."""
    number = tokens.lexemes[index].number
    return number is not None and number >= SMALLEST_AFTER_WORD or bool(tokens.flags[index + 1] & SCALE)


def _glued(tokens: Tokens, index: int) -> bool:
    """Whether the token runs on from letters or digits before it."""
    return bool(tokens.touching[index] and tokens.flags[index - 1] & (DIGITS | WORD))


def _spaced_prefix(tokens: Tokens, index: int) -> bool:
    """Whether wire copy may have spaced the letters from the sign: “us $ 3 million”, but not “a $ 3 million deal”."""
    word = tokens.words[index]
    return word in currencies.SPACED_PREFIXES or word in ("a", "s") and bool(tokens.flags[index] & CAPITAL)


def _after_sign(tokens: Tokens, index: int) -> tuple[str, int]:
    code = tokens.lexemes[index].code or "USD"
    following = index + 1
    if code == "USD" and tokens.touching[following] and tokens.flags[following] & MONEY_LETTERS:
        letters = currencies.DOLLAR_PREFIXES.get(tokens.words[following])
        if letters is not None:
            return letters, following + 1
    return code, following


def _amount_at(tokens: Tokens, index: int) -> bool:
    return bool(tokens.flags[index] & (DIGITS | LEADING_POINT))


OPENERS = frozenset({"pounds", "pound", "crown", "crowns", "kronor"})
OPENING = NATION | SIGN | FUSED | CURRENCY


def read_currency_word(tokens: Tokens, index: int, number: Number | None = None) -> Unit | None:
    """The currency word, code or sign that starts at token `index`, adjectives included: “Hong Kong dollars”."""
    unit = _currency(tokens, index, number)
    if unit is not None and unit.factor is None and _scale_after(tokens, unit.stop, number):
        return Unit("money", unit.name, unit.stop + 1, Decimal(1).scaleb(tokens.lexemes[unit.stop].scale))
    return unit


def _scale_after(tokens: Tokens, index: int, number: Number | None) -> bool:
    """Whether a scale stands behind the currency: “75 USD million”, “10 € billion”."""
    written = tokens.flags[index - 1] & SIGN or tokens.lexemes[index - 1].text in currencies.CODES
    return bool(written and number is not None and not number.scaled and tokens.flags[index] & SCALE)


def _currency(tokens: Tokens, index: int, number: Number | None) -> Unit | None:
    at, nation = _past_nations(tokens, index)
    flags, lexeme = tokens.flags[at], tokens.lexemes[at] if at < tokens.size else None
    if lexeme is None:
        return None
    if flags & SIGN and number is not None:
        return None if _belongs_to_next(tokens, at) else Unit("money", lexeme.code, at + 1)
    if flags & FUSED and number is not None and not number.scaled:
        return Unit("money", lexeme.code, at + 1, Decimal(1).scaleb(lexeme.scale))
    if not flags & CURRENCY:
        return _crowns_or_pounds(tokens, at, nation, number)
    word = lexeme.lower
    if word in currencies.SUBUNITS:
        if word in ("p", "ct", "sen", "c", "fen", "lepta") and (
            number is None or number.scaled or at > index or not tokens.touching[at] or not lexeme.text.islower()
        ):
            return None
        return Unit("money", nation or currencies.SUBUNITS[word], at + 1, CENT)
    if word in currencies.MULTIPLES:
        code, factor = currencies.MULTIPLES[word]
        described = tokens.flags[at + 1] & WORD and not tokens.flags[at + 1] & PHRASE_END
        return None if described or number is None else Unit("money", nation or code, at + 1, Decimal(factor))
    if lexeme.text in currencies.CODES or word not in currencies.WORDS:
        if word in currencies.CODES_THAT_ARE_WORDS and not _is_money(word, number):
            return None
        return Unit("money", lexeme.text.upper(), at + 1)
    if word in currencies.DOUBTFUL_WORDS and nation is None and not _is_money(word, number):
        return None
    return Unit("money", nation or currencies.WORDS[word], at + 1)


def _past_nations(tokens: Tokens, index: int) -> tuple[int, str | None]:
    """The token after adjectives of nations, and the currency the last of them gives."""
    at, nation = index, None
    for _ in range(4):
        if (
            not tokens.flags[at] & NATION
            or tokens.flags[at] & CURRENCY
            and not tokens.flags[at + 1] & (CURRENCY | NATION)
        ):
            break
        nation = currencies.NATIONS[tokens.words[at]] or nation
        at += 1
    return at, nation


def _belongs_to_next(tokens: Tokens, sign: int) -> bool:
    """Whether a sign after a number is the sign of the next one: “in 2019 $ 3 million”."""
    return bool(tokens.flags[sign + 1] & (NUMERIC & ~SCALE) and not tokens.touching[sign])


def _is_money(word: str, number: Number | None) -> bool:
    """Whether a currency word that is also an ordinary one (“won”, “marks”) is money after this number."""
    if number is None:
        return False
    written = number.value.as_tuple().exponent
    fine = isinstance(written, int) and written <= -2
    return number.scaled or fine or number.value >= 100 or word in ("bucks", "quid", "rand", "rs") and number.value > 1


def _is_paid(tokens: Tokens, index: int) -> bool:
    """Whether the words before the number at token `index` speak of money, so that its pounds are no weight."""
    for at in range(index - 1, max(index - 1 - LOOK_BACK, -1), -1):
        word = tokens.words[at]
        if word in currencies.PAYING:
            return True
        if word in CLAUSE_ENDS or word.startswith("weigh"):
            return False
    return False


def _crowns_or_pounds(tokens: Tokens, at: int, nation: str | None, number: Number | None) -> Unit | None:
    word = tokens.words[at]
    if word in ("pounds", "pound"):
        if tokens.words[at + 1] == "sterling":
            return Unit("money", "GBP", at + 2)
        if nation is not None:
            return Unit("money", nation, at + 1)
        weighs = tokens.words[at + 1] == "of" and tokens.words[at + 2] not in PRONOUNS
        if number is not None and not weighs and (number.scaled or _is_paid(tokens, number.start)):
            return Unit("money", "GBP", at + 1)
    if word in ("crown", "crowns", "kronor") and (nation is not None or number is not None and number.scaled):
        return Unit("money", nation or "SEK", at + 1)
    return None


def settle_currency(tokens: Tokens, code: str, index: int) -> tuple[str, int]:
    """The currency of a bare sign and the token after it, where the word after says which: “¥300 yuan”, “$5 US”."""
    after = tokens.words[index]
    if code == "JPY" and after in currencies.YUAN_WORDS:
        return "CNY", index + 1
    if code == "USD" and after in currencies.DOLLAR_NATIONS:
        capital = tokens.lexemes[index].text.isupper() or after == "can" and tokens.flags[index] & CAPITAL
        if (capital or after not in currencies.CAPITAL_DOLLAR_NATIONS) and not tokens.flags[index + 1] & CAPITAL:
            stop = index + 1
            return currencies.DOLLAR_NATIONS[after], stop + 1 if tokens.words[stop] in ("dollar", "dollars") else stop
    return code, index
