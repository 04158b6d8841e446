"""Whole numbers as strangers write them in attributes of their files."""

from __future__ import annotations

FEW = 4


def whole(written: str | None, otherwise: int, digits: int = FEW) -> int:
    """Return the whole number written in at most so many ASCII digits; `otherwise` where anything else is written."""
    if not written or len(written) > digits or not (written.isascii() and written.isdigit()):
        return otherwise
    return int(written)
