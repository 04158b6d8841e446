"""Dates as precise as their source, as the days they span."""

from __future__ import annotations

from datetime import date

from claimbook.values.dates import days_spanned


def window(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date, or of a Japanese fiscal year ("FY2023", from April).

    An approximate date spans the month or year it names.
    """
    if edtf.startswith("FY"):
        year = int(edtf[2:])
        return date(year, 4, 1), date(year + 1, 3, 31)
    return days_spanned(edtf)


def in_years(day: date) -> float:
    """Return a day as a number of years, so that it is drawn at the same place in every time zone."""
    start = date(day.year, 1, 1)
    return round(day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days, 4)
