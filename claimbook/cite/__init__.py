"""Citations of the book, its chapters, figures and numbers: one CSL item each, and every format made from it.

The two styles in `citationstyles/` say what APA (7th edition) and Chicago (author-date) ask of a report by a corporate
author and of its parts, and no more; titles stand as they were published.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.book.contents import notebooks
from claimbook.book.identity import capitalised, in_words
from claimbook.book.records import ValueRecord
from claimbook.chapters.chapter import read_notebook

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.book.identity import Identity

STYLES = Path(__file__).parent / "citationstyles"
APA, CHICAGO = "apa", "chicago"
Item = dict[str, Any]
DOUBLED_END = re.compile(r"([?!…])((?:</i>)?)\.")
HIDDEN = {ord(letter): chr(0xE000 + place) for place, letter in enumerate("<>&")}  # citeproc reads <i> as italics
AS_TEXT = {0xE000 + place: letter for place, letter in enumerate("<>&")}
AS_HTML = {code: escape(letter) for code, letter in AS_TEXT.items()}
SPACES = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
ITALIC = re.compile("</?i>")
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "$&#%_"},
}
LIGATURES = re.compile(r"(-(?=-)|`(?=`)|'(?=')|,(?=,)|<(?=<)|>(?=>)|[?!](?=`))")
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$])")
BIBTEX_TYPES = {"report": "techreport", "chapter": "incollection", "figure": "misc", "entry": "misc"}
RIS_TYPES = {"report": "RPRT", "chapter": "CHAP", "figure": "FIGURE", "entry": "DATA"}


@dataclass(frozen=True, slots=True)
class Cited:
    """One item in words: whole for a list of references, short for running text; plain and as HTML with italics."""

    whole: str
    short: str
    html: str


def one_line(text: str) -> str:
    """Return a text as one line, its no-break spaces kept, without characters that no format can carry."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return SPACES.sub(" ", kept).strip()


def title_of(text: str) -> str:
    """Return a title without the full stop that the formats put themselves; raises BookError where nothing is left."""
    title = " ".join(one_line(text).split())
    bare = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    if not bare:
        raise BookError("Something to be cited has no title; give it one.")
    return bare


def whole_title(identity: Identity) -> str:
    """Return the title of the book with its subtitle."""
    return one_line(f"{identity.title}: {identity.subtitle}" if identity.subtitle else identity.title)


def short_form(identity: Identity, id: str) -> str:
    """Return the short form of a citation: the book's short name, the id, the edition."""
    return f"{identity.short_name}:{id}{identity.citation_suffix}"


def short_of(item: Item) -> str:
    """Return the short form of an item's citation."""
    return str(item["note"]).partition(";")[0]


def book_item(identity: Identity, place: str = "") -> Item:
    """Return the CSL item of the book; `place` is where it stands below the book's address."""
    item = _item(identity, "report", identity.short_name, whole_title(identity), place)
    del item["container-title"]
    return {**item, "note": f"{identity.short_name}{identity.citation_suffix}; {identity.licence}"}


def chapter_item(identity: Identity, page: str, title: str) -> Item:
    """Return the CSL item of a chapter, which is named by its page."""
    item = _item(identity, "chapter", page, title, f"{page}.html")
    del item["number"]
    return item


def figure_item(identity: Identity, id: str, takeaway: str, place: str = "") -> Item:
    """Return the CSL item of a figure, whose title is its takeaway."""
    return {**_item(identity, "figure", id, takeaway, place or f"figures/{id}.html"), "genre": "Figure"}


def number_item(identity: Identity, record: ValueRecord, place: str = "") -> Item:
    """Return the CSL item of a number from its record in the registry."""
    title = f"{record['label']}: {record['text']}"
    item = _item(identity, "entry", record["id"], title, place or f"pages/numbers.html#{record['id']}")
    return {**item, "genre": "Number"}


