"""What a chapter depends on, so that a stale one is known as stale: its fingerprint, kept in its notebook.

A fingerprint holds, each with a digest: the code cells; the values that the text names; what the cells showed; every
question the chapter asked of the tables, with the answer; the modules of the book and of its engine that it imported,
comments left out; every other file of the book that it opened; the identity of the book where it was used; the
versions of the libraries that compute. Comparing it with the book as it stands today takes no kernel and names what
has changed.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
import tokenize
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from claimbook.base.digests import digest
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths, find_book
from claimbook.base.places import place_below
from claimbook.book.contents import notebooks
from claimbook.book.identity import Identity, read_identity, without_address
from claimbook.book.records import ShownRecord
from claimbook.chapters.chapter import opened, prose_values, read_notebook
from claimbook.tables.ledger import Ledger, asked_for

LIBRARIES = ("altair", "narwhals", "numpy", "pandas", "pint", "python-dateutil", "PyYAML", "scipy")
ENGINE = Path(__file__).resolve().parents[1]
KEY = "claimbook"
ABSENT = "not installed"
INSTALLED = f"{os.sep}site-packages{os.sep}"
STANDARD_LIBRARY = sysconfig.get_path("stdlib")
CONFIG, CONTENTS, DESCRIPTION = "_config.yml", "_toc.yml", "data/datapackage.json"
NOTHING_SHOWN: ShownRecord = {"values": [], "figures": []}
Fingerprint = dict[str, Any]


def cells_digest(notebook: dict[str, Any]) -> str:
    """Return the digest of a notebook's code cells."""
    return digest(*("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"))


def prose_digest(notebook: dict[str, Any]) -> str:
    """Return the digest of the values that a notebook's text names."""
    return digest(*(f"{id} | {form}" for id, form in prose_values(notebook)))


