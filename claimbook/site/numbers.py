"""The numbers page: every value of the book in one table, each row an anchor that any number can lead to.

A row tells its number, how sure it is and its sources by name; the rest of its story is folded, and unfolds where a
link leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from markupsafe import Markup

from claimbook.book.confidence import SCALE
from claimbook.book.records import ValueRecord
from claimbook.site import citations
from claimbook.site.addresses import VALUES
from claimbook.site.changes import frozen_address
from claimbook.site.domain import domain_of
from claimbook.site.figurepages import PACKAGE, WORKBOOK
from claimbook.site.gate import site_of
from claimbook.site.templating import rendered
from claimbook.site.value_card import PageRenderer

if TYPE_CHECKING:
    from claimbook.published.records import PublishedValue

FILES = {"values": "values.json", "flat": "values.csv", "workbook": WORKBOOK, "tables": PACKAGE}
ORIGINS = {"claims": "stated by the documents", "reference": "outside figure", "derived": "derived"}


def table(renderer: PageRenderer, _: str) -> Markup:
    """Return the table of all values with the controls that sort, filter and find."""
    records = [renderer.registry[id] for id in renderer.registry.ids()]
    return rendered(
        "numbers.html",
        count=f"{len(records):,}",
        book=renderer.identity,
        files={name: renderer.data_file(file) for name, file in FILES.items()},
        origins=ORIGINS.items(),
        topics=[(topic, topic) for topic in sorted({record["topic"] for record in records if record["topic"]})],
        scale=[(word, word) for word in SCALE],
        rows=(row(renderer, record) for record in records),
        gone=list(gone(renderer)),
    )


class Gone(TypedDict):
    """A value that only editions have: its record, the last edition that had it and its page there, why it went."""

    record: PublishedValue
    edition: str
    page: str
    why: str
    feed: str


def gone(renderer: PageRenderer) -> Iterator[Gone]:
    """Yield the values that the book has no longer: the address of an entry stays, for whoever cited it."""
    published = domain_of(renderer.builder.env).published
    for record in published.gone():
        edition = published.last_edition_of(record["id"])
        yield {
            "record": record,
            "edition": edition,
            "page": frozen_address(renderer, edition, f"n/{record['id']}.html"),
            "why": record["history"][-1]["why"],
            "feed": renderer.data_file(f"{VALUES}/{record['id']}.atom"),
        }


class Entry(TypedDict):
    """A value's row: its record, what earlier editions had in its place, the parts of its story, links to its files."""

    record: ValueRecord
    past: list[Past]
    sure: Markup
    origin: str
    judged: Markup
    quotes: Markup
    details: Markup
    citing: Markup
    feed: str
    file: str


class Past(NamedTuple):
    """What an edition had in a value's place, and its page there."""

    page: str
    shown: str
    edition: str


def row(renderer: PageRenderer, record: ValueRecord) -> Entry:
    """Return one value's row; its id is the anchor."""
    file = renderer.data_file(f"{VALUES}/{record['id']}")
    return {
        "record": record,
        "past": past(renderer, record),
        "sure": renderer.sure(record),
        "origin": renderer.origin_in_short(record),
        "judged": renderer.judged(record),
        "quotes": renderer.quotes(record),
        "details": renderer.details(record),
        "citing": citations.links(renderer, record["id"]),
        "feed": f"{file}.atom",
        "file": f"{file}.json",
    }


def past(renderer: PageRenderer, record: ValueRecord) -> list[Past]:
    """Return what each edition had in a value's place, the newest first, where it was not what stands there now."""
    found, shown = [], record["text"]
    for name, state in reversed(site_of(renderer.builder.app).versions.states.items()):
        then = state.values.get(record["id"])
        if then is not None and then["text"] != shown:
            shown = then["text"]
            found.append(Past(frozen_address(renderer, name, f"n/{record['id']}.html"), shown, name))
    return found
