"""PDF files made by hand for tests: lines of text put where they should stand."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

Line = tuple[float, float, float, str]


def pdf(
    pages: Sequence[Sequence[Line]], *, links: Sequence[tuple[Sequence[float], str]] = (), password: str = ""
) -> bytes:
    """Return a PDF of pages of lines (left, bottom, size, text); `links` are rectangles of the first page."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                              Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
    for lines in pages:
        page = made.add_blank_page(page_size=(595, 842))
        content = b"".join(
            f"BT /F1 {size} Tf {left} {bottom} Td (".encode() + text.encode("cp1252") + b") Tj ET\n"
            for left, bottom, size, text in lines
        )
        page.Contents = made.make_stream(content)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if links:
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([
            made.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array(rectangle),
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(target)),
            ))
            for rectangle, target in links
        ]))  # fmt: skip
    stored = io.BytesIO()
    made.save(stored, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return stored.getvalue()


def column(left: float, top: float, text: str, size: float = 10) -> list[Line]:
    """Return lines of text one under another."""
    return [(left, top - number * 1.2 * size, size, line) for number, line in enumerate(text.splitlines())]
