"""Read the quotes of documents, and hold each claim against its own and each number of a document to one claim.

It is done document by document, in one process or in several: what is handed over and handed back are plain tuples,
which go from process to process ten times as fast as objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claimbook.review.agreement import agrees, differing_column, qualifies, read, same_number, stated
from claimbook.review.readers import extractor
from claimbook.tables.quotes import Span

if TYPE_CHECKING:
    from claimbook.extract import Mention

REFINES = "refined value"
ITS_OWN = ("period", REFINES)  # what a claim may state and name at once: a date is its own period
READ = ("id", "value", "low", "high", "unit", "comparator", "out_of", "period", "horizon_years", "status")

Quoted = tuple[int, tuple[str, ...], str, str, int]  # a claim's line and cells of READ, a quote, stance, place or −1
Dismissed = tuple[int, str, Span]  # a line of what is no statement, its quote, where that stands
Document = tuple[str, str | None, list[Quoted], list[Dismissed]]  # its id, when it was published, what is quoted of it
Found = tuple[str, int, str, str]  # a table, a line and a column of it, what is wrong there


class Stated(NamedTuple):
    """A claim's line and id, where its number stands in the document, and the words of the first of those places."""

    line: int
    claim: str
    spans: list[Span]
    words: str


def read_documents(documents: list[Document]) -> list[Found]:
    """Return what is wrong with the claims that quote some documents."""
    found: list[Found] = []
    readings = _readings(documents)
    for id, _, quoted, dismissed in documents:
        found += _read_document(id, quoted, readings, dismissed)
    return found


def _readings(documents: list[Document]) -> Iterator[list[Mention]]:
    """Yield the quantities of each quote in order; those of documents of one date are read together."""
    for published, together in groupby(documents, key=lambda document: document[1]):
        quotes = (quote for _, _, quoted, _ in together for _, _, quote, _, _ in quoted)
        yield from extractor().quantities_of_each(quotes, published)


def _read_document(
    document: str, quoted: list[Quoted], readings: Iterator[list[Mention]], dismissed: list[Dismissed]
) -> Iterator[Found]:
    statements: list[Stated] = []
    named: dict[Span, tuple[str, str]] = {}
    for (line, cells, _, stance, at), mentions in zip(quoted, readings, strict=False):
        claim = dict(zip(READ, cells, strict=True))
        agreed = [each for each in mentions if agrees(claim, each)] if stance == "supports" else []
        if stance == "supports" and not agreed:
            yield "claims", line, differing_column(claim, mentions), _difference(claim, document, mentions)
        if at < 0 or claim["status"] != "current":
            continue
        if agreed:
            spans = [(at + each.start, at + each.end) for each in agreed]
            statements.append(Stated(line, claim["id"], spans, agreed[0].text))
        for each in mentions:
            refines = stance == "refines" and same_number(claim, each) and claim["unit"] == each.unit
            if what := REFINES if refines else qualifies(claim, each):
                named[at + each.start, at + each.end] = claim["id"], what
    owners: dict[Span, str] = {}
    yield from _stated_twice(document, statements, named, owners)
    for line, quote, (start, end) in dismissed:
        for span, owner in owners.items():
            if start <= span[0] and span[1] <= end:
                message = f"“{quote}” is said to be no statement, but {owner} states it; correct one of them"
                yield "no_claims", line, "quote", message


def _stated_twice(
    document: str, statements: list[Stated], named: dict[Span, tuple[str, str]], owners: dict[Span, str]
) -> Iterator[Found]:
    """Yield what is wrong where a number is what another claim states or names; note whose each number is."""
    for line, claim, spans, words in sorted(statements, key=lambda each: len(each.spans)):
        free = next((span for span in spans if owners.get(span, claim) == claim), None)
        if free is not None:
            owners[free] = claim
        other, what = named.get(free or spans[0], (claim, "period"))
        if free is None:
            whose = f"what {owners[spans[0]]} states"
        elif other != claim or what not in ITS_OWN:
            whose = f"the {what} of {other}"
        else:
            continue
        message = (
            f"{claim} states “{words}” of {document}, which is {whose}; "
            "correct the one that was changed, or make them one claim"
        )
        yield "claims", line, "value", message


def _difference(claim: dict[str, str], document: str, mentions: list[Mention]) -> str:
    readings = "; ".join(map(read, mentions)) or "no number"
    return (
        f"{claim['id']} is {stated(claim)}, but its quote in {document} reads {readings}; "
        "correct the claim, or mark its reading as manual and say why"
    )
