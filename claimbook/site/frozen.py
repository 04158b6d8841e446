"""Carry the frozen editions into the site, byte for byte, each under `e/NAME/`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.editions import edition_faults, editions
from claimbook.site.gate import site_of, stop

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "e"


def prove_editions(app: Sphinx) -> None:
    """Stop the build where an edition is not as it was frozen."""
    if faults := edition_faults(site_of(app).paths):
        stop(faults)


def carry_editions(app: Sphinx, error: Exception | None) -> None:
    """Copy every edition beside the pages, and take out what is no edition."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for edition in editions(site_of(app).paths):
        shutil.copytree(edition.folder, folder / edition.name, copy_function=shutil.copyfile)
