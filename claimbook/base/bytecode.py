"""Compiled modules are taken for what their source says by its content, not by its time.

Python keeps a module compiled and takes it for current while the source has the size and the time, to the second, that
it had: an edit of one digit within a second, or one put back with its old date, would run as it stood before. Below a
folder given to `go_by_content` a digest of the source stands in the place of its time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    SourceFileLoader,
    SourcelessFileLoader,
)
from importlib.util import source_hash
from pathlib import Path

from claimbook.base.places import place_below

LOADERS = ((ExtensionFileLoader, EXTENSION_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES))


class ContentLoader(SourceFileLoader):
    """Loads a module whose compiled form is current only while its source's digest (32 bits) and size are the same."""

    def path_stats(self, path: str) -> Mapping[str, int]:
        source = self.get_data(path)
        return {"mtime": int.from_bytes(source_hash(source)[:4], "little"), "size": len(source)}


class ContentHook:
    """Gives the folders below `root` to `ContentLoader`; what is installed or hidden below it is left to Python."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, path: str) -> FileFinder:
        folder = Path(os.path.abspath(path))
        below = place_below(self.root, folder)
        if below is None or not folder.is_dir():
            raise ImportError(path)
        if any(part.startswith(".") or part == "site-packages" for part in below.parts):
            raise ImportError(path)
        return FileFinder(str(folder), LOADERS[0], (ContentLoader, SOURCE_SUFFIXES), LOADERS[1])


def go_by_content(root: Path) -> None:
    """Let modules below a folder that are imported from now on go by the content of their sources."""
    root = root.resolve()
    if any(isinstance(hook, ContentHook) and hook.root == root for hook in sys.path_hooks):
        return
    sys.path_hooks.insert(0, ContentHook(root))
    sys.path_importer_cache.clear()  # who answered for a folder before may lie below this one, whatever its name


go_by_content(Path(__file__).parents[1])
