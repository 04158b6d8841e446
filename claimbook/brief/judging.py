"""The verdicts on one bound number: what is wrong with it, the gravest first, each with the sentence that explains
it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v
from claimbook.brief.binding import Binding, fits_period
from claimbook.brief.caveats import lost_caveat
from claimbook.brief.disputes import contested
from claimbook.brief.fit import fit, prefix_slips, resembles
from claimbook.brief.negation import negation
from claimbook.brief.periods import Stated, overlaps, period_fault, stated
from claimbook.brief.suggestions import suggest
from claimbook.brief.verdicts import Judgement

if TYPE_CHECKING:
    from claimbook.brief.meaning import Meaning
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known, State, States

MARGIN, SLIGHT, CONFLICT = 0.15, 0.06, 0.22
ENOUGH, FEW = 0.3, 0.12
SURELY = 4
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PER_SCALE = re.compile(r"\s*(?:per|for each|for every|a) (thousand|million|billion|trillion)\b[ \w]{0,12}")
_SCALE_BELOW = re.compile(r"(?:/|\bper )(thousand|million|billion|trillion)\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Bench:
    """What judging a passage needs: the states, the meaning of words, the ids that the passage cites; `dates` are where
    its dates begin that citations bind, `exchanged` where numbers begin that have changed places."""

    states: States
    meaning: Meaning
    passage: Passage
    cited: set[str]
    known: Callable[[Quantity, Passage], Known | None] | None = None
    dates: set[int] = field(default_factory=set)
    exchanged: set[int] = field(default_factory=set)

    def periods(self, quantity: Quantity) -> list[Stated]:
        """Return the periods that the passage states of a number; a date that is itself a cited value is none."""
        return stated(quantity, self.passage.numbers, self.passage.text, self.dates - {quantity.start})

    def says_period(self, known: Known, quantity: Quantity) -> bool:
        """Tell whether the passage says of a number the period of a value."""
        told = self.periods(quantity)
        return bool(known.period) and any(each.own and overlaps(each.period, known.period) for each in told)

    def tells_apart(self, other: Known, known: Known) -> bool:
        """Tell whether the passage holds most of what a value's words have beyond those of another."""
        own = self.meaning.words(other) - self.meaning.words(known)
        there = self.meaning.words_of(self.passage.around)
        weights = {word: self.meaning.weights.get(word, 1.0) for word in own}
        return sum(weights[word] for word in own & there) >= 0.5 * sum(weights.values())

    def words(self, known: Known, quantity: Quantity) -> float:
        """Return how far a value's words stand in the passage, those just before the number counting more."""
        text = self.passage.text if self.passage.kind == "sentence" else self.passage.around
        before = [each.end for each in self.passage.numbers if each.end <= quantity.start and not each.is_date]
        near = self.passage.text[max(before, default=0) : quantity.start]
        return self.meaning.overlap(known, text) + 0.5 * self.meaning.overlap(known, near)


def judge(binding: Binding, bench: Bench) -> Judgement:
    """Return the verdicts on a number that a citation binds."""
    known, resolved, states = binding.known, binding.resolved, bench.states
    newest = states.newest.values.get(known.id)
    made = Judgement(
        [v.CURRENT],
        bound_by="id",
        id=known.id,
        cited_edition=resolved.citation.edition or None,
        edition=states.newest.name,
        book_value=(newest or known).kept,
        quote=(newest or known).quote,
    )
    if not resolved.citation.edition:
        made.remarks.append(v.NO_EDITION)
    elif "+" in resolved.citation.edition and not resolved.fault:
        made.remarks.append(v.WORKING_VERSION)
    if resolved.fault:
        _broken(made, binding, states)
    _status(made, known, newest, states)
    _number(made, binding, newest, bench)
    _around(made, binding, newest or known, bench)
    if binding.rivals and not resolved.fault:
        _ambiguous(made, binding, bench)
    made.suggestion, made.replacement = suggest(
        made, binding, newest or known, states, bench.passage.written(binding.quantity)
    )
    return made


