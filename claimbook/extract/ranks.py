"""Places in an order: “28th out of 63 countries”, “third-largest”, “ranked 12th”, “No. 3”."""

from __future__ import annotations

from .counts import heads_phrase, read_count
from .lexicon import DASH, DIGITS, ORDINAL
from .numerals import read_number
from .tokens import Tokens
from .vocabulary.numbers import ORDINALS

SUFFIXES = frozenset({"st", "nd", "rd", "th"})
SUPERLATIVES = frozenset(
    "largest biggest highest lowest best worst smallest longest oldest richest poorest fastest tallest busiest youngest greatest "
    "deepest heaviest hottest coldest wettest driest strongest weakest cheapest ranked placed seeded ranking deadliest "
    "wealthiest closest nearest latest popular populous valuable powerful expensive important common most least".split()
)
PLACES = frozenset({"place", "position", "spot", "rank", "seed", "overall", "worldwide", "globally"})
BEFORE = frozenset({"ranked", "ranks", "rank", "ranking", "placed", "came", "finished", "finishing", "in", "seeded", "lies", "sits", "to", "coming", "was", "is"})
SURE_BEFORE = frozenset({"ranked", "ranks", "rank", "ranking", "placed", "finished", "finishing", "seeded"})


def read_ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal at token `index` and the token after it: “28th”, “third”."""
    flags = tokens.flags(index)
    if flags & ORDINAL:
        return ORDINALS[tokens.lower(index)], index + 1
    if flags & DIGITS and tokens.lower(index + 1) in SUFFIXES and tokens.touching(index + 1):
        text = tokens.lexemes[index].text.replace(",", "")
        if text.isdecimal() and len(text) < 6:
            return int(text), index + 2
    return None


def read_rank(tokens: Tokens, index: int) -> tuple[int, int, int | None] | None:
    """The rank at token `index`: its place, the token after its span, and out of how many."""
    ordinal = read_ordinal(tokens, index)
    if ordinal is None:
        return None
    place, stop = ordinal
    out_of = _out_of(tokens, stop)
    if out_of is not None:
        return place, out_of[1], out_of[0]
    before, after = tokens.lower(index - 1), tokens.lower(stop)
    hyphen = tokens.flags(stop) & DASH and tokens.touching(stop)
    compared = tokens.lower(stop + 1) if hyphen else after
    if compared in SUPERLATIVES and (hyphen or compared not in ("most", "least") or True):
        end = stop + 2 if hyphen else stop + 1
        return place, end, None
    if after in PLACES or before in SURE_BEFORE:
        if after in ("place", "position", "spot", "rank"):
            return place, stop + 1, None
        return place, stop, None
    return None


def _out_of(tokens: Tokens, stop: int) -> tuple[int, int] | None:
    """“out of 63 countries”, “of 63”, “among 180 nations” after an ordinal."""
    at = stop
    word = tokens.lower(at)
    if word in ("place", "position", "spot"):
        at += 1
        word = tokens.lower(at)
    if word == "out" and tokens.lower(at + 1) == "of":
        at += 2
    elif word in ("of", "among", "amongst"):
        at += 1
    else:
        return None
    if tokens.lower(at) == "the":
        at += 1
    number = read_number(tokens, at)
    if number is None or number.value != int(number.value) or number.value > 100_000:
        return None
    if word in ("of",) and not tokens.flags(stop - 1) and not number:
        return None
    end = number.stop
    if heads_phrase(tokens, end):
        unit = read_count(tokens, end, number)
        if unit is not None:
            end = unit.stop
    return int(number.value), end


def read_numbered(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """“No. 3”, “number one”: the place and the token after it, where it is a place and not a label."""
    at = index + 1
    if tokens.lower(at) == ".":
        at += 1
    number = read_number(tokens, at)
    if number is None or number.value != int(number.value) or number.value > 1000 or number.stop != at + 1:
        return None
    before, after = tokens.lower(index - 1), tokens.lower(number.stop)
    if before in ("ranked", "ranks", "rank", "ranking", "at", "world", "the", "current", "former", "s", "seeded") or after in ("in", "seed", "ranked", "spot", "position"):
        return int(number.value), number.stop
    return None
