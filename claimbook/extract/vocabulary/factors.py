"""Words that are factors by themselves, and what tells them from their everyday twins.

Provenance: English verbs, adverbs and adjectives of multiplication.
"""

from . import words

# verbs and adverbs that carry a factor in themselves: factor, direction
FACTOR_WORDS: dict[str, tuple[int | str, str | None]] = {
    "doubled": (2, "up"), "doubling": (2, "up"), "doubles": (2, "up"), "double": (2, None), "redoubled": (2, "up"),
    "tripled": (3, "up"), "tripling": (3, "up"), "triples": (3, "up"), "triple": (3, None), "trebled": (3, "up"),
    "trebling": (3, "up"), "treble": (3, None), "quadrupled": (4, "up"), "quadrupling": (4, "up"),
    "quadruple": (4, None), "quintupled": (5, "up"), "quintupling": (5, "up"), "quintuple": (5, None),
    "halved": ("0.5", "down"), "halving": ("0.5", "down"), "halve": ("0.5", "down"), "halves": ("0.5", "down"),
    "twice": (2, None), "thrice": (3, None), "twofold": (2, None), "threefold": (3, None), "fourfold": (4, None),
    "fivefold": (5, None), "sixfold": (6, None), "sevenfold": (7, None), "eightfold": (8, None),
    "ninefold": (9, None), "tenfold": (10, None), "twentyfold": (20, None), "fiftyfold": (50, None),
    "hundredfold": (100, None), "thousandfold": (1000, None),
}  # fmt: skip

# after “times”, with “a” or “per”: how often
OCCASIONS = words("day week month year hour season decade minute century night fortnight quarter second")
# after “twice” these make it an occasion, not a factor: “met twice in May”
AFTER_OCCASIONS = words("in before , . and for on at this last with")

# factors only before what they multiply, or after a verb that looks ahead
DOUBTFUL = frozenset({"double", "triple", "treble", "quadruple", "quintuple"})
AFTER_DOUBLE = words("the its their his her our that what those this as from in to over since by")
BEFORE_DOUBLE = words("to than nearly almost about more over roughly expected will would could can may might should")
AHEAD = words("to will would could can may might should expected")
# verbs only before an owner: “halves its debt”, but “two halves”, “mixed doubles”
DOUBTFUL_PLURALS = frozenset({"doubles", "triples", "halves"})
POSSESSIVES = words("the its their his her in to from over")
# after “17 times” these leave it how often, unless something multiplied
AFTER_OCCASION = words(
    "in over since during on last this before outside inside to for while when between at from with by and but after "
    "until within across without because"
)
MULTIPLYING = words(
    "rose grew grown increased increase multiplied up expanded jumped surged climbed soared swelled by greater higher "
    "factor size level rate at trades traded trading valued"
)
# before “2.4 times a year” these make it a rate of growth
GROWING = words(
    "rose rise rises risen grow grows grew grown growing increase increased multiply multiplied expanded climbed soared"
)
COPULAS = words("is are was were be than")
