"""Where sentences begin and end, well enough to quote one."""

from __future__ import annotations

import re
from bisect import bisect_right

# a search for one class is twice as fast as one for either of two things
BOUNDARY = re.compile(r"[.!?…\n](?:(?<=\n)\s{0,8}|(?<!\n)[\"'”’)\]]{0,3}\s{1,4}(?=[\"'“‘(\[]{0,2}[A-Z0-9]))")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Capt|No|Inc|Corp|Co|Ltd|vs|approx|ca|Rs|etc|e\.g|i\.e"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z])\.$"
)
LONGEST_ABBREVIATION = 8
BLANK = re.compile(r"\s{0,8}")


class Sentences:
    """The sentences of a text, found in the lines that are asked for; each is looked at once, if asked in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begin = self._end = 0
        self._starts = [0]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence that holds text[start:end], without the white space around it."""
        if not self._begin <= start <= end <= self._end:
            self._read_lines(start, end)
        begin = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_right(self._starts, max(end - 1, start))
        finish = self._starts[after] if after < len(self._starts) else self._end
        while finish > end and self._text[finish - 1].isspace():
            finish -= 1
        return begin, finish

    def _read_lines(self, start: int, end: int) -> None:
        """Finds the sentences of the lines around text[start:end]."""
        text = self._text
        floor = self._end if start >= self._end else 0
        begin = text.rfind("\n", floor, start) + 1 or floor
        finish = text.find("\n", end)
        self._begin, self._end = begin, len(text) if finish < 0 else finish
        opening = BLANK.match(text, begin, start)
        self._starts = [begin if opening is None else opening.end()]
        for match in BOUNDARY.finditer(text, begin, self._end):
            at = match.start()
            if text[at] == "." and ABBREVIATION.search(text, max(0, at - LONGEST_ABBREVIATION), at + 1):
                continue
            self._starts.append(match.end())
