"""Digits that are part of a name, a label, a clock time or an address: GPT-3, Section 230, 2:00, Boeing 737."""

from __future__ import annotations

from .lexicon import CAPITAL, DASH, DIGITS, MODIFIER, MONTH, PLURAL, POINT, SCALE, WORD
from .number import Number
from .tokens import Tokens
from .vocabulary.names import (
    ADDRESS_SIGNS,
    CLOCK_PREPOSITIONS,
    CLOCK_SUFFIXES,
    CLOCK_SUFFIXES_AND_WORDS,
    HYPHEN_OPENERS,
    INDEXED,
    LABEL_WORDS,
    LABELS_BEFORE_WORDS,
    NAMES_BEFORE_WORDS,
    NAMES_WITH_DIGITS,
    NUMBERED_SERIES,
    SENTENCE_OPENERS,
    STREETS,
    STRONG_LABELS,
    VERSIONED,
    WEAK_LABELS,
)
from .vocabulary.units import PERCENT_WORDS

LONGEST_LIST = 30  # tokens of a list of shares before the last of them
AFTER_SHARE_IN_LIST = frozenset({",", ".", ";", ")", "and", "in", "against"})
LONGEST_STREET = 4
LONGEST_TELEPHONE = 8
SENTENCE_ENDS = frozenset({"", ".", "!", "?", ":", ";", "“", '"'})


def is_name(tokens: Tokens, number: Number, measured: bool) -> bool:
    """Whether the digits of `number` name something; `measured` says that a unit or a currency goes with them."""
    index, stop = number.start, number.stop
    if tokens.touching[index] and _tied_before(tokens, index) or _is_clock(tokens, index, stop):
        return True
    if _begins_name(tokens, index) or _is_lettered(tokens, index):
        return True
    if not measured and tokens.touching[stop] and _tied_after(tokens, stop):
        return True
    before = tokens.words[index - 1]
    if not number.bare:
        if number.scaled and not measured and _is_street(tokens, stop):
            return True  # 221B Baker Street
        if before in VERSIONED and not measured:
            return True
        version = tokens.flags[index] & POINT and number.stop == index + 1 and _after_capital(tokens, index)
        numbered = before in NUMBERED_SERIES and not (before == "number" and number.scaled)  # they number 1.03 million
        return not measured and (numbered or bool(version))
    if before in NUMBERED_SERIES or before == "." and tokens.words[index - 2] in ("no", "nos"):
        return True
    if tokens.words[index - 2 : index] == ["group", "of"] and tokens.flags[index - 2] & CAPITAL:
        return not tokens.flags[stop] & PLURAL
    if before in LABEL_WORDS:
        lettered = tokens.flags[stop - 1] & CAPITAL or tokens.flags[stop] & CAPITAL
        if measured and lettered and len(tokens.words[stop]) == 1 and tokens.touching[stop]:
            return True
        if measured:
            return before in STRONG_LABELS or before not in WEAK_LABELS and bool(tokens.flags[index - 1] & CAPITAL)
        return not (before in WEAK_LABELS and tokens.flags[stop] & PLURAL)
    if measured:
        return False
    if tokens.words[stop] == "block" and tokens.words[stop + 1] in ("of", "on") or _is_telephone(tokens, index, stop):
        return True
    return _after_capital(tokens, index) or _is_street(tokens, stop) or _is_enumerator(tokens, index, stop)


