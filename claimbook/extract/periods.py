"""Dates by name or by relation: “last November”, “this spring”, “early next year”, “fiscal 2023”, “Q3”."""

from __future__ import annotations

from . import anchors
from .anchors import Anchor
from .dates import Date, day_at, looks_ahead, read_day_month, read_month, read_year, read_years, standing_year, year_at
from .lexicon import CALENDAR, CAPITAL, DASH, DIGITS, MONTH, ORDINAL, RELATIVE, SEASON, WORD
from .tokens import Tokens
from .vocabulary.calendar import FISCAL_WORDS, HALF_OPENERS, HALVES, MONTHS, QUARTERS, RELATIVES, SEASONS, VERB_MONTHS

POINTING = frozenset({"last", "this", "next"})


def read_date(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """The date that starts at token `index`."""
    flags = tokens.flags[index]
    if flags & DIGITS:
        if year_at(tokens, index) is not None:
            return read_year(tokens, index)
        return _digit_first(tokens, index, anchor)
    if flags & MONTH:
        return read_month(tokens, index, anchor)
    if flags & RELATIVE:
        return _relative(tokens, index, anchor)
    if flags & SEASON:
        return _season(tokens, index)
    if flags & CALENDAR:
        return _part(tokens, index, anchor)
    if flags & ORDINAL:
        return _part_of_year(tokens, index, anchor)
    return None


def _digit_first(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“12 May”, “3Q 2024”, “3rd quarter”."""
    if tokens.words[index + 1] in ("q", "h") and tokens.touching[index + 1]:
        return _lettered(tokens, index, index + 1, index, anchor)
    if tokens.words[index] + tokens.words[index + 1] in QUARTERS and tokens.touching[index + 1]:
        part = _part_of_year(tokens, index, anchor)
        if part is not None:
            return part
    return None if day_at(tokens, index) is None else read_day_month(tokens, index, anchor)


def _relative(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“last November”, “this spring”, “next year”, “this fiscal year”, “last quarter”."""
    opener, at = tokens.words[index], index + 1
    steps, word, flags = RELATIVES[opener], tokens.words[at], tokens.flags[at]
    if opener == "past":
        return None
    if word in FISCAL_WORDS and tokens.words[at + 1] == "year":
        return Date(index, at + 2, anchors.fiscal_year_away(anchor, steps), kind="fiscal_year")
    if word == "year" and opener not in ("following", "previous"):
        return Date(index, at + 1, anchors.year_away(anchor, steps))
    if opener not in POINTING and not (opener == "coming" and flags & SEASON) or year_at(tokens, at + 1) is not None:
        return None
    if flags & MONTH and (flags & CAPITAL or word not in VERB_MONTHS):
        return Date(index, at + 1, anchors.month_relative(anchor, MONTHS[word], steps))
    if flags & SEASON:
        return Date(index, at + 1, anchors.season_relative(anchor, SEASONS[word], steps))
    if word == "month":
        return Date(index, at + 1, anchors.month_away(anchor, steps))
    if word == "week":
        return Date(index, at + 1, None)
    if word == "quarter":
        return Date(index, at + 1, anchors.quarter_away(anchor, steps))
    return None


def _season(tokens: Tokens, index: int) -> Date | None:
    """“spring 2024”, “the summer of 2023”; “fall 2024” is a season, “prices fall 2024 points” is none."""
    at = index + 2 if tokens.words[index + 1] == "of" else index + 1
    year = standing_year(tokens, at)
    if year is None:
        return None
    return Date(index, at + 1, f"{year}-{SEASONS[tokens.words[index]]}")


def _part(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“early next year”, “mid-2024”, “fiscal 2023”, “FY2023-24”, “Q3 2024”."""
    word = tokens.words[index]
    if word in FISCAL_WORDS or word == "fy":
        return _fiscal_year(tokens, index)
    if word in ("q", "h"):
        return _lettered(tokens, index, index, index + 1, anchor)
    at = index + 1
    if tokens.flags[at] & DASH and tokens.touching[at] or tokens.words[at] == "in":
        at += 1
    if not tokens.flags[at] & (DIGITS | MONTH | SEASON | RELATIVE):
        return None
    if tokens.flags[at] & MONTH and tokens.flags[at] & CAPITAL and year_at(tokens, at + 1) is None:
        month = MONTHS[tokens.words[at]]
        return Date(index, at + 1, anchors.month_named(anchor, month, looks_ahead(tokens, index)))
    inner = read_date(tokens, at, anchor)
    if inner is None or inner.low is not None or tokens.flags[at] & DIGITS and year_at(tokens, at) is None:
        return None
    return inner._replace(start=index)


def _fiscal_year(tokens: Tokens, index: int) -> Date | None:
    at = index + 2 if tokens.words[index + 1] == "year" else index + 1
    year, digits = year_at(tokens, at), tokens.words[at]
    if year is None and tokens.words[index] == "fy" and len(digits) == 2 and digits.isdecimal():
        return Date(index, at + 1, f"20{int(digits):02}", kind="fiscal_year")
    if year is None:
        return None
    years = read_years(tokens, at, year)
    if years is not None:
        return years._replace(start=index, kind="fiscal_year")
    return Date(index, at + 1, str(year), kind="fiscal_year")


def _lettered(tokens: Tokens, start: int, letter: int, digit: int, anchor: Anchor | None) -> Date | None:
    """“Q3 2024”, “H1 of 2023”, “3Q”: the letter and the digit stand at their tokens."""
    quarter, number = tokens.words[letter] == "q", tokens.words[digit]
    stop = start + 2
    if number not in (("1", "2", "3", "4") if quarter else ("1", "2")) or not tokens.touching[start + 1]:
        return None
    if tokens.flags[stop] & WORD and tokens.touching[stop] or not tokens.flags[letter] & CAPITAL:
        return None
    code = (32 if quarter else 39) + int(number)
    at = stop + 1 if tokens.words[stop] in ("of", "fy", "'", "’") else stop
    year = year_at(tokens, at)
    if year is not None:
        return Date(start, at + 1, f"{year}-{code}")
    return Date(start, stop, anchors.latest_part(anchor, code))


def _part_of_year(tokens: Tokens, index: int, anchor: Anchor | None) -> Date | None:
    """“the third quarter of 2023”, “first half of this year”, “fourth-quarter”; not the half of a match."""
    ordinal, at = tokens.words[index], index + 1
    if tokens.flags[index] & DIGITS:
        ordinal, at = ordinal + tokens.words[at], at + 1
    if tokens.flags[at] & DASH and tokens.touching[at]:
        at += 1
    if tokens.words[at] in FISCAL_WORDS:
        at += 1
    table = QUARTERS if tokens.words[at] in ("quarter", "quarters") else HALVES if tokens.words[at] == "half" else {}
    code = table.get(ordinal)
    if code is None:
        return None
    stop = at + 1
    of = stop + 1 if tokens.words[stop] == "of" else stop
    if tokens.flags[of] & RELATIVE and tokens.words[of + 1] == "year" or tokens.words[of : of + 2] == ["the", "year"]:
        year = anchors.year_away(anchor, RELATIVES.get(tokens.words[of], 0))
        return Date(index, of + 2, None if year is None else f"{year}-{code}")
    written = standing_year(tokens, of)
    if written is not None:
        return Date(index, of + 1, f"{written}-{code}")
    if table is HALVES and tokens.words[stop] not in HALF_OPENERS:
        return None
    return Date(index, stop, anchors.latest_part(anchor, code))
