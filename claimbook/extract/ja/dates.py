"""Dates, fiscal years, seasons and eras, as precise as the text: 2024年4月19日, 24年度, 令和6年4月, 昨年末."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from .anchors import away, fiscal_year, full_year, month_of_day, season_year, year_of_month
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
RANGE_TO = re.compile(r"(?:から|〜|～|~|-|–|—|−|―|ー|→)")
CLOSES_RANGE = re.compile(r"まで|にかけ|の(?!予算)|に渡|にわた|間|にも|を")
NUMERIC = re.compile(r"([12][0-9]{3})([/.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9/.-])")
YEAR_SLASH_MONTH = re.compile(r"([12][0-9]{3})/(0?[1-9]|1[0-2])(?![0-9/])")
ERA_NAMES = "|".join(sorted(calendar.ERAS, key=len, reverse=True))
ERA = re.compile(
    rf"(?P<name>{ERA_NAMES})(?P<n>[0-9]{{1,3}}|元|[一二三四五六七八九十]{{1,3}})"
    r"(?:\((?:西暦)?[12][0-9]{3}年?\))?(?P<mark>年|[./・](?=[0-9]))"
)
ERA_LIST = re.compile(
    r"(?P<name>令和|平成|昭和|大正|明治)(?P<n>[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})年?(?P<sep>〜|～|~|-|–|—|から|、|・)"
    r"(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})年(?P<fiscal>度)?"
)
ERA_LETTER = re.compile(r"(?P<name>[RHSTM])(?P<n>[0-9]{1,2}|元)(?P<mark>年|[./](?=(?:0?[1-9]|1[0-2])(?![0-9%])))")
ERA_REST = re.compile(r"(0?[1-9]|1[0-2])(?:[./](0?[1-9]|[12][0-9]|3[01]))?(?![0-9.])(?!月)")
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
        return _said(page, start, match.end(), year, value)
    match = PART.match(text, at)
    if match is not None:
        value = None if year is None else f"{year}-{calendar.PARTS[match[0]]}"
        return _said(page, start, match.end(), year, value)
    match = VAGUE.match(text, at)
    return _said(page, start, at if match is None else match.end(), year, None if year is None else str(year))


def _said(page: Page, start: int, stop: int, year: int | None, value: str | None) -> tuple[Mention, int]:
    page.remember(year, stop)
    return date_mention(page, start, stop, value), stop


def _months(page: Page, start: int, match: re.Match[str], year: int | None) -> Mention | None:
    """4〜6月期 as a quarter of a year, 4〜9月 as a range of months; None where it is neither."""
    first, last = small(match[1]) or 0, small(match[2]) or 0
    if not 1 <= first <= 12 or not 1 <= last <= 12 or first == last:
        return None
    part = calendar.QUARTERS.get((first, last))
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
        return _said(page, start, stop, year, None if year is None else str(year))
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
    value = None if where is None else f"{where[0]}-{where[1]:02}-{day:02}"
    return date_mention(page, at, stop, value), stop


UNTIL = re.compile(r"(?:\([月火水木金土日]\))?(?:末|中)?まで")


def looks_ahead(text: str, stop: int) -> bool:
    """Whether the words soon behind a date speak of what is to come."""
    piece = text[stop : stop + 24]
    ends = [at for sign in "。\n" if (at := piece.find(sign)) >= 0]
    piece = piece[: min(ends)] if ends else piece
    return UNTIL.match(piece) is not None or any(word in piece for word in calendar.AHEAD)


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
    return _said(page, at, rest.end(), year, value)


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
        return _said(page, at, match.end(), year, None if year is None else f"{year}-{season}")
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


def read_numeric(page: Page, at: int) -> tuple[Mention, int] | None:
    """2024/4/19, 2024-04-19, 2024.4.19, 2024/4."""
    match = NUMERIC.match(page.text, at)
    if match is not None:
        value = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
        return _said(page, at, match.end(), int(match[1]), value)
    match = YEAR_SLASH_MONTH.match(page.text, at)
    if match is not None:
        return _said(page, at, match.end(), int(match[1]), f"{match[1]}-{int(match[2]):02}")
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


SECOND = re.compile(
    rf"(?:(?:(?P<era>令和|平成|昭和)|西暦)?(?P<y>[0-9]{{1,4}}|[〇一二三四五六七八九十百千]{{1,7}})年(?P<f>度)?(?![間半代])(?:末)?)?(?:(?P<m>{NUM})月(?!期))?(?:(?<!年)(?P<d>{NUM})日(?!間))?"
)


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
