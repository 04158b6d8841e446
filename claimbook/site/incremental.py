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
from claimbook.base.digests import digest, file_digest
from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_json
from claimbook.base.preload import BESIDE
from claimbook.book.site_sources import not_inputs
from claimbook.site import dependence
from claimbook.site.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FILE = "claimbook-made.json"
FRAME = "frame of every page"
LINKS = "links of "

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
    """Return the digest of what every page shows besides its own: code, the book's name, contents and their titles."""
    titles = [f"{page} {title.astext()}" for page, title in sorted(app.env.titles.items())]
    return digest(app.config.claimbook_made_from, file_digest(domain_of(app.env).site.paths.contents), *titles)


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write again though their text stays: their contents, or where their links lead, changed."""
    frame = unchanged(app, FRAME, common_digest(app), files=())
    figures, wanted = domain_of(env).figures, domain_of(env).wanted
    leads = {page: [f"{id} {figures[id]['page']}" for id in ids if id in figures] for page, ids in wanted.items()}
    same = {page for page in env.found_docs if unchanged(app, f"{LINKS}{page}", *leads.get(page, ()), files=())}
    return sorted(env.found_docs if not frame else env.found_docs - same)


def stories(app: Sphinx, ids: Collection[str]) -> str:
    """Return the digest of all that is told of some values."""
    return digest(*(dependence.digest_of(app, id) for id in ids))


def keep_only(folder: Path, names: Collection[str]) -> None:
    """Remove from a folder every file that is not among `names`."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_file() and path.name not in names:
            path.unlink()


def end_build(app: Sphinx, error: Exception | None) -> None:
    """Keep what was made for the next build, where this one has ended well and without a warning."""
    if error is None and app.builder.name == "html" and not app._warncount:
        beside = not_inputs(domain_of(app.env).site.paths, domain_of(app.env).sources.values())
        replace_file(Path(app.doctreedir) / BESIDE, json.dumps(beside))
        replace_file(Path(app.doctreedir) / FILE, json.dumps(domain_of(app.env).made))
