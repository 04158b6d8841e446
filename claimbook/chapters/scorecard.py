"""The cards of a book's first page: for each chapter the one number that matters, where it is going, how sure.

Each card has a spark, a drawing without axes that shows where the number stands among its like. It is drawn from
values, on a scale that starts at nought, or by date; the spark's own text says what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from claimbook.base.errors import BookError
from claimbook.book.book import REFERENCE, Book
from claimbook.book.conditions import read_condition, said_of
from claimbook.book.prose import split_role
from claimbook.chapters.links import link, linked_value, plain
from claimbook.values.display import NBSP, show_date
from claimbook.values.value import Value

WIDTH, HEIGHT = 120, 32
LEFT, RIGHT, TOP, FLOOR = 4, 116, 5, 27
MIDDLE = HEIGHT // 2
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
    """The cards in a row and the book's edition; shows itself as HTML and as text."""

    def __init__(self, book: Book, cards: Sequence[Card]) -> None:
        if not cards:
            raise BookError("A scorecard without cards says nothing; give it at least one.")
        self.book, self.cards = book, cards
        for card in cards:
            if card.holds and (failure := read_condition(card.holds).failure(book)):
                raise BookError(f"The card {card.title}: {said_of(book.plain(card.direction), failure)}")

    @property
    def edition(self) -> str:
        identity = self.book.identity
        return f"Edition {identity.edition} · data as of {show_date(identity.as_of)}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        cards = [self._card(card) for card in self.cards]
        html = '<div class="pillars">\n' + "\n".join(cards) + f'\n</div>\n<p class="note">{escape(self.edition)}</p>'
        return {"text/html": html, "text/plain": self._text()}

    def _text(self) -> str:
        lines = []
        for card in self.cards:
            id, form = split_role(card.value)
            spark = card.spark(self.book)
            number = format(self.book.show(id), form)
            lines.append(f"{card.title}: {number}, {self.book.text(card.measure)} [{id}]")
            lines.append(f"  {self.book.text(card.direction)}; {self.book[id].confidence}")
            lines.append(f"  {self.book.text(spark.says)}")
            lines += [f"  {spark.kind}: {', '.join(drawn_text(value, spark.kind) for value in spark.values)}"]
        return "\n".join([*lines, self.edition])

    def _card(self, card: Card) -> str:
        id, form = split_role(card.value)
        number = linked_value(self.book, id, form).replace(NBSP, " ")
        spark = card.spark(self.book)
        for value in spark.values:
            self.book.show(value.id)
        word = self.book[id].confidence
        return (
            '<div class="pillar">\n'
            f"<p>{link('page', card.page, card.title, 'pillar-title')}</p>\n"
            f'<p class="pillar-number">{number}<span class="direction">{linked_template(self.book, card.direction)}'
            "</span></p>\n"
            f"{svg(spark, plain(linked_template(self.book, spark.says)))}\n"
            f"<p>{linked_template(self.book, card.measure)}</p>\n"
            f"<p>{link('sure', word, word)}</p>\n</div>"
        )


def linked_template(book: Book, template: str) -> str:
    """Return a template as HTML with each {id} or {id|form} as a link to its value; the date of a number is text."""
    parts, end = [], 0
    for match in REFERENCE.finditer(template):
        shown = format(book.show(match[1]), match[2] or "")
        dated = "when" in (match[2] or "").split()
        parts += [escape(template[end : match.start()]), escape(shown) if dated else link("value", match[1], shown)]
        end = match.end()
    return "".join([*parts, escape(template[end:])])


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


def svg(spark: Spark, says: str) -> str:
    """Return a spark as SVG that takes its colours from the page; raises BookError for a kind that there is not."""
    drawers = {"line": line, "dots": dots, "range": span, "dates": dates}
    if spark.kind not in drawers or not spark.values:
        raise BookError(f"A spark is one of {', '.join(drawers)} and has values; {spark.kind!r} cannot be drawn.")
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(says)}">'
        f"<title>{escape(says)}</title>{drawers[spark.kind](spark)}</svg>"
    )


def spread(places: Sequence[float], low: float, high: float) -> list[float]:
    """Return places between `low` and `high` as distances from the left edge of a spark."""
    reach = (high - low) or 1
    return [LEFT + (RIGHT - LEFT) * (place - low) / reach for place in places]


def line(spark: Spark) -> str:
    """Return numbers by date as a line above a floor that stands for nought, the last one marked."""
    moments = [moment(value.nature.as_of) for value in spark.values]
    across = spread(moments, min(moments), max(moments))
    top = max(float(value.number) for value in spark.values) or 1
    up = [FLOOR - (FLOOR - TOP) * float(value.number) / top for value in spark.values]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    drawn = f'<polyline class="stroke" fill="none" stroke="currentColor" points="{points}"/>'
    return base(FLOOR) + drawn + dot(across[-1], up[-1], "main")


def dots(spark: Spark) -> str:
    """Return numbers as dots on a line that starts at nought, one of them marked."""
    numbers = [float(value.number) for value in spark.values]
    across = spread(numbers, 0, max(numbers))
    others = [dot(x, MIDDLE, "other") for x, value in zip(across, spark.values, strict=True) if value.id != spark.main]
    mains = [dot(x, MIDDLE, "main") for x, value in zip(across, spark.values, strict=True) if value.id == spark.main]
    return base(MIDDLE) + "".join([*others, *mains])


def span(spark: Spark) -> str:
    """Return an estimate as a bar from its low to its high end, on a line that starts at nought."""
    value = spark.values[0]
    if value.estimate is None:
        raise BookError(f"{value.name} has no interval; a spark of the kind 'range' cannot be drawn of it.")
    ends = [float(value.estimate.low), float(value.number), float(value.estimate.high)]
    low, middle, high = spread(ends, 0, ends[-1])
    ticks = "".join(
        f'<path class="stroke" stroke="currentColor" d="M{x:.1f} {MIDDLE - 6}V{MIDDLE + 6}"/>' for x in (low, high)
    )
    bar = f'<path class="stroke" stroke="currentColor" d="M{low:.1f} {MIDDLE}H{high:.1f}"/>'
    return base(MIDDLE) + bar + ticks + dot(middle, MIDDLE, "main")


def dates(spark: Spark) -> str:
    """Return dates, or the dates of numbers, as dots along a line, open where a thing is only planned."""
    moments = [moment(value.date or value.nature.as_of) for value in spark.values]
    across = spread(moments, min(moments), max(moments))
    kinds = ["open" if value.id in spark.open else "main" for value in spark.values]
    return base(MIDDLE) + "".join(dot(x, MIDDLE, kind) for x, kind in zip(across, kinds, strict=True))


def base(height: int) -> str:
    return f'<path class="floor" stroke="currentColor" d="M{LEFT} {height}H{RIGHT}"/>'


def dot(x: float, y: float, kind: str) -> str:
    fill = "none" if kind == "open" else "currentColor"
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{fill}" stroke="currentColor"/>'
