"""What costs much to make is made once and kept under all that it is made from: drawings, pictures, the charts' script.

What is kept can be thrown away at will.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claimbook.base.atomic import replace_file


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of finished things, each under a key: a digest of everything that goes into it, its maker included."""

    folder: Path

    def get(self, key: str, ending: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key; it is made first where it is not there yet."""
        file = self._file(key, ending)
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(file, make())
        return file.read_bytes()

    def holds(self, key: str, ending: str) -> bool:
        """Tell whether something is kept under a key."""
        return self._file(key, ending).is_file()

    def _file(self, key: str, ending: str) -> Path:
        return self.folder / f"{key}.{ending}"
