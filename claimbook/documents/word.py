"""A Word file as Word shows it: the one reader of .docx for articles and for briefs.

Shown and read: the body with its tables (nested ones too), headers and footers, footnotes and endnotes that are called,
text boxes, results of fields, content controls, links, formulas, symbols, insertions, and what was moved, where it was
moved to. Not shown and not read: deletions, what was moved away, comments, hidden text, codes of fields, numbers of
lists. A paragraph whose mark is deleted or hidden runs on into the next one. Nothing outside the file is opened and
nothing in it executed; `archive.py` sets the limits.

The names are those of ECMA-376 Part 1, chapter 17, in both its namespaces; elements are told by local name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from claimbook.documents.archive import Archive, refuse_ole
from claimbook.documents.blocks import Block, Kind, Place, Reading
from claimbook.documents.whole_numbers import whole
from claimbook.documents.word_runs import Pieces, RunReader
from claimbook.documents.word_styles import Styles, attribute, child, local, switched

_PARTS = ("settings", "styles", "footnotes", "endnotes")
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice"}


@dataclass(slots=True)
class _Note:
    kind: Literal["footnote", "endnote"]
    id: str
    number: str


@dataclass(slots=True)
class _Cell:
    """The table that a story is in, and how far it has come there."""

    table: int
    row: int = 0
    column: int = 0
    head: bool = False


@dataclass(slots=True)
class _Story:
    """One flow of paragraphs: how its blocks are called, and what waits to be read after the paragraph or table."""

    reader: RunReader
    kind: Kind = "paragraph"
    footnote: str = ""
    cell: _Cell | None = None
    carried: Pieces | None = None
    waiting: list[etree._Element] = field(default_factory=list)


class _WordFile:
    """The parts of one Word file and the counts that run through it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = archive.main_part() or "word/document.xml"
        if self.main not in archive:
            raise archive.fault("is no Word file: it holds no document; save it as .docx from Word")
        self.relations = archive.relations(self.main)
        named = {kind: target for kind, target, outside in self.relations.values() if not outside}
        self.parts = {name: named.get(name, "") for name in _PARTS}
        self.styles = Styles(archive.optional_xml(self.parts["styles"]))
        self.payloads = self._stored_citations()
        self.called: list[_Note] = []
        self.counts = {"footnote": 0, "endnote": 0}
        self.tables = self.paragraphs = 0
        self.roots: dict[str, tuple[etree._Element, dict[etree._Element, int]]] = {}

    def root(self, part: str) -> tuple[etree._Element, dict[etree._Element, int]]:
        """Return a part's root and the number of each of its w:t elements."""
        if part not in self.roots:
            root = self.archive.xml(part)
            text = f"{{{etree.QName(root).namespace}}}t"
            self.roots[part] = root, {each: number for number, each in enumerate(root.iter(text))}
        return self.roots[part]

    def story(self, part: str, kind: Kind = "paragraph", footnote: str = "") -> _Story:
        targets = {id: target for id, (_, target, outside) in self.archive.relations(part).items() if outside}
        nodes = self.root(part)[1]
        return _Story(RunReader(part, nodes, self.styles, targets, self.payloads, self.call_note), kind, footnote)

    def call_note(self, kind: str, id: str) -> str:
        """Note that a note is called, and return its number, empty where it has none."""
        part = self.parts["footnotes" if kind == "footnote" else "endnotes"]
        if not part or part not in self.archive:
            return ""
        self.counts[kind] += 1
        number = str(self.counts[kind])
        self.called.append(_Note("footnote" if kind == "footnote" else "endnote", id, number))
        return number

    def _stored_citations(self) -> dict[str, str]:
        """Return the citations that Zotero keeps in the file's own properties, by the name of their bookmark."""
        root = self.archive.optional_xml("docProps/custom.xml")
        pieces: dict[str, list[tuple[int, str]]] = {}
        for each in root.iter("{*}property") if root is not None else ():
            name, _, number = attribute(each, "name").rpartition("_")
            if name.startswith("ZOTERO_BREF_") and (place := whole(number, -1)) >= 0:
                pieces.setdefault(name, []).append((place, "".join(map(str, each.itertext()))))
        return {name: "".join(text for _, text in sorted(found)) for name, found in pieces.items()}


