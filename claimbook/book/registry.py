"""Every value of a book as plain data: what `values.v1.json` publishes, and what a page tells of a number.

Numbers are text, so that no reader's software rounds them: as written for what stands in a table, to fifteen
significant digits for what is derived. `values.v1.schema.json` describes the document.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from claimbook.base.errors import BookError
from claimbook.book.book import VALUE_TABLES
from claimbook.book.prose import ROLE, without_conditions
from claimbook.book.records import (
    VERSION,
    CheckRecord,
    FigureRecord,
    FiguresDocument,
    IdentityRecord,
    IntervalRecord,
    QuoteRecord,
    ToldRecord,
    ValueRecord,
    ValuesDocument,
)
from claimbook.book.sources import cite_document, cite_reference, entity_name
from claimbook.values.display import show, show_date
from claimbook.values.highlight import find_number

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.book.identity import Identity
    from claimbook.tables.ledger import Row
    from claimbook.values.value import Interval, Value

DERIVED_DIGITS = 15
WHOLE_QUOTE_WORDS = 12
FRAGMENT_WORDS = 5


def number_text(number: Decimal, *, derived: bool) -> str:
    """Return a number as text without an exponent below 10^15: 6800000000, 0.089, 3.14E+23."""
    if derived and number:
        number = number.quantize(Decimal(1).scaleb(number.adjusted() - DERIVED_DIGITS + 1))
    number = number.normalize()
    return f"{number:f}" if abs(number.adjusted()) < DERIVED_DIGITS else str(number)


def interval_record(interval: Interval | None, *, derived: bool) -> IntervalRecord | None:
    if interval is None:
        return None
    return {"low": number_text(interval.low, derived=derived), "high": number_text(interval.high, derived=derived)}


def plain_note(book: Book, note: str) -> str:
    """Return a note with the values that it names written out."""
    return ROLE.sub(lambda match: show(book[match[1]], match[2] or ""), without_conditions(note))


def text_fragment(url: str, quote: str) -> str:
    """Return the address that opens a web page at a quote (WICG, "Text Fragments"), empty for no web address."""
    if not url.startswith(("https://", "http://")):
        return ""
    words = quote.split()

    def part(some: list[str]) -> str:
        return percent_encoded(" ".join(some), safe="").replace("-", "%2D")

    if len(words) <= WHOLE_QUOTE_WORDS:
        text = part(words)
    else:
        text = f"{part(words[:FRAGMENT_WORDS])},{part(words[-FRAGMENT_WORDS:])}"
    return f"{url.partition('#')[0]}#:~:text={text}"


class Registry:
    """The records of a book's values by id, each made when first asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._records: dict[str, ValueRecord] = {}

    def ids(self) -> list[str]:
        """Return the ids of all values, in the order of the tables and then of the topics."""
        return self.book.value_ids()

    def __getitem__(self, id: str) -> ValueRecord:
        """Return the record of one value; raises BookError where there is none."""
        if id not in self._records:
            self._records[id] = self._record(self.book[id])
        return self._records[id]

    def get(self, id: str) -> ValueRecord | None:
        """Return the record of one value, None where there is none."""
        return self[id] if id in self.book else None

    def document(self) -> ValuesDocument:
        """Return the whole registry as `values.v1.json` holds it."""
        return {
            "version": VERSION,
            "schema": "values.v1.schema.json",
            "book": identity_record(self.book.identity),
            "values": [self[id] for id in self.ids()],
        }

    def _record(self, value: Value) -> ValueRecord:
        derived = value.derived
        row = self.book.ledger.row(value.table, value.id) if value.table in VALUE_TABLES else None
        return {
            "id": value.id,
            "label": self._label(value, row),
            "text": show(value, "worded unit"),
            "number": None if value.quantity is None else number_text(value.number, derived=derived),
            "date": value.date or None,
            "unit": value.unit,
            "comparator": value.comparator,
            "out_of": value.out_of or None,
            "estimate": interval_record(value.estimate, derived=derived),
            "rounding": interval_record(value.rounding, derived=derived),
            "topic": value.topic,
            "table": value.table or "derived",
            "kind": _kind(row),
            "as_of": value.nature.as_of or None,
            "as_of_text": show_date(value.nature.as_of) if value.nature.as_of else None,
            "scenario": value.nature.scenario or None,
            "horizon_years": value.nature.horizon or None,
            "confidence": value.confidence,
            "confidence_reason": value.confidence_reason,
            "status": row["status"] if row is not None else "current",
            "superseded_by": (row["superseded_by"] or None) if row is not None else None,
            "formula": value.formula if derived else None,
            "formula_in_words": value.words or None,
            "inputs": [each.id for each in value.inputs()],
            "rests_on": [each.id for each in value.sources()] if derived else [],
            "note": (row.get("note") or None) if row is not None else None,
            **self._told(value, row),
        }

    def _label(self, value: Value, row: Row | None) -> str:
        if row is None:
            return value.label
        return f"{self._subject(row['subject'])}: {row['metric']}"

    def _subject(self, subject: str) -> str:
        return entity_name(self.book.ledger, subject)

    def _told(self, value: Value, row: Row | None) -> ToldRecord:
        """Return what the tables tell of a value: quotes, citation, who said it, verdict, disagreement."""
        if row is None:
            return {"quotes": [], "citation": None, "attributed_to": [], "check": None, "disagrees_with": []}
        if value.table == "reference":
            cited = cite_reference(row).record()
            return {"quotes": [], "citation": cited, "attributed_to": [], "check": None, "disagrees_with": []}
        ledger = self.book.ledger
        rivals = ledger.where("claims", disagreement=row["disagreement"]) if row["disagreement"] else []
        return {
            "quotes": [self._quote(value, each) for each in ledger.where("evidence", claim=value.id)],
            "citation": None,
            "attributed_to": [entity_name(ledger, id) for id in row.words("attributed_to")],
            "check": self._check(value.id),
            "disagrees_with": [each.id for each in rivals if each.id != value.id],
        }

    def _quote(self, value: Value, evidence: Row) -> QuoteRecord:
        document = self.book.ledger.row("documents", evidence["document"])
        if document is None:
            raise BookError(f"The evidence of {value.id} names the document {evidence['document']!r}; there is none.")
        marked = find_number(evidence["quote"], value)
        return {
            "text": evidence["quote"],
            "marked": list(marked) if marked else None,
            "stance": evidence["stance"],
            "document": document.id,
            "title": document["title"],
            "publisher": document["publisher"],
            "published": document["published"],
            "published_text": show_date(document["published"]),
            "citation": cite_document(document).text,
            "url": document["url"],
            "opens_at": text_fragment(document["url"], evidence["quote"]),
            "dependence": document["dependence"],
            "language": document["language"],
            "translation": evidence.get("translation", ""),
        }

    def _check(self, claim: str) -> CheckRecord | None:
        rows = self.book.ledger.where("checks", claim=claim)
        if not rows:
            return None
        note = plain_note(self.book, rows[0]["note"])
        return {"verdict": rows[0]["verdict"], "note": note, "reference": rows[0].words("reference")}


def _kind(row: Row | None) -> str:
    if row is None:
        return "derived"
    return row["kind_of_statement"] if row.table == "claims" else row["basis"]


def identity_record(identity: Identity) -> IdentityRecord:
    """Return what the book is called, as its data files say it."""
    return {
        "title": identity.title,
        "subtitle": identity.subtitle,
        "short_name": identity.short_name,
        "author": identity.author,
        "publisher": identity.publisher,
        "licence": identity.licence,
        "licence_url": identity.licence_url,
        "edition": identity.version,
        "as_of": identity.as_of,
        "published": identity.published,
        "language": identity.language,
        "address": identity.address or None,
    }


def figures_document(identity: Identity, figures: list[FigureRecord]) -> FiguresDocument:
    """Return the figures of a site as `figures.json` holds them, each with the page it stands on, without drawings."""
    kept = [without_narrow(figure) for figure in figures]
    return {"version": VERSION, "schema": "figures.schema.json", "book": identity_record(identity), "figures": kept}


def without_narrow(figure: FigureRecord) -> FigureRecord:
    """Return what is said of a figure without its narrow drawing, which pages alone need."""
    kept = figure.copy()
    kept.pop("narrow", None)
    return kept
