"""An estimate whose ends are values of their own, each with its source."""

from decimal import Decimal

import pytest

from claimbook.base.errors import BookError
from claimbook.values.units import UnitSystem
from claimbook.values.value import Interval, Value, between

UNITS = UnitSystem("catch = [catch]")


def value(number: str, id: str, unit: str = "catch") -> Value:
    return Value(UNITS.quantity(Decimal(number), unit), unit, id=id, table="reference")


def test_central_value_carries_the_ends_as_its_estimate():
    found = between(value("8", "low"), value("20", "central"), value("44", "high"))
    assert found.number == Decimal(20)
    assert found.estimate == Interval(Decimal(8), Decimal(44))


def test_all_three_stay_its_sources_and_its_formula_names_them():
    found = between(value("8", "low"), value("20", "central"), value("44", "high"))
    assert {source.id for source in found.sources()} == {"low", "central", "high"}
    assert found.formula == "central within (low to high)"


def test_ends_are_turned_into_the_unit_of_the_central_value():
    found = between(value("8e6", "low", "gram"), value("20", "central", "tonne"), value("44e6", "high", "gram"))
    assert found.estimate == Interval(Decimal(8), Decimal(44))


def test_estimate_travels_through_a_formula():
    found = between(value("8", "low"), value("20", "central"), value("44", "high")) / value("4", "boats")
    assert found.estimate == Interval(Decimal(2), Decimal(11))


def test_ends_out_of_order_are_refused_by_name():
    with pytest.raises(BookError, match="central .* does not lie between high .* and low"):
        between(value("44", "high"), value("20", "central"), value("8", "low"))


def test_ends_of_another_kind_are_refused():
    with pytest.raises(BookError, match="cannot be turned into"):
        between(value("8", "low", "gram"), value("20", "central"), value("44", "high"))
