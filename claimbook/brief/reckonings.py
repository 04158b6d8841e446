"""Whether a brief tells an estimate as what is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.brief.asserted import pattern
from claimbook.brief.clauses import CJK
from claimbook.brief.disputes import names_source, told_of
from claimbook.brief.units import SHARES
from claimbook.brief.vocabulary import reckonings as words

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known


def told_as_known(passage: Passage, quantity: Quantity, known: Known, text: str) -> bool:
    """Tell whether an estimate stands behind a verb of plain fact, without a word or a name that says whose reckoning
    it is; behind a verb of what was paid or used up, “about” is no such word."""
    if passage.kind != "sentence" or known.unit in SHARES:
        return False
    around = f"{passage.heading} {text}"
    if not _billed(passage, quantity, known) and (
        not _rough_told_exactly(passage, quantity, known) or pattern(words.ROUNDED, words.ROUNDED_JA).search(around)
    ):
        return False
    return not (
        re.search(words.ESTIMATES_BESIDE, passage.beside)
        or pattern(words.RECKONED, words.RECKONED_JA).search(around)
        or told_of(passage)
        or names_source(passage, known)
        or _names_author(f"{around} {passage.beside}", known)
    )


def _rough_told_exactly(passage: Passage, quantity: Quantity, known: Known) -> bool:
    if known.comparator != "approx" or quantity.hedged:
        return False
    plainly = re.search(words.KNOWN_BEFORE, passage.text[: quantity.start], re.IGNORECASE)
    return plainly is not None or re.match(words.KNOWN_AFTER_JA, passage.text[quantity.end :]) is not None


def _billed(passage: Passage, quantity: Quantity, known: Known) -> bool:
    """Tell whether a rough number, or one whose own words call it an estimate, is told as what was paid or used up."""
    if known.comparator != "approx" and not re.search(words.CALLED_ESTIMATE, known.metric, re.IGNORECASE):
        return False
    if CJK.search(passage.text):
        return re.match(words.BILLED_AFTER_JA, passage.text[quantity.end :]) is not None
    before = passage.text[: quantity.start]
    hedge = re.search(words.HEDGE_BEFORE, before, re.IGNORECASE)
    return (
        re.search(words.BILLED_BEFORE, before[: hedge.start()] if hedge is not None else before, re.IGNORECASE)
        is not None
    )


def _names_author(text: str, known: Known) -> bool:
    author = str((known.record.get("citation") or {}).get("text") or "").partition(",")[0]
    return bool(author) and re.search(rf"(?<!\w){re.escape(author.removesuffix(' AI'))}(?!\w)", text) is not None
