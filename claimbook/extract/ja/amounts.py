"""From a number and its unit to a mention: what kind of quantity it is, and what the words about it add."""

from __future__ import annotations

import re
from decimal import Decimal

from claimbook.extract.mention import Mention

from . import dates, measures
from .cues import Cue, Left, read_behind, read_direction, read_left
from .nouns import counted
from .numerals import Numeral, read_numeral
from .page import Page, cue_of
from .units import Unit, read_unit
from .vocabulary.cues import PER_BEHIND
from .vocabulary.numbers import RANGE_SIGNS, RANGE_WORDS

PER_CENT_PARTS = {"分": Decimal(1), "厘": Decimal("0.1"), "毛": Decimal("0.01")}
OUT_OF = ("中", "のうち", "の中で", "のなかで", "・地域中", "・地域のうち", "・地域の中で")
BEFORE_RANK = re.compile(r"[^。0-9\n一-十]{0,10}?(?=[0-9一二三四五六七八九十]{1,4}位)")
INTO = ("に", "へ")
NOT_INTO = ("にわた", "にかけ", "に上る", "に達", "に及", "におよ", "に相当", "に渡", "になる見", "に1", "に一", "にの")


PACE_WORDS = {"h": "hour", "s": "second", "min": "minute"}


class Amount:
    """A number with its unit, or a range of two, as it stands between `start` and `stop`."""

    __slots__ = ("high", "low", "numeral", "start", "stop", "unit", "value")

    def __init__(self, start: int, numeral: Numeral, unit: Unit, stop: int) -> None:
        self.start = start
        self.stop = stop
        self.unit = unit
        self.numeral = numeral
        self.value = _times(numeral.value, unit)
        self.low: Decimal | None = None
        self.high: Decimal | None = None


def _times(value: Decimal, unit: Unit) -> Decimal:
    return value if unit.factor is None else value * unit.factor


def read_amount(page: Page, start: int, at: int, numeral: Numeral, unit: Unit) -> int:
    """Appends the quantity whose number begins at `at`, its signs at `start`, and returns where it stops."""
    if unit.word == "台" and numeral.value != int(numeral.value):  # 1.1台 is a little more than 1.1
        unit = Unit("number", None, None, numeral.stop, "")
    amount = Amount(start, numeral, unit, unit.stop)
    _inner_parts(page.text, amount)
    if numeral.pair is not None and unit.kind in ("count", "duration", "percent", "multiplier"):
        amount.low, amount.high = (_times(each, unit) for each in numeral.pair)
        return _append(page, amount)
    return _range_of_two(page, amount) or _append(page, amount)


def _inner_parts(text: str, amount: Amount) -> None:
    """3割5分2厘, 150円50銭, 1時間30分, 1年半: what a second unit adds to the first."""
    unit = amount.unit
    if unit.word == "割":
        for word, worth in PER_CENT_PARTS.items():
            more = read_numeral(text, amount.stop)
            if (
                more is None
                or more.value >= 10
                or not text.startswith(word, more.stop)
                or text.startswith("分の", more.stop)
            ):
                break
            amount.value += more.value * worth
            amount.stop = more.stop + 1
        if text.startswith("引", amount.stop):
            amount.stop += 1
    elif unit.kind == "money" and unit.factor is None:
        more = read_numeral(text, amount.stop)
        part = None if more is None else read_unit(text, more.stop)
        if more is not None and part is not None and part.factor is not None and more.value < 100:
            amount.value += more.value * part.factor
            amount.stop = part.stop
    elif unit.word == "度" and (tenths := TENTHS.match(text, amount.stop)) is not None:
        amount.value += Decimal(f"0.{tenths[1]}")
        amount.stop = tenths.end()
        amount.unit = unit._replace(word="℃", name="°C")
    elif unit.word == "メートル" and (cut := HUNDREDTHS.match(text, amount.stop)) is not None and len(cut[0]) == 2:
        amount.value += Decimal(f"0.{cut[0]}")
        amount.stop = cut.end()
    elif unit.kind == "duration":
        _longer(text, amount)


def _longer(text: str, amount: Amount) -> None:
    if text.startswith("半", amount.stop) and not text.startswith(HALF_WORDS, amount.stop):
        amount.value += Decimal("0.5")
        amount.stop += 1
        return
    first = amount.unit.name
    family = next((family for family in TIMES if first in family), None)
    if family is None or first is None:
        return
    name, total = first, amount.value
    while (more := read_numeral(text, amount.stop)) is not None:
        part = read_unit(text, more.stop)
        below = family.get(name)
        if below is None or part is None or part.kind != "duration" or part.name != below[0] or more.value >= below[1]:
            break
        name, total = below[0], total * below[1] + more.value
        amount.stop = part.stop
    if name == "second" and (cut := HUNDREDTHS.match(text, amount.stop)) is not None and text[amount.stop - 1] == "秒":
        total += Decimal(f"0.{cut[0]}")
        amount.stop = cut.end()
    name, amount.value = _largest(total, first, name, family)
    amount.unit = amount.unit._replace(name=name)


