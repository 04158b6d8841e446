"""Every number can be asked why it is what it is."""

from __future__ import annotations

import pytest
from test_validation import set_cell

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.why import as_text, explain
from claimbook.chapters.chapter_story import chapter_lines, chapter_story, is_chapter, story_of
from claimbook.cite.by_id import item_of


def test_a_derived_value_explains_its_formula_down_to_citations(fisheries):
    story = explain(Book(BookPaths(fisheries)), "landings-fall")
    assert story["formula"] == "(landings-2023 − landings-2024) / landings-2023"
    assert story["words"].startswith("What was landed less in 2024")
    assert [each["id"] for each in story["inputs"]] == ["landings-2023", "landings-2024"]
    assert story["inputs"][0]["citation"]["text"].startswith("Fisheries Registry, “Annual")
    assert story["inputs"][1]["estimate"] == {"low": "50500", "high": "53500"}


def test_a_claim_explains_itself_with_its_quotes_and_verdict(fisheries):
    story = explain(Book(BookPaths(fisheries)), "catch-worth")
    assert [quote["document"] for quote in story["quotes"]] == ["coast-2025"]
    assert story["quotes"][0]["said_by"] == "Harbour Board"
    assert story["verdicts"] == [{"verdict": "confirmed", "reference": ["catch-worth-registry"]}]


def test_the_tree_names_every_level(fisheries):
    lines = list(as_text(explain(Book(BookPaths(fisheries)), "landings-fall")))
    text = "\n".join(lines).replace("\u00a0", " ")
    assert lines[0].startswith("landings-fall = ")
    assert "├── landings-2023 = 59,000 tonnes" in text
    assert "└── landings-2024 = 52,000 tonnes" in text
    assert "Fisheries Registry" in text


def test_an_unknown_id_is_one_sentence(fisheries):
    with pytest.raises(BookError, match="There is no value 'nothing'"):
        explain(Book(BookPaths(fisheries)), "nothing")


def test_a_superseded_value_still_resolves_but_is_not_shown(fisheries):
    set_cell(fisheries, "reference", "landings-2021", "superseded_by", "landings-2022")
    set_cell(fisheries, "reference", "landings-2021", "status", "superseded")
    book = Book(BookPaths(fisheries))
    assert explain(book, "landings-2021")["status"] == "superseded"
    with pytest.raises(BookError, match="which is superseded; take landings-2022"):
        book.show("landings-2021")


def test_what_is_withdrawn_says_so_first(fisheries):
    set_cell(fisheries, "reference", "boats", "status", "withdrawn")
    assert next(as_text(explain(Book(BookPaths(fisheries)), "boats"))).endswith(" · WITHDRAWN")


def test_a_statement_without_a_number_explains_itself_with_its_quotes(fisheries):
    set_cell(fisheries, "claims", "catch-worth", "value", "")
    story = explain(Book(BookPaths(fisheries)), "catch-worth")
    assert story["shown"] == "a statement without a number"
    assert [quote["document"] for quote in story["quotes"]] == ["coast-2025"]
    assert any("checked: confirmed" in line for line in as_text(story))


def test_a_figure_explains_what_it_rests_on(fisheries):
    book = Book(BookPaths(fisheries))
    id = book.figure_ids()[0]
    story = explain(book, id)
    assert story["label"] == book.figure(id, drawn=False).takeaway
    assert story["inputs"]
    assert all(each["shown"] for each in story["inputs"])


def test_a_chapter_names_its_figures_and_the_values_of_its_text(fisheries):
    book = Book(BookPaths(fisheries))
    name = next(path.stem for path in (fisheries / "chapters").glob("*.ipynb"))
    assert is_chapter(book, name)
    assert not is_chapter(book, "nothing")
    story = chapter_story(book, name)
    assert {each["id"] for each in story["values"]} <= set(book.value_ids())
    assert list(chapter_lines(story))[0].startswith(f"{name}: ")
    assert item_of(book, name)["type"] == "chapter"


def test_the_book_a_chapter_by_its_page_and_a_cited_form_are_told_as_what_they_name(fisheries):
    book = Book(BookPaths(fisheries))
    name = book.identity.short_name
    assert story_of(book, f"{name}:chapters/catch@2025.1")[0] == chapter_story(book, "catch")
    assert story_of(book, f"{name}:boats@2025.1")[0] == explain(book, "boats")
    story, lines = story_of(book, name)
    assert [each["id"] for each in story["chapters"]] == ["index", "catch"]
    assert next(lines).startswith(f"{name}: ")


def test_a_tie_tells_whom_it_ties_and_the_sentence_that_says_so(fisheries):
    quote = "The board plans to spend $6 million on a new cold store."
    set_cell(fisheries, "ties", "board-fleet", "document", "coast-2025")
    set_cell(fisheries, "ties", "board-fleet", "quote", quote)
    set_cell(fisheries, "ties", "board-fleet", "claim", "cold-store-board")
    story = explain(Book(BookPaths(fisheries)), "board-fleet")
    lines = list(as_text(story))
    assert lines[:2] == ["board-fleet = a tie", "    Harbour Board → The coastal fleet: oversight"]
    assert f"    “{quote}” (supports)" in lines
    assert any(line.startswith("└── cold-store-board = ") for line in lines)
