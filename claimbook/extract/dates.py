"""Dates and fiscal years, as precise as the text, written in EDTF.

Relative dates (“last November”, “early next year”) are resolved against the document's own date where it is known. A
month without a year is the latest one not after the document, unless the words before it look ahead (“by March”).
"""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import CALENDAR, CAPITAL, DASH, DIGITS, DURATION, MONTH, ORDINAL, PLURAL, RELATIVE, SCALE, SEASON, WORD
from .tokens import Tokens
from .vocabulary.calendar import AMBIGUOUS_MONTHS, DATE_PREPOSITIONS, HALVES, MONTHS, QUARTERS, RELATIVES, SEASONS
from .vocabulary.units import PERCENT_WORDS, SYMBOLS

LOOKING_AHEAD = frozenset({"by", "until", "till", "next", "coming", "through"})
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
DETERMINERS = frozenset({"the", "a", "its", "his", "her", "their", "s", "our", "this", "that"})
FISCAL_WORDS = frozenset({"fiscal", "financial"})


AMOUNT_WORDS = frozenset("than over about around nearly almost some roughly approximately least most another additional killed employs".split())
PEOPLE_WORDS = frozenset("people workers jobs homes men women children students troops soldiers employees patients deaths passengers".split())


class Anchor(NamedTuple):
    """The document's own date, as far as it is known."""

    year: int
    month: int | None = None


class Date(NamedTuple):
    """A date read at some tokens: EDTF value, or both ends of a range; None where it cannot be resolved."""

    start: int
    stop: int
    value: str | None
    low: str | None = None
    high: str | None = None
    kind: str = "date"


