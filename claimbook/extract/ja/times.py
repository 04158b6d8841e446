"""What a number before 年, 月, 日, 年度, 年代 or 代 says: a date, a length of time or an age."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from . import dates
from .amounts import read_amount
from .anchors import full_year
from .cues import read_left
from .dateranges import second_date
from .numerals import Numeral
from .page import Page
from .units import Unit
from .vocabulary.cues import PER_BEHIND

DAILY = re.compile("に?(?:約|平均|最大|およそ)?[0-9数]+(?!日)")
MONTHS_SPENT = ("を超え", "以内", "以上", "以下", "未満", "を経過")
DAYS_SPENT = (*PER_BEHIND, "続", "とする", "を超え", "以内", "ほど", "程度", "前後", "後", "前", "かけ", "ぶり",
    "連続", "分", "がかり", "余", "以上", "未満", "ずつ", "に1", "に一", "おき", "ごと",
              "足らず", "近く", "くらい", "ぐらい", "弱", "強", "かか", "も", "経", "のうち", "の猶予", "しか",
              "連休", "で", "半")  # fmt: skip


def date_or_amount(page: Page, start: int, at: int, numeral: Numeral, unit: Unit) -> int:
    """Appends what a number before 年, 月, 日, 年度, 年代 or 代 says."""
    found = _dated(page, start, at, numeral, unit)
    if found is None:
        return unit.stop
    mention, stop = found
    longer = second_date(page, mention, stop) if mention.kind in ("date", "fiscal_year") else None
    if longer is not None:
        mention, stop = longer
    page.found.append(mention)
    return stop


def _dated(page: Page, start: int, at: int, numeral: Numeral, unit: Unit) -> tuple[Mention, int] | None:
    text, value = page.text, numeral.value
    whole = int(value) if value == int(value) and not numeral.scaled else None
    if unit.kind == "year":
        return _year(page, start, numeral, unit)
    if unit.kind == "fiscal" and whole is not None:
        year = whole if whole > 99 else full_year(whole, page.anchor)
        return dates.finish(page, start, unit.stop - (1 + unit.word.endswith("末")), year)
    if unit.kind == "decade" and whole is not None:
        year = whole if whole > 99 else full_year(whole, page.anchor)
        return dates.date_mention(page, start, unit.stop, f"{year // 10}X"), unit.stop
    if unit.kind == "month":
        if text.startswith(MONTHS_SPENT, unit.stop) and whole is not None:
            return _span_of_time(page, start, numeral, Unit("duration", "month", None, unit.stop, "月"))
        return dates.read_month(page, at)
    if unit.kind == "day" and whole is not None:
        return _day(page, start, numeral, unit, whole)
    if unit.kind == "generation":
        return _generation(page, start, numeral, unit, whole)
    return None


def _generation(page: Page, start: int, numeral: Numeral, unit: Unit, whole: int | None) -> tuple[Mention, int] | None:
    """30代: the ages from 30 to 39."""
    if (
        whole is None
        or whole % 10
        or not 10 <= whole <= 90
        or page.text.startswith(("目", "表", "理", "金", "わ"), unit.stop)
    ):
        return None
    mention = Mention(start, unit.stop, "", "age", "year", comparator="range")
    mention.amount_low, mention.amount_high = numeral.value, numeral.value + 9
    return mention, unit.stop


def _year(page: Page, start: int, numeral: Numeral, unit: Unit) -> tuple[Mention, int] | None:
    year = dates.year_said(page, numeral, unit.stop)
    if year is not None:
        return dates.finish(page, start, unit.stop, year)
    span = Unit("duration", "year", None, unit.stop, "年")
    return _span_of_time(page, start, numeral, span)


def _day(page: Page, start: int, numeral: Numeral, unit: Unit, day: int) -> tuple[Mention, int] | None:
    text, stop = page.text, unit.stop
    if numeral.signs == "一":
        return None
    daily = day == 1 and DAILY.match(text, stop) is not None
    if day > 31 or daily or text.startswith(DAYS_SPENT, stop) or read_left(text, start).per:
        return _span_of_time(page, start, numeral, Unit("duration", "day", None, stop, "日"))
    return dates.read_day(page, start, day, stop)


def _span_of_time(page: Page, start: int, numeral: Numeral, unit: Unit) -> tuple[Mention, int] | None:
    before = len(page.found)
    stop = read_amount(page, start, start, numeral, unit)
    return (page.found.pop(), stop) if len(page.found) > before else None
