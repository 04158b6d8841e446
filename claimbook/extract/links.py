"""What mentions say about one another: the same amount in another currency, and the two ends of a change."""

from __future__ import annotations

import re
from decimal import Decimal

from .mention import Mention, plain

OPENING = re.compile(r"\s{0,3}[(\[,]\s{0,2}(?:or\s)?(?:about|around|approximately|roughly|some|nearly|almost|or|equivalent to|worth|=|≈|~)?\s{0,2}$")
FROM_BEFORE = re.compile(r"\bfrom\s(?:(?:about|around|nearly|almost|over|under|just|roughly|approximately|a|an|the|some|more than|less than)\s){0,2}$", re.I)
TO_BETWEEN = re.compile(r"\s{1,2}(?:\w{1,12}\s){0,2}to\s(?:(?:about|around|nearly|almost|over|under|just|roughly|approximately|a|an|the|some|more than|less than)\s){0,2}$", re.I)
FROM_BETWEEN = re.compile(r",?\s{1,2}from\s(?:(?:about|around|nearly|almost|just|roughly|a|an|the|some|more than|less than)\s){0,2}$", re.I)


def link(text: str, mentions: list[Mention]) -> None:
    """Pairs amounts stated twice, and ties the ends of changes, in place."""
    for index in range(1, len(mentions)):
        earlier, later = mentions[index - 1], mentions[index]
        gap = later.start - earlier.end
        if gap > 60 or gap < 1:
            continue
        between = text[earlier.end : later.start]
        if earlier.kind == later.kind == "money":
            _pair(text, mentions, index, between)
        if "to" in between or "from" in between:
            _change(text, mentions, index, between)


def _pair(text: str, mentions: list[Mention], index: int, between: str) -> None:
    earlier, later = mentions[index - 1], mentions[index]
    if earlier.unit == later.unit or earlier.amount is None or later.amount is None or not OPENING.match(between):
        return
    if not between.strip().startswith(("(", "[")) and "," not in between:
        return
    earlier.pair, later.pair = index, index - 1
    earlier.rate = later.rate = implied_rate(earlier.amount, later.amount)


def implied_rate(amount: Decimal, other: Decimal) -> dict[str, float] | None:
    """How many units of the first currency one of the second is worth, and the interval that rounding leaves."""
    if not other or not amount:
        return None
    half, other_half = half_step(amount), half_step(other)
    if other <= other_half or amount <= half:
        return None
    return {
        "value": float(amount / other),
        "low": float((amount - half) / (other + other_half)),
        "high": float((amount + half) / (other - other_half)),
    }


def half_step(amount: Decimal) -> Decimal:
    """Half a unit of the last written digit."""
    exponent = amount.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def _change(text: str, mentions: list[Mention], index: int, between: str) -> None:
    earlier, later = mentions[index - 1], mentions[index]
    comparable = earlier.kind == later.kind and earlier.kind not in ("date", "fiscal_year", "rank")
    before = text[max(0, earlier.start - 40) : earlier.start]
    if TO_BETWEEN.match(between):
        if comparable and FROM_BEFORE.search(before):
            earlier.change = {"role": "from", "with": index}
            later.change = {"role": "to", "with": index - 1}
        elif earlier.change is not None and earlier.change["role"] == "by" and later.kind in ("money", "percent", "count", "measure", "number"):
            earlier.change = {"role": "by", "with": index}
            later.change = {"role": "to", "with": index - 1}
            if earlier.kind == "measure" and earlier.unit == "point" and later.kind == "percent":
                earlier.kind, earlier.unit = "percent", "percentage_point"
    elif comparable and FROM_BETWEEN.match(between):
        later.change = {"role": "from", "with": index - 1}
        if earlier.change is None or earlier.change["role"] != "by":
            earlier.change = {"role": "to", "with": index}
        if earlier.kind == "measure" and earlier.unit == "point":
            return


__all__ = ["half_step", "implied_rate", "link", "plain"]
