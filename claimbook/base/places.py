"""Where a file stands below a folder, as people see it: a link stands where it is written, wherever it leads."""

from __future__ import annotations

import os
from pathlib import Path


def place_below(folder: Path, path: Path) -> Path | None:
    """Return where a path stands below a folder, None where it does not; the way to the folder may be by links."""
    written, roots = Path(os.path.abspath(path)), (folder.resolve(), Path(os.path.abspath(folder)))
    try:
        ways = (written, written.parent.resolve() / written.name, written.resolve())
    except ValueError:  # a name that no file can have
        return None
    return next((way.relative_to(root) for way in ways for root in roots if way.is_relative_to(root)), None)
