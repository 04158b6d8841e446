"""Shares in words: “one in five”, “4 out of 5”, and when “a third” or “half” is a share and not a place or a name."""

from __future__ import annotations

from decimal import Decimal

from .amounts import Amount
from .building import build
from .dates import year_at
from .durations import read_duration
from .lexicon import DASH, ORDINAL, WORD
from .mention import Mention
from .nounphrases import heads_phrase
from .number import Number
from .numerals import read_number
from .percentages import read_percent
from .tokens import Tokens
from .unit import Unit
from .vocabulary.numbers import AFTER_SHARE, HALF_FOLLOWERS_IN_NAMES

ROUND_WHOLES = frozenset(Decimal(10) ** power for power in range(2, 8))
NAMED_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000)))
SPELT_OUT = Decimal("1E-10")


def read_ratio(tokens: Tokens, amount: Amount) -> tuple[Mention, int] | None:
    """“one in five”, “4 out of 5”, “nine in 10”, “914 in 100,000” and the token after it."""
    number = amount.number
    if (
        amount.unit is not None
        and number.worded
        and amount.unit.kind in ("count", "money")
        and amount.start == number.start
    ):
        return _named_ratio(tokens, amount, amount.unit)
    if (
        amount.unit is not None
        or number.fraction
        or number.vague
        or number.value != int(number.value)
        or number.value <= 0
    ):
        return None
    link = _past_link(tokens, number.stop)
    if link is None:
        return None
    at, loose = link
    if loose and year_at(tokens, at) is not None:
        return None
    whole = read_number(tokens, at)
    if whole is None or whole.fraction or whole.value <= number.value:
        return None
    if loose and not _is_whole(tokens, amount, whole):
        return None
    if tokens.flags[whole.stop] & DASH and tokens.touching[whole.stop]:
        return None
    return _share(tokens, amount, whole)


def _share(tokens: Tokens, amount: Amount, whole: Number) -> tuple[Mention, int]:
    share = (amount.number.value / whole.value).normalize()
    if share != share.quantize(SPELT_OUT):
        share = share.quantize(SPELT_OUT)
    return build(tokens, amount.start, whole.stop, "fraction", "fraction", share), whole.stop


def _named_ratio(tokens: Tokens, amount: Amount, unit: Unit) -> tuple[Mention, int] | None:
    """“one person in ten”, “two children out of five”: the thing named between."""
    link = _past_link(tokens, unit.stop)
    whole = None if link is None else read_number(tokens, link[0])
    if link is None or whole is None or whole.scaled or whole.fraction or whole.value not in NAMED_WHOLES:
        return None
    measured = read_duration(tokens, whole.stop, whole) or read_percent(tokens, whole.stop)
    counted = amount.number.value > 1 and heads_phrase(tokens, whole.stop)  # “one child in five goes”
    if amount.number.value >= whole.value or measured or counted or tokens.flags[whole.stop] & DASH:
        return None
    return _share(tokens, amount, whole)


def _past_link(tokens: Tokens, index: int) -> tuple[int, bool] | None:
    """The token after “in”, “out of”, “of every”; and whether the words may also mean something else."""
    at = index + 1 if tokens.flags[index] & DASH and tokens.words[index + 1] == "in" else index
    word, after = tokens.words[at], tokens.words[at + 1]
    if word == "out" and after == "of":
        return (at + 3 if tokens.words[at + 2] in ("every", "the") else at + 2), False
    if word == "in":
        at = at + 2 if after == "every" else at + 1
        return (at + 1 if tokens.flags[at] & DASH else at), True
    if word == "of" and after == "every":
        return at + 2, False
    return None


def _is_whole(tokens: Tokens, amount: Amount, whole: Number) -> bool:
    """“3 in 10”, but not “3 in 10 days” and not “300 in 12 cities”."""
    if not amount.number.worded and amount.value > 99 and whole.value not in ROUND_WHOLES:
        return False
    return not (read_duration(tokens, whole.stop, whole) or read_percent(tokens, whole.stop))


def is_share(tokens: Tokens, amount: Amount) -> bool:
    """Whether a fraction in words is a share: “a third of”, “half the”; not “a third term”, “first half”."""
    start, stop = amount.start, amount.stop
    before, after, last = tokens.words[start - 1], tokens.words[stop], tokens.words[stop - 1]
    if tokens.flags[start - 1] & ORDINAL or tokens.flags[start - 1] & DASH and tokens.touching[start]:
        return False
    if tokens.flags[stop] & DASH and tokens.touching[stop]:
        return False
    if last == "half":
        return after not in HALF_FOLLOWERS_IN_NAMES and before not in (
            "the",
            "this",
            "each",
            "every",
            "other",
            "better",
        )
    if last == "quarter":
        return after == "of" or not tokens.flags[stop] & WORD
    if tokens.words[start] in ("a", "an") or last in ("third", "fourth", "fifth"):
        return after in AFTER_SHARE or not tokens.flags[stop] & WORD
    return True
