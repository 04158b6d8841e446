"""What a page tells machines: who wrote it and how to cite it, a picture for previews, its data and claims as JSON-LD.

Where the book has no public address, whatever would need one is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup

from claimbook import cite
from claimbook.book.records import FigureRecord
from claimbook.cite import one_line, short_form, whole_title
from claimbook.cite.page_tags import context_object, meta_tags
from claimbook.downloads.packages import KINDS, MEDIA, ending_of
from claimbook.downloads.provenance import cited_sources
from claimbook.site import citations
from claimbook.site.addresses import FIGURES, NUMBERS
from claimbook.site.domain import domain_of
from claimbook.site.feed import FEED
from claimbook.site.gate import site_of
from claimbook.site.linked_data import CONTEXT, Node, number_nodes
from claimbook.site.templating import rendered, script_json

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.book.identity import Identity
    from claimbook.book.registry import Registry


def fill_metadata(
    app: Sphinx, page: str, template: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """Give a page's template the tags and data for machines."""
    if app.builder.name != "html":
        return
    title = Markup(context.get("title", "")).striptags()
    renderer = Machine(app, page, context["book"], title, context.get("description", ""))
    context["machine"] = renderer.markup(context.get("shown_figure"))
    context["context_object"] = context_object(renderer.item(context.get("shown_figure")))


