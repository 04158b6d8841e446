"""From a text to its mentions: look, read, link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from .dates import Anchor
from .grammar import read_quantity
from .lexicon import TRIGGER
from .links import link
from .mention import Mention
from .sentences import Sentences
from .subjects import Entities
from .tokens import Reader
from .windows import windows

EDTF_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")


class Extractor:
    """Reads texts one after another; keeps spaCy's tokenizer and the words met so far."""

    def __init__(self, entities: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        self._reader = Reader()
        self._entities = Entities(entities)

    def extract(self, text: str, document_date: str | date | None = None, spans: Sequence[tuple[int, int]] | None = None) -> list[Mention]:
        """The quantities of `text` in order, offsets in the text as given; `spans` limits the reading to these stretches."""
        anchor = anchor_of(document_date)
        mentions: list[Mention] = []
        for start, end in spans if spans is not None else ((0, len(text)),):
            for left, right in windows(text, max(0, start), min(len(text), end)):
                self._read_window(text, left, right, anchor, mentions)
        if mentions:
            link(text, mentions)
            sentences = Sentences(text)
            for mention in mentions:
                mention.sentence = sentences.around(mention.start, mention.end)
            self._entities.attach(text, mentions)
        return mentions

    def _read_window(self, text: str, left: int, right: int, anchor: Anchor | None, mentions: list[Mention]) -> None:
        tokens = self._reader.read(text, left, right)
        index = 0
        lexemes, size = tokens.lexemes, tokens.size
        while index < size:
            if lexemes[index].flags & TRIGGER:
                found = read_quantity(tokens, index, anchor)
                if found is not None:
                    mentions.append(found[0])
                    index = found[1]
                    continue
            index += 1


def anchor_of(document_date: str | date | None) -> Anchor | None:
    """The year and month of a document's date, given as a date or an EDTF string (“2023-07~”); None where unknown."""
    if document_date is None:
        return None
    if isinstance(document_date, date):
        return Anchor(document_date.year, document_date.month)
    match = EDTF_MONTH.match(document_date)
    if match is None:
        return None
    month = int(match[2]) if match[2] else None
    return Anchor(int(match[1]), month if month is not None and 1 <= month <= 12 else None)
