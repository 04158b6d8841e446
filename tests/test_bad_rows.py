"""Rows that would mislead stop the book with a sentence: unseen sources, two units, no population, no ground."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bookcopies import edit
from test_validation import faults, set_cell

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book, open_book
from claimbook.book.conditions import broken
from claimbook.book.second_hand import unsaid_in
from claimbook.chapters.chapter import prose_texts, read_notebook

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def line(fisheries: Path) -> str:
    """A line of the chapter's prose, after which another can be put."""
    text = "\n".join(prose_texts(read_notebook(fisheries / "chapters" / "catch.ipynb")))
    return next(each for each in text.splitlines() if each and each[0].isalpha())


def told(fisheries: Path) -> list[str]:
    return [str(each) for each in faults(fisheries)]


@pytest.mark.parametrize(("how", "said"), [("second-hand", "seen at second hand only"), ("unseen", "not seen")])
def test_a_number_whose_source_nobody_saw_says_so_in_its_paragraph(fisheries, line, how, said):
    set_cell(fisheries, "reference", "boats", "confidence", how)
    chapter = fisheries / "chapters" / "catch.ipynb"
    edit(chapter, line, f"{line}\\n\\nThere are {{value}}`boats`.")
    assert any(f"prints boats, whose source was {said}; say so in the paragraph" in each for each in told(fisheries))
    edit(chapter, "There are {value}`boats`.", "There are {value}`boats` (second-hand).")
    assert not any("prints boats" in each for each in told(fisheries))


def test_what_is_computed_from_a_number_that_nobody_saw_says_so_as_well(fisheries):
    set_cell(fisheries, "reference", "catch-worth-registry", "confidence", "second-hand")
    said = "prints worth-per-tonne, whose source was seen at second hand only for catch-worth-registry"
    assert any(said in each for each in told(fisheries)), "the chapter prints it"
    text = "A tonne was worth {value}`worth-per-tonne`"
    book = open_book(fisheries)
    assert [said in each for each in unsaid_in(book, f"{text}.")] == [True]
    assert list(unsaid_in(book, f"{text} (second-hand).")) == []


def test_a_chart_of_what_nobody_saw_says_so_below_it(fisheries):
    set_cell(fisheries, "reference", "landings-2021", "confidence", "second-hand")
    [said] = [each for each in told(fisheries) if "draws landings-2021" in each]
    assert said.startswith("the figure catch-landings: draws landings-2021, whose source was seen at second hand only")


def test_a_series_in_two_units_is_refused(fisheries):
    set_cell(fisheries, "reference", "landings-2022", "unit", "kilogram")
    [said] = [each for each in told(fisheries) if "a series has one unit" in each]
    assert "fleet: landings is in kilogram here and in tonne in landings-2021" in said


def test_a_condition_on_something_withdrawn_says_so(fisheries):
    set_cell(fisheries, "reference", "boats", "status", "withdrawn")
    said = broken(Book(BookPaths(fisheries)), "boats > 1", "The fleet is there.")
    assert said.startswith("“The fleet is there.” is no longer true: `boats > 1` rests on boats, which was withdrawn.")


@pytest.mark.parametrize("missing", ["pop-tw-2025", "gdp-kr-2025"])
def test_a_country_without_population_or_output_is_named(tmp_path, missing):
    shutil.copy(ROOT / "_config.yml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "data" / "reference.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(f"{missing},")), encoding="utf-8")
    with pytest.raises(BookError, match=missing) as caught:
        open_book(tmp_path, first_topic="policy").figure("policy-peers", drawn=False)
    assert all(f"names {missing}, which no table and no topic holds" in str(each) for each in caught.value.faults)
