"""The files of each figure: which are to be made anew, and their pictures begun while pages are being written."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError
from claimbook.base.pools import telling_of_killed
from claimbook.book.records import FigureRecord, Spec
from claimbook.chapters.page_record import figures_in
from claimbook.charts.drawings import WORK, workers
from claimbook.cite.versions import edition_identity
from claimbook.downloads.packages import KINDS, Shown, figure_files, sources_in
from claimbook.downloads.pictures import COLUMN, PAGE, make_pictures
from claimbook.downloads.provenance import of_figure
from claimbook.editions.freezing import NARROW
from claimbook.site import embeds, frozenembeds, incremental
from claimbook.site.charts import narrow_drawing, narrow_of, narrow_prefix, wide_drawing, wide_of, wide_prefix
from claimbook.site.domain import Begun, FigurePlan, Site, domain_of
from claimbook.site.frozenembeds import frozen_drawing
from claimbook.site.gate import site_of, stop
from claimbook.site.history import History
from claimbook.site.value_card import PageRenderer

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from claimbook.editions.edition import Edition

FOLDER = "figures"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def plan_figures(app: Sphinx, env: BuildEnvironment) -> None:
    """Find which figures' pages and files are to be made anew, and begin their pictures."""
    if app.builder.name != "html":
        return
    site = site_of(app)
    try:
        history = History(PageRenderer(site.registry, app.builder, ""))
        specs = {about["id"]: spec for page in site.pages.values() for spec, about in figures_in(page)}
        figures = domain_of(app.env).figures_in_order()
        made = FigurePlan(figures, specs, history)
        for about in figures:
            if not as_before(app, about, specs[about["id"]], history):
                made.begun[about["id"]] = begin_pictures(site, about, specs[about["id"]])
    except BookError as error:
        stop(error.faults)
    domain_of(app.env).plan = made


def plan_of(app: Sphinx) -> FigurePlan:
    """Return the plan that was made once all pages had been read."""
    plan = domain_of(app.env).plan
    assert plan is not None
    return plan


def as_before(app: Sphinx, about: FigureRecord, spec: Spec, history: History) -> bool:
    """Tell whether a figure's page, embedded view and files stand as they would be made again."""
    id, page, out = about["id"], f"{FOLDER}/{about['id']}", Path(app.outdir)
    renderer = PageRenderer(site_of(app).registry, app.builder, page)
    files = [out / FOLDER / f"{id}.{ending}" for ending in (*KINDS, "html")] + [
        out / frozenembeds.FOLDER / f"{id}.html"
    ]
    told = str(history.markup(renderer, id, here=True))
    version = site_of(app).versions.of_figure(about).version
    data = json.dumps([about, spec, version], ensure_ascii=False, sort_keys=True)
    stories = incremental.stories(app, about["values"])
    return incremental.unchanged(app, page, incremental.common_digest(app), data, stories, told, files=files)


def begin_pictures(site: Site, about: FigureRecord, spec: Spec) -> list[Begun]:
    """Begin a figure's pictures, those of each width by themselves, to be found finished when its files are written."""
    versions = site.versions
    origin = of_figure(versions.of_figure(about), about, versions.figure_place(about))
    drawings = [(wide_of(spec), wide_prefix(about["id"]), PAGE),
                (narrow_of(spec, about), narrow_prefix(about["id"]), COLUMN)]  # fmt: skip
    makers = [partial(make_pictures, drawing, origin, about["subtitle"], site.paths.store) for drawing in drawings]
    with telling_of_killed(WORK):
        return [Begun(make, workers().submit(make)) for make in makers]


def write_figures(app: Sphinx, error: Exception | None) -> None:
    """Write the files of the figures that are made anew, last of all: their pictures take longest.

    While no figure's pictures are finished, those that no other process has come to are made here, the last ones first.
    """
    if error is not None or app.builder.name != "html":
        return
    made = plan_of(app)
    left = {about["id"]: about for about in made.figures if about["id"] in made.begun}
    try:
        while left:
            ready = [id for id in left if all(begun.ended for begun in made.begun[id])]
            waiting = reversed([begun for id in left for begun in made.begun[id]])
            if not ready and not any(begun.do_unless_begun() for begun in waiting):
                ready = [next(iter(left))]
            for id in ready:
                _write_figure(app, left.pop(id))
    except BookError as fault:
        stop(fault.faults)


def _write_figure(app: Sphinx, about: FigureRecord) -> None:
    site, made, folder = site_of(app), plan_of(app), Path(app.outdir) / FOLDER
    for begun in made.begun[about["id"]]:
        begun.wait()
    spec, place = made.specs[about["id"]], site.versions.figure_place(about)
    shown = Shown(about, spec, wide_drawing(app, spec, about["id"]), narrow_drawing(app, spec, about), place)
    folder.mkdir(parents=True, exist_ok=True)
    for ending, content in figure_files(
        site.versions.of_figure(about), shown, sources_in(site.book), site.paths.store
    ).items():
        (folder / f"{about['id']}.{ending}").write_bytes(content)


def write_gone(app: Sphinx, edition: Edition, about: FigureRecord) -> list[str]:
    """Write the files of a figure that the book has no longer, as its last edition had it, and return their kinds.

    Each says what became of it. Its specification shows the frozen drawing, for that is all an edition keeps.
    """
    site, folder, id = site_of(app), Path(app.outdir) / FOLDER, about["id"]
    identity, notice = edition_identity(site.book.identity, edition), embeds.gone_notice(edition)
    told: FigureRecord = {**about, "subtitle": f"{about['subtitle']}. {notice}"}
    drawing, narrow = frozen_drawing(edition, id), frozen_drawing(edition, id, NARROW)
    picture = {"mark": {"type": "image", "width": 680}, "encoding": {"url": {"value": f"{id}.svg"}}}
    spec: Spec = {"$schema": SCHEMA, "data": {"values": [{}]}, **picture}
    shown = Shown(told, spec, bare(drawing), bare(narrow), f"e/{edition.name}/figures/{id}.html")
    files = figure_files(identity, shown, lambda ids: [], site.paths.store)
    folder.mkdir(parents=True, exist_ok=True)
    for ending, content in files.items():
        replace_file(folder / f"{id}.{ending}", content)
    return list(files)


def bare(drawing: str) -> str:
    """Return a frozen drawing without what it says of itself, which the picture made from it says anew."""
    return re.sub(r"<(title|desc|metadata)>.*?</\1>", "", drawing, flags=re.DOTALL)


def clear(out: Path, shown: Collection[str], gone: Collection[str]) -> None:
    """Remove the pages and files of figures that are no more."""
    known = [*shown, *gone]
    incremental.keep_only(out / FOLDER, {f"{id}.{ending}" for id in known for ending in (*KINDS, "html")})
    incremental.keep_only(out / frozenembeds.FOLDER, {f"{id}.html" for id in known})
