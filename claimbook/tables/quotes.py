"""Where quotes stand in their documents."""

from __future__ import annotations

from claimbook.tables.ledger import Row

Span = tuple[int, int]


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
