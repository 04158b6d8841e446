"""Which page shows which value, so that a page is read and written again when something it shows has changed.

A page is noted with the digest of each record it shows (a value's whole story, a figure's texts) or, for a generated
page, of everything. Sphinx asks which pages are outdated; a digest that differs today is the answer.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.site.gate import site_of
from claimbook.tables.ledger import digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from claimbook.book.records import Registry

EVERYTHING = "everything"
Shown = dict[str, dict[str, str]]


def shown(env: BuildEnvironment) -> Shown:
    """Return the digests of what each page shows, by page and by what is shown."""
    if not hasattr(env, "claimbook_shown"):
        env.claimbook_shown = {}  # type: ignore[attr-defined]
    return env.claimbook_shown  # type: ignore[attr-defined]


def note_value(app: Sphinx, page: str, id: str) -> None:
    """Note that a page shows a value."""
    shown(app.env).setdefault(page, {})[id] = digest_of(app, id)


def note_everything(app: Sphinx, page: str) -> None:
    """Note that a page is made from all values and tables."""
    shown(app.env).setdefault(page, {})[EVERYTHING] = digest_of(app, EVERYTHING)


def values_of(env: BuildEnvironment, page: str) -> list[str]:
    """Return the ids of the values that a page shows, in the order it first shows them."""
    return [id for id in shown(env).get(page, {}) if id != EVERYTHING]


def digest_of(app: Sphinx, id: str) -> str:
    """Return today's digest of a value's record, or of everything."""
    site = site_of(app)
    if id != EVERYTHING:
        known: dict[str, str] = vars(app).setdefault("claimbook_digests", {})
        if id not in known:
            try:
                known[id] = story_digest(site.registry, id)
            except BookError:
                known[id] = "none"
        return known[id]
    if not hasattr(app, "claimbook_everything"):
        tables = [row for name in site.book.ledger.names for row in site.book.ledger.table(name).rows]
        texts = [json.dumps(dict(row), ensure_ascii=False) for row in tables]
        app.claimbook_everything = digest(json.dumps(site.registry.document()), *texts)  # type: ignore[attr-defined]
    return app.claimbook_everything  # type: ignore[attr-defined]


def story_digest(registry: Registry, id: str) -> str:
    """Return the digest of a value's record and of those whose numbers or names its story shows."""
    record = registry[id]
    check = record["check"] or {"reference": []}
    told = dict.fromkeys([*record["inputs"], *record["rests_on"], *check["reference"], *record["disagrees_with"]])
    told.update(dict.fromkeys(filter(None, [record["superseded_by"]])))
    return digest(*(json.dumps(registry[each], ensure_ascii=False) for each in (id, *told)))


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Return the pages that show something which has changed."""
    return [
        page
        for page, digests in shown(env).items()
        if page in env.found_docs and any(digest_of(app, id) != before for id, before in digests.items())
    ]


def purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    shown(env).pop(page, None)


def merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: Any) -> None:
    shown(env).update({page: digests for page, digests in shown(other).items() if page in pages})


def register(app: Sphinx) -> None:
    app.connect("env-get-outdated", outdated)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
