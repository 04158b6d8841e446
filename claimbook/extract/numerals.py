"""Numbers as news writes them: “6.8 billion”, “two and a half million”, “12 1/2”, “tens of thousands”, “half a dozen”."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import (
    CARDINAL,
    DASH,
    DIGITS,
    FRACTION,
    FRACTION_SIGN,
    GROUP,
    GROUPED,
    INDEFINITE,
    LEADING_POINT,
    POINT,
    SCALE,
    SCALE_LETTER,
    SIGN,
    WORD,
    share,
)
from .tokens import Tokens
from .vocabulary.numbers import FRACTION_WORDS, MINUS_SIGNS

SLASH_DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64}
HALF = Decimal("0.5")
THIN_SPACES = frozenset("\u00a0\u2009\u202f\u2008\u2007'’ ")
LONGEST_DIGITS = 24


class Number:
    """A number read at some tokens: its exact value, where it starts and stops, and how it was written."""

    __slots__ = ("bare", "fraction", "ratio_of", "scaled", "start", "stop", "vague", "value", "worded")

    def __init__(self, value: Decimal, start: int, stop: int) -> None:
        self.value = value
        self.start = start
        self.stop = stop
        self.bare = False  # a plain integer in digits, no separator, no scale
        self.scaled = False  # million, bn, k
        self.vague = False  # tens of millions
        self.worded = False
        self.fraction = False  # half, two-thirds, 3/4
        self.ratio_of: Decimal | None = None  # one in five: 5


def read_number(tokens: Tokens, index: int, in_money: bool = False) -> Number | None:
    """The number that starts at token `index`, or None; `in_money` says that a currency sign stands before it."""
    flags = tokens.flags(index)
    if flags & (DIGITS | FRACTION_SIGN | LEADING_POINT):
        return _read_digits(tokens, index, in_money)
    if flags & (CARDINAL | SCALE | INDEFINITE | GROUP | FRACTION) or tokens.lower(index) in ("a", "an", "several"):
        return _read_words(tokens, index)
    return None


def _read_digits(tokens: Tokens, index: int, in_money: bool) -> Number | None:
    lexeme = tokens.lexemes[index]
    stop = index + 1
    if lexeme.flags & LEADING_POINT:
        if not (tokens.flags(stop) & DIGITS and tokens.touching(stop)) or tokens.touching(index):
            return None
        digits = tokens.lexemes[stop].text
        if "." in digits or "," in digits or len(digits) > LONGEST_DIGITS:
            return None
        value = Decimal("0." + digits)
        stop += 1
        plain_integer = False
    else:
        if len(lexeme.text) > LONGEST_DIGITS:
            return None
        assert lexeme.number is not None
        value = lexeme.number
        plain_integer = not lexeme.flags & (GROUPED | POINT | FRACTION_SIGN)
    if plain_integer:
        value, stop, plain_integer = _join_groups(tokens, index, value)
    if lexeme.flags & DIGITS and not lexeme.flags & POINT:
        value, stop = _add_fraction(tokens, value, stop)
    number = Number(value, index, stop)
    number.fraction = bool(lexeme.flags & FRACTION_SIGN)
    if plain_integer and stop == index + 1:
        number.bare = True
        if _slash_fraction(tokens, number):
            return number
    _and_a_half(tokens, number)
    _apply_scales(tokens, number, in_money)
    return number


def _join_groups(tokens: Tokens, index: int, value: Decimal) -> tuple[Decimal, int, bool]:
    """Digits in threes parted by a space or an apostrophe, “10 000”, and the decimal comma, “3,5”."""
    stop, text = index + 1, tokens.text
    digits = tokens.lexemes[index].text
    if len(digits) > 3:
        return value, stop, True
    joined = digits
    while tokens.flags(stop) & DIGITS and len(tokens.lexemes[stop].text) == 3 and tokens.lexemes[stop].text.isdecimal():
        gap = text[tokens.ends[stop - 1] : tokens.starts[stop]]
        if gap not in THIN_SPACES:
            break
        joined += tokens.lexemes[stop].text
        stop += 1
    if stop > index + 1 and not joined.startswith("0"):
        return Decimal(joined), stop, False
    stop = index + 1
    after = tokens.lexemes[stop + 1] if stop + 1 < tokens.size else None
    if after is not None and tokens.lower(stop) == "," and after.flags & DIGITS and len(after.text) <= 2:
        if after.text.isdecimal() and tokens.touching(stop) and tokens.touching(stop + 1) and not tokens.touching(index):
            following = tokens.lower(stop + 2)
            if following in ("%", "percent", "per", "million", "billion", "bn", "€", "euros", "kg", "km"):
                return Decimal(f"{digits}.{after.text}"), stop + 2, False
    return value, stop, True


def _add_fraction(tokens: Tokens, value: Decimal, stop: int) -> tuple[Decimal, int]:
    """The fraction of a mixed number: “2½”, “12 1/2”, “12-1/2”."""
    at = stop
    if tokens.flags(at) & FRACTION_SIGN:
        number = tokens.lexemes[at].number
        assert number is not None
        return value + number, at + 1
    if tokens.flags(at) & DASH and tokens.touching(at):
        at += 1
    if at + 2 < tokens.size and tokens.lower(at + 1) == "/" and tokens.touching(at + 1) and tokens.touching(at + 2):
        over, under = tokens.lexemes[at], tokens.lexemes[at + 2]
        if _small(over.text) and _small(under.text) and not tokens.lower(at + 3) == "/":
            numerator, denominator = int(over.text), int(under.text)
            if 0 < numerator < denominator and denominator in SLASH_DENOMINATORS:
                return value + share(numerator, denominator), at + 3
    return value, stop


def _small(text: str) -> bool:
    return len(text) <= 2 and text.isdecimal()


def _slash_fraction(tokens: Tokens, number: Number) -> bool:
    """“3/4” by itself."""
    at = number.stop
    if tokens.lower(at) != "/" or not tokens.touching(at) or not tokens.flags(at + 1) & DIGITS:
        return False
    under = tokens.lexemes[at + 1].text
    if not tokens.touching(at + 1) or not _small(under) or tokens.lower(at + 2) == "/" and tokens.touching(at + 2):
        return False
    numerator, denominator = int(number.value), int(under)
    if not (0 < numerator < denominator and denominator in SLASH_DENOMINATORS) or denominator in (10,) and numerator != 1:
        return False
    number.value = share(numerator, denominator)
    number.stop = at + 2
    number.fraction = True
    number.bare = False
    return True


def _and_a_half(tokens: Tokens, number: Number) -> None:
    """“2 and a half”, “two-and-a-half”, “three and three quarters”."""
    at = number.stop
    if tokens.flags(at) & DASH:
        at += 1
    if tokens.lower(at) != "and":
        return
    at += 1
    if tokens.flags(at) & DASH:
        at += 1
    word = tokens.lower(at)
    numerator = {"a": 1, "one": 1, "two": 2, "three": 3}.get(word)
    if numerator is None:
        return
    at += 1
    if tokens.flags(at) & DASH:
        at += 1
    denominator = FRACTION_WORDS.get(tokens.lower(at))
    if denominator is None:
        return
    number.value += share(numerator, denominator)
    number.stop = at + 1
    number.bare = False


def _apply_scales(tokens: Tokens, number: Number, in_money: bool) -> None:
    """Scale words and letters after the digits, as many as there are: “1.5 lakh crore”."""
    while True:
        at = number.stop
        if tokens.flags(at) & DASH and tokens.touching(at) and tokens.flags(at + 1) & SCALE:
            at += 1
        flags = tokens.flags(at)
        if flags & SCALE:
            pass
        elif flags & INDEFINITE and tokens.lower(at)[-2:] in ("ns", "es", "ds", "hs") and tokens.lower(at) not in ("dozens", "tens"):
            number.value *= tokens.lexemes[at].number or 1
            number.stop, number.scaled, number.bare = at + 1, True, False
            continue
        elif not (flags & SCALE_LETTER and _is_scale_letter(tokens, at, number, in_money)):
            if flags & GROUP and tokens.lower(at) == "dozen":
                number.value *= 12
                number.stop, number.bare = at + 1, False
            return
        number.value = number.value.scaleb(tokens.lexemes[at].scale)
        number.stop, number.scaled, number.bare = at + 1, True, False


def _is_scale_letter(tokens: Tokens, at: int, number: Number, in_money: bool) -> bool:
    """Whether the letters at `at` scale the number before them, or are a unit (5m of rope) or a word."""
    letters = tokens.lexemes[at].text
    touching = tokens.touching(at)
    if number.scaled or letters in ("mM",):
        return False
    if tokens.flags(at + 1) & DIGITS and tokens.touching(at + 1):
        return False
    if in_money:
        return touching or len(letters) > 1 or not tokens.flags(at + 1) & WORD or letters in "mbk"
    if letters.lower() in ("mn", "bn", "mln", "bln", "tn", "trn", "tln"):
        return True
    if letters in ("mil", "bil", "mill", "bill", "mio", "mrd"):
        return False
    if not touching:
        return False
    if letters.lower() == "cr":
        return True
    after = at + 1
    if letters in ("k", "K"):
        return not (letters == "K" and number.value < 10)
    if letters in ("M", "B", "b"):
        return True
    if letters in ("m", "t", "T", "mm"):
        from .counts import heads_phrase

        return letters != "mm" and (heads_phrase(tokens, after) or _money_follows(tokens, after)) and number.value < 10_000
    return False


def _money_follows(tokens: Tokens, index: int) -> bool:
    from .money import read_currency_word

    return read_currency_word(tokens, index) is not None or bool(tokens.flags(index) & SIGN)


def _read_words(tokens: Tokens, index: int) -> Number | None:
    word = tokens.lower(index)
    flags = tokens.flags(index)
    if word in ("a", "an"):
        number = _after_article(tokens, index)
    elif word == "several":
        number = _vague_multiple(tokens, index)
    elif flags & INDEFINITE:
        number = _indefinite(tokens, index)
    elif word == "half":
        number = _half(tokens, index)
    elif flags & GROUP:
        number = _group(tokens, index, index, Decimal(1)) if word == "dozen" else None
    elif flags & CARDINAL or flags & SCALE:
        number = _cardinal(tokens, index)
    else:
        return None
    if number is not None:
        number.worded = True
    return number


def _after_article(tokens: Tokens, index: int) -> Number | None:
    """“a million”, “a dozen”, “a third”, “a couple of”, “a few hundred”, “an eighth”."""
    following = index + 1
    flags, word = tokens.flags(following), tokens.lower(following)
    if word == "few" or word == "couple" and tokens.lower(following + 1) in ("hundred", "thousand", "million", "billion"):
        return _vague_multiple(tokens, index)
    if flags & GROUP and word != "score":
        return _group(tokens, index, following, Decimal(1))
    if word == "half" or flags & FRACTION:
        return _fraction(tokens, index, following, 1)
    if flags & SCALE:
        number = _cardinal(tokens, following)
        if number is not None:
            number.start = index
        return number
    return None


def _vague_multiple(tokens: Tokens, index: int) -> Number | None:
    """“several hundred”, “a few thousand”, “a couple million”: the scale itself, roughly."""
    at = index + 1 if tokens.lower(index) == "several" else index + 2
    couple = tokens.lower(at - 1) == "couple"
    if not tokens.flags(at) & SCALE:
        return None
    value = Decimal(2 if couple else 1)
    stop = at
    while tokens.flags(stop) & SCALE:
        value = value.scaleb(tokens.lexemes[stop].scale)
        stop += 1
    number = Number(value, index, stop)
    number.vague = number.scaled = True
    return number


def _indefinite(tokens: Tokens, index: int) -> Number | None:
    """“tens of millions”, “hundreds”, “dozens”."""
    value = tokens.lexemes[index].number or Decimal(1)
    stop = index + 1
    scaled = False
    while tokens.lower(stop) == "of" and tokens.flags(stop + 1) & INDEFINITE:
        value *= tokens.lexemes[stop + 1].number or 1
        stop += 2
        scaled = True
    if tokens.lower(index) == "tens" and not scaled:
        return None
    number = Number(value, index, stop)
    number.vague = True
    return number


def _group(tokens: Tokens, start: int, at: int, times: Decimal) -> Number:
    """“a dozen”, “two dozen”, “a couple of”."""
    word = tokens.lower(at)
    number = Number(times * (tokens.lexemes[at].number or 1), start, at + 1)
    if word == "couple":
        number.vague = True
        if tokens.lower(at + 1) == "of":
            number.stop = at + 2
    elif tokens.flags(at + 1) & SCALE:
        number.value = number.value.scaleb(tokens.lexemes[at + 1].scale)
        number.stop, number.scaled = at + 2, True
    return number


def _half(tokens: Tokens, index: int) -> Number | None:
    """“half”, “half a million”, “half a dozen”, “half of one percent” is left to its own number."""
    at = index + 1
    if tokens.flags(at) & DASH and tokens.touching(at) and tokens.touching(at + 1):
        at += 1
    if tokens.lower(at) in ("a", "an") and at > index:
        inner = at + 1
        if tokens.flags(at + 1) & DASH:
            inner += 1
        if tokens.flags(inner) & SCALE or tokens.lower(inner) == "dozen":
            whole = _group(tokens, index, inner, HALF) if tokens.lower(inner) == "dozen" else _cardinal(tokens, inner)
            if whole is not None:
                if tokens.lower(inner) != "dozen":
                    whole.value = HALF.scaleb(tokens.lexemes[inner].scale) if whole.stop == inner + 1 else whole.value / 2
                else:
                    whole.value = Decimal(6)
                whole.start = index
            return whole
    if at == index + 1 and tokens.lower(at) == "dozen":
        return _group(tokens, index, at, HALF)
    if at == index + 1 and tokens.flags(at) & SCALE:
        whole = Number(HALF.scaleb(tokens.lexemes[at].scale), index, at + 1)
        whole.scaled = True
        return whole
    return _fraction(tokens, index, index, 1)


def _fraction(tokens: Tokens, start: int, at: int, numerator: int) -> Number:
    """A fraction word at `at`, with “of a million” after it where there is one."""
    number = Number(share(numerator, FRACTION_WORDS[tokens.lower(at)]), start, at + 1)
    number.fraction = True
    if tokens.lower(at + 1) == "of" and tokens.lower(at + 2) == "a" and tokens.flags(at + 3) & SCALE:
        number.value = number.value.scaleb(tokens.lexemes[at + 3].scale)
        number.stop, number.scaled, number.fraction = at + 4, True, False
    elif tokens.flags(at + 1) & SCALE and numerator == 1 and tokens.lower(at) != "half":
        number.fraction = False
    return number


def _cardinal(tokens: Tokens, index: int) -> Number | None:
    """“two hundred and fifty thousand”, “twenty-five”, “one and a half million”, “two-thirds”, “one in five”."""
    total: Decimal | None = None
    current: Decimal | None = None
    stop = at = index
    scaled = False
    while at < tokens.size:
        flags = tokens.flags(at)
        if flags & CARDINAL:
            value = tokens.lexemes[at].number
            assert value is not None
            if current is None:
                current = value
            elif current >= 100 and current % 100 == 0 and value < 100:
                current += value
            elif current % 100 >= 20 and current % 10 == 0 and 0 < value < 10:
                current += value
            else:
                break
        elif flags & SCALE:
            power = tokens.lexemes[at].scale
            if power == 2:
                current = (Decimal(1) if current is None else current).scaleb(2)
            else:
                part = (Decimal(1) if current is None else current).scaleb(power)
                if current is None and total is not None:
                    total = total.scaleb(power)
                else:
                    total = part if total is None else total + part
                current = None
            scaled = True
        elif flags & DASH and at > index and tokens.touching(at) and tokens.touching(at + 1) and tokens.flags(at + 1) & (CARDINAL | SCALE):
            at += 1
            continue
        elif tokens.lower(at) == "and" and scaled and tokens.flags(at + 1) & CARDINAL and _continues(tokens, at + 1, current, total):
            at += 1
            continue
        else:
            break
        at += 1
        stop = at
    if total is None and current is None:
        return None
    value = current if total is None else total if current is None else total + current
    assert value is not None
    number = Number(value, index, stop)
    number.scaled = scaled
    number.worded = True
    return _finish_cardinal(tokens, number)


def _continues(tokens: Tokens, at: int, current: Decimal | None, total: Decimal | None) -> bool:
    """Whether the cardinal after “and” belongs to the number: “two hundred and fifty”, not “a million and three others”."""
    value = tokens.lexemes[at].number or Decimal(0)
    return value < 100 and (current is not None and current % 100 == 0 or current is None and total is not None and value >= 10)


def _finish_cardinal(tokens: Tokens, number: Number) -> Number:
    at = number.stop
    word = tokens.lower(at)
    if tokens.flags(at) & GROUP and word in ("dozen", "score"):
        return _regroup(_group(tokens, number.start, at, number.value), number)
    fraction_at = at + 1 if tokens.flags(at) & DASH and tokens.touching(at) else at
    if tokens.flags(fraction_at) & FRACTION and not number.scaled and number.value < 100:
        plural = tokens.lower(fraction_at).endswith("s")
        if plural == (number.value > 1) and (fraction_at > at or _reads_as_fraction(tokens, fraction_at)):
            return _fraction(tokens, number.start, fraction_at, int(number.value))
    _and_a_half(tokens, number)
    if tokens.flags(number.stop) & (SCALE | INDEFINITE):
        _apply_scales(tokens, number, False)
    return number


def _regroup(grouped: Number, number: Number) -> Number:
    grouped.start = number.start
    return grouped


def _reads_as_fraction(tokens: Tokens, at: int) -> bool:
    """“three quarters of”, but “three quarters” in a row are lengths of time; “one third”, but “one second”."""
    if tokens.lower(at) in ("quarter", "quarters", "second", "seconds"):
        return tokens.lower(at + 1) in ("of", "the") or tokens.flags(at + 1) & DASH != 0
    return True


def read_signed(tokens: Tokens, index: int, in_money: bool = False) -> tuple[Number | None, bool]:
    """The number at `index`, which may carry a minus sign; and whether it did."""
    if tokens.lower(index) in MINUS_SIGNS and tokens.touching(index + 1) and tokens.flags(index + 1) & (DIGITS | LEADING_POINT):
        number = read_number(tokens, index + 1, in_money)
        return number, number is not None
    return read_number(tokens, index, in_money), False
