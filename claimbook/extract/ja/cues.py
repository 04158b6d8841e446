"""Comparators, what an amount is per, and whether it rose or fell: words before it and words behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .longest import Longest
from .vocabulary import cues, units
from .vocabulary.numbers import DIGITS, TENS

CUE, PER, FILLER, LOSS, PACE = "cue", "per", "filler", "loss", "pace"
LEFT: dict[str, tuple[str, str]] = {
    **dict.fromkeys(cues.FILLERS, (FILLER, "")),
    **dict.fromkeys(cues.LOSSES, (LOSS, "")),
    **{word: (PER, per) for word, per in cues.PER_BEFORE.items()},
    **{word: (PACE, per) for word, per in units.PACES.items()},
    **{
        f"{word}{particle}": (PER, cues.PER_BEFORE.get(word, "year"))
        for word in sorted(cues.WAGES)
        for particle in "はがを"
    },
    **{word: (CUE, comparator) for word, comparator in cues.BEFORE.items()},
}
# these also end dates and other words: 2024年, 今月, 先週
AFTER_DATES = frozenset(cues.PER_BEFORE)
NUMERAL_OR_DATE = (
    frozenset("0123456789") | DIGITS.keys() | TENS.keys() | set("昨今同来翌去本前半数何周毎先元隔カヶかヵケ")
)
MOST_LEFT = 4

RISES = re.compile(
    r"(?:の|も|を|に|ずつ|以上|以下|以内|程度|ほど|近く|超|強|弱|余り|台){0,2}"
    rf"(?:(?P<up>{'|'.join(sorted(cues.UP))})|(?P<down>{'|'.join(sorted(cues.DOWN))}))"
)


LEFT_WORDS = Longest(LEFT, at_end=True)
BEHIND = {word: comparator for word, comparator in cues.BEHIND.items() if comparator}
BEHIND_WORDS = Longest(BEHIND)


class Cue(NamedTuple):
    """A comparator and the words that gave it."""

    comparator: str
    start: int
    stop: int


class Left(NamedTuple):
    """What stands before an amount; `start` is where all of it begins."""

    start: int
    cue: Cue | None
    per: str | None
    loss: bool
    pace: str | None


def read_left(text: str, at: int) -> Left:
    """What the words that end at `at` say of the amount that begins there."""
    cue, per, loss, pace = None, None, False, None
    place = at
    for _ in range(MOST_LEFT):
        if place and text[place - 1] == " ":
            place -= 1
        for length in LEFT_WORDS.lengths(text, place):
            start = place - length
            if start < 0 or (word := text[start:place]) not in LEFT:
                continue
            if (
                word in AFTER_DATES
                and start
                and (text[start - 1] in NUMERAL_OR_DATE or _is_kanji(text[start - 1], word))
            ):
                continue
            role, value = LEFT[word]
            if role == CUE:
                cue = Cue(value, start, place)
            elif role == PER:
                per = per or value
            elif role == PACE:
                pace = pace or value
            elif role == LOSS:
                loss = True
            place = start
            break
        else:
            return Left(place, cue, per, loss, pace)
    return Left(place, cue, per, loss, pace)


def _is_kanji(sign: str, word: str) -> bool:
    """Whether a short word for a period ends a longer one in kanji: 学年."""
    return len(word) <= 2 and word[0] in "年月週日" and "一" <= sign <= "鿿" and sign not in "約計大低均"


def read_behind(text: str, at: int, kind: str) -> Cue | None:
    """The comparator behind an amount; of two that follow each other the outer one."""
    found = None
    for _ in range(2):
        cue = _behind(text, at, kind)
        if cue is None:
            break
        found, at = cue, cue.stop
    return found


def _behind(text: str, at: int, kind: str) -> Cue | None:
    if text[at : at + 1] == " ":
        at += 1
    for length in BEHIND_WORDS.lengths(text, at):
        word = text[at : at + length]
        if word not in BEHIND:
            continue
        stop = at + len(word)
        if text[stop : stop + 1] and text[stop] in cues.GOES_ON.get(word, ""):
            continue
        if word in cues.HALVES and kind not in ("percent", "money"):
            continue
        return Cue(BEHIND[word], at, stop)
    return None


def read_direction(text: str, at: int) -> str | None:
    """Whether the words from `at` on say that the amount rose or fell."""
    match = RISES.match(text, at)
    if match is None:
        return None
    return "up" if match["up"] else "down"
