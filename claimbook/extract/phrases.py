"""The words after a quantity that say per what it is and of what it is a part."""

from __future__ import annotations

from .lexicon import PHRASE_END, WORD
from .tokens import Tokens
from .vocabulary.units import PER_ADVERBS, PER_WORDS

DETERMINERS = frozenset("the its their his her our all these those this that your my a an such your".split())
LONGEST_BASE = 10


def per_after(tokens: Tokens, index: int) -> str | None:
    """“per barrel”, “a share”, “an hour”, “/tonne”, “annually” after token `index`: barrel, share, hour, tonne, year."""
    word = tokens.lower(index)
    if word in ("a", "an", "per", "each", "every", "/", "-"):
        if word == "-":
            if tokens.lower(index + 1) not in ("a", "per"):
                return None
            index += 2 if tokens.lower(index + 2) == "-" else 1
        what = tokens.lower(index + 1)
        if what in PER_WORDS:
            return {"annum": "year", "litre": "liter"}.get(what, what) if what != "litre" else "litre"
        if word == "per" and tokens.flags(index + 1) & WORD:
            return what
        return None
    return PER_ADVERBS.get(word)


def base_after(tokens: Tokens, index: int) -> str | None:
    """What a percentage or fraction is of: “of the total cost”, “the total cost” after “half”."""
    first = index
    at = index
    if tokens.lower(at) == "of":
        at += 1
    elif tokens.lower(at) not in DETERMINERS or tokens.lower(at) in ("a", "an", "this", "that"):
        return None
    while tokens.lower(at) in DETERMINERS:
        at += 1
    begin = at
    while at < tokens.size and at - begin < LONGEST_BASE:
        flags = tokens.flags(at)
        if flags & PHRASE_END or not (flags & WORD or tokens.lower(at) in ("-", "’", "'")):
            break
        at += 1
    while at > begin and not tokens.flags(at - 1) & WORD:
        at -= 1
    if at == begin:
        return None
    return tokens.text[tokens.starts[first] : tokens.ends[at - 1]]
