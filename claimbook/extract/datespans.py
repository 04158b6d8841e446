"""Two dates that state a span, and dates in figures: “4-6 May 2024”, “from June 2020 to May 2021”, “25/12/2024”.

A span takes the year and the month that stand behind its end for its beginning, too. Day and month in figures are read
where only one order is possible; where both are, the date is left unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from .anchors import Anchor
from .dates import ADDRESS_SIGNS, Date, day_at, read_day_month, standing_year, year_at
from .lexicon import CAPITAL, DASH, DIGITS, MONTH, POINT, WORD
from .periods import read_date
from .tokens import Tokens
from .vocabulary.calendar import MONTHS, VERBS_OF_MOVING
from .vocabulary.numbers import DASHES

IN_FIGURES = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})(?![\d/.-]\d|[\w/])")
SPANNED = frozenset({"to", "through", "until", "till"})
SPANNING = SPANNED | DASHES | {"and"}
FIGURE_SIGNS = frozenset("/.") | DASHES
LONGEST_DATE = 8
LISTED = frozenset({"and", "or", ",", "&"})
LONGEST_FIGURES = 10


def read_dates(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """The date or the span of dates that starts at token `index`."""
    flags, found = tokens.flags[index], None
    if flags & DIGITS:
        tied = tokens.touching[index + 1] and tokens.words[index + 1] in FIGURE_SIGNS or flags & POINT
        if tied:
            found = _in_figures(tokens, index) or _named_month(tokens, index)
        if found is None and len(tokens.words[index]) <= 2:
            found = _days_before_month(tokens, index, anchor) or _span_of_days(tokens, index, anchor)
    elif flags & MONTH and not SPANNING.isdisjoint(tokens.words[index + 1 : index + LONGEST_DATE]):
        found = _month_year(tokens, index) or _days_after_month(tokens, index, anchor) or _span(tokens, index, anchor)
    return found or read_date(tokens, index, anchor)


def _in_figures(tokens: Tokens, index: int) -> Date | None:
    """“25/12/2024”, “12.05.2024”, “2024/05/12”."""
    if tokens.touching[index] and (
        tokens.flags[index - 1] & (WORD | DIGITS) or tokens.words[index - 1] in ADDRESS_SIGNS
    ):
        return None
    start = tokens.starts[index]
    match = IN_FIGURES.match(tokens.text, start, start + LONGEST_FIGURES)
    if match is None:
        return None
    stop = bisect_left(tokens.ends, match.end()) + 1
    if stop > tokens.size or tokens.ends[stop - 1] != match.end():
        return None
    first, second, last = match[1], match[3], match[4]
    if len(first) == 4 and len(last) <= 2:
        return _day(index, stop, int(first), int(second), int(last))
    if len(first) > 2 or len(last) != 4:
        return None
    one, other, year = int(first), int(second), int(last)
    if not (1 <= one <= 31 and 1 <= other <= 31 and min(one, other) <= 12 and 1000 <= year <= 2199):
        return None
    if one <= 12 and other <= 12 and one != other:
        return Date(index, stop, None)
    return _day(index, stop, year, min(one, other), max(one, other))


def _day(index: int, stop: int, year: int, month: int, day: int) -> Date | None:
    try:
        return Date(index, stop, date(year, month, day).isoformat())
    except ValueError:
        return None


def _tied(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen at token `at` ties what stands before it to what comes after."""
    return bool(tokens.flags[at] & DASH and tokens.touching[at] and tokens.touching[at + 1])


def _named_month(tokens: Tokens, index: int) -> Date | None:
    """“03-Feb-2021”, “3-Feb-21”."""
    day = tokens.words[index]
    if len(day) > 2 or not (_tied(tokens, index + 1) and tokens.flags[index + 2] & MONTH and _tied(tokens, index + 3)):
        return None
    year = year_at(tokens, index + 4)
    if year is None and len(tokens.words[index + 4]) == 2 and tokens.words[index + 4].isdecimal():
        year = 2000 + int(tokens.words[index + 4])
        year -= 100 if year > 2050 else 0
    return None if year is None else _day(index, index + 5, year, MONTHS[tokens.words[index + 2]], int(day))


def _month_year(tokens: Tokens, index: int) -> Date | None:
    """“Feb-2021”."""
    year = year_at(tokens, index + 2) if _tied(tokens, index + 1) else None
    return None if year is None else Date(index, index + 3, f"{year}-{MONTHS[tokens.words[index]]:02}")


