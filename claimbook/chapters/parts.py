"""Texts with links in them as chapters store them: stretches of text, each plain or leading somewhere.

A stored output cannot know the address of another page: a part names a value, a document, a word of the scale of
confidence or a page of the book, and the site writes the address.
"""

from __future__ import annotations

from claimbook.book.prose import REFERENCE, ROLE, without_conditions
from claimbook.book.records import TextPart
from claimbook.book.shown import ShownValues

DATED = "when"  # the form that gives a value's date


def value_part(book: ShownValues, id: str, form: str = "") -> TextPart:
    """Return a value in a form, leading to its story; it is noted as shown."""
    return {"text": format(book.show(id), form), "kind": "value", "target": id}


def note_parts(book: ShownValues, note: str) -> list[TextPart]:
    """Return a note of the tables: its value roles lead to their values."""
    parts: list[TextPart] = []
    end = 0
    note = without_conditions(note)
    for match in ROLE.finditer(note):
        parts += [{"text": note[end : match.start()]}, value_part(book, match[1], match[2] or "")]
        end = match.end()
    return [part for part in [*parts, TextPart(text=note[end:])] if part["text"]]


def template_parts(book: ShownValues, template: str) -> list[TextPart]:
    """Return a template: each {id} or {id|form} leads to its value; the date of a number is plain text."""
    parts: list[TextPart] = []
    end = 0
    for match in REFERENCE.finditer(template):
        part = value_part(book, match[1], match[2] or "")
        dated = DATED in (match[2] or "").split()
        parts += [{"text": template[end : match.start()]}, {"text": part["text"]} if dated else part]
        end = match.end()
    return [part for part in [*parts, TextPart(text=template[end:])] if part["text"]]


def plain(parts: list[TextPart]) -> str:
    """Return the text alone."""
    return "".join(part["text"] for part in parts)