def _item(identity: Identity, kind: str, id: str, title: str, place: str) -> Item:
    item: Item = {
        "id": re.sub(r"[^A-Za-z0-9]+", "-", f"{identity.short_name}-{id}-{identity.version_key}" if id !=
                     identity.short_name else f"{id}-{identity.version_key}"),
        "type": kind,
        "title": title_of(title),
        "author": [{"literal": one_line(identity.author)}],
        "issued": {"date-parts": [date_parts(identity.published)]},
        "container-title": whole_title(identity),
        "edition": identity.edition_named,
        "number": id,
        "publisher": one_line(identity.publisher),
        "language": identity.language,
        "note": f"{short_form(identity, id)}; {identity.licence}",
    }  # fmt: skip
    if identity.address:
        item["URL"] = f"{identity.address}/{place}"
    if kind == "report":
        del item["number"]
    return item


def statement_item(identity: Identity, id: str, label: str) -> Item:
    """Return the CSL item of a statement without a number."""
    return {**_item(identity, "entry", id, label, f"pages/numbers.html#{id}"), "genre": "Statement"}


def chapter_title(book: Book, name: str) -> str:
    """Return the first heading of a chapter, empty where there is no chapter of that name."""
    for path in notebooks(book.paths):
        if path.stem == name:
            cells = (cell for cell in read_notebook(path)["cells"] if cell["cell_type"] == "markdown")
            lines = (line for cell in cells for line in "".join(cell["source"]).splitlines())
            return next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), name)
    return ""


def date_parts(edtf: str) -> list[int]:
    """Return year, month and day of a date of publication, as far as it goes; raises BookError where it has no year."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if match is None:
        raise BookError(f"claimbook.published is {edtf!r}; write it as 2026, 2026-11 or 2026-11-22.")
    return [int(part) for part in match.groups() if part]


def cited(item: Item, style: str) -> Cited:
    """Return an item in the words of a style, APA or CHICAGO."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    source = CiteProcJSON([_as_style_wants(item, style)])
    bibliography = CitationStylesBibliography(_style(style), source, formatter.html)
    mention = Citation([CitationItem(item["id"].lower())])
    bibliography.register(mention)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        short = str(bibliography.cite(mention, lambda missing: None))
        whole = DOUBLED_END.sub(r"\1\2", str(bibliography.bibliography()[0]))
    marked = whole.replace("<i>", "<em>").replace("</i>", "</em>").translate(AS_HTML)
    return Cited(unescape(ITALIC.sub("", whole)).translate(AS_TEXT), unescape(short).translate(AS_TEXT), marked)


def _as_style_wants(item: Item, style: str) -> Item:
    """Return an item without what a style leaves out: APA a publisher who is the author, Chicago doubled quotes."""
    known: Item = {
        key: part.translate(HIDDEN) if isinstance(part, str) else part
        for key, part in item.items()
        if key not in ("id", "note", "language")
    }
    known |= {"id": item["id"], "author": [{"literal": item["author"][0]["literal"].translate(HIDDEN)}]}
    if style == APA and known.get("publisher") == known["author"][0]["literal"]:
        del known["publisher"]
    known["edition"] = in_words(known["edition"])
    if style == APA or known["type"] == "report":
        known["edition"] = capitalised(known["edition"])
    if style == CHICAGO and known["type"] != "report":
        known["title"] = known["title"].replace("“", "‘").replace("”", "’")
    return known


@cache
def _style(name: str) -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLES / f"{name}.csl"), locale="en-US", validate=False)


