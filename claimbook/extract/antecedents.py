"""The noun before its number: “the number of nurses fell to 0.9 million”, “a population of 5 million”.

It is taken where the sentence leaves no choice: the noun is counted by its own words (“number of”), or it is the plural
subject of a verb of change, and is nothing that money or another measure would be of.
"""

from __future__ import annotations

from .lexicon import CAPITAL, CURRENCY, DASH, DIGITS, DURATION, NUMERIC, PHRASE_END, PLURAL, SCALE_LETTER, WORD
from .nounphrases import head_of, phrase_name, singular
from .tokens import Tokens
from .vocabulary.antecedents import (
    COUNTED_BY,
    COUNTING,
    LONGEST_SUBJECT,
    MOVING,
    OF_PEOPLE,
    REACHING,
    UNCOUNTED_SUBJECTS,
)
from .vocabulary.cues import TRANSPARENT
from .vocabulary.nouns import ALIASES

CLAUSE_ENDS = frozenset({".", ";", "!", "?", ":", "¶"})
LONGEST_NAME = 3


def noun_before(tokens: Tokens, index: int) -> str | None:
    """What the bare number at token `index` counts, by the words before it, in the singular."""
    if tokens.words[index - 1] == ":":
        return _listed(tokens, index - 2)
    if tokens.words[index - 1] == "of" and tokens.words[index - 2] in OF_PEOPLE:
        return "person"
    at = index - 1
    while at > 0 and index - at < 4 and tokens.words[at] not in REACHING and tokens.words[at] in MOVING | TRANSPARENT:
        at -= 1
    if tokens.words[at] not in REACHING:
        return None
    return _numbered(tokens, at) or _subject(tokens, at)


def _listed(tokens: Tokens, at: int) -> str | None:
    """“Deaths: 12”, where a line begins."""
    if at < 0 or not tokens.flags[at] & PLURAL or not tokens.flags[at] & CAPITAL or at > 0 and tokens.words[at - 1]:
        opens = at >= 0 and tokens.text[: tokens.starts[at]][-1:] in ("", "\n")
        if not opens or not tokens.flags[at] & PLURAL:
            return None
    return _name(tokens, at, at)


def _numbered(tokens: Tokens, index: int) -> str | None:
    """The noun of “the number of …” before token `index`, in the same clause."""
    for at in range(index - 1, max(index - LONGEST_SUBJECT, 0), -1):
        if tokens.words[at] in CLAUSE_ENDS or not tokens.words[at]:
            return None
        if tokens.words[at] == "of" and tokens.words[at - 1] in COUNTING:
            start = at + 2 if tokens.words[at + 1] in ("the", "its", "their") else at + 1
            if tokens.flags[start] & NUMERIC:
                return None
            head = head_of(tokens, start)
            return None if head is None or head >= index else phrase_name(tokens, start, head)
    return None


def _subject(tokens: Tokens, index: int) -> str | None:
    """The plural subject of the verb before token `index`: “jobless claims rose”, “passenger numbers”."""
    at, moved = index, False
    while at > 0 and index - at < LONGEST_SUBJECT:
        word, flags = tokens.words[at], tokens.flags[at]
        if word == "population" and moved:
            return "person"
        if flags & PLURAL and word not in MOVING and word not in REACHING - COUNTED_BY:
            break
        if word not in MOVING and word not in REACHING and not _is_number_of_change(tokens, at):
            return None
        moved = moved or word in MOVING and word not in REACHING
        at -= 1
    word = tokens.words[at]
    if not moved or not tokens.flags[at] & PLURAL:
        return None
    if word in COUNTED_BY:
        noun = at - 1
        described = tokens.flags[noun] & WORD and not tokens.flags[noun] & PHRASE_END
        return _name(tokens, noun, noun) if at > 0 and described else None
    if tokens.flags[at] & (CURRENCY | DURATION) or tokens.flags[at - 1] & (NUMERIC | SCALE_LETTER):
        return None
    if word in UNCOUNTED_SUBJECTS or tokens.words[at - 1] == "of" or tokens.lexemes[at].text.isupper():
        return None
    first = at
    while first > 0 and at - first < LONGEST_NAME - 1 and _describes(tokens, first - 1):
        first -= 1
    return _name(tokens, first, at)


def _is_number_of_change(tokens: Tokens, at: int) -> bool:
    """“3% to”, “from 1.2 million to”: what may stand before the second number of a change."""
    return bool(tokens.flags[at] & NUMERIC) or tokens.words[at] in ("%", "percent", "per", "cent", ",")


def _describes(tokens: Tokens, at: int) -> bool:
    """Whether the word at token `at` goes with the noun after it."""
    flags = tokens.flags[at]
    opens = at == 0 or not tokens.words[at - 1] or tokens.words[at - 1] in CLAUSE_ENDS
    if not flags & WORD or flags & (PHRASE_END | DASH | DIGITS) or flags & CAPITAL and not opens:
        return False
    return not tokens.words[at].endswith(("ly", "ed"))


def _name(tokens: Tokens, first: int, head: int) -> str:
    words = [*tokens.words[first:head], singular(tokens.lexemes[head].text)]
    name = " ".join(words)
    return ALIASES.get(name, name)
