"""Which value each number of a passage is bound to by the citations that cover it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimbook.brief.citations import Citation, nearest, nearest_edition
from claimbook.brief.fit import Fit, fit
from claimbook.brief.periods import overlaps, period_fault, stated
from claimbook.brief.quantities import ends_of
from claimbook.brief.states import Known, State, States
from claimbook.brief.units import TIMES, turn

if TYPE_CHECKING:
    from claimbook.brief.meaning import Meaning
    from claimbook.brief.passages import Cited, Passage
    from claimbook.brief.quantities import Quantity

Means = Callable[["Binding"], bool]
NEARNESS = 160
LIKE = ("same", "converted")
SCALES_ABOVE = {"trillion": 12, "billion": 9, "million": 6, "thousand": 3}
SIGNS_ABOVE = {"$": "USD", "¥": "JPY", "€": "EUR", "£": "GBP"}
ALIKE = 0.25
_INTERVAL_BESIDE = re.compile(
    r"(?:[^.;:()\d]|-\d){0,40}?(?:\(|\[|, (?:or|that is|with an? (?:interval|range) of) |, |（|、)"
    r"(?:an? )?(?:interval|range|low and high|between|from|約)?:?\s*(?:of |from )?"
)
BESIDE = 90  # from one citation of a list to the next
_ENUMERATED = re.compile(r"[.．)）、]?\u3000\s*\S|[.．)）]\s+\S|[.．)）、](?=[^\d\s])")
_NAMED_BEFORE = re.compile(r"[A-Z][\w.-]*\s$")
BESIDE_WORDS = 24
FEW = 4  # below it a count in words is often said by the way: “in two phases”


@dataclass(slots=True)
class Resolved:
    """A citation with the values it may mean; `fault` says what is broken, `meant` the id or edition offered
    instead."""

    cited: Cited
    values: list[Known]
    state: State
    fault: str = ""
    meant: str = ""
    is_figure: bool = False
    misses: bool = False

    @property
    def citation(self) -> Citation:
        return self.cited.citation


@dataclass(slots=True)
class Binding:
    """A number with the citation and the value it is bound to; `rivals` are values that fit as well."""

    quantity: Quantity
    resolved: Resolved
    known: Known
    fit: Fit
    score: float
    rivals: tuple[Known, ...] = ()


def resolve(cited: Cited, states: States) -> Resolved:
    """Return what a citation leads to; one that is broken leads to what was probably meant."""
    citation = cited.citation
    id, edition = citation.id, citation.edition
    state = states.state(edition) if edition else states.editions.get(states.last_edition, states.newest)
    if not edition and state is not None and id not in state.values and id not in state.figures:
        state = states.newest
    fault = meant = ""
    if state is None:
        fault, meant = "edition", nearest_edition(edition, states)
        state = states.editions.get(meant, states.newest)
    if not states.holds(id):
        better = nearest(id, states)
        fault, meant, id = "id", better, better
    for place in (state, states.newest, *states.editions.values()):
        misses = place is not state
        if id in place.values:
            return Resolved(cited, [place.values[id]], state, fault, meant, misses=misses)
        if id in place.figures:
            values = [place.values[each] for each in place.figures[id] if each in place.values]
            return Resolved(cited, values, state, fault, meant, is_figure=True, misses=misses)
    return Resolved(cited, [], state, fault, meant)


def bind(passage: Passage, resolved: list[Resolved], meaning: Meaning, means: Means) -> list[Binding]:
    """Return the numbers of a passage that its citations bind, each to the value that it fits best.

    `means` tells whether a number that its citation does not fit is another value's by its meaning.
    """
    _part_ranges(passage, resolved)
    numbers = [each for each in passage.numbers if passage.spot(each) is not None and not _enumerates(each, passage)]
    pairs = _pairs(passage, numbers, resolved, meaning)
    bound: dict[int, Binding] = {}
    used: set[int] = set()
    _take([pair for pair in pairs if _strong(pair)], resolved, numbers, bound, used)
    for pair in pairs:  # a number said twice, or beside another of its value
        again = pair.quantity.start not in bound and pair.fit.says_the_number and not pair.quantity.is_date
        if again and not _slips_for_another(pair.quantity, resolved, used):
            bound[pair.quantity.start] = pair
    _bind_by_meaning(numbers, resolved, bound, used, means)
    _take(pairs, resolved, numbers, bound, used)
    _bind_the_rest(passage, numbers, resolved, bound, used)
    _bind_beside_intervals(passage, numbers, bound)
    _bind_beside_words(passage, numbers, bound)
    for binding in bound.values():
        binding.rivals = _rivals(binding, pairs)
        binding.quantity.bare = False
    return sorted(bound.values(), key=lambda each: each.quantity.start)


def _slips_for_another(quantity: Quantity, resolved: list[Resolved], used: set[int]) -> bool:
    """Tell whether a number that repeats a value may be that of another citation with a slip: “26 % Chinese, 26 %
    American” for 28 %."""
    slips = (fit(quantity, each.values[0]) for each in _free(resolved, used))
    return any(how.digits == "near" and how.unit == "same" for how in slips)


def _enumerates(quantity: Quantity, passage: Passage) -> bool:
    """Tell whether a number only counts the paragraphs: “4. Who buys?”, 「６　日本は」."""
    if passage.text[: quantity.start].strip(" (（") or quantity.unit or quantity.is_date or len(quantity.text) > 2:
        return False
    return _ENUMERATED.match(passage.text, quantity.end) is not None


def _part_ranges(passage: Passage, resolved: list[Resolved]) -> None:
    """Take a range for its two ends where citations of two single values cover it and none of an interval does."""
    for range_ in [each for each in passage.numbers if each.ends is not None and not each.is_date]:
        cited = [known for each in resolved for known in each.values if turn(range_.unit, known.unit).relation in LIKE]
        if len(cited) < 2 or any(known.number is None for known in cited):
            continue
        if (ends := ends_of(range_)) is not None and not any(fit(range_, known).says_the_number for known in cited):
            at = passage.numbers.index(range_)
            passage.numbers[at : at + 1] = ends


def _strong(pair: Binding) -> bool:
    """Tell whether a number looks like a value, be it with a slip."""
    if pair.quantity.is_date:
        return pair.fit.digits == "exact" or (pair.fit.digits == "rounded" and len(pair.quantity.date) > 4)
    if pair.fit.unit in ("unstated", "wrong") and not re.search(r"\d", pair.quantity.text):
        return False
    return pair.fit.digits in ("exact", "rounded", "scale", "near")


def _take(
    pairs: list[Binding], resolved: list[Resolved], numbers: list[Quantity], bound: dict[int, Binding], used: set[int]
) -> None:
    """Bind each number and each citation once, the likeliest pairs first; a figure binds any of its values."""
    for pair in pairs:
        place = id(pair.resolved)
        if pair.quantity.start in bound or (place in used and not pair.resolved.is_figure):
            continue
        if _plausible(pair, resolved, numbers):
            bound[pair.quantity.start] = pair
            used.add(place)


def _pairs(passage: Passage, numbers: list[Quantity], resolved: list[Resolved], meaning: Meaning) -> list[Binding]:
    """Return every number with every value it may be, the likeliest first."""
    found = []
    for each in resolved:
        for known in each.values:
            words = meaning.overlap(known, passage.text) if len(each.values) > 1 or len(resolved) > 1 else 0.0
            for quantity in numbers:
                if bool(known.date) != quantity.is_date:
                    continue
                how = fit(quantity, known)
                if how.digits == "scale" and how.unit == "unstated":
                    how = with_unit_above(quantity, known, how, passage)
                score = (
                    how.score
                    - (1.0 if quantity.bare else 0.0)
                    + 2 * words
                    + _nearness(quantity, each, passage)
                    + _period_score(passage, quantity, known, each.state)
                )
                found.append(Binding(quantity, each, known, how, score))
    return sorted(found, key=lambda pair: (-pair.score, pair.quantity.start))


def with_unit_above(quantity: Quantity, known: Known, how: Fit, passage: Passage) -> Fit:
    """Return how a bare number stands to a value where the head of a table above, read as text, says its unit."""
    from claimbook.brief.passages import unit_of_head  # late: only a check that comes so far needs it

    if passage.kind != "sentence" or not passage.above:
        return how
    for line in reversed(passage.above.split("\n")):
        sign, behind = unit_of_head(line)
        power = SCALES_ABOVE.get(behind.strip())
        if power and quantity.amount is not None:
            mention = replace(quantity.mention, amount=quantity.amount.scaleb(power), unit=SIGNS_ABOVE.get(sign, ""))
            return fit(replace(quantity, mention=mention), known)
    return how


def _nearness(quantity: Quantity, resolved: Resolved, passage: Passage) -> float:
    """Return how near a citation stands behind its number: 0 to 1."""
    gap = resolved.cited.at - quantity.end
    if quantity.start <= resolved.cited.at <= quantity.end:
        return 1.0
    away = gap if gap >= 0 else 2 * -gap
    return max(0.0, 0.8 * (1 - away / NEARNESS))


def _period_score(passage: Passage, quantity: Quantity, known: Known, state: State) -> float:
    if known.date or not known.period:
        return 0.0
    told = [each for each in stated(quantity, passage.numbers, passage.text) if each.own]
    if not told:
        return 0.0
    return 1.0 if any(overlaps(each.period, known.period) for each in told) else -0.5


def _plausible(pair: Binding, resolved: list[Resolved], numbers: list[Quantity]) -> bool:
    """Tell whether a number may have been meant to be a value."""
    how = pair.fit
    if pair.quantity.bare and how.digits not in ("exact", "rounded", "near"):
        return False
    if pair.quantity.bare and pair.quantity.unit and how.unit != "same":  # “ninth” is a rank's or nothing
        return False
    plain = [each for each in numbers if not each.is_date and not each.bare]
    if pair.quantity.bare and plain and not pair.quantity.unit and pair.known.unit in TIMES:  # the 3 of “Hopper 3.0”
        return False
    if pair.quantity.is_date and how.digits == "rounded" and len(plain) >= len(resolved) and _is_year(pair.quantity):
        return False
    if pair.quantity.bare and how.digits == "near" and plain and not pair.quantity.unit:  # “Llama 3.1” beside a number
        return False
    if _in_words(pair.quantity) and how.digits not in ("exact", "rounded") and not _counts(pair):
        return False
    if (how.digits == "no" or (how.digits == "near" and pair.quantity.is_date)) and (
        pair.quantity.is_date or _qualifies(pair.quantity, numbers)
    ):
        return len([each for each in plain if each is not pair.quantity and not _qualifies(each, numbers)]) == 0
    if pair.resolved.is_figure:
        if how.digits in ("exact", "rounded"):
            return True
        return how.unit in ("same", "converted") and (how.digits in ("scale", "near") or pair.score >= 5.5)
    if how.digits in ("exact", "rounded", "scale", "near") and (how.unit != "wrong" or how.digits != "near"):
        return True
    if how.unit in ("same", "converted"):
        return True
    if len(plain) == 1 and len(resolved) == 1:
        return True
    return how.unit == "unstated" and len(plain) <= len(resolved)


def _is_year(quantity: Quantity) -> bool:
    """Tell whether a date is a year, as most numbers of a sentence have one."""
    return len(quantity.date.removeprefix("FY")) == len("2026")


def _in_words(quantity: Quantity) -> bool:
    """Tell whether a number is written without a digit: “two” and “half” are often no number of their own."""
    return not re.search(r"\d", quantity.text)


def _counts(pair: Binding) -> bool:
    """Tell whether words count something that a value counts too: “eleven joint teams”, not “one year on”."""
    if pair.quantity.bare:
        return True
    return pair.fit.unit == "same" and pair.quantity.mention.kind == "count" and _many(pair.quantity)


def _many(quantity: Quantity) -> bool:
    return quantity.amount is not None and quantity.amount >= FEW


def _free(resolved: list[Resolved], used: set[int]) -> list[Resolved]:
    return [each for each in resolved if id(each) not in used and each.values and not each.is_figure]


def _left(numbers: list[Quantity], bound: dict[int, Binding]) -> list[Quantity]:
    return [
        each
        for each in numbers
        if each.start not in bound
        and not _qualifies(each, numbers)
        and (
            not _in_words(each)
            or each.mention.kind in ("rank", "multiplier", "money")
            or (each.mention.kind == "count" and _many(each))
        )
    ]


def _tries(each: Resolved, rest: list[Quantity]) -> list[Binding]:
    """Return a citation with each number that is left, the nearest before it first."""
    known = each.values[0]
    tries = [Binding(number, each, known, fit(number, known), 0.0) for number in rest]
    return sorted(tries, key=lambda one: _distance(one.quantity, each))


def _bind_by_meaning(
    numbers: list[Quantity], resolved: list[Resolved], bound: dict[int, Binding], used: set[int], means: Means
) -> None:
    """Bind citations that no number fits to numbers that are another value's by their meaning."""
    for each in _free(resolved, used):
        only_dates = all(
            number.is_date or number.bare or _in_words(number) for number in numbers if number.start not in bound
        )
        rest = [
            number
            for number in _left(numbers, bound)
            if (not number.bare or number.unit) and (only_dates or not number.is_date)
        ]
        alike = [number for number in rest if turn(number.unit, each.values[0].unit).relation in LIKE]
        rest = _in_its_place(each, rest, resolved, bound) or rest or _only_number(numbers, bound)
        chosen = next((one for one in _tries(each, alike or rest) if not each.fault and means(one)), None)
        if chosen is not None:
            bound[chosen.quantity.start] = chosen
            used.add(id(each))


