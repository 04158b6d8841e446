"""The tutorial is true: its commands are run in a new book and print what stands there; its pictures show the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tutorial_pictures as pictures
from bookcopies import claimbook, succeeded
from tutorial_walk import READER, TUTORIAL, Walked, decide, shown_on, steps, walk

ANYTHING = "…"


def as_printed(expected: list[str], printed: str) -> bool:
    """Tell whether a text is what was expected; a line … stands for any lines, or none.

    Spaces that hold a number to its unit are typed as plain ones.
    """
    pattern = "".join(r"(?:.*\n)*?" if line == ANYTHING else f"{re.escape(line)}\n" for line in expected)
    return re.fullmatch(pattern, printed.replace("\u00a0", " ")) is not None


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Walked]]:
    """The tutorial's book after its last step, and the steps."""
    folder = tmp_path_factory.mktemp("tutorial")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMBOOK_AUTHOR", READER)
        return folder / "pond", list(walk(folder))


@pytest.mark.book
def test_every_step_of_the_tutorial_does_what_it_says(walked: tuple[Path, list[Walked]]) -> None:
    book, taken = walked
    assert [each.step.command.split()[1] for each in taken].count("review") == 3
    for each in taken:
        assert each.code == 0, f"{each.step.command}\n{each.printed}"
        if each.screen is None:
            assert as_printed(each.step.expected, each.printed), f"{each.step.command}\n{each.printed}"
    page = (book / "_build" / "html" / "chapters" / "pond.html").read_text(encoding="utf-8")
    assert "14.3" in page
    numbers = (book / "_build" / "html" / "pages" / "numbers.html").read_text(encoding="utf-8")
    panel = numbers[numbers.index('id="jetty-cost"') :]
    assert "Made-up Post" in panel
    assert "<dt>confirmed by</dt><dd>Second Reader</dd>" in panel


@pytest.mark.book
def test_the_pictures_of_the_tutorial_show_what_is_seen(walked: tuple[Path, list[Walked]]) -> None:
    book, taken = walked
    [screen] = [each.screen for each in taken if each.screen is not None]
    again = "Run `make pictures`."
    assert pictures.text_of_screen(pictures.REVIEW) == shown_on(screen), again
    for picture in (pictures.PAGE, pictures.CHART):
        assert pictures.made_from(picture) == pictures.told_on_page(book, picture), again


def test_every_picture_of_the_tutorial_is_there_small_and_told_in_words() -> None:
    shown = re.findall(r"!\[([^]]*)\]\(([^)]*)\)", TUTORIAL.read_text(encoding="utf-8"))
    assert {TUTORIAL.parent / file for _, file in shown} == {pictures.REVIEW, pictures.PAGE, pictures.CHART}
    for words, file in shown:
        assert len(words) > 60, file
        assert (TUTORIAL.parent / file).stat().st_size < 120_000, file


def test_an_import_that_was_cut_short_is_ended_by_running_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMBOOK_AUTHOR", READER)
    [table] = [each.table for each in steps(TUTORIAL.read_text(encoding="utf-8")) if "--to" in each.command]
    for each in walk(tmp_path):
        if "--to" in each.step.command:
            break
    whole, first = tmp_path / "review.xlsx", tmp_path / "first.xlsx"
    first.write_bytes(whole.read_bytes())
    decide(whole, table)
    decide(first, [*table[:2], *([row[0], *[""] * (len(row) - 1)] for row in table[2:])])
    book = tmp_path / "pond"
    assert "1 decided." in succeeded(claimbook(book, "review", "--from", str(first)))
    assert "1 decided." in succeeded(claimbook(book, "review", "--from", str(whole)))
    assert "nothing that still waits" in succeeded(claimbook(book, "review", "--from", str(whole)))


def test_what_is_printed_is_held_against_the_tutorial_line_by_line() -> None:
    assert as_printed(["a", "…", "d"], "a\nb\nc\nd\n")
    assert as_printed(["a", "…"], "a\n")
    assert not as_printed(["a", "…", "d"], "a\nb\nc\n")
    assert not as_printed(["a"], "a\nb\n")
