"""Where the article stands on a page: line by line, the body is told from what the site put around it.

A page is read as a chain of blocks (lines, or paragraphs where the text is hard-wrapped) in one of three states: body,
furniture, or a section, which is a list of things outside the article under a heading of its own. Each block leans
towards the body or away from it by its shape (is it a sentence?), its wording (`furniture.py`), whether it repeats, and
whether it speaks of what the article speaks of. Changing state costs, so that neighbours decide what a block by itself
leaves open; the cheapest chain wins (the Viterbi algorithm). Time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from claimbook.furniture import WORD, Wording, is_author_note, plain, wording
from claimbook.furniture_words import FUNCTION_WORDS

Span = tuple[int, int]


class State(IntEnum):
    BODY = 0
    FURNITURE = 1
    SECTION = 2


# What a change of state costs, in the units of a block's lean.
LEAVE_BODY = 1.0
ENTER_BODY = 1.0
ENTER_SECTION = 0.5
LEAVE_SECTION = 4.0
LEAVE_CONTACTS = 1.5
LEAVE_LAST = 16.0
CERTAIN = 7.0
TITLE = 9.0
SUBSTANTIAL = 40
LIST_LENGTH = 12

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»)]*®†■\u200b \t"
_FOOTNOTE = re.compile(r"(?:\[\w{1,12}\])+\s*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(]?[A-Z\d])")
_BULLET = re.compile(r"^\s*(?:[-–—•·*▪■●]\s+\S|\(?\d{1,2}[.)]\s)")
_CELLS = re.compile(r"\t+|\s*\|\s*| {2,}")
_FIGURES = re.compile(r"\S\s+[-(+$€£¥]*\d[\d.,%)]*(?:\s+[-(+$€£¥]*\d[\d.,%)]*)*(?:\s+[^\W\d]\S*){0,2}$")
_QUOTED = re.compile(r"[\"“”„«].*\b(?:said|says|told|added|asked|wrote)\b|\b(?:said|says|told|added)\b.*[\"“”„«]", re.DOTALL)
_LABELLED = re.compile(r"^[^:.]{2,30}:\s")
_NUMBER = re.compile(r"\d[\d.,]*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(slots=True)
class Block:
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
    listed: bool = False
    announces: bool = False
    lean: float = 0.0
    section: float = 0.0
    exit: float = field(default=LEAVE_SECTION)


def body_spans(text: str) -> list[Span]:
    """Return the spans of the article's body in a page's text, sorted and disjoint, one a paragraph.

    What is left out is page furniture: menus, lists of other articles, rankings, bylines, date lines, counts, credits,
    notices, offers, comments. The method is jusText's idea (Pomikálek 2011) of context-free classes revised by
    neighbours, without the HTML, solved exactly.
    """
    blocks = list(_blocks(text))
    if not blocks:
        return []
    _look(blocks)
    _weigh(blocks)
    return [(block.start, block.end) for block, state in zip(blocks, _chain(blocks), strict=True) if state is State.BODY]


def _blocks(text: str) -> Iterator[Block]:
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    paragraph: list[Span] = []
    for start, end in lines:
        line = text[start:end]
        if not line.strip("\ufeff \t\xa0\u200b"):
            if line:
                yield from _joined(text, paragraph)
                paragraph = []
            continue
        if paragraph and text.count("\n", paragraph[-1][1], start) + _lone_returns(text, paragraph[-1][1], start) > 1:
            yield from _joined(text, paragraph)
            paragraph = []
        paragraph.append(_trimmed(text, start, end))
    yield from _joined(text, paragraph)


def _lone_returns(text: str, start: int, end: int) -> int:
    return text.count("\r", start, end) - text.count("\r\n", start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    lead = len(line) - len(line.lstrip("\ufeff \t\xa0\u200b"))
    return start + lead, start + len(line.rstrip("\ufeff \t\xa0\u200b"))


def _joined(text: str, lines: list[Span]) -> Iterator[Block]:
    """Yield the blocks of lines that no empty line parts: one for all that are one wrapped paragraph."""
    wrapped = _is_wrapped(text, lines)
    begun: int | None = None
    inserted = False
    for number, (start, end) in enumerate(lines):
        begun = start if begun is None else begun
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following and (wrapped or inserted or _runs_on(text, (start, end), following)):
            inserted = False
            continue
        inserted = number + 2 < len(lines) and _is_inserted(text, *lines[number : number + 3])
        if not inserted:
            yield Block(begun, end, text[begun:end])
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
    if line[1] - line[0] < 40 or not first.islower() or not (last.islower() or last == ","):
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
    if sum(word[0].islower() for word in found) < len(found) / 2:
        return False
    return all(wording(part) is Wording.OPEN for part in (begins, text[slice(*insertion)], goes_on))


def _look(blocks: list[Block]) -> None:
    """See each block's shape and wording, then what depends on the whole page."""
    seen: set[str] = set()
    for block in blocks:
        _shape(block)
        block.wording = wording(block.text)
        name = plain(block.text)
        block.repeated = len(name) > 3 and block.size <= 30 and name in seen and block.prose < 5
        seen.add(name)
    _topics(blocks)
    _tables(blocks)
    _lists(blocks)


