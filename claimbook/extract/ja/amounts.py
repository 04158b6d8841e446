"""From a number and its unit to a mention: what kind of quantity it is, and what the words about it add."""

from __future__ import annotations

import re

from claimbook.extract.mention import Mention

from . import measures
from .compounds import Amount, inner_parts, multiplied
from .cues import Cue, Left, read_behind, read_direction, read_left
from .nouns import counted
from .numerals import Numeral, read_numeral
from .page import Page, cue_of
from .units import Unit, read_unit
from .vocabulary.numbers import RANGE_SIGNS, RANGE_WORDS

OUT_OF = ("中", "のうち", "の中で", "のなかで", "・地域中", "・地域のうち", "・地域の中で")
BEFORE_RANK = re.compile(r"[^。0-9\n一-十]{0,10}?(?=[0-9一二三四五六七八九十]{1,4}位)")
INTO = ("に", "へ")
NOT_INTO = ("にわた", "にかけ", "に上る", "に達", "に及", "におよ", "に相当", "に渡", "になる見", "に1", "に一", "にの")


PACE_WORDS = {"h": "hour", "s": "second", "min": "minute"}


def read_amount(page: Page, start: int, at: int, numeral: Numeral, unit: Unit) -> int:
    """Appends the quantity whose number begins at `at`, its signs at `start`, and returns where it stops."""
    if unit.word == "台" and (numeral.value != int(numeral.value) or measures.of_index(page.text, start)):
        # PUEは1.1台, ナスダックは1万6700台: a little more than that
        unit = Unit("number", None, None, numeral.stop, "")
    amount = Amount(start, numeral, unit, unit.stop)
    inner_parts(page.text, amount)
    if numeral.pair is not None and unit.kind in ("count", "duration", "percent", "multiplier"):
        amount.low, amount.high = (multiplied(each, unit) for each in numeral.pair)
        return _append(page, amount)
    return _range_of_two(page, amount) or _append(page, amount)


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
    inner_parts(text, second)
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
    if mention.kind != "count" or mention.amount is None or not text.startswith(OUT_OF, at):
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


def read_range(page: Page, start: int, ends: Numeral, unit: Unit) -> int:
    """Appends a range whose ends are the pair of a numeral, and returns where it stops."""
    amount = Amount(start, ends, unit, unit.stop)
    if ends.pair is not None:
        amount.low, amount.high = (multiplied(each, unit) for each in ends.pair)
    return _append(page, amount)


def read_alone(page: Page, start: int, numeral: Numeral, unit: Unit) -> int:
    """Appends one of several amounts whose unit is said with a later one; returns where its own signs stop."""
    left = read_left(page.text, start)
    mention = Mention(start, unit.stop, "", unit.kind, unit.name, amount=multiplied(numeral.value, unit))
    _compare(page, mention, left, None, numeral)
    mention.per = left.per
    page.found.append(mention)
    return unit.stop
