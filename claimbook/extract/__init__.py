"""Quantities in news text: what was said, exactly where, and how it is to be read.

>>> [mention] = extract("The centre plans over 2,000 graphics processing units.")
>>> mention.text, mention.kind, mention.value, mention.unit, mention.comparator
('2,000 graphics processing units', 'count', 2000, 'GPU', 'gt')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from .mention import Mention

if TYPE_CHECKING:
    from .extractor import Extractor

__all__ = ["Mention", "extract", "extract_many"]

Named = tuple[str, Sequence[str]]
_shared: dict[tuple[Named, ...], Extractor] = {}


def extract(
    text: str,
    document_date: str | date | None = None,
    entities: Iterable[Named] = (),
    spans: Sequence[tuple[int, int]] | None = None,
    language: str | None = None,
) -> list[Mention]:
    """The quantities of a text, in order; none in a page of HTML or in a language that is not read.

    `document_date` (a date or an EDTF string) resolves relative dates; `entities` are (id, names) pairs for the subject
    guess; `spans` are the (start, end) stretches to read, all of the text where it is None; `language` ("en", "ja") is
    told from the text where it is None, and stretches of a mixed text are read each in its own. Offsets are always
    those of the text as given. Never raises on any text.
    """
    return _extractor(entities).extract(text, document_date, spans, language)


def extract_many(
    texts: Iterable[str], entities: Iterable[Named] = (), language: str | None = None
) -> Iterator[list[Mention]]:
    """The quantities of each text, one list a text, read as they are asked for."""
    extractor = _extractor(entities)
    for text in texts:
        yield extractor.extract(text, language=language)


def _extractor(entities: Iterable[Named]) -> Extractor:
    from .extractor import Extractor  # late: spaCy loads slowest, and who only wants a Mention does without

    known = tuple((identifier, tuple(names)) for identifier, names in entities)
    if known not in _shared:
        _shared.clear()
        _shared[known] = Extractor(known)
    return _shared[known]
