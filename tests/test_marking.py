"""Where a reader's eye is led in a quote."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimbook.book.registry import text_fragment
from claimbook.values.highlight import find_number
from claimbook.values.units import UnitSystem
from claimbook.values.value import Interval, Value

UNITS = UnitSystem("USD = [currency_USD]\nboat = [boat]\nfraction = []\n")


def value(number, unit, **more):
    return Value(UNITS.quantity(Decimal(number), unit), unit, **more)


@pytest.mark.parametrize(
    ("quote", "number", "unit", "marked"),
    [
        ("a deficit of 789,000 boats by 2030", "789000", "boat", "789,000"),
        ("spends $48.2 million on a store", "48.2e6", "USD", "48.2 million"),
        ("$2.5bn over ten years", "2.5e9", "USD", "2.5bn"),
        ("can land GPT-3 in just three days", "3", "day", "three"),
        ("from about two years to about two months", "2", "month", "two"),
        ("it takes GPT-4 within a year", "1", "year", "a year"),
        ("35 percent of boats", "35", "percent", "35"),
        ("a share of 9.1% of 63", "9.1", "percent", "9.1"),
        ("the boats of 1.52 ports and 2 more", "2", "boat", "2"),
    ],
)
def test_the_number_is_found_as_it_is_written(quote, number, unit, marked):
    start, end = find_number(quote, value(number, unit))
    assert quote[start:end] == marked


def test_of_two_alike_the_one_with_the_unit_is_meant():
    quote = "from about two years to about two months"
    assert find_number(quote, value("2", "month"))[0] == quote.rindex("two")
    assert find_number(quote, value("2", "year"))[0] == quote.index("two")


def test_a_range_is_marked_from_end_to_end():
    quote = "between 50 and 60 boats in 7 ports"
    ends = Value(None, "boat", estimate=Interval(Decimal(50), Decimal(60)))
    start, end = find_number(quote, ends)
    assert quote[start:end] == "50 and 60"


@pytest.mark.parametrize(
    ("quote", "date", "marked"),
    [
        ("signed on April 5, 2024, in Bergen", "2024-04-05", "April 5, 2024"),
        ("signed on 5 April 2024", "2024-04-05", "5 April 2024"),
        ("the pledge of May 2022", "2022-05", "May 2022"),
        ("to recover by 2027,", "2027", "2027"),
        ("agreed this spring", "2024-21", "spring"),
    ],
)
def test_a_date_is_found_in_either_order(quote, date, marked):
    start, end = find_number(quote, Value(None, "date", date=date))
    assert quote[start:end] == marked


def test_what_is_not_there_is_not_marked():
    assert find_number("many boats", value("12", "boat")) is None
    assert find_number("the 1,234 boats", value("234", "boat")) is None
    assert find_number("soon", Value(None, "date", date="2031-02")) is None


def test_a_fragment_names_a_short_quote_whole_and_a_long_one_by_its_ends():
    assert text_fragment("https://a.example/b#c", "ten boats, say – so") == (
        "https://a.example/b#:~:text=ten%20boats%2C%20say%20%E2%80%93%20so"
    )
    long = " ".join(f"w{n}" for n in range(20))
    assert text_fragment("https://a.example/", long).endswith("text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19")
    assert "well%2Dknown" in text_fragment("https://a.example/", "a well-known boat")


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x", "//a.example"])
def test_what_is_no_web_address_opens_nothing(url):
    assert text_fragment(url, "ten boats") == ""
