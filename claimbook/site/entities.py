"""The entities page: every organisation, machine, model and person that the book names, each with an anchor."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from claimbook.book import has_value
from claimbook.ledger import Row
from claimbook.site.charts import web_link
from claimbook.site.documents import folded, host, taken
from claimbook.site.places import ENTITIES
from claimbook.site.story import Teller

WORKING_NOTE = re.compile(r"(?:^|(?<=[.!?]\s))Basis:.*?(?:[.!?](?=\s)|$)\s*", re.DOTALL)
BRACKET = re.compile(r"\s+\([^()]*\)$")
SHORT = 6


def listing(teller: Teller, _: str) -> Markup:
    """Return all entities, grouped by kind in the order in which kinds first occur."""
    kinds: dict[str, list[Row]] = {}
    for row in teller.registry.book.ledger.where("entities"):
        kinds.setdefault(row["kind"], []).append(row)
    leads = Markup(" · ").join(
        Markup('<a href="#kind-{}">{} ({})</a>').format(slug(kind), kind, len(rows)) for kind, rows in kinds.items()
    )
    groups = Markup("\n").join(
        Markup('<h2 id="kind-{}">{}</h2>\n<dl class="entities">{}</dl>').format(
            slug(kind), kind.capitalize(), Markup("\n").join(entity(teller, row) for row in rows)
        )
        for kind, rows in kinds.items()
    )
    return Markup("<p>{}</p>\n{}\n").format(leads, groups)


def slug(kind: str) -> str:
    return "-".join(kind.split())


def entity(teller: Teller, row: Row) -> Markup:
    """Return one entity: names, country, successor, address, the values stated of it and the outside figures."""
    told = [
        escape(f"also {', '.join(row['aliases'].split('|'))}") if row["aliases"] else "",
        escape(row["country"]),
        successor(teller, row),
        web_link(row["url"], host(row["url"])) if row["url"] else "",
        escape(public_note(row["note"])),
        stated(teller, row.id),
        outside(teller, row),
    ]
    lines = Markup("").join(Markup("<dd>{}</dd>").format(each) for each in told if each)
    return Markup('<div id="{id}"><dt>{name} <code>{id}</code></dt>{lines}</div>').format(
        id=row.id, name=row["name"], lines=lines or Markup("<dd>{}</dd>").format(row["kind"])
    )


def successor(teller: Teller, row: Row) -> Markup:
    after = teller.registry.book.ledger.row("entities", row["successor"]) if row["successor"] else None
    if after is None:
        return Markup("")
    return Markup('became <a href="{}">{}</a>').format(teller.to(ENTITIES, after.id), after["name"])


def stated(teller: Teller, id: str) -> Markup:
    """Return the numbers that the documents state of an entity."""
    claims = [row for row in teller.registry.book.ledger.where("claims", subject=id) if has_value(row)]
    return Markup("; ").join(Markup("{}: {}").format(row["metric"], teller.value(row.id)) for row in claims)


def public_note(note: str) -> str:
    """Return a note without the sentences in which we note for ourselves what an entry rests on."""
    return WORKING_NOTE.sub("", note).strip()


def outside(teller: Teller, row: Row) -> Markup:
    """Return the current outside figures of an entity, folded where they are many."""
    names = {row.id, row["name"], *row["aliases"].split("|")} - {""}
    figures = [
        taken(teller, each, named=each["subject"] not in names)
        for each in teller.registry.book.ledger.where("reference", status="current")
        if has_value(each) and names & {each["subject"], BRACKET.sub("", each["subject"])}
    ]
    if len(figures) > SHORT:
        return folded(figures, f"{len(figures)} outside figures")
    return Markup("outside figures: {}").format(Markup("; ").join(figures)) if figures else Markup("")
