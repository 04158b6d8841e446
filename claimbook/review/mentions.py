"""Print the quantities of files as JSON lines; a file that cannot be read is one sentence, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from claimbook.base.errors import BookError
from claimbook.base.paths import find_book
from claimbook.documents import body_spans, read_document
from claimbook.extract import extract
from claimbook.extract.language import READ, language_of
from claimbook.extract.markup import is_page
from claimbook.tables.ledger import Ledger


def print_mentions(files: Iterable[Path], out: TextIO, complain: Callable[[str], None]) -> bool:
    """Write one JSON object a mention to `out`; return whether every file could be read."""
    dates, names = known(files)
    readable = True
    for file in files:
        try:
            document = read_document(file)
        except BookError as error:
            complain(str(error))
            readable = False
            continue
        if is_page(document.text):
            complain(f"{file}: is a page of HTML, and its markup is no text; save the page's text and give that.")
            readable = False
            continue
        if (language := language_of(document.text)) not in READ:
            complain(
                f"{file}: is in another language ({language}) than English or Japanese, which are read; nothing found."
            )
            continue
        for mention in extract(document.text, dates.get(document.sha256), names, spans=body_spans(document.text)):
            record = {"source": file.name, **mention.to_json()}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return readable


def known(files: Iterable[Path]) -> tuple[dict[str, str], list[Any]]:
    """Return the dates of known documents by SHA-256 and the entities of the book around, if there is one."""
    try:
        ledger = Ledger(find_book())
        dates = {row["sha256"]: row["published"].rstrip("~?%") for row in ledger.table("documents").rows}
        entities = [
            (
                row.id,
                tuple(filter(None, (row["name"], *row["aliases"].split("|"), *row.get("names_ja", "").split("|")))),
            )
            for row in ledger.table("entities").rows
        ]
    except BookError:
        return {}, []
    return dates, entities
