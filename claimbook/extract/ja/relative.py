"""Dates seen from the document or from what was said before: 昨年, 来年度, 先月, 今春, 同年4月, 翌月."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from .anchors import away, fiscal_year, season_year
from .dates import MONTH, NUM, SEASON, VAGUE, date_mention, finish, said
from .numerals import small
from .page import Page
from .vocabulary import calendar

RELATIVE_YEAR = re.compile(rf"({'|'.join(sorted(calendar.YEARS, key=len, reverse=True))})(度)?")
RELATIVE_MONTH = re.compile("|".join(sorted(calendar.MONTHS, key=len, reverse=True)))
RELATIVE_SEASON = re.compile(rf"([今昨来同翌])({SEASON.pattern})")
COMPARISON = re.compile("|".join(sorted(calendar.NOT_DATES_BEFORE, key=len, reverse=True)))


def read_relative(page: Page, at: int) -> tuple[Mention, int] | None:
    """昨年, 来年度, 先月, 今春, 同年4月, seen from the document's date or from the year said last."""
    text, anchor = page.text, page.anchor
    match = RELATIVE_YEAR.match(text, at)
    if match is not None:
        word, stop = match[1], match.end()
        if COMPARISON.match(text, stop):
            return None
        if match[2]:
            return _relative_fiscal(page, at, stop, word)
        if word == "前年" and not MONTH.match(text, stop):
            return None
        year = _relative_year(page, word)
        return finish(page, at, stop, year)
    match = RELATIVE_SEASON.match(text, at)
    if match is not None:
        season = calendar.SEASONS[match[2]]
        steps = calendar.SEASONS_AWAY[match[1]]
        year = season_year(season, steps, anchor) if steps is not None else _leaning(page, match[1])
        return said(page, at, match.end(), year, None if year is None else f"{year}-{season}")
    match = RELATIVE_MONTH.match(text, at)
    if match is not None and text[at - 1 : at] != "年" and not COMPARISON.match(text, match.end()):
        return _relative_month(page, at, match)
    return None


def _relative_year(page: Page, word: str) -> int | None:
    steps = calendar.YEARS[word]
    if steps is None:
        return _leaning(page, word[0], 2 if word == "翌々年" else 1)
    return None if page.anchor is None else page.anchor.year + steps


def _leaning(page: Page, sign: str, steps: int = 1) -> int | None:
    """同 and 翌 lean on the year said last."""
    if page.year is None:
        return None
    return page.year + {"同": 0, "翌": steps, "前": -1}.get(sign, 0)


def _relative_fiscal(page: Page, at: int, stop: int, word: str) -> tuple[Mention, int]:
    steps = calendar.YEARS[word]
    year = _leaning(page, word[0]) if steps is None else fiscal_year(page.anchor, steps)
    stop += page.text.startswith("末", stop)
    return date_mention(page, at, stop, None if year is None else str(year), "fiscal_year"), stop


def _relative_month(page: Page, at: int, match: re.Match[str]) -> tuple[Mention, int]:
    steps, anchor = calendar.MONTHS[match[0]], page.anchor
    where = None
    if steps is not None and anchor is not None and anchor.month is not None:
        where = away(anchor.year, anchor.month, steps)
    elif steps is None and page.month is not None:
        year = page.year if page.year is not None else anchor.year if anchor is not None else None
        where = None if year is None else away(year, page.month, int(match[0] == "翌月"))
    stop = match.end()
    day = re.compile(rf"({NUM})日(?!間)").match(page.text, stop)
    value = None if where is None else f"{where[0]}-{where[1]:02}"
    if day is not None and 1 <= (small(day[1]) or 0) <= 31:
        stop = day.end()
        value = None if value is None else f"{value}-{small(day[1]):02}"
    elif (vague := VAGUE.match(page.text, stop)) is not None:
        stop = vague.end()
    return date_mention(page, at, stop, value), stop
