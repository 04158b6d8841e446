"""Editions: frozen, dated states of the book, each in a folder of its own that never changes afterwards.

An edition is made aside and moved into place in one step, so that it is there whole or not at all. What it holds is
listed in its `edition.json` with a digest each; a build refuses an edition whose files are no longer those.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import room_to_write
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.editions import shapes
from claimbook.editions.state import State, read_json, read_state
from claimbook.review.revision_log import author_of

if TYPE_CHECKING:
    from claimbook.book.book import Book

ABOUT = "edition.json"
CHANGES = "changes.json"
ANYWAY = "No edition was cut; mend this first, or give --anyway with the reason why it is cut all the same."
NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A frozen edition: its folder and what it says of itself."""

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

    def state(self) -> State:
        return read_state(self.folder, self.name, self.about["published"], self.about["revisions"])

    def changes(self) -> dict[str, Any]:
        """Return what differed from the edition before, as it was told when this one was cut."""
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
            elif digest_of(there[name]) != frozen[name]:
                found.append(Fault(file, None, None, "was changed after it was frozen; restore it, cut a new edition"))
    return found


def files_of(folder: Path) -> list[Path]:
    """Return the files of an edition but the one that describes it."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / ABOUT]


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check(book: Book) -> list[str]:
    """Return what speaks against freezing the book as it stands, a sentence each; raises BookError for a stale one."""
    from claimbook.editions.differences import compare, log_since
    from claimbook.editions.readiness import Readiness, findings
    from claimbook.editions.state import state_of

    refuse_stale(book.paths, book)
    before = newest_edition(book.paths)
    state = state_of(book)
    old = before.state() if before else None
    return findings(Readiness(book, state, before, compare(old, state, log_since(book, old)) if old else None))


def cut(book: Book, name: str, note: str, anyway: str = "") -> Edition:
    """Freeze the book as it stands under `name`; raises BookError where that cannot be, and then nothing is left.

    What speaks against it (see `check`) is refused too, unless `anyway` says why it is done all the same: the edition
    then tells who said so, why, and against what.
    """
    from claimbook.editions.differences import compare, log_since
    from claimbook.editions.freezing import freeze
    from claimbook.editions.state import state_of

    paths = book.paths
    refuse(paths, book, name, note)
    found = check(book)
    if found and not anyway.strip():
        raise BookError([Fault("", None, None, each) for each in (*found, ANYWAY)])
    before = newest_edition(paths)
    state = state_of(book)
    old = before.state() if before else None
    changes = compare(old, state, log_since(book, old)) if old else None
    aside = paths.work / "edition"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        with room_to_write():
            freeze(book, state, aside)
            write(
                aside / CHANGES,
                json.dumps(changes.as_dict() if changes is not None else None, ensure_ascii=False, indent=1) + "\n",
            )
            about = description(book, state, note, before, aside)
            if found:
                told = {"author": author_of(paths), "why": " ".join(anyway.split()), "findings": found}
                about["anyway"] = told
            write(aside / ABOUT, json.dumps(about, ensure_ascii=False, indent=1) + "\n")
        with Transaction(paths) as change:
            change.move(aside, paths.editions / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Edition(paths.editions / name, about)


def refuse(paths: BookPaths, book: Book, name: str, note: str) -> None:
    """Raise BookError where an edition cannot be cut under this name now."""
    if not NAME.fullmatch(name):
        raise BookError(f"{name!r} is no name for an edition; use letters, digits, dots and hyphens, as in 2026.1.")
    if (paths.editions / name).exists():
        raise BookError(f"The edition {name} exists, and an edition never changes; cut the next one under a new name.")
    if book.identity.edition != name:
        raise BookError(
            f"The book calls itself edition {book.identity.edition}; set claimbook.edition (and as_of, published) "
            f"in {paths.config.name} to {name} first, then `claimbook build`."
        )
    if not note.strip():
        raise BookError("An edition needs a note that says what is new in it; give --note.")
    refuse_stale(paths, book)


def refuse_stale(paths: BookPaths, book: Book) -> None:
    """Raise BookError where a chapter's stored outputs are not what today's tables give."""
    from claimbook.chapters.fingerprints import stale_chapters

    if stale := stale_chapters(paths, book.ledger):
        names = ", ".join(paths.relative(path) for path in stale)
        raise BookError(f"These chapters are stale: {names}. Run `claimbook build` first, look at it, then cut.")


def description(book: Book, state: State, note: str, before: Edition | None, folder: Path) -> dict[str, Any]:
    """Return what an edition says of itself; its date is the book's, never the clock's."""
    from claimbook.book.registry import identity_record

    commit, uncommitted = commit_of(book.paths)
    return {
        "version": 1,
        "name": state.name,
        "published": book.identity.published,
        "as_of": book.identity.as_of,
        "note": " ".join(note.split()),
        "previous": before.name if before else None,
        "commit": commit,
        "uncommitted": uncommitted,
        "revisions": state.revisions,
        "counts": {
            "values": len(state.values),
            "figures": len(state.figures),
            "sentences": len(state.sentences),
        },
        "book": identity_record(book.identity),
        "files": {path.relative_to(folder).as_posix(): digest_of(path) for path in files_of(folder)},
    }


def commit_of(paths: BookPaths) -> tuple[str | None, list[str]]:
    """Return the commit that the book stands at and the tracked files that differ from it; None outside of Git."""

    def git(*words: str) -> str | None:
        try:
            ended = subprocess.run(
                ["git", *words], cwd=paths.root, capture_output=True, text=True, check=False, timeout=60
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return ended.stdout if ended.returncode == 0 else None

    commit = git("rev-parse", "HEAD")
    if commit is None:
        return None, []
    changed = git("diff", "--name-only", "--relative", "HEAD", "--", ".") or ""
    return commit.strip(), sorted(changed.split("\n")[:-1])


def write(path: Path, content: str) -> None:
    """Write one file of an edition that is being made aside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
