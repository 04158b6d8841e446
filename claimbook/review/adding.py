"""Add an article to a book: its bytes to the documents' folder, its row to the documents' table, both or neither."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from claimbook.base.digests import sha256
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.book.identity import read_identity
from claimbook.documents import Document, decode, read_bytes, read_document
from claimbook.review.revision_log import author_of, today
from claimbook.tables.csv_files import as_rows
from claimbook.tables.ledger import Ledger, Row, Table
from claimbook.tables.revisions import ROW, TABLE, Revision, require_columns
from claimbook.tables.schema import schema_faults
from claimbook.values.dates import is_date

ADDED = "The article was added."
_FILE_NAME = re.compile(r"[^\W_][\w.\-]*\.txt")


def add_document(
    paths: BookPaths,
    path: Path,
    *,
    id: str,
    title: str,
    publisher: str,
    published: str,
    url: str,
    published_basis: str = "stated in the text",
    author: str = "",
    language: str = "en",
    dependence: str = "",
    content: bytes | None = None,
    file: str = "",
    taken_from: str = "",
) -> Document:
    """Copy the article at `path` into the book, byte for byte, and add its row to the documents' table.

    Where the text was `taken_from` another kind of file, `content` is that text and `file` the name it is stored under.

    Raises BookError, and changes nothing, where the article cannot be read, a cell is not what the table's description
    asks for, or the id, the file name or the SHA-256 is already in the book.
    """
    content = read_bytes(path, path.as_posix()) if content is None else content
    decode(content, path.as_posix())
    ledger = Ledger(paths)
    table = ledger.table("documents")
    cells = {
        "id": id,
        "file": file or path.name,
        "sha256": sha256(content),
        "title": title,
        "publisher": publisher,
        "author": author,
        "published": published,
        "published_basis": published_basis,
        "url": url,
        "language": language,
        "dependence": dependence,
    }
    faults = _taken(paths, table, cells) or _form(paths, table, cells)
    if faults:
        raise BookError(faults)
    place = paths.documents / cells["file"]
    reason = f"{ADDED[:-1]}, its text taken from {taken_from}." if taken_from else ADDED
    described = paths.root / table.file
    with Transaction(paths) as change:
        change.write(place, content, before=None)
        _add_row(change, described, table, cells)
        if TABLE in ledger.names:
            log = ledger.table(TABLE)
            require_columns(log)
            entry = Revision(id, ROW, "", id, "new", reason).entry(
                read_identity(paths).edition, today(), author_of(paths)
            )
            _add_row(change, paths.root / log.file, log, entry)
    row = Ledger(paths).row("documents", id)
    return read_document(place, row, paths.relative(place))


def refused(paths: BookPaths, column: str, text: str) -> str:
    """Return what is wrong with one cell of an article's row, whatever the others will be; empty where nothing is."""
    table = Ledger(paths).table("documents")
    cells = dict.fromkeys(table.columns, "") | {"file": "article.txt", column: text}
    faults = [*_form(paths, table, cells), *(_taken(paths, table, cells) if column == "id" else ())]
    return next((fault.message for fault in faults if fault.column == column), "")


def _form(paths: BookPaths, table: Table, cells: Mapping[str, str]) -> list[Fault]:
    """Return what the table's description says against the new row alone."""
    if not _FILE_NAME.fullmatch(cells["file"]):
        message = f"{cells['file']!r} is no plain name of a .txt file; rename the article"
        return [Fault(table.file, None, "file", message)]
    if cells["published"] and not is_date(cells["published"]):
        words = f"{cells['published']!r} is no EDTF date; write 2024, 2024-04 or 2024-04-05"
        return [Fault(table.file, None, "published", words)]
    [new] = as_rows(table, [dict.fromkeys(table.columns, "") | dict(cells)])
    trial = Ledger(paths)
    trial.adopt(Table(table.name, table.file, table.columns, [new]))
    return [Fault(table.file, None, fault.column, fault.message) for fault in schema_faults(trial, table.name)]


def _taken(paths: BookPaths, table: Table, cells: Mapping[str, str]) -> list[Fault]:
    faults = []
    for row in table.rows:
        if row.id == cells["id"]:
            faults.append(_twice(table, row, "id", f"{row.id!r} is already a document; choose another id"))
        if row["sha256"] == cells["sha256"]:
            faults.append(_twice(table, row, "sha256", f"this very text is already in the book, as {row.id}"))
        elif row["file"].casefold() == cells["file"].casefold():
            faults.append(_twice(table, row, "file", f"{row['file']} already names an article; rename the new one"))
    place = paths.documents / cells["file"]
    if not faults and place.exists():
        faults.append(Fault(paths.relative(place), None, None, "is already there; rename the new article"))
    return faults


def _twice(table: Table, row: Row, column: str, message: str) -> Fault:
    return Fault(table.file, row.line, column, message)


def _add_row(change: Transaction, path: Path, table: Table, cells: Mapping[str, str]) -> None:
    content, before = _with_row(path, table, cells)
    change.write(path, content, before=before)


def _with_row(path: Path, table: Table, cells: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Return the table's bytes with one row more, the others untouched, and as they are."""
    old = path.read_bytes()
    end = "\r\n" if b"\r\n" in old else "\n"
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=end).writerow([cells.get(column, "") for column in table.columns])
    gap = b"" if old.endswith(b"\n") else end.encode()
    return old + gap + line.getvalue().encode("utf-8"), old
