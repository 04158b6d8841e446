"""Reads one quantity where one can start: dates, ranks and factors first, then an amount with its unit, or a range of two."""

from __future__ import annotations

from decimal import Decimal

from .counts import read_count
from .cues import Cue as CueTokens
from .cues import cue_after, cue_before
from .dates import Anchor, Date, read_date, year_at
from .direction import direction_of
from .durations import read_duration, read_single, read_spanned
from .lexicon import ARTICLE, BETWEEN, CALENDAR, DASH, DIGITS, DURATION, FACTOR, MONEY_LETTERS, MONTH, ORDINAL, RELATIVE, SEASON, SIGN, WORD
from .measures import read_measure
from .mention import Cue, Mention
from .money import read_currency_word, read_sign, settle_dollars
from .multipliers import often, read_factor, read_times
from .names import is_name, is_worded_name
from .numerals import Number, read_number
from .percentages import read_percent
from .phrases import base_after, per_after
from .ranks import read_numbered, read_ordinal, read_rank
from .tokens import Tokens
from .units import Unit
from .vocabulary.numbers import MINUS_SIGNS

DATE_OPENERS = DIGITS | MONTH | SEASON | RELATIVE | CALENDAR | ORDINAL
TIGHT_KINDS = frozenset({"money", "percent", "duration", "measure"})
CHANGE_VERBS = frozenset("by rose fell climbed dropped grew declined increased decreased jumped gained slid up down lost surged soared added plunged".split())


LINKS = frozenset({"and", "or", "to", ","})


MINUS_WORDS = MINUS_SIGNS | {"minus", "negative"}


ROUND_WHOLES = frozenset(Decimal(10) ** power for power in range(2, 8))


class Side:
    """One amount: an optional currency before it, the number, the unit after it."""

    __slots__ = ("code", "cue", "number", "start", "stop", "unit", "value")

    def __init__(self, start: int, number: Number, code: str | None) -> None:
        self.start = start
        self.number = number
        self.value = number.value
        self.code = code
        self.unit: Unit | None = None
        self.stop = number.stop
        self.cue: CueTokens | None = None


def read_quantity(tokens: Tokens, index: int, anchor: Anchor | None) -> tuple[Mention, int] | None:
    """The quantity that starts at token `index` and the token after it, or None."""
    flags = tokens.flags(index)
    if flags & FACTOR:
        factor = read_factor(tokens, index)
        if factor is not None:
            value, direction, unit = factor
            mention = build(tokens, index, unit.stop, unit.kind, unit.name, value)
            mention.direction = direction
            return mention, unit.stop
    if flags & DATE_OPENERS:
        date = read_date(tokens, index, anchor)
        if date is not None:
            return date_mention(tokens, date), date.stop
    if flags & (ORDINAL | DIGITS):
        if read_ordinal(tokens, index) is not None:
            return _rank(tokens, index)
        if tokens.lower(index - 1) in (".", "no", "number", "nos"):
            opener = index - 2 if tokens.lower(index - 1) == "." else index - 1
            if tokens.lower(opener) in ("no", "number"):
                return _numbered(tokens, opener)
    if flags & BETWEEN:
        return _opened_range(tokens, index)
    if flags & (ARTICLE | RELATIVE):
        single = read_single(tokens, index) if flags & ARTICLE else read_spanned(tokens, index)
        if single is not None:
            mention = build(tokens, index, single.stop, "duration", single.name, single.factor or Decimal(1))
            return mention, single.stop
    return _amount(tokens, index)


def _rank(tokens: Tokens, index: int) -> tuple[Mention, int] | None:
    rank = read_rank(tokens, index)
    if rank is None:
        return None
    place, stop, out_of = rank
    mention = build(tokens, index, stop, "rank", "rank", Decimal(place))
    mention.out_of = out_of
    return mention, stop


def _numbered(tokens: Tokens, index: int) -> tuple[Mention, int] | None:
    numbered = read_numbered(tokens, index)
    if numbered is None:
        return None
    return build(tokens, index, numbered[1], "rank", "rank", Decimal(numbered[0])), numbered[1]


