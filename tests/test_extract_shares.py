"""Percentages, fractions, factors and changes."""

from __future__ import annotations

import pytest

from claimbook.extract import extract


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("7%", 7, "percent"),
        ("24pc", 24, "percent"),
        ("24 per cent", 24, "percent"),
        ("10.5 pct", 10.5, "percent"),
        ("9.1 %", 9.1, "percent"),
        ("three per cent", 3, "percent"),
        ("-12.4%", -12.4, "percent"),
        ("3,5 %", 3.5, "percent"),
        ("4 percentage points", 4, "percentage_point"),
        ("12 basis points", 12, "basis_point"),
        ("25bp", 25, "basis_point"),
        ("a quarter point", 0.25, "percentage_point"),
        ("half a percentage point", 0.5, "percentage_point"),
    ],
)
def test_a_percentage(text: str, value: float, unit: str) -> None:
    [mention] = extract(f"It was {text} then.")
    assert (mention.kind, mention.value, mention.unit) == ("percent", pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half the total cost", 0.5),
        ("one in five adults", 0.2),
        ("4 out of 5 voters", 0.8),
        ("1 in 10 of them", 0.1),
        ("914 in 100,000 people", 0.00914),
        ("three-quarters of them", 0.75),
        ("two-thirds of them", 2 / 3),
        ("a third of them", 1 / 3),
        ("a fifth of them", 0.2),
        ("3/4 of them", 0.75),
        ("¾ of them", 0.75),
    ],
)
def test_a_fraction(text: str, value: float) -> None:
    [mention] = extract(text)
    assert (mention.kind, mention.unit, mention.value) == ("fraction", "fraction", pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("half the total cost", "the total cost"),
        ("85% of SoftBank’s market cap", "of SoftBank’s market cap"),
        ("more than 60% of companies in Japan", "of companies"),
        ("about half of the total going toward building", "of the total"),
        ("sales rose 7%", None),
    ],
)
def test_the_base_says_of_what(text: str, base: str | None) -> None:
    assert extract(text)[0].base == base


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5 times greater than before", 2.5),
        ("by 1,000 times wider", 1000),
        ("a 10x jump", 10),
        ("rose sixfold", 6),
        ("a three-fold rise", 3),
        ("Membership has doubled", 2),
        ("twice as many", 2),
        ("will double its budget", 2),
        ("halved its budget", 0.5),
        ("by a factor of three", 3),
    ],
)
def test_a_factor(text: str, value: float) -> None:
    [mention] = extract(text)
    assert (mention.kind, mention.unit, mention.value) == ("multiplier", "times", value)


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("four times a day", 4, "time/day"), ("twice a week", 2, "time/week")]
)
def test_how_often_is_a_number_of_times(text: str, value: int, unit: str) -> None:
    [mention] = extract(f"Trains run {text}.")
    assert (mention.kind, mention.value, mention.unit) == ("number", value, unit)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("cut the time from about two years to about two months", [("from", 1), ("to", 0)]),
        ("up 50 percent from its previous plan", [("by", None)]),
        ("Prices rose 3 points to 9.1 %", [("by", 1), ("to", 0)]),
        ("profit fell to $5 billion from $6 billion", [("to", 1), ("from", 0)]),
        ("Exports fell by 7.5 percent to 41.2 billion dollars", [("by", 1), ("to", 0)]),
        ("It costs $5", [None]),
    ],
)
def test_the_ends_of_a_change_know_each_other(text: str, roles: list[tuple[str, int | None] | None]) -> None:
    changes = [mention.change for mention in extract(text)]
    assert changes == [None if role is None else {"role": role[0], "with": role[1]} for role in roles]


def test_points_that_lead_to_a_percentage_are_percentage_points() -> None:
    points, _ = extract("Prices rose 3 points to 9.1 %")
    assert (points.kind, points.unit) == ("percent", "percentage_point")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales rose 5%", "up"),
        ("a 12% increase", "up"),
        ("Sales fell by 5%", "down"),
        ("a loss of $3 million", "down"),
        ("37 percent lower", "down"),
        ("up to 5%", None),
        ("It owns 5%", None),
    ],
)
def test_the_direction_of_a_change(text: str, direction: str | None) -> None:
    assert extract(text)[0].direction == direction


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("60 to 70 percent", 60, 70, "percent"),
        ("0.8–1.2%", 0.8, 1.2, "percent"),
        ("5.25% to 5.5%", 5.25, 5.5, "percent"),
        ("three to five years", 3, 5, "year"),
        ("two or three weeks", 2, 3, "week"),
        ("between 30 and 40 aid trucks", 30, 40, "aid truck"),
        ("28 to 55 centimetres", 28, 55, "cm"),
        ("5 million to 6 million people", 5e6, 6e6, "person"),
    ],
)
def test_a_range_has_two_ends_and_no_value(text: str, low: float, high: float, unit: str) -> None:
    [mention] = extract(f"It needs {text} more.")
    assert (mention.value, mention.low, mention.high, mention.unit) == (None, low, high, unit)


def test_a_list_shares_the_unit_of_its_last_number() -> None:
    two, five = extract("two- and five-year notes")
    assert (two.unit, five.unit) == ("year", "year")
    assert [mention.unit for mention in extract("4.9 and 4.5 percent")] == ["percent", "percent"]
