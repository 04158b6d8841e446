"""What a check says of one number of a brief: the words for it, the gravest first, and what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

BROKEN_CITATION = "broken_citation"
WITHDRAWN = "withdrawn"
DIFFERS = "differs"
INCONSISTENT = "inconsistent"
WRONG_UNIT = "wrong_unit"
WRONG_PERIOD = "wrong_period"
WRONG_COMPARATOR = "wrong_comparator"
WRONG_CITATION = "wrong_citation"
REVISED = "revised"
SUPERSEDED = "superseded"
LOST_CAVEAT = "lost_caveat"
CONTESTED = "contested"
AMBIGUOUS = "ambiguous"
KNOWN_NOT_CITED = "known_not_cited"
UNKNOWN = "unknown"
CURRENT_ROUNDED = "current_rounded"
CURRENT = "current"
NOT_A_STATEMENT = "not_a_statement"

VERDICTS = (
    BROKEN_CITATION,
    WITHDRAWN,
    DIFFERS,
    INCONSISTENT,
    WRONG_UNIT,
    WRONG_PERIOD,
    WRONG_COMPARATOR,
    WRONG_CITATION,
    REVISED,
    SUPERSEDED,
    LOST_CAVEAT,
    CONTESTED,
    AMBIGUOUS,
    KNOWN_NOT_CITED,
    UNKNOWN,
    CURRENT_ROUNDED,
    CURRENT,
    NOT_A_STATEMENT,
)
FINDINGS = frozenset(VERDICTS[: VERDICTS.index(KNOWN_NOT_CITED)])
STRICT_FINDINGS = FINDINGS | {KNOWN_NOT_CITED, UNKNOWN}
RIGHT = frozenset({CURRENT, CURRENT_ROUNDED})
MEANINGS = {
    BROKEN_CITATION: "the citation names an id or an edition that the book does not have",
    WITHDRAWN: "the book has withdrawn this value",
    DIFFERS: "the book says another number",
    INCONSISTENT: "the brief contradicts itself",
    WRONG_UNIT: "the number is right, its unit or currency is not",
    WRONG_PERIOD: "the number is right, its year or period is not",
    WRONG_COMPARATOR: "the number is right, what is said around it (more than, up to, not) is not",
    WRONG_CITATION: "the number is right for another id or edition than the one cited, or no number of its kind",
    REVISED: "the book has revised this number since",
    SUPERSEDED: "another value of the book has followed this one",
    LOST_CAVEAT: "a forecast, a plan or one scenario is told as a fact",
    CONTESTED: "sources disagree, or better evidence refines this, and the brief does not say so",
    AMBIGUOUS: "the citation fits several values",
    KNOWN_NOT_CITED: "the book knows this number; no citation stands by it",
    UNKNOWN: "the book does not know this number",
    CURRENT_ROUNDED: "current, after fair rounding",
    CURRENT: "current",
    NOT_A_STATEMENT: "a page, section, date or label of the brief",
}
NO_EDITION = "The citation names no edition; it was held against the newest one."
WORKING_VERSION = "The citation names a working version, which was never frozen; it was held against the newest state."
OF_SEVERAL = {
    NO_EDITION: "{} citations name no edition; they were held against the newest one.",
    WORKING_VERSION: (
        "{} citations name a working version, which was never frozen; they were held against the newest state."
    ),
}
_RANK = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


def gravest_first(verdicts: set[str] | list[str]) -> list[str]:
    """Return verdicts, each once, in the order of their gravity; what is wrong leaves no room for “current”."""
    ordered = sorted(set(verdicts), key=_RANK.__getitem__)
    if ordered and ordered[0] not in RIGHT:
        ordered = [verdict for verdict in ordered if verdict not in RIGHT]
    return ordered[:1] if ordered and ordered[0] == CURRENT_ROUNDED else ordered


@dataclass(slots=True)
class Judgement:
    """The verdicts on one number, the value they were reached with and the sentences that explain them; `remarks` are
    about its citation alone, and no fault."""

    verdicts: list[str]
    bound_by: str | None = None
    id: str | None = None
    cited_edition: str | None = None
    edition: str | None = None
    book_value: dict[str, Any] | None = None
    candidates: list[dict[str, Any]] = field(default_factory=list)
    quote: str = ""
    reasons: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    suggestion: str = ""
    replacement: str = ""

    @property
    def verdict(self) -> str:
        return self.verdicts[0]

    @property
    def told(self) -> str:
        """What there is to say of a number: why it is judged so, and what to write instead."""
        return " ".join([*self.reasons, *([self.suggestion] if self.suggestion else [])])

    def add(self, verdict: str, reason: str = "") -> None:
        """Add a verdict with the sentence that explains it."""
        self.verdicts = gravest_first([*self.verdicts, verdict])
        if reason and reason not in self.reasons:
            self.reasons.append(reason)