def _opened_range(tokens: Tokens, index: int) -> tuple[Mention, int] | None:
    """“between A and B”, “from A to B” where it is a range."""
    if tokens.flags(index + 1) & DIGITS and year_at(tokens, index + 1) is not None:
        return None
    at = index + 1
    first = read_side(tokens, at)
    if first is None:
        return None
    opener = tokens.lower(index)
    joined = _range(tokens, first, ("and", "to") if opener == "between" else ("to",), opener)
    if joined is None:
        return None
    mention, stop = joined
    mention.start = tokens.starts[index]
    mention.text = tokens.text[mention.start : mention.end]
    return mention, stop


def read_side(tokens: Tokens, index: int) -> Side | None:
    """One amount starting at token `index`, with its unit where it has one."""
    at, negative = index, False
    if tokens.lower(at) in ("minus", "negative") and tokens.flags(at + 1) & DIGITS:
        at, negative = at + 1, True
    elif tokens.lower(at) in MINUS_SIGNS and tokens.touching(at + 1) and not tokens.touching(at):
        at, negative = at + 1, True
    code: str | None = None
    if tokens.flags(at) & (SIGN | MONEY_LETTERS):
        sign = read_sign(tokens, at)
        if sign is not None:
            code, at = sign
            if tokens.lower(at) in MINUS_SIGNS and tokens.flags(at + 1) & DIGITS:
                at, negative = at + 1, True
    number = read_number(tokens, at, code is not None)
    if number is None:
        return None
    side = Side(index, number, code)
    side.value = -number.value if negative else number.value
    _attach_unit(tokens, side)
    return side


def _attach_unit(tokens: Tokens, side: Side) -> None:
    number, at = side.number, side.number.stop
    side.cue = cue_after(tokens, at, "number", True)
    if side.cue is not None:
        at = side.cue[2]
    if side.code is not None:
        side.unit = Unit("money", settle_dollars(tokens, side.code, side.start, at), at)
        side.stop = at
        return
    unit = read_unit(tokens, at, number)
    if unit is None and side.cue is not None and side.cue[0] != "ge" and tokens.lower(side.cue[1]) == "or":
        side.cue, at = None, number.stop
    if unit is not None:
        side.unit = unit
        side.stop = unit.stop
        if unit.factor is not None:
            side.value *= unit.factor
    else:
        side.stop = at


