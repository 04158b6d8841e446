"""An item in the words of APA (7th edition) and Chicago (author-date), and as a sentence with its footnote.

The two styles in `citationstyles/` say what each asks of a report by a corporate author and of its parts, and no more;
titles stand as they were published.
"""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from claimbook.book.identity import capitalised, in_words
from claimbook.cite.formats import as_latex
from claimbook.cite.items import PLACE, Item

STYLES = Path(__file__).parent / "citationstyles"
APA, CHICAGO = "apa", "chicago"
DOUBLED_END = re.compile(r"([?!…])((?:</i>)?)\.")
HIDDEN = {ord(letter): chr(0xE000 + place) for place, letter in enumerate("<>&")}  # citeproc reads <i> as italics
AS_TEXT = {0xE000 + place: letter for place, letter in enumerate("<>&")}
AS_HTML = {code: escape(letter) for code, letter in AS_TEXT.items()}
# what a style writes as it stands: items that are otherwise alike share their wording, in which marks take its place;
# the last character stays, for a style looks at it when it sets a full stop
OPAQUE = {"title": chr(0xE010), "number": chr(0xE011), "URL": chr(0xE012)}
MARKS = re.compile(f"[{''.join(OPAQUE.values())}]")
ITALIC = re.compile("</?i>")
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$])")


@dataclass(frozen=True, slots=True)
class Cited:
    """One item in words: whole for a list of references, short for running text; plain and as HTML with italics."""

    whole: str
    short: str
    html: str


def cited(item: Item, style: str) -> Cited:
    """Return an item in the words of a style, APA or CHICAGO."""
    wanted = _as_style_wants(item, style)
    opaque = {mark: wanted[name][:-1] for name, mark in OPAQUE.items() if wanted.get(name)}
    shape = wanted | {name: f"{mark}{wanted[name][-1]}" for name, mark in OPAQUE.items() if wanted.get(name)}
    worded = _worded(json.dumps(shape | {"id": "one"}), style)
    whole, short = (MARKS.sub(lambda mark: opaque.get(mark[0], mark[0]), text) for text in worded)
    marked = whole.replace("<i>", "<em>").replace("</i>", "</em>").translate(AS_HTML)
    return Cited(unescape(ITALIC.sub("", whole)).translate(AS_TEXT), unescape(short).translate(AS_TEXT), marked)


@cache
def _worded(item: str, style: str) -> tuple[str, str]:
    """Return an item (JSON, marks for what is opaque) in the words of a style: whole, and for running text."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    known = json.loads(item)
    bibliography = CitationStylesBibliography(_style(style), CiteProcJSON([known]), formatter.html)
    mention = Citation([CitationItem(known["id"])])
    bibliography.register(mention)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        short = str(bibliography.cite(mention, lambda missing: None))
        return DOUBLED_END.sub(r"\1\2", str(bibliography.bibliography()[0])), short


def _as_style_wants(item: Item, style: str) -> Item:
    """Return an item without what a style leaves out: APA a publisher who is the author, Chicago doubled quotes."""
    known: Item = {
        key: part.translate(HIDDEN) if isinstance(part, str) else part
        for key, part in item.items()
        if key not in ("id", "note", "language", PLACE)
    }
    known["id"] = item["id"]
    names = [each["literal"].translate(HIDDEN) for each in item.get("author", [])]
    if not names and "container-title" in known:  # a source may name nobody: then whoever published it stands for them
        names = [known.pop("container-title")]
    if names:
        known["author"] = [{"literal": names[0]}]
        if style == APA and known.get("publisher") == known["author"][0]["literal"]:
            del known["publisher"]
    if "edition" in item:
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence with its footnote, ready for a word processor (as HTML), for Markdown and for LaTeX."""

    html: str
    plain: str
    markdown: str
    latex: str


def sentence(item: Item, note: Cited | None = None) -> Sentence:
    """Return what an item says as a sentence, its citation in APA (`note`, where it is known) as footnote."""
    note = note or cited(item, APA)
    said = f"{item['title']}{'' if item['title'][-1] in '.?!…”' else '.'}"
    id = item["id"]
    html = (
        f"<p>{escape(said)}{anchor('sdfootnote1anc', '#sdfootnote1sym', 'anc')}</p>"
        '<div style="mso-element:footnote-list"><div id="sdfootnote1"><div style="mso-element:footnote" id="ftn1">'
        f"<p>{anchor('sdfootnote1sym', '#sdfootnote1anc', 'sym')} {note.html}</p></div></div></div>"
    )
    return Sentence(
        html,
        f"{said}[1]\n\n[1] {note.whole}",
        f"{as_markdown(said)}[^{id}]\n\n[^{id}]: {as_markdown(note.whole)}",
        f"{as_latex(said)}\\footnote{{{as_latex(note.whole)}}}",
    )


def anchor(name: str, target: str, end: str) -> str:
    """Return one end of a footnote as LibreOffice (by class) and Word (by style) paste it: "anc" in the text, "sym"."""
    return (
        f'<a class="sdfootnote{end}" name="{name}" href="{target}" style="mso-footnote-id:ftn1" title="">'
        '<sup><span style="mso-special-character:footnote">1</span></sup></a>'
    )


def as_markdown(text: str) -> str:
    """Return a text with the characters that Markdown takes for its own written out."""
    return MARKDOWN.sub(r"\\\1", text)


def as_text(item: Item) -> str:
    """Return everything that is said of citing an item, as plain text."""
    return all_said(item, cited(item, APA), cited(item, CHICAGO))


def all_said(item: Item, apa: Cited, chicago: Cited) -> str:
    """Return everything that is said of citing an item, given its words in both styles."""
    said = f"APA\n{apa.whole}\n{apa.short}\n\nChicago, author-date\n{chicago.whole}\n{chicago.short}\n"
    if "edition" not in item:  # a source is no part of the book
        return said
    return f"{said}\nShort form and licence\n{item['note']}\n"
