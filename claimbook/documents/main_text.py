"""Where the article stands on a page: line by line, the body is told from what the site put around it.

A page is read as a chain of blocks (lines, or paragraphs where the text is hard-wrapped) in one of three states: body,
boilerplate, or a section, which is a list of things outside the article under a heading of its own. Each block leans
towards the body or away from it by its shape (is it a sentence?), its wording (`boilerplate.py`), whether it repeats,
and whether it speaks of what the article speaks of. Changing state costs, so that neighbours decide what a block by
itself leaves open; the cheapest chain wins (the Viterbi algorithm). Time grows with the length of the text and no
faster.
"""

from __future__ import annotations

import re
from enum import IntEnum

from claimbook.documents.boilerplate import WORD, Wording, is_author_note, plain
from claimbook.documents.lines import BULLET, NUMBER, Line, look, row_make, split_lines
from claimbook.documents.wrapping import Span


class State(IntEnum):
    BODY = 0
    BOILERPLATE = 1
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
QUOTATION = 2.5
TEASER = 2.0
SUBSTANTIAL = 40

_LABELLED = re.compile(r"^[^:.]{2,30}:\s")


def body_spans(text: str) -> list[Span]:
    """Return the spans of the article's body in a page's text, sorted and disjoint, one a paragraph.

    What is left out is boilerplate: menus, lists of other articles, rankings, bylines, date lines, counts, credits,
    notices, offers, comments. The method is jusText's idea (Pomikálek 2011) of context-free classes revised by
    neighbours, without the HTML, solved exactly.
    """
    blocks = list(split_lines(text))
    if not blocks:
        return []
    look(blocks)
    _weigh(blocks)
    return [
        (block.start, block.end) for block, state in zip(blocks, _chain(blocks), strict=True) if state is State.BODY
    ]


def _weigh(blocks: list[Line]) -> None:
    first = next((n for n, block in enumerate(blocks) if _is_told(block)), len(blocks))
    title = _title(blocks, first)
    head = first if title is None else title
    total = sum(block.size for block in blocks if block.prose) or 1.0
    bare = first == len(blocks)
    before, opened = 0.0, Wording.OPEN
    for number, block in enumerate(blocks):
        block.lean = TITLE if number == title else _lean(block, number < head and not bare, bare)
        block.section = -TITLE if number == title else _section_gain(block)
        if block.wording in (Wording.SECTION, Wording.CONTACT, Wording.LAST):
            opened = block.wording
        if _is_told(block):
            block.section += _company(blocks, number, opened)
        if block.prose and before / total > 0.6 and is_author_note(block.text):
            block.lean = -4.0
        block.exit = {Wording.LAST: LEAVE_LAST, Wording.CONTACT: LEAVE_CONTACTS}.get(block.wording, LEAVE_SECTION)
        if before < SUBSTANTIAL:
            block.exit = LEAVE_CONTACTS
            if block.wording is Wording.OPEN and not block.repeated:
                block.section = min(block.section, -block.lean)
        if _is_told(block):
            before += block.size
    if title is not None:
        _around_title(blocks[:first], blocks[title])


def _lean(block: Line, ahead: bool, bare: bool) -> float:
    """Return how much one block, by itself, looks like body (positive) or like boilerplate (negative)."""
    rows = block.table and not ahead
    if block.wording not in (Wording.OPEN, Wording.PERHAPS):
        return 0.5 if rows and "cells" in row_make(block) and NUMBER.search(block.text) is None else -CERTAIN
    if block.repeated:
        return -CERTAIN
    if block.prose:
        return block.prose + (QUOTATION if block.quoted else 0.0)
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
        lean += 0.6 + (0.4 if BULLET.match(block.text) else 0.0)
    elif len(block.stems) >= 3 and not block.shared:
        lean -= 0.6
    if bare and NUMBER.search(block.text) and block.size >= 3:
        lean += 1.2
    if (ahead and block.size <= 2) or (not block.stems and block.size <= 2):
        lean -= 0.7
    return lean


def _is_told(block: Line) -> bool:
    return bool(block.prose) and block.wording is Wording.OPEN


def _company(blocks: list[Line], number: int, opened: Wording) -> float:
    """Return what its neighbours add to a told block's fit in the section last opened: a lone one there is a teaser."""
    before = blocks[number - 1] if number else None
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    kin = sum(each is not None and _is_told(each) for each in (before, after))
    headed = before is not None and before.wording is Wording.OPEN and not before.prose and not before.ended
    teaser = opened is Wording.SECTION and headed and not kin and not blocks[number].quoted
    return TEASER if teaser else -float(kin)


