"""How sure the book is of a value, on one written scale, computed from its evidence.

established        a primary source, or two independent ones
likely             a copy, a secondary source that another bears out, an estimate or a projection
claimed            only the documents of the book say so, or one retelling of a source that was not seen
contested          sources disagree
cannot be checked  nothing is held against which it could be

What was seen elsewhere than at its source says whether in a copy of it, word for word or cell for cell, or in a report
about it: a copy can be held against its source, a report has already chosen. Both are likely.

A target is judged as what was said, by how it was seen: that it is a target, its kind tells. An estimate or a
projection is likely at most, wherever it was seen, for whoever made it does not know either.

A derived value is as sure as the least sure of the values it rests on. A topic may override that for a derived value,
with its reason.
"""

from __future__ import annotations

from claimbook.book.sources import COPY, REPORT, seen_as
from claimbook.tables.ledger import Ledger, Row
from claimbook.values.value import Value

SCALE = ("established", "likely", "claimed", "contested", "cannot be checked")
UNCERTAIN_BASES = {"estimate", "projection"}
SEEN = {COPY: "seen in a copy of its source", REPORT: "seen in a report about its source"}


def confidence_of(ledger: Ledger, value: Value) -> tuple[str, str]:
    """Return a value's confidence and the reason for it, from the rows it rests on."""
    if value.table == "reference":
        return reference_confidence(ledger.row("reference", value.id))
    if value.table == "claims":
        return claim_confidence(ledger, ledger.row("claims", value.id))
    judged = [(*confidence_of(ledger, source), source.id) for source in value.sources()]
    if not judged:
        return "cannot be checked", "rests on no source"
    confidence, reason, id = max(judged, key=lambda each: SCALE.index(each[0]))
    return confidence, f"{id}: {reason}"


def reference_confidence(row: Row | None) -> tuple[str, str]:
    """Return the confidence of an outside figure: seen or not, in its own source or a copy, measured or projected."""
    assert row is not None
    if row["confidence"] == "unseen":
        return "cannot be checked", "its source is known but was not seen"
    if row["confidence"] == "second-hand":
        return "claimed", "seen at second hand only"
    if row["basis"] in UNCERTAIN_BASES:
        return "likely", f"it is {article(row['basis'])} {row['basis']}"
    if row["basis"] == "judged":
        return "likely", "set by the book, for the reason it gives"
    if row["seen_in"]:
        return "likely", SEEN[seen_as(row["seen_in"])]
    return "established", "seen in its source"


def claim_confidence(ledger: Ledger, row: Row | None) -> tuple[str, str]:
    """Return the confidence of a statement of the documents: its verdict first, then who says it independently."""
    assert row is not None
    if row["disagreement"]:
        return "contested", "the documents disagree"
    checks = ledger.where("checks", claim=row.id)
    verdict = checks[0]["verdict"] if checks else "not checked"
    if verdict == "contradicted":
        return "contested", "better evidence contradicts it"
    if verdict == "not checkable":
        return "cannot be checked", "nothing could be held against it"
    outside = [ledger.row("reference", id) for id in checks[0].words("reference")] if checks else []
    if verdict == "confirmed" and any(outside):
        judged = [reference_confidence(each) for each in outside if each is not None]
        return min(judged, key=lambda each: SCALE.index(each[0]))
    if verdict in ("refined", "outdated"):
        return "likely", f"{verdict} by better evidence"
    origins = {
        _origin(document)
        for each in ledger.where("evidence", claim=row.id)
        if each["stance"] == "supports"
        for document in [ledger.row("documents", each["document"])]
        if document is not None
    }
    if "primary" in origins:
        return "established", "stated by the source itself"
    if len(origins) > 1:
        return "established", "two independent documents state it"
    return "claimed", "only the documents state it"


def _origin(document: Row) -> str:
    """Return what a document's independence rests on: itself, or the text it rewrites."""
    dependence = document["dependence"]
    if dependence.startswith("primary"):
        return "primary"
    return dependence.split(";")[0] if dependence else document.id


def article(word: str) -> str:
    """Return the indefinite article that goes before a word."""
    return "an" if word[:1] in "aeiou" else "a"
