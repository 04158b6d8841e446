"""A page for every figure: what it shows, its data, sources, method and files, how to cite and embed it, its history.

The pages have no source file: they are made when Sphinx collects pages. A figure that only an edition has keeps a page
that says what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.book.records import FigureRecord, ValueRecord
from claimbook.charts.thumbnails import thumbnail
from claimbook.cite.sources import Sources
from claimbook.cite.versions import edition_identity
from claimbook.downloads.packages import FINEST, KINDS, NARROW_PICTURES, WIDE_PICTURES, book_package, book_workbook
from claimbook.downloads.pictures import FINE, SHARP
from claimbook.downloads.provenance import of_book
from claimbook.site import citations, embeds
from claimbook.site.changes import frozen_address, known_as
from claimbook.site.charts import caveat_markup, chart_markup, data_markup, marked_text, sources_markup, wide_drawing
from claimbook.site.dependence import values_of
from claimbook.site.domain import domain_of
from claimbook.site.figurefiles import FOLDER, clear, plan_of, write_gone
from claimbook.site.gate import site_of, stop
from claimbook.site.history import History
from claimbook.site.templating import rendered
from claimbook.site.value_card import PageRenderer

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from claimbook.editions.edition import Edition

PACKAGE = "data.zip"
WORKBOOK = "data.xlsx"
DOWNLOADS = (
    ("For a page, 16 cm wide", WIDE_PICTURES),
    ("For a column, 8 cm wide", NARROW_PICTURES),
    ("Its data", ("csv", "xlsx", "json", "zip")),
)
WORDS = {
    "svg": "SVG, a drawing",
    f"{FINEST}.png": f"PNG, {FINE} dpi",
    "png": f"PNG, {SHARP} dpi",
    "pdf": "PDF, tagged",
    "csv": "CSV",
    "xlsx": "XLSX, a workbook",
    "json": "JSON, its Vega-Lite specification",
    "zip": "ZIP, a Data Package with its drawings",
}
Page = tuple[str, dict[str, Any], str]


def collect_figures(app: Sphinx) -> Iterator[Page]:
    """Yield the page and the embedded view of each figure to be made anew."""
    if app.builder.name != "html":
        return
    out, made = Path(app.outdir), plan_of(app)
    ids = {about["id"] for about in made.figures}
    gone = made.history.gone(ids)
    clear(out, ids, gone)
    try:
        for edition, about in gone.values():
            embeds.gone_page(site_of(app), out, edition, about)
            yield gone_page(app, about, edition, made.history, write_gone(app, edition, about))
        for about in made.figures:
            if about["id"] in made.begun:
                yield figure_page(app, about)
                yield embeds.page(app, about, made.specs[about["id"]])
        embeds.write_helper(out)
    except BookError as error:
        stop(error.faults)


def write_book_files(app: Sphinx, env: BuildEnvironment) -> None:
    """Write every citation and the package of the book's tables, while the drawings that pages wait for are made."""
    if app.builder.name != "html":
        return
    try:
        _write_book_files(app, Path(app.outdir))
    except BookError as error:
        stop(error.faults)


def _write_book_files(app: Sphinx, out: Path) -> None:
    site, made = site_of(app), plan_of(app)
    versions, registry = site.versions, site.registry
    items = {site.book.identity.short_name: versions.book_item()}
    items |= {page: versions.chapter_item(page, title) for page, title in citations.chapters(app.builder)}
    for about in made.figures:
        items[about["id"]] = versions.figure_item(about)
    for id, (edition, about) in made.history.gone(set(items)).items():
        kept = edition_identity(site.book.identity, edition)
        item = cite.figure_item(kept, id, about["takeaway"], f"e/{edition.name}/figures/{id}.html")
        items[id] = {**item, "note": f"{item['note']}. {embeds.gone_notice(edition)}"}
    records = [registry[id] for id in registry.ids()]
    items |= {record["id"]: versions.value_item(record) for record in records}
    rests_on = {page: values_of(app.env, page) for page in items}
    rests_on[site.book.identity.short_name] = registry.ids()
    rests_on |= {about["id"]: about["values"] for about in made.figures}
    rests_on |= {record["id"]: [record["id"]] for record in records}
    known = Sources(site.book)
    sources = {id: known.of_values([registry[each] for each in rests_on[id]], item) for id, item in items.items()}
    citations.write_files(app, out, items, sources, site.paths.work)
    origin = of_book(versions.of_book(), "The tables, values and figure data of the book.")
    (out / PACKAGE).write_bytes(book_package(versions, records, made.figures, origin))
    (out / WORKBOOK).write_bytes(book_workbook(versions, records, made.figures, origin))


def set_page(app: Sphinx, page: str) -> None:
    """Let links be written as they work from a page that has no source file."""
    vars(app.builder)["current_docname"] = page


