"""A frozen figure for other people's pages: `e/NAME/embed/ID.html`, and `embed/ID.html` of one the book has no longer.

What it shows is frozen, drawing and words, byte for byte those of its edition; the page around them is made from a
template at every build, so that an old figure fits new frames. It is whole in one file, with a style and a small
script of its own and no address elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from claimbook import cite
from claimbook.base.digests import policy_source
from claimbook.book.records import FigureRecord
from claimbook.book.theme import TOKENS
from claimbook.cite.versions import edition_identity
from claimbook.editions.freezing import NARROW
from claimbook.site.assets import HERE, recolouring, tokens
from claimbook.site.templating import rendered

if TYPE_CHECKING:
    from claimbook.editions.edition import Edition
    from claimbook.site.domain import Site
    from claimbook.site.history import History

FOLDER = "embed"
TEMPLATE = "frozen_embed.html"
COLOUR = re.compile(r'(?:fill|stroke|stop-color)="(#[0-9a-fA-F]{3,8}|rgb[^"]*)"')
KNOWN_COLOURS = {light.lower() for light, _ in TOKENS.values()}


def write_embeds(site: Site, history: History, folder: Path) -> None:
    """Write the page of every figure of every edition for frames below `folder`."""
    for edition, figures in zip(history.editions, history.figures, strict=True):
        place = folder / edition.name / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        for id, figure in figures.items():
            page = embed_page(site, edition, figure, f"../figures/{id}.html")
            (place / f"{id}.html").write_text(page, encoding="utf-8")


def embed_page(site: Site, edition: Edition, figure: FigureRecord, page: str, notice: str = "") -> str:
    """Return a figure as an edition froze it, for a frame; `page` tells more of it, `notice` what became of it."""
    identity = edition_identity(site.book.identity, edition)
    wide, narrow = frozen_drawing(edition, figure["id"]), frozen_drawing(edition, figure["id"], NARROW)
    return rendered(
        TEMPLATE,
        book=identity,
        figure=figure,
        wide=Markup(wide),
        narrow=Markup(narrow),
        recoloured={found.lower() for found in COLOUR.findall(wide + narrow)} <= KNOWN_COLOURS,
        notice=notice,
        page=page,
        short=cite.short_form(identity, figure["id"]),
        style=Markup(style()),
        script=Markup(script()),
        policy=policy(),
    )  # fmt: skip


def frozen_drawing(edition: Edition, id: str, which: str = "") -> str:
    """Return a drawing of a figure as an edition froze it, empty where it froze none of that kind."""
    file = edition.folder / "figures" / f"{id}{which}.svg"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@cache
def style() -> str:
    """Return the style of these pages: the colours in light and dark, and their own rules."""
    return "\n".join([tokens(), recolouring(), (HERE / "embed-frozen.css").read_text(encoding="utf-8")])


@cache
def script() -> str:
    """Return the script that tells the page around how high the figure is."""
    return (HERE / "embed-frozen.js").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """Return the policy of these pages: their style, their script, nothing else."""
    kept = {"style-src": style(), "script-src": script()}
    allowed = "; ".join(f"{name} {policy_source(text)}" for name, text in kept.items())
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
