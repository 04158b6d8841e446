"""The sources page: each document with the quotes that the book uses, never its full text; each outside source."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from claimbook.book.book import has_value
from claimbook.book.registry import text_fragment
from claimbook.book.sources import cite_reference, entity_name
from claimbook.cite.sources import Sources
from claimbook.site import citations
from claimbook.site.templating import rendered, web_link
from claimbook.site.value_card import PageRenderer
from claimbook.tables.ledger import Row
from claimbook.values.display import show_date


def section(renderer: PageRenderer, id: str) -> Markup:
    """Return what is told of one document."""
    ledger = renderer.registry.book.ledger
    row = ledger.row("documents", id)
    assert row is not None
    evidence = ledger.where("evidence", document=id)
    quotes = [quoted(renderer, each) for each in evidence]
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
        ("file", Markup("<code>{}</code>").format(row["file"])),
        ("checksum", Markup("<details><summary>SHA-256</summary><code>{}</code></details>").format(row["sha256"])),
    ]
    items = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*each) for each in told if each[1])
    return Markup('<dl class="told">{}</dl>\n').format(items)


def quoted(renderer: PageRenderer, evidence: Row) -> Markup:
    """Return one quote with the statement that rests on it."""
    ledger = renderer.registry.book.ledger
    claim = ledger.row("claims", evidence["claim"])
    if claim is None:
        return Markup("")
    what = f"{entity_name(ledger, claim['subject'])}: {claim['metric']}"
    shown = renderer.value(claim.id) if has_value(claim) else escape("no number")
    stance = "" if evidence["stance"] == "supports" else f" ({evidence['stance']} it)"
    note = Markup(' <span class="note">{}</span>').format(evidence["note"]) if evidence["note"] else ""
    document = ledger.row("documents", evidence["document"])
    foreign = document is not None and document["language"] != renderer.identity.language
    quote = Markup("<q{}>{}</q>").format(
        Markup(' lang="{}"').format(document["language"]) if document is not None and foreign else "", evidence["quote"]
    )
    if translation := evidence.get("translation", ""):
        quote += Markup(' <span class="note">Our translation: “{}”</span>').format(translation)
    return Markup("<li>{}<br>{} — {}{}{}{}</li>").format(quote, what, shown, stance, note, opens(renderer, evidence))


def opens(renderer: PageRenderer, evidence: Row) -> Markup:
    """Return the link that opens a document at a quote, nothing where the document has no web address."""
    document = renderer.registry.book.ledger.row("documents", evidence["document"])
    at = text_fragment(document["url"], evidence["quote"]) if document is not None else ""
    return (
        Markup('<span class="opens"> · {}</span>').format(web_link(at, "open at this sentence")) if at else Markup("")
    )


def outside_sources(renderer: PageRenderer, _: str) -> Markup:
    """Return every source of the outside figures, each once, in the order of the alphabet."""
    sources: dict[tuple[str, str], list[Row]] = {}
    for row in renderer.registry.book.ledger.where("reference"):
        cited = cite_reference(row)
        sources.setdefault((cited.text, cited.url), []).append(row)
    if not sources:
        return Markup("<p>The book takes no figure from outside.</p>\n")
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
    status = "" if record["status"] == "current" else Markup(' <em class="mark">{}</em>').format(record["status"])
    what = record["label"] if named else row["metric"]
    return Markup("{}{}: {}{}").format(what, when, renderer.value(row.id), status)


def folded(items: list[Markup], summary: str) -> Markup:
    """Return items as a list that opens at its summary, nothing where there are none."""
    if not items:
        return Markup("")
    listed = Markup("").join(Markup("<li>{}</li>").format(each) for each in items)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(summary, listed)
