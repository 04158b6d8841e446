"""Two amounts that state a range: “$8-10 billion”, “5 to 7 years”, “between 30 and 40 trucks”, “two or three weeks”.

Scale, currency and unit are shared backwards. A range ascends and is not a change: after “rose” or “by”, “A to B” is
how much and to where; “from A to B” after a verb of change is where from and where to.
"""

from __future__ import annotations

from decimal import Decimal

from .amounts import Amount, read_amount
from .building import build_range
from .dates import year_at
from .lexicon import CURRENCY, DASH, DIGITS, DURATION, NUMERIC, SCALE_LETTER
from .mention import Mention
from .tokens import Tokens
from .unit import Unit
from .vocabulary.cues import BARE_RANGE_OPENERS, CHANGE_WORDS
from .vocabulary.directions import DOWN, UP
from .vocabulary.units import PERCENT_WORDS

SHARED_BACKWARDS = frozenset({"money", "percent", "duration", "measure", "age"})
SPREAD = 5  # after “by”, how many times the lower end the higher may be: “by 2 to 3.5 percent”
ALTERNATIVES = frozenset({1, 2, 5, 10})  # “two or three”, “20 or 30”: how far apart guesses lie
LOOK_BACK = 12
ROUGHLY = frozenset({"at", "about", "around", "roughly", "some", "estimated"})
LEAST_BARE = 1000  # “put at 20,000 to 30,000”; smaller numbers may be a score
Found = tuple[Mention, int]


def read_opened_range(tokens: Tokens, index: int) -> Found | None:
    """“between A and B”, “from A to B”, with the opener at token `index` inside the span."""
    if tokens.flags[index + 1] & DIGITS and year_at(tokens, index + 1) is not None:
        return None
    first = read_amount(tokens, index + 1)
    found = None if first is None else read_range(tokens, first, opener=tokens.words[index])
    if found is None:
        return None
    mention, stop = found
    mention.start = tokens.starts[index]
    mention.text = tokens.text[mention.start : mention.end]
    return mention, stop


def read_range(tokens: Tokens, first: Amount, opener: str = "") -> Found | None:
    """The range that `first` begins, or None."""
    if first.number.vague or tokens.words[first.start - 1] == "to" and _ends_amount(tokens, first.start - 2):
        return None
    ends = [first.number.stop]
    if first.unit is not None and first.unit.kind in SHARED_BACKWARDS and first.stop != first.number.stop:
        ends.insert(0, first.stop)
    for end in ends:
        at = _past_link(tokens, end, opener)
        second = None if at is None else read_amount(tokens, at)
        if second is None or second.number.vague:
            continue
        if tokens.words[second.stop] == "to" and read_amount(tokens, second.stop + 1) is not None:
            return None  # steps: “from $10 to $20 to $40”
        mention = _join(tokens, first, second, end, opener)
        if mention is not None:
            return mention, second.stop
    return None


def _ends_amount(tokens: Tokens, index: int) -> bool:
    """Whether an amount ends at token `index`, so that “to” behind it leads to the next step."""
    ends = tokens.flags[index] & (NUMERIC | SCALE_LETTER | CURRENCY | DURATION)
    return bool(ends) or tokens.words[index] in PERCENT_WORDS


def _past_link(tokens: Tokens, end: int, opener: str) -> int | None:
    """The token after what joins the ends of a range at token `end`."""
    word, dash = tokens.words[end], tokens.flags[end] & DASH
    if opener:
        joined = word in ("and", "to") if opener == "between" else word == "to" or dash
        return end + 1 if joined else None
    if dash and tokens.words[end + 1] == "to":
        return end + 3 if tokens.flags[end + 2] & DASH else end + 2
    tilde = word == "~" and tokens.touching[end] and tokens.touching[end + 1]
    return end + 1 if dash or tilde or word in ("to", "or", "through") else None


def _join(tokens: Tokens, first: Amount, second: Amount, end: int, opener: str) -> Mention | None:
    own = first.unit if end == first.stop else None
    unit, link = second.unit, tokens.words[end]
    if own is not None and unit is not None and (own.kind, own.name) != (unit.kind, unit.name):
        return None
    if own is not None and unit is None and own.kind != "money" and link in ("to", "or"):
        return None
    if own is not None and unit is not None and own.factor is not None and unit.factor is None:
        return None  # “2 cents to $23.11”
    low, high = first.value, second.value
    if own is None and first.unit is not None:
        low = first.number.value
    if own is None and unit is not None and unit.factor is not None:
        low *= unit.factor
    low = _share_scale(first, second, low)
    shared = own or unit
    if high < low < 0:
        low, high = high, low  # “-5C to -8C”
    if not low < high:
        return None
    if opener == "from":
        if shared is None or _change_before(tokens, first.start - 1):
            return None
    elif not opener and not _is_range(tokens, first, second, link, shared):
        return None
    kind, name = ("number", None) if shared is None else (shared.kind, shared.name)
    return build_range(tokens, first.start, second.stop, kind, name, low, high)


def _share_scale(first: Amount, second: Amount, low: Decimal) -> Decimal:
    """“8-10 billion”: the first number with the scale of the second, where it has none of its own."""
    if first.number.scaled or not second.number.scaled or not second.number.value:
        return low
    thousands = second.number.power or second.number.value.adjusted() // 3 * 3
    return low.scaleb(thousands) if 0 < low < 1000 and low.scaleb(thousands) < second.value else low


def _is_range(tokens: Tokens, first: Amount, second: Amount, link: str, unit: Unit | None) -> bool:
    """Whether “A to B”, “A or B”, “A-B” is a range; two bare numbers with a hyphen are a score."""
    before = tokens.words[first.start - 1]
    if before == "from":
        return False  # the words around have said that it is a change
    scale_shared = second.number.scaled and not first.number.scaled
    if link == "to":
        if before == "by" and unit is not None and unit.kind in SHARED_BACKWARDS and first.unit is None:
            return second.value <= SPREAD * first.value
        rough = before in ROUGHLY and (first.value >= LEAST_BARE or first.number.worded and second.number.worded)
        bare = unit is None and not scale_shared and not rough and before not in BARE_RANGE_OPENERS
        return before not in CHANGE_WORDS and not bare
    if link == "or" and scale_shared and first.number.worded:
        return second.number.value.scaleb(-second.number.power) - first.value in ALTERNATIVES
    if unit is None:
        return before in BARE_RANGE_OPENERS and link != "or"
    if link == "or":
        return unit.kind in ("duration", "count", "measure") and second.value - first.value in ALTERNATIVES
    return first.number.worded == second.number.worded


def _change_before(tokens: Tokens, index: int) -> bool:
    """Whether a verb of change stands shortly before “from” at token `index`."""
    for at in range(index - 1, max(index - 1 - LOOK_BACK, -1), -1):
        word = tokens.words[at]
        if word in UP or word in DOWN or word in CHANGE_WORDS:
            return True
        if word in (".", ";"):
            return False
    return False
