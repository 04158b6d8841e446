"""Write files and folders whole: aside first, then in one step into place, so that nothing is ever half there."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimbook.base.errors import BookError

EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
HERE = -100  # AT_FDCWD
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def room_to_write() -> Iterator[None]:
    """Turn a full disk into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise BookError(
            f"No room to write {error.filename or 'a file'}: {error.strerror}. "
            "Nothing was changed; free some space and run it again."
        ) from None


def replace_file(path: Path, content: str | bytes) -> None:
    """Put `content` (text is written as UTF-8) in place of a file, which a crash leaves either old or new.

    Raises BookError where the disk is full; the file then stays as it was.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.aside")
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with room_to_write(), aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def replace_folder(new: Path, place: Path) -> None:
    """Put the folder `new` in place of the folder `place`, or of the one that a link there leads to.

    Where the system can, this is one step. Where it cannot, a failure puts the old folder back, and a crash between two
    steps leaves it beside its place, from where `recover_folder` puts it back. `new` must be on the disk of that place.
    """
    place = Path(os.path.realpath(place))
    place.parent.mkdir(parents=True, exist_ok=True)
    recover_folder(place)
    if not place.exists():
        new.rename(place)
    elif exchange(new, place):
        remove(new)
    else:
        place.rename(beside(place))
        try:
            new.rename(place)
        finally:
            recover_folder(place)


def recover_folder(place: Path) -> None:
    """Undo what a crash left of replacing a folder: put the old one back, or remove what is left of it."""
    place, old = Path(os.path.realpath(place)), beside(place)
    if old.exists() and not place.exists():
        old.rename(place)
    with suppress(OSError):
        remove(old)


def beside(place: Path, name: str = "old") -> Path:
    """Return where another folder stands beside a place, on its disk: the old one while a new one takes its place."""
    place = Path(os.path.realpath(place))
    return place.with_name(f".{place.name}.{name}")


def remove(path: Path) -> None:
    """Remove a folder with all that is in it, or the file or link that stands there in its stead, if anything does."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether the system can do that."""
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(*paths, EXCHANGE) == 0)
    if sys.platform.startswith("linux") and hasattr(library, "renameat2"):
        return bool(library.renameat2(HERE, paths[0], HERE, paths[1], EXCHANGE) == 0)
    return False
