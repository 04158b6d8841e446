"""How long the figure pages, files and citations of the whole book take: from clean, and after one value changed.

Pictures are made beside the writing of pages, in another process; here they are made in turn, so that their time is
added to that of the rest.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "_build", ".claimbook", "__pycache__", ".*_cache", ".hypothesis")
TIMED = """
import json, sys, time
from concurrent.futures import Future
from jupyter_book.cli.main import main
from claimbook.site import figurefiles, figurepages
from claimbook.charts import drawings
took, drawn = [], []
class InTurn:
    def submit(self, work, *given):
        done = Future()
        done.set_result(work(*given))
        return done
drawings.worker = figurefiles.worker = InTurn
def timed(work):
    def measured(*given):
        began = time.perf_counter()
        try:
            return work(*given)
        finally:
            took.append(time.perf_counter() - began)
    return measured
collect = figurepages.collect
def paged(app):
    pages, end = iter(collect(app)), object()
    while (page := timed(next)(pages, end)) is not end:
        yield page
figurepages.collect = paged
figurefiles.plan = timed(figurefiles.plan)
from claimbook.downloads import pictures
made = pictures.made_once
def counted(file, make):
    drawn.extend([] if file.is_file() else [file.name])
    return made(file, make)
pictures.made_once = counted
sys.argv = ["jupyter-book", "build", ".", "-q"]
try:
    main()
finally:
    json.dump({"seconds": sum(took), "drawn": len(drawn)}, open("timed.json", "w"))
"""


def build(book: Path) -> dict[str, float]:
    """Build the site of a book and return how long its figure pages and files took, and how many were drawn."""
    command = [sys.executable, "-c", TIMED]
    subprocess.run(command, cwd=book, check=True, capture_output=True)
    return json.loads((book / "timed.json").read_text(encoding="utf-8"))


def change_a_value(book: Path) -> str:
    """Change one outside figure that a chapter draws, run what is stale, and return its id."""
    figures = json.loads((book / "_build" / "html" / "figures.json").read_text(encoding="utf-8"))["figures"]
    listed = json.loads((book / "_build" / "html" / "values.json").read_text(encoding="utf-8"))["values"]
    values = {each["id"]: each for each in listed if each["table"] == "reference" and "." in (each["number"] or "")}
    id = next(id for figure in figures for id in figure["values"] if id in values)
    table = book / "data" / "reference.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    number = values[id]["number"]
    changed = [row.replace(f",{number},", f",{number}1,", 1) if row.startswith(f"{id},") else row for row in rows]
    table.write_text("".join(changed), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "claimbook", "rerun"], cwd=book, check=True, capture_output=True)
    return id


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        shutil.copytree(ROOT, book, ignore=LEFT_OUT)
        subprocess.run([sys.executable, "-m", "claimbook", "rerun"], cwd=book, check=True, capture_output=True)
        clean = build(book)
        again = build(book)
        change_a_value(book)
        after = build(book)
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "claimbook", "pdf"], cwd=book, check=True, capture_output=True)
        printed = time.perf_counter() - began
    return [
        (
            "figure pages, files, citations: from clean",
            f"{clean['seconds']:.1f} s, {clean['drawn']} drawn",
            "under 30 s",
        ),
        ("the same, nothing changed", f"{again['seconds']:.1f} s, {again['drawn']} drawn", "0 drawn"),
        ("the same, one value changed", f"{after['seconds']:.1f} s, {after['drawn']} drawn", "only the changed ones"),
        ("site built and printed as one PDF", f"{printed:.1f} s", ""),
    ]


if __name__ == "__main__":
    for row in main():
        print(*row, sep="\t")
