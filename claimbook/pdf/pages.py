"""The whole book as one page to be printed: cover, contents, chapters, data of the figures, notes with every source.

It is put together from the pages of the built site, so that paper says what the screen says, but for what only a
screen can do. A number's source stands in an endnote, marked where the chapter's text first names it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import unquote, urldefrag

from markupsafe import Markup

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.book.records import ValueRecord
from claimbook.book.sources import citation_in_words
from claimbook.cite import whole_title
from claimbook.pdf.figures import Figure, annex, take_figures
from claimbook.pdf.templating import rendered
from claimbook.site.addresses import CHANGES, CITE, CORRECTIONS, ENTITIES, GALLERY, NUMBERS, SOURCES, TUTORIAL
from claimbook.site.assets import style_sheet

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
EMPTIED = ".//div[contains(concat(' ', @class, ' '), ' cell ')][not(normalize-space()) and not(.//img | .//svg)]"
MARKS = {"ja": ("「", "」")}
OTHER_MARKS = ("“", "”")
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
    identity, listed, shown = versions.of_book(), *contents(parts, figures)
    return str(
        rendered(
            "book.html",
            book=identity,
            title=whole_title(identity),
            style=styled(identity, parts),
            apa=Markup(cite.cited(versions.book_item(), cite.APA).html),
            contents=listed,
            figures=shown,
            page_numbers=numbers,
            parts=[(part.id, printed(part)) for part in parts],
            annex=annex(figures.values()),
            notes=[noted_in(versions.registry, part) for part in parts if part.notes],
        )
    )


def styled(identity: Identity, parts: list[Part]) -> Markup:
    """Return the style sheet of the printed book."""
    return Markup("\n").join([Markup(style_sheet()), Markup(STYLE.read_text("utf-8")), running_heads(identity, parts)])


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
    for cell in main.xpath(EMPTIED):  # at the foot of a page it would begin another
        cell.drop_tree()
    for name in UNSAID:
        for element in main.xpath(f".//*[@{name}]"):
            del element.attrib[name]
    for element in main.xpath(".//details[not(ancestor::figure)]"):
        element.tag = "div"
        element.set("class", f"unfolded {element.get('class', '')}".strip())
    for element in main.xpath(".//summary[not(ancestor::figure)]"):
        element.tag = "p"
        element.set("class", "summary")
    for quotation in main.xpath(".//q"):
        write_marks(quotation)
    heading = main.find(".//h1")
    return Part(page, " ".join(heading.text_content().split()) if heading is not None else page, main)


def write_marks(quotation: Any) -> None:
    """Write the marks of a quotation out: what a browser adds by style is none of a PDF's text."""
    languages = quotation.xpath("ancestor-or-self::*[@lang][1]/@lang")
    opening, closing = MARKS.get(languages[0][:2] if languages else "", OTHER_MARKS)
    quotation.tag, quotation.text = "span", opening + (quotation.text or "")
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "") + closing
    else:
        quotation.text += closing


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
    """Return what a part holds as HTML; what a list item holds is one block, which a PDF tells from its mark."""
    from lxml import html
    from lxml.html import builder

    for item in part.body.xpath(".//li"):
        block = builder.DIV(*item)
        block.text, item.text = item.text, None
        item.append(block)
    if part.number and (heading := part.body.find(".//h1")) is not None:
        heading.text = f"{part.number} {heading.text or ''}"
    return Markup("".join(html.tostring(child, encoding="unicode") for child in part.body))


def contents(parts: list[Part], figures: dict[str, Figure]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the parts and the figures, each once: the place that a line leads to, and its text."""
    listed = [(part.id, part.heading) for part in parts]
    listed += [("data-of-figures", "Data of the figures"), ("notes", "Notes")]
    homes = {each.id: part.id for part in reversed(parts) for each in part.figures}
    shown = [(f"{homes[each.id]}--{each.id}", f"{each.number}. {each.takeaway}") for each in figures.values()]
    return listed, shown


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


class Note(TypedDict):
    """An endnote: what a number is of and where it comes from."""

    number: int
    record: ValueRecord
    inputs: list[ValueRecord]
    source: str


class Notes(TypedDict):
    """The endnotes of one part."""

    title: str
    start: int
    notes: list[Note]


def noted_in(registry: Registry, part: Part) -> Notes:
    """Return the endnotes of a part."""
    notes = [note(registry, registry[id], number) for id, number in part.notes.items()]
    return {"title": part.title, "start": min(part.notes.values()), "notes": notes}


def note(registry: Registry, record: ValueRecord, number: int) -> Note:
    """Return one endnote: with the inputs of a formula, and an outside source in words."""
    source = citation_in_words(record["citation"]) if record["citation"] else ""
    inputs = [registry[id] for id in record["inputs"]] if record["formula_in_words"] else []
    return {"number": number, "record": record, "inputs": inputs, "source": source}
