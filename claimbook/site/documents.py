"""The sources page: each document with the quotes that the book uses, never its full text; each outside source."""

from __future__ import annotations

from typing import Any, TypedDict

from markupsafe import Markup, escape

from claimbook.book.book import has_value
from claimbook.book.registry import text_fragment
from claimbook.book.sources import cite_reference, entity_name
from claimbook.cite.sources import Sources
from claimbook.site import citations
from claimbook.site.templating import macro, rendered, web_link
from claimbook.site.value_card import PageRenderer
from claimbook.tables.ledger import Row
from claimbook.values.display import show_date


def section(renderer: PageRenderer, id: str) -> Markup:
    """Return what is told of one document."""
    ledger = renderer.registry.book.ledger
    row = ledger.row("documents", id)
    assert row is not None
    quotes = [quoted(renderer, row, each) for each in ledger.where("evidence", document=id)]
    files = citations.source_links(renderer, id)
    return rendered("document.html", facts=facts(row), files=files, quotes=quotes)


def facts(row: Row) -> Markup:
    """Return a document's metadata as a list of terms."""
    told = [
        ("published by", escape(row["publisher"])),
        ("author", escape(row["author"])),
        ("date", escape(f"{show_date(row['published'])} ({row['published_basis']})")),
        ("address", web_link(row["url"], row["url"])),
        ("language", escape(row["language"])),
        ("independence", escape(row["dependence"] or "no other document of the book rests on the same text")),
        ("file", macro("code")(row["file"])),
        ("checksum", macro("checksum")(row["sha256"])),
    ]
    return macro("told")([each for each in told if each[1]])


class Quoted(TypedDict):
    """A quote of a document with the statement that rests on it."""

    evidence: Row
    language: str
    translation: str
    what: str
    shown: Markup
    opens_at: str


def quoted(renderer: PageRenderer, document: Row, evidence: Row) -> Quoted | None:
    """Return one quote with the statement that rests on it, None where the book has no such statement."""
    ledger = renderer.registry.book.ledger
    claim = ledger.row("claims", evidence["claim"])
    if claim is None:
        return None
    return {
        "evidence": evidence,
        "language": document["language"] if document["language"] != renderer.identity.language else "",
        "translation": evidence.get("translation", ""),
        "what": f"{entity_name(ledger, claim['subject'])}: {claim['metric']}",
        "shown": renderer.value(claim.id) if has_value(claim) else escape("no number"),
        "opens_at": text_fragment(document["url"], evidence["quote"]),
    }


def outside_sources(renderer: PageRenderer, _: str) -> Markup:
    """Return every source of the outside figures, each once, in the order of the alphabet."""
    sources: dict[tuple[str, str], list[Row]] = {}
    for row in renderer.registry.book.ledger.where("reference"):
        cited = cite_reference(row)
        sources.setdefault((cited.text, cited.url), []).append(row)
    primary = Sources(renderer.registry.book)
    listed = [source(renderer, primary, sources[key]) for key in sorted(sources, key=alphabetical)]
    return rendered("outside_sources.html", sources=listed)


def alphabetical(key: tuple[str, str]) -> tuple[str, tuple[str, str]]:
    """Return by what a source is sorted: its citation's letters and digits, capitals or not."""
    return "".join(letter for letter in key[0].casefold() if letter.isalnum() or letter == " "), key


def source(renderer: PageRenderer, primary: Sources, rows: list[Row]) -> dict[str, Any]:
    """Return one source with the numbers taken from it; how it was seen stands once where it holds for all of them."""
    cited = [cite_reference(row).record() for row in rows]
    alike = len({(each["secondary"], each["unseen"]) for each in cited}) == 1
    numbers = [
        {"taken": taken(renderer, row), "source": each} for row, each in zip(rows, cited, strict=True) if has_value(row)
    ]
    name = primary.name_of(rows[0].id)
    files = citations.source_links(renderer, name) if name else ""
    return {"cited": cited[0], "alike": alike, "numbers": numbers, "files": files}


def taken(renderer: PageRenderer, row: Row, *, named: bool = True) -> Markup:
    """Return a number of an outside source with what it is of, its date and, where it no longer holds, its status."""
    record = renderer.registry[row.id]
    when = f", {record['as_of_text']}" if record["as_of"] else ""
    what = record["label"] if named else row["metric"]
    return macro("taken", "taken.html")(f"{what}{when}", renderer.value(row.id), record["status"])
