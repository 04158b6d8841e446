"""Slides (.pptx): the text of shapes and tables, slide by slide, hidden ones left out, speakers' notes after each."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from claimbook.documents.archive import Archive, refuse_ole
from claimbook.documents.blocks import Block, Kind, Link, Place, Reading, Run
from claimbook.documents.word_styles import attribute, child, local


def read_slides(content: bytes, name: str) -> Reading:
    """Read a .pptx file's bytes; raises BookError where it is damaged, locked, a bomb or holds no text."""
    refuse_ole(content, name)
    archive = Archive(content, name)
    main = archive.main_part()
    if not main or main not in archive:
        raise archive.fault("holds no slides; save it as .pptx from PowerPoint")
    relations = archive.relations(main)
    order = [attribute(each, "id") for each in archive.xml(main).iter("{*}sldId")]
    reader = _Reader(archive)
    by_id = [
        relations[id] for each in archive.xml(main).iter("{*}sldId") for id in _relation_ids(each) if id in relations
    ]
    for number, (_, part, outside) in enumerate(by_id, 1):
        if not outside and part in archive:
            reader.slide(part, number)
    if not reader.blocks:
        raise archive.fault("holds no text" if order else "holds no slides")
    core = archive.optional_xml("docProps/core.xml")
    about = {local(each): (each.text or "").strip() for each in core} if core is not None else {}
    return Reading(name, "pptx", tuple(reader.blocks), title=about.get("title", ""), author=about.get("creator", ""))


def _relation_ids(element: etree._Element) -> Iterator[str]:
    """Yield the ids of relations, which stand in a namespace of their own beside the plain id."""
    return (str(value) for key, value in element.attrib.items() if str(key).endswith("relationships}id"))


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.blocks: list[Block] = []
        self.tables = self.paragraphs = 0

    def slide(self, part: str, number: int) -> None:
        """Read one slide and its notes, unless it is hidden."""
        root = self.archive.xml(part)
        if attribute(root, "show") in ("0", "false"):
            return
        relations = self.archive.relations(part)
        targets = {id: target for id, (_, target, outside) in relations.items() if outside}
        self._shapes(root, part, number, targets, "paragraph")
        for kind, target, outside in relations.values():
            if kind == "notesSlide" and not outside and target in self.archive:
                self._shapes(self.archive.xml(target), target, number, {}, "footnote")

    def _shapes(self, root: etree._Element, part: str, page: int, targets: dict[str, str], kind: Kind) -> None:
        nodes = {each: number for number, each in enumerate(root.iter("{*}t"))}
        for element in root.iter("{*}sp", "{*}tbl"):
            if local(element) == "tbl":
                self._table(element, part, page, targets, nodes)
                continue
            holder = next(element.iter("{*}ph"), None)
            role = attribute(holder, "type") if holder is not None else ""
            if role in ("sldNum", "dt", "sldImg") or (kind == "footnote" and role in ("hdr", "ftr")):
                continue
            titled: Kind = "heading" if role in ("title", "ctrTitle") and kind == "paragraph" else kind
            for paragraph in element.iter("{*}p"):
                self.paragraphs += 1
                place = Place(page=page, paragraph=self.paragraphs, footnote="notes" if kind == "footnote" else "")
                self._paragraph(paragraph, part, place, titled, targets, nodes)

    def _table(
        self, table: etree._Element, part: str, page: int, targets: dict[str, str], nodes: dict[etree._Element, int]
    ) -> None:
        self.tables += 1
        headed = attribute(child(table, "tblPr"), "firstRow") in ("1", "true") if len(table) else False
        for row, line in enumerate((each for each in table if local(each) == "tr"), 1):
            for column, cell in enumerate((each for each in line if local(each) == "tc"), 1):
                if attribute(cell, "hMerge") or attribute(cell, "vMerge"):
                    continue
                place = Place(page=page, table=self.tables, row=row, column=column)
                for paragraph in cell.iter("{*}p"):
                    self._paragraph(paragraph, part, place, "cell", targets, nodes, headed and row == 1)

    def _paragraph(
        self, element: etree._Element, part: str, place: Place, kind: Kind, targets: dict[str, str],
        nodes: dict[etree._Element, int], head: bool = False,
    ) -> None:  # fmt: skip
        text, runs, links = "", [], []
        for each in element:
            name = local(each)
            if name == "br":
                text += "\n"
            elif name in ("r", "fld"):
                shown = child(each, "t")
                if shown is None or not shown.text:
                    continue
                runs.append(Run(len(text), len(text) + len(shown.text), 0, part, nodes.get(shown, 0)))
                link = child(each, "rPr", "hlinkClick")
                target = targets.get(attribute(link, "id"), "") if link is not None else ""
                if target:
                    links.append(Link(len(text), len(text) + len(shown.text), target))
                text += shown.text
        if text.strip():
            level = 1 if kind == "heading" else 0
            self.blocks.append(Block(text, place, kind, level, head, links=tuple(links), runs=tuple(runs)))
