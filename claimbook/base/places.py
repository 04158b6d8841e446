"""Where a file stands below a folder, as people see it: a link stands where it is written, wherever it leads."""

from __future__ import annotations

import os
from pathlib import Path


def place_below(folder: Path, path: Path) -> Path | None:
    """Return where a path stands below a folder, None where it does not; the way to the folder may be by links."""
    written, plain = Path(os.path.abspath(path)), Path(os.path.abspath(folder))
    if "\0" in str(path):  # a name that no file can have
        return None
    if written.is_relative_to(plain):
        return written.relative_to(plain)
    roots, ways = (folder.resolve(), plain), (written, written.parent.resolve() / written.name, written.resolve())
    return next((way.relative_to(root) for way in ways for root in roots if way.is_relative_to(root)), None)
