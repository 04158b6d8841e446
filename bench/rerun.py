"""How long one changed value takes to the correct site, beside stock Jupyter Book; and a diff of two large editions.

The stock way that is correct: every source touched, every chapter executed (`execute_notebooks: force`), warm. Both
start from a built site of the same chapters and end when the page shows the new number; both are timed in one run.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "_build", ".claimbook", "__pycache__", ".*_cache", ".hypothesis")
COLUMN, ROUNDS, VALUES = "value", 3, 100_000
JUPYTER_BOOK = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", ".", "-q"]
CLAIMBOOK = [sys.executable, "-m", "claimbook"]
STOCK = """\
title: Stock
only_build_toc_files: true
exclude_patterns: [data, seeds, tests, claimbook, editions]
execute: {execute_notebooks: force}
sphinx:
  local_extensions: {plain: .}
  config: {suppress_warnings: [myst, mystnb, ref, toc, docutils]}
claimbook: %s
"""
PLAIN = """\
from claimbook.site.charts import FigureRenderer

FigureRenderer.handle_mime = staticmethod(lambda *given: None)


def setup(app):
    return {"parallel_read_safe": True}
"""


class Value(NamedTuple):
    """An outside figure to change: how many chapters show it, its id, and one of their pages."""

    chapters: int
    id: str
    page: str


CHANGED = (
    Value(1, "fund-meti-kddi", "chapters/funding.html"),
    Value(2, "fund-geniac", "chapters/funding.html"),
    Value(3, "jp-sakura-cost", "chapters/funding.html"),
    Value(5, "jp-sakura-gpus", "chapters/compute.html"),
)
FIRST = 71_234_000


def run(command: list[str], book: Path) -> float:
    """Return how many seconds a command takes in a book's folder; raises where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(book), "PYTHONDONTWRITEBYTECODE": ""}
    began = time.perf_counter()
    ended = subprocess.run(command, cwd=book, env=environment, check=False, capture_output=True, text=True)
    if ended.returncode:
        raise SystemExit(f"{command[-2:]} failed:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return time.perf_counter() - began


def make_stock(book: Path) -> None:
    """Turn a copy of the book into one that stock Jupyter Book executes and builds by itself."""
    import yaml

    identity = yaml.safe_load((book / "_config.yml").read_text(encoding="utf-8"))["claimbook"]
    (book / "_config.yml").write_text(f"author: Stock\n{STOCK % json.dumps(identity)}", encoding="utf-8")
    (book / "plain.py").write_text(PLAIN, encoding="utf-8")


def revise(book: Path, id: str, number: int) -> None:
    """Change one outside figure by hand, the same way in both copies."""
    path = book / "data" / "reference.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = rows[0].index(COLUMN)
    for row in rows:
        if row[0] == id:
            row[column] = str(number)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def touch(book: Path) -> None:
    for path in [book / "index.ipynb", *(book / "chapters").iterdir(), *(book / "pages").iterdir()]:
        path.touch()


def ours(book: Path, value: Value, number: int) -> float:
    revise(book, value.id, number)
    spent = run([*CLAIMBOOK, "build"], book)
    seen(book, value, number)
    return spent


def stock(book: Path, value: Value, number: int) -> float:
    revise(book, value.id, number)
    touch(book)
    spent = run(JUPYTER_BOOK, book)
    seen(book, value, number)
    return spent


def seen(book: Path, value: Value, number: int) -> None:
    """Fail unless the table of values on the page shows the changed one as it now is."""
    page = (book / "_build" / "html" / value.page).read_text(encoding="utf-8")
    assert f">{number:,} " in page, f"{value.page} does not show {number:,}"


def large_state(name: str, moved: int) -> dict:
    """Return a made-up registry of 100,000 values, every `moved`-th of them larger by one (none for 0)."""
    values = []
    for number in range(VALUES):
        more = 1 if moved and number % moved == 0 else 0
        text = f"{number + more} t"
        values.append({
            "id": f"catch-{number}", "label": f"Boat {number}: catch", "text": text, "number": str(number + more),
            "date": None, "unit": "t", "comparator": "eq", "out_of": None, "estimate": None,
            "rounding": {"low": f"{number - 0.5}", "high": f"{number + 0.5}"}, "table": "reference", "kind": "measured",
            "status": "current", "confidence": "likely", "rests_on": [], "check": None, "formula_in_words": None,
            "quotes": [{"text": f"Boat {number} landed {text} of cod.", "citation": "The log, 2023"}]})  # fmt: skip
    return {"book": {"edition": name}, "values": values}


def diff_of_large_editions(folder: Path) -> float:
    """Return how many seconds it takes to read two editions of 100,000 values and hold them against each other."""
    from claimbook.editions.differences import compare
    from claimbook.editions.state import lines_of_json, read_state

    for name, moved in (("1", 0), ("2", 50)):
        (folder / name).mkdir()
        (folder / name / "values.json").write_text(lines_of_json(large_state(name, moved), "values"), encoding="utf-8")
        for file, listed in (("figures.json", "figures"), ("sentences.json", "sentences")):
            (folder / name / file).write_text(lines_of_json({listed: []}, listed), encoding="utf-8")
    began = time.perf_counter()
    old, new = (read_state(folder / name, name, "2025", 0) for name in ("1", "2"))
    found = compare(old, new, {})
    spent = time.perf_counter() - began
    assert len(found.values) == VALUES // 50
    return spent


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        books = {way: shutil.copytree(ROOT, folder / way, ignore=LEFT_OUT) for way in ("ours", "stock")}
        make_stock(books["stock"])
        run([*CLAIMBOOK, "build"], books["ours"])
        run(JUPYTER_BOOK, books["stock"])
        rows = [row for value in CHANGED for row in beside(books, value)]
        large = diff_of_large_editions(folder)
    return [*rows, ("diff of two editions of 100,000 values", f"{large:.1f} s", "under 5 s")]


def beside(books: dict[str, Path], value: Value) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of one changed value: our way, the stock way, the ratio; the best of a few rounds each."""
    numbers = [FIRST + value.chapters * 100 + number for number in range(ROUNDS)]
    mine, theirs = (min(way(books[way.__name__], value, number) for number in numbers) for way in (ours, stock))
    what = f"a value shown by {value.chapters} chapter{'s' if value.chapters > 1 else ''} → correct site"
    yield f"{what}, claimbook", f"{mine:.1f} s", ""
    yield f"{what}, stock (force, touched)", f"{theirs:.1f} s", ""
    yield "ratio", f"{mine / theirs:.2f}", "at most 0.50"