def outputs_digest(notebook: dict[str, Any]) -> str:
    """Return the digest of what a notebook's cells show."""
    shown = [cell.get("outputs", []) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return digest(json.dumps(shown, sort_keys=True, ensure_ascii=False))


def module_digest(path: Path) -> str:
    """Return the digest of a module's code on any version of Python: comments and blank lines leave it the same."""
    try:
        return _code_digest(path.read_bytes())
    except (OSError, ValueError):  # ValueError: no name of a file
        return "unreadable"


@cache
def _code_digest(code: bytes) -> str:
    try:
        return digest(without_comments(code.decode("utf-8")))
    except (ValueError, SyntaxError, tokenize.TokenError):
        return "unreadable"


def without_comments(code: str) -> str:
    """Return Python code without its comments, blank lines and spaces at line ends."""
    lines = code.splitlines()
    tokens = tokenize.generate_tokens(iter(f"{line}\n" for line in lines).__next__) if "#" in code else ()
    for token in tokens:
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(line.rstrip() for line in lines if line.strip())


def module_file(root: Path, file: str) -> Path:
    """Return where a module noted in a fingerprint stands; the engine may be installed outside the book."""
    own, _, rest = file.partition("/")
    return ENGINE / rest if own == ENGINE.name else root / file


def own_modules(root: Path) -> list[str]:
    """Return the loaded modules of the book and its engine, by file name from their root."""
    found = set()
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not file or not file.endswith(".py") or (_is_installed(file) and not file.startswith(str(ENGINE))):
            continue
        if (place := place_below(ENGINE, Path(file))) is not None:
            found.add(f"{ENGINE.name}/{place.as_posix()}")
        elif (place := place_below(root, Path(file))) is not None:
            found.add(place.as_posix())
    return sorted(found)


def _is_installed(file: str) -> bool:
    return INSTALLED in file or file.startswith(STANDARD_LIBRARY)


def library_versions() -> dict[str, str]:
    """Return the versions of the installed libraries that compute what chapters show, whichever a chapter loads."""
    return {name: version for name in LIBRARIES if (version := _version(name)) != ABSENT}


def identity_digest(identity: Identity) -> str:
    """Return the digest of all that a chapter can read of the book's identity, its public address left out."""
    return digest(json.dumps(asdict(without_address(identity)), sort_keys=True))


def take() -> str:
    """Return, inside the kernel that has run a chapter, what it depended on, as JSON; modules by name alone."""
    chapter = opened()
    if chapter is None:
        root = find_book().root
        return json.dumps({"answers": {}, "files": {}, "identity": "", "shown": NOTHING_SHOWN, **_loaded(root)})
    book, root = chapter.book, chapter.book.paths.root.resolve()
    known = {path.relative_to(root).as_posix() for path in book.ledger.files()} | {CONFIG, CONTENTS, DESCRIPTION}
    known.add(chapter.notebook.relative_to(root).as_posix())
    return json.dumps(
        {
            "answers": book.ledger.answers(),
            "files": {file: file_digest(root / file) for file in sorted({*chapter.files.opened} - known)},
            "identity": identity_digest(book.identity) if "identity" in vars(book) else "",
            "shown": chapter.shown(),
            **_loaded(root),
        }
    )


def _loaded(root: Path) -> Fingerprint:
    return {"modules": own_modules(root), "libraries": library_versions()}


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes, or an empty text where there is none."""
    return digest(path.read_bytes().hex()) if path.is_file() else ""


def complete(paths: BookPaths, notebook: dict[str, Any], taken: str) -> Fingerprint:
    """Return the whole fingerprint of a notebook that has just run, from what its kernel took.

    The modules are read now: whoever keeps the fingerprint sees to it that none was written since the kernel began.
    """
    told = json.loads(taken)
    return {
        "cells": cells_digest(notebook),
        "prose": prose_digest(notebook),
        "outputs": outputs_digest(notebook),
        **told,
        "modules": {file: module_digest(module_file(paths.root, file)) for file in told["modules"]},
    }


def causes(paths: BookPaths, ledger: Ledger, path: Path) -> list[str]:
    """Return why a chapter is stale, a phrase a cause; an empty list where it is not."""
    notebook = read_notebook(path)
    kept = notebook.get("metadata", {}).get(KEY)
    if not kept:
        return ["it has never been run"]
    return [*_causes_inside(notebook, kept), *_causes_outside(paths, ledger, kept)]


def _causes_inside(notebook: dict[str, Any], kept: Fingerprint) -> Iterator[str]:
    unrun = sum(
        1
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and "".join(cell["source"]).strip() and not cell.get("execution_count")
    )
    if unrun:
        yield f"{unrun} of its cells have not been run"
    if cells_digest(notebook) != kept["cells"]:
        yield "its code changed"
    if prose_digest(notebook) != kept["prose"]:
        yield "its text names other values"
    if outputs_digest(notebook) != kept.get("outputs"):
        yield "what its cells show was changed by hand"


def _causes_outside(paths: BookPaths, ledger: Ledger, kept: Fingerprint) -> Iterator[str]:
    for asked, answer in kept["answers"].items():
        if _answer(ledger, asked) != answer:
            yield _answer_changed(asked)
    for file, before in kept["modules"].items():
        if module_digest(module_file(paths.root, file)) != before:
            yield f"{file} changed"
    for file, before in kept.get("files", {}).items():
        if file_digest(paths.root / file) != before:
            yield f"{file} changed"
    if kept.get("identity") and kept["identity"] != identity_digest(read_identity(paths)):
        yield "the book's name, edition or topics changed"
    for name, before in kept["libraries"].items():
        if _version(name) != before:
            yield f"{name} is {_version(name)}, was {before}"


def _answer(ledger: Ledger, asked: str) -> str:
    try:
        return ledger.answer(asked)
    except BookError:
        return "no answer"


def _answer_changed(asked: str) -> str:
    table, cells = asked_for(asked)
    if list(cells) == ["id"]:
        return f"{table}: {cells['id']} changed"
    which = " and ".join(f"{column} {cell}" for column, cell in cells.items())
    return f"{table}: the rows with {which} changed" if which else f"{table}: its rows changed"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ABSENT


def stale_chapters(paths: BookPaths, ledger: Ledger) -> dict[Path, list[str]]:
    """Return every stale chapter of the book with the causes, in the order of the contents."""
    found = {path: causes(paths, ledger, path) for path in notebooks(paths)}
    return {path: why for path, why in found.items() if why}


def stale_faults(paths: BookPaths, ledger: Ledger) -> list[Fault]:
    """Return a fault for each chapter whose stored outputs are not what today's book gives, with the causes."""
    return [
        Fault(paths.relative(path), None, None, f"is stale: {'; '.join(why)}. Run `claimbook rerun` first.")
        for path, why in stale_chapters(paths, ledger).items()
    ]
