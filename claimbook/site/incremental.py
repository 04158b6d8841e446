"""Make again only what has changed: a page or file without a source stays while all that it is made from stays.

What each was made from is kept beside Sphinx's own memory of the pages. It is taken away when a build begins and put
back when the build has ended well, so that what a broken build left behind is never taken for finished.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_json
from claimbook.site import dependence
from claimbook.site.domain import domain_of
from claimbook.tables.ledger import digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "claimbook-made.json"


MADE: Shape = {"type": "object", "additionalProperties": {"type": "string"}}


def begin_build(app: Sphinx) -> None:
    """Take what the last build made, and from what, for this one to go on from."""
    path = Path(app.doctreedir) / FILE
    try:
        made = read_json(path, path.name, MADE)
    except BookError:
        made = {}
    path.unlink(missing_ok=True)
    domain_of(app.env).made_before = made
    domain_of(app.env).made = {}


def unchanged(app: Sphinx, name: str, *made_from: str, files: Collection[Path]) -> bool:
    """Note what `name` is made from; tell whether the last build made it from the same and its files still stand."""
    key = digest(*made_from)
    domain_of(app.env).made[name] = key
    return domain_of(app.env).made_before.get(name) == key and all(file.is_file() for file in files)


def common_digest(app: Sphinx) -> str:
    """Return the digest of what every page shows besides its own: code, the book's name, the titles in the contents."""
    titles = [f"{page} {title.astext()}" for page, title in sorted(app.env.titles.items())]
    return digest(app.config.claimbook_made_from, *titles)


def stories(app: Sphinx, ids: Collection[str]) -> str:
    """Return the digest of all that is told of some values."""
    return digest(*(dependence.digest_of(app, id) for id in ids))


def keep_only(folder: Path, names: Collection[str]) -> None:
    """Remove from a folder every file that is not among `names`."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_file() and path.name not in names:
            path.unlink()


def end_build(app: Sphinx, error: Exception | None) -> None:
    """Keep what was made for the next build, where this one has ended well."""
    if error is None and app.builder.name == "html":
        replace_file(Path(app.doctreedir) / FILE, json.dumps(domain_of(app.env).made))
