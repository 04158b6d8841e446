"""What changed from edition to edition, revisions apart from corrections; and where documents disagree."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Required, TypedDict

from markupsafe import Markup, escape

from claimbook.base.atomic import replace_file
from claimbook.base.preload import DIFFERENCES
from claimbook.book.book import has_value
from claimbook.book.sources import entity_name
from claimbook.editions.diff_report import counted, finer, reasons, summary
from claimbook.editions.differences import (
    CODE,
    CORRECTION,
    EVIDENCE,
    REVISION,
    TEXT,
    UNEXPLAINED,
    Difference,
    Differences,
)
from claimbook.editions.edition import Edition
from claimbook.site.gate import site_of
from claimbook.site.templating import macro, rendered
from claimbook.site.value_card import PageRenderer
from claimbook.tables.ledger import Row
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GROUPS = (
    (CORRECTION, "Corrections", "The book had these wrong."),
    (REVISION, "Revisions", "A source says something new."),
    (EVIDENCE, "New evidence", "Statements and figures that were not held before, and what rests on them."),
    (CODE, "Ways of computing", "A rule changed, with the same sources."),
    (UNEXPLAINED, "Without a reason on record", "Edited by hand; nobody said why."),
    (TEXT, "Texts", "Sentences written anew."),
)


def changes(renderer: PageRenderer, _: str) -> Markup:
    """Return what changed, the latest first: since the newest edition, then edition by edition."""
    book, versions = renderer.registry.book, site_of(renderer.builder.app).versions
    known, since = versions.editions, versions.since
    sections = []
    if since is not None and known[-1].name != book.identity.edition:
        sections.append(section(renderer, f"Since edition {known[-1].name}", "", since))
    elif since:
        note = "What the next edition will bring; the frozen pages stay as they are."
        sections.append(section(renderer, f"Since edition {known[-1].name} was cut", note, since))
    brought = reversed(versions.changes)
    sections += [edition_section(renderer, *each) for each in zip(reversed(known), brought, strict=True)]
    return rendered("changes.html", sections=sections, edition=book.identity.edition)


def note_differences(app: Sphinx, error: Exception | None) -> None:
    """Note in a few lines, for whoever has called this build, what differs from the newest edition."""
    if error is None and app.builder.name == "html":
        versions = site_of(app).versions
        told = [summary(versions.since), versions.told()] if versions.since is not None else []
        replace_file(Path(app.doctreedir) / DIFFERENCES, "\n".join(filter(None, told)))


class Section(TypedDict, total=False):
    """What changed at one time: differences by their first cause, and what is told of the edition that brought them."""

    title: Required[str]
    id: Required[str]
    note: str
    counts: Required[str]
    groups: Required[list[Group]]
    about: Mapping[str, Any]
    dated: str
    address: str
    kept: str
    before: str


class Group(TypedDict):
    """Differences of one cause."""

    title: str
    meaning: str
    lines: list[Line]


class Line(TypedDict):
    """One difference: its kind, a link to what it is of where the book still has that, its states and its causes."""

    kind: str
    of: Difference
    link: Markup | str
    states: tuple[str, str]
    why: str


def edition_section(renderer: PageRenderer, edition: Edition, found: Differences | None) -> Section:
    """Return what an edition brought, as it was told when it was cut."""
    told = section(renderer, f"Edition {edition.name}", edition.about["note"], found)
    return {
        **told,
        "about": edition.about,
        "dated": dated(renderer, edition),
        "address": frozen_address(renderer, edition.name),
        "kept": kept_as(renderer, edition.name),
        "before": found.before if found is not None else "",
    }


RECONSTRUCTION = "a reconstruction of the state of the data in {}, made later and never published at the time"


def reconstructed(renderer: PageRenderer, name: str) -> bool:
    """Tell whether an edition was made after the date it stands for."""
    return name in site_of(renderer.builder.app).versions.reconstructed


def dated(renderer: PageRenderer, edition: Edition) -> str:
    """Return when an edition was published and how far its data go, or of what it is a reconstruction."""
    published, as_of = show_date(edition.about["published"]), show_date(edition.about["as_of"])
    if reconstructed(renderer, edition.name):
        return f"This edition is {RECONSTRUCTION.format(as_of)}"
    return f"Published {published}, data to {as_of}"


def kept_as(renderer: PageRenderer, name: str) -> str:
    return "The reconstruction" if reconstructed(renderer, name) else "This edition as it was published"


def known_as(renderer: PageRenderer, edition: Edition) -> str:
    """Return an edition's date as a list gives it, with the word for what was never published at that date."""
    date = show_date(edition.about["published"])
    return f"{date} (reconstruction)" if reconstructed(renderer, edition.name) else date


def frozen_address(renderer: PageRenderer, name: str, rest: str = "index.html") -> str:
    """Return the address of a frozen page from the page that is being written."""
    return "../" * renderer.page.count("/") + f"e/{name}/{rest}"


def section(renderer: PageRenderer, title: str, note: str, found: Differences | None) -> Section:
    """Return differences under a title, none where there is nothing to differ from."""
    id = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    counts = "; ".join(counted(found)) if found is not None else ""
    return {
        "title": title,
        "id": id,
        "note": note,
        "counts": counts or "nothing",
        "groups": groups(renderer, found) if found is not None else [],
    }


def groups(renderer: PageRenderer, found: Differences) -> list[Group]:
    """Return differences by their first cause, corrections apart from revisions."""
    sorted_in: dict[str, list[Line]] = {}
    for kind in ("values", "figures", "alt_texts", "sentences"):
        for each in getattr(found, kind):
            sorted_in.setdefault(each.causes[0].kind, []).append(line(renderer, kind, each))
    return [
        {"title": title, "meaning": meaning, "lines": sorted_in[kind]}
        for kind, title, meaning in GROUPS
        if kind in sorted_in
    ]


def line(renderer: PageRenderer, kind: str, each: Difference) -> Line:
    """Return a difference as a line; a value that still resolves leads to its entry."""
    link: Markup | str = ""
    if kind == "values" and each.id in renderer.registry.book:
        link = renderer.value(each.id, each.id)
    elif kind == "sentences":
        link = page_link(renderer, each.pages[0])
    return {"kind": kind, "of": each, "link": link, "states": finer(each), "why": "; ".join(reasons(each))}


def page_link(renderer: PageRenderer, page: str) -> Markup:
    """Return a page's title as a link to it, its name where the book has it no longer."""
    titles = renderer.builder.env.titles
    if page not in titles:
        return escape(page)
    return macro("link")(renderer.to(page), titles[page].astext())


def disagreements(renderer: PageRenderer, _: str) -> Markup:
    """Return the points on which documents disagree, each reading with its number."""
    ledger = renderer.registry.book.ledger
    points: dict[str, list[Row]] = {}
    for row in ledger.where("claims"):
        if row["disagreement"]:
            points.setdefault(row["disagreement"], []).append(row)
    disputes = [[reading(renderer, row) for row in rows] for rows in points.values()]
    return rendered("disagreements.html", disputes=disputes)


def reading(renderer: PageRenderer, row: Row) -> Markup:
    name = f"{entity_name(renderer.registry.book.ledger, row['subject'])}: {row['metric']}"
    return Markup("{}: {}").format(name, renderer.value(row.id) if has_value(row) else "no number")
