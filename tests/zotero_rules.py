"""What Zotero makes of a page and of a RIS file, after the rules of its public translators, told in our own words.

A page is read in one of two ways. Its context object (COinS) comes first where it has one: an `aucorp` is an
institution, whole. Else its tags are read: `citation_*` give the fields, the last tag that tells of a kind gives the
type unless `z.itemType` says it outright, and a name is cut in two: at semicolons into several, at a comma into last
and first name, and without any comma at its last space.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

TAG = re.compile(r'<meta name="([^"]*)" content="([^"]*)">')
SPAN = re.compile(r'<span class="Z3988" title="([^"]*)">')
TYPES = {
    "citation_technical_report_institution": "report",
    "citation_book_title": "bookSection",
    "citation_journal_title": "journalArticle",
}
FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_book_title": "bookTitle",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
OF_RIS = {"RPRT": "report", "CHAP": "bookSection", "NEWS": "newspaperArticle", "ELEC": "webpage", "GEN": "document"}
RIS_FIELDS = {
    "TI": {"": "title"},
    "T2": {"bookSection": "bookTitle", "newspaperArticle": "publicationTitle", "webpage": "websiteTitle"},
    "SN": {"report": "reportNumber", "": "ISBN"},
    "M3": {"report": "reportType", "": "DOI"},
    "PB": {"report": "institution", "": "publisher"},
    "ET": {"bookSection": "edition", "book": "edition"},
    "UR": {"": "url"},
    "LA": {"": "language"},
    "DA": {"": "date"},
}
Creator = dict[str, str]


def one_creator(name: str, *, at_comma: bool) -> Creator:
    """Return a name as last and first name; without a comma the last word is the last name."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if at_comma:
        last, _, first = name.partition(",")
        return {"last": last.strip(), "first": first.strip()}
    first, _, last = name.rpartition(" ")
    return {"last": last, "first": first}


def creators_of(text: str) -> list[Creator]:
    """Return the authors that a tag `citation_author` names."""
    names = re.split(r"\s*;\s*", text)
    parts = re.split(r"\s*,\s*", text)
    if len(names) == 1 and len(parts) > 1 and " " in parts[0] and " " in parts[1]:
        names = parts
    return [one_creator(name, at_comma="," in name) for name in names if re.search(r"[^\s,.;-]", name)]


def from_tags(page: str) -> dict[str, Any]:
    """Return the item that the tags of a page give."""
    tags = [(unescape(name), unescape(text)) for name, text in TAG.findall(page.partition("</head>")[0])]
    item: dict[str, Any] = {"creators": []}
    for name, text in tags:
        item["type"] = TYPES.get(name, item.get("type", "journalArticle"))
        if name in FIELDS:
            item.setdefault(FIELDS[name], text)
        if name == "citation_author":
            item["creators"] += creators_of(text)
    return {**item, "type": dict(tags).get("z.itemType", item.get("type"))}


def from_context_object(page: str) -> dict[str, Any]:
    """Return the item that the context object of a page gives."""
    (title,) = SPAN.findall(page)
    told = dict(parse_qsl(unescape(title), strict_parsing=True))
    part = told["rft.genre"] == "bookitem"
    assert (told["ctx_ver"], told["rft_val_fmt"]) == ("Z39.88-2004", "info:ofi/fmt:kev:mtx:book")
    return {
        "type": {"bookitem": "bookSection", "report": "report"}[told["rft.genre"]],
        "title": told["rft.atitle" if part else "rft.btitle"],
        "bookTitle": told["rft.btitle"] if part else None,
        "creators": [{"last": told["rft.aucorp"], "first": ""}],
        "date": told["rft.date"],
        "publisher": told["rft.pub"],
        "url": told.get("rft_id"),
    }


def from_ris(text: str) -> list[dict[str, Any]]:
    """Return the items of a RIS file; what a type has no field for is lost, under `lost`."""
    items: list[dict[str, Any]] = []
    for line in text.splitlines():
        tag, _, value = line.partition("  - ")
        if tag == "TY":
            items.append({"type": OF_RIS[value], "creators": [], "lost": []})
        elif tag == "AU":
            last, *first = re.split(r"\s*,\s*", value)
            items[-1]["creators"].append({"last": last, "first": first[0] if first else ""})
        elif tag in RIS_FIELDS:
            of_type = RIS_FIELDS[tag]
            field = of_type.get(items[-1]["type"], of_type.get(""))
            items[-1][field or "lost"] = value if field else [*items[-1]["lost"], tag]
    return items
