"""Describe a PDF: title, author, source, edition and licence in it, the same bytes from the same content."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimbook.cite import date_parts

if TYPE_CHECKING:
    from pikepdf import Pdf

    from claimbook.downloads.provenance import Provenance

DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
SCHEMA = "{https://schema.org/}"
ACCESSIBLE = "{http://www.aiim.org/pdfua/ns/id/}"
SUBJECT_LENGTH = 2000


def described(content: bytes, about: Provenance, tag: Callable[[Pdf, Provenance], None]) -> bytes:
    """Return a PDF tagged by `tag`, with its provenance inside and nothing that differs from run to run."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        tag(document, about)
        describe(document, about)
        return settled(document)


def describe(document: Pdf, about: Provenance) -> None:
    """Write provenance into a tagged document's information and its XMP packet, which says that it is PDF/UA; the only
    date is that of publication.
    """
    from pikepdf import Dictionary, Name, String

    year, month, day = (*date_parts(about.published), 1, 1)[:3]
    stamp = f"D:{year:04}{month:02}{day:02}000000Z"
    information = document.docinfo
    for key in list(information.keys()):
        del information[key]
    told = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": f"{about.origin}. Source: {about.source}"[:SUBJECT_LENGTH],
        "/Keywords": f"{about.identifier}, {about.edition_in_words}, {about.licence}",
        "/Creator": "claimbook",
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    for key, text in told.items():
        information[key] = String(text)
    document.Root.Lang = String(about.language)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if Name.Metadata in document.Root:
        del document.Root.Metadata
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet[f"{DC}title"] = about.title
        packet[f"{DC}creator"] = [about.author]
        packet[f"{DC}publisher"] = {about.publisher}
        packet[f"{DC}description"] = about.description
        packet[f"{DC}identifier"] = about.identifier
        packet[f"{DC}source"] = about.source
        packet[f"{DC}rights"] = about.licence
        packet[f"{DC}date"] = [about.published]
        packet[f"{DC}language"] = {about.language}
        packet[f"{SCHEMA}version"] = about.edition
        packet[f"{ACCESSIBLE}part"] = "1"
        if about.licence_url:
            packet[f"{RIGHTS}WebStatement"] = about.licence_url
        if about.address:
            packet[f"{SCHEMA}url"] = about.address


def settled(document: Pdf) -> bytes:
    """Return a document's bytes, its objects in the order in which they are reached and its id taken from them."""
    import pikepdf

    ordered, out = io.BytesIO(), io.BytesIO()
    document.save(ordered, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    with pikepdf.open(ordered) as again:
        if "/ID" in again.trailer:
            del again.trailer["/ID"]
        again.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