def read_word(content: bytes, name: str) -> Reading:
    """Read a .docx file's bytes; `name` is what messages call it.

    Raises BookError, in one sentence, for what is no Word file, is locked, damaged, a bomb, or holds no text.
    """
    refuse_ole(content, name)
    archive = Archive(content, name)
    word = _WordFile(archive)
    root, _ = word.root(word.main)
    body = child(root, "body")
    if body is None:
        raise archive.fault("is no Word file: its document has no body; save it as .docx from Word")
    try:
        shown = list(_body(word, body))
        headers, footers = list(_margins(word, root, "header")), list(_margins(word, root, "footer"))
    except RecursionError:
        raise archive.fault("nests tables or text boxes beyond all measure; not read, as it may be a bomb") from None
    if not any(block.text.strip() for block in shown):
        raise archive.fault("holds no text")
    about = _properties(archive)
    return Reading(
        name, "word", (*headers, *shown, *footers), title=about["title"], author=about["author"],
        published=about["published"], language=about["language"],
    )  # fmt: skip


def _properties(archive: Archive) -> dict[str, str]:
    root = archive.optional_xml("docProps/core.xml")
    found = {local(each): (each.text or "").strip() for each in root} if root is not None else {}
    return {
        "title": found.get("title", ""),
        "author": found.get("creator", ""),
        "published": (found.get("modified") or found.get("created") or "")[:10],
        "language": found.get("language", ""),
    }


def _body(word: _WordFile, body: etree._Element) -> Iterator[Block]:
    """Yield the body with each footnote after the paragraph or table that calls it, then the endnotes."""
    story = word.story(word.main)
    read = 0
    for element in body:
        yield from _flow(word, story, [element])
        yield from _footnotes(word, word.called[read:])
        read = len(word.called)
    yield from _rest(word, story)
    yield from _footnotes(word, word.called[read:])
    for note in [each for each in word.called if each.kind == "endnote"]:
        yield from _note(word, note)


def _footnotes(word: _WordFile, called: Iterable[_Note]) -> Iterator[Block]:
    for note in [each for each in called if each.kind == "footnote"]:
        yield from _note(word, note)


def _note(word: _WordFile, note: _Note) -> Iterator[Block]:
    part = word.parts[f"{note.kind}s"]
    root, _ = word.root(part)
    for element in root:
        if local(element) == note.kind and attribute(element, "id") == note.id:
            story = word.story(part, note.kind, note.number)
            yield from _flow(word, story, element)
            yield from _rest(word, story)


def _margins(word: _WordFile, root: etree._Element, kind: Literal["header", "footer"]) -> Iterator[Block]:
    """Yield the headers or footers that some page shows, each text once."""
    even = switched(word.archive.optional_xml(word.parts["settings"]), "evenAndOddHeaders")
    seen: set[str] = set()
    for section in root.iter("{*}sectPr"):
        for each in section:
            role = attribute(each, "type")
            first = role == "first" and not switched(section, "titlePg")
            if local(each) != f"{kind}Reference" or first or (role == "even" and not even):
                continue
            _, part, outside = word.relations.get(attribute(each, "id"), ("", "", True))
            if outside or part in seen or part not in word.archive:
                continue
            story = word.story(part, kind)
            blocks = [*_flow(word, story, word.root(part)[0]), *_rest(word, story)]
            text = "\n".join(block.text for block in blocks)
            if text not in seen:
                yield from blocks
            seen |= {part, text}


def _flow(word: _WordFile, story: _Story, elements: Iterable[etree._Element]) -> Iterator[Block]:
    """Yield the blocks of paragraphs, tables and what wraps them."""
    for element in elements:
        name = local(element)
        if name == "p":
            yield from _paragraph(word, story, element)
        elif name == "tbl":
            yield from _rest(word, story)
            yield from _table(word, story, element)
        elif name == "AlternateContent":
            yield from _flow(word, story, [each for each in element if len(each)][:1])
        elif name in _WRAPPERS or name == "Fallback":
            yield from _flow(word, story, element)
        elif name in ("bookmarkStart", "bookmarkEnd", "fldSimple", "hyperlink", "r"):
            continue


def _paragraph(word: _WordFile, story: _Story, element: etree._Element) -> Iterator[Block]:
    pieces = story.carried or Pieces()
    story.carried = None
    story.reader.read(element, pieces)
    mark = child(element, "pPr", "rPr")
    unseen = switched(mark, "vanish") or switched(mark, "specVanish")
    if mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None or unseen):
        story.carried = pieces
        return
    yield from _finished(word, story, pieces, element)


