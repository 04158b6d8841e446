"""What a person decides of a quantity, written to the tables: as one change each, or not at all.

An accepted proposal becomes a claim with its evidence and a verdict that is still open; a linked one is evidence of a
claim that is held, or a claim checked against the outside figure that it was linked to; a rejected one is not proposed
again. Each stands in `reviews` with who decided it and when. Two reviewers cannot decide the same: the tables are read
again inside the lock, and what was decided meanwhile is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimbook.base.errors import BookError, Fault
from claimbook.base.lock import alone
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.review.ids import holder
from claimbook.review.new_entities import NewEntity
from claimbook.review.proposals import Proposal
from claimbook.review.readings import Reading
from claimbook.review.revision_log import Rows, author_of, store, today
from claimbook.tables.csv_files import as_rows
from claimbook.tables.ledger import Ledger, Row, Table
from claimbook.tables.quotes import count_overlapping
from claimbook.tables.revisions import ROW, TABLE, Revision

ACCEPTED, CONFIRMED, REJECTED = "accepted", "confirmed", "rejected"
OPEN_VERDICT, OPEN_NOTE = "not checked", "Accepted from the article; not held against another source yet."
VERDICTS = {"repeats": "confirmed", "refines": "refined", "contradicts": "contradicted"}
STANCES = {"repeats": "supports", "refines": "refines", "contradicts": "contradicts"}
LONGEST_CONTEXT = 200
Tables = dict[str, Rows]


@dataclass(slots=True)
class Change:
    """Tables with changed rows, and what the log tells of them."""

    tables: Tables = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)

    def rows(self, ledger: Ledger, table: str) -> Rows:
        """Return the rows of a table as this change leaves them, to be added to."""
        return self.tables.setdefault(table, [dict(row) for row in ledger.table(table).rows])

    def add(self, ledger: Ledger, table: str, cells: Mapping[str, str]) -> None:
        """Add a row, the cells that are not given empty."""
        self.rows(ledger, table).append(dict.fromkeys(ledger.table(table).columns, "") | dict(cells))


@dataclass(frozen=True, slots=True)
class Undo:
    """What the files of a decision held before and after it."""

    before: dict[Path, bytes]
    after: dict[Path, bytes]


class Reviewer:
    """One reader at one document; every decision is written as it is made, and can be undone in the order made."""

    def __init__(self, paths: BookPaths, document: str, reader: str = "") -> None:
        self.paths, self.document = paths, document
        self.reader = reader or author_of(paths)
        self._undo: list[Undo] = []
        self._before: dict[Path, bytes] = {}
        if Ledger(paths).row("documents", document) is None:
            raise BookError(f"There is no document {document!r}; `claimbook add` adds an article.")

    def accept(self, proposal: Proposal, cells: Mapping[str, str]) -> str:
        """Make a proposal a claim with these cells; return its id.

        Raises BookError, and changes nothing, where a cell does not hold or the quote does not say it.
        """
        with alone(self.paths):
            ledger, change = self._begun(proposal), Change()
            self._claim(ledger, change, proposal, cells, {"verdict": OPEN_VERDICT, "note": OPEN_NOTE})
            self._write(ledger, change, cells["id"])
        return cells["id"]

    def link(self, proposal: Proposal, target: str, relation: str, cells: Mapping[str, str]) -> str:
        """Tie a proposal to a claim or an outside figure, as repeating, refining, contradicting or being newer.

        What repeats or refines a claim is evidence of it; what contradicts one or is newer, and what is tied to an
        outside figure, is a claim of its own. Returns the id of the claim that the mention now states.
        """
        with alone(self.paths):
            ledger, change = self._begun(proposal), Change()
            claim, figure = ledger.row("claims", target), ledger.row("reference", target)
            if claim is None and figure is None:
                raise BookError(f"There is no claim and no outside figure {target!r} to link to.")
            if claim is not None and relation in ("repeats", "refines"):
                stated = self._as_evidence(ledger, change, proposal, claim, relation)
            else:
                stated = cells["id"]
                self._claim(ledger, change, proposal, cells, _check(claim, figure, relation))
                if claim is not None:
                    _set_against(ledger, change, claim, stated, relation)
            self._write(ledger, change, stated)
        return stated

    def reject(self, proposal: Proposal, reason: str) -> None:
        """Say that a mention is no statement of the book, and why; it is not proposed again."""
        if not reason.strip():
            raise BookError("A rejection needs its reason in words.")
        with alone(self.paths):
            ledger, change = self._begun(proposal), Change()
            self._review(ledger, change, proposal, "", REJECTED, " ".join(reason.split()))
            store(self.paths, ledger, change.tables, change.revisions)
            self._remember(ledger, change)

    def confirm(self, claim: str, reason: str = "") -> int:
        """Confirm, as a second reader, every statement of a claim in the document; return how many there are.

        Raises BookError where nobody accepted it, or the only one who did is the same reader.
        """
        with alone(self.paths):
            ledger, change = self._opened(), Change()
            held = ledger.where("reviews", document=self.document, claim=claim)
            accepted = [row for row in held if row["role"] == ACCEPTED]
            if not accepted:
                raise BookError(f"Nobody has accepted {claim} in {self.document}; there is nothing to confirm.")
            others = [row for row in accepted if row["reader"] != self.reader]
            if not others:
                raise BookError(f"{claim} was accepted by {self.reader}; another reader must confirm it.")
            done = {row["start"] for row in held if row["role"] == CONFIRMED and row["reader"] == self.reader}
            waiting = [row for row in others if row["start"] not in done]
            if not waiting:
                raise BookError(f"{self.reader} has confirmed {claim} already.")
            for row in waiting:
                decided = {"reader": self.reader, "role": CONFIRMED, "date": today(), "reason": reason}
                change.add(ledger, "reviews", dict(row) | decided)
            store(self.paths, ledger, change.tables, change.revisions)
            self._remember(ledger, change)
        return len(waiting)

    def add_entity(self, entity: NewEntity, kind: str = "", note: str = "") -> str:
        """Add an entity that the article names; returns its id."""
        with alone(self.paths):
            ledger, change = self._opened(), Change()
            _refuse_taken(ledger, entity.id)
            cells = {"id": entity.id, "name": entity.name, "kind": kind or entity.kind,
                     "aliases": "|".join(entity.aliases), "note": note or f"Basis: {self.document}."}  # fmt: skip
            change.add(ledger, "entities", cells)
            change.revisions.append(_new(entity.id, f"Named in {self.document}."))
            store(self.paths, ledger, change.tables, change.revisions)
            self._remember(ledger, change)
        return entity.id

    def undo(self) -> bool:
        """Take back the last decision of this reader's session; return whether there was one.

        Raises BookError where a table was changed since by someone else.
        """
        if not self._undo:
            return False
        last = self._undo[-1]
        with alone(self.paths), Transaction(self.paths) as change:
            for path, content in last.before.items():
                change.write(path, content, before=last.after[path])
        self._undo.pop()
        return True

    def _begun(self, proposal: Proposal) -> Ledger:
        """Return the tables as they stand; raises BookError where the mention has been decided meanwhile."""
        ledger = self._opened()
        start = str(proposal.mention.start)
        for row in ledger.where("reviews", document=self.document, start=start):
            if row["role"] in (ACCEPTED, REJECTED):
                raise BookError(
                    f"“{proposal.mention.text}” at {start} of {self.document} was {row['role']} by {row['reader']} on "
                    f"{row['date']} meanwhile; nothing was changed."
                )
        return ledger

    def _opened(self) -> Ledger:
        ledger = Ledger(self.paths)
        self._before = _contents(self.paths, ledger)
        return ledger

    def _claim(
        self, ledger: Ledger, change: Change, proposal: Proposal, cells: Mapping[str, str], check: Mapping[str, str]
    ) -> None:
        id = cells["id"]
        _refuse_taken(ledger, id)
        change.add(ledger, "claims", cells)
        change.revisions.append(_new(id, f"Accepted from {self.document}."))
        self._evidence(ledger, change, proposal, id, "supports")
        change.add(ledger, "checks", {"claim": id, **check})
        self._review(ledger, change, proposal, id, ACCEPTED, "")

    def _as_evidence(self, ledger: Ledger, change: Change, proposal: Proposal, claim: Row, relation: str) -> str:
        self._evidence(ledger, change, proposal, claim.id, STANCES[relation])
        if relation == "repeats" and _reading_faults(self.paths, ledger, change, claim.id):
            change.tables.pop("evidence")
            self._evidence(ledger, change, proposal, claim.id, "refines")
        self._review(ledger, change, proposal, claim.id, ACCEPTED, "")
        return claim.id

    def _evidence(self, ledger: Ledger, change: Change, proposal: Proposal, claim: str, stance: str) -> None:
        text = ledger.texts[self.document]
        start = proposal.sentence_start + len(proposal.sentence) - len(proposal.sentence.lstrip())
        quote = proposal.sentence.strip()
        prefix, suffix = context_of(text, start, start + len(quote))
        cells = {"claim": claim, "document": self.document, "quote": quote, "prefix": prefix, "suffix": suffix}
        change.add(ledger, "evidence", cells | {"stance": stance})

    def _review(
        self, ledger: Ledger, change: Change, proposal: Proposal, claim: str, role: str, reason: str
    ) -> None:  # fmt: skip
        change.add(
            ledger, "reviews",
            {"document": self.document, "start": str(proposal.mention.start), "quote": proposal.mention.text,
             "claim": claim, "reader": self.reader, "role": role, "date": today(), "reason": reason},
        )  # fmt: skip

    def _write(self, ledger: Ledger, change: Change, claim: str) -> None:
        if faults := _reading_faults(self.paths, ledger, change, claim):
            raise BookError(faults)
        store(self.paths, ledger, change.tables, change.revisions)
        self._remember(ledger, change)

    def _remember(self, ledger: Ledger, change: Change) -> None:
        files = [self.paths.root / ledger.file_of(name) for name in (*change.tables, TABLE)]
        before = {path: self._before[path] for path in files}
        self._undo.append(Undo(before, {path: path.read_bytes() for path in files}))


def _refuse_taken(ledger: Ledger, id: str) -> None:
    if taken := holder(ledger, id):
        raise BookError(f"The id {id!r} is taken in {taken}; an id names one thing for ever, choose another.")


def is_of_new_row(ledger: Ledger, fault: Fault) -> bool:
    """Tell whether a fault is of a claim that a decision was to add, and that stands in no row of the table."""
    held = ledger.table("claims")
    new = fault.row is None or fault.row > max((row.line for row in held.rows), default=0)
    return new and fault.file == held.file


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the shortest prefix, and suffix where that is not enough, by which a quote stands once in a document."""
    quote = text[start:end]
    if count_overlapping(text, quote) <= 1:
        return "", ""
    for length in range(1, LONGEST_CONTEXT):
        prefix, suffix = text[max(0, start - length) : start], text[end : end + length]
        if count_overlapping(text, prefix + quote) == 1:
            return prefix, ""
        if count_overlapping(text, prefix + quote + suffix) == 1:
            return prefix, suffix
    raise BookError(f"“{quote[:60]}” stands more than once in the document and nothing around it tells them apart.")


