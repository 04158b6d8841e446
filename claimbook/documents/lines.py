"""The blocks of a page: its lines, or its paragraphs where the text is hard-wrapped, and what can be seen of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from claimbook.documents.boilerplate import CONTENTS, FUNCTION_WORDS, WORD, Wording, plain, wording
from claimbook.documents.wrapping import Span, Wrapping, find_wrapping

LIST_LENGTH = 12
TABLE_HEAD = 3

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»)]*®†■\u200b \t"
# Japanese ends a sentence before a bracket, and in vertical text with signs of their own
_BRACKETED = re.compile(r"(?:[（(〈【〔︵︿︹][^（(〈【〔︵︿︹]{0,30}[）)〉】〕︶﹀︺]){1,3}$")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "︒", "｡", "．", "︕", "︖")
_RUBY = re.compile(r"</?(?:ruby|rb|rp|rt|rtc)>")
_FOOTNOTE = re.compile(r"(?:\[\w{1,12}\])+\s*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(]?[A-Z\d])")
BULLET = re.compile(r"^\s*(?:[-–—•·*▪■●]\s+\S|\(?\d{1,2}[.)]\s)")
_CELLS = re.compile(r"\t+|\s*\|\s*| {2,}")
_FIGURES = re.compile(r"\S\s+[-(+$€£¥]*\d[\d.,%)]*(?:\s+[-(+$€£¥]*\d[\d.,%)]*)*(?:\s+[^\W\d]\S*){0,2}$")
_QUOTES = '"“”„«»'
_SAID = re.compile(r"\b(?:said|says|say|told|added|adds|asked|wrote|sagte|dijo|disse)\b")
NUMBER = re.compile(r"\d[\d.,]*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(slots=True)
class Line:
    """One line, or the lines of one hard-wrapped paragraph, and what can be seen of it."""

    start: int
    end: int
    text: str
    size: float = 0
    prose: float = 0.0
    ended: bool = False
    lower: float = 0.0
    function: float = 0.0
    stems: frozenset[str] = frozenset()
    wording: Wording = Wording.OPEN
    repeated: bool = False
    on_topic: float = 0.0
    shared: int = 0
    table: bool = False
    quoted: bool = False
    listed: bool = False
    announces: bool = False
    lean: float = 0.0
    section: float = 0.0
    exit: float = 0.0


def split_lines(text: str) -> Iterator[Line]:
    """Yield a page's blocks in order, empty lines left out."""
    groups = list(_groups(text))
    wrapping = find_wrapping([[text[start:end] for start, end in group] for group in groups])
    for group in groups:
        yield from _joined(text, group, wrapping)


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the lines that no empty line parts."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = text[start:end]
        if not line.strip("\ufeff \t\xa0\u200b"):
            yield group
            group = []
            continue
        if group and text.count("\n", group[-1][1], start) + _lone_returns(text, group[-1][1], start) > 1:
            yield group
            group = []
        group.append(_trimmed(text, start, end))
    yield group


