"""Numbers without a unit behind them, and shares: 答えは192, 大さじ2, 例示さん(46), 5分の1, 1/2, 3と5分の1."""

from __future__ import annotations

import re
from decimal import Decimal

from claimbook.extract.mention import Mention

from . import amounts
from .cues import read_behind, read_left
from .numerals import Numeral, read_numeral, small
from .page import Page
from .units import Unit, read_unit
from .vocabulary import currencies, numbers, units
from .vocabulary.names import NATIONS

AND_PART = re.compile(
    r"(?:と|\+| )(?:([0-9]{1,3})/([0-9]{1,3})(?![0-9/])"
    r"|([0-9]{1,3}|[二三四五六七八九十百]{1,3})分の([0-9]{1,3}|[一二三四五六七八九十]{1,3}))"
)
CODE_BEFORE = re.compile(rf"(?<![A-Za-z])({'|'.join(sorted(currencies.CODES))}) ?$")
PERSON = re.compile(
    r"(?:さん|氏|容疑者|被告|選手|社長|会長|教授|首相|大統領|監督|議員|知事|市長|君|ちゃん|代表|記者|さま|被告人|会長兼社長|最高経営責任者|CEO|理事長|教諭|医師|弁護士|飛行士|棋士|九段|八段|七段|六段|五段|四段|名人|竜王|女王|王座|職員|研究員|従業員|会社員|さん=|の男|の女|の男性|の女性|元首相|前首相|俳優|歌手|投手|内野手|外野手|捕手)\((?=[0-9]{1,3}\))?$"
)
SLASHED = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
DENOMINATORS = frozenset((*range(2, 11), 12, 16, 20, 32, 50, 100, 1000))
BEFORE_MINUS = frozenset((*numbers.MINUS_SIGNS, *(word[-1] for word in numbers.MINUS_WORDS)))
NATION_BEFORE = re.compile(rf"(?:{'|'.join(sorted(NATIONS))})$")
LISTED = re.compile(r"に対し|に対して|と|、|。|だった|だ|で")  # 米国59に対し中国35と
KANJI = re.compile("[一-鿿々]")
KATAKANA = re.compile("[ァ-ヺー]")
LATIN = re.compile(r"[A-Za-z]+$")
ZERO = Decimal(0)


def read_bare(page: Page, start: int, at: int, numeral: Numeral) -> int:
    """A number without a unit: an age in brackets, a spoonful, a year, or just a number."""
    text = page.text
    stop = numeral.stop
    mixed = _and_part(text, stop)
    if mixed is not None:
        numeral = numeral._replace(value=numeral.value + mixed[0], stop=mixed[1], scaled=True, signs="½")
        stop = mixed[1]
        unit = read_unit(text, stop)
        if unit is not None and unit.kind in ("count", "measure", "multiplier", "duration", "money"):
            return amounts.read_amount(page, at, at, numeral, unit)
    spoon = _spoon(text, at)
    if spoon is not None:
        return amounts.read_amount(page, spoon[0], at, numeral, Unit("measure", spoon[1], None, stop, ""))
    code = CODE_BEFORE.search(text[max(0, at - 5) : at])
    if code is not None:
        start = at - len(code[0])
        name = "CNY" if code[1] == "RMB" else code[1]
        return amounts.read_amount(page, start, at, numeral, Unit("money", name, None, stop, code[1]))
    before = text[at - 1 : at] if at else ""
    behind = text[stop : stop + 1]
    if before == "(" and behind == ")":
        if numeral.whole is not None and numeral.whole <= 120 and PERSON.search(text[max(0, at - 12) : at]):
            page.found.append(Mention(at, stop, "", "age", "year", amount=numeral.value))
        return stop
    if not _stands_alone(text, at, stop, before, behind, numeral):
        return stop
    whole = numeral.whole
    if whole is not None and 1900 <= whole <= 2060 and len(numeral.signs) == 4:
        page.found.append(Mention(at, stop, "", "date", "date", date=str(whole)))
        return stop
    start, numeral = minus(text, at, numeral)
    return amounts.read_amount(page, start, at, numeral, Unit("number", None, None, stop, ""))


