"""Send a document that a scan found to review: its text as a file, and what is known of it as cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimbook.base.errors import BookError
from claimbook.review.article import slug
from claimbook.scan.running import DOCUMENTS

CELLS = {"title": "title", "publisher": "publisher", "published": "published", "url": "address", "language": "language"}
BASIS = "stated by its archive"


def send(folder: Path, document: str, aside: Path) -> tuple[Path, dict[str, str]]:
    """Write the text of a found document into `aside`; return its path and its cells for the documents' table.

    Raises BookError where the folder holds no scan, or the scan did not find that document.
    """
    rows = found_documents(folder)
    row = next((each for each in rows if document in (each["document"], each["address"])), None)
    if row is None:
        near = [each["document"] for each in rows if document in f"{each['document']} {each['address']}"]
        known = f"did you mean {near[0]}?" if near else f"`{DOCUMENTS}` there lists what it found"
        raise BookError(f"The scan in {folder} found nothing in {document!r}; {known}.")
    path = aside / f"{slug(row['title'] or row['document'], 8) or 'article'}.txt"
    head = f"{row['title']}\n\n" if row["title"] and not row["text"].startswith(row["title"]) else ""
    path.write_text(f"{head}{row['text']}\n", encoding="utf-8", newline="\n")
    cells = {name: row[column] for name, column in CELLS.items() if row[column]}
    return path, cells | ({"published_basis": BASIS} if row["published"] else {})


def found_documents(folder: Path) -> list[dict[str, Any]]:
    """Return the documents that a scan found something in; raises BookError where the folder holds no scan."""
    import pyarrow.parquet
    from pyarrow import ArrowException

    try:
        rows: list[dict[str, Any]] = pyarrow.parquet.read_table(folder / DOCUMENTS).to_pylist()
    except (OSError, ArrowException):
        raise BookError(f"{folder} holds no finished scan; run `claimbook scan … --out {folder}` first.") from None
    return rows
