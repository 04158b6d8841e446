"""Number words, scales and fractions of written English.

Provenance: the general vocabulary of English number names; the newsroom abbreviations (mn, bn, tn, mln, bln) as
Reuters, the Financial Times and The Economist print them; lakh and crore as Indian papers do.
"""

from . import words

CARDINALS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

# power of ten
SCALES = {
    "hundred": 2, "thousand": 3, "lakh": 5, "lac": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12,
    "quadrillion": 15, "quintillion": 18,
}  # fmt: skip

# power of ten; written against or after digits only
SCALE_LETTERS = {
    "k": 3, "m": 6, "mn": 6, "mm": 6, "mln": 6, "mil": 6, "mio": 6, "mill": 6, "b": 9, "bn": 9, "bln": 9, "bil": 9,
    "bill": 9, "mrd": 9, "t": 12, "tn": 12, "trn": 12, "tln": 12, "cr": 7,
}  # fmt: skip

# of these, the ones that also stand after a space: 5 bn
SPACED_SCALE_LETTERS = words("mn bn mln bln tn trn tln mio mrd mil")
# of these, the ones that are words unless they touch the digits: a $5 bill, a mill, mil
TOUCHING_SCALE_LETTERS = words("bill mill")

# plural scale words that stand for an unstated number of themselves: "tens of millions", "dozens of people"
INDEFINITE_PLURALS = {
    "dozens": 12, "tens": 10, "hundreds": 100, "thousands": 1_000, "lakhs": 100_000, "crores": 10_000_000,
    "scores": 20, "millions": 1_000_000, "billions": 1_000_000_000, "trillions": 1_000_000_000_000,
}  # fmt: skip

# words for a group of a fixed size
GROUPS = {"dozen": 12, "couple": 2, "score": 20}

# denominator, singular and plural
FRACTION_WORDS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "sixteenth": 16,
    "sixteenths": 16, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "hundredth": 100,
}  # fmt: skip

# numerator, denominator
UNICODE_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip

# digits of an exponent
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))

DASHES = frozenset("-‐‑‒–—−～〜－")
MINUS_SIGNS = frozenset("-−–－")
MINUS_WORDS = frozenset({"minus", "negative"})

# “half-time”, “half past”: no share
HALF_FOLLOWERS_IN_NAMES = words("time way past brother sister term life moon marathon")
# after “a third”, “one fifth”: words that make it a share and not a place in an order
AFTER_SHARE = words(
    "of to less more lower higher off below above said were was are is have had by since as from on over in "
    "fewer bigger smaller cheaper faster the and or than who that"
)

# near “30m” these make it metres; else after one of the second set it is millions
DIMENSIONS = words(
    "tall long high wide deep thick height depth length width distance altitude elevation radius diameter "
    "metres meters jump jumped throw threw leap leapt sprint race swim dive wave waves ahead away above "
    "below apart across radius km race final"
)
BEFORE_MILLIONS = words(
    "of to from by at nearly almost about around over than some roughly only another further totalled reached hit with"
)
