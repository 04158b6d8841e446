"""Reads one quantity where one can start: dates, ranks and factors first, then a range or an amount with its unit."""

from __future__ import annotations

from decimal import Decimal

from .ages import read_age, read_aged_plural
from .amounts import Amount, kind_and_unit, read_amount, read_one_and_part
from .anchors import Anchor
from .antecedents import noun_before
from .building import build, build_date
from .dates import read_day_alone
from .datespans import read_dates
from .durations import read_single, read_spanned
from .fractions import is_share, read_ratio
from .lexicon import (
    ARTICLE,
    BETWEEN,
    CALENDAR,
    CURRENCY,
    DASH,
    DECADE,
    DIGITS,
    DURATION,
    FACTOR,
    FILLER,
    FUSED,
    LEADING_POINT,
    MINUS,
    MONEY_LETTERS,
    MONTH,
    NUMERIC,
    ORDINAL,
    RELATIVE,
    SEASON,
    SIGN,
    SPOKEN_POINT,
    VAGUE,
)
from .lists import share_of_list
from .mention import Mention
from .multipliers import read_factor
from .names import is_name, is_worded_name
from .numerals import read_number
from .ranges import read_opened_range, read_range
from .ranks import read_numbered, read_ordinal, read_rank
from .tokens import Tokens
from .unit import Unit
from .vocabulary.durations import FILLERS
from .vocabulary.nouns import CASUALTIES

DATE_OPENERS = DIGITS | MONTH | SEASON | RELATIVE | CALENDAR | ORDINAL
AMOUNT_OPENERS = SIGN | MONEY_LETTERS | MINUS | FUSED
STARTS_OF_AMOUNT = NUMERIC | AMOUNT_OPENERS | ARTICLE | VAGUE | SPOKEN_POINT
# what may come after “a”, “from” and “between” where a quantity starts with them
AFTER_OPENER = STARTS_OF_AMOUNT | DURATION | MONTH | CURRENCY
# frequent tokens that open a quantity only before certain others, and what makes them more than that
OPENERS = ARTICLE | BETWEEN | MONEY_LETTERS | MINUS | LEADING_POINT
MAY_FOLLOW = AFTER_OPENER | SIGN | DIGITS | LEADING_POINT | DASH | FILLER
CERTAIN = (NUMERIC & ~LEADING_POINT) | DATE_OPENERS | FACTOR
Found = tuple[Mention, int]


def read_quantity(tokens: Tokens, index: int, anchor: Anchor | None) -> Found | None:
    """The quantity that starts at token `index` and the token after it, or None."""
    flags, following = tokens.flags[index], tokens.flags[index + 1]
    if flags & OPENERS and not flags & CERTAIN and not _opens(tokens, index, flags, following):
        return None
    if flags & FACTOR:
        factor = _factor(tokens, index)
        if factor is not None:
            return factor
    if flags & DECADE or flags & DIGITS and tokens.words[index + 1] == "s" and tokens.touching[index + 1]:
        ages = read_aged_plural(tokens, index)
        if ages is not None:
            return ages
    if flags & DATE_OPENERS:
        date = read_dates(tokens, index, anchor)
        if date is not None:
            return build_date(tokens, date), date.stop
    if flags & (ORDINAL | DIGITS):
        if read_ordinal(tokens, index) is not None:
            day = read_day_alone(tokens, index, anchor)
            if day is not None:
                return build_date(tokens, day), day.stop
            return _rank(tokens, index)
        if tokens.words[index - 1] in ("no", "number") or tokens.words[index - 2 : index] == ["no", "."]:
            number = read_number(tokens, index)
            if number is None or not number.scaled:  # “they number 1.03 million” is a verb and an amount
                return _numbered(tokens, index)
    if flags & BETWEEN:
        if following & (DIGITS | MONTH) and read_dates(tokens, index + 1, anchor) is not None:
            return None
        return read_opened_range(tokens, index)
    if flags & (ARTICLE | RELATIVE):
        single = read_single(tokens, index) if flags & ARTICLE else read_spanned(tokens, index)
        if single is not None:
            return _of_unit(tokens, index, single)
        if flags & ARTICLE and tokens.words[index + 2] == "and":
            one = read_one_and_part(tokens, index)
            if one is not None and one.unit is not None:
                return build(tokens, index, one.stop, one.unit.kind, one.unit.name, one.value), one.stop
    if not flags & STARTS_OF_AMOUNT:
        return None
    return _amount(tokens, index)


