"""The words of the calendar, and the words that tell a year from an amount and a month from a verb.

Provenance: English month, season and weekday names; season, quarter and half-year numbers are those of the Extended
Date/Time Format (ISO 8601-2:2019, sub-year groupings 21-24, 33-36 and 40-41).
"""

from . import words

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
VERB_MONTHS = frozenset({"may", "march", "mar"})
# months that are also everyday words or names
AMBIGUOUS_MONTHS = words("march may august mar jan jun dec sep april june nov oct")

WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "1st": 33, "2nd": 34, "3rd": 35, "4th": 36}
HALVES = {"first": 40, "second": 41, "1st": 40, "2nd": 41}
# after “first half”: it is half a year, not half a match
HALF_OPENERS = words("results profit profits net earnings sales revenue loss losses operating pretax")
FISCAL_WORDS = frozenset({"fiscal", "financial"})

# how many periods away from the document's own
RELATIVES = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
# other words that can open a date: early 2024, FY2023, Q3
OPENERS = words("early late mid fiscal financial fy q h")

# a word before a month that makes it a month
DATE_PREPOSITIONS = words(
    "in by since until till from before after during of through to between early late mid end and circa around "
    "last this next year ending ended on for spring summer autumn fall winter via"
)
BEFORE_LOWERCASE_MONTHS = words("in since by until last next this early late")
# lower-case wire copy: names that are nothing else, after more words
CERTAIN_MONTHS = words("january february april june july september october november december")
BEFORE_CERTAIN_MONTHS = BEFORE_LOWERCASE_MONTHS | words("of for to from through during before after and mid end a the")
# before “may” and “march” in lower case these leave the verb possible
BEFORE_VERBS = words("on and or to of between for before after end")
# before “from May to July” these make it a change of date and no span
VERBS_OF_MOVING = words("postponed moved delayed pushed rescheduled shifted brought extended switched deferred changed")
LOOKING_AHEAD = frozenset(["by", "until", "till", "next", "coming", "through"])

# years that need no date word to be years
PLAIN_YEARS = (1900, 2060)
# a word before four digits that makes them a year
BEFORE_YEARS = DATE_PREPOSITIONS | words("the a its his her their s our this that fiscal financial")
# of these, the ones that also stand before amounts: earlier centuries need a clearer word
BEFORE_YEARS_AND_AMOUNTS = frozenset(["to", "the", "a", "on", "between", "through"])
BEFORE_AMOUNTS = words(
    "than over about around nearly almost some roughly approximately least most another additional killed employs"
)
AFTER_AMOUNTS = words("° % x times dollars yen euros people metres meters feet miles km kilometres kilometers")
COUNTED_PEOPLE = words(
    "people workers jobs homes men women children students troops soldiers employees patients deaths passengers"
)
