"""Where Japanese sentences begin and end, well enough to quote one."""

from __future__ import annotations

import re
from bisect import bisect_right

from .folding import wraps

BOUNDARY = re.compile(
    r"[。！？!?｡︒\r\n.](?:(?<=[。！？!?｡︒])[」』）)”]{0,3}(?![」』）)、とだ])"
    r"|(?:(?<=\r)\n|(?<=\n))[ \t\r\n　]*|(?<=[.!?])[”\")]? (?=[A-Z「『（ぁ-ヿ一-鿿]))"
)


class Sentences:
    """The sentences of a text, found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for match in BOUNDARY.finditer(text):
            if match[0] in ("\n", "\r\n") and wraps(text, match.start(), match.end()):
                continue
            self._starts.append(match.end())

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence that holds text[start:end], without the white space around it."""
        begin = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_right(self._starts, max(end - 1, start))
        finish = self._starts[after] if after < len(self._starts) else len(self._text)
        while finish > end and self._text[finish - 1].isspace():
            finish -= 1
        while begin < start and self._text[begin].isspace():
            begin += 1
        return begin, finish
