"""The article in a file: its text without boilerplate, in paragraphs, and what the file says of it."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from claimbook.base.errors import BookError, Fault
from claimbook.documents.blocks import Reading
from claimbook.documents.formats import STANDARD_INPUT, content_of, form_of, read_content
from claimbook.documents.main_text import body_spans
from claimbook.documents.wrapping import joined
from claimbook.extract.language import language_of


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `published` as the file states it, `language` a code of ISO 639, `url` where it is known."""

    file: str
    title: str
    author: str
    published: str
    language: str
    text: str
    url: str = ""

    def as_json(self) -> str:
        """Return the article as one line of JSON."""
        fields = {name: getattr(self, name) for name in ("file", "title", "author", "published", "language", "text")}
        return json.dumps(fields | ({"url": self.url} if self.url else {}), ensure_ascii=False)


def print_articles(paths: Iterable[Path], out: TextIO, complain: Callable[[str], None]) -> bool:
    """Write the articles of files as JSON lines; return whether all could be read, each fault told in one sentence."""
    readable = True
    for path in paths:
        for found in articles_in(path):
            if isinstance(found, BookError):
                complain(str(found))
                readable = False
            else:
                out.write(found.as_json() + "\n")
    return readable


def articles_in(path: Path) -> Iterator[Article | BookError]:
    """Yield the article of a file, or of each page of a WARC file; what cannot be read is a BookError."""
    name = "standard input" if path == STANDARD_INPUT else path.as_posix()
    try:
        if path != STANDARD_INPUT and _is_warc(path):
            yield from _archived(path, name)
            return
        content = content_of(path, name)
        form = form_of(content, name)
        if form == "warc":
            yield from _archived_content(content, name)
            return
        yield article_of(read_content(content, name, form))
    except BookError as error:
        yield error


def article_of(reading: Reading) -> Article:
    """Return the article of a file as read; raises BookError where it holds nothing but boilerplate."""
    text, title = _plain(reading) if reading.form == "text" else (reading.text, reading.title)
    if not text.strip():
        raise BookError(Fault(reading.name, None, None, "holds no article, only menus and the like"))
    return Article(reading.name, title, reading.author, reading.published, language_of(text), text, reading.url)


def _plain(reading: Reading) -> tuple[str, str]:
    """Return the main text of a plain text file, paragraphs joined, and its headline if it begins with one."""
    parts = [joined(reading.source[start:end], reading.source) for start, end in body_spans(reading.source)]
    first = parts[0] if parts else ""
    headed = len(parts) > 1 and len(first) <= 200 and not re.search(r"[.。!?:：,]$", first)
    return "\n\n".join(parts), first.lstrip("\ufeff") if headed else ""


def _is_warc(path: Path) -> bool:
    """Tell a WARC file by its first bytes, so that a large one is never read whole."""
    try:
        with path.open("rb") as stream:
            head = stream.read(2)
            if head == b"WA":
                return stream.read(3) == b"RC/"
            if head != b"\x1f\x8b":
                return False
        with gzip.open(path) as unzipped:
            return unzipped.read(5) == b"WARC/"
    except (OSError, EOFError, zlib.error):
        return False


def _archived(path: Path, name: str) -> Iterator[Article | BookError]:
    with path.open("rb") as stream:
        yield from _pages(stream, name)


def _archived_content(content: bytes, name: str) -> Iterator[Article | BookError]:
    import io

    yield from _pages(io.BytesIO(content), name)


def _pages(stream: object, name: str) -> Iterator[Article | BookError]:
    from claimbook.documents.saved_pages import warc_pages  # late: reading web pages loads much
    from claimbook.documents.web_page import read_page  # late: reading web pages loads much

    for page in warc_pages(stream, name):  # type: ignore[arg-type]
        if isinstance(page, BookError):
            yield page
            continue
        where = f"{name}, {page.url}" if page.url else name
        try:
            article = article_of(read_page(page.content, where, page.charset))
        except BookError as error:
            yield error
            continue
        yield replace(article, file=name, url=page.url)