def _broken(made: Judgement, binding: Binding, states: States) -> None:
    resolved = binding.resolved
    offered = f"; did you mean {resolved.meant}?" if resolved.meant else ""
    if resolved.fault == "id":
        made.add(v.BROKEN_CITATION, f"The book has no value or figure {resolved.citation.id!r}{offered or '.'}")
    else:
        names = ", ".join(states.editions) or states.newest.name
        made.add(
            v.BROKEN_CITATION, f"There is no edition {resolved.citation.edition!r} (there are {names}){offered or '.'}"
        )


def _status(made: Judgement, known: Known, newest: Known | None, states: States) -> None:
    if newest is None:
        made.add(v.WITHDRAWN, f"{known.id} is no longer in the book.")
    elif newest.status == "withdrawn":
        made.add(v.WITHDRAWN, f"The book has withdrawn {known.id}.")
    elif newest.status == "superseded":
        follower = states.newest.values.get(newest.superseded_by)
        said = f", which says {follower.text}" if follower else ""
        made.add(v.SUPERSEDED, f"{known.id} is superseded by {newest.superseded_by or 'another value'}{said}.")


def _number(made: Judgement, binding: Binding, newest: Known | None, bench: Bench) -> None:
    """Add what is to be said of digits, unit, comparator, edition and id."""
    known, quantity = binding.known, binding.quantity
    if quantity.start in bench.exchanged:
        made.add(v.DIFFERS, f"Here belongs {known.text} ({known.label}): two numbers have changed places.")
    elif not binding.fit.says_the_number:
        _another_number(made, binding, bench)
    elif scale := _other_scale_below(quantity, known, bench.passage):
        made.add(v.DIFFERS, f"The book says {known.text}, not {quantity.text} {scale}.")
    else:
        _same_number(made, binding, newest, bench)


def _same_number(made: Judgement, binding: Binding, newest: Known | None, bench: Bench) -> None:
    """Add what is to be said of a number that is the value's: whether its edition, id and comparator are, too, and what
    became of it since."""
    how, known, resolved = binding.fit, binding.known, binding.resolved
    if resolved.misses and not resolved.fault:
        holding = (state.name for state in bench.states.editions.values() if known.id in state.values)
        where = next(holding, bench.states.newest.name)
        made.add(v.WRONG_CITATION, f"Edition {resolved.state.name} does not hold {known.id}; edition {where} does.")
    if _mistaken_id(made, binding, bench):
        return
    if how.comparator == "wrong":
        made.add(v.WRONG_COMPARATOR, _comparator_reason(binding.quantity, known))
    elif how.comparator == "noted":
        made.reasons.append(f"The book says “{known.text}”; the brief leaves out that it is approximate.")
    if how.digits == "rounded" and made.verdicts == [v.CURRENT]:
        made.verdicts = [v.CURRENT_ROUNDED]
    _revised(made, binding, newest, bench.states)


def _another_number(made: Judgement, binding: Binding, bench: Bench) -> None:
    """Add why a number is not the value's: another edition's, another value's, in another unit, or another number."""
    how, known, quantity, resolved = binding.fit, binding.known, binding.quantity, binding.resolved
    says = f"The book says {known.text}, not {quantity.text}."
    if not resolved.fault and (edition := _other_edition(quantity, known, resolved.state, bench.states)):
        held = f"Edition {resolved.state.name} says {known.text}; this number is edition {edition}’s."
        made.add(v.WRONG_CITATION, held)
    elif not how.out_of and how.digits in ("exact", "rounded"):
        made.add(v.DIFFERS, f"The book says {f'{known.text} of {known.out_of}' if known.out_of else known.text}.")
    elif _mistaken_id(made, binding, bench):
        pass
    elif how.unit == "wrong":
        _another_unit(made, binding)
    elif known.date:
        made.add(v.WRONG_PERIOD, says)
    elif prefix_slips(quantity, known):
        made.add(v.WRONG_UNIT, says)
    elif how.unit in ("same", "converted") and fit(without_comparator(quantity), known).says_the_number:
        made.add(v.WRONG_COMPARATOR, _comparator_reason(quantity, known))
    elif _of_nothing_said(binding, bench):
        made.add(v.WRONG_CITATION, f"{known.id} is {known.text} ({known.label}), of which nothing is said here.")
    else:
        made.add(v.DIFFERS, says)
        if how.digits == "scale":
            made.reasons.append("The digits are the same; the scale is not.")


