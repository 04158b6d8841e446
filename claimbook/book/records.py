"""What the book says in plain data: the records of values, figures, sentences and stored outputs.

The published JSON schemas are held against these types, field by field. Numbers are text where readers' software
might round them.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

VERSION = 1
FIGURE_MIME = "application/vnd.vegalite.v6+json"
VALUES_MIME = "application/vnd.claimbook.values+json"
SCORECARD_MIME = "application/vnd.claimbook.scorecard+json"
STATEMENTS_MIME = "application/vnd.claimbook.statements+json"

Spec = dict[str, Any]  # a Vega-Lite specification


class IdentityRecord(TypedDict):
    """What the book is called, and the edition that data belong to."""

    title: str
    subtitle: str
    short_name: str
    author: str
    publisher: str
    licence: str
    licence_url: str
    edition: str
    as_of: str
    published: str
    language: str
    address: str | None


class IntervalRecord(TypedDict):
    low: str
    high: str


class CitationRecord(TypedDict):
    """A source cited in full; `secondary` names the copy in which it was seen."""

    text: str
    url: str
    secondary: str
    unseen: bool


class QuoteRecord(TypedDict):
    """A verbatim quote of a document; `marked` is where the number stands in it (start, end).

    `translation` is the book's own, of a quote in another language; empty where there is none.
    """

    text: str
    marked: list[int] | None
    stance: str
    document: str
    title: str
    publisher: str
    published: str
    published_text: str
    citation: str
    url: str
    opens_at: str
    dependence: str
    language: str
    translation: str


class CheckRecord(TypedDict):
    """The book's verdict on a claim, and the ids of the outside figures that it rests on."""

    verdict: str
    note: str
    reference: list[str]


class ToldRecord(TypedDict):
    """What the tables tell of a value: quotes, citation, who said it, verdict, disagreement."""

    quotes: list[QuoteRecord]
    citation: CitationRecord | None
    attributed_to: list[str]
    check: CheckRecord | None
    disagrees_with: list[str]


class ValueRecord(ToldRecord):
    """A value as `values.json` publishes it."""

    id: str
    label: str
    text: str
    number: str | None
    date: str | None
    unit: str
    comparator: str
    out_of: str | None
    estimate: IntervalRecord | None
    rounding: IntervalRecord | None
    topic: str
    table: str
    kind: str
    as_of: str | None
    as_of_text: str | None
    scenario: str | None
    horizon_years: str | None
    confidence: str
    confidence_reason: str
    status: str
    superseded_by: str | None
    formula: str | None
    formula_in_words: str | None
    inputs: list[str]
    rests_on: list[str]
    note: str | None


class ColumnRecord(TypedDict):
    name: str
    title: str


class CellRecord(TypedDict):
    """A cell that shows a value: its id, its text, and what a chart draws of it."""

    id: str
    text: str
    number: NotRequired[float | str | None]
    low: NotRequired[float]
    high: NotRequired[float]


class FigureRecord(TypedDict):
    """A figure as `figures.json` publishes it; `narrow` and `page` are known to the site alone."""

    id: str
    topic: str
    takeaway: str
    subtitle: str
    alt: str
    caveat: str
    marks: dict[str, list[tuple[int, int, str]]]
    description: str
    columns: list[ColumnRecord]
    rows: list[list[CellRecord | str]]
    values: list[str]
    sources: list[CitationRecord]
    narrow: NotRequired[Spec]
    page: NotRequired[str]
    address: NotRequired[str]


class ValuesDocument(TypedDict):
    """What `values.json` holds; `meaning` says what the values are about (`claimbook.linking`)."""

    version: int
    schema: str
    book: IdentityRecord
    values: list[ValueRecord]
    meaning: NotRequired[dict[str, Any]]


class FiguresDocument(TypedDict):
    """What `figures.json` holds."""

    version: int
    schema: str
    book: IdentityRecord
    figures: list[FigureRecord]


class SentenceRecord(TypedDict):
    """One sentence: its page, as written with roles, as read, and the ids of the values that it shows."""

    page: str
    template: str
    text: str
    ids: list[str]


class ShownRecord(TypedDict):
    """The ids of the values and figures that a page shows, in the order it first shows them."""

    values: list[str]
    figures: list[str]


class TextPart(TypedDict):
    """A stretch of text; with `kind` and `target` it leads to a value, document, word of the scale or page."""

    text: str
    kind: NotRequired[Literal["value", "document", "sure", "page"]]
    target: NotRequired[str]


class ValueRow(TypedDict):
    """A row of the table of a chapter's values, each cell as text."""

    label: str
    id: str
    exactly: str
    interval: str
    rests_on: str
    confidence: str


class SparkPoint(TypedDict):
    """What a spark draws of one value: its number, the ends of its estimate, its moment (a year and its part)."""

    id: str
    number: float | None
    low: float | None
    high: float | None
    moment: float | None
    kind: Literal["main", "other", "open"]


class SparkRecord(TypedDict):
    """A small drawing without axes: "line", "dots", "range" or "dates", and what it says in words."""

    kind: str
    says: str
    points: list[SparkPoint]


class CardRecord(TypedDict):
    """A card of the scorecard."""

    title: str
    page: str
    number: list[TextPart]
    direction: list[TextPart]
    measure: list[TextPart]
    confidence: str
    spark: SparkRecord


class GroundRecord(TypedDict):
    """An outside figure that a statement was held against."""

    label: str
    shown: list[TextPart]
    citation: CitationRecord


class StatementQuote(TypedDict):
    """A quote that bears on a statement."""

    text: str
    document: str
    publisher: str
    published: str
    stance: str


class StatementRecord(TypedDict):
    """A statement of the documents with its verdict."""

    id: str
    topic: str
    label: str
    shown: list[TextPart]
    verdict: str
    note: list[TextPart]
    said_by: str
    confidence: str
    reason: str
    documents: list[str]
    quotes: list[StatementQuote]
    grounds: list[GroundRecord]


class StatementsRecord(TypedDict):
    """The list of every statement, by topic, and what it can be filtered by."""

    topics: list[StatementGroup]
    documents: list[DocumentName]


class StatementGroup(TypedDict):
    topic: str
    statements: list[StatementRecord]


class DocumentName(TypedDict):
    id: str
    publisher: str


class ScorecardRecord(TypedDict):
    cards: list[CardRecord]
    edition: str
