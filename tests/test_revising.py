"""Changing an outside figure: what stood there is kept, why is told, and what does not hold is not written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from bookcopies import contents

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.review.revising import Unlikely, add_reference, retire, update_reference
from claimbook.review.revision_log import today
from claimbook.review.undoing import undo
from claimbook.review.validation import validate

NETS = {"id": "nets", "subject": "fleet", "metric": "nets", "value": "900", "unit": "boat", "comparator": "eq",
        "as_of": "2024", "basis": "reported", "author": "Registry", "title": "Nets", "year": "2025",
        "confidence": "seen"}  # fmt: skip


@pytest.fixture
def paths(fisheries: Path, monkeypatch: pytest.MonkeyPatch) -> BookPaths:
    monkeypatch.setenv("CLAIMBOOK_AUTHOR", "me")
    return BookPaths(fisheries)


def rows(paths: BookPaths, table: str) -> list[dict[str, str]]:
    with (paths.tables / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row(paths: BookPaths, table: str, id: str) -> dict[str, str]:
    return next(each for each in rows(paths, table) if each["id"] == id)


def test_a_revision_changes_the_row_and_logs_old_new_kind_and_reason(paths):
    assert update_reference(paths, "boats", {"value": "409"}, "revision", " The new  register. ") == ["value"]
    assert row(paths, "reference", "boats")["value"] == "409"
    assert rows(paths, "revisions") == [
        {"edition": "2025.1", "id": "boats", "column": "value", "old": "412", "new": "409", "kind": "revision",
         "why": "The new register.", "date": today(), "author": "me"},
        {"edition": "2025.1", "id": "boats", "column": "reason", "old": "", "new": "revision: The new register.",
         "kind": "revision", "why": "The new register.", "date": today(), "author": "me"},
    ]  # fmt: skip


def test_all_other_rows_stay_as_they_were(paths):
    before = [each for each in rows(paths, "reference") if each["id"] != "boats"]
    update_reference(paths, "boats", {"value": "409", "as_of": "2025"}, "correction", "Misread.")
    assert [each for each in rows(paths, "reference") if each["id"] != "boats"] == before
    assert [entry["column"] for entry in rows(paths, "revisions")] == ["value", "as_of", "reason"]


def test_a_new_figure_is_logged_as_new_and_can_be_shown(paths):
    add_reference(paths, NETS, "Counted for the first time.")
    assert "900" in format(Book(paths)["nets"], "unit")
    assert [(entry["id"], entry["kind"]) for entry in rows(paths, "revisions")] == [("nets", "new")]


def test_changes_are_only_ever_added_to_the_log(paths):
    update_reference(paths, "boats", {"value": "409"}, "revision", "One.")
    first = rows(paths, "revisions")
    update_reference(paths, "boats", {"value": "410"}, "correction", "Two.")
    assert rows(paths, "revisions")[: len(first)] == first
    assert [entry["old"] for entry in rows(paths, "revisions") if entry["column"] == "value"] == ["412", "409"]


def test_a_superseded_figure_still_resolves_and_names_its_successor(paths):
    add_reference(paths, NETS, "Counted.")
    retire(paths, "boats", "Counted otherwise.", "nets")
    value = Book(paths)["boats"]
    assert (value.status, value.successor) == ("superseded", "nets")


def test_a_withdrawn_figure_cannot_be_shown_any_more(paths):
    retire(paths, "boats", "The registry took it back.")
    with pytest.raises(BookError, match="The book shows boats, which is withdrawn"):
        Book(paths).show("boats")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda paths: update_reference(paths, "boots", {"value": "1"}, "revision", "x"),
            "no outside figure 'boots'",
        ),
        (
            lambda paths: update_reference(paths, "boats", {"value": "412"}, "revision", "x"),
            "Nothing to change: boats",
        ),
        (lambda paths: update_reference(paths, "boats", {"worth": "1"}, "revision", "x"), "has no column worth"),
        (
            lambda paths: update_reference(paths, "boats", {"value": "many"}, "revision", "x"),
            "'many' is not written like the number",
        ),
        (
            lambda paths: update_reference(paths, "boats", {"value": "1"}, "revision", " "),
            "needs its reason in words",
        ),
        (lambda paths: update_reference(paths, "boats", {"value": "1"}, "whim", "x"), "'whim' is none of"),
        (lambda paths: add_reference(paths, NETS | {"id": "boats"}, "x"), "'boats' is taken in data/reference.csv"),
        (lambda paths: add_reference(paths, NETS | {"id": "fleet"}, "x"), "'fleet' is taken in data/entities.csv"),
        (
            lambda paths: add_reference(paths, NETS | {"id": "cod-price"}, "x"),
            "'cod-price' is taken in data/claims.csv",
        ),
        (lambda paths: add_reference(paths, NETS | {"value": "1e"}, "x"), "'1e' is not written like the number"),
        (lambda paths: add_reference(paths, NETS | {"id": "landings-fall"}, "x"), "taken in the topic fishing.catch"),
        (lambda paths: add_reference(paths, NETS | {"unit": "florps"}, "x"), "The unit 'florps' is unknown"),
        (
            lambda paths: add_reference(paths, NETS | {"status": "withdrawn"}, "x"),
            "column status is not set this way",
        ),
        (lambda paths: update_reference(paths, "boats", {"id": "b"}, "revision", "x"), "an id never changes"),
        (
            lambda paths: update_reference(paths, "boats", {"low": "9", "high": "2"}, "revision", "x"),
            "stands upside down",
        ),
        (
            lambda paths: update_reference(paths, "boats", {"as_of": "2024-02-31"}, "revision", "x"),
            "'2024-02-31' is no EDTF date",
        ),
        (lambda paths: retire(paths, "boats", "x", "boats"), "boats cannot follow boats: it is the same"),
        (lambda paths: retire(paths, "boots", "x"), "no claim and no outside figure 'boots'"),
        (lambda paths: retire(paths, "boats", "x", "nets"), "'nets' that could follow boats; add it first"),
    ],
)
def test_what_does_not_hold_is_one_sentence_and_changes_nothing(paths, change, message):
    before = contents(paths.tables)
    with pytest.raises(BookError, match=message):
        change(paths)
    assert contents(paths.tables) == before


def test_what_is_no_longer_current_follows_nothing(paths):
    retire(paths, "landings-2021", "x", "landings-2023")
    with pytest.raises(BookError, match="landings-2021 cannot follow landings-2023: it is superseded"):
        retire(paths, "landings-2023", "x", "landings-2021")


def test_what_is_no_longer_current_is_not_retired_again(paths):
    retire(paths, "boats", "x")
    with pytest.raises(BookError, match="boats is withdrawn already"):
        retire(paths, "boats", "x")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"value": "4130"}, "value of boats changes more than 10 times, from 412 to 4130"),
        ({"value": "41"}, "value of boats changes more than 10 times, from 412 to 41"),
        ({"value": "0"}, "value of boats changes more than 10 times, from 412 to 0"),
    ],
)
def test_a_change_that_is_rather_a_slip_is_made_only_by_who_says_it_is_meant(paths, cells, words):
    before = contents(paths.tables)
    with pytest.raises(Unlikely, match=f"The {words}; say --yes if it is meant"):
        update_reference(paths, "boats", cells, "revision", "x")
    assert contents(paths.tables) == before
    assert update_reference(paths, "boats", cells, "revision", "x", sure=True) == ["value"]


def test_a_number_that_changes_its_sign_asks_too(paths):
    update_reference(paths, "catch-worth-registry", {"value": "-1"}, "revision", "A loss.", sure=True)
    with pytest.raises(Unlikely, match="changes its sign, from -1 to 1"):
        update_reference(paths, "catch-worth-registry", {"value": "1"}, "revision", "A gain.")


@pytest.mark.parametrize(
    "change",
    [
        lambda paths: update_reference(paths, "boats", {"value": "409", "as_of": "2025"}, "revision", "x"),
        lambda paths: add_reference(paths, NETS, "x"),
        lambda paths: retire(paths, "boats", "x"),
        lambda paths: retire(paths, "landings-2021", "x", "landings-2022"),
        lambda paths: retire(paths, "cod-price", "x"),
    ],
)
def test_undoing_puts_every_cell_back_and_is_told_in_the_log(paths, change):
    before = {name: rows(paths, name) for name in ("reference", "claims")}
    change(paths)
    told = rows(paths, "revisions")
    undo(paths, "A slip.")
    assert {name: rows(paths, name) for name in before} == before
    log = rows(paths, "revisions")
    assert log[: len(told)] == told
    assert {(each["kind"], each["why"]) for each in log[len(told) :]} == {("undone", "A slip.")}
    assert not [fault for fault in validate(paths, drawn=False) if "revisions" in fault.file]


def test_changes_are_undone_from_the_last_to_the_first(paths):
    update_reference(paths, "boats", {"value": "409"}, "revision", "One.")
    update_reference(paths, "boats", {"value": "410"}, "revision", "Two.")
    undo(paths, "x")
    assert row(paths, "reference", "boats")["value"] == "409"
    undo(paths, "x")
    assert row(paths, "reference", "boats")["value"] == "412"
    with pytest.raises(BookError, match="There is no change to undo"):
        undo(paths, "x")


def test_what_an_edition_holds_is_not_undone(paths):
    update_reference(paths, "boats", {"value": "409"}, "revision", "One.")
    with pytest.raises(BookError, match="of boats, is part of an edition, and an edition never changes"):
        undo(paths, "x", frozen=2)


def test_a_cell_changed_by_hand_since_is_not_undone(paths):
    update_reference(paths, "boats", {"value": "409"}, "revision", "One.")
    table = paths.tables / "reference.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",409,", ",408,"), encoding="utf-8")
    with pytest.raises(BookError, match="value of boats was changed since by other means; put '409' back"):
        undo(paths, "x")
