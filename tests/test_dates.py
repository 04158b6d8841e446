"""A calendar date read here spans the days that the EDTF library gives it; everything else is the library's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.dates import days_spanned, is_date


@pytest.mark.parametrize(
    "text", ["2024", "2024-04", "2024-04-05", "2024-04~", "2024-21", "FY2023", "--04-01", "2022/2024", "2024/.."]
)
def test_edtf_and_fiscal_years_are_dates(text):
    assert is_date(text)


@pytest.mark.parametrize("text", ["soon", "2024-13", "2024-02-30", "04-05", "FY23", "--13-01", "20 24", "", "2024-4"])
def test_what_is_no_date_is_none(text):
    assert not is_date(text)


@given(st.dates(date(1, 1, 1)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["", "~", "?", "%"]))
def test_a_calendar_date_spans_what_the_library_says(day, form, doubt):
    from edtf import parse_edtf

    text = "-".join(
        f"{part:0{4 if number == 0 else 2}}" for number, part in enumerate(day.timetuple()[: form.count("%")])
    )
    parsed = parse_edtf(text + doubt)
    assert days_spanned(text + doubt) == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))


def test_seasons_and_intervals_span_their_days_and_open_ends_are_said():
    assert days_spanned("2023-21") == (date(2023, 3, 1), date(2023, 5, 31))
    assert days_spanned("2023-03/2024") == (date(2023, 3, 1), date(2024, 12, 31))
    with pytest.raises(ValueError, match="open end"):
        days_spanned("2024/..")