def _another_unit(made: Judgement, binding: Binding) -> None:
    """Add why a number in a unit that the value's cannot be is wrong: only the unit, the citation, or both of it."""
    how, known, quantity = binding.fit, binding.known, binding.quantity
    says = f"The book says {known.text}, not {quantity.text}."
    if how.digits in ("exact", "rounded"):
        made.add(v.WRONG_UNIT, says)
    elif how.digits in ("no", "near") and not binding.resolved.fault:
        made.add(v.WRONG_CITATION, f"{known.id} is {known.text} ({known.label}), which this number cannot be.")
    else:
        made.add(v.DIFFERS, says)
        made.add(v.WRONG_UNIT)


def _of_nothing_said(binding: Binding, bench: Bench) -> bool:
    """Tell whether the passage says nothing of a value whose number this is not nearly either."""
    known, quantity = binding.known, binding.quantity
    unlike = binding.fit.digits == "no" and not binding.resolved.fault
    return unlike and bench.words(known, quantity) < FEW and not resembles(quantity, known)


def _other_scale_below(quantity: Quantity, known: Known, passage: Passage) -> str:
    """Return what a number is said per where the value is per another scale: “per billion dollars” for trillions."""
    said = _PER_SCALE.match(passage.text, quantity.end)
    held = _SCALE_BELOW.search(f"{known.unit} {known.text}")
    return said[0].strip() if said and held and said[1].lower() != held[1].lower() else ""


def without_comparator(quantity: Quantity) -> Quantity:
    """Return a number as it would stand without “more than”: 503 is 502.7 rounded, more than 503 is not."""
    return replace(quantity, mention=replace(quantity.mention, comparator="eq", cue=None))


def _comparator_reason(quantity: Quantity, known: Known) -> str:
    cue = quantity.mention.cue.text if quantity.mention.cue else ""
    said = f"{cue} {quantity.text}" if cue and cue not in quantity.text else quantity.text
    return f"The book says “{known.text}”; “{said}” says something else."


def _revised(made: Judgement, binding: Binding, newest: Known | None, states: States) -> None:
    known, state = binding.known, binding.resolved.state
    if newest is None or newest is known or state is states.newest:
        return
    if newest.text == known.text and newest.number == known.number and newest.date == known.date:
        return
    now = fit(binding.quantity, newest)
    if now.right:
        return
    why = states.reason(known.id, state, states.newest)
    because = f", because {why[:1].lower()}{why[1:]}" if why else ""
    where = _edition_of_change(known, state, states)
    made.add(v.REVISED, f"Revised from {known.text} to {newest.text} in {where}{because}".rstrip(".") + ".")


def _edition_of_change(known: Known, state: State, states: States) -> str:
    """Return the first edition after the cited one that says another number."""
    names = list(states.editions)
    after = names[names.index(state.name) + 1 :] if state.name in names else names
    for name in after:
        each = states.editions[name].values.get(known.id)
        if each is not None and each.text != known.text:
            return f"edition {name}"
    return f"the working version after edition {states.last_edition}"


def _other_edition(quantity: Quantity, known: Known, state: State, states: States) -> str:
    """Return the edition, another than the cited one, whose number this is; empty where none is."""
    for each in (*states.editions.values(), states.newest):
        if each is state:
            continue
        there = each.values.get(known.id)
        if there is not None and there.text != known.text and fit(quantity, there).says_the_number:
            return each.name
    return ""


def _mistaken_id(made: Judgement, binding: Binding, bench: Bench) -> bool:
    """Add that the number is right for another id, if the passage's words say so; return whether they do."""
    if binding.resolved.fault:
        return False
    other = better_value(binding, bench)
    if other is None:
        return False
    cited = binding.resolved.citation.id
    made.add(
        v.WRONG_CITATION,
        f"{cited} is {binding.known.text} ({binding.known.label}); this number is {other.id} ({other.label}).",
    )
    made.candidates = [{"id": other.id, "score": round(bench.meaning.overlap(other, bench.passage.around), 3)}]
    return True


