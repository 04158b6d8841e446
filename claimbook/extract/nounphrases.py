"""Noun phrases without a parser: where the phrase after a number ends, which word heads it, its name in the singular.

English puts modifiers before the head and the head of a counted phrase is plural, so the phrase runs from the number to
the first plural noun, past those words in -s that only ever modify (“graphics processing units”). It never crosses a
function word, a verb that follows counted nouns, or punctuation.
"""

from __future__ import annotations

from .lexicon import (
    CAPITAL,
    CARDINAL,
    DASH,
    DIGITS,
    DURATION,
    GROUPED,
    MODIFIER,
    MONTH,
    PHRASE_END,
    PLURAL,
    POINT,
    WORD,
)
from .tokens import Tokens
from .vocabulary.calendar import WEEKDAYS
from .vocabulary.nouns import (
    ALIASES,
    ENDS_OR_ADJECTIVES,
    IRREGULAR_PLURALS,
    PEOPLES,
    PLURAL_MODIFIERS,
    SINGULAR_ENDINGS,
    ZERO_PLURALS,
)

LONGEST_PHRASE = 5
LONGEST_SINGULAR = 3
LONGEST_MODEL = 3  # capitalised runs in one model’s name
APOSTROPHES = frozenset("'’")


def head_of(tokens: Tokens, index: int, singular_too: bool = False) -> int | None:
    """The token that heads the counted phrase starting at `index`; a plural, or any noun where `singular_too`."""
    at, end = index, min(tokens.size, index + LONGEST_PHRASE)
    last = None
    while at < end:
        flags = tokens.flags[at]
        if at > index and _inside_hyphens(tokens, at):
            at += 1
            end = min(tokens.size, end + 1)
            continue
        model = _past_model(tokens, at)
        if model > at:
            end = min(tokens.size, end + model - at)
            if tokens.words[model - 1] == "s":
                return model - 1
            at = model
            continue
        if flags & CARDINAL and not _opens_compound(tokens, at):
            break
        if not flags & WORD or _ends_phrase(tokens, at) or flags & DURATION and at == index and not singular_too:
            break
        if tokens.words[at + 1] in APOSTROPHES and tokens.touching[at + 1]:
            break
        if flags & PLURAL and not _opens_compound(tokens, at) and not _only_modifies(tokens, at):
            return at
        if tokens.words[at] in PEOPLES and flags & CAPITAL and _no_noun_at(tokens, at + 1):
            return at
        last = at
        at += 1
    return _singular_head(tokens, index, last) if singular_too and last is not None else None


def _no_noun_at(tokens: Tokens, at: int) -> bool:
    """Whether no noun or adjective stands at token `at`."""
    return not tokens.flags[at] & WORD or bool(tokens.flags[at] & PHRASE_END)


def heads_phrase(tokens: Tokens, index: int) -> bool:
    """Whether a counted noun phrase starts at token `index`."""
    return head_of(tokens, index) is not None


def _inside_hyphens(tokens: Tokens, at: int) -> bool:
    """A hyphen between two parts of a compound, or digits after one: “state-of-the-art”, “mid-20s”."""
    if not tokens.touching[at]:
        return False
    if tokens.flags[at] & DASH:
        return bool(tokens.touching[at + 1] and tokens.flags[at + 1] & WORD)
    return bool(tokens.flags[at] & DIGITS and tokens.flags[at - 1] & DASH)


def _past_model(tokens: Tokens, at: int) -> int:
    """The token after a model’s name with its digits, “MI250X”, “H100s”, “RTX 4090”; `at` where there is none."""
    first = at
    while at - first < LONGEST_MODEL and tokens.flags[at] & CAPITAL and (at == first or tokens.touching[at]):
        at += 1
        if tokens.flags[at] & DASH and tokens.touching[at] and tokens.touching[at + 1]:
            at += 1
        digits = tokens.flags[at] & DIGITS and not tokens.flags[at] & (GROUPED | POINT)
        if not digits or not tokens.touching[at] and not _is_model_number(tokens, at):
            continue
        at += 1
        if tokens.flags[at] & WORD and tokens.touching[at] and tokens.lexemes[at].length <= 3:
            at += 1
        return at
    return first


