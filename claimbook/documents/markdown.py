"""Markdown as its reader sees it, each character with its place in the file: CommonMark with tables and footnotes.

markdown-it-py says what the parts are; it keeps lines but no columns, so the shown text is found again in the lines it
came from, sign by sign.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from claimbook.documents.blocks import Block, Field, Kind, Link, NoteMark, Place, Reading
from claimbook.documents.plain_text import aligned, decode_text
from claimbook.documents.wrapping import WIDE

_KEYS = re.compile(r"\[(-?@[\w:.#$%&+?<>~/-][^\]]*)\]")
_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*\w)")
_FRONT = re.compile(r"^(title|author|date|lang|language|bibliography)\s*:\s*[\"']?(.*)$", re.MULTILINE)
_ROLE = re.compile(r"\{[\w:-]+\}$")
_TAG_NAME = re.compile(r"</?\s*([a-zA-Z][\w-]*)")
_HREF = re.compile(r"href\s*=\s*[\"']([^\"']*)", re.IGNORECASE)


@dataclass(slots=True)
class _Shown:
    """The text of one paragraph as it is put together."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """Where in the document the reading stands."""

    kind: Kind = "paragraph"
    level: int = 0
    paragraphs: int = 0
    tables: int = 0
    row: int = 0
    column: int = 0
    head: bool = False
    in_table: bool = False
    lists: int = 0
    footnote: str = ""
    names: dict[int, str] = field(default_factory=dict)


def read_markdown(content: bytes, name: str) -> Reading:
    """Read Markdown: front matter as metadata, the rest as blocks whose runs count in the file's characters."""
    source = decode_text(content, name)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(front_matter_plugin)
    tokens = parser.parse(source)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", source)), len(source)]
    about: dict[str, str] = (
        {name: _unquoted(value) for name, value in _FRONT.findall(tokens[0].content)}
        if tokens and tokens[0].type == "front_matter"
        else {}
    )
    blocks = tuple(_blocks(tokens, source, starts))
    titled = next((block.text for block in blocks if block.kind == "heading" and block.level == 1), "")
    return Reading(
        name, "markdown", blocks, source,
        title=about.get("title", titled), author=about.get("author", ""), published=about.get("date", ""),
        language=about.get("lang") or about.get("language", ""),
        bibliography=tuple(filter(None, [about.get("bibliography", "")])),
    )  # fmt: skip


def _blocks(tokens: list[Token], source: str, starts: list[int]) -> Iterator[Block]:
    state = _State()
    cursor: dict[tuple[int, int], int] = {}
    lines = (0, 0)
    notes: list[Block] = []
    for token in tokens:
        if token.map:
            lines = (token.map[0], token.map[1])
        _enter(state, token)
        if token.type == "inline":
            shown = _inline(token.children or [], state)
            kind = state.kind
        elif token.type in ("fence", "code_block"):
            shown, kind = _Shown(token.content.rstrip("\n")), "code"
        elif token.type == "html_block":
            shown, kind = _html(token.content), "paragraph"
        else:
            continue
        if not shown.text.strip() and not shown.notes:
            continue
        start = max(starts[min(lines[0], len(starts) - 1)], cursor.get(lines, 0))
        end = starts[min(lines[1], len(starts) - 1)]
        runs = aligned(shown.text, source, start, end)
        if runs and state.in_table:
            cursor[lines] = runs[-1].offset + runs[-1].end - runs[-1].start
        made = Block(
            shown.text, _place(state), kind, state.level if kind == "heading" else 0, state.in_table and state.head,
            links=tuple(shown.links), fields=tuple(_citations(shown.text)), notes=tuple(shown.notes), runs=runs,
        )  # fmt: skip
        if state.footnote:
            notes.append(made)
        else:
            yield made
    yield from notes


