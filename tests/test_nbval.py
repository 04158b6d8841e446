"""nbval proves that chapters still give the same numbers: it passes as they are and fails when a number moves."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_validation import set_cell

from claimbook.base.paths import BookPaths
from claimbook.book.contents import notebooks
from claimbook.chapters.chapter import read_notebook

BOOK = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "_build", ".claimbook", "__pycache__", "tests", "bench", ".*_cache")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(BOOK, tmp_path / "book", ignore=LEFT_OUT)


def nbval(book: Path, notebook: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", "-p", "no:xdist", notebook]
    environment = os.environ | {"PYTHONPATH": str(book)}
    return subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.book
def test_a_changed_figure_makes_nbval_fail_and_tells_both_numbers(copy):
    assert nbval(copy, "chapters/talent.ipynb").returncode == 0
    set_cell(copy, "reference", "tal-it-2030-mid", "value", "460000")
    ended = nbval(copy, "chapters/talent.ipynb")
    assert ended.returncode == 1
    assert "460000 person" in ended.stdout
    assert "450000 person" in ended.stdout


def test_every_cell_of_every_chapter_has_been_run():
    """Unexecuted notebooks would pass nbval without saying anything."""
    paths = notebooks(BookPaths(BOOK))
    assert len(paths) >= 6
    for path in paths:
        cells = [cell for cell in read_notebook(path)["cells"] if cell["cell_type"] == "code"]
        assert cells
        assert all(cell["execution_count"] for cell in cells), path.name
        assert sum(bool(cell["outputs"]) for cell in cells) >= 2, path.name


def test_stored_chapters_say_nothing_of_when_and_where_they_ran():
    for path in notebooks(BookPaths(BOOK)):
        text = path.read_text(encoding="utf-8")
        notebook = json.loads(text)
        assert set(notebook["metadata"]) == {"claimbook", "kernelspec", "language_info"}, path.name
        assert notebook["metadata"]["language_info"] == {"name": "python"}
        assert not re.search(r"/(home|root|work|tmp|Users)/|\d\d:\d\d:\d\d|iopub\.", text), path.name
        assert not any("stderr" in json.dumps(cell.get("outputs", [])) for cell in notebook["cells"]), path.name


def test_a_sample_of_changed_rows_is_noticed():
    """Each ninetieth row, as `make mutate` changes them all."""
    command = [sys.executable, "tests/mutation.py", "--every", "90"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ended = subprocess.run(command, cwd=BOOK, env=environment, capture_output=True, text=True, check=False)
    told = re.fullmatch(r"(\d+) tried, (\d+) noticed; \d+ changes stand in no chapter.\n", ended.stdout)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert told is not None
    assert told[1] == told[2]
    assert int(told[1]) > 15
