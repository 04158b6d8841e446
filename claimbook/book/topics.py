"""What a topic module says of itself: its derived values and its figures, each a function under an id.

    topic = Topic(__name__)

    @topic.value("build-cost-per-gpu", label="Build cost per GPU", unit="JPY")
    def build_cost_per_gpu(book):
        "The whole cost of the machine over the number of its GPUs."
        return book["build-cost"] / book["gpus"].count

The docstring is the formula in words. Nothing is computed until a book asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.values.value import Value

if TYPE_CHECKING:
    import altair
    import pandas

Cell = Value | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a figure's table: its name in the chart's data, its heading, the form of its values."""

    name: str
    title: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a topic gives for a figure: columns, rows, and how to draw a frame of them at a width in pixels.

    The frame has a row a row and, for each column `x` holding values, the columns `x` (float, or the EDTF text of a
    date), `x_low` and `x_high` (the ends of the estimate, NaN where there is none) and `x_text` (as the reader sees
    it). An empty cell is None: no figure is held. `also` are values that it rests on besides its cells,
    `documents` the ids of those it quotes without taking a number from them.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    draw: Callable[[pandas.DataFrame, int], altair.TopLevelMixin]
    also: Sequence[Value] = ()
    documents: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How one derived value is computed and shown."""

    id: str
    topic: str
    label: str
    unit: str
    digits: int | None
    words: str
    compute: Callable[[Any], Value]
    confidence: str = ""
    confidence_reason: str = ""


@dataclass(frozen=True, slots=True)
class FigureRule:
    """How one figure is drawn and what is said of it; texts are templates in which {id} stands for a value."""

    id: str
    topic: str
    takeaway: str
    subtitle: str
    alt: str
    caveat: str
    draw: Callable[[Any], Drawing]


@dataclass(slots=True)
class Topic:
    """The derived values and figures of one topic, in the order they are written."""

    name: str
    value_rules: dict[str, ValueRule] = field(default_factory=dict)
    figure_rules: dict[str, FigureRule] = field(default_factory=dict)

    @property
    def short_name(self) -> str:
        return self.name.rpartition(".")[2]

    def value(
        self,
        id: str,
        *,
        label: str,
        unit: str = "",
        digits: int | None = 3,
        confidence: str = "",
        confidence_reason: str = "",
    ) -> Callable[[Callable[[Any], Value]], Callable[[Any], Value]]:
        """Register the function below as the rule of one derived value; its docstring is the formula in words."""
        if confidence and not confidence_reason:
            raise BookError(f"The value {id} overrides its confidence without a reason; give confidence_reason.")

        def register(compute: Callable[[Any], Value]) -> Callable[[Any], Value]:
            self._free(id)
            words = " ".join((compute.__doc__ or "").split())
            if not words:
                raise BookError(f"The value {id} has no formula in words; give its function a docstring.")
            self.value_rules[id] = ValueRule(
                id, self.short_name, label, unit, digits, words, compute, confidence, confidence_reason
            )
            return compute

        return register

    def figure(
        self, id: str, *, takeaway: str, subtitle: str, alt: str, caveat: str = ""
    ) -> Callable[[Callable[[Any], Drawing]], Callable[[Any], Drawing]]:
        """Register the function below as the rule of one figure; raises BookError where a text is missing."""
        for name, text in (("takeaway", takeaway), ("subtitle", subtitle), ("alt text", alt)):
            if not text.strip():
                raise BookError(f"The figure {id} has no {name}; a reader needs one.")

        def register(draw: Callable[[Any], Drawing]) -> Callable[[Any], Drawing]:
            self._free(id)
            self.figure_rules[id] = FigureRule(id, self.short_name, takeaway, subtitle, alt, caveat, draw)
            return draw

        return register

    def _free(self, id: str) -> None:
        if id in self.value_rules or id in self.figure_rules:
            raise BookError(f"The id {id} is used twice in {self.name}; an id names one thing for ever.")


def as_topic(module: Any) -> Topic:
    """Return the topic that a module declares; raises BookError where it declares none."""
    topic = getattr(module, "topic", None)
    if not isinstance(topic, Topic):
        raise BookError(f"The module {module.__name__} declares no topic; write `topic = Topic(__name__)` in it.")
    return topic
