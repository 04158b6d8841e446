"""A figure as a picture that stands alone: title, measure, drawing, source line; as SVG, PNG and PDF.

Each says in its metadata what it shows and where that comes from. PNG and PDF are set in the faces of packages, so that
no machine makes others; they are made from the SVG and kept under its digest and that of the faces, for making them
costs; what is kept can be thrown away at will.
"""

from __future__ import annotations

import io
import unicodedata
import xml.etree.ElementTree as tree
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file
from claimbook.book.faces import LATIN, digest_of_faces, drawer, prove_drawable
from claimbook.book.theme import FONT, light
from claimbook.charts.drawings import draw, texts_of
from claimbook.downloads.pdf_info import described
from claimbook.tables.ledger import digest

if TYPE_CHECKING:
    from claimbook.downloads.provenance import Provenance

SVG = "http://www.w3.org/2000/svg"
RECIPE = "2"
MAKERS = ("vl-convert-python", "Pillow", "pikepdf")
MARGIN, NARROWEST, SCALE = 18.0, 440.0, 2
TITLE, MEASURE, SOURCE = (17.0, 23.0, True), (12.5, 18.0, False), (10.5, 15.0, False)
NARROW_LETTERS = frozenset("iljtfrI.,:;'|!()[]/ \u00a0\u202f‘’“”·")
Style = tuple[float, float, bool]


def compose(drawing: str, about: Provenance, measure: str) -> str:
    """Return a drawing (SVG) with its texts around it and its provenance inside, as an SVG that stands alone."""
    tree.register_namespace("", SVG)
    inner = tree.fromstring(drawing)
    width, height = (float(inner.get(side, "0")) for side in ("width", "height"))
    whole = max(width + 2 * MARGIN, NARROWEST)
    room = whole - 2 * MARGIN
    above = [(TITLE, "ink", wrapped(about.title, room, TITLE)), (MEASURE, "muted", wrapped(measure, room, MEASURE))]
    below = [(SOURCE, "muted", wrapped(text, room, SOURCE)) for text in (about.source_line, about.origin)]
    top = tree.Element(f"{{{SVG}}}svg", {"font-family": FONT, "role": "img", "lang": about.language})
    tree.SubElement(top, f"{{{SVG}}}title").text = about.title
    tree.SubElement(top, f"{{{SVG}}}desc").text = about.description
    tree.SubElement(top, f"{{{SVG}}}metadata").append(about.rdf())
    paper = tree.SubElement(top, f"{{{SVG}}}rect", {"fill": light("paper")})
    y = MARGIN
    for style, colour, lines in above:
        y = write_lines(top, y, style, colour, lines)
    y += 10
    for name in ("aria-hidden", "focusable"):
        inner.attrib.pop(name, None)
    for name, length in (("x", MARGIN), ("y", y), ("width", width), ("height", height)):
        inner.set(name, f"{length:g}")
    inner.set("overflow", "visible")
    top.append(inner)
    y += height + 12
    for style, colour, lines in below:
        y = write_lines(top, y, style, colour, lines)
    size = {"width": f"{whole:g}", "height": f"{y + MARGIN:g}"}
    top.attrib.update({**size, "viewBox": f"0 0 {whole:g} {y + MARGIN:g}"})
    paper.attrib.update(size)
    prove_drawable(texts_of(top), f"The picture of “{about.title}”")
    return tree.tostring(top, encoding="unicode")


def make_pictures(spec: dict[str, Any], prefix: str, kept: Path, about: Provenance, measure: str, folder: Path) -> None:
    """Make the pictures of a figure that stand alone, to lie finished in `folder`."""
    svg = compose(draw(spec, prefix, kept), about, measure)
    png(svg, about, folder)
    pdf(svg, about, folder)


def write_lines(top: tree.Element, y: float, style: Style, colour: str, lines: list[str]) -> float:
    """Write lines of text below `y` and return where they end."""
    size, step, bold = style
    for line in lines:
        y += step
        look = {"x": f"{MARGIN:g}", "y": f"{y - step * 0.3:g}", "font-size": f"{size:g}", "fill": light(colour)}
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
    return size * (1.1 if bold else 1.0) * sum(letter_width(letter) for letter in text)


def letter_width(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return 0.4
    if unicodedata.east_asian_width(letter) in "WF" or letter in "mwMW%—@":
        return 1.0
    return 0.72 if letter.isupper() else 0.62


def png(svg: str, about: Provenance, kept: Path) -> bytes:
    """Return the PNG of a composed SVG at twice its size, its provenance in text chunks and as XMP."""

    def make() -> bytes:
        from PIL import Image
        from PIL.PngImagePlugin import PngInfo

        told = PngInfo()
        for name, text in text_chunks(about).items():
            told.add_itxt(name, text, lang=about.language)
        told.add_itxt("XML:com.adobe.xmp", xmp(about))
        out = io.BytesIO()
        with Image.open(io.BytesIO(drawer().svg_to_png(in_faces(svg), scale=SCALE))) as image:
            image.convert("RGB").save(out, "PNG", pnginfo=told, dpi=(96 * SCALE, 96 * SCALE))
        return out.getvalue()

    return made_once(kept / f"{key(svg)}.png", make)


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


def pdf(svg: str, about: Provenance, kept: Path) -> bytes:
    """Return the PDF of a composed SVG, its provenance in the document's information and as XMP."""

    def make() -> bytes:
        return described(drawer().svg_to_pdf(in_faces(svg)), about)

    return made_once(kept / f"{key(svg)}.pdf", make)


def in_faces(svg: str) -> str:
    """Return a composed SVG that asks for the face of a package where a reader's would choose one of the machine's."""
    root = tree.fromstring(svg)
    for element in root.iter():
        if element.get("font-family") == FONT:
            element.set("font-family", LATIN)
    return tree.tostring(root, encoding="unicode")


def key(svg: str) -> str:
    """Return what a picture is kept under: the SVG, which holds all that is said, and what it is made with and in."""
    return digest(RECIPE, *(version(name) for name in MAKERS), digest_of_faces(), svg)


def made_once(file: Path, make: object) -> bytes:
    """Return a file's bytes, made first where it is not there yet."""
    if not file.is_file():
        assert callable(make)
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, make())
    return file.read_bytes()
