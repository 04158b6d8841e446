"""The table of contents: which pages a book has, in which order, and the files they are written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_yaml
from claimbook.base.paths import BookPaths

if TYPE_CHECKING:
    from sphinx_external_toc.api import Document, SiteMap


NAME = {"type": "string", "pattern": r"^[^\x00-\x1f]+$", "maxLength": 200}
PART: Shape = {
    "type": "object",
    "properties": {
        "root": NAME,
        "file": NAME,
        **{key: {"type": ["array", "null"], "items": {"$ref": "#/definitions/part"}}
           for key in ("parts", "chapters", "sections")},
    },
}  # fmt: skip
CONTENTS: Shape = {
    "definitions": {"part": PART},
    "anyOf": [{"$ref": "#/definitions/part"}, {"type": "array", "items": {"$ref": "#/definitions/part"}}],
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book: its name, which is its path below the root without an ending, and its file."""

    name: str
    path: Path

    @property
    def is_notebook(self) -> bool:
        return self.path.suffix == ".ipynb"


def pages(paths: BookPaths) -> list[Page]:
    """Return the pages that the table of contents lists and that have a file, in its order.

    Raises BookError where the contents cannot be read.
    """
    from sphinx_external_toc.parsing import parse_toc_data  # it loads Sphinx

    read = read_yaml(paths.contents, paths.contents.name, CONTENTS)
    try:
        contents = parse_toc_data(read)
    except Exception as error:  # what is no contents raises anything
        raise BookError(f"{paths.contents.name} cannot be read: {' '.join(str(error).split())}") from None
    found = []
    for name in _names(contents, contents.root):
        plain = name.removesuffix(".ipynb").removesuffix(".md")
        path = next((path for end in (".ipynb", ".md") if (path := paths.root / f"{plain}{end}").is_file()), None)
        if path is not None:
            found.append(Page(plain, path))
    return found


def _names(contents: SiteMap, document: Document) -> Iterator[str]:
    """Yield the names of a document and of all that stand below it."""
    from sphinx_external_toc.api import FileItem

    yield document.docname
    for part in document.subtrees:
        for item in part.items:
            if isinstance(item, FileItem) and item in contents:
                yield from _names(contents, contents[item])


def notebooks(paths: BookPaths) -> list[Path]:
    """Return the notebooks of a book in the order of its contents."""
    return [page.path for page in pages(paths) if page.is_notebook]
