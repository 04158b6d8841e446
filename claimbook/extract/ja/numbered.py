"""What a number in digits or kanji opens: a quantity by what stands behind it, or a part of a name."""

from __future__ import annotations

import re
from decimal import Decimal

from . import amounts, dates
from .bare import AND_PART, KANJI, LATIN, minus, read_bare, read_part, read_slashed
from .dateranges import append_date
from .english import ENGLISH_SIGNS, in_english
from .later_units import read_dotted, read_with_later_unit
from .names import ordinal_before, read_name
from .numerals import RUN, Numeral, read_numeral, small
from .page import Page
from .relative import read_relative
from .times import date_or_amount
from .units import DATE_KINDS, Unit, read_unit
from .vocabulary import counters, numbers
from .vocabulary.names import BEFORE_KANJI, COUNTED_ALL_THE_SAME
from .vocabulary.numbers import MANY, SOME

PHONE = re.compile(
    r"0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}|\d{1,4}(?:-\d{1,4}){2,}|\d+(?:\.\d+){2,}|\d{1,3}(?::\d{2}){1,2}|\d+対\d+"
)
SCORE = re.compile(r"\d{1,3}[-―–−ー]\d{1,3}(?![0-9億万千%円ドル年月日])")
POSTCODE = re.compile(r"\d{3}-\d{4}(?!\d)")
CLOCK = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})時(?!間|点|期|代|価)(?:半|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})分(?:[0-9]{1,2}秒)?)?"
)
JOINED = frozenset("-.:/(対時―–−ー")
CENTURIES = ("ぶり", "以上", "余", "にわた", "をかけ", "前", "後", "近く", "半")
POWER = re.compile("([×xX] ?)?10の([0-9]{1,2})乗")
POWER_OPENERS = frozenset("×xX1")
QUARTER_CENTURY = Numeral(Decimal(25), 0, "四", Decimal(1), True, "", False, "四半", None)
LISTS = frozenset(("month", "day", "rank", "generation"))


def read_numbered(page: Page, at: int) -> int:
    """Reads what a numeral opens; returns where the reader goes on."""
    text = page.text
    if text[at] == "一" and (found := read_relative(page, at)) is not None:
        return append_date(page, found)
    name = read_name(text, at)
    numeral = read_numeral(text, at)
    if numeral is None and text[at] in SOME + MANY:
        return max(name, at + 1)
    if numeral is None:
        run = RUN.match(text, at)
        return max(name, at + 1 if run is None else run.end())
    if text[at] == "四" and text.startswith("四半世紀", at):
        return amounts.read_amount(page, at, at, QUARTER_CENTURY, Unit("duration", "year", None, at + 4, "年"))
    if numeral.signs == "10":
        power = POWER.match(text, at)
    else:
        power = POWER.match(text, numeral.stop) if text[numeral.stop : numeral.stop + 1] in POWER_OPENERS else None
    if power is not None and bool(power[1]) is not (numeral.signs == "10"):
        value = Decimal(1 if numeral.signs == "10" else numeral.value).scaleb(int(power[2]))
        numeral = numeral._replace(value=value, stop=power.end(), scaled=True, signs=power[0])
        measured = read_unit(text, power.end()) or Unit("number", None, None, power.end(), "")
        return amounts.read_amount(page, at, at, numeral, measured)
    if numeral.signs.startswith("00"):
        return numeral.stop
    if text[numeral.stop : numeral.stop + 1] in JOINED and (stop := _joined(page, at, numeral)):
        return stop
    if text[numeral.stop : numeral.stop + 1] in ENGLISH_SIGNS:
        numeral = in_english(text, numeral)
    unit = read_unit(text, numeral.stop)
    if unit is None and text.startswith("余", numeral.stop):
        unit = read_unit(text, numeral.stop + 1)
        numeral = numeral._replace(vague="gt")
    if unit is None and text[numeral.stop : numeral.stop + 1] == " ":
        apart = read_unit(text, numeral.stop + 1)
        unit = apart if apart is not None and apart.word.isascii() else None
    if name > at and name >= (numeral.stop if unit is None else unit.stop):
        return name
    stop = _ordinal(text, at, unit)
    if stop:
        return max(stop, numeral.stop)
    if not text[at].isascii() and not _kanji_number(text, at, numeral, unit):
        return max(numeral.stop, at + 1)
    return _with_unit(page, at, at, numeral, unit)


def _joined(page: Page, at: int, numeral: Numeral) -> int:
    """The end of what signs join to a number: a date in figures, a fraction, a phone number, a clock time; else 0."""
    text = page.text
    match = dates.YEAR_GLOSSED.match(text, numeral.stop)
    if match is not None and (year := small(numeral.signs)) is not None and year >= dates.CODE_FIRST:
        return append_date(page, dates.finish(page, at, match.end(), year))
    if not text[at].isascii():
        match = CLOCK.match(text, at)
        return 0 if match is None else match.end()
    skipped = _no_quantity(text, at)
    if skipped:
        return skipped
    found = dates.read_numeric(page, at)
    if found is not None:
        return append_date(page, found)
    return read_slashed(page, at) or 0


