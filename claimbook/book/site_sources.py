"""What the site is made from, and the digests that say whether any of it has changed.

Content alone decides: a file put back with its old date, or written by a clock that was set back, has changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claimbook.base.digests import contents_digest
from claimbook.base.paths import BookPaths
from claimbook.book.identity import read_identity
from claimbook.tables.ledger import Ledger

ENGINE = Path(__file__).resolve().parents[1]
INPUTS = (
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "index.ipynb",
    "chapters",
    "data",
    "editions",
    "pages",
    "seeds",
)
READ_TABLES = ("documents", "claims", "evidence", "no_claims")
NOISE = ("__pycache__", ".ipynb_checkpoints")


def inputs(paths: BookPaths) -> Iterator[tuple[str, Path]]:
    """Yield every file that the site is made from, with its name from the book's or the engine's root."""
    topics = {topic.partition(".")[0] for topic in read_identity(paths).topics}
    for name in sorted({*INPUTS, *topics}):
        top = paths.root / name
        for path in files_below(top) if top.is_dir() else [top]:
            if path.is_file():
                yield path.relative_to(paths.root).as_posix(), path
    for path in files_below(ENGINE):
        yield f"{ENGINE.name}/{path.relative_to(ENGINE).as_posix()}", path


def files_below(folder: Path) -> list[Path]:
    """Return every file below a folder, by name, those in folders that are links to elsewhere included."""
    found, known = [], set()
    for place, folders, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        folders[:] = [name for name in folders if name not in NOISE] if real not in known else []
        if real not in known:
            found += [Path(place, name) for name in files if name not in NOISE]
        known.add(real)
    return sorted(path for path in found if path.is_file())


def not_inputs(paths: BookPaths, read: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return, of the digests of files that pages were read from, those of files that are not among the `inputs`."""
    known = {name for name, _ in inputs(paths)}
    return {file: digest for each in read for file, digest in sorted(each.items()) if file not in known}


def tools() -> str:
    """Return what makes the site besides the book and its engine: Python and every installed package, by version."""
    installed = sorted({path.name for folder in sys.path if folder for path in Path(folder).glob("*.dist-info")})
    return "\n".join([f"{sys.version_info[:2]}", *installed])


def inputs_digest(paths: BookPaths) -> str:
    """Return the digest of everything that the site is made from."""
    return contents_digest([("tools", tools().encode()), *((name, path.read_bytes()) for name, path in inputs(paths))])


def site_source_digest(paths: BookPaths) -> str:
    """Return the digest of everything but tables and what chapters show: if it is the same, Sphinx may go on."""
    read = [(name, path) for name, path in inputs(paths) if path.suffix != ".csv" or path.parent != paths.tables]
    sources = ((name, sources_of(path) if path.suffix == ".ipynb" else path.read_bytes()) for name, path in read)
    return contents_digest([("tools", tools().encode()), *sources])


def code_digest(paths: BookPaths) -> str:
    """Return the digest of all code that pages are made by, and of the book's identity: if it changes, all are."""
    code = (
        (name, path.read_bytes())
        for name, path in inputs(paths)
        if path.suffix == ".py" or path == paths.config or name.startswith(f"{ENGINE.name}/")
    )
    return contents_digest([("tools", tools().encode()), *code])


def sources_of(notebook: Path) -> bytes:
    """Return a notebook's cells without what they show, or its bytes where it is no notebook."""
    content = notebook.read_bytes()
    try:
        cells = [[cell["cell_type"], cell["metadata"], cell["source"]] for cell in json.loads(content)["cells"]]
    except (ValueError, KeyError, TypeError):
        return content
    return json.dumps(cells).encode()


def quotes_digest(paths: BookPaths) -> str:
    """Return the digest of all that decides whether claims agree with their quotes: both, the articles, the code."""
    tables = [each["path"] for each in Ledger(paths).package["resources"] if each["name"] in READ_TABLES]
    files = [*(paths.tables / name for name in tables), *(path for path in files_below(ENGINE) if path.suffix == ".py")]
    files += files_below(paths.documents)
    named = (
        (
            paths.relative(path) if path.is_relative_to(paths.root) else path.relative_to(ENGINE.parent).as_posix(),
            path.read_bytes(),
        )
        for path in sorted(files)
        if path.is_file()
    )
    return contents_digest([("tools", tools().encode()), *named])
