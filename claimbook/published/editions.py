"""`editions.json`: every edition with its date, its place and how much changed in it, and what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.registry import identity_record
from claimbook.published.records import EDITIONS_SCHEMA, VERSION, EditionRecord, PublishedEditions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimbook.book.records import FigureRecord
    from claimbook.cite.versions import Versions
    from claimbook.editions.edition import Edition


def editions_document(versions: Versions, figures: Iterable[FigureRecord]) -> PublishedEditions:
    """Return the whole of `editions.json`; `figures` are those that the book shows today."""
    working = versions.working
    changed = versions.book_changed
    return {
        "version": VERSION,
        "schema": EDITIONS_SCHEMA,
        "book": identity_record(versions.of_book()),
        "editions": [edition_record(each, each.name in versions.reconstructed) for each in versions.editions],
        "working": {
            "version": working.version,
            "date": working.working,
            "values": [id for id in versions.registry.ids() if versions.value_changed(id)],
            "figures": [each["id"] for each in figures if versions.figure_changed(each)],
        }
        if changed
        else None,
    }


def edition_record(edition: Edition, remade: bool) -> EditionRecord:
    """Return one edition as it is published."""
    about, changes = edition.about, edition.changes
    return {
        "name": edition.name,
        "published": about["published"],
        "as_of": about["as_of"],
        "note": about["note"],
        "reconstructed": remade,
        "values": about["counts"]["values"],
        "figures": about["counts"]["figures"],
        "changed": len(changes["values"]) if changes else None,
        "address": f"e/{edition.name}/index.html",
        "data": f"e/{edition.name}/values.json",
    }
