"""Open the book that a site is built from, and refuse to build it where its tables are faulty or a chapter is stale."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.preload import PROVED
from claimbook.book.book import Book
from claimbook.book.records import Registry
from claimbook.book.site_sources import inputs_digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Site:
    """The book behind the site under construction: its paths, its values, and what was found wrong in its pages."""

    def __init__(self, root: Path) -> None:
        self.paths = BookPaths(root)
        self.book = Book(self.paths)
        self.registry = Registry(self.book)
        self.faults: list[Fault] = []

    def blame(self, page: str, cell: int | None, message: str) -> None:
        """Note what is wrong in a page; the build stops once every page has been read."""
        self.faults.append(Fault(f"{page}, cell {cell}" if cell else page, None, None, message))


def site_of(app: Sphinx) -> Site:
    """Return the site that `app` builds."""
    if not hasattr(app, "claimbook_site"):
        app.claimbook_site = Site(Path(app.srcdir))  # type: ignore[attr-defined]
    return app.claimbook_site  # type: ignore[attr-defined]


def stop(faults: list[Fault]) -> NoReturn:
    """Stop the build with a sentence for each fault, and an exit that is not zero.

    An exception would reach the reader as a traceback: Jupyter Book prints one for every error it meets.
    """
    for fault in faults:
        print(f"ERROR: {fault}", file=sys.stderr)
    raise SystemExit(1)


def prove(app: Sphinx) -> None:
    """Stop the build where the tables are faulty or a chapter no longer shows what today's tables give."""
    site = site_of(app)
    try:
        site.book.identity  # noqa: B018  raises for what is missing
        if proved_already(site.paths):
            return
        from claimbook.chapters.fingerprints import stale_faults
        from claimbook.review.validation import validate

        if faults := validate(site.paths) or stale_faults(site.paths, site.book.ledger):
            stop(faults)
    except BookError as error:
        stop(error.faults)


def proved_already(paths: BookPaths) -> bool:
    """Tell whether whoever called this build has proved exactly these files, and will not publish a stale chapter."""
    said = os.environ.get(PROVED)
    return bool(said) and said == inputs_digest(paths)


def report(app: Sphinx, *_: object) -> None:
    """Stop the build with everything that was found wrong while the pages were read."""
    if site_of(app).faults:
        stop(site_of(app).faults)


def register(app: Sphinx) -> None:
    app.connect("builder-inited", prove)
    app.connect("env-updated", report)
