"""From a text to its mentions: look, read, link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .anchors import Anchor, anchor_of
from .grammar import read_quantity
from .ja.subjects import Subjects as JapaneseSubjects
from .language import stretches
from .lexicon import TRIGGER
from .links import link
from .markup import is_page
from .mention import Mention
from .multilingual import read_stretches, settle
from .subjects import Subjects
from .tokens import Reader
from .windows import AFTER, LONGEST, windows

APART = "\n\n¶\n\n"  # stands between texts that are read as one; no rule looks across an empty line


class Extractor:
    """Reads texts one after another; keeps spaCy's tokenizer and the words met so far."""

    def __init__(self, entities: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        self._reader = Reader()
        known = tuple(entities)
        self._subjects = Subjects(known)
        self._japanese_subjects = JapaneseSubjects(known)

    def extract(
        self,
        text: str,
        document_date: str | date | None = None,
        spans: Sequence[tuple[int, int]] | None = None,
        language: str | None = None,
    ) -> list[Mention]:
        """The quantities of `text` in order, each in its sentence and with the subject it may be of."""
        if is_page(text):
            return []
        mentions = self.quantities(text, document_date, spans, language)
        settle(text, mentions, self._subjects, self._japanese_subjects)
        return mentions

    def quantities(
        self,
        text: str,
        document_date: str | date | None = None,
        spans: Sequence[tuple[int, int]] | None = None,
        language: str | None = None,
    ) -> list[Mention]:
        """The bare quantities of `text` in order; `spans` are the (start, end) stretches to read, all where None."""
        parts = stretches(text, spans, language)
        if parts is not None:
            return read_stretches(text, document_date, parts, self._english)
        return self._english(text, document_date, spans)

    def _english(
        self, text: str, document_date: str | date | None, spans: Sequence[tuple[int, int]] | None
    ) -> list[Mention]:
        """The bare quantities of English text."""
        anchor = anchor_of(document_date)
        mentions: list[Mention] = []
        for start, end in ((0, len(text)),) if spans is None else spans:
            for together in _batches(windows(text, max(0, start), min(len(text), end))):
                self._read(text, together, anchor, mentions)
        if mentions:
            link(text, mentions)
        return mentions

    def quantities_of_each(
        self, texts: Iterable[str], document_date: str | date | None = None
    ) -> Iterator[list[Mention]]:
        """The bare quantities of each text, as `quantities` finds them; short ones are read together, twice as fast.

        What stands after an odd sign, as in “$twenty”, is found beside another number only, be it in the text before.
        """
        anchor = anchor_of(document_date)
        for together in _small_batches(texts):
            if any(stretches(text) is not None for text in together):
                yield from (self.quantities(text, document_date) for text in together)
                continue
            mentions: list[Mention] = []
            joined = APART.join(together)
            self._read(joined, list(windows(joined, 0, len(joined))), anchor, mentions)
            start = position = 0
            for text in together:
                end, own = start + len(text), []
                while position < len(mentions) and mentions[position].start < end:
                    mentions[position].move(-start)
                    own.append(mentions[position])
                    position += 1
                link(text, own)
                yield own
                start = end + len(APART)

    def _read(
        self, text: str, together: Sequence[tuple[int, int]], anchor: Anchor | None, mentions: list[Mention]
    ) -> None:
        """Appends the quantities of some windows."""
        tokens = self._reader.read(text, together)
        stop = 0
        for index in [index for index, flags in enumerate(tokens.flags) if flags & TRIGGER]:
            if index >= stop and (found := read_quantity(tokens, index, anchor)) is not None:
                mention, stop = found
                mentions.append(mention)


def _batches(windows: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Windows in order, some thousand characters of them together: each call of the tokenizer has its price."""
    together: list[tuple[int, int]] = []
    size = 0
    for left, right in windows:
        together.append((left, right))
        size += right - left
        if size > LONGEST:
            yield together
            together, size = [], 0
    if together:
        yield together


def _small_batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in order, as many together as fit one window, so that none is cut."""
    together: list[str] = []
    size = 0
    for text in texts:
        size += len(text) + len(APART)
        if together and size > LONGEST - AFTER:
            yield together
            together, size = [], len(text) + len(APART)
        together.append(text)
    if together:
        yield together
