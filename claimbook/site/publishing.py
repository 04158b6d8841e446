"""What stands beside the pages: every value and figure as data, with its schema.

And what inherited themes and extensions leave behind, that no page loads, goes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file
from claimbook.book.registry import figures_document, identity_record
from claimbook.linking import MeaningIndex
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCHEMAS = Path(__file__).parent / "schemas"


def publish_data(app: Sphinx, error: Exception | None) -> None:
    """Write `values.json`, `figures.json` and their schemas beside the first page."""
    if error is not None or app.builder.format != "html":
        return
    site, out = site_of(app), Path(app.outdir)
    figures = sorted(domain_of(app.env).figures.values(), key=lambda figure: (figure["page"], figure["id"]))
    for figure in figures:
        figure["address"] = f"{app.builder.get_target_uri(figure['page'])}#{figure['id']}"
    meaning = MeaningIndex.of(site.book).to_json()
    book = site.versions.of_book()
    write_json(out / "values.json", site.registry.document() | {"book": identity_record(book), "meaning": meaning})
    write_json(out / "figures.json", figures_document(book, figures))
    for schema in sorted(SCHEMAS.glob("*.json")):
        replace_file(out / schema.name, schema.read_bytes())


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    replace_file(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def tidy_static(app: Sphinx, error: Exception | None) -> None:
    """Remove the files of inherited themes and extensions that no page of ours loads."""
    if error is not None or app.builder.format != "html":
        return
    wanted = set(domain_of(app.env).assets.values())
    for path in (Path(app.outdir) / "_static").iterdir():
        if path.name in wanted:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
