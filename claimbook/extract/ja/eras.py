"""Dates counted in an era: 令和6年4月1日, 平成元年度, H30年, R6.4, 平成28〜30年度."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from .dates import MONTH, compared, finish, said
from .numerals import small
from .page import Page
from .vocabulary import calendar

ERA_NAMES = "|".join(sorted(calendar.ERAS, key=len, reverse=True))
ERA = re.compile(
    rf"(?P<name>{ERA_NAMES})(?P<n>[0-9]{{1,3}}|元|[一二三四五六七八九十]{{1,3}})"
    r"(?:\((?:(?:西暦)?[12][0-9]{3}|(?:令和|平成|昭和|大正|明治)(?:元|[0-9]{1,2}))年?\))?(?P<mark>年|[./・](?=[0-9]))"
)
ERA_LIST = re.compile(
    r"(?P<name>令和|平成|昭和|大正|明治)(?P<n>[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})年?(?P<sep>〜|～|~|-|–|—|から|、|・)"
    r"(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})年(?P<fiscal>度)?"
)
ERA_LETTER = re.compile(r"(?P<name>[RHSTM])\.?(?P<n>[0-9]{1,2}|元)(?P<mark>年|[./](?=(?:0?[1-9]|1[0-2])(?![0-9%])))")
ERA_REST = re.compile(r"(0?[1-9]|1[0-2])(?:[./](0?[1-9]|[12][0-9]|3[01]))?(?![0-9.])(?!月)")


def read_era(page: Page, at: int) -> tuple[Mention, int] | None:
    """A date counted in an era: 令和6年4月1日, 平成元年度, H30年, R6.4."""
    text = page.text
    listed = ERA_LIST.match(text, at)
    if listed is not None and (found := _era_list(page, listed)) is not None:
        return found
    match = ERA.match(text, at)
    if match is None:
        if at and text[at - 1].isascii() and text[at - 1].isalnum():
            return None
        match = ERA_LETTER.match(text, at)
        if match is None:
            return None
    name = match["name"]
    first = calendar.ERAS.get(name) or calendar.ERA_LETTERS[name]
    count = small(match["n"])
    if count is None or not 1 <= count <= calendar.LONGEST_ERA:
        return None
    year = first + count - 1
    lunar = year < calendar.FIRST_SOLAR_YEAR
    if match["mark"] != "年" and len(name) > 1 and name not in calendar.MODERN:
        return None
    page.era = first
    if match["mark"] == "年":
        if text.startswith("代", match.end()) and count % 10 == 0:
            return _era_decade(page, at, match.end() + 1, year), match.end() + 1
        return finish(page, at, match.end(), year, lunar)
    rest = ERA_REST.match(text, match.end())
    if rest is None:
        return None
    value = str(year) if lunar else f"{year}-{int(rest[1]):02}" + (f"-{int(rest[2]):02}" if rest[2] else "")
    return said(page, at, rest.end(), year, value)


def _era_decade(page: Page, start: int, stop: int, year: int) -> Mention:
    return Mention(start, stop, "", "date", "date", date_low=str(year), date_high=str(year + 9), comparator="range")


def _era_list(page: Page, match: re.Match[str]) -> tuple[Mention, int] | None:
    """平成28〜30年度: a range; 令和5、6年度: the first of two, the second takes the era of the first."""
    first, second = small(match["n"]), small(match["m"])
    start = calendar.ERAS[match["name"]]
    if first is None or second is None or second <= first:
        return None
    page.era = start
    kind = "fiscal_year" if match["fiscal"] else "date"
    if match["sep"] in "、・":
        second_at = match.start("m")
        mention = Mention(match.start(), match.end("n"), "", kind, kind, date=str(start + first - 1))
        page.found.append(mention)
        other = Mention(second_at, match.end(), "", kind, kind, date=str(start + second - 1))
        page.remember(start + second - 1, match.end())
        return compared(page, other), match.end()
    if page.text.startswith("代", match.end()) or MONTH.match(page.text, match.end()):
        return None
    page.remember(start + second - 1, match.end())
    low, high = str(start + first - 1), str(start + second - 1)
    return Mention(
        match.start(), match.end(), "", kind, kind, date_low=low, date_high=high, comparator="range"
    ), match.end()
