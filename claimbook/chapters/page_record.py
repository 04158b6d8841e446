"""What a page shows of the book: the one record that editions, the site and its differences read.

A chapter's run stores what its outputs show; what prose shows is read from its roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimbook.base.errors import BookError
from claimbook.base.files import read_text
from claimbook.book.book import Book
from claimbook.book.contents import Page
from claimbook.book.prose import Role, roles
from claimbook.book.records import FIGURE_MIME, FigureRecord, ShownRecord, Spec
from claimbook.chapters.chapter import read_notebook
from claimbook.chapters.fingerprints import KEY, NOTHING_SHOWN


def shown_on(book: Book, page: Page) -> ShownRecord:
    """Return the ids of the values and figures that a page shows, what its outputs show first.

    Raises BookError where its file cannot be read; a role that names nothing of the book is left to the site's checks.
    """
    notebook = read_notebook(page.path) if page.is_notebook else None
    stored = _stored(notebook)
    values = dict.fromkeys(stored["values"])
    for text in page_texts(page, notebook):
        for role in roles(text):
            values.update(dict.fromkeys(values_of_role(book, role)))
    return {"values": list(values), "figures": list(stored["figures"])}


def values_of_role(book: Book, role: Role) -> list[str]:
    """Return the ids of the values that a role of prose shows: a link to a figure shows those of its takeaway."""
    if role.name in ("value", "sure"):
        return [role.id]
    if role.name == "figref" and not role.form:
        try:
            return [id for _, _, id in book.takeaway(role.id)[1]]
        except BookError:
            return []
    return []


def page_texts(page: Page, notebook: dict[str, Any] | None = None) -> list[str]:
    """Return the text cells of a notebook, or the whole of a text page."""
    if not page.is_notebook:
        return [read_text(page.path, f"{page.name}{page.path.suffix}")]
    cells = (notebook or read_notebook(page.path))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def figures_in(page: Page) -> Iterator[tuple[Spec, FigureRecord]]:
    """Yield the specification and the record of each figure that a page's outputs hold, in order."""
    if not page.is_notebook:
        return
    for cell in read_notebook(page.path)["cells"]:
        for output in cell.get("outputs", []):
            spec = output.get("data", {}).get(FIGURE_MIME)
            about = (spec or {}).get("usermeta", {}).get(KEY)
            if about:
                yield {key: part for key, part in spec.items() if key != "usermeta"}, about


def _stored(notebook: dict[str, Any] | None) -> ShownRecord:
    if notebook is None:
        return NOTHING_SHOWN
    kept = notebook.get("metadata", {}).get(KEY) or {}
    shown: ShownRecord = kept.get("shown", NOTHING_SHOWN)
    return shown
