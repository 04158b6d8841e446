"""Items as reference managers and LaTeX read them: CSL-JSON, RIS, BibTeX in pure ASCII, BibLaTeX in UTF-8.

Every format has the same types: the book is a report, whatever stands in it a chapter of it. Many styles print no
edition of either, so the edition stands in the title of the book, which all of them print. BibTeX's own styles print no
address, so that of a `.bib` file stands in the note; a `.biblatex.bib` has it in its field.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, wraps
from io import StringIO
from textwrap import indent
from typing import TYPE_CHECKING

from claimbook.book.identity import in_words
from claimbook.cite.items import PLACE, Item, short_of

if TYPE_CHECKING:
    from pybtex.database.output.bibtex import Writer

OWN = {"report": "report", "chapter": "chapter", "figure": "chapter", "entry": "chapter"}
BIBTEX_TYPES = {"report": "techreport", "chapter": "incollection", "article-newspaper": "article", "webpage": "misc",
                "document": "misc"}  # fmt: skip
BIBLATEX_TYPES = {**BIBTEX_TYPES, "report": "report", "chapter": "inbook", "webpage": "online"}
RIS_TYPES = {"report": "RPRT", "chapter": "CHAP", "article-newspaper": "NEWS", "webpage": "ELEC", "document": "GEN"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
REPORT = "Report"
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "$&#%_"},
}
TRANSLATED = str.maketrans(LATEX)
LIGATURES = re.compile(r"(-(?=-)|`(?=`)|'(?=')|,(?=,)|<(?=<)|>(?=>)|[?!](?=`))")
UNLIKE = re.compile(rf"[{re.escape(''.join(LATEX))}]|{LIGATURES.pattern}")  # whatever LaTeX does not print as it stands
ASCII = {
    "\u00a0": "~", "\u202f": r"\,", "\u2009": r"\,", "’": "'", "‘": "`", "“": "``", "”": "''", "–": "--", "—": "---",
    "…": r"\ldots{}", "‑": "-", "‐": "-", "−": r"\ensuremath{-}", "×": r"\ensuremath{\times}",
    "¥": r"\textyen{}", "€": r"\texteuro{}", "£": r"\pounds{}", "°": r"\textdegree{}", "·": r"\textperiodcentered{}",
    "ß": r"\ss{}", "ø": r"\o{}", "Ø": r"\O{}", "æ": r"\ae{}", "Æ": r"\AE{}", "å": r"\aa{}", "Å": r"\AA{}",
    "ł": r"\l{}", "Ł": r"\L{}", "đ": r"\dj{}", "Đ": r"\DJ{}", "œ": r"\oe{}", "Œ": r"\OE{}", "ı": r"\i{}",
    **{digit: rf"\textsuperscript{{{number}}}" for number, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{digit: rf"\textsubscript{{{number}}}" for number, digit in enumerate("₀₁₂₃₄₅₆₇₈₉")},
}  # fmt: skip
ACCENTS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
           "\u0308": '"', "\u0309": "h", "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u031b": "horn",
           "\u0323": "d", "\u0327": "c", "\u0328": "k", "\u0331": "b"}  # fmt: skip
Encode = Callable[[str], str]
Write = Callable[[Item], str]
MANY = 4096  # items held in each format


def once(write: Write) -> Write:
    """Return what writes an item, asked once for each: a source stands in the files of all that rests on it."""
    written: dict[str, str] = {}

    @wraps(write)
    def asked(item: Item) -> str:
        key = repr(item)
        if key not in written:
            if len(written) >= MANY:
                written.clear()
            written[key] = write(item)
        return written[key]

    return asked


def exported(item: Item) -> Item:
    """Return an item as other programs are given it: of a type that all know, the edition where all print it."""
    told = {key: part for key, part in item.items() if key not in (PLACE, "edition", "genre", "number")}
    if item["type"] not in OWN:
        return told
    told["type"], edition = OWN[item["type"]], f" ({in_words(item['edition'])})"
    if item["type"] == "report":
        return {**told, "title": item["title"] + edition, "genre": REPORT, "number": short_of(item)}
    return {**told, "container-title": item["container-title"] + edition}


def csl_json(items: Sequence[Item]) -> str:
    """Return items as CSL-JSON."""
    return "[\n" + ",\n".join(map(_csl_object, items)) + "\n]\n"


@once
def _csl_object(item: Item) -> str:
    return indent(json.dumps(exported(item), ensure_ascii=False, indent=1), " ")


def as_latex(text: str) -> str:
    """Return a text with the characters that LaTeX and BibTeX take for their own written out, and no ligature in it."""
    return LIGATURES.sub(r"\1{}", text.translate(TRANSLATED)) if UNLIKE.search(text) else text


def as_ascii(text: str) -> str:
    """Return a text as LaTeX in pure ASCII; a letter without a name there by its number, for engines that have it."""
    latex = as_latex(text)
    return latex if latex.isascii() else "".join(each if each.isascii() else ascii_letter(each) for each in latex)


def ascii_letter(letter: str) -> str:
    """Return one letter beyond ASCII as LaTeX."""
    if letter in ASCII:
        return ASCII[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    made = {"i": r"\i", "j": r"\j"}.get(base, base)
    if not base.isascii() or not marks or any(mark not in ACCENTS for mark in marks) or "\u031b" in marks:
        return rf'{{\symbol{{"{ord(letter):04X}}}}}'
    for mark in marks:
        made = rf"\{ACCENTS[mark]}{{{made}}}"
    return f"{{{made}}}"


def as_latex_address(url: str) -> str:
    """Return a web address as LaTeX prints it, whatever is in it."""
    return rf"\url{{{url.replace('{', '%7B').replace('}', '%7D')}}}"


def bibtex(items: Sequence[Item]) -> str:
    """Return items as BibTeX in pure ASCII; titles are kept in their own case."""
    return "\n".join(map(_bibtex_entry, each_once(items)))


def biblatex(items: Sequence[Item]) -> str:
    """Return items as BibLaTeX in UTF-8, which biber and most reference managers read."""
    return "\n".join(map(_biblatex_entry, each_once(items)))


def each_once(items: Sequence[Item]) -> Iterable[Item]:
    """Return items without those that come again: BibTeX takes no entry twice."""
    return {item["id"]: item for item in items}.values()


@once
def _bibtex_entry(item: Item) -> str:
    told = exported(item)
    return _written(told["id"], BIBTEX_TYPES[told["type"]], _bibtex_fields(told))


@once
def _biblatex_entry(item: Item) -> str:
    told = exported(item)
    return _written(told["id"], BIBLATEX_TYPES[told["type"]], _biblatex_fields(told))


def _written(id: str, kind: str, fields: dict[str, str]) -> str:
    from pybtex.database import BibliographyData, Entry

    out = StringIO()
    _writer().write_stream(BibliographyData({id: Entry(kind, list(fields.items()))}), out)
    return out.getvalue()


@cache
def _writer() -> Writer:
    from pybtex.database.output.bibtex import Writer

    class Plain(Writer):
        """Writes fields as they are given: they are LaTeX already, and a month is a name of BibTeX's own."""

        def _encode(self, text: str) -> str:
            return text

        def quote(self, text: str) -> str:
            return text if text in MONTHS else f"{{{text}}}"

    return Plain()


