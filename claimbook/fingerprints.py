"""What a chapter depends on, so that a stale one is known as stale: its fingerprint, kept in its notebook.

A fingerprint holds, each with a digest: the code cells; the values that the text names; every question the chapter
asked of the tables, with the answer; the modules of the book that it imported, comments left out; the identity of the
book where it was used; the versions of the libraries that compute. Comparing it with the book as it stands today
takes no kernel and names what has changed.
"""

from __future__ import annotations

import json
import sys
import tokenize
from importlib import metadata
from pathlib import Path
from typing import Any

from claimbook.chapters import notebooks, opened, prose_values, read_notebook
from claimbook.errors import BookError
from claimbook.ledger import Ledger, digest
from claimbook.paths import Places

LIBRARIES = ("altair", "edtf", "networkx", "numpy", "pandas", "pint")
KEY = "claimbook"
Fingerprint = dict[str, Any]


def cells_digest(notebook: dict[str, Any]) -> str:
    """Return the digest of a notebook's code cells."""
    return digest(*("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"))


def prose_digest(notebook: dict[str, Any]) -> str:
    """Return the digest of the values that a notebook's text names."""
    return digest(*(f"{id} | {form}" for id, form in prose_values(notebook)))


def module_digest(path: Path) -> str:
    """Return the digest of a module's code on any version of Python: comments and blank lines leave it the same."""
    try:
        return digest(without_comments(path.read_bytes().decode("utf-8")))
    except (OSError, ValueError, SyntaxError, tokenize.TokenError):
        return "unreadable"


def without_comments(code: str) -> str:
    """Return Python code without its comments, blank lines and spaces at line ends."""
    lines = code.splitlines()
    for token in tokenize.generate_tokens(iter(f"{line}\n" for line in lines).__next__):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(line.rstrip() for line in lines if line.strip())


def own_modules(root: Path) -> dict[str, str]:
    """Return the digests of the loaded modules that stand in the book's folder, by file name from its root."""
    found = {}
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not file or not file.endswith(".py"):
            continue
        path = Path(file).resolve()
        if path.is_relative_to(root) and not path.is_relative_to(root / ".venv"):
            found[path.relative_to(root).as_posix()] = module_digest(path)
    return dict(sorted(found.items()))


def library_versions() -> dict[str, str]:
    """Return the versions of the loaded libraries that compute what a chapter shows."""
    return {name: metadata.version(name) for name in LIBRARIES if name in sys.modules}


def take() -> str:
    """Return, inside the kernel that has run a chapter, what it depended on, as JSON."""
    chapter = opened()
    if chapter is None:
        return json.dumps({"answers": {}, "modules": {}, "libraries": library_versions()})
    root = chapter.book.places.root.resolve()
    return json.dumps(
        {
            "answers": dict(sorted(chapter.book.ledger.reading.answers.items())),
            "modules": own_modules(root),
            "units": text_digest(chapter.book.places.tables / "units.txt"),
            "libraries": library_versions(),
        }
    )


def text_digest(path: Path) -> str:
    """Return the digest of a text file, or an empty text where there is none."""
    return digest(path.read_text(encoding="utf-8")) if path.is_file() else ""


def complete(notebook: dict[str, Any], taken: str) -> Fingerprint:
    """Return the whole fingerprint of a notebook that has just run, from what its kernel took."""
    return {"cells": cells_digest(notebook), "prose": prose_digest(notebook), **json.loads(taken)}


def causes(places: Places, ledger: Ledger, path: Path) -> list[str]:
    """Return why a chapter is stale, a phrase a cause; an empty list where it is not."""
    notebook = read_notebook(path)
    kept = notebook.get("metadata", {}).get(KEY)
    if not kept:
        return ["it has never been run"]
    unrun = sum(
        1
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and "".join(cell["source"]).strip() and not cell.get("execution_count")
    )
    found = [f"{unrun} of its cells have not been run"] if unrun else []
    if cells_digest(notebook) != kept["cells"]:
        found.append("its code changed")
    if prose_digest(notebook) != kept["prose"]:
        found.append("its text names other values")
    found += [_answer_changed(asked) for asked, answer in kept["answers"].items() if _answer(ledger, asked) != answer]
    if "units" in kept and kept["units"] != text_digest(places.tables / "units.txt"):
        found.append("the unit definitions changed")
    found += [
        f"{file} changed" for file, before in kept["modules"].items() if module_digest(places.root / file) != before
    ]
    found += [
        f"{name} is {_version(name)}, was {before}"
        for name, before in kept["libraries"].items()
        if _version(name) != before
    ]
    return found


def _answer(ledger: Ledger, asked: str) -> str:
    try:
        return ledger.answer(asked)
    except BookError:
        return "no answer"


def _answer_changed(asked: str) -> str:
    table, cells = json.loads(asked)
    if list(cells) == ["id"]:
        return f"{table}: {cells['id']} changed"
    which = " and ".join(f"{column} {cell}" for column, cell in cells.items())
    return f"{table}: the rows with {which} changed" if which else f"{table}: its rows changed"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def stale_chapters(places: Places, ledger: Ledger) -> dict[Path, list[str]]:
    """Return every stale chapter of the book with the causes, in the order of the contents."""
    found = {path: causes(places, ledger, path) for path in notebooks(places.root, places.contents)}
    return {path: why for path, why in found.items() if why}
