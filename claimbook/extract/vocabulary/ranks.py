"""Words that make an ordinal a place in an order; everyday English."""

from . import words

SUFFIXES = frozenset({"st", "nd", "rd", "th"})

# after an ordinal: “third-largest”, “second most valuable”
SUPERLATIVES = words(
    "largest biggest highest lowest best worst smallest longest oldest richest poorest fastest tallest busiest "
    "youngest greatest deepest heaviest hottest coldest wettest driest strongest weakest cheapest ranked placed "
    "seeded ranking deadliest wealthiest closest nearest latest popular populous valuable powerful expensive "
    "important common most least warmest costliest bloodiest dirtiest cleanest brightest rarest quickest slowest "
    "loudest lightest widest shortest thickest thinnest earliest toughest safest happiest harshest"
)

PLACES = frozenset({"seed", "overall", "worldwide", "globally"})
PLACES_IN_SPAN = frozenset({"place", "position", "spot", "rank"})

RANKING_BEFORE = words("ranked ranks rank ranking placed finished finishing seeded came comes")
SAID_OF_ORDER = frozenset({"came", "comes"})  # “came first” is more often an order in time, but “came fourth” a place

# before and after an ordinal in digits that no noun follows: “came 31st in the table”, “slid from 28th to 31st”
PLACED_BEFORE = words("came comes coming was were is now still currently remained remains stayed country it standing")
PLACED_AT = words("at to from")
# a predicate before an ordinal in words with which a clause ends: “was seventh this June”, “made it second among”
PREDICATES = words("was is now were remains remained it ranked only still stands placed")
PREDICATED = words("among behind worldwide overall globally in this last out of at by with and but from after on")
LISTS = words("table ranking rankings list league order index standings world field")
PLACED_VERBS = words(
    "sits sat stood stands standing fell fall falls falling slid slipped slips dropped drops sank rose rises rising "
    "climbed climbs jumped leapt moved advanced improved up down last best worst place put tumbled plunged"
)
PLACED_AFTER = words("in on for among of out from to this last by and but when while with a an after as again at")

# an ordinal in digits before one of these is a place: “came 28th in”, “slipped to 14th on”, “placed it 67th among”,
# unless a word before it makes it a day, a street or the thing itself: “on the 14th in Paris”, “his 28th in a row”
PLACED_IN = words("in on among overall for")
NO_PLACE_BEFORE = words(
    "the a an on this that its his her their our your my s each every of until since by and or between from for "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday through till st avenue street"
)
CAME = words("came comes come coming to")  # before an ordinal in words too: “came first in”

# before “No.”, after the number
NUMBERED_BEFORE = words(
    "ranked ranks rank ranking at world the current former s seeded held hold holds is was became become remained "
    "remains to reached hit as"
)
NUMBERED_AFTER = frozenset(["in", "seed", "ranked", "spot", "position"])
# after “the number 9”, “the No. 7” these make it a label
NUMBERED_THINGS = words(
    "bus jersey shirt car train tram seat plate reactor unit iron shaft well line road route gate pick"
)
