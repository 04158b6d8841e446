"""Hold the documents against the ledger: which quantities that the extractor finds no claim states, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.documents import body_spans
from claimbook.extract import extract
from claimbook.review.agreement import qualifies, same_number
from claimbook.tables.ledger import Ledger, Row
from claimbook.tables.quotes import Span, quote_span

if TYPE_CHECKING:
    from claimbook.extract import Mention


@dataclass(frozen=True, slots=True)
class Covered:
    """A mention of a document and what the ledger makes of it: a claim's id, or the reason why it is no statement."""

    document: str
    start: int
    text: str
    claim: str = ""
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether nobody has said anything of this mention yet."""
        return not self.claim and not self.reason


def coverage(ledger: Ledger, only: str = "") -> Iterator[Covered]:
    """Yield every mention in the bodies of the documents (or of `only` one), in their order, with what is made of it.

    A claim that the mention's sentence supports comes before one that it refines or contradicts; a mention that was
    rejected is no statement, for the reason given then.
    """
    claims = {row.id: row for row in ledger.table("claims").rows}
    published = {row.id: row["published"].rstrip("~?%") for row in ledger.table("documents").rows}
    for document, text in ledger.texts.items():
        if only not in ("", document):
            continue
        evidence = sorted(_spans(ledger, "evidence", document, text), key=lambda each: each[0]["stance"] != "supports")
        stated = [(span, claims[row["claim"]]) for row, span in evidence]
        dismissed = [(span, row["reason"]) for row, span in _spans(ledger, "no_claims", document, text)]
        rejected = rejections(ledger, document)
        for mention in extract(text, document_date=published[document], spans=body_spans(text)):
            claim = next((row.id for span, row in stated if within(mention, span) and matches(row, mention)), "")
            reason = next((reason for span, reason in dismissed if within(mention, span)), "")
            reason = reason or rejected.get(mention.start, "")
            yield Covered(document, mention.start, mention.text, claim, "" if claim else reason)


def rejections(ledger: Ledger, document: str) -> dict[int, str]:
    """Return why mentions of a document were rejected in review, by where they start."""
    if "reviews" not in ledger.names:
        return {}
    rows = ledger.where("reviews", document=document, role="rejected")
    return {int(row["start"]): row["reason"] for row in rows if row["start"].isdigit()}


def _spans(ledger: Ledger, table: str, document: str, text: str) -> Iterator[tuple[Row, Span]]:
    for row in ledger.where(table, document=document):
        span = quote_span(text, row)
        if span is not None:
            yield row, span


def within(mention: Mention, span: Span) -> bool:
    """Tell whether a mention stands inside a span."""
    return span[0] <= mention.start and mention.end <= span[1]


def matches(claim: Row, mention: Mention) -> bool:
    """Tell whether a claim states a mention: as its number, or as its period, horizon or date."""
    if same_number(claim, mention) and (claim["unit"] == mention.unit or claim["reading"] == "manual"):
        return True
    return bool(qualifies(claim, mention))
