"""Reads a text stretch by stretch, each in its own language, and gives every mention its sentence and subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from .ja.anchors import anchor_of
from .ja.scanner import scan
from .ja.sentences import Sentences as JapaneseSentences
from .ja.subjects import Subjects as JapaneseSubjects
from .language import JAPANESE, Stretch
from .mention import Mention
from .sentences import Sentences
from .subjects import Subjects

ReadEnglish = Callable[[str, "str | date | None", Sequence[tuple[int, int]]], list[Mention]]


def read_stretches(
    text: str, document_date: str | date | None, stretches: Iterable[Stretch], read_english: ReadEnglish
) -> list[Mention]:
    """The bare quantities of the stretches in order; what is English is read by `read_english`."""
    mentions: list[Mention] = []
    anchor = anchor_of(document_date)
    for language, together in groupby(stretches, key=lambda each: each[0]):
        if language == JAPANESE:
            for _, left, right in together:
                scan(text, left, right, anchor, mentions)
            continue
        found = read_english(text, document_date, [(left, right) for _, left, right in together])
        for mention in found:
            _shift_links(mention, len(mentions))
        mentions.extend(found)
    return mentions


def _shift_links(mention: Mention, by: int) -> None:
    """Counts what a mention is linked to from the first mention of the text on."""
    if mention.pair is not None:
        mention.pair += by
    if mention.change is not None and mention.change["with"] is not None:
        mention.change["with"] += by


def settle(text: str, mentions: list[Mention], english: Subjects, japanese: JapaneseSubjects) -> None:
    """Sets the sentence and the subject of each mention by the rules of its language."""
    for language, subjects, sentences in (("en", english, Sentences), (JAPANESE, japanese, JapaneseSentences)):
        own = [mention for mention in mentions if mention.language == language]
        if own:
            found = sentences(text)
            for mention in own:
                mention.sentence = found.around(mention.start, mention.end)
            subjects.guess(text, own)
