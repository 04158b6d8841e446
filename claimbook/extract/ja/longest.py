"""The longest word of a vocabulary that starts or ends at a place, found by its two outer signs."""

from __future__ import annotations

from collections.abc import Iterable


class Longest:
    """Words, looked up by the two signs at one edge; `at_end` says that they are to end at the place."""

    __slots__ = ("_at_end", "_lengths", "_single")

    def __init__(self, words: Iterable[str], at_end: bool = False) -> None:
        lengths: dict[str, set[int]] = {}
        single = set()
        for word in words:
            if len(word) == 1:
                single.add(word)
            elif word:
                lengths.setdefault(word[-2:] if at_end else word[:2], set()).add(len(word))
        self._at_end = at_end
        self._single = frozenset(single)
        self._lengths = {edge: tuple(sorted(found, reverse=True)) for edge, found in lengths.items()}

    def lengths(self, text: str, at: int) -> tuple[int, ...]:
        """How long the words may be that start (or end) at `at`, the longest first."""
        if self._at_end:
            edge = text[at - 2 : at] if at > 1 else ""
            sign = text[at - 1 : at] if at else ""
        else:
            edge = text[at : at + 2]
            sign = edge[:1]
        found = self._lengths.get(edge, ())
        return (*found, 1) if sign in self._single else found
