"""The whole book as one page to be printed: cover, contents, chapters, data of the figures, notes with every source.

It is put together from the pages of the built site, so that paper says what the screen says, but for what only a
screen can do. A number's source stands in an endnote, marked where the chapter's text first names it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

from markupsafe import Markup

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.book.records import ValueRecord
from claimbook.book.sources import citation_in_words
from claimbook.cite import whole_title
from claimbook.pdf.figures import Figure, annex, take_figures
from claimbook.site.addresses import CHANGES, CITE, CORRECTIONS, ENTITIES, GALLERY, NUMBERS, SOURCES, TUTORIAL
from claimbook.site.assets import style_sheet
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from claimbook.book.identity import Identity
    from claimbook.book.registry import Registry
    from claimbook.cite.versions import Versions

STYLE = Path(__file__).parents[1] / "site" / "static" / "pdf.css"
LEFT_OUT = {NUMBERS, ENTITIES, GALLERY, CITE, CORRECTIONS, TUTORIAL}
SHORTENED = {
    CHANGES,
    SOURCES,
}  # what is folded on these would fill hundreds of pages; the notes have what bears the text
DROPPED = (
    "script", "template", "form", "button", "noscript", "*[contains(concat(' ', @class, ' '), ' headerlink ')]",
    "details[contains(@class, 'settings')]", "div[@class='narrow']", "details[contains(@class, 'hide')]",
    "details[@class='values']", "div[contains(@class, 'cell_input')]", "p[@class='links']",
    "div[contains(@class, 'toctree-wrapper')]", "*[contains(@class, 'visually-hidden')]",
    "*[contains(concat(' ', @class, ' '), ' on-screen ')]", "p[@class='printed']",
)  # fmt: skip
UNSAID = ("aria-labelledby", "aria-describedby", "tabindex", "data-place", "data-number")


@dataclass(slots=True)
class Part:
    """One page of the site as a part of the printed book."""

    page: str
    title: str
    body: Any
    number: int = 0  # of a chapter
    figures: list[Figure] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.page.replace("/", "-")

    @property
    def heading(self) -> str:
        """The title with the number of the chapter, for contents and running heads."""
        return f"{self.number} {self.title}" if self.number else self.title


def document(versions: Versions, site: Path, pages: list[str], numbers: dict[str, int]) -> str:
    """Return the whole book as HTML; `numbers` gives the printed page of each target, empty before it is known."""
    parts = [read_part(site, page) for page in pages if page not in LEFT_OUT]
    chapters = [part for part in parts if part.page in versions.chapters]
    for number, part in enumerate(chapters, 1):
        part.number = number
    figures: dict[str, Figure] = {}
    for part in parts:
        take_figures(part.body, part.figures, figures)
    known = {part.page for part in parts}
    noted = 0
    for part in parts:
        noted = number_notes(part, noted)
        link_within(part, known)
    identity, registry = versions.of_book(), versions.registry
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            "<style>{style}</style>\n</head>\n<body>\n{cover}\n{contents}\n{parts}\n{annex}\n{notes}\n</body>\n</html>\n"
        ).format(
            language=identity.language,
            title=whole_title(identity),
            style=Markup("{}\n{}\n{}").format(
                Markup(style_sheet()), Markup(STYLE.read_text(encoding="utf-8")), running_heads(identity, parts)
            ),
            cover=cover(versions),
            contents=contents(parts, figures, numbers),
            parts=Markup("\n").join(printed(part) for part in parts),
            annex=annex(figures.values()),
            notes=notes(registry, parts),
        )
    )


def running_heads(identity: Identity, parts: list[Part]) -> Markup:
    """Return the rules that put the book's title and edition on top of every page, and the part that it belongs to."""
    rules = [head("", "left", f"{identity.title}, {identity.edition_in_words}")]
    named = [(part.id, part.heading) for part in parts]
    for id, heading in [*named, ("data-of-figures", "Data of the figures"), ("notes", "Notes")]:
        rules += [Markup("#{} {{ page: {}; }}").format(id, id), head(id, "right", heading)]
    return Markup("\n").join(rules)


