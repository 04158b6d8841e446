"""Dates written out: years, months, days and spans of years, as precise as the text, in EDTF."""

from __future__ import annotations

from typing import NamedTuple

from .anchors import Anchor, month_named
from .lexicon import CAPITAL, DASH, DIGITS, DURATION, MONTH, PLURAL, SCALE, SEASON, WORD
from .tokens import Tokens
from .vocabulary import calendar
from .vocabulary.names import CLOCK_SUFFIXES
from .vocabulary.units import PERCENT_WORDS, SYMBOLS

EARLIEST_DECADE = 1500
DAY_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
MONTH_BEFORE = 40  # tokens before a day that was said alone in which its month may be named
ALONE_BEFORE = frozenset({"in", "and", "by", "when", "they", "it", "he", "she", "with", "at", "as"})
ADDRESS_SIGNS = frozenset("/_@=#+.:")


class Date(NamedTuple):
    """A date read at some tokens: its EDTF value, or both ends of a span; None where it cannot be resolved."""

    start: int
    stop: int
    value: str | None
    low: str | None = None
    high: str | None = None
    kind: str = "date"


def year_at(tokens: Tokens, index: int) -> int | None:
    """The year in four digits at token `index`, whatever stands around it."""
    text = tokens.words[index]
    if len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2199:
        return int(text)
    return None


def standing_year(tokens: Tokens, index: int) -> int | None:
    """The year at token `index` where the words around it make it one."""
    year = year_at(tokens, index)
    return year if year is not None and _is_year(tokens, index, year) else None


def read_year(tokens: Tokens, index: int) -> Date | None:
    """“2024”, “2024-02-12”, “1990s”, “2010-2020”, “2023/24”, “2023 financial year”."""
    year = standing_year(tokens, index)
    if year is None:
        plain = year_at(tokens, index)
        return None if plain is None or plain < EARLIEST_DECADE else _decade(tokens, index, plain)
    stop = index + 1
    found = _iso_date(tokens, index, year) or _decade(tokens, index, year) or read_years(tokens, index, year)
    if found is not None:
        return found
    if tokens.words[stop] in calendar.FISCAL_WORDS and tokens.words[stop + 1] == "year":
        return Date(index, stop + 2, str(year), kind="fiscal_year")
    return Date(index, stop, str(year))


def _iso_date(tokens: Tokens, index: int, year: int) -> Date | None:
    if (
        tokens.words[index + 1] != "-"
        or tokens.words[index + 3] != "-"
        or not all(tokens.touching[index + 1 : index + 5])
    ):
        return None
    month, day = tokens.words[index + 2], tokens.words[index + 4]
    if month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return Date(index, index + 5, f"{year}-{int(month):02}-{int(day):02}")
    return None


def _decade(tokens: Tokens, index: int, year: int) -> Date | None:
    """“1990s”, “1990's”."""
    at = index + 1
    if tokens.words[at] in ("'", "’") and tokens.touching[at] and not tokens.flags[at + 2] & WORD:
        at += 1
    if tokens.words[at] != "s" or not tokens.touching[at] or year % 10:
        return None
    decade = year % 100 or year // 100 == 20
    return Date(index, at + 1, f"{year // 10}X" if decade else f"{year // 100}XX")


def read_years(tokens: Tokens, index: int, year: int) -> Date | None:
    """A span of years from `year` at token `index`: “2010-2020”, “2023/24”, “from 2010 to 2020”."""
    at, opener = index + 1, tokens.words[index - 1]
    signed = tokens.flags[at] & DASH or tokens.words[at] == "/" and tokens.touching[at]
    worded = tokens.words[at] == "to" and opener != "by" or tokens.words[at] == "and" and opener == "between"
    if not signed and not worded:
        return None
    last = year_at(tokens, at + 1)
    if last is None and signed and tokens.touching[at] and tokens.touching[at + 1]:
        last = _shortened(tokens.words[at + 1], year)
    if last is None or last <= year:
        return None
    start = index - 1 if worded and opener in ("between", "from") else index
    stop = at + 2
    if tokens.words[stop] in calendar.FISCAL_WORDS and tokens.words[stop + 1] == "year":
        return Date(start, stop + 2, None, str(year), str(last), "fiscal_year")
    return Date(start, stop, None, str(year), str(last))


def _shortened(digits: str, year: int) -> int | None:
    """The year that two digits stand for after a full one: “2023-24”, “1999-00”."""
    if len(digits) != 2 or not digits.isdecimal():
        return None
    if int(digits) == (year + 1) % 100:
        return year + 1
    return year // 100 * 100 + int(digits) if int(digits) > year % 100 else None


def _is_year(tokens: Tokens, index: int, year: int) -> bool:
    """Whether four digits are a year here and not an amount, an address or part of a name."""
    before, after = tokens.words[index - 1], tokens.words[index + 1]
    flags_before, flags_after = tokens.flags[index - 1], tokens.flags[index + 1]
    if tokens.touching[index] and (before in ADDRESS_SIGNS or flags_before & WORD and before not in ("fy", "q")):
        return False
    if (
        flags_after & (SCALE | DURATION)
        or after in CLOCK_SUFFIXES
        or after in PERCENT_WORDS
        or after in calendar.AFTER_AMOUNTS
    ):
        return False
    if after == "per" and tokens.words[index + 2] == "cent" or after == ":" and tokens.touching[index + 1]:
        return False
    if flags_after and tokens.lexemes[index + 1].text in SYMBOLS and after not in ("s", "a", "l", "au"):
        return False
    dated = bool(flags_before & (MONTH | SEASON)) or before in calendar.BEFORE_YEARS
    counted = flags_after & PLURAL and not flags_after & CAPITAL and not tokens.touching[index + 1]
    if calendar.PLAIN_YEARS[0] <= year <= calendar.PLAIN_YEARS[1]:
        if not counted or dated:
            return True
        return year % 100 != 0 and before not in calendar.BEFORE_AMOUNTS and after not in calendar.COUNTED_PEOPLE
    return dated and not counted and before not in calendar.BEFORE_YEARS_AND_AMOUNTS