def _rest(word: _WordFile, story: _Story) -> Iterator[Block]:
    """Yield what a deleted paragraph mark left without a paragraph to run on into."""
    if story.carried is not None:
        pieces, story.carried = story.carried, None
        yield from _finished(word, story, pieces, None)


def _finished(word: _WordFile, story: _Story, pieces: Pieces, element: etree._Element | None) -> Iterator[Block]:
    text = "".join(pieces.parts)
    if text.strip() or pieces.notes:
        yield _block(word, story, pieces, text, element)
    story.waiting += pieces.boxes
    if story.cell is None:
        yield from _boxes(word, story)


def _block(word: _WordFile, story: _Story, pieces: Pieces, text: str, element: etree._Element | None) -> Block:
    named = child(element, "pPr", "pStyle")
    style = word.styles[attribute(named, "val") if named is not None else word.styles.default]
    kind, level = story.kind, 0
    place, head = Place(footnote=story.footnote), False
    if story.cell is not None:
        if kind == "paragraph":
            kind = "cell"
        place = replace(place, table=story.cell.table, row=story.cell.row, column=story.cell.column)
        head = story.cell.head
    elif kind == "paragraph":
        word.paragraphs += 1
        place = replace(place, paragraph=word.paragraphs)
        level = style.level or (1 if style.kind == "title" else 0)
        if level:
            kind = "heading"
        elif style.kind == "caption":
            kind = "caption"
        elif style.kind == "reference":
            kind = "reference"
        elif style.listed or child(element, "pPr", "numPr") is not None:
            kind = "list item"
    return Block(
        text,
        place,
        kind,
        level,
        head,
        links=tuple(pieces.links),
        fields=tuple(pieces.fields),
        notes=tuple(pieces.notes),
        runs=tuple(pieces.runs),
    )


def _boxes(word: _WordFile, story: _Story) -> Iterator[Block]:
    """Yield the text boxes anchored so far, each a flow of its own."""
    waiting, story.waiting = story.waiting, []
    for content in waiting:
        reader = story.reader
        fresh = RunReader(reader.part, reader.nodes, reader.styles, reader.targets, reader.payloads, reader.call_note)
        box = _Story(fresh, "text box" if story.kind == "paragraph" else story.kind, story.footnote)
        yield from _flow(word, box, content)
        yield from _rest(word, box)


def _table(word: _WordFile, story: _Story, element: etree._Element) -> Iterator[Block]:
    outer = story.cell
    word.tables += 1
    story.cell = here = _Cell(word.tables)
    look = child(element, "tblPr", "tblLook")
    first_is_head = look is not None and _first_row(look)
    for row in _unwrapped(element, "tr"):
        properties = child(row, "trPr")
        if properties is not None and child(properties, "del") is not None:
            continue
        here.row += 1
        here.head = bool(switched(properties, "tblHeader")) or (first_is_head and here.row == 1)
        here.column = 1 + _number(child(properties, "gridBefore"), 0)
        for cell in _unwrapped(row, "tc"):
            yield from _cell(word, story, here, cell)
    story.cell = outer
    if outer is None:
        yield from _boxes(word, story)


def _cell(word: _WordFile, story: _Story, here: _Cell, cell: etree._Element) -> Iterator[Block]:
    properties = child(cell, "tcPr")
    merged = child(properties, "vMerge")
    merged = child(properties, "hMerge") if merged is None else merged
    goes_on = merged is not None and attribute(merged, "val") != "restart"
    if not goes_on and child(properties, "cellDel") is None:
        yield from _flow(word, story, cell)
        yield from _rest(word, story)
    here.column += _number(child(properties, "gridSpan"), 1)


def _unwrapped(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or cells of a row, also those inside content controls."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPPERS:
            yield from _unwrapped(each, name)


def _first_row(look: etree._Element) -> bool:
    stated = attribute(look, "firstRow")
    if stated:
        return stated in ("1", "true", "on")
    mask = attribute(look, "val")
    return bool(int(mask, 16) & 0x20) if mask and all(sign in "0123456789abcdefABCDEF" for sign in mask) else False


def _number(element: etree._Element | None, otherwise: int) -> int:
    return whole(attribute(element, "val"), otherwise) if element is not None else otherwise
