"""Check briefs: read, cut, bind, judge. One brief in, its numbers with their verdicts out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimbook.brief import verdicts as v
from claimbook.brief.binding import Resolved, bind, resolve
from claimbook.brief.chance import chance_rate
from claimbook.brief.consistency import inconsistencies
from claimbook.brief.exchanged import exchanged
from claimbook.brief.judging import Bench, better_value, judge
from claimbook.brief.meaning import Meaning
from claimbook.brief.passages import Passage, Spot, passages_of
from claimbook.brief.periods import overlaps
from claimbook.brief.reach import reach_back
from claimbook.brief.statements import is_statement
from claimbook.brief.uncited import Uncited
from claimbook.brief.verdicts import Judgement

if TYPE_CHECKING:
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import States
    from claimbook.documents.blocks import Block, Reading


@dataclass(slots=True)
class Number:
    """One number of a brief, where it stands, and what was found of it."""

    text: str
    spot: Spot
    block: Block
    passage: Passage | None
    quantity: Quantity | None
    judgement: Judgement

    def place(self, reading: Reading) -> dict[str, Any]:
        """Return the place as reports give it; in text formats the offsets are the file's own."""
        place = self.block.place
        start, end = self.spot.start, self.spot.end
        if reading.form in ("markdown", "text") and (span := self.block.source_span(start, end)) is not None:
            start, end = span
        return {
            "page": place.page,
            "paragraph": place.paragraph,
            "table": place.table,
            "cell": place.cell or None,
            "footnote": place.footnote or None,
            "start": start,
            "end": end,
        }


@dataclass(slots=True)
class Checked:
    """A brief with its numbers, and the states it was held against."""

    reading: Reading
    numbers: list[Number]
    not_statements: int = 0
    states: States | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def chance(self) -> tuple[int, int]:
        """How many random numbers of the same shape would have passed, of how many."""
        return chance_rate(self.numbers, self.states) if self.states else (0, 0)

    def findings(self, *, strict: bool = False) -> list[Number]:
        """Return the numbers that need their author, the gravest first."""
        wanted = v.STRICT_FINDINGS if strict else v.FINDINGS
        found = [each for each in self.numbers if each.judgement.verdict in wanted]
        return sorted(found, key=lambda each: v.VERDICTS.index(each.judgement.verdict))


