"""Why a value is what it is: its formula, its inputs, down to quotes and citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from claimbook.book.book import Book, has_value
from claimbook.book.confidence import claim_confidence
from claimbook.book.readers import readers_of
from claimbook.book.sources import cite_reference, entity_name, marks_of, quote_in, quotes_of
from claimbook.tables.ledger import Row
from claimbook.values.display import show_date
from claimbook.values.value import Value

WITHOUT_NUMBER = "a statement without a number"


def explain(book: Book, id: str) -> dict[str, Any]:
    """Return the whole story of a value, a statement without a number, a figure, a tie, an event or a document as
    JSON: what it is, how sure, on what it rests, and the same of each of its inputs.

    Raises BookError where there is nothing with this id.
    """
    row = book.ledger.row("claims", id) if book.ledger.knows("claims", id) else None
    if row is not None and not has_value(row):
        return _wordless(book, row)
    if id not in book and id in book.figure_ids():
        return _figure(book, id)
    for table, told in (("ties", _tie), ("events", _event), ("documents", _document)):
        row = book.ledger.row(table, id) if id not in book and book.ledger.knows(table, id) else None
        if row is not None:
            return told(book, row)
    return _explained(book, book[id])


def _wordless(book: Book, row: Row) -> dict[str, Any]:
    """Return the story of a statement without a number."""
    confidence, reason = claim_confidence(book.ledger, row)
    label = f"{entity_name(book.ledger, row['subject'])}: {row['metric']}"
    story = {"id": row.id, "label": label, "shown": WITHOUT_NUMBER, "number": None, "unit": "",
             "confidence": confidence, "confidence_reason": reason}  # fmt: skip
    return story | _stated(book, row)


def _tie(book: Book, row: Row) -> dict[str, Any]:
    """Return the story of a tie between two entities: its kind and standing, and the quote that says so."""
    source, target = (entity_name(book.ledger, row[end]) for end in ("source", "target"))
    document = book.ledger.row("documents", row["document"])
    quotes = [quote_in(row["quote"], document, kind=row["status"])] if document is not None and row["quote"] else []
    story = {"id": row.id, "label": f"{source} → {target}: {row['kind']}", "shown": "a tie", "number": None, "unit": "",
             "confidence": "", "confidence_reason": "", "note": row["note"]}  # fmt: skip
    return story | {"quotes": [asdict(quote) for quote in quotes]} | _borne_out(book, row["claim"])


def _event(book: Book, row: Row) -> dict[str, Any]:
    """Return the story of an event: when it was or is to be, whose it is, and the statements that say so."""
    names = ", ".join(entity_name(book.ledger, id) for id in row.words("entities"))
    story = {"id": row.id, "label": row["title"], "shown": f"an event, {show_date(row['date'])}", "number": None,
             "unit": "", "date": row["date"], "confidence": "", "confidence_reason": "", "subtitle": names,
             "note": row["note"]}  # fmt: skip
    return story | {"inputs": [explain(book, id) for id in row.words("claims")]}


def _document(book: Book, row: Row) -> dict[str, Any]:
    """Return the story of a document: who published it when, and what rests on its words."""
    said_by = ", ".join(part for part in (row["author"], row["publisher"], show_date(row["published"])) if part)
    claims = dict.fromkeys(each["claim"] for each in book.ledger.where("evidence", document=row.id))
    story = {"id": row.id, "label": row["title"], "shown": "a document", "number": None, "unit": "", "confidence": "",
             "confidence_reason": "", "subtitle": said_by, "sources": [each for each in (row["url"],) if each],
             "note": row["dependence"]}  # fmt: skip
    return story | {"says": [_in_a_line(book, id) for id in claims if book.ledger.row("claims", id) is not None]}


def _in_a_line(book: Book, id: str) -> dict[str, str]:
    """Return a statement as its id, what it comes to and what it is of."""
    told = explain(book, id)
    return {"id": id, "shown": told["shown"], "label": told["label"]}


def _borne_out(book: Book, claim: str) -> dict[str, Any]:
    """Return the statement on which a tie rests, as its only input; nothing where it rests on none."""
    return {"inputs": [explain(book, claim)]} if claim else {}


def _figure(book: Book, id: str) -> dict[str, Any]:
    """Return the story of a figure: what it says, the values it rests on, the sources of its numbers."""
    figure = book.figure(id, drawn=False)
    return {
        "id": id,
        "label": figure.takeaway,
        "shown": "a figure",
        "number": None,
        "unit": "",
        "confidence": "",
        "confidence_reason": "",
        "subtitle": figure.subtitle,
        "note": figure.caveat,
        "sources": [each.text for each in figure.citations],
        "inputs": [_explained(book, book[each.id]) for each in figure.values if each.id],
    }


def _explained(book: Book, value: Value) -> dict[str, Any]:
    story: dict[str, Any] = {
        "id": value.id,
        "label": value.label,
        "shown": format(value, "unit worded"),
        "number": None if value.quantity is None else str(value.number),
        "unit": value.unit,
        "confidence": value.confidence,
        "confidence_reason": value.confidence_reason,
    }
    if value.date:
        story["date"] = value.date
    for name in ("estimate", "rounding"):
        interval = getattr(value, name)
        if interval is not None:
            story[name] = {"low": str(interval.low), "high": str(interval.high)}
    if value.derived:
        story |= _derivation(book, value)
    elif value.table == "claims":
        story |= _statement(book, value)
    elif value.table == "reference":
        story |= _outside(book, value)
    return story


def _derivation(book: Book, value: Value) -> dict[str, Any]:
    operation = value.operation
    assert operation is not None
    story: dict[str, Any] = {"words": value.words, "formula": value.formula}
    if reasons := list(sum_reasons(value)):
        story["deliberate"] = reasons
    story["inputs"] = [_explained(book, book[each.id]) for each in value.inputs()]
    return story


def sum_reasons(value: Value) -> Iterator[str]:
    """Yield the reasons of the deliberate sums in a value's own formula."""
    if value.operation is None:
        return
    if value.operation.reason:
        yield value.operation.reason
    for operand in value.operation.operands:
        if not operand.id:
            yield from sum_reasons(operand)


