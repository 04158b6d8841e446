"""The words after a quantity that say per what it is and of what it is a part."""

from __future__ import annotations

from .lexicon import DIGITS, PHRASE_END, SCALE, WORD
from .nounphrases import APOSTROPHES, head_of
from .tokens import Tokens
from .vocabulary import words
from .vocabulary.durations import AGO
from .vocabulary.units import PER_ADVERBS, PER_PHRASES, PER_SYNONYMS, PER_WORDS

DETERMINERS = words("the its their his her our all these those your my such")
LONGEST_BASE = 10


def per_after(tokens: Tokens, index: int) -> str | None:
    """“per barrel”, “a share”, “an hour”, “/tonne”, “annually” at token `index`: barrel, share, hour, tonne, year."""
    if tokens.words[index] == "-" and tokens.words[index + 1] in ("a", "per"):
        index += 1
    word, what = tokens.words[index], tokens.words[index + 1]
    if what == "-":
        what = tokens.words[index + 2]
    if word in ("a", "an", "per", "each", "every", "/"):
        phrase = _phrase(tokens, index + 1, what)
        if phrase is not None:
            return phrase
        if what in PER_WORDS and not (word in ("a", "an") and tokens.words[index + 2] in AGO):
            return PER_SYNONYMS.get(what, what)
        return what if word == "per" and tokens.flags[index + 1] & WORD else None
    return PER_ADVERBS.get(word)


def _phrase(tokens: Tokens, index: int, first: str) -> str | None:
    """What has a name of more than one word: “square foot”, “kilowatt-hour”, “100,000 people”."""
    for parts, name in PER_PHRASES.get(first, ()):
        if tuple(tokens.words[index : index + len(parts)]) == parts:
            return name
    if tokens.flags[index] & (DIGITS | SCALE) and tokens.words[index - 1] in ("per", "every"):
        head = head_of(tokens, index + 2 if tokens.flags[index + 1] & SCALE else index + 1)
        return None if head is None else " ".join(tokens.text[tokens.starts[index] : tokens.ends[head]].split())
    return None


def base_after(tokens: Tokens, index: int) -> str | None:
    """What a percentage or fraction is of: “of the total cost”, “the total cost” after “half”."""
    at = index + 1 if tokens.words[index] == "of" else index
    if at == index and tokens.words[at] not in DETERMINERS:
        return None
    while tokens.words[at] in DETERMINERS:
        at += 1
    begin = at
    while at < tokens.size and at - begin < LONGEST_BASE and _goes_on(tokens, at, begin):
        at += 1
    while at > begin and not tokens.flags[at - 1] & WORD:
        at -= 1
    return None if at == begin else tokens.text[tokens.starts[index] : tokens.ends[at - 1]]


def _goes_on(tokens: Tokens, at: int, begin: int) -> bool:
    """Whether the base runs on at token `at`: words and possessives, up to a function word or a participle."""
    word, flags = tokens.words[at], tokens.flags[at]
    if word in APOSTROPHES or word == "s" and tokens.words[at - 1] in APOSTROPHES:
        return True
    if word == "-":
        return tokens.touching[at]
    return bool(flags & WORD) and not flags & PHRASE_END and not (at > begin and word.endswith("ing"))
