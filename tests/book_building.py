"""Run and build a small book, as whoever owns it would: the chapters first, then plain `jupyter-book build`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

FISHERIES = Path(__file__).parent / "books" / "fisheries"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "_build", ".claimbook")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
STRICT = ("-W", "-n", "--keep-going")


def run_chapters(root: Path) -> None:
    """Run every chapter of a book, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "claimbook", "rerun", "--all"], cwd=root, check=True, capture_output=True, text=True
    )


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a book's site with plain Jupyter Book and return what it said; warnings are errors."""
    environment = {key: text for key, text in os.environ.items() if key != "CLAIMBOOK_PROVED"}
    return subprocess.run(
        [sys.executable, "-c", JUPYTER_BOOK, "build", ".", *STRICT, *options],
        cwd=root,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def site_of(root: Path) -> Path:
    """Return the folder of a book's built site."""
    return root / "_build" / "html"
