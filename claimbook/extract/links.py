"""What mentions say about one another: the same amount in another currency, and the two ends of a change."""

from __future__ import annotations

import re
from decimal import Decimal

from .mention import Cue, Mention
from .vocabulary import words
from .vocabulary.antecedents import TOTALS

HEDGE_WORDS = words("about around nearly almost over under just roughly approximately a an the some")
HEDGES = rf"(?:(?:{'|'.join(sorted(HEDGE_WORDS))}|more than|less than)\s){{0,2}}$"
LEADS = words("about around approximately roughly some nearly almost worth = ≈ ~")
LEAD = rf"(?:{'|'.join(sorted(LEADS))}|(?:equivalent|equal) to|the equivalent of)"
# an opening bracket, or a comma with words that say it is the same: “¥32 billion, or $226 million”
EQUIVALENT = re.compile(
    rf"\s{{0,3}}(?:(?:[(\[]|-l[rs]b-)\s{{0,2}}(?:or\s)?{LEAD}?|,\s{{0,2}}(?:or\s{{1,2}}{LEAD}?|{LEAD})|[—–]\s{{0,2}}(?:or\s)?{LEAD}|/)\s{{0,2}}$"
)
FROM_BEFORE = re.compile(rf"\bfrom\s{HEDGES}", re.I)
TO_BETWEEN = re.compile(rf"\s{{1,2}}(?:\w{{1,12}}\s){{0,2}}to\s{HEDGES}", re.I)
FROM_BETWEEN = re.compile(rf",?\s{{1,2}}from\s{HEDGES}", re.I)
# right before a number that is set beside another
REACHED_TOTAL = (
    r"(?:bringing|brings|brought|taking|takes|took|raising|raised|lifting|for)\s(?:the|its|their|a)\s"
    rf"(?:overall\s|combined\s|grand\s)?(?:{TOTALS})\s(?:(?:for|in|since|this)\s(?:\w{{1,12}}\s){{1,3}})?(?:to|of)"
)
COMPARED = re.compile(
    r"\b(?:vs\.?|versus|from|(?<!more\s)(?<!less\s)(?<!fewer\s)than|(?:compared|compares)\s(?:with|to)"
    rf"|against(?:\s(?:a|the)\s(?:forecast|target)\sof)?|{REACHED_TOTAL})\s{HEDGES}",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?;]\s")
CARRIED = frozenset({"money", "count", "measure"})
DONORS = 3
FARTHEST_DONOR = 90
REACHABLE = frozenset({"money", "percent", "count", "measure", "number"})
COMPARABLE = REACHABLE | {"duration", "fraction", "multiplier"}
FARTHEST = 60
LOOK_BACK = 40


def link(text: str, mentions: list[Mention]) -> None:
    """Carries units to what is compared, pairs amounts stated twice, and ties the ends of changes, in place."""
    for index in range(1, len(mentions)):
        earlier, later = mentions[index - 1], mentions[index]
        if later.kind == "number" and later.unit is None:
            _carry(text, mentions, index)
        if not 0 < later.start - earlier.end <= FARTHEST:
            continue
        between = text[earlier.end : later.start]
        if earlier.kind == later.kind == "money":
            _pair(mentions, index, between)
        if "to" in between or "from" in between:
            _change(text, mentions, index, between)


def _carry(text: str, mentions: list[Mention], index: int) -> None:
    """“5.2 mln dlrs vs 4.3 mln”, “6,200 units, compared with 2,450”: what is compared is of the same unit."""
    later = mentions[index]
    if not COMPARED.search(text[max(0, later.start - LOOK_BACK) : later.start]):
        return
    for earlier in reversed(mentions[max(0, index - DONORS) : index]):
        between = text[earlier.end : later.start]
        if len(between) > FARTHEST_DONOR or SENTENCE_END.search(between) or earlier.kind in ("number", "percent"):
            return
        if earlier.kind in CARRIED and earlier.unit:
            if earlier.pair is not None and mentions[earlier.pair].start < earlier.start:
                earlier = mentions[earlier.pair]
            later.kind, later.unit = earlier.kind, earlier.unit
            return


def _pair(mentions: list[Mention], index: int, between: str) -> None:
    """“32 billion yen (US$226 million)”: one amount in two currencies, the direction shared."""
    first, second = mentions[index - 1], mentions[index]
    if first.unit == second.unit or first.amount is None or second.amount is None or not EQUIVALENT.match(between):
        return
    first.pair, second.pair = index, index - 1
    first.rate = second.rate = implied_rate(first.amount, second.amount)
    first.direction = second.direction = first.direction or second.direction
    if first.cue is not None and first.cue.end <= first.start:
        second.comparator, second.cue = first.comparator, Cue(first.cue.text, first.cue.start, first.cue.end)


def implied_rate(amount: Decimal, other: Decimal) -> dict[str, float] | None:
    """How many of the first currency one of the second is worth, and the interval that rounding leaves."""
    half, other_half = half_step(amount), half_step(other)
    if abs(other) <= other_half or abs(amount) <= half:
        return None
    amount, other = abs(amount), abs(other)
    return {
        "value": float(amount / other),
        "low": float((amount - half) / (other + other_half)),
        "high": float((amount + half) / (other - other_half)),
    }


def half_step(amount: Decimal) -> Decimal:
    """Half a unit of the last digit written."""
    exponent = amount.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def _change(text: str, mentions: list[Mention], index: int, between: str) -> None:
    """“from A to B”, “3 points to 9.1 %”, “$5 billion from $4 billion”."""
    earlier, later = mentions[index - 1], mentions[index]
    comparable = earlier.kind == later.kind and earlier.kind in COMPARABLE
    if TO_BETWEEN.match(between):
        if comparable and FROM_BEFORE.search(text[max(0, earlier.start - LOOK_BACK) : earlier.start]):
            _tie(mentions, index, "from", "to")
        elif earlier.change is not None and earlier.change["role"] == "by" and later.kind in REACHABLE:
            _tie(mentions, index, "by", "to")
            if earlier.unit == "point" and later.unit == "percent":
                earlier.kind, earlier.unit = "percent", "percentage_point"
    elif comparable and FROM_BETWEEN.match(between):
        by = earlier.change is not None and earlier.change["role"] == "by" and earlier.change["with"] is None
        _tie(mentions, index, "by" if by and earlier.unit != later.unit else "to", "from")


def _tie(mentions: list[Mention], index: int, earlier: str, later: str) -> None:
    mentions[index - 1].change = {"role": earlier, "with": index}
    mentions[index].change = {"role": later, "with": index - 1}
