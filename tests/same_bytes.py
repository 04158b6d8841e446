"""Build a book from clean as other people would, on their machines, and name the files that differ.

Another folder, home, name, language, time zone, mask of new files and order of sets: none of them may be seen in a
page, a picture or a file to download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from book_building import site_of
from bookcopies import contents

LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "_build", ".claimbook", "__pycache__", ".*_cache", ".hypothesis")
ELSEWHERE = {"LOGNAME": "somebody", "USER": "somebody", "LC_ALL": "C", "LANG": "tr_TR.UTF-8",
             "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "COLUMNS": "40"}  # fmt: skip
HERE = {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8"}


def build_as(environment: dict[str, str], mask: int, book: Path, place: Path) -> dict[str, str]:
    """Return the digests of the site of a copy of a book, its chapters run and its site built from clean in `place`."""
    root, home = place / "book", place / "home"
    shutil.copytree(book, root, ignore=LEFT_OUT)
    home.mkdir()
    for words in (("rerun", "--all"), ("build", "--force")):
        ended = subprocess.run(
            [sys.executable, "-m", "claimbook", *words],
            cwd=root,
            env={**os.environ, "HOME": str(home), **environment},
            umask=mask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
    return contents(site_of(root))


def different(book: Path, place: Path) -> tuple[int, list[str]]:
    """Return how many files a site of the book has, and the names of those that depend on who builds it where."""
    here = build_as(HERE, 0o022, book, place / "one")
    elsewhere = build_elsewhere(book, place)
    return len(here), sorted(name for name in {*here, *elsewhere} if here.get(name) != elsewhere.get(name))


def build_elsewhere(book: Path, place: Path) -> dict[str, str]:
    """Return the digests of the site that somebody else would build of a copy of a book."""
    return build_as(ELSEWHERE, 0o077, book, place / "über the sea" / "b")
