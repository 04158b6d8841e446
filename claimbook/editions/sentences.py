"""The sentences of a book's pages with their values written out, so that what a reader reads can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.book.prose import split_role, without_conditions
from claimbook.chapters.chapter import read_notebook
from claimbook.values.display import show

if TYPE_CHECKING:
    from claimbook.book.book import Book

ROLE = re.compile(r"\{([a-z]+)\}`([^`]*)`")
CARD = re.compile(r"^:value:[ \t]*(.+)$", re.MULTILINE)
FENCE = re.compile(r"^\s*(:{3,}|`{3,}|:[\w-]+:).*$", re.MULTILINE)
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#+)\s)")
MARKER = re.compile(r"^\s*(?:#+|[-*+]|\d+\.)\s+")
END = re.compile(r"(?<=[.!?:])[*_”\"')]*\s+(?=[A-Z“\"{*_\[])")
SHOWN = re.compile(r"""\.figure\(\s*["']([a-z0-9-]+)["']""")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the page it stands on, as written with roles, as read, and the ids that it names."""

    page: str
    template: str
    text: str
    ids: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return {"page": self.page, "template": self.template, "text": self.text, "ids": list(self.ids)}


def pages_of(book: Book) -> Iterator[tuple[str, Path]]:
    """Yield the name and file of each page that the table of contents lists, in its order."""
    import yaml

    def files(part: Any) -> Iterator[str]:
        for each in part if isinstance(part, list) else [part]:
            if isinstance(each, dict):
                yield from (str(each[key]) for key in ("root", "file") if key in each)
                for key in ("parts", "chapters", "sections"):
                    yield from files(each.get(key, []))

    root = book.paths.root
    for name in files(yaml.safe_load(book.paths.contents.read_text(encoding="utf-8"))):
        name = name.removesuffix(".ipynb").removesuffix(".md")
        path = next((path for end in (".ipynb", ".md") if (path := root / f"{name}{end}").is_file()), None)
        if path is not None:
            yield name, path


def sentences_of(book: Book) -> list[Sentence]:
    """Return the sentences of all pages, in order, each with its values as today's book gives them."""
    found = []
    for page, path in pages_of(book):
        for text in texts(path):
            found += [read(book, page, template) for template in split(text)]
    return found


def texts(path: Path) -> list[str]:
    """Return the text cells of a notebook, or the whole of a text page."""
    if path.suffix != ".ipynb":
        return [without_conditions(path.read_text(encoding="utf-8"))]
    cells = read_notebook(path)["cells"]
    return [without_conditions("".join(cell["source"])) for cell in cells if cell["cell_type"] == "markdown"]


def split(text: str) -> list[str]:
    """Return the sentences of a Markdown text, without its fences and markers; a card's number is one of its own."""
    cards = [f"{{value}}`{match[1].strip()}`" for match in CARD.finditer(text)]
    blocks = [MARKER.sub("", " ".join(block.split())) for block in BLOCK.split(FENCE.sub("", text))]
    return cards + [sentence.strip() for block in blocks for sentence in END.split(block) if sentence.strip()]


def read(book: Book, page: str, template: str) -> Sentence:
    """Return one sentence with its roles written out."""
    ids: dict[str, None] = {}

    def written(match: re.Match[str]) -> str:
        role, (id, form) = match[1], split_role(match[2])
        if role == "value":
            ids.setdefault(id)
            return show(book[id], form)
        if role == "sure":
            ids.setdefault(id)
            return book[id].confidence
        if role == "figref":
            figure = book.figure(id, drawn=False)
            ids.update(dict.fromkeys(value.id for value in figure.values))
            return form or figure.takeaway
        return match[2]

    return Sentence(page, template, ROLE.sub(written, template), tuple(ids))


def figures_shown(book: Book) -> dict[str, str]:
    """Return the page of each figure that a chapter shows, in the book's order."""
    found: dict[str, str] = {}
    for page, path in pages_of(book):
        if path.suffix == ".ipynb":
            for cell in read_notebook(path)["cells"]:
                if cell["cell_type"] == "code":
                    for id in SHOWN.findall("".join(cell["source"])):
                        found.setdefault(id, page)
    return found
