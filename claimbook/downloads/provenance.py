"""What a file that leaves the book says of itself: what it shows, where that comes from, its name and licence."""

from __future__ import annotations

import xml.etree.ElementTree as tree
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimbook.book.records import CitationRecord, FigureRecord
from claimbook.book.sources import citation_in_words
from claimbook.cite import one_line, short_form, whole_title

if TYPE_CHECKING:
    from claimbook.book.identity import Identity

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SHORTENED = 300


@dataclass(frozen=True, slots=True)
class Provenance:
    """Title, description, sources and address of one thing, and the book, edition and licence it belongs to."""

    title: str
    description: str
    identifier: str
    sources: tuple[str, ...]
    address: str
    author: str
    publisher: str
    book: str
    edition: str
    edition_in_words: str
    published: str
    licence: str
    licence_url: str
    language: str

    @property
    def origin(self) -> str:
        """Author, book, edition, id, licence and address, in one line."""
        parts = [f"{self.author}, {self.book}, {self.edition_in_words}", self.identifier, self.licence, self.address]
        return " · ".join(part for part in parts if part)

    @property
    def source(self) -> str:
        """All sources in one line; the book itself where it rests on no other."""
        return "; ".join(self.sources) or f"{self.author}, {self.book}"

    @property
    def source_line(self) -> str:
        """The sources as a picture has room for them: the first ones whole, then how many more there are."""
        shown: list[str] = []
        for source in self.sources:
            if shown and len("; ".join([*shown, source])) > SHORTENED:
                break
            shown.append(source)
        more = len(self.sources) - len(shown)
        return "Source: " + "; ".join(shown or [self.source]) + (f"; and {more} more" if more else "")

    def as_dict(self) -> dict[str, Any]:
        """Return everything as JSON, without what is empty."""
        known = {
            "title": self.title,
            "description": self.description,
            "identifier": self.identifier,
            "sources": list(self.sources),
            "address": self.address,
            "author": self.author,
            "publisher": self.publisher,
            "book": self.book,
            "edition": self.edition,
            "published": self.published,
            "licence": self.licence,
            "licence_url": self.licence_url,
            "language": self.language,
        }
        return {key: part for key, part in known.items() if part}

    def rdf(self) -> tree.Element:
        """Return an RDF element as XMP wants it (ISO 16684-1): Dublin Core, rights, and the edition as a version."""
        for prefix, space in (("rdf", RDF), ("dc", DC), ("dcterms", TERMS), ("schema", SCHEMA), ("xmpRights", RIGHTS)):
            tree.register_namespace(prefix, space)
        top = tree.Element(f"{{{RDF}}}RDF")
        about = tree.SubElement(top, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
        for name, text in (("title", self.title), ("description", self.description), ("rights", self._rights)):
            listed(about, f"{{{DC}}}{name}", "Alt", [text])
        listed(about, f"{{{DC}}}creator", "Seq", [self.author])
        listed(about, f"{{{DC}}}publisher", "Bag", [self.publisher])
        listed(about, f"{{{DC}}}date", "Seq", [self.published])
        listed(about, f"{{{DC}}}relation", "Bag", [f"{self.book}, {self.edition_in_words}"])
        tree.SubElement(about, f"{{{DC}}}identifier").text = self.identifier
        tree.SubElement(about, f"{{{DC}}}source").text = self.source
        tree.SubElement(about, f"{{{SCHEMA}}}version").text = self.edition
        if self.licence_url:
            tree.SubElement(about, f"{{{RIGHTS}}}WebStatement").text = self.licence_url
        if self.address:
            tree.SubElement(about, f"{{{SCHEMA}}}url").text = self.address
        return top

    @property
    def _rights(self) -> str:
        return " ".join(part for part in (f"{self.author}, {self.licence}", self.licence_url) if part)


def listed(parent: tree.Element, name: str, kind: str, texts: list[str]) -> None:
    """Add a property with a list of texts; the alternatives of an Alt are in the default language."""
    container = tree.SubElement(tree.SubElement(parent, name), f"{{{RDF}}}{kind}")
    for text in texts:
        item = tree.SubElement(container, f"{{{RDF}}}li", {LANGUAGE: "x-default"} if kind == "Alt" else {})
        item.text = text


def of_figure(identity: Identity, about: FigureRecord, place: str = "") -> Provenance:
    """Return what the files of a figure say of themselves; `place` is its page, where that is not its usual one."""
    place = place or f"figures/{about['id']}.html"
    return _of(identity, about["takeaway"], about["alt"], about["id"], cited_sources(about["sources"]), place)


def of_book(identity: Identity, description: str) -> Provenance:
    """Return what a file with the whole book says of itself."""
    return _of(identity, whole_title(identity), description, "", (), "")


def _of(identity: Identity, title: str, description: str, id: str, sources: tuple[str, ...], place: str) -> Provenance:
    identifier = short_form(identity, id) if id else f"{identity.short_name}{identity.citation_suffix}"
    return Provenance(
        title=one_line(title),
        description=one_line(description),
        identifier=identifier,
        sources=sources,
        address=f"{identity.address}/{place}" if identity.address else "",
        author=one_line(identity.author),
        publisher=one_line(identity.publisher),
        book=one_line(identity.title),
        edition=identity.version,
        edition_in_words=identity.edition_in_words,
        published=identity.published,
        licence=identity.licence,
        licence_url=identity.licence_url,
        language=identity.language,
    )


def cited_sources(sources: list[CitationRecord]) -> tuple[str, ...]:
    """Return the citations of a figure as text; what was seen only in a copy, or not at all, says so."""
    return tuple(one_line(citation_in_words(source)) for source in sources)
