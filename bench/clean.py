"""How long everything takes from clean, chapters executed, beside stock Jupyter Book on the bare chapters, in turn.

Ours is the whole site: figures' and numbers' pages, drawings, files, citations. Stock Jupyter Book executes the same
chapters and makes their pages and those in Markdown, nothing else.

Ext4 is slow at making files for five minutes after many have gone, and ours makes thousands: a second run is a fair one
only later than that.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rerun import CLAIMBOOK, JUPYTER_BOOK, LEFT_OUT, ROOT, make_stock, run

ROUNDS = 2


def main() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as folder:
        own, plain = Path(folder) / "own", Path(folder) / "stock"
        for book in (own, plain):
            shutil.copytree(ROOT, book, ignore=LEFT_OUT)
        make_stock(plain)
        turns = [(_ours(own), _stock(plain)) for _ in range(ROUNDS)]
    ours, stock = (min(each) for each in zip(*turns, strict=True))
    yield (
        "everything from clean, chapters executed",
        f"{ours:.1f} s = {ours / stock:.2f} × stock Jupyter Book's {stock:.1f} s",
        "at most 0.8 ×",
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
