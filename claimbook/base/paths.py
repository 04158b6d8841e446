"""Where things are: the folders and files of a book, found from its `_config.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimbook.base.errors import BookError
from claimbook.base.places import place_below
from claimbook.base.store import Store


@dataclass(frozen=True, slots=True)
class BookPaths:
    """The folders and files of the book whose `_config.yml` stands in `root`."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "_config.yml"

    @property
    def contents(self) -> Path:
        """The table of contents, which alone gives the order of the chapters."""
        return self.root / "_toc.yml"

    @property
    def documents(self) -> Path:
        """The source documents, byte for byte as they were read."""
        return self.root / "seeds"

    @property
    def tables(self) -> Path:
        return self.root / "data"

    @property
    def editions(self) -> Path:
        return self.root / "editions"

    @property
    def build(self) -> Path:
        return self.root / "_build"

    @property
    def site(self) -> Path:
        """The last good site; replaced as a whole, never written into."""
        return self.build / "html"

    @property
    def work(self) -> Path:
        """Scratch space on the same disk as the book, so that a finished file can be swapped in."""
        return self.root / ".claimbook"

    @property
    def store(self) -> Store:
        """What was made once and need not be made again, for as long as the folder of work is kept."""
        return Store(self.work / "kept")

    def relative(self, path: Path) -> str:
        """Return `path` as it is written in messages: from the book's root, with forward slashes."""
        below = place_below(self.root, path)
        return path.as_posix() if below is None else below.as_posix()


def find_book(start: Path | None = None) -> BookPaths:
    """Return the paths of the book that `start` (default: the working folder) is part of.

    Raises BookError where no folder from `start` upwards holds a `_config.yml`.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "_config.yml").is_file():
            return BookPaths(folder)
    raise BookError(
        f"No book here: neither {start} nor a folder above it holds a _config.yml; go to the book's folder."
    )
