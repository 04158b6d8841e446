"""The words that say how a number is to be read: exactly, at least, at most, roughly.

Provenance: the comparator conventions of the project's description of mentions; the phrases are everyday English.
A phrase is a tuple of lower-case tokens; the word nearest the number comes last.
"""

from . import words

# before the number
BEFORE = {
    "about": "approx", "around": "approx", "nearly": "approx", "almost": "approx", "approximately": "approx",
    "approx": "approx", "approx .": "approx", "roughly": "approx", "some": "approx", "circa": "approx",
    "ca": "approx",
    "ca .": "approx", "close to": "approx", "estimated": "approx", "an estimated": "approx", "a reported": "approx",
    "somewhere around": "approx", "an expected": "approx", "a projected": "approx", "projected": "approx",
    "c .": "approx", "c": "approx", "±": "approx", "≃": "approx", "≅": "approx", "∼": "approx",
    "in the region of": "approx", "in the neighborhood of": "approx",
    "in the neighbourhood of": "approx", "on the order of": "approx", "of the order of": "approx", "near": "approx",
    "virtually": "approx",
    "barely": "approx", "scarcely": "approx", "practically": "approx", "just about": "approx",
    "just shy of": "approx", "shy of": "approx",
    "approaching": "approx", "~": "approx", "≈": "approx", "an average of": "eq", "an average": "eq",
    "more or less": "approx", "give or take": "approx", "an approximate": "approx", "perhaps": "approx",
    "maybe": "approx", "probably": "approx", "an additional": "eq",
    "more than": "gt", "over": "gt", "above": "gt", "exceeding": "gt", "in excess of": "gt", "greater than": "gt",
    "higher than": "gt", "larger than": "gt", "bigger than": "gt", "longer than": "gt", "older than": "gt",
    "better than": "gt", "north of": "gt", "upwards of": "gt", "upward of": "gt", "well over": "gt",
    "just over": "gt",
    "slightly over": "gt", "a little over": "gt", "slightly more than": "gt", "a little more than": "gt",
    "just more than": "gt", "well above": "gt", "just above": "gt", "exceeds": "gt", "exceeded": "gt", "exceed": "gt",
    "surpassing": "gt", "surpassed": "gt", "topped": "gt", "topping": "gt", "beyond": "gt", ">": "gt",
    "tops": "gt", "surpass": "gt", "much more than": "gt", "far more than": "gt", "well more than": "gt",
    "faster than": "gt", "farther than": "gt", "further than": "gt", "taller than": "gt", "heavier than": "gt",
    "at least": "ge", "no less than": "ge", "not less than": "ge", "no fewer than": "ge", "not fewer than": "ge",
    "a minimum of": "ge", "minimum of": "ge", "minimum": "ge", "as little as": "ge", "as few as": "ge", "≥": "ge",
    "starting at": "ge", "from at least": "ge", "a minimum": "ge", "> =": "ge", "no lower than": "ge",
    "as low as": "ge",
    "less than": "lt", "fewer than": "lt", "under": "lt", "below": "lt", "lower than": "lt", "smaller than": "lt",
    "just under": "lt", "slightly under": "lt", "a little under": "lt", "slightly less than": "lt",
    "a little less than": "lt", "just below": "lt", "well under": "lt", "well below": "lt", "shorter than": "lt",
    "younger than": "lt", "<": "lt", "south of": "lt", "just less than": "lt", "much less than": "lt",
    "far less than": "lt", "far fewer than": "lt", "cheaper than": "lt", "just short of": "approx",
    "a little short of": "approx",
    "slightly short of": "approx",
    "up to": "le", "at most": "le", "no more than": "le", "not more than": "le", "as much as": "le",
    "as many as": "le",
    "a maximum of": "le", "maximum of": "le", "a maximum": "le", "maximum": "le", "as high as": "le", "≤": "le",
    "not exceeding": "le", "no greater than": "le", "no higher than": "le", "no longer than": "le",
    "at the most": "le", "at the least": "ge", "at the very least": "ge", "at the very most": "le", "< =": "le",
    "not to exceed": "le", "capped at": "le", "upto": "le", "as far as": "le", "as long as": "le",
    "as large as": "le",
    "as big as": "le", "no bigger than": "le", "no larger than": "le", "not over": "le",
    "a ceiling of": "le", "ceiling of": "le", "a cap of": "le", "cap of": "le", "an upper limit of": "le",
    "limited to": "le", "to a limit of": "le", "not above": "le", "at the outside": "le",
    "a floor of": "ge", "floor of": "ge", "a lower limit of": "ge", "not below": "ge", "not under": "ge",
    "more than or equal to": "ge", "greater than or equal to": "ge", "less than or equal to": "le", "to top": "gt",
}  # fmt: skip

