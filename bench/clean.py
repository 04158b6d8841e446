"""How long everything takes from clean, chapters executed, beside stock Jupyter Book on the bare chapters, in turn.

Ours is the whole site: figures' and numbers' pages, drawings, files, citations. Stock Jupyter Book executes the same
chapters and makes their pages and those in Markdown, nothing else. Chapters that run faster make it faster, too: beside
it stands what it takes where Altair copies charts by its own means.

It works on every processor, stock mostly on one: what two at once do more than one here and now stands beside it, for
on machines that share their processors with others that may be little.

Ext4 is slow at making files for five minutes after many have gone, and ours makes thousands: a second run is a fair one
only later than that.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from rerun import CLAIMBOOK, JUPYTER_BOOK, LEFT_OUT, ROOT, make_stock, run

COPIES = ("own", "stock", "stock-of-altair")
ALTAIRS_COPIES = "from contextlib import nullcontext as quick_copies\n"
ROUNDS = 3
COUNTING = "for _ in range(20_000_000): pass"


def main() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as folder:
        own, plain, slow = (shutil.copytree(ROOT, Path(folder) / name, ignore=LEFT_OUT) for name in COPIES)
        for book in (plain, slow):
            make_stock(book)
        (slow / "claimbook" / "book" / "chart_copies.py").write_text(ALTAIRS_COPIES, encoding="utf-8")
        turns = [(_ours(own), _stock(plain), _stock(slow), _two_over_one()) for _ in range(ROUNDS)]
    *times, gains = zip(*turns, strict=True)
    ours, stock, as_altair_copies = map(min, times)
    yield (
        "everything from clean, chapters executed",
        f"{ours:.1f} s = {ours / stock:.2f} × stock Jupyter Book's {stock:.1f} s",
        "at most 0.8 ×",
    )
    yield (
        "the same, where stock's charts are copied by Altair",
        f"{ours / as_altair_copies:.2f} × stock Jupyter Book's {as_altair_copies:.1f} s",
        "",
    )
    yield "two processors at once, over one", f"{median(gains):.1f} × the work", "2 × on a machine of one's own"


def _two_over_one() -> float:
    """Return how much more two processors that work at once do than one that works alone, at this moment."""
    alone, both = _counting(1), _counting(2)
    return 2 * alone / both


def _counting(processes: int) -> float:
    """Return how many seconds processes take that count, all at once."""
    began = time.perf_counter()
    for process in [subprocess.Popen([sys.executable, "-c", COUNTING]) for _ in range(processes)]:
        process.wait()
    return time.perf_counter() - began


def _ours(book: Path) -> float:
    _put_aside(book, "_build", ".claimbook")
    return run([*CLAIMBOOK, "build", "--all"], book)


def _stock(book: Path) -> float:
    _put_aside(book, "_build")
    return run(JUPYTER_BOOK, book)


def _put_aside(book: Path, *names: str) -> None:
    """Move what an earlier round built out of the way: some file systems are slow right after many files have gone."""
    for name in names:
        if (book / name).exists():
            (book / name).rename(Path(tempfile.mkdtemp(dir=book.parent)) / name)
