"""Numbers in the words of tables: typed formulas are refused, and what an update leaves behind is warned of."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from bookcopies import claimbook, refused, succeeded
from test_validation import set_cell

from claimbook.review.wordings import numbers_of

UPDATE = ("--reason", "revision", "--why", "The registry counted again.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("peak (2,016 x 989.4 TFLOP/s)", ["2016", "989.4"]),
        ("lists of 2016 and 1999", []),
        ("11+30+37+18", []),
        ("GPT-3 on H100s of 16 bits", []),
        ("above 1e23 FLOP", ["1e23"]),
        ("0.8 of 59000 tonnes", ["59000"]),
    ],
)
def test_the_numbers_of_a_wording_are_those_of_three_digits_or_more(text: str, numbers: list[str]) -> None:
    assert [number for number, _ in numbers_of(text)] == [Decimal(each) for each in numbers]


def test_a_computed_row_that_names_another_row_s_number_is_refused(fisheries: Path) -> None:
    set_cell(fisheries, "reference", "catch-worth-registry", "basis", "computed")
    set_cell(fisheries, "reference", "catch-worth-registry", "metric", "worth (59,000 tonnes at a mean price)")
    complaint = refused(claimbook(fisheries, "validate"))
    assert "catch-worth-registry is computed and names the number of landings-2023, 59000, in digits" in complaint
    assert "column metric" in complaint


def test_a_computed_row_may_say_in_words_what_was_added_up(fisheries: Path) -> None:
    set_cell(fisheries, "reference", "catch-worth-registry", "basis", "computed")
    set_cell(fisheries, "reference", "catch-worth-registry", "metric", "worth (the sum of the ports, 2024)")
    succeeded(claimbook(fisheries, "validate"))


def test_an_update_warns_of_the_words_that_it_leaves_behind(fisheries: Path) -> None:
    set_cell(fisheries, "reference", "landings-2022", "metric", "landings, the year before 59,000 tonnes")
    result = claimbook(fisheries, "reference", "update", "landings-2023", "--set", "value=58000", *UPDATE)
    succeeded(result)
    assert "Warning: data/reference.csv, row 3, column metric: the words still hold 59000" in result.stderr
    assert "which landings-2023 no longer is (58000)" in result.stderr
    assert "Warning" in claimbook(fisheries, "validate").stderr


def test_words_that_hold_no_moved_number_are_no_warning(fisheries: Path) -> None:
    set_cell(fisheries, "reference", "landings-2022", "metric", "landings, the year before 58,900 tonnes")
    result = claimbook(fisheries, "reference", "update", "landings-2023", "--set", "value=58000", *UPDATE)
    assert "Warning" not in result.stderr


def test_a_constant_that_the_book_set_says_why(fisheries: Path) -> None:
    set_cell(fisheries, "reference", "boats", "basis", "judged")
    assert "boats is judged by the book; the reason must say why" in refused(claimbook(fisheries, "validate"))
    set_cell(fisheries, "reference", "boats", "reason", "The fleet as it is meant here.")
    succeeded(claimbook(fisheries, "validate"))
