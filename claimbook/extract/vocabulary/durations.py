"""Lengths of time.

Provenance: English unit names and the SI symbols for minute and hour; a decade is written down as ten years, a century
as one hundred, a fortnight as two weeks.
"""

from . import words

# unit, how many of it
UNITS = {
    "second": ("second", 1), "seconds": ("second", 1), "sec": ("second", 1), "secs": ("second", 1),
    "minute": ("minute", 1), "minutes": ("minute", 1), "min": ("minute", 1), "mins": ("minute", 1),
    "hour": ("hour", 1), "hours": ("hour", 1), "hr": ("hour", 1), "hrs": ("hour", 1),
    "day": ("day", 1), "days": ("day", 1), "night": ("night", 1), "nights": ("night", 1),
    "week": ("week", 1), "weeks": ("week", 1), "wk": ("week", 1), "wks": ("week", 1),
    "fortnight": ("week", 2), "fortnights": ("week", 2), "weekend": ("weekend", 1), "weekends": ("weekend", 1),
    "month": ("month", 1), "months": ("month", 1), "mo": ("month", 1), "mos": ("month", 1),
    "quarter": ("quarter", 1), "quarters": ("quarter", 1),
    "year": ("year", 1), "years": ("year", 1), "yr": ("year", 1), "yrs": ("year", 1),
    "decade": ("year", 10), "decades": ("year", 10), "century": ("year", 100), "centuries": ("year", 100),
    "millennium": ("year", 1000), "millennia": ("year", 1000),
    "millisecond": ("ms", 1), "milliseconds": ("ms", 1), "ms": ("ms", 1), "microseconds": ("µs", 1),
    "microsecond": ("µs", 1), "picosecond": ("ps", 1), "picoseconds": ("ps", 1), "femtosecond": ("fs", 1),
    "femtoseconds": ("fs", 1), "attosecond": ("as", 1), "attoseconds": ("as", 1),
    "nanosecond": ("ns", 1), "nanoseconds": ("ns", 1), "semester": ("semester", 1), "semesters": ("semester", 1),
}  # fmt: skip

# words between the number and the unit that do not change what is counted
FILLERS = words(
    "consecutive straight full more additional further extra whole calendar business working trading successive "
    "long school light fiscal financial earth martian lunar solar"
)

# these stand after digits only
ABBREVIATIONS = words("min mo mos sec ms hr yr wk wks ns")
# “a year” is a length of time after these words, or before those; else it is a rate
BEFORE_SINGLE = words(
    "within in after for about nearly almost than least under over around roughly every once last lasted "
    "approximately half only just took takes take taking spent past next another by of up some to well and"
)
AFTER_SINGLE = frozenset({"ago", "earlier", "later", "before", "old"})
NEVER_SINGLE = frozenset({"quarter", "second", "night"})
# long enough to be a number by themselves: “the past decade”
LONG_UNITS = frozenset({"decade", "century", "millennium", "fortnight"})
BEFORE_LONG = frozenset({"past", "next", "last", "coming", "previous"})
# after “a year” these make it a distance in time, not a rate
AGO = frozenset({"ago", "earlier", "before", "later", "after"})
