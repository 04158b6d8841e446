"""All that a book shows at one time, as plain data: its values, its figures and its sentences.

The state of the book as it stands is computed; that of an edition is read. The two have one form, so that any two
states can be held against each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base import files
from claimbook.base.errors import BookError, Fault
from claimbook.book.contents import pages
from claimbook.book.records import FigureRecord, SentenceRecord, ValueRecord
from claimbook.book.registry import Registry, without_narrow
from claimbook.chapters.page_record import shown_on
from claimbook.editions import shapes
from claimbook.editions.sentences import sentences_of

if TYPE_CHECKING:
    from claimbook.book.book import Book

RESTORE = "restore it from the repository"
VALUES, FIGURES, SENTENCES = "values.json", "figures.json", "sentences.json"


@dataclass(frozen=True, slots=True)
class State:
    """Values and figures by id, sentences in order, and how many changes the log held."""

    name: str
    published: str
    values: dict[str, ValueRecord]
    figures: dict[str, FigureRecord]
    sentences: list[SentenceRecord]
    revisions: int = 0
    pages: dict[str, list[str]] = field(default_factory=dict)

    def pages_with(self, ids: Iterable[str]) -> list[str]:
        """Return the pages whose text or figures show any of these values, each once, in the order of the ids."""
        return list(dict.fromkeys(page for id in ids for page in self.pages.get(id, [])))


@lru_cache(maxsize=1)
def state_of(book: Book) -> State:
    """Return the state of the book as its tables, topics and texts stand; nothing is drawn."""
    registry = Registry(book)
    figures: dict[str, FigureRecord] = {}
    shown: dict[str, dict[str, None]] = {}
    contents = pages(book.paths)
    first = contents[0].name if contents else ""  # may show a figure of a chapter, which stays that figure's home
    for page in contents:
        record = shown_on(book, page)
        for id in record["figures"]:
            if id not in figures or figures[id]["page"] == first:
                figures[id] = {**without_narrow(book.figure(id, drawn=False).about()), "page": page.name}
        for id in record["values"]:
            shown.setdefault(id, {}).setdefault(page.name)
    return State(
        book.identity.edition,
        book.identity.published,
        {id: registry[id] for id in registry.ids()},
        figures,
        sentences_of(book),
        len(book.ledger.where("revisions")) if "revisions" in book.ledger.names else 0,
        {id: list(found) for id, found in shown.items()},
    )


def pages_by_value(figures: dict[str, FigureRecord], sentences: list[SentenceRecord]) -> dict[str, list[str]]:
    """Return the pages whose sentences or figures show each value in a frozen state, by its id."""
    found: dict[str, dict[str, None]] = {}
    for sentence in sentences:
        for id in sentence["ids"]:
            found.setdefault(id, {}).setdefault(sentence["page"])
    for figure in figures.values():
        for id in figure["values"]:
            found.setdefault(id, {}).setdefault(figure["page"])
    return {id: list(pages) for id, pages in found.items()}


def read_state(folder: Path, name: str, published: str, revisions: int) -> State:
    """Return the state that an edition froze in `folder`; raises BookError for a file that cannot be read."""
    values = {record["id"]: record for record in read_json(folder / VALUES, shapes.VALUES)["values"]}
    figures = {record["id"]: record for record in read_json(folder / FIGURES, shapes.FIGURES)["figures"]}
    for figure in figures.values():
        if any(len(row) != len(figure["columns"]) for row in figure["rows"]):
            words = f"has rows of {figure['id']} that are longer or shorter than its columns; {RESTORE}"
            raise BookError(Fault(f"{folder.name}/{FIGURES}", None, None, words))
    sentences = read_json(folder / SENTENCES, shapes.SENTENCES)["sentences"]
    return State(name, published, values, figures, sentences, revisions, pages_by_value(figures, sentences))


def read_json(path: Path, shape: files.Shape) -> Any:
    """Return what a file of an edition holds; raises BookError where it cannot be read or has another shape."""
    try:
        return files.read_json(path, f"{path.parent.name}/{path.name}", shape)
    except BookError as error:
        raise BookError([replace(each, message=f"{each.message}; {RESTORE}") for each in error.faults]) from None


def lines_of_json(document: Mapping[str, Any], listed: str) -> str:
    """Return a document as JSON with one line for each entry of its list `listed`, so that a change is a line."""
    head = [f" {json.dumps(key)}: {_compact(part)}" for key, part in document.items() if key != listed]
    entries = ",\n".join(_compact(entry) for entry in document[listed])
    return "{\n" + ",\n".join([*head, f' "{listed}": [\n{entries}\n ]']) + "\n}\n"


def _compact(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))
