"""Generated pages: directives that stand for a view of the tables, made when their page is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup
from sphinx.util.docutils import SphinxDirective

from claimbook.base.errors import BookError
from claimbook.book.identity import read_contact
from claimbook.site import briefs, changes, citations, dependence, documents, entities, figurepages, method, numbers
from claimbook.site.gate import site_of, stop
from claimbook.site.templating import rendered
from claimbook.site.value_card import PageRenderer

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NO_CONTACT = "This copy of the book names no address: send the note to whoever gave it to you, or to {}, its publisher."
NOTE = """Book: {title}, edition {edition}
Id of the number or figure:
What the book says:
What it should say:
Source (author, title, date, address), and the sentence in it:
"""


def contact_line(renderer: PageRenderer, _: str) -> Markup:
    """Return to whom a reader may write, as the book's configuration has it."""
    text, identity = read_contact(renderer.registry.book.paths), renderer.registry.book.identity
    return rendered(
        "contact.html",
        text=text,
        e_mail=bool(E_MAIL.fullmatch(text)),
        unnamed=NO_CONTACT.format(identity.publisher),
        note=NOTE.format(title=identity.title, edition=identity.edition),
    )


View = Callable[[PageRenderer, str], Markup]
VIEWS: dict[str, View] = {
    "numbers": numbers.table,
    "document": documents.section,
    "outside-sources": documents.outside_sources,
    "entities": entities.listing,
    "confidence-scale": method.scale,
    "book-in-figures": method.counts,
    "extraction-accuracy": method.accuracy,
    "statement-kinds": method.kinds,
    "cite-book": citations.book,
    "contact": contact_line,
    "disagreements": changes.disagreements,
    "changes": changes.changes,
    "gallery": figurepages.gallery,
    "checked-brief": briefs.example,
    "paste-a-brief": briefs.paste,
}
DIRECTIVES = [name for name in VIEWS if name not in ("document", "checked-brief")]


class view(nodes.General, nodes.Element):
    """A view of the tables: its `name` and the `subject` it is of, if any."""


class Generated(SphinxDirective):
    """A view of the tables, by the directive's name."""

    def run(self) -> list[Node]:
        dependence.note_everything(self.env.app, self.env.docname)
        return [view(name=self.name, subject="")]


class CheckedBrief(SphinxDirective):
    """A brief, written out in the page, with what the checker says of it."""

    has_content = True

    def run(self) -> list[Node]:
        dependence.note_everything(self.env.app, self.env.docname)
        return [view(name=self.name, subject="\n".join(self.content))]


class Documents(SphinxDirective):
    """One section a document, so that each stands in the contents."""

    def run(self) -> list[Node]:
        dependence.note_everything(self.env.app, self.env.docname)
        found: list[Node] = []
        for row in site_of(self.env.app).book.ledger.where("documents"):
            section = nodes.section("", nodes.title("", row["title"]), ids=[row.id], names=[row.id])
            section += view(name="document", subject=row.id)
            self.state.document.note_explicit_target(section)
            found.append(section)
        return found


def write_views(app: Sphinx, document: nodes.document, page: str) -> None:
    """Make every view of a page, with links that work from there."""
    renderer = PageRenderer(site_of(app).registry, app.builder, page)
    for node in list(document.findall(view)):
        try:
            made = VIEWS[node["name"]](renderer, node["subject"])
        except BookError as error:
            stop(error.faults)
        node.replace_self(nodes.raw("", str(made), format="html"))
