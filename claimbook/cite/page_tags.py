"""What a page says to reference managers that read it: `citation_*` tags, and a context object (COinS, Z39.88-2004).

Zotero splits an author at the last space; behind a comma there is nothing to split off, so that an organisation's name
stays whole. The context object names the organisation as such. `z.itemType` settles the type, whatever other tags say.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from claimbook.cite.formats import author_of, exported, parts_of, unsplit
from claimbook.cite.items import Item

BOOK = "info:ofi/fmt:kev:mtx:book"
VERSION = "Z39.88-2004"


def meta_tags(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the tags of the page of an item, by name, in the order in which they stand."""
    told = exported(item)
    whole = told["type"] == "report"
    yield "citation_title", told["title"]
    yield "citation_author", f"{unsplit(author_of(told))},"
    yield "citation_publication_date", "/".join(f"{part:02}" for part in parts_of(told))
    if whole:
        yield "citation_technical_report_institution", told["publisher"]
        yield "citation_technical_report_number", told["number"]
    else:
        yield "citation_book_title", told["container-title"]
        yield "citation_inbook_title", told["container-title"]
        yield "citation_publisher", told["publisher"]
    yield "citation_language", told["language"]
    if "URL" in told:
        yield "citation_public_url", told["URL"]
    yield "z.itemType", "report" if whole else "bookSection"


def context_object(item: Item) -> str:
    """Return the context object of an item, as the title of its span."""
    told = exported(item)
    whole = told["type"] == "report"
    keys = {
        "ctx_ver": VERSION,
        "rft_val_fmt": BOOK,
        "rft.genre": "report" if whole else "bookitem",
        "rft.btitle": told["title"] if whole else told["container-title"],
        "rft.atitle": "" if whole else told["title"],
        "rft.aucorp": author_of(told),
        "rft.date": "-".join(f"{part:02}" for part in parts_of(told)),
        "rft.pub": told["publisher"],
        "rft.language": told["language"],
        "rft_id": told.get("URL", ""),
    }
    return urlencode({key: text for key, text in keys.items() if text})
