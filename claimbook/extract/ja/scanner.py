"""Reads one block: looks for what may open a quantity, and tries the families in turn at each place."""

from __future__ import annotations

import re
from decimal import Decimal

from claimbook.extract.mention import Mention

from . import amounts, dates
from .anchors import Anchor
from .cues import read_behind, read_left
from .folding import Block, blocks
from .links import link
from .names import ordinal_before, read_name
from .numerals import RUN, Numeral, read_numeral, read_signs
from .page import Page
from .units import Unit, read_unit
from .vocabulary import counters, currencies, numbers, units
from .vocabulary.names import BEFORE_KANJI, COUNTED_ALL_THE_SAME
from .wordquantities import read_words

DIGIT_SIGNS = "".join((*numbers.DIGITS, *numbers.TENS)) + "数何"
SIGNS = "".join(re.escape(sign) for sign in currencies.SIGNS)
TRIGGER = re.compile(
    rf"[0-9{DIGIT_SIGNS}{SIGNS}昨去今本来再先同翌明おこ前令平昭大慶元嘉弘天文享寛安万RHSTM半過倍首](?:(?<=[0-9{DIGIT_SIGNS}{SIGNS}])"
    r"|(?<=昨)(?=[年春夏秋冬月])|(?<=去)(?=年)|(?<=今)(?=[年春夏秋冬月])|(?<=本)(?=[年月])|(?<=来)(?=[年春夏秋冬月])"
    r"|(?<=再)(?=来[年月])|(?<=先)(?=[月々])|(?<=同)(?=[年月春夏秋冬])|(?<=翌)(?=[年々月春夏秋冬])|(?<=明)(?=[年治和])|(?<=お)(?=ととし)|(?<=こ)(?=とし)"
    r"|(?<=前)(?=年[0-9])|(?<=令)(?=和)|(?<=平)(?=成)|(?<=昭)(?=和)|(?<=大)(?=正)|(?<=[慶元嘉弘天文享寛安万])(?=[応應治永化保政和明久延禄長]"
    r"[0-9元一二三四五六七八九十])|(?<=[RHSTM])(?=[0-9元])|(?<=半)(?=[分数減額年世日期])|(?<=過)(?=半)|(?<=倍)|(?<=首)(?=位))"
)
ERA_SIGNS = frozenset("令平昭大慶元嘉弘天文享寛安万RHSTM明")
RELATIVE_SIGNS = frozenset("昨去今本来再先同翌明おこ前")
HALF_SIGNS = frozenset("半過倍首")
PHONE = re.compile(
    r"0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}|\d{1,4}(?:-\d{1,4}){2,}|\d+(?:\.\d+){2,}|\d{1,3}(?::\d{2}){1,2}|\d+対\d+"
)
SCORE = re.compile(r"\d{1,3}[-―–−ー]\d{1,3}(?![0-9億万千%円ドル年月日])")
POSTCODE = re.compile(r"\d{3}-\d{4}(?!\d)")
SLASHED = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
DENOMINATORS = frozenset((*range(2, 11), 12, 16, 20, 32, 50, 100, 1000))
PERSON = re.compile(
    r"(?:さん|氏|容疑者|被告|選手|社長|会長|教授|首相|大統領|監督|議員|知事|市長|君|ちゃん|代表|記者|さま|被告人|会長兼社長|最高経営責任者|CEO|理事長|教諭|医師|弁護士|飛行士|棋士|九段|八段|七段|六段|五段|四段|名人|竜王|女王|王座|職員|研究員|従業員|会社員|さん=|の男|の女|の男性|の女性|元首相|前首相|俳優|歌手|投手|内野手|外野手|捕手)\((?=[0-9]{1,3}\))?$"
)
CLOCK = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})時(?!間|点|期|代|価)(?:半|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})分(?:[0-9]{1,2}秒)?)?"
)
BEFORE_MINUS = frozenset((*numbers.MINUS_SIGNS, *(word[-1] for word in numbers.MINUS_WORDS)))
QUARTER_CENTURY = Numeral(Decimal(25), 0, "四", Decimal(1), True, "", False, "四半", None)
POWER = re.compile("10の([0-9]{1,2})乗")
ENGLISH_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
ENGLISH_SCALE = re.compile(rf"[ -]?({'|'.join(ENGLISH_SCALES)})(?![A-Za-z])", re.I)
ENGLISH_SIGNS = frozenset(" -mbtMBT")
JOINED = frozenset("-.:/(対時―–−ー")
LATIN = re.compile(r"[A-Za-z]+$")
LISTS = frozenset(("month", "day", "rank", "generation"))
KANJI = re.compile("[一-鿿々]")
KATAKANA = re.compile("[ァ-ヺー]")
DATE_KINDS = frozenset(("year", "month", "day", "fiscal", "decade", "generation"))
ZERO = Decimal(0)


