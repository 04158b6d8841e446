"""A brief that is a web page, read whole: its notes and reference list too, which an article's reader leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import lxml.html
from lxml import etree

from claimbook.base.errors import BookError, Fault
from claimbook.documents.blocks import Block, Kind, Link, NoteMark, Place, Reading
from claimbook.documents.html_encoding import decode_page
from claimbook.documents.page_blocks import PageBlock, page_blocks

MOST_BYTES = 32_000_000
_BACK = re.compile(r"^[\s\d.\[\]()^↑↩︎]*|[\s↑↩︎^]+$")
_SPACES = re.compile(r"\s+")


def read_page(content: bytes, name: str) -> Reading:
    """Return a web page's blocks, all of them; raises BookError where it is no page, or holds no text."""
    if len(content) > MOST_BYTES:
        raise BookError(
            Fault(name, None, None, f"is larger than {MOST_BYTES // 1_000_000} MB; no brief is: save it alone")
        )
    source = decode_page(content, "")
    if "\0" in source[:4096]:
        raise BookError(Fault(name, None, None, "is no HTML page: it holds NUL characters; save the page as HTML"))
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_blank_text=False, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError):
        raise BookError(Fault(name, None, None, "is no HTML page that can be read; save it again")) from None
    blocks = tuple(_with_notes(list(_blocks(page_blocks(root))), root))
    if not any(block.text.strip() for block in blocks):
        raise BookError(Fault(name, None, None, "holds no text"))
    title = (root.findtext(".//title") or "").strip()
    return Reading(name, "html", blocks, title=title, language=(root.get("lang") or "")[:2])


def _blocks(found: list[PageBlock]) -> Iterator[Block]:
    tables: dict[int, int] = {}
    paragraphs = 0
    for block in found:
        if block.hidden:
            continue
        links = tuple(Link(start, end, target) for start, end, target in block.links if target)
        if block.cell:
            table, row, column = block.cell
            place = Place(table=tables.setdefault(table, len(tables) + 1), row=row, column=column)
            yield Block(block.text, place, "cell", head=block.tag == "th", links=links)
            continue
        paragraphs += 1
        kind, level = _kind(block.tag)
        yield Block(block.text, Place(paragraph=paragraphs), kind, level, links=links)


def _kind(tag: str) -> tuple[Kind, int]:
    if re.fullmatch("h[1-6]", tag):
        return "heading", int(tag[1])
    if tag in ("figcaption", "caption"):
        return "caption", 0
    if tag == "pre":
        return "code", 0
    return ("list item", 0) if tag in ("li", "dd", "dt") else ("paragraph", 0)


def _with_notes(blocks: list[Block], root: etree._Element) -> Iterator[Block]:
    """Yield the blocks, the notes that links inside the page lead to as such, and the links to them as their marks."""
    wanted = {
        link.target[1:]
        for block in blocks
        for link in block.links
        if link.target.startswith("#") and len(link.target) > 1
    }
    notes: dict[str, str] = {}
    for element in root.iter():
        id = element.get("id") if isinstance(element.tag, str) else None
        if id in wanted:
            text = _plain("".join(map(str, element.itertext())))
            if text:
                notes.setdefault(text, id)
    for block in blocks:
        text = _plain(block.text)
        note = notes.get(text, "") if block.kind != "heading" else ""
        called = tuple(
            NoteMark(link.start, "footnote", link.target[1:])
            for link in block.links
            if link.target.startswith("#") and link.target[1:] in notes.values() and link.target[1:] != note
        )
        if note:
            yield replace(block, kind="footnote", place=replace(block.place, footnote=note))
        else:
            yield replace(block, notes=called) if called else block


def _plain(text: str) -> str:
    """Return a text without the number before it, the arrow behind it and its spaces."""
    return _SPACES.sub("", _BACK.sub("", text))