def figure_page(app: Sphinx, about: FigureRecord) -> Page:
    """Return the page of a figure that the book shows."""
    made = plan_of(app)
    spec, history, versions = made.specs[about["id"]], made.history, site_of(app).versions
    page = f"{FOLDER}/{about['id']}"
    set_page(app, page)
    renderer = PageRenderer(site_of(app).registry, app.builder, page)
    item = versions.figure_item(about)
    records = [renderer.registry[id] for id in about["values"]]
    body = rendered(
        "figure_page.html",
        about=about,
        takeaway=marked_text(about, "takeaway", renderer.value),
        subtitle=marked_text(about, "subtitle", renderer.value),
        chart=chart_markup(app, spec, about),
        short=cite.short_of(item),
        chapter=(renderer.to(about["page"], about["id"]), app.env.titles[about["page"]].astext()),
        data=data_markup(SimpleNamespace(builder=app.builder), about, folded=False),  # type: ignore[arg-type]
        sources=sources_markup(about["sources"], folded=False),
        quoted=quoted(renderer, records),
        caveat=caveat_markup(about, renderer.value),
        counted=Counter(record["confidence"] for record in records).most_common(),
        count=len(records),
        scale=renderer.to("pages/method"),
        formulas=[(renderer.value(each["id"]), each) for each in records if each["formula_in_words"]],
        downloads=downloads_section(renderer, about),
        citation=citations.block(renderer, item, about["id"], ready=True),
        embed=embeds.section(renderer, about, spec, history),
        history=history.markup(renderer, about["id"], here=True),
    )
    return page, context(about["takeaway"], about["subtitle"], body, about["values"], about), "page.html"


def quoted(renderer: PageRenderer, records: list[ValueRecord]) -> list[tuple[ValueRecord, Markup, Markup]]:
    """Return the values of a figure that come from sentences, each with its link and those sentences."""
    told = ((record, renderer.quotes(record)) for record in records)
    return [(record, renderer.value(record["id"]), quotes) for record, quotes in told if quotes]


def context(
    title: str, description: str, body: Markup, values: list[str], about: FigureRecord | None
) -> dict[str, Any]:
    """Return what the template of a page without a source file is given."""
    return {
        "title": str(Markup.escape(title)),
        "body": str(body),
        "shown_values": values,
        "shown_figure": about,
        "told_in_short": description,
    }


def downloads_section(renderer: PageRenderer, about: FigureRecord, kinds: Sequence[str] = KINDS) -> Markup:
    """Return links to the figure's files of these kinds; each says where it comes from."""
    groups = []
    for title, endings in DOWNLOADS:
        files = [(renderer.data_file(f"{FOLDER}/{about['id']}.{ending}"), words_of(ending))
                 for ending in endings if ending in kinds]  # fmt: skip
        if files:
            groups.append((title, files))
    book = {"package": renderer.data_file(PACKAGE), "workbook": renderer.data_file(WORKBOOK)}
    return rendered("downloads.html", groups=groups, **book)


def words_of(ending: str) -> str:
    """Return what is said of a file with this ending."""
    return next(words for known, words in WORDS.items() if ending.endswith(known))


def gone_page(app: Sphinx, about: FigureRecord, edition: Edition, history: History, kinds: list[str]) -> Page:
    """Return the page of a figure that the book shows no longer: what it was, its files, where it stands frozen."""
    id = about["id"]
    page = f"{FOLDER}/{id}"
    set_page(app, page)
    renderer = PageRenderer(site_of(app).registry, app.builder, page)
    frozen = frozen_address(renderer, edition.name, f"figures/{id}.html")
    body = rendered(
        "gone_figure.html",
        about=about,
        edition=edition.name,
        published=known_as(renderer, edition),
        frozen=frozen,
        short=renderer.identity.short_name,
        downloads=downloads_section(renderer, about, kinds),
        history=history.markup(renderer, id, here=False),
    )
    return page, context(about["takeaway"], about["subtitle"], body, [], None), "page.html"


def gallery(renderer: PageRenderer, _: str) -> Markup:
    """Return every figure of the book, small, under the title of its chapter, each leading to its page."""
    env = renderer.builder.env
    assert env is not None
    chapters: dict[str, list[Card]] = {}
    for about in domain_of(env).figures_in_order():
        chapters.setdefault(about["page"], []).append(card(renderer, about))
    return rendered("gallery.html", chapters=[(env.titles[page].astext(), cards) for page, cards in chapters.items()])


class Card(NamedTuple):
    """A figure in the gallery."""

    page: str
    picture: Markup
    about: FigureRecord


def card(renderer: PageRenderer, about: FigureRecord) -> Card:
    id, app = about["id"], renderer.builder.app
    drawing = wide_drawing(app, plan_of(app).specs[id], id)
    return Card(renderer.to(f"{FOLDER}/{id}"), Markup(thumbnail(drawing)), about)
