"""The runs of one Word paragraph as Word shows them: text, links, fields, marks of notes, and the way back to w:t."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from claimbook.documents.blocks import Field, Link, NoteMark, Run
from claimbook.documents.symbols import symbol
from claimbook.documents.whole_numbers import whole
from claimbook.documents.word_styles import Styles, attribute, child, local, switched

_CONTAINERS = {"smartTag", "customXml", "sdtContent", "ins", "moveTo", "dir", "bdo", "ruby", "rubyBase", "object"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|(?!\\)(\S+))?(?:.*?\\l\s+"([^"]*)")?', re.IGNORECASE | re.DOTALL)
_MENDELEY = re.compile(r"MENDELEY_CITATION_v\d+_(.+)", re.DOTALL)
_ZOTERO_MARK = "ZOTERO_BREF_"
_BLANKS = str.maketrans("\n\r\t", "   ")


@dataclass(slots=True)
class OpenField:
    """A complex field that has begun and not ended; `start` counts in the paragraph it now runs through."""

    start: int = 0
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False


@dataclass(slots=True)
class Pieces:
    """A paragraph as it is put together."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append shown text."""
        self.parts.append(text)
        self.length += len(text)


class RunReader:
    """Reads the paragraphs of one story (the body, a note, a text box), through which a field may run on."""

    def __init__(
        self,
        part: str,
        nodes: dict[etree._Element, int],
        styles: Styles,
        targets: dict[str, str],
        payloads: dict[str, str],
        call_note: Callable[[str, str], str],
    ) -> None:
        self.part, self.nodes, self.styles, self.targets, self.payloads = part, nodes, styles, targets, payloads
        self.call_note = call_note
        self.open: list[OpenField] = []
        self.bookmarks: dict[str, tuple[str, int]] = {}

    def read(self, paragraph: etree._Element, pieces: Pieces) -> None:
        """Append what a w:p shows to `pieces`, which may hold the paragraph whose mark was deleted before it."""
        style = child(paragraph, "pPr", "pStyle")
        name = attribute(style, "val") if style is not None else self.styles.default
        for started in self.open:
            started.start = pieces.length
        self._children(paragraph, pieces, self.styles[name].hidden)
        for started in self.open:
            if started.in_result and pieces.length > started.start:
                self._record(pieces, started.start, "".join(started.instruction))

    def _children(self, element: etree._Element, pieces: Pieces, hidden: bool) -> None:
        for each in element:
            self._inline(each, pieces, hidden)

    def _inline(self, element: etree._Element, pieces: Pieces, hidden: bool) -> None:
        """Read what shows text; the rest, deletions and what was moved away among it, is passed over."""
        name = local(element)
        start = pieces.length
        if name == "r":
            self._run(element, pieces, hidden)
        elif name == "hyperlink":
            self._children(element, pieces, hidden)
            anchor = attribute(element, "anchor")
            target = self.targets.get(attribute(element, "id"), "") + (f"#{anchor}" if anchor else "")
            if target:
                pieces.links.append(Link(start, pieces.length, target))
        elif name == "fldSimple":
            self._children(element, pieces, hidden)
            self._record(pieces, start, attribute(element, "instr"))
        elif name == "sdt":
            self._control(element, pieces, hidden)
        elif name == "AlternateContent":
            self._alternate(element, pieces, hidden)
        elif name == "bookmarkStart":
            self.bookmarks[attribute(element, "id")] = (attribute(element, "name"), start)
        elif name == "bookmarkEnd":
            self._bookmark(attribute(element, "id"), pieces)
        elif name in ("oMath", "oMathPara"):
            self._text("".join(formula(element)), pieces)
        elif name in _CONTAINERS:
            self._children(element, pieces, hidden)

    def _run(self, run: etree._Element, pieces: Pieces, hidden: bool) -> None:
        properties = child(run, "rPr")
        style = child(properties, "rStyle")
        by_style = hidden != (style is not None and self.styles[attribute(style, "val")].hidden)
        direct = switched(properties, "vanish")
        unseen = by_style if direct is None else direct
        for each in run:
            name = local(each)
            if name == "fldChar":
                self._field_character(each, pieces)
            elif name == "instrText" and self.open:
                self._instruct(each.text or "")
            elif not unseen:
                self._sign(each, name, pieces, properties)

    def _sign(self, each: etree._Element, name: str, pieces: Pieces, properties: etree._Element | None) -> None:
        if name == "t":
            self._words(each, pieces, properties)
        elif name in _SIGNS:
            self._text(_SIGNS[name], pieces)
        elif name == "sym":
            code = attribute(each, "char")
            if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
                self._text(symbol(int(code, 16), attribute(each, "font")), pieces)
        elif name in ("footnoteReference", "endnoteReference"):
            kind = "footnote" if name == "footnoteReference" else "endnote"
            number = self.call_note(kind, attribute(each, "id"))
            if number:
                pieces.notes.append(NoteMark(pieces.length, "footnote" if kind == "footnote" else "endnote", number))
        elif name in ("drawing", "pict", "object"):
            self._boxes(each, pieces)
        elif name == "AlternateContent":
            self._alternate(each, pieces, False)
        elif name == "ruby":
            self._children(each, pieces, False)

    def _words(self, element: etree._Element, pieces: Pieces, properties: etree._Element | None) -> None:
        raw = element.text or ""
        kept = raw if "preserve" in attribute(element, "space") else raw.strip(" \t\r\n")
        shown = kept.translate(_BLANKS)
        if any("\uf020" <= sign <= "\uf0ff" for sign in shown):
            fonts = child(properties, "rFonts")
            font = attribute(fonts, "ascii") if fonts is not None else ""
            shown = "".join(symbol(ord(s), font or "Symbol") or " " if "\uf020" <= s <= "\uf0ff" else s for s in shown)
        start = pieces.length
        if self._text(shown, pieces) and shown:
            node = self.nodes.get(element, 0)
            pieces.runs.append(Run(start, pieces.length, raw.find(kept), self.part, node))

    def _text(self, text: str, pieces: Pieces) -> bool:
        """Append text where it is shown; inside a field's code it belongs to that code."""
        if all(each.in_result for each in self.open):
            pieces.add(text)
            return True
        self._instruct(text)
        return False

    def _instruct(self, text: str) -> None:
        inner = next((each for each in reversed(self.open) if not each.in_result), None)
        if inner is not None:
            inner.instruction.append(text)

    def _field_character(self, element: etree._Element, pieces: Pieces) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.open.append(OpenField(pieces.length))
            self._chosen(element, pieces)
        elif kind == "separate" and self.open:
            self.open[-1].in_result, self.open[-1].start = True, pieces.length
        elif kind == "end" and self.open:
            ended = self.open.pop()
            self._record(pieces, ended.start, "".join(ended.instruction))

    def _chosen(self, begin: etree._Element, pieces: Pieces) -> None:
        """Show the entry chosen in a drop-down list, which stands in the field's data and nowhere in the text."""
        drop_down = child(begin, "ffData", "ddList")
        entries = (
            [attribute(each, "val") for each in drop_down if local(each) == "listEntry"]
            if drop_down is not None
            else []
        )
        result = child(drop_down, "result")
        chosen = whole(attribute(result, "val"), len(entries)) if result is not None else 0
        if chosen < len(entries):
            ours = self.open.pop()
            self._text(entries[chosen], pieces)
            self.open.append(ours)

    def _record(self, pieces: Pieces, start: int, instruction: str) -> None:
        instruction = instruction.strip()
        kind = instruction.split(maxsplit=1)[0].upper() if instruction else ""
        pieces.fields.append(Field(start, pieces.length, kind, instruction, _payload(instruction)))
        if kind == "HYPERLINK" and (found := _HYPERLINK.match(instruction)):
            target = (found[1] or found[2] or "") + (f"#{found[3]}" if found[3] else "")
            pieces.links.append(Link(start, pieces.length, target))

    def _control(self, control: etree._Element, pieces: Pieces, hidden: bool) -> None:
        start = pieces.length
        content = child(control, "sdtContent")
        if content is not None:
            self._children(content, pieces, hidden)
        tag = child(control, "sdtPr", "tag")
        told = _MENDELEY.match(attribute(tag, "val")) if tag is not None else None
        if told:
            try:
                payload = base64.b64decode(told[1] + "==").decode("utf-8")
            except (binascii.Error, ValueError):
                payload = ""
            pieces.fields.append(Field(start, pieces.length, "SDT", attribute(tag, "val"), payload))

    def _bookmark(self, id: str, pieces: Pieces) -> None:
        name, start = self.bookmarks.pop(id, ("", 0))
        if name.startswith(_ZOTERO_MARK):
            payload = self.payloads.get(name, "")
            pieces.fields.append(Field(min(start, pieces.length), pieces.length, "BOOKMARK", name, _payload(payload)))

    def _alternate(self, element: etree._Element, pieces: Pieces, hidden: bool) -> None:
        """Read one of the alternatives: the first, or the last where the first is empty."""
        choices = [each for each in element if local(each) in ("Choice", "Fallback") and len(each)]
        for each in choices[0] if choices else ():
            if local(each) in ("drawing", "pict", "object"):
                self._boxes(each, pieces)
            else:
                self._inline(each, pieces, hidden)

    def _boxes(self, element: etree._Element, pieces: Pieces) -> None:
        """Note the text boxes of a drawing, each once, for the story to read after this paragraph."""
        for each in element:
            name = local(each)
            if name == "txbxContent":
                pieces.boxes.append(each)
            elif name == "AlternateContent":
                self._alternate(each, pieces, False)
            elif name:
                self._boxes(each, pieces)


def _payload(instruction: str) -> str:
    """Return the JSON or XML that a citation manager put into a field's code."""
    for first, last in ("{}", "<>"):
        start, end = instruction.find(first), instruction.rfind(last)
        if 0 <= start < end:
            return instruction[start : end + 1]
    return ""


def formula(element: etree._Element) -> Iterator[str]:
    """Yield a formula's characters in one line: fractions with a slash, powers with a circumflex."""
    name = local(element)
    if name == "t":
        yield element.text or ""
        return
    for each in element:
        if name == "f" and local(each) == "den":
            yield "/"
        elif name in ("sSup", "sSubSup") and local(each) == "sup":
            yield "^"
        yield from formula(each)
