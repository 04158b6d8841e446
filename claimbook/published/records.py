"""The published data in plain types: `values.json` in version 2, the file of one value, `editions.json`.

A value of version 2 is one of version 1 with its parts by name and its history, so that a reader of version 1 finds
all it knows under the same names. The schemas beside the site are held against these types, field by field.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from claimbook.book.records import IdentityRecord, ValueRecord

VERSION = 2
VALUES_SCHEMA, VALUE_SCHEMA, EDITIONS_SCHEMA = "values.schema.json", "value.schema.json", "editions.schema.json"
FIRST_SCHEMA = "values.v1.schema.json"


class HistoryRecord(TypedDict):
    """What a value became in an edition, or after the newest one (`2026.1+2026-11-20`); only changes are listed.

    `text` and `number` are null where it was taken out. `kind` is "first" for what the first edition held, else the
    gravest cause of the change; `then` holds each field that was another than the record's own.
    """

    edition: str
    date: str
    text: str | None
    number: str | None
    kind: str
    why: str
    then: NotRequired[dict[str, Any]]


class PublishedValue(ValueRecord):
    """A value of version 2: `subject` is an id of `entities` where it is one, else as written; empty where derived.

    `better` is the id of the number to cite instead, where its verdict corrects it and there is one.
    """

    subject: str
    metric: str
    period: str | None
    place: str | None
    better: str | None
    history: list[HistoryRecord]


class RetiredRecord(TypedDict):
    """An id that is current no longer: superseded, withdrawn or gone (taken out, as only a derived value can be)."""

    id: str
    status: str
    superseded_by: list[str]
    edition: str | None
    why: str


class FigureValues(TypedDict):
    """A figure's takeaway and the ids of the values that it rests on; `history` has those of each edition."""

    id: str
    takeaway: str
    values: list[str]
    history: list[FigureHeld]


class FigureHeld(TypedDict):
    edition: str
    values: list[str]


class EntityRecord(TypedDict):
    """Someone or something that values are of: its names in English, the first one the book's, and in Japanese."""

    name: str
    kind: str
    country: str | None
    names: list[str]
    names_ja: list[str]


class WordsRecord(TypedDict):
    """Words for what is measured or counted, by which a text may name it."""

    kind: str
    words: list[str]
    words_ja: list[str]


class EditionNamed(TypedDict):
    name: str
    published: str


class PublishedValues(TypedDict):
    """What `values.json` holds in version 2; `gone` are values that only editions have, as the last one had them."""

    version: int
    schema: str
    book: IdentityRecord
    editions: list[EditionNamed]
    values: list[PublishedValue]
    gone: list[PublishedValue]
    retired: list[RetiredRecord]
    figures: list[FigureValues]
    entities: dict[str, EntityRecord]
    words: dict[str, WordsRecord]
    meaning: dict[str, Any]


class PublishedFile(TypedDict):
    """What the file of one value holds: the version of the book that has it so, its citation, its record."""

    version: int
    schema: str
    book: IdentityRecord
    cite_as: str
    value: PublishedValue


class EditionRecord(TypedDict):
    """An edition: what it says of itself, where it stands below the site's first page, what changed in how many."""

    name: str
    published: str
    as_of: str
    note: str
    reconstructed: bool
    values: int
    figures: int
    changed: int | None
    address: str
    data: str


class WorkingRecord(TypedDict):
    """What has changed since the newest edition, by its version and date; ids of values and figures."""

    version: str
    date: str
    values: list[str]
    figures: list[str]


class PublishedEditions(TypedDict):
    """What `editions.json` holds, the oldest edition first; `working` is null where nothing has changed since."""

    version: int
    schema: str
    book: IdentityRecord
    editions: list[EditionRecord]
    working: WorkingRecord | None
