"""Which fields of a JSON line, and columns of a Parquet file, hold an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.base.errors import BookError, Fault

# the names in use in the collections of news that are passed around, ours first
TEXT = ("text", "content", "body", "maintext", "article", "plain_text", "raw_content")
PAGE = ("html", "raw_html", "page")
TOLD = {
    "address": ("url", "address", "link", "source_url", "uri"),
    "published": ("published", "date", "date_publish", "publish_date", "published_at", "timestamp"),
    "publisher": ("publisher", "source", "source_domain", "domain", "sitename"),
    "title": ("title", "headline"),
    "id": ("id", "document", "file", "doc_id"),
}


def refuse_columns(path: str, columns: Iterable[str]) -> None:
    """Raise BookError where none of the columns can hold a text or a page."""
    held = list(columns)
    if not {*TEXT, *PAGE} & set(held):
        there = ", ".join(held[:12]) or "none"
        words = f"has no column {TEXT[0]!r} or {PAGE[0]!r} (its columns: {there}); rename the one that holds the text"
        raise BookError(Fault(path, None, None, words))


def columns_used(columns: Iterable[str]) -> list[str]:
    """Return those of the columns that are read."""
    wanted = {*TEXT, *PAGE, *(name for names in TOLD.values() for name in names)}
    return [name for name in columns if name in wanted]


def text_of(row: Mapping[str, Any]) -> str | bytes | None:
    """Return the text of an article, or of its page where that is all there is (bytes, or text that begins with <)."""
    for name in (*TEXT, *PAGE):
        held = row.get(name)
        if isinstance(held, str | bytes) and held:
            return held
    return None


def told(row: Mapping[str, Any]) -> dict[str, str]:
    """Return what a row says of its article: address, published, publisher, title, id, each empty where it does not."""
    found = {}
    for field, names in TOLD.items():
        held = next((row[name] for name in names if row.get(name)), "")
        found[field] = held if isinstance(held, str) else str(held)
    return found
