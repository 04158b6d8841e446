"""What a match is worth: how many random numbers of the same shape would have passed in the place of those that did.

Each bound number that was found right has its digits drawn anew (the same count, the first not zero, the decimal point
where it was) and its unit drawn from those that the brief uses, until either differs, from a seeded generator, so
that a report is the same
each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v
from claimbook.brief.fit import fit

if TYPE_CHECKING:
    from claimbook.brief.checking import Number
    from claimbook.brief.states import States
    from claimbook.extract import Mention

DRAWS, MOST_DRAWS = 20, 1000
SEED = 20240405


def chance_rate(numbers: Sequence[Number], states: States) -> tuple[int, int]:
    """Return how many of the drawn numbers passed, and how many were drawn."""
    bound = [
        each for each in numbers
        if each.judgement.bound_by and each.judgement.verdict in v.RIGHT and each.quantity is not None
        and each.quantity.amount is not None and each.judgement.id in states.newest.values
    ]  # fmt: skip
    if not bound:
        return 0, 0
    random = Random(SEED)
    units = sorted({each.quantity.mention.unit or "" for each in bound if each.quantity})
    draws = max(1, min(DRAWS, MOST_DRAWS // len(bound)))
    passed = 0
    for each in bound:
        assert each.quantity is not None
        assert each.quantity.amount is not None
        assert each.judgement.id is not None
        known = states.newest.values[each.judgement.id]
        for _ in range(draws):
            mention = _other(each.quantity.mention, units, random)
            how = fit(replace(each.quantity, mention=mention), known)
            passed += how.right
    return passed, draws * len(bound)


def _other(mention: Mention, units: list[str], random: Random) -> Mention:
    """Return a mention with other digits or another unit, of the same shape."""
    assert mention.amount is not None
    made = mention
    while (made.amount, made.unit or "") == (mention.amount, mention.unit or ""):
        made = replace(mention, amount=drawn(mention.amount, random), unit=random.choice(units))
    return made


def drawn(number: Decimal, random: Random) -> Decimal:
    """Return a random number with as many digits and the same exponent, and as many noughts at its end."""
    sign, digits, exponent = number.as_tuple()
    kept = len(digits) - len(str(int("".join(map(str, digits)) or "0")).rstrip("0") or "0")
    count = max(1, len(digits) - max(kept, 0))
    fresh = [random.randint(1, 9), *(random.randint(0, 9) for _ in range(count - 1))]
    return Decimal((sign, (*fresh, *([0] * (len(digits) - count))), int(exponent)))
