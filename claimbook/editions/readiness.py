"""What speaks against cutting an edition now: each finding is a sentence that somebody must mend, or answer for.

A finding is nothing that is broken: what is broken (a fault of the tables, a stale chapter, a condition of a sentence
that fails) keeps the book from being built at all, and no edition is cut from it whatever anybody says. A new check is
a function over `Readiness` in `CHECKS`.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.editions.differences import UNEXPLAINED, Differences
from claimbook.editions.state import State
from claimbook.review.coverage import coverage

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.editions.edition import Edition


@dataclass(frozen=True, slots=True)
class Readiness:
    """The book that is to be frozen, its state, the edition before and what differs from it (None at the first)."""

    book: Book
    state: State
    before: Edition | None
    differences: Differences | None


Check = Callable[[Readiness], Iterator[str]]


def findings(readiness: Readiness) -> list[str]:
    """Return everything that speaks against cutting an edition, a sentence each."""
    return [finding for check in CHECKS for finding in check(readiness)]


def unexplained_changes(readiness: Readiness) -> Iterator[str]:
    """Every value that differs from the edition before has its reason on record."""
    for each in readiness.differences.values if readiness.differences else ():
        for cause in each.causes:
            if cause.kind == UNEXPLAINED:
                yield f"{each.id} changed without a reason: {cause.why}; change it by `claimbook`, which asks."


def unchanged_as_of(readiness: Readiness) -> Iterator[str]:
    """Where values differ, so does the date that the data go up to."""
    before, identity = readiness.before, readiness.book.identity
    if before and readiness.differences and readiness.differences.values and before.about["as_of"] == identity.as_of:
        yield (
            f"Values differ from edition {before.name}, and the data still go up to {identity.as_of}; set "
            f"claimbook.as_of in {readiness.book.paths.config.name}."
        )


def open_quantities(readiness: Readiness) -> Iterator[str]:
    """Every quantity of the documents is stated by a claim or has a reason why it is no statement."""
    found = [each for each in coverage(readiness.book.ledger) if each.open]
    if found:
        first = f"{found[0].text!r} in {found[0].document}"
        yield f"{len(found)} quantities of the documents are open, first {first}; see `claimbook coverage --open`."


def uncommitted_files(readiness: Readiness) -> Iterator[str]:
    """Every file of the book is committed, so that the edition's commit gives its numbers again."""
    for name in changed_files(readiness.book):
        yield f"{name} is not committed; the edition names a commit that does not hold it."


def changed_files(book: Book) -> list[str]:
    """Return the files that Git does not hold as they stand, those it does not know too; none outside of Git."""
    command = ["git", "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "."]
    try:
        ended = subprocess.run(command, cwd=book.paths.root, capture_output=True, check=False, timeout=60)
        inside = subprocess.run(["git", "rev-parse", "--show-prefix"], cwd=book.paths.root, capture_output=True,
                                check=False, timeout=60)  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return []
    if ended.returncode or inside.returncode:
        return []
    prefix = inside.stdout.decode("utf-8", "replace").strip()
    names = (entry[3:] for entry in ended.stdout.decode("utf-8", "replace").split("\0") if entry)
    return sorted(name.removeprefix(prefix) for name in names)


def working_citations(readiness: Readiness) -> Iterator[str]:
    """No sentence of the book cites the working version of it, which nobody will see again."""
    short_name = re.escape(readiness.book.identity.short_name)
    cited = re.compile(rf"\b{short_name}(?::[a-z0-9-]+)?@[\w.-]+\+\d{{4}}(?:-\d\d){{0,2}}")
    for sentence in readiness.state.sentences:
        for match in cited.finditer(sentence["text"]):
            yield f"{sentence['page']} cites the working version, {match[0]}; cite an edition."


CHECKS: tuple[Check, ...] = (
    unexplained_changes,
    unchanged_as_of,
    open_quantities,
    uncommitted_files,
    working_citations,
)