def head(page: str, side: str, text: str) -> Markup:
    """Return the rule that puts a text on top of the pages of a name, of all without one."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return Markup('@page {} {{ @top-{} {{ content: "{}"; }} }}').format(page, side, Markup(escaped))


def read_part(site: Path, page: str) -> Part:
    """Return a page of the site without what paper cannot do; raises BookError where the site lacks it."""
    from lxml import html

    file = site / f"{page}.html"
    if not file.is_file():
        raise BookError(f"The site has no page {page}; run `claimbook build` first.")
    main = html.document_fromstring(file.read_bytes().decode("utf-8")).get_element_by_id("content")
    for name in (*DROPPED, *(("details",) if page in SHORTENED else ())):
        for element in main.xpath(f".//{name}"):
            element.drop_tree()
    for name in UNSAID:
        for element in main.xpath(f".//*[@{name}]"):
            del element.attrib[name]
    for element in main.xpath(".//details[not(ancestor::figure)]"):
        element.tag = "div"
        element.set("class", f"unfolded {element.get('class', '')}".strip())
    for element in main.xpath(".//summary[not(ancestor::figure)]"):
        element.tag = "p"
        element.set("class", "summary")
    heading = main.find(".//h1")
    return Part(page, " ".join(heading.text_content().split()) if heading is not None else page, main)


def number_notes(part: Part, noted: int) -> int:
    """Mark each value where a part's text first names it, and return how many notes there are by now."""
    from lxml.html import builder

    for link in part.body.xpath(".//a[contains(concat(' ', @class, ' '), ' value ')]"):
        id = unquote(urldefrag(link.get("href", ""))[1])
        if link.xpath("ancestor::table") or not id:
            continue
        if id not in part.notes:
            noted += 1
            part.notes[id] = noted
            mark = builder.A(str(noted), href=f"#note-{noted}", id=f"mark-{noted}")
            mark.set("class", "mark-of-note")
            mark.tail, link.tail = link.tail, None
            link.addnext(mark)
    return noted


def link_within(part: Part, known: set[str]) -> None:
    """Give every place of a part a name of its own, and let links lead within the book or to other sites."""
    for element in part.body.xpath(".//*[@id][not(ancestor-or-self::*[local-name()='svg'])]"):
        if not element.get("id").startswith("mark-"):
            element.set("id", f"{part.id}--{element.get('id')}")
    for link in part.body.xpath(".//a[@href]"):
        href = link.get("href")
        if href.startswith(("http://", "https://", "mailto:", "#note-", "#data-")):
            continue
        target, anchor = urldefrag(href)
        page = posixpath.normpath(posixpath.join(posixpath.dirname(part.page), target)) if target else part.page
        page = page.removesuffix(".html")
        if page in known:
            name = page.replace("/", "-")
            link.set("href", f"#{name}--{anchor}" if anchor else f"#{name}")
        elif page == NUMBERS and anchor in part.notes:
            link.set("href", f"#note-{part.notes[anchor]}")
        else:
            del link.attrib["href"]


def printed(part: Part) -> Markup:
    """Return a part as HTML; what a list item holds is one block, which a PDF tells from its mark."""
    from lxml import html
    from lxml.html import builder

    for item in part.body.xpath(".//li"):
        block = builder.DIV(*item)
        block.text, item.text = item.text, None
        item.append(block)
    if part.number and (heading := part.body.find(".//h1")) is not None:
        heading.text = f"{part.number} {heading.text or ''}"
    inner = "".join(html.tostring(child, encoding="unicode") for child in part.body)
    return Markup('<section class="part" id="{}">\n{}\n</section>').format(part.id, Markup(inner))


def cover(versions: Versions) -> Markup:
    """Return the first page: title, edition, date, author, licence, how to cite the book."""
    identity = versions.of_book()
    apa = cite.cited(versions.book_item(), cite.APA)
    return Markup(
        '<section class="cover">\n<p class="cover-title">{title}</p>\n<p class="cover-subtitle">{subtitle}</p>\n'
        "<p>{edition} · {published}<br>Data as of {as_of}</p>\n<p>{author}</p>\n"
        '<p class="imprint">{licence} {licence_url}<br>{address}</p>\n'
        '<p class="imprint">To cite this report: {apa}<br>To cite a figure or a number: '
        "<code>{short}:…{suffix}</code>, with its id.</p>\n</section>"
    ).format(
        title=identity.title,
        subtitle=identity.subtitle,
        edition=identity.edition_heading,
        suffix=identity.citation_suffix,
        published=show_date(identity.published),
        as_of=show_date(identity.as_of),
        author=identity.author,
        licence=identity.licence,
        licence_url=identity.licence_url,
        address=identity.address,
        apa=Markup(apa.html),
        short=identity.short_name,
    )


