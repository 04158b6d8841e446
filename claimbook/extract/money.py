"""Money: signs, letters and codes before the amount, currency words after it."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import CAPITAL, CURRENCY, DIGITS, LEADING_POINT, MONEY_LETTERS, NATION, SIGN, WORD
from .number import Number
from .tokens import Tokens
from .units import Unit
from .vocabulary import currencies

CENT = Decimal("0.01")


def read_sign(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The currency before an amount, starting at token `index`, and the token where the amount starts."""
    flags = tokens.flags[index]
    if flags & SIGN:
        return _after_sign(tokens, index)
    if not flags & MONEY_LETTERS:
        return None
    lexeme = tokens.lexemes[index]
    word, following = lexeme.lower, index + 1
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
        lexeme.text.isupper() or word not in currencies.CODES_THAT_ARE_WORDS
    ):
        return lexeme.text.upper(), following
    if lexeme.text in currencies.TOUCHING_SIGNS and tokens.touching[following] and not _glued(tokens, index):
        return currencies.TOUCHING_SIGNS[lexeme.text], following
    return None


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


def read_currency_word(tokens: Tokens, index: int, number: Number | None = None) -> Unit | None:
    """The currency word, code or sign that starts at token `index`, adjectives included: “Hong Kong dollars”."""
    at = index
    nation = None
    for _ in range(4):
        if (
            not tokens.flags[at] & NATION
            or tokens.flags[at] & CURRENCY
            and not tokens.flags[at + 1] & (CURRENCY | NATION)
        ):
            break
        nation = currencies.NATIONS[tokens.words[at]] or nation
        at += 1
    flags = tokens.flags[at]
    if flags & SIGN and number is not None:
        if (
            tokens.lexemes[at].text in ("$", "＄")
            and not tokens.touching[at]
            or tokens.flags[at + 1] & DIGITS
            and not tokens.touching[at]
        ):
            return None
        return Unit("money", tokens.lexemes[at].code, at + 1)
    if not flags & CURRENCY:
        return _crowns_or_pounds(tokens, at, nation, number)
    word = tokens.words[at]
    if word in currencies.SUBUNITS:
        if word in ("p", "ct", "sen", "c") and (number is None or at > index or not tokens.touching[at]):
            return None
        return Unit("money", nation or currencies.SUBUNITS[word], at + 1, CENT)
    text = tokens.lexemes[at].text
    if text.isupper() and text in currencies.CODES or word not in currencies.WORDS:
        if word in currencies.CODES_THAT_ARE_WORDS and not text.isupper():
            return None
        return Unit("money", text.upper(), at + 1)
    if word in currencies.DOUBTFUL_WORDS and nation is None and not _is_money(word, number):
        return None
    return Unit("money", nation or currencies.WORDS[word], at + 1)


def _is_money(word: str, number: Number | None) -> bool:
    """Whether a currency word that is also an ordinary one (“won”, “marks”) is money after this number."""
    if number is None:
        return False
    written = number.value.as_tuple().exponent
    fine = isinstance(written, int) and written <= -2
    return number.scaled or fine or number.value >= 100 or word in ("bucks", "quid", "rand", "rs") and number.value > 1


def _crowns_or_pounds(tokens: Tokens, at: int, nation: str | None, number: Number | None) -> Unit | None:
    word = tokens.words[at]
    if word in ("pounds", "pound"):
        if tokens.words[at + 1] == "sterling":
            return Unit("money", "GBP", at + 2)
        if nation is not None:
            return Unit("money", nation, at + 1)
        if number is not None and number.scaled and tokens.words[at + 1] != "of":
            return Unit("money", "GBP", at + 1)
    if word in ("crown", "crowns") and (nation is not None or number is not None and number.scaled):
        return Unit("money", nation or "SEK", at + 1)
    return None


def settle_currency(tokens: Tokens, code: str, index: int) -> str:
    """The currency of a bare sign, where the word after the amount says it: “¥300 yuan”, “$5 Canadian”."""
    after = tokens.words[index]
    if code == "JPY" and after in currencies.YUAN_WORDS:
        return "CNY"
    if code == "USD" and after in currencies.DOLLAR_NATIONS:
        return currencies.DOLLAR_NATIONS[after]
    return code
