"""Comparators and the words that give them: “at least”, “about”, “up to”, “or more”."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import DASH, DURATION, NUMERIC, PHRASE_END, SIGN, WORD
from .tokens import Tokens
from .vocabulary import cues

Phrase = tuple[tuple[str, ...], str]


class FoundCue(NamedTuple):
    """A comparator and the tokens start..stop of the words that gave it."""

    comparator: str
    start: int
    stop: int


def _by_word(table: dict[str, str], which: int) -> dict[str, list[Phrase]]:
    """The phrases of a table by their first (0) or last (-1) word, longest first."""
    phrases: dict[str, list[Phrase]] = {}
    for words, comparator in table.items():
        parts = tuple(words.split())
        phrases.setdefault(parts[which], []).append((parts, comparator))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases


BEFORE = _by_word(cues.BEFORE, -1)
BEFORE_DATE = _by_word(cues.BEFORE_DATE, -1)
BEFORE_EXTENT = _by_word(cues.BEFORE | cues.BEFORE_EXTENT, -1)
AFTER = _by_word(cues.AFTER, 0)
TABLES = {
    "date": BEFORE_DATE,
    "fiscal_year": BEFORE_DATE,
    "duration": BEFORE_EXTENT,
    "measure": BEFORE_EXTENT,
    "age": BEFORE,
}
TRANSPARENT = cues.TRANSPARENT
FARTHEST = 3  # words that may stand between a cue and its number, and the cue's last word


def cue_before(tokens: Tokens, index: int, kind: str) -> FoundCue | None:
    """The comparator that the words before token `index` give to a quantity of `kind`.

    Where cues are stacked (“less than nearly”) the outermost wins.
    """
    found, nearest = None, _nearest(tokens, index, kind)
    if nearest is not None and _compares_with_what_is_known(tokens, nearest, index):
        return None
    while nearest is not None:
        found = nearest
        nearest = _nearest(tokens, nearest.start, kind)
    return found or _estimate(tokens, index)


def _estimate(tokens: Tokens, index: int) -> FoundCue | None:
    """“a projected gap of 30,000”: the word before the noun that the number is of."""
    if tokens.words[index - 1] != "of":
        return None
    for at in range(index - 3, max(index - 3 - cues.LONGEST_ESTIMATE, 0), -1):
        if not tokens.flags[at] & WORD:
            return None
        if tokens.words[at] in cues.ESTIMATED and tokens.words[at - 1] in cues.ARTICLES:
            return FoundCue("approx", at, at + 1)
    return None


def _compares_with_what_is_known(tokens: Tokens, cue: FoundCue, index: int) -> bool:
    """“Above the 2% target”, “short of the 240,000 expected”, “under a three-year programme”."""
    between = tokens.words[cue.stop : index]
    if cue.comparator in ("gt", "lt") and any(word in cues.KNOWN for word in between):
        return True
    hyphened = tokens.flags[index + 1] & DASH and tokens.touching[index + 1]
    return bool(between and hyphened and tokens.words[cue.start] in cues.PLACED)


def _nearest(tokens: Tokens, index: int, kind: str) -> FoundCue | None:
    table, words = TABLES.get(kind, BEFORE), tokens.words
    for at in range(index - 1, index - 1 - FARTHEST, -1):
        word = words[at]
        if word not in table and word not in TRANSPARENT:
            return None  # nearly always
        for parts, comparator in table.get(word, ()):
            first = at - len(parts) + 1
            if first >= 0 and tuple(words[first : at + 1]) == parts:
                if comparator == "eq" or _is_no_cue(tokens, first, parts, kind):
                    continue
                return FoundCue(comparator, first, at + 1)
        if word not in TRANSPARENT or table is BEFORE_DATE and not _names_the_date(tokens, at, index):
            return None
    return None


def _names_the_date(tokens: Tokens, at: int, index: int) -> bool:
    """“since the 1990s”, but not “since the 2003 war”."""
    following = tokens.flags[index + 1]
    return tokens.words[at] == "the" and not (following & WORD and not following & PHRASE_END)


def _is_no_cue(tokens: Tokens, first: int, parts: tuple[str, ...], kind: str) -> bool:
    """Phrases that look like a cue and are none here: “over five years”, “14% less than a year ago”, “rose up to”."""
    before = tokens.words[first - 1]
    if parts == ("over",):
        if kind == "age":
            return bool(tokens.flags[first + 2] & DASH)
        return kind == "rank" or kind == "duration" and before not in cues.OVER_IS_MORE
    if parts == ("c",):
        return not tokens.touching[first + 1] and tokens.words[first + 1] != "."
    if parts[-1] == "than":
        return before in cues.COMPARED or bool(tokens.flags[first - 1] & DURATION and kind == "duration")
    return parts == ("up", "to") and before in cues.MOTION


def cue_after(tokens: Tokens, index: int, kind: str, in_number: bool) -> FoundCue | None:
    """The comparator that the words from token `index` on give; `in_number` asks for those that go with the number."""
    date = kind in ("date", "fiscal_year")
    for parts, comparator in AFTER.get(tokens.words[index], ()):
        stop = index + len(parts)
        if tuple(tokens.words[index:stop]) != parts:
            continue
        words = " ".join(parts)
        if date != (words in cues.AFTER_DATE_ONLY) or in_number and words not in cues.AFTER_NUMBER:
            continue
        if words == "on" and tokens.words[stop] not in (",", ".", ""):
            continue
        apart = words in cues.AFTER_TOUCHING and not tokens.touching[index]
        if apart and (not in_number or tokens.flags[stop] & (NUMERIC | SIGN)):
            continue
        return FoundCue(comparator, index, stop)
    return None
