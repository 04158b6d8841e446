"""The log of changes: what each entry holds, which entries are one change, and which of them still stand.

Entries are only ever added. One change is the entries that one command wrote: one id, one kind, one reason, each
column once. An undone change stays in the log, and so does its undoing; neither explains anything any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimbook.base.errors import BookError, Fault
from claimbook.tables.ledger import Row, Table

TABLE = "revisions"
COLUMNS = ("edition", "id", "column", "old", "new", "kind", "why", "date", "author")
ROW = "id"  # the column of an entry about a whole row: new where it is added, old where it was taken out again
UNDONE = "undone"
KINDS = ("new", "revision", "correction", "withdrawn", "superseded", UNDONE)
SHARED = ("edition", "id", "kind", "why", "date", "author")


@dataclass(frozen=True, slots=True)
class Revision:
    """One cell that changes: of which row, from what to what, what kind of change it is, and why."""

    id: str
    column: str
    old: str
    new: str
    kind: str
    why: str

    def entry(self, edition: str, date: str, author: str) -> dict[str, str]:
        """Return the log's entry of it."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return told | {"edition": edition, "date": date, "author": author}


def require_columns(log: Table) -> None:
    """Raise BookError where a book's log has not the columns of one."""
    missing = [column for column in COLUMNS if column not in log.columns]
    if missing:
        faults = [Fault(log.file, 1, column, "is missing; add the column here and to datapackage.json, empty in the "
                        "rows that there are") for column in missing]  # fmt: skip
        raise BookError(faults)


def changes(entries: Iterable[Row]) -> list[list[Row]]:
    """Return the changes that a log tells, the oldest first, each with its entries."""
    found: list[list[Row]] = []
    for entry in entries:
        last = found[-1] if found else []
        if (
            last
            and all(last[0].get(name, "") == entry.get(name, "") for name in SHARED)
            and entry["column"] not in {each["column"] for each in last}
        ):
            last.append(entry)
        else:
            found.append([entry])
    return found


def standing(entries: Iterable[Row]) -> list[list[Row]]:
    """Return the changes that have not been undone, the oldest first."""
    found: list[list[Row]] = []
    for change in changes(entries):
        if change[0]["kind"] != UNDONE:
            found.append(change)
        elif found:
            undone = next((number for number in range(len(found) - 1, -1, -1) if undoes(change, found[number])), None)
            if undone is not None:
                del found[undone]
    return found


def undoes(undoing: list[Row], change: list[Row]) -> bool:
    """Tell whether a change puts back what another one changed."""
    back = {(each["id"], each["column"], each["new"], each["old"]) for each in undoing}
    return back == {(each["id"], each["column"], each["old"], each["new"]) for each in change}