def read_unit(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The unit that starts at token `index`, after a number."""
    at = index
    hyphen = tokens.flags(at) & DASH and tokens.touching(at) and tokens.touching(at + 1)
    if hyphen:
        if not tokens.flags(at + 1) & WORD:
            return None
        at += 1
    elif number.fraction and number.worded and tokens.lower(at) in ("a", "an"):
        at += 1
    elif number.fraction and tokens.lower(at) == "of" and tokens.lower(at + 1) in ("a", "an"):
        at += 2
    elif (number.vague or number.scaled) and tokens.lower(at) == "of":
        unit = _of_unit(tokens, at + 1, number)
        if unit is not None:
            return unit
    unit = read_percent(tokens, at, number.fraction)
    if unit is None and number.fraction and at == index and not hyphen and number.worded:
        return read_fraction_measure(tokens, at, number)
    if unit is None:
        unit = read_duration(tokens, at, number) or read_times(tokens, at, number) or read_currency_word(tokens, at, number)
    if unit is None:
        unit = read_measure(tokens, at, number)
    if unit is None and not number.fraction:
        unit = read_count(tokens, at, number)
    return unit


def _of_unit(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“billions of dollars”, “hundreds of years”, “tens of thousands of tonnes”."""
    return read_currency_word(tokens, index, number) or read_duration(tokens, index, number) or read_measure(tokens, index, number)


def read_fraction_measure(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """“a quarter mile”, “a half hour”; “half” before other words is a share of them."""
    if tokens.flags(index) & DURATION and tokens.lower(index) in ("hour", "century", "decade", "day", "year", "million"):
        return read_duration(tokens, index, number)
    return read_measure(tokens, index, number) if tokens.lower(index) in ("mile", "inch", "ounce", "pound", "acre", "kilometre", "kilometer", "cup", "teaspoon", "ton") else None


def _amount(tokens: Tokens, index: int) -> tuple[Mention, int] | None:
    side = read_side(tokens, index)
    if side is None or side.number.start != index and not tokens.flags(index) & (SIGN | MONEY_LETTERS) and tokens.lower(index) not in MINUS_WORDS:
        return None
    unit, number = side.unit, side.number
    if number.worded and is_worded_name(tokens, index):
        return None
    tight = unit is not None and unit.kind != "count"
    joined = _range(tokens, side, (), "")
    if not number.worded and is_name(tokens, number, tight or joined is not None):
        return None
    if joined is not None:
        return joined
    ratio = _ratio(tokens, side)
    if ratio is not None:
        return ratio
    if side.unit is None:
        _share_unit(tokens, side)
    if not _stands(tokens, side):
        return None
    kind, name = _kind(side)
    if kind == "number" and _factor_of(tokens, index):
        kind, name = "multiplier", "times"
    mention = build(tokens, index, side.stop, kind, name, side.value, side.number, side.cue)
    return mention, side.stop


def _share_unit(tokens: Tokens, side: Side) -> None:
    """The unit a later number carries for this one too: “4.9 and 4.5 percent”, “two- and five-year notes”."""
    number, at = side.number, side.stop
    if number.vague or number.fraction:
        return
    hanging = bool(tokens.flags(at) & DASH) and tokens.lower(at + 1) in LINKS
    if hanging:
        at += 1
    for _ in range(4):
        if tokens.lower(at) not in LINKS:
            return
        while tokens.lower(at) in LINKS:
            at += 1
        later = read_number(tokens, at)
        if later is None or later.vague or later.fraction or later.scaled != number.scaled and not later.scaled:
            return
        at = later.stop
        unit = read_unit(tokens, at, later)
        if unit is not None:
            if hanging or unit.kind == "percent" or unit.kind in ("duration", "measure") and not number.scaled and tokens.lower(later.start - 1) == "or":
                side.unit = Unit(unit.kind, unit.name, side.stop, unit.factor)
                side.value *= unit.factor or 1
            return
        if hanging and tokens.flags(at) & DASH:
            at += 1


def _kind(side: Side) -> tuple[str, str | None]:
    if side.unit is not None:
        return side.unit.kind, side.unit.name
    if side.number.fraction and abs(side.value) < 1:
        return "fraction", "fraction"
    return "number", None


def _factor_of(tokens: Tokens, index: int) -> bool:
    """“by a factor of three”."""
    return tokens.lower(index - 1) == "of" and tokens.lower(index - 2) == "factor"


def _stands(tokens: Tokens, side: Side) -> bool:
    """Whether an amount by itself is a quantity: “one of the few”, “a couple”, “millions” and scores are not."""
    number, unit = side.number, side.unit
    if number.worded and number.value == 1 and not number.scaled and not number.fraction and (unit is None or unit.kind == "count"):
        return False
    if number.vague and unit is None:
        return False
    if number.value == 0 and number.worded and (unit is None or unit.kind == "count"):
        return False
    if unit is None and number.fraction and number.worded:
        return _fraction_stands(tokens, side)
    if unit is None and not number.worded:
        after = number.stop
        if tokens.flags(after) & DASH and tokens.touching(after) and tokens.flags(after + 1) & DIGITS and tokens.touching(after + 1):
            return False
        if tokens.flags(number.start - 1) & DASH and tokens.touching(number.start) and tokens.flags(number.start - 2) & DIGITS:
            return False
    if unit is None and number.worded and tokens.flags(number.stop) & DASH and tokens.touching(number.stop):
        return False
    return True


def _fraction_stands(tokens: Tokens, side: Side) -> bool:
    """“a third of”, “half the”, but not “a third term”, “first half”, “half-brother”."""
    start, stop = side.start, side.stop
    before, after = tokens.lower(start - 1), tokens.lower(stop)
    last = tokens.lower(stop - 1)
    if tokens.flags(start - 1) & ORDINAL or before in ("other", "better", "second-", "latter", "opening"):
        return False
    if tokens.flags(start - 1) & DASH and tokens.touching(start):
        return False
    if last == "half":
        if tokens.flags(stop) & DASH and tokens.touching(stop):
            return False
        return after not in ("time", "way", "past", "brother", "sister", "hour") and before not in ("the", "this", "each", "every")
    if tokens.flags(stop) & DASH and tokens.touching(stop):
        return False
    if tokens.lower(start) in ("a", "an") or last in ("third", "fourth", "fifth"):
        ends = after in ("of", "to", "less", "more", "lower", "higher", "off", "below", "above", "said", "were", "are", "have", "had", "by", "since", "as", "from", "on", "over", "in", "were", "was")
        return last != "quarter" and ends or after == "of" or not tokens.flags(stop) & WORD
    return True


def _ratio(tokens: Tokens, side: Side) -> tuple[Mention, int] | None:
    """“one in five”, “4 out of 5”, “nine in 10”."""
    number = side.number
    if side.unit is not None or side.code is not None or number.fraction or number.vague or side.value <= 0:
        return None
    at = number.stop
    if tokens.flags(at) & DASH and tokens.touching(at) and tokens.lower(at + 1) == "in":
        at += 1
    word = tokens.lower(at)
    if word == "out" and tokens.lower(at + 1) == "of":
        at += 2
        if tokens.lower(at) in ("every", "the"):
            at += 1
    elif word == "in":
        at += 1
        if tokens.lower(at) == "every":
            at += 1
    elif word == "of" and tokens.lower(at + 1) == "every":
        at += 2
    else:
        return None
    if tokens.flags(at) & DASH:
        at += 1
    if year_at(tokens, at) is not None and word == "in":
        return None
    whole = read_number(tokens, at)
    if whole is None or whole.value <= number.value or whole.fraction or whole.value < 2 or number.value != int(number.value):
        return None
    if word == "in" and (read_duration(tokens, whole.stop, whole) or read_percent(tokens, whole.stop) or not number.worded and number.value > 99 and whole.value not in ROUND_WHOLES):
        return None
    if tokens.flags(whole.stop) & DASH and tokens.touching(whole.stop):
        return None
    value = number.value / whole.value
    rounded = value.quantize(Decimal("1E-10")) if value != value.quantize(Decimal("1E-6")) else value
    return build(tokens, side.start, whole.stop, "fraction", "fraction", rounded, number), whole.stop


def _range(tokens: Tokens, first: Side, links: tuple[str, ...], opener: str) -> tuple[Mention, int] | None:
    """Two amounts joined into a range, with the scale, currency and unit shared backwards."""
    ends = [first.stop] if first.unit is None or first.unit.kind in TIGHT_KINDS else []
    if first.number.stop not in ends:
        ends.append(first.number.stop)
    for end in ends:
        at = _past_link(tokens, end, links, opener)
        if at is None:
            continue
        second = read_side(tokens, at)
        if second is None or second.number.vague or first.number.vague:
            continue
        mention = _join(tokens, first, second, end, opener)
        if mention is not None:
            return mention, second.stop
    return None


def _past_link(tokens: Tokens, end: int, links: tuple[str, ...], opener: str) -> int | None:
    word = tokens.lower(end)
    if links:
        return end + 1 if word in links or opener == "from" and tokens.flags(end) & DASH else None
    if tokens.flags(end) & DASH:
        at = end + 1
        if tokens.lower(at) == "to" and tokens.touching(at):
            return at + 2 if tokens.flags(at + 1) & DASH else at + 1
        return at
    if word in ("to", "or"):
        return end + 1
    return None


def _join(tokens: Tokens, first: Side, second: Side, end: int, opener: str) -> Mention | None:
    link = tokens.lower(end)
    low, high = first.value, second.value
    own = first.unit if end == first.stop else None
    unit = second.unit
    if own is not None and unit is not None and (own.kind, own.name) != (unit.kind, unit.name):
        return None
    if own is not None and unit is None and own.kind != "money" and link in ("to", "or"):
        return None
    if own is None and first.unit is not None and first.unit.factor is not None:
        low = first.number.value
    if own is None and unit is not None and unit.factor is not None:
        low = low * unit.factor
    shared = own or unit
    if second.number.scaled and not first.number.scaled and second.value:
        power = second.value.adjusted() - _mantissa(second).adjusted()
        if 0 < low <= _mantissa(second) or link not in ("to", "or") and low < 1000 and low.adjusted() <= 2 and low.scaleb(power) < high:
            low = low.scaleb(power)
    if not low < high:
        return None
    if not opener and not _range_stands(tokens, first, second, link, shared):
        return None
    if opener == "from" and (shared is None or _changes_before(tokens, first.start - 1)):
        return None
    kind = shared.kind if shared is not None else "number"
    mention = build(tokens, first.start, second.stop, kind, shared.name if shared else None, None, first.number)
    mention.amount_low, mention.amount_high = low, high
    mention.comparator, mention.cue = "range", None
    return mention


def _mantissa(side: Side) -> Decimal:
    """The second amount as written before its scale."""
    digits = side.number.value
    return digits.scaleb(-(digits.adjusted() // 3 * 3)) if digits else digits


def _range_stands(tokens: Tokens, first: Side, second: Side, link: str, unit: Unit | None) -> bool:
    before = tokens.lower(first.start - 1)
    if link == "to":
        return before not in CHANGE_VERBS and (unit is not None or before in ("aged", "ages", "age", "about", "around", "some", "roughly", "grades"))
    if link == "or":
        return unit is not None and second.value - first.value in (1, 2, 5, 10) and unit.kind in ("duration", "count", "measure")
    if unit is None:
        return False
    return not (first.number.worded != second.number.worded)


def _changes_before(tokens: Tokens, index: int) -> bool:
    """Whether a verb of change stands shortly before “from”: then “from A to B” is a change, not a range."""
    from .direction import DOWN, UP

    for at in range(index - 1, max(index - 9, -1), -1):
        word = tokens.lexemes[at].lower
        if word in UP or word in DOWN or word in ("went", "go", "going", "changed", "moved", "extended", "doubled", "tripled", "move", "shortened", "shorten", "upped"):
            return True
        if word in (".", ";"):
            return False
    return False


def date_mention(tokens: Tokens, date: Date) -> Mention:
    """A mention of a date or fiscal year."""
    unit = "fiscal_year" if date.kind == "fiscal_year" else "date"
    mention = build(tokens, date.start, date.stop, date.kind, unit, None)
    mention.date, mention.date_low, mention.date_high = date.value, date.low, date.high
    if date.low is not None:
        mention.comparator, mention.cue = "range", None
    return mention


def build(
    tokens: Tokens,
    start: int,
    stop: int,
    kind: str,
    unit: str | None,
    value: Decimal | None,
    number: Number | None = None,
    inner_cue: CueTokens | None = None,
) -> Mention:
    """A mention over tokens start..stop, with its comparator, direction, base and what it is per."""
    text, begin, end = tokens.text, tokens.starts[start], tokens.ends[stop - 1]
    mention = Mention(begin, end, text[begin:end], kind, unit, value)
    cue = cue_before(tokens, start, kind) or inner_cue or cue_after(tokens, stop, kind, False)
    if cue is not None:
        mention.comparator = cue[0]
        left, right = tokens.starts[cue[1]], tokens.ends[cue[2] - 1]
        mention.cue = Cue(text[left:right], left, right)
    elif number is not None and number.vague:
        mention.comparator = "approx"
    if kind in ("money", "percent", "count", "measure", "multiplier", "fraction", "number"):
        direction, changed = direction_of(tokens, start if cue is None or cue[2] > start else cue[1], stop)
        mention.direction = direction
        if direction is not None and changed and kind in ("money", "percent", "measure", "multiplier"):
            mention.change = {"role": "by", "with": None}
        if kind in ("percent", "fraction"):
            mention.base = base_after(tokens, stop)
        elif mention.unit is not None:
            mention.per = per_after(tokens, stop)
    return mention