def _no_quantity(text: str, at: int) -> int:
    """The end of a phone number, a score, a clock time or a version that starts at `at`; 0 where there is none."""
    for pattern in (PHONE, POSTCODE):
        match = pattern.match(text, at)
        if match is not None and dates.NUMERIC.match(text, at) is None:
            return match.end()
    match = SCORE.match(text, at)
    if match is not None and read_unit(text, match.end()) is None:
        return match.end()
    match = CLOCK.match(text, at)
    return 0 if match is None else match.end()


def _ordinal(text: str, at: int, unit: Unit | None) -> int:
    """The end of a number that a word before it makes one of a row, 0 where none does."""
    if unit is not None and unit.word == "区" and at and KANJI.match(text[at - 1]) and not text.startswith("23", at):
        return unit.stop
    word = ordinal_before(text, at)
    if word is None:
        return 0
    if word == "第" and unit is not None and unit.kind == "rank":
        return 0
    if word in COUNTED_ALL_THE_SAME and unit is not None and unit.kind not in ("",):
        return 0
    return at + 1 if unit is None else unit.stop


def _kanji_number(text: str, at: int, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether a numeral in kanji is a number here and no part of a word."""
    before = text[at - 1 : at] if at else ""
    kanji_before = bool(before) and KANJI.match(before) is not None
    if unit is None:
        if text[numeral.stop : numeral.stop + 1] == "、" and not kanji_before:
            return _next_of_two(text, numeral)
        if not kanji_before and AND_PART.match(text, numeral.stop):
            return True
        kanji_before = kanji_before and not text.endswith(numbers.MINUS_WORDS, 0, at)
        alone = not kanji_before and not KANJI.match(text[numeral.stop : numeral.stop + 1])
        if numeral.scaled or (len(numeral.signs) > 1 and numeral.vague == ""):
            return alone
        return numeral.stop == len(text.rstrip()) and (at == 0 or text.endswith(numbers.MINUS_WORDS, 0, at))
    if not unit.kind:
        return False
    if len(numeral.signs) > 1:
        return True
    if kanji_before and before not in BEFORE_KANJI:
        return False
    if unit.kind == "count":
        return unit.word in counters.AFTER_ONE_KANJI and not (
            numeral.signs == "一" and unit.word in ("つ", "度", "回", "本", "機")
        )
    if unit.kind == "duration":
        return unit.word not in ("分", "泊", "夜", "晩") or text.startswith(("間", "後", "前", "以内"), unit.stop)
    return unit.kind != "measure" or len(unit.word) > 1 or (unit.word == "度" and numeral.signs != "一")


def _next_of_two(text: str, numeral: Numeral) -> bool:
    """二、三回."""
    second = read_numeral(text, numeral.stop + 1)
    if second is None or second.value / second.scale != numeral.value + 1 or len(numeral.signs) > 1:
        return False
    unit = read_unit(text, second.stop)
    return unit is not None and bool(unit.kind)


def _with_unit(page: Page, start: int, at: int, numeral: Numeral, unit: Unit | None) -> int:
    """Reads a number by what stands behind it."""
    text = page.text
    if numeral.dotted and (unit is None or unit.kind in LISTS or not unit.kind):
        return read_dotted(page, start, numeral, unit)
    if unit is None:
        stop = read_with_later_unit(page, start, at, numeral)
        return stop if stop is not None else read_bare(page, start, at, numeral)
    if text[at].isascii() and not _free_before(text, at, numeral, unit):
        return unit.stop
    if not unit.kind:
        return unit.stop
    start, numeral = minus(text, at, numeral)
    if unit.word == "世紀" and numeral.value > 3 and not text.startswith(CENTURIES, unit.stop):
        return unit.stop  # 20世紀
    if unit.kind == "part":
        return read_part(page, start, numeral, unit)
    if unit.kind in DATE_KINDS:
        return max(date_or_amount(page, start, at, numeral, unit), unit.stop)
    return amounts.read_amount(page, start, at, numeral, unit)


def _free_before(text: str, at: int, numeral: Numeral, unit: Unit) -> bool:
    """Whether the sign before a number in digits leaves it a number: not H100, GPT-4 or 3.5.1."""
    before = text[at - 1 : at] if at else ""
    if not before or not before.isascii():
        return True
    if before.isalpha():
        letters = LATIN.search(text[max(0, at - 12) : at])
        word = letters[0] if letters is not None else ""
        spelled = (
            unit.kind in ("money", "count", "percent", "multiplier", "duration", "age", "rank")
            and not unit.word.isascii()
        )
        return len(word) > 1 and spelled and (numeral.scaled or word.isupper() or len(word) > 3)
    if before == "-":
        return not text[at - 2 : at - 1].isalnum() or not text[at - 2 : at - 1].isascii()
    return before not in "._/\\@#&=" or before == "=" or (before == "/" and not text[at - 2 : at - 1].isalnum())
