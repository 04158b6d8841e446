"""Write files and folders whole: aside first, then in one step into place, so that nothing is ever half there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def replace_file(path: Path, content: str | bytes) -> None:
    """Put `content` (text is written as UTF-8) in place of a file, which a crash leaves either old or new."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.aside")
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def replace_folder(new: Path, place: Path) -> None:
    """Put the folder `new` in place of the folder `place`, keeping the old one until the new one stands."""
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
