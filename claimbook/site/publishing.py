"""What stands beside the pages: every value, figure and edition as data, each described by its schema.

`values.json` is of version 2, which has all of version 1 under the same names; `values.v1.json` is of version 1, for
readers that insist on it. `values/ID.json` is one value with its history, `values.csv` all of them as one table.

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
from claimbook.published.editions import editions_document
from claimbook.published.table import values_table
from claimbook.published.values import Published
from claimbook.site.addresses import VALUES
from claimbook.site.domain import domain_of
from claimbook.site.feed import value_feed
from claimbook.site.gate import site_of
from claimbook.site.incremental import keep_only

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DEPTH = 2
encoded = json.JSONEncoder(ensure_ascii=False).encode
SCHEMAS = Path(__file__).parent / "schemas"


def publish_data(app: Sphinx, error: Exception | None) -> None:
    """Write `values.json`, `figures.json` and their schemas beside the first page."""
    if error is not None or app.builder.format != "html":
        return
    domain, site, out = domain_of(app.env), site_of(app), Path(app.outdir)
    figures = sorted(domain_of(app.env).figures.values(), key=lambda figure: (figure["page"], figure["id"]))
    uri_of = app.builder.get_target_uri
    figures = [{**figure, "address": f"{uri_of(figure['page'])}#{figure['id']}"} for figure in figures]
    book = site.versions.of_book()
    published = domain.published
    write_json(out / "values.json", published.document(figures))
    write_json(out / "values.v1.json", site.registry.document() | {"book": identity_record(book)})
    write_json(out / "figures.json", figures_document(book, figures))
    write_json(out / "editions.json", editions_document(site.versions, figures))
    publish_values(out, published)
    for schema in sorted(SCHEMAS.glob("*.json")):
        replace_file(out / schema.name, schema.read_bytes())


def publish_values(out: Path, published: Published) -> None:
    """Write the file and the feed of each value, those that only editions hold too, and the table of today's."""
    folder = out / VALUES
    folder.mkdir(exist_ok=True)
    files = [published.file(id) for id in published.versions.registry.ids()]
    kept = set()
    for file in [*files, *(published.file(each["id"]) for each in published.gone())]:
        content = {"json": in_json(file).encode(), "atom": value_feed(published, file["value"]["id"])}
        for ending, text in content.items():
            path = folder / f"{file['value']['id']}.{ending}"
            kept.add(path.name)
            if not path.is_file() or path.read_bytes() != text:
                path.write_bytes(text)
    keep_only(folder, kept)
    names = {id: each["name"] for id, each in published.entities.items()}
    replace_file(out / "values.csv", values_table(files, names))


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    replace_file(path, in_json(document))


def in_json(document: Mapping[str, Any]) -> str:
    """Return a document as JSON, one line for each of its fields, and of a record or a list in it for each part."""
    return f"{in_lines(document)}\n"


def in_lines(part: Any, indent: str = " ") -> str:
    if not part or not isinstance(part, dict | list) or len(indent) > DEPTH:
        return encoded(part)
    named = (f"{encoded(name)}: " for name in part) if isinstance(part, dict) else ("" for _ in part)
    inner = part.values() if isinstance(part, dict) else part
    lines = [f"\n{indent}{name}{in_lines(each, f'{indent} ')}" for name, each in zip(named, inner, strict=True)]
    begin, end = "{}" if isinstance(part, dict) else "[]"
    return f"{begin}{','.join(lines)}\n{indent[1:]}{end}"


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
