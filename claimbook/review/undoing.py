"""Undo the last change of the tables: put back what stood there, and tell it in the log, from which nothing goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.review.revision_log import Rows, prove
from claimbook.tables.ledger import Ledger, Row, Table
from claimbook.tables.revisions import ROW, TABLE, UNDONE, Revision, standing


def undo(paths: BookPaths, why: str, frozen: int = 0) -> list[Revision]:
    """Undo the last change that the log tells and that has not been undone; return what was put back.

    The first `frozen` entries of the log are part of an edition and stay. Raises BookError, and changes nothing, where
    there is no change to undo, a cell was changed since by other means, or the tables would no longer hold.
    """
    if not why.strip():
        raise BookError("Undoing a change needs its reason in words; give --why.")
    ledger = Ledger(paths)
    entries = ledger.table(TABLE).rows
    changes = standing(entries)
    if not changes:
        raise BookError("There is no change to undo: the log tells of none that still stands.")
    last = changes[-1]
    if last[-1].line in {row.line for row in entries[:frozen]}:
        raise BookError(
            f"The last change, of {last[0].id}, is part of an edition, and an edition never changes; change it with "
            "`claimbook reference update … --reason correction`."
        )
    table = _table_of(ledger, last[0])
    rows, gone = _put_back(paths, table, last)
    told = [Revision(each.id, each["column"], each["new"], each["old"], UNDONE, " ".join(why.split())) for each in last]
    prove(
        paths, ledger, {table.name: rows}, told, gone=gone, everywhere=bool(gone or len(rows) < len(table.rows))
    ).write()
    return told


def _table_of(ledger: Ledger, entry: Row) -> Table:
    for name in ledger.names:
        if name != TABLE and "id" in ledger.table(name).columns and ledger.knows(name, entry.id):
            return ledger.table(name)
    raise BookError(f"The last change is of {entry.id}, and no table has that row any more; restore it first.")


def _put_back(paths: BookPaths, table: Table, change: Sequence[Row]) -> tuple[Rows, list[Path]]:
    """Return a table's rows with a change undone, and the files that go with it."""
    rows, gone = [dict(row) for row in table.rows], []
    row = next(each for each in rows if each["id"] == change[0].id)
    for entry in change:
        if row.get(entry["column"]) != entry["new"]:
            raise BookError(
                f"{entry['column']} of {entry.id} was changed since by other means; put {entry['new']!r} back, or "
                "change it with `claimbook`."
            )
        if entry["column"] != ROW:
            row[entry["column"]] = entry["old"]
            continue
        rows.remove(row)
        if table.name == "documents":
            gone.append(paths.documents / row["file"])
    return rows, gone
