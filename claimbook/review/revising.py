"""Change the tables so that the change can be told: what, from what, why, and whether it was wrong before.

A *revision* is a source saying something new; a *correction* is us having had it wrong; *new* is a figure not held
before. Nothing is deleted: an id resolves for ever, and every change of an outside figure is kept in `revisions.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.book.book import VALUE_TABLES, Book
from claimbook.book.identity import read_identity
from claimbook.review.validation import dates, numbers
from claimbook.tables.csv_files import as_csv, as_rows
from claimbook.tables.ledger import Ledger, Row, Table
from claimbook.tables.schema import schema_faults

REASONS = ("revision", "correction", "new")
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
    if taken := _holder(paths, ledger, id):
        raise BookError(f"The id {id!r} is taken in {taken}; an id names one thing for ever, choose another.")
    _refuse_kept({column for column in cells if column != "id"})
    row = (
        dict.fromkeys(table.columns, "")
        | {"status": "current"}
        | _known(table, cells)
        | {"reason": f"new: {_given(why)}"}
    )
    changes = [(id, "id", "", id, "new", why)]
    _store(paths, ledger, table, [*(dict(each) for each in table.rows), row], changes)


def update_reference(paths: BookPaths, id: str, cells: Mapping[str, str], kind: str, why: str) -> list[str]:
    """Change cells of an outside figure, keeping what stood there; return the columns that changed.

    Raises BookError where there is no such figure, nothing would change, or a cell does not fit the table.
    """
    ledger = Ledger(paths)
    table = ledger.table("reference")
    row = _held(ledger, "reference", id)
    _refuse_kept(cells)
    new = _known(table, cells)
    columns = [column for column in new if new[column] != row[column]]
    if not columns:
        raise BookError(f"Nothing to change: {id} has these cells already.")
    changes = [(id, column, row[column], new[column], kind, _given(why)) for column in columns]
    rows = [dict(each) | (new | {"reason": f"{kind}: {why}"} if each.id == id else {}) for each in table.rows]
    _store(paths, ledger, table, rows, changes)
    return columns


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
    _store(
        paths,
        ledger,
        table,
        rows,
        [(id, "status", "current", status, "correction" if not successor else "revision", why)],
    )


def _holder(paths: BookPaths, ledger: Ledger, id: str) -> str:
    """Return where an id is taken already: a table's file, a topic's module, or an empty text."""
    if taken := next((name for name in (*VALUE_TABLES, "entities") if ledger.knows(name, id)), ""):
        return ledger.file_of(taken)
    holders = (topic for topic in Book(paths).topics() if id in topic.value_rules or id in topic.figure_rules)
    return next((f"the topic {topic.name}" for topic in holders), "")


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


def _store(
    paths: BookPaths, ledger: Ledger, table: Table, rows: list[dict[str, str]], changes: Sequence[tuple[str, ...]]
) -> None:
    """Write the log of changes and then the changed table, only if both fit: no change can be without its reason."""
    edition = read_identity(paths).edition
    log = ledger.table("revisions")
    entries = [
        *(dict(each) for each in log.rows),
        *(dict(zip(log.columns, (edition, *each), strict=True)) for each in changes),
    ]
    written = [(log, entries), (table, rows)]
    trial = Ledger(paths)
    for each, contents in written:
        trial.adopt(Table(each.name, each.file, each.columns, as_rows(each, contents)))
    faults = [fault for each, _ in written for fault in schema_faults(trial, each.name)]
    if faults := faults or _row_faults(paths, trial, table, {change[0] for change in changes}):
        raise BookError(faults)
    for each, contents in written:
        replace_file(paths.root / each.file, as_csv(each.columns, contents))


def _row_faults(paths: BookPaths, trial: Ledger, table: Table, ids: set[str]) -> list[Fault]:
    """Return what is wrong with the changed rows beyond their cells: units, intervals, dates."""
    book = Book(paths)
    book.ledger = trial
    lines = {row.line for row in trial.table(table.name).rows if row.id in ids}
    found = [*numbers(book), *dates(book)]
    return [fault for fault in found if fault.file == table.file and fault.row in lines]
