"""A figure on a page: its takeaway, a drawing that is there at once, its data, sources and caveat.

The notebook stores a figure as Vega-Lite with all that is said of it (see `Figure.about`); nothing is computed here.
The drawing stands in the page as SVG in two widths; the specification stands beside it for the interactive view.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from markupsafe import Markup, escape

from claimbook.base.errors import BookError
from claimbook.book.absences import NOT_HELD
from claimbook.book.records import FIGURE_MIME, CitationRecord, FigureRecord, Spec
from claimbook.charts.drawings import begin, draw, narrowed
from claimbook.site.addresses import FIGURES, NUMBERS, address
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.site.templating import citation, macro, rendered, script_json
from claimbook.values.display import NBSP

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from claimbook.base.paths import BookPaths

HYPHENED = re.compile(r"((?<![\w-])\d+-[a-z]+\b)")
INLINE_SOURCES = 3
Link = Callable[[str, str], Markup]


class figure_view(nodes.General, nodes.Element):
    """A figure of the book: `spec` as the notebook stores it, `about` what is said of it."""


class FigureRenderer:
    """Takes the figures of chapters."""

    mime_priority_overrides = [("html", FIGURE_MIME, 1), ("dirhtml", FIGURE_MIME, 1), ("singlehtml", FIGURE_MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the node of a figure; None for every other output."""
        env = getattr(renderer.renderer, "sphinx_env", None)
        if env is None or inline or "claimbook.site" not in env.app.extensions:
            return None
        if data.mime_type != FIGURE_MIME:
            return None
        spec = json.loads(json.dumps(data.content))  # plain data: who takes up a notebook's loads all that reads one
        about = spec.get("usermeta", {}).get("claimbook")
        if not about:
            return None
        note_figure(env, about)
        begin_drawings(site_of(env.app).paths, spec, about)
        return [figure_view(spec=spec, about=about)]


def note_figure(env: BuildEnvironment, about: FigureRecord) -> None:
    """Note where a figure stands and which values it shows; blame a page that shows it twice."""
    site, page = site_of(env.app), env.docname
    file = str(env.doc2path(page, base=False))
    known = domain_of(env).figures.get(about["id"])
    if known is not None and known["page"] == page:
        site.blame(file, None, f"shows the figure {about['id']!r} twice; show it once.")
    domain_of(env).note_figure({**about, "page": page})
    for id in about["values"]:
        try:
            site.registry[id]
        except BookError as error:
            site.blame(file, None, str(error))


def value_link(translator: HTML5Translator, id: str, text: str) -> Markup:
    """Return a value as a link that works from the page that is being written; its date alone is plain."""
    builder = translator.builder
    record = site_of(builder.app).registry[id]
    if dates_only(text, record["text"], record["as_of_text"]):
        return macro("said")(text)
    return macro("value")(address(builder, builder.current_docname, NUMBERS, id), text, "value reference internal")


def dates_only(text: str, shown: str, as_of: str | None) -> bool:
    """Tell whether a text gives the date of a value, or its year, and not the value."""
    plain = text.replace(NBSP, " ")
    return as_of is not None and plain != shown.replace(NBSP, " ") and plain in (as_of.replace(NBSP, " "), as_of[-4:])


def marked_text(about: FigureRecord, name: str, link: Link) -> Markup:
    """Return a figure's takeaway, subtitle or caveat with each value in it as `link` makes one of its id and text."""
    texts: Mapping[str, Any] = about
    text, parts, end = str(texts[name]), [], 0
    for start, stop, id in about["marks"].get(name, []):
        parts += [unbroken(text[end:start]), link(id, text[start:stop])]
        end = stop
    return Markup("").join([*parts, unbroken(text[end:])])


def unbroken(text: str) -> Markup:
    """Return a text in which a number and its word stay on one line, as in "16-bit"."""
    return macro("unbroken")(HYPHENED.split(text))


def visit_figure(translator: HTML5Translator, node: figure_view) -> None:
    """Write a figure."""
    translator.body.append(str(figure_markup(translator, node["spec"], node["about"])))
    raise nodes.SkipNode


def figure_markup(translator: HTML5Translator, spec: Spec, about: FigureRecord) -> Markup:
    """Return a figure whole: texts, both drawings, data, sources, the specification of the interactive view."""
    id, link = about["id"], partial(value_link, translator)
    return rendered(
        "figure.html",
        about=about,
        takeaway=marked_text(about, "takeaway", link),
        subtitle=marked_text(about, "subtitle", link),
        drawn=drawing_markup(translator.builder.app, spec, about),
        caveat=caveat_markup(about, link),
        data=data_markup(translator, about),
        sources=sources_markup(about["sources"]),
        links=links_markup(translator, id),
        spec=spec_markup(spec, about),
    )


