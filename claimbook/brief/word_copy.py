"""A copy of the author's Word file with a comment at each finding and, if asked, the mended number as a tracked change.

Only the parts that carry text, the comments, their relationships and the content types are written anew; every other
part keeps its bytes. Marks stand around runs, which are split where they must be, so that deleting the comments (and
rejecting the changes) gives back text and formatting. The author's own file is never written.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from claimbook.brief import verdicts as v
from claimbook.documents.archive import Archive

if TYPE_CHECKING:
    from claimbook.brief.checking import Checked, Number
    from claimbook.documents.blocks import Run

AUTHOR, INITIALS = "claimbook check", "cc"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_COMMENTS_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHANGED = frozenset({v.DIFFERS, v.WRONG_UNIT, v.REVISED, v.WRONG_PERIOD})


@dataclass(slots=True)
class _Remark:
    """What is to be said at a stretch of text: from a character of one w:t element to a character of another."""

    first: int
    first_offset: int
    last: int
    last_offset: int
    text: str
    replacement: str
    id: int = 0


@dataclass(slots=True)
class _Copy:
    """The parts of a Word file that are written anew."""

    archive: Archive
    main: str
    roots: dict[str, etree._Element] = field(default_factory=dict)

    def root(self, part: str) -> etree._Element:
        if part not in self.roots:
            self.roots[part] = self.archive.xml(part)
        return self.roots[part]


def commented_copy(content: bytes, checked: Checked, *, suggest: bool = False, strict: bool = False) -> bytes:
    """Return a copy of a Word file's bytes with a comment at each finding, in `suggest` with tracked changes too.

    Raises BookError where the file cannot be read.
    """
    archive = Archive(content, checked.reading.name)
    copy = _Copy(archive, archive.main_part() or "word/document.xml")
    remarks = _remarks(checked, copy, suggest=suggest, strict=strict)
    if not any(remarks.values()):
        return content
    comments, name, relation = _comments_part(copy)
    namespace = etree.QName(copy.root(copy.main)).namespace or ""
    number = max((int(each) for each in comments.xpath("//@*[local-name()='id']") if str(each).isdigit()), default=-1)
    change = _highest_change(copy)
    for part, listed in remarks.items():
        texts = list(copy.root(part).iter(f"{{{namespace}}}t"))
        for remark in sorted(listed, key=lambda each: (each.first, each.first_offset)):
            number += 1
            remark.id = number
            comments.append(_comment(namespace, remark))
        for remark in sorted(listed, key=lambda each: (-each.first, -each.first_offset)):
            change = _mark(namespace, texts, remark, change)
    written = {part: _bytes(root) for part, root in copy.roots.items() if remarks.get(part)}
    written[name] = _bytes(comments)
    written |= _registered(copy, name, relation)
    return _rewritten(content, written)


def _remarks(checked: Checked, copy: _Copy, *, suggest: bool, strict: bool) -> dict[str, list[_Remark]]:
    """Return what is to be said, by the part it is said in; what stands in a header is said at the body's beginning."""
    found: dict[str, list[_Remark]] = {}
    allowed = {copy.main, *(p for kind, p, out in copy.archive.relations(copy.main).values()
                            if kind in ("footnotes", "endnotes") and not out)}  # fmt: skip
    for number in checked.findings(strict=strict):
        runs = [run for run in number.block.runs if run.start < max(number.spot.end, number.spot.start + 1)
                and run.end > number.spot.start and run.part]  # fmt: skip
        text = _told(number)
        if runs and runs[0].part in allowed:
            mine = [run for run in runs if run.part == runs[0].part]
            change = suggest and number.judgement.verdict in CHANGED and number.judgement.bound_by == "id"
            remark = _remark(number, mine, text, number.judgement.replacement if change else "")
            found.setdefault(mine[0].part, []).append(remark)
        else:
            found.setdefault(copy.main, []).append(_Remark(0, 0, 0, 0, f"{number.text}: {text}", ""))
    return found


def _remark(number: Number, runs: Sequence[Run], text: str, replacement: str) -> _Remark:
    first, last = runs[0], runs[-1]
    start, end = max(number.spot.start, first.start), min(max(number.spot.end, number.spot.start + 1), last.end)
    return _Remark(
        first.node, first.offset + start - first.start, last.node, last.offset + end - last.start, text, replacement
    )


