"""From a text to its mentions: look, read, link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import compress

from .anchors import Anchor, anchor_of
from .grammar import CERTAIN, MAY_FOLLOW, OPENERS, read_quantity
from .lexicon import TRIGGER
from .links import link
from .markup import is_page
from .mention import Mention
from .sentences import Sentences
from .subjects import Subjects
from .tokens import Reader
from .windows import AFTER, LONGEST, windows

READ = (None, "en")  # the languages whose quantities are found; None where it is not said
APART = "\n\n¶\n\n"  # stands between texts that are read as one; no rule looks across an empty line


class Extractor:
    """Reads texts one after another; keeps spaCy's tokenizer and the words met so far."""

    def __init__(self, entities: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        self._reader = Reader()
        self._subjects = Subjects(entities)

    def extract(
        self,
        text: str,
        document_date: str | date | None = None,
        spans: Sequence[tuple[int, int]] | None = None,
        language: str | None = None,
    ) -> list[Mention]:
        """The quantities of `text` in order, each in its sentence and with the subject it may be of."""
        if language not in READ or is_page(text):
            return []
        mentions = self.quantities(text, document_date, spans)
        if mentions:
            sentences = Sentences(text)
            for mention in mentions:
                mention.sentence = sentences.around(mention.start, mention.end)
            self._subjects.guess(text, mentions)
        return mentions

    def quantities(
        self,
        text: str,
        document_date: str | date | None = None,
        spans: Sequence[tuple[int, int]] | None = None,
    ) -> list[Mention]:
        """The bare quantities of `text` in order; `spans` are the (start, end) stretches to read, all where None."""
        anchor = anchor_of(document_date)
        mentions: list[Mention] = []
        for start, end in ((0, len(text)),) if spans is None else spans:
            for left, right in windows(text, max(0, start), min(len(text), end)):
                self._read(text, left, right, anchor, mentions)
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
        for together in _batches(texts):
            mentions: list[Mention] = []
            joined = APART.join(together)
            for left, right in windows(joined, 0, len(joined)):
                self._read(joined, left, right, anchor, mentions)
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

    def _read(self, text: str, left: int, right: int, anchor: Anchor | None, mentions: list[Mention]) -> None:
        """Appends the quantities of one window."""
        tokens = self._reader.read(text, left, right)
        stop, flags = 0, tokens.flags
        for index in compress(range(tokens.size), map(TRIGGER.__and__, flags)):
            own = flags[index]
            if index < stop or own & OPENERS and not own & CERTAIN and not flags[index + 1] & MAY_FOLLOW:
                continue
            if (found := read_quantity(tokens, index, anchor)) is not None:
                mention, stop = found
                mentions.append(mention)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
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
