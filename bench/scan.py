"""What reading an archive costs beside trafilatura alone, and how it grows; whether what is planted is found, copies
are told, and a run that is killed again and again gives what one that was not gives.

Pages are real ones, replayed (`press_pages`); without a folder of them nothing is measured. `python bench/scan.py
kills` kills a run of ten thousand pages ten times, which takes too long for every day; `python bench/scan.py planted 7`
plants passages of that seed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]

import press_copies  # noqa: E402  the folders of both are on the path only now
import press_planted  # noqa: E402
from killing_scans import VICTIMS, same_hits, scan_and_kill, sorted_bytes  # noqa: E402
from press_pages import pages, replayed, rows, texts, write_archive  # noqa: E402

ALONE, SMALL, LARGE = 60, 1_000, 10_000
SEED = 2026  # of the passages, none of which was looked at while linking was developed
KILLED, SHARDS, TIMES = 10_000, 250, 10


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


def planted(folder: Path, seed: int = SEED) -> Iterator[tuple[str, str, str]]:
    """Whether passages planted among real pages are found for what they are."""
    result = press_planted.measured(folder, seed, 500, scanned)
    for line in result.wrong if "--show" in sys.argv else ():
        print(line)
    yield from press_planted.rows(result)


def kills(folder: Path, seed: int = 5) -> Iterator[tuple[str, str, str]]:
    """A run of ten thousand pages, as text, in small shards, killed at ten moments, beside one that is not."""
    archive = folder / "archive"
    archive.mkdir()
    passages = press_planted.made(seed, 500)
    plain = replayed(KILLED, seed, texts())
    for number in range(SHARDS):
        some = list(islice(plain, KILLED // SHARDS))
        for place in range(2):
            some[place] += f"\n\n{passages[2 * number + place].text}\n".encode()
        (archive / f"{number:03}.jsonl").write_bytes(b"".join(rows(iter(some), seed * 1000 + number, "text")))
    out, logs = folder / "killed", folder / "logs"
    logs.mkdir()
    told = scan_and_kill([archive.as_posix()], out, logs, [VICTIMS[n % 3] for n in range(TIMES)], SHARDS, seed)
    words = [sys.executable, "-m", "claimbook", "scan", archive.as_posix(), "--out", (folder / "whole").as_posix()]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    alike = same_hits(out, folder / "whole")
    yield (
        f"{KILLED:,} pages in {SHARDS} shards, killed {len(told)} times ({'; '.join(told)})",
        f"{'the same hits' if alike else 'OTHER HITS'}, {len(sorted_bytes(out)):,} bytes of them",
        "the same hits, byte for byte",
    )


def main() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    if not pages():
        yield "scanning", "not measured: CLAIMBOOK_PAGES names no folder of pages (*.html.gz)", ""
        return
    yield cost_of_a_page()
    yield from press_copies.main()
    with tempfile.TemporaryDirectory() as folder:
        yield from planted(Path(folder))
        yield from growth(Path(folder))


if __name__ == "__main__":
    part = {"kills": kills, "planted": planted, "growth": growth}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as place:
        for row in part(Path(place), *[int(word) for word in sys.argv[2:3]]):
            print(*row, sep=" | ")