def _told(number: Number) -> str:
    made = number.judgement
    said = made.told or v.MEANINGS[made.verdict]
    quote = f"\nBehind it: {made.quote}" if made.quote else ""
    return f"{made.verdict.replace('_', ' ').capitalize()}: {said}{quote}"


def _comments_part(copy: _Copy) -> tuple[etree._Element, str, str]:
    """Return the root of the comments, the name of their part, and the relation to write (empty where there is one)."""
    for kind, target, outside in copy.archive.relations(copy.main).values():
        if kind == "comments" and not outside and target in copy.archive:
            return copy.archive.xml(target), target, ""
    namespace = etree.QName(copy.root(copy.main)).namespace or ""
    name, number = posixpath.join(posixpath.dirname(copy.main), "comments.xml"), 1
    while name in copy.archive:
        number += 1
        name = posixpath.join(posixpath.dirname(copy.main), f"comments{number}.xml")
    relation = STRICT_COMMENTS_RELATION if namespace == STRICT else COMMENTS_RELATION
    return etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace}), name, relation


def _highest_change(copy: _Copy) -> int:
    """Return the highest number that a mark of the document has, so that those of changes are new."""
    ids = copy.root(copy.main).xpath("//@*[local-name()='id']")
    return max((int(each) for each in ids if str(each).isdigit() and len(str(each)) < 10), default=0)


def _comment(namespace: str, remark: _Remark) -> etree._Element:
    w = f"{{{namespace}}}"
    made = etree.Element(f"{w}comment", {f"{w}id": str(remark.id), f"{w}author": AUTHOR, f"{w}initials": INITIALS},
                         nsmap={"w": namespace})  # fmt: skip
    for line in remark.text.split("\n"):
        text = etree.SubElement(etree.SubElement(etree.SubElement(made, f"{w}p"), f"{w}r"), f"{w}t")
        text.text = "".join(letter for letter in line if letter.isprintable() or letter in " \u00a0\u202f")
        text.set(XML_SPACE, "preserve")
    return made


def _mark(namespace: str, texts: list[etree._Element], remark: _Remark, change: int) -> int:
    """Put the marks of a comment around a stretch, and the tracked change inside them; return the last change's
    number."""
    w = f"{{{namespace}}}"
    if not texts:
        return change
    first, last = texts[min(remark.first, len(texts) - 1)], texts[min(remark.last, len(texts) - 1)]
    last_run = _cut(last, remark.last_offset, before=True) if remark.last_offset else _run_of(last)
    first_run = _cut(first, remark.first_offset, before=False)
    if remark.last_offset and first is last:
        last_run = first_run
    start = etree.Element(f"{w}commentRangeStart", {f"{w}id": str(remark.id)})
    end = etree.Element(f"{w}commentRangeEnd", {f"{w}id": str(remark.id)})
    reference = etree.Element(f"{w}r")
    etree.SubElement(reference, f"{w}commentReference", {f"{w}id": str(remark.id)})
    boxed = _box(first_run, w)
    if boxed is not None:  # a comment may not stand in a text box: it stands at the paragraph that the box hangs on
        _insert_before(boxed, start)
        _insert_after(boxed, end)
        _insert_after(end, reference)
        return change
    _insert_before(first_run, start)
    _insert_after(last_run, end)
    _insert_after(_child_of_paragraph(end, w), reference)
    if remark.replacement and _changeable(first_run, last_run, w):
        change = _change(first_run, last_run, remark.replacement, w, change)
    return change


def _run_of(text: etree._Element) -> etree._Element:
    parent = text.getparent()
    assert parent is not None
    return parent


def _cut(text: etree._Element, offset: int, *, before: bool) -> etree._Element:
    """Split a run at a character of one of its texts; return the run that ends there (`before`) or begins there."""
    run, whole = _run_of(text), text.text or ""
    content = [each for each in run if not str(etree.QName(each).localname).endswith("rPr")]
    if offset <= 0 and content and content[0] is text:
        return run if not before else run
    if offset >= len(whole) and content and content[-1] is text and before:
        return run
    rest = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = next((each for each in run if etree.QName(each).localname == "rPr"), None)
    if properties is not None:
        rest.append(deepcopy(properties))
    following = list(text.itersiblings())
    if offset < len(whole):
        tail = etree.SubElement(rest, text.tag)
        tail.text, text.text = whole[offset:], whole[:offset]
        tail.set(XML_SPACE, "preserve")
        text.set(XML_SPACE, "preserve")
    for each in following:
        rest.append(each)
    _insert_after(run, rest)
    return run if before else rest


