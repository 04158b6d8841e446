"""For those who follow the book from afar: an Atom feed of its editions and of each revised value, a feed for each
value by itself, and a map of its pages."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as tree
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.cite import date_parts, one_line, whole_title
from claimbook.editions.diff_report import summary
from claimbook.editions.differences import Differences
from claimbook.published.history import FIRST
from claimbook.published.records import HistoryRecord
from claimbook.published.values import GONE
from claimbook.site.addresses import NUMBERS, VALUES
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.book.identity import Identity
    from claimbook.published.records import PublishedValue
    from claimbook.published.values import Published

FEED, MAP = "changes.atom", "sitemap.xml"
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
CHANGES = "pages/changes.html"
LONGEST = 40
Entry = tuple[str, str, str, Differences | None]
UNLISTED = {"embed", "search.html"}


def publish_feed(app: Sphinx, error: Exception | None) -> None:
    """Write the feed and, where the book has a public address, the map of its pages."""
    if error is not None or app.builder.name != "html":
        return
    out, identity = Path(app.outdir), site_of(app).book.identity
    write(out / FEED, feed(app))
    if identity.address:
        pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
        write(out / MAP, site_map(identity, [page for page in pages if UNLISTED.isdisjoint(page.split("/"))]))


def write(path: Path, document: tree.Element) -> None:
    tree.indent(document, " ")
    path.write_bytes(tree.tostring(document, encoding="utf-8", xml_declaration=True) + b"\n")


def feed(app: Sphinx) -> tree.Element:
    """Return the editions of the book, the latest first, each with what changed, and then each value that was revised
    after the first of them, as an Atom feed (RFC 4287)."""
    site = site_of(app)
    identity = site.book.identity
    revisions = list(revised_values(domain_of(app.env).published))
    known = list(reversed(site.versions.editions))
    brought = reversed(site.versions.changes)
    entries: list[Entry] = [
        (each.name, each.about["published"], each.about["note"], found)
        for each, found in zip(known, brought, strict=True)
    ]
    if identity.edition not in [each.name for each in known]:
        entries.insert(0, (identity.edition, identity.published, "", None))
    moments = [moment(date) for date in (entries[0][1], *(each.date for each in revisions))]
    top = head(identity, f"{whole_title(identity)}: changes", name_of(identity, ""), max(moments))
    link(top, "alternate", place(identity, CHANGES))
    if identity.address:
        link(top, "self", place(identity, FEED))
    frozen, remade = {each.name for each in known}, site.versions.reconstructed
    for name, published, note, changes in entries:
        entry = tree.SubElement(top, f"{{{ATOM}}}entry")
        add(entry, "title", f"Edition {name} (reconstruction)" if name in remade else f"Edition {name}")
        add(entry, "id", name_of(identity, name))
        add(entry, "updated", moment(published))
        link(entry, "alternate", place(identity, f"e/{name}/index.html" if name in frozen else "index.html"))
        told = summary(changes, LONGEST) if changes else ""
        add(
            entry, "content", "\n".join(part for part in (note, told) if part) or f"Edition {name} of {identity.title}."
        )
    for each in revisions:
        revision_entry(top, identity, each, place(identity, each.page(frozen)))
    return top


def head(identity: Identity, title: str, id: str, updated: str) -> tree.Element:
    """Return a feed without its links and entries."""
    tree.register_namespace("", ATOM)
    top = tree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": identity.language})
    add(top, "title", title)
    add(top, "id", id)
    add(top, "updated", updated)
    add(tree.SubElement(top, f"{{{ATOM}}}author"), "name", identity.author)
    add(top, "rights", identity.licence)
    return top


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of a value: what it is called, what it was (empty where the book first held it), what it became."""

    id: str
    label: str
    old: str
    entry: HistoryRecord
    last: str = ""  # the edition that last held it, where the book has it no longer

    @property
    def date(self) -> str:
        return self.entry["date"]

    @property
    def new(self) -> str:
        """What it became, with its standing where that is no longer current."""
        return reading(self.entry) or "taken out"

    @property
    def title(self) -> str:
        return f"{self.label}: {f'{self.old} → ' if self.old else ''}{self.new}"

    def page(self, editions: Collection[str]) -> str:
        """Return where the value stands as it became, from the site's first page on."""
        edition = self.entry["edition"] if self.entry["text"] is not None else self.last
        return f"e/{edition}/n/{self.id}.html" if edition in editions else f"{NUMBERS}.html#{self.id}"


