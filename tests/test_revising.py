"""Changing an outside figure: what stood there is kept, why is told, and what does not hold is not written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from bookcopies import contents

from claimbook.base.errors import BookError
from claimbook.base.paths import Places
from claimbook.book.book import Book
from claimbook.review.revising import add_reference, retire, update_reference

NETS = {"id": "nets", "subject": "fleet", "metric": "nets", "value": "900", "unit": "boat", "comparator": "eq",
        "as_of": "2024", "basis": "reported", "author": "Registry", "title": "Nets", "year": "2025",
        "confidence": "seen"}  # fmt: skip


@pytest.fixture
def places(fisheries: Path) -> Places:
    return Places(fisheries)


def rows(places: Places, table: str) -> list[dict[str, str]]:
    with (places.tables / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row(places: Places, table: str, id: str) -> dict[str, str]:
    return next(each for each in rows(places, table) if each["id"] == id)


def test_a_revision_changes_the_row_and_logs_old_new_kind_and_reason(places):
    assert update_reference(places, "boats", {"value": "409"}, "revision", " The new  register. ") == ["value"]
    assert row(places, "reference", "boats")["value"] == "409"
    assert rows(places, "revisions") == [
        {"edition": "2025.1", "id": "boats", "column": "value", "old": "412", "new": "409", "kind": "revision",
         "why": "The new register."}
    ]  # fmt: skip


def test_all_other_rows_stay_as_they_were(places):
    before = [each for each in rows(places, "reference") if each["id"] != "boats"]
    update_reference(places, "boats", {"value": "409", "as_of": "2025"}, "correction", "Misread.")
    assert [each for each in rows(places, "reference") if each["id"] != "boats"] == before
    assert [entry["column"] for entry in rows(places, "revisions")] == ["value", "as_of"]


def test_a_new_figure_is_logged_as_new_and_can_be_shown(places):
    add_reference(places, NETS, "Counted for the first time.")
    assert "900" in format(Book(places)["nets"], "unit")
    assert [(entry["id"], entry["kind"]) for entry in rows(places, "revisions")] == [("nets", "new")]


def test_changes_are_only_ever_added_to_the_log(places):
    update_reference(places, "boats", {"value": "409"}, "revision", "One.")
    first = rows(places, "revisions")
    update_reference(places, "boats", {"value": "410"}, "correction", "Two.")
    assert rows(places, "revisions")[: len(first)] == first
    assert [entry["old"] for entry in rows(places, "revisions")] == ["412", "409"]


def test_a_superseded_figure_still_resolves_and_names_its_successor(places):
    add_reference(places, NETS, "Counted.")
    retire(places, "boats", "Counted otherwise.", "nets")
    value = Book(places)["boats"]
    assert (value.status, value.successor) == ("superseded", "nets")


def test_a_withdrawn_figure_cannot_be_shown_any_more(places):
    retire(places, "boats", "The registry took it back.")
    with pytest.raises(BookError, match="The book shows boats, which is withdrawn"):
        Book(places).show("boats")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda places: update_reference(places, "boots", {"value": "1"}, "revision", "x"),
            "no outside figure 'boots'",
        ),
        (
            lambda places: update_reference(places, "boats", {"value": "412"}, "revision", "x"),
            "Nothing to change: boats",
        ),
        (lambda places: update_reference(places, "boats", {"worth": "1"}, "revision", "x"), "has no column worth"),
        (
            lambda places: update_reference(places, "boats", {"value": "many"}, "revision", "x"),
            "'many' is not written like the number",
        ),
        (
            lambda places: update_reference(places, "boats", {"value": "1"}, "revision", " "),
            "needs its reason in words",
        ),
        (lambda places: update_reference(places, "boats", {"value": "1"}, "whim", "x"), "'whim' is none of"),
        (lambda places: add_reference(places, NETS | {"id": "boats"}, "x"), "'boats' is taken in data/reference.csv"),
        (lambda places: add_reference(places, NETS | {"id": "fleet"}, "x"), "'fleet' is taken in data/entities.csv"),
        (
            lambda places: add_reference(places, NETS | {"id": "cod-price"}, "x"),
            "'cod-price' is taken in data/claims.csv",
        ),
        (lambda places: add_reference(places, NETS | {"value": "1e"}, "x"), "'1e' is not written like the number"),
        (lambda places: add_reference(places, NETS | {"id": "landings-fall"}, "x"), "taken in the topic fishing.catch"),
        (lambda places: add_reference(places, NETS | {"unit": "florps"}, "x"), "The unit 'florps' is unknown"),
        (
            lambda places: add_reference(places, NETS | {"status": "withdrawn"}, "x"),
            "column status is not set this way",
        ),
        (lambda places: update_reference(places, "boats", {"id": "b"}, "revision", "x"), "an id never changes"),
        (
            lambda places: update_reference(places, "boats", {"low": "9", "high": "2"}, "revision", "x"),
            "stands upside down",
        ),
        (
            lambda places: update_reference(places, "boats", {"as_of": "2024-02-31"}, "revision", "x"),
            "'2024-02-31' is no EDTF date",
        ),
        (lambda places: retire(places, "boats", "x", "boats"), "boats cannot follow boats: it is the same"),
        (lambda places: retire(places, "boots", "x"), "no claim and no outside figure 'boots'"),
        (lambda places: retire(places, "boats", "x", "nets"), "'nets' that could follow boats; add it first"),
    ],
)
def test_what_does_not_hold_is_one_sentence_and_changes_nothing(places, change, message):
    before = contents(places.tables)
    with pytest.raises(BookError, match=message):
        change(places)
    assert contents(places.tables) == before


def test_what_is_no_longer_current_follows_nothing(places):
    retire(places, "landings-2021", "x", "landings-2023")
    with pytest.raises(BookError, match="landings-2021 cannot follow landings-2023: it is superseded"):
        retire(places, "landings-2023", "x", "landings-2021")


def test_what_is_no_longer_current_is_not_retired_again(places):
    retire(places, "boats", "x")
    with pytest.raises(BookError, match="boats is withdrawn already"):
        retire(places, "boats", "x")