def _enter(state: _State, token: Token) -> None:
    """Follow the tokens that open and close paragraphs, headings, lists, tables and notes."""
    name = token.type
    if name == "heading_open":
        state.kind, state.level = "heading", int(token.tag[1])
    elif name == "paragraph_open":
        state.kind = "footnote" if state.footnote else "list item" if state.lists else "paragraph"
    elif name in ("bullet_list_open", "ordered_list_open"):
        state.lists += 1
    elif name in ("bullet_list_close", "ordered_list_close"):
        state.lists -= 1
    elif name == "table_open":
        state.in_table, state.row, state.tables = True, 0, state.tables + 1
    elif name == "table_close":
        state.in_table = False
    elif name == "tr_open":
        state.row, state.column = state.row + 1, 0
    elif name in ("th_open", "td_open"):
        state.column, state.kind, state.head = state.column + 1, "cell", name == "th_open"
    elif name == "footnote_open":
        state.footnote = _note_name(token.meta)
    elif name == "footnote_close":
        state.footnote = ""


def _note_name(meta: dict[str, Any]) -> str:
    return str(meta.get("label") or int(meta.get("id", 0)) + 1)


def _place(state: _State) -> Place:
    if state.in_table:
        return Place(table=state.tables, row=state.row, column=state.column, footnote=state.footnote)
    if state.footnote:
        return Place(footnote=state.footnote)
    state.paragraphs += 1
    return Place(paragraph=state.paragraphs)


def _inline(tokens: list[Token], state: _State) -> _Shown:
    shown = _Shown()
    for number, token in enumerate(tokens):
        name = token.type
        if name == "text":
            shown.text += token.content
        elif name == "code_inline":
            shown.text = _ROLE.sub("", shown.text) + token.content
        elif name == "softbreak":
            after = next((each.content for each in tokens[number + 1 :] if each.content), "")
            shown.text += "" if WIDE.match(after) and WIDE.match(shown.text[-1:]) else " "
        elif name == "hardbreak":
            shown.text += "\n"
        elif name == "link_open":
            shown.open.append((len(shown.text), str(token.attrs.get("href", ""))))
        elif name == "link_close" and shown.open:
            start, target = shown.open.pop()
            shown.links.append(Link(start, len(shown.text), target))
        elif name == "footnote_ref":
            kind: Literal["footnote"] = "footnote"
            shown.notes.append(NoteMark(len(shown.text), kind, _note_name(token.meta)))
        elif name == "html_inline":
            _tag(shown, token.content)
    return shown


def _tag(shown: _Shown, tag: str) -> None:
    """Follow the tags of HTML in a line: links and breaks; what they mark up is text already."""
    named = _TAG_NAME.match(tag)
    name = named[1].lower() if named else ""
    if name == "a" and tag.startswith("</") and shown.open:
        start, target = shown.open.pop()
        shown.links.append(Link(start, len(shown.text), target))
    elif name == "a" and (found := _HREF.search(tag)):
        shown.open.append((len(shown.text), html.unescape(found[1])))
    elif name == "br":
        shown.text += "\n"


def _html(content: str) -> _Shown:
    """Return the text of a block of HTML, comments and tags left out."""
    from lxml.html import fragment_fromstring

    if not re.sub(r"(?s)<!--.*?(?:-->|\Z)", "", content).strip():
        return _Shown()
    try:
        root = fragment_fromstring(content, create_parent="div")
    except (ValueError, AssertionError):
        return _Shown()
    for each in root.xpath("//script|//style|//comment()"):
        each.drop_tree()
    return _Shown(" ".join(str(root.text_content()).split()))


def _unquoted(value: str) -> str:
    value = value.rstrip()
    return value[:-1] if value.endswith(('"', "'")) else value


def _citations(text: str) -> Iterator[Field]:
    """Yield the citations by key that Pandoc reads: [@key, p. 3; @other]."""
    for found in _KEYS.finditer(text):
        keys = ",".join(_KEY.findall(found[1]))
        if keys:
            yield Field(found.start(), found.end(), "cite", keys)
