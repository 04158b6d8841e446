"""A guess at what a Japanese quantity is about: the entity named last before it in its sentence, else the topic of は.

A suggestion for a reviewer, never trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimbook.extract.mention import Mention

LONGEST_SENTENCE = 600
TOPIC = re.compile(r"([^、。「」『』（）()\s]{2,24}?)は(?=[、0-9０-９ぁ-ん一-鿿ァ-ヺ])")
LETTERS = {True: re.compile("[A-Za-z0-9]"), False: re.compile("[ァ-ヺー]")}  # by whether a name's edge is in ASCII


class Subjects:
    """Known entities by any of their names."""

    def __init__(self, entities: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._ids = {name: identifier for identifier, names in entities for name in names if len(name.strip()) > 1}
        names = sorted(map(re.escape, self._ids), key=len, reverse=True)
        self._names = re.compile("|".join(names)) if names else None

    def guess(self, text: str, mentions: Iterable[Mention]) -> None:
        """Sets the subject of each mention: an entity's id, or the words of a topic."""
        sentence: tuple[int, int] | None = None
        named: list[tuple[int, str]] = []
        topics: list[tuple[int, str]] = []
        for mention in mentions:
            start, end = mention.sentence or (mention.start, mention.end)
            if (start, end) != sentence:
                sentence = (start, end)
                start, end = max(start, mention.start - LONGEST_SENTENCE), min(end, mention.end + LONGEST_SENTENCE)
                named = self._entities_in(text, start, end)
                topics = [(match.start(), match[1]) for match in TOPIC.finditer(text, start, end)]
            mention.subject = _nearest(named, mention.start, True) or _nearest(topics, mention.start, False)

    def _entities_in(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        if self._names is None:
            return []
        found = []
        for match in self._names.finditer(text, start, end):
            name = match[0]
            before = text[match.start() - 1 : match.start()] if match.start() else ""
            if _goes_on(name[0], before) or _goes_on(name[-1], text[match.end() : match.end() + 1]):
                continue
            found.append((match.start(), self._ids[name]))
        return found


def _goes_on(edge: str, beside: str) -> bool:
    """Whether the sign beside a name's edge makes it a part of a longer word: メタ in メタバース."""
    letters = LETTERS[edge.isascii()]
    return letters.match(edge) is not None and letters.match(beside) is not None


def _nearest(named: list[tuple[int, str]], position: int, or_after: bool) -> str | None:
    for at, what in reversed(named):
        if at < position:
            return what
    return named[0][1] if named and or_after else None
