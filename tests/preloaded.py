"""Run a Python program as a process of its own that need not load anew what comes from elsewhere.

A book is changed and built many hundred times here, and loading Sphinx, spaCy, Pint and Altair takes longer than what
is then done. So one process loads them once and splits for each program; nothing of the book or of its engine is
loaded ahead.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

LOADED_AHEAD = [
    "altair", "click", "jupyter_book.sphinx", "jupyter_book.cli.main", "myst_nb.sphinx_ext", "nbclient", "pandas",
    "pint", "rich.table", "spacy", "spacy.lang.en", "sphinx_book_theme", "yaml",
]  # fmt: skip
PROGRAMS: dict[str, Callable[[], object]] = {
    "claimbook": lambda: runpy.run_module("claimbook", run_name="__main__", alter_sys=True),
    "jupyter-book": lambda: __import__("jupyter_book.cli.main", fromlist=["main"]).main(),
}
splitting = multiprocessing.get_context("forkserver")
splitting.set_forkserver_preload(LOADED_AHEAD)


def run(program: str, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of the programs with these words in a folder and return how it ended and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = splitting.Process(target=become, args=(program, words, root, out, err, dict(os.environ)))
        process.start()
        process.join()
        code = process.exitcode
        said = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (out, err)]
    return subprocess.CompletedProcess([program, *words], -1 if code is None else code, *said)


def become(program: str, words: tuple[str, ...], root: Path, out: Path, err: Path, environment: dict[str, str]) -> None:
    """Be that program: its folder, words and environment, its output in files."""
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, str(root))
    sys.argv = [program, *words]
    PROGRAMS[program]()
