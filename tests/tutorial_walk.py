"""Walk the tutorial as its reader would: run each command, type each line in a terminal, fill each cell in."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pexpect
import pyte
from bookcopies import claimbook

from claimbook.review.terminal import QUESTION

DOCS = Path(__file__).parents[1] / "docs"
TUTORIAL, SAVED = DOCS / "tutorial.md", DOCS / "tutorial" / "boats.mhtml"
READER = "First Reader"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS, LINES = 64, 200
PATIENCE = 120
ASKS = QUESTION.partition("\n")[0]


class Step(NamedTuple):
    """A command of the tutorial with the lines that it should print, and the table that says what is done with it."""

    command: str
    expected: list[str]
    table: list[list[str]]


class Walked(NamedTuple):
    """A step that was taken: what was printed, and the screen where lines were typed in a terminal."""

    step: Step
    code: int
    printed: str
    screen: pyte.Screen | None


def steps(text: str) -> list[Step]:
    """Return each command of a tutorial, in order; a table belongs to the command before it."""
    found: list[tuple[int, Step]] = []
    for block in BLOCK.finditer(text):
        for part in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            command, *printed = part.splitlines()
            found.append((block.start() + block[1].index(command), Step(command, printed, [])))
    for table in re.finditer(r"(?:^\|.*\n)+", text, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[0].splitlines()]
        step = max((each for each in found if each[0] < table.start()), key=lambda each: each[0])[1]
        step.table.extend([rows[0], *rows[2:]])
    return [step for _, step in sorted(found, key=lambda each: each[0])]


def walk(folder: Path) -> Iterator[Walked]:
    """Take every step in a folder, where the book is begun; yield each when it is taken."""
    shutil.copy(SAVED, folder)
    root = folder
    for step in steps(TUTORIAL.read_text(encoding="utf-8")):
        program, *words = shlex.split(step.command)
        assert program == "claimbook", step.command
        if step.table and step.table[0][0] == "typed":
            screen, code = session(root, words, [row[0].strip("`") for row in step.table[1:]])
            yield Walked(step, code, shown_on(screen), screen)
            continue
        ended = claimbook(root, *words)
        yield Walked(step, ended.returncode, ended.stdout + ended.stderr, None)
        if words[0] == "new":
            root = folder / words[1]
        if step.table:
            decide(folder / Path(words[-1]).name, step.table)


def session(root: Path, words: Sequence[str], typed: Sequence[str]) -> tuple[pyte.Screen, int]:
    """Run a command in a terminal, answer its questions one after another; return the screen and how it ended."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.Stream(screen)
    child = pexpect.spawn(
        sys.executable, ["-m", "claimbook", *words], cwd=root, dimensions=(LINES, COLUMNS), encoding="utf-8",
        timeout=PATIENCE, env={**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"},
    )  # fmt: skip
    for number, line in enumerate(typed, 1):
        while shown_on(screen).count(ASKS) < number:
            stream.feed(child.read_nonblocking(4096, timeout=PATIENCE))
        child.send(f"{line}\r")
    stream.feed(child.read())
    child.close()
    return screen, child.exitstatus


def shown_on(screen: pyte.Screen) -> str:
    """Return the lines of a screen, up to the last that is not empty."""
    return "\n".join(line.rstrip() for line in screen.display).strip("\n") + "\n"


def decide(workbook: Path, table: list[list[str]]) -> None:
    """Set the cells of a review that a table of the tutorial names, row by row of the same quote."""
    header, *rows = table
    decided = {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
    book = openpyxl.load_workbook(workbook)
    sheet = book["Review"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    quotes = [
        str(sheet.cell(line, columns["quote"]).value).replace("\u00a0", " ") for line in range(2, sheet.max_row + 1)
    ]
    assert set(quotes) == set(decided)
    for line, quote in enumerate(quotes, 2):
        for column, text in decided[quote].items():
            if text:
                sheet.cell(line, columns[column], text)
    book.save(workbook)