def _statement(book: Book, value: Value) -> dict[str, Any]:
    row = book.ledger.row("claims", value.id)
    assert row is not None
    return _stated(book, row)


def _stated(book: Book, row: Row) -> dict[str, Any]:
    """Return what stands for a claim: its quotes, its verdicts, and who has read it."""
    checks = book.ledger.where("checks", claim=row.id)
    return {
        "statement": row["kind_of_statement"],
        "status": row["status"],
        "note": row["note"],
        "quotes": [asdict(quote) for quote in quotes_of(book.ledger, row.id)],
        "verdicts": [{"verdict": check["verdict"], "reference": check.words("reference")} for check in checks],
        "read_by": readers_of(book.ledger, row.id),
    }


def _outside(book: Book, value: Value) -> dict[str, Any]:
    row = book.ledger.row("reference", value.id)
    assert row is not None
    return {
        "basis": row["basis"],
        "as_of": row["as_of"],
        "status": row["status"],
        "note": row["reason"],
        "citation": cite_reference(row).record(),
    }


def as_text(story: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Yield the lines of a story as a tree."""
    sure = f" · {story['confidence']}" if story["confidence"] else ""
    standing = "" if story.get("status", "current") == "current" else f" · {story['status'].upper()}"
    yield f"{story['id']} = {story['shown']}{sure}{standing}"
    yield f"{indent}    {story['label']}"
    for name, words in (("estimate", "between"), ("rounding", "rounding leaves it between")):
        if name in story:
            low, high = (f"{Decimal(story[name][end]):.6g}" for end in ("low", "high"))
            yield f"{indent}    {words} {low} and {high} {story['unit']}"
    if story["confidence_reason"]:
        yield f"{indent}    {story['confidence']}: {story['confidence_reason']}"
    yield from (f"{indent}    {line}" for line in _own_lines(story))
    inputs = story.get("inputs", [])
    for number, each in enumerate(inputs, 1):
        last = number == len(inputs)
        branch, stem = ("└── ", "    ") if last else ("├── ", "│   ")
        lines = as_text(each, indent + stem)
        yield f"{indent}{branch}{next(lines)}"
        yield from lines


def _own_lines(story: dict[str, Any]) -> Iterator[str]:
    if "formula" in story:
        yield f"{story['words']}"
        yield f"= {story['formula']}"
    for reason in story.get("deliberate", []):
        yield f"a deliberate sum: {reason}"
    for quote in story.get("quotes", []):
        said = f", says {quote['said_by']}" if quote["said_by"] else ""
        yield f"“{quote['text']}” ({quote['stance']})"
        yield f"  {quote['publisher']}, {show_date(quote['published'])}{said} · {quote['kind']}"
    for verdict in story.get("verdicts", []):
        against = f" by {', '.join(verdict['reference'])}" if verdict["reference"] else ""
        yield f"checked: {verdict['verdict']}{against}"
    if readers := story.get("read_by"):
        yield f"read by {'one' if len(readers) == 1 else len(readers)}: {', '.join(readers)}"
    if story.get("subtitle"):
        yield story["subtitle"]
    yield from story.get("sources", [])
    yield from (f"{each['id']} = {each['shown']}  {each['label']}" for each in story.get("says", []))
    if "citation" in story:
        citation = story["citation"]
        yield f"{citation['text']} {citation['url']}".rstrip()
        yield from (f"  {mark}" for mark in marks_of(citation))
    if story.get("note"):
        yield f"note: {story['note']}"
