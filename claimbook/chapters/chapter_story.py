"""On what a chapter rests: the values that its text names, the figures that its code shows, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimbook.book.book import Book
from claimbook.chapters.chapter import find_notebook, notebooks, prose_values, read_notebook

FIGURE = re.compile(r"""figure\(\s*["']([a-z0-9-]+)["']""")


def is_chapter(book: Book, name: str) -> bool:
    """Tell whether the book's contents list a chapter of this name."""
    return any(path.stem == name for path in notebooks(book.paths.root, book.paths.contents))


def chapter_story(book: Book, name: str) -> dict[str, Any]:
    """Return a chapter's figures and values as JSON; raises BookError where there is no such chapter."""
    notebook = read_notebook(find_notebook(book, name))
    code = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    known = set(book.figure_ids())
    figures = [id for id in dict.fromkeys(FIGURE.findall(code)) if id in known]
    values = dict.fromkeys(id for id, _ in prose_values(notebook))
    return {
        "id": name,
        "figures": [{"id": id, "takeaway": book.figure(id, drawn=False).takeaway} for id in figures],
        "values": [
            {"id": id, "shown": format(book[id], "unit worded"), "label": book[id].label} for id in values if id in book
        ],
    }


def chapter_lines(story: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a chapter's story."""
    yield f"{story['id']}: {len(story['figures'])} figures, {len(story['values'])} values named in its text"
    for figure in story["figures"]:
        yield f"    {figure['id']}: {figure['takeaway']}"
    for value in story["values"]:
        yield f"    {value['id']} = {value['shown']}  {value['label']}"
