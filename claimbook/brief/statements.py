"""Whether a number of a brief states something, or is a page, a section, a date, a qualifier of another number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.brief.vocabulary.tables import LABELS_AFTER_JA, LABELS_BEFORE, LABELS_BEFORE_JA

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.documents.blocks import Block

_LABEL = re.compile(rf"(?:^|[\s(\[]){LABELS_BEFORE}", re.IGNORECASE)
_LABEL_JA = re.compile(LABELS_BEFORE_JA)
_AFTER_JA = re.compile(LABELS_AFTER_JA)
_DENOMINATOR = re.compile(r"(?:\bof|\bout of|/|中)\s*(?:the\s|a total of\s|its\s)?$")
_TOTAL_BEFORE = re.compile(r"\d[\d.,]*\s*(?:\w+\s+)?$")
_ORDINAL_ITEM = re.compile(r"^\s*[(\[]?\d{1,2}(?:\.\d{1,2})*[.)\]]?\s")
_OVER = re.compile(
    r"\b(?:over|within|for|in|during|next|coming|across|(?:period|span|course|space|stretch|term|cycle)s? of)\s+"
    r"(?:the\s+|its\s+|their\s+)?(?:next\s+|coming\s+|first\s+|last\s+)?$"
)
_SPAN_JA = re.compile(r"(?:間|か年|カ年|ヶ年|ヵ年)?(?:かけて|にわたり|にわたって|で(?!は|も)|に(?!は|も))")
# “two years earlier”, “between the two years”: a time told from another, no number of its own
_TOLD_FROM = re.compile(r"\s*(?:earlier|later|before|after|ago|on|running|in a row|hence)\b", re.IGNORECASE)
_KNOWN_ALREADY = re.compile(r"\b(?:the|these|those|both|all|said)\s+$", re.IGNORECASE)
_HALF_PRECISION = re.compile(r"[\s-]*precision\b")
_SCALE_ALONE = re.compile(
    r"[$¥€£]?\s*(?:US|JPY|USD|EUR)?[$¥€£]?\s*(?:thousand|million|billion|trillion|bn|mn|tn)s?", re.IGNORECASE
)
BARE = ("number", "rank")
BESIDE = 16
FEW = 4  # “the two”, “those two lists” were counted before
_PAGES_JA = re.compile(r"[\d０-９一二三四五六七八九十]+\s*(?:ページ|頁)")


def is_statement(quantity: Quantity, passage: Passage, block: Block) -> bool:
    """Tell whether a number that no citation binds says something that could be checked."""
    if quantity.is_date or quantity.bare or block.kind in ("header", "footer", "code", "reference"):
        return False
    text = passage.text
    if _SCALE_ALONE.fullmatch(quantity.text) or _in_words_only(quantity, text):
        return False
    before, after = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 12]
    if _LABEL.search(before) and quantity.mention.kind in (*BARE, "count", "date"):
        return False
    if (
        _PAGES_JA.fullmatch(quantity.text)
        or _LABEL_JA.search(before)
        or (quantity.mention.kind in BARE and _AFTER_JA.search(after))
    ):
        return False
    if (
        quantity.start == len(text) - len(text.lstrip())
        and quantity.mention.kind == "number"
        and (block.kind == "heading" or _ORDINAL_ITEM.match(text))
    ):
        return False
    return not _is_denominator(quantity, before) and not _is_horizon(quantity, passage)


def _in_words_only(quantity: Quantity, text: str) -> bool:
    """Tell whether words that read as a number count nothing: “two years earlier”, “half precision”."""
    if re.search(r"\d", quantity.text):
        return False
    after = text[quantity.end : quantity.end + 12]
    before = text[max(0, quantity.start - 12) : quantity.start]
    if quantity.mention.kind in ("number", "count"):
        return quantity.amount is not None and quantity.amount < FEW and _KNOWN_ALREADY.search(before) is not None
    if quantity.mention.kind == "duration":
        return _TOLD_FROM.match(after) is not None or _KNOWN_ALREADY.search(before) is not None
    return quantity.mention.kind == "fraction" and _HALF_PRECISION.match(after) is not None


def _is_horizon(quantity: Quantity, passage: Passage) -> bool:
    """Tell whether a length of time says over how long another number of the sentence runs: “$2.9 billion over two
    years”."""
    if quantity.mention.kind != "duration" or quantity.mention.unit not in ("year", "month", "decade"):
        return False
    before = passage.text[max(0, quantity.start - 24) : quantity.start]
    if "-" in quantity.text:
        return True
    if _SPAN_JA.match(passage.text, quantity.end) and _is_beside_a_sum(quantity, passage):
        return True
    return any(each.mention.kind != "duration" and not each.is_date for each in passage.numbers) and (
        _OVER.search(before) is not None
    )


def _is_beside_a_sum(quantity: Quantity, passage: Passage) -> bool:
    """Tell whether a sum of money stands near a number: 「5年間で約1兆円」, 「29億ドルを2年間で」."""
    sums = [each for each in passage.numbers if each.mention.kind == "money"]
    return any(max(each.start - quantity.end, quantity.start - each.end) <= BESIDE for each in sums)


def _is_denominator(quantity: Quantity, before: str) -> bool:
    """Tell whether a number is what another one is of: “29 of 500 systems”."""
    if quantity.mention.kind not in ("count", "number"):
        return False
    match = _DENOMINATOR.search(before)
    return match is not None and _TOTAL_BEFORE.search(before[: match.start()]) is not None
