"""How to cite the book, a chapter, a figure, a number: shown with buttons that copy, and as files under `cite/`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from claimbook import cite
from claimbook.base.atomic import replace_file
from claimbook.base.digests import digest
from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_json
from claimbook.book.contents import notebooks
from claimbook.cite import Item
from claimbook.cite.forms import copies
from claimbook.cite.sources import Sources
from claimbook.downloads.packages import citation_files
from claimbook.site import incremental
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.site.templating import macro, rendered

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from claimbook.site.value_card import PageRenderer

FOLDER = "cite"
EVERYTHING = "everything"
COPIES = "js"  # what the copy menu hands out, as a script: pages opened from disk can load nothing else
FILES = (("txt", "Text"), ("bib", "BibTeX"), ("biblatex.bib", "BibLaTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))
REFERENCES = tuple(each for each in FILES if each[0] in ("bib", "ris", "csl.json"))  # of sources, and with them
SOURCES = "sources"  # the folder of primary sources, and the part of a name that says "with its sources"


def copied(name: str, text: str, html: str = "") -> Markup:
    """Return a button that copies a text, as HTML too where there is some."""
    return macro("copied")(name, text, html)


def menu(id: str) -> Markup:
    """Return the place of the copy menu of whatever is cited by an id; the page's script fills it."""
    return macro("copy_menu")(id)


def block(renderer: PageRenderer, item: Item, id: str, *, ready: bool = False) -> Markup:
    """Return every citation of an item with its buttons; with `ready`, also a finished sentence with its footnote."""
    made = copies(item)
    content = {ending: text.decode() for ending, text in citation_files([item]).items()}
    return rendered(
        "citation.html",
        id=id,
        made=made,
        apa=Markup(made.apa_html),
        chicago=Markup(made.chicago_html),
        ready=ready,
        formats=[(name, content[ending], file_of(renderer, id, ending)) for ending, name in FILES[1:]],
        files=[(name, source_file_of(renderer, id, ending)) for ending, name in REFERENCES],
    )


def file_of(renderer: PageRenderer, id: str, ending: str) -> str:
    """Return the address of a citation's file from the page that is being written."""
    return renderer.data_file(f"{FOLDER}/{id}.{ending}")


def source_file_of(renderer: PageRenderer, id: str, ending: str) -> str:
    """Return the address of the file that has a citation and its sources."""
    return renderer.data_file(f"{FOLDER}/{id}.{SOURCES}.{ending}")


def links(renderer: PageRenderer, id: str) -> Markup:
    """Return the links to the files of a citation, in one line, and its copy menu."""
    return rendered(
        "citation_links.html",
        id=id,
        files=[(name, file_of(renderer, id, ending)) for ending, name in FILES],
        with_sources=[(name, source_file_of(renderer, id, ending)) for ending, name in REFERENCES],
    )


def source_links(renderer: PageRenderer, name: str) -> Markup:
    """Return the links to the files of a primary source, by its name."""
    files = [(word, renderer.data_file(f"{FOLDER}/{SOURCES}/{name}.{ending}")) for ending, word in REFERENCES]
    return macro("downloads")(files)


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
    figures = domain_of(renderer.builder.env).figures_in_order()
    return rendered(
        "cite_book.html",
        book=identity,
        whole=block(renderer, versions.book_item(), identity.short_name),
        chapters=[
            (title, block(renderer, versions.chapter_item(page, title), page))
            for page, title in chapters(renderer.builder)
        ],
        gallery=renderer.to("pages/figures"),
        first=renderer.to(f"figures/{figures[0]['id']}") if figures else "",
        numbers=renderer.to("pages/numbers"),
        formats=", ".join(name for _, name in FILES),
        everything=[(name, file_of(renderer, EVERYTHING, ending)) for ending, name in FILES[1:]],
    )