def read_date(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """The date that starts at token `index`."""
    flags = tokens.flags(index)
    if flags & DIGITS:
        return _from_digits(tokens, index, anchor)
    if flags & MONTH:
        return _from_month(tokens, index, anchor) or (_relative(tokens, index, anchor) if flags & RELATIVE else None)
    if flags & RELATIVE:
        return _relative(tokens, index, anchor)
    if flags & SEASON:
        return _season(tokens, index)
    if flags & CALENDAR:
        return _part(tokens, index, anchor)
    if flags & ORDINAL:
        return _part_of_year(tokens, index, anchor)
    return None


def year_at(tokens: Tokens, index: int) -> int | None:
    """The year written in digits at token `index`, whatever stands around it."""
    if tokens.flags(index) & DIGITS:
        text = tokens.lexemes[index].text
        if len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2199:
            return int(text)
    return None


def _from_digits(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    year = year_at(tokens, index)
    if year is not None:
        return _from_year(tokens, index, year)
    if tokens.lower(index + 1) in ("q", "h") and tokens.touching(index + 1) and len(tokens.lexemes[index].text) == 1:
        return _lettered_part(tokens, index, index, index + 2, tokens.lower(index + 1), anchor)
    day = _day_at(tokens, index)
    if day is None:
        return None
    number, at = day
    if tokens.lower(at) == "of":
        at += 1
    if tokens.flags(at) & DASH:
        return None
    if not tokens.flags(at) & MONTH or not _is_month_name(tokens, at, True):
        return None
    month = MONTHS[tokens.lower(at)]
    at = _after_month_dot(tokens, at)
    year_index = at + 1 if tokens.lower(at) == "," else at
    year = year_at(tokens, year_index)
    if year is not None and _year_stands(tokens, year_index):
        return Date(index, year_index + 1, f"{year}-{month:02}-{number:02}")
    resolved = _resolve_month(tokens, index, month, anchor)
    return Date(index, at, None if resolved is None else f"{resolved}-{number:02}")


def _day_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of the month, “12” or “12th”, and the token after it."""
    if not tokens.flags(index) & DIGITS:
        return None
    text = tokens.lexemes[index].text
    if len(text) > 2 or not 1 <= int(text) <= 31:
        return None
    stop = index + 1
    if tokens.lower(stop) in ("st", "nd", "rd", "th") and tokens.touching(stop):
        stop += 1
    return int(text), stop


def _from_year(tokens: Tokens, index: int, year: int) -> Date | None:
    if not _year_stands(tokens, index):
        return None
    stop = index + 1
    iso = _iso_date(tokens, index, year)
    if iso is not None:
        return iso
    if tokens.lower(stop) == "s" and tokens.touching(stop):
        return Date(index, stop + 1, f"{year // 10}X") if year % 10 == 0 else None
    if tokens.lower(stop) in ("'", "’") and tokens.lower(stop + 1) == "s" and tokens.touching(stop) and year % 10 == 0:
        if not tokens.flags(stop + 2) & WORD:
            return Date(index, stop + 2, f"{year // 10}X")
    span = _year_range(tokens, index, year)
    if span is not None:
        return span
    if tokens.lower(stop) in FISCAL_WORDS and tokens.lower(stop + 1) == "year":
        return Date(index, stop + 2, str(year), kind="fiscal_year")
    return Date(index, stop, str(year))


def _iso_date(tokens: Tokens, index: int, year: int) -> Date | None:
    """“2024-02-12”."""
    if index + 4 >= tokens.size or not all(tokens.touching(index + offset) for offset in range(1, 5)):
        return None
    month, day = tokens.lexemes[index + 2].text, tokens.lexemes[index + 4].text
    if tokens.lower(index + 1) == "-" == tokens.lower(index + 3) and month.isdecimal() and day.isdecimal():
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return Date(index, index + 5, f"{year}-{int(month):02}-{int(day):02}")
    return None


def _year_range(tokens: Tokens, index: int, year: int) -> Date | None:
    """“2010-2020”, “2023/24”, “from 2010 to 2020”, “between 2010 and 2020”."""
    at = index + 1
    opener = tokens.lower(index - 1)
    dash = tokens.flags(at) & DASH != 0 or tokens.lower(at) == "/" and tokens.touching(at)
    worded = tokens.lower(at) == "to" and opener != "by" or tokens.lower(at) == "and" and opener == "between"
    if not dash and not worded:
        return None
    last = year_at(tokens, at + 1)
    if last is None and dash and tokens.touching(at) and tokens.touching(at + 1) and tokens.flags(at + 1) & DIGITS:
        text = tokens.lexemes[at + 1].text
        if len(text) == 2 and text.isdecimal() and int(text) == (year + 1) % 100:
            last = year + 1
        elif len(text) == 2 and text.isdecimal() and int(text) > year % 100:
            last = year // 100 * 100 + int(text)
    if last is None or last <= year:
        return None
    start = index - 1 if opener in ("between", "from") and worded else index
    stop = at + 2
    if tokens.lower(stop) in FISCAL_WORDS and tokens.lower(stop + 1) == "year":
        return Date(start, stop + 2, None, str(year), str(last), "fiscal_year")
    return Date(start, stop, None, str(year), str(last))


def _year_stands(tokens: Tokens, index: int) -> bool:
    """Whether four digits are a year here and not an amount."""
    year = int(tokens.lexemes[index].text)
    before, after = tokens.lower(index - 1), tokens.lower(index + 1)
    flags_after = tokens.flags(index + 1)
    if flags_after & (SCALE | DURATION) or after in PERCENT_WORDS or tokens.touching(index + 1) and after in ("°", "%", ":"):
        return False
    if after == "per" and tokens.lower(index + 2) == "cent" or after in ("x", "times", "dollars", "yen", "euros", "people", "metres", "meters", "feet", "miles", "km", "kilometres", "kilometers"):
        return False
    if after != "s" and index + 1 < tokens.size and tokens.lexemes[index + 1].text in SYMBOLS and after not in ("a", "l", "au"):
        return False
    if tokens.touching(index) and before in ("/", "_", "@", "=", "#", "+", ".", ":"):
        return False
    if tokens.touching(index) and tokens.flags(index - 1) & WORD and before not in ("fy", "q"):
        return False
    dated = before in DATE_PREPOSITIONS or before in DETERMINERS or tokens.flags(index - 1) & (MONTH | SEASON) or before in FISCAL_WORDS
    counted = flags_after & PLURAL and not flags_after & CAPITAL and not tokens.touching(index + 1)
    if 1900 <= year <= 2060:
        if not counted or dated:
            return True
        return year % 100 != 0 and before not in AMOUNT_WORDS and after not in PEOPLE_WORDS
    return bool(dated) and not counted and before not in ("to", "the", "a", "on", "between", "through")


def _is_month_name(tokens: Tokens, index: int, dated: bool) -> bool:
    """“May” but not “may”; in lower-case copy only where a day, a year or a date word stands by."""
    return dated or bool(tokens.flags(index) & CAPITAL)


def _after_month_dot(tokens: Tokens, index: int) -> int:
    """The token after a month name, past the dot of an abbreviation."""
    at = index + 1
    if tokens.lower(at) == "." and tokens.touching(at) and len(tokens.lower(index)) <= 4 and tokens.flags(at + 1) & DIGITS:
        return at + 1
    return at


def _from_month(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    word = tokens.lower(index)
    month = MONTHS[word]
    capital = tokens.flags(index) & CAPITAL
    at = _after_month_dot(tokens, index)
    if tokens.flags(at) & DASH and tokens.touching(at):
        return None
    day = _day_at(tokens, at)
    if tokens.lower(at) == "the" and tokens.flags(at + 1) & DIGITS:
        day = _day_at(tokens, at + 1)
    if day is not None and (capital or word not in ("may", "march") or tokens.lower(index - 1) in DATE_PREPOSITIONS):
        number, stop = day
        if not (tokens.flags(stop) & SCALE or tokens.lower(stop) in PERCENT_WORDS or tokens.lower(stop) == ":"):
            year_index = stop + 1 if tokens.lower(stop) == "," else stop
            year = year_at(tokens, year_index)
            if year is not None and _year_stands(tokens, year_index):
                return Date(index, year_index + 1, f"{year}-{month:02}-{number:02}")
            resolved = _resolve_month(tokens, index, month, anchor)
            return Date(index, stop, None if resolved is None else f"{resolved}-{number:02}")
    year_index = at + 1 if tokens.lower(at) in (",", "of") else at
    year = year_at(tokens, year_index)
    if year is not None and _year_stands(tokens, year_index) and (capital or word != "may" or tokens.lower(index - 1) in DATE_PREPOSITIONS):
        return Date(index, year_index + 1, f"{year}-{month:02}")
    before = tokens.lower(index - 1)
    dated = before in DATE_PREPOSITIONS or before in ("and", "or", ",") and word not in AMBIGUOUS_MONTHS
    if word in AMBIGUOUS_MONTHS and before in ("on", "and", "or", "to", "of", "between", "for", "before", "after", "end") and not capital:
        return None
    if not dated or not capital and before not in ("in", "since", "by", "until", "last", "next", "this", "early", "late"):
        return None
    if word in AMBIGUOUS_MONTHS and tokens.flags(index + 1) & CAPITAL and tokens.flags(index + 1) & WORD:
        return None
    if len(word) == 3 and word != "may" and tokens.lower(index + 1) != ".":
        return None
    resolved = _resolve_month(tokens, index, month, anchor)
    return Date(index, index + 1, resolved)


def _resolve_month(tokens: Tokens, index: int, month: int, anchor: Anchor | None) -> str | None:
    if anchor is None or anchor.month is None:
        return None
    ahead = tokens.lower(index - 1) in LOOKING_AHEAD
    if ahead:
        year = anchor.year if month >= anchor.month else anchor.year + 1
    else:
        year = anchor.year if month <= anchor.month else anchor.year - 1
    return f"{year}-{month:02}"


def _relative(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“last November”, “this spring”, “next year”, “this fiscal year”, “last quarter”."""
    steps = RELATIVES[tokens.lower(index)]
    at = index + 1
    if tokens.lower(at) in FISCAL_WORDS and tokens.lower(at + 1) == "year":
        return Date(index, at + 2, _fiscal(anchor, steps), kind="fiscal_year")
    word, flags = tokens.lower(at), tokens.flags(at)
    if tokens.lower(index) == "past":
        return None
    if flags & MONTH and (flags & CAPITAL or word not in ("may", "march")) and tokens.lower(index) in ("last", "this", "next"):
        stop = at + 1
        if year_at(tokens, stop) is not None:
            return None
        return Date(index, stop, _relative_month(anchor, MONTHS[word], steps))
    if flags & SEASON and tokens.lower(index) in ("last", "this", "next", "coming"):
        if year_at(tokens, at + 1) is not None or word == "fall" and not tokens.lower(index) in ("last", "this", "next"):
            return None
        return Date(index, at + 1, _relative_season(anchor, SEASONS[word], steps))
    if word == "year" and tokens.lower(at + 1) not in ("-", "'s") or word == "year":
        if tokens.lower(index) in ("following", "previous", "past"):
            return None
        return Date(index, at + 1, None if anchor is None else str(anchor.year + steps))
    if word == "month" and tokens.lower(index) in ("last", "this", "next"):
        return Date(index, at + 1, _shift_month(anchor, steps))
    if word == "quarter" and tokens.lower(index) in ("last", "this", "next"):
        return Date(index, at + 1, _shift_quarter(anchor, steps))
    return None


def _fiscal(anchor: Anchor | None, steps: int) -> str | None:
    if anchor is None or anchor.month is None or anchor.month < 4:
        return None
    return str(anchor.year + steps)


def _relative_month(anchor: Anchor | None, month: int, steps: int) -> str | None:
    if anchor is None or anchor.month is None:
        return None
    if steps == 0:
        return f"{anchor.year}-{month:02}"
    if steps < 0:
        return f"{anchor.year if month < anchor.month else anchor.year - 1}-{month:02}"
    return f"{anchor.year if month > anchor.month else anchor.year + 1}-{month:02}"


def _relative_season(anchor: Anchor | None, season: int, steps: int) -> str | None:
    if anchor is None or anchor.month is None:
        return None
    begins = SEASON_STARTS[season]
    if steps == 0:
        year = anchor.year - 1 if season == 24 and anchor.month <= 2 else anchor.year
    elif steps < 0:
        year = anchor.year if begins + 2 < anchor.month else anchor.year - 1
    else:
        year = anchor.year if begins > anchor.month else anchor.year + 1
    return f"{year}-{season}"


def _shift_month(anchor: Anchor | None, steps: int) -> str | None:
    if anchor is None or anchor.month is None:
        return None
    months = anchor.year * 12 + anchor.month - 1 + steps
    return f"{months // 12}-{months % 12 + 1:02}"


def _shift_quarter(anchor: Anchor | None, steps: int) -> str | None:
    if anchor is None or anchor.month is None:
        return None
    quarters = anchor.year * 4 + (anchor.month - 1) // 3 + steps
    return f"{quarters // 4}-{33 + quarters % 4}"


def _season(tokens: Tokens, index: int) -> Date | None:
    """“spring 2024”, “the summer of 2023”."""
    at = index + 1
    if tokens.lower(at) == "of":
        at += 1
    year = year_at(tokens, at)
    if year is None or not _year_stands(tokens, at) or tokens.lower(index) == "fall" and tokens.lower(index - 1) not in ("the", "in", "by", "since", "until", "of", "late", "early"):
        return None
    return Date(index, at + 1, f"{year}-{SEASONS[tokens.lower(index)]}")


def _part(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“early next year”, “mid-2024”, “fiscal 2023”, “FY2023-24”, “Q3 2024”."""
    word = tokens.lower(index)
    if word in ("fiscal", "financial", "fy"):
        return _fiscal_year(tokens, index)
    if word in ("q", "h"):
        return _lettered_part(tokens, index, index + 1, index + 2, word, anchor)
    if word not in ("early", "late", "mid"):
        return None
    at = index + 1
    if tokens.flags(at) & DASH and tokens.touching(at):
        at += 1
    if tokens.lower(at) == "in":
        at += 1
    inner = read_date(tokens, at, anchor) if tokens.flags(at) & (DIGITS | MONTH | SEASON | RELATIVE) else None
    if inner is None and tokens.flags(at) & MONTH and tokens.flags(at) & CAPITAL:
        inner = Date(at, at + 1, _resolve_month(tokens, index, MONTHS[tokens.lower(at)], anchor))
    if inner is None or inner.low is not None or inner.start != at or tokens.flags(at) & DIGITS and year_at(tokens, at) is None:
        return None
    return inner._replace(start=index)


def _lettered_part(tokens: Tokens, start: int, digit: int, stop: int, letter: str, anchor: Anchor | None) -> Date | None:
    """“Q3 2024”, “H1 of 2023”, “3Q”."""
    text = tokens.lexemes[digit].text if tokens.flags(digit) & DIGITS else ""
    if len(text) != 1 or not tokens.touching(start + 1) or text not in ("1234" if letter == "q" else "12"):
        return None
    if tokens.flags(stop) & WORD and tokens.touching(stop) or not tokens.lexemes[start].text.isupper() and start != digit:
        return None
    code = (32 if letter == "q" else 39) + int(text)
    at = stop + 1 if tokens.lower(stop) in ("of", "fy") or tokens.lower(stop) in ("'", "’") else stop
    year = year_at(tokens, at)
    if year is not None:
        return Date(start, at + 1, f"{year}-{code}")
    return Date(start, stop, _latest_part(anchor, code))


def _fiscal_year(tokens: Tokens, index: int) -> Date | None:
    at = index + 1
    if tokens.lower(at) == "year":
        at += 1
    if tokens.lower(at) in ("ending", "ended", "of"):
        return None
    year = year_at(tokens, at)
    if year is None and tokens.lower(index) == "fy" and tokens.flags(at) & DIGITS and len(tokens.lexemes[at].text) == 2:
        year = 2000 + int(tokens.lexemes[at].text)
        return Date(index, at + 1, str(year), kind="fiscal_year")
    if year is None:
        return None
    span = _year_range(tokens, at, year)
    if span is not None:
        return Date(index, span.stop, None, span.low, span.high, "fiscal_year")
    return Date(index, at + 1, str(year), kind="fiscal_year")


def _part_of_year(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“the third quarter of 2023”, “first half”, “fourth-quarter”."""
    word = tokens.lower(index)
    at = index + 1
    if tokens.flags(at) & DASH and tokens.touching(at):
        at += 1
    if tokens.lower(at) in FISCAL_WORDS:
        at += 1
    table = QUARTERS if tokens.lower(at) in ("quarter", "quarters") else HALVES if tokens.lower(at) == "half" else None
    if table is None or word not in table:
        return None
    code = table[word]
    stop = at + 1
    of = stop + 1 if tokens.lower(stop) == "of" else stop
    if tokens.lower(of) == "the" and tokens.lower(of + 1) == "year":
        return Date(index, of + 2, None if anchor is None else f"{anchor.year}-{code}")
    year = year_at(tokens, of)
    if year is not None and _year_stands(tokens, of):
        return Date(index, of + 1, f"{year}-{code}")
    if tokens.flags(of) & RELATIVE and tokens.lower(of + 1) == "year":
        steps = RELATIVES[tokens.lower(of)]
        return Date(index, of + 2, None if anchor is None else f"{anchor.year + steps}-{code}")
    if tokens.lower(at) == "half" and tokens.lower(stop) not in ("results", "profit", "profits", "net", "of"):
        return None
    if tokens.lower(at) == "half" and tokens.lower(stop) == "of":
        return None
    return Date(index, stop, _latest_part(anchor, code))


def _latest_part(anchor: Anchor | None, code: int) -> str | None:
    if anchor is None or anchor.month is None:
        return None
    begins = (code - 33) * 3 + 1 if code < 40 else (code - 40) * 6 + 1
    return f"{anchor.year if begins <= anchor.month else anchor.year - 1}-{code}"
