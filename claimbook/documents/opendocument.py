"""OpenDocument texts (.odt) as LibreOffice shows them: paragraphs, headings, lists, tables, notes, boxes, links.

What was deleted stands apart in the file and is not read; comments are left out. Names are those of ODF 1.3, part 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from claimbook.documents.archive import Archive
from claimbook.documents.blocks import Block, Kind, Link, NoteMark, Place, Reading
from claimbook.documents.whole_numbers import whole
from claimbook.documents.word_styles import attribute, child, local

_UNSEEN = {"annotation", "tracked-changes", "sequence-decls", "note-citation", "forms", "ruby-text", "hidden-text"}
_INLINE = {"span", "a", "ruby", "ruby-base", "meta", "meta-field", "bookmark-ref", "reference-mark", "note-ref"}
MOST_REPEATS = 1000
COUNTED = 7  # digits of how often a cell or a blank is repeated


@dataclass(slots=True)
class _Draft:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class _Reader:
    def __init__(self) -> None:
        self.paragraphs = self.tables = 0
        self.counts = {"footnote": 0, "endnote": 0}
        self.footnotes: list[tuple[etree._Element, str]] = []
        self.endnotes: list[tuple[etree._Element, str]] = []

    def flow(self, parent: etree._Element, kind: Kind = "paragraph", place: Place | None = None) -> Iterator[Block]:
        """Yield the blocks of what holds paragraphs, lists and tables."""
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, kind, place)
            elif name == "table":
                yield from self._table(element, kind, place)
            elif name == "list":
                yield from self.flow(element, "list item" if kind == "paragraph" else kind, place)
            elif name not in _UNSEEN and len(element):
                yield from self.flow(element, kind, place)
            if place is None and kind in ("paragraph", "list item"):
                yield from self._called()

    def _called(self) -> Iterator[Block]:
        waiting, self.footnotes = self.footnotes, []
        for body, number in waiting:
            yield from self.flow(body, "footnote", Place(footnote=number))

    def ends(self) -> Iterator[Block]:
        """Yield the endnotes."""
        for body, number in self.endnotes:
            yield from self.flow(body, "endnote", Place(footnote=number))

    def _paragraph(self, element: etree._Element, kind: Kind, place: Place | None) -> Iterator[Block]:
        draft = _Draft()
        self._inline(element, draft)
        text = "".join(draft.parts)
        level = 0
        if local(element) == "h" and kind == "paragraph":
            kind, level = "heading", whole(attribute(element, "outline-level"), 1)
        elif kind == "paragraph" and attribute(element, "style-name") in ("Caption", "Illustration", "Table", "Figure"):
            kind = "caption"
        if text.strip() or draft.notes:
            if place is None:
                self.paragraphs += 1
            here = place or Place(paragraph=self.paragraphs)
            yield Block(text.strip(), here, kind, level, links=tuple(draft.links), notes=tuple(draft.notes))
        for box in draft.boxes:
            yield from self.flow(box, "text box" if place is None else kind, place or Place())

    def _inline(self, element: etree._Element, draft: _Draft) -> None:
        self._text(element.text, draft)
        for each in element:
            name = local(each)
            start = draft.length
            if name == "s":
                draft.add(" " * min(whole(attribute(each, "c"), 1, COUNTED), MOST_REPEATS))
            elif name == "tab":
                draft.add("\t")
            elif name == "line-break":
                draft.add("\n")
            elif name == "note":
                self._note(each, draft)
            elif name == "text-box":
                draft.boxes.append(each)
            elif name and name not in _UNSEEN:
                self._inline(each, draft)
                if name == "a":
                    draft.links.append(Link(start, draft.length, attribute(each, "href")))
            self._text(each.tail, draft)

    def _text(self, text: str | None, draft: _Draft) -> None:
        if text:
            shown = " ".join(text.split())
            if text[0].isspace() and (not draft.parts or not draft.parts[-1][-1:].isspace()):
                draft.add(" " if draft.parts else "")
            draft.add(shown)
            if shown and text[-1].isspace():
                draft.add(" ")

    def _note(self, element: etree._Element, draft: _Draft) -> None:
        kind: Literal["footnote", "endnote"] = (
            "endnote" if attribute(element, "note-class") == "endnote" else "footnote"
        )
        self.counts[kind] += 1
        number = str(self.counts[kind])
        draft.notes.append(NoteMark(draft.length, kind, number))
        body = child(element, "note-body")
        if body is not None:
            (self.endnotes if kind == "endnote" else self.footnotes).append((body, number))

    def _table(self, element: etree._Element, kind: Kind, place: Place | None) -> Iterator[Block]:
        self.tables += 1
        here = replace(place or Place(), table=self.tables, row=0, column=0)
        for row, head in _rows(element, False):
            here = replace(here, row=(here.row or 0) + 1, column=1)
            for cell in row:
                if local(cell) == "table-cell":
                    inner: Kind = "cell" if kind in ("paragraph", "list item") else kind
                    for block in self.flow(cell, inner, here):
                        yield replace(block, head=head) if block.place.table == here.table else block
                if local(cell) in ("table-cell", "covered-table-cell"):
                    repeated = whole(attribute(cell, "number-columns-repeated"), 1, COUNTED)
                    here = replace(here, column=(here.column or 0) + repeated)


def _rows(element: etree._Element, head: bool) -> Iterator[tuple[etree._Element, bool]]:
    for each in element:
        name = local(each)
        if name == "table-row":
            yield each, head
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(each, head or name == "table-header-rows")


def read_opendocument(content: bytes, name: str) -> Reading:
    """Read an .odt file's bytes; raises BookError where it is damaged, locked, a bomb or holds no text."""
    archive = Archive(content, name)
    manifest = archive.optional_xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise archive.fault("is locked with a password; save a copy without one")
    body = child(archive.xml("content.xml"), "body", "text")
    if body is None:
        raise archive.fault("is no OpenDocument text (.odt); save it as one")
    reader = _Reader()
    try:
        blocks = (*reader.flow(body), *reader._called(), *reader.ends())
    except RecursionError:
        raise archive.fault("nests tables or lists beyond all measure; not read, as it may be a bomb") from None
    if not blocks:
        raise archive.fault("holds no text")
    meta = archive.optional_xml("meta.xml")
    about = {local(each): (each.text or "").strip() for each in meta.iter()} if meta is not None else {}
    return Reading(
        name, "odt", blocks, title=about.get("title", ""),
        author=about.get("creator") or about.get("initial-creator", ""),
        published=about.get("date", "")[:10], language=about.get("language", ""),
    )  # fmt: skip
