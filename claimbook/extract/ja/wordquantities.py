"""Quantities in a word: 半分, 過半, 半減, 倍増, 首位, 半年, 半世紀, and 倍 alone."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimbook.extract.mention import Mention

from .cues import read_behind, read_direction, read_left
from .page import Page, cue_of


class Word(NamedTuple):
    """What a word says by itself."""

    kind: str
    unit: str
    value: Decimal
    comparator: str = "eq"
    direction: str | None = None


HALF, TWO = Decimal("0.5"), Decimal(2)
HALVES = {
    "半分": Word("fraction", "fraction", HALF), "半数": Word("fraction", "fraction", HALF), "半額": Word("fraction",
    "fraction", HALF),
    "過半数": Word("fraction", "fraction", HALF, "gt"), "過半": Word("fraction", "fraction", HALF, "gt"),
    "半減": Word("fraction", "fraction", HALF, "eq", "down"), "半年": Word("duration", "year", HALF),
    "半年間": Word("duration", "year", HALF), "半日": Word("duration", "day", HALF), "半世紀": Word("duration",
    "year", Decimal(50)),
    "半ダース": Word("count", "unit", Decimal(6)),
    "倍増": Word("multiplier", "times", TWO, "eq", "up"), "倍": Word("multiplier", "times", TWO),
    "首位": Word("rank", "rank", Decimal(1)), "ゼロ": Word("number", "", Decimal(0)),
}  # fmt: skip
LAST, OF_COUNTED = (
    "最下位",
    re.compile(
        r"([0-9]{1,4})(?:か国|カ国|ヵ国|ヶ国|国|社|校|チーム|位)(?:・地域|・経済)?(?:の中で|のうち|中|の|で|、)$"
    ),
)
FIELD_BEFORE = 16
LENGTHS = (4, 3, 2, 1)
NOT_BEFORE = {"倍": re.compile(r"[0-9一-鿿々ァ-ヺーA-Za-z]$"), "首位": re.compile(r"[手元]$"),
    "半日": re.compile(r"[0-9一-鿿]$"),
              "半年": re.compile(r"[0-9年]$"), "倍増": re.compile(r"[0-9一二三四五六七八九十]$"),
              "半数": re.compile(r"[0-9年]$")}  # fmt: skip
NOT_BEHIND = {"倍": re.compile(r"[率数音返賞額速化半精]|速"), "半分": re.compile("こ"), "半年": re.compile("前倒|報"),
    "過半": re.compile("数"),
              "半額": re.compile("セール"), "半日": re.compile("制"), "首位": re.compile("打者"),
              "ゼロ": re.compile(r"(?!だ|で|に|と|。|、|件|人|社)|エミ|サム|から")}  # fmt: skip


def read_words(page: Page, at: int) -> int | None:
    """Appends the quantity that a word at `at` says; returns where it stops."""
    text = page.text
    if text.startswith(LAST, at):
        return _append_last(page, at)
    for length in LENGTHS:
        word = text[at : at + length]
        said = HALVES.get(word)
        if said is None:
            continue
        stop = at + len(word)
        if (before := NOT_BEFORE.get(word)) is not None and before.search(text[max(0, at - 1) : at]):
            return None
        if (behind := NOT_BEHIND.get(word)) is not None and behind.match(text, stop):
            continue
        return _append(page, at, stop, said)
    return None


def _append_last(page: Page, at: int) -> int:
    """67カ国・地域の最下位: the last of so many is the place of that number; alone it is none."""
    stop = at + len(LAST)
    field = OF_COUNTED.search(page.text[max(0, at - FIELD_BEFORE) : at])
    if field is not None:
        out_of = int(field[1])
        page.found.append(Mention(at, stop, "", "rank", "rank", amount=Decimal(out_of), out_of=out_of))
    return stop


def _append(page: Page, at: int, stop: int, said: Word) -> int:
    text = page.text
    mention = Mention(at, stop, "", said.kind, said.unit or None, amount=said.value, comparator=said.comparator)
    mention.direction = said.direction or read_direction(text, stop)
    left = read_left(text, at)
    cue = read_behind(text, stop, said.kind) or left.cue
    if cue is not None:
        mention.comparator, mention.cue = cue.comparator, cue_of(page, cue)
    page.found.append(mention)
    return stop
