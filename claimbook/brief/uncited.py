"""Numbers that no citation binds: whether the book knows them by their meaning, uniquely or not.

Digits alone never pass. A number is bound by its meaning where one value alone fits its subject, metric, unit and
period
by the index of meaning, and its words and digits by ours; anything less is a candidate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v
from claimbook.brief.binding import fits_period
from claimbook.brief.fit import Fit, fit
from claimbook.brief.negation import negation
from claimbook.brief.periods import agrees, overlaps, stated
from claimbook.brief.suggestions import short_form
from claimbook.brief.units import CURRENCIES, plain_unit
from claimbook.brief.verdicts import Judgement

if TYPE_CHECKING:
    from claimbook.brief.meaning import Meaning
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known, States
    from claimbook.linking import Link

SURE, PLAIN, CLEAR = 0.8, 0.55, 0.75
MOST = 8
SHOWN = 5
ANY_THING = "unit"  # 基、台: the counter of any thing, as 件 is
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Uncited:
    """Judges numbers without a citation against all current values of a book."""

    def __init__(self, states: States, meaning: Meaning) -> None:
        self.states, self.meaning = states, meaning
        self._before: tuple[str, tuple[str, ...]] = ("", ())

    def judge(self, quantity: Quantity, passage: Passage) -> Judgement:
        """Return `known_not_cited`, `differs` or `unknown`, with the candidates."""
        made = Judgement([v.UNKNOWN])
        if (rate := self._rate(quantity, passage)) is not None:
            return self._known(made, rate, quantity, passage)
        links = self._links(quantity, passage)
        made.candidates = [{"id": link.id, "score": link.score} for link in links[:SHOWN]]
        right = [link for link in links if self._is_right(link, quantity, passage)]
        if right and (known := self._only(right)) is not None:
            return self._known(made, known, quantity, passage)
        if not right and (wrong := self._plainly_wrong(links, quantity, passage)) is not None:
            return self._wrong(made, wrong, quantity)
        return made

    def date(self, quantity: Quantity, passage: Passage) -> Judgement | None:
        """Return `known_not_cited` for a day that is one value by its meaning, None for any other date."""
        if not _DAY.fullmatch(quantity.date):
            return None
        known = self.known(quantity, passage)
        return self._known(Judgement([v.UNKNOWN]), known, quantity, passage) if known is not None else None

    def _rate(self, quantity: Quantity, passage: Passage) -> Known | None:
        """Return the one exchange rate that a number is: of its pair, of the time that is said, digit for digit."""
        top, _, bottom = plain_unit(quantity.unit).partition("/")
        if top not in CURRENCIES or bottom not in CURRENCIES:
            return None
        told = stated(quantity, passage.numbers, passage.text)
        found = [
            known for known in self.states.newest.lookup.may_be(quantity)
            if fit(quantity, known).digits == "exact" and plain_unit(known.unit) == f"{top}/{bottom}"
            and known.status == "current" and any(agrees(each.period, known.period) for each in told)
        ]  # fmt: skip
        return found[0] if len({known.number for known in found}) == 1 else None

    def known(self, quantity: Quantity, passage: Passage) -> Known | None:
        """Return the one value that a number is by its meaning, None where it is none or may be several."""
        right = [link for link in self._links(quantity, passage) if self._is_right(link, quantity, passage)]
        return self._only(right) if right else None

    def _links(self, quantity: Quantity, passage: Passage) -> list[Link]:
        index = self.states.index
        if index is None or not index.may_concern(passage.text):
            return []
        from claimbook.linking import Context  # late: only a check that comes so far needs it

        context = Context(entities=self._named_before(f"{passage.heading}. {passage.before}", index))
        return [
            link for link in index.candidates(passage.text, quantity.mention, context, most=MOST)
            if link.id in self.states.newest.values
        ]  # fmt: skip

    def _named_before(self, text: str, index: object) -> tuple[str, ...]:
        if self._before[0] != text:
            self._before = text, index.entities_in(text)  # type: ignore[attr-defined]
        return self._before[1]

    def _is_right(self, link: Link, quantity: Quantity, passage: Passage) -> bool:
        matched = link.matched
        known = self.states.newest.values[link.id]
        how = fit(quantity, known)
        of_anything = quantity.unit == ANY_THING or quantity.text.endswith("件")
        of_it = matched.unit or (of_anything and how.digits == "exact")  # 「1万4400基のH100」
        if not (matched.subject and matched.metric and of_it and matched.period and matched.value):
            return False
        if quantity.mention.kind == "duration" and not re.search(r"\d", quantity.text):
            return False
        return (
            how.says_the_number and (how.unit in ("same", "converted") or of_anything)
            and link.score >= SURE and fits_period(passage, quantity, known, self.states.newest)
        )  # fmt: skip

    def _only(self, links: list[Link]) -> Known | None:
        """Return the one value that is meant: the best, where every other says the same or is far behind."""
        best = self.states.newest.values[links[0].id]
        for link in links[1:]:
            other = self.states.newest.values[link.id]
            if _same_statement(best, other):
                if best.table == "derived" and other.table != "derived":
                    best = other
                continue
            if link.score > links[0].score - 0.1:
                return None
        return best

    def _known(self, made: Judgement, known: Known, quantity: Quantity, passage: Passage) -> Judgement:
        how = fit(quantity, known)
        made.verdicts = [v.KNOWN_NOT_CITED]
        self._fill(made, known)
        if known.status != "current" or how.comparator == "wrong" or negation(passage, quantity, known):
            made.reasons.append(f"The book says “{known.text}”.")
        made.suggestion = f"Add the citation {short_form(self.states, known.id)} ({known.label}: {known.text})."
        return made

    def _plainly_wrong(self, links: list[Link], quantity: Quantity, passage: Passage) -> Known | None:
        """Return the one value that a number must have been meant to be and is not; None where that is not plain.

        Its period must be said, its words must stand in the sentence, and no other value may come near.
        """
        plain = [link for link in links if link.matched.subject and link.matched.metric and link.matched.unit
                 and link.matched.period and not link.matched.value]  # fmt: skip
        if not plain:
            return None
        told = stated(quantity, passage.numbers, passage.text)
        found = []
        for link in plain:
            known = self.states.newest.values[link.id]
            how: Fit = fit(quantity, known)
            words = self.meaning.overlap(known, passage.text)
            if (
                not known.period
                or known.table == "derived"
                or how.unit != "same"
                or words < CLEAR
                or link.score < PLAIN
            ):
                continue
            if any(overlaps(each.period, known.period) and len(each.period) >= 4 for each in told):
                found.append(known)
        if len({(each.number, each.unit) for each in found}) != 1 or len(links) > len(plain):
            return None
        return found[0]

    def _wrong(self, made: Judgement, known: Known, quantity: Quantity) -> Judgement:
        made.verdicts = [v.DIFFERS]
        self._fill(made, known)
        made.reasons.append(f"The book says {known.text} for {known.label}, not {quantity.text}.")
        made.suggestion = f"Write “{known.text}” and cite {short_form(self.states, known.id)}."
        return made

    def _fill(self, made: Judgement, known: Known) -> None:
        made.bound_by, made.id = "meaning", known.id
        made.edition, made.book_value, made.quote = self.states.newest.name, known.kept, known.quote


def _same_statement(one: Known, other: Known) -> bool:
    """Tell whether two values say the same number of the same time."""
    if one.unit != other.unit or one.date != other.date:
        return False
    same = one.number == other.number or other.id in one.sources or one.id in other.sources
    return same and (not one.period or not other.period or overlaps(one.period, other.period))