def _only_number(numbers: list[Quantity], bound: dict[int, Binding]) -> list[Quantity]:
    """Return the one number of a passage, be it a length of time in words, where nothing else is cited."""
    plain = [number for number in numbers if not number.is_date and not number.bare]
    return plain if len(plain) == 1 and not bound else []


def _counts_alone(number: Quantity, passage: Passage, listed: list[Quantity]) -> bool:
    """Tell whether a number that the extractor leaves to a name stands in none: “5 notable ones”, not “Llama 3”.

    Of numbers behind names some are `listed` as values: “Norway 108, Sweden 113 and Finland 32”.
    """
    before = passage.text[: number.start]
    return (
        re.search(r"\d", number.text) is not None
        and not number.unit
        and re.search(r"[\w$€£¥-]$", before) is None
        and (_NAMED_BEFORE.search(before) is None or any(not each.unit for each in listed))
        and re.match(r"\s+[a-z]|\s*[_(),.;]|件|社|人|本|の", passage.text[number.end :]) is not None
    )


def _ends_list(number: Quantity, passage: Passage, bound: dict[int, Binding], known: Known) -> bool:
    """Tell whether a number without its noun ends a list of such as are bound: “the first 3 models, the second 203”."""
    nouns = {one.known.unit for one in bound.values() if one.quantity.end <= number.start}
    return (
        known.unit in nouns
        and re.fullmatch(r"\s*[(（;.,_].*|\s*$", passage.text[number.end :], re.DOTALL) is not None
        and re.search(r"[,;、] (?:and )?(?:the )?(?:[A-Z][\w’'.-]* ){1,4}$", passage.text[: number.start]) is not None
    )


