"""A figure as a picture that stands alone: title, measure, drawing, source line; as SVG, PDF and PNG.


Each is made for one width on paper, where none of its letters is smaller than can be read, and says in its metadata
what it shows and where that comes from. It is set in the faces of packages, so that no machine makes another. The PDF
is made from the SVG, the PNG from the PDF; both are stored under the digest of the SVG and that of the faces.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as tree
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from claimbook.base.digests import digest
from claimbook.base.installation import version_of
from claimbook.base.store import Store
from claimbook.book.faces import IN_MEMORY, WIDEST, asks_for_widest, digest_of_faces, drawer, prove_drawable
from claimbook.book.theme import FONT, light
from claimbook.charts.drawings import draw, texts_of
from claimbook.downloads.pdf_info import described
from claimbook.downloads.pdf_tags import tag_picture
from claimbook.downloads.png_files import png_file

if TYPE_CHECKING:
    from PIL.Image import Image

    from claimbook.downloads.provenance import Provenance

SVG = "http://www.w3.org/2000/svg"
RECIPE = "7"
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")  # where they break lines or not, pictures have none to break
LETTERED = (f"{{{SVG}}}text", f"{{{SVG}}}tspan")
MAKERS = ("vl-convert-python", "pypdfium2", "Pillow", "pikepdf", "deflate")
TITLE, MEASURE, SOURCE = (17.0, 23.0, True), (12.5, 18.0, False), (10.5, 15.0, False)
NARROW_LETTERS = frozenset("iljtfrI.,:;'|!()[]/ \u00a0\u202f‘’“”·")
POINTS, INCH = 72 / 2.54, 2.54  # a centimetre in points, an inch in centimetres
LEAST_POINTS = 6.2
COLOURS = 256
SMALLER = 2
Style = tuple[float, float, bool]


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a picture stands on paper, in centimetres, with its margins and its least width in pixels."""

    centimetres: float
    margin: float
    least: float

    @property
    def name(self) -> str:
        return f"{self.centimetres:g}cm"


PAGE, COLUMN = Width(16, 18, 440), Width(8, 8, 300)
SHARP, FINE = 300, 600  # dots an inch


def compose(drawing: str, about: Provenance, measure: str, width: Width = PAGE) -> str:
    """Return a drawing (SVG) with its texts around it and its provenance inside, as an SVG that stands alone."""
    tree.register_namespace("", SVG)
    inner = tree.fromstring(drawing)
    wide, high = (float(inner.get(side, "0")) for side in ("width", "height"))
    whole = max(wide + 2 * width.margin, width.least)
    room, margin = whole - 2 * width.margin, width.margin
    title, line, small = (legible(style, whole, width) for style in (TITLE, MEASURE, SOURCE))
    above = [(title, "ink", wrapped(about.title, room, title)), (line, "muted", wrapped(measure, room, line))]
    below = [(small, "muted", wrapped(text, room, small)) for text in (about.source_line, about.origin)]
    top = tree.Element(f"{{{SVG}}}svg", {"font-family": FONT, "role": "img", "lang": about.language})
    tree.SubElement(top, f"{{{SVG}}}title").text = about.title
    tree.SubElement(top, f"{{{SVG}}}desc").text = about.description
    tree.SubElement(top, f"{{{SVG}}}metadata").append(about.rdf())
    paper = tree.SubElement(top, f"{{{SVG}}}rect", {"fill": light("paper")})
    y = margin
    for style, colour, lines in above:
        y = write_lines(top, (margin, y), style, colour, lines)
    y += 10
    for name in ("aria-hidden", "focusable"):
        inner.attrib.pop(name, None)
    for name, length in (("x", margin), ("y", y), ("width", wide), ("height", high)):
        inner.set(name, f"{length:g}")
    inner.set("overflow", "visible")
    top.append(inner)
    y += high + 12
    for style, colour, lines in below:
        y = write_lines(top, (margin, y), style, colour, lines)
    paper.attrib.update({"width": f"{whole:g}", "height": f"{y + margin:g}"})
    size = {"width": f"{width.centimetres:g}cm", "height": f"{width.centimetres * (y + margin) / whole:.3f}cm"}
    top.attrib.update({**size, "viewBox": f"0 0 {whole:g} {y + margin:g}"})
    prove_drawable(texts_of(top), f"The picture of “{about.title}”")
    return tree.tostring(top, encoding="unicode")


def legible(style: Style, whole: float, width: Width) -> Style:
    """Return a style whose letters can be read where `whole` pixels are as wide as the picture on paper."""
    size, step, bold = style
    larger = max(1.0, LEAST_POINTS * whole / (width.centimetres * POINTS) / size)
    return size * larger, step * larger, bold


Drawing = tuple[dict[str, Any], str, Width]  # a specification, what its ids begin with, for which width


def make_pictures(drawing: Drawing, about: Provenance, measure: str, store: Store) -> None:
    """Make the pictures of a figure that stand alone, of one width, to lie finished in the store."""
    spec, prefix, width = drawing
    svg = compose(draw(spec, prefix, store), about, measure, width)
    for dots in (SHARP, FINE):
        png(svg, about, store, width, dots)


