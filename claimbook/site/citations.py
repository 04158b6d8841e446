"""How to cite the book, a chapter, a figure, a number: shown with buttons that copy, and as files under `cite/`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from claimbook import cite
from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_json
from claimbook.book.contents import notebooks
from claimbook.cite import APA, CHICAGO, Item
from claimbook.downloads.packages import citation_files
from claimbook.site import incremental
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.tables.ledger import digest
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from claimbook.book.identity import Identity
    from claimbook.site.value_card import PageRenderer

FOLDER = "cite"
EVERYTHING = "everything"
FILES = (("txt", "Text"), ("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))
WITHOUT_PAGE = {"chapter", "report"}


def copied(name: str, text: str, html: str = "") -> Markup:
    """Return a button that copies a text, as HTML too where there is some."""
    rich = Markup(' data-copy-html="{}"').format(html) if html else Markup("")
    return Markup('<button type="button" data-copy="{}"{}>Copy {}</button>').format(text, rich, name)


def block(renderer: PageRenderer, item: Item, id: str, *, ready: bool = False) -> Markup:
    """Return every citation of an item with its buttons; with `ready`, also a finished sentence with its footnote."""
    apa, chicago = cite.cited(item, APA), cite.cited(item, CHICAGO)
    rows = [
        (
            name,
            Markup("{}<br>In the text: {}").format(Markup(each.html), each.short),
            copied(name, each.whole, each.html),
        )
        for name, each in (("APA", apa), ("Chicago", chicago))
    ]
    short = cite.short_of(item)
    rows.append(("Short form", Markup("<code>{}</code>").format(short), copied("short form", short)))
    if ready:
        made = cite.sentence(item)
        buttons = Markup(" ").join([copied("for Word", made.plain, made.html), copied("Markdown", made.markdown),
                                    copied("LaTeX", made.latex)])  # fmt: skip
        rows.append(("Sentence", Markup("What it shows as a sentence, the citation as its footnote."), buttons))
    shown = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{} {}</dd></div>").format(name, text, button) for name, text, button in rows
    )
    return Markup('<dl class="told citing">{}</dl>\n{}').format(shown, formats(renderer, item, id))


def formats(renderer: PageRenderer, item: Item, id: str) -> Markup:
    """Return an item in the formats of reference managers, each folded, with its button and its file."""
    parts = []
    content = {ending: text.decode() for ending, text in citation_files([item]).items()}
    for ending, name in FILES[1:]:
        parts.append(
            Markup(
                '<details class="format"><summary>{name}</summary><pre tabindex="0">{text}</pre><p>{button} '
                '<a download href="{file}">{name} file</a></p></details>\n'
            ).format(
                name=name,
                text=content[ending],
                button=copied(name, content[ending]),
                file=file_of(renderer, id, ending),
            )
        )
    return Markup("").join(parts)


def file_of(renderer: PageRenderer, id: str, ending: str) -> str:
    """Return the address of a citation's file from the page that is being written."""
    return renderer.data_file(f"{FOLDER}/{id}.{ending}")


def links(renderer: PageRenderer, id: str) -> Markup:
    """Return the links to the files of a citation, in one line."""
    return Markup(" · ").join(
        Markup('<a download href="{}">{}</a>').format(file_of(renderer, id, ending), name) for ending, name in FILES
    )


def chapters(builder: Builder) -> list[tuple[str, str]]:
    """Return the page and title of each chapter, in the order of the contents."""
    root, paths = builder.config.root_doc, site_of(builder.app).paths
    pages = [path.relative_to(paths.root).with_suffix("").as_posix()
             for path in notebooks(paths)]  # fmt: skip
    return [(page, builder.env.titles[page].astext()) for page in pages if page != root and page in builder.env.titles]