def _bind_the_rest(
    passage: Passage, numbers: list[Quantity], resolved: list[Resolved], bound: dict[int, Binding], used: set[int]
) -> None:
    """Bind a citation to the one number that is left over, a broken one to the nearest."""
    for each in _free(resolved, used):
        left = _left(numbers, bound)
        if (slip := _date_slip(each, left)) is not None:
            bound[slip.start] = Binding(slip, each, each.values[0], fit(slip, each.values[0]), 0.0)
            used.add(id(each))
            continue
        plain = [number for number in left if not number.is_date and not number.bare]
        tries = _tries(each, plain or left)
        if not plain:  # “saw 5 notable ones”
            listed = [
                one.quantity for one in bound.values() if _NAMED_BEFORE.search(passage.text[: one.quantity.start])
            ]
            alone = [
                number
                for number in left
                if number.bare
                and (_counts_alone(number, passage, listed) or _ends_list(number, passage, bound, each.values[0]))
            ]
            plain = [number for number in alone if _stands_for(each, number, resolved, bound)]
            plain = plain if len(plain) == 1 else []
        between = _in_its_place(each, plain, resolved, bound)
        if len(between) == 1 and len(plain) > 1 and not each.fault:
            bound[between[0].start] = Binding(between[0], each, each.values[0], fit(between[0], each.values[0]), 0.0)
            used.add(id(each))
        elif tries and (len(plain) == 1 or (each.fault and (plain or len(left) == 1))):
            bound[tries[0].quantity.start] = tries[0]
            used.add(id(each))


