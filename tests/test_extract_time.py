"""Dates, fiscal years and lengths of time."""

from __future__ import annotations

import datetime

import pytest

from claimbook.extract import extract


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 2024", "2024"),
        ("in May 2022", "2022-05"),
        ("on February 12, 2024", "2024-02-12"),
        ("on 14 July 2023", "2023-07-14"),
        ("on the 4th of July 2023", "2023-07-04"),
        ("on 2024-02-12", "2024-02-12"),
        ("in the 1990s", "199X"),
        ("since the late 1990s", "199X"),
        ("by mid-2024", "2024"),
        ("in spring 2024", "2024-21"),
        ("in the third quarter of 2023", "2023-35"),
        ("in Q3 2024", "2024-35"),
        ("in the first half of 2023", "2023-40"),
        ("the 2022 World Digital Competitiveness Index", "2022"),
        ("the 2008 elections", "2008"),
        ("in march 2010", "2010-03"),
    ],
)
def test_a_date_is_as_precise_as_its_text(text: str, value: str) -> None:
    [mention] = extract(f"It came {text}.")
    assert (mention.kind, mention.unit, mention.value) == ("date", "date", value)


@pytest.mark.parametrize(
    ("text", "document_date", "value"),
    [
        ("last November", "2023-07~", "2022-11"),
        ("last summer", "2024-04~", "2023-22"),
        ("this spring", "2024-02-12", "2024-21"),
        ("early next year", "2023-07~", "2024"),
        ("later this year", datetime.date(2023, 7, 6), "2023"),
        ("in April", "2023-07~", "2023-04"),
        ("in November", "2023-07~", "2022-11"),
        ("by November", "2023-07~", "2023-11"),
        ("on March 31", "2023-07~", "2023-03-31"),
        ("last month", "2024-01-05", "2023-12"),
        ("last quarter", "2024-02-05", "2023-36"),
        ("next winter", "2024-02-05", "2024-24"),
        ("last November", None, None),
        ("last November", "2023", None),
    ],
)
def test_a_relative_date_is_resolved_by_the_documents_own(
    text: str, document_date: str | None, value: str | None
) -> None:
    [mention] = extract(f"It came {text}.", document_date)
    assert (mention.kind, mention.value) == ("date", value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("2010-2020", "2010", "2020"), ("between 2015 and 2020", "2015", "2020"), ("from 2016 to 2019", "2016", "2019")],
)
def test_a_span_of_years_has_two_ends(text: str, low: str, high: str) -> None:
    [mention] = extract(f"It ran {text}.")
    assert (mention.kind, mention.value, mention.low, mention.high) == ("date", None, low, high)


@pytest.mark.parametrize(
    ("text", "value"), [("fiscal 2023", "2023"), ("FY2024", "2024"), ("FY25", "2025"), ("fiscal year 2024", "2024")]
)
def test_a_fiscal_year(text: str, value: str) -> None:
    [mention] = extract(f"the {text} budget")
    assert (mention.kind, mention.unit, mention.value) == ("fiscal_year", "fiscal_year", value)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("by 2030", "le"),
        ("by the end of 2026", "le"),
        ("as early as 2024", "ge"),
        ("since 2008", "ge"),
        ("from 2026 onwards", "ge"),
        ("before 2030", "lt"),
        ("after 2030", "gt"),
        ("in 2030", "eq"),
    ],
)
def test_the_comparator_of_a_date(text: str, comparator: str) -> None:
    [mention] = extract(f"It opens {text}.")
    assert mention.comparator == comparator


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("three years", 3, "year"),
        ("a decade", 10, "year"),
        ("two decades", 20, "year"),
        ("half a century", 50, "year"),
        ("the next decade", 10, "year"),
        ("two-and-a-half years", 2.5, "year"),
        ("a year and a half", 1.5, "year"),
        ("5-year", 5, "year"),
        ("half an hour", 0.5, "hour"),
        ("a fortnight", 2, "week"),
        ("11 consecutive days", 11, "day"),
        ("9.83 seconds", 9.83, "second"),
        ("hundreds of years", 100, "year"),
    ],
)
def test_a_length_of_time(text: str, value: float, unit: str) -> None:
    [mention] = extract(f"It took {text}.")
    assert (mention.kind, mention.value, mention.unit) == ("duration", value, unit)


def test_over_before_a_length_of_time_is_no_comparator_unless_something_lasts() -> None:
    assert extract("It will invest over five years.")[0].comparator == "eq"
    assert extract("It lasted over five years.")[0].comparator == "gt"


def test_the_year_that_a_percentage_is_compared_with_is_exact() -> None:
    assert [mention.comparator for mention in extract("11% more than a year ago")] == ["eq", "eq"]


@pytest.mark.parametrize("text", ["He may go", "They march on", "prices fall, then spring up", "It may or may not"])
def test_verbs_are_no_months_or_seasons(text: str) -> None:
    assert extract(text) == []


@pytest.mark.parametrize("text", ["more than 2000 people", "It has 2000 MW", "2,024 homes"])
def test_four_digits_that_count_are_no_year(text: str) -> None:
    [mention] = extract(text)
    assert mention.kind in ("count", "measure")


def test_a_day_said_alone_is_of_the_month_before_it() -> None:
    text = "In January, in Lyon, the bakers signed another, on the 27th."
    assert [each.date for each in extract(text, "2026-06-08")] == ["2026-01", "2026-01-27"]
    assert extract("They live on the 27th floor.", "2026-06-08") == []
