"""The sources page: each document with what is known of it and the quotes that the book uses, never its full text."""

from __future__ import annotations

from markupsafe import Markup, escape

from claimbook.book import has_value
from claimbook.display import show_date
from claimbook.ledger import Row
from claimbook.site.charts import web_link
from claimbook.site.story import Teller
from claimbook.sources import entity_name


def section(teller: Teller, id: str) -> Markup:
    """Return what is told of one document."""
    ledger = teller.registry.book.ledger
    row = ledger.row("documents", id)
    assert row is not None
    evidence = ledger.where("evidence", document=id)
    items = Markup("\n").join(quoted(teller, each) for each in evidence)
    return Markup('{facts}<h3>Quotes that the book uses</h3>\n<ol class="quotes">\n{items}\n</ol>\n').format(
        facts=facts(row), items=items
    )


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
        ("SHA-256", Markup("<code>{}</code>").format(row["sha256"])),
    ]
    items = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*each) for each in told if each[1])
    return Markup('<dl class="told">{}</dl>\n').format(items)


def quoted(teller: Teller, evidence: Row) -> Markup:
    """Return one quote with the statement that rests on it."""
    ledger = teller.registry.book.ledger
    claim = ledger.row("claims", evidence["claim"])
    if claim is None:
        return Markup("")
    what = f"{entity_name(ledger, claim['subject'])}: {claim['metric']}"
    shown = teller.value(claim.id) if has_value(claim) else escape("no number")
    stance = "" if evidence["stance"] == "supports" else f" ({evidence['stance']} it)"
    note = Markup(' <span class="note">{}</span>').format(evidence["note"]) if evidence["note"] else ""
    return Markup("<li><q>{}</q><br>{} — {}{}{}</li>").format(evidence["quote"], what, shown, stance, note)