def part(name: str) -> Callable[..., Markup]:
    """Return the macro of a part of a figure."""
    return macro(name, "figure_parts.html")


def caveat_markup(about: FigureRecord, link: Link) -> Markup:
    """Return what the reader of a figure must know besides, if anything."""
    return part("caveat")(marked_text(about, "caveat", link)) if about["caveat"] else Markup("")


def chart_markup(app: Sphinx, spec: Spec, about: FigureRecord) -> Markup:
    """Return a figure's chart by itself, for a page that has its takeaway as heading and its data elsewhere."""
    return part("alone")(about, drawing_markup(app, spec, about), spec_markup(spec, about))


def wide_of(spec: Spec) -> dict[str, Any]:
    """Return the specification of the wide drawing as a page uses it: nothing said in it, no paper of its own."""
    return {key: part for key, part in spec.items() if key != "usermeta"} | {"background": None}


def wide_drawing(app: Sphinx, spec: Spec, id: str) -> str:
    """Return the SVG of a figure's wide drawing."""
    return draw(wide_of(spec), wide_prefix(id), site_of(app).paths.store)


def narrow_drawing(app: Sphinx, spec: Spec, about: FigureRecord) -> str:
    """Return the SVG of a figure's narrow drawing."""
    return draw(narrow_of(spec, about), narrow_prefix(about["id"]), site_of(app).paths.store)


def narrow_prefix(id: str) -> str:
    """Return what the ids in a figure's narrow drawing begin with."""
    return f"{id}-n"


def wide_prefix(id: str) -> str:
    """Return what the ids in a figure's wide drawing begin with."""
    return f"{id}-w"


def narrow_of(spec: Spec, about: FigureRecord) -> dict[str, Any]:
    """Return the specification of the narrow drawing as a page uses it."""
    return narrowed(wide_of(spec), about["narrow"])


def begin_drawings(paths: BookPaths, spec: Spec, about: FigureRecord) -> None:
    """Begin both drawings of a figure whose page will be written."""
    begin(wide_of(spec), wide_prefix(about["id"]), paths.store)
    begin(narrow_of(spec, about), narrow_prefix(about["id"]), paths.store)


def drawing_markup(app: Sphinx, spec: Spec, about: FigureRecord) -> Markup:
    """Return both drawings of a figure and the place of its controls."""
    drawings = Markup(wide_drawing(app, spec, about["id"])), Markup(narrow_drawing(app, spec, about))
    return part("drawing")(about, *drawings, controls_in(wide_of(spec)))


def spec_markup(spec: Spec, about: FigureRecord) -> Markup:
    """Return the specifications of the interactive view, for the script of the page."""
    return part("spec")(script_json({"wide": wide_of(spec), "narrow": about["narrow"]}))


def controls_in(spec: Spec) -> int:
    """Return how many controls a chart will have."""
    return sum(1 for parameter in spec.get("params", []) if "bind" in parameter and parameter["bind"] != "scales")


def data_markup(translator: HTML5Translator, about: FigureRecord, *, folded: bool = True) -> Markup:
    """Return the table of exactly what the chart draws, folded or sortable, with the long description."""
    rows = [[Cell(cell_markup(translator, cell), number_of(cell)) for cell in row] for row in about["rows"]]
    return part("data")(about, rows, any(NOT_HELD in row for row in about["rows"]), folded)


class Cell(NamedTuple):
    """A cell of the table as shown, and the number by which its column can be sorted."""

    shown: Markup
    number: Any


def cell_markup(translator: HTML5Translator, cell: Any) -> Markup:
    if not isinstance(cell, dict):
        return escape("–" if cell == NOT_HELD else cell)
    return value_link(translator, cell["id"], cell["text"]) if cell["id"] else escape(cell["text"])


def number_of(cell: Any) -> Any:
    return cell.get("number") if isinstance(cell, dict) else None


def sources_markup(sources: list[CitationRecord], *, folded: bool = True) -> Markup:
    """Return the source line: every citation in full, folded where there are many; or the plain list of them."""
    if not sources:
        return Markup("")
    return part("sources")([citation(source) for source in sources], folded, INLINE_SOURCES)


def links_markup(translator: HTML5Translator, id: str) -> Markup:
    """Return the line of links below a figure: its data here, and what its own page has."""
    builder = translator.builder
    page = address(builder, builder.current_docname, f"{FIGURES}/{id}")
    return rendered("figure_links.html", id=id, page=page)


def skip(translator: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode
