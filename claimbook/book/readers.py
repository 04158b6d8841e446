"""Who has read a statement of the book beside its article, as the reviews tell."""

from __future__ import annotations

from claimbook.tables.ledger import Ledger

ACCEPTED, CONFIRMED = "accepted", "confirmed"


def readers_of(ledger: Ledger, claim: str, *roles: str) -> list[str]:
    """Return who has accepted or confirmed a claim (or has one of these roles in its reviews), each once, in order."""
    if "reviews" not in ledger.names:
        return []
    rows = ledger.where("reviews", claim=claim)
    return list(dict.fromkeys(row["reader"] for row in rows if row["role"] in (roles or (ACCEPTED, CONFIRMED))))
