"""The story of a value as a reader meets it: quotes with the number marked, who said it, how sure, how computed.

One rendering serves the panel that opens at a number and the entry on the numbers page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from sphinx.util.osutil import relative_uri

from claimbook.book.readers import ACCEPTED, CONFIRMED, readers_of
from claimbook.book.records import QuoteRecord, ValueRecord
from claimbook.cite.standing import kind_in_words, number_in_words, verdict
from claimbook.site.addresses import METHOD, NUMBERS, SOURCES, address
from claimbook.site.gate import site_of
from claimbook.site.named_values import ID
from claimbook.site.templating import citation, macro, rendered, web_link
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from claimbook.book.identity import Identity
    from claimbook.book.registry import Registry

STANCES = {"supports": "", "refines": "refines it: ", "contradicts": "contradicts it: "}
SOURCES_TOLD, SOURCES_COPIED, SOURCES_NAMED = 5, 3, 2
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Line = tuple[str, Markup]


class Told(NamedTuple):
    """A quote as a page shows it: its text and document, what it says to the value, what it rewrites."""

    record: QuoteRecord
    text: Markup
    document: Markup
    stance: str
    origin: str


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Tells stories on one page of a site; every link it writes works from that page."""

    registry: Registry
    builder: Builder
    page: str

    @property
    def identity(self) -> Identity:
        return self.registry.book.identity

    def cited_as(self, id: str) -> Identity:
        """Return the version of the book that a citation of a value names."""
        return site_of(self.builder.app).versions.of_value(id)

    def to(self, target: str, anchor: str = "") -> str:
        return address(self.builder, self.page, target, anchor)

    def data_file(self, name: str) -> str:
        """Return the address of a data file that stands beside the site's first page."""
        return relative_uri(self.builder.get_target_uri(self.page), name)

    def value(self, id: str, text: str = "") -> Markup:
        """Return a value as a link to its entry."""
        record = self.registry[id]
        return macro("value")(self.to(NUMBERS, id), text or record["text"])

    def sure(self, record: ValueRecord) -> Markup:
        """Return how sure the book is, as a link to the scale."""
        word = record["confidence"]
        anchor = f"sure-{word.replace(' ', '-')}"
        return macro("value")(self.to(METHOD, anchor), word, "sure")

    def quotes(self, record: ValueRecord) -> Markup:
        """Return each quote with its number marked and the document it stands in."""
        told = [
            Told(
                quote,
                quoted_text(quote, self.identity.language),
                self._document(quote, quote["publisher"]),
                STANCES[quote["stance"]],
                origin(quote),
            )
            for quote in record["quotes"]
        ]
        return macro("quotes", "quotes.html")(told)

    def lines(self, record: ValueRecord) -> Iterator[Line]:
        """Yield what else there is to tell, each under its short name."""
        yield "how sure", Markup("{}, {}").format(self.sure(record), self.reason(record))
        for documents in same_origin(record["quotes"]):
            yield "same origin", escape(" and ".join(dict.fromkeys(each["publisher"] for each in documents)))
        if record["attributed_to"]:
            yield "says", escape(", ".join(record["attributed_to"]))
        yield "kind", escape(kind_in_words(record))
        if record["citation"]:
            yield "source", citation(record["citation"])
        if behind := self.behind(record):
            yield "rests on", Markup("; ").join(shortened(list(behind.values()), SOURCES_TOLD))
        if record["estimate"] and record["number"]:
            yield "range", escape(self._interval(record, "range"))
        if record["formula_in_words"]:
            yield "formula", self._formula(record)
        yield from self.read_by(record)
        if record["note"]:
            yield "note", self._named(record["note"])
        if record["disagrees_with"]:
            rivals = [self.value(id) for id in record["disagrees_with"]]
            yield "against it", Markup("; ").join(rivals)
        if record["superseded_by"]:
            yield "replaced by", self.value(record["superseded_by"])

    def read_by(self, record: ValueRecord) -> Iterator[Line]:
        """Yield who has read a statement beside its article: "read by one", or who else has confirmed it."""
        ledger = self.registry.book.ledger
        first, second = (readers_of(ledger, record["id"], role) for role in (ACCEPTED, CONFIRMED))
        if first:
            yield "read by", escape(", ".join(first) if second or len(first) > 1 else f"one, {first[0]}")
        if second:
            yield "confirmed by", escape(", ".join(second))

    def reason(self, record: ValueRecord) -> Markup:
        """Return why the book is as sure as it is; what decides it for a derived value is called by its label."""
        id, _, why = record["confidence_reason"].partition(": ")
        if id not in record["rests_on"]:
            return self._named(record["confidence_reason"])
        return Markup("no surer than {}: {}").format(self.labelled(id), why)

    def behind(self, record: ValueRecord) -> dict[str, Markup]:
        """Return the documents and outside sources behind a derived value, each once: its short name and its link."""
        found: dict[str, Markup] = {}
        for id in record["rests_on"]:
            for name, link in self._sources(self.registry[id]):
                found.setdefault(name, link)
        return found

    def origin_in_short(self, record: ValueRecord) -> str:
        """Return the names of a value's sources in a line without links: its own, or of those it is derived from."""
        if record["table"] != "derived":
            return "; ".join(shortened([name for name, _ in self._sources(record)], SOURCES_NAMED))
        names = "; ".join(shortened(list(self.behind(record)), SOURCES_NAMED))
        return f"derived from {names}" if names else "counted in the book’s tables"

    def _sources(self, record: ValueRecord) -> Iterator[Line]:
        """Yield the short name and the link of each source that bears out a value of a table."""
        row = self.registry.book.ledger.row("reference", record["id"]) if record["citation"] else None
        if row is not None:
            name = ", ".join(filter(None, (row["author"] or row["title"], row["year"] and show_date(row["year"]))))
            yield name, web_link(row["url"], name)
        for quote in record["quotes"]:
            if quote["stance"] != "contradicts":
                name = f"{quote['publisher']}, {quote['published_text']}"
                yield name, self._document(quote, name)

    def _document(self, quote: QuoteRecord, text: str) -> Markup:
        """Return a text that leads to the document of a quote on the sources page."""
        return macro("link")(self.to(SOURCES, quote["document"]), text)

    def _named(self, text: str) -> Markup:
        """Return a text with each value that it names by its id called by its label, as a link."""
        parts, known = ID.split(text), self.registry.book
        return Markup("").join(
            self.labelled(part) if at % 2 and part in known else part for at, part in enumerate(parts)
        )

    def labelled(self, id: str) -> Markup:
        """Return a value by its label in quotation marks, as a link."""
        return Markup("“{}”").format(self.value(id, self.registry[id]["label"]))

    def _interval(self, record: ValueRecord, form: str) -> str:
        return format(self.registry.book[record["id"]], f"{form} unit")

    def _formula(self, record: ValueRecord) -> Markup:
        inputs = [(self.registry[id]["label"], self.value(id)) for id in record["inputs"]]
        return macro("formula", "quotes.html")(record["formula_in_words"], inputs)

    def judged(self, record: ValueRecord) -> Markup:
        """Return the book's verdict on a value with what it rests on, nothing where nobody need check it."""
        check = record["check"]
        if check is None:
            return Markup("")
        return rendered("verdict.html", check=check, grounds=[self.value(id) for id in check["reference"]])

    def better(self, record: ValueRecord) -> ValueRecord | None:
        """Return the number to cite instead of a value that its verdict corrects."""
        return site_of(self.builder.app).versions.better(record)

    def details(self, record: ValueRecord) -> Markup:
        """Return the lines as a list of terms."""
        return macro("told")(self.lines(record))

    def panel(self, id: str) -> Markup:
        """Return the panel that opens at a number, kept in the page as a template until it is asked for."""
        record = self.registry[id]
        better = self.better(record)
        return rendered(
            "panel.html",
            record=record,
            edition=self.cited_as(id).edition_heading,
            copied=self.cited(record),
            better=better,
            better_copied=self.cited(better) if better else "",
            judged=self.judged(record),
            quotes=self.quotes(record),
            details=self.details(record),
        )

    def cited(self, record: ValueRecord) -> str:
        """Return a value with its citation, as plain text to be pasted."""
        book = self.cited_as(record["id"])
        sources = [quote["citation"] for quote in record["quotes"][:1]]
        sources += [record["citation"]["text"]] if record["citation"] else []
        sources = sources[:1] or list(self.behind(record))
        named = "; ".join(shortened(sources, SOURCES_COPIED))
        source = f" Source{'s' if len(sources) > 1 else ''}: {named}." if sources else ""
        better = self.better(record)
        instead = f" Better cite {number_in_words(better)}." if better else ""
        return (
            f"{record['text']} ({record['label']}) [{qualified(record)}].{source}{instead} "
            f"In: {book.author}, {book.title}, {book.edition_in_words}, "
            f"{book.short_name}:{record['id']}{book.citation_suffix}"
        )


