"""How kinds of things are told apart in a chart: a token of the theme, a dash and a shape, so that grey can be read.

Which thing has which hand is the book's to say; here is how a table of hands becomes the scales of a chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.book.theme import light

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True, slots=True)
class Hand:
    """How one thing is drawn: a token of the theme, the dash of its line, the shape of its point, filled or open."""

    token: str
    dash: tuple[int, ...] = (1, 0)
    shape: str = "circle"
    filled: bool = True

    @property
    def colour(self) -> str:
        """The colour on paper; a page in the dark turns it into its twin."""
        return light(self.token)


OTHER = Hand("muted", (2, 2), "circle", filled=False)


def colours(hands: Mapping[str, Hand], names: Sequence[str]) -> altair.Scale:
    """Return the colour scale of these names in this order; a name without a hand is drawn as what has none."""
    import altair

    return altair.Scale(domain=list(names), range=[hands.get(name, OTHER).colour for name in names])


def dashes(hands: Mapping[str, Hand], names: Sequence[str]) -> altair.Scale:
    """Return the scale of line dashes of these names in this order."""
    import altair

    return altair.Scale(domain=list(names), range=[list(hands.get(name, OTHER).dash) for name in names])


def shapes(hands: Mapping[str, Hand], names: Sequence[str]) -> altair.Scale:
    """Return the scale of point shapes of these names in this order."""
    import altair

    return altair.Scale(domain=list(names), range=[hands.get(name, OTHER).shape for name in names])
