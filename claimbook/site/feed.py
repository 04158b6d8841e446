"""For those who follow the book from afar: an Atom feed of its editions with what changed, and a map of its pages."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as tree
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.book.identity import read_reconstructed
from claimbook.cite import date_parts, one_line, whole_title
from claimbook.editions.diff_report import summary
from claimbook.editions.differences import read_differences
from claimbook.editions.edition import editions
from claimbook.site.gate import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.book.identity import Identity

FEED, MAP = "changes.atom", "sitemap.xml"
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
CHANGES = "pages/changes.html"
LONGEST = 40
Entry = tuple[str, str, str, dict[str, Any] | None]
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
    """Return the editions of the book, the latest first, each with what changed, as an Atom feed (RFC 4287)."""
    site = site_of(app)
    identity = site.book.identity
    tree.register_namespace("", ATOM)
    top = tree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": identity.language})
    known = list(reversed(editions(site.paths)))
    entries: list[Entry] = [(each.name, each.about["published"], each.about["note"], each.changes()) for each in known]
    if identity.edition not in [each.name for each in known]:
        entries.insert(0, (identity.edition, identity.published, "", None))
    add(top, "title", f"{whole_title(identity)}: changes")
    add(top, "id", name_of(identity, ""))
    add(top, "updated", moment(entries[0][1]))
    add(tree.SubElement(top, f"{{{ATOM}}}author"), "name", identity.author)
    add(top, "rights", identity.licence)
    link(top, "alternate", place(identity, CHANGES))
    if identity.address:
        link(top, "self", place(identity, FEED))
    frozen, remade = {each.name for each in known}, read_reconstructed(site.paths)
    for name, published, note, changes in entries:
        entry = tree.SubElement(top, f"{{{ATOM}}}entry")
        add(entry, "title", f"Edition {name} (reconstruction)" if name in remade else f"Edition {name}")
        add(entry, "id", name_of(identity, name))
        add(entry, "updated", moment(published))
        link(entry, "alternate", place(identity, f"e/{name}/index.html" if name in frozen else "index.html"))
        told = summary(read_differences(changes), LONGEST) if changes else ""
        add(
            entry, "content", "\n".join(part for part in (note, told) if part) or f"Edition {name} of {identity.title}."
        )
    return top


def add(parent: tree.Element, name: str, text: str) -> None:
    kept = "\n".join(one_line(line) for line in text.split("\n"))
    tree.SubElement(parent, f"{{{ATOM}}}{name}").text = kept


def link(parent: tree.Element, relation: str, address: str) -> None:
    tree.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": address})


def place(identity: Identity, page: str) -> str:
    return f"{identity.address}/{page}" if identity.address else page


def name_of(identity: Identity, edition: str) -> str:
    """Return the feed's or an edition's id, which rests on the book's short name and never changes."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'claimbook:{identity.short_name}@{edition}')}"


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
