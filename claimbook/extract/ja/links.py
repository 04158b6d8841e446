"""What mentions say about one another: equivalents in brackets, the two ends of a change, and what an amount is per."""

from __future__ import annotations

import re
from decimal import Decimal

from claimbook.extract.links import implied_rate
from claimbook.extract.mention import Cue as MentionCue
from claimbook.extract.mention import Mention

from .amounts import becomes
from .cues import read_behind
from .vocabulary.cues import PER_BEHIND

FARTHEST = 40
BRACKET = re.compile(
    r"(?:以上|超|余り|強|弱|前後|程度|ほど|近く|以下|未満)?[(〔\[](?:(?:日本円で|円換算で|邦貨で|およそ|約|同|=|＝|≒|当時のレートで|米)|、){0,3}$"
)
CHANGE = re.compile(
    r"(?:台|超|余り|弱|強|前後|程度)?(?:から|→|⇒)(?:は|約|、|[^、。0-9]{1,12}(?:には|に|で|は|、))?(?:約|およそ)?$"
)
PER_GAP = re.compile(r"[^。\n]{0,14}$")
COMPARABLE = frozenset({"money", "count", "percent", "measure", "multiplier", "number", "fraction", "rank", "duration"})
WEAKER = {"eq": 0, "approx": 1}  # of two comparators the one that bounds reaches the other of a pair
A_SHARE = 20  # “5社のうち1社”; of more it is a choice
GENERIC = frozenset({"person", "unit", "company", "case"})  # what a counter alone counts
PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
EACH = re.compile("に(?:約|平均|最大|およそ|平均で|最大で)?")
COUNTABLE = frozenset({"count", "measure", "duration", "number"})


def link(text: str, mentions: list[Mention]) -> None:
    """Ties the mentions of a page that speak of one another, in place; offsets are the page's."""
    _per(text, mentions)
    for index in range(1, len(mentions)):
        earlier, later = mentions[index - 1], mentions[index]
        gap = later.start - earlier.end
        if not 0 < gap <= FARTHEST:
            continue
        between = text[earlier.end : later.start]
        if earlier.kind == later.kind == "money" and BRACKET.match(between):
            _pair(text, mentions, index)
        elif (
            (earlier.kind == later.kind or later.unit == "time")
            and earlier.kind in COMPARABLE
            and CHANGE.match(between)
        ):
            _change(text, mentions, index)


def _per(text: str, mentions: list[Mention]) -> None:
    """1人当たり20万円 and 1バレル=80ドル are one amount each; 5人に1人 is a share."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before is not None and mention.start >= before.end and _is_per(text, before, mention):
            kept.pop()
            _set_per(text, before, mention)
        elif before is not None and _is_share(text, before, mention):
            kept.pop()
            share = (
                ((mention.amount or Decimal(1)) / (before.amount or Decimal(1))).quantize(Decimal("1E-10")).normalize()
            )
            mention = Mention(before.start, mention.end, "", "fraction", "fraction", amount=share)
        kept.append(mention)
    mentions[:] = [each for each in kept if not _only_per(text, each)]


def _set_per(text: str, before: Mention, mention: Mention) -> None:
    """1日2回 is a number of times a day; of 国民1人当たり it is people that count."""
    unit = "person" if before.kind == "count" and text[before.end - 1] in "人名" else before.unit
    mention.per = unit if before.amount == 1 else f"{before.value} {unit}"
    if mention.kind == "count" and mention.unit == "time":
        mention.kind, mention.unit, mention.per = "number", f"time/{mention.per}", None


def _is_per(text: str, before: Mention, mention: Mention) -> bool:
    if before.kind not in COUNTABLE or before.unit is None or before.amount is None:
        return False
    between = text[before.end : mention.start]
    if between.startswith(PER_BEHIND):
        return len(between) <= 20 and PER_GAP.match(between) is not None
    if before.amount != 1:
        return False
    if before.kind == "duration" and before.unit in PERIODS and mention.kind in COUNTABLE | {"money"}:
        daily = before.unit == "day" and between in ("", "約", "平均", "最大")
        priced = mention.kind == "money" and between in ("", "約")
        return daily or priced or EACH.fullmatch(between) is not None
    if before.kind == "count" and mention.kind == "measure" and between == "":
        return True
    return mention.kind == "money" and between in ("", "=", "＝", " = ", "約", "=約")


def _is_share(text: str, before: Mention, mention: Mention) -> bool:
    """5人に1人, 3社に2社."""
    same = before.kind == mention.kind == "count" and before.unit == mention.unit
    if not same or before.amount is None or mention.amount is None or not 0 < mention.amount < before.amount:
        return False
    if before.amount > (100_000 if mention.amount == 1 else 10):
        return False
    between = text[before.end : mention.start]
    return (
        between == "に" or between in ("のうち", "のうちの", "中") and mention.amount == 1 and before.amount < A_SHARE
    )


def _only_per(text: str, mention: Mention) -> bool:
    """What is per one of something and names no amount: 1人当たりの所得."""
    return mention.kind in COUNTABLE and mention.amount == 1 and text.startswith(PER_BEHIND, mention.end)


def _pair(text: str, mentions: list[Mention], index: int) -> None:
    """80億ドル(約1兆2千億円): one amount in two currencies; a comparator behind the bracket reaches both."""
    first, second = mentions[index - 1], mentions[index]
    if first.unit == second.unit or first.amount is None or second.amount is None:
        return
    first.pair, second.pair = index, index - 1
    first.rate = second.rate = implied_rate(first.amount, second.amount)
    close = second.end
    while close < len(text) and close - second.end < 8 and text[close] not in ")〕]":
        close += 1
    outer = read_behind(text, close + 1, "money") if text[close : close + 1] in (")", "〕", "]") else None
    if outer is not None:
        for each in (first, second):
            each.comparator = outer.comparator
            each.cue = MentionCue(text[outer.start : outer.stop], outer.start, outer.stop)
    elif first.cue is not None and WEAKER.get(second.comparator, 2) < WEAKER.get(first.comparator, 2):
        second.comparator = first.comparator
        second.cue = MentionCue(first.cue.text, first.cue.start, first.cue.end)
    direction = first.direction or second.direction
    first.direction = second.direction = direction


def _change(text: str, mentions: list[Mention], index: int) -> None:
    """100億円から150億円に増えた."""
    first, second = mentions[index - 1], mentions[index]
    if first.kind == "count" and second.unit in GENERIC and first.unit is not None:
        second.unit = first.unit
    if first.unit is not None and first.unit.startswith("time/") and second.unit == "time":
        second.kind, second.unit = first.kind, first.unit
    if first.unit != second.unit or first.change is not None:
        return
    if "→" not in text[first.end : second.start] and not becomes(text, second.end, second.kind):
        return
    first.change = {"role": "from", "with": index}
    second.change = {"role": "to", "with": index - 1}
    if first.amount is not None and second.amount is not None and first.amount != second.amount:
        rises = (second.amount > first.amount) is not (second.kind == "rank")
        second.direction = "up" if rises else "down"
