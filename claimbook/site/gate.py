"""Open the book that a site is built from, and refuse to build it where its tables are faulty or a chapter is stale."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.preload import PROVED
from claimbook.book.site_sources import inputs_digest
from claimbook.site.domain import Site, domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def site_of(app: Sphinx) -> Site:
    """Return the site that `app` builds."""
    return domain_of(app.env).site


def stop(faults: list[Fault]) -> NoReturn:
    """Stop the build with a sentence for each fault, and an exit that is not zero.

    An exception would reach the reader as a traceback: Jupyter Book prints one for every error it meets.
    """
    for fault in faults:
        print(f"ERROR: {fault}", file=sys.stderr)
    raise SystemExit(1)


def prove_book(app: Sphinx) -> None:
    """Stop the build where the tables are faulty or a chapter no longer shows what today's tables give."""
    site = site_of(app)
    try:
        site.book.identity  # noqa: B018  raises for what is missing
        if proved_already(site.paths):
            return
        from claimbook.chapters.fingerprints import stale_faults  # late: needless for a book that is proved
        from claimbook.review.validation import validate  # late: as above

        if faults := validate(site.paths) or stale_faults(site.paths, site.book.ledger):
            stop(faults)
    except BookError as error:
        stop(error.faults)


def proved_already(paths: BookPaths) -> bool:
    """Tell whether whoever called this build has proved exactly these files, and will not publish a stale chapter."""
    said = os.environ.get(PROVED)
    return bool(said) and said == inputs_digest(paths)


def report_faults(app: Sphinx, *_: object) -> None:
    """Stop the build with everything that was found wrong while the pages were read."""
    if site_of(app).faults:
        stop(site_of(app).faults)
