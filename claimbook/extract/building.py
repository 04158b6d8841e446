"""From tokens to a mention: its span, comparator, direction, what it is per and of what it is a part."""

from __future__ import annotations

from decimal import Decimal

from .attachments import base_after, per_after
from .cues import FoundCue, cue_after, cue_before
from .dates import Date
from .direction import direction_of
from .mention import Cue, Mention
from .tokens import Tokens
from .vocabulary import words

DIRECTED = words("money percent count measure multiplier fraction number")
CHANGING = frozenset({"money", "percent", "measure", "multiplier"})
PARTS = frozenset({"percent", "fraction"})


def build(
    tokens: Tokens,
    start: int,
    stop: int,
    kind: str,
    unit: str | None,
    value: Decimal | None,
    *,
    inner_cue: FoundCue | None = None,
    vague: bool = False,
) -> Mention:
    """A mention over tokens start..stop; `inner_cue` is one inside the span, `vague` an order of magnitude only."""
    text, begin, end = tokens.text, tokens.starts[start], tokens.ends[stop - 1]
    mention = Mention(begin, end, text[begin:end], kind, unit, value)
    before = cue_before(tokens, start, kind)
    cue = before or inner_cue or cue_after(tokens, stop, kind, False)
    if cue is not None:
        left, right = tokens.starts[cue.start], tokens.ends[cue.stop - 1]
        mention.comparator = cue.comparator
        mention.cue = Cue(text[left:right], left, right)
    elif vague:
        mention.comparator = "approx"
    if kind in DIRECTED:
        direction, changed = direction_of(tokens, start if before is None else before.start, stop)
        mention.direction = direction
        if changed and (kind in CHANGING or unit == "point"):
            mention.change = {"role": "by", "with": None}
        if kind in PARTS:
            mention.base = base_after(tokens, stop)
            mention.per = per_after(tokens, stop) if mention.base is None and kind == "percent" else None
        else:
            mention.per = "day" if unit == "barrel/day" else per_after(tokens, stop)
    return mention


def build_range(
    tokens: Tokens, start: int, stop: int, kind: str, unit: str | None, low: Decimal, high: Decimal
) -> Mention:
    """A mention of everything from `low` to `high`."""
    mention = build(tokens, start, stop, kind, unit, None)
    mention.amount_low, mention.amount_high = low, high
    mention.comparator, mention.cue = "range", None
    return mention


def build_date(tokens: Tokens, date: Date) -> Mention:
    """A mention of a date, a span of dates or a fiscal year."""
    mention = build(tokens, date.start, date.stop, date.kind, date.kind, None)
    mention.date, mention.date_low, mention.date_high = date.value, date.low, date.high
    if date.low is not None:
        mention.comparator, mention.cue = "range", None
    return mention