def contents(parts: list[Part], figures: dict[str, Figure], numbers: dict[str, int]) -> Markup:
    """Return the list of parts and that of figures, each once, with their pages."""
    listed = [(part.id, part.heading) for part in parts]
    listed += [("data-of-figures", "Data of the figures"), ("notes", "Notes")]
    homes = {each.id: part.id for part in reversed(parts) for each in part.figures}
    shown = [(f"{homes[each.id]}--{each.id}", f"{each.number}. {each.takeaway}") for each in figures.values()]
    return Markup(
        '<nav class="contents-list">\n<h1 id="contents">Contents</h1>\n<ol>{}</ol>\n'
        "<h2>Figures</h2>\n<ol>{}</ol>\n</nav>"
    ).format(lines(listed, numbers), lines(shown, numbers))


def lines(listed: Iterable[tuple[str, str]], numbers: dict[str, int]) -> Markup:
    return Markup("\n").join(
        Markup('<li><div><a href="#{}"><span>{}</span><span class="page-number">{}</span></a></div></li>').format(
            target, title, numbers.get(target, "000")
        )
        for target, title in listed
    )


def headings(book: str) -> list[str]:
    """Return the headings of the printed book, as they are written."""
    from lxml import html

    found = html.document_fromstring(book).xpath("//h1 | //h2 | //h3 | //h4")
    return [" ".join(each.text_content().split()) for each in found]


def targets(book: str) -> Iterator[str]:
    """Yield the places that the contents of the printed book lead to."""
    from lxml import html

    for link in html.document_fromstring(book).xpath("//nav[@class='contents-list']//a"):
        yield link.get("href").removeprefix("#")


def notes(registry: Registry, parts: list[Part]) -> Markup:
    """Return the endnotes, part by part: what each number is of and where it comes from."""
    groups = Markup("\n").join(
        Markup('<h2>{}</h2>\n<ol class="notes" start="{}">\n{}\n</ol>').format(
            part.title,
            min(part.notes.values()),
            Markup("\n").join(note(registry, id, number) for id, number in part.notes.items()),
        )
        for part in parts
        if part.notes
    )
    return Markup('<section class="part" id="notes">\n<h1>Notes</h1>\n{}\n</section>').format(groups)


def note(registry: Registry, id: str, number: int) -> Markup:
    """Return one endnote."""
    record = registry[id]
    told = Markup(" ").join(grounds(registry, record))
    return Markup(
        '<li id="note-{number}" value="{number}"><div><a href="#mark-{number}">{label}: {text}</a>. {told} '
        "<em>{sure}.</em> <code>{id}</code></div></li>"
    ).format(number=number, label=record["label"], text=record["text"], told=told, sure=record["confidence"], id=id)


def grounds(registry: Registry, record: ValueRecord) -> Iterator[Markup]:
    """Yield what a number rests on: quotes with their documents, an outside source, or a formula with its inputs."""
    for quote in record["quotes"]:
        yield Markup("“{}” {}, “{}”, {}{}.").format(
            quote["text"], quote["publisher"], quote["title"], quote["published_text"], web(quote["url"])
        )
    if citation := record["citation"]:
        yield Markup("{}{}.").format(citation_in_words(citation), web(citation["url"]))
    if record["formula_in_words"]:
        inputs = "; ".join(f"{registry[each]['label']} = {registry[each]['text']}" for each in record["inputs"])
        yield Markup("{} ({}).").format(record["formula_in_words"].rstrip("."), inputs)


def web(url: str) -> Markup:
    """Return an address to follow; nothing where there is none."""
    if not url.startswith(("http://", "https://")):
        return Markup("")
    return Markup(', <a class="address" href="{}">{}</a>').format(url, readable(url))


def readable(url: str) -> str:
    """Return an address as one reads and types it: without its scheme, in letters instead of their codes."""
    plain = unquote(url.partition("://")[2].removesuffix("/"))
    return plain if plain.isprintable() and " " not in plain else url.partition("://")[2].removesuffix("/")
