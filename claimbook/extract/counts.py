"""Counted things: the noun phrase after a number, its head in the singular, without a parser.

English puts modifiers before the head and the head of a counted phrase is plural, so the phrase runs from the number to
the first plural noun, past those words in -s that only ever modify (“graphics processing units”). It never crosses a
function word, a verb that follows counted nouns, or punctuation.
"""

from __future__ import annotations

from .lexicon import CAPITAL, DASH, DIGITS, DURATION, MODIFIER, NUMERIC, PHRASE_END, PLURAL, WORD
from .numerals import Number, read_number
from .tokens import Tokens
from .units import Unit
from .vocabulary.nouns import ALIASES, ENDS_OR_ADJECTIVES, IRREGULAR_PLURALS, PLURAL_MODIFIERS, ZERO_PLURALS

LONGEST_PHRASE = 5
UNCOUNTED = frozenset({"strong", "magnitude", "plus", "odd", "something", "rated", "point"})


def read_count(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The noun phrase counted by the number that ends before token `index`."""
    if tokens.flags(index - 1) & DASH and tokens.touching(index):
        return _hyphenated(tokens, index)
    head = _head(tokens, index, number.value == 1 and not number.scaled)
    if head is None:
        return _partitive(tokens, index, number)
    return Unit("count", phrase_name(tokens, index, head), head + 1)


def _hyphenated(tokens: Tokens, index: int) -> Unit | None:
    """“27-nation”, “3,000-page”: the one word after the hyphen; “12-strong” and “7.1-magnitude” count nothing."""
    flags = tokens.flags(index)
    word = tokens.lower(index)
    if not flags & WORD or flags & PHRASE_END or len(word) == 1:
        return None
    return Unit("count" if word not in UNCOUNTED else "number", None if word in UNCOUNTED else singular(tokens.lexemes[index].text), index + 1)


def heads_phrase(tokens: Tokens, index: int) -> bool:
    """Whether a counted noun phrase starts at token `index`."""
    return _head(tokens, index, False) is not None


def _partitive(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“two of the world’s supercomputers”, “hundreds of people”: the things are named after “of”."""
    if tokens.lower(index) != "of" or number.value == 1 and number.worded:
        return None
    at = index + 1
    direct = number.vague or number.scaled or tokens.lower(index - 1) == "dozen"
    if tokens.flags(at) & NUMERIC and not direct:
        return _of_number(tokens, index, at)
    owned = tokens.lower(at) in ("the", "its", "their", "his", "her", "our", "these", "those", "your", "my")
    if owned:
        at += 1
    elif not direct:
        return None
    if direct and not owned:
        head = _head(tokens, at, False)
        return None if head is None else Unit("count", phrase_name(tokens, at, head), head + 1)
    if tokens.flags(at) & WORD and tokens.lower(at + 1) in ("'", "’") and tokens.lower(at + 2) in ("s",):
        at += 3
    inner = read_number(tokens, at) if tokens.flags(at) & NUMERIC else None
    if inner is not None:
        at = inner.stop
    head = _head(tokens, at, False)
    if head is None:
        return None
    return Unit("count", phrase_name(tokens, at, head), index)


def _of_number(tokens: Tokens, index: int, at: int) -> Unit | None:
    """“16 of 20 rounds”."""
    inner = read_number(tokens, at)
    head = None if inner is None else _head(tokens, inner.stop, False)
    return None if head is None or inner is None else Unit("count", phrase_name(tokens, inner.stop, head), index)


def _head(tokens: Tokens, index: int, singular: bool) -> int | None:
    """The token that heads the phrase starting at `index`."""
    at = index
    last = None
    hyphens = 0
    while at < tokens.size and at - index < LONGEST_PHRASE + hyphens:
        flags = tokens.flags(at)
        if flags & DASH and tokens.touching(at) and tokens.touching(at + 1) and tokens.flags(at + 1) & WORD and at > index:
            at += 1
            hyphens += 2
            continue
        if not flags & WORD:
            if flags & DIGITS and at > index and tokens.flags(at - 1) & DASH and tokens.touching(at):
                at += 1
                continue
            break
        if flags & PHRASE_END and not flags & MODIFIER and not _inside_compound(tokens, at) and not _describes(tokens, at):
            break
        if flags & DURATION and at == index and not singular:
            break
        word = tokens.lower(at)
        if tokens.lower(at + 1) in ("'", "’") and tokens.touching(at + 1):
            break
        if flags & PLURAL and not _inside_compound(tokens, at):
            if not (word in PLURAL_MODIFIERS and _more_follows(tokens, at + 1)):
                return at
        last = at
        at += 1
    if singular and last is not None:
        return _singular_head(tokens, index, last)
    return None


def _describes(tokens: Tokens, at: int) -> bool:
    """“40 dead whales”, but “40 dead” and “12 left”."""
    return tokens.lower(at) in ENDS_OR_ADJECTIVES and tokens.flags(at + 1) & PLURAL != 0 and tokens.flags(at - 1) & PLURAL == 0


def _inside_compound(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen ties the token to a word after it: “state-of-the-art”, “arms-control”."""
    return bool(tokens.flags(at + 1) & DASH and tokens.touching(at + 1) and tokens.touching(at + 2))


def _more_follows(tokens: Tokens, at: int) -> bool:
    """Whether the phrase goes on to a plural after a word that only modifies."""
    for ahead in range(at, min(at + 3, tokens.size)):
        flags = tokens.flags(ahead)
        if not flags & WORD or flags & PHRASE_END:
            return False
        if flags & PLURAL:
            return True
    return False


def _singular_head(tokens: Tokens, index: int, last: int) -> int | None:
    """After “one” or in “a 12-strong team”: the last word of a short phrase, not running into a name."""
    if last - index > 3:
        return None
    head = index
    while head < last and not tokens.flags(head + 1) & CAPITAL:
        head += 1
    return head


def phrase_name(tokens: Tokens, index: int, head: int) -> str:
    """The counted thing in the singular, canonical where an alias is known."""
    words: list[str] = []
    joined = False
    for at in range(index, head + 1):
        lexeme = tokens.lexemes[at]
        if lexeme.flags & DASH:
            if words:
                words[-1] += "-"
                joined = True
            continue
        word = singular(lexeme.text) if at == head else lexeme.text
        if joined:
            words[-1] += word
            joined = False
        elif not lexeme.flags & MODIFIER or at == head:
            words.append(word)
    name = " ".join(words)
    return ALIASES.get(name.lower(), name)


def singular(word: str) -> str:
    """A plural noun in the singular; an abbreviation keeps its capitals."""
    lower = word.lower()
    if lower in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[lower]
    if lower in ZERO_PLURALS:
        return lower
    stem = word if word[:-1].isupper() and len(word) > 2 else lower
    if not stem.endswith("s") or stem.endswith("ss"):
        return stem
    if stem != lower:
        return stem[:-1]
    if lower.endswith("men"):
        return lower[:-2] + "an"
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1]
