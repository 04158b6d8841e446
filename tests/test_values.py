"""Values keep their story through arithmetic, and refuse to add unlike things."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.base.errors import BookError
from claimbook.values.units import UnitSystem
from claimbook.values.value import Interval, Nature, Value, deliberate_sum, with_estimate, written_rounding

UNITS = UnitSystem(
    "FLOP = [computation]\nJPY = [currency_JPY]\nUSD = [currency_USD]\nboat = [boat]\nperson = [person]\n"
)


def value(number: str, unit: str, id: str, **more) -> Value:
    counted = unit in ("boat", "person")
    amount = Decimal(number)
    rounding = written_rounding(amount, counted=counted)
    return Value(UNITS.quantity(amount, unit), unit, id=id, table="reference", rounding=rounding, **more)


def test_a_formula_is_kept_down_to_the_values_with_ids():
    catch, boats = value("12e6", "JPY", "catch"), value("40", "boat", "boats")
    per_boat = (catch / boats.count).named("catch-per-boat", unit="JPY")
    assert per_boat.formula == "catch / boats"
    assert [each.id for each in per_boat.inputs()] == ["catch", "boats"]
    assert [each.id for each in per_boat.sources()] == ["catch", "boats"]
    assert per_boat.number == 300000


def test_a_formula_has_parentheses_only_where_they_are_needed():
    a, b, c = (value(n, "JPY", id) for n, id in (("1.0", "a"), ("2.0", "b"), ("4.0", "c")))
    assert (a / (b * c)).formula == "a / (b × c)"
    assert (a * b * c).formula == "a × b × c"
    assert ((a + b) / c).formula == "(a + b) / c"
    assert (a - (b - c)).formula == "a − (b − c)"


def test_units_convert_and_unlike_units_do_not():
    assert value("2", "hour", "tide").to("minute").number == 120
    with pytest.raises(BookError, match="tide is in hour and cannot be turned into JPY"):
        value("2", "hour", "tide").to("JPY")


def test_what_rounding_leaves_open_is_carried_through_a_quotient():
    rate = (value("6.8e9", "JPY", "yen") / value("48.2e6", "USD", "dollars")).named("rate", unit="JPY/USD")
    assert rate.rounding is not None
    assert round(rate.rounding.low, 1) == Decimal("139.9")
    assert round(rate.rounding.high, 1) == Decimal("142.3")
    assert rate.estimate is None


def test_estimates_and_rounding_travel_apart():
    work = with_estimate(value("2.0", "FLOP", "mid"), value("1.0", "FLOP", "low"), value("4.0", "FLOP", "high"))
    time = work / value("0.50", "FLOP/s", "speed")
    assert time.estimate == Interval(Decimal(2), Decimal(8))
    assert time.rounding is not None
    assert time.rounding.low > 3
    assert time.rounding.high < 5


def test_an_estimate_out_of_order_is_refused():
    with pytest.raises(BookError, match="mid does not lie between low and high"):
        with_estimate(value("9", "FLOP", "mid"), value("1", "FLOP", "low"), value("4", "FLOP", "high"))


def test_yen_do_not_add_to_dollars():
    with pytest.raises(BookError, match="units are unlike"):
        value("1e9", "JPY", "yen") + value("1e9", "USD", "dollars")


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        (Nature(kind="loss"), Nature(kind="subsidy"), "kind loss against subsidy"),
        (Nature(as_of="2023"), Nature(as_of="2024"), "date 2023 against 2024"),
        (Nature(horizon="5"), Nature(horizon="1"), "horizon in years 5 against 1"),
        (Nature(scenario="high"), Nature(), "scenario high against unstated"),
    ],
)
def test_unlike_natures_do_not_add(one, other, difference):
    with pytest.raises(BookError, match=difference):
        value("1e9", "JPY", "a", nature=one) + value("1e9", "JPY", "b", nature=other)


def test_like_natures_add_and_keep_their_nature():
    nature = Nature("subsidy", "2023", "1")
    total = value("1e9", "JPY", "a", nature=nature) + value("2e9", "JPY", "b", nature=nature)
    assert total.number == Decimal("3e9")
    assert total.nature == nature


def test_a_deliberate_sum_carries_its_reason():
    total = deliberate_sum(
        [value("1e9", "JPY", "a", nature=Nature("loss")), value("2e9", "JPY", "b")], "both are money"
    )
    assert total.number == Decimal("3e9")
    assert total.operation is not None
    assert total.operation.reason == "both are money"
    assert total.formula == "a + b"


def test_a_deliberate_sum_needs_a_reason_and_one_currency():
    with pytest.raises(BookError, match="needs its reason"):
        deliberate_sum([value("1", "JPY", "a")], " ")
    with pytest.raises(BookError, match="units are unlike"):
        deliberate_sum([value("1", "JPY", "a"), value("1", "USD", "b")], "why not")


def test_a_range_without_a_number_cannot_be_reckoned_with():
    raised = Value(None, "USD", id="raised", estimate=Interval(Decimal(8), Decimal(10)))
    with pytest.raises(BookError, match="raised is a range and has no single number"):
        raised * raised


def test_division_by_zero_is_a_sentence():
    with pytest.raises(BookError, match="a is divided by b, which is zero"):
        value("1", "JPY", "a") / value("0", "JPY", "b")


@pytest.mark.parametrize(
    ("written", "counted", "low", "high"),
    [
        ("6.8e9", False, "6.75e9", "6.85e9"),
        ("30e9", False, "29.5e9", "30.5e9"),
        ("13500000000", False, "13.45e9", "13.55e9"),
        ("48.2", False, "48.15", "48.25"),
        ("7", False, "6.5", "7.5"),
    ],
)
def test_written_digits_say_what_rounding_leaves_open(written, counted, low, high):
    assert written_rounding(Decimal(written), counted=counted) == Interval(Decimal(low), Decimal(high))


def test_a_count_below_a_million_is_exact():
    assert written_rounding(Decimal(2016), counted=True) is None
    assert written_rounding(Decimal("3e6"), counted=True) == Interval(Decimal("2.5e6"), Decimal("3.5e6"))


positive = st.decimals("0.001", "1e9", places=3)


@given(positive, positive, positive, positive)
def test_an_interval_holds_every_quotient_of_its_ends(a, b, c, d):
    one = with_estimate(*(value(str(n), "JPY", "x") for n in (sorted((a, b))[0], *sorted((a, b)))))
    other = with_estimate(*(value(str(n), "JPY", "y") for n in (sorted((c, d))[0], *sorted((c, d)))))
    quotient = (one / other).estimate
    assert quotient is not None
    slack = Decimal("1e-20") * max(a / min(c, d), b / min(c, d))
    for numerator in (a, b):
        for denominator in (c, d):
            assert quotient.low - slack <= numerator / denominator <= quotient.high + slack