def write_lines(top: tree.Element, place: tuple[float, float], style: Style, colour: str, lines: list[str]) -> float:
    """Write lines of text below a place and return where they end."""
    (x, y), (size, step, bold) = place, style
    for line in lines:
        y += step
        look = {"x": f"{x:g}", "y": f"{y - step * 0.3:g}", "font-size": f"{size:g}", "fill": light(colour)}
        text = tree.SubElement(top, f"{{{SVG}}}text", look | ({"font-weight": "600"} if bold else {}))
        text.text = line
    return y


def wrapped(text: str, room: float, style: Style) -> list[str]:
    """Return a text in lines no wider than `room` pixels, between words where that can be."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", style) <= room:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if width_of(lines[-1] + letter, style) > room:
                lines.append("")
            lines[-1] += letter
    return lines


def width_of(text: str, style: Style) -> float:
    """Return how wide a text is at most in the fonts that pictures are drawn in, in pixels."""
    size, _, bold = style
    return size * (1.1 if bold else 1.0) * sum(map(letter_width, text))


@cache
def letter_width(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return 0.4
    if unicodedata.east_asian_width(letter) in "WF" or letter in "mwMW%—@":
        return 1.0
    return 0.72 if letter.isupper() else 0.62


def png(svg: str, about: Provenance, store: Store, width: Width = PAGE, dots: int = SHARP) -> bytes:
    """Return the PNG of a composed SVG with so many dots an inch, its provenance in text chunks and as XMP.

    A chart has few colours: 256 of them hold it and weigh a third.
    """

    def make() -> bytes:
        from PIL.PngImagePlugin import PngInfo

        told = PngInfo()
        for name, text in text_chunks(about).items():
            told.add_itxt(name, text, lang=about.language)
        told.add_itxt("XML:com.adobe.xmp", xmp(about))
        image = in_few_colours(pdf(svg, about, store), round(width.centimetres / INCH * FINE))[dots]
        return png_file(image, pnginfo=told, dpi=(dots, dots))

    return store.get(f"{key(svg)}-{dots}", "png", make)


@lru_cache(maxsize=1)
def in_few_colours(document: bytes, across: int) -> dict[int, Image]:
    """Return the one page of a PDF at each sharpness, the finest so many pixels across; the last page's are kept.

    Both are in the few colours that the same picture has when it is smaller still, that of its paper exactly.
    """
    from PIL.Image import Dither, Quantize

    images = {FINE: rendered(document, across)}
    images[SHARP] = images[FINE].reduce(FINE // SHARP)
    palette = images[SHARP].reduce(SMALLER).quantize(COLOURS, Quantize.FASTOCTREE)
    few = {dots: image.quantize(palette=palette, dither=Dither.NONE) for dots, image in images.items()}
    for dots, image in images.items():
        keep_paper(few[dots], image)
    return few


def rendered(document: bytes, across: int) -> Image:
    """Return the one page of a PDF as an image so many pixels across."""
    import pypdfium2
    from PIL.Image import frombytes

    with pypdfium2.PdfDocument(document) as pages:
        page = pages[0]
        # four bytes a pixel: Pillow's own form, which PDFium is quickest in
        shown = page.render(scale=across / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        return frombytes("RGB", (shown.width, shown.height), shown.buffer, "raw", "RGBX", shown.stride)


def keep_paper(few: Image, image: Image) -> None:
    """Give the paper of a picture in few colours, which its corner shows, the colour that it has in `image`."""
    palette, at, corner = few.getpalette(), few.getpixel((0, 0)), image.getpixel((0, 0))
    assert palette is not None
    assert isinstance(at, int)
    palette[3 * at : 3 * at + 3] = corner
    few.putpalette(palette)


def text_chunks(about: Provenance) -> dict[str, str]:
    """Return the text chunks of a PNG by their keywords, the registered ones first."""
    chunks = {
        "Title": about.title,
        "Author": about.author,
        "Description": about.description,
        "Copyright": " ".join(part for part in (about.licence, about.licence_url) if part),
        "Source": about.source,
        "Edition": about.edition,
        "Identifier": about.identifier,
        "URL": about.address,
    }
    return {name: text for name, text in chunks.items() if text}


def xmp(about: Provenance) -> str:
    """Return provenance as an XMP packet."""
    packet = tree.Element("{adobe:ns:meta/}xmpmeta")
    tree.register_namespace("x", "adobe:ns:meta/")
    packet.append(about.rdf())
    return tree.tostring(packet, encoding="unicode")


def pdf(svg: str, about: Provenance, store: Store) -> bytes:
    """Return the PDF of a composed SVG, tagged, its provenance in the document's information and as XMP."""

    def make() -> bytes:
        return described(drawer().svg_to_pdf(in_faces(svg)), about, partial(tag_picture, svg=svg))

    return store.get(key(svg), "pdf", make)


def in_faces(svg: str) -> str:
    """Return a composed SVG that asks for the face of a package where a reader's would choose one of the machine's."""
    root = tree.fromstring(svg)
    for element in list(root.iter()):
        if element.get("font-family") == FONT:
            element.set("font-family", IN_MEMORY)
        if element.tag in LETTERED and element.text:
            element.text = element.text.translate(HYPHENS)
            if any(map(asks_for_widest, element.text)):
                element.set("font-family", WIDEST)
    return tree.tostring(root, encoding="unicode")


def key(svg: str) -> str:
    """Return what a picture is stored under: the SVG, which holds all that is said, and what it is made with and in."""
    return digest(RECIPE, *map(version_of, MAKERS), digest_of_faces(), svg)
