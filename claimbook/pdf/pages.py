"""The whole book as one page to be printed: cover, contents, chapters, notes with the source of every number.

It is put together from the pages of the built site, so that paper says what the screen says. A number's source stands
in an endnote, marked where the chapter's text first names it.
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
from claimbook.cite import whole_title
from claimbook.site.addresses import CITE, CORRECTIONS, ENTITIES, GALLERY, NUMBERS
from claimbook.site.assets import style_sheet
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from claimbook.book.identity import Identity
    from claimbook.book.registry import Registry
    from claimbook.cite.versions import Versions

STYLE = Path(__file__).parents[1] / "site" / "static" / "pdf.css"
LEFT_OUT = {NUMBERS, ENTITIES, GALLERY, CITE, CORRECTIONS}
DROPPED = (
    "script", "template", "form", "button", "noscript", "*[contains(concat(' ', @class, ' '), ' headerlink ')]",
    "details[contains(@class, 'settings')]", "div[@class='narrow']", "details[contains(@class, 'hide')]",
    "details[@class='values']", "div[contains(@class, 'cell_input')]", "p[@class='links']",
    "div[contains(@class, 'toctree-wrapper')]", "*[contains(@class, 'visually-hidden')]",
)  # fmt: skip
UNSAID = ("aria-labelledby", "aria-describedby", "tabindex", "data-place", "data-number")


@dataclass(slots=True)
class Part:
    """One page of the site as a part of the printed book."""

    page: str
    title: str
    body: Any
    figures: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.page.replace("/", "-")


def document(versions: Versions, site: Path, pages: list[str], numbers: dict[str, int]) -> str:
    """Return the whole book as HTML; `numbers` gives the printed page of each target, empty before it is known."""
    parts = [part for page in pages if page not in LEFT_OUT for part in [read_part(site, page)]]
    known = {part.page for part in parts}
    noted = 0
    for part in parts:
        noted = number_notes(part, noted)
        link_within(part, known)
    identity, registry = versions.of_book(), versions.registry
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            "<style>{style}</style>\n</head>\n<body>\n{cover}\n{contents}\n{parts}\n{notes}\n</body>\n</html>\n"
        ).format(
            language=identity.language,
            title=whole_title(identity),
            style=Markup("{}\n{}\n{}").format(
                Markup(style_sheet()), Markup(STYLE.read_text(encoding="utf-8")), running_title(identity)
            ),
            cover=cover(versions),
            contents=contents(parts, numbers),
            parts=Markup("\n").join(printed(part) for part in parts),
            notes=notes(registry, parts),
        )
    )


def running_title(identity: Identity) -> Markup:
    """Return the rule that puts the book's title and edition on top of every page."""
    text = (
        f"{identity.title}, {identity.edition_in_words}".replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    )
    return Markup('@page {{ @top-left {{ content: "{}"; }} }}').format(Markup(text))


def read_part(site: Path, page: str) -> Part:
    """Return a page of the site without what paper cannot do; raises BookError where the site lacks it."""
    from lxml import html

    file = site / f"{page}.html"
    if not file.is_file():
        raise BookError(f"The site has no page {page}; run `claimbook build` first.")
    main = html.document_fromstring(file.read_bytes().decode("utf-8")).get_element_by_id("content")
    for name in DROPPED:
        for element in main.xpath(f".//{name}"):
            element.drop_tree()
    for name in UNSAID:
        for element in main.xpath(f".//*[@{name}]"):
            del element.attrib[name]
    for element in main.xpath(".//details"):
        element.tag = "div"
        element.set("class", f"unfolded {element.get('class', '')}".strip())
    for element in main.xpath(".//summary"):
        element.tag = "p"
        element.set("class", "summary")
    heading = main.find(".//h1")
    part = Part(page, " ".join(heading.text_content().split()) if heading is not None else page, main)
    for figure in main.xpath(".//figure[@id]"):
        takeaway = figure.xpath(".//*[contains(@class, 'takeaway')]")
        part.figures.append((figure.get("id"), takeaway[0].text_content() if takeaway else figure.get("id")))
    return part


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
        if href.startswith(("http://", "https://", "mailto:", "#note-")):
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
    """Return a part as HTML; each figure carries its id below it."""
    from lxml import html

    for figure in part.body.xpath(".//figure[@id]"):
        line = html.fragment_fromstring('<p class="id"></p>')
        line.text = figure.get("id").partition("--")[2]
        figure.append(line)
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


def contents(parts: list[Part], numbers: dict[str, int]) -> Markup:
    """Return the list of parts and that of figures, with their pages."""
    listed = [(part.id, part.title) for part in parts]
    listed.append(("notes", "Notes"))
    figures = [(f"{part.id}--{id}", takeaway) for part in parts for id, takeaway in part.figures]
    return Markup(
        '<nav class="contents-list">\n<h1 id="contents">Contents</h1>\n<ol>{}</ol>\n'
        "<h2>Figures</h2>\n<ol>{}</ol>\n</nav>"
    ).format(lines(listed, numbers), lines(figures, numbers))


def lines(listed: Iterable[tuple[str, str]], numbers: dict[str, int]) -> Markup:
    return Markup("\n").join(
        Markup('<li><a href="#{}"><span>{}</span><span class="page-number">{}</span></a></li>').format(
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
        '<li id="note-{number}" value="{number}"><a href="#mark-{number}">{label}: {text}</a>. {told} <em>{sure}.</em> '
        "<code>{id}</code></li>"
    ).format(number=number, label=record["label"], text=record["text"], told=told, sure=record["confidence"], id=id)


def grounds(registry: Registry, record: ValueRecord) -> Iterator[Markup]:
    """Yield what a number rests on: quotes with their documents, an outside source, or a formula with its inputs."""
    for quote in record["quotes"]:
        yield Markup("“{}” {}, “{}”, {}{}.").format(
            quote["text"], quote["publisher"], quote["title"], quote["published_text"], web(quote["url"])
        )
    if citation := record["citation"]:
        seen = f" [seen in {citation['secondary']}]" if citation["secondary"] else ""
        yield Markup("{}{}{}{}.").format(
            citation["text"], seen, " [not seen by us]" if citation["unseen"] else "", web(citation["url"])
        )
    if record["formula_in_words"]:
        inputs = "; ".join(f"{registry[each]['label']} = {registry[each]['text']}" for each in record["inputs"])
        yield Markup("{} ({}).").format(record["formula_in_words"].rstrip("."), inputs)


def web(url: str) -> Markup:
    """Return an address to follow; nothing where there is none."""
    if not url.startswith(("http://", "https://")):
        return Markup("")
    return Markup(', <a href="{}">{}</a>').format(url, url)