def _lone_returns(text: str, start: int, end: int) -> int:
    return text.count("\r", start, end) - text.count("\r\n", start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    lead = len(line) - len(line.lstrip("\ufeff \t\xa0\u200b"))
    return start + lead, start + len(line.rstrip("\ufeff \t\xa0\u200b"))


def _joined(text: str, lines: list[Span], wrapping: Wrapping) -> Iterator[Line]:
    """Yield the blocks of lines that no empty line parts: one for all that are one wrapped paragraph."""
    wrapped = _is_wrapped(text, lines)
    begun: int | None = None
    inserted = False
    for number, (start, end) in enumerate(lines):
        begun = start if begun is None else begun
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following and (
            wrapped
            or inserted
            or wrapping.goes_on(text[start:end], text[slice(*following)])
            or _runs_on(text, (begun, end), following)
        ):
            inserted = False
            continue
        inserted = number + 2 < len(lines) and _is_inserted(text, *lines[number : number + 3])
        if not inserted:
            yield Line(begun, end, text[begun:end])
            begun = None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < 2:
        return False
    width = max(end - start for start, end in lines)
    if not 50 <= width <= 100:
        return False
    for (start, end), (next_start, next_end) in zip(lines, lines[1:], strict=False):
        first = text[next_start : min(next_end, next_start + 40)].split(maxsplit=1)[0]
        if end - start + 1 + len(first) <= width or end - start < width * 0.7:
            return False
    return any(text[start].islower() for start, _ in lines[1:])


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Tell whether a sentence goes on in the next line, as where a link or a number was on a line of its own."""
    last, first = text[line[1] - 1], text[following[0]]
    if first in ",;" or (first in ".)" and following[1] - following[0] > 1 and text[following[0] + 1] == " "):
        return True
    shortest = 20 if last.isdigit() else 40
    if line[1] - line[0] < shortest or not first.islower() or not (last.islower() or last.isdigit() or last == ","):
        return False
    return wording(text[slice(*following)]) is Wording.OPEN


def _is_inserted(text: str, line: Span, insertion: Span, following: Span) -> bool:
    """Tell whether `insertion` is a few words of the sentence that `line` begins and `following` goes on with."""
    if insertion[1] - insertion[0] > 60 or line[1] - line[0] < 40:
        return False
    begins, goes_on = text[slice(*line)], text[slice(*following)]
    if not (begins[-1].islower() or begins[-1] in ",(") or not (goes_on[0].islower() or goes_on[0] in ",;."):
        return False
    found = WORD.findall(begins)
    if sum(word[0].islower() for word in found) < len(found) / 3:
        return False
    return all(wording(part) is Wording.OPEN for part in (begins, text[slice(*insertion)], goes_on))


def look(blocks: list[Line]) -> None:
    """Fill in each block's shape and wording, and what depends on the whole page."""
    seen: set[str] = set()
    for block in blocks:
        _shape(block)
        block.wording = wording(_without_ruby(block.text))
        name = plain(block.text)
        block.repeated = len(name) > 3 and block.size <= 30 and name in seen and block.prose < 5
        seen.add(name)
    _contents(blocks)
    _topics(blocks)
    _tables(blocks)
    _lists(blocks)


def _without_ruby(text: str) -> str:
    """The line without the tags that set readings beside its signs: they say nothing of what the line is."""
    return _RUBY.sub("", text) if "<r" in text else text


def _shape(block: Line) -> None:
    text = _without_ruby(block.text)
    found = WORD.findall(text)
    wide = len(_WIDE.findall(text))
    block.size = len(found) + wide / 2
    if not found:
        return
    block.lower = sum(word[0].islower() for word in found) / len(found)
    block.function = sum(word.casefold() in FUNCTION_WORDS for word in found) / len(found)
    block.stems = frozenset(
        word.casefold()[:6]
        for word in found
        if len(word) > 3 and not word[0].isdigit() and word.casefold() not in FUNCTION_WORDS
    )
    tail = _FOOTNOTE.sub("", block.text[-80:]).rstrip(_CLOSERS)
    block.ended = tail.endswith(_ENDS) or wide > 0 and _BRACKETED.sub("", block.text[-80:]).endswith(_ENDS)
    told = block.function >= 0.18 or block.lower >= 0.5 or wide > len(found)
    block.quoted = any(mark in block.text for mark in _QUOTES) and bool(_SAID.search(block.text))
    if block.size >= 8 and told and (block.ended or (block.size >= 25 and block.function >= 0.2)):
        sentences = len(_SENTENCE_END.findall(block.text[:2000])) + 1
        block.prose = 2 + min(block.size, 60) / 20 + min(sentences - 1, 4) * 0.5


def _topics(blocks: list[Line]) -> None:
    """Measure how many of a block's words the page's other prose uses."""
    prose = [block for block in blocks if block.prose and block.wording is Wording.OPEN]
    counts = Counter(stem for block in prose for stem in block.stems)
    own = {id(block) for block in prose}
    for block in blocks:
        least = 2 if id(block) in own else 1
        block.shared = sum(counts[stem] >= least for stem in block.stems)
        block.on_topic = block.shared / len(block.stems) if block.stems else 0.0


def _tables(blocks: list[Line]) -> None:
    """Mark runs of three or more rows of the same make, some with figures, and the short lines that head them."""
    start = 0
    makes = [row_make(block) for block in blocks]
    for number in range(1, len(blocks) + 1):
        if number < len(blocks) and makes[number] == makes[start]:
            continue
        rows = blocks[start:number]
        if makes[start] and len(rows) >= 3 and any(NUMBER.search(row.text) for row in rows):
            above = takewhile(_may_head, reversed(blocks[max(start - TABLE_HEAD, 0) : start]))
            for row in (*above, *rows):
                row.table = True
        start = number


def _may_head(block: Line) -> bool:
    return block.size <= 6 and not block.prose and block.wording is Wording.OPEN


def row_make(block: Line) -> str:
    if block.prose or block.size > 25 or len(block.text) > 300:
        return ""
    if _CELLS.search(block.text):
        return "cells"
    if block.text[0].isalpha() and _FIGURES.search(block.text) and not block.ended:
        return "figures"
    return ""


def _lists(blocks: list[Line]) -> None:
    """Mark short lines that belong together under a line that ends in a colon, or bullets under a heading."""
    last = max((number for number, block in enumerate(blocks) if block.prose), default=-1)
    left, bullets = 0, False
    for number, block in enumerate(blocks):
        bulleted = bool(BULLET.match(block.text))
        boilerplate = block.wording not in (Wording.OPEN, Wording.PERHAPS)
        if boilerplate or (block.prose and not bulleted) or (bullets and not bulleted):
            left = 0
        block.listed = left > 0
        left -= 1
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if boilerplate or following is None or following.wording is not Wording.OPEN:
            continue
        if block.text.endswith((":", "：")) and block.size >= 2:
            block.announces, bullets, left = True, False, LIST_LENGTH
        elif block.size <= 8 and not bulleted and BULLET.match(following.text):
            block.announces = True
            if number < last:
                bullets, left = True, LIST_LENGTH


def _contents(blocks: list[Line]) -> None:
    """Take a table of contents for the boilerplate it is: numbered short lines under a heading that says so."""
    inside = False
    for block in blocks:
        if inside and block.size <= 10 and not block.prose and block.text[0].isdigit():
            block.wording = Wording.BOILERPLATE
        else:
            inside = block.size <= 4 and plain(block.text).startswith(CONTENTS)
