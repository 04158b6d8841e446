"""A legitimate change of data passes: the README's own example on a copy, and every test of content run there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BOOK = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "_build", ".claimbook", "__pycache__", "bench", ".*_cache", "20[0-9][0-9].[0-9]*"
)
CONTENT = (
    *("compute", "funding", "talent", "partnerships", "checks", "scorecard", "chapters", "tables", "topic_modules"),
    "conditions",
)
# How charts fit their pages and how a broken book is refused hangs on no number of the tables.
ELSEWHERE = "not fits and not narrow and not draws and not refused and not found and not stops and not shows_nothing"


def in_copy(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(copy)}
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def readme_example() -> list[str]:
    """Return the words of the command by which the README updates an outside figure."""
    [command] = re.findall(r"claimbook (reference update .*)", (BOOK / "README.md").read_text(encoding="utf-8"))
    return shlex.split(command)


@pytest.mark.book
def test_the_example_of_the_readme_makes_no_test_of_content_fail(tmp_path: Path) -> None:
    copy = shutil.copytree(BOOK, tmp_path / "book", ignore=LEFT_OUT)
    for words in (readme_example(), ["rerun"], ["validate"]):
        ended = in_copy(copy, "claimbook", *words)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    modules = [f"tests/test_{name}.py" for name in CONTENT]
    ended = in_copy(copy, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", ELSEWHERE, *modules)
    assert ended.returncode == 0, ended.stdout[-5000:]
