"""Read one document of an archive: what of it is the article, and which of its numbers are about values of the book."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from claimbook.base.errors import BookError
from claimbook.documents.article import Article, article_of
from claimbook.documents.formats import form_of, read_content
from claimbook.documents.plain_text import lines_of
from claimbook.documents.shown_text import shown_text
from claimbook.documents.web_page import read_page
from claimbook.extract import Mention
from claimbook.extract.extractor import Extractor
from claimbook.extract.language import language_of
from claimbook.linking import Link, MeaningIndex
from claimbook.linking.sieve import Sieve
from claimbook.review.proposals import period_beside
from claimbook.scan.copies import signature_of
from claimbook.scan.pages import Page, SetAside

READ_LANGUAGES = ("en", "ja")
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{4})(\d{2})(\d{2})(?!\d)")
LATER = "2100-01-01"
TITLE = 300  # letters at most
CONTEXT = 200  # letters on either side of the sentence
TAG = re.compile(rb"<(?:!doctype|html|head|body|div|p|article)\b", re.IGNORECASE)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a document and the document itself, as rows."""

    hits: list[Row]
    document: Row


class PageReader:
    """Reads documents one after another; the index and what reads quantities are loaded once."""

    def __init__(self, index: MeaningIndex) -> None:
        self._index, self._sieve, self._extractor = index, Sieve(index), Extractor(())

    def read(self, page: Page) -> Found | SetAside | None:
        """Return what a document says about the book's values, None where it says nothing."""
        try:
            form = "" if page.text else page.form or form_of(page.content, page.document)
            shown = self._shown(page, form)
            if shown is not None and not self._may_speak(shown, page.published):
                return None
            article = self._article(page, form)
        except BookError as error:
            return SetAside(page.document, error.faults[0].message)
        except RecursionError:
            return SetAside(page.document, "is nested too deep")
        if article.language not in READ_LANGUAGES:
            return None
        if shown is None and not self._may_speak(f"{article.title}\n{article.text}", article.published):
            return None
        hits = list(self._hits(page, article))
        return Found(hits, document_row(page, article)) if hits else None

    def _shown(self, page: Page, form: str) -> str | None:
        """Return all that a page or a text shows, menus too, None where only a dear reading tells."""
        if form == "html":
            return shown_text(page.content, page.charset)
        return lines_of(page.content, page.document) if form == "text" else None

    def _may_speak(self, text: str, published: str) -> bool:
        """Tell whether some sentences of a text, read with those before them alone, speak of a value.

        Where it is not known when the text was published, it is taken for undated and for newer than all of the book.
        """
        title = text.lstrip()[:TITLE].partition("\n")[0]
        days = [day_of(published)] if day_of(published) else ["", LATER]
        for excerpt in self._sieve.excerpts(text):
            language = language_of(excerpt)
            for day in days if language in READ_LANGUAGES else ():
                mentions = self._extractor.extract(excerpt, day or None, language=language)
                if any(self._index.links(excerpt, mentions, published=day, title=title, settling=False)):
                    return True
        return False

    def _article(self, page: Page, form: str) -> Article:
        if page.text:
            return Article(page.document, page.title, "", page.published, language_of(page.text), page.text)
        if form == "html":
            made = article_of(read_page(page.content, page.document, page.charset))
        else:
            made = article_of(read_content(page.content, page.document, form))
        return replace(made, title=page.title or made.title, published=page.published or made.published)

    def _hits(self, page: Page, article: Article) -> Iterator[Row]:
        published = day_of(article.published)
        mentions = self._extractor.extract(article.text, published or None, language=article.language)
        linked = self._index.links(article.text, mentions, published=published, title=article.title, settling=False)
        about = about_of(page, article)
        for mention, links in zip(mentions, linked, strict=True):
            if not links:
                continue
            best: Link = links[0]
            start, end = mention.sentence or (mention.start, mention.end)
            told = {"id": best.id, "relation": best.relation, "score": best.score, "why": best.why}
            yield about | number_row(article, mention, mentions, (start, end)) | told


def number_row(article: Article, mention: Mention, mentions: list[Mention], sentence: tuple[int, int]) -> Row:
    """Return the columns of a hit that tell its number: the sentence, where it stands in the text, how it is read."""
    start, end = sentence
    return {
        "quote": article.text[start:end],
        "start": mention.start,
        "end": mention.end,
        "context": article.text[max(0, start - CONTEXT) : end + CONTEXT],
        "value": as_float(mention.amount),
        "low": as_float(mention.amount_low),
        "high": as_float(mention.amount_high),
        "unit": mention.unit,
        "comparator": mention.comparator,
        "period": mention.date or period_beside(mentions, mention),
    }


def as_float(amount: Decimal | None) -> float | None:
    """Return an amount as Parquet holds it, None where there is none or none that a float can hold."""
    number = None if amount is None else float(amount)
    return number if number is None or math.isfinite(number) else None


def about_of(page: Page, article: Article) -> Row:
    """Return what is known of a document, as the first columns of its rows."""
    address = page.address or article.url
    return {
        "document": page.document,
        "address": address,
        "publisher": page.publisher or publisher_of(address),
        "published": day_of(article.published),
        "language": article.language,
    }


def document_row(page: Page, article: Article) -> Row:
    signature, runs = signature_of(article.text)
    return about_of(page, article) | {
        "title": article.title, "text": article.text, "runs": runs, "signature": signature,
    }  # fmt: skip


def publisher_of(address: str) -> str:
    """Return the host of an address, without www."""
    host = urlsplit(address).hostname if "://" in address else None
    return (host or "").removeprefix("www.")


def day_of(published: str) -> str:
    """Return the day of a date as it was stated, empty where it states none: 20240212, 2024-02-12T08:00Z."""
    match = DATE.search(published)
    if match is None:
        return ""
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    valid = "01" <= month <= "12" and "01" <= day <= "31" and year >= "1500"
    return f"{year}-{month}-{day}" if valid else ""