def _shape(block: Block) -> None:
    found = WORD.findall(block.text)
    wide = len(_WIDE.findall(block.text))
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
    block.ended = tail.endswith((".", "!", "?", "…", "。", "！", "？"))
    told = block.function >= 0.18 or block.lower >= 0.5 or wide > len(found)
    if block.size >= 8 and told and (block.ended or (block.size >= 25 and block.function >= 0.2)):
        sentences = len(_SENTENCE_END.findall(block.text[:2000])) + 1
        block.prose = 2 + min(block.size, 60) / 20 + min(sentences - 1, 4) * 0.5


def _topics(blocks: list[Block]) -> None:
    """Measure how many of a block's words the page's other prose uses."""
    prose = [block for block in blocks if block.prose and block.wording is Wording.OPEN]
    counts = Counter(stem for block in prose for stem in block.stems)
    own = {id(block) for block in prose}
    for block in blocks:
        least = 2 if id(block) in own else 1
        block.shared = sum(counts[stem] >= least for stem in block.stems)
        block.on_topic = block.shared / len(block.stems) if block.stems else 0.0


def _tables(blocks: list[Block]) -> None:
    """Mark runs of three or more rows of the same make, some with figures."""
    run: list[Block] = []
    for block, make in [(block, _make(block)) for block in blocks] + [(None, "")]:
        if run and (block is None or not make or make != _make(run[-1])):
            if len(run) >= 3 and any(_NUMBER.search(row.text) for row in run):
                for row in run:
                    row.table = True
            run = []
        if block is not None and make:
            run.append(block)


def _make(block: Block) -> str:
    if block.prose or block.size > 25 or len(block.text) > 300:
        return ""
    if _CELLS.search(block.text):
        return "cells"
    if block.text[0].isalpha() and _FIGURES.search(block.text) and not block.ended:
        return "figures"
    return ""


def _lists(blocks: list[Block]) -> None:
    """Mark short lines that a line ending in a colon announces."""
    left = 0
    for number, block in enumerate(blocks):
        furniture = block.wording not in (Wording.OPEN, Wording.PERHAPS)
        if furniture or (block.prose and not _BULLET.match(block.text)):
            left = 0
        block.listed = left > 0
        left -= 1
        if not furniture and block.text.rstrip().endswith((":", "：")) and block.size >= 2:
            left = LIST_LENGTH
            block.announces = number + 1 < len(blocks) and blocks[number + 1].wording is Wording.OPEN


def _weigh(blocks: list[Block]) -> None:
    first = next((n for n, block in enumerate(blocks) if block.prose and block.wording is Wording.OPEN), len(blocks))
    title = _title(blocks, first)
    head = first if title is None else title
    total = sum(block.size for block in blocks if block.prose) or 1.0
    bare = first == len(blocks)
    before = 0.0
    for number, block in enumerate(blocks):
        block.lean = TITLE if number == title else _lean(block, number < head and not bare, bare)
        block.section = -TITLE if number == title else _section_gain(block)
        if block.prose and before / total > 0.6 and is_author_note(block.text):
            block.lean = -4.0
        block.exit = {Wording.LAST: LEAVE_LAST, Wording.CONTACT: LEAVE_CONTACTS}.get(block.wording, LEAVE_SECTION)
        if block.wording is Wording.LAST and before < SUBSTANTIAL:
            block.exit = LEAVE_CONTACTS
        if block.prose and block.wording is Wording.OPEN:
            before += block.size
    if title is not None:
        _around_title(blocks[:first], blocks[title])


