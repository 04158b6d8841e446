"""A value from edition to edition: what it was in each, why it changed, and what befell it since the newest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from claimbook.editions.differences import (
    KINDS,
    UNEXPLAINED,
    Cause,
    Difference,
    Differences,
    change_of,
)
from claimbook.published.records import HistoryRecord

if TYPE_CHECKING:
    from claimbook.book.records import ValueRecord
    from claimbook.cite.versions import Versions
    from claimbook.editions.edition import Edition

FIRST = "first"
THEN = (
    "label", "table", "date", "unit", "comparator", "out_of", "estimate", "rounding", "kind", "as_of", "as_of_text",
    "scenario", "horizon_years", "confidence", "status", "superseded_by", "formula_in_words", "inputs", "rests_on",
    "note", "citation", "attributed_to", "check", "disagrees_with",
)  # fmt: skip
QUOTED = ("text", "stance", "citation", "publisher", "published_text")
Fields = Mapping[str, Any]


class Histories:
    """The histories of a book's values; `since` is how the book differs from its newest edition, where it is known."""

    def __init__(self, versions: Versions, since: Differences | None = None) -> None:
        self.versions = versions
        self._since = since

    @cached_property
    def _changes(self) -> list[dict[str, Difference]]:
        """How values differ, by id: in each edition from the one before, and last since the newest."""
        told = (*self.versions.changes, self.since)
        return [{each.id: each for each in found.values} if found else {} for found in told]

    @cached_property
    def since(self) -> Differences | None:
        """How the book as it stands differs from its newest edition, None before the first."""
        return self._since if self._since is not None else self.versions.since

    @cached_property
    def gone(self) -> dict[str, ValueRecord]:
        """The values that the book has no longer, by id, as the last edition that held them had them."""
        held = {id: record for state in self.versions.states.values() for id, record in state.values.items()}
        kept = set(self.versions.registry.ids())
        return {id: record for id, record in held.items() if id not in kept}

    @cached_property
    def _dates(self) -> dict[str, str]:
        """The date of the last logged change of each row, by id."""
        ledger = self.versions.book.ledger
        rows = ledger.where("revisions") if "revisions" in ledger.names else []
        return {row.id: row.get("date", "") for row in rows}

    def of(self, record: Fields) -> list[HistoryRecord]:
        """Return what a value was from edition to edition, the oldest first, each change once."""
        return list(self._entries(record))

    def _entries(self, record: Fields) -> Iterator[HistoryRecord]:
        id, before = record["id"], None
        for edition, changes in zip(self.versions.editions, self._changes, strict=False):
            held = self.versions.states[edition.name].values.get(id)
            if held is not None and (before is None or change_of(before, held)):
                causes = changes[id].causes if id in changes else ()
                kind = FIRST if before is None else UNEXPLAINED
                made = _entry(edition.name, edition.about["published"], held, record, causes, kind)
                yield self._with_better(made, edition, held, record)
            elif held is None and before is not None:
                causes = changes[id].causes if id in changes else ()
                yield _taken_out(edition.name, edition.about["published"], causes)
            before = held
        yield from self._today(record, before)

    def _with_better(self, entry: HistoryRecord, edition: Edition, held: ValueRecord, record: Fields) -> HistoryRecord:
        """Return an entry that says which number was to be cited instead, where that was another than today's."""
        then, now = self.versions.better_in(edition, held), self.versions.better(cast("ValueRecord", record))
        ids = [each["id"] if each else None for each in (then, now)]
        return entry if ids[0] == ids[1] else {**entry, "then": {**entry.get("then", {}), "better": ids[0]}}

    def _today(self, record: Fields, before: Fields | None) -> Iterator[HistoryRecord]:
        """Yield what the working version has changed; before the first edition, what the book says."""
        id, found = record["id"], self._changes[-1]
        if self.versions.newest is None:
            identity = self.versions.book.identity
            yield _entry(identity.version, identity.published, record, record, (), FIRST)
        elif id in self.gone:
            if before is not None:
                working = self.versions.working
                yield _taken_out(working.version, working.working, found[id].causes if id in found else ())
        elif id in found:
            working = self.versions.working
            yield _entry(working.version, self._dated(found[id]), record, record, found[id].causes, UNEXPLAINED)

    def _dated(self, difference: Difference) -> str:
        """Return when a change since the newest edition was logged: the last one of what it goes back to."""
        ids = [difference.id, *(cause.id for cause in difference.causes)]
        return max((self._dates[id] for id in ids if self._dates.get(id)), default=self.versions.working.working)


def _entry(
    edition: str, date: str, held: Fields, record: Fields, causes: tuple[Cause, ...], otherwise: str
) -> HistoryRecord:
    made: HistoryRecord = {
        "edition": edition,
        "date": date,
        "text": held["text"],
        "number": held["number"],
        "kind": kind_of(causes) or otherwise,
        "why": why(causes),
    }
    then = {name: held.get(name) for name in THEN if held.get(name) != record.get(name)}
    quotes, now = ([{name: each.get(name) for name in QUOTED} for each in side.get("quotes") or []]
                   for side in (held, record))  # fmt: skip
    if quotes != now:
        then["quotes"] = quotes
    if then:
        made["then"] = then
    return made


def _taken_out(edition: str, date: str, causes: tuple[Cause, ...]) -> HistoryRecord:
    return {"edition": edition, "date": date, "text": None, "number": None, "kind": kind_of(causes) or UNEXPLAINED,
            "why": why(causes)}  # fmt: skip


def kind_of(causes: tuple[Cause, ...]) -> str:
    """Return the gravest kind among causes, empty for none."""
    kinds = {cause.kind for cause in causes}
    return next((kind for kind in KINDS if kind in kinds), "")


def why(causes: tuple[Cause, ...]) -> str:
    """Return causes in words, each once."""
    return "; ".join(dict.fromkeys(cause.why for cause in causes))