def is_worded_name(tokens: Tokens, index: int) -> bool:
    """Whether the number word at `index` is part of a name: Big Four, Group of Seven, World War Two."""
    before = tokens.words[index - 1]
    if before in ("past", "to") and tokens.words[index - 2] in ("half", "quarter"):
        return True
    if _titled(tokens, index) or before in ("day", "week") and tokens.words[index - 2] in ("on", "by", "of", "since"):
        return True
    if before in LABELS_BEFORE_WORDS and tokens.words[index - 2] in ("a", "an", "the"):
        return True
    if tokens.words[index - 2 : index] in (["group", "of"], ["the", "big"]) and not _counts(tokens, index):
        return True
    if not tokens.flags[index] & CAPITAL or not tokens.flags[index - 1] & WORD:
        return False
    return before in NAMES_BEFORE_WORDS or before in LABEL_WORDS or tokens.words[index - 2 : index] == ["group", "of"]


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether a plural soon follows the number word at `index`: “a group of nine Japanese firms”."""
    described = tokens.flags[index + 1] & WORD and tokens.words[index - 3] in ("a", "the")
    return bool(tokens.flags[index + 1] & PLURAL or described and tokens.flags[index + 2] & PLURAL)


def _titled(tokens: Tokens, index: int) -> bool:
    """“at Three Mile Island”, “Ocean’s Eleven”: a capitalised number word inside a sentence."""
    if not tokens.flags[index] & CAPITAL or not tokens.words[index - 1] or index == 0:
        return False
    if tokens.words[index - 2 : index] in (["'", "s"], ["’", "s"]):
        return tokens.touching[index - 1] and not tokens.flags[index + 1] & WORD
    before = tokens.flags[index - 1]
    earlier = tokens.flags[index - 2]
    lower = before & WORD and not before & CAPITAL and earlier & WORD and not earlier & CAPITAL
    return bool(lower and tokens.flags[index + 1] & CAPITAL and tokens.starts[index + 1] - tokens.ends[index] == 1)


def _begins_name(tokens: Tokens, index: int) -> bool:
    """“3M”, “7-Eleven”, “the 100-share index”."""
    rest = NAMES_WITH_DIGITS.get(tokens.words[index])
    if rest is not None:
        found = [each.text for each in tokens.lexemes[index + 1 : index + 1 + len(rest)]]
        return found == list(rest) and tokens.touching[index + 1] and not tokens.flags[index + 1 + len(rest)] & PLURAL
    hyphened = tokens.flags[index + 1] & DASH and tokens.touching[index + 1]
    return bool(hyphened and tokens.words[index + 2] in INDEXED and tokens.words[index + 3] == "index")


def _is_lettered(tokens: Tokens, index: int) -> bool:
    """“Pad 39A”, “Gate 12B”: one capital letter against the digits, after a name."""
    at = index + 1
    if not tokens.touching[at] or not tokens.flags[at] & CAPITAL or len(tokens.words[at]) != 1:
        return False
    named = tokens.flags[index - 1] & CAPITAL and tokens.words[index - 1] not in SENTENCE_OPENERS
    return bool(named and not tokens.flags[at] & SCALE)


def _tied_before(tokens: Tokens, index: int) -> bool:
    """Letters or an address sign right against the digits: A100, GPT-3, /2023/, user_7."""
    flags, before = tokens.flags[index - 1], tokens.words[index - 1]
    if flags & WORD:
        return True
    if not tokens.touching[index - 1]:
        return False
    earlier, word = tokens.flags[index - 2], tokens.words[index - 2]
    if before in ADDRESS_SIGNS:
        return True
    if before in (".", ":", ","):
        return bool(earlier & (DIGITS if before == "," else DIGITS | WORD))
    return before == "-" and bool(earlier & WORD) and not earlier & (MONTH | SCALE) and word not in HYPHEN_OPENERS


def _tied_after(tokens: Tokens, stop: int) -> bool:
    """Letters, digits or an address sign right after: 5G, 10-K, 737-800, 1.2.3."""
    flags, after, further = tokens.flags[stop], tokens.words[stop], tokens.touching[stop + 1]
    if flags & WORD:
        return True
    if flags & DASH and further:
        letter = len(tokens.words[stop + 1]) == 1 and tokens.flags[stop + 1] & CAPITAL
        return bool(letter or tokens.flags[stop + 1] & DIGITS)
    if after == "(":
        return further and len(tokens.words[stop + 1]) == 1 and bool(tokens.flags[stop + 1] & WORD)
    if after in (".", ":"):
        return bool(further and tokens.flags[stop + 1] & DIGITS)
    return further and after in ("_", "@", "/", "\\", "=")


def _is_clock(tokens: Tokens, index: int, stop: int) -> bool:
    """“2:00”, “7pm”, “9 a.m.”, “10 o'clock”."""
    after = tokens.words[stop]
    if after in CLOCK_SUFFIXES:
        doubtful = after in CLOCK_SUFFIXES_AND_WORDS and not tokens.touching[stop]
        if after == "hrs":
            return len(tokens.words[index]) == 4
        return not doubtful or tokens.words[index - 1] in CLOCK_PREPOSITIONS
    if after == "o" and tokens.words[stop + 2] == "clock":
        return True
    return after == ":" and bool(
        tokens.touching[stop] and tokens.touching[stop + 1] and tokens.flags[stop + 1] & DIGITS
    )


