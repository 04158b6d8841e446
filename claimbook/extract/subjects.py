"""A guess at what a quantity is about: the entity named last before it in its sentence, else the first name.

A suggestion for a reviewer, never trusted. spaCy's phrase matcher finds the entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from claimbook.base.libraries import load_spacy

from .mention import Mention
from .vocabulary import words

NAME = re.compile(r"\b[A-Z][\w’'&.-]{0,30}(?: (?:of |the |for |and )?[A-Z][\w’'&.-]{0,30}){0,5}")
OPENERS = words(
    "The A An In On At By For From With But And It Its He She They This That These Those According While Last "
    "Next Since Over More Some About Nearly Around Only Both Two Three Four Five Six When After Before As Or If "
    "Up"
)
LONGEST_SENTENCE = 2_000


class Subjects:
    """Known entities and their names, matched in the sentences that hold a quantity."""

    def __init__(self, entities: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._entities = [(identifier, tuple(names)) for identifier, names in entities]
        self._blank: Any = None
        self._matcher: Any = None

    def guess(self, text: str, mentions: list[Mention]) -> None:
        """Sets the subject of each mention: an entity's id, or the words of a name."""
        known: dict[tuple[int, int], list[tuple[int, str]]] = {}
        for mention in mentions:
            start, end = mention.sentence or (mention.start, mention.end)
            start, end = max(start, mention.start - LONGEST_SENTENCE), min(end, mention.end + LONGEST_SENTENCE)
            if self._entities:
                if (start, end) not in known:
                    known[start, end] = self._entities_in(text, start, end)
                mention.subject = _nearest(known[start, end], mention.start)
            if mention.subject is None:
                mention.subject = _name_before(text, start, mention.start)

    def _entities_in(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Where entities are named in text[start:end], in order, with their ids."""
        if self._matcher is None:
            self._load()
        try:
            doc = self._blank.make_doc(text[start:end])
        except UnicodeEncodeError:
            return []
        matches = self._matcher(doc)
        return sorted((start + doc[first].idx, doc.vocab.strings[key]) for key, first, _ in matches)

    def _load(self) -> None:
        load_spacy()
        import spacy
        from spacy.matcher import PhraseMatcher

        self._blank = spacy.blank("en")
        self._matcher = PhraseMatcher(self._blank.vocab)
        for identifier, names in self._entities:
            self._matcher.add(identifier, [self._blank.make_doc(name) for name in names if name.strip()])


def _nearest(named: list[tuple[int, str]], position: int) -> str | None:
    """The entity last named before a position, else the first named after it."""
    before = [identifier for at, identifier in named if at < position]
    return before[-1] if before else named[0][1] if named else None


def _name_before(text: str, start: int, end: int) -> str | None:
    """The first capitalised name of the sentence before the mention."""
    for match in NAME.finditer(text, start, end):
        words = match[0].split()
        while words and words[0] in OPENERS:
            words.pop(0)
        if words:
            return " ".join(words)
    return None
