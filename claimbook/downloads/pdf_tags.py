"""Tag the PDF of a picture (PDF/UA, ISO 14289-1): title as heading, lines as paragraphs, the drawing as a figure.

The library that makes the PDF writes one group of operators for each part of the SVG, in the SVG's order; each group
is marked as what its part is. Where the groups are not those of the SVG, the whole page is one figure. That library
takes a pixel for a point: the page is brought to the size that the SVG names.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as tree
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

    from claimbook.downloads.provenance import Provenance

SVG = "{http://www.w3.org/2000/svg}"
HEADING, PARAGRAPH, FIGURE, ARTIFACT = "H1", "P", "Figure", "Artifact"
DEPTHS = range(2, 9)  # at which the groups that stand for parts may lie, below those that turn and scale the page
POINTS_A_PIXEL = 72 / 96
# what begins and ends a group, alone on its line as the library writes it; texts, skipped, may say the same
GROUP = re.compile(rb"\((?:\\.|[^\\()])*\)|^([qQ])$\n?", re.MULTILINE | re.DOTALL)
Span = tuple[int, int]


def tag_picture(document: Pdf, about: Provenance, svg: str) -> None:
    """Tag the one page of a composed picture; `svg` is what it was made from."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    page = document.pages[0]
    page.mediabox = Array([float(side) * POINTS_A_PIXEL for side in page.mediabox])
    page.contents_coalesce()
    content = page.Contents.read_bytes()
    parts = parts_of(svg)
    spans = next((found for found in groups(content) if len(found) == len(parts)), [])
    if not spans:
        spans, parts = [(0, len(content))], [(FIGURE, 0)]
    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    elements: list[Any] = []
    owners: list[Any] = []  # the element of each number that marks content
    for (tag, _), marked in groupby(part for part in parts if part[0] != ARTIFACT):
        element = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=whole, Pg=page.obj))
        element.K = Array(range(len(owners), len(owners) + len(list(marked))))
        owners += [element] * len(element.K)
        elements.append(element)
        if tag == FIGURE:
            element.Alt = pikepdf.String(told(about, alone=len(parts) == 1))
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=page.mediabox)
    whole.K = Array(elements)
    root.K = Array([whole])
    root.ParentTree = document.make_indirect(Dictionary(Nums=Array([0, Array(owners)])))
    root.ParentTreeNextKey = 1
    page.obj.Contents = document.make_stream(marked_content(content, spans, [tag for tag, _ in parts]))
    page.obj.StructParents, page.obj.Tabs = 0, Name.S
    document.Root.StructTreeRoot, document.Root.MarkInfo = root, Dictionary(Marked=True)


def told(about: Provenance, *, alone: bool) -> str:
    """Return the text that stands for a drawing; with its title and source where the drawing is all that is tagged."""
    description = about.description or about.title
    return f"{about.title}. {description} {about.source_line}" if alone else description


def parts_of(svg: str) -> list[tuple[str, int]]:
    """Return what each drawn part of a composed SVG is, those of one tag that follow one another with one number."""
    found: list[tuple[str, int]] = []
    sizes: list[str | None] = []
    for child in tree.fromstring(svg):
        name, size = child.tag.removeprefix(SVG), child.get("font-size")
        if name == "rect":
            found.append((ARTIFACT, 0))
        elif name == "svg":
            found.append((FIGURE, 0))
            sizes.append(None)
        elif name == "text":
            if not sizes or sizes[-1] != size:
                sizes.append(size)
            found.append((HEADING if len(sizes) == 1 else PARAGRAPH, len(sizes)))
    return found


def groups(content: bytes) -> list[list[Span]]:
    """Return where each group of a content stream begins and ends, for each of the `DEPTHS`."""
    begun: list[int] = []
    found: dict[int, list[Span]] = {depth: [] for depth in DEPTHS}
    for match in GROUP.finditer(content):
        if match[1] == b"q":
            begun.append(match.start())
        elif match[1] == b"Q" and begun:
            depth, first = len(begun), begun.pop()
            if depth in found:
                found[depth].append((first, match.end()))
    return [*found.values()]


def marked_content(content: bytes, spans: list[Span], tags: list[str]) -> bytes:
    """Return a content stream at the size of the SVG, each span marked by its tag and, but for artifacts, the next
    number.
    """
    written, at, number = [b"%g 0 0 %g 0 0 cm\n" % (POINTS_A_PIXEL, POINTS_A_PIXEL)], 0, 0
    for (first, last), tag in zip(spans, tags, strict=True):
        if tag == ARTIFACT:
            begin = b"/Artifact BMC\n"
        else:
            begin = b"/%s <</MCID %d>> BDC\n" % (tag.encode(), number)
            number += 1
        written += [content[at:first], begin, content[first:last], b"\nEMC\n"]
        at = last
    return b"".join([*written, content[at:]])
