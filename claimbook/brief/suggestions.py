"""What a brief's author could write instead: a sentence, and the number alone where that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v
from claimbook.brief.rewriting import as_said, in_place

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
        new = in_place(written, binding.quantity, known, binding.fit, verdict)
        return f"Write “{new or as_said(written, known)}” ({said}; {citation}).", new
    if verdict == v.WRONG_PERIOD:
        if known.date:
            new = in_place(written, binding.quantity, known, binding.fit, verdict)
            return f"Write “{new or as_said(written, known)}” ({citation}).", new
        return f"Write “{as_said(written, known)}”{_of(known)} ({citation}).", ""
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
    when = known.record.get("as_of_text") if not known.date else ""
    return f", {when}" if when else ""


def _nature(known: Known) -> str:
    words = {"high": "the upper scenario", "low": "the lower scenario", "central": "the middle scenario"}
    told = [words[known.scenario]] if known.scenario in words else []
    if known.kind in ("forecast", "projection", "target", "announced", "estimated"):
        told.append({"announced": "as announced", "estimated": "estimated"}.get(known.kind, f"a {known.kind}"))
    return ", ".join(told) or known.kind
