"""The sentences of a book's pages with their values written out, so that what a reader reads can be compared."""

from __future__ import annotations

import re

from claimbook.book.book import Book
from claimbook.book.contents import pages
from claimbook.book.prose import Role, blocks, without_conditions, written_out
from claimbook.book.records import SentenceRecord
from claimbook.chapters.page_record import page_texts
from claimbook.values.display import show

END = re.compile(r"(?<=[.!?:])[*_”\"')]*\s+(?=[A-Z“\"{*_\[])")


def sentences_of(book: Book) -> list[SentenceRecord]:
    """Return the sentences of all pages, in order, each with its values as today's book gives them."""
    return [
        sentence(book, page.name, template)
        for page in pages(book.paths)
        for text in page_texts(page)
        for template in templates(text)
    ]


def templates(text: str) -> list[str]:
    """Return the sentences of a Markdown text as they are written, roles and all."""
    joined = (" ".join(block.split()) for block in blocks(without_conditions(text)))
    return [sentence.strip() for block in joined for sentence in END.split(block) if sentence.strip()]


def sentence(book: Book, page: str, template: str) -> SentenceRecord:
    """Return one sentence with its roles written out."""
    ids: dict[str, None] = {}

    def write(role: Role) -> str:
        if role.name == "value":
            ids.setdefault(role.id)
            return show(book[role.id], role.form)
        if role.name == "sure":
            ids.setdefault(role.id)
            return book[role.id].confidence
        if role.name == "figref":
            takeaway, marks = book.takeaway(role.id)
            ids.update(dict.fromkeys(id for _, _, id in marks))
            return role.form or takeaway
        return role.content

    text = written_out(template, write)
    return {"page": page, "template": template, "text": text, "ids": list(ids)}
