"""The name that somebody who mistyped one probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a sentence's end that offers the known name most like this one, empty where none is like it."""
    from difflib import get_close_matches  # late: needed only where something is wrong

    found = get_close_matches(name, list(known), n=1, cutoff=0.7)
    return f" Did you mean {found[0]!r}?" if found else ""