def _in_its_place(
    each: Resolved, numbers: list[Quantity], resolved: list[Resolved], bound: dict[int, Binding]
) -> list[Quantity]:
    """Return the numbers that stand where a citation's would, of several those in the unit of the ones beside it: “29 %
    of those with at most five employees, 63 % of those with …”."""
    found = [number for number in numbers if _stands_for(each, number, resolved, bound)]
    units = {one.quantity.unit for one in bound.values()}
    return [number for number in found if number.unit in units] or found if len(found) > 1 else found


def _stands_for(each: Resolved, number: Quantity, resolved: list[Resolved], bound: dict[int, Binding]) -> bool:
    """Tell whether a number stands where a citation's would: behind the numbers of the citations before it, before
    those of the citations behind it, and between it and the citation before where that stands apart."""
    place = next(at for at, one in enumerate(resolved) if one is each)
    starts = {id(one.resolved): one.quantity.start for one in bound.values()}
    before = [starts[id(one)] for one in resolved[:place] if id(one) in starts]
    behind = [starts[id(one)] for one in resolved[place + 1 :] if id(one) in starts]
    if (
        number.start > each.cited.at
        or any(at > number.start for at in before)
        or any(at < number.start for at in behind)
    ):
        return False
    last = resolved[place - 1].cited.at if place else -1
    apart = [one for one in bound.values() if last < one.quantity.start < each.cited.at]
    return number.start > last or not apart and each.cited.at - last < BESIDE


