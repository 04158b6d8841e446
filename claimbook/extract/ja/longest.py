"""The longest word of a vocabulary that starts or ends at a place, found by its two outer signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

ONE, NONE = (1,), ()


class Longest:
    """Words, looked up by the two signs at one edge; `at_end` says that they are to end at the place.

    `lengths(text, at)` says how long the words may be that start (or end) at `at`, the longest first.
    """

    __slots__ = ("_lengths", "_single", "lengths")

    def __init__(self, words: Iterable[str], at_end: bool = False) -> None:
        lengths: dict[str, set[int]] = {}
        single = set()
        for word in words:
            if len(word) == 1:
                single.add(word)
            elif word:
                lengths.setdefault(word[-2:] if at_end else word[:2], set()).add(len(word))
        for edge, found in lengths.items():
            if (edge[-1] if at_end else edge[0]) in single:
                found.add(1)
        self._single = frozenset(single)
        self._lengths = {edge: tuple(sorted(found, reverse=True)) for edge, found in lengths.items()}
        self.lengths: Callable[[str, int], tuple[int, ...]] = self._ending if at_end else self._starting

    def _starting(self, text: str, at: int) -> tuple[int, ...]:
        edge = text[at : at + 2]
        found = self._lengths.get(edge)
        if found is not None:
            return found
        return ONE if edge[:1] in self._single else NONE

    def _ending(self, text: str, at: int) -> tuple[int, ...]:
        edge = text[at - 2 : at] if at > 1 else text[:at]
        found = self._lengths.get(edge)
        if found is not None:
            return found
        return ONE if edge[-1:] in self._single else NONE
