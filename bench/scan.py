"""What reading an archive costs, beside trafilatura alone, and how it grows; and whether what is planted is found.

Pages are real ones, replayed from a folder named by CLAIMBOOK_PAGES (`*.html.gz`), each with its names and numbers
salted so that no memory helps; without that folder nothing is measured.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DIGIT = re.compile(rb"(?<=[ >(])\d{2,}(?=[ <,.)])")
NAMES = re.compile(rb"\b[A-Z][a-z]{3,9}\b")
SYLLABLES = [b"ka", b"lo", b"mir", b"tes", b"van", b"dro", b"sul", b"pen", b"gor", b"bi"]
ALONE, SMALL, LARGE = 60, 1_000, 10_000


def pages() -> list[bytes]:
    """Return the real pages, none where there are none."""
    folder = os.environ.get("CLAIMBOOK_PAGES")
    return [gzip.decompress(path.read_bytes()) for path in sorted(Path(folder).glob("*.html.gz"))] if folder else []


def salted(page: bytes, seed: int) -> bytes:
    """Return a page with other numbers, and a part of its capitalised words made up."""
    chance = random.Random(seed)

    def number(match: re.Match[bytes]) -> bytes:
        return b"".join(b"%d" % chance.randrange(1, 10) for _ in match[0])

    made: dict[bytes, bytes] = {}

    def name(match: re.Match[bytes]) -> bytes:
        if match[0] not in made:
            new = b"".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
            made[match[0]] = new if chance.random() < 0.3 else match[0]
        return made[match[0]]

    head, end, body = page.partition(b"</head>")
    return head + end + NAMES.sub(name, DIGIT.sub(number, body))


def replayed(count: int, seed: int = 0) -> Iterator[bytes]:
    """Yield so many salted pages."""
    held = pages()
    for number in range(count):
        yield salted(held[number % len(held)], seed * 10**7 + number)


def write_archive(path: Path, count: int, seed: int) -> Path:
    """Write salted pages as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for number, page in enumerate(replayed(count, seed)):
            row = {"id": f"{seed}-{number}", "url": f"https://paper{number % 97}.example/{seed}/{number}"}
            file.write(json.dumps(row | {"html": page.decode("utf-8", "replace")}) + "\n")
    return path


def cost_of_a_page() -> tuple[str, str, str]:
    """Processor time of a page that holds nothing of ours, in turn with trafilatura's on the same page."""
    from trafilatura import extract

    from claimbook.base.paths import BookPaths
    from claimbook.book.book import Book
    from claimbook.linking import MeaningIndex
    from claimbook.scan.pages import Page
    from claimbook.scan.reading import Found, PageReader

    reader = PageReader(MeaningIndex.of(Book(BookPaths(ROOT))))
    ours = theirs = 0.0
    counted = 0
    for number, page in enumerate(replayed(ALONE + 10, 1)):
        begin = time.process_time()
        found = reader.read(Page(str(number), page, form="html"))
        middle = time.process_time()
        extract(page.decode("utf-8", "replace"))
        end = time.process_time()
        if number >= 10 and not isinstance(found, Found):
            ours, theirs, counted = ours + middle - begin, theirs + end - middle, counted + 1
    return (
        f"a page that holds nothing of ours ({counted} pages)",
        f"{ours / counted * 1000:.1f} ms = {ours / theirs:.2f} × trafilatura's {theirs / counted * 1000:.1f} ms",
        "at most 1.25 ×",
    )


def scanned(archive: Path, out: Path, workers: int) -> float:
    """Return how long a scan takes, in seconds of the clock."""
    begin = time.perf_counter()
    words = [sys.executable, "-m", "claimbook", "scan", archive.as_posix(), "--out", out.as_posix()]
    subprocess.run([*words, "--workers", str(workers)], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


def counting(processes: int) -> float:
    """Return how long so many processes take that only count, each as far."""
    begin = time.perf_counter()
    words = [sys.executable, "-c", "n = 0\nwhile n < 60_000_000: n += 1"]
    running = [subprocess.Popen(words) for _ in range(processes)]
    for each in running:
        each.wait()
    return time.perf_counter() - begin


def growth(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Growth from a thousand pages to ten thousand, and what a second worker gains."""
    small, large = (write_archive(folder / f"{count}.jsonl", count, count) for count in (SMALL, LARGE))
    start = scanned(write_archive(folder / "1.jsonl", 1, 1), folder / "o0", 2)
    one, two = scanned(small, folder / "o1", 1) - start, scanned(small, folder / "o2", 2) - start
    many = scanned(large, folder / "o3", 2) - start
    alone, together = counting(1), counting(2)
    yield "ten times the pages take", f"{many / two:.1f} × as long", "about 10 ×"
    gain, possible = one / two, 2 * alone / together
    yield (
        "two workers gain",
        f"{gain:.2f} ×, two counting processes {possible:.2f} ×: {gain / possible:.2f}",
        "at least 0.9",
    )
    yield f"pages a second, two workers ({LARGE:,} pages)", f"{LARGE / many:.0f}", ""


def main() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    if not pages():
        yield "scanning", "not measured: CLAIMBOOK_PAGES names no folder of pages (*.html.gz)", ""
        return
    yield cost_of_a_page()
    with tempfile.TemporaryDirectory() as folder:
        yield from growth(Path(folder))
