"""Ranges of dates whose ends are said one after the other: 2024年4月〜25年3月, 4月1日から5日まで."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from .anchors import full_year
from .dates import NUM, WEEKDAY
from .numerals import Numeral, small
from .page import Page
from .vocabulary import calendar

RANGE_TO = re.compile(r"(?:から|〜|～|~|-|–|—|−|―|ー|→)")
CLOSES_RANGE = re.compile(r"まで|にかけ|の(?!予算)|に渡|にわた|間|にも|を")
SECOND = re.compile(
    rf"(?:(?:(?P<era>令和|平成|昭和)|西暦)?(?P<y>[0-9]{{1,4}}|[〇一二三四五六七八九十百千]{{1,7}})年(?P<f>度)?(?![間半代])(?:末)?)?(?:(?P<m>{NUM})月(?!期))?(?:(?<!年)(?P<d>{NUM})日(?!間))?"
)


def second_date(page: Page, first: Mention, at: int) -> tuple[Mention, int] | None:
    """A range of dates whose first end was read and stops at `at`: 2024年4月〜25年3月, 4月1日から5日まで."""
    text = page.text
    weekday = WEEKDAY.match(text, at)
    sign = RANGE_TO.match(text, at if weekday is None else weekday.end())
    if sign is None or first.date is None and first.kind != "date":
        return None
    begin = sign.end()
    match = SECOND.match(text, begin)
    if match is None:
        return None
    if match.end() == begin:
        return None
    if sign[0] == "から" and not CLOSES_RANGE.match(text, match.end()):
        return None
    high = _second_value(page, first, match)
    if high is None and first.date is not None:
        return None
    fiscal = bool(match["f"])
    kind = "fiscal_year" if fiscal and first.kind == "fiscal_year" else "date"
    if fiscal != (first.kind == "fiscal_year"):
        return None
    if first.date is None or high is None:
        return None
    page.remember(int(high[:4]), match.end())
    return Mention(
        first.start, match.end(), "", kind, kind, date_low=first.date, date_high=high, comparator="range"
    ), match.end()


def _second_value(page: Page, first: Mention, match: re.Match[str]) -> str | None:
    year, month, day = match["y"], match["m"], match["d"]
    parts = (first.date or "").split("-")
    if not parts[0].isdigit():
        return None
    number = small(year) if year else None
    whole = int(parts[0]) if number is None else number if number > 99 else full_year(number, page.anchor)
    era = calendar.ERAS[match["era"]] if match["era"] else page.era
    counted = bool(match["era"]) or page.text.startswith(calendar.MODERN, first.start)
    if number is not None and number <= 99 and era is not None and counted:
        whole = era + number - 1
    if number is None and month and len(parts) > 1 and (small(month) or 0) < int(parts[1]):
        whole += 1
    if month is None and year:
        return str(whole)
    months = small(month) if month else int(parts[1]) if len(parts) > 1 else None
    days = small(day) if day else None
    if months is None or not 1 <= months <= 12 or (days is not None and not 1 <= days <= 31):
        return None
    return f"{whole}-{months:02}" + (f"-{days:02}" if days is not None else "")


def full_years(page: Page, first: Numeral, second: Numeral) -> tuple[int | None, int | None]:
    """Both years of 2024〜26年 or 24〜26年度 in full."""
    if first.whole is None or second.whole is None:
        return None, None
    low = first.whole if first.whole > 99 else full_year(first.whole, page.anchor)
    high = second.whole if second.whole > 99 else low - low % 100 + second.whole
    return low, high + 100 if high < low and second.whole < 100 else high


def append_date(page: Page, found: tuple[Mention, int]) -> int:
    """Appends a date that was read, or the range that it begins; returns where the reader goes on."""
    mention, stop = found
    longer = second_date(page, mention, stop)
    if longer is not None:
        mention, stop = longer
    page.found.append(mention)
    return stop
