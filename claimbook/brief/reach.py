"""Citations that stand behind more than their own sentence: “(Sources: A, B, C.)” at the end of a paragraph, a note at
its last sentence, a line of sources under a table.

A citation covers the numbers of its own sentence. Where a sentence has more citations than numbers, those that none of
its numbers fits reach back to the sentences before that have no citation of their own, as far as numbers there fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimbook.brief.binding import Resolved, resolve
from claimbook.brief.fit import Fit, fit
from claimbook.brief.judging import significant
from claimbook.brief.passages import HIDDEN, Cited, Passage
from claimbook.brief.quantities import with_bare_numbers

if TYPE_CHECKING:
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import States
    from claimbook.documents.blocks import Block

SENTENCES_BACK = 6
FEWEST_DIGITS, ENOUGH_DIGITS = 2, 3
FEWEST_BESIDE = 2  # citations that have found their numbers, for the one that is left to be a slip
APART = ("footnote", "endnote", "header", "footer", "heading")
_SOURCES = re.compile(r"\b(?:sources?|see|from the book|all figures|figures|data)\b|出典|資料|参照", re.IGNORECASE)


def reach_back(passages: Sequence[Passage], blocks: Sequence[Block], states: States) -> None:
    """Give the citations that no number of their passage can be bound to to those before whose numbers they fit.

    A note is called from where it belongs, and reaches nothing else.
    """
    for place, passage in enumerate(passages):
        if passage.kind != "sentence" or not passage.cited or blocks[passage.blocks[0]].kind in APART:
            continue
        resolved = [resolve(each, states) for each in passage.cited if each.citation.id]
        spare, kept = _spare(passage, resolved)
        if not spare:
            continue
        before = list(_before(passages, place, blocks))
        if before:
            _lend(passage, spare, kept, before, settled=_is_settled(passage, resolved, spare))


def _spare(passage: Passage, resolved: list[Resolved]) -> tuple[list[Resolved], int]:
    """Return the citations that no number of their own passage fits, empty where its numbers may need them all, and how
    many its numbers need."""
    numbers = [each for each in passage.numbers if not each.is_date and passage.spot(each) is not None]
    taken: set[int] = set()
    left = [each for each in resolved if not each.is_figure]
    for least in (3, 2, 1):
        for each in list(left):
            fitting = [number for number in numbers if number.start not in taken and _best(number, each) >= least]
            if fitting:
                taken.add(fitting[0].start)
                left.remove(each)
    left = [each for each in left if not _is_date_of(passage, each)]
    free = len([number for number in _countable(passage) if number.start not in taken])
    return (left if len(left) > free else []), free


def _is_date_of(passage: Passage, resolved: Resolved) -> bool:
    """Tell whether a citation is of a date that its passage says."""
    return (
        bool(resolved.values)
        and bool(resolved.values[0].date)
        and any(
            number.is_date and fit(number, resolved.values[0]).digits in ("exact", "rounded")
            for number in passage.numbers
        )
    )


def _is_settled(passage: Passage, resolved: list[Resolved], spare: list[Resolved]) -> bool:
    """Tell whether every number of a passage has a citation of its own that fits it, and one of a list is left over:
    that one stands for a number before, even where it is mistaken."""
    found = [each for each in resolved if not any(each is other for other in spare)]
    return len(spare) == 1 and FEWEST_BESIDE <= len(found) == len(_countable(passage))


def _countable(passage: Passage) -> list[Quantity]:
    return [
        each for each in passage.numbers
        if not each.is_date and not each.bare and re.search(r"\d", each.text) and passage.spot(each) is not None
    ]  # fmt: skip


def _best(number: Quantity, resolved: Resolved) -> int:
    """Return how plainly a number is a cited value: 3 as it stands, 2 and 1 with a slip in digits or unit, 0 not."""
    return max((_plainly(number, fit(number, known)) for known in resolved.values), default=0)


def _plainly(number: Quantity, how: Fit) -> int:
    digits = significant(number)
    if how.digits in ("exact", "rounded") and how.unit in ("same", "converted"):
        return 3
    if how.digits in ("exact", "rounded") and (how.unit == "unstated" or digits >= FEWEST_DIGITS):
        return 2
    if how.digits in ("scale", "near") and how.unit in ("same", "converted"):
        return 2 if digits >= ENOUGH_DIGITS else 1
    return 0


def _before(passages: Sequence[Passage], place: int, blocks: Sequence[Block]) -> Iterator[Passage]:
    """Yield the passages before one, the nearest first, that its citations may reach: those of its own paragraph, or of
    the paragraph, list or table above a line that is only sources; up to the first that has citations of its own."""
    passage = passages[place]
    first = passage.blocks[0]
    alone = _is_only_sources(passage)
    for back in range(1, len(passages)):
        if place - back < 0:
            return
        other = passages[place - back]
        row = other.kind == "row"
        if other.cited or (not row and back > SENTENCES_BACK) or other.kind not in ("sentence", "row"):
            return
        if other.blocks[0] != first:
            if not alone or other.blocks[-1] < first - 1:
                return
            kinds = blocks[first].kind, blocks[other.blocks[0]].kind
            if first != passage.blocks[0] and kinds[0] != kinds[1]:
                return
            first = other.blocks[0]
            alone = row or kinds[1] == "list item"
        yield other


def _is_only_sources(passage: Passage) -> bool:
    """Tell whether a passage is a line of sources and says nothing else."""
    words = re.sub(rf"{HIDDEN}+|[^\w\s]", " ", passage.text).split()
    return not _countable(passage) and (len(words) <= 1 or (len(words) <= 8 and bool(_SOURCES.search(passage.text))))


def _lend(passage: Passage, spare: list[Resolved], kept: int, before: list[Passage], *, settled: bool) -> None:
    """Move citations to the numbers that they fit, as they stand first; with a slip where it is plain or another of the
    list has found its number; the last one that is left to the last number, where the others have found theirs."""
    free = {id(other): _countable(other) for other in before}
    moved = int(settled)
    for least in (3, 2, 1):
        for each in [one for one in spare if one.values and (least > 1 or moved)]:
            if least < 3 and len(spare) <= kept:
                return
            found = next(
                ((other, one) for other in before for one in free[id(other)] if _best(one, each) >= least), None
            )
            if found is not None:
                _move(each.cited, passage, *found)
                free[id(found[0])].remove(found[1])
                spare.remove(each)
                moved += 1
    rest = [(other, number) for other in before for number in free[id(other)]]
    if len(spare) == len(rest) == 1 and moved and not kept:
        _move(spare[0].cited, passage, *rest[0])


def _move(cited: Cited, passage: Passage, other: Passage, number: Quantity) -> None:
    passage.cited.remove(cited)
    if not other.cited:
        other.numbers = with_bare_numbers(other.text, other.numbers)
    other.cited.append(Cited(cited.citation, number.end))
