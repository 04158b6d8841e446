"""How long everything takes from clean, chapters executed, beside stock Jupyter Book on the bare chapters, in turn.

Ours is the whole site: figures' and numbers' pages, drawings, files, citations. Stock Jupyter Book executes the same
chapters and makes their pages and those in Markdown, nothing else. Chapters that run faster make it faster, too: beside
it stands what it takes where Altair copies charts by its own means.

Ext4 is slow at making files for five minutes after many have gone, and ours makes thousands: a second run is a fair one
only later than that.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rerun import CLAIMBOOK, JUPYTER_BOOK, LEFT_OUT, ROOT, make_stock, run

COPIES = ("own", "stock", "stock-of-altair")
ALTAIRS_COPIES = "from contextlib import nullcontext as quick_copies\n"
ROUNDS = 3


def main() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as folder:
        own, plain, slow = (shutil.copytree(ROOT, Path(folder) / name, ignore=LEFT_OUT) for name in COPIES)
        for book in (plain, slow):
            make_stock(book)
        (slow / "claimbook" / "book" / "chart_copies.py").write_text(ALTAIRS_COPIES, encoding="utf-8")
        turns = [(_ours(own), _stock(plain), _stock(slow)) for _ in range(ROUNDS)]
    ours, stock, as_altair_copies = (min(each) for each in zip(*turns, strict=True))
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
