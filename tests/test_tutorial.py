"""The tutorial is true: each of its commands is run in a copy of the small book and prints what stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest
from bookcopies import claimbook, succeeded

DOCS = Path(__file__).parents[1] / "docs"
TUTORIAL = DOCS / "tutorial.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Return each command of the text with the lines that it should print, and each table as a step named "table"."""
    found: list[tuple[int, str, list[str]]] = []
    for block in BLOCK.finditer(text):
        for part in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            command, *printed = part.splitlines()
            found.append((block.start() + block[1].index(command), command, printed))
    for table in re.finditer(r"(?:^\|.*\n)+", text, re.MULTILINE):
        found.append((table.start(), "table", table[0].splitlines()))
    return [(command, lines) for _, command, lines in sorted(found)]


def as_printed(expected: list[str], printed: str) -> bool:
    """Tell whether a text is what was expected; a line … stands for any lines, or none.

    Spaces that hold a number to its unit are typed as plain ones.
    """
    pattern = "".join(r"(?:.*\n)*?" if line == ANYTHING else f"{re.escape(line)}\n" for line in expected)
    return re.fullmatch(pattern, printed.replace("\u00a0", " ")) is not None


def decide(workbook: Path, table: list[str]) -> None:
    """Set the cells of a review that the tutorial's table names, row by row of the same quote."""
    header, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table)
    decided = {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
    book = openpyxl.load_workbook(workbook)
    sheet = book["Review"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    quotes = [str(sheet.cell(line, columns["quote"]).value) for line in range(2, sheet.max_row + 1)]
    assert set(quotes) == set(decided)
    for line, quote in enumerate(quotes, 2):
        for column, text in decided[quote].items():
            if text:
                sheet.cell(line, columns[column], text)
    book.save(workbook)


def test_every_step_of_the_tutorial_does_what_it_says(fisheries: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMBOOK_AUTHOR", "First Reader")
    shutil.copy(DOCS / "tutorial" / "landings.html", fisheries.parent)
    for command, expected in steps(TUTORIAL.read_text(encoding="utf-8")):
        if command == "table":
            decide(fisheries.parent / "review.xlsx", expected)
            continue
        program, *words = shlex.split(command)
        assert program == "claimbook"
        ended = claimbook(fisheries, *words)
        assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
        assert as_printed(expected, ended.stdout + ended.stderr), f"{command}\n{ended.stdout}{ended.stderr}"
    page = (fisheries / "_build" / "html" / "chapters" / "catch.html").read_text(encoding="utf-8")
    assert "51,000" in page
    panel = page[page.index('data-story="catch-worth"') :].partition("</template>")[0]
    assert "Made-up Post" in panel
    assert "<dt>confirmed by</dt><dd>Second Reader</dd>" in panel


def test_an_import_that_was_cut_short_is_ended_by_running_it_again(
    fisheries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMBOOK_AUTHOR", "First Reader")
    shutil.copy(DOCS / "tutorial" / "landings.html", fisheries.parent)
    succeeded(claimbook(fisheries, "add", "../landings.html", "--id", "made-up-2025"))
    whole, first = fisheries.parent / "review.xlsx", fisheries.parent / "first.xlsx"
    succeeded(claimbook(fisheries, "review", "made-up-2025", "--to", str(first)))
    shutil.copy(first, whole)
    [table] = [lines for command, lines in steps(TUTORIAL.read_text(encoding="utf-8")) if command == "table"]
    decide(whole, table)
    decide(first, [*table[:3], *(f"| {row.split('|')[1]} |" + " |" * (table[0].count("|") - 2) for row in table[3:])])
    assert "1 decided." in succeeded(claimbook(fisheries, "review", "--from", str(first)))
    # the year beside the number accepted is its period now: nothing is to be decided of it any more
    assert "4 decided." in succeeded(claimbook(fisheries, "review", "--from", str(whole)))
    assert "nothing that still waits" in succeeded(claimbook(fisheries, "review", "--from", str(whole)))


def test_what_is_printed_is_held_against_the_tutorial_line_by_line() -> None:
    assert as_printed(["a", "…", "d"], "a\nb\nc\nd\n")
    assert as_printed(["a", "…"], "a\n")
    assert not as_printed(["a", "…", "d"], "a\nb\nc\n")
    assert not as_printed(["a"], "a\nb\n")
