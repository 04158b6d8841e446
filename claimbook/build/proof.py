"""The proof of a book's tables and editions, without which no site is built of them."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.book.site_sources import quotes_digest

READ = "quotes.sha256"  # what the quotes were read of, when they were last found to agree


def prove(paths: BookPaths) -> None:
    """Raise BookError with every fault of the tables and of the frozen editions."""
    from claimbook.editions.edition import edition_faults  # late: a build with nothing to do loads nothing
    from claimbook.review.validation import validate  # late: a build with nothing to do loads nothing

    quotes = quotes_digest(paths)
    read = quotes_were_read(paths, quotes)
    if faults := [*validate(paths, drawn=False, quotes_read=read), *edition_faults(paths)]:
        raise BookError(faults)
    if not read and quotes_digest(paths) == quotes:
        replace_file(paths.work / READ, quotes)


def quotes_were_read(paths: BookPaths, quotes: str) -> bool:
    """Tell whether the quotes of this digest are those that agreed with their claims when the book was last built."""
    stamp = paths.work / READ
    return stamp.is_file() and stamp.read_text(encoding="utf-8", errors="replace") == quotes


def prove_for_another(root: Path, pipe: int) -> None:
    """Prove the book below a folder and write its faults into a pipe, as JSON; what else goes wrong is raised."""
    try:
        prove(BookPaths(root))
        faults: list[Fault] = []
    except BookError as error:
        faults = error.faults
    with os.fdopen(pipe, "w", encoding="utf-8") as answer:
        json.dump([astuple(fault) for fault in faults], answer)


def proved_elsewhere(pipe: int) -> bool:
    """Tell whether a whole answer of `prove_for_another` comes out of a pipe; raises BookError with its faults."""
    with open(pipe, encoding="utf-8", closefd=False) as answer:
        told = answer.read()
    with suppress(ValueError):
        if faults := [Fault(*each) for each in json.loads(told)]:
            raise BookError(faults)
        return True
    return False
