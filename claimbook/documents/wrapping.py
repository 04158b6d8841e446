"""Paragraphs whose lines were broken at some width: which lines go on, and the lines joined again.

A broken line is as long as the width allows: the next line's first word would not have fitted. That holds at any width,
for a newspaper's column as for a mail, and hardly ever for menus, lists or verse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]

NARROWEST, WIDEST = 16, 140
FEWEST_PAIRS = 2
SHARE_FULL = 0.6
SHARE_GOING_ON = 0.25

WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
)
_CELLS = re.compile(r"\t|\s\|\s|\S {3,}\S")
_MARKED = re.compile(r"^(?:[-–—•·*▪■●]\s|\(?\d{1,3}[.)]\s|#{1,6}\s|>|\|)")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
_HYPHENATED = re.compile(r"(?<!\w)(\w*[^\W\d_])[-\u2010][^\S\n]*+\n\s*+([^\W\d_]\w*)")
_LINE_END = re.compile(r"(?:(?<![ \t\xa0])[ \t\xa0]++)?(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\xa0]*")


def width(text: str) -> int:
    """Return how many columns a line takes where East Asian characters take two."""
    return len(text) + len(WIDE.findall(text))


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text's lines are broken: `columns` wide, or not at all where that is 0."""

    columns: int = 0

    def goes_on(self, line: str, following: str) -> bool:
        """Tell whether `following` goes on with the paragraph of `line` because the width was used up."""
        return bool(self.columns) and _is_full(line, following, self.columns) and _may_follow(line, following)


def find_wrapping(groups: Sequence[Sequence[str]]) -> Wrapping:
    """Return how the lines are broken of a text whose `groups` of lines empty lines part.

    The width is the one that most lines with a successor fill; it counts only where many successors begin in the middle
    of a sentence, so that tables and lists of equal lines are no paragraphs.
    """
    pairs = [
        (line, following)
        for group in groups
        for line, following in zip(group, group[1:], strict=False)
        if _may_follow(line, following)
    ]
    if len(pairs) < FEWEST_PAIRS:
        return Wrapping()
    widths = Counter(width(line) for line, _ in pairs)
    candidates = sorted((each for each in widths if NARROWEST <= each <= WIDEST), reverse=True)[:12]
    best, columns = 0, 0
    for each in candidates:
        full = sum(_is_full(line, following, each) for line, following in pairs)
        if full > best:
            best, columns = full, each
    if best < FEWEST_PAIRS or best < SHARE_FULL * len(pairs):
        return Wrapping()
    going_on = sum(_is_full(line, after, columns) and _goes_on(line, after) for line, after in pairs)
    return Wrapping(columns) if going_on >= SHARE_GOING_ON * best else Wrapping()


def _is_full(line: str, following: str, columns: int) -> bool:
    size = width(line)
    if not columns * 0.5 <= size <= columns + 2:
        return False
    first = following.split(maxsplit=1)[0] if following.split() else ""
    if WIDE.match(first):
        return size + 4 > columns
    if line.endswith(("-", "\u2010", "\xad")):
        return size + 4 > columns
    return size + 1 + width(first) > columns


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a sentence runs over the end of a line, whatever its width."""
    if _SENTENCE_END.search(line):
        return False
    return following[:1].islower() or following[:1].isdigit() or bool(WIDE.match(following)) or line.endswith(",")


def _may_follow(line: str, following: str) -> bool:
    return not (_MARKED.match(following) or _CELLS.search(line.strip()) or _CELLS.search(following.strip()))


def joined(paragraph: str, known: str = "") -> str:
    """Return a paragraph in one line: words hyphenated at line ends whole, East Asian lines without a space between.

    A hyphen stays where `known`, the whole text, has the word with it elsewhere, or after a capital or before one.
    """
    text = paragraph.replace("\xad\n", "").replace("\xad", "")
    if not _LINE_END.search(text):
        return text.strip()
    text = _HYPHENATED.sub(lambda found: _mended(found, known), _LINE_END.sub("\n", text.strip()))
    parts: list[str] = []
    for line in text.split("\n"):
        if parts and parts[-1] and line and not (WIDE.match(line) and WIDE.match(parts[-1][-1])):
            tight = parts[-1][-1] in "-\u2010\u2013/" and len(parts[-1]) > 1 and parts[-1][-2].isalnum()
            parts.append("" if tight and line[:1].isalnum() else " ")
        parts.append(line)
    return "".join(parts)


def _mended(found: re.Match[str], known: str) -> str:
    before, after = found[1], found[2]
    kept = f"{before}-{after}"
    if before[-1:].isupper() or after[:1].isupper() or any(sign.isdigit() for sign in before + after):
        return kept
    if kept in known and re.search(rf"\b{re.escape(kept)}\b", known):
        return kept
    return before + after
