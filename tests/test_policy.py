"""What the policy topic must reckon, say and draw."""

import re

import pytest
import vl_convert

from claimbook.book.book import open_book
from claimbook.book.theme import NARROW, WIDE
from claimbook.values.value import Value

FIGURES = ("policy-cost", "policy-timeline", "policy-peers")


@pytest.fixture(scope="module")
def book():
    return open_book(first_topic="policy")


def ends(value):
    return value.estimate.low, value.estimate.high


def test_a_run_is_its_operations_over_what_the_chips_do(book):
    work = book["run-hours"].number * 3600 * book["chip-h100"].to("FLOP/s").number * book["cmp-mfu-median"].number
    assert float(work) == pytest.approx(float(book["cmp-frontier-grok4-flop"].number))


def test_the_interval_of_the_frontier_is_not_folded_into_that_of_the_utilisation(book):
    low, high = ends(book["run-hours"])
    widest = book["cmp-mfu-q3"].number / book["cmp-mfu-q1"].number
    assert float(high / low) == pytest.approx(float(widest))


def test_the_rent_joins_the_better_utilisation_with_the_lower_price(book):
    hours, rent = ends(book["run-hours"]), ends(book["run-usd"])
    for place, price in enumerate(("gpu-rent-h100-low", "gpu-rent-h100-high")):
        assert float(rent[place]) == pytest.approx(float(hours[place] * book[price].number))


def test_machines_and_power_last_as_long_as_the_run(book):
    hours = book["run-length"].number * 24
    assert float(book["run-gpus"].number * hours) == pytest.approx(float(book["run-hours"].number))
    assert float(book["run-mw"].number * hours / 1000) == pytest.approx(float(book["run-gwh"].number))


def test_every_cost_stands_in_a_row_of_its_model_and_names_its_method(book):
    rows = book.figure("policy-cost").rows
    held = {
        row["id"]
        for row in book.ledger.table("reference").rows
        if re.match(r"cost-\w+-(ep|new|490|cloud|aiindex)$", row["id"])
    }
    assert {cell.id for row in rows for cell in row if isinstance(cell, Value)} == held | {"run-usd"}
    assert all(row[1] for row in rows)


def test_what_is_due_is_drawn_open_and_after_what_happened(book):
    rows = book.figure("policy-timeline").rows
    due = [row for row in rows if row[3] == "due"]
    assert due
    assert max(row[4] for row in rows if row[3] == "happened") < min(row[4] for row in due)


def test_a_country_keeps_its_row_where_a_measure_has_none(book):
    for spec in (book.figure("policy-peers").spec, book.figure("policy-peers").narrow):
        words = re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec))
        assert words.count("not listed") == 1


@pytest.mark.parametrize("id", FIGURES)
def test_a_chart_fits_its_page(book, id):
    figure = book.figure(id)
    for spec, width in ((figure.spec, WIDE), (figure.narrow, NARROW)):
        box = re.search(r'viewBox="0 0 ([\d.]+) ', vl_convert.vegalite_to_svg(spec))
        assert float(box[1]) <= width
