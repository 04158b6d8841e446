"""Numbers set beside others: what is compared is of the same unit, and a target is not what was reached."""

from __future__ import annotations

import pytest

from claimbook.extract import extract

CARRIED = [
    ("Net was 5.2 mln dlrs vs 4.3 mln.", 4.3e6, "money", "USD"),
    ("The surplus widened to 10.6 bln marks from 9.1 bln.", 9.1e9, "money", "DEM"),
    ("Shipments reached 6,200 units, compared with 2,450 in spring.", 2450, "count", "unit"),
    ("Employers added 256,000 jobs against a forecast of 165,000.", 165000, "count", "job"),
    ("The plant burned 40 tonnes of coal, down from about 55.", 55, "measure", "t"),
]
NOT_CARRIED = [
    "It sold 40 cars. From 12 it had come far.",
    "Shares rose 3 percent, from 643.",
]
REFERRED_TO = [
    ("Growth stayed above the 2% target.", 2),
    ("That is well short of the 3 % that regulators require.", 3),
    ("It did so under a three-year programme.", 3),
    ("Deaths fell below the five-year average.", 5),
]
REACHED = ["The rate edged up to 3.8%.", "Output inched up to 3.8%.", "The rate ticked up to 3.8%."]
LIMITED = [
    ("The rate may be up to 3.8%.", "le"),
    ("It stayed under 3.8%.", "lt"),
    ("Over five-year-olds it rose.", "eq"),
]


@pytest.mark.parametrize(("text", "value", "kind", "unit"), CARRIED)
def test_a_number_that_is_compared_has_the_unit_of_the_other(text: str, value: float, kind: str, unit: str) -> None:
    found = extract(text)[-1]
    assert (found.value, found.kind, found.unit) == (value, kind, unit)


@pytest.mark.parametrize("text", NOT_CARRIED)
def test_no_unit_is_carried_past_a_sentence_a_share_or_a_range(text: str) -> None:
    assert all(found.unit is None for found in extract(text)[1:])


@pytest.mark.parametrize(("text", "value"), REFERRED_TO)
def test_what_is_only_referred_to_is_stated_as_it_is(text: str, value: float) -> None:
    [found] = extract(text)
    assert (found.value, found.comparator) == (value, "eq")


@pytest.mark.parametrize("text", REACHED)
def test_a_movement_that_arrives_is_no_limit(text: str) -> None:
    [found] = extract(text)
    assert found.comparator == "eq"


@pytest.mark.parametrize(("text", "comparator"), LIMITED)
def test_a_limit_stays_one(text: str, comparator: str) -> None:
    assert extract(text)[0].comparator == comparator


def test_a_distance_in_time_is_no_rate() -> None:
    count, year = extract("It made 2,450 cars a year earlier.")
    assert (count.per, year.value, year.unit) == (None, 1, "year")


@pytest.mark.parametrize("text", ["One yen in four goes to defence.", "One child in five goes hungry."])
def test_a_share_named_by_its_thing_is_a_fraction(text: str) -> None:
    assert [mention.kind for mention in extract(text)] == ["fraction"]


def test_a_bare_m_after_a_count_of_people_is_a_million() -> None:
    assert extract("Its audience is 30m.")[0].value == 30_000_000


def test_a_number_without_its_noun_takes_it_from_the_sentence() -> None:
    assert extract("It delivered 67 jets in November, bringing the total to 643.")[-1].unit == "jet"
