"""Whether a brief says of a number that it is disputed, where it is, or who stated it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.brief.asserted import pattern
from claimbook.brief.vocabulary import disputes as words

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.states import Known, State

DISPUTED_BY_CHECKS = frozenset({"refined", "contradicted"})


def reports_dispute(text: str) -> bool:
    return pattern(words.DISPUTE, words.DISPUTE_JA).search(text) is not None


def told_of(passage: Passage) -> bool:
    """Tell whether a passage hands its statement to somebody, or it or its neighbours report a dispute."""
    return reports_dispute(passage.text) or pattern(words.QUARREL, words.QUARREL_JA).search(passage.beside) is not None


def names_source(passage: Passage, known: Known) -> bool:
    """Tell whether a passage names who printed or said a statement, and so hands it to them."""
    names = [str(quote.get("publisher") or "") for quote in known.quotes] + list(
        known.record.get("attributed_to") or ()
    )
    return any(
        name and re.search(rf"(?<!\w){re.escape(name.partition(' (')[0])}(?!\w)", passage.text) for name in names
    )


def contested(passage: Passage, known: Known, state: State, cited: set[str]) -> str:
    """Return in a sentence what disputes a value, empty where nothing does or the brief says so."""
    disputed = bool(known.rivals) or known.check in DISPUTED_BY_CHECKS
    if not disputed:
        return ""
    beside = {*known.rivals, *((known.record.get("check") or {}).get("reference") or ())}
    if cited & beside or told_of(passage) or names_source(passage, known):
        return ""
    if known.rivals:
        others = [f"{state.values[id].text} ({id})" for id in known.rivals if id in state.values]
        if others:
            return f"Another reading says {', '.join(others)}."
        return "The sources disagree about this."
    note = str((known.record.get("check") or {}).get("note") or "")
    verb = "refine" if known.check == "refined" else "contradict"
    return f"The book’s checks {verb} this: {note}" if note else f"The book’s checks {verb} this."
