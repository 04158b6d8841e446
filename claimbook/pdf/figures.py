"""Figures on paper: numbered, their drawing a picture with its text, their data and sources in an annex.

A table of forty rows between two paragraphs would push the text apart; in the annex it stands under the number of its
figure.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from claimbook.pdf.templating import readable, rendered

NAMED = 2  # sources that are named below a figure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the printed book: its number, its table and list of sources as HTML, empty where it has none."""

    id: str
    number: int
    takeaway: str
    table: Markup
    sources: Markup


def take_figures(body: Any, shown: list[Figure], known: dict[str, Figure]) -> None:
    """Number the figures of a part and make them fit for paper, noting them in `shown` and, each once, in `known`."""
    from lxml import html
    from lxml.html import builder

    for element in body.xpath(".//figure[@id]"):
        id = element.get("id")
        takeaway = element.xpath(".//*[contains(@class, 'takeaway')]")
        words = " ".join(takeaway[0].text_content().split()) if takeaway else id
        table, sources = (taken(element, name) for name in ("data", "source"))
        number = known[id].number if id in known else len(known) + 1
        figure = known.setdefault(id, Figure(id, number, words, inner(table, ".//table"), inner(sources, ".//ul")))
        shown.append(figure)
        if takeaway:
            label = builder.SPAN(builder.CLASS("number-of-figure"), f"Figure {number}. ")
            label.tail, takeaway[0].text = takeaway[0].text, None
            takeaway[0].insert(0, label)
        for drawing in element.xpath(".//div[contains(@class, 'drawing')]"):
            pictured(drawing)
        for link in element.xpath(".//p[@class='source']//a[contains(@class, 'external')]"):
            link.append(builder.SPAN(builder.CLASS("address"), f" {readable(link.get('href'))}"))
        element.append(html.fragment_fromstring(rendered("figure_foot.html", figure=figure, names=named(sources))))
        element.tag = "div"  # a figure in a PDF is a picture with its text: the drawing alone
        for caption in element.xpath(".//figcaption"):
            caption.tag = "div"


def taken(figure: Any, name: str) -> Any:
    """Take the folded part of this name out of a figure and return it, None where there is none."""
    for part in figure.xpath(f".//details[@class='{name}']"):
        part.drop_tree()
        return part
    return None


def inner(part: Any, path: str) -> Markup:
    """Return as HTML the first element at a path below a part, without names, and with links to other sites alone."""
    from lxml import html

    for element in part.xpath(path) if part is not None else ():
        for each in element.xpath(".//*[@id]"):
            del each.attrib["id"]
        for link in element.xpath(".//a[@href]"):
            if not link.get("href").startswith(("http://", "https://")):
                del link.attrib["href"]
        return Markup(html.tostring(element, encoding="unicode", with_tail=False))
    return Markup("")


def named(sources: Any) -> str:
    """Return the first of many sources in words and how many more there are, empty where a figure names them itself."""
    items = [" ".join(item.text_content().split()) for item in sources.xpath(".//li")] if sources is not None else []
    more = len(items) - NAMED
    return "; ".join(items[:NAMED]) + (f"; and {more} more, listed with its data" if more > 0 else "")


def pictured(drawing: Any) -> None:
    """Put a picture in the place of a drawing, with the drawing's text as its own."""
    from lxml import etree
    from lxml.html import builder

    alt = drawing.get("aria-label", "")
    for svg in drawing.xpath(".//*[local-name()='svg']")[:1]:
        if box := svg.attrib.pop("viewbox", None):  # HTML knows no capitals in the names of attributes
            svg.set("viewBox", box)
        content = base64.b64encode(whole(etree.tostring(svg, with_tail=False))).decode()
        picture = builder.IMG()
        size = {name: svg.get(name, "") for name in ("width", "height")}
        for name, text in {"src": f"data:image/svg+xml;base64,{content}", "alt": alt, **size}.items():
            picture.set(name, text)
        drawing.clear()
        drawing.set("class", "drawing")
        drawing.append(picture)


def whole(svg: bytes) -> bytes:
    """Return an SVG with the capitals that HTML took from names, and the name of its language."""
    text = svg.decode("utf-8")
    for name in ("clipPath", "linearGradient", "radialGradient", "gradientUnits", "gradientTransform", "clipPathUnits"):
        text = text.replace(f"<{name.lower()}", f"<{name}").replace(f"</{name.lower()}", f"</{name}")
        text = text.replace(f" {name.lower()}=", f" {name}=")
    return text.encode()


def annex(figures: Iterable[Figure]) -> Markup:
    """Return the annex with the data and sources of each figure."""
    return rendered("annex.html", figures=[each for each in figures if each.table or each.sources])
