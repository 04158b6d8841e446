"""Where quotes stand in their documents."""

from __future__ import annotations

from claimbook.tables.ledger import Row

Span = tuple[int, int]
KINDS = {"a space": " \n\t\u00a0\u2007\u2009\u202f\u3000", "a quotation mark": "\"'“”„‟‘’‚‛«»", "a dash": "-‐‑‒–—―−"}
ALIKE = str.maketrans({sign: signs[0] for signs in KINDS.values() for sign in signs} | {"'": "'", "‘": "'", "’": "'"})
MANY = {"a space": "spaces", "a quotation mark": "quotation marks", "a dash": "dashes"}


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


def nearly_standing(text: str, quote: str) -> str:
    """Return in what a quote differs from the place in a text that a spreadsheet or a form spoilt it from, or nothing.

    Told are spaces, quotation marks and dashes that look alike, and spaces around the quote.
    """
    if quote.strip() != quote and quote.strip() in text:
        return "differs from the article in a space at its beginning or end"
    start = text.translate(ALIKE).find(quote.translate(ALIKE))
    if start < 0:
        return ""
    apart = [own for own, other in zip(quote, text[start : start + len(quote)], strict=True) if own != other]
    kinds = [kind for kind, signs in KINDS.items() if any(sign in signs for sign in apart)]
    if not apart:
        return ""
    if len(apart) == 1:
        return f"differs from the article in one character: {kinds[0]}"
    return f"differs from the article in {len(apart)} characters: {' and '.join(MANY[kind] for kind in kinds)}"
