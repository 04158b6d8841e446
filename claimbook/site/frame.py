"""The frame of every page: what its template shows, the security policy that it passes, the panels of its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder

from claimbook.base.paths import BookPaths
from claimbook.book.contents import pages
from claimbook.book.site_sources import code_digest
from claimbook.html.bytecode import KeptBytecode
from claimbook.site.addresses import CHECK, CITE, CORRECTIONS, GALLERY, METHOD, NUMBERS, SOURCES
from claimbook.site.assets import write_assets
from claimbook.site.charts import figure_view
from claimbook.site.dependence import values_of
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.site.value_card import PageRenderer
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from claimbook.book.identity import Identity
    from claimbook.site.domain import Site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
)
FOOT_LINKS = (
    (NUMBERS, "Every number"),
    (SOURCES, "Sources"),
    (GALLERY, "Figures"),
    (METHOD, "How to read a number"),
    (CITE, "How to cite"),
    (CHECK, "Check a brief"),
    (CORRECTIONS, "Found a mistake?"),
)
LINKED = re.compile(r'<a class="value" href="[^"#]*#([^"]+)"')
STYLE_ATTRIBUTE = re.compile(r' style="[^"<>]*"')
FOLDED_CODE = re.compile(r'<summary aria-label="Toggle hidden content">.*?</summary>', re.DOTALL)
DESCRIBED = 200
LOST = "404"
SECTIONS_TOLD = 3
WIDE_PAGES = {NUMBERS}


def choose_theme(app: Sphinx, config: Config) -> None:
    """Take our own theme, and re-read every page when the book's name, edition or our own code has changed."""
    config.html_theme = "claimbook"
    config.html_sidebars = {"**": []}  # an inherited theme would make its own for each page; the frame shows none
    config.claimbook_made_from = code_digest(BookPaths(Path(app.srcdir)))


def add_assets(app: Sphinx) -> None:
    """Make the files that pages load and let Sphinx copy them."""
    if app.builder.format != "html":
        return
    folder, paths = Path(app.doctreedir) / "claimbook-static", site_of(app).paths
    checks = any(page.name == CHECK for page in pages(paths))
    domain_of(app.env).assets = write_assets(folder, paths.store, checks=checks)
    app.config.html_static_path.append(str(folder))


def keep_bytecode(app: Sphinx) -> None:
    """Let what Jinja makes of the themes' templates be kept, as it is of ours."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.templates.environment.bytecode_cache = KeptBytecode()


def fill_frame(app: Sphinx, page: str, template: str, context: dict[str, Any], document: nodes.document | None) -> None:
    """Give a page's template what it shows."""
    site = site_of(app)
    renderer = PageRenderer(site.registry, app.builder, page)
    figures = next(document.findall(figure_view), None) if document is not None else None
    used = values_of(app.env, page) if document is not None else context.get("shown_values", [])
    linked = LINKED.findall(context.get("body", "")) if page != NUMBERS else []
    context.update(
        book=version_of(site, page, context),
        assets=domain_of(app.env).assets,
        policy=POLICY,
        as_of=show_date(site.book.identity.as_of),
        charts=figures is not None or bool(context.get("shown_figure")),
        wide=page in WIDE_PAGES,
        contents=contents(app, page, context),
        sections=sections(document),
        stories=Markup("").join(renderer.panel(id) for id in dict.fromkeys([*used, *linked])),
        printed=page in (app.config.root_doc, CITE),
        foot_links=[each for each in FOOT_LINKS if each[0] in app.env.found_docs],
        description=description(document) or context.get("told_in_short", ""),
    )
    if page == LOST:
        context["pathto"] = from_anywhere(context["pathto"], site.book.identity.address)
    if "body" in context:
        body = STYLE_ATTRIBUTE.sub("", context["body"])
        context["body"] = FOLDED_CODE.sub("<summary>Code</summary>", body)


def collect_lost(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that a web server shows where there is none."""
    yield LOST, {"title": "No such page"}, f"{LOST}.html"


def from_anywhere(to: Callable[..., str], base: str | None) -> Callable[..., str]:
    """Return a function that gives whole addresses where the book has one: the page may be served at any depth."""
    return lambda name, resource=0: f"{(base or '').rstrip('/')}/{to(name, resource)}" if base else to(name, resource)


def version_of(site: Site, page: str, context: dict[str, Any]) -> Identity:
    """Return the version of the book that a page belongs to: that of the figure it is of, else its own."""
    figure = context.get("shown_figure")
    return site.versions.of_figure(figure) if figure else site.versions.of_page(page)


def contents(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    """Return the list of pages, the sections of the current one below it.

    Pages that are not in it have the same one, as far as they stand in the same folder.
    """
    known, key = domain_of(app.env).contents, page if page in app.env.found_docs else f"{page.rpartition('/')[0]}/"
    if key not in known:
        made = context["toctree"](maxdepth=2, collapse=True, includehidden=True, titles_only=False)
        known[key] = STYLE_ATTRIBUTE.sub("", str(made))
    return known[key]


def sections(document: nodes.document | None) -> list[tuple[str, str]]:
    """Return the sections of a page, their ids and titles, where there are enough to look for one."""
    top = next(document.findall(nodes.section), None) if document is not None else None
    found = [each for each in top.children if isinstance(each, nodes.section) and each["ids"]] if top else []
    named = [(each["ids"][0], title.astext().strip()) for each in found if (title := each.next_node(nodes.title))]
    return named if len(named) >= SECTIONS_TOLD else []


def description(document: nodes.document | None) -> str:
    """Return the first words of a page, for search engines and previews."""
    paragraph = next(document.findall(nodes.paragraph), None) if document is not None else None
    text = " ".join(paragraph.astext().split()) if paragraph is not None else ""
    return text if len(text) <= DESCRIBED else text[:DESCRIBED].rsplit(" ", 1)[0] + " …"


def add_theme(app: Sphinx) -> None:
    """Register the theme, and the options that Jupyter Book hands over."""
    if "comments_config" not in app.config:
        app.add_config_value("comments_config", {}, "")
    app.add_config_value("claimbook_made_from", "", "env")
    app.add_html_theme("claimbook", str(Path(__file__).parent / "theme"))