# “a projected gap of 30,000”: before the noun that the number is of
ESTIMATED = words("estimated projected approximate")
ARTICLES = words("a an the its their his her this that")
# words between those and “of”
LONGEST_ESTIMATE = 4

# before a length of time or a distance
BEFORE_EXTENT = {"within": "le", "inside": "le"}
# words that make "over" before a length of time a comparator, not "in the course of"
OVER_IS_MORE = words(
    "for takes take took taken taking lasted lasting lasts last waited well just slightly little is was were "
    "are be been after"
)

# before a date
BEFORE_DATE = {
    "by": "le", "by the end of": "le", "until": "le", "till": "le", "no later than": "le", "not later than": "le",
    "as late as": "le", "up to": "le", "through": "le", "as early as": "ge", "as soon as": "ge", "since": "ge",
    "no earlier than": "ge", "not before": "ge", "from as early as": "ge", "before": "lt", "prior to": "lt",
    "ahead of": "lt", "after": "gt", "beyond": "gt", "around": "approx", "about": "approx", "circa": "approx",
    "by about": "le", "by around": "le", "by at least": "ge", "at least until": "ge", "until at least": "ge",
    "sometime in": "approx", "by early": "le", "by late": "le", "by mid": "le", "by mid -": "le",
    "as far back as": "ge",
    "starting in": "ge", "beginning in": "ge", "starting from": "ge", "by the start of": "le",
    "by the middle of": "le",
    "since early": "ge", "since late": "ge", "since at least": "ge", "from at least": "ge",
}  # fmt: skip

# after the number
AFTER = {
    "or more": "ge", "or greater": "ge", "or higher": "ge", "or above": "ge", "or over": "ge", "or longer": "ge",
    "or older": "ge", "or better": "ge", "and above": "ge", "and over": "ge", "and up": "ge", "and older": "ge",
    "at least": "ge", "minimum": "ge", "or less": "le", "or fewer": "le", "or lower": "le", "or below": "le",
    "or under": "le", "or younger": "le", "and under": "le", "and below": "le", "at most": "le", "maximum": "le",
    "tops": "le", "at the most": "le", "or so": "approx", "or thereabouts": "approx", "give or take": "approx",
    "plus": "ge", "- plus": "ge", "+": "ge", "odd": "approx", "- odd": "approx",
    "- some": "approx", "ish": "approx", "- ish": "approx",
    "on": "ge", "onward": "ge", "onwards": "ge", "and beyond": "ge", "or later": "ge", "or earlier": "le",
    "approximately": "approx", "or shorter": "le", "or worse": "ge", "at minimum": "ge", "at the least": "ge",
    "or two": "approx", "if not more": "ge", "and more": "ge", "at a minimum": "ge", "as a minimum": "ge",
    "as a floor": "ge", "at the very least": "ge", "as a lower limit": "ge", "at a maximum": "le", "as a maximum": "le",
    "as a ceiling": "le", "as a cap": "le", "as an upper limit": "le", "at the outside": "le", "at the very most": "le",
    "upwards": "ge", "and upwards": "ge", ", at least": "ge", ", at most": "le", ", at a minimum": "ge",
}  # fmt: skip
# of AFTER, the ones that stand only after a date
AFTER_DATE_ONLY = frozenset({"on", "onward", "onwards", "or later", "or earlier", "and beyond"})
# of AFTER, the ones that follow the number and not its unit
AFTER_NUMBER = frozenset(
    {"plus", "- plus", "+", "odd", "- odd", "ish", "- ish", "- some", "or more", "or so", "or fewer", "or less"}
)

# of AFTER, the ones that are other words unless they touch what they follow
AFTER_TOUCHING = frozenset({"plus", "odd", "tops"})

# words that may stand between a cue and its number
TRANSPARENT = words("a an the another additional extra just only total further")

# before “A to B” these make it a change, not a range
CHANGE_WORDS = words(
    "by rose fell climbed dropped grew declined increased decreased jumped gained slid up down lost surged "
    "soared added plunged went go going changed moved move extended doubled tripled shortened shorten upped"
)
# before two bare numbers these make “A to B” a range
BARE_RANGE_OPENERS = words("aged ages age grades")
# before “than a year ago”: it is the percentage that is compared, not the year
COMPARED = words("% percent cent pct pc points point times million billion bn m")
# before “up to”: a movement that arrives, not a limit
MOTION = words(
    "go goes went gone going rose move moves moved climb climbed ramp ramped scaled scale add adds added speed edged "
    "edge edging inched inch inching crept creep ticked tick ticking nudged pushed shot jumped"
)
# a comparison with something already known: “above the 2% target” says what the target is, not what was reached
KNOWN = words("the its their his her our that this")
# before “a five-year plan” these say where the plan stands, not how long it is
PLACED = words("under below above over beyond near around behind")
