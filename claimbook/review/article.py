"""An article about to be added: its text as it will be stored, and what it says of itself."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from claimbook.base.errors import BookError, Fault
from claimbook.documents import decode, read_bytes
from claimbook.extract.language import READ, language_of

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
HEAD_LINES, TITLE_LENGTH = 12, 200
DATES = (
    re.compile(r"(?P<year>20\d\d|19\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<year>20\d\d|19\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(rf"(?P<name>{'|'.join(MONTHS)})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>20\d\d|19\d\d)", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(MONTHS)})\s+(?P<year>20\d\d|19\d\d)", re.IGNORECASE),
)
ADDRESS = re.compile(r"https?://[^\s<>\"'）)」]+")
PAGE = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
SLUG = re.compile(r"[^a-z0-9]+")


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

    @property
    def is_read(self) -> bool:
        """Whether it is in a language that the extractor reads."""
        return self.language in READ


def read_article(path: Path) -> Article:
    """Read an article; raises BookError for a file that is missing, no text, or a page that must be made text first."""
    content = read_bytes(path, path.as_posix())
    text = decode(content, path.as_posix())
    if PAGE.match(text.removeprefix("\ufeff")):
        message = "is a page, not text; save its article as text first (`claimbook text` prints it)"
        raise BookError(Fault(path.as_posix(), None, None, message))
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    address = ADDRESS.search(text)
    return Article(
        path=path,
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        language=language_of(text),
        title=lines[0] if lines and len(lines[0]) <= TITLE_LENGTH else "",
        published=date_line(lines),
        url=address[0].rstrip(".,") if address else "",
    )


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
