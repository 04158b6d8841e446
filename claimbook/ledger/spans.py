"""Where quotes stand in their documents."""

from __future__ import annotations

from claimbook.ledger import Ledger, Row

Span = tuple[int, int]


def document_texts(ledger: Ledger) -> dict[str, str]:
    """Return the text of each readable document by its id, exactly as stored."""
    contents = document_contents(ledger)
    texts = {id: decoded(content) for id, content in contents.items() if content is not None}
    return {id: text for id, text in texts.items() if text is not None}


def document_contents(ledger: Ledger) -> dict[str, bytes | None]:
    """Return the bytes of each document by its id, None where its file is not there."""
    found: dict[str, bytes | None] = {}
    for row in ledger.table("documents").rows:
        try:
            found[row.id] = (ledger.places.documents / row["file"]).read_bytes()
        except OSError:
            found[row.id] = None
    return found


def decoded(content: bytes) -> str | None:
    """Return a document's text, None where its bytes are not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def quote_span(text: str, row: Row) -> Span | None:
    """Return where a quote stands in a document, given its prefix and suffix, or None."""
    prefix = row.get("prefix", "")
    start = text.find(prefix + row["quote"] + row.get("suffix", ""))
    return None if start < 0 else (start + len(prefix), start + len(prefix) + len(row["quote"]))


def count_overlapping(text: str, part: str) -> int:
    """Return how often `part` stands in `text`, overlaps counted."""
    times, start = 0, text.find(part)
    while start >= 0:
        times, start = times + 1, text.find(part, start + 1)
    return times
