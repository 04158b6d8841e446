"""Tables are read as they are written, and every question asked of them is remembered with its answer."""

from __future__ import annotations

import json

import pytest
from test_validation import rows_of, set_cell, write_rows

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths, find_book
from claimbook.book.confidence import reference_confidence
from claimbook.book.sources import seen_how
from claimbook.tables.ledger import Ledger


def test_a_row_is_numbered_as_a_spreadsheet_shows_it_after_cells_with_line_breaks_too(fisheries):
    rows = rows_of(fisheries, "entities")
    rows[0]["note"] = "Two\nlines, with a comma"
    write_rows(fisheries, "entities", rows)
    ledger = Ledger(BookPaths(fisheries))
    row = ledger.row("entities", "cold-store")
    assert row is not None
    assert row.line == 3
    assert ledger.table("entities").rows[0]["note"] == "Two\nlines, with a comma"


def test_a_changed_row_an_added_row_and_a_row_that_was_not_there_change_answers(fisheries):
    asked = Ledger(BookPaths(fisheries))
    asked.row("reference", "boats")
    asked.where("reference", subject="fleet", metric="landings")
    asked.row("entities", "lighthouse")
    asked.where("checks", claim="recovery")
    before = asked.answers()

    set_cell(fisheries, "reference", "boats", "value", "413")
    rows = rows_of(fisheries, "reference")
    write_rows(fisheries, "reference", [*rows, {**rows[0], "id": "landings-2025", "as_of": "2025"}])
    entities = rows_of(fisheries, "entities")
    write_rows(fisheries, "entities", [*entities, {**entities[0], "id": "lighthouse"}])

    now = Ledger(BookPaths(fisheries))
    changed = {question for question, answer in before.items() if now.answer(question) != answer}
    assert {json.loads(question)[0] for question in changed} == {"reference", "entities"}
    assert len(changed) == len(before) - 1


def test_a_question_about_an_unknown_table_or_column_is_a_sentence(fisheries):
    ledger = Ledger(BookPaths(fisheries))
    with pytest.raises(BookError, match="There is no table 'boats'"):
        ledger.table("boats")
    with pytest.raises(BookError, match="The table reference has no column colour"):
        ledger.where("reference", colour="red")


def test_a_quotation_mark_left_open_names_its_row(fisheries):
    path = fisheries / "data" / "entities.csv"
    path.write_text(path.read_text(encoding="utf-8") + 'x,"open\n', encoding="utf-8")
    with pytest.raises(BookError, match="data/entities.csv, row 6: is no CSV"):
        Ledger(BookPaths(fisheries)).table("entities")


def test_a_book_is_found_from_any_folder_inside_it(fisheries):
    assert find_book(fisheries / "data").root == fisheries


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("a copy", "seen in a copy"),
        ("secondary", "seen at second hand"),
        ("secondary: a digest", "seen at second hand: a digest"),
        ("secondary, after the release", "seen at second hand, after the release"),
        ("quoted in a survey", "seen as quoted in a survey"),
        ("reported by a newspaper", "seen as reported by a newspaper"),
        ("also a handbook", "also a handbook"),
        ("secondary-school survey", "seen in secondary-school survey"),
    ],
)
def test_how_a_figure_was_seen_reads_as_english(where, told):
    assert seen_how(where) == told


@pytest.mark.parametrize("basis", ["reported", "estimate", "target"])
def test_a_figure_seen_at_one_retelling_only_is_claimed_whatever_it_is(fisheries, basis):
    set_cell(fisheries, "reference", "boats", "confidence", "second-hand")
    set_cell(fisheries, "reference", "boats", "basis", basis)
    row = Ledger(BookPaths(fisheries)).row("reference", "boats")
    assert reference_confidence(row) == ("claimed", "seen at second hand only")


@pytest.mark.parametrize(
    ("basis", "seen_in", "told"),
    [
        ("target", "", ("established", "seen in its source")),
        ("target", "a copy", ("likely", "seen in a copy of its source")),
        ("reported", "official spreadsheet, example.org/list.xlsx", ("likely", "seen in a copy of its source")),
        ("reported", "data file, costs.csv", ("likely", "seen in a copy of its source")),
        ("reported", "reported by a newspaper (read in a copy)", ("likely", "seen in a report about its source")),
        ("reported", "secondary: a digest; also a copy of it", ("likely", "seen in a report about its source")),
        ("reported", "https://example.org/review", ("likely", "seen in a report about its source")),
        ("estimate", "", ("likely", "it is an estimate")),
        ("projection", "", ("likely", "it is a projection")),
    ],
)
def test_a_target_is_judged_as_what_was_said_and_an_estimate_is_likely_at_most(fisheries, basis, seen_in, told):
    set_cell(fisheries, "reference", "boats", "basis", basis)
    set_cell(fisheries, "reference", "boats", "seen_in", seen_in)
    row = Ledger(BookPaths(fisheries)).row("reference", "boats")
    assert reference_confidence(row) == told
