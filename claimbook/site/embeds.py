"""A figure for other people's pages: `embed/<id>.html`, without navigation, as wide as its frame.

The code to paste makes the frame as high as the figure is about in the column that it stands in, by a style without a
script. The page in it tells how high it is exactly; a host that allows our small script (`embed/sizes.js`) lets the
frame follow; where a host keeps neither, the frame is as high as the higher drawing needs, and nothing is cut.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimbook import cite
from claimbook.base.atomic import replace_file
from claimbook.book.records import FigureRecord, Spec
from claimbook.cite.versions import edition_identity
from claimbook.downloads.pictures import wrapped
from claimbook.editions.freezing import NARROW
from claimbook.site.charts import chart_markup, controls_in, narrow_drawing, wide_drawing
from claimbook.site.frozenembeds import FOLDER, embed_page, frozen_drawing
from claimbook.site.gate import site_of
from claimbook.site.templating import macro, rendered
from claimbook.site.value_card import PageRenderer
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.book.identity import Identity
    from claimbook.editions.edition import Edition
    from claimbook.site.domain import Site
    from claimbook.site.history import History

HELPER = "sizes.js"
SIDES = ("width", "height")
CONTROL_HEIGHT, PADDING, MARGINS = 40, 64, 20
TITLE, LINE = (18.0, 23.5, True), (14.5, 21.0, False)  # letters at most as wide, lines as high, as the pages have them
TURN = 544  # pixels: in a narrower frame stands the narrow drawing (34rem in the style sheets)
STEPS = (900, 640, TURN + 1)  # pixels: widths from which on titles and notes stand in fewer lines
NARROWEST = 320


def page(app: Sphinx, about: FigureRecord, spec: Spec) -> tuple[str, dict[str, Any], str]:
    """Return the page that stands in a frame: takeaway, chart, one line that says where it comes from."""
    name = f"{FOLDER}/{about['id']}"
    app.builder.current_docname = name  # type: ignore[attr-defined]
    renderer = PageRenderer(site_of(app).registry, app.builder, name)
    identity = site_of(app).versions.of_figure(about)
    body = rendered("embed_body.html", about=about, chart=chart_markup(app, spec, about))
    given = {
        "title": str(Markup.escape(about["takeaway"])),
        "body": str(body),
        "cited": identity,
        "more": (renderer.to(f"figures/{about['id']}"), cite.short_form(identity, about["id"])),
        "shown_values": [],
        "shown_figure": about,
        "told_in_short": about["subtitle"],
        "starts": "seen" if controls_in(spec) else "touched",
    }
    return name, given, "embed.html"


def section(renderer: PageRenderer, about: FigureRecord, spec: Spec, history: History) -> Markup:
    """Return the code to paste: live, which follows the book, and frozen to the newest edition that has the figure."""
    app = renderer.builder.app
    controls = CONTROL_HEIGHT if controls_in(spec) else 0  # folded
    identity = site_of(app).versions.of_figure(about)
    drawn = heights(about, identity, wide_drawing(app, spec, about["id"]), narrow_drawing(app, spec, about), controls)
    live = code(renderer, f"{FOLDER}/{about['id']}.html", about, drawn)
    edition = history.newest_with(about["id"])
    choices = [("Live", "Always shows the figure as the book has it.", live)]
    if edition is not None:
        kept = edition_identity(renderer.identity, edition)
        drawings = [frozen_drawing(edition, about["id"], which) for which in ("", NARROW)]
        then = history.figures[history.editions.index(edition)][about["id"]]
        frozen = code(renderer, f"e/{edition.name}/{FOLDER}/{about['id']}.html", about,
                      heights(then, kept, drawings[0], drawings[1] or drawings[0], 0))  # fmt: skip
        choices.append(("Frozen", f"Shows it for ever as edition {edition.name} did.", frozen))
    helper = place(renderer, f"{FOLDER}/{HELPER}")
    return rendered(
        "embed_section.html",
        choices=choices,
        helper=str(macro("script_tag", "embed_code.html")(helper)),
        addressed=bool(renderer.identity.address),
        root=renderer.data_file(""),
    )


def heights(about: FigureRecord, identity: Identity, wide: str, narrow: str, controls: int) -> list[int]:
    """Return about how high a figure is in pixels with its texts: from each of the steps on, and below the last."""
    foot = f"{identity.author}, {identity.title}, {identity.edition_in_words}, {identity.licence}."
    more = f"{cite.short_form(identity, about['id'])}: data and sources"

    def high(drawing: str, room: float, most: float) -> int:
        width, height = (float(drawing.partition(f' {side}="')[2].partition('"')[0] or 400) for side in SIDES)
        texts = len(wrapped(about["takeaway"], room, TITLE)) * TITLE[1]
        texts += sum(len(wrapped(text, room, LINE)) for text in (about["subtitle"], foot, more)) * LINE[1]
        return math.ceil(height * min(1.0, most / width) + texts + controls + PADDING)

    of_wide = [high(wide, step - MARGINS, math.inf) for step in STEPS]
    return [*of_wide, high(narrow, NARROWEST - MARGINS, NARROWEST - MARGINS)]


def place(renderer: PageRenderer, file: str) -> str:
    """Return the address of a file for other sites; without the book's address, from the site's first page."""
    return f"{renderer.identity.address}/{file}" if renderer.identity.address else file


def code(renderer: PageRenderer, file: str, about: FigureRecord, heights: list[int]) -> str:
    """Return the HTML to paste; nothing in it needs a style or a script of the page around it."""
    steps = "".join(
        f" {'+' if lower > upper else '-'} clamp(0px, ({turn}px - 100cqw) * 999, {abs(lower - upper)}px)"
        for turn, (upper, lower) in zip(STEPS, pairwise(heights), strict=True)
    )
    return str(
        macro("frame", "embed_code.html")(place(renderer, file), about["takeaway"], max(heights), heights[0], steps)
    )


def gone_page(site: Site, out: Path, edition: Edition, about: FigureRecord) -> None:
    """Write the frame's page of a figure that the book has no longer: as the last edition had it, with that said."""
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    page = embed_page(site, edition, about, f"../figures/{about['id']}.html", gone_notice(edition))
    replace_file(folder / f"{about['id']}.html", page)


def gone_notice(edition: Edition) -> str:
    """Return the sentence that a figure carries wherever it is served though the book has it no longer."""
    published = show_date(edition.about["published"])
    return f"This figure stands in the book no longer. It was last part of edition {edition.name}, {published}."


def write_helper(out: Path) -> None:
    """Write the script that lets frames on other sites follow the height of what they show."""
    (out / FOLDER).mkdir(parents=True, exist_ok=True)
    (out / FOLDER / HELPER).write_bytes((Path(__file__).parent / "static" / "embed-sizes.js").read_bytes())
