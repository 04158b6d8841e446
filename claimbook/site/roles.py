"""The roles of prose: a number that leads to its story, a link to a figure, a word on how sure the book is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from claimbook.base.errors import BookError
from claimbook.base.files import read_text
from claimbook.book.conditions import conditions_in, read_condition, said_of
from claimbook.book.prose import split_role
from claimbook.chapters.chapter import prose_texts, read_notebook
from claimbook.site.addresses import METHOD, NUMBERS, address
from claimbook.site.domain import Site, domain_of
from claimbook.site.gate import site_of
from claimbook.values.display import show

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CELL_LINES = 10000


class BookRole(SphinxRole):
    """A role that knows the book; blames the page it stands in for what it cannot find."""

    @property
    def site(self) -> Site:
        return site_of(self.env.app)

    def blame(self, error: BookError) -> tuple[list[Node], list[system_message]]:
        file = self.env.doc2path(self.env.docname, base=False)
        cell = self.lineno // CELL_LINES if str(file).endswith(".ipynb") and self.lineno >= CELL_LINES else None
        for fault in error.faults:
            self.site.blame(str(file), cell, str(fault))
        return [nodes.Text(self.text)], []


class ValueRole(BookRole):
    """A value in a form, as a link to its entry on the numbers page."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        id, form = split_role(self.text)
        try:
            text = show(self.site.book[id], form)
        except BookError as error:
            return self.blame(error)
        link = role_link(text, NUMBERS, id, "value")
        link["claimbook_dates"] = bool({"when", "year"} & set(form.split())) and not self.site.book[id].date
        return [link], []


class SureRole(BookRole):
    """How sure the book is of a value, as a link to the scale on the method page."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        id = self.text.strip()
        try:
            word = self.site.book[id].confidence
        except BookError as error:
            return self.blame(error)
        return [role_link(word, METHOD, f"sure-{word.replace(' ', '-')}", "sure")], []


class HoldsRole(BookRole):
    """The condition under which the sentence before it is true; shows nothing, and stops the build where it fails.

    A page that Sphinx does not read again is held to its conditions too: the proof before every build reads them all.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        try:
            condition = read_condition(self.text)
            failure = condition.failure(self.site.book)
        except BookError as error:
            return self.blame(error)[0][:0], []
        if failure:
            self.blame(BookError(said_of(self.sentence(), failure)))
        return [], []

    def sentence(self) -> str:
        """Return the sentence that the condition stands beside."""
        path = Path(self.env.doc2path(self.env.docname))
        found = (said for text in texts_of(path) for held, said in conditions_in(text) if held == self.text.strip())
        return next(found, "The sentence")


def texts_of(path: Path) -> list[str]:
    """Return the text of a page, cell by cell where it is a notebook."""
    if path.suffix != ".ipynb":
        return [read_text(path, path.name)]
    return prose_texts(read_notebook(path))


class FigureRole(BookRole):
    """A link to a figure, where it stands in a chapter."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        id, text = split_role(self.text)
        try:
            takeaway, _ = self.site.book.takeaway(id)
        except BookError as error:
            return self.blame(error)
        domain_of(self.env).wanted.setdefault(self.env.docname, []).append(id)
        return [role_link(text or takeaway, "", id, "figref")], []


ROLES = {"value": ValueRole, "sure": SureRole, "figref": FigureRole, "holds": HoldsRole}


def role_link(text: str, page: str, anchor: str, kind: str) -> nodes.reference:
    """Return a link whose address is written when its page is: `page` empty means wherever the figure stands."""
    return nodes.reference("", text, classes=[kind], internal=True, claimbook_to=(page, anchor), refuri=f"#{anchor}")


def quiet_links(document: nodes.document) -> None:
    """Leave one link a fact: a date that merely dates, and a value said again in its paragraph, become plain text.

    A date stands by itself as a fact where its paragraph shows the value in no other way.
    """
    for paragraph in document.findall(lambda node: isinstance(node, nodes.paragraph | nodes.title | nodes.term)):
        links = [node for node in paragraph.findall(nodes.reference) if node.get("claimbook_to", ("",))[0] == NUMBERS]
        said = {node["claimbook_to"][1] for node in links if not node.get("claimbook_dates")}
        seen: set[str] = set()
        for node in links:
            id = node["claimbook_to"][1]
            if id in seen or (node.get("claimbook_dates") and (id in said or len(links) > 1)):
                node.replace_self(nodes.inline("", node.astext(), classes=["said"]))
            else:
                seen.add(id)


def resolve_links(app: Sphinx, document: nodes.document, page: str) -> None:
    """Give every link of ours the address that works from its page; blame the page for a figure shown nowhere."""
    quiet_links(document)
    for node in list(document.findall(nodes.reference)):
        if "claimbook_to" not in node:
            continue
        target, anchor = node["claimbook_to"]
        target = target or figure_page(app, anchor)
        if target:
            node["refuri"] = address(app.builder, page, target, anchor)


def find_homeless(app: Sphinx, env: BuildEnvironment) -> None:
    """Blame each page that links to a figure which no chapter shows."""
    for page, ids in sorted(domain_of(env).wanted.items()):
        for id in ids:
            if id not in domain_of(env).figures:
                site_of(app).blame(
                    str(env.doc2path(page, base=False)), None, f"the figure {id!r} stands in no chapter."
                )


def figure_page(app: Sphinx, id: str) -> str:
    """Return the page that a figure stands on, an empty text where none shows it."""
    known = domain_of(app.env).figures.get(id)
    return known["page"] if known else ""
