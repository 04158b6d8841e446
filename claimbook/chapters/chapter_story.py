"""On what a chapter rests: the figures and values that it shows, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimbook.book.book import Book
from claimbook.book.contents import notebooks, pages
from claimbook.book.why import as_text, explain
from claimbook.chapters.chapter import find_notebook
from claimbook.chapters.page_record import shown_on

CHAPTERS = "chapters/"


def story_of(book: Book, cited: str) -> tuple[dict[str, Any], Iterator[str]]:
    """Return the story of what an id or a short form names, as JSON and in lines; raises BookError for neither."""
    short_name = book.identity.short_name
    id = cited.removeprefix(f"{short_name}:").partition("@")[0]
    if id == short_name and id not in book:
        story = book_story(book)
        return story, book_lines(story)
    chapter = id.removeprefix(CHAPTERS)
    if id not in book and id not in book.figure_ids() and is_chapter(book, chapter):
        story = chapter_story(book, chapter)
        return story, chapter_lines(story)
    story = explain(book, id)
    return story, as_text(story)


def is_chapter(book: Book, name: str) -> bool:
    """Tell whether the book's contents list a chapter of this name."""
    return any(path.stem == name for path in notebooks(book.paths))


def book_story(book: Book) -> dict[str, Any]:
    """Return the chapters of a book, each with its figures and how many values its text names, as JSON."""
    stories = [chapter_story(book, path.stem) for path in notebooks(book.paths)]
    return {"id": book.identity.short_name, "label": book.identity.title, "chapters": stories}


def book_lines(story: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a book's story."""
    yield f"{story['id']}: {story['label']}"
    for chapter in story["chapters"]:
        yield f"    {next(chapter_lines(chapter))}"


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
