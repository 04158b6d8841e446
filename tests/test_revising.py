"""Changing an outside figure: what stood there is kept, why is told, and what does not hold is not written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from bookcopies import contents

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.review.revising import add_reference, retire, update_reference

NETS = {"id": "nets", "subject": "fleet", "metric": "nets", "value": "900", "unit": "boat", "comparator": "eq",
        "as_of": "2024", "basis": "reported", "author": "Registry", "title": "Nets", "year": "2025",
        "confidence": "seen"}  # fmt: skip


@pytest.fixture
def paths(fisheries: Path) -> BookPaths:
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
         "why": "The new register."}
    ]  # fmt: skip


def test_all_other_rows_stay_as_they_were(paths):
    before = [each for each in rows(paths, "reference") if each["id"] != "boats"]
    update_reference(paths, "boats", {"value": "409", "as_of": "2025"}, "correction", "Misread.")
    assert [each for each in rows(paths, "reference") if each["id"] != "boats"] == before
    assert [entry["column"] for entry in rows(paths, "revisions")] == ["value", "as_of"]


def test_a_new_figure_is_logged_as_new_and_can_be_shown(paths):
    add_reference(paths, NETS, "Counted for the first time.")
    assert "900" in format(Book(paths)["nets"], "unit")
    assert [(entry["id"], entry["kind"]) for entry in rows(paths, "revisions")] == [("nets", "new")]


def test_changes_are_only_ever_added_to_the_log(paths):
    update_reference(paths, "boats", {"value": "409"}, "revision", "One.")
    first = rows(paths, "revisions")
    update_reference(paths, "boats", {"value": "410"}, "correction", "Two.")
    assert rows(paths, "revisions")[: len(first)] == first
    assert [entry["old"] for entry in rows(paths, "revisions")] == ["412", "409"]


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
