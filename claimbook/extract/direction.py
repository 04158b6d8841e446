"""Whether a quantity is a rise or a fall, and whether it is the size of that change, by the words around it."""

from __future__ import annotations

from .lexicon import BREAK, NUMERIC
from .tokens import Tokens
from .vocabulary import words

UP = words(
    "rose rise rises rising risen increased increase increases increasing up climbed climb climbs climbing grew "
    "grow grows growing grown growth gained gain gains gaining jumped jump jumps jumping surged surge surges "
    "surging soared soar soars soaring added advance advanced advances higher expanded expand expansion leapt "
    "leaped spiked spike rallied rally improved raised raise raising hike hiked boosted boost boosts swelled "
    "ballooned accelerated quickened edged-up profit-up rebounded upgraded widened"
)
DOWN = words(
    "fell fall falls falling fallen dropped drop drops dropping down declined decline declines declining "
    "decreased decrease decreases decreasing lost lose loses losing loss losses slid slide slides slipped slip "
    "plunged plunge plunges plunging tumbled tumble sank sink cut cuts cutting shed sheds lower lowered reduced "
    "reduce reduction reducing shrank shrink shrunk contracted contraction slumped slump eased dipped dip "
    "slashed slash trimmed narrowed plummeted retreated deficit deficits weakened dived nosedived slowed cooled"
)
AFTER_UP = words(
    "increase rise gain jump surge growth higher more hike boost advance rebound expansion up profit raise "
    "bigger larger faster longer"
) - {"profit"}
AFTER_DOWN = words(
    "decrease decline drop fall loss losses reduction cut lower less fewer dip slump plunge slide contraction "
    "down deficit smaller slower shorter cheaper deficits"
)
# being in the red is no change
STATES = words("loss losses deficit deficits lose lost losing loses")
# words that may stand between the verb and its amount
BETWEEN = words(
    "by a an the of about around nearly almost more than less at least over some roughly approximately another "
    "further as much up to just only record net its total sharply slightly steeply well from annual quarterly "
    "operating"
)


def direction_of(tokens: Tokens, start: int, stop: int) -> tuple[str | None, bool]:
    """“up” or “down” for the quantity at tokens start..stop, and whether it is the amount of the change itself."""
    at, role = start - 1, True
    for _ in range(5):
        if at < 0:
            break
        word = tokens.lexemes[at].lower
        if word in ("to", "from", "at", "below", "above", "under"):
            role = False
        if word in UP or word in DOWN:
            if word == "up" and tokens.words[at + 1] == "to":
                at -= 1
                continue
            return ("up" if word in UP else "down"), role and word not in STATES
        if word not in BETWEEN or tokens.lexemes[at].flags & BREAK:
            break
        at -= 1
    for ahead in range(stop, min(stop + 4, tokens.size)):
        word = tokens.lexemes[ahead].lower
        if word in AFTER_UP:
            return "up", word not in ("more", "up")
        if word in AFTER_DOWN:
            return "down", word not in ("less", "fewer", "down") and word not in STATES
        if word in ("(", ")", "about", "in") or tokens.lexemes[ahead].flags & NUMERIC or not word.isalpha():
            if word in (")",):
                continue
            break
    return None, False