class Machine:
    """What one page tells, as a part of the version of the book that it belongs to."""

    def __init__(self, app: Sphinx, page: str, identity: Identity, title: str, description: str) -> None:
        self.app, self.page, self.description = app, page, description
        self.identity, self.versions = identity, site_of(app).versions
        self.registry: Registry = site_of(app).registry
        self.first = page == app.config.root_doc
        self.title = whole_title(self.identity) if self.first else one_line(title)
        self.figures = [each for each in domain_of(app.env).figures_in_order() if each["page"] == page]

    def markup(self, figure: FigureRecord | None) -> Markup:
        """Return everything, for the head of the page; `figure` is the one that the page is of, if any."""
        pictured = figure or next(
            iter(self.figures or (domain_of(self.app.env).figures_in_order() if self.first else ())), None
        )
        graph = self._graph(figure)
        return rendered(
            "metadata.html",
            tags=[*self._citation(figure), *self._preview(pictured)],
            address=self.url(self.page),
            feed=f"{'../' * self.page.count('/')}{FEED}",
            graph=script_json({"@context": CONTEXT, "@graph": graph}) if graph else "",
        )

    def item(self, figure: FigureRecord | None) -> cite.Item:
        """Return the CSL item of the page: of the book for its first page, of the figure that a page is of."""
        if figure:
            return self.versions.figure_item(figure)
        if self.first or not self.title:
            return self.versions.book_item()
        if self.page in self.versions.chapters:
            return self.versions.chapter_item(self.page, self.title)
        return cite.chapter_item(self.identity, self.page, self.title)

    def _citation(self, figure: FigureRecord | None) -> Iterator[tuple[str, str, str]]:
        item = self.item(figure)
        told = [*meta_tags(item)]
        if figure:
            told.append(("dcterms.identifier", cite.short_of(item)))
        if self.identity.licence_url:
            told.append(("dcterms.license", self.identity.licence_url))
        for name, text in told:
            yield "name", name, text

    def _preview(self, figure: FigureRecord | None) -> Iterator[tuple[str, str, str]]:
        book = self.identity
        told = {
            "og:type": "book" if self.first else "article",
            "og:site_name": book.title,
            "og:title": self.title,
            "og:description": self.description,
            "og:locale": book.language,
            "og:url": self.url(self.page),
        }
        if figure and book.address:
            told["og:image"] = f"{book.address}/{FIGURES}/{figure['id']}.png"
            told["og:image:type"] = MEDIA["png"]
            told["og:image:alt"] = figure["alt"]
        for name, text in told.items():
            if text:
                yield "property", name, text
        if "og:image" in told:
            yield "name", "twitter:card", "summary_large_image"

    def url(self, page: str) -> str:
        """Return the public address of a page, empty where the book has none."""
        return f"{self.identity.address}/{self.app.builder.get_target_uri(page)}" if self.identity.address else ""

    def _graph(self, figure: FigureRecord | None) -> list[Node]:
        if figure:
            return [self._dataset(figure), *self._claims(figure)]
        if self.page == NUMBERS:
            return list(self._numbers())
        chapters = dict(citations.chapters(self.app.builder))
        if self.first:
            parts = [{"@type": "Chapter", "name": title, **self._at(page)} for page, title in chapters.items()]
            return [{**self._report(), "hasPart": parts}]
        if self.page in chapters:
            parts = [{"@type": "Dataset", "name": each["takeaway"],
                      "identifier": short_form(self.versions.of_figure(each), each["id"]),
                      **self._at(f"{FIGURES}/{each['id']}")} for each in self.figures]  # fmt: skip
            whole = {"@type": "Chapter", "name": self.title, "isPartOf": self._report(), **self._common()}
            return [{**whole, **self._at(self.page), **({"hasPart": parts} if parts else {})}]
        return []

    def _at(self, page: str) -> Node:
        return {"url": self.url(page)} if self.identity.address else {}

    def _common(self) -> Node:
        """Return what holds of every part of the book."""
        book = self.identity
        told = {
            "author": {"@type": "Organization", "name": book.author},
            "publisher": {"@type": "Organization", "name": book.publisher},
            "datePublished": book.published,
            "version": book.version,
            "license": book.licence_url or book.licence,
            "inLanguage": book.language,
        }
        return told

    def _report(self) -> Node:
        book = self.identity
        return {
            "@type": "Report",
            "name": whole_title(book),
            "identifier": f"{book.short_name}{book.citation_suffix}",
            **self._common(),
            **self._at(self.app.config.root_doc),
        }

    def _dataset(self, figure: FigureRecord) -> Node:
        """Return a figure as a data set with its files."""
        files = []
        for kind in KINDS:
            name = f"{FIGURES}/{figure['id']}.{kind}"
            media = MEDIA[ending_of(kind)]
            content = f"{self.identity.address}/{name}" if self.identity.address else f"{figure['id']}.{kind}"
            files.append({"@type": "DataDownload", "encodingFormat": media, "contentUrl": content})
        return {
            "@type": "Dataset",
            "name": figure["takeaway"],
            "description": f"{figure['subtitle']}. {figure['alt']}",
            "identifier": short_form(self.identity, figure["id"]),
            "isPartOf": self._report(),
            "variableMeasured": [column["title"] or column["name"] for column in figure["columns"][1:]],
            "citation": list(cited_sources(figure["sources"])),
            "distribution": files,
            **self._common(),
            **self._at(f"{FIGURES}/{figure['id']}"),
        }

    def _claims(self, figure: FigureRecord) -> Iterator[Node]:
        """Yield each statement of a document that the figure shows, with where it appears and the book's verdict."""
        for id in figure["values"]:
            record = self.registry[id]
            if record["quotes"]:
                yield from number_nodes(record, self.versions.of_value(id), self._entry(id))

    def _numbers(self) -> Iterator[Node]:
        """Yield the statements on the page of all numbers, and each number that has no page of an edition to itself."""
        for id in self.registry.ids():
            record, identity = self.registry[id], self.versions.of_value(id)
            if record["quotes"] or record["check"] or not self.versions.place(identity, ""):
                yield from number_nodes(record, identity, self._entry(id), whole=False)

    def _entry(self, id: str) -> str:
        """Return the address of a number's entry, from this page on where the book has none."""
        builder = self.app.builder
        page = self.url(NUMBERS) or ("" if self.page == NUMBERS else builder.get_relative_uri(self.page, NUMBERS))
        return f"{page}#{id}"
