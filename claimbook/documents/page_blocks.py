"""The blocks of an HTML page: its text in reading order, cut where the page's structure cuts it, and what holds each.

A block is the text between two block-level tags. With it stands what the structure says: the tag that holds it, the
tags and the words of classes around it, how much of it is links. Elements that show no text (scripts, styles, forms'
controls) are left out, and so is the mark of a note, which would run into the number before it; nothing else is judged
here. An item of a numbered list knows the number that a reader sees before it, which stands in no text of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from claimbook.documents.page_words import GROUPS
from claimbook.documents.whole_numbers import whole

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "iframe",
        "select",
        "option",
        "datalist",
        "input",
        "textarea",
        "head",
        "canvas",
        "audio",
        "video",
        "object",
        "embed",
        "map",
        "noscript",
        "math-renderer",
        "link",
        "meta",
        "source",
        "track",
        "param",
        "frame",
        "frameset",
        "applet",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "img",
        "picture",
    ]
)
TAGS = [
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "dt",
    "dd",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "nav",
    "footer",
    "header",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "table",
    "ul",
    "ol",
    "dl",
    "form",
    "button",
    "details",
    "summary",
    "address",
    "a",
    "span",
    "center",
    "body",
    "caption",
]
TAG_NUMBER = {tag: number for number, tag in enumerate(TAGS)}
_AROUND = [
    "article",
    "main",
    "aside",
    "nav",
    "footer",
    "header",
    "form",
    "figure",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "button",
    "details",
    "pre",
    "section",
    "figcaption",
    "address",
    "dialog",
]
AROUND = {tag: number for number, tag in enumerate(_AROUND)}
GROUP_NAMES = tuple(GROUPS)
_GROUP_OF = {word: number for number, words in enumerate(GROUPS.values()) for word in words.split()}
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACES = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff\u2028\u2029]+")
_BLANKS = re.compile(r"  +")
_UNNUMBERED = re.compile(
    r"list-style(?:-type)?\s*:(?:(?!list-style)[^;])*?none|\b(?:list-none|list-unstyled|no-bullets)\b", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"[\s\[(]*(?:\d{1,3}|[*†‡§])(?:[\s\])\[(,;–-]+\d{1,3})*[\s\])]*")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NEAR = 3
LINKS_IN_A_MARK = 20
DEEPEST = 200


@dataclass(slots=True)
class PageBlock:
    """One block of a page: `near` and `far` are sets of word groups as bits, `around` of tags, `path` of elements.

    `numeral` is the number of a list's item, as "3.", where the block begins one; `note` tells that a note's mark leads
    to it.
    """

    text: str
    tag: str
    near: int
    far: int
    around: int
    path: tuple[int, ...]
    make: str
    linked: int = 0
    bold: int = 0
    depth: int = 0
    hidden: bool = False
    cell: tuple[int, int, int] | None = None
    links: list[tuple[int, int, str]] = field(default_factory=list)
    numeral: str = ""
    note: bool = False


@dataclass(slots=True)
class _Frame:
    """What is known of an open element."""

    tag: str
    groups: int
    far: int
    around: int
    hidden: bool
    path: tuple[int, ...]
    make: str
    cell: tuple[int, int, int] | None = None
    next_item: int | None = None
    numeral: str = ""
    note: bool = False


@lru_cache(maxsize=65536)
def word_groups(names: str) -> int:
    """Return which groups of words a class or id names, as bits."""
    found = 0
    for word in _WORDS.findall(names):
        number = _GROUP_OF.get(word.lower())
        if number is not None:
            found |= 1 << number
    return found


def page_blocks(root: etree._Element) -> list[PageBlock]:
    """Return a page's blocks in reading order; time grows with the page and no faster."""
    return _Walk().walk(root)


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.pieces: list[str] = []
        self.linked = self.bold = self.size = 0
        self.frames: list[_Frame] = []
        self.in_link = self.in_bold = self.in_pre = 0
        self.links: list[tuple[int, int, str]] = []
        self.count = 0
        self.tables: list[list[int]] = []
        self.table_count = 0
        self.notes: set[str] = set()

    def walk(self, root: etree._Element) -> list[PageBlock]:
        """Visit every element that shows text, without recursion."""
        skipping: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if skipping is None:
                    self._text(element.tail)
                continue
            if skipping is not None:
                if event == "end" and element is skipping:
                    skipping = None
                    self._text(element.tail)
                continue
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN:
                    skipping = element
                elif tag in ("sup", "a") and _is_note_mark(element):
                    skipping = element
                    self.notes.update((link.get("href") or "").rpartition("#")[2] for link in element.iter("a"))
                    self.notes.discard("")
                elif tag in _INLINE:
                    self._open_inline(element, tag)
                else:
                    self._open_block(element, tag)
            elif tag in _INLINE:
                self._close_inline(element, tag)
            else:
                self._close_block(element)
        self._flush()
        return self.blocks

    def _open_inline(self, element: etree._Element, tag: str) -> None:
        if tag == "a":
            self.in_link += 1
            self.links.append((self.size, -1, element.get("href") or ""))
        elif tag in ("b", "strong"):
            self.in_bold += 1
        self._text(element.text)

    def _close_inline(self, element: etree._Element, tag: str) -> None:
        if tag == "a":
            self.in_link -= 1
            for number in range(len(self.links) - 1, -1, -1):
                if self.links[number][1] < 0:
                    self.links[number] = (self.links[number][0], self.size, self.links[number][2])
                    break
        elif tag in ("b", "strong"):
            self.in_bold -= 1
        self._text(element.tail)

    def _open_block(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self.pieces.append("\n")
            self.size += 1
            self._text(element.text)
            self.frames.append(self.frames[-1] if self.frames else _Frame("br", 0, 0, 0, False, (), ""))
            return
        self._flush()
        above = self.frames[-1] if self.frames else _Frame("", 0, 0, 0, False, (), "")
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        roles = f"{element.get('role') or ''} {element.get('itemprop') or ''}"
        groups = 0 if tag in ("html", "body") else word_groups(names) | word_groups(roles)
        around = above.around | (1 << AROUND[tag] if tag in AROUND else 0)
        hidden = above.hidden or element.get("hidden") is not None or element.get("aria-hidden") == "true"
        hidden = hidden or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        self.count += 1
        path = (*above.path[-DEEPEST:], self.count)
        self.frames.append(_Frame(tag, groups, above.far | groups, around, hidden, path, f"{tag}.{names.strip()[:60]}"))
        self._table(element, tag, above)
        self._item(element, tag, above)
        self.frames[-1].note = above.note or element.get("id") in self.notes
        if tag == "pre":
            self.in_pre += 1
        self._text(element.text)

    def _table(self, element: etree._Element, tag: str, above: _Frame) -> None:
        """Count the tables, their rows and columns, so that each cell knows its own."""
        frame = self.frames[-1]
        frame.cell = above.cell
        if tag == "table":
            self.table_count += 1
            self.tables.append([self.table_count, 0, 1])
            frame.cell = None
        elif tag == "tr" and self.tables:
            self.tables[-1][1] += 1
            self.tables[-1][2] = 1
        elif tag in ("td", "th") and self.tables:
            table, row, column = self.tables[-1]
            self.tables[-1][2] += whole(element.get("colspan"), 1)
            frame.cell = (table, max(row, 1), column)

    def _item(self, element: etree._Element, tag: str, above: _Frame) -> None:
        """Count the items of a numbered list; a list of letters, or one whose numbers are not shown, has none."""
        if tag == "ol" and (element.get("type") or "1") == "1":
            shown = _UNNUMBERED.search(f"{element.get('style') or ''} {element.get('class') or ''}") is None
            self.frames[-1].next_item = whole(element.get("start"), 1) if shown else None
        elif tag == "li" and above.next_item is not None:
            number = whole(element.get("value"), above.next_item)
            above.next_item = number + 1
            self.frames[-1].numeral = f"{number}."

    def _numeral(self) -> str:
        """Return the number of the item that begins here, once."""
        found = ""
        for frame in self.frames:
            if frame.numeral:
                found, frame.numeral = frame.numeral, ""
        return found

    def _close_block(self, element: etree._Element) -> None:
        if element.tag == "br":
            self.frames.pop()
        else:
            self._flush()
            closed = self.frames.pop()
            if closed.tag == "pre":
                self.in_pre -= 1
            elif closed.tag == "table":
                self.tables.pop()
        self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self.in_pre:
            text = _SPACES.sub(" ", text)
        self.pieces.append(text)
        self.size += len(text)
        if self.in_link:
            self.linked += len(text.strip())
        if self.in_bold:
            self.bold += len(text.strip())

    def _flush(self) -> None:
        raw = "".join(self.pieces)
        if raw and not raw.isspace():
            text, places = _squeezed(raw, bool(self.in_pre))
            frames = self.frames or [_Frame("body", 0, 0, 0, False, (0,), "body")]
            near = 0
            for frame in frames[-NEAR:]:
                near |= frame.groups
            here = frames[-1]
            above = frames[-2].make if len(frames) > 1 else ""
            links = [
                (places(start), places(end if end >= 0 else len(raw)), target) for start, end, target in self.links
            ]
            self.blocks.append(
                PageBlock(
                    text, here.tag, near, here.far, here.around, here.path, f"{above}>{here.make}",
                    self.linked, self.bold, len(frames), here.hidden, here.cell, links,
                    self._numeral(), here.note,
                )
            )  # fmt: skip
        self.pieces, self.linked, self.bold, self.size = [], 0, 0, 0
        self.links = []


def _is_note_mark(element: etree._Element) -> bool:
    """Tell whether raised or bracketed digits lead to a place on a page, as marks of notes do."""
    if element.tag == "a":
        leads = "#" in (element.get("href") or "") and len(element) < 2
    else:
        leads = len(element) < LINKS_IN_A_MARK and any("#" in (link.get("href") or "") for link in element.iter("a"))
    if not leads:
        return False
    text = "".join(element.itertext()).strip()
    raised = element.tag == "sup" or text.startswith("[") or (len(element) == 1 and element[0].tag == "sup")
    return raised and _NOTE_MARK.fullmatch(text) is not None


def _squeezed(raw: str, kept: bool) -> tuple[str, Callable[[int], int]]:
    """Return a block's text without needless blanks, and where a place of the raw text stands in it."""
    text = _squeeze(raw, kept)
    lead = len(raw) - len(raw.lstrip())

    def place(at: int) -> int:
        return min(len(_squeeze(raw[lead:at] + "x", kept)) - 1, len(text)) if at > lead else 0

    return text, place


def _squeeze(raw: str, kept: bool) -> str:
    if kept:
        return raw.strip()
    return _BLANKS.sub(" ", "\n".join(line.strip(" ") for line in raw.strip().split("\n")))


def around_names(bits: int) -> Iterator[str]:
    """Yield the tags that a set of them holds."""
    return (tag for tag, number in AROUND.items() if bits & 1 << number)
