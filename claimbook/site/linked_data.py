"""A number as linked data for machines that read pages: a Claim of schema.org and, where it was judged, a ClaimReview.

Both are data blocks, which no policy lets run and none needs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimbook.cite import one_line

if TYPE_CHECKING:
    from claimbook.book.identity import Identity
    from claimbook.book.records import ValueRecord

CONTEXT = "https://schema.org"
Node = dict[str, Any]  # of JSON-LD


def number_nodes(record: ValueRecord, identity: Identity, place: str, *, whole: bool = True) -> Iterator[Node]:
    """Yield what is told of a number that stands at `place`: the claim, and the book's verdict on it if there is one.

    Unless `whole`, the claim of a number that no document states is told by its name alone.
    """
    name = one_line(f"{record['label']}: {record['text']}")
    claim: Node = {
        "@type": "Claim",
        "@id": place,
        "name": name,
        "identifier": f"{identity.short_name}:{record['id']}{identity.citation_suffix}",
    }
    if whole or record["quotes"]:
        claim |= _told(record, identity)
    yield claim
    if record["check"]:
        yield _review(record, identity, place, name)


def _told(record: ValueRecord, identity: Identity) -> Node:
    """Return what else is told of a claim: who made it, where it appears, on what it rests, of which time it is."""
    told: Node = {}
    if record["quotes"]:
        told["text"] = record["quotes"][0]["text"]
        told["appearance"] = [appearance(quote) for quote in record["quotes"]]
    if record["attributed_to"]:
        told["author"] = [{"@type": "Organization", "name": name} for name in record["attributed_to"]]
    elif record["table"] == "derived":
        told["author"] = {"@type": "Organization", "name": identity.author}
    if record["citation"]:
        source = {"@type": "CreativeWork", "name": record["citation"]["text"]}
        url = record["citation"]["url"]
        told["isBasedOn"] = source | ({"url": url} if url.startswith(("https://", "http://")) else {})
    if record["as_of"]:
        told["temporalCoverage"] = record["as_of"]
    return told


def appearance(quote: Any) -> Node:
    """Return the article that a quote stands in."""
    work: Node = {
        "@type": "Article",
        "name": quote["title"],
        "datePublished": quote["published"].strip("~?%"),
        "publisher": {"@type": "Organization", "name": quote["publisher"]},
    }
    return work | ({"url": quote["url"]} if quote["url"].startswith(("https://", "http://")) else {})


def _review(record: ValueRecord, identity: Identity, place: str, name: str) -> Node:
    check = record["check"]
    assert check is not None
    review: Node = {
        "@type": "ClaimReview",
        "claimReviewed": name,
        "itemReviewed": {"@id": place},
        "reviewRating": {"@type": "Rating", "alternateName": check["verdict"]},
        "author": {"@type": "Organization", "name": identity.author},
        "datePublished": identity.published,
        "url": place,
    }
    return review | ({"reviewBody": check["note"]} if check.get("note") else {})
