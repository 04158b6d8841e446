"""A figure for other people's pages: `embed/<id>.html`, without navigation, as wide as its frame.

The page tells the page around it how high it is; a host that allows our small script (`embed/sizes.js`) lets the frame
follow, any other keeps the height that the code to paste names.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimbook import cite
from claimbook.book.records import FigureRecord, Spec
from claimbook.site.charts import chart_markup, controls_in, wide_drawing
from claimbook.site.gate import site_of
from claimbook.site.value_card import PageRenderer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.site.history import History

FOLDER = "embed"
HELPER = "sizes.js"
TEXT_HEIGHT, CONTROL_HEIGHT = 190, 40


def page(app: Sphinx, about: FigureRecord, spec: Spec) -> tuple[str, dict[str, Any], str]:
    """Return the page that stands in a frame: takeaway, chart, one line that says where it comes from."""
    name = f"{FOLDER}/{about['id']}"
    app.builder.current_docname = name  # type: ignore[attr-defined]
    renderer = PageRenderer(site_of(app).registry, app.builder, name)
    identity = site_of(app).versions.of_figure(about)
    body = Markup(
        '<h1 class="takeaway" id="{id}-takeaway">{takeaway}</h1>\n<p class="measure">{subtitle}</p>\n{chart}'
        '<p class="source">{author}, <cite>{book}</cite>, {edition}, {licence}. '
        '<a href="{page}" target="_blank" rel="noopener">{short}: data and sources</a></p>\n'
        '<p class="visually-hidden" id="{id}-told">{told}</p>\n'
    ).format(
        id=about["id"],
        takeaway=about["takeaway"],
        subtitle=about["subtitle"],
        chart=chart_markup(app, spec, about),
        author=identity.author,
        book=identity.title,
        edition=identity.edition_in_words,
        licence=identity.licence,
        page=renderer.to(f"figures/{about['id']}"),
        short=cite.short_form(identity, about["id"]),
        told=about["description"],
    )
    given = {
        "title": str(Markup.escape(about["takeaway"])),
        "body": str(body),
        "shown_values": [],
        "shown_figure": about,
        "told_in_short": about["subtitle"],
        "starts": "seen" if controls_in(spec) else "touched",
    }
    return name, given, "embed.html"


def section(renderer: PageRenderer, about: FigureRecord, spec: Spec, history: History) -> Markup:
    """Return the code to paste: live, which follows the book, and frozen to the newest edition that has the figure."""
    height = height_of(renderer, about, spec)
    live = code(renderer, f"{FOLDER}/{about['id']}.html", about, height)
    edition = history.newest_with(about["id"])
    parts = [choice("Live", "Always shows the figure as the book has it.", live)]
    if edition is not None and (edition.folder / FOLDER / f"{about['id']}.html").is_file():
        frozen = code(renderer, f"e/{edition.name}/{FOLDER}/{about['id']}.html", about, height)
        parts.append(choice("Frozen", f"Shows it for ever as edition {edition.name} did.", frozen))
    helper = place(renderer, f"{FOLDER}/{HELPER}")
    note = (
        ""
        if renderer.identity.address
        else " Copied from these pages as a server gives them, the code has whole addresses; copied from a disk, "
        "put the address of the folder of these pages before them."
    )
    return Markup(
        "{}<p>The frame is as wide as the column it stands in. Where your page may load a script from here, "
        "<code>{}</code> makes it as high as the figure.{}</p>\n"
    ).format(Markup("").join(parts), f'<script src="{helper}" defer></script>', note)


def choice(name: str, told: str, pasted: str) -> Markup:
    return Markup(
        '<h3>{name}</h3>\n<p>{told}</p>\n<pre tabindex="0">{code}</pre>\n<p><button type="button" data-copy="{code}">'
        "Copy {what} code</button></p>\n"
    ).format(name=name, told=told, code=pasted, what=name.lower())


def height_of(renderer: PageRenderer, about: FigureRecord, spec: Spec) -> int:
    """Return about how high the figure is in pixels, with its texts and controls."""
    drawing = wide_drawing(renderer.builder.app, spec, about["id"])
    height = float(drawing.partition(' height="')[2].partition('"')[0] or 400)
    return int(height) + TEXT_HEIGHT + CONTROL_HEIGHT * controls_in(spec)


def place(renderer: PageRenderer, file: str) -> str:
    """Return the address of a file for other sites; without the book's address, from the site's first page."""
    return f"{renderer.identity.address}/{file}" if renderer.identity.address else file


def code(renderer: PageRenderer, file: str, about: FigureRecord, height: int) -> str:
    """Return the HTML to paste; nothing in it needs a style or a script of the page around it."""
    return str(
        Markup('<iframe src="{}" title="{}" width="100%" height="{}" frameborder="0" loading="lazy"></iframe>').format(
            place(renderer, file), about["takeaway"], height
        )
    )


def write_helper(out: Path) -> None:
    """Write the script that lets frames on other sites follow the height of what they show."""
    (out / FOLDER).mkdir(parents=True, exist_ok=True)
    (out / FOLDER / HELPER).write_bytes((Path(__file__).parent / "static" / "embed-sizes.js").read_bytes())