def _opens(tokens: Tokens, index: int, flags: int, following: int) -> bool:
    """Whether what comes after an article, a point, a hyphen or letters leaves a quantity possible: most do not."""
    if flags & (ARTICLE | BETWEEN):
        return bool(following & AFTER_OPENER) or tokens.words[index + 1] in FILLERS
    if flags & LEADING_POINT:
        return bool(following & DIGITS and tokens.touching[index + 1])
    if flags & MONEY_LETTERS:
        return bool(following & (SIGN | DIGITS | LEADING_POINT | DASH)) or tokens.words[index + 1] == "="
    return bool(following & (NUMERIC | SIGN | MONEY_LETTERS | DASH))


def _factor(tokens: Tokens, index: int) -> Found | None:
    factor = read_factor(tokens, index)
    if factor is None:
        return None
    value, direction, unit = factor
    mention = build(tokens, index, unit.stop, unit.kind, unit.name, value)
    mention.direction = direction
    return mention, unit.stop


def _of_unit(tokens: Tokens, index: int, unit: Unit) -> Found:
    """“a year”: one of the unit, or as many as the unit stands for."""
    return build(tokens, index, unit.stop, unit.kind, unit.name, unit.factor or Decimal(1)), unit.stop


def _rank(tokens: Tokens, index: int) -> Found | None:
    rank = read_rank(tokens, index)
    if rank is None:
        return None
    place, stop, out_of = rank
    mention = build(tokens, index, stop, "rank", "rank", Decimal(place))
    mention.out_of = out_of
    return mention, stop


def _numbered(tokens: Tokens, index: int) -> Found | None:
    numbered = read_numbered(tokens, index)
    if numbered is None:
        return None
    place, stop = numbered
    return build(tokens, index, stop, "rank", "rank", Decimal(place)), stop


def _amount(tokens: Tokens, index: int) -> Found | None:
    amount = read_amount(tokens, index)
    if amount is None or amount.number.start != index and not tokens.flags[index] & AMOUNT_OPENERS:
        return None
    if amount.number.worded and is_worded_name(tokens, index):
        return None
    if amount.unit is None and amount.number.start == index:
        age = read_age(tokens, amount.number, amount.value < 0)
        if age is not None:
            return age
    joined = read_range(tokens, amount)
    measured = (
        joined is not None or amount.unit is not None and (amount.unit.kind != "count" or amount.unit.name == "point")
    )
    if amount.number.start == index and not amount.number.worded and is_name(tokens, amount.number, measured):
        return None
    found = joined or read_ratio(tokens, amount)
    if found is not None:
        return found
    share_of_list(tokens, amount)
    if not _stands(tokens, amount):
        return None
    kind, unit = kind_and_unit(amount)
    if kind == "number" and tokens.words[index - 2 : index] == ["factor", "of"]:
        kind, unit = "multiplier", "times"
    elif kind == "number" and unit is None and tokens.words[index - 1] == "magnitude":
        kind, unit = "measure", "magnitude"
    elif kind == "number" and unit is None and amount.cue is None and _may_count(amount):
        unit = noun_before(tokens, index)
        kind = kind if unit is None else "count"
    return (
        build(
            tokens,
            index,
            amount.stop,
            kind,
            unit,
            amount.value,
            inner_cue=amount.cue,
            vague=amount.number.vague or amount.number.rough,
        ),
        amount.stop,
    )


def _stands(tokens: Tokens, amount: Amount) -> bool:
    """Whether an amount is a quantity by itself: “one of the few”, “zero tolerance”, “a couple” and scores are not."""
    number, unit = amount.number, amount.unit
    unmeasured = unit is None or unit.kind == "count"
    if not tokens.words[number.start - 1].strip() and not tokens.words[number.stop].strip():
        return True  # the number is all there is
    if number.worded and unmeasured and number.value in (0, 1) and not number.scaled and not number.fraction:
        return False
    if unmeasured and _ends_score(tokens, number.start):
        return False
    if unit is not None:
        return True
    if number.vague:
        return number.scaled or tokens.words[number.stop] in CASUALTIES
    if number.worded and number.fraction:
        return is_share(tokens, amount)
    if amount.stop == number.stop and tokens.flags[number.stop] & DASH and tokens.touching[number.stop]:
        return not number.worded and not tokens.touching[number.stop + 1]
    return True


def _ends_score(tokens: Tokens, index: int) -> bool:
    """Whether the number at token `index` is the second of “2-1”."""
    hyphened = tokens.flags[index - 1] & DASH and tokens.touching[index] and tokens.touching[index - 1]
    return bool(hyphened and tokens.flags[index - 2] & DIGITS)


def _may_count(amount: Amount) -> bool:
    """Whether a bare number may be one of things named before it: nobody counts 1.4 computers."""
    return amount.value >= 0 and amount.value == amount.value.to_integral_value()
