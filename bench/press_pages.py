"""Real pages replayed as an archive of any size: each with other names, dates and numbers, so that no memory helps.

The pages are those of a folder that CLAIMBOOK_PAGES names (`*.html.gz`). `python bench/press_pages.py FOLDER COUNT`
writes so many as files of JSON lines, `… FOLDER COUNT text` so many already reduced to their text, `… FOLDER COUNT
report` their first paragraphs only, as long as a report of an agency is.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import count, islice
from pathlib import Path

import zstandard

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DIGIT = re.compile(rb"(?<=[ >(\n])\d{2,}(?=[ <,.)\n])")
YEAR = re.compile(rb"(?:19|20)\d\d")
NAMES = re.compile(rb"\b[A-Z][a-z]{3,9}\b")
MONTHS = [b"January", b"February", b"March", b"April", b"June", b"July", b"August", b"September", b"October",
          b"November", b"December"]  # fmt: skip
SYLLABLES = [b"ka", b"lo", b"mir", b"tes", b"van", b"dro", b"sul", b"pen", b"gor", b"bi"]
MADE_UP = 0.3  # of the capitalised words of a page
PER_FILE = {"html": 500, "text": 5_000, "report": 10_000}
REPORT = 4_000  # bytes, to the end of a paragraph or a line


def pages() -> list[bytes]:
    """Return the real pages, none where there are none."""
    folder = os.environ.get("CLAIMBOOK_PAGES")
    return [gzip.decompress(path.read_bytes()) for path in sorted(Path(folder).glob("*.html.gz"))] if folder else []


@cache
def texts() -> list[bytes]:
    """Return the articles of the real pages, those that hold one."""
    from claimbook.base.errors import BookError
    from claimbook.documents.article import article_of
    from claimbook.documents.web_page import read_page

    found = []
    for page in pages():
        with suppress(BookError):
            found.append(article_of(read_page(page, "page", "")).text.encode())
    return found


def cut(text: bytes) -> bytes:
    """Return the first paragraphs of a text, one at least."""
    end = max(text.rfind(b"\n", 0, REPORT), text.find(b"\n"))
    return text if len(text) <= REPORT or end < 0 else text[:end]


def salted(page: bytes, seed: int) -> bytes:
    """Return a page with other numbers, years and months, and a part of its capitalised words made up."""
    chance = random.Random(seed)
    made: dict[bytes, bytes] = {}

    def number(match: re.Match[bytes]) -> bytes:
        if YEAR.fullmatch(match[0]):
            return b"%d" % chance.randrange(1990, 2028)
        return b"".join(b"%d" % chance.randrange(1, 10) for _ in match[0])

    def name(match: re.Match[bytes]) -> bytes:
        if match[0] in MONTHS:
            return chance.choice(MONTHS)
        if match[0] not in made:
            new = b"".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
            made[match[0]] = new if chance.random() < MADE_UP else match[0]
        return made[match[0]]

    head, end, body = page.partition(b"</head>")
    if not end:
        head, body = b"", page
    return head + end + NAMES.sub(name, DIGIT.sub(number, body))


def replayed(number: int, seed: int = 0, held: Sequence[bytes] = ()) -> Iterator[bytes]:
    """Yield so many salted pages, or texts where some are given."""
    held = held or pages()
    for each in range(number):
        yield salted(held[each % len(held)], seed * 10**7 + each)


def rows(some: Iterator[bytes], seed: int, form: str = "html") -> Iterator[bytes]:
    """Yield pages or texts as JSON lines, each of one of a hundred papers."""
    held = "html" if form == "html" else "text"
    for number, page in enumerate(some):
        row = {"id": f"{seed}-{number}", "url": f"https://paper{number % 97}.example/{seed}/{number}"}
        yield json.dumps(row | {held: page.decode("utf-8", "replace")}).encode() + b"\n"


def write_archive(path: Path, number: int, seed: int) -> Path:
    """Write salted pages as one file of JSON lines."""
    with path.open("wb") as file:
        file.writelines(rows(replayed(number, seed), seed))
    return path


def write_large_archive(folder: Path, number: int, form: str, seed: int = 7) -> Path:
    """Write salted pages, or texts, as a folder of zipped JSON lines."""
    folder.mkdir(parents=True)
    held = () if form == "html" else texts() if form == "text" else [cut(text) for text in texts()]
    lines = rows(replayed(number, seed, held), seed, form)
    for file in count():
        if not (some := b"".join(islice(lines, PER_FILE[form]))):
            break
        aside = folder / f"{file:05}.part"
        aside.write_bytes(zstandard.ZstdCompressor(level=1).compress(some))
        aside.rename(folder / f"{file:05}.jsonl.zst")
    return folder


if __name__ == "__main__":
    write_large_archive(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "html")