def _insert_before(place: etree._Element, new: etree._Element) -> None:
    place.addprevious(new)


def _insert_after(place: etree._Element, new: etree._Element) -> None:
    new.tail, place.tail = place.tail, None
    place.addnext(new)


def _box(run: etree._Element, w: str) -> etree._Element | None:
    """Return the child of the outer paragraph that holds the text box a run stands in, None outside of boxes."""
    box = next(run.iterancestors(f"{w}txbxContent"), None)
    return _child_of_paragraph(box, w) if box is not None else None


def _child_of_paragraph(element: etree._Element, w: str) -> etree._Element:
    """Return the ancestor (or itself) that is a child of the paragraph around an element."""
    while (parent := element.getparent()) is not None and parent.tag != f"{w}p":
        element = parent
    return element


def _changeable(first: etree._Element, last: etree._Element, w: str) -> bool:
    """Tell whether a stretch of runs can be struck and written anew: all of one paragraph, in no change or field
    code."""
    parent = first.getparent()
    if parent is None or parent is not last.getparent() or parent.tag not in (f"{w}p", f"{w}hyperlink"):
        return False
    plain = {f"{w}t", f"{w}rPr", f"{w}lastRenderedPageBreak"}
    return all(each.tag == f"{w}r" and all(inside.tag in plain for inside in each) for each in _between(first, last))


def _between(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    found = [first]
    while found[-1] is not last:
        following = found[-1].getnext()
        if following is None:
            break
        found.append(following)
    return found


def _change(first: etree._Element, last: etree._Element, text: str, w: str, change: int) -> int:
    """Strike a stretch of runs and insert a text behind it, both as tracked changes."""
    runs = _between(first, last)
    struck = etree.Element(f"{w}del", {f"{w}id": str(change + 1), f"{w}author": AUTHOR})
    _insert_before(first, struck)
    for run in runs:
        struck.append(run)
        for each in run.iter(f"{w}t"):
            each.tag = f"{w}delText"
            each.set(XML_SPACE, "preserve")
    added = etree.Element(f"{w}ins", {f"{w}id": str(change + 2), f"{w}author": AUTHOR})
    run = etree.SubElement(added, f"{w}r")
    properties = next((each for each in runs[0] if etree.QName(each).localname == "rPr"), None)
    if properties is not None:
        run.append(deepcopy(properties))
    written = etree.SubElement(run, f"{w}t")
    written.text = text
    written.set(XML_SPACE, "preserve")
    _insert_after(struck, added)
    return change + 2


def _registered(copy: _Copy, name: str, relation: str) -> dict[str, bytes]:
    """Return the relationships and content types that make a new part of comments known."""
    if not relation:
        return {}
    folder, base = posixpath.split(copy.main)
    relations_name = posixpath.join(folder, "_rels", f"{base}.rels")
    relations = copy.archive.optional_xml(relations_name)
    if relations is None:
        relations = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    taken = {each.get("Id") for each in relations}
    number = 1
    while f"rIdCheck{number}" in taken:
        number += 1
    etree.SubElement(relations, f"{{{RELATIONSHIPS}}}Relationship",
                     {"Id": f"rIdCheck{number}", "Type": relation, "Target": posixpath.basename(name)})  # fmt: skip
    types = copy.archive.xml("[Content_Types].xml")
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": COMMENTS_TYPE})
    return {relations_name: _bytes(relations), "[Content_Types].xml": _bytes(types)}


def _bytes(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _rewritten(content: bytes, written: dict[str, bytes]) -> bytes:
    """Return a zip file with some of its parts in place of the old ones, the others as they were, in the same order."""
    out = io.BytesIO()
    left = dict(written)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = left.pop(entry.filename.lstrip("/"), None)
            new.writestr(entry, old.read(entry) if data is None else data, compress_type=entry.compress_type)
        for name, data in left.items():
            new.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