def _section_gain(block: Line) -> float:
    """Return how well a block fits a list of things outside the article."""
    if block.wording in (Wording.SECTION, Wording.CONTACT, Wording.LAST):
        return CERTAIN + 3
    if block.wording is Wording.BOILERPLATE or block.repeated:
        return CERTAIN
    if block.prose:
        kin = -1.0 if block.on_topic >= 0.4 else 0.0
        return 3.0 - block.prose + kin - (QUOTATION if block.quoted else 0.0)
    return 1.0


def _title(blocks: list[Line], first: int) -> int | None:
    """Return which line before the first prose is the headline: the one that says most of what the prose says."""
    head = blocks[:first]
    labelled = {id(b) for b in head if b.wording is Wording.OPEN and b.size <= 12 and _LABELLED.match(b.text)}
    open_lines = [
        number
        for number, block in enumerate(head)
        if block.wording in (Wording.OPEN, Wording.SECTION)
        and 2 <= block.size <= 40
        and not (len(labelled) > 1 and id(block) in labelled)
    ]
    worded = [number for number in open_lines if head[number].size >= 3 and not _is_name(head[number])]
    if first == len(blocks):
        return worded[0] if worded else None
    for choice in (worded, open_lines):
        shared = [number for number in choice if head[number].shared]
        if shared:
            return max(shared, key=lambda number: (_aptness(head[number]), number))
    return None


def _aptness(block: Line) -> float:
    return block.shared * (0.5 + block.on_topic) + min(block.size, 10) * 0.15


def _is_name(block: Line) -> bool:
    """Tell whether a line may be nothing but names, as of authors, desks and firms."""
    found = [
        word for word in WORD.findall(block.text) if word.casefold() not in ("and", "of", "the", "for", "in", "by")
    ]
    return len(found) <= 5 and all(not word[0].islower() and not word[0].isdigit() for word in found)


def _squeezed(text: str) -> str:
    return "".join(WORD.findall(plain(text))).replace("-", "")


def _around_title(head: list[Line], title: Line) -> None:
    """Take the headline's doubles in breadcrumbs and the like out, and its company of summary lines in."""
    name = _squeezed(title.text)
    beyond = False
    for number, block in enumerate(head):
        beyond = beyond or block is title
        if block is title or block.wording is not Wording.OPEN:
            continue
        doubled = len(title.stems) >= 3 and title.stems <= block.stems and block.size <= title.size + 8
        if (len(name) > 15 and name[:30] in _squeezed(block.text)) or doubled:
            block.lean = -CERTAIN
        elif beyond and block.size <= 5 and _is_name(block):
            block.lean -= 1.0
        elif number + 1 < len(head) and head[number + 1] is title and block.size >= 4 and block.shared >= 2:
            block.lean += 1.0


def _chain(blocks: list[Line]) -> list[State]:
    """Return the state of each block in the cheapest chain of states."""
    scores = [0.0, 0.0, float("-inf")]
    steps: list[tuple[State, State, State]] = []
    exits = LEAVE_SECTION
    for block in blocks:
        opens = block.wording in (Wording.SECTION, Wording.CONTACT, Wording.LAST)
        body, boilerplate, section = scores
        to_body = _best(
            (body, State.BODY), (boilerplate - ENTER_BODY, State.BOILERPLATE), (section - exits, State.SECTION)
        )
        to_boilerplate = _best((body - LEAVE_BODY, State.BODY), (boilerplate, State.BOILERPLATE))
        to_section = (section, State.SECTION)
        if opens:
            to_section = _best(
                to_section, (body - ENTER_SECTION, State.BODY), (boilerplate - ENTER_SECTION / 2, State.BOILERPLATE)
            )
            exits = LEAVE_LAST if exits == LEAVE_LAST else block.exit
        steps.append((to_body[1], to_boilerplate[1], to_section[1]))
        scores = [to_body[0] + block.lean, to_boilerplate[0] - block.lean, to_section[0] + block.section]
    state = State(max(range(3), key=lambda each: scores[each]))
    found = [state]
    for step in reversed(steps[1:]):
        state = step[state]
        found.append(state)
    return found[::-1]


def _best(*choices: tuple[float, State]) -> tuple[float, State]:
    return max(choices, key=lambda choice: choice[0])
