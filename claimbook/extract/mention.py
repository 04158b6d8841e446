"""What the extractor yields: one quantity found in a text, with everything a reviewer needs to judge it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(slots=True)
class Cue:
    """The words that gave a comparator, with their offsets in the text."""

    text: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(slots=True)
class Mention:
    """A quantity in a text: `text[start:end] == mention.text`; amounts are exact and keep the written precision.

    `amount` (or `amount_low` and `amount_high`) is a Decimal in units of `unit` with scale words multiplied out; its
    exponent says how precisely it was written: “6.8 billion” is Decimal("6.8E+9"), “30 billion” Decimal("3.0E+10").
    `language` is that of the sentence. Dates carry an EDTF string in `date` instead (or `date_low` and `date_high`).
    """

    start: int
    end: int
    text: str
    kind: str
    unit: str | None = None
    amount: Decimal | None = None
    amount_low: Decimal | None = None
    amount_high: Decimal | None = None
    date: str | None = None
    date_low: str | None = None
    date_high: str | None = None
    comparator: str = "eq"
    cue: Cue | None = None
    out_of: int | None = None
    per: str | None = None
    base: str | None = None
    direction: str | None = None
    pair: int | None = None
    rate: dict[str, float] | None = None
    change: dict[str, Any] | None = None
    sentence: tuple[int, int] | None = None
    subject: str | None = field(default=None)
    language: str = "en"

    def move(self, by: int) -> None:
        """Shifts the offsets, as when the text is cut out of a longer one."""
        self.start += by
        self.end += by
        if self.cue is not None:
            self.cue.start += by
            self.cue.end += by

    @property
    def value(self) -> int | float | str | None:
        """The amount as a plain number, or the EDTF string of a date; None for a range or an unresolved date."""
        return self.date if self.amount is None else plain(self.amount)

    @property
    def low(self) -> int | float | str | None:
        """The lower end of a range."""
        return self.date_low if self.amount_low is None else plain(self.amount_low)

    @property
    def high(self) -> int | float | str | None:
        """The upper end of a range."""
        return self.date_high if self.amount_high is None else plain(self.amount_high)

    def to_json(self) -> dict[str, Any]:
        """The mention as plain JSON values; fields that say nothing are left out, `value`, `low`, `high` never."""
        record: dict[str, Any] = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "comparator": self.comparator,
            "language": self.language,
        }
        if self.cue is not None:
            record["cue"] = self.cue.to_json()
        for name in ("out_of", "per", "base", "direction", "pair", "rate", "change", "subject"):
            value = getattr(self, name)
            if value is not None:
                record[name] = value
        if self.sentence is not None:
            record["sentence"] = list(self.sentence)
        return record


def plain(amount: Decimal) -> int | float:
    """A Decimal as int where it is whole, else as the nearest float."""
    whole = int(amount)
    return whole if whole == amount else float(amount)