def _and_part(text: str, at: int) -> tuple[Decimal, int] | None:
    """What a number has after its whole part: 3と5分の1, 1 1/2."""
    match = AND_PART.match(text, at)
    if match is None:
        return None
    upper, lower = (small(match[1]), small(match[2])) if match[1] else (small(match[4]), small(match[3]))
    if not upper or not lower or upper >= lower:
        return None
    return (Decimal(upper) / Decimal(lower)).quantize(Decimal("1E-10")).normalize(), match.end()


def _stands_alone(text: str, at: int, stop: int, before: str, behind: str, numeral: Numeral) -> bool:
    """Whether a number without a unit is said as a number, and is no part of a name, a heading or a list's mark."""
    if (
        behind
        and behind.isascii()
        and (behind.isalpha() or behind in "_/@#&" or (behind == "-" and text[stop + 1 : stop + 2].isalnum()))
    ):
        return False
    if before and before.isascii():
        if before.isalnum() or before in "._/\\@#&-:[":
            return before == "-" and not text[at - 2 : at - 1].isalnum()
        if before == " " and LATIN.search(text[max(0, at - 16) : at - 1]) is not None:
            return False
    if numeral.signs[0] == "0" and len(numeral.signs) > 1 and numeral.whole is not None:
        return False
    if not numeral.scaled and numeral.whole is not None:
        if (
            (not before or before == "\n")
            and behind in (".", ")", "、", ":", "．", "\n", " ", "　")
            and stop < len(text)
        ):
            return False
        if behind and (KANJI.match(behind) or KATAKANA.match(behind)) and not read_behind(text, stop, "number"):
            return False
    left = read_left(text, at)
    if left.start != at:
        return True
    if before and (KANJI.match(before) or KATAKANA.match(before)):
        listed = NATION_BEFORE.search(text[max(0, at - 8) : at]) is not None and LISTED.match(text, stop) is not None
        return numeral.scaled or numeral.whole is None or listed
    return True


def read_part(page: Page, start: int, numeral: Numeral, unit: Unit) -> int:
    """5分の1."""
    upper = read_numeral(page.text, unit.stop)
    if upper is None or numeral.value == ZERO:
        return unit.stop
    share = (upper.value / numeral.value).quantize(Decimal("1E-10")).normalize()
    fraction = upper._replace(value=share, vague="", pair=None)
    return amounts.read_amount(page, start, start, fraction, Unit("fraction", "fraction", None, upper.stop, "分の"))


def read_slashed(page: Page, at: int) -> int | None:
    """1/2, and 2分の1 written so; None where it is none."""
    text = page.text
    match = SLASHED.match(text, at)
    if match is None:
        return None
    upper, lower = int(match[1]), int(match[2])
    if lower not in DENOMINATORS or not 0 < upper < lower or (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return match.end()
    share = (Decimal(upper) / Decimal(lower)).quantize(Decimal("1E-10")).normalize()
    numeral = Numeral(share, match.end(), "0", Decimal(1), True, "", False, match[0], None)
    unit = read_unit(text, match.end())
    spoon = _spoon(text, at)
    if spoon is not None:
        return amounts.read_amount(page, spoon[0], at, numeral, Unit("measure", spoon[1], None, match.end(), ""))
    if unit is not None and unit.kind in ("count", "measure"):
        return amounts.read_amount(page, at, at, numeral, unit)
    return amounts.read_amount(page, at, at, numeral, Unit("fraction", "fraction", None, match.end(), "/"))


def _spoon(text: str, at: int) -> tuple[int, str] | None:
    """大さじ before the number."""
    for word, name in units.SPOONS.items():
        if text.startswith(word, at - len(word)) and at >= len(word):
            return at - len(word), name
    return None


def minus(text: str, at: int, numeral: Numeral) -> tuple[int, Numeral]:
    """A number below nought: -5度, マイナス5%, ▲3.2%."""
    sign = text[at - 1 : at] if at else ""
    if sign not in BEFORE_MINUS:
        return at, numeral
    if sign in numbers.MINUS_SIGNS and (at < 2 or not (text[at - 2].isalnum() or text[at - 2] in ")」")):
        return at - 1, numeral._replace(value=-numeral.value)
    for word in numbers.MINUS_WORDS:
        if text.startswith(word, at - len(word)) and at >= len(word):
            return at - len(word), numeral._replace(value=-numeral.value)
    return at, numeral
