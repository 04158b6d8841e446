"""Take the pictures of the tutorial from a real walk: the terminal as SVG, the changed page as PNG. `make pictures`.

Each picture says what it was made from, so that a test can tell when that has changed: the SVG in its own text, the PNG
in what it says of itself, the text of the panel and the alternative text of the chart on it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import reduce
from io import BytesIO, StringIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from rich.color import ColorTriplet
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from tutorial_walk import COLUMNS, DOCS, READER, shown_on, walk

if TYPE_CHECKING:
    import pyte

REVIEW, PAGE, CHART = (DOCS / "tutorial" / name for name in ("review.svg", "page.png", "chart.png"))
SVG = "{http://www.w3.org/2000/svg}"
CHANGED = "boats-growth"
LETTER, LINE = 12.2, 24.4  # how wide and high Rich draws a letter
TOLD = "Description"
WIDTH, HEIGHT, SCALE, INKS = 760, 560, 2, 64
NAMES = ("chromium", "chromium-browser", "google-chrome")
LETTERS = [ColorTriplet(231, 233, 238)] * 8
THEME = TerminalTheme((20, 23, 29), (231, 233, 238), LETTERS, LETTERS)  # paper and ink of the site in the dark
FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-14 -8 {wide} {high}" width="640">
<style>
text {{ font: {char_height}px monospace; }}
{styles}
</style>
<rect x="-14" y="-8" width="100%" height="100%" fill="#14171d"/>
<defs>{lines}</defs>
{backgrounds}<g>{matrix}</g>
</svg>
"""


def draw_screen(screen: pyte.Screen) -> str:
    """Return a terminal's screen as SVG, letter for letter, with what is bold and what is reversed."""
    console = Console(width=COLUMNS, record=True, file=StringIO())
    first = next(number for number, line in enumerate(screen.display) if line.strip())
    count = len(shown_on(screen).splitlines())
    for number in range(first, first + count):
        signs = [screen.buffer[number][column] for column in range(COLUMNS)]
        runs = groupby(signs, key=lambda sign: Style(bold=sign.bold, reverse=sign.reverse))
        parts = [Segment("".join(sign.data for sign in run), style) for style, run in runs]
        console.print(Segments([*parts, Segment.line()]))
    size = {"{wide}": f"{COLUMNS * LETTER + 28:g}", "{high}": f"{count * LINE + 20:g}"}
    layout = reduce(lambda text, pair: text.replace(*pair), size.items(), FORMAT)
    return console.export_svg(theme=THEME, code_format=layout, unique_id="review", title="")


def text_of_screen(picture: Path) -> str:
    """Return the text that a picture of a terminal holds, line by line."""
    lines: dict[float, str] = {}
    for each in etree.parse(picture).iter(f"{SVG}text"):
        top, left = float(each.get("y", 0)), round(float(each.get("x", 0)) / LETTER)
        lines[top] = lines.get(top, "").ljust(left) + (each.text or "")
    return "\n".join(lines[top].replace("\u00a0", " ").rstrip() for top in sorted(lines)).strip("\n") + "\n"


def told_on_page(book: Path, picture: Path) -> str:
    """Return what is seen on a picture, in words: the panel of the changed number, or the chart."""
    page = html.document_fromstring((book / "_build" / "html" / "chapters" / "pond.html").read_bytes().decode("utf-8"))
    place = '//figure[@class="chart"]' if picture == CHART else f'//template[@data-story="{CHANGED}"]'
    [seen] = page.xpath(place)
    for script in seen.xpath(".//script"):
        script.drop_tree()
    return " ".join(seen.text_content().split())


def made_from(picture: Path) -> str:
    """Return what a picture of a page says that it was made from."""
    with Image.open(picture) as image:
        return str(image.info.get(TOLD, ""))


def take_page(book: Path) -> None:
    """Take the picture of the chart, and that of the chapter with the panel of its changed number open."""
    from playwright.sync_api import sync_playwright

    browser = next(path for name in NAMES if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--headless=new", "--no-sandbox"])
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        page.goto((book / "_build" / "html" / "chapters" / "pond.html").as_uri())
        chart = page.locator("figure.chart").screenshot()
        page.click(f'main p a.value[href$="#{CHANGED}"]')
        page.wait_for_selector("#cb-panel")
        panel = page.screenshot()
        opened.close()
    for picture, taken in ((CHART, chart), (PAGE, panel)):
        about = PngInfo()
        about.add_itxt(TOLD, told_on_page(book, picture))
        Image.open(BytesIO(taken)).convert("RGB").quantize(INKS).save(picture, "PNG", optimize=True, pnginfo=about)


def main() -> None:
    """Walk the tutorial in a folder that goes again, and take its pictures."""
    os.environ["CLAIMBOOK_AUTHOR"] = READER
    with tempfile.TemporaryDirectory() as folder:
        for each in walk(Path(folder)):
            print(f"$ {each.step.command}", file=sys.stderr)
            if each.code:
                sys.exit(each.printed)
            if each.screen is not None:
                REVIEW.write_text(draw_screen(each.screen), encoding="utf-8")
        take_page(Path(folder) / "pond")


if __name__ == "__main__":
    main()
