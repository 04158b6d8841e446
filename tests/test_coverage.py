"""Nothing quantitative in the articles is left without a claim or a reason."""

from __future__ import annotations

from pathlib import Path

from test_validation import rows_of, write_rows

from claimbook.base.paths import BookPaths
from claimbook.review.coverage import coverage
from claimbook.tables.ledger import Ledger

BOOK = Path(__file__).parent.parent


def test_no_quantity_of_the_articles_is_left_open():
    found = list(coverage(Ledger(BookPaths(BOOK))))
    assert [each for each in found if each.open] == []
    assert len(found) > 60


def test_a_sentence_is_covered_by_the_claim_it_supports_before_one_it_contradicts():
    found = {(each.document, each.start): each for each in coverage(Ledger(BookPaths(BOOK)))}
    halves = {each.document: each.claim for each in found.values() if each.text == "half"}
    assert halves == {"multiplatform-2023": "sakura-half-of-cost", "baonghean-2023": "sakura-half-of-subsidy"}


def test_a_claim_taken_away_leaves_its_quantity_open(fisheries):
    before = [each.text for each in coverage(Ledger(BookPaths(fisheries))) if each.open]
    write_rows(
        fisheries, "evidence", [row for row in rows_of(fisheries, "evidence") if row["claim"] != "landings-change"]
    )
    after = [each.text for each in coverage(Ledger(BookPaths(fisheries))) if each.open]
    assert set(after) - set(before) == {"12 percent"}


def test_a_dismissed_quantity_gives_its_reason(fisheries):
    write_rows(
        fisheries, "evidence", [row for row in rows_of(fisheries, "evidence") if row["claim"] != "landings-change"]
    )
    dismissal = {
        "document": "coast-2025",
        "quote": "fall by 12 percent",
        "prefix": "",
        "suffix": "",
        "reason": "A title.",
    }
    write_rows(fisheries, "no_claims", [dismissal])
    found = next(each for each in coverage(Ledger(BookPaths(fisheries))) if each.text == "12 percent")
    assert (found.claim, found.reason) == ("", "A title.")