class Checker:
    """Checks briefs against one book; keeps what is worked out of the book between them."""

    def __init__(self, states: States | None) -> None:
        self.states = states
        self.meaning = Meaning(states) if states else None
        self.uncited = Uncited(states, self.meaning) if states and self.meaning else None

    def check(
        self, reading: Reading, bibliography: Mapping[str, str] | None = None, *, everything: bool = False
    ) -> Checked:
        """Return a brief's numbers with their verdicts, in the order of the brief."""
        states = self.states or nothing_known()
        passages = passages_of(reading, states, bibliography)
        reach_back(passages, reading.blocks, states)
        numbers: list[Number] = []
        waiting: list[tuple[Passage, Judgement]] = []
        not_statements = 0
        for passage in passages:
            judged = self._judged(passage) if self.states else {}
            numbers += self._broken_alone(passage, reading, bool(judged))
            for quantity in passage.numbers:
                spot = passage.spot(quantity)
                if spot is None:
                    continue
                made = judged.get(quantity.start)
                if made is None and quantity.is_date and self.uncited is not None:
                    made = self.uncited.date(quantity, passage)
                if made is None and quantity.is_date and passage.idle:
                    made = self._date_cited_otherwise(quantity, passage, judged)
                if made is None and not is_statement(quantity, passage, reading.blocks[spot.block]):
                    not_statements += 1
                    if not everything:
                        continue
                    made = Judgement([v.NOT_A_STATEMENT])
                if made is None:
                    made = self.uncited.judge(quantity, passage) if self.uncited else Judgement([v.UNKNOWN])
                block = reading.blocks[spot.block]
                if made.verdict == v.KNOWN_NOT_CITED:
                    waiting.append((passage, made))
                numbers.append(Number(block.text[spot.start : spot.end], spot, block, passage, quantity, made))
            waiting = [each for each in waiting if _may_wait(each[0], passage)]
            if len(passage.idle) == len(waiting) == 1:
                _cited_otherwise(waiting[0][1], passage.idle[0])
            if passage.cited:
                waiting = []
        for number, reason, suggestion in inconsistencies(numbers, passages, states):
            number.judgement.add(v.INCONSISTENT, reason)
            if number.judgement.verdict == v.INCONSISTENT:
                number.judgement.suggestion = suggestion or number.judgement.suggestion
        return Checked(reading, numbers, not_statements, self.states)

    def _judged(self, passage: Passage) -> dict[int, Judgement]:
        """Return the verdicts on the numbers that citations bind, by where the number begins."""
        assert self.states is not None
        assert self.meaning is not None
        resolved = [resolve(each, self.states) for each in passage.cited if each.citation.id]
        if not resolved:
            return {}
        cited = {known.id for each in resolved for known in each.values if not each.is_figure}
        bench = Bench(self.states, self.meaning, passage, cited, self.uncited.known if self.uncited else None)
        bound = bind(passage, resolved, self.meaning, lambda one: better_value(one, bench) is not None)
        taken = {id(each.resolved) for each in bound}
        free = [each for each in resolved if id(each) not in taken]
        passage.idle = [each.citation.id for each in free if not (each.fault or each.is_figure) and each.values]
        bench.dates = {each.quantity.start for each in bound if each.quantity.is_date}
        placed = exchanged(bound, resolved, passage, self.meaning)
        bench.exchanged = set(placed)
        return {each.quantity.start: judge(placed.get(each.quantity.start, each), bench) for each in bound}

    def _date_cited_otherwise(
        self, quantity: Quantity, passage: Passage, judged: dict[int, Judgement]
    ) -> Judgement | None:
        """Return that the one citation by a day, or by a month where no number is bound, is of another value; the date
        is a value's own, and nothing else in the passage may be what is cited."""
        assert self.states is not None
        values = self.states.newest.values
        same = {known.id for known in values.values() if known.date == quantity.date}
        others = [each for each in passage.numbers if each is not quantity and each.start not in judged]
        exact = ("2026-01-01",) if judged else ("2026-01-01", "2026-01")
        if len(quantity.date) not in map(len, exact) or not same:
            return None
        if len(passage.idle) != 1 or passage.idle[0] not in values:
            return None
        if any(not each.is_date and not each.bare for each in others):
            return None
        told = self.states.newest.explained(values[passage.idle[0]])
        if any(overlaps(quantity.date, each) for each in (*told.own, *told.named)):
            return None
        made = Judgement([v.CURRENT], bound_by="meaning", id=min(same))
        _cited_otherwise(made, passage.idle[0])
        return made

    def _broken_alone(self, passage: Passage, reading: Reading, bound: bool) -> list[Number]:
        """Return broken citations that no number of their passage is bound to, as findings of their own."""
        if self.states is None or bound:
            return []
        found = []
        for cited in passage.cited:
            if not cited.citation.id:
                continue
            resolved: Resolved = resolve(cited, self.states)
            if not resolved.fault:
                continue
            spots = [spot for spot in passage.spots[cited.at : cited.at + len(cited.citation.written)] if spot]
            block_number = spots[0].block if spots else passage.blocks[0]
            start = spots[0].start if spots else 0
            block = reading.blocks[block_number]
            offered = f" Did you mean {resolved.meant}?" if resolved.meant else ""
            named = cited.citation.id if resolved.fault == "id" else f"edition {cited.citation.edition}"
            made = Judgement([v.BROKEN_CITATION], id=None, cited_edition=cited.citation.edition or None,
                             reasons=[f"The book has no {named}.{offered}"])  # fmt: skip
            end = spots[-1].end if spots else start
            found.append(Number(cited.citation.written, Spot(block_number, start, end), block, passage, None, made))
        return found


def _may_wait(passage: Passage, now: Passage) -> bool:
    """Tell whether a known number may have its citation in the passage that is read now."""
    if passage is now:
        return bool(passage.idle) or not passage.cited
    return passage.blocks == now.blocks


def _cited_otherwise(made: Judgement, id: str) -> None:
    """Say of a number that a book knows that the citation by it is of another value."""
    made.add(v.WRONG_CITATION, f"The citation by it is {id}; this number is {made.id}.")


def nothing_known() -> States:
    """Return the states of no book, for checking a brief against itself alone."""
    from claimbook.brief.states import State, States  # late: only a check that comes so far needs it

    return States("", "", "", State("", "", {}, {}), {}, binds_by_meaning=False)


def record(checked: Checked) -> dict[str, Any]:
    """Return a checked brief as the JSON report gives it."""
    numbers = [number_record(each, checked.reading) for each in checked.numbers]
    return {
        "file": checked.reading.name,
        "numbers": numbers,
        "summary": {
            "numbers": len(numbers) + (0 if _lists_all(checked) else checked.not_statements),
            "bound": sum(each["bound_by"] is not None for each in numbers),
            "current": sum(each["verdict"] in v.RIGHT for each in numbers),
            "findings": sum(each["verdict"] in v.FINDINGS for each in numbers),
        },
    }


def _lists_all(checked: Checked) -> bool:
    return any(each.judgement.verdict == v.NOT_A_STATEMENT for each in checked.numbers)


def number_record(number: Number, reading: Reading) -> dict[str, Any]:
    made = number.judgement
    return {
        "text": number.text,
        "place": number.place(reading),
        "verdict": made.verdict,
        "verdicts": list(made.verdicts),
        "bound_by": made.bound_by,
        "id": made.id,
        "cited_edition": made.cited_edition,
        "edition": made.edition if made.id else None,
        "book_value": made.book_value,
        "candidates": made.candidates,
        "quote": made.quote or None,
        "suggestion": " ".join([*([made.told] if made.told else []), *made.remarks]) or None,
    }


def documents_json(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return the whole report as JSON data."""
    return {"briefs": [record(each) for each in checked]}