def _fields(item: Item, encode: Encode) -> dict[str, str]:
    """Return the fields that both kinds of BibTeX share, in the order in which they are written."""
    fields = {
        "author": f"{{{encode(author_of(item))}}}" if author_of(item) else "",
        "title": f"{{{encode(item['title'])}}}",
    }
    publisher, container = (encode(item.get(name, "")) for name in ("publisher", "container-title"))
    match item["type"]:
        case "report":
            fields |= {"type": item["genre"], "number": encode(item["number"]), "institution": f"{{{publisher}}}"}
        case "chapter":
            fields |= {"booktitle": f"{{{container}}}", "publisher": f"{{{publisher}}}"}
        case "article-newspaper":
            fields["journal"] = f"{{{container}}}"
    return fields


def _bibtex_fields(item: Item) -> dict[str, str]:
    """Return the fields of a BibTeX entry, as LaTeX in ASCII."""
    fields = _fields(item, as_ascii)
    if parts := parts_of(item):
        fields["year"] = str(parts[0])
        fields |= {"month": MONTHS[parts[1] - 1]} if len(parts) > 1 else {}
    if not fields["author"]:
        fields["key"] = f"{{{as_ascii(item.get('container-title') or item['title'])}}}"
    address = as_latex_address(item["URL"]) if "URL" in item else ""
    fields["howpublished"] = address  # what a reference manager takes the address from
    if BIBTEX_TYPES[item["type"]] == "misc":
        return {key: text for key, text in {**fields, "note": as_ascii(item.get("note", ""))}.items() if text}
    fields["note"] = ". ".join(filter(None, (as_ascii(item.get("note", "")), address)))
    return {key: text for key, text in fields.items() if text}


def _biblatex_fields(item: Item) -> dict[str, str]:
    """Return the fields of a BibLaTeX entry, as LaTeX in UTF-8."""
    fields = _fields(item, as_latex)
    if "journal" in fields:
        fields["journaltitle"] = fields.pop("journal")
    fields["date"] = "-".join(f"{part:02}" for part in parts_of(item))
    if "URL" in item:
        fields["url"] = item["URL"].replace("{", "%7B").replace("}", "%7D")
    fields["note"] = as_latex(item.get("note", ""))
    return {key: text for key, text in fields.items() if text}


def author_of(item: Item) -> str:
    """Return the author of an item, empty where it has none."""
    return item["author"][0]["literal"] if item.get("author") else ""


def parts_of(item: Item) -> list[int]:
    """Return year, month and day of an item, as far as they are known."""
    return list(item["issued"]["date-parts"][0]) if "issued" in item else []


def ris(items: Sequence[Item]) -> str:
    """Return items in the RIS format."""
    return "\n".join(map(_ris_record, items))


@once
def _ris_record(item: Item) -> str:
    item = exported(item)
    parts = parts_of(item)
    lines = [
        ("TY", RIS_TYPES[item["type"]]),
        ("ID", item["id"]),
        ("AU", unsplit(author_of(item))),
        ("TI", item["title"]),
        ("T2", item.get("container-title", "")),
        ("PY", str(parts[0]) if parts else ""),
        ("DA", "/".join(f"{part:02}" for part in parts) + "/" * (3 - len(parts)) if parts else ""),
        ("M3", item.get("genre", "")),
        ("SN", item.get("number", "")),
        ("PB", item.get("publisher", "")),
        ("LA", item.get("language", "")),
        ("UR", item.get("URL", "")),
        ("N1", item.get("note", "")),
    ]
    return "".join(f"{tag}  - {text}\n" for tag, text in lines if text) + "ER  - \n"


def unsplit(name: str) -> str:
    """Return the name of an organisation without what reference managers split names at."""
    return re.sub(r"\s*[,;]\s*", " ", name).strip()
