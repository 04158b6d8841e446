"""The words of the calendar.

Provenance: English month, season and weekday names; season, quarter and half-year numbers are those of the Extended
Date/Time Format (ISO 8601-2:2019, sub-year groupings 21-24, 33-36 and 40-41).
"""

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# months that are also everyday words or names: alone they need a date word before them
AMBIGUOUS_MONTHS = frozenset({"march", "may", "august", "mar", "jan", "jun", "dec", "sep", "april", "june", "nov", "oct"})

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "1st": 33, "2nd": 34, "3rd": 35, "4th": 36}
HALVES = {"first": 40, "second": 41, "1st": 40, "2nd": 41}
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split())

# how many periods away from the document's own
RELATIVES = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
PARTS = frozenset({"early", "late", "mid", "end", "beginning", "start", "middle"})

# a word before a bare number that makes it a year, or before a month that makes it a month
DATE_PREPOSITIONS = frozenset(
    "in by since until till from before after during of through to between early late mid late end and circa around "
    "last this next year ending ended on for spring summer autumn fall winter via until".split()
)  # fmt: skip