TENTHS = re.compile("([1-9])分(?![の間])")  # 37度5分
HALF_WORDS = ("半ば", "半導", "半期", "半減", "半数", "半分", "半端", "半島", "半年")
HUNDREDTHS = re.compile("[0-9]{1,3}(?![0-9.,]|[ぁ-んァ-ヺー一-鿿%])|[0-9]{2}(?=[、。でのとをに])")
TIMES: tuple[dict[str | None, tuple[str, int]], ...] = (
    {"hour": ("minute", 60), "minute": ("second", 60), "second": ("", 1)},
    {"year": ("month", 12), "month": ("", 1)},
)
EXACT = Decimal("0.0001")


def _largest(total: Decimal, first: str, last: str, family: dict[str | None, tuple[str, int]]) -> tuple[str, Decimal]:
    """An amount of the unit `last` in the largest unit from `first` on that holds it: 90 minutes are 1.5 hours."""
    names, factors, factor = [first], [], 1
    while names[-1] != last:
        below = family[names[-1]]
        factors.append(below[1])
        names.append(below[0])
    for position, name in enumerate(names):
        factor = 1
        for each in factors[position:]:
            factor *= each
        value = total / factor
        if factor == 1 or (value.quantize(EXACT) == value and value * factor == total):
            return name, value if factor > 1 else total
    return last, total


def _range_of_two(page: Page, first: Amount) -> int | None:
    """3年から5年, 10%〜15%: both ends with their units. A change, 100億円から150億円に, stays two amounts."""
    text = page.text
    sign = range_sign(text, first.stop)
    if sign is None or first.unit.kind in ("", "rank"):
        return None
    at = first.stop + len(sign)
    money_sign = text[at : at + 1] in "$¥€£" and text[at : at + 1] != ""
    numeral = read_numeral(text, at + money_sign)
    if numeral is None:
        return None
    unit = first.unit if money_sign else read_unit(text, numeral.stop)
    if unit is not None and unit.kind == "year" and first.unit.word == "年" and first.unit.kind == "duration":
        unit = Unit("duration", "year", None, unit.stop, "年")
    if unit is None or unit.kind != first.unit.kind or unit.name != first.unit.name:
        return None
    second = Amount(first.start, numeral, unit, numeral.stop if money_sign else unit.stop)
    _inner_parts(text, second)
    if second.value <= first.value or (sign in RANGE_WORDS and becomes(text, second.stop, unit.kind)):
        return None
    second.low, second.high = first.value, second.value
    return _append(page, second)


RANGE_OPENERS = frozenset((*RANGE_SIGNS, *(word[0] for word in RANGE_WORDS)))


def range_sign(text: str, at: int) -> str | None:
    """The sign or word of a range that stands at `at`."""
    sign = text[at : at + 1]
    if sign not in RANGE_OPENERS:
        return None
    if sign in RANGE_SIGNS:
        return sign
    return next((word for word in RANGE_WORDS if text.startswith(word, at)), None)


def becomes(text: str, stop: int, kind: str) -> bool:
    """Whether the words behind the second of two amounts say that the first became it: …に増えた, …台に下落."""
    behind = read_behind(text, stop, kind)
    at = stop if behind is None else behind.stop
    return text.startswith(INTO, at) and not text.startswith(NOT_INTO, at) or text.startswith("まで", at)


def _append(page: Page, amount: Amount) -> int:
    """Appends the mention of an amount with the words about it; returns where the reader goes on."""
    text, unit = page.text, amount.unit
    left = read_left(text, amount.start)
    behind = read_behind(text, amount.stop, unit.kind)
    after = amount.stop if behind is None else behind.stop
    kind, name = _kind_and_name(text, amount, left, after)
    if kind is None:
        return amount.stop
    mention = Mention(amount.start, amount.stop, "", kind, name)
    if kind == "rank" and _superlative(text, amount.stop):
        return amount.stop
    _set_value(mention, amount)
    _compare(page, mention, left, behind, amount.numeral)
    mention.per = left.per or (PACE_WORDS.get(left.pace) if left.pace and kind != "measure" else None)
    if mention.per and kind == "count" and name == "time":
        mention.kind, mention.unit, mention.per = "number", f"time/{mention.per}", None
    if kind not in ("date", "age", "duration"):
        mention.direction = "down" if left.loss else read_direction(text, amount.stop)
    page.found.append(mention)
    return _out_of(page, mention, after) or amount.stop


