"""Comparators and the words that give them: “at least”, “about”, “up to”, “or more”."""

from __future__ import annotations

from .lexicon import PHRASE_END, WORD
from .tokens import Tokens
from .vocabulary import cues

Phrase = tuple[tuple[str, ...], str]


def _by_last_word(table: dict[str, str]) -> dict[str, list[Phrase]]:
    phrases: dict[str, list[Phrase]] = {}
    for words, comparator in table.items():
        parts = tuple(words.split())
        phrases.setdefault(parts[-1], []).append((parts, comparator))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases


def _by_first_word(table: dict[str, str]) -> dict[str, list[Phrase]]:
    phrases: dict[str, list[Phrase]] = {}
    for words, comparator in table.items():
        parts = tuple(words.split())
        phrases.setdefault(parts[0], []).append((parts, comparator))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases


BEFORE = _by_last_word(cues.BEFORE)
BEFORE_DATE = _by_last_word(cues.BEFORE_DATE)
BEFORE_EXTENT = _by_last_word(cues.BEFORE_EXTENT)
AFTER = _by_first_word(cues.AFTER)

Cue = tuple[str, int, int]
# before “more than a year ago”: the comparison is of the percentage, not of the year
COMPARED = frozenset({"%", "percent", "cent", "pct", "pc", "points", "point", "times", "million", "billion", "bn", "m"})
# before “up to”: a movement that arrives, not a limit
MOTION = frozenset("go goes went gone going rose move moves moved climb climbed ramp ramped scaled scale add adds added back speed".split())


def cue_before(tokens: Tokens, index: int, kind: str) -> Cue | None:
    """The comparator the words before token `index` give to a quantity of `kind`, and their first and last-but-one token.

    Where cues are stacked (“less than nearly”) the outermost wins.
    """
    found: Cue | None = None
    at = index
    while True:
        cue = _nearest(tokens, at, kind)
        if cue is None:
            return found
        if found is None or cue[0] != "eq":
            found = cue
        at = cue[1]


def _nearest(tokens: Tokens, index: int, kind: str) -> Cue | None:
    date = kind in ("date", "fiscal_year")
    for skipped in range(3):
        at = index - 1 - skipped
        if at < 0:
            return None
        word = tokens.lexemes[at].lower
        tables = (BEFORE_DATE,) if date else (BEFORE, BEFORE_EXTENT) if kind in ("duration", "measure") else (BEFORE,)
        for table in tables:
            for parts, comparator in table.get(word, ()):
                first = at - len(parts) + 1
                if first >= 0 and all(tokens.lexemes[first + offset].lower == part for offset, part in enumerate(parts)):
                    if comparator == "eq" or _excused(tokens, first, at, parts, kind):
                        continue
                    return comparator, first, at + 1
        if word not in cues.TRANSPARENT or date and (word != "the" or tokens.flags(index + 1) & WORD and not tokens.flags(index + 1) & PHRASE_END):
            return None
    return None


def _excused(tokens: Tokens, first: int, at: int, parts: tuple[str, ...], kind: str) -> bool:
    """Phrases that look like a cue and are none here: “over five years”, “up about”, “growing by”."""
    phrase = parts[-1]
    if parts == ("over",) and kind == "duration":
        return tokens.lower(first - 1) not in cues.OVER_IS_MORE
    if parts == ("over",) and kind == "rank":
        return True
    if parts == ("some",) and tokens.lower(first - 1) in ("for",) and kind == "duration":
        return False
    if phrase == "than" and tokens.lower(first - 1) in COMPARED:
        return True
    return parts == ("up", "to") and tokens.lower(first - 1) in MOTION


def cue_after(tokens: Tokens, index: int, kind: str, in_number: bool) -> Cue | None:
    """The comparator the words from token `index` on give; `in_number` asks for those that follow the number itself."""
    date = kind in ("date", "fiscal_year")
    for parts, comparator in AFTER.get(tokens.lower(index), ()):
        if not all(tokens.lower(index + offset) == part for offset, part in enumerate(parts)):
            continue
        words = " ".join(parts)
        if in_number and words not in cues.AFTER_NUMBER:
            continue
        if words in cues.AFTER_DATE_ONLY and (not date or words == "on" and tokens.lower(index + 1) not in (",", ".", "")):
            continue
        if date and words not in cues.AFTER_DATE_ONLY:
            continue
        if words in ("odd", "plus", "tops", "maximum", "minimum") and not in_number and not tokens.touching(index):
            if words in ("plus", "odd", "tops"):
                continue
        return comparator, index, index + len(parts)
    return None