def shortened(texts: Sequence[str], most: int) -> list[str]:
    """Return the first of some texts and how many more there are."""
    more = len(texts) - most
    return [*texts[:most], *([f"and {more} more"] if more > 0 else [])]


def qualified(record: ValueRecord) -> str:
    """Return what a reader of a copied number must know: kind of statement, scenario, who says it, verdict."""
    said = [f"said by {' and '.join(record['attributed_to'])}"] if record["attributed_to"] else []
    return "; ".join([", ".join([kind_in_words(record), *said]), *verdict(record["check"])])


def origin(quote: QuoteRecord) -> str:
    """Return in a few words which other text a document rewrites, empty for one that stands on its own."""
    text = re.split(r"[;(]|, https?:", quote["dependence"])[0].strip()
    return "" if text.startswith("primary") else text


def same_origin(quotes: Sequence[QuoteRecord]) -> list[list[QuoteRecord]]:
    """Return the documents of some quotes that rewrite one text, or one another, together."""
    groups: list[list[QuoteRecord]] = []
    for quote in {each["document"]: each for each in quotes}.values():
        akin = [group for group in groups if any(of_one_origin(quote, other) for other in group)]
        apart = [group for group in groups if group not in akin]
        groups = [*apart, [*chain.from_iterable(akin), quote]]
    return [group for group in groups if len(group) > 1]


def of_one_origin(one: QuoteRecord, other: QuoteRecord) -> bool:
    """Tell whether two documents rewrite the same text or one rewrites the other."""
    same = bool(origin(one)) and origin(one) == origin(other)
    return same or rewrites(one, other) or rewrites(other, one)


def rewrites(one: QuoteRecord, other: QuoteRecord) -> bool:
    """Tell whether a document's origin names another, by its id or by its publisher and, where it has one, its day."""
    text = origin(one)
    publisher = other["publisher"].partition(" (")[0]
    dated = not ISO_DAY.search(text) or other["published"] in text
    return _says(text, other["document"]) or (dated and _says(text, publisher))


def _says(text: str, name: str) -> bool:
    return bool(name and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def quoted_text(quote: QuoteRecord, language: str) -> Markup:
    """Return a quote as printed, its number marked; one in another language than the book's says so, and is followed
    by the translation, which is called ours.
    """
    text, (start, end) = quote["text"], quote["marked"] or (len(quote["text"]),) * 2
    parts = text[:start], text[start:end], text[end:]
    return macro("quoted", "quotes.html")(quote, *parts, quote["language"] != language)