def _days_before_month(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“4-6 May 2024”, “between 4 and 6 May”; in “3 and 5 May” the first day alone."""
    day = day_at(tokens, index)
    if day is None:
        return None
    spanned, at = _past_link(tokens, day[1], tokens.words[index - 1] == "between")
    if at is None or not tokens.flags[at] & DIGITS or day_at(tokens, at) is None:
        return None
    last = read_day_month(tokens, at, anchor)
    if last is None:
        return None
    low = None if last.value is None else f"{last.value[:-2]}{day[0]:02}"
    if not spanned:
        return Date(index, day[1], low)
    if last.value is not None and (low or "") >= last.value:
        return None
    return Date(_opened(tokens, index), last.stop, None, low, last.value)


def _days_after_month(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“May 4-6, 2024”; in “May 3 and 5” the first day alone."""
    at = index + 2 if tokens.words[index + 1] == "." else index + 1
    day = day_at(tokens, at)
    if day is None or not tokens.flags[index] & CAPITAL:
        return None
    _, second = _past_link(tokens, day[1], tokens.words[index - 1] == "between")
    if second is None or tokens.words[day[1]] in LISTED:
        return None
    last = day_at(tokens, second)
    if last is None or last[0] <= day[0] or tokens.flags[last[1]] & MONTH:
        return None
    year_index = last[1] + 1 if tokens.words[last[1]] == "," else last[1]
    year, month = standing_year(tokens, year_index), MONTHS[tokens.words[index]]
    stop = last[1] if year is None else year_index + 1
    if year is None:
        alone = read_date(tokens, index, anchor)
        if alone is None or alone.value is None:
            return Date(_opened(tokens, index), stop, None)
        year = int(alone.value[:4])
    return Date(_opened(tokens, index), stop, None, f"{year}-{month:02}-{day[0]:02}", f"{year}-{month:02}-{last[0]:02}")


def _past_link(tokens: Tokens, at: int, between: bool) -> tuple[bool, int | None]:
    """Whether what stands at token `at` spans two dates or lists them, and the token after, None where neither."""
    word = tokens.words[at]
    if tokens.flags[at] & DASH or word in SPANNED or between and word == "and":
        return True, at + 1
    return False, at + 1 if word in LISTED else None


def _opened(tokens: Tokens, index: int) -> int:
    """The token where a span starts, its “from” or “between” included."""
    return index - 1 if tokens.words[index - 1] in ("from", "between") else index


def _span_of_days(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“4 May - 6 June 2024”, where a month stands behind the first day."""
    day = day_at(tokens, index)
    if day is None or not (tokens.flags[day[1]] & MONTH or tokens.words[day[1]] == "of"):
        return None
    return _span(tokens, index, anchor)


def _span(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“June 2020 to May 2021”, “4 May - 6 June 2024”, “February-March 2021”, “between May and July 2023”."""
    months = tokens.flags[index] & MONTH and tokens.flags[index] & CAPITAL
    if months and _tied(tokens, index + 1) and tokens.flags[index + 2] & MONTH:
        first = Date(index, index + 1, None)
    elif months or tokens.flags[index] & DIGITS:
        written = read_date(tokens, index, None)
        if written is None and months and tokens.flags[index + 2] & MONTH:
            written = Date(index, index + 1, None)
        if written is None or written.low is not None or written.kind != "date":
            return None
        first = written
    else:
        return None
    spanned, at = _past_link(tokens, first.stop, tokens.words[index - 1] == "between")
    start = _opened(tokens, index)
    if (
        not spanned
        or at is None
        or tokens.words[start - 1] in VERBS_OF_MOVING
        or not tokens.flags[at] & (MONTH | DIGITS)
    ):
        return None
    if not tokens.flags[at] & MONTH and day_at(tokens, at) is None:
        return None
    last = read_date(tokens, at, anchor)
    if last is None or last.low is not None or last.kind != "date":
        return None
    if last.value is None:
        return Date(start, last.stop, None)
    low = first.value or _before(tokens, index, first, last.value)
    if low is None or len(low) != len(last.value) or low >= last.value:
        return None
    return Date(start, last.stop, None, low, last.value)


def _before(tokens: Tokens, index: int, first: Date, end: str) -> str | None:
    """The first date of a span, its year by that of the end."""
    anchor = Anchor(int(end[:4]), int(end[5:7]))
    if first.stop == index + 1:
        month = MONTHS[tokens.words[index]]
        return f"{anchor.year - (month > (anchor.month or 0))}-{month:02}"
    found = read_date(tokens, index, anchor)
    return None if found is None else found.value
