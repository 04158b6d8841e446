"""Numbers that take their unit from a later one: 50〜60億ドル, 2、3人, 5、12、15億円, 23、24年度, 4・5月."""

from __future__ import annotations

from decimal import Decimal

from claimbook.extract.mention import Mention

from . import amounts, dates
from .anchors import full_year, year_of_month
from .dateranges import full_years
from .numerals import Numeral, read_numeral, read_signs
from .page import Page
from .times import DAYS_SPENT
from .units import DATE_KINDS, Unit, read_unit
from .vocabulary import numbers


def read_dotted(page: Page, start: int, numeral: Numeral, unit: Unit | None) -> int:
    """4・5月: two of a row, the first takes the unit of the last; a bare 3・11 is a name."""
    if unit is None or not unit.kind:
        return numeral.stop
    first, _, rest = numeral.signs.partition("・")
    reading = read_signs(first)
    if reading is None or "・" in rest:
        return unit.stop
    stop = start + len(first)
    if unit.kind == "month":
        month = int(reading.value)
        if not 1 <= month <= 12:
            return unit.stop
        year = page.year_in_sentence(start) or year_of_month(month, None, page.anchor, False)
        page.found.append(dates.date_mention(page, start, stop, None if year is None else f"{year}-{month:02}"))
    elif unit.kind == "day" and (found := dates.read_day(page, start, int(reading.value), stop)) is not None:
        page.found.append(found[0])
    elif unit.kind == "generation":
        low = Mention(start, stop, "", "age", "year", comparator="range")
        low.amount_low, low.amount_high = reading.value, reading.value + 9
        page.found.append(low)
    elif unit.kind == "rank":
        page.found.append(Mention(start, stop, "", "rank", "rank", amount=reading.value))
    return stop + 1


def read_with_later_unit(page: Page, start: int, at: int, numeral: Numeral) -> int | None:
    """50〜60億ドル, 1万から1万5千人, 2、3人, 5、10、15億円: a number that takes its unit from a later one."""
    text = page.text
    if at and text[at - 1].isascii() and text[at - 1].isalnum():
        return None
    sign = amounts.range_sign(text, numeral.stop)
    if sign is not None:
        second = read_numeral(text, numeral.stop + len(sign))
        unit = None if second is None else read_unit(text, second.stop)
        if second is None or unit is None or not unit.kind:
            return None
        return _open_range(page, start, at, numeral, second, unit, sign)
    if (
        text[numeral.stop : numeral.stop + 1] in ("、", ",")
        and not numeral.vague
        and (numeral.whole is not None or numeral.scaled or not numeral.signs.isascii())
    ):
        return _open_list(page, start, at, numeral)
    return None


def _open_range(page: Page, start: int, at: int, first: Numeral, second: Numeral, unit: Unit, sign: str) -> int | None:
    text = page.text
    if at and text[at - 1].isascii() and text[at - 1].isalpha():
        return None
    if unit.kind in DATE_KINDS:
        return _range_of_dates(page, start, first, second, unit)
    if unit.kind == "part":
        return _range_of_parts(page, start, first, second, unit)
    if unit.kind == "rank" and sign == "-":
        return None
    if sign in numbers.RANGE_WORDS and amounts.becomes(text, unit.stop, unit.kind):
        scale = second.scale if not first.scaled and first.value < second.value / second.scale * 10 else Decimal(1)
        return amounts.read_alone(
            page, start, first._replace(value=first.value * scale), unit._replace(stop=first.stop)
        )
    return range_of(page, start, first, second, unit)


def range_of(page: Page, start: int, first: Numeral, second: Numeral, unit: Unit) -> int:
    low = first.value * second.scale if not first.scaled and first.value * second.scale < second.value else first.value
    if low >= second.value:
        return amounts.read_amount(page, start, start, first, unit._replace(stop=first.stop))
    amount = second._replace(pair=(low, second.value), vague="")
    return amounts.read_range(page, start, amount, unit)


def _range_of_parts(page: Page, start: int, first: Numeral, second: Numeral, unit: Unit) -> int | None:
    """5〜10分の1."""
    upper = read_numeral(page.text, unit.stop)
    if upper is None or not 0 < first.value < second.value:
        return None
    low, high = ((upper.value / each).quantize(Decimal("1E-10")).normalize() for each in (second.value, first.value))
    ends = upper._replace(pair=(low, high), vague="")
    return amounts.read_range(page, start, ends, Unit("fraction", "fraction", None, upper.stop, "分の"))


