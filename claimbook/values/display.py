"""How a value is written for a reader: digits, scale words, currency signs, dates.

A form is a few words separated by spaces, the same in prose, titles and alt texts:

`digits=N`  shown to N significant digits           `bare`    the number alone, no sign or unit
`unit`      the number with its unit in words       `worded`  the comparator in words before it ("at least 79")
`range`     both ends of its estimate               `rounded` both ends of what rounding leaves open
`low` `high` one end of the estimate                `as=UNIT` in another unit ("as=percent")
`year`      only the year of a date                 `scale=W` in thousand, million, billion or trillion, or `scale=none`
`ago`       a negative number without its sign      `word`    a whole number up to twelve as a word
`when`      the date of the number, not the number ("when year": only its year)
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError
from claimbook.values.currencies import currency_name, currency_sign
from claimbook.values.dates import is_date

if TYPE_CHECKING:
    from claimbook.values.value import Interval, Value

NBSP = "\u00a0"
SCALES = {
    "trillion": Decimal(10) ** 12,
    "billion": Decimal(10) ** 9,
    "million": Decimal(10) ** 6,
    "thousand": Decimal(10) ** 3,
    "none": Decimal(1),
}
POWERS_FROM = Decimal(10) ** 15
COMPARATORS = {
    "eq": "",
    "approx": "about",
    "gt": "more than",
    "ge": "at least",
    "lt": "less than",
    "le": "at most",
    "range": "",
}
DATE_COMPARATORS = {"ge": "from", "le": "by", "lt": "before", "gt": "after", "approx": "about", "eq": "", "range": ""}
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
FLAGS = {"bare", "unit", "worded", "range", "rounded", "low", "high", "year", "word", "ago", "when"}


@dataclass(frozen=True, slots=True)
class Form:
    """A parsed form: how one value is to be written."""

    flags: frozenset[str]
    digits: int | None = None
    unit: str = ""
    scale: str = ""


@cache
def parse_form(text: str) -> Form:
    """Read a form; raises BookError naming the word that is none."""
    flags, digits, unit, scale = set(), None, "", ""
    for word in text.split():
        name, _, argument = word.partition("=")
        if name == "digits" and argument.isdigit() and int(argument):
            digits = int(argument)
        elif name == "as" and argument:
            unit = argument.replace("_", " ")
        elif name == "scale" and argument in SCALES:
            scale = argument
        elif word in FLAGS:
            flags.add(word)
        else:
            raise BookError(
                f"{word!r} is no way to show a value; there are digits=N, as=UNIT, scale=WORD, "
                f"{', '.join(sorted(FLAGS))}."
            )
    return Form(frozenset(flags), digits, unit, scale)


def show(value: Value, form_text: str = "") -> str:
    """Return a value as its reader sees it, in the form asked for; raises BookError for a form that cannot be met."""
    form = parse_form(form_text)
    if "when" in form.flags:
        if not value.nature.as_of:
            raise BookError(f"{value.name} is of no date; it cannot be shown as 'when'.")
        return show_date(value.nature.as_of)[-4:] if "year" in form.flags else show_date(value.nature.as_of)
    if value.date:
        text = show_date(value.date)[-4:] if "year" in form.flags else show_date(value.date)
        return _worded(DATE_COMPARATORS[value.comparator], text) if "worded" in form.flags else text
    if form.unit:
        value = value.to(form.unit)
    text = _number(value, form)
    return _worded(COMPARATORS[value.comparator], text) if "worded" in form.flags else text


def show_date(edtf: str) -> str:
    """Return an EDTF date in English words ("5 April 2024", "about April 2024"), what is no date as it is."""
    if not is_date(edtf):
        return edtf
    about = "about " if edtf.endswith(("~", "?", "%")) else ""
    plain = edtf.rstrip("~?%")
    if "/" in plain:
        return about + " to ".join(show_date(end) for end in plain.split("/") if end not in ("", ".."))
    if plain.startswith("FY"):
        return f"{about}fiscal {plain[2:]}"
    if plain.startswith("--"):
        month, day = plain[2:].split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]}"
    year, *rest = plain.split("-")
    if not rest:
        return about + year
    if int(rest[0]) in SEASONS:
        return f"{about}{SEASONS[int(rest[0])]} {year}"
    month = MONTHS[int(rest[0]) - 1]
    return f"{about}{int(rest[1])}{NBSP}{month} {year}" if len(rest) > 1 else f"{about}{month} {year}"


def _worded(word: str, text: str) -> str:
    return f"{word} {text}" if word else text


def _number(value: Value, form: Form) -> str:
    for flag, which in (("range", "estimate"), ("rounded", "rounding")):
        if flag in form.flags:
            interval = getattr(value, which)
            if interval is None:
                raise BookError(f"{value.name} has no interval of that kind; it cannot be shown as {flag!r}.")
            return _interval(value, interval, form)
    if "low" in form.flags or "high" in form.flags:
        if value.estimate is None:
            raise BookError(f"{value.name} has no interval; it has no low or high end to show.")
        return _one(value, value.estimate.low if "low" in form.flags else value.estimate.high, form)
    if value.quantity is None:
        assert value.estimate is not None
        return _interval(value, value.estimate, form)
    return _one(value, value.number, form)


def _interval(value: Value, interval: Interval, form: Form) -> str:
    """Return both ends, sign and unit once, both in the scale of the upper end."""
    if abs(interval.high) >= POWERS_FROM:
        ends = (_powers_of_ten(value, end, form) for end in (interval.low, interval.high))
        return _dressed(value, " to ".join(ends), "none", form)
    scale = form.scale or _scale_of(value, interval.high, form)
    inner = Form(form.flags | {"bare"}, form.digits, form.unit, "")
    low, high = (_digits(value, end / SCALES[scale], inner) for end in (interval.low, interval.high))
    middle = f"{low} to {high}" if low.startswith("-") or high.startswith("-") else f"{low}–{high}"
    return _dressed(value, middle if low != high else low, scale, form)


def _one(value: Value, number: Decimal, form: Form) -> str:
    if "ago" in form.flags:
        number = abs(number)
    if "word" in form.flags and number == number.to_integral_value() and 0 <= number <= 12:
        return _dressed(value, WORDS[int(number)], "none", form)
    if value.unit == "rank":
        return str(int(number)) if "bare" in form.flags else ordinal(int(number))
    if abs(number) >= POWERS_FROM and not form.scale:
        return _dressed(value, _powers_of_ten(value, number, form), "none", form)
    scale = form.scale or _scale_of(value, number, form)
    return _dressed(value, _digits(value, number / SCALES[scale], form), scale, form)


def ordinal(number: int) -> str:
    """Return 28 as "28th"."""
    end = "th" if number % 100 in (11, 12, 13) else ORDINAL_ENDS.get(number % 10, "th")
    return f"{number}{end}"


def _scale_of(value: Value, number: Decimal, form: Form) -> str:
    number = abs(_rounded(number, form.digits or value.digits))
    for word in ("trillion", "billion", "million"):
        if number >= SCALES[word]:
            return word
    return "none"


def _rounded(number: Decimal, digits: int | None) -> Decimal:
    if digits is None or number == 0:
        return number
    rounded = number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), rounding=ROUND_HALF_UP)
    return rounded.quantize(Decimal(1).scaleb(rounded.adjusted() - digits + 1))


def _digits(value: Value, number: Decimal, form: Form) -> str:
    """Return the number grouped in thousands, to the digits asked for, declared or written."""
    digits = form.digits or value.digits
    number = _rounded(number, digits)
    number = number.normalize() if digits is None else number
    written = number.as_tuple().exponent
    assert isinstance(written, int)
    text = f"{number:,.{max(0, -written)}f}"
    return text.replace("-", "−")


def _powers_of_ten(value: Value, number: Decimal, form: Form) -> str:
    digits = form.digits or value.digits
    number = _rounded(number, digits).normalize()
    mantissa = number.scaleb(-number.adjusted())
    places = max(0, len(mantissa.as_tuple().digits) - 1)
    power = str(number.adjusted()).translate(SUPERSCRIPTS)
    return f"{mantissa:.{places}f}{NBSP}×{NBSP}10{power}"


def _dressed(value: Value, digits: str, scale: str, form: Form) -> str:
    """Return digits with their scale word, currency sign or unit, as far as the form wants them."""
    scaled = digits if scale == "none" else f"{digits}{NBSP}{scale}"
    unit = value.unit
    if "bare" in form.flags:
        return digits
    if sign := currency_sign(unit):
        return f"−{sign}{scaled[1:]}" if scaled.startswith("−") else f"{sign}{scaled}"
    if unit == "percent":
        return f"{scaled}{NBSP}%"
    if unit == "percentage point":
        return f"{scaled}{NBSP}points"
    numerator, _, denominator = unit.partition("/")
    if denominator and (sign := currency_sign(numerator)):
        return f"{sign}{scaled} per {currency_name(denominator) or denominator}"
    if "unit" in form.flags:
        return f"{scaled}{NBSP}{plural(unit) if digits not in ('1', 'one') else unit}" if unit_shown(unit) else scaled
    return f"{scaled}{NBSP}{unit}" if is_symbol(unit) else scaled


def unit_shown(unit: str) -> bool:
    return unit not in ("", "fraction", "ratio", "rank", "date", "number")


def is_symbol(unit: str) -> bool:
    """Tell whether a unit is written as a symbol after every number, as EFLOP/s and MW are, unlike counted things."""
    return "/" in unit or unit.endswith("FLOP") or unit in ("MW", "GW", "kW", "nm", "GWh", "TWh")


def plural(noun: str) -> str:
    """Return the plural of an English unit name by the regular rules; symbols and "times" stay as they are."""
    if is_symbol(noun) or noun == "times" or noun.endswith("s"):
        return noun
    if noun == "person":
        return "people"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("ch", "sh", "x", "z")):
        return noun + "es"
    return noun + "s"
