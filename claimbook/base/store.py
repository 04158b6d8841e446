"""What costs much to make is made once and kept under all that it is made from: drawings, pictures, the charts' script.

What is kept can be thrown away at will. Before each stands its own digest: what is damaged is made anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from claimbook.base.atomic import replace_file
from claimbook.base.digests import contents_digest

DIGEST = 32  # bytes
PROOF = "sha256"  # the file of a folder that holds the digest of the others


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of finished things, each under a key: a digest of everything that goes into it, its maker included."""

    folder: Path

    def get(self, key: str, ending: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key; it is made first where it is not there yet, or is not what was put there."""
        kept = self.find(key, ending)
        return self.put(key, ending, make()) if kept is None else kept

    def find(self, key: str, ending: str) -> bytes | None:
        """Return what is kept under a key, None where it is not there or is not what was put there."""
        with suppress(FileNotFoundError):
            kept = self._file(key, ending).read_bytes()
            if hashlib.sha256(kept[DIGEST:]).digest() == kept[:DIGEST]:
                return kept[DIGEST:]
        return None

    def put(self, key: str, ending: str, made: bytes) -> bytes:
        """Keep something under a key and return it."""
        file = self._file(key, ending)
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, hashlib.sha256(made).digest() + made)
        return made

    def holds(self, key: str, ending: str) -> bool:
        """Tell whether something is kept under a key."""
        return self._file(key, ending).is_file()

    def get_folder(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return a folder of files that are kept together; `make` fills it, as `get` does.

        Raises OSError where it cannot be kept.
        """
        kept = self.folder / name
        if _is_whole(kept):
            return kept
        shutil.rmtree(kept, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as aside:
            made = Path(aside) / name
            made.mkdir()
            make(made)
            (made / PROOF).write_text(_digest_of(made), encoding="utf-8")
            with suppress(OSError):  # another process was first
                os.rename(made, kept)
        if not _is_whole(kept):
            raise OSError(f"{kept} cannot be put in place of what stands there.")
        return kept

    def _file(self, key: str, ending: str) -> Path:
        return self.folder / f"{key}.{ending}"


def _is_whole(kept: Path) -> bool:
    """Tell whether a folder holds what was put there."""
    try:
        return (kept / PROOF).read_bytes() == _digest_of(kept).encode()
    except OSError:
        return False


def _digest_of(folder: Path) -> str:
    files = [file for file in sorted(folder.iterdir()) if file.name != PROOF]
    return contents_digest((file.name, file.read_bytes()) for file in files)


def store_of_installation() -> Store:
    """Return where that is kept which rests on installed packages alone, whatever the book: among the user's caches."""
    from platformdirs import user_cache_path  # late: most commands keep nothing

    return Store(user_cache_path("claimbook"))
