"""A number in its sentence with what is known of it, what is known before the sentence, and the answer: a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimbook.linking.periods import Times
from claimbook.linking.scoring import Matched
from claimbook.linking.sentences import Sense

if TYPE_CHECKING:
    from claimbook.extract import Mention

QUOTED = re.compile(r"\s*\"([^\"]{3,24})\"")
AGO = re.compile(r"\s*(?:ago|earlier|later|before|previously|old)\b|(?:余り|ほど)?(?:前|後|ぶり)", re.I)
BACKWARD = re.compile(
    r"\b(?:the|its|their|over|in|during) (?:previous|past|last|preceding|prior) $|(?:過去|この|直近)$", re.I
)


@dataclass(frozen=True, slots=True)
class Link:
    """A value that a number may be about: how they are related, how surely (0 to 1), and why, in words.

    `words` is how many of the words for what the value measures stand in the sentence, of names also before it: it
    decides between equals.
    """

    id: str
    relation: str
    score: float
    why: str
    matched: Matched
    words: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a sentence.

    The text's date, who was named before (the nearest last), with which words (by how near they are, 0 to 1), who is in
    the headline, the periods named last (EDTF), whether a name that the book does not know has become the topic,
    what kinds of things the last sentence counted.
    """

    published: str = ""
    entities: tuple[str, ...] = ()
    words: Mapping[str, float] = field(default_factory=dict)
    headline: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    stranger: bool = False
    counted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """A number in its sentence with all that is asked about it."""

    mention: Mention
    sense: Sense
    times: Times
    position: int
    context: Context
    reach: Mapping[str, float]
    unit_before: str = ""

    @property
    def unit_besides(self) -> str:
        """The unit of a number that has none of its own: the one in quotation marks behind it, else the one before."""
        if self.mention.kind != "number" or self.mention.unit:
            return ""
        quoted = QUOTED.match(self.sense.text, self.position + len(self.mention.text))
        return quoted[1] if quoted else self.unit_before

    @property
    def counted(self) -> frozenset[str]:
        """What kinds of things the sentence counts or, where it counts none, the one before."""
        return self.sense.counted or self.context.counted

    @property
    def is_over(self) -> bool:
        """Whether it is a span of time that lies behind: “the past five years”, “two years ago”."""
        end = self.position + len(self.mention.text)
        before, behind = self.sense.text[max(0, self.position - 18) : self.position], self.sense.text[end : end + 12]
        return BACKWARD.search(before) is not None or AGO.match(behind) is not None