def book(renderer: PageRenderer, _: str) -> Markup:
    """Return how to cite the book, its chapters, and where the citations of figures and numbers are."""
    versions = site_of(renderer.builder.app).versions
    identity = versions.of_book()
    parts = [
        Markup("<p>{}, data as of {}, published {}. Licence: {}.</p>\n").format(
            identity.edition_heading, show_date(identity.as_of), show_date(identity.published), licence(identity)
        ),
        block(renderer, versions.book_item(), identity.short_name),
        Markup("<h2>A chapter</h2>\n"),
    ]
    for page, title in chapters(renderer.builder):
        item = versions.chapter_item(page, title)
        parts.append(Markup("<details><summary>{}</summary>{}</details>\n").format(title, block(renderer, item, page)))
    parts.append(Markup("<h2>A figure or a number</h2>\n"))
    figures = domain_of(renderer.builder.env).figures
    if figures:
        first = next(iter(figures))
        parts.append(
            Markup(
                '<p>Every figure has <a href="{}">a page of its own</a> with its citation, for example '
                '<a href="{}">this one</a>.</p>\n'
            ).format(renderer.to("pages/figures"), f"{renderer.to(f'figures/{first}')}#to-cite")
        )
    parts.append(
        Markup(
            "<p>Every number copies its citation from its panel; its entry in the "
            '<a href="{}">list of values</a> has it as {}. All citations of the book in one file: {}.</p>\n'
        ).format(renderer.to("pages/numbers"), ", ".join(name for _, name in FILES), everything_links(renderer))
    )
    return Markup("").join(parts)


def licence(identity: Identity) -> Markup:
    if not identity.licence_url:
        return Markup("{}").format(identity.licence)
    return Markup('<a class="external" rel="noreferrer license" href="{}">{}</a>').format(
        identity.licence_url, identity.licence
    )


def everything_links(renderer: PageRenderer) -> Markup:
    return Markup(", ").join(
        Markup('<a download href="{}">{}</a>').format(file_of(renderer, EVERYTHING, ending), name)
        for ending, name in FILES[1:]
    )


def write_files(app: Sphinx, out: Path, items: dict[str, Item], kept: Path) -> None:
    """Write the citations of items, by id, into the folder `cite` of a site; texts already made lie in `kept`."""
    files = {id: [out / FOLDER / f"{id}.{ending}" for ending, _ in FILES] for id in [*items, EVERYTHING]}
    for folder in {file.parent for each in files.values() for file in each}:
        folder.mkdir(parents=True, exist_ok=True)
        incremental.keep_only(folder, {file.name for each in files.values() for file in each if file.parent == folder})
    texts = all_texts(items.values(), kept)
    ground = app.config.claimbook_made_from
    for id, item in items.items():
        made_from = (ground, cite.csl_json([item]), texts[item["id"]])
        if incremental.unchanged(app, f"{FOLDER}/{id}", *made_from, files=files[id]):
            continue
        for ending, content in {"txt": texts[item["id"]].encode(), **citation_files([item])}.items():
            (out / FOLDER / f"{id}.{ending}").write_bytes(content)
    every = list(items.values())
    if not incremental.unchanged(app, EVERYTHING, ground, cite.csl_json(every), files=files[EVERYTHING][1:]):
        for ending, content in citation_files(every).items():
            (out / FOLDER / f"{EVERYTHING}.{ending}").write_bytes(content)


KEPT: Shape = {"type": "object", "additionalProperties": {"type": "string"}}


def all_texts(items: Iterable[Item], kept: Path) -> dict[str, str]:
    """Return the citation of each item in words, by the item's id; those of unchanged items are taken from before."""
    file = kept / "citations.json"
    try:
        before = read_json(file, file.name, KEPT)
    except BookError:
        before = {}
    made_with = digest(version("citeproc-py"), *(path.read_text(encoding="utf-8") for path in code_of_citations()))
    keys = {item["id"]: (digest(made_with, cite.csl_json([item])), item) for item in items}
    texts = {key: before.get(key) or cite.as_text(item) for key, item in keys.values()}
    if texts.keys() != before.keys():
        kept.mkdir(parents=True, exist_ok=True)
        replace_file(file, json.dumps(texts, ensure_ascii=False))
    return {id: texts[key] for id, (key, _) in keys.items()}


def code_of_citations() -> list[Path]:
    """Return the files that a citation's wording comes from."""
    return [Path(cite.__file__), *sorted(cite.STYLES.glob("*.csl"))]
