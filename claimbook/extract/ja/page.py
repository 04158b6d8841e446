"""What the rules share while they read one folded block: its text, the document's date, and what was read so far."""

from __future__ import annotations

from claimbook.extract.mention import Cue as MentionCue
from claimbook.extract.mention import Mention

from .anchors import Anchor
from .cues import Cue

SENTENCE_ENDS = "。\n！？!?"


class Page:
    """One block as it is read; offsets count in its folded text."""

    __slots__ = ("anchor", "day_month", "day_month_at", "era", "found", "month", "text", "year", "year_at")

    def __init__(self, text: str, anchor: Anchor | None) -> None:
        self.text = text
        self.anchor = anchor
        self.found: list[Mention] = []
        self.year: int | None = None  # the year said last, and where; 同年 is this one
        self.year_at = 0
        self.month: int | None = None
        self.era: int | None = None
        self.day_month: tuple[int | None, int] | None = None  # the month of the day that stands at the next place
        self.day_month_at = -1

    def remember(self, year: int | None, at: int, month: int | None = None) -> None:
        """Keeps the date said last for those that lean on it."""
        if year is not None:
            self.year, self.year_at = year, at
        if month is not None or year is not None:
            self.month = month

    def year_in_sentence(self, at: int) -> int | None:
        """The year said before in the sentence that goes on at `at`."""
        if self.year is None or at - self.year_at > 120:
            return None
        between = self.text[self.year_at : at]
        return None if any(sign in between for sign in SENTENCE_ENDS) else self.year


def cue_of(page: Page, cue: Cue | None) -> MentionCue | None:
    """A cue as a mention keeps it."""
    return None if cue is None else MentionCue(page.text[cue.start : cue.stop], cue.start, cue.stop)
