"""Words that say whether an amount is a rise or a fall; the verbs and nouns of market and economic reporting."""

from . import words

# before the amount
UP = words(
    "rose rise rises rising risen increased increase increases increasing up climbed climb climbs "
    "climbing grew grow grows growing grown growth gained gain gains gaining jumped jump jumps jumping "
    "surged surge surges surging soared soar soars soaring added advance advanced advances higher "
    "expanded expand expansion leapt leaped spiked spike rallied rally improved raised raise raising hike "
    "hiked lifted boosted boost boosts swelled ballooned accelerated quickened rebounded upgraded widened"
)
DOWN = words(
    "fell fall falls falling fallen dropped drop drops dropping down declined decline declines declining "
    "decreased decrease decreases decreasing lost lose loses losing loss losses slid slide slides slipped "
    "slip plunged plunge plunges plunging tumbled tumble sank sink cut cuts cutting shed sheds lower "
    "lowered reduced reduce reduction reducing shrank shrink shrunk contracted contraction slumped slump "
    "eased dipped dip slashed slash trimmed narrowed plummeted retreated deficit deficits weakened dived "
    "nosedived slowed cooled"
)
# after the amount, with a word between perhaps: “a 5 percent annual increase”
NOUNS_UP = words("increase rise gain jump surge growth hike boost advance rebound expansion raise")
NOUNS_DOWN = words(
    "decrease decline drop fall loss losses reduction cut dip slump plunge slide contraction deficit deficits"
)
# right after the amount
COMPARATIVES_UP = words("higher more up bigger larger faster longer")
COMPARATIVES_DOWN = words("lower less fewer down smaller slower shorter cheaper")
# comparisons and states are no changes: being in the red, having more
NO_CHANGE = words("more less fewer up down loss losses deficit deficits lose lost losing loses")
# between the verb and an amount that is not the size of the change
ARRIVALS = words("to from at below above under")
# words that may stand between the verb and its amount
FILLERS = words(
    "by a an the of about around nearly almost more than less at least over some roughly approximately "
    "another further as much up to just only record net its total sharply slightly steeply well from at "
    "below above under annual quarterly operating"
)