def _superlative(text: str, stop: int) -> bool:
    return text.startswith(("置", "相", "牌"), stop)


def _kind_and_name(text: str, amount: Amount, left: Left, after: int) -> tuple[str | None, str | None]:
    unit = amount.unit
    if unit.kind == "count" and unit.name is not None:
        return "count", counted(text, left.start, amount.stop, unit.word, unit.name)
    if unit.word == "ポイント":
        return measures.points(text, amount.start, amount.stop, amount.value)
    if unit.kind == "measure":
        return measures.named(text, unit, left.start, amount.stop, left.pace, amount.value)
    return unit.kind or None, unit.name


def _set_value(mention: Mention, amount: Amount) -> None:
    if amount.low is None:
        mention.amount = amount.value
        return
    mention.amount_low, mention.amount_high, mention.comparator = amount.low, amount.high, "range"


def _compare(page: Page, mention: Mention, left: Left, behind: Cue | None, numeral: Numeral) -> None:
    cue = behind or left.cue
    if behind is not None and left.cue is not None and behind.comparator == "approx":
        cue = left.cue
    if mention.comparator == "range":
        mention.cue = None
        return
    if cue is not None:
        mention.comparator, mention.cue = cue.comparator, cue_of(page, cue)
    elif numeral.vague:
        mention.comparator = numeral.vague


def _out_of(page: Page, mention: Mention, at: int) -> int | None:
    """63カ国中28位: the count is what the rank is out of. Returns where the rank stops."""
    text = page.text
    if mention.kind != "count" or mention.amount is None:
        return None
    word = next((word for word in OUT_OF if text.startswith(word, at)), None)
    if word is None:
        return None
    at += len(word)
    match = BEFORE_RANK.match(text, at)
    at = at if match is None else match.end()
    numeral = read_numeral(text, at)
    if numeral is None or not text.startswith("位", numeral.stop):
        return None
    mention.end = numeral.stop + 1
    mention.kind = mention.unit = "rank"
    mention.out_of = int(mention.amount)
    mention.amount, mention.comparator, mention.cue = numeral.value, "eq", None
    return mention.end


def per_behind(text: str, stop: int) -> bool:
    """Whether the unit that stops here only says what the next amount is per: 1人当たり."""
    return text.startswith(PER_BEHIND, stop)


def date_or_amount(page: Page, start: int, at: int, numeral: Numeral, unit: Unit) -> int:
    """Appends what a number before 年, 月, 日, 年度, 年代 or 代 says."""
    found = _dated(page, start, at, numeral, unit)
    if found is None:
        return unit.stop
    mention, stop = found
    longer = dates.second_date(page, mention, stop) if mention.kind in ("date", "fiscal_year") else None
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
        year = whole if whole > 99 else dates.full_year(whole, page.anchor)
        return dates.finish(page, start, unit.stop - (1 + unit.word.endswith("末")), year)
    if unit.kind == "decade" and whole is not None:
        year = whole if whole > 99 else dates.full_year(whole, page.anchor)
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


DAILY = re.compile("に?(?:約|平均|最大|およそ)?[0-9]+(?!日)")
MONTHS_SPENT = ("を超え", "以内", "以上", "以下", "未満", "を経過")
DAYS_SPENT = (*PER_BEHIND, "続", "とする", "を超え", "以内", "ほど", "程度", "前後", "後", "前", "かけ", "ぶり",
    "連続", "分", "がかり", "余", "以上", "未満", "ずつ", "に1", "に一", "おき", "ごと",
              "足らず", "近く", "くらい", "ぐらい", "弱", "強", "かか", "も", "経", "のうち", "の猶予", "しか",
              "連休", "で", "半")  # fmt: skip


def _span_of_time(page: Page, start: int, numeral: Numeral, unit: Unit) -> tuple[Mention, int] | None:
    before = len(page.found)
    stop = read_amount(page, start, start, numeral, unit)
    return (page.found.pop(), stop) if len(page.found) > before else None


def read_range(page: Page, start: int, ends: Numeral, unit: Unit) -> int:
    """Appends a range whose ends are the pair of a numeral, and returns where it stops."""
    amount = Amount(start, ends, unit, unit.stop)
    if ends.pair is not None:
        amount.low, amount.high = (_times(each, unit) for each in ends.pair)
    return _append(page, amount)


def read_alone(page: Page, start: int, numeral: Numeral, unit: Unit) -> int:
    """Appends one of several amounts whose unit is said with a later one; returns where its own signs stop."""
    left = read_left(page.text, start)
    mention = Mention(start, unit.stop, "", unit.kind, unit.name, amount=_times(numeral.value, unit))
    _compare(page, mention, left, None, numeral)
    mention.per = left.per
    page.found.append(mention)
    return unit.stop