def reading(entry: HistoryRecord) -> str:
    """Return how a value then read, with its standing where that was not current; empty where it was taken out."""
    if entry["text"] is None:
        return ""
    status = entry.get("then", {}).get("status", "")
    return f"{entry['text']}, {status}" if status not in ("", "current") else entry["text"]


def changes_of(value: PublishedValue, last: str) -> Iterator[Revision]:
    """Yield the changes of a value that its reader sees, the first edition's number as the first.

    `last` is the last edition that held it.
    """
    shown = ""
    for place, entry in enumerate(value["history"]):
        today = place == len(value["history"]) - 1 and value["status"] not in ("current", GONE)
        entry = {**entry, "then": {**entry.get("then", {}), "status": value["status"]}} if today else entry
        change = Revision(value["id"], value["label"], shown, entry, last)
        if not shown or change.new != shown:
            yield change
        shown = change.new


def revised_values(published: Published) -> Iterator[Revision]:
    """Yield each revision of a value after it was first held, by date, the latest first."""
    values = [published.value(id) for id in published.versions.registry.ids()]
    everything = ((value, published.last_edition_of(value["id"])) for value in (*values, *published.gone()))
    found = [change for value, last in everything for change in changes_of(value, last) if change.old]
    yield from sorted(found, key=lambda each: each.date, reverse=True)


def revision_entry(top: tree.Element, identity: Identity, change: Revision, page: str) -> None:
    """Add the entry of one change of a value to a feed."""
    edition, why = change.entry["edition"], change.entry["why"]
    entry = tree.SubElement(top, f"{{{ATOM}}}entry")
    add(entry, "title", change.title)
    add(entry, "id", name_of(identity, edition, change.id))
    add(entry, "updated", moment(change.date))
    link(entry, "alternate", page)
    kind = "" if change.entry["kind"] == FIRST else change.entry["kind"]
    told = ": ".join(part for part in (kind, why) if part)
    cited = edition if change.entry["text"] is not None else change.last  # nothing is cited where it is no more
    where = f"{identity.short_name}:{change.id}@{cited}"
    add(entry, "content", f"{where}. {told[:1].upper()}{told[1:]}" if told else f"{where}.")


def value_feed(published: Published, id: str) -> bytes:
    """Return the feed of one value: what it was in the first edition that held it, and each change since."""
    value, identity = published.value(id), published.book.identity
    found = list(changes_of(value, last := published.last_edition_of(id)))
    top = head(identity, f"{value['label']} ({identity.short_name}:{id})", name_of(identity, "", id),
               max((moment(each.date) for each in found), default=moment(identity.published)))  # fmt: skip
    home = f"e/{last}/n/{id}.html" if value["status"] == GONE else f"{NUMBERS}.html#{id}"
    link(top, "alternate", below(identity, home))
    if identity.address:
        link(top, "self", below(identity, f"{VALUES}/{id}.atom"))
    editions = {each.name for each in published.versions.editions}
    for each in reversed(found):
        revision_entry(top, identity, each, below(identity, each.page(editions)))
    tree.indent(top, " ")
    written: bytes = tree.tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def below(identity: Identity, page: str) -> str:
    """Return the address of a page as it is written in a file of the folder of values."""
    return place(identity, page) if identity.address else f"../{page}"


def add(parent: tree.Element, name: str, text: str) -> None:
    kept = "\n".join(one_line(line) for line in text.split("\n"))
    tree.SubElement(parent, f"{{{ATOM}}}{name}").text = kept


def link(parent: tree.Element, relation: str, address: str) -> None:
    tree.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": address})


def place(identity: Identity, page: str) -> str:
    return f"{identity.address}/{page}" if identity.address else page


def name_of(identity: Identity, edition: str, id: str = "") -> str:
    """Return the id of a feed or an entry, which rests on the book's short name, a value's id and the edition."""
    name = f"{identity.short_name}:{id}" if id else identity.short_name
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'claimbook:{name}@{edition}')}"


def moment(published: str) -> str:
    """Return a date of publication as the moment at which it begins."""
    year, month, day = (*date_parts(published), 1, 1)[:3]
    return f"{year:04}-{month:02}-{day:02}T00:00:00Z"


def site_map(identity: Identity, pages: list[str]) -> tree.Element:
    """Return the map of a site's pages, with their public addresses."""
    tree.register_namespace("", SITEMAP)
    top = tree.Element(f"{{{SITEMAP}}}urlset")
    for page in pages:
        entry = tree.SubElement(top, f"{{{SITEMAP}}}url")
        tree.SubElement(entry, f"{{{SITEMAP}}}loc").text = f"{identity.address}/{page}"
    return top
