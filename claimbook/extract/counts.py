"""Counted things: “789,000 engineers”, “27-nation”, “two of the world's supercomputers”, “hundreds of people”."""

from __future__ import annotations

from .lexicon import DASH, NUMERIC, PHRASE_END, WORD
from .nounphrases import APOSTROPHES, head_of, phrase_name, singular
from .number import Number
from .numerals import read_number
from .tokens import Tokens
from .unit import Unit
from .vocabulary import words
from .vocabulary.nouns import ALIASES, UNCOUNTED

SIZES = words("figure figures digit digits")  # “a six-figure sum” states how long a number is
MODELS = words("model models version versions variant variants llm llms")
OWNERS = words("the its their his her our these those your my")


def read_count(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """What the number that ends before token `index` counts."""
    if tokens.flags[index - 1] & DASH and tokens.touching[index]:
        return _hyphenated(tokens, index)
    if tokens.words[index] == "magnitude":
        return Unit("measure", "magnitude", index + 1)
    if tokens.words[index] in MODELS and tokens.lexemes[index - 1].text == "B" and tokens.touching[index - 1]:
        return Unit("measure", "parameter", index)  # “a 70B model”
    head = head_of(tokens, index, singular_too=number.value == 1 and not number.scaled)
    if head is not None:
        return Unit("count", phrase_name(tokens, index, head), head + 1)
    if tokens.words[index] == "of" and not (number.worded and number.value == 1):
        return _partitive(tokens, index, number)
    return None


def _hyphenated(tokens: Tokens, index: int) -> Unit | None:
    """“27-nation”, “3,000-page”: the one word after the hyphen; “12-strong” counts nothing."""
    word = tokens.words[index]
    if not tokens.flags[index] & WORD or tokens.flags[index] & PHRASE_END or len(word) == 1:
        return None
    if word in SIZES:
        return None
    if word == "magnitude":
        return Unit("measure", word, index + 1)
    if word in UNCOUNTED:
        return Unit("number", None, index + 1)
    name = singular(tokens.lexemes[index].text)
    return Unit("count", ALIASES.get(name, name), index + 1)


def _partitive(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The things named after “of” at token `index`; they belong to the span only where the number needs them."""
    at = index + 1
    needed = number.vague or number.scaled or tokens.words[index - 1] == "dozen"
    owned = tokens.words[at] in OWNERS
    if owned:
        at = _past_owner(tokens, at + 1)
    elif not needed and not tokens.flags[at] & NUMERIC:
        return None
    elif tokens.flags[at] & NUMERIC:
        needed = False
    inner = read_number(tokens, at) if tokens.flags[at] & NUMERIC else None
    if inner is not None:
        at = inner.stop
    head = head_of(tokens, at)
    if head is None:
        return None
    return Unit("count", phrase_name(tokens, at, head), head + 1 if needed and not owned else index)


def _past_owner(tokens: Tokens, index: int) -> int:
    """The token after “world's” in “of the world's supercomputers”."""
    if tokens.flags[index] & WORD and tokens.words[index + 1] in APOSTROPHES and tokens.words[index + 2] == "s":
        return index + 3
    return index
