"""The pages that links of ours lead to, and where each figure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

NUMBERS = "pages/numbers"
SOURCES = "pages/sources"
ENTITIES = "pages/entities"
METHOD = "pages/method"
CITE = "pages/cite"
CORRECTIONS = "pages/corrections"
GALLERY = "pages/figures"
FIGURES = "figures"
Figures = dict[str, dict[str, Any]]


def figures_of(env: BuildEnvironment) -> Figures:
    """Return what is known of each figure that a page shows, by its id, with the page."""
    if not hasattr(env, "claimbook_figures"):
        env.claimbook_figures = {}  # type: ignore[attr-defined]
    return env.claimbook_figures  # type: ignore[attr-defined]


def wanted_of(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the ids of the figures that each page links to."""
    if not hasattr(env, "claimbook_wanted"):
        env.claimbook_wanted = {}  # type: ignore[attr-defined]
    return env.claimbook_wanted  # type: ignore[attr-defined]


def purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget a page that is read again or gone."""
    wanted_of(env).pop(page, None)
    for id in [id for id, figure in figures_of(env).items() if figure["page"] == page]:
        del figures_of(env)[id]


def merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    """Take over what another process found in some pages."""
    wanted_of(env).update({page: ids for page, ids in wanted_of(other).items() if page in pages})
    figures_of(env).update({id: each for id, each in figures_of(other).items() if each["page"] in pages})


def address(builder: Builder, page: str, target: str, anchor: str = "") -> str:
    """Return the address of a place as it is written on `page`."""
    hash = f"#{anchor}" if anchor else ""
    return hash if page == target and hash else f"{builder.get_relative_uri(page, target)}{hash}"


def register(app: Sphinx) -> None:
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
