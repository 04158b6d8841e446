"""A date read here spans the days that the EDTF library, which is not used to read it, gives it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.values.dates import days_spanned, is_date


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "2024-04",
        "2024-04-05",
        "2024-04~",
        "2024-21",
        "FY2023",
        "--04-01",
        "2022/2024",
        "2024/..",
        "../2024",
        "2024/",
    ],
)
def test_edtf_and_fiscal_years_are_dates(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    ["soon", "2024-13", "2024-02-30", "04-05", "FY23", "--13-01", "20 24", "", "2024-4", "2024/2025/2026", "2024-21~",
     "2024-XX", "May-20", "2026-11-31", "-2024", "Y12345", "201X", "2024-04-05T10:00", "2024-25", "../..", "/",
     "２０２４", "FY２０２３", "2025/2024", "2024-04-05\n", "[2024..]", "\x002024",
     "..", "2024/soon", "soon/..", "Y12024", "FY٢٠٢٤", "٢٠٢٤"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert not is_date(text)


def written(day, parts, doubt):
    return "-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(day.timetuple()[:parts])) + doubt


CALENDAR_DATES = st.builds(written, st.dates(date(1, 1, 1)), st.integers(1, 3), st.sampled_from(["", "~", "?", "%"]))
SEASONS = st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 24))
ONE_DATE = CALENDAR_DATES | SEASONS


@given(st.lists(ONE_DATE, min_size=1, max_size=2).map("/".join))
def test_a_date_or_interval_spans_what_the_library_says_and_is_one_where_it_stands_upright(text):
    from edtf import parse_edtf

    parsed = parse_edtf(text)
    first, last = days_spanned(text)
    assert is_date(text) == (first <= last)
    assert (first, last) == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))


def test_seasons_and_intervals_span_their_days_and_open_ends_are_said():
    assert days_spanned("2023-21") == (date(2023, 3, 1), date(2023, 5, 31))
    assert days_spanned("2023-03/2024") == (date(2023, 3, 1), date(2024, 12, 31))
    with pytest.raises(ValueError, match="open end"):
        days_spanned("2024/..")
    with pytest.raises(ValueError, match="is no EDTF date"):
        days_spanned("soon")
