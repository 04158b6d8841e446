"""The cards of a book's first page: for each chapter the one number that matters, where it is going, how sure.

Each card has a spark, a drawing without axes that shows where the number stands among its like; the spark's own text
says what it shows. The chapter stores what is drawn, and the site draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from claimbook.base.errors import BookError
from claimbook.book.book import Book
from claimbook.book.conditions import read_condition, said_of
from claimbook.book.figures import plain_float
from claimbook.book.prose import split_role
from claimbook.book.records import SCORECARD_MIME, CardRecord, ScorecardRecord, SparkPoint, SparkRecord
from claimbook.book.second_hand import unsaid_on_card
from claimbook.book.shown import ShownValues
from claimbook.chapters.parts import plain, template_parts, value_part
from claimbook.values.display import NBSP, show_date
from claimbook.values.value import Value

KINDS = ("line", "dots", "range", "dates")
MONTHS = 12
SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 1}


@dataclass(frozen=True, slots=True)
class Spark:
    """What a card draws: "line" (numbers by date), "dots" (numbers), "range" (one estimate) or "dates" (of values).

    `main` is the value that stands out; `open` holds the ids of what is only planned. `says` is a template
    in which {id} stands for a value.
    """

    kind: str
    values: Sequence[Value]
    says: str
    main: str = ""
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its title, the page it leads to, a value with its form ("id | form"), two templates and a spark.

    `holds` is the condition under which its direction is true ("down from …"), empty where it tells none.
    """

    title: str
    page: str
    value: str
    measure: str
    direction: str
    spark: Callable[[Book], Spark]
    holds: str = ""


class Scorecard:
    """The cards in a row and the book's edition; shows itself as data and as text."""

    def __init__(self, book: Book, cards: Sequence[Card]) -> None:
        if not cards:
            raise BookError("A scorecard without cards says nothing; give it at least one.")
        for card in cards:
            if card.holds and (failure := read_condition(card.holds).failure(book)):
                raise BookError(f"The card {card.title}: {said_of(book.text(card.direction), failure)}")
        self.book, self.cards = ShownValues(book), cards
        self.record: ScorecardRecord = {"cards": [self._card(card) for card in cards], "edition": self.edition}

    @property
    def edition(self) -> str:
        identity = self.book.identity
        return f"Edition {identity.edition} · data as of {show_date(identity.as_of)}"

    def value_ids(self) -> list[str]:
        """Return the ids of the values that the cards show, in the order they first show them."""
        return list(self.book.ids)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {SCORECARD_MIME: self.record, "text/plain": self._text()}

    def _text(self) -> str:
        lines = []
        for card, record in zip(self.cards, self.record["cards"], strict=True):
            id, form = split_role(card.value)
            spark = card.spark(self.book.book)
            lines.append(f"{card.title}: {format(self.book[id], form)}, {plain(record['measure'])} [{id}]")
            lines.append(f"  {plain(record['direction'])}; {record['confidence']}")
            lines.append(f"  {record['spark']['says']}")
            lines += [f"  {spark.kind}: {', '.join(drawn_text(value, spark.kind) for value in spark.values)}"]
        return "\n".join([*lines, self.edition])

    def _card(self, card: Card) -> CardRecord:
        id, form = split_role(card.value)
        number = value_part(self.book, id, form)
        spark = card.spark(self.book.book)
        for value in spark.values:
            self.book.show(value.id)
        measure, direction = (template_parts(self.book, text) for text in (card.measure, card.direction))
        ids = [part["target"] for part in (number, *measure, *direction) if part.get("kind") == "value"]
        for said in unsaid_on_card(self.book.book, f"{plain(measure)} {plain(direction)}", ids):
            raise BookError(f"The card {card.title} {said}.")
        return {
            "title": card.title,
            "page": card.page,
            "number": [{**number, "text": number["text"].replace(NBSP, " ")}],
            "direction": direction,
            "measure": measure,
            "confidence": self.book[id].confidence,
            "spark": spark_record(spark, plain(template_parts(self.book, spark.says))),
        }


def spark_record(spark: Spark, says: str) -> SparkRecord:
    """Return what a spark draws; raises BookError for a kind that there is not, or that lacks what it draws."""
    if spark.kind not in KINDS or not spark.values:
        raise BookError(f"A spark is one of {', '.join(KINDS)} and has values; {spark.kind!r} cannot be drawn.")
    if spark.kind == "range" and spark.values[0].estimate is None:
        raise BookError(f"{spark.values[0].name} has no interval; a spark of the kind 'range' cannot be drawn of it.")
    return {"kind": spark.kind, "says": says, "points": [point(spark, value) for value in spark.values]}


def point(spark: Spark, value: Value) -> SparkPoint:
    """Return what a spark draws of one value."""
    when = value.date or value.nature.as_of
    main = value.id == spark.main if spark.kind == "dots" else value.id not in spark.open
    return {
        "id": value.id,
        "number": None if value.quantity is None else plain_float(value.number),
        "low": plain_float(value.estimate.low) if value.estimate else None,
        "high": plain_float(value.estimate.high) if value.estimate else None,
        "moment": moment(when) if spark.kind in ("line", "dates") else None,
        "kind": "main" if main else "other" if spark.kind == "dots" else "open",
    }


def drawn_text(value: Value, kind: str) -> str:
    """Return what a spark draws for a value, as text: its id and its number, ends or date."""
    if value.date or kind == "dates":
        return f"{value.id} {value.date or value.nature.as_of}"
    ends = f" ({value.estimate.low} to {value.estimate.high})" if value.estimate else ""
    return f"{value.id} {value.number.normalize():f}{ends}"


def moment(edtf: str) -> float:
    """Return a date as years and parts of a year; a season stands at its first month, a month at its first day."""
    year, *rest = edtf.rstrip("~?%").split("-")
    month = SEASON_MONTHS.get(int(rest[0]), int(rest[0])) if rest else 1
    day = int(rest[1]) if len(rest) > 1 else 1
    return int(year) + (month - 1) / MONTHS + (day - 1) / 366
