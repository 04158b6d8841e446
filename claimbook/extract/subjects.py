"""A guess at what a quantity is about: the known entity named nearest before it, else the words that open its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .mention import Mention


class Entities:
    """Known names, found with spaCy's phrase matcher in the sentences that hold a quantity."""

    def __init__(self, entities: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._names = [(identifier, tuple(names)) for identifier, names in entities]
        self._matcher: Any = None
        self._blank: Any = None

    def _load(self) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher

        self._blank = spacy.blank("en")
        self._matcher = PhraseMatcher(self._blank.vocab)
        for identifier, names in self._names:
            self._matcher.add(identifier, [self._blank.make_doc(name) for name in names if name.strip()])

    def attach(self, text: str, mentions: list[Mention]) -> None:
        """Sets the subject of each mention whose sentence names an entity."""
        if not self._names:
            return
        if self._matcher is None:
            self._load()
        found: dict[tuple[int, int], list[tuple[int, str]]] = {}
        for mention in mentions:
            if mention.sentence is None or mention.sentence[1] - mention.sentence[0] > 5_000:
                continue
            if mention.sentence not in found:
                found[mention.sentence] = self._named(text, *mention.sentence)
            names = found[mention.sentence]
            before = [name for name in names if name[0] < mention.start]
            if names:
                mention.subject = (before[-1] if before else names[0])[1]

    def _named(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        sentence = text[start:end]
        try:
            doc = self._blank.make_doc(sentence)
        except UnicodeEncodeError:
            return []
        return sorted((start + doc[first].idx, doc.vocab.strings[key]) for key, first, _ in self._matcher(doc))
