"""A brief held against itself: changes recomputed, shares and parts added up, amounts in two currencies, repeated
numbers.

Each form is computed with the interval that rounding leaves of every number in it, and nothing is said unless the brief
cannot be right. What is not plainly of one of these forms is left alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from claimbook.brief.meaning import stems
from claimbook.brief.periods import days, overlaps, stated
from claimbook.brief.units import CURRENCIES
from claimbook.brief.vocabulary.words import STOP

if TYPE_CHECKING:
    from claimbook.brief.checking import Number
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known, States

Found = tuple["Number", str, str]
SLACK = Decimal("0.04")
NO_TIME = Decimal("0.35")
ALIKE, FEWEST_WORDS = 0.85, 4
_UP_BY = re.compile(
    r"\b(?:up|an? (?:increase|rise|gain|jump|growth) of|increase of|rise of|growth of|grew by|rose "
    r"by|increased by|"
    r"equal to (?:a )?(?:growth|rise|increase) of|\+)\s*(?:about |around |some |roughly |nearly |"
    r"almost |over |more than )?$",
    re.I,
)
_DOWN_BY = re.compile(
    r"\b(?:down|an? (?:decrease|fall|drop|decline|cut|loss|reduction) of|decrease of|fall of|"
    r"drop of|decline of|fell by|"
    r"dropped by|decreased by|cut by|-|−)\s*(?:about |around |some |roughly |nearly |almost |"
    r"over |more than )?$",
    re.I,
)
_OF = re.compile(r"^\s*(?:\w+\s){0,2}?(?:out of|of)\s+(?:the\s|all\s|a total of\s|some\s|its\s)?$")
_SHARE_AFTER = re.compile(
    r"^[^.;:()\d]{0,60}?(?:\(|,\s*(?:or|i\.e\.|that is)\s|,\s)\s*(?:about |around |some |roughly |or )?$"
)
_TOTAL = re.compile(r"\b(?:total|sum|altogether|all told|overall|合計|総計|計)\b|合計|総計", re.I)
_TOGETHER = re.compile(
    r"\b(?:together|in total|altogether|a total of|totalling|totaling|combined|adding up to|"
    r"which add up to|"
    r"sum(?:ming)? to|in all)\b,?[^.;:,()]{0,40}$",
    re.I,
)
_ENDS = re.compile(r"[.!?。！？][\"'”’)\]」）]*_*$")
_LABELLED = re.compile(r"[^.,;。、]{1,40}[:：|]\s|[\W\d_]*$")
_NAMES = re.compile(r"[A-Z][\w.'’-]*|[\u30a0-\u30ff]{3,}|[\u3400-\u9fff]{2,}")
_WHEN = re.compile(
    r"\b(?:last|this|previous|next|coming|earlier|later|first|second|third|fourth|then|now|today|yesterday|"
    r"before|after|former|latter|new|old|other|another|again|initially|originally|eventually|finally|more|less|"
    r"other|same|half|quarter|year|month|week)\b|[前今昨来翌毎][年月期回度週]|当初|現在|以前|以後|新|旧|上半期|下半期|第",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:It|They|This|That|These|Those|He|She|Each|You|We|I|There)\b")
_REST = re.compile(r"\b(?:the rest|the remaining|the remainder|the other)\b[^.;]{0,30}$", re.I)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The interval that a number as written stands for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def meets(self, other: Bounds) -> bool:
        return self.low <= other.high and other.low <= self.high


def bounds(number: Decimal, comparator: str = "eq") -> Bounds:
    """Return what a written number stands for: half a unit of its last digit to both sides, more where it is hedged."""
    digits, exponent = number.as_tuple().digits, number.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent))
    text = str(abs(int(number))) if number == number.to_integral_value() else ""
    noughts = len(text) - len(text.rstrip("0")) if text else 0
    if noughts >= 2 and int(exponent) >= 0:
        step = Decimal(1).scaleb(min(noughts, max(len(text) - 2, 0)))
    half = step / 2 if len(digits) > 0 else Decimal(0)
    if comparator == "approx":
        half = max(half, abs(number) * Decimal("0.05"), step)
    low, high = number - half, number + half
    if comparator in ("gt", "ge"):
        high = max(high, number * Decimal("1.25"))
    if comparator in ("lt", "le"):
        low = min(low, number * Decimal("0.75"))
    return Bounds(low, high)


def inconsistencies(numbers: Sequence[Number], passages: Sequence[Passage], states: States) -> Iterator[Found]:
    """Yield the numbers with which a brief contradicts itself, with the sentence that says how and a suggestion."""
    by_passage: dict[int, list[Number]] = {}
    for number in numbers:
        if number.passage is not None and number.quantity is not None:
            by_passage.setdefault(id(number.passage), []).append(number)
    for passage in passages:
        own = by_passage.get(id(passage), [])
        if passage.kind != "row":
            yield from _changes(passage, own)
            yield from _shares_of(passage, own)
            yield from _sums(passage, own)
        yield from _pairs(passage, own, states)
    yield from _tables([each for each in passages if each.kind == "row"], by_passage)
    yield from _repeated(numbers)


def _of(number: Quantity) -> Bounds | None:
    return bounds(number.amount, number.comparator) if number.amount is not None else None


def _changes(passage: Passage, own: list[Number]) -> Iterator[Found]:
    """“Rose from A to B, up 40 %”: the percentage, or the difference in points, recomputed."""
    quantities = [(each, each.quantity) for each in own if each.quantity is not None]
    for first, second in zip(quantities, quantities[1:], strict=False):
        start, end = first[1], second[1]
        roles = [(q.mention.change or {}).get("role") for q in (start, end)]
        if roles != ["from", "to"] or start.mention.unit != end.mention.unit:
            continue
        for number, by in quantities:
            if by.start <= end.end or by.start - end.end > 140:
                continue
            direction = _direction(passage.text, by)
            one, two, told = _of(start), _of(end), _of(by)
            if not direction or one is None or two is None or told is None or one.low <= 0:
                continue
            unit = by.mention.unit
            if unit == "percent" and start.mention.unit != "percent":
                made = _percent(one, two, direction)
                if not made.meets(told):
                    middle = abs(end.amount / start.amount - 1) * 100  # type: ignore[operator]
                    yield (
                        number,
                        f"From {start.text} to {end.text} is {middle:.3g} %, not {by.text}.",
                        f"Write “{middle:.2g} %”.",
                    )
            elif unit in ("percentage_point", "point", start.mention.unit) and unit:
                apart = Bounds(two.low - one.high, two.high - one.low)
                made = apart if direction > 0 else Bounds(-apart.high, -apart.low)
                if not made.meets(told):
                    middle = abs(end.amount - start.amount)  # type: ignore[operator]
                    yield (
                        number,
                        f"From {start.text} to {end.text} is {middle.normalize():f}, not {by.text}.",
                        f"Write “{middle.normalize():f}”.",
                    )
            break


def _direction(text: str, by: Quantity) -> int:
    start = by.mention.cue.start if by.mention.cue else by.start
    before = text[max(0, start - 50) : start]
    return 1 if _UP_BY.search(before) else -1 if _DOWN_BY.search(before) else 0


def _percent(one: Bounds, two: Bounds, direction: int) -> Bounds:
    low, high = (two.low / one.high - 1) * 100, (two.high / one.low - 1) * 100
    return Bounds(low, high) if direction > 0 else Bounds(-high, -low)


def _shares_of(passage: Passage, own: list[Number]) -> Iterator[Found]:
    """“A of B (28 %)”: the share recomputed."""
    numbers = passage.numbers
    by_start = {each.quantity.start: each for each in own if each.quantity is not None}
    for part, whole, share in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if share.mention.unit != "percent" or part.is_date or whole.is_date or part.mention.unit == "percent":
            continue
        if whole.mention.unit == "percent" or part.mention.kind not in ("count", "number", "money", "measure"):
            continue
        if part.mention.unit and whole.mention.unit and part.mention.unit != whole.mention.unit:
            continue
        if not _OF.match(passage.text[part.end : whole.start]) or not _SHARE_AFTER.match(
            passage.text[whole.end : share.start]
        ):
            continue
        one, two, told = _of(part), _of(whole), _of(share)
        if one is None or two is None or told is None or two.low <= 0 or one.low < 0:
            continue
        made = Bounds(one.low / two.high * 100, one.high / two.low * 100)
        number = by_start.get(share.start)
        if not made.meets(told) and number is not None:
            middle = part.amount / whole.amount * 100  # type: ignore[operator]
            yield (
                number,
                f"{part.text} of {whole.text} is {middle:.3g} %, not {share.text}.",
                f"Write “{middle:.2g} %”.",
            )


def _sums(passage: Passage, own: list[Number]) -> Iterator[Found]:
    """“A, B and C, together D”, and shares whose rest is told: the sum recomputed."""
    plain = [each for each in own if each.quantity is not None and each.quantity.amount is not None]
    for place, number in enumerate(plain):
        quantity = number.quantity
        assert quantity is not None
        start = quantity.mention.cue.start if quantity.mention.cue else quantity.start
        before = passage.text[max(0, start - 60) : start]
        parts = [
            each
            for each in plain[:place]
            if each.quantity
            and each.quantity.mention.unit == quantity.mention.unit
            and not each.quantity.mention.change
            and each.quantity.mention.pair is None
        ]
        if len(parts) < 2 or quantity.mention.pair is not None or _clause_breaks(passage.text, parts, quantity):
            continue
        rest = quantity.mention.unit == "percent" and _REST.search(before)
        if not rest and not (_TOGETHER.search(before) and quantity.mention.unit):
            continue
        total = Bounds(Decimal(0), Decimal(0))
        for each in parts:
            assert each.quantity is not None
            total = total + (_of(each.quantity) or Bounds(Decimal(0), Decimal(0)))
        told = _of(quantity)
        if told is None:
            continue
        middle = sum(
            (each.quantity.amount for each in parts if each.quantity and each.quantity.amount is not None), Decimal(0)
        )
        if rest:
            total, middle = Bounds(100 - total.high, 100 - total.low), 100 - middle
        if not total.meets(told):
            yield number, f"The parts make {_short(middle)}, not {quantity.text}.", ""


def _clause_breaks(text: str, parts: list[Number], last: Quantity) -> bool:
    first = parts[0].quantity
    return first is None or ";" in text[first.start : last.start]


def _short(number: Decimal) -> str:
    return f"{number.normalize():f}" if abs(number) < 10**6 else f"{number:.4g}"


def _pairs(passage: Passage, own: list[Number], states: States) -> Iterator[Found]:
    """An amount and its equivalent in another currency, against the rates that the book holds."""
    for number in own:
        quantity = number.quantity
        if quantity is None or quantity.mention.pair is None or not quantity.mention.rate:
            continue
        other = _partner(passage, quantity)
        if other is None or other.start > quantity.start or number.judgement.bound_by == "id":
            continue
        one, two = quantity, other
        rates = _rates(states, one.mention.unit or "", two.mention.unit or "", passage, quantity)
        if rates is None:
            one, two = other, quantity
            rates = _rates(states, one.mention.unit or "", two.mention.unit or "", passage, quantity)
        if rates is None or one.amount is None or two.amount is None or not two.amount:
            continue
        top, bottom = bounds(one.amount, one.comparator), bounds(two.amount, two.comparator)
        if bottom.low <= 0:
            continue
        implied = Bounds(top.low / bottom.high, top.high / bottom.low)
        if not implied.meets(rates):
            rate = one.amount / two.amount
            yield (
                number,
                (
                    f"{one.text} against {two.text} is a rate of {rate:.4g}; the rates held are "
                    f"{rates.low:.4g} to {rates.high:.4g}."
                ),
                "",
            )


def _partner(passage: Passage, quantity: Quantity) -> Quantity | None:
    rate = quantity.mention.rate
    return next(
        (
            each
            for each in passage.numbers
            if each is not quantity
            and each.mention.pair is not None
            and each.mention.rate == rate
            and each.mention.unit in CURRENCIES
            and each.mention.unit != quantity.mention.unit
        ),
        None,
    )


def _rates(states: States, top: str, bottom: str, passage: Passage, quantity: Quantity) -> Bounds | None:
    """Return the lowest and highest rate of a pair that a book allows for the time told; None where it cannot say.

    Rates of the month, or of a day in it, come first; then the lowest and highest of its year. An average of a year
    alone says nothing of its months. Where no time is told, only what no year held comes near is out.
    """
    held = [
        each for each in states.newest.values.values()
        if each.unit in (f"{top}/{bottom}", f"{top}/{_name(bottom)}") and each.table == "reference" and each.period
    ]  # fmt: skip
    told = [when.period for when in stated(quantity, passage.numbers, passage.text) if days(when.period)]
    if not told:
        return _widest(held, NO_TIME)
    months = [each for each in held if _is_of_a_month(each.period)]
    within = [each for each in months if any(_is_of_a_month(when) and overlaps(each.period, when) for when in told)]
    if within:
        return _widest(within, SLACK)
    bands = [
        each for each in held if len(each.period) == len("2023") and each.low is not None and each.high is not None
    ]
    years = {year for when in told for year in _years_of(when)}
    chosen = [each for each in bands if each.period in years]
    return _widest(chosen, SLACK / 4) if years == {each.period for each in chosen} else None


def _is_of_a_month(period: str) -> bool:
    return len(period) >= len("2023-06") and "/" not in period


def _years_of(period: str) -> Iterator[str]:
    """Yield the years that a period touches."""
    if (span := days(period)) is not None:
        yield from (str(year) for year in range(span[0].year, span[1].year + 1))


def _widest(held: list[Known], slack: Decimal) -> Bounds | None:
    numbers = [bound for each in held for bound in (each.number, each.low, each.high) if bound is not None]
    return Bounds(min(numbers) * (1 - slack), max(numbers) * (1 + slack)) if numbers else None


def _name(currency: str) -> str:
    return {"USD": "dollar", "EUR": "euro", "GBP": "pound", "INR": "rupee"}.get(currency, currency)


def _tables(rows: list[Passage], by_passage: dict[int, list[Number]]) -> Iterator[Found]:
    """The columns of a table whose last row is called a total."""
    groups: dict[int | None, list[Passage]] = {}
    for row in rows:
        for number in by_passage.get(id(row), [])[:1]:
            groups.setdefault(number.block.place.table, []).append(row)
    for group in groups.values():
        if len(group) < 3 or not _TOTAL.search(group[-1].text.partition("|")[0]):
            continue
        yield from _columns(group, by_passage)


def _columns(group: list[Passage], by_passage: dict[int, list[Number]]) -> Iterator[Found]:
    for total in by_passage.get(id(group[-1]), []):
        column = total.block.place.column
        parts: list[Quantity] = []
        for row in group[:-1]:
            cells = [each for each in by_passage.get(id(row), []) if each.block.place.column == column]
            if len(cells) != 1 or cells[0].quantity is None or cells[0].quantity.amount is None:
                return
            parts.append(cells[0].quantity)
        quantity = total.quantity
        if quantity is None or quantity.amount is None or any(p.mention.unit != quantity.mention.unit for p in parts):
            continue
        if quantity.mention.kind in ("rank", "duration", "multiplier"):
            continue
        made = Bounds(Decimal(0), Decimal(0))
        for part in parts:
            made = made + (_of(part) or Bounds(Decimal(0), Decimal(0)))
        told = _of(quantity)
        if told is not None and not made.meets(told):
            middle = sum((part.amount for part in parts if part.amount is not None), Decimal(0))
            yield total, f"The column adds up to {_short(middle)}, not {quantity.text}.", ""


def _repeated(numbers: Sequence[Number]) -> Iterator[Found]:
    """The same subject, measure and period with two numbers, in words nearly the same."""
    seen: dict[tuple[str, str, str], list[_Seen]] = {}
    for number in numbers:
        now = _alone_in_its_sentence(number)
        if now is None:
            continue
        quantity = number.quantity
        assert quantity is not None
        keys = [(quantity.mention.unit or "", now.periods, word) for word in _rarest(now.words)]
        held = {id(each): each for key in keys for each in seen.get(key, ())}
        for other in held.values():
            shared = len(now.words & other.words) / len(now.words | other.words)
            if shared >= ALIKE and now.names_what(other) and not now.bounds.meets(other.bounds):
                yield number, f"The brief says {other.text} of the same elsewhere.", ""
                break
        for key in keys:
            seen.setdefault(key, []).append(now)


@dataclass(slots=True)
class _Seen:
    """A number that stands alone in its sentence: the words beside it, its periods, what it stands for."""

    text: str
    words: frozenset[str]
    sentence: str
    periods: str
    bounds: Bounds

    def names_what(self, other: _Seen) -> bool:
        """Tell whether two sentences name the same: nothing that one writes with a capital is missing in the other, and
        neither tells a time or an order that the other does not."""
        if set(map(str.lower, _WHEN.findall(self.sentence))) != set(map(str.lower, _WHEN.findall(other.sentence))):
            return False
        return _names_stand_in(self.sentence, other.sentence) and _names_stand_in(other.sentence, self.sentence)


def _alone_in_its_sentence(number: Number) -> _Seen | None:
    quantity, passage = number.quantity, number.passage
    if quantity is None or passage is None or passage.kind != "sentence" or quantity.amount is None:
        return None
    if number.judgement.bound_by == "id" or sum(not each.is_date for each in passage.numbers) != 1:
        return None
    if not _is_prose(passage):
        return None
    others = f"{passage.text[: quantity.start]} {passage.text[quantity.end :]}"
    words = frozenset(stems(others))
    if len(words) < FEWEST_WORDS:
        return None
    periods = " ".join(sorted(each.date for each in passage.numbers if each.is_date))
    return _Seen(quantity.text, words, others, periods, bounds(quantity.amount, quantity.comparator))


def _names_stand_in(one: str, other: str) -> bool:
    return all(name.lower() in STOP or name.lower() in other.lower() for name in _NAMES.findall(one))


def _is_prose(passage: Passage) -> bool:
    """Tell whether a passage is a sentence that names its subject; lines of lists, addresses and prices, which repeat
    their words for one thing after another, are none, nor is a sentence that says “it”."""
    text = passage.text.strip()
    return (
        _ENDS.search(text) is not None
        and _LABELLED.match(text) is None
        and _NAMES.search(text) is not None
        and _PRONOUN.match(text) is None
    )


def _rarest(words: frozenset[str]) -> list[str]:
    """Return so many of a sentence's words, the longest first, that a sentence as alike as ALIKE must share one."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return ordered[: len(words) - math.ceil(ALIKE * len(words)) + 1]
