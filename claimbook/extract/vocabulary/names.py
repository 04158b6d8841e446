"""Numbers that are part of a name, and words that make the number after them one.

Provenance: common news usage: market indices, vehicles, roads, laws, events, versions.
"""

from . import words

# a number right after one of these is a name or a label: "Section 230", "page 4", "chapter 11", "flight 370"
LABEL_WORDS = words(
    "section article chapter page paragraph clause rule law act bill amendment proposition prop resolution "
    "route highway interstate motorway road street avenue flight channel group grade class category type phase "
    "stage level tier version model series episode volume vol part book line room gate lot unit figure fig "
    "table appendix exhibit form title case protocol agenda formula apollo artemis apartment apt suite floor "
    "hole lane platform terminal pier dock berth block district ward precinct zone sector area box file item "
    "mark step generation windows android ios iphone galaxy xbox playstation boeing airbus falcon soyuz ariane "
    "web euro expo fifa covid h5n s&p ftse nasdaq nikkei russell stoxx dax cac topix kospi csi sensex nifty dow "
    "ibex asx tsx omx hang footsie catch seng index psalm verse isaiah matthew luke genesis runway exit "
    "junction mile-marker union local battalion regiment division brigade squadron troop squad gpt llama gemini "
    "day week seat footnote extension canto sonnet symphony opus postcode "
    "claude dial dials dialled dialed dialling dialing"
)  # fmt: skip
# of these, the ones that also stand before real amounts ("area 300 square metres", "a book 12 people wrote")
WEAK_LABELS = words(
    "day week seat law act bill group class line lot unit area local division form model series index book part table"
)

NUMBERED_SERIES = words("no nos number numbers nr № #")

# a lower-case number word after one of these is a label as well: "a category four storm"
LABELS_BEFORE_WORDS = words("category type phase stage tier grade chapter page section")
# names that begin with digits, and what goes on after them
NAMES_WITH_DIGITS = {"3": ("M",), "7": ("-", "Eleven"), "23": ("andMe",), "50": ("Cent",)}
# before “index” a hyphened word of these tells how many shares an index holds: “the 100-share index”
INDEXED = words("share stock")
# before a capitalised number word: Big Four, Formula One, World War Two
NAMES_BEFORE_WORDS = words("big formula war force magnificent final pac air mars square radio channel")
STREETS = words("street avenue road lane drive boulevard square place terrace way court plaza st ave rd blvd")

# words before a clock time, or after one
CLOCK_SUFFIXES = words("am pm a.m. p.m. a.m p.m gmt est edt et bst jst utc cet pst pdt ist hrs o'clock")

# capitalised words that may stand before a real amount: they open sentences and headlines
SENTENCE_OPENERS = words(
    "the a an in on at by for from with of to and or but about over under nearly almost around some more than "
    "less least most up between within only just another these those all its his her their our this that after "
    "before since until as when while approximately roughly estimated total is are was were has have had will "
    "would could may monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december spring summer autumn winter fall top first last next past "
    "each every per sold sells buys bought cuts cut adds added raises raised gets wins won loses lost kills "
    "killed hits hit falls fell rises rose drops dropped jumps gains sees spends spent pays paid plans makes "
    "made reports reported posts posted what why how where who which if because though although despite during "
    "including even not no yet so then there here exactly precisely especially maybe perhaps also still now "
    "today yesterday nor plus minus average twelve"
)  # fmt: skip

# of LABEL_WORDS, the ones that are labels even in lower case and before a unit
STRONG_LABELS = words("section chapter boeing airbus windows ftse nasdaq")
# of CLOCK_SUFFIXES, the ones that are also words, and what makes them clock times
CLOCK_SUFFIXES_AND_WORDS = frozenset({"am", "est", "et", "ist"})
CLOCK_PREPOSITIONS = frozenset(["at", "by", "to", "from", "until"])

# digits may follow these and a hyphen without being a name: “mid-2024”, “a sub-5% rate”
HYPHEN_OPENERS = words(
    "mid pre post early late top sub under over plus per non ex about the to and percent cent million billion "
    "trillion m bn k"
)
# against digits these make an address or a code
ADDRESS_SIGNS = frozenset("/\\_@=&#~^|+*")
# before a number with a point, which then is a version
VERSIONED = words("ios version v android python windows firmware release update chrome firefox kernel java php macos")
