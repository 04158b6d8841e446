"""What the articles promise, and which event answered each promise.

A promise is something the articles say will happen. An event answers it that rests on the promise itself or on the
outside figures its check names, and that is signed, published, completed or operating; an announcement answers nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.book.book import Book, has_value
from claimbook.tables.ledger import Row
from claimbook.values.dates import days_of
from claimbook.values.value import Value

DELIVERED = ("signed", "published", "completed", "operating")
UNSETTLED = {"aist-machine-completion": "not settled if this one"}
PROMISES = {
    "riken-argonne-agreement-due": "RIKEN and Argonne agree",
    "openai-japan-office": "OpenAI opens an office",
    "fugaku-llm-results": "Model on Fugaku: results",
    "sakura-machine-start": "Sakura’s machine starts",
    "aist-machine-completion": "AIST’s new machine",
    "aist-research-centre-plan": "AIST’s research centre",
    "softbank-ai-platform": "SoftBank’s AI platform",
    "arm-ipo-date": "Arm goes public",
    "ntt-llm-plan": "NTT’s language models",
    "japan-us-joint-supercomputers": "Joint use of supercomputers",
    "japan-science-ai-open": "AI for science opened to firms",
    "nvidia-softbank-amazon-contribution": "Companies pay the universities",
    "microsoft-japan-investment": "Microsoft invests in Japan",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: what was to come, by when (a date, or None), the event that answered it, and how that is judged."""

    claim: str
    label: str
    due: Value | None
    answer: Row | None
    outcome: str


def promises(book: Book) -> list[Promise]:
    """Return the promises of the articles with what is held of their outcome."""
    return [promise(book, claim, label) for claim, label in PROMISES.items()]


def promise(book: Book, claim: str, label: str) -> Promise:
    """Judge one promise by the first event that rests on it or on the outside figures of its check."""
    checks = book.ledger.where("checks", claim=claim)
    grounds = {claim}.union(*(check.words("reference") for check in checks))
    events = sorted(book.ledger.where("events"), key=lambda event: days_of(event["date"]))
    named = [event for event in events if event["status"] == "due" and claim in event.words("claims")]
    answers = [event for event in events if event["status"] in DELIVERED and grounds & set(event.words("claims"))]
    due = _due(book, claim, named[0]) if named else None
    answer = answers[0] if answers else None
    return Promise(claim, label, due, answer, UNSETTLED.get(claim) or judged(due, answer))


def _due(book: Book, claim: str, event: Row) -> Value:
    """Return the date a promise was due: that of its statement, the period it names, or that of the event."""
    row = book.ledger.row("claims", claim)
    if row is not None and has_value(row):
        return book[claim]
    return Value(None, "date", date=(row["period"] if row is not None else "") or event["date"])


def judged(due: Value | None, answer: Row | None) -> str:
    """Return in words what became of a promise."""
    if answer is None:
        return "no source held"
    if due is None:
        return "came; no date named"
    start, end = days_of(due.date)
    first, last = days_of(answer["date"])
    in_time = last >= start and (due.comparator == "ge" or first <= end)
    return "came in time" if in_time else "came late"
