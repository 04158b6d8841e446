"""How an edition is cut: made aside, described, and moved into place in one step, there whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from claimbook.base.atomic import room_to_write
from claimbook.base.digests import file_digest
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.book.book import Book
from claimbook.book.registry import identity_record
from claimbook.chapters.fingerprints import stale_chapters
from claimbook.editions.differences import compare, log_since
from claimbook.editions.edition import ABOUT, CHANGES, Edition, files_of, newest_edition
from claimbook.editions.freezing import freeze, write
from claimbook.editions.readiness import Readiness, findings
from claimbook.editions.state import State, state_of
from claimbook.review.revision_log import author_of

ANYWAY = "No edition was cut; mend this first, or give --anyway with the reason why it is cut all the same."
NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


def check(book: Book) -> list[str]:
    """Return what speaks against freezing the book as it stands, a sentence each; raises BookError for a stale one."""

    refuse_stale(book.paths, book)
    before = newest_edition(book.paths)
    state = state_of(book)
    old = before.state if before else None
    return findings(Readiness(book, state, before, compare(old, state, log_since(book, old)) if old else None))


def cut(book: Book, name: str, note: str, anyway: str = "") -> Edition:
    """Freeze the book as it stands under `name`; raises BookError where that cannot be, and then nothing is left.

    What speaks against it (see `check`) is refused too, unless `anyway` says why it is done all the same: the edition
    then tells who said so, why, and against what.
    """

    paths = book.paths
    refuse(paths, book, name, note)
    found = check(book)
    if found and not anyway.strip():
        raise BookError([Fault("", None, None, each) for each in (*found, ANYWAY)])
    before = newest_edition(paths)
    state = state_of(book)
    old = before.state if before else None
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

    if stale := stale_chapters(paths, book.ledger):
        names = ", ".join(paths.relative(path) for path in stale)
        raise BookError(f"These chapters are stale: {names}. Run `claimbook build` first, look at it, then cut.")


def description(book: Book, state: State, note: str, before: Edition | None, folder: Path) -> dict[str, Any]:
    """Return what an edition says of itself; its date is the book's, never the clock's."""

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
        "files": {path.relative_to(folder).as_posix(): file_digest(path) for path in files_of(folder)},
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