def _is_model_number(tokens: Tokens, at: int) -> bool:
    """Whether digits apart from the name before them belong to it: “RTX 4090 cards”, “Boeing 737 MAX jets”."""
    after = tokens.flags[at + 1]
    if tokens.words[at + 1] == "s" and tokens.touching[at + 1]:
        return True
    dated = tokens.flags[at - 1] & MONTH or tokens.words[at - 1] in WEEKDAYS
    return bool(after & WORD and not after & PHRASE_END and not dated and tokens.lexemes[at].length <= 4)


def _opens_compound(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen ties the token to a word after it: “arms-control”."""
    return bool(tokens.flags[at + 1] & DASH and tokens.touching[at + 1] and tokens.touching[at + 2])


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    flags = tokens.flags[at]
    if not flags & PHRASE_END or flags & MODIFIER or _opens_compound(tokens, at):
        return False
    describes = tokens.words[at] in ENDS_OR_ADJECTIVES and tokens.flags[at + 1] & PLURAL
    return not describes or bool(tokens.flags[at - 1] & PLURAL)


def _only_modifies(tokens: Tokens, at: int) -> bool:
    """Whether a word in -s is one that modifies and a plural comes after it within the phrase."""
    if tokens.words[at] not in PLURAL_MODIFIERS:
        return False
    for ahead in range(at + 1, min(at + 4, tokens.size)):
        flags = tokens.flags[ahead]
        if not flags & WORD or flags & PHRASE_END:
            return False
        if flags & PLURAL:
            return True
    return False


def _singular_head(tokens: Tokens, index: int, last: int) -> int | None:
    """After “1”: the last word of a short phrase, not running into a name."""
    if last - index > LONGEST_SINGULAR:
        return None
    head = index
    while head < last and not tokens.flags[head + 1] & CAPITAL:
        head += 1
    return head


def phrase_name(tokens: Tokens, index: int, head: int) -> str:
    """The counted thing in the singular, canonical where an alias is known."""
    words: list[str] = []
    hyphened = False
    index = _past_names(tokens, index, head)
    if tokens.words[head] == "s" and tokens.flags[head - 1] & DIGITS:
        return tokens.text[tokens.starts[index] : tokens.ends[head - 1]]
    for at in range(index, head + 1):
        lexeme = tokens.lexemes[at]
        if lexeme.flags & DASH and words:
            words[-1] += "-"
            hyphened = True
            continue
        word = singular(lexeme.text) if at == head else lexeme.text
        if hyphened:
            words[-1] += word
            hyphened = False
        elif at == head or not lexeme.flags & MODIFIER or _opens_compound(tokens, at):
            words.append(word)
    name = " ".join(words)
    return ALIASES.get(name.lower(), name)


def _past_names(tokens: Tokens, index: int, head: int) -> int:
    """The first token of a counted phrase past the maker and the model: “GPUs” of “Nvidia H100 GPUs”.

    A maker alone is passed where what is left is a thing with a name of its own: “GPUs” of “Nvidia GPUs”.
    """
    if not tokens.flags[index] & CAPITAL:
        return index
    at = index
    while at < head and tokens.flags[at] & CAPITAL:
        model = _past_model(tokens, at)
        if at < model <= head:
            return model
        at += 1
    rest = tokens.text[tokens.starts[at] : tokens.ends[head]].lower() if index < at <= head else ""
    return at if rest.removesuffix("s") in ALIASES else index


def singular(word: str) -> str:
    """A plural noun in the singular and in lower case; an abbreviation keeps its capitals."""
    lower = word.lower()
    if lower in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[lower]
    for plural, single in SINGULAR_ENDINGS.items():
        if lower.endswith(plural):
            return lower.removesuffix(plural) + single
    if lower in PEOPLES:
        return word
    if lower in ZERO_PLURALS or not lower.endswith("s") or lower.endswith("ss"):
        return lower if not word.isupper() else word
    if word[:-1].isupper() and len(word) > 2:
        return word[:-1]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1]
