"""Which blocks of a page are in its gold text: for training and for asking what the best choice of blocks would reach.

A block of five words or more matches where its runs of five words do, a shorter one where it is a line of the gold text
or stands in it beside one that matches; of all matches the chain that goes forward in both and holds most words wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

RUN = 5
WORD = re.compile(r"\w+")
Match = tuple[int, int, float]


def words(text: str) -> list[str]:
    """Return a text's words in lower case."""
    return WORD.findall(text.casefold())


class Gold:
    """A gold text, to ask where a block stands in it."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.lines: dict[str, list[int]] = defaultdict(list)
        self.runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.first: dict[str, list[int]] = defaultdict(list)
        for line in text.split("\n"):
            if found := words(line):
                self.lines[" ".join(found)].append(len(self.words))
                self.words += found
        for number, word in enumerate(self.words):
            self.first[word].append(number)
            self.runs[tuple(self.words[number : number + RUN])].append(number)

    def matches(self, block: list[str]) -> tuple[list[Match], float]:
        """Return where a block may stand (start, end, worth) and how much of it is found."""
        if len(block) >= RUN:
            hits = [self.runs.get(tuple(block[n : n + RUN])) for n in range(len(block) - RUN + 1)]
            share = sum(hit is not None for hit in hits) / len(hits)
            if share < 0.45:
                return [], share
            begin = next(number for number, hit in enumerate(hits) if hit)
            starts = [max(each - begin, 0) for each in (hits[begin] or [])[:30]]
            return [(start, start + len(block), len(block) * share) for start in starts], share
        name = " ".join(block)
        if name in self.lines:
            return [(start, start + len(block), len(block) * 1.2) for start in self.lines[name][:60]], 1.0
        starts = [at for at in self.first.get(block[0], [])[:300] if self.words[at : at + len(block)] == block][:40]
        return [(start, start + len(block), len(block) * 0.4) for start in starts], float(bool(starts))


def labels(texts: Sequence[str], gold_text: str) -> list[bool]:
    """Return for each block's text whether it is in the gold text."""
    gold = Gold(gold_text)
    blocks = [words(text) for text in texts]
    found = [gold.matches(block) if block else ([], 0.0) for block in blocks]
    chosen = _chain([matches for matches, _ in found], len(gold.words))
    for number, (block, (_, share)) in enumerate(zip(blocks, found, strict=True)):
        if share >= 0.6 and len(block) >= 15:
            chosen[number] = True
    for number, block in enumerate(blocks):
        near = chosen[max(number - 2, 0) : number] + chosen[number + 1 : number + 3]
        if chosen[number] and len(block) < RUN and " ".join(block) not in gold.lines and not any(near):
            chosen[number] = False
    return chosen


def _chain(matches: list[list[Match]], size: int) -> list[bool]:
    """Return which blocks are on the forward chain of matches that is worth most (a Fenwick tree of best ends)."""
    best: list[tuple[float, tuple[int, object] | None]] = [(0.0, None)] * (size + 52)

    def up_to(end: int) -> tuple[float, tuple[int, object] | None]:
        top: tuple[float, tuple[int, object] | None] = (0.0, None)
        while end > 0:
            if best[end][0] > top[0]:
                top = best[end]
            end -= end & -end
        return top

    for number, each in enumerate(matches):
        fresh = []
        for start, end, worth in each:
            before = up_to(min(start + 3, size) + 1)
            fresh.append((min(end, size) + 1, (before[0] + worth, (number, before[1]))))
        for end, entry in fresh:
            while end < len(best):
                if entry[0] > best[end][0]:
                    best[end] = entry
                end += end & -end
    chosen = [False] * len(matches)
    link = up_to(size + 1)[1]
    while link:
        chosen[link[0]] = True
        link = link[1]  # type: ignore[assignment]
    return chosen
