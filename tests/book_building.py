"""Run and build a small book, as whoever owns it would: the chapters first, then plain `jupyter-book build`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from preloaded import run

FISHERIES = Path(__file__).parent / "books" / "fisheries"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "_build", ".claimbook")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
STRICT = ("-W", "-n", "--keep-going")


def run_chapters(root: Path) -> None:
    """Run every chapter of a book, in a process of its own."""
    ended = run("claimbook", root, "rerun", "--all")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a book's site with plain Jupyter Book, warnings being errors, and return what it said.

    Where the environment is another, Python starts anew in it.
    """
    words = ("build", ".", *STRICT, *options)
    if not environment:
        return run("jupyter-book", root, *words)
    return subprocess.run(
        [sys.executable, "-c", JUPYTER_BOOK, *words],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def site_of(root: Path) -> Path:
    """Return the folder of a book's built site."""
    return root / "_build" / "html"
