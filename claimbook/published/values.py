"""`values.json` in version 2: enough to check a brief, follow a number and find it by words, without the repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from claimbook.book.registry import identity_record
from claimbook.cite import short_form
from claimbook.linking import MeaningIndex
from claimbook.linking.vocabulary import split
from claimbook.published.history import Histories
from claimbook.published.records import (
    VALUE_SCHEMA,
    VALUES_SCHEMA,
    VERSION,
    EntityRecord,
    FigureValues,
    PublishedFile,
    PublishedValue,
    PublishedValues,
    RetiredRecord,
    WordsRecord,
)

if TYPE_CHECKING:
    from claimbook.book.records import FigureRecord, ValueRecord
    from claimbook.cite.versions import Versions
    from claimbook.tables.ledger import Row

GONE = "gone"
CURRENT = "current"


class Published:
    """The values of a book as they are published, each made when first asked for."""

    def __init__(
        self, versions: Versions, histories: Histories | None = None, index: MeaningIndex | None = None
    ) -> None:
        self.versions, self.book = versions, versions.book
        self._index = index
        self.histories = histories or Histories(versions)
        self._values: dict[str, PublishedValue] = {}

    @cached_property
    def meaning(self) -> dict[str, Any]:
        """What the values are about, as the index of meaning keeps it."""
        return (self._index if self._index is not None else MeaningIndex.of(self.book)).to_json()

    @cached_property
    def _places(self) -> dict[str, str]:
        """The country, as its code, of each value that is about one country at large."""
        rows = self.book.ledger.where("entities")
        codes = {row.id: row["country"] or row.id for row in rows if row.id in self.meaning["vocabulary"]["at_large"]}
        found = {}
        for record in self.meaning["values"]:
            large = [id for id, weight in record["anchors"].items() if id in codes and weight == 1.0]
            if len(large) == 1:
                found[record["id"]] = codes[large[0]]
        return found

    @cached_property
    def entities(self) -> dict[str, EntityRecord]:
        """Who and what the values are of, by id."""
        return {row.id: entity(row) for row in self.book.ledger.where("entities")}

    def value(self, id: str) -> PublishedValue:
        """Return one value of today, or one that only editions hold; raises BookError where there is none."""
        if id in self._gone:
            return self._gone[id]
        if id not in self._values:
            record = self.versions.registry[id]
            row = self.book.ledger.row(record["table"], id) if record["table"] != "derived" else None
            self._values[id] = self._published(record, row)
        return self._values[id]

    def _published(self, record: ValueRecord, row: Row | None) -> PublishedValue:
        better = self.versions.better(record)
        subject, colon, metric = record["label"].partition(": ")
        parts = {
            "subject": row["subject"] if row is not None else "",
            "metric": row["metric"] if row is not None else metric if colon and subject else record["label"],
            "period": record["as_of"],
            "place": (row.get("place") if row is not None else "") or self._places.get(record["id"]),
            "better": better["id"] if better else None,
            "history": self.histories.of(record),
        }
        return cast(PublishedValue, {**record, **parts})

    def gone(self) -> list[PublishedValue]:
        """Return the values that only editions hold, as the last one had them."""
        return list(self._gone.values())

    @cached_property
    def _gone(self) -> dict[str, PublishedValue]:
        found = {}
        for id, record in self.histories.gone.items():
            made = self._published({**record, "status": GONE}, None)
            found[id] = cast(PublishedValue, {**made, "note": record.get("note")})
        return found

    def last_edition_of(self, id: str) -> str:
        """Return the last edition that has a value, empty where none has."""
        return next((name for name, state in reversed(self.versions.states.items()) if id in state.values), "")

    def document(self, figures: Iterable[FigureRecord]) -> PublishedValues:
        """Return the whole of `values.json`; `figures` are those that the book shows today."""
        values = [self.value(id) for id in self.versions.registry.ids()]
        gone = self.gone()
        return {
            "version": VERSION,
            "schema": VALUES_SCHEMA,
            "book": identity_record(self.versions.of_book()),
            "editions": [{"name": each.name, "published": each.about["published"]} for each in self.versions.editions],
            "values": values,
            "gone": gone,
            "retired": [self._retired(each) for each in (*values, *gone) if each["status"] != CURRENT],
            "figures": self._figures(figures),
            "entities": self.entities,
            "words": self._words(),
            "meaning": self.meaning,
        }

    def file(self, id: str) -> PublishedFile:
        """Return what the file of one value holds, one that only editions hold as the last of them."""
        identity = (
            self.versions.of_value(id) if id not in self._gone else self.versions.of_edition(self.last_edition_of(id))
        )
        return {
            "version": VERSION,
            "schema": f"../{VALUE_SCHEMA}",
            "book": identity_record(identity),
            "cite_as": short_form(identity, id),
            "value": self.value(id),
        }

    def _retired(self, record: PublishedValue) -> RetiredRecord:
        held = [name for name, state in self.versions.states.items() if _current(state.values.get(record["id"]))]
        return {
            "id": record["id"],
            "status": record["status"],
            "superseded_by": (record["superseded_by"] or "").split(),
            "edition": held[-1] if held else None,
            "why": next((each["why"] for each in reversed(record["history"]) if each["why"]), ""),
        }

    def _figures(self, figures: Iterable[FigureRecord]) -> list[FigureValues]:
        today = {each["id"]: each for each in figures}
        states = self.versions.states
        found = []
        for id in dict.fromkeys([*today, *(id for state in states.values() for id in state.figures)]):
            history = [{"edition": name, "values": state.figures[id]["values"]}
                       for name, state in states.items() if id in state.figures]  # fmt: skip
            last = today.get(id) or next(
                state.figures[id] for state in reversed(list(states.values())) if id in state.figures
            )
            values = list(today[id]["values"]) if id in today else []
            found.append({"id": id, "takeaway": last["takeaway"], "values": values, "history": history})
        return cast("list[FigureValues]", found)

    def _words(self) -> dict[str, WordsRecord]:
        ledger = self.book.ledger
        rows = ledger.where("thesaurus") if "thesaurus" in ledger.names else []
        return {
            row.id: {"kind": row["kind"], "words": split(row["words"]), "words_ja": split(row["words_ja"])}
            for row in rows
        }


def _current(record: Mapping[str, Any] | None) -> bool:
    return record is not None and record["status"] == CURRENT


def entity(row: Row) -> EntityRecord:
    """Return an entity of the tables with its names in both languages."""
    return {
        "name": row["name"],
        "kind": row["kind"],
        "country": row["country"] or None,
        "names": [row["name"], *split(row["aliases"])],
        "names_ja": split(row.get("names_ja", "")),
    }