def better_value(binding: Binding, bench: Bench) -> Known | None:
    """Return the value, another than the cited one, that a passage's words and number mean; None where none does so
    more clearly than the cited one."""
    quantity, known = binding.quantity, binding.known
    state, right = binding.resolved.state, binding.fit.says_the_number
    if right and not telling(quantity):
        return None
    if quantity.is_date and not known.date and _is_its_period(quantity, known, state):
        is_day = _DAY.fullmatch(quantity.date) is not None
        meant = bench.known(quantity, bench.passage) if is_day and bench.known is not None else None
        return meant if meant is not None and meant.date else None
    slip = binding.fit.digits == "near" and binding.fit.unit == "same"
    own = bench.words(known, quantity)
    own_period = fits_period(bench.passage, quantity, known, state)
    margin = _margin(binding, own_period=own_period)
    best: tuple[float, Known] | None = None
    for other in bench.states.newest.lookup.may_be(quantity):
        if other.id == known.id:
            continue
        how = fit(quantity, other)
        if not how.says_the_number or (how.unit == "unstated" and not telling(quantity)) or other.status != "current":
            continue
        if slip and other.id in bench.cited:
            continue
        if other.table == "derived" and (right or slip or other.number == known.number):
            continue
        if right and not bench.tells_apart(other, known):
            continue
        words = bench.words(other, quantity) + (SLIGHT if bench.says_period(other, quantity) else 0.0)
        few = FEW if binding.fit.digits == "no" and telling(quantity) else ENOUGH
        if words < few or words < own + margin or (best and words <= best[0]):
            continue
        if right and own_period and _twins(known, other):
            continue
        if fits_period(bench.passage, quantity, other, bench.states.newest):
            best = (words, other)
    if best is not None or right or slip:
        return best[1] if best else None
    meant = bench.known(quantity, bench.passage) if bench.known is not None else None
    apart = binding.fit.digits == "no" and (binding.fit.unit == "wrong" or significant(quantity) >= SURELY)
    if meant is None and apart and telling(quantity):
        meant = _only_one(quantity, bench)
    return meant if meant is not None and meant.id != known.id else None


def _is_its_period(quantity: Quantity, known: Known, state: State) -> bool:
    """Tell whether a date is one that a value may be told with, and so says nothing against its citation."""
    periods = state.explained(known)
    return any(overlaps(quantity.date, each) for each in (*periods.own, *periods.named))


def _only_one(quantity: Quantity, bench: Bench) -> Known | None:
    """Return the one value of a book that is exactly a number in its own unit, None where several or none are."""
    exact = []
    for other in bench.states.newest.lookup.may_be(quantity):
        how = fit(quantity, other)
        if how.digits == "exact" and how.unit == "same" and other.status == "current":
            exact.append(other)
    if len({(each.number, each.date, each.unit) for each in exact}) != 1:
        return None
    ranked = sorted(exact, key=lambda each: -bench.words(each, quantity))
    if quantity.is_date and bench.words(ranked[0], quantity) < ENOUGH:
        return None
    return ranked[0] if fits_period(bench.passage, quantity, ranked[0], bench.states.newest) else None


def _margin(binding: Binding, *, own_period: bool) -> float:
    """Return by how much another value's words must stand out to be meant instead."""
    if binding.fit.says_the_number or (binding.fit.digits == "near" and binding.fit.unit == "same"):
        return CONFLICT if own_period else 0.3 * CONFLICT
    if binding.fit.digits == "no":
        return SLIGHT
    return MARGIN if own_period else SLIGHT


def telling(quantity: Quantity) -> bool:
    """Tell whether a number has digits enough to tell one value from another."""
    if quantity.is_date:
        return len(quantity.date) > 4
    if quantity.ends is not None:
        return True
    if quantity.amount is None:
        return False
    return significant(quantity) >= 2 or len(quantity.amount.as_tuple().digits) >= 4


