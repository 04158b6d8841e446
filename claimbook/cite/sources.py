"""Primary sources as items of their own: each outside source and each document, to be cited beside the book.

Who takes a number from this book may want its source in the same list of references: the source says there in which
number of the book it is cited, and how the book saw it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError
from claimbook.book.sources import cite_reference, seen_how
from claimbook.cite.items import KEY, Item, date_parts, one_line, short_of, title_of

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.book.records import ValueRecord
    from claimbook.tables.ledger import Row

NAMED_WORDS, NAMED_LETTERS = 8, 60
DATED = re.compile(r"\d{4}")
WEB = ("https://", "http://")


class Sources:
    """The items of a book's sources: `documents` by the document's id, `outside` by a name made of author and title."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def documents(self) -> dict[str, Item]:
        """The item of each document of the book."""
        return {row.id: document_item(row) for row in self.book.ledger.where("documents")}

    @cached_property
    def outside(self) -> dict[str, Item]:
        """The item of each outside source, once."""
        return dict(sorted(self._outside[0].items()))

    def name_of(self, id: str) -> str:
        """Return the name of the source of an outside figure, by the figure's id; empty where it has none."""
        return self._outside[1].get(id, "")

    def of_value(self, record: ValueRecord, cited: Item | None = None) -> list[Item]:
        """Return the sources that a value rests on, each once; with `cited`, saying in which citation they stand."""
        items: dict[str, Item] = {}
        for id in [record["id"], *record["rests_on"]]:
            items |= {item["id"]: item for item in self._of_row(id)}
        return [as_cited_in(item, cited) if cited else item for item in items.values()]

    def of_values(self, records: Iterable[ValueRecord], cited: Item) -> list[Item]:
        """Return the sources of several values, each once, saying in which citation they stand."""
        return list({item["id"]: item for record in records for item in self.of_value(record, cited)}.values())

    def named(self, name: str) -> Item | None:
        """Return the item of a document by its id or of an outside source by its name, None for neither."""
        return self.documents.get(name) or self.outside.get(name)

    def _of_row(self, id: str) -> list[Item]:
        """Return the sources of one row of a table: its own, or the documents that state it."""
        ledger = self.book.ledger
        if id in self._outside[1]:
            return [self.outside[self._outside[1][id]]]
        evidence = ledger.where("evidence", claim=id) if "evidence" in ledger.names else []
        return [self.documents[row["document"]] for row in evidence if row["document"] in self.documents]

    @cached_property
    def _outside(self) -> tuple[dict[str, Item], dict[str, str]]:
        """The items of outside sources by name, and the name of the source of each row of the table."""
        items: dict[str, Item] = {}
        names: dict[tuple[str, str], str] = {}
        of_row: dict[str, str] = {}
        ledger = self.book.ledger
        for row in ledger.where("reference") if "reference" in ledger.names else []:
            cited = cite_reference(row)
            if not cited.text.strip():
                continue
            key = (cited.text, cited.url)
            if key not in names:
                names[key] = free_name(row, items)
                items[names[key]] = outside_item(row, names[key])
            of_row[row.id] = names[key]
        return items, of_row


def free_name(row: Row, taken: Iterable[str]) -> str:
    """Return a name for an outside source that no other has: author, year, first words of the title."""
    words = unicodedata.normalize("NFKD", " ".join((row["author"], row["year"][:4], row["title"])))
    name = KEY.sub("-", words.encode("ascii", "ignore").decode()).strip("-").lower()
    name = "-".join(name.split("-")[:NAMED_WORDS])[:NAMED_LETTERS].strip("-") or "source"
    number, free, known = 1, name, set(taken)
    while free in known:
        number += 1
        free = f"{name}-{number}"
    return free


def outside_item(row: Row, name: str) -> Item:
    """Return the CSL item of the source of an outside figure."""
    title = row["title"].strip("[]") or row["author"] or row["url"]
    item = _item(name, "webpage" if row["url"].startswith(WEB) else "document", title, row["author"], row["year"])
    notes = [seen_how(row["seen_in"])] if row["seen_in"] else []
    notes += ["not seen by the book"] if row["confidence"] == "unseen" else []
    return {**item, **_address(row), **({"note": one_line("; ".join(notes))} if notes else {})}


def document_item(row: Row) -> Item:
    """Return the CSL item of a document of the book."""
    item = _item(row.id, "article-newspaper", row["title"], row["author"], row["published"])
    told = {"container-title": row["publisher"], "language": row["language"]}
    return {**item, **{key: one_line(text) for key, text in told.items() if text}, **_address(row)}


def as_cited_in(item: Item, cited: Item) -> Item:
    """Return a source that says in which citation of the book it stands."""
    return {**item, "note": "; ".join(filter(None, (item.get("note", ""), f"as cited in {short_of(cited)}")))}


def _item(id: str, kind: str, title: str, author: str, date: str) -> Item:
    item: Item = {"id": id, "type": kind, "title": title_of(title)}
    if author:
        item["author"] = [{"literal": one_line(author)}]
    with suppress(BookError):  # a source may have no date
        item["issued"] = {"date-parts": [date_parts(date)]}
    return item


def _address(row: Row) -> Item:
    return {"URL": row["url"]} if row["url"].startswith(WEB) else {}
