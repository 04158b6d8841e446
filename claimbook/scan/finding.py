"""The other way round: passages about a subject, a unit and a period that the book does not hold yet, ranked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimbook.base.errors import BookError
from claimbook.extract import Mention, extract
from claimbook.linking import MeaningIndex
from claimbook.linking.measures import measure_of
from claimbook.scan.pages import Page
from claimbook.scan.reading import PageReader, Row, about_of, number_row

WORD = re.compile(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*|[\u3040-\u30ff\u4e00-\u9fff]{2,}")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
UNIT = re.compile(r"[A-Za-z°%$¥€£][\w°%$¥€£/·^-]*")
ENDING = re.compile(r"(?:ies|es|s|ing|ed)$")
LEAST = 0.5
OF_UNIT, OF_PERIOD = 1.0, 0.5  # beside one for each word
RELATION = "found"


class Query:
    """The words, the unit and the years that are asked for."""

    def __init__(self, text: str, index: MeaningIndex) -> None:
        self.years = set(YEAR.findall(text))
        self.units = {measure_of(unit).base for unit in units_in(text)}
        names = units_in(text)
        words = [word for word in WORD.findall(text) if word not in names]
        self.stems = {stem(word) for word in words if not YEAR.fullmatch(word)}
        self.entities = set(index.entities_in(text))
        if not self.stems and not self.units:
            raise BookError("Nothing to find: give words, and a unit or a year where you know it.")

    @property
    def whole(self) -> float:
        return len(self.stems) + OF_UNIT * bool(self.units) + OF_PERIOD * bool(self.years)


def units_in(text: str) -> list[str]:
    """Return the words of a query that are units: those with a sign in them, or that a quantity of them can have."""
    found = []
    for word in text.split():
        read = extract(f"It was 12 {word}.", language="en")
        if read and read[0].unit and read[0].kind in ("measure", "money", "percent", "rate") or "/" in word:
            found.append(word)
    return found


def stem(word: str) -> str:
    """Return a word without its commonest endings, in small letters."""
    small = word.casefold()
    return ENDING.sub("", small) if len(small) > 4 else small


class PassageReader(PageReader):
    """Reads documents for sentences with a number that are about what is asked."""

    def __init__(self, index: MeaningIndex, query: str) -> None:
        super().__init__(index)
        self._query = Query(query, index)

    def may_concern(self, text: str) -> bool:
        """Tell whether a text has a number, and half of the words asked for."""
        stems = {stem(word) for word in WORD.findall(text)}
        return bool(re.search(r"\d|[一二三四五六七八九十百千万億兆]", text)) and (
            len(self._query.stems & stems) >= LEAST * len(self._query.stems)
            or bool(self._query.entities & set(self._index.entities_in(text)))
        )

    def _may_speak(self, text: str, published: str) -> bool:
        return self.may_concern(text)

    def _hits(self, page: Page, article: Any) -> Iterator[Row]:
        mentions = self._extractor.extract(article.text, None, language=article.language)
        about = about_of(page, article)
        for mention in mentions:
            if mention.date or mention.kind == "age":
                continue
            start, end = mention.sentence or (mention.start, mention.end)
            sentence = article.text[start:end]
            score, why = self._score(sentence, mention, article)
            if score >= LEAST:
                yield about | number_row(article, mention, mentions, (start, end)) | {
                    "id": None, "relation": RELATION, "score": score, "why": why,
                }  # fmt: skip

    def _score(self, sentence: str, mention: Mention, article: Any) -> tuple[float, str]:
        query = self._query
        stems = {stem(word) for word in WORD.findall(sentence)}
        met = sorted(query.stems & stems)
        named = query.entities & set(self._index.entities_in(sentence))
        total = float(min(len(query.stems), len(met) + len(named)))
        told = [f"says {', '.join(met)}"] if met else []
        unit = bool(query.units) and measure_of(mention.unit or "").base in query.units
        years = query.years & set(YEAR.findall(sentence))
        if unit:
            total += OF_UNIT
            told.append(f"has the unit ({mention.unit})")
        if years:
            total += OF_PERIOD
            told.append(f"speaks of {', '.join(sorted(years))}")
        return round(total / query.whole, 3), "; ".join(told)