def scan(text: str, left: int, right: int, anchor: Anchor | None, mentions: list[Mention]) -> None:
    """Appends the quantities of text[left:right], read as Japanese, in order."""
    year = month = era = None
    for begin, end in blocks(text, left, right):
        block = Block(text, begin, end)
        page = Page(block.folded, anchor)
        page.year, page.month, page.era = year, month, era
        page.year_at = -1_000
        read_page(page)
        year, month, era = page.year, page.month, page.era
        link(page.text, page.found)
        base = len(mentions)
        for mention in page.found:
            _place(mention, block, text, base)
        mentions.extend(page.found)


def _place(mention: Mention, block: Block, text: str, base: int) -> None:
    """Moves a mention from the folded block to the text as given."""
    mention.start, mention.end = block.start(mention.start), block.end(mention.end)
    mention.text = text[mention.start : mention.end]
    mention.language = "ja"
    cue = mention.cue
    if cue is not None:
        cue.start, cue.end = block.start(cue.start), block.end(cue.end)
        cue.text = text[cue.start : cue.end]
    if mention.pair is not None:
        mention.pair += base
    if mention.change is not None and mention.change["with"] is not None:
        mention.change["with"] += base


def read_page(page: Page) -> None:
    """Reads every quantity of a page."""
    stop = 0
    text = page.text
    for match in TRIGGER.finditer(text):
        at = match.start()
        if at < stop:
            continue
        sign = text[at]
        if sign in currencies.SIGNS:
            stop = _signed(page, at) or stop
        elif sign in ERA_SIGNS and (found := dates.read_era(page, at)) is not None:
            stop = _dated(page, found)
        elif sign in RELATIVE_SIGNS:
            if (found := dates.read_relative(page, at)) is not None:
                stop = _dated(page, found)
        elif sign in HALF_SIGNS:
            stop = read_words(page, at) or stop
        elif sign not in ERA_SIGNS:
            stop = max(stop, _numbered(page, at))


def _dated(page: Page, found: tuple[Mention, int]) -> int:
    mention, stop = found
    longer = dates.second_date(page, mention, stop)
    if longer is not None:
        mention, stop = longer
    page.found.append(mention)
    return stop


def _numbered(page: Page, at: int) -> int:
    """Reads what a numeral opens; returns where the reader goes on."""
    text = page.text
    if text[at] == "一" and (found := dates.read_relative(page, at)) is not None:
        return _dated(page, found)
    name = read_name(text, at)
    numeral = read_numeral(text, at)
    if numeral is None:
        run = RUN.match(text, at)
        return max(name, at + 1 if run is None else run.end())
    if text[at] == "四" and text.startswith("四半世紀", at):
        return amounts.read_amount(page, at, at, QUARTER_CENTURY, Unit("duration", "year", None, at + 4, "年"))
    if numeral.signs == "10" and (power := POWER.match(text, at)) is not None:
        value = Decimal(1).scaleb(int(power[1]))
        numeral = numeral._replace(value=value, stop=power.end(), scaled=True, signs=power[0])
        measured = read_unit(text, power.end()) or Unit("number", None, None, power.end(), "")
        return amounts.read_amount(page, at, at, numeral, measured)
    if numeral.signs.startswith("00"):
        return numeral.stop
    if text[numeral.stop : numeral.stop + 1] in JOINED and (stop := _joined(page, at, numeral)):
        return stop
    if text[numeral.stop : numeral.stop + 1] in ENGLISH_SIGNS:
        numeral = _in_english(text, numeral)
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


