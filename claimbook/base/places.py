"""Where a file stands below a folder, as people see it: a link stands where it is written, wherever it leads."""

from __future__ import annotations

import os
from pathlib import Path


def place_below(folder: Path, path: Path) -> Path | None:
    """Return where a path stands below a folder, None where it does not; the way to the folder may be by links."""
    root = folder.resolve()
    written = Path(os.path.abspath(path))
    for way in (written, written.parent.resolve() / written.name, written.resolve()):
        for start in (root, Path(os.path.abspath(folder))):
            if way.is_relative_to(start):
                return way.relative_to(start)
    return None
