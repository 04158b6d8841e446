"""Places in an order: “28th out of 63 countries”, “third-largest”, “ranked 12th”, “No. 3”."""

from __future__ import annotations

from .counts import read_count
from .lexicon import CAPITAL, DASH, DIGITS, ORDINAL, PLURAL, WORD
from .number import Number
from .numerals import read_number
from .tokens import Tokens
from .vocabulary.numbers import ORDINALS
from .vocabulary.ranks import (
    CAME,
    LISTS,
    NO_PLACE_BEFORE,
    NUMBERED_AFTER,
    NUMBERED_BEFORE,
    NUMBERED_THINGS,
    PLACED_AFTER,
    PLACED_AT,
    PLACED_BEFORE,
    PLACED_IN,
    PLACED_VERBS,
    PLACES,
    PLACES_IN_SPAN,
    PREDICATED,
    PREDICATES,
    RANKING_BEFORE,
    SAID_OF_ORDER,
    SUFFIXES,
    SUPERLATIVES,
)

LAST_PLACE = 1_000
LEAST_PLACE = 3
LARGEST_FIELD = 100_000


def read_ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal at token `index` and the token after it: “28th”, “third”."""
    flags = tokens.flags[index]
    if flags & ORDINAL:
        return ORDINALS[tokens.words[index]], index + 1
    if flags & DIGITS and tokens.words[index + 1] in SUFFIXES and tokens.touching[index + 1]:
        digits = tokens.words[index].replace(",", "")
        if digits.isdecimal() and len(digits) < 6:
            return int(digits), index + 2
    return None


def read_rank(tokens: Tokens, index: int) -> tuple[int, int, int | None] | None:
    """The rank at token `index`: its place, the token after its span, and out of how many."""
    ordinal = read_ordinal(tokens, index)
    if ordinal is None:
        return None
    place, stop = ordinal
    field = _field(tokens, stop)
    if field is not None:
        return place, field[1], field[0]
    after = stop + 1 if tokens.flags[stop] & DASH and tokens.touching[stop] else stop
    if tokens.words[after] in SUPERLATIVES:
        return place, after + 1, None
    if tokens.words[stop] in PLACES_IN_SPAN:
        return place, stop + 1, None
    if tokens.words[stop : stop + 3] == ["in", "the", "world"]:
        return place, stop, None
    before = tokens.words[index - 1]
    if (
        tokens.words[stop] in PLACES
        or before in RANKING_BEFORE
        and not (before in SAID_OF_ORDER and place < LEAST_PLACE)
    ):
        return place, stop, None
    if stop == index + 2 and _is_placed(tokens, index) and _ends_there(tokens, stop):
        return place, stop, None
    if _is_predicate(tokens, index, stop, place) or _in_list(tokens, index, stop):
        return place, stop, None
    return (place, stop, None) if _comes_in(tokens, index, stop) else None


def _comes_in(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether an ordinal from `index` to `stop` is a place by the words around it: “came first in”, “now 35th in”."""
    after = tokens.words[stop]
    before = tokens.words[index - 1] if index and tokens.flags[index - 1] & WORD else ""
    if before in CAME:
        return after in PLACED_IN and (after != "on" or tokens.words[stop + 1] == "the")
    if not tokens.flags[index] & DIGITS or not before or before in NO_PLACE_BEFORE:
        return False
    return after in PLACED_IN or before == "to" and not tokens.flags[stop] & WORD


def _is_predicate(tokens: Tokens, index: int, stop: int, place: int) -> bool:
    """“was seventh this June”, “is now ninth.”, “made it second among”, “in skills 67th, the last”, “last, at 67th”."""
    before, after = tokens.words[index - 1], tokens.words[stop]
    ends = not after[:1].isalnum() and not tokens.flags[stop] & DASH
    if tokens.words[index - 2 : index] == ["last", ","] or tokens.words[index - 3 : index] == ["last", ",", "at"]:
        return ends or after in PLACED_AFTER
    if tokens.flags[index] & DIGITS:
        described = tokens.flags[index - 1] & WORD and not tokens.flags[index - 1] & CAPITAL
        listed = before == "and" and tokens.words[index - 2] not in SUFFIXES and after in ("in", "for", "on")
        noun = described and before not in NO_PLACE_BEFORE and tokens.flags[index - 1] & PLURAL and ends
        from_year = before == "from" and after == "in" and tokens.words[stop + 1][:2] in ("19", "20")
        return bool(listed or noun or from_year)
    if before not in PREDICATES:
        return False
    if place < LEAST_PLACE:
        return after in ("among", "behind", "worldwide", "overall", "globally")
    return ends or after in PREDICATED


def _in_list(tokens: Tokens, index: int, stop: int) -> bool:
    """“twelfth in the table”, “14th on the list”."""
    placed = tokens.words[stop] in ("in", "on") and tokens.words[stop + 1] in ("the", "this", "its", "that")
    return placed and any(word in LISTS for word in tokens.words[stop + 2 : stop + 4])


def _is_placed(tokens: Tokens, index: int) -> bool:
    """“came 31st”, “fell to 31st”, “sits at 31st”: whether something is put where the ordinal at token `index` says."""
    before = tokens.words[index - 1]
    if before in PLACED_BEFORE:
        return True
    if before not in PLACED_AT:
        return False
    moved = tokens.words[index - 2] in PLACED_VERBS or tokens.words[index - 2] in SUFFIXES
    goal = before == "from" and tokens.words[index + 2] == "to" and tokens.words[index + 4] in SUFFIXES
    return moved or goal and _ends_there(tokens, index + 5)


def _ends_there(tokens: Tokens, stop: int) -> bool:
    """Whether no noun follows an ordinal that ends before token `stop`: “31st, up from”, not “31st Street”."""
    return tokens.words[stop] in PLACED_AFTER or not tokens.words[stop][:1].isalnum()


def _field(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """“out of 63 countries”, “of 63”, “among 180 nations” at token `index`: how many, and the token after."""
    at = index + 1 if tokens.words[index] in PLACES_IN_SPAN else index
    if tokens.words[at] == "out" and tokens.words[at + 1] == "of":
        at += 2
    elif tokens.words[at] in ("of", "among", "amongst"):
        at += 1
    else:
        return None
    if tokens.words[at] == "the":
        at += 1
    number = read_number(tokens, at)
    if number is None or not _is_whole(number) or number.value > LARGEST_FIELD:
        return None
    counted = read_count(tokens, number.stop, number)
    return int(number.value), number.stop if counted is None else counted.stop


def read_numbered(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """“No. 3”, “number one”, with the number at token `index`: place and token after it, unless it is a label."""
    number = read_number(tokens, index)
    if number is None or not _is_whole(number) or number.value > LAST_PLACE or number.stop != index + 1:
        return None
    if tokens.words[number.stop] in NUMBERED_THINGS:
        return None
    opener = index - 2 if tokens.words[index - 1] == "." else index - 1
    if tokens.words[opener - 1] in NUMBERED_BEFORE or tokens.words[number.stop] in NUMBERED_AFTER:
        return int(number.value), number.stop
    return None


def _is_whole(number: Number) -> bool:
    return number.value == number.value.to_integral_value()