def _range_of_dates(page: Page, start: int, first: Numeral, second: Numeral, unit: Unit) -> int | None:
    """3〜5年 is a length of time, 2024〜26年 and 4〜6月 are dates, 20〜30代 ages."""
    if unit.kind == "month":
        found = dates.read_month(page, start)
        if found is not None and found[1] > first.stop:
            page.found.append(found[0])
            return found[1]
    if unit.kind == "generation":
        if first.whole is None or second.whole is None:
            return None
        mention = Mention(start, unit.stop, "", "age", "year", comparator="range")
        mention.amount_low, mention.amount_high = first.value, second.value + 9
        page.found.append(mention)
        return unit.stop
    if unit.kind in ("year", "fiscal"):
        fiscal = unit.kind == "fiscal"
        years = first.whole is not None and first.whole >= dates.CODE_FIRST
        later = dates.year_said(page, second, unit.stop) if not fiscal else None
        if not years and not fiscal and later is None:
            return range_of(page, start, first, second, Unit("duration", "year", None, unit.stop, "年"))
        low, high = full_years(page, first, second)
        return _date_range(page, start, unit.stop, "fiscal_year" if fiscal else "date", low, high)
    if unit.kind in ("day", "month"):
        return _day_range(page, start, first, second, unit)
    return None


def _date_range(page: Page, start: int, stop: int, kind: str, low: int | None, high: int | None) -> int | None:
    if low is None or high is None or high <= low:
        return None
    page.remember(high, stop)
    page.found.append(Mention(start, stop, "", kind, kind, date_low=str(low), date_high=str(high), comparator="range"))
    return stop


def _day_range(page: Page, start: int, first: Numeral, second: Numeral, unit: Unit) -> int | None:
    if unit.kind == "day" and page.text.startswith(DAYS_SPENT, unit.stop):
        return range_of(page, start, first, second, Unit("duration", "day", None, unit.stop, "日"))
    if first.whole is None or second.whole is None or not 0 < first.whole < second.whole <= 31:
        return None
    if unit.kind == "month":
        return None
    day = dates.read_day(page, start, second.whole, unit.stop)
    if day is None:
        return None
    high = day[0].date
    mention = day[0]
    if high is not None:
        mention.date, mention.date_low, mention.date_high = None, f"{high[:8]}{first.whole:02}", high
        mention.comparator, mention.cue = "range", None
    page.found.append(mention)
    return unit.stop


def _open_list(page: Page, start: int, at: int, numeral: Numeral) -> int | None:
    """2、3人 is two or three; 5、10、15億円 are three amounts; 23、24年度 two years."""
    text = page.text
    second = read_numeral(text, numeral.stop + 1)
    if second is None:
        return None
    last = second
    while (unit := read_unit(text, last.stop)) is None and text[last.stop : last.stop + 1] in ("、", ","):
        following = read_numeral(text, last.stop + 1)
        if following is None or last.stop - start > 24:
            return None
        last = following
    if unit is None or not unit.kind or unit.kind in ("part",):
        return None
    if (
        last is second
        and numeral.value + 1 == second.value / second.scale < 10
        and unit.kind not in DATE_KINDS - {"year"}
    ):
        if unit.kind == "year":
            unit = Unit("duration", "year", None, unit.stop, "年")
        return range_of(page, start, numeral, second, unit)
    if unit.kind in DATE_KINDS:
        return _listed_date(page, start, numeral, second, unit)
    if numeral.scaled and not last.scaled:
        return None
    scale = last.scale if not numeral.scaled else Decimal(1)
    shared = numeral._replace(value=numeral.value * scale)
    return amounts.read_alone(page, start, shared, unit._replace(stop=numeral.stop))


def _listed_date(page: Page, start: int, first: Numeral, second: Numeral, unit: Unit) -> int | None:
    """23、24年度 and 4、5月: the first of a row of dates."""
    number = first.whole
    low, high = full_years(page, first, second) if unit.kind in ("year", "fiscal") else (number, second.whole)
    if number is None or (low is not None and high is not None and not 0 < high - low <= 30):
        return None
    if unit.kind == "fiscal" or unit.kind == "year" and dates.year_said(page, first, unit.stop) is not None:
        year = number if number > 99 else full_year(number, page.anchor)
        kind = "fiscal_year" if unit.kind == "fiscal" else "date"
        page.found.append(Mention(start, first.stop, "", kind, kind, date=str(year)))
    elif unit.kind == "month" and 1 <= number <= 12:
        found_year = page.year_in_sentence(start) or year_of_month(number, None, page.anchor, False)
        value = None if found_year is None else f"{found_year}-{number:02}"
        page.found.append(Mention(start, first.stop, "", "date", "date", date=value))
    elif unit.kind == "day" and (found := dates.read_day(page, start, number, first.stop)) is not None:
        page.found.append(found[0])
    elif unit.kind == "generation" and number % 10 == 0:
        mention = Mention(start, first.stop, "", "age", "year", comparator="range")
        mention.amount_low, mention.amount_high = first.value, first.value + 9
        page.found.append(mention)
    else:
        return None
    return first.stop + 1
