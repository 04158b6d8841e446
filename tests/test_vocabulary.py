"""Kinds of statement and verdicts are the book's own words, from the description of its tables."""

from __future__ import annotations

import json

import pytest
from test_validation import set_cell

from claimbook.base.paths import BookPaths
from claimbook.book.vocabulary import words_of
from claimbook.review.validation import validate
from claimbook.tables.ledger import Ledger


@pytest.fixture
def renamed(fisheries):
    """A book that says "hoped" of what others call a forecast."""
    path = fisheries / "data" / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"forecast"', '"hoped"'), encoding="utf-8")
    return fisheries


def test_words_come_in_the_order_readers_meet_them_with_their_meanings(fisheries):
    ledger = Ledger(BookPaths(fisheries))
    assert list(words_of(ledger, "claims", "kind_of_statement").items())[:2] == [
        ("announced", "said to come"),
        ("committed", "bound by a budget or a contract"),
    ]
    assert list(words_of(ledger, "checks", "verdict"))[2:4] == ["outdated", "contradicted"]
    assert words_of(ledger, "claims", "id") == words_of(ledger, "claims", "no such column") == {}


def test_a_word_without_a_meaning_comes_last(fisheries):
    path = fisheries / "data" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            if field["name"] == "kind_of_statement":
                field["constraints"]["enum"].insert(0, "dreamt")
    path.write_text(json.dumps(package), encoding="utf-8")
    assert list(words_of(Ledger(BookPaths(fisheries)), "claims", "kind_of_statement").items())[-1] == ("dreamt", "")


def test_a_book_may_have_a_word_of_its_own(renamed):
    paths = BookPaths(renamed)
    assert [fault.column for fault in validate(paths, drawn=False)] == ["kind_of_statement"]
    set_cell(renamed, "claims", "recovery", "kind_of_statement", "hoped")
    assert validate(paths, drawn=False) == []
    assert words_of(Ledger(paths), "claims", "kind_of_statement")["hoped"] == "expected of the future"
