"""Find names and words in running text, English and Japanese, in one pass over its letters (Aho and Corasick, 1975).

English words end at word boundaries and may carry an ending; Japanese has no spaces, so there a katakana word must not
stand inside a longer one, and a single character must not follow another of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

PLAIN = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "\u00a0": " ", "\u3000": " "}
)
ENDING = re.compile(r"(?:'s|s'|s|es|ed|d|ing|ly)?(?![a-z0-9])", re.IGNORECASE)
UNENDED, SHORT = re.compile(r"(?:'s)?(?![a-z0-9])", re.IGNORECASE), 3
POSSESSIVE = re.compile(r"(?:'s|(?<=\d)s)?(?![A-Za-z0-9]|\.\d)")  # GPT-4 is not GPT-4.5, H100s are
KATAKANA = re.compile(r"[ァ-ヺー]")
KANJI = re.compile(r"[\u4e00-\u9fff々]")
ABBREVIATION = 6  # letters; words in capitals up to here, like IT, are met in capitals only
LATIN = re.compile(r"[A-Za-z0-9À-ɏ]")


class Found(NamedTuple):
    """A phrase met in a text: where, and the ids it may stand for."""

    start: int
    end: int
    ids: tuple[str, ...]


def plain(text: str) -> str:
    """Return a text of the same length with full-width letters and typographic signs made plain."""
    return text.translate(PLAIN)


def lowered(text: str) -> str:
    """Return a text of the same length in small letters, a hyphen as the space that others write for it."""
    text = text.replace("-", " ")
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(low if len(low := each.lower()) == 1 else each for each in text)
    )


class Phrases:
    """Phrases with the ids that they stand for; those ending in * are the beginnings of words."""

    def __init__(self, phrases: Iterable[tuple[str, str]], *, letter_case: bool) -> None:
        self._letter_case = letter_case
        self._ids: dict[str, tuple[str, ...]] = {}
        self._stems: set[str] = set()
        self._capitals: dict[str, bool] = {}
        for phrase, id in phrases:
            text = plain(phrase).strip()
            capitals = text.isupper() and text.isascii() and len(text) <= ABBREVIATION
            text = text if letter_case else lowered(text)
            self._capitals[text] = capitals and self._capitals.get(text, True)
            if text.endswith("*"):
                text = text[:-1]
                self._stems.add(text)
            if text and id not in self._ids.get(text, ()):
                self._ids[text] = (*self._ids.get(text, ()), id)
        self._automaton = self._build()

    def _build(self) -> Any:
        import ahocorasick  # only who links needs it

        automaton = ahocorasick.Automaton()
        for text in self._ids:
            automaton.add_word(text, text)
        if self._ids:
            automaton.make_automaton()
        return automaton

    def __getstate__(self) -> dict[str, Any]:
        return {name: held for name, held in self.__dict__.items() if name != "_automaton"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._automaton = self._build()

    def items(self) -> list[tuple[str, str]]:
        """Return the phrases and ids that these were made of."""
        return [(self._written(text), id) for text, ids in self._ids.items() for id in ids]

    def _written(self, text: str) -> str:
        text = text.upper() if self._capitals.get(text) else text
        return f"{text}*" if text in self._stems else text

    def any_in(self, text: str) -> bool:
        """Tell whether some phrase stands in a text made `plain`."""
        return next(self._matches(text), None) is not None

    def all_in(self, text: str) -> list[Found]:
        """Return every phrase in a text made `plain`, those inside longer ones too, in the order of their ends."""
        return list(self._matches(text))

    def longest_in(self, text: str) -> list[Found]:
        """Return the phrases in a text made `plain` that stand inside no longer one, in their order."""
        kept: list[Found] = []
        for each in sorted(self._matches(text), key=lambda found: (found.start, -found.end)):
            if not kept or each.start >= kept[-1].end:
                kept.append(each)
        return kept

    def _matches(self, text: str) -> Any:
        if not self._ids:
            return
        written = text
        text = text if self._letter_case else lowered(text)
        for last, phrase in self._automaton.iter(text):
            start, end = last + 1 - len(phrase), last + 1
            if self._capitals.get(phrase) and not written[start:end].isupper():
                continue
            if self._stands_alone(text, phrase, start, end):
                yield Found(start, end, self._ids[phrase])

    def _stands_alone(self, text: str, phrase: str, start: int, end: int) -> bool:
        before = text[start - 1] if start else " "
        if LATIN.match(phrase[0]) and LATIN.match(before):
            return False
        if KATAKANA.match(phrase[0]) and KATAKANA.match(before):
            return False
        if len(phrase) == 1 and KANJI.match(phrase) and KANJI.match(before):
            return False
        if phrase in self._stems:
            return True
        if LATIN.match(phrase[-1]):
            short = len(phrase) - phrase.rfind(" ") <= SHORT  # “half of it” is not “half of its”
            ending = POSSESSIVE if self._letter_case else UNENDED if short else ENDING
            return ending.match(text, end) is not None
        return not (KATAKANA.match(phrase[-1]) and end < len(text) and KATAKANA.match(text[end]))
