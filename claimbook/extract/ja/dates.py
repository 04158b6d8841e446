"""Dates, fiscal years, seasons and eras, as precise as the text: 2024年4月19日, 24年度, 令和6年4月, 昨年末."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from .anchors import full_year, month_of_day, year_of_month
from .cues import Cue, read_left
from .numerals import Numeral, small
from .page import Page, cue_of
from .vocabulary import calendar

NUM = "(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
MONTH = re.compile(rf"({NUM})月(?![号間額給収面光見])(?:({NUM})日(?![間本]))?(期)?")
MONTHS = re.compile(rf"({NUM})(?:月)?(?:〜|～|~|-|–|—|−|―|ー|から)({NUM})月(期)?")
DAYS = re.compile(rf"({NUM})(?:日)?(〜|～|~|-|–|—|−|―|、|・)({NUM})日(?!間)")
SEASON = re.compile("|".join(f"{sign}(?![{calendar.NOT_SEASONS[sign]}])" for sign in calendar.SEASONS))
PART = re.compile("|".join(sorted(calendar.PARTS, key=len, reverse=True)))
VAGUE = re.compile(rf"(?:{'|'.join(sorted(calendar.VAGUE_PARTS, key=len, reverse=True))})")
GLOSS = re.compile(r"\((?:(?:令和|平成|昭和|大正|明治)(?:[0-9]{1,2}|元)|[12][0-9]{3})年?\)")
YEAR_GLOSSED = re.compile(r"\((?:令和|平成|昭和|大正|明治)(?:[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})年?\)年")
WEEKDAY = re.compile(r"\([月火水木金土日](?:曜日?)?(?:・祝)?\)")
BEHIND = re.compile(
    r"(?:末|中|内)?(?:(?P<le>までに?|以前|いっぱい)|(?P<ge>以降|以後|以来)|(?P<approx>ごろ|頃|ころ|前後))"
)
NUMERIC = re.compile(r"([12][0-9]{3})([/.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9/.-])")
YEAR_SLASH_MONTH = re.compile(r"([12][0-9]{3})/(0?[1-9]|1[0-2])(?![0-9/])")
SPAN_TAILS, YEAR_TAILS = tuple(calendar.SPAN_TAILS), tuple(calendar.YEAR_TAILS)
CODE_FIRST = 1000
LAST_YEAR = 2200


def date_mention(page: Page, start: int, stop: int, value: str | None, kind: str = "date") -> Mention:
    """A mention of a date with the comparator that stands about it."""
    mention = Mention(start, stop, "", kind, kind, date=value)
    return compared(page, mention)


def compared(page: Page, mention: Mention) -> Mention:
    """Reads the words about a date: by, from, about."""
    text = page.text
    match = BEHIND.match(text, mention.end)
    if match is not None and mention.date_low is None:
        name = match.lastgroup or "eq"
        mention.comparator = name
        mention.cue = cue_of(page, Cue(name, *match.span(match.lastgroup or 0)))
    left = read_left(text, mention.start)
    if left.cue is not None and mention.date_low is None:
        mention.comparator, mention.cue = left.cue.comparator, cue_of(page, left.cue)
    return mention


def finish(page: Page, start: int, at: int, year: int | None, lunar: bool = False) -> tuple[Mention, int]:
    """The date whose year was said and ends at `at` (behind 年): its month, day, season or half, if there are any."""
    text = page.text
    gloss = GLOSS.match(text, at)
    if gloss is not None:
        at = gloss.end()
    if text.startswith("度", at) and not text.startswith("度目", at):
        stop = at + 1 + (text.startswith("末", at + 1))
        page.remember(year, stop)
        return date_mention(page, start, stop, None if year is None else str(year), "fiscal_year"), stop
    if text.startswith("の", at) and MONTH.match(text, at + 1):
        at += 1
    match = MONTHS.match(text, at)
    if match is not None and (found := _months(page, start, match, year)) is not None:
        page.remember(year, match.end())
        return found, match.end()
    match = MONTH.match(text, at)
    if match is not None and (month := small(match[1])) is not None and 1 <= month <= 12:
        return _month(page, start, match, year, month, lunar)
    match = SEASON.match(text, at)
    if match is not None:
        value = None if year is None else f"{year}-{calendar.SEASONS[match[0]]}"
        return said(page, start, match.end(), year, value)
    match = PART.match(text, at)
    if match is not None:
        value = None if year is None else f"{year}-{calendar.PARTS[match[0]]}"
        return said(page, start, match.end(), year, value)
    match = VAGUE.match(text, at)
    return said(page, start, at if match is None else match.end(), year, None if year is None else str(year))


def said(page: Page, start: int, stop: int, year: int | None, value: str | None) -> tuple[Mention, int]:
    page.remember(year, stop)
    return date_mention(page, start, stop, value), stop


def _months(page: Page, start: int, match: re.Match[str], year: int | None) -> Mention | None:
    """4〜6月期 as a quarter of a year, 4〜9月 as a range of months; None where it is neither."""
    first, last = small(match[1]) or 0, small(match[2]) or 0
    if not 1 <= first <= 12 or not 1 <= last <= 12 or first == last:
        return None
    part = None if "から" in match[0] else calendar.QUARTERS.get((first, last))
    if year is None or part is not None:
        return date_mention(page, start, match.end(), None if year is None else f"{year}-{part}")
    low, high = f"{year}-{first:02}", f"{year + (last < first)}-{last:02}"
    return Mention(start, match.end(), "", "date", "date", date_low=low, date_high=high, comparator="range")


def _month(
    page: Page, start: int, match: re.Match[str], year: int | None, month: int, lunar: bool
) -> tuple[Mention, int]:
    day = small(match[2]) if match[2] else None
    stop = match.end()
    if lunar:
        return said(page, start, stop, year, None if year is None else str(year))
    if day is not None and not 1 <= day <= 31:
        day, stop = None, match.start(2)
    if day is None and (days := DAYS.match(page.text, stop)) is not None:
        found = _days(page, start, days, year, month)
        if found is not None:
            return found
    if day is None:
        vague = VAGUE.match(page.text, stop)
        stop = stop if vague is None else vague.end()
    page.remember(year, stop, month)
    if day is not None:
        expect_day(page, stop, year, month)
    value = None if year is None else f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return date_mention(page, start, stop, value), stop


def _days(page: Page, start: int, match: re.Match[str], year: int | None, month: int) -> tuple[Mention, int] | None:
    """4月12〜19日 as a range; of 4月12、13日 the first day."""
    first, last = small(match[1]) or 0, small(match[3]) or 0
    if not 1 <= first < last <= 31:
        return None
    page.remember(year, match.end(), month)
    low = None if year is None else f"{year}-{month:02}-{first:02}"
    if match[2] in "、・":
        page.day_month, page.day_month_at = (year, month), match.end(2)
        return date_mention(page, start, match.end(1), low), match.end(2)
    if year is None:
        return date_mention(page, start, match.end(), None), match.end()
    high = f"{year}-{month:02}-{last:02}"
    mention = Mention(start, match.end(), "", "date", "date", date_low=low, date_high=high, comparator="range")
    return mention, match.end()


def read_month(page: Page, at: int) -> tuple[Mention, int] | None:
    """A month, with its day or as a quarter, that was said without a year."""
    text = page.text
    match = MONTHS.match(text, at)
    if match is not None:
        year = year_without(page, at, small(match[1]) or 1, None, match.end())
        found = _months(page, at, match, year)
        if found is not None:
            return found, match.end()
    match = MONTH.match(text, at)
    month = None if match is None else small(match[1])
    if match is None or month is None or not 1 <= month <= 12:
        return None
    year = year_without(page, at, month, small(match[2]) if match[2] else None, match.end())
    before = page.year, page.year_at
    said = _month(page, at, match, year, month, False)
    page.year, page.year_at = before  # a month keeps no year for 同年
    return said


def year_without(page: Page, at: int, month: int, day: int | None, stop: int) -> int | None:
    """The year of a month that is said without it: that of its sentence, else the one seen from the document."""
    year = page.year_in_sentence(at)
    return year_of_month(month, day, page.anchor, looks_ahead(page.text, stop)) if year is None else year


def read_day(page: Page, at: int, day: int, stop: int) -> tuple[Mention, int] | None:
    """A day of the month that was said alone: 19日."""
    if not 1 <= day <= 31:
        return None
    where = month_of_day(day, page.anchor, looks_ahead(page.text, stop))
    if page.day_month_at == at and page.day_month is not None:
        year, month = page.day_month
        where = None if year is None else (year, month)
        expect_day(page, stop, year, month)
    value = None if where is None else f"{where[0]}-{where[1]:02}-{day:02}"
    return date_mention(page, at, stop, value), stop


def expect_day(page: Page, stop: int, year: int | None, month: int) -> None:
    """Keeps the month for a day that is listed behind the one that stops here: 4月1日(月)、5日."""
    weekday = WEEKDAY.match(page.text, stop)
    stop = stop if weekday is None else weekday.end()
    if page.text.startswith(("、", "・", "と"), stop):
        page.day_month, page.day_month_at = (year, month), stop + 1


PAST = re.compile(r"(?:した|った|いた|れた|んだ)$")
UNTIL = re.compile(r"(?:\([月火水木金土日]\))?(?:末|中)?まで")


def looks_ahead(text: str, stop: int) -> bool:
    """Whether the words soon behind a date speak of what is to come."""
    piece = text[stop : stop + 24]
    ends = [at for sign in "。\n" if (at := piece.find(sign)) >= 0]
    piece = piece[: min(ends)] if ends else piece
    past = PAST.search(piece) is not None
    return UNTIL.match(piece) is not None or any(
        word in piece for word in calendar.AHEAD if not (past and word in calendar.AHEAD_OR_THING)
    )


def read_numeric(page: Page, at: int) -> tuple[Mention, int] | None:
    """2024/4/19, 2024-04-19, 2024.4.19, 2024/4."""
    match = NUMERIC.match(page.text, at)
    if match is not None:
        value = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
        return said(page, at, match.end(), int(match[1]), value)
    match = YEAR_SLASH_MONTH.match(page.text, at)
    if match is not None:
        return said(page, at, match.end(), int(match[1]), f"{match[1]}-{int(match[2]):02}")
    return None


def year_said(page: Page, numeral: Numeral, stop: int) -> int | None:
    """The year that a number before 年, which ends at `stop`, stands for; None where it is a length of time."""
    text, value = page.text, numeral.value
    if numeral.scaled or numeral.vague or value != int(value):
        return None
    number, tail = int(value), text[stop : stop + 8]
    if CODE_FIRST <= number <= LAST_YEAR and "," not in numeral.signs:
        return None if tail.startswith(("間", "前", "以上前", "ぶり", "の歴史")) else number
    if number > 99 or (numeral.signs[0] in "百千"):
        return None
    padded = numeral.signs[0] in "0〇" and len(numeral.signs) == 2
    if tail.startswith(SPAN_TAILS) and not padded:
        return None
    if tail.startswith(")") and text.startswith("(", stop - len(numeral.signs) - 2) and number > 9:
        return full_year(number, page.anchor)  # (21年)
    if MONTH.match(text, stop) or MONTHS.match(text, stop):
        if number < 10 and not padded:
            return (page.era + number - 1) if page.era is not None else full_year(number, page.anchor)
        return full_year(number, page.anchor)
    if padded:
        return full_year(number, page.anchor)
    if number < 10 or not tail.startswith(YEAR_TAILS):
        return None
    year = full_year(number, page.anchor)
    near = page.anchor.year if page.anchor is not None else 2024
    if tail[0] in "のはが、ともにを(" and not tail.startswith(
        ("にかけ", "には", "を目", "をめ", "を境", "を機", "を予")
    ):
        return year if -11 <= year - near <= 8 or (tail[0] == "に" and -45 <= year - near <= 30) else None
    return year if -40 <= year - near <= 40 else None