def write_files(app: Sphinx, out: Path, items: dict[str, Item], sources: Mapping[str, list[Item]], kept: Path) -> None:
    """Write the citations of items, by id, into the folder `cite` of a site; what was made before lies in `kept`.

    `sources` has, by the same ids, what each rests on: an item with sources gets files that have them all.
    """
    primary = Sources(site_of(app).book)
    known = {f"{SOURCES}/{name}": item for name, item in [*primary.documents.items(), *primary.outside.items()]}
    endings, of_references = [ending for ending, _ in FILES], [ending for ending, _ in REFERENCES]
    files = {id: [out / FOLDER / f"{id}.{ending}" for ending in [*endings, COPIES]] for id in items}
    files |= {name: [out / FOLDER / f"{name}.{ending}" for ending in of_references] for name in known}
    files[EVERYTHING] = [out / FOLDER / f"{EVERYTHING}.{ending}" for ending in endings[1:]]
    both = {id: [out / FOLDER / f"{id}.{SOURCES}.{ending}" for ending in of_references] for id in items}
    keep_folders({file for each in [*files.values(), *both.values()] for file in each})
    ground = app.config.claimbook_made_from
    said = all_copies(items.values(), kept)
    for id, item in items.items():
        made = said[item["id"]]
        made_from = (ground, json.dumps([item, *sources[id]]), made)
        if incremental.unchanged(app, f"{FOLDER}/{id}", *made_from, files=[*files[id], *both[id]]):
            continue
        texts = {"txt": json.loads(made)["text"].encode(), COPIES: script(id, made), **citation_files([item])}
        write_all(files[id], texts)
        write_all(both[id], citation_files([item, *sources[id]]))
    for name, some in {**{name: [item] for name, item in known.items()}, EVERYTHING: list(items.values())}.items():
        if not incremental.unchanged(app, f"{FOLDER}/{name}", ground, json.dumps(some), files=files[name]):
            write_all(files[name], citation_files(some))


def keep_folders(files: Collection[Path]) -> None:
    """Make the folders of files that will be written, and remove every other file in them."""
    for folder in {file.parent for file in files}:
        folder.mkdir(parents=True, exist_ok=True)
        incremental.keep_only(folder, {file.name for file in files if file.parent == folder})


def write_all(files: Iterable[Path], contents: Mapping[str, bytes]) -> None:
    """Write each file that ends as one of the contents is called."""
    for file in files:
        file.write_bytes(next(contents[ending] for ending in by_length(contents) if file.name.endswith(f".{ending}")))


def by_length(endings: Iterable[str]) -> list[str]:
    """Return endings with the longest first, so that biblatex.bib is not taken for bib."""
    return sorted(endings, key=len, reverse=True)


def script(id: str, made: str) -> bytes:
    """Return the script that gives a page what the copy menu of an id hands out; `made` is that as JSON."""
    told = {key: text for key, text in json.loads(made).items() if key != "text"}
    return f"claimbookCopies({json.dumps(id)}, {json.dumps(told, ensure_ascii=False)});\n".encode()


KEPT: Shape = {"type": "object", "additionalProperties": {"type": "string"}}


def all_copies(items: Iterable[Item], kept: Path) -> dict[str, str]:
    """Return what is handed out of each item as JSON, by the item's id; what is unchanged is taken from before."""
    file = kept / "citations.json"
    try:
        before = read_json(file, file.name, KEPT)
    except BookError:
        before = {}
    made_with = digest(version("citeproc-py"), *(path.read_text(encoding="utf-8") for path in code_of_citations()))
    keys = {item["id"]: (digest(made_with, json.dumps(item)), item) for item in items}
    texts = {key: before.get(key) or json.dumps(asdict(copies(item))) for key, item in keys.values()}
    if texts.keys() != before.keys():
        kept.mkdir(parents=True, exist_ok=True)
        replace_file(file, json.dumps(texts, ensure_ascii=False))
    return {id: texts[key] for id, (key, _) in keys.items()}


def code_of_citations() -> list[Path]:
    """Return the files that a citation's wording comes from."""
    return [*sorted(Path(cite.__file__).parent.glob("*.py")), *sorted(cite.STYLES.glob("*.csl"))]
