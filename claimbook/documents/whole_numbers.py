"""Whole numbers as strangers write them in attributes of their files."""

from __future__ import annotations

MOST_DIGITS = 4


def whole(written: str | None, otherwise: int) -> int:
    """Return the whole number that is written in a few ASCII digits; `otherwise` where it is anything else."""
    if not written or len(written) > MOST_DIGITS or not (written.isascii() and written.isdigit()):
        return otherwise
    return int(written)
