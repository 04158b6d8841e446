"""The story of a value as a reader meets it: quotes with the number marked, who said it, how sure, how computed.

One rendering serves the panel that opens at a number and the entry on the numbers page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from sphinx.util.osutil import relative_uri

from claimbook.registry import Record
from claimbook.site.charts import citation_markup
from claimbook.site.places import METHOD, NUMBERS, SOURCES, address

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from claimbook.identity import Identity
    from claimbook.registry import Registry

STANCES = {"supports": "", "refines": "refines it: ", "contradicts": "contradicts it: "}
Line = tuple[str, Markup]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells stories on one page of a site; every link it writes works from that page."""

    registry: Registry
    builder: Builder
    page: str

    @property
    def identity(self) -> Identity:
        return self.registry.book.identity

    def to(self, target: str, anchor: str = "") -> str:
        return address(self.builder, self.page, target, anchor)

    def data_file(self, name: str) -> str:
        """Return the address of a data file that stands beside the site's first page."""
        return relative_uri(self.builder.get_target_uri(self.page), name)

    def value(self, id: str, text: str = "") -> Markup:
        """Return a value as a link to its entry."""
        record = self.registry[id]
        return Markup('<a class="value" href="{}">{}</a>').format(self.to(NUMBERS, id), text or record["text"])

    def sure(self, record: Record) -> Markup:
        """Return how sure the book is, as a link to the scale."""
        word = record["confidence"]
        anchor = f"sure-{word.replace(' ', '-')}"
        return Markup('<a class="sure" href="{}">{}</a>').format(self.to(METHOD, anchor), word)

    def quotes(self, record: Record) -> Markup:
        """Return each quote with its number marked and the document it stands in."""
        return Markup("").join(self._quote(quote) for quote in record["quotes"])

    def _quote(self, quote: Record) -> Markup:
        document = Markup('<a href="{}">{}</a>').format(self.to(SOURCES, quote["document"]), quote["publisher"])
        opens = (
            Markup(' · <a class="external" rel="noreferrer" href="{}">open at this sentence</a>').format(
                quote["opens_at"]
            )
            if quote["opens_at"]
            else ""
        )
        return Markup(
            '<blockquote class="quote"><p>“{}”</p><footer>{}{}, “<bdi>{}</bdi>”, {}{}{}</footer></blockquote>'
        ).format(
            marked(quote),
            STANCES[quote["stance"]],
            document,
            quote["title"],
            quote["published_text"],
            rests_on(quote),
            opens,
        )

    def lines(self, record: Record) -> Iterator[Line]:
        """Yield what else there is to tell, each under its short name."""
        yield "how sure", Markup("{}, {}").format(self.sure(record), record["confidence_reason"])
        if record["attributed_to"]:
            yield "says", escape(", ".join(record["attributed_to"]))
        yield "kind", escape(kind_in_words(record))
        if record["citation"]:
            yield "source", citation_markup(record["citation"])
        if record["estimate"] and record["number"]:
            yield "range", escape(self._interval(record, "range"))
        if record["formula_in_words"]:
            yield "formula", self._formula(record)
        if record["check"]:
            yield "checked", self._check(record["check"])
        if record["note"]:
            yield "note", self._named(record["note"])
        if record["disagrees_with"]:
            rivals = [self.value(id) for id in record["disagrees_with"]]
            yield "against it", Markup("; ").join(rivals)
        if record["superseded_by"]:
            yield "replaced by", self.value(record["superseded_by"])

    def _named(self, text: str) -> Markup:
        """Return a text with each value that it names by its id as a link."""
        parts = re.split(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)", text)
        known = self.registry.book
        return Markup("").join(
            self.value(part, part) if at % 2 and part in known else part for at, part in enumerate(parts)
        )

    def _interval(self, record: Record, form: str) -> str:
        return format(self.registry.book[record["id"]], f"{form} unit")

    def _formula(self, record: Record) -> Markup:
        inputs = Markup("; ").join(
            Markup("{} = {}").format(self.registry[id]["label"], self.value(id)) for id in record["inputs"]
        )
        return Markup('{} <span class="inputs">{}</span>').format(record["formula_in_words"], inputs)

    def _check(self, check: Record) -> Markup:
        refs = Markup(", ").join(self.value(id) for id in check["reference"])
        found = Markup(" ({})").format(refs) if refs else ""
        return Markup("<strong>{}</strong>{}{}").format(
            check["verdict"], f". {check['note']}" if check["note"] else "", found
        )

    def details(self, record: Record, *, without: str = "") -> Markup:
        """Return the lines as a list of terms, all or without one that stands elsewhere."""
        items = Markup("").join(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, text)
            for name, text in self.lines(record)
            if name != without
        )
        return Markup('<dl class="told">{}</dl>').format(items)

    def panel(self, id: str) -> Markup:
        """Return the panel that opens at a number, kept in the page as a template until it is asked for."""
        record = self.registry[id]
        when = f" · {record['as_of_text']}" if record["as_of"] else ""
        return Markup(
            '<template data-story="{id}" data-copy="{copy}">'
            '<p class="panel-head"><strong>{text}</strong> <span>{label}{when}</span></p>{quotes}{details}</template>\n'
        ).format(
            id=id,
            copy=self.cited(record),
            text=record["text"],
            label=record["label"],
            when=when,
            quotes=self.quotes(record),
            details=self.details(record),
        )

    def cited(self, record: Record) -> str:
        """Return a value with its citation, as plain text to be pasted."""
        book = self.identity
        sources = [quote["citation"] for quote in record["quotes"][:1]]
        sources += [record["citation"]["text"]] if record["citation"] else []
        source = f" Source: {sources[0]}." if sources else ""
        return (
            f"{record['text']} ({record['label']}).{source} In: {book.author}, {book.title}, "
            f"edition {book.edition}, {book.short_name}:{record['id']}{book.citation_suffix}"
        )


def rests_on(quote: Record) -> str:
    """Return in a few words which other text a document rewrites, so that two of one origin do not read as two."""
    text = re.split(r"[;(]|, https?:", quote["dependence"])[0].strip()
    return f" ({text})" if text and not text.startswith("primary") else ""


def marked(quote: Record) -> Markup:
    """Return a quote with its number marked."""
    text = quote["text"]
    if not quote["marked"]:
        return escape(text)
    start, end = quote["marked"]
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


def kind_in_words(record: Record) -> str:
    """Return the kind of statement with what qualifies it: its scenario, its horizon."""
    words = [record["kind"]]
    if record["scenario"]:
        words.append(f"{record['scenario']} case")
    if record["horizon_years"]:
        years = record["horizon_years"]
        words.append(f"over {years} year{'' if years == '1' else 's'}")
    return ", ".join(words)