def _in_english(text: str, numeral: Numeral) -> Numeral:
    """5 million: a scale said in English in Japanese text."""
    match = ENGLISH_SCALE.match(text, numeral.stop)
    if match is None:
        return numeral
    value = numeral.value * Decimal(1).scaleb(ENGLISH_SCALES[match[1].lower()])
    stop = match.end()
    if text[stop : stop + 1] == " " and read_unit(text, stop + 1) is not None:
        stop += 1
    return numeral._replace(value=value, stop=stop, scaled=True)


def _joined(page: Page, at: int, numeral: Numeral) -> int:
    """The end of what signs join to a number: a date in figures, a fraction, a phone number, a clock time; else 0."""
    text = page.text
    match = dates.YEAR_GLOSSED.match(text, numeral.stop)
    if match is not None and (year := dates.small(numeral.signs)) is not None and year >= dates.CODE_FIRST:
        return _dated(page, dates.finish(page, at, match.end(), year))
    if not text[at].isascii():
        match = CLOCK.match(text, at)
        return 0 if match is None else match.end()
    skipped = _no_quantity(text, at)
    if skipped:
        return skipped
    found = dates.read_numeric(page, at)
    if found is not None:
        return _dated(page, found)
    return _slashed(page, at) or 0


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


def _signed(page: Page, at: int) -> int | None:
    """Money with its sign before it: $1.2億, ¥3,000万, US$5億."""
    text = page.text
    code = currencies.SIGNS[text[at]]
    start = at
    letters = LATIN.search(text[max(0, at - 3) : at])
    if letters is not None and letters[0] in currencies.LETTERS_BEFORE_SIGN:
        code = currencies.LETTERS_BEFORE_SIGN[letters[0]]
        start = at - len(letters[0])
    minus = text[at + 1 : at + 2] == "-"
    place = at + 1 + (text[at + 1 : at + 2] in " -")
    numeral = read_numeral(text, place)
    if numeral is None:
        return None
    numeral = _in_english(text, numeral)
    stop, factor = numeral.stop, None
    for length in (2, 1):
        letter = text[stop : stop + length]
        behind = text[stop + length : stop + length + 1]
        if letter in currencies.SIGN_SCALES and not (behind.isascii() and behind.isalnum()):
            factor = Decimal(1).scaleb(currencies.SIGN_SCALES[letter])
            stop += length
            break
    if minus:
        numeral = numeral._replace(value=-numeral.value)
    following = read_unit(text, stop)
    if following is not None and following.kind == "money" and (following.name == code or code in ("USD", "JPY")):
        code, stop = following.name or code, following.stop
    shared = _shared_end(page, start, numeral, stop, code)
    if shared is not None:
        return shared
    return amounts.read_amount(page, start, place, numeral, Unit("money", code, factor, stop, text[at]))


def _shared_end(page: Page, start: int, numeral: Numeral, stop: int, code: str) -> int | None:
    """$8〜10億: both ends are in the scale that is said last."""
    text = page.text
    sign = amounts.range_sign(text, stop)
    if sign is None:
        return None
    at = stop + len(sign) + (text[stop + len(sign) : stop + len(sign) + 1] in tuple(currencies.SIGNS))
    second = read_numeral(text, at)
    if second is None or numeral.scaled or not second.scaled:
        return None
    return _range(page, start, numeral, second, Unit("money", code, None, second.stop, "$"))


def _range(page: Page, start: int, first: Numeral, second: Numeral, unit: Unit) -> int:
    low = first.value * second.scale if not first.scaled and first.value * second.scale < second.value else first.value
    if low >= second.value:
        return amounts.read_amount(page, start, start, first, unit._replace(stop=first.stop))
    amount = second._replace(pair=(low, second.value), vague="")
    return amounts.read_range(page, start, amount, unit)


