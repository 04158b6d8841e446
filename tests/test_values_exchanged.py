"""Money in another currency, and the date of a value: both keep the story of what they came from."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claimbook.base.errors import BookError
from claimbook.values.units import UnitSystem
from claimbook.values.value import Interval, Nature, Value, dated, exchanged

UNITS = UnitSystem("SHELL = [currency_SHELL]\nBEAD = [currency_BEAD]\nNUT = [currency_NUT]")
RATE = Value(UNITS.quantity(Decimal(20), "SHELL/BEAD"), "SHELL / BEAD", id="rate", table="reference")


def money(number: str, unit: str) -> Value:
    nature = Nature(kind="subsidy", as_of="1850-05")
    return Value(UNITS.quantity(Decimal(number), unit), unit, id="sum", table="claims", nature=nature)


@pytest.mark.parametrize(
    ("amount", "expected", "unit"),
    [(money("100", "SHELL"), Decimal(5), "BEAD"), (money("100", "BEAD"), Decimal(2000), "SHELL")],
)
def test_either_currency_of_a_rate_turns_into_the_other(amount, expected, unit):
    found = exchanged(amount, RATE)
    assert (found.number, found.unit) == (expected, unit)
    assert {source.id for source in found.sources()} == {"sum", "rate"}


def test_exchanged_money_stays_of_its_kind_and_date_so_that_unlike_sums_still_raise():
    gift = replace(money("100", "SHELL"), nature=Nature(kind="gift", as_of="1850-05"))
    with pytest.raises(BookError, match="kind subsidy against gift"):
        exchanged(money("100", "SHELL"), RATE) + exchanged(gift, RATE)


def test_range_is_exchanged_end_by_end():
    amount = Value(None, "BEAD", id="range", table="claims", estimate=Interval(Decimal(8), Decimal(10)))
    found = exchanged(amount, RATE)
    assert (found.quantity, found.unit) == (None, "SHELL")
    assert found.estimate == Interval(Decimal(160), Decimal(200))


def test_rate_of_other_currencies_is_refused_by_name():
    with pytest.raises(BookError, match="sum is in NUT; rate exchanges SHELL"):
        exchanged(money("1", "NUT"), RATE)


def test_date_of_a_value_is_a_value_that_rests_on_it():
    found = dated(money("1", "SHELL"))
    assert (found.date, str(found), found.formula) == ("1850-05", "May 1850", "date of sum")


def test_value_without_a_date_has_none_to_give():
    with pytest.raises(BookError, match="rate has no date"):
        dated(RATE)