def _bind_beside_intervals(passage: Passage, numbers: list[Quantity], bound: dict[int, Binding]) -> None:
    """Bind a number to the value whose interval stands beside it: “5.7 % (2.7–15 %)”, and the interval likewise."""
    plain = [each for each in numbers if not each.is_date and not each.bare]
    for one, other in zip(plain, plain[1:], strict=False):
        known = [bound[each.start] for each in (one, other) if each.start in bound]
        if len(known) != 1 or (one.ends is None) == (other.ends is None):
            continue
        binding, free = known[0], other if one.start in bound else one
        held = binding.known
        if held.number is None or held.low is None or one.ends is not None:
            continue
        if _INTERVAL_BESIDE.fullmatch(passage.text[one.end : other.start]) is not None:
            bound[free.start] = Binding(free, binding.resolved, held, fit(free, held), 0.0)


def _bind_beside_words(passage: Passage, numbers: list[Quantity], bound: dict[int, Binding]) -> None:
    """Bind digits to the value that words beside them tell too: “fewer than one in ten, 9.1 %”, 「48.4%、ほぼ半数」."""
    plain = [each for each in numbers if not each.is_date]
    for one, other in zip(plain, plain[1:], strict=False):
        known = [bound[each.start] for each in (one, other) if each.start in bound]
        if len(known) != 1 or _in_words(one) == _in_words(other) or not _in_words(known[0].quantity):
            continue
        free = other if one.start in bound else one
        how = fit(free, known[0].known)
        beside = len(passage.text[one.end : other.start]) <= BESIDE_WORDS
        if beside and how.digits != "no" and not (how.digits == "near" and how.unit == "wrong"):
            bound[free.start] = Binding(free, known[0].resolved, known[0].known, how, 0.0)


def _date_slip(resolved: Resolved, left: list[Quantity]) -> Quantity | None:
    """Return the one date that is a cited one with its year, month or day mistaken."""
    held = resolved.values[0].date.split("-")
    said = [(each, each.date.split("-")) for each in left if each.is_date]
    if not resolved.values[0].date or (len(held) == 1 and len(said) > 1):
        return None
    alike = [each for each, parts in said if len(parts) == len(held)
             and sum(a != b for a, b in zip(parts, held, strict=True)) == 1]  # fmt: skip
    return alike[0] if len(alike) == 1 else None


def _distance(quantity: Quantity, resolved: Resolved) -> int:
    """Return how far a citation stands behind a number; before it counts thrice."""
    gap = resolved.cited.at - quantity.end
    return gap if gap >= 0 else 3 * -gap


def _qualifies(quantity: Quantity, numbers: list[Quantity]) -> bool:
    """Tell whether a number is a time that belongs to another number of its passage: “$2.9 billion over two years”."""
    if quantity.mention.kind not in ("duration", "age") or quantity.mention.unit not in ("year", "month"):
        return False
    return any(not each.is_date and not each.bare and each.mention.kind not in ("duration", "age") for each in numbers)


def _rivals(binding: Binding, pairs: list[Binding]) -> tuple[Known, ...]:
    """Return other values of the same citation that fit a number just as well."""
    if not binding.fit.says_the_number:
        return ()
    return tuple(
        pair.known
        for pair in pairs
        if pair.quantity is binding.quantity
        and pair.resolved is binding.resolved
        and pair.known.id != binding.known.id
        and pair.fit.says_the_number
        and pair.fit.unit == binding.fit.unit
        and pair.score > binding.score - ALIKE
    )


def fits_period(passage: Passage, quantity: Quantity, known: Known, state: State) -> bool:
    """Tell whether no period that a passage states of a number contradicts a value's."""
    told = stated(quantity, passage.numbers, passage.text)
    return period_fault(quantity, told, state.explained(known)) is None
