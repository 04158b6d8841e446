"""Review an article in the terminal: a sentence at a time, its number marked, one letter a decision.

Every decision is written when it is made. Whoever stops, by q, Ctrl-D or a cut line, goes on where they were: what is
decided is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.base.printable import printable, printable_lines
from claimbook.linking import Link
from claimbook.review.decisions import Reviewer, is_of_new_row
from claimbook.review.new_entities import NewEntity
from claimbook.review.proposals import Proposal
from claimbook.tables.ledger import Ledger

HELP = """a          accept: the proposal becomes a claim
e COLUMN=TEXT …   edit cells of the proposal, such as e metric=build cost period=2024-06 (COLUMN= empties one)
l [N|ID] [RELATION]   link to the Nth value shown (first: 1) or to an id: it repeats, refines, contradicts, is newer
r REASON   reject: it is no statement of the book
n [N] [KIND]   add the Nth new entity of the article (first: 1), as the kind proposed or another
s          skip: decide later
u          undo the last decision
q          stop; the rest waits
?          this help"""
SHOWN = ("id", "topic", "subject", "metric", "value", "low", "high", "unit", "comparator", "out_of", "period", "place",
         "kind_of_statement", "attributed_to", "payer", "recipient", "horizon_years", "scenario", "note")  # fmt: skip
ENTITY = -1
RELATIONS = ("repeats", "refines", "contradicts", "newer")
QUESTION = "accept, edit, link, reject, skip, undo, quit (a e l r s u q ?)\n> "


class Stop(Exception):
    """The reviewer has had enough for now."""


class TerminalReview:
    """A reader going through the proposals of one document."""

    def __init__(
        self, reviewer: Reviewer, ledger: Ledger, proposals: Iterable[Proposal], entities: Sequence[NewEntity] = (),
        session: Any = None,
    ) -> None:  # fmt: skip
        from prompt_toolkit import PromptSession

        self._reviewer, self._ledger = reviewer, ledger
        self._waiting = list(proposals)
        self._entities = list(entities)
        self._session = session or PromptSession()
        self._done: list[int] = []
        self.decided = 0

    def run(self) -> None:
        """Ask for a decision on each proposal in turn, until all are decided or the reviewer stops."""
        at = 0
        self._show_entities()
        while at < len(self._waiting):
            self._show(at)
            try:
                at = self._decided(at)
            except (Stop, EOFError, KeyboardInterrupt):
                break
        left = len(self._waiting) - self.decided
        self._say(f"{self.decided} decided, {left} wait." if left else f"{self.decided} decided; nothing waits.")

    def _decided(self, at: int) -> int:
        """Ask until the proposal at a position is decided or passed; return the position to go on at."""
        proposal = self._waiting[at]
        while True:
            words = self._session.prompt(QUESTION, completer=self._completer(proposal)).strip()
            verb, _, rest = words.partition(" ")
            try:
                if verb == "s":
                    return at + 1
                if verb == "u":
                    return self._undone(at)
                if verb == "n":
                    self._add_entity(rest.split())
                elif verb == "e":
                    self._edit(proposal, rest)
                    self._show_cells(proposal)
                elif self._decide(proposal, verb, rest.strip()):
                    self._done.append(at)
                    self.decided += 1
                    return at + 1
            except BookError as error:
                for fault in error.faults:
                    self._say(self._told(fault), "class:fault")

    def _told(self, fault: Fault) -> str:
        """Return what is wrong; of a proposal, which has no place in the table yet, by the cell that can be edited."""
        if fault.column in SHOWN and is_of_new_row(self._ledger, fault):
            return f"{fault.column} {fault.message}; say e {fault.column}=…"
        return str(fault)

    def _decide(self, proposal: Proposal, verb: str, rest: str) -> bool:
        """Carry out a decision; return whether it was one."""
        if verb == "a":
            self._say(f"Accepted as {self._reviewer.accept(proposal, proposal.claim)}.")
        elif verb == "l":
            target, relation = self._target(proposal, rest.split())
            stated = self._reviewer.link(proposal, target, relation, proposal.claim)
            said = "is newer than" if relation == "newer" else relation
            self._say(f"It {said} {target}" + ("." if stated == target else f", as {stated}."))
        elif verb == "r":
            self._reviewer.reject(proposal, rest or self._session.prompt("Why? "))
            self._say("Rejected.")
        elif verb == "q":
            raise Stop
        else:
            self._say(HELP)
            return False
        return True

    def _target(self, proposal: Proposal, words: list[str]) -> tuple[str, str]:
        """Return the value that is linked to and how: the first shown where nothing is said."""
        first = words[0] if words else "1"
        shown = {str(number): link for number, link in enumerate(proposal.links, 1)} | {
            link.id: link for link in proposal.links
        }
        if first not in shown and first.isdigit():
            raise BookError(f"There is no value {first} to link to; give its number or an id.")
        link = shown.get(first)
        relation = words[1] if len(words) > 1 else link.relation if link else "repeats"
        if relation not in RELATIONS:
            raise BookError(f"{relation!r} is no relation; say {', '.join(RELATIONS)}.")
        return (link.id if link else first), relation

    def _edit(self, proposal: Proposal, words: str) -> None:
        for column, text in cells_of(words, proposal.claim):
            proposal.claim[column] = text

    def _add_entity(self, words: list[str]) -> None:
        number = words[0] if words else "1"
        if not number.isdigit() or not 1 <= int(number) <= len(self._entities):
            raise BookError(f"There is no new entity {number}; the article names {len(self._entities)}.")
        entity = self._entities[int(number) - 1]
        self._reviewer.add_entity(entity, words[1] if len(words) > 1 else "")
        self._entities.remove(entity)
        self._done.append(ENTITY)
        self._say(f"Added {entity.id}.")
        self._show_entities()

    def _show_entities(self) -> None:
        for number, each in enumerate(self._entities, 1):
            also = f", also {', '.join(map(printable, each.aliases))}" if each.aliases else ""
            self._say(f"New {each.kind} {number}: {printable(each.name)}{also} ({each.id})")

    def _undone(self, at: int) -> int:
        if not self._reviewer.undo():
            self._say("There is nothing to undo in this session.")
            return at
        self._say("Undone.")
        last = self._done.pop()
        if last == ENTITY:
            return at
        self.decided -= 1
        return last

    def _show(self, at: int) -> None:
        proposal = self._waiting[at]
        start = proposal.mention.start - proposal.sentence_start
        end = proposal.mention.end - proposal.sentence_start
        sentence = printable(proposal.sentence)
        self._say(f"\n{at + 1} of {len(self._waiting)}", "class:place")
        self._print([("", sentence[:start]), ("class:number", f"[{sentence[start:end]}]"), ("", sentence[end:])])
        for number, link in enumerate(proposal.links, 1):
            self._say(f"  {number}. {link.id}: {printable(link.why)} ({link.score:.0%})")
            if link.relation == "contradicts":
                self._side_by_side(link)
        self._show_cells(proposal)

    def _side_by_side(self, link: Link) -> None:
        """Show the quotes of the value that a sentence contradicts, below the sentence."""
        for row in self._ledger.where("evidence", claim=link.id):
            self._say(f"     against “{printable(row['quote'])}” ({row['document']})")

    def _show_cells(self, proposal: Proposal) -> None:
        cells = [f"{column}={printable(proposal.claim[column])}" for column in SHOWN if proposal.claim.get(column)]
        self._say("  " + "  ".join(cells), "class:cells")

    def _completer(self, proposal: Proposal) -> Any:
        from prompt_toolkit.completion import WordCompleter

        ids = [row.id for row in self._ledger.table("entities").rows]
        topics = sorted({row["topic"] for row in self._ledger.table("claims").rows})
        words = [f"{column}=" for column in SHOWN] + [f"subject={id}" for id in ids]
        words += [f"topic={topic}" for topic in topics] + list(RELATIONS) + [link.id for link in proposal.links]
        return WordCompleter(words, ignore_case=True)

    def _say(self, words: str, style: str = "") -> None:
        self._print([(style, printable_lines(words))])

    def _print(self, parts: Sequence[tuple[str, str]]) -> None:
        from prompt_toolkit import print_formatted_text
        from prompt_toolkit.formatted_text import FormattedText
        from prompt_toolkit.styles import Style

        output = self._session.app.output
        text = FormattedText(broken(parts, output.get_size().columns))
        style = Style.from_dict({"number": "bold reverse", "fault": "bold", "place": "bold", "cells": ""})
        print_formatted_text(text, style=style, output=output)


def broken(parts: Sequence[tuple[str, str]], columns: int) -> list[tuple[str, str]]:
    """Return styled parts of a text with its lines broken at spaces, where a terminal would break words."""
    from prompt_toolkit.utils import get_cwidth

    signs = list("".join(words for _, words in parts))
    space, width = -1, 0
    for place, sign in enumerate(signs):
        if sign == "\n":
            space, width = -1, 0
            continue
        space, width = place if sign == " " else space, width + get_cwidth(sign)
        if width > columns and space >= 0:
            signs[space] = "\n"
            space, width = -1, sum(get_cwidth(each) for each in signs[space + 1 : place + 1])
    whole, made = iter("".join(signs)), []
    for style, words in parts:
        made.append((style, "".join(islice(whole, len(words)))))
    return made


def cells_of(words: str, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the cells that a line sets, as in `metric=build cost period=2024`; raises BookError for no known column."""
    import re

    parts = re.split(r"(?:^|\s)([a-z_]+)=", words)
    if len(parts) < 3 or parts[0].strip():
        raise BookError("Say what to edit as COLUMN=TEXT, for instance e metric=build cost period=2024-06.")
    for column, text in zip(parts[1::2], parts[2::2], strict=True):
        if column not in known or column in ("status", "superseded_by"):
            raise BookError(f"A claim has no column {column!r} to edit; its columns are {', '.join(SHOWN)}.")
        yield column, text.strip()
