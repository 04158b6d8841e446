"""On what a chapter rests: the figures and values that it shows, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimbook.book.book import Book
from claimbook.book.contents import notebooks, pages
from claimbook.chapters.chapter import find_notebook
from claimbook.chapters.page_record import shown_on


def is_chapter(book: Book, name: str) -> bool:
    """Tell whether the book's contents list a chapter of this name."""
    return any(path.stem == name for path in notebooks(book.paths))


def chapter_story(book: Book, name: str) -> dict[str, Any]:
    """Return a chapter's figures and values as JSON; raises BookError where there is no such chapter."""
    page = next(page for page in pages(book.paths) if page.path == find_notebook(book, name))
    shown = shown_on(book, page)
    return {
        "id": name,
        "figures": [{"id": id, "takeaway": book.figure(id, drawn=False).takeaway} for id in shown["figures"]],
        "values": [
            {"id": id, "shown": format(book[id], "unit worded"), "label": book[id].label}
            for id in shown["values"]
            if id in book
        ],
    }


def chapter_lines(story: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a chapter's story."""
    yield f"{story['id']}: {len(story['figures'])} figures, {len(story['values'])} values named in its text"
    for figure in story["figures"]:
        yield f"    {figure['id']}: {figure['takeaway']}"
    for value in story["values"]:
        yield f"    {value['id']} = {value['shown']}  {value['label']}"
