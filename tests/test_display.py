"""What a reader sees of a value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_symbol, get_territory_currencies

from claimbook.base.errors import BookError
from claimbook.values.currencies import CODES, SIGNS, currency_name, currency_sign
from claimbook.values.display import ordinal, plural, show_date
from claimbook.values.units import UnitSystem
from claimbook.values.value import Interval, Nature, Value, written_rounding

SIGNED = "$¥€£₹₩₪₱₫"  # a sign proper; CLDR also has letters, which a code tells better
UNITS = UnitSystem(
    "FLOP = [computation]\nJPY = [currency_JPY]\nUSD = [currency_USD]\nGBP = [currency_GBP]\n"
    "CNY = [currency_CNY]\nKRW = [currency_KRW]\nTWD = [currency_TWD]\nEUR = [currency_EUR]\nCAD = [currency_CAD]\n"
    "CHF = [currency_CHF]\nGPU = [GPU]\n"
    "boat = [boat]\nperson = [person]\ncompany = [company]\nrank = [rank]\nfraction = []\ntimes = []\n"
)


def shown(number: str, unit: str, form: str = "", **more) -> str:
    amount = Decimal(number)
    value = Value(UNITS.quantity(amount, unit), unit, id="x", rounding=written_rounding(amount), **more)
    return format(value, form).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("number", "unit", "form", "text"),
    [
        ("6.8e9", "JPY", "", "¥6.8 billion"),
        ("226e6", "USD", "", "$226 million"),
        ("8e12", "JPY", "", "¥8 trillion"),
        ("67220000000", "USD", "digits=3", "$67.2 billion"),
        ("48000", "USD", "", "$48,000"),
        ("1.2e9", "CNY", "", "CN¥1.2 billion"),
        ("-9.4e12", "KRW", "", "−₩9.4 trillion"),
        ("30e9", "TWD", "", "NT$30 billion"),
        ("1.5e9", "EUR", "", "€1.5 billion"),
        ("2e9", "CAD", "", "CA$2 billion"),
        ("5e6", "CHF", "", "CHF 5 million"),
        ("-5e6", "CHF", "", "−CHF 5 million"),
        ("7.1", "CNY/USD", "", "CN¥7.1 per dollar"),
        ("20.5", "JPY/CNY", "", "¥20.5 per yuan"),
        ("0.9", "USD/CHF", "", "$0.9 per Swiss franc"),
        ("4000", "GPU", "", "4,000"),
        ("-4.3e12", "JPY", "", "−¥4.3 trillion"),
        ("-4.3e12", "JPY", "ago", "¥4.3 trillion"),
        ("6.8e9", "JPY", "bare", "6.8"),
        ("6.8e9", "JPY", "scale=million", "¥6,800 million"),
        ("8.9", "percent", "", "8.9 %"),
        ("0.347", "fraction", "as=percent", "34.7 %"),
        ("0.5", "fraction", "", "0.5"),
        ("789000", "person", "", "789,000"),
        ("789000", "person", "unit", "789,000 people"),
        ("3e6", "person", "unit", "3 million people"),
        ("1", "boat", "unit", "1 boat"),
        ("9", "company", "unit", "9 companies"),
        ("9", "company", "word unit", "nine companies"),
        ("28", "rank", "", "28th"),
        ("28", "rank", "bare", "28"),
        ("3.14e23", "FLOP", "", "3.14 × 10²³ FLOP"),
        ("2.1e25", "FLOP", "", "2.1 × 10²⁵ FLOP"),
        ("442.01", "PFLOP/s", "", "442.01 PFLOP/s"),
        ("141.59", "JPY/USD", "digits=4", "¥141.6 per dollar"),
        ("2.5", "times", "unit", "2.5 times"),
        ("999999", "USD", "digits=3", "$1.00 million"),
    ],
)
def test_a_number_is_written_as_its_unit_asks(number, unit, form, text):
    assert shown(number, unit, form) == text


def test_currencies_are_those_that_are_tender_today_with_the_signs_that_english_gives_them():
    tender = {code for territory in get_global("territory_currencies") for code in get_territory_currencies(territory)}
    assert tender | {"CNH"} == CODES
    assert {
        code: sign for code in CODES if (sign := get_currency_symbol(code, "en")) != code and sign[-1] in SIGNED
    } == (SIGNS)
    assert all(currency_sign(code) and currency_name(code) for code in CODES)


@pytest.mark.parametrize(
    ("form", "text"),
    [("range", "$8–10 billion"), ("low", "$8 billion"), ("high", "$10 billion")],
)
def test_an_interval_shows_its_sign_and_scale_once(form, text):
    value = Value(UNITS.quantity(Decimal("9e9"), "USD"), "USD", estimate=Interval(Decimal("8e9"), Decimal("10e9")))
    assert format(value, form).replace("\u00a0", " ") == text


def test_an_interval_of_very_large_numbers_is_in_powers_of_ten():
    value = Value(None, "FLOP", estimate=Interval(Decimal("8.2e24"), Decimal("4.4e25")))
    assert format(value, "").replace("\u00a0", " ") == "8.2 × 10²⁴ to 4.4 × 10²⁵ FLOP"


def test_a_comparator_is_worded_only_when_asked_for():
    assert shown("79", "boat", comparator="ge") == "79"
    assert shown("79", "boat", "worded", comparator="ge") == "at least 79"
    assert shown("0.5", "fraction", "as=percent worded", comparator="approx") == "about 50 %"


def test_declared_digits_give_way_to_those_asked_for():
    assert shown("5.2508", "day", digits=2) == "5.3"
    assert shown("5.2508", "day", "digits=3", digits=2) == "5.25"


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2024-04-05", "5 April 2024"),
        ("2022-05", "May 2022"),
        ("2024", "2024"),
        ("2024-04~", "about April 2024"),
        ("2023-22", "summer 2023"),
        ("FY2023", "fiscal 2023"),
        ("--04-01", "1 April"),
        ("2023-04-01/2024-03-31", "1 April 2023 to 31 March 2024"),
    ],
)
def test_a_date_is_as_precise_as_it_was_stated(edtf, text):
    assert show_date(edtf).replace("\u00a0", " ") == text


def test_a_date_has_its_own_comparator_words():
    assert format(Value(None, "date", date="2030", comparator="le"), "worded") == "by 2030"


def test_the_date_of_a_number_can_be_shown_instead_of_it():
    assert shown("5", "boat", "when", nature=Nature(as_of="2024-11")) == "November 2024"


@pytest.mark.parametrize("form", ["digit=3", "digits=0", "loud", "as="])
def test_an_unknown_form_is_named(form):
    with pytest.raises(BookError, match="is no way to show a value"):
        shown("1", "boat", form)


def test_an_interval_that_is_not_there_cannot_be_shown():
    with pytest.raises(BookError, match="x has no interval of that kind"):
        shown("1", "boat", "range")


def test_ordinals_of_the_teens():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
    )


def test_plurals_of_unit_names():
    assert [plural(noun) for noun in ("person", "company", "day", "batch", "times", "EFLOP/s")] == (
        ["people", "companies", "days", "batches", "times", "EFLOP/s"]
    )
