"""The entities page: every organisation, machine, model and person that the book names, each with an anchor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup, escape

from claimbook.book.book import has_value
from claimbook.book.prose import ROLE, without_conditions
from claimbook.html import host
from claimbook.site.addresses import ENTITIES, FIGURES, SOURCES
from claimbook.site.documents import taken
from claimbook.site.domain import domain_of
from claimbook.site.templating import macro, rendered, web_link
from claimbook.site.value_card import PageRenderer
from claimbook.tables.ledger import Row
from claimbook.values.display import show

WORKING_NOTE = re.compile(r"(?:^|(?<=[.!?]\s))Basis:.*?(?:[.!?](?=\s)|$)\s*", re.DOTALL)
BRACKET = re.compile(r"\s+\([^()]*\)$")
VALUE_NAMED = re.compile(rf"{ROLE.pattern}|(?<![\w-])([a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?![\w-])")
UNCHECKED = "not checked"
Drawn = dict[str, dict[str, str]]


def listing(renderer: PageRenderer, _: str) -> Markup:
    """Return all entities, grouped by kind in the order in which kinds first occur."""
    drawn = drawn_in(renderer)
    kinds: dict[str, list[Row]] = {}
    for row in renderer.registry.book.ledger.where("entities"):
        kinds.setdefault(row["kind"], []).append(row)
    groups = {kind: [entity(renderer, row, drawn) for row in rows] for kind, rows in kinds.items()}
    return rendered("entities.html", groups=groups)


class Entity(NamedTuple):
    """An entity with everything that is told of it."""

    row: Row
    told: list[Markup]


def also_called(row: Row) -> Markup:
    """Return the other names that an entity goes by, empty where it has none."""
    others = [name for name in row["aliases"].split("|") if name not in ("", row["name"])]
    return escape(f"also {', '.join(others)}") if others else Markup("")


def entity(renderer: PageRenderer, row: Row, drawn: Drawn) -> Entity:
    """Return one entity: who it is, what the articles say, what became of it, its values and its figures."""
    told = [
        also_called(row),
        escape(row["country"]),
        successor(renderer, row),
        web_link(row["url"], host(row["url"])) if row["url"] else Markup(""),
        noted(renderer, public_note(row["note"])),
        quotes(renderer, row.id),
        part("became")(events(renderer, row.id), verdicts(renderer, row.id)),
        stated(renderer, row.id),
        outside(renderer, row),
        figures(renderer, row, drawn),
    ]
    return Entity(row, [each for each in told if each] or [escape(row["kind"])])


def part(name: str) -> Callable[..., Markup]:
    """Return the macro of what is told of an entity."""
    return macro(name, "entity_parts.html")


def successor(renderer: PageRenderer, row: Row) -> Markup:
    after = renderer.registry.book.ledger.row("entities", row["successor"]) if row["successor"] else None
    if after is None:
        return Markup("")
    return Markup("became {}").format(macro("link")(renderer.to(ENTITIES, after.id), after["name"]))


def noted(renderer: PageRenderer, note: str) -> Markup:
    """Return a note in which each value that it names, by its role or by its id, stands as a number that leads on."""
    note = without_conditions(note)
    book, parts, end = renderer.registry.book, [], 0
    for match in VALUE_NAMED.finditer(note):
        id = match[1] or match[3]
        if id in book:
            parts += [
                escape(note[end : match.start()]),
                renderer.value(id, show(book[id], match[2] or "") if match[1] else ""),
            ]
            end = match.end()
    return Markup("").join([*parts, escape(note[end:])])


def quotes(renderer: PageRenderer, id: str) -> Markup:
    """Return what the documents say of an entity or of its ties, each text once with every document it stands in."""
    ledger = renderer.registry.book.ledger
    rows = [row for claim in ledger.where("claims", subject=id) for row in ledger.where("evidence", claim=claim.id)]
    rows += [row for end in ("source", "target") for row in ledger.where("ties", **{end: id})]
    documents: dict[str, dict[str, Markup]] = {}
    for row in rows:
        document = ledger.row("documents", row["document"]) if row["quote"] else None
        if document is not None:
            link = macro("link")(renderer.to(SOURCES, document.id), document["publisher"])
            documents.setdefault(row["quote"], {})[document.id] = link
    return part("quotes")([(text, list(links.values())) for text, links in documents.items()])


def events(renderer: PageRenderer, id: str) -> list[Row]:
    """Return the events that list an entity."""
    return [row for row in renderer.registry.book.ledger.where("events") if id in row.words("entities")]


def verdicts(renderer: PageRenderer, id: str) -> list[tuple[Row, Row, Markup]]:
    """Return each current statement of an entity that has been checked, with its check and the check's note."""
    ledger = renderer.registry.book.ledger
    return [
        (claim, check, noted(renderer, check["note"]))
        for claim in ledger.where("claims", subject=id, status="current")
        for check in ledger.where("checks", claim=claim.id)
        if check["verdict"] != UNCHECKED
    ]


def stated(renderer: PageRenderer, id: str) -> Markup:
    """Return the numbers that the documents state of an entity."""
    claims = claims_of(renderer, id)
    return Markup("; ").join(Markup("{}: {}").format(row["metric"], renderer.value(row.id)) for row in claims)


def claims_of(renderer: PageRenderer, id: str) -> list[Row]:
    """Return the statements of an entity that have a number."""
    return [row for row in renderer.registry.book.ledger.where("claims", subject=id) if has_value(row)]


def public_note(note: str) -> str:
    """Return a note without the sentences in which we note for ourselves what an entry rests on."""
    return WORKING_NOTE.sub("", note).strip()


def outside(renderer: PageRenderer, row: Row) -> Markup:
    """Return the current outside figures of an entity, folded where they are many."""
    names = names_of(row)
    figures = [taken(renderer, each, named=each["subject"] not in names) for each in references_of(renderer, row)]
    return part("outside")(figures)


def names_of(row: Row) -> set[str]:
    """Return everything that an entity is called by."""
    return {row.id, row["name"], *row["aliases"].split("|")} - {""}


def references_of(renderer: PageRenderer, row: Row) -> list[Row]:
    """Return the current outside figures whose subject is an entity."""
    names = names_of(row)
    return [
        each
        for each in renderer.registry.book.ledger.where("reference", status="current")
        if has_value(each) and names & {each["subject"], BRACKET.sub("", each["subject"])}
    ]


def drawn_in(renderer: PageRenderer) -> Drawn:
    """Return the figures that rest on each value, in the book's order: their ids and takeaways by the value's id."""
    drawn: Drawn = {}
    for about in domain_of(renderer.builder.env).figures_in_order():
        for id in about["values"]:
            for value in (id, *renderer.registry[id]["rests_on"]):
                drawn.setdefault(value, {})[about["id"]] = about["takeaway"]
    return drawn


def figures(renderer: PageRenderer, row: Row, drawn: Drawn) -> Markup:
    """Return links to the figures that rest on a value shown for an entity, folded."""
    found: dict[str, str] = {}
    for each in (*claims_of(renderer, row.id), *references_of(renderer, row)):
        found.update(drawn.get(each.id, {}))
    return part("figures")([(renderer.to(f"{FIGURES}/{id}"), takeaway) for id, takeaway in found.items()])
