"""The main rules of PDF/UA (ISO 14289-1), held against a file by what pikepdf reads in it; letters measured in it."""

from __future__ import annotations

import ctypes
import functools
import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium_c
from pikepdf import Array, Dictionary

KNOWN = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P", "H",
    "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
    "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form", "Ruby",
}  # fmt: skip
WITHIN = {
    "LI": {"L"}, "Lbl": {"LI", "Note", "P", "Span", "NonStruct", "Div"}, "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
}  # fmt: skip
HOLDS = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"},
         "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}}  # fmt: skip


def children(element: Any) -> list[Any]:
    found = element.get("/K")
    return [] if found is None else list(found) if isinstance(found, Array) else [found]


def elements(element: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield every structure element below one, in reading order, with the types above it."""
    waiting = [(child, path) for child in reversed(children(element))]
    while waiting:
        each, above = waiting.pop()
        if isinstance(each, Dictionary) and "/S" in each:
            yield each, above
            waiting += [(child, (*above, str(each.S)[1:])) for child in reversed(children(each))]


def tags_of(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as document:
        return [str(each.S)[1:] for each, _ in elements(document.Root.StructTreeRoot)]


def alt_texts(content: bytes) -> list[str]:
    """Return the text of every figure, empty for one without."""
    with pikepdf.open(io.BytesIO(content)) as document:
        found = elements(document.Root.StructTreeRoot)
        return [str(each.get("/Alt", "")) for each, _ in found if each.S == "/Figure"]


def faults_of_tags(content: bytes) -> list[str]:
    """Return what breaks a rule of PDF/UA, in words, each kind of fault once."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return list(dict.fromkeys([*faults_of_document(document), *faults_of_structure(document),
                                   *faults_of_pages(document)]))  # fmt: skip


def faults_of_document(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not root.get("/MarkInfo", {}).get("/Marked") or root.get("/MarkInfo", {}).get("/Suspects"):
        yield "is not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "names no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "does not show its title"
    with document.open_metadata() as packet:
        if packet.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "does not say that it is PDF/UA"
        if not packet.get("dc:title"):
            yield "has no title"


def faults_of_structure(document: pikepdf.Pdf) -> Iterator[str]:
    tree = document.Root.StructTreeRoot
    roles = {str(name)[1:]: str(role)[1:] for name, role in tree.get("/RoleMap", {}).items()}
    level = 0
    for each, path in elements(tree):
        tag = roles.get(str(each.S)[1:], str(each.S)[1:])
        above = roles.get(path[-1], path[-1]) if path else ""
        if tag not in KNOWN:
            yield f"has a type that PDF 1.7 does not know: {tag}"
        if tag == "Figure" and not str(each.get("/Alt", "")).strip():
            yield f"has a figure without a text, in {above}"
        if tag in WITHIN and above not in WITHIN[tag]:
            yield f"has {tag} in {above}"
        if above in HOLDS and tag not in HOLDS[above]:
            yield f"has {tag} in {above}, which holds no such thing"
        if tag in HOLDS and any(not isinstance(child, Dictionary) for child in children(each)):
            yield f"has content right in {tag}"
        if len(tag) == 2 and tag[0] == "H" and tag[1].isdigit():
            if int(tag[1]) > level + 1:
                yield f"goes from heading {level} to {tag}"
            level = int(tag[1])
        if tag == "TH" and "/Scope" not in str(scopes(each)):
            yield "has a heading of a table without its scope"


def scopes(element: Any) -> list[str]:
    found = element.get("/A", [])
    return [name for part in (found if isinstance(found, Array) else [found]) for name in part]


def faults_of_pages(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        links = list(page.obj.get("/Annots", []))
        if links and page.obj.get("/Tabs") != "/S":
            yield "has a page on which the tabulator does not follow the structure"
        for link in links:
            if not str(link.get("/Contents", "")) or "/StructParent" not in link:
                yield "has a link that says nothing or stands outside the structure"
        if "/StructParents" not in page.obj:
            yield "has a page outside the structure"
        yield from unmarked(page.obj)
        for font in (page.obj.get("/Resources", {}).get("/Font") or {}).values():
            yield from faults_of_font(font)


def faults_of_font(font: Any) -> Iterator[str]:
    if "/ToUnicode" not in font:
        yield "has a font whose letters cannot be read out"
    inner = font.get("/DescendantFonts", [font])[0]
    descriptor = inner.get("/FontDescriptor", {})
    if font.get("/Subtype") != "/Type3" and not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
        yield "has a font that is not inside"


def unmarked(holder: Any) -> Iterator[str]:
    """Yield a fault where text or a drawing of a page or a form stands outside of tags and artifacts."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(holder):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif depth == 0 and name == "Do" and has_tags(form := holder.Resources.XObject[str(operands[0])]):
            yield from unmarked(form)
        elif depth == 0 and name in ("Tj", "TJ", "f", "f*", "S", "s", "B", "sh", "Do"):
            yield f"has content outside of tags ({name} {operands[:1] if name == 'Do' else ''})"


def has_tags(shown: Any) -> bool:
    """Tell whether what a page shows by its name is a form with tags of its own."""
    return shown.Subtype == "/Form" and any(str(each.operator) == "BDC" for each in pikepdf.parse_content_stream(shown))


def texts_of_artifacts(content: bytes) -> list[str]:
    """Return the letters of each page that are marked as artifacts, as another reader finds them, without spaces."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        text = page.get_textpage()
        shown = [each for each in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]) if is_artifact(each)]
        found.append("".join("".join(letters(each, text).split()) for each in shown))
    return found


def is_artifact(shown: pypdfium2.PdfObject) -> bool:
    marks = (pdfium_c.FPDFPageObj_GetMark(shown, at) for at in range(pdfium_c.FPDFPageObj_CountMarks(shown)))
    return any(read(functools.partial(named, mark)) == "Artifact" for mark in marks)


def named(mark: Any, buffer: Any, size: int) -> int:
    """Give the name of a mark as pdfium gives every text: into a buffer, by how long it is in bytes."""
    length = ctypes.c_ulong()
    pdfium_c.FPDFPageObjMark_GetName(mark, buffer, size, length)
    return length.value


def letters(shown: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    return read(functools.partial(pdfium_c.FPDFTextObj_GetText, shown, text))


def read(give: Callable[[Any, int], int]) -> str:
    """Return a text that pdfium gives into a buffer, in UTF-16 with a mark of its end."""
    size = give(None, 0)
    buffer = ctypes.create_string_buffer(size)
    give(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def width_of_page(content: bytes) -> float:
    """Return how wide the first page is, in points."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return float(document.pages[0].mediabox[2]) - float(document.pages[0].mediabox[0])


Matrix = tuple[float, ...]


def times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def sizes_of_letters(content: bytes) -> list[float]:
    """Return how large each text of the first page is on paper, in points."""
    found, size, text = [], 0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    stack: list[Matrix] = [text]
    with pikepdf.open(io.BytesIO(content)) as document:
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            name = str(operator)
            if name == "q":
                stack.append(stack[-1])
            elif name == "Q":
                stack.pop()
            elif name == "cm":
                stack[-1] = times(tuple(map(float, operands)), stack[-1])
            elif name == "Tf":
                size = float(operands[1])
            elif name == "Tm":
                text = tuple(map(float, operands))
            elif name in ("Tj", "TJ"):
                a, b, c, d, *_ = times(text, stack[-1])
                found.append(size * abs(a * d - b * c) ** 0.5)
    return found
