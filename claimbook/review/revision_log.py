"""Change tables together with the log that tells the change: proved on trial first, then written as one.

What does not fit is not written; what is written changes tables, log and further files together or not at all.
"""

from __future__ import annotations

import getpass
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.book.book import Book
from claimbook.book.identity import read_identity
from claimbook.review.validation import ROW_RULES
from claimbook.tables.csv_files import as_csv, as_rows
from claimbook.tables.ledger import Ledger, Table
from claimbook.tables.revisions import TABLE, Revision, require_columns
from claimbook.tables.schema import schema_faults

Rows = list[dict[str, str]]
AUTHOR = "CLAIMBOOK_AUTHOR"


@dataclass(frozen=True, slots=True)
class Proved:
    """Changed files, proved to hold and not yet written: the new content of each, and what it was made from."""

    paths: BookPaths
    contents: dict[Path, str | bytes]
    before: dict[Path, bytes]
    gone: tuple[Path, ...] = ()

    def write(self) -> None:
        """Write everything or nothing; raises BookError where a table was edited meanwhile or the disk is full."""
        with Transaction(self.paths) as change:
            for path, content in self.contents.items():
                change.write(path, content, before=self.before.get(path))
            for path in self.gone:
                change.remove(path)


def store(
    paths: BookPaths,
    ledger: Ledger,
    tables: Mapping[str, Rows],
    revisions: Sequence[Revision],
    *,
    files: Mapping[Path, bytes] | None = None,
) -> None:
    """Write tables (all rows of each, by its name), the log's new entries and further new files, as one change.

    Raises BookError, and changes nothing, where a cell or a changed row does not hold.
    """
    prove(paths, ledger, tables, revisions, files=files).write()


def prove(
    paths: BookPaths,
    ledger: Ledger,
    tables: Mapping[str, Rows],
    revisions: Sequence[Revision],
    *,
    files: Mapping[Path, bytes] | None = None,
    gone: Sequence[Path] = (),
    everywhere: bool = False,
) -> Proved:
    """Return a change that holds, to be written; raises BookError with each cell and changed row that does not.

    With `everywhere` the cells of all tables must hold as well: for rows that go, on which others may rest.
    """
    log = ledger.table(TABLE)
    require_columns(log)
    edition, date, author = read_identity(paths).edition, today(), author_of(paths)
    entries = [*map(dict, log.rows), *(each.entry(edition, date, author) for each in revisions)]
    changed = {**tables, TABLE: entries}
    before = {paths.root / ledger.file_of(name): _unedited(paths, ledger, name) for name in changed}
    trial = Ledger(paths)
    for name, rows in changed.items():
        table = ledger.table(name)
        trial.adopt(Table(name, table.file, table.columns, as_rows(table, rows)))
    faults = [fault for name in (ledger.names if everywhere else changed) for fault in schema_faults(trial, name)]
    if faults := faults or _row_faults(paths, trial, tables, {each.id for each in revisions}):
        raise BookError(faults)
    contents: dict[Path, str | bytes] = dict(files or {})
    contents |= {paths.root / ledger.file_of(name): as_csv(ledger.table(name).columns, rows)
                 for name, rows in changed.items()}  # fmt: skip
    return Proved(paths, contents, before, tuple(gone))


def _unedited(paths: BookPaths, ledger: Ledger, name: str) -> bytes:
    """Return a table's bytes, which must still say what the ledger read; raises BookError where they do not."""
    table = ledger.table(name)
    content = (paths.root / table.file).read_bytes()
    now = Ledger(paths).table(name)
    if now.columns != table.columns or [row.cells for row in now.rows] != [row.cells for row in table.rows]:
        raise BookError(Fault(table.file, None, None, "was edited meanwhile and was left as it is; run it again"))
    return content


def _row_faults(paths: BookPaths, trial: Ledger, tables: Mapping[str, Rows], ids: set[str]) -> list[Fault]:
    """Return what is wrong with the changed rows beyond their cells: units, intervals, dates, what is possible."""
    book = Book(paths)
    book.ledger = trial
    lines = {(trial.file_of(name), row.line) for name in tables for row in trial.table(name).rows
             if row.get("id") in ids}  # fmt: skip
    return [fault for rule in ROW_RULES for fault in rule(book) if (fault.file, fault.row) in lines]


def today() -> str:
    """Return the day that a change is logged under."""
    return datetime.now(UTC).date().isoformat()


def author_of(paths: BookPaths) -> str:
    """Return who changes the book: as the environment says, else as Git knows them, else their login name."""
    return " ".join((os.environ.get(AUTHOR) or _name_in_git(paths) or _login_name()).split())


def _name_in_git(paths: BookPaths) -> str:
    try:
        ended = subprocess.run(["git", "config", "user.name"], cwd=paths.root, capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ended.stdout.decode("utf-8", "replace") if ended.returncode == 0 else ""


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
