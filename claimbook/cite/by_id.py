"""The citation of whatever an id or a short form names: as the book stands, or as one of its editions had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.book.book import has_value
from claimbook.book.records import ValueRecord
from claimbook.book.sources import entity_name
from claimbook.cite.versions import Versions, edition_identity
from claimbook.editions.edition import Edition

if TYPE_CHECKING:
    from claimbook.book.book import Book

CURRENT = "current"


def item_of(book: Book, id: str) -> cite.Item:
    """Return the CSL item of a figure, value, statement or chapter by its id or short form, of the book for no id.

    After an @ stands the edition that is meant. Raises BookError for an unknown id or edition, and for an id that was
    withdrawn or superseded in what is meant.
    """
    short_name = book.identity.short_name
    name, at, wanted = id.removeprefix(f"{short_name}:").partition("@")
    name = "" if name == short_name else name
    versions = Versions(book)
    for edition in versions.editions if at else []:
        if edition.name == wanted:
            return frozen_item(versions, edition, name)
    item = live_item(versions, name)
    version = cite.short_of(item).rpartition("@")[2]
    if at and wanted != version:
        known = ", ".join(each.name for each in versions.editions)
        there = f"there are {known}" if known else "none has been cut"
        what = name or "the book"
        raise BookError(f"There is no edition {wanted!r} ({there}); {what} as it stands is cited @{version}.")
    return item


def live_item(versions: Versions, name: str) -> cite.Item:
    """Return the CSL item of a part of the book as it stands, of the whole for no name."""
    book = versions.book
    if not name:
        return versions.book_item()
    if name in book.figure_ids():
        return versions.figure_item(book.figure(name, drawn=False).about())
    row = book.ledger.row("claims", name) if book.ledger.knows("claims", name) else None
    if row is not None and not has_value(row):
        label = f"{entity_name(book.ledger, row['subject'])}: {row['metric']}"
        return cite.statement_item(versions.of_book(), name, label)
    if name not in book and (title := cite.chapter_title(book, name)):
        return versions.chapter_item(f"chapters/{name}", title)
    record = versions.registry[name]
    refuse_replaced(versions, record, "")
    return versions.value_item(record)


def frozen_item(versions: Versions, edition: Edition, name: str) -> cite.Item:
    """Return the CSL item of a part of an edition, of the whole for no name; raises BookError where it has none."""
    state, identity = versions.states[edition.name], edition_identity(versions.book.identity, edition)
    if not name:
        return cite.book_item(identity, f"e/{edition.name}/index.html")
    if name in state.figures:
        takeaway = state.figures[name]["takeaway"]
        return cite.figure_item(identity, name, takeaway, f"e/{edition.name}/figures/{name}.html")
    if name in state.values:
        refuse_replaced(versions, state.values[name], edition.name)
        return cite.number_item(identity, state.values[name], f"e/{edition.name}/n/{name}.html")
    page = f"chapters/{name}"
    if any(sentence["page"] == page for sentence in state.sentences):
        return cite.chapter_item(identity, page, cite.chapter_title(versions.book, name) or name)
    having = [each for each, then in versions.states.items() if name in then.values or name in then.figures]
    there = f"; {', '.join(having)} {'has' if len(having) == 1 else 'have'} it" if having else ""
    raise BookError(f"Edition {edition.name} holds no {name!r}{there}.")


def refuse_replaced(versions: Versions, record: ValueRecord, edition: str) -> None:
    """Raise BookError for a value that was withdrawn or superseded, naming what to cite instead."""
    if record["status"] == CURRENT:
        return
    id, by = record["id"], record["superseded_by"]
    ways = [f"cite {by}"] if by else []
    held = [name for name, state in versions.states.items() if state.values.get(id, record)["status"] == CURRENT]
    ways += [f"cite {id}@{held[-1]}, as edition {held[-1]} had it"] if held else []
    when = f" in edition {edition}" if edition else ""
    instead = f"; {', or '.join(ways)}" if ways else ""
    raise BookError(f"{id} was {record['status']}{f' by {by}' if by else ''}{when}{instead}.")
