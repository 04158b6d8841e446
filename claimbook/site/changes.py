"""What changed from edition to edition, revisions apart from corrections; and where documents disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup, escape

from claimbook.book.book import has_value
from claimbook.book.identity import read_reconstructed
from claimbook.book.sources import entity_name
from claimbook.editions.diff_report import counted, finer, reasons
from claimbook.editions.differences import (
    CODE,
    CORRECTION,
    EVIDENCE,
    REVISION,
    TEXT,
    UNEXPLAINED,
    Difference,
    Differences,
    compare,
    log_since,
    read_differences,
)
from claimbook.editions.edition import Edition, editions
from claimbook.editions.state import state_of
from claimbook.site.value_card import PageRenderer
from claimbook.tables.ledger import Row
from claimbook.values.display import show_date

GROUPS = (
    (CORRECTION, "Corrections", "The book had these wrong."),
    (REVISION, "Revisions", "A source says something new."),
    (EVIDENCE, "New evidence", "Statements and figures that were not held before, and what rests on them."),
    (CODE, "Ways of computing", "A rule changed, with the same sources."),
    (UNEXPLAINED, "Without a reason on record", "Edited by hand; nobody said why."),
    (TEXT, "Texts", "Sentences written anew."),
)
SHORT = 8


def changes(renderer: PageRenderer, _: str) -> Markup:
    """Return what changed, the latest first: since the newest edition, then edition by edition."""
    book = renderer.registry.book
    known = editions(book.paths)
    parts = []
    if known and known[-1].name != book.identity.edition:
        found = since(renderer, known[-1])
        parts.append(section(renderer, f"Since edition {known[-1].name}", "", found))
    elif known and (found := since(renderer, known[-1])):
        note = "What the next edition will bring; the frozen pages stay as they are."
        parts.append(section(renderer, f"Since edition {known[-1].name} was cut", note, found))
    parts += [edition_section(renderer, edition) for edition in reversed(known)]
    if not parts:
        return Markup("<p>Edition {} is the first; nothing has changed yet.</p>\n").format(book.identity.edition)
    return Markup("\n").join(parts)


def since(renderer: PageRenderer, edition: Edition) -> Differences:
    """Return how the book as it stands differs from an edition."""
    old, book = edition.state(), renderer.registry.book
    return compare(old, state_of(book), log_since(book, old))


def edition_section(renderer: PageRenderer, edition: Edition) -> Markup:
    """Return what an edition brought, as it was told when it was cut."""
    about = edition.about
    kept = Markup('<a href="{}">{}</a>').format(frozen_address(renderer, edition.name), kept_as(renderer, edition.name))
    intro = Markup("<p>{}. {} {}.</p>\n").format(dated(renderer, edition), about["note"], kept) + origin(about)
    record = edition.changes()
    if record is None:
        held = Markup("<p>The first edition: {} values and {} figures.</p>\n").format(
            about["counts"]["values"], about["counts"]["figures"]
        )
        return titled(f"Edition {edition.name}", Markup("{}{}").format(intro, held))
    found = read_differences(record)
    told = Markup("<p>Since edition {}: {}.</p>\n").format(found.before, "; ".join(counted(found)) or "nothing")
    return titled(f"Edition {edition.name}", Markup("{}{}{}").format(intro, told, groups(renderer, found)))


RECONSTRUCTION = "a reconstruction of the state of the data in {}, made later and never published at the time"


def reconstructed(renderer: PageRenderer, name: str) -> bool:
    """Tell whether an edition was made after the date it stands for."""
    return name in read_reconstructed(renderer.registry.book.paths)


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


def origin(about: Mapping[str, Any]) -> Markup:
    """Return the commit that an edition was cut from and the files that differed from it, where Git knew."""
    if not about["commit"]:
        return Markup("")
    files = Markup("").join(Markup("<li><code>{}</code></li>").format(file) for file in about["uncommitted"])
    differing = Markup("<details><summary>Files that differed from it ({})</summary><ul>{}</ul></details>").format(
        len(about["uncommitted"]), files
    )
    return Markup("<p>Cut from commit <code>{}</code>.</p>\n{}").format(
        about["commit"][:12], differing if files else ""
    )


def frozen_address(renderer: PageRenderer, name: str, rest: str = "index.html") -> str:
    """Return the address of a frozen page from the page that is being written."""
    return "../" * renderer.page.count("/") + f"e/{name}/{rest}"


def section(renderer: PageRenderer, title: str, note: str, found: Differences) -> Markup:
    counts = "; ".join(counted(found)) or "nothing"
    intro = Markup("<p>{}{}.</p>\n").format(f"{note} " if note else "", counts)
    return titled(title, Markup("{}{}").format(intro, groups(renderer, found)))


def titled(title: str, body: Markup) -> Markup:
    id = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return Markup('<section id="{}">\n<h2>{}</h2>\n{}</section>\n').format(id, title, body)


def groups(renderer: PageRenderer, found: Differences) -> Markup:
    """Return differences by their first cause, corrections apart from revisions."""
    sorted_in: dict[str, list[tuple[str, Difference]]] = {}
    for kind in ("values", "figures", "alt_texts", "sentences"):
        for each in getattr(found, kind):
            sorted_in.setdefault(each.causes[0].kind, []).append((kind, each))
    parts = [
        group(renderer, title, meaning, list(rows(renderer, sorted_in[kind])))
        for kind, title, meaning in GROUPS
        if kind in sorted_in
    ]
    return Markup("").join(parts)


def group(renderer: PageRenderer, title: str, meaning: str, lines: list[Markup]) -> Markup:
    table = Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table><thead><tr><th scope="col">What</th>'
        '<th scope="col">Was</th><th scope="col">Is</th><th scope="col">Why</th></tr></thead>\n<tbody>\n{}\n</tbody>'
        "</table></div>\n"
    ).format(title, Markup("\n").join(lines))
    if len(lines) > SHORT:
        table = Markup("<details><summary>Line by line ({})</summary>\n{}</details>\n").format(len(lines), table)
    return Markup("<h3>{}</h3>\n<p>{}</p>\n{}").format(title, meaning, table)


def rows(renderer: PageRenderer, found: list[tuple[str, Difference]]) -> Iterator[Markup]:
    for kind, each in found:
        old, new = finer(each)
        yield Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>').format(
            name(renderer, kind, each), old, new, "; ".join(reasons(each))
        )


def name(renderer: PageRenderer, kind: str, each: Difference) -> Markup:
    """Return what a difference is of; a value that still resolves leads to its entry."""
    if kind == "values":
        if each.id in renderer.registry.book:
            return Markup("{}<br>{}").format(each.label, renderer.value(each.id, each.id))
        return Markup("{}<br><code>{}</code>").format(each.label, each.id)
    if kind == "sentences":
        return Markup("Sentence in {}").format(page_link(renderer, each.pages[0]))
    return Markup("<code>{}</code>, {}").format(each.id, each.label)


def page_link(renderer: PageRenderer, page: str) -> Markup:
    """Return a page's title as a link to it, its name where the book has it no longer."""
    titles = renderer.builder.env.titles
    if page not in titles:
        return escape(page)
    return Markup('<a href="{}">{}</a>').format(renderer.to(page), titles[page].astext())


def disagreements(renderer: PageRenderer, _: str) -> Markup:
    """Return the points on which documents disagree, each reading with its number."""
    ledger = renderer.registry.book.ledger
    points: dict[str, list[Row]] = {}
    for row in ledger.where("claims"):
        if row["disagreement"]:
            points.setdefault(row["disagreement"], []).append(row)
    if not points:
        return Markup("<p>The documents nowhere disagree.</p>\n")
    items = Markup("\n").join(
        Markup("<li>{}</li>").format(Markup(" — against — ").join(reading(renderer, row) for row in rows))
        for rows in points.values()
    )
    return Markup("<ul>{}</ul>\n").format(items)


def reading(renderer: PageRenderer, row: Row) -> Markup:
    name = f"{entity_name(renderer.registry.book.ledger, row['subject'])}: {row['metric']}"
    return Markup("{}: {}").format(name, renderer.value(row.id) if has_value(row) else "no number")
