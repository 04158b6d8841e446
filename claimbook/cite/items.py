"""What is cited, as one CSL item each: the book, a chapter, a figure, a number, a statement without one.

A title has one colon at most, in front of the number or of the book's subtitle, and one kind of apostrophe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.cite.standing import qualification

if TYPE_CHECKING:
    from claimbook.book.identity import Identity
    from claimbook.book.records import ValueRecord

Item = dict[str, Any]
SPACES = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")
PLACE = "place"  # below the address of the book, which may have none
KEY = re.compile(r"[^A-Za-z0-9]+")


def one_line(text: str) -> str:
    """Return a text as one line, its no-break spaces kept, without characters that no format can carry."""
    kept = text
    if not text.replace("\u00a0", "").isprintable():
        kept = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return SPACES.sub(" ", kept).strip()


def title_of(text: str) -> str:
    """Return a title without the full stop that the formats put themselves; raises BookError where nothing is left."""
    title = " ".join(one_line(text).split())
    title = APOSTROPHE.sub("’", title)
    bare = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    if not bare:
        raise BookError("Something to be cited has no title; give it one.")
    return bare


def whole_title(identity: Identity) -> str:
    """Return the title of the book with its subtitle."""
    return title_of(f"{identity.title}: {identity.subtitle}" if identity.subtitle else identity.title)


def short_form(identity: Identity, id: str) -> str:
    """Return the short form of a citation: the book's short name, the id, the edition."""
    return f"{identity.short_name}:{id}{identity.citation_suffix}"


def short_of(item: Item) -> str:
    """Return the short form of an item's citation: of a source, which is no part of the book, its name alone."""
    return str(item["note"]).partition(";")[0] if "edition" in item else str(item["id"])


def book_item(identity: Identity, place: str = "") -> Item:
    """Return the CSL item of the book; `place` is where it stands below the book's address."""
    item = _item(identity, "report", identity.short_name, whole_title(identity), place)
    del item["container-title"]
    return {**item, "note": f"{identity.short_name}{identity.citation_suffix}; {identity.licence}"}


def chapter_item(identity: Identity, page: str, title: str, place: str = "") -> Item:
    """Return the CSL item of a chapter, which is named by its page."""
    item = _item(identity, "chapter", page, title, place or f"{page}.html")
    del item["number"]
    return item


def figure_item(identity: Identity, id: str, takeaway: str, place: str = "") -> Item:
    """Return the CSL item of a figure, whose title is its takeaway."""
    return {**_item(identity, "figure", id, takeaway, place or f"figures/{id}.html"), "genre": "Figure"}


def number_item(identity: Identity, record: ValueRecord, place: str = "", better: ValueRecord | None = None) -> Item:
    """Return the CSL item of a number from its record in the registry; `better` is the number to cite instead."""
    title = f"{uncolonned(record['label'])}: {record['text']} ({qualification(record, better)})"
    item = _item(identity, "entry", record["id"], title, place or f"pages/numbers.html#{record['id']}")
    return {**item, "genre": "Number"}


def statement_item(identity: Identity, id: str, label: str, known: str = "", place: str = "") -> Item:
    """Return the CSL item of a statement without a number; `known` is what the book knows of it, in one line."""
    title = f"{label} ({known})" if known else label
    return {**_item(identity, "entry", id, title, place or f"pages/numbers.html#{id}"), "genre": "Statement"}


def uncolonned(label: str) -> str:
    """Return a label with commas for its colons, so that the only colon of a title stands before the number."""
    return label.replace(": ", ", ")


def _item(identity: Identity, kind: str, id: str, title: str, place: str) -> Item:
    named = (identity.short_name, *([id] if id != identity.short_name else []), identity.version_key)
    item: Item = {
        "id": KEY.sub("-", "-".join(named)),
        "type": kind,
        "title": title_of(title),
        "author": [{"literal": one_line(identity.author)}],
        "issued": {"date-parts": [date_parts(identity.published)]},
        "container-title": whole_title(identity),
        "edition": identity.edition_named,
        "number": id,
        "publisher": one_line(identity.publisher),
        "language": identity.language,
        "note": f"{short_form(identity, id)}; {identity.licence}",
        PLACE: place,
    }
    if identity.address:
        item["URL"] = f"{identity.address}/{place}"
    if kind == "report":
        del item["number"]
    return item


def date_parts(edtf: str) -> list[int]:
    """Return year, month and day of a date of publication, as far as it goes; raises BookError where it has no year."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if match is None:
        raise BookError(f"claimbook.published is {edtf!r}; write it as 2026, 2026-11 or 2026-11-22.")
    return [int(part) for part in match.groups() if part]