def significant(quantity: Quantity) -> int:
    """Return how many significant digits a number has, 0 where it is none."""
    return len(quantity.amount.normalize().as_tuple().digits) if quantity.amount is not None else 0


def _twins(one: Known, other: Known) -> bool:
    """Tell whether two values state the same thing, as a claim and the outside figure it was held against do."""
    if other.id in one.sources or one.id in other.sources:
        return True
    same = one.number == other.number and one.unit == other.unit and one.subject == other.subject
    return same and _one_metric(one.metric, other.metric) and overlaps(one.period, other.period)


def _one_metric(one: str, other: str) -> bool:
    """Tell whether two metrics are one, whoever counted it: what stands in brackets says whose count it is."""
    shorter, longer = sorted((_IN_BRACKETS.sub("", each).strip() for each in (one, other)), key=len)
    return bool(shorter) and re.match(rf"{re.escape(shorter)}\b", longer) is not None


def _around(made: Judgement, binding: Binding, known: Known, bench: Bench) -> None:
    """Add what is to be said of the words around a number: its period, what denies it, its caveats."""
    passage, quantity = bench.passage, binding.quantity
    mistaken = made.candidates or not binding.resolved.misses or not binding.fit.says_the_number
    if v.DIFFERS in made.verdicts or (v.WRONG_CITATION in made.verdicts and mistaken):
        return
    if denied := negation(passage, quantity, known):
        made.add(v.WRONG_COMPARATOR, f"“{denied}” denies what the book says: {known.text}.")
    if not known.date:
        periods = binding.resolved.state.explained(known)
        fault = period_fault(quantity, bench.periods(quantity), periods, _periods_of_others(known, bench))
        if fault is not None:
            held = known.record.get("as_of_text") or known.period or ", ".join(periods.named[:3])
            made.add(v.WRONG_PERIOD, f"The brief says {fault.text}; the book’s value is of {held}.")
        elif wrong := _horizon_fault(quantity, known, passage):
            made.add(v.WRONG_PERIOD, wrong)
    if not binding.fit.says_the_number:
        return
    if lost := lost_caveat(passage, quantity, known):
        made.add(v.LOST_CAVEAT, lost)
    if disputed := contested(passage, known, bench.states.newest, bench.cited - {known.id}):
        made.add(v.CONTESTED, disputed)


def _periods_of_others(known: Known, bench: Bench) -> list[str]:
    """Return the periods of the other values that a passage cites beside one."""
    values = bench.states.newest.values
    return [values[id].period for id in bench.cited - {known.id} if id in values and values[id].period]


def _horizon_fault(quantity: Quantity, known: Known, passage: Passage) -> str:
    """Return in a sentence that a plan is said to run for another number of years than it does, empty where not."""
    if not known.horizon.isdigit():
        return ""
    for each in passage.numbers:
        if (
            each.mention.kind == "duration"
            and each.mention.unit == "year"
            and each.amount is not None
            and each.start > quantity.end
        ):
            gap = passage.text[quantity.end : each.start].strip().lower()
            if gap in ("over", "over the next", "over the coming", "within", "spread over", "in", "over a period of"):
                if each.amount != int(known.horizon):
                    return f"The brief says {each.text}; the book’s value is over {known.horizon} years."
                return ""
    return ""


def _ambiguous(made: Judgement, binding: Binding, bench: Bench) -> None:
    """Add that a citation fits several values that say different things."""
    same = [each for each in binding.rivals if not _twins(binding.known, each)]
    if not same or made.verdicts[0] not in v.RIGHT:
        return
    made.add(v.AMBIGUOUS, f"{binding.resolved.citation.id} holds several such numbers: "
             f"{', '.join(each.id for each in (binding.known, *same)[:5])}; cite the one that is meant.")  # fmt: skip
    made.candidates = [{"id": each.id, "score": round(bench.meaning.overlap(each, bench.passage.text), 3)}
                       for each in (binding.known, *same)]  # fmt: skip
