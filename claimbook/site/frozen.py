"""Carry the frozen editions into the site, byte for byte, each under `e/NAME/`, and make pages of what they froze.

The page of a number, `e/NAME/n/ID.html`, is what a citation of it leads to: the number as that edition froze it, and
what became of it since. It is made from the edition's `values.json` at every build, so that nothing more is kept; so
are the pages of its figures for frames on other sites.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from claimbook import cite
from claimbook.book.identity import in_words
from claimbook.book.records import ValueRecord
from claimbook.cite.by_id import CHAPTERS, frozen_item
from claimbook.cite.page_tags import context_object, meta_tags
from claimbook.cite.versions import edition_identity
from claimbook.editions.diff_report import finer, reasons
from claimbook.editions.differences import Difference
from claimbook.editions.edition import Edition, edition_faults, editions
from claimbook.editions.frozenpages import POLICY, style, told
from claimbook.site.addresses import NUMBERS
from claimbook.site.domain import Site, domain_of
from claimbook.site.frozenembeds import write_embeds
from claimbook.site.gate import site_of, stop
from claimbook.site.history import History
from claimbook.site.linked_data import CONTEXT, number_nodes
from claimbook.site.templating import macro, rendered, script_json

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from claimbook.book.identity import Identity

FOLDER = "e"
NUMBER_FOLDER = "n"
TEMPLATE = "frozen_number.html"
CHAPTER_TEMPLATE = "frozen_chapter.html"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
TOLD_ABOVE = ("checked", "standing")


def prove_editions(app: Sphinx) -> None:
    """Stop the build where an edition is not as it was frozen."""
    if faults := edition_faults(site_of(app).paths):
        stop(faults)


def carry_editions(app: Sphinx, env: BuildEnvironment) -> None:
    """Copy every edition beside the pages with the pages of its numbers and figures; take out what is no edition.

    As the book's files, this is written while the drawings that pages wait for are made.
    """
    if app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for edition in editions(site_of(app).paths):
        shutil.copytree(edition.folder, folder / edition.name, copy_function=shutil.copyfile)
    if plan := domain_of(env).plan:
        write_numbers(site_of(app), plan.history, folder)
        write_chapters(site_of(app), folder)
        write_embeds(site_of(app), plan.history, folder)


def write_numbers(site: Site, history: History, folder: Path) -> None:
    """Write the page of every number of every edition below `folder`."""
    for edition in history.editions:
        place = folder / edition.name / NUMBER_FOLDER
        place.mkdir(parents=True, exist_ok=True)
        for id, record in site.versions.states[edition.name].values.items():
            (place / f"{id}.html").write_text(number_page(site, history, edition, record), encoding="utf-8")


def write_chapters(site: Site, folder: Path) -> None:
    """Write the page of every chapter of every edition below `folder`: its sentences as they were published."""
    for edition in site.versions.editions:
        state = site.versions.states[edition.name]
        pages = [page for page in dict.fromkeys(each["page"] for each in state.sentences) if page.startswith(CHAPTERS)]
        for page in pages:
            path = folder / edition.name / f"{page}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            item = frozen_item(site.versions, edition, page)
            text = rendered(
                CHAPTER_TEMPLATE,
                book=edition_identity(site.book.identity, edition),
                tags=list(meta_tags(item)),
                context_object=context_object(item),
                title=item["title"],
                cited=rendered_citation(item),
                short=cite.short_of(item),
                sentences=[each["text"] for each in state.sentences if each["page"] == page],
                figures=[each for each in state.figures.values() if each["page"] == page],
                remade=edition.name in site.versions.reconstructed,
                today=f"{page}.html" if page in site.versions.chapters else "",
                policy=POLICY,
                style=style(),
            )
            path.write_text(text, encoding="utf-8")


def rendered_citation(item: cite.Item) -> str:
    """Return in one line how a frozen page is cited: author, title, book and edition."""
    author, edition = item["author"][0]["literal"], in_words(item["edition"])
    return f"{author}, “{item['title']}”, in: {item['container-title']}, {edition}."


def number_page(site: Site, history: History, edition: Edition, record: ValueRecord) -> str:
    """Return the page of one number as an edition has it, with what became of it since."""
    identity, id = edition_identity(site.book.identity, edition), record["id"]
    item = site.versions.frozen_item(edition, record)
    better, known = site.versions.better_in(edition, record), site.versions.states[edition.name].values
    return rendered(
        TEMPLATE,
        book=identity,
        tags=list(meta_tags(item)),
        context_object=context_object(item),
        cited=rendered_citation(item),
        better=better,
        record=record,
        verdict=record["check"]["verdict"] if record["check"] else "",
        caveats=[linked(text, known) for text in caveats(record)],
        lines=[(name, linked(text, known)) for name, text in told(record) if name not in TOLD_ABOVE],
        short=cite.short_of(item),
        later=list(later(site, history, edition, id)),
        remade=edition.name in site.versions.reconstructed,
        today=f"{NUMBERS}.html#{id}" if id in site.book else "",
        linked=script_json(
            {"@context": CONTEXT, "@graph": list(number_nodes(record, identity, place_of(identity, id)))}
        ),
        policy=POLICY,
        style=style(),
    )


def linked(text: str, known: Collection[str]) -> Markup:
    """Return a text as it was frozen, each id of another number in it leading to the page of that in the edition."""
    link, found, at = macro("link"), [], 0
    for match in ID.finditer(text):
        if match[0] in known:
            found += [escape(text[at : match.start()]), link(f"{match[0]}.html", match[0])]
            at = match.end()
    return Markup("").join([*found, escape(text[at:])])


def place_of(identity: Identity, id: str) -> str:
    """Return the address of a number's page, as far as the book has one; else the page itself."""
    return (
        f"{identity.address}/{FOLDER}/{identity.edition}/{NUMBER_FOLDER}/{id}.html" if identity.address else "#number"
    )


def caveats(record: ValueRecord) -> Iterator[str]:
    """Yield what a reader of a number must know beside it: its standing, its scenario, its notes."""
    if record["status"] != "current":
        by = record["superseded_by"]
        yield f"{record['status']}{f' by {by}' if by else ''}"
    if record.get("scenario"):
        yield f"{record['scenario']} case"
    if note := record.get("note"):
        yield note
    if record["check"] and record["check"].get("note"):
        yield record["check"]["note"]


@dataclass(frozen=True, slots=True)
class Later:
    """One later change of a number: what happened in words, the edition or version in words, why, and its page."""

    what: str
    where: str
    why: str
    page: str


def later(site: Site, history: History, edition: Edition, id: str) -> Iterator[Later]:
    """Yield each change of a number after an edition, the oldest first."""
    for brought, difference in history.later(id, edition):
        identity = edition_identity(site.book.identity, brought) if brought else site.versions.working
        held = brought is not None and difference.new is not None
        page = f"../../{identity.edition}/{NUMBER_FOLDER}/{id}.html" if held else ""
        yield Later(what_became(difference), identity.edition_in_words, "; ".join(reasons(difference)), page)


def what_became(difference: Difference) -> str:
    """Return what befell a number, to go before "in edition …"."""
    if difference.change == "gone":
        return "Since taken out"
    if difference.change == "new":
        return "Since brought back"
    old, new = finer(difference)
    return f"Since revised to {new}" if old != new and difference.change == "moved" else "Since told otherwise"
