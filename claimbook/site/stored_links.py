"""What chapters store as HTML with links in it: gives each link its address, and notes what the page shows.

A page that holds such HTML is read again when a value in it has changed, and each number in it opens its story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from claimbook.base.errors import BookError
from claimbook.chapters.links import completed, targets
from claimbook.site import dependence
from claimbook.site.addresses import METHOD, NUMBERS, SOURCES, address
from claimbook.site.gate import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

MARK = ' data-to="'


def stored_in(document: nodes.document) -> Iterator[nodes.raw]:
    """Yield the stored HTML of a page that has links to complete."""
    for node in document.findall(nodes.raw):
        if node.get("format") == "html" and MARK in node.astext():
            yield node


def note(app: Sphinx, document: nodes.document) -> None:
    """Note the values that stored HTML shows; blame the page for a link to a value or page that there is not."""
    env, site = app.env, site_of(app)
    for node in stored_in(document):
        for kind, target in targets(node.astext()):
            if kind == "value":
                try:
                    site.registry[target]
                except BookError as error:
                    site.blame(str(env.doc2path(env.docname, base=False)), None, str(error))
                dependence.note_value(app, env.docname, target)
            if kind == "page" and target not in env.found_docs:
                site.blame(str(env.doc2path(env.docname, base=False)), None, f"a card leads to no page: {target!r}.")


def resolve(app: Sphinx, document: nodes.document, page: str) -> None:
    """Write the addresses that work from this page."""

    def to(kind: str, target: str) -> str:
        place = {
            "value": (NUMBERS, target),
            "document": (SOURCES, target),
            "sure": (METHOD, f"sure-{target.replace(' ', '-')}"),
            "page": (target, ""),
        }[kind]
        return address(app.builder, page, *place)

    for node in list(stored_in(document)):
        node.replace_self(nodes.raw("", completed(node.astext(), to), format="html"))


def register(app: Sphinx) -> None:
    app.connect("doctree-read", note)
    app.connect("doctree-resolved", resolve)