def _with_unit(page: Page, start: int, at: int, numeral: Numeral, unit: Unit | None) -> int:
    """Reads a number by what stands behind it."""
    text = page.text
    if numeral.dotted and (unit is None or unit.kind in LISTS or not unit.kind):
        return _dotted(page, start, numeral, unit)
    if unit is None:
        stop = _open_range_or_list(page, start, at, numeral)
        return stop if stop is not None else _bare(page, start, at, numeral)
    if text[at].isascii() and not _free_before(text, at, numeral, unit):
        return unit.stop
    if not unit.kind:
        return unit.stop
    start, numeral = _minus(text, at, numeral)
    if unit.kind == "part":
        return _part(page, start, numeral, unit)
    if unit.kind in DATE_KINDS:
        return max(amounts.date_or_amount(page, start, at, numeral, unit), unit.stop)
    return amounts.read_amount(page, start, at, numeral, unit)


def _minus(text: str, at: int, numeral: Numeral) -> tuple[int, Numeral]:
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


def _part(page: Page, start: int, numeral: Numeral, unit: Unit) -> int:
    """5分の1."""
    upper = read_numeral(page.text, unit.stop)
    if upper is None or numeral.value == ZERO:
        return unit.stop
    share = (upper.value / numeral.value).quantize(Decimal("1E-10")).normalize()
    fraction = upper._replace(value=share, vague="", pair=None)
    return amounts.read_amount(page, start, start, fraction, Unit("fraction", "fraction", None, upper.stop, "分の"))


def _slashed(page: Page, at: int) -> int | None:
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


def _dotted(page: Page, start: int, numeral: Numeral, unit: Unit | None) -> int:
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
        year = page.year_in_sentence(start) or dates.year_of_month(month, None, page.anchor, False)
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


def _open_range_or_list(page: Page, start: int, at: int, numeral: Numeral) -> int | None:
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
    if text[numeral.stop : numeral.stop + 1] in ("、", ",") and not numeral.vague:
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
    return _range(page, start, first, second, unit)


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
            return _range(page, start, first, second, Unit("duration", "year", None, unit.stop, "年"))
        low, high = dates.full_years(page, first, second)
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
    if unit.kind == "day" and page.text.startswith(amounts.DAYS_SPENT, unit.stop):
        return _range(page, start, first, second, Unit("duration", "day", None, unit.stop, "日"))
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
        return _range(page, start, numeral, second, unit)
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
    low, high = dates.full_years(page, first, second) if unit.kind in ("year", "fiscal") else (number, second.whole)
    if number is None or (low is not None and high is not None and not 0 < high - low <= 30):
        return None
    if unit.kind == "fiscal" or unit.kind == "year" and dates.year_said(page, first, unit.stop) is not None:
        year = number if number > 99 else dates.full_year(number, page.anchor)
        kind = "fiscal_year" if unit.kind == "fiscal" else "date"
        page.found.append(Mention(start, first.stop, "", kind, kind, date=str(year)))
    elif unit.kind == "month" and 1 <= number <= 12:
        found_year = page.year_in_sentence(start) or dates.year_of_month(number, None, page.anchor, False)
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


def _bare(page: Page, start: int, at: int, numeral: Numeral) -> int:
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
    start, numeral = _minus(text, at, numeral)
    return amounts.read_amount(page, start, at, numeral, Unit("number", None, None, stop, ""))


AND_PART = re.compile(
    r"(?:と|\+| )(?:([0-9]{1,3})/([0-9]{1,3})(?![0-9/])"
    r"|([0-9]{1,3}|[二三四五六七八九十百]{1,3})分の([0-9]{1,3}|[一二三四五六七八九十]{1,3}))"
)
CODE_BEFORE = re.compile(rf"(?<![A-Za-z])({'|'.join(sorted(currencies.CODES))}) ?$")


def _and_part(text: str, at: int) -> tuple[Decimal, int] | None:
    """What a number has after its whole part: 3と5分の1, 1 1/2."""
    match = AND_PART.match(text, at)
    if match is None:
        return None
    upper, lower = (
        (dates.small(match[1]), dates.small(match[2])) if match[1] else (dates.small(match[4]), dates.small(match[3]))
    )
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
        return numeral.scaled or numeral.whole is None
    return True
