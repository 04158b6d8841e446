"""Numbers in words: “two hundred and fifty”, “half a million”, “a dozen”, “tens of thousands”, “two-thirds”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import CARDINAL, DASH, FRACTION, GROUP, INDEFINITE, SCALE, SPOKEN_POINT, WORD, share
from .number import LONGEST_NUMBER, Number
from .scales import add_half, apply_scales
from .tokens import Tokens
from .vocabulary import words
from .vocabulary.numbers import FRACTION_WORDS

HALF = Decimal("0.5")
LONGEST_PART = 4
# before “point five”, where it is a number
BEFORE_POINT = words("at of by to is was about around from minus negative than over under nearly almost only and")


def read_words(tokens: Tokens, index: int) -> Number | None:
    """The number whose words start at token `index`."""
    word, flags = tokens.words[index], tokens.flags[index]
    if word in ("a", "an"):
        return _after_article(tokens, index)
    if word in ("several", "few"):
        return _vague_multiple(tokens, index, index + 1, Decimal(1))
    if word == "point":
        return _leading_point(tokens, index)
    if flags & INDEFINITE:
        return _indefinite(tokens, index)
    if word == "half":
        return _half(tokens, index)
    if word == "dozen":
        return _group(tokens, index, index, Decimal(1))
    if flags & (CARDINAL | SCALE):
        return _cardinal(tokens, index)
    return None


def _after_article(tokens: Tokens, index: int) -> Number | None:
    """“a million”, “a dozen”, “a third”, “a couple of”, “a few hundred”."""
    following = index + 1
    word, flags = tokens.words[following], tokens.flags[following]
    if word == "few":
        return _vague_multiple(tokens, index, following + 1, Decimal(1))
    if word == "couple":
        scale = following + 2 if tokens.words[following + 1] == "of" else following + 1
        multiple = _vague_multiple(tokens, index, scale, Decimal(2))
        if multiple is not None:
            return multiple
    if flags & GROUP and word != "score":
        return _group(tokens, index, following, Decimal(1))
    if flags & FRACTION:
        return _fraction(tokens, index, following, 1)
    if flags & SCALE:
        number = _cardinal(tokens, following)
        if number is not None:
            number.start = index
        return number
    return None


def _vague_multiple(tokens: Tokens, start: int, at: int, times: Decimal) -> Number | None:
    """“several hundred”, “a few thousand”, “a few dozen”, “a couple of million”: the scale, roughly."""
    if tokens.words[at] == "dozen":
        number = _group(tokens, start, at, times)
        number.scaled = True
    elif tokens.flags[at] & SCALE:
        number = Number(times, start, at, worded=True)
        apply_scales(tokens, number, False)
    elif tokens.flags[at] & INDEFINITE and at > start:
        inner = _indefinite(tokens, at)
        if inner is None:
            return None
        number = Number(inner.value, start, inner.stop, worded=True)
        number.scaled = True
    else:
        return None
    number.vague = True
    return number


def _leading_point(tokens: Tokens, index: int) -> Number | None:
    """“point five”, where no noun before it makes it a point of something."""
    if tokens.flags[index - 1] & WORD and tokens.words[index - 1] not in BEFORE_POINT:
        return None
    number = Number(Decimal(0), index, index, worded=True)
    _add_decimals(tokens, number)
    if number.stop == index:
        return None
    apply_scales(tokens, number, False)
    return number


def _add_decimals(tokens: Tokens, number: Number) -> None:
    """“point five”, “point seven five”, “point twenty five” at the token after `number`."""
    at = number.stop
    if not tokens.flags[at] & SPOKEN_POINT or not tokens.flags[at + 1] & CARDINAL:
        return
    at, digits = at + 1, ""
    while tokens.flags[at] & CARDINAL and len(digits) < LONGEST_NUMBER:
        digits += str(tokens.lexemes[at].number)
        at += 1
        if len(digits) == 2 and digits[1] == "0" and tokens.flags[at] & CARDINAL and 0 < _cardinal_at(tokens, at) < 10:
            digits = str(int(digits) + _cardinal_at(tokens, at))
            at += 1
            break
    number.value += Decimal(f"0.{digits}")
    number.stop, number.bare = at, False


def _cardinal_at(tokens: Tokens, at: int) -> int:
    return int(tokens.lexemes[at].number or 0)


def _indefinite(tokens: Tokens, index: int) -> Number | None:
    """“tens of millions”, “hundreds”, “dozens”."""
    number = Number(tokens.lexemes[index].number or Decimal(1), index, index + 1, worded=True)
    while (
        tokens.words[number.stop] == "of"
        and tokens.flags[number.stop + 1] & INDEFINITE
        and number.value.adjusted() <= LONGEST_NUMBER
    ):
        number.value *= tokens.lexemes[number.stop + 1].number or 1
        number.stop += 2
        number.scaled = True
    number.vague = True
    return None if tokens.words[index] == "tens" and number.stop == index + 1 else number


def _group(tokens: Tokens, start: int, at: int, times: Decimal) -> Number:
    """“a dozen”, “two dozen”, “half a dozen”, “a couple of”."""
    number = Number(times * (tokens.lexemes[at].number or 1), start, at + 1, worded=True)
    if tokens.words[at] == "couple":
        number.vague = True
        if tokens.words[at + 1] == "of":
            number.stop += 1
    else:
        apply_scales(tokens, number, False)
    return number


def _half(tokens: Tokens, index: int) -> Number:
    """“half”, “half a million”, “half a dozen”."""
    at = index + 1
    if tokens.flags[at] & DASH and tokens.words[at + 1] in ("a", "an"):
        at += 1
    if tokens.words[at] in ("a", "an"):
        at += 2 if tokens.flags[at + 1] & DASH else 1
    if tokens.words[at] == "dozen":
        number = _group(tokens, index, at, HALF)
        number.value = number.value.quantize(Decimal(1)) if number.value == 6 else number.value
        return number
    if tokens.flags[at] & SCALE:
        number = Number(HALF, index, at, worded=True)
        apply_scales(tokens, number, False)
        return number
    return _fraction(tokens, index, index, 1)


def _fraction(tokens: Tokens, start: int, at: int, numerator: int) -> Number:
    """A fraction word at `at`, with “of a million” after it where there is one."""
    number = Number(share(numerator, FRACTION_WORDS[tokens.words[at]]), start, at + 1, worded=True)
    number.fraction = True
    scale = at + 3 if tokens.words[at + 1 : at + 3] == ["of", "a"] else at + 1
    if scale == at + 1 and tokens.flags[scale] & DASH and tokens.touching[scale]:
        scale += 1
    if tokens.flags[scale] & SCALE:
        number.stop, number.fraction = scale, False
        apply_scales(tokens, number, False)
    return number


def _cardinal(tokens: Tokens, index: int) -> Number | None:
    """“two hundred and fifty thousand”, “twenty-five”, “one and a half million”, “two-thirds”."""
    sum_so_far: Decimal | None = None
    part: Decimal | None = None
    at = stop = index
    scaled = False
    while at < tokens.size:
        flags = tokens.flags[at]
        if flags & CARDINAL:
            value = tokens.lexemes[at].number or Decimal(0)
            if part is not None and not _appends(part, value):
                break
            part = value if part is None else part + value
        elif flags & SCALE and (sum_so_far or part or 1) < Decimal(10) ** LONGEST_NUMBER:
            sum_so_far, part = _scaled(sum_so_far, part, tokens.lexemes[at].scale)
            scaled = True
        elif (
            tokens.words[at] == ","
            and scaled
            and part is None
            and _goes_on(tokens, at + 1)
            or at > index
            and _joins(tokens, index, at, part, scaled)
        ):
            at += 1
            continue
        else:
            break
        at += 1
        stop = at
    parts = [each for each in (sum_so_far, part) if each is not None]
    if not parts:
        return None
    number = Number(parts[0] if len(parts) == 1 else parts[0] + parts[1], index, stop, worded=True)
    number.scaled = scaled
    if scaled and tokens.flags[stop - 1] & SCALE:
        number.power = tokens.lexemes[stop - 1].scale
    return _with_fraction(tokens, number)


def _appends(part: Decimal, value: Decimal) -> bool:
    """“twenty five”, “two hundred fifty”: whether a cardinal goes on the part before it."""
    if part >= 100 and part % 100 == 0:
        return value < 100
    return part % 100 >= 20 and part % 10 == 0 and 0 < value < 10


def _scaled(sum_so_far: Decimal | None, part: Decimal | None, power: int) -> tuple[Decimal | None, Decimal | None]:
    """The sum and the open part after a scale word: “hundred” stays open, greater ones close the part."""
    if power == 2:
        return sum_so_far, (Decimal(1) if part is None else part).scaleb(2)
    if part is None and sum_so_far is not None:
        return sum_so_far.scaleb(power), None
    closed = (Decimal(1) if part is None else part).scaleb(power)
    return closed if sum_so_far is None else sum_so_far + closed, None


def _joins(tokens: Tokens, start: int, at: int, part: Decimal | None, scaled: bool) -> bool:
    """Whether a hyphen or “and” at token `at` joins two words of the number that starts at token `start`."""
    following = tokens.flags[at + 1]
    if tokens.flags[at] & DASH:
        return bool(tokens.touching[at] and tokens.touching[at + 1] and following & (CARDINAL | SCALE))
    if tokens.words[at] != "and" or not scaled or not following & CARDINAL or tokens.words[start - 1] == "between":
        return False
    value, later = tokens.lexemes[at + 1].number or Decimal(0), at + 2
    while tokens.flags[later] & (CARDINAL | DASH):
        later += 1
    hundreds = tokens.words[later] == "hundred"
    if hundreds:
        later += 1
    if tokens.flags[later] & SCALE and (part is None or tokens.lexemes[later].scale <= 3 and not hundreds):
        return part is not None and part % 100 == 0
    return value < 100 and (part is None or part % 100 == 0)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether thousands or hundreds come at token `at`, after a comma: “two million, three hundred thousand”."""
    first = at
    while tokens.flags[at] & (CARDINAL | DASH) and at - first < LONGEST_PART:
        at += 1
    return at > first and tokens.words[at] in ("hundred", "thousand")


def _with_fraction(tokens: Tokens, number: Number) -> Number:
    """What may follow the words: a group (“two dozen”), a denominator (“two-thirds”), “and a half”, a scale."""
    _add_decimals(tokens, number)
    at = number.stop
    if tokens.words[at] in ("dozen", "score"):
        return _group(tokens, number.start, at, number.value)
    below = at + 1 if tokens.flags[at] & DASH and tokens.touching[at] else at
    if tokens.flags[below] & FRACTION and not number.scaled and number.value < 100:
        plural = tokens.words[below].endswith("s")
        if plural == (number.value > 1) and (below > at or _is_denominator(tokens, below)):
            return _fraction(tokens, number.start, below, int(number.value))
    add_half(tokens, number)
    apply_scales(tokens, number, False)
    return number


def _is_denominator(tokens: Tokens, at: int) -> bool:
    """“three quarters of”, but “three quarters” in a row are lengths of time."""
    return tokens.words[at] not in ("quarter", "quarters") or tokens.words[at + 1] in ("of", "the")