def _lean(block: Block, ahead: bool, bare: bool) -> float:
    """Return how much one block, by itself, looks like body (positive) or like furniture (negative)."""
    rows = block.table and not ahead
    if block.wording not in (Wording.OPEN, Wording.PERHAPS):
        return 0.5 if rows and "cells" in _make(block) and _NUMBER.search(block.text) is None else -CERTAIN
    if block.repeated:
        return -CERTAIN
    if block.prose:
        return block.prose + (1.5 if _QUOTED.search(block.text[:1000]) else 0.0)
    lean = -0.3
    if block.wording is Wording.PERHAPS:
        lean -= 2.2
    if block.ended and block.size >= 3 and (block.function > 0 or block.lower >= 0.4):
        lean += 1.8
    elif block.size >= 8 and block.lower >= 0.5:
        lean += 1.1
    elif block.size >= 4 and block.lower >= 0.4:
        lean += 0.3
    if block.listed or rows:
        lean += 1.2
    if block.announces and not ahead:
        lean += 1.5
    if block.shared >= 2 and block.on_topic >= 0.4:
        lean += 0.6 + (0.4 if _BULLET.match(block.text) else 0.0)
    elif len(block.stems) >= 3 and not block.shared:
        lean -= 0.6
    if bare and _NUMBER.search(block.text) and block.size >= 3:
        lean += 1.2
    if (ahead and block.size <= 2) or (not block.stems and block.size <= 2):
        lean -= 0.7
    return lean


def _section_gain(block: Block) -> float:
    """Return how well a block fits a list of things outside the article."""
    if block.wording in (Wording.SECTION, Wording.CONTACT, Wording.LAST):
        return CERTAIN + 1
    if block.wording is Wording.FURNITURE or block.repeated:
        return CERTAIN
    if block.prose:
        strange = 1.5 if block.on_topic < 0.25 else -1.0 if block.on_topic >= 0.5 else 0.0
        return 3.0 - block.prose + strange - (1.5 if _QUOTED.search(block.text[:1000]) else 0.0)
    return 1.0


def _title(blocks: list[Block], first: int) -> int | None:
    """Return which line before the first prose is the headline: the one that says most of what the prose says."""
    head = blocks[:first]
    labelled = [block for block in head if _LABELLED.match(block.text) and block.size <= 12]
    open_lines = [
        number
        for number, block in enumerate(head)
        if block.wording in (Wording.OPEN, Wording.SECTION)
        and 2 <= block.size <= 40
        and not (len(labelled) > 1 and block in labelled)
    ]
    worded = [number for number in open_lines if head[number].size >= 3 and not _is_name(head[number])]
    if first == len(blocks):
        return worded[0] if worded else None
    for choice in (worded, open_lines):
        shared = [number for number in choice if head[number].shared]
        if shared:
            return max(shared, key=lambda number: (_aptness(head[number]), number))
    return None


def _aptness(block: Block) -> float:
    return block.shared * (0.5 + block.on_topic) + min(block.size, 10) * 0.15


def _is_name(block: Block) -> bool:
    """Tell whether a line may be nothing but names, as of authors, desks and firms."""
    found = [word for word in WORD.findall(block.text) if word.casefold() not in ("and", "of", "the", "for", "in", "by")]
    return len(found) <= 5 and all(not word[0].islower() and not word[0].isdigit() for word in found)


def _around_title(head: list[Block], title: Block) -> None:
    """Take the headline's doubles in breadcrumbs and the like out, and its company of summary lines in."""
    name = plain(title.text)
    for number, block in enumerate(head):
        if block is title or block.wording is not Wording.OPEN:
            continue
        doubled = len(title.stems) >= 3 and title.stems <= block.stems and block.size <= title.size + 8
        if (name and name in plain(block.text)) or doubled:
            block.lean = -CERTAIN
        elif number + 1 < len(head) and head[number + 1] is title and block.size >= 4 and block.shared >= 2:
            block.lean += 1.0


def _chain(blocks: list[Block]) -> list[State]:
    """Return the state of each block in the cheapest chain of states."""
    scores = [0.0, 0.0, float("-inf")]
    steps: list[tuple[State, State, State]] = []
    exits = LEAVE_SECTION
    for block in blocks:
        opens = block.wording in (Wording.SECTION, Wording.CONTACT, Wording.LAST)
        body, furniture, section = scores
        to_body = _best((body, State.BODY), (furniture - ENTER_BODY, State.FURNITURE), (section - exits, State.SECTION))
        to_furniture = _best((body - LEAVE_BODY, State.BODY), (furniture, State.FURNITURE))
        to_section = (section, State.SECTION)
        if opens:
            to_section = _best(
                to_section, (body - ENTER_SECTION, State.BODY), (furniture - ENTER_SECTION / 2, State.FURNITURE)
            )
            exits = LEAVE_LAST if exits == LEAVE_LAST else block.exit
        steps.append((to_body[1], to_furniture[1], to_section[1]))
        scores = [to_body[0] + block.lean, to_furniture[0] - block.lean, to_section[0] + block.section]
    state = State(max(range(3), key=lambda each: scores[each]))
    found = [state]
    for step in reversed(steps[1:]):
        state = step[state]
        found.append(state)
    return found[::-1]


def _best(*choices: tuple[float, State]) -> tuple[float, State]:
    return max(choices, key=lambda choice: choice[0])
