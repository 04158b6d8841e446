"""What an edition is: a folder that never changes, what it says of itself, and whether it is still as it was frozen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from claimbook.base.digests import file_digest
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.editions import shapes
from claimbook.editions.state import State, read_json, read_state

ABOUT = "edition.json"
CHANGES = "changes.json"


@dataclass(frozen=True)
class Edition:
    """A frozen edition: its folder and what it says of itself; its files are read when first asked for."""

    folder: Path
    about: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.about["name"])

    @property
    def order(self) -> tuple[str, tuple[tuple[int, str], ...]]:
        """What editions are ordered by: the date of publication, then the numbers in the name."""
        parts = re.findall(r"\d+|\D+", self.name)
        return self.about["published"], tuple((int(part) if part.isdigit() else -1, part) for part in parts)

    @cached_property
    def state(self) -> State:
        """All that the book showed then."""
        return read_state(self.folder, self.name, self.about["published"], self.about["revisions"])

    @cached_property
    def changes(self) -> dict[str, Any]:
        """What differed from the edition before, as it was told when this one was cut."""
        changes: dict[str, Any] = read_json(self.folder / CHANGES, shapes.CHANGES)
        return changes


def editions(paths: BookPaths) -> list[Edition]:
    """Return all editions, the oldest first."""
    folders = paths.editions.iterdir() if paths.editions.is_dir() else []
    found = [Edition(folder, read_about(folder)) for folder in folders if (folder / ABOUT).is_file()]
    return sorted(found, key=lambda edition: edition.order)


def read_about(folder: Path) -> dict[str, Any]:
    """Return what an edition says of itself; raises BookError where it is no description of the edition there."""
    about: dict[str, Any] = read_json(folder / ABOUT, shapes.ABOUT)
    if about["name"] != folder.name:
        words = f"calls the edition {about['name']!r} and stands in the folder {folder.name}; restore it"
        raise BookError(Fault(f"{folder.name}/{ABOUT}", None, "name", words))
    return about | {"revisions": int(about["revisions"])}


def newest_edition(paths: BookPaths) -> Edition | None:
    """Return the edition published last, or None before the first."""
    return next(reversed(editions(paths)), None)


def find_edition(paths: BookPaths, name: str = "") -> Edition:
    """Return the edition of this name, or the newest; raises BookError where there is none."""
    known = editions(paths)
    if not known:
        raise BookError("No edition has been cut yet; `claimbook edition cut NAME --note …` cuts the first.")
    found = next((edition for edition in known if edition.name == name), None) if name else known[-1]
    if found is None:
        raise BookError(f"There is no edition {name!r}; there are {', '.join(each.name for each in known)}.")
    return found


def edition_faults(paths: BookPaths) -> list[Fault]:
    """Return a fault for every file of an edition that is not as it was frozen."""
    found = []
    for edition in editions(paths):
        frozen = edition.about["files"]
        there = {path.relative_to(edition.folder).as_posix(): path for path in files_of(edition.folder)}
        for name in sorted({*frozen, *there}):
            file = paths.relative(edition.folder / name)
            if name not in there:
                found.append(Fault(file, None, None, "is missing; restore it, an edition never changes"))
            elif name not in frozen:
                found.append(Fault(file, None, None, "is no part of the edition; remove it, an edition never changes"))
            elif file_digest(there[name]) != frozen[name]:
                found.append(Fault(file, None, None, "was changed after it was frozen; restore it, cut a new edition"))
    return found


def files_of(folder: Path) -> list[Path]:
    """Return the files of an edition but the one that describes it."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / ABOUT]
