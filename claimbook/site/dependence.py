"""Which page shows what, so that a page is read and written again when something it shows has changed.

A page is noted with the digest of each value that its record names (the value's whole story) or, for a generated
page, of everything; and with the digest of each file that it was read from. Sphinx asks which pages are outdated; a
digest that differs today is the answer, and a time never is.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.digests import digest, file_digest
from claimbook.base.errors import BookError
from claimbook.book.readers import ACCEPTED, CONFIRMED, readers_of
from claimbook.book.registry import Registry
from claimbook.chapters.page_record import shown_on
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.site.named_values import named_values

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from claimbook.site.domain import Site

EVERYTHING = "everything"
VERSION = "version of "
TAKEAWAY = "takeaway of "


def note_page(app: Sphinx, document: nodes.document) -> None:
    """Note what the record of a page that has been read says it shows."""
    page = app.env.docname
    noted = domain_of(app.env).shown.setdefault(page, {})
    noted[f"{VERSION}{page}"] = digest_of(app, f"{VERSION}{page}")
    for id in domain_of(app.env).wanted.get(page, []):
        noted[f"{TAKEAWAY}{id}"] = digest_of(app, f"{TAKEAWAY}{id}")
    domain_of(app.env).sources[page] = {file: source_digest(app, file) for file in files_of(app.env, page)}
    if page in site_of(app).pages:
        for id in shown_on(site_of(app).book, site_of(app).pages[page])["values"]:
            noted[id] = digest_of(app, id)


def files_of(env: BuildEnvironment, page: str) -> list[str]:
    """Return the files that a page is read from, from the book's root: its own, and what that takes in."""
    own = Path(os.path.relpath(env.doc2path(page), env.srcdir)).as_posix()
    return [own, *sorted(env.dependencies.get(page, ()))]


def source_digest(app: Sphinx, file: str) -> str:
    """Return the digest of a file as it stood when it was first asked for in this build, empty where there is none."""
    known = domain_of(app.env).source_digests
    if file not in known:
        known[file] = file_digest(Path(app.srcdir) / file)
    return known[file]


def note_everything(app: Sphinx, page: str) -> None:
    """Note that a page is made from all values and tables."""
    domain_of(app.env).shown.setdefault(page, {})[EVERYTHING] = digest_of(app, EVERYTHING)


def values_of(env: BuildEnvironment, page: str) -> list[str]:
    """Return the ids of the values that a page shows."""
    shown = domain_of(env).shown.get(page, {})
    return [id for id in shown if id != EVERYTHING and not id.startswith((VERSION, TAKEAWAY))]


def digest_of(app: Sphinx, id: str) -> str:
    """Return today's digest of a value's record, or of everything."""
    known, site = domain_of(app.env).digests, site_of(app)
    if id not in known:
        if id.startswith(VERSION):
            known[id] = version_of(site, id.removeprefix(VERSION))
        elif id.startswith(TAKEAWAY):
            known[id] = takeaway_of(site, id.removeprefix(TAKEAWAY))
        elif id == EVERYTHING:
            tables = [row for name in site.book.ledger.names for row in site.book.ledger.table(name).rows]
            texts = [json.dumps(dict(row), ensure_ascii=False) for row in tables]
            known[id] = digest(json.dumps(site.registry.document()), version_of(site, ""), *texts)
        else:
            try:
                known[id] = digest(story_digest(site.registry, id), site.versions.of_value(id).version)
            except BookError:
                known[id] = "none"
    return known[id]


def version_of(site: Site, page: str) -> str:
    """Return the version of the book that a page belongs to, "none" where a faulty text keeps it from being told."""
    try:
        return site.versions.of_page(page).version
    except BookError:
        return "none"


def takeaway_of(site: Site, id: str) -> str:
    """Return what a link to a figure reads, "none" where there is no such figure."""
    try:
        return site.book.takeaway(id)[0]
    except BookError:
        return "none"


def story_digest(registry: Registry, id: str) -> str:
    """Return the digest of a value's record, of those whose numbers or names its story shows, and of who read it."""
    ledger = registry.book.ledger
    read = [",".join(readers_of(ledger, id, role)) for role in (ACCEPTED, CONFIRMED)]
    shown = (id, *told_with(registry, id))
    return digest(*(json.dumps(registry[each], ensure_ascii=False) for each in shown), *read)


def told_with(registry: Registry, id: str) -> list[str]:
    """Return the ids of the other values whose numbers or names a value's story shows."""
    record = registry[id]
    grounds = record["check"]["reference"] if record["check"] else []
    named = named_values(f"{record['note']} {record['confidence_reason']}", registry.book)
    told = [*record["inputs"], *record["rests_on"], *grounds, *record["disagrees_with"], *named]
    return [each for each in dict.fromkeys([*told, record["superseded_by"]]) if each and each != id]


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Return the pages that were read from, or show, something which has changed, and leave Sphinx no other.

    Sphinx would go by times; and all pages are read again where the last build did not end well, for what it left
    behind may be neither old nor new.
    """
    changed.clear()
    for page in env.found_docs:
        source_digest(app, files_of(env, page)[0])  # before the page is read, whatever is written meanwhile
    if not domain_of(env).made_before:
        return sorted(env.found_docs)
    return [page for page in env.found_docs - added if is_outdated(app, env, page)]


def is_outdated(app: Sphinx, env: BuildEnvironment, page: str) -> bool:
    """Tell whether a page that has been read before is to be read again."""
    domain = domain_of(env)
    return (
        page in env.reread_always
        or not (Path(app.doctreedir) / f"{page}.doctree").is_file()
        or domain.sources.get(page) != {file: source_digest(app, file) for file in files_of(env, page)}
        or any(digest_of(app, id) != before for id, before in domain.shown.get(page, {}).items())
    )
