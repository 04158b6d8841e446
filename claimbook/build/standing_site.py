"""The site that readers see: a copy of the pages as they were built, put in its place in one step."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from claimbook.base.atomic import beside, remove, replace_folder, room_to_write
from claimbook.base.digests import file_digest, sha256
from claimbook.base.paths import BookPaths


def site_state(site: Path) -> str:
    """Return the digest of the names and contents of a site's files, which changes when anyone writes into it."""
    return _state({os.path.relpath(path, site): file_digest(path) for path in _files(site)})


def swap_in(built: Path, paths: BookPaths) -> str:
    """Put a copy of the built pages in place of the last good site, in one step, and return its `site_state`."""
    copy = beside(paths.site, "next")
    remove(copy)
    try:
        with room_to_write():
            state = copy_folder(built, copy, paths.site)
        replace_folder(copy, paths.site)
    finally:
        with suppress(OSError):  # it goes with the next build
            remove(copy)
    return state


def copy_folder(folder: Path, copy: Path, last: Path) -> str:
    """Copy a folder and return its `site_state`; what has stayed as it is is shared with the `last` copy.

    In copies nothing is ever written. Raises OSError where the disk is full.
    """
    digests: dict[str, str] = {}
    for place, _, files in os.walk(folder):
        below = os.path.relpath(place, folder)
        os.makedirs(os.path.join(copy, below), exist_ok=True)
        stood = os.path.isdir(os.path.join(last, below))
        for name in files:
            file = name if below == os.curdir else os.path.join(below, name)
            content = _content(os.path.join(place, name))
            digests[file] = sha256(content)
            kept, target = os.path.join(last, file), os.path.join(copy, file)
            if not (stood and _holds(kept, content) and _share(kept, target)):
                with open(target, "xb") as written:
                    written.write(content)
    return _state(digests)


def _state(digests: Mapping[str, str]) -> str:
    listed = "\n".join(f"{name} {digest}" for name, digest in sorted(digests.items()))
    return sha256(listed.encode("utf-8", "surrogateescape"))


def _files(folder: Path) -> list[str]:
    """Return the files below a folder; a link to another folder counts as one, for none is ever built."""
    return [
        path
        for place, folders, files in os.walk(folder)
        for path in (os.path.join(place, name) for name in [*files, *folders])
        if os.path.islink(path) or not os.path.isdir(path)
    ]


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _holds(path: str, content: bytes) -> bool:
    """Tell whether a file is there, no link, and holds this content."""
    try:
        return not os.path.islink(path) and os.path.getsize(path) == len(content) and _content(path) == content
    except OSError:
        return False


def _share(kept: str, target: str) -> bool:
    """Let a file stand in a second place too, where the file system can do that; return whether it did."""
    try:
        os.link(kept, target)
    except OSError:
        return False
    return True