def _is_telephone(tokens: Tokens, index: int, stop: int) -> bool:
    """“+44 20 7946 0000”, “(555) 123-4567”: digits in groups after a plus or a bracket."""
    after = tokens.flags[stop] & DIGITS or tokens.words[stop] in (")", "-") and tokens.flags[stop + 1] & DIGITS
    at = index
    for _ in range(LONGEST_TELEPHONE):
        before = tokens.words[at - 1]
        if before == "+" and tokens.touching[at]:
            return at < index or bool(after)
        if before == "(" and len(tokens.words[at]) == 3 and at == index and tokens.words[stop] == ")":
            return bool(after)
        if not tokens.flags[at - 1] & DIGITS and before not in ("-", "(", ")"):
            return False
        at -= 1
    return False


def _after_capital(tokens: Tokens, index: int) -> bool:
    """After a capitalised word that opens no sentence: Apollo 11, S&P 500, Euro 2024."""
    flags, before = tokens.flags[index - 1], tokens.words[index - 1]
    if not (flags & WORD and flags & CAPITAL) or before in SENTENCE_OPENERS or tokens.flags[index + 1] & MODIFIER:
        return False
    if tokens.flags[index] & POINT and _in_list_of_shares(tokens, index):
        return False
    if tokens.flags[index] & POINT and tokens.lexemes[index - 1].text.isupper():
        return True  # ABCI 3.0
    opens = index == 1 or tokens.words[index - 2] in SENTENCE_ENDS or not tokens.words[index - 2].strip()
    return not (opens and tokens.flags[index + 1] & PLURAL)


def _in_list_of_shares(tokens: Tokens, index: int) -> bool:
    """“it was 59.2 percent in Germany, in the US 68.8 and in China 81.2”: a place, and a share named before it."""
    if tokens.words[index - 2] not in ("in", "the") or tokens.words[index + 1] not in AFTER_SHARE_IN_LIST:
        return False
    for at in range(index - 3, max(index - LONGEST_LIST, -1), -1):
        word = tokens.words[at]
        if word in PERCENT_WORDS or word == "cent" and tokens.words[at - 1] == "per":
            return True
        if word in (".", "!", "?") and not tokens.touching[at + 1] or not word.strip():
            return False
    return False


def _is_street(tokens: Tokens, stop: int) -> bool:
    """“10 Downing Street”."""
    for ahead in range(stop, stop + LONGEST_STREET):
        if not tokens.flags[ahead] & CAPITAL:
            return False
        if ahead > stop and tokens.words[ahead] in STREETS:
            return True
    return False


def _is_enumerator(tokens: Tokens, index: int, stop: int) -> bool:
    """“(6)” and, at the start of a line, “1. ” number things."""
    after = tokens.words[stop]
    if after == ".":
        at = tokens.starts[index]
        opens_line = at == 0 or tokens.text[at - 1] == "\n"
        return opens_line and bool(tokens.touching[stop] and tokens.flags[stop + 1] & CAPITAL)
    if after == ")" and (tokens.starts[index] == 0 or tokens.text[tokens.starts[index] - 1] == "\n"):
        return True
    bracketed = tokens.words[index - 1] in ("(", "[") and tokens.touching[index]
    return after in (")", "]") and bracketed and len(tokens.words[index]) <= 2