def csl_json(items: Sequence[Item]) -> str:
    """Return items as CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def as_latex(text: str) -> str:
    """Return a text with the characters that LaTeX and BibTeX take for their own written out, and no ligature in it."""
    return LIGATURES.sub(r"\1{}", "".join(LATEX.get(letter, letter) for letter in text))


def bibtex(items: Sequence[Item]) -> str:
    """Return items as BibTeX; titles are kept in their own case."""
    from pybtex.database import BibliographyData, Entry
    from pybtex.database.output.bibtex import Writer

    class Plain(Writer):
        """Writes fields as they are given: they are LaTeX already."""

        def _encode(self, text: str) -> str:
            return text

    entries = {item["id"]: Entry(BIBTEX_TYPES[item["type"]], list(_bibtex_fields(item).items())) for item in items}
    out = StringIO()
    Plain().write_stream(BibliographyData(entries), out)
    return out.getvalue()


def _bibtex_fields(item: Item) -> dict[str, str]:
    """Return the fields of a BibTeX entry, as LaTeX."""
    year, *month = item["issued"]["date-parts"][0]
    kind = item["type"]
    fields = {
        "author": f"{{{as_latex(item['author'][0]['literal'])}}}",
        "title": f"{{{as_latex(item['title'])}}}",
        "year": str(year),
    }
    if month:
        fields["month"] = str(month[0])
    publisher = as_latex(item["publisher"])
    if kind == "report":
        fields |= {"institution": f"{{{publisher}}}", "number": as_latex(capitalised(in_words(item["edition"])))}
    else:
        container = as_latex(item["container-title"])
        if kind == "chapter":
            fields |= {"booktitle": f"{{{container}}}", "edition": as_latex(item["edition"])}
            fields["publisher"] = f"{{{publisher}}}"
        else:
            part = f"{item['genre']} {as_latex(item['number'])}"
            fields["howpublished"] = f"{part} in \\emph{{{container}}}, {as_latex(in_words(item['edition']))}"
    if "URL" in item:
        fields["url"] = item["URL"].replace("{", "%7B").replace("}", "%7D")
    return {**fields, "note": as_latex(item["note"])}


def ris(items: Sequence[Item]) -> str:
    """Return items in the RIS format."""
    return "\n".join(_ris_record(item) for item in items)


def _ris_record(item: Item) -> str:
    parts = item["issued"]["date-parts"][0]
    lines = [
        ("TY", RIS_TYPES[item["type"]]),
        ("ID", item["id"]),
        ("AU", item["author"][0]["literal"]),
        ("TI", item["title"]),
        ("T2", item.get("container-title", "")),
        ("PY", str(parts[0])),
        ("DA", "/".join(f"{part:02}" for part in parts) + "/" * (3 - len(parts))),
        ("ET", item["edition"]),
        ("PB", item["publisher"]),
        ("M1", item.get("number", "")),
        ("LA", item["language"]),
        ("UR", item.get("URL", "")),
        ("N1", item["note"]),
    ]
    return "".join(f"{tag}  - {text}\n" for tag, text in lines if text) + "ER  - \n"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence with its footnote, ready for a word processor (as HTML), for Markdown and for LaTeX."""

    html: str
    plain: str
    markdown: str
    latex: str


def sentence(item: Item) -> Sentence:
    """Return what an item says as a sentence, its APA citation as the footnote."""
    note = cited(item, APA)
    said = f"{item['title']}{'' if item['title'][-1] in '.?!…”' else '.'}"
    id = item["id"]
    mark = '<span style="mso-special-character:footnote">[1]</span>'
    html = (
        f'<p>{escape(said)}<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><sup>{mark}</sup></a></p>'
        '<div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1">'
        f'<p><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1"><sup>{mark}</sup></a> {note.html}</p>'
        "</div></div>"
    )
    return Sentence(
        html,
        f"{said}[1]\n\n[1] {note.whole}",
        f"{as_markdown(said)}[^{id}]\n\n[^{id}]: {as_markdown(note.whole)}",
        f"{as_latex(said)}\\footnote{{{as_latex(note.whole)}}}",
    )


def as_markdown(text: str) -> str:
    """Return a text with the characters that Markdown takes for its own written out."""
    return MARKDOWN.sub(r"\\\1", text)


def as_text(item: Item) -> str:
    """Return everything that is said of citing an item, as plain text."""
    apa, chicago = cited(item, APA), cited(item, CHICAGO)
    return (
        f"APA\n{apa.whole}\n{apa.short}\n\nChicago, author-date\n{chicago.whole}\n{chicago.short}\n\n"
        f"Short form and licence\n{item['note']}\n"
    )
