"""Start a book of one's own: a small example that builds and passes its tests, to be replaced row by row.

The tables' columns come from the starter's `datapackage.json`, their example rows from `rows.json`; all else is copied
from `book/`, with the book's own names in it.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from claimbook.base.atomic import room_to_write
from claimbook.base.digests import sha256
from claimbook.base.errors import BookError
from claimbook.tables.csv_files import as_csv

HERE = Path(__file__).parent
TEMPLATE = HERE / "book"
HIDDEN = "gitignore"  # kept under a visible name, so that no packaging tool leaves it out
TITLE, AUTHOR = "A book of claims", "Its author"


def new_book(folder: Path, title: str = TITLE, author: str = AUTHOR) -> None:
    """Start a book in a folder that is not there yet or empty.

    Raises BookError, and leaves nothing behind, where the folder holds anything or cannot be made.
    """
    folder = folder.resolve()
    _refuse(folder, title, author)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".claimbook-new-", dir=folder.parent) as aside, room_to_write():
            made = Path(aside) / folder.name
            _write(made, _names(folder.name, title, author))
            made.rename(folder)
    except OSError as error:
        raise BookError(f"{folder} cannot be made: {error.strerror or error}.") from None


def _refuse(folder: Path, title: str, author: str) -> None:
    """Raise BookError where there can be no new book."""
    if folder.exists() and not folder.is_dir():
        raise BookError(f"{folder} is a file; name a new folder for the book.")
    if folder.is_dir() and any(folder.iterdir()):
        raise BookError(f"{folder} is not empty; name a new folder for the book.")
    for name, text in (("title", title), ("author", author)):
        if not text.strip() or not text.isprintable():
            raise BookError(f"The {name} {text!r} cannot be printed; give a line of text.")


def _names(folder: str, title: str, author: str) -> dict[str, str]:
    """Return what stands in the place of each {{word}} of the template."""
    short = re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")
    today = date.today()
    return {
        "title": title,
        "author": author,
        "short_name": short if re.match("[a-z]", short) else f"book-{short}".strip("-"),
        "year": f"{today:%Y}",
        "month": f"{today:%Y-%m}",
    }


def _write(root: Path, names: dict[str, str]) -> None:
    """Write a whole book into a folder that is not there yet."""
    shutil.copytree(TEMPLATE, root, ignore=shutil.ignore_patterns("__pycache__"))
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        if "{{" in text:
            path.write_text(filled(text, names, quoted=path.suffix in (".yml", ".ipynb")), encoding="utf-8")
    (root / HIDDEN).rename(root / f".{HIDDEN}")
    package = json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    package["name"], package["title"] = names["short_name"], names["title"]
    _write_json(root / "data" / "datapackage.json", package)
    rows: dict[str, list[dict[str, str]]] = json.loads((HERE / "rows.json").read_text(encoding="utf-8"))
    for document in rows["documents"]:
        content = (root / "seeds" / document["file"]).read_bytes()
        document["sha256"] = sha256(content)
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        table = [dict.fromkeys(columns, "") | row for row in rows.get(resource["name"], [])]
        (root / "data" / resource["path"]).write_text(as_csv(columns, table), encoding="utf-8")


def filled(text: str, names: dict[str, str], *, quoted: bool) -> str:
    """Return a template's text with its {{words}} filled in, in a quoted string's own way where it is `quoted`."""
    for word, name in names.items():
        text = text.replace(f"{{{{{word}}}}}", json.dumps(name, ensure_ascii=False)[1:-1] if quoted else name)
    return text


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
