"""What a brief's author could write instead: a sentence, and the number alone where that mends it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v

if TYPE_CHECKING:
    from claimbook.brief.binding import Binding
    from claimbook.brief.states import Known, States
    from claimbook.brief.verdicts import Judgement


def short_form(states: States, id: str, edition: str = "") -> str:
    """Return the short form of a citation, of the working version where the newest edition says something else."""
    return f"{states.short_name}:{id}@{edition or states.edition_of(id)}"


def suggest(made: Judgement, binding: Binding, known: Known, states: States, written: str) -> tuple[str, str]:
    """Return a sentence that says what to write, and what to put in place of the number (empty where that is no
    help)."""
    verdict = made.verdict
    if verdict in v.RIGHT:
        return "", ""
    said = f"{_subject(known)}: {known.text}{_of(known)}"
    citation = short_form(states, known.id)
    if verdict == v.BROKEN_CITATION:
        return f"Cite {citation}.", ""
    if verdict == v.WITHDRAWN:
        return f"Leave the number out, or cite another value than {known.id}.", ""
    if verdict in (v.DIFFERS, v.WRONG_UNIT, v.REVISED, v.WRONG_COMPARATOR):
        return f"Write “{known.text}” ({said}; {citation}).", in_place(written, binding.quantity.amount, known, verdict)
    if verdict == v.WRONG_PERIOD:
        if known.date:
            return f"Write “{known.text}” ({citation}).", in_place(written, binding.quantity.amount, known, verdict)
        return f"Write “{known.text}”{_of(known)} ({citation}).", ""
    if verdict == v.WRONG_CITATION:
        better = made.candidates[0]["id"] if made.candidates else known.id
        return f"Cite {short_form(states, better)}.", ""
    if verdict == v.SUPERSEDED:
        return f"Cite {short_form(states, known.superseded_by or known.id)}.", ""
    if verdict == v.LOST_CAVEAT:
        return f"Say what it is: {said} ({_nature(known)}; {citation}).", ""
    if verdict == v.CONTESTED:
        return f"Say who says it, and that it is disputed: {said} ({citation}).", ""
    if verdict == v.AMBIGUOUS:
        return f"Cite one value: {', '.join(short_form(states, each['id']) for each in made.candidates[:3])}.", ""
    return "", ""


def _subject(known: Known) -> str:
    return known.label


def _of(known: Known) -> str:
    when = known.record.get("as_of_text")
    return f", {when}" if when else ""


def _nature(known: Known) -> str:
    words = {"high": "the upper scenario", "low": "the lower scenario", "central": "the middle scenario"}
    told = [words[known.scenario]] if known.scenario in words else []
    if known.kind in ("forecast", "projection", "target", "announced", "estimated"):
        told.append({"announced": "as announced", "estimated": "estimated"}.get(known.kind, f"a {known.kind}"))
    return ", ".join(told) or known.kind


def in_place(written: str, amount: Decimal | None, known: Known, verdict: str) -> str:
    """Return what to put in place of a number as written, empty where the book's text is no simple replacement."""
    if verdict == v.WRONG_COMPARATOR:
        return ""
    text = known.text.replace("\u00a0", " ")
    bare = re.sub(r"^(?:about|more than|at least|less than|at most|from|by|before|after) ", "", text)
    if not re.fullmatch(r"[\d.,]*\d", written):
        return bare
    number = Decimal(written.replace(",", ""))
    if amount is None or known.number is None or not number:
        return ""
    scaled = known.number / (amount / number)
    places = max(0, -int(number.as_tuple().exponent))
    shown = scaled.quantize(Decimal(1).scaleb(-places))
    return f"{shown:,f}" if "," in written else f"{shown:f}"
