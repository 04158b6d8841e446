"""The directives of index and chapters: the answer set apart, and the cards of the landing page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from claimbook.display import NBSP, show
from claimbook.errors import BookError
from claimbook.prose import split_role
from claimbook.site import dependence
from claimbook.site.opening import site_of
from claimbook.site.places import METHOD, NUMBERS
from claimbook.site.roles import link

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class Box(SphinxDirective):
    """Content in a box of its own, whose class is the directive's name."""

    has_content = True

    def run(self) -> list[Node]:
        box = nodes.container("", classes=[self.name])
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Pillar(SphinxDirective):
    """A card: a title that leads to a chapter, one number, its direction, what it measures, how sure."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "chapter": directives.unchanged_required,
        "value": directives.unchanged_required,
        "direction": directives.unchanged,
    }

    def run(self) -> list[Node]:
        card = nodes.container("", classes=["pillar"])
        card += self._title()
        id, form = split_role(self.options.get("value", ""))
        try:
            value = site_of(self.env.app).book[id]
            number = show(value, form).replace(NBSP, " ")
        except BookError as error:
            site_of(self.env.app).blame(str(self.env.doc2path(self.env.docname, base=False)), None, str(error))
            return []
        dependence.note_value(self.env.app, self.env.docname, id)
        shown = nodes.paragraph("", "", link(number, NUMBERS, id, "value"), classes=["pillar-number"])
        if direction := self.options.get("direction", ""):
            shown += nodes.inline("", direction, classes=["direction"])
        card += shown
        self.state.nested_parse(self.content, self.content_offset, card)
        word = value.confidence
        card += nodes.paragraph("", "", link(word, METHOD, f"sure-{word.replace(' ', '-')}", "sure"))
        return [card]

    def _title(self) -> nodes.paragraph:
        chapter = self.options.get("chapter", "").removesuffix(".ipynb").removesuffix(".md")
        if chapter not in self.env.found_docs:
            file = str(self.env.doc2path(self.env.docname, base=False))
            site_of(self.env.app).blame(file, None, f"the card {self.arguments[0]!r} leads to no page: {chapter!r}.")
        title = nodes.reference(
            "", self.arguments[0], internal=True, claimbook_to=(chapter, ""), refuri="#", classes=["pillar-title"]
        )
        return nodes.paragraph("", "", title)


def register(app: Sphinx) -> None:
    for name in ("answer", "pillars"):
        app.add_directive(name, Box)
    app.add_directive("pillar", Pillar)
