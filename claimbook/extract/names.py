"""Digits that are part of a name, a label, a clock time or an address: GPT-3, Section 230, 2:00, Boeing 737."""

from __future__ import annotations

from .lexicon import CAPITAL, DASH, DIGITS, MODIFIER, MONTH, PLURAL, SCALE, WORD
from .numerals import Number
from .tokens import Tokens
from .vocabulary.names import CLOCK_SUFFIXES, LABEL_WORDS, NAMES_BEFORE_WORDS, NUMBERED_SERIES, STREETS, SENTENCE_OPENERS, WEAK_LABELS

HYPHEN_OPENERS = frozenset("mid pre post early late top sub under over plus per non ex about the to and".split())
ADDRESS_SIGNS = frozenset("/\\_@=&#~^|+*")


def is_name(tokens: Tokens, number: Number, has_unit: bool) -> bool:
    """Whether the digits of `number` name something; `has_unit` says that a unit or currency goes with them."""
    index, stop = number.start, number.stop
    before = tokens.lower(index - 1)
    if tokens.touching(index) and _tied_before(tokens, index):
        return True
    if tokens.touching(stop) and _tied_after(tokens, stop, has_unit):
        return True
    if _clock(tokens, index, stop):
        return True
    if has_unit and not number.bare:
        return False
    if before in NUMBERED_SERIES or before == "." and tokens.lower(index - 2) in ("no", "nos"):
        return True
    if has_unit:
        return before in LABEL_WORDS and before not in WEAK_LABELS and _strong_name(tokens, index)
    if before in LABEL_WORDS and number.bare:
        return not (before in WEAK_LABELS and tokens.flags(stop) & PLURAL)
    if number.bare and (_after_capital(tokens, index) or _street(tokens, stop)):
        return True
    return number.bare and _enumerator(tokens, index, stop)


def is_worded_name(tokens: Tokens, index: int) -> bool:
    """Whether the number word at `index` is part of a name: Big Four, Group of Seven, World War Two."""
    if not tokens.flags(index) & CAPITAL or not tokens.flags(index - 1) & WORD:
        return False
    before = tokens.lower(index - 1)
    return before in NAMES_BEFORE_WORDS or before == "of" and tokens.lower(index - 2) == "group" or before in LABEL_WORDS


def _street(tokens: Tokens, stop: int) -> bool:
    """“10 Downing Street”."""
    for ahead in range(stop, stop + 4):
        if not tokens.flags(ahead) & CAPITAL:
            return False
        if ahead > stop and tokens.lower(ahead) in STREETS:
            return True
    return False


def _strong_name(tokens: Tokens, index: int) -> bool:
    return bool(tokens.flags(index - 1) & CAPITAL) or tokens.lower(index - 1) in ("section", "chapter", "boeing", "airbus", "windows", "ftse", "nasdaq")


def _tied_before(tokens: Tokens, index: int) -> bool:
    """Letters or an address sign right against the digits: A100, GPT-3, /2023/, user_7."""
    flags = tokens.flags(index - 1)
    before = tokens.lower(index - 1)
    if flags & WORD:
        return True
    if before in ADDRESS_SIGNS and tokens.touching(index - 1):
        return True
    if before in (".", ":", ",") and tokens.touching(index - 1) and tokens.flags(index - 2) & (DIGITS | WORD):
        return before != "," or tokens.flags(index - 2) & DIGITS != 0
    if flags & DASH and tokens.touching(index - 1):
        inner = tokens.flags(index - 2)
        word = tokens.lower(index - 2)
        if inner & WORD and not inner & MONTH and word not in HYPHEN_OPENERS:
            return not inner & SCALE and before == "-" and not _spoken_range(word)
        return False
    return False


def _spoken_range(word: str) -> bool:
    return word in ("percent", "cent", "million", "billion", "trillion", "m", "bn", "k")


def _tied_after(tokens: Tokens, stop: int, has_unit: bool) -> bool:
    """Letters or digits right after: 5G, 3D, 737-800, 1.2.3."""
    flags, after = tokens.flags(stop), tokens.lower(stop)
    if has_unit:
        return False
    if flags & WORD:
        return True
    if flags & DASH and tokens.touching(stop + 1) and len(tokens.lower(stop + 1)) == 1 and tokens.flags(stop + 1) & CAPITAL:
        return True
    if after in (".", ":") and tokens.touching(stop + 1) and tokens.flags(stop + 1) & DIGITS:
        return True
    if after in ("_", "@", "/", "\\", "=") and tokens.touching(stop + 1):
        return True
    return bool(flags & DASH) and tokens.touching(stop + 1) and bool(tokens.flags(stop + 1) & DIGITS)


def _clock(tokens: Tokens, index: int, stop: int) -> bool:
    after = tokens.lower(stop)
    if after in CLOCK_SUFFIXES and not (after in ("am", "est", "et", "ist") and not tokens.touching(stop) and tokens.lower(index - 1) not in ("at", "by", "to", "from", "until")):
        return True
    if after in ("o'clock",) or after == "o" and tokens.lower(stop + 2) == "clock":
        return True
    return after == ":" and tokens.touching(stop) and bool(tokens.flags(stop + 1) & DIGITS) and tokens.touching(stop + 1)


def _after_capital(tokens: Tokens, index: int) -> bool:
    """A capitalised word that opens no sentence, with a plain integer after it: Apollo 11, S&P 500, Euro 2024."""
    flags = tokens.flags(index - 1)
    if not (flags & WORD and flags & CAPITAL) or tokens.lower(index - 1) in SENTENCE_OPENERS:
        return False
    if tokens.flags(index + 1) & MODIFIER:
        return False
    return not _opens_sentence(tokens, index - 1) or not tokens.flags(index + 1) & PLURAL


def _opens_sentence(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.lower(index - 1) in (".", "!", "?", ":", "“", '"', ";") or not tokens.lower(index - 1).strip()


def _opens_line(tokens: Tokens, index: int) -> bool:
    at = tokens.starts[index]
    return at == 0 or tokens.text[at - 1] == "\n"


def _enumerator(tokens: Tokens, index: int, stop: int) -> bool:
    """“(6)” and “1)” number things."""
    before, after = tokens.lower(index - 1), tokens.lower(stop)
    if after == "." and tokens.touching(stop) and tokens.flags(stop + 1) & CAPITAL and _opens_line(tokens, index):
        return True
    return after in (")", "]") and (before in ("(", "[") and tokens.touching(index) and len(tokens.lexemes[index].text) <= 2)
