"""What every reader of files gives: blocks of text in reading order, each with its place and the way back to the file.

A block is a paragraph, a heading, a paragraph of a table's cell, a note. Its text is what a reader of the file sees;
what that text hides (the target of a link, the code of a field, the mark of a note) stands beside it, by offset.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "paragraph",
    "heading",
    "list item",
    "cell",
    "caption",
    "footnote",
    "endnote",
    "header",
    "footer",
    "text box",
    "code",
    "reference",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in its file; numbers count from 1, and what does not apply is None or empty."""

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str = ""
    footnote: str = ""

    @property
    def cell(self) -> str:
        """The cell as spreadsheets name it, such as B3; empty outside tables."""
        return f"{column_letters(self.column)}{self.row}" if self.column and self.row else ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere; `target` is the address as stored, never followed."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Field:
    """Words that a program put there: their code, and the JSON that a citation manager stored in it."""

    start: int
    end: int
    kind: str
    instruction: str
    payload: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a note is called; its mark is not in the text. `footnote` is the number of the note's own blocks."""

    start: int
    kind: Literal["footnote", "endnote"]
    footnote: str


@dataclass(frozen=True, slots=True)
class Run:
    """text[start:end] of a block stands at `offset` in the file.

    In a text format: at that character of `Reading.source`. In an office format: in the text of the `node`-th element
    (from 0) of the zip part `part`, counting those elements that hold text (`w:t`, `a:t`), shown or not.
    """

    start: int
    end: int
    offset: int
    part: str = ""
    node: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as its reader sees it."""

    text: str
    place: Place
    kind: Kind = "paragraph"
    level: int = 0
    head: bool = False
    label: str = ""
    links: tuple[Link, ...] = ()
    fields: tuple[Field, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    runs: tuple[Run, ...] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where text[start:end] stands in `Reading.source`, or None where it has no place there."""
        touched = [run for run in self.runs if not run.part and run.start < end and start < run.end]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        return first.offset + max(start - first.start, 0), last.offset + min(end, last.end) - last.start


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: its blocks in reading order, its decoded text if it is a text format, what it says of itself.

    `bibliography` names the files of references that it asks for; they are not opened.
    """

    name: str
    form: str
    blocks: tuple[Block, ...]
    source: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    publisher: str = ""
    url: str = ""
    bibliography: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The blocks' texts, an empty line between paragraphs, the cells of a table's row on one line."""
        return "".join(_joined(self.blocks))


def _joined(blocks: tuple[Block, ...]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield _gap(before, block)
        yield block.text
        before = block


def _gap(before: Block, block: Block) -> str:
    if block.kind != "cell" or before.kind != "cell" or before.place.table != block.place.table:
        return "\n\n"
    same_row = before.place.row == block.place.row
    return " " if same_row and before.place.column == block.place.column else "\t" if same_row else "\n"


def column_letters(number: int) -> str:
    """Return a column's letters as spreadsheets count them: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