def _check(claim: Row | None, figure: Row | None, relation: str) -> dict[str, str]:
    """Return the verdict on a claim that was linked: by the outside figure, or still open."""
    if figure is not None and relation in VERDICTS:
        return {"verdict": VERDICTS[relation], "reference": figure.id, "note": f"Held against {figure['metric']}."}
    if relation == "newer":
        return {"verdict": OPEN_VERDICT, "note": f"A newer value than {(claim or figure)['id']}."}  # type: ignore[index]
    return {"verdict": OPEN_VERDICT, "note": OPEN_NOTE}


def _set_against(ledger: Ledger, change: Change, claim: Row, stated: str, relation: str) -> None:
    """Let a new claim disagree with a held one, or follow it."""
    rows = change.rows(ledger, "claims")
    old = next(row for row in rows if row["id"] == claim.id)
    new = next(row for row in rows if row["id"] == stated)
    if relation == "newer":
        _set(change, old, {"status": "superseded", "superseded_by": stated}, "superseded", f"{stated} is newer.")
        return
    name = claim["disagreement"] or claim.id
    new["disagreement"] = name
    if old["disagreement"] != name:
        _set(change, old, {"disagreement": name}, "revision", f"{stated} disagrees.")


def _set(change: Change, row: dict[str, str], cells: Mapping[str, str], kind: str, why: str) -> None:
    for column, text in cells.items():
        change.revisions.append(Revision(row["id"], column, row[column], text, kind, why))
        row[column] = text


def _new(id: str, why: str) -> Revision:
    return Revision(id, ROW, "", id, "new", why)


def _reading_faults(paths: BookPaths, ledger: Ledger, change: Change, claim: str) -> list[Fault]:
    """Return what the quotes of one claim say against it, as it would stand after a change."""
    trial = Ledger(paths)
    for name, rows in change.tables.items():
        table = ledger.table(name)
        kept: Iterable[dict[str, str]] = rows
        if name == "evidence":
            kept = [row for row in rows if row["claim"] == claim]
        trial.adopt(Table(name, table.file, table.columns, as_rows(table, kept)))
    rows = change.tables.get("claims") or [dict(row) for row in ledger.table("claims").rows]
    table = ledger.table("claims")
    trial.adopt(Table("claims", table.file, table.columns, as_rows(table, [row for row in rows if row["id"] == claim])))
    with Reading(trial) as reading:
        found = [fault for fault in reading.faults() if claim in fault.message]
    return [Fault(fault.file, None, fault.column, fault.message) for fault in found]  # it has no row of its own yet


def _contents(paths: BookPaths, ledger: Ledger) -> dict[Path, bytes]:
    files = (paths.root / ledger.file_of(name) for name in ledger.names)
    return {path: path.read_bytes() for path in files}
