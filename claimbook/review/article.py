"""An article about to be added: its text as it will be stored, and what it says of itself.

A text file is stored as it is. Of every other kind of file it is the article's text that is stored, as `claimbook text`
reads it: without menus and markup, a page's own account of its title, author, date, publisher and address beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from claimbook.base.digests import sha256
from claimbook.documents import decode
from claimbook.documents.article import article_of
from claimbook.documents.formats import content_of, form_of, read_content
from claimbook.extract.language import READ, language_of
from claimbook.tables.cells import CONTROL, TURNING
from claimbook.values.dates import is_date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
HEAD_LINES, TITLE_LENGTH = 12, 200
DATES = (
    re.compile(r"(?P<year>20\d\d|19\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<year>20\d\d|19\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(rf"(?P<name>{'|'.join(MONTHS)})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>20\d\d|19\d\d)", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(MONTHS)})\s+(?P<year>20\d\d|19\d\d)", re.IGNORECASE),
)
ADDRESS = re.compile(rf"https?://(?:(?!{CONTROL.pattern}|{TURNING.pattern})[^\s<>\"'）)」])+")
SLUG = re.compile(r"[^a-z0-9]+")
TEXT = "text"
KINDS = {"html": "a web page", "mhtml": "a saved web page (MHTML)", "pdf": "a PDF", "word": "a Word file",
         "odt": "an OpenDocument text", "latex": "a LaTeX file", "markdown": "a Markdown file",
         "pptx": "slides (PPTX)", "xlsx": "a workbook (XLSX)"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """A file's text and what it seems to say of itself; whatever is not told is empty."""

    path: Path
    text: str
    sha256: str
    language: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    form: str = TEXT

    @property
    def content(self) -> bytes:
        """The bytes that are stored: a text file's own, or the text that was taken from another kind of file."""
        return self.text.encode("utf-8")

    @property
    def taken_from(self) -> str:
        """From which kind of file the text was taken, in words; empty for a text file."""
        return KINDS[self.form] if self.form != TEXT else ""

    def stored_as(self, id: str) -> str:
        """Return the name under which it is stored: a text file's own, else one made from its id."""
        return f"{id}.txt" if self.form != TEXT else self.path.name

    @property
    def is_read(self) -> bool:
        """Whether it is in a language that the extractor reads."""
        return self.language in READ


def read_article(path: Path) -> Article:
    """Read an article from any kind of file; raises BookError, in a sentence, where none can be read in it."""
    name = path.as_posix()
    content = content_of(path, name)
    form = form_of(content, name)
    return _as_it_is(path, content) if form == TEXT else _taken(path, content, form)


def _as_it_is(path: Path, content: bytes) -> Article:
    text = decode(content, path.as_posix())
    lines = _lines(text)
    address = ADDRESS.search(text)
    return Article(
        path=path,
        text=text,
        sha256=sha256(content),
        language=language_of(text),
        title=_line(lines[0]) if lines else "",
        published=date_line(lines),
        url=address[0].rstrip(".,") if address else "",
    )


def _taken(path: Path, content: bytes, form: str) -> Article:
    reading = read_content(content, path.as_posix(), form)
    found = article_of(reading)
    stored = (found.text.strip() + "\n").encode("utf-8", "replace")
    text = decode(stored, path.as_posix())
    return Article(
        path=path,
        text=text,
        sha256=sha256(stored),
        language=found.language,
        title=_line(found.title),
        author=_line(found.author),
        publisher=_line(reading.publisher),
        published=found.published if is_date(found.published) else date_line(_lines(text)),
        url=found.url if ADDRESS.fullmatch(found.url) else "",
        form=form,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.removeprefix("\ufeff").splitlines() if line.strip()]


def _line(words: str) -> str:
    """Return what an article says of itself as one line that a table can hold, empty where it is too long for one."""
    line = " ".join(CONTROL.sub(" ", TURNING.sub("", words)).split())
    return line if len(line) <= TITLE_LENGTH else ""


def date_line(lines: list[str]) -> str:
    """Return the first whole date in the first lines of a text, in EDTF, empty where none stands there."""
    for line in lines[:HEAD_LINES]:
        for pattern in DATES:
            if match := pattern.search(line):
                parts = match.groupdict()
                month = MONTHS.index(parts["name"].lower()) + 1 if parts.get("name") else int(parts["month"])
                if 1 <= month <= 12 and 1 <= int(parts["day"]) <= 31:
                    return f"{parts['year']}-{month:02}-{int(parts['day']):02}"
    return ""


def slug(text: str, words: int = 6) -> str:
    """Return a text as an id: small letters, digits and hyphens, of so many words at most."""
    return "-".join(SLUG.sub(" ", text.lower().replace("’", "").replace("'", "")).split()[:words])


def id_of(publisher: str, published: str, title: str, taken: set[str]) -> str:
    """Return an id for a document that nothing has yet: its publisher and year, as yomiuri-2024."""
    year = published[:4] if published[:4].isdigit() else ""
    made = "-".join(filter(None, (slug(publisher, 2) or slug(title, 3) or "article", year)))
    return free_id(made, taken)


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id, with a number behind it where it is taken."""
    wanted = wanted or "statement"
    return wanted if wanted not in taken else next(id for n in count(2) if (id := f"{wanted}-{n}") not in taken)
