"""What a page tells machines: who wrote it and how to cite it, a picture for previews, its data and claims as JSON-LD.

Where the book has no public address, whatever would need one is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup

from claimbook.book.records import FigureRecord
from claimbook.cite import date_parts, one_line, short_form, whole_title
from claimbook.downloads.packages import KINDS, MEDIA, ending_of
from claimbook.downloads.provenance import cited_sources
from claimbook.site import citations
from claimbook.site.addresses import FIGURES
from claimbook.site.charts import script_json
from claimbook.site.domain import domain_of
from claimbook.site.feed import FEED
from claimbook.site.gate import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.book.identity import Identity
    from claimbook.book.registry import Registry

CONTEXT = "https://schema.org"


def fill_metadata(
    app: Sphinx, page: str, template: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """Give a page's template the tags and data for machines."""
    if app.builder.name != "html":
        return
    title = Markup(context.get("title", "")).striptags()
    renderer = Machine(app, page, context["book"], title, context.get("description", ""))
    context["machine"] = renderer.markup(context.get("shown_figure"))


Node = dict[str, Any]  # of JSON-LD


class Machine:
    """What one page tells, as a part of the version of the book that it belongs to."""

    def __init__(self, app: Sphinx, page: str, identity: Identity, title: str, description: str) -> None:
        self.app, self.page, self.description = app, page, description
        self.identity, self.versions = identity, site_of(app).versions
        self.registry: Registry = site_of(app).registry
        self.first = page == app.config.root_doc
        self.title = whole_title(self.identity) if self.first else one_line(title)
        self.figures = [each for each in domain_of(app.env).figures.values() if each["page"] == page]

    def markup(self, figure: FigureRecord | None) -> Markup:
        """Return everything, for the head of the page; `figure` is the one that the page is of, if any."""
        pictured = figure or next(
            iter(self.figures or (domain_of(self.app.env).figures.values() if self.first else ())), None
        )
        tags = [*self._citation(figure), *self._preview(pictured)]
        lines = [Markup('<meta {}="{}" content="{}">').format(*tag) for tag in tags]
        lines += [Markup('<link rel="{}" href="{}"{}>').format(*link) for link in self._links()]
        if graph := self._graph(figure):
            data = script_json({"@context": CONTEXT, "@graph": graph})
            lines.append(Markup('<script type="application/ld+json">{}</script>').format(data))
        return Markup("\n").join(lines)

    def _citation(self, figure: FigureRecord | None) -> Iterator[tuple[str, str, str]]:
        book = self.identity
        told = {
            "citation_title": self.title,
            "citation_author": book.author,
            "citation_publication_date": "/".join(f"{part:02}" for part in date_parts(book.published)),
            "citation_technical_report_institution": book.publisher,
            "citation_technical_report_number": book.edition_heading,
            "citation_language": book.language,
            "citation_inbook_title": "" if self.first else whole_title(book),
            "citation_public_url": self.url(self.page),
            "dcterms.identifier": short_form(book, figure["id"]) if figure else "",
            "dcterms.license": book.licence_url,
        }
        for name, text in told.items():
            if text:
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

    def _links(self) -> Iterator[tuple[str, str, Markup]]:
        up = "../" * self.page.count("/")
        if url := self.url(self.page):
            yield "canonical", url, Markup("")
        yield "alternate", f"{up}{FEED}", Markup(' type="application/atom+xml" title="Changes"')

    def url(self, page: str) -> str:
        """Return the public address of a page, empty where the book has none."""
        return f"{self.identity.address}/{self.app.builder.get_target_uri(page)}" if self.identity.address else ""

    def _graph(self, figure: FigureRecord | None) -> list[Node]:
        if figure:
            return [self._dataset(figure), *self._claims(figure)]
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
        """Yield each statement of a document that the figure shows, with where it appears."""
        for id in figure["values"]:
            record = self.registry[id]
            if not record["quotes"]:
                continue
            appearances = []
            for quote in record["quotes"]:
                work = {"@type": "Article", "name": quote["title"], "datePublished": quote["published"].strip("~?%"),
                        "publisher": {"@type": "Organization", "name": quote["publisher"]}}  # fmt: skip
                appearances.append({**work, **({"url": quote["url"]} if quote["url"].startswith("http") else {})})
            claim = {"@type": "Claim", "name": f"{record['label']}: {record['text']}",
                     "identifier": short_form(self.versions.of_value(id), id), "text": record["quotes"][0]["text"],
                     "appearance": appearances}  # fmt: skip
            if record["attributed_to"]:
                claim["author"] = [{"@type": "Organization", "name": name} for name in record["attributed_to"]]
            yield claim
