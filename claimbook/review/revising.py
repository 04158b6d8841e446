"""Change the tables so that the change can be told: what, from what, why, and whether it was wrong before.

A *revision* is a source saying something new; a *correction* is us having had it wrong; *new* is a figure not held
before. Nothing is deleted: an id resolves for ever, and every change of an outside figure is kept in `revisions.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import VALUE_TABLES
from claimbook.review.ids import holder
from claimbook.review.revision_log import prove, store
from claimbook.tables.cells import number_in
from claimbook.tables.ledger import Ledger, Row, Table
from claimbook.tables.revisions import ROW, Revision

FAR = 10  # a number that becomes so many times as large, or as small, is rather a slip than news
AMOUNTS = ("value", "low", "high")
KEPT = {
    "id": "an id never changes",
    "status": "`claimbook withdraw` and `claimbook supersede` change it",
    "superseded_by": "`claimbook supersede` sets it",
    "reason": "it is written from --why",
}


def add_reference(paths: BookPaths, cells: Mapping[str, str], why: str) -> None:
    """Add an outside figure; raises BookError where its id is taken or a cell does not fit the table."""
    ledger = Ledger(paths)
    table = ledger.table("reference")
    id = cells["id"]
    if taken := holder(ledger, id):
        raise BookError(f"The id {id!r} is taken in {taken}; an id names one thing for ever, choose another.")
    _refuse_kept({column for column in cells if column != "id"})
    row = (
        dict.fromkeys(table.columns, "")
        | {"status": "current"}
        | _known(table, cells)
        | {"reason": f"new: {_given(why)}"}
    )
    store(paths, ledger, {"reference": [*map(dict, table.rows), row]}, [Revision(id, ROW, "", id, "new", _given(why))])


class Unlikely(BookError):
    """A change that is rather a slip than news, and that somebody must say is meant."""


def update_reference(
    paths: BookPaths, id: str, cells: Mapping[str, str], kind: str, why: str, *, sure: bool = False
) -> list[str]:
    """Change cells of an outside figure, keeping what stood there; return the columns that changed.

    Raises BookError where there is no such figure, nothing would change, or a cell does not fit the table, and Unlikely
    unless `sure` where a number changes its sign or more than tenfold.
    """
    ledger = Ledger(paths)
    table = ledger.table("reference")
    row = _held(ledger, "reference", id)
    _refuse_kept(cells)
    new = _known(table, cells)
    columns = [column for column in new if new[column] != row[column]]
    if not columns:
        raise BookError(f"Nothing to change: {id} has these cells already.")
    new |= {"reason": f"{kind}: {_given(why)}"}
    changes = [Revision(id, column, row[column], new[column], kind, _given(why))
               for column in new if new[column] != row[column]]  # fmt: skip
    rows = [dict(each) | (new if each.id == id else {}) for each in table.rows]
    proved = prove(paths, ledger, {"reference": rows}, changes)
    if not sure:
        _refuse_unlikely(id, row, new)
    proved.write()
    return columns


def _refuse_unlikely(id: str, row: Mapping[str, str], new: Mapping[str, str]) -> None:
    for column in AMOUNTS:
        was, now = number_in(row[column]), number_in(new.get(column, row[column]))
        if was is None or now is None:  # a date, or nothing
            continue
        how = "changes its sign" if was * now < 0 else f"changes more than {FAR} times"
        if was * now < 0 or max(abs(was), abs(now)) > FAR * min(abs(was), abs(now)):
            raise Unlikely(
                f"The {column} of {id} {how}, from {row[column]} to {new[column]}; say --yes if it is meant."
            )


def retire(paths: BookPaths, id: str, why: str, successor: str = "") -> None:
    """Mark a claim or an outside figure as withdrawn, or as superseded by another; its id still resolves.

    Raises BookError where either id is unknown or the row is not current.
    """
    ledger = Ledger(paths)
    name = next((each for each in VALUE_TABLES if ledger.knows(each, id)), "")
    if not name:
        raise BookError(f"There is no claim and no outside figure {id!r}.")
    if successor and not any(ledger.knows(each, successor) for each in VALUE_TABLES):
        raise BookError(f"There is no claim and no outside figure {successor!r} that could follow {id}; add it first.")
    if successor:
        _refuse_retired(ledger, id, successor)
    table, row = ledger.table(name), _held(ledger, name, id)
    if row["status"] != "current":
        raise BookError(f"{id} is {row['status']} already.")
    status = "superseded" if successor else "withdrawn"
    said = "reason" if name == "reference" else "note"
    text = f"{status}: {_given(why)}"
    cells = {"status": status, "superseded_by": successor, said: f"{row[said]} {text}".strip()}
    rows = [dict(each) | (cells if each.id == id else {}) for each in table.rows]
    changes = [Revision(id, column, row[column], cells[column], status, _given(why))
               for column in cells if cells[column] != row[column]]  # fmt: skip
    store(paths, ledger, {name: rows}, changes)


def _refuse_kept(columns: Iterable[str]) -> None:
    for column in columns:
        if column in KEPT:
            raise BookError(f"The column {column} is not set this way: {KEPT[column]}.")


def _refuse_retired(ledger: Ledger, id: str, successor: str) -> None:
    found = next(row for name in VALUE_TABLES if (row := ledger.row(name, successor)) is not None)
    if successor == id or found["status"] != "current":
        raise BookError(f"{successor} cannot follow {id}: it is {found['status'] if successor != id else 'the same'}.")


def _held(ledger: Ledger, table: str, id: str) -> Row:
    row = ledger.row(table, id)
    if row is None:
        raise BookError(f"There is no outside figure {id!r}; `claimbook reference add` adds one.")
    return row


def _given(why: str) -> str:
    if not why.strip():
        raise BookError("A change needs its reason in words; give --why.")
    return " ".join(why.split())


def _known(table: Table, cells: Mapping[str, str]) -> dict[str, str]:
    unknown = [column for column in cells if column not in table.columns]
    if unknown:
        raise BookError(f"{table.file} has no column {', '.join(unknown)}; its columns are {', '.join(table.columns)}.")
    return dict(cells)