def day_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of the month at token `index`, “12” or “12th”, and the token after it."""
    text = tokens.words[index]
    if not tokens.flags[index] & DIGITS or len(text) > 2 or not 1 <= int(text) <= 31:
        return None
    stop = index + 1
    return int(text), stop + 1 if tokens.words[stop] in DAY_SUFFIXES and tokens.touching[stop] else stop


def read_day_month(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“12 May”, “4th of July 2022”."""
    day = day_at(tokens, index)
    if day is None:
        return None
    number, at = day
    if tokens.words[at] == "of":
        at += 1
    if not tokens.flags[at] & MONTH:
        return None
    month = calendar.MONTHS[tokens.words[at]]
    return _with_year(tokens, index, _past_dot(tokens, at), month, number, anchor)


def read_day_alone(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“on the 27th,” where no noun follows and the month was named shortly before."""
    day = day_at(tokens, index)
    if day is None or day[1] != index + 2 or tokens.words[index - 2 : index] != ["on", "the"]:
        return None
    after = tokens.words[day[1]]
    if after[:1].isalnum() and after not in ALONE_BEFORE or tokens.flags[day[1]] & DASH:
        return None
    for at in range(index - 3, max(index - MONTH_BEFORE, 0), -1):
        if tokens.flags[at] & MONTH and tokens.flags[at] & CAPITAL:
            year_index = at + 2 if tokens.words[at + 1] == "," else at + 1
            behind_day = day_at(tokens, at + 1)
            year = standing_year(tokens, behind_day[1] if behind_day is not None else year_index)
            month = calendar.MONTHS[tokens.words[at]]
            named = f"{year}-{month:02}" if year is not None else month_named(anchor, month, False)
            return Date(index, day[1], None if named is None else f"{named}-{day[0]:02}")
    return None


def read_month(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“May 2022”, “February 12, 2024”, “Nov. 11”, “in April”; not the verbs “may” and “march”."""
    word = tokens.words[index]
    month = calendar.MONTHS[word]
    at = _past_dot(tokens, index)
    certain = tokens.flags[index] & CAPITAL or word not in calendar.VERB_MONTHS
    certain = certain or tokens.words[index - 1] in calendar.DATE_PREPOSITIONS
    if not certain or tokens.flags[at] & DASH and tokens.touching[at]:
        return None
    day = day_at(tokens, at + 1 if tokens.words[at] == "the" else at)
    if day is not None and not _is_amount(tokens, day[1]):
        return _with_year(tokens, index, day[1], month, day[0], anchor)
    year_index = at + 1 if tokens.words[at] in (",", "of") else at
    year = standing_year(tokens, year_index)
    if year is not None:
        return Date(index, year_index + 1, f"{year}-{month:02}")
    if not _stands_alone(tokens, index):
        return None
    return Date(index, index + 1, month_named(anchor, month, looks_ahead(tokens, index)))


def looks_ahead(tokens: Tokens, index: int) -> bool:
    """Whether the word before token `index` speaks of the future."""
    return tokens.words[index - 1] in calendar.LOOKING_AHEAD


def _with_year(tokens: Tokens, start: int, at: int, month: int, day: int, anchor: Anchor | None) -> Date:
    """A day and month, with the year at token `at` where there is one."""
    year_index = at + 1 if tokens.words[at] == "," else at
    year = standing_year(tokens, year_index)
    if year is not None:
        return Date(start, year_index + 1, f"{year}-{month:02}-{day:02}")
    resolved = month_named(anchor, month, looks_ahead(tokens, start))
    return Date(start, at, None if resolved is None else f"{resolved}-{day:02}")


def _is_amount(tokens: Tokens, index: int) -> bool:
    """Whether the digits before token `index` are an amount: “in May 12 million”, “in June 5 percent”."""
    return bool(tokens.flags[index] & SCALE) or tokens.words[index] in PERCENT_WORDS or tokens.words[index] == ":"


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """Whether a month without day or year is one: after a date word, and not the name of a person or a place."""
    word, before, flags = tokens.words[index], tokens.words[index - 1], tokens.flags[index]
    if len(word) == 3 and word != "may" and tokens.words[index + 1] != ".":
        return False
    if not flags & CAPITAL:
        doubtful = word in calendar.AMBIGUOUS_MONTHS and before in calendar.BEFORE_VERBS
        certain = word in calendar.CERTAIN_MONTHS and before in calendar.BEFORE_CERTAIN_MONTHS
        return certain or before in calendar.BEFORE_LOWERCASE_MONTHS and not doubtful
    if word in calendar.AMBIGUOUS_MONTHS:
        following = tokens.flags[index + 1]
        return before in calendar.DATE_PREPOSITIONS and not (following & WORD and following & CAPITAL)
    return before in calendar.DATE_PREPOSITIONS or before in ("and", "or", ",")


def _past_dot(tokens: Tokens, index: int) -> int:
    """The token after a month's name, past the dot of an abbreviation."""
    at = index + 1
    dotted = tokens.words[at] == "." and tokens.touching[at] and len(tokens.words[index]) <= 4
    return at + 1 if dotted and tokens.flags[at + 1] & DIGITS else at
