"""Nothing but an article's own words can turn the direction of writing, and those turn nothing beside them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from book_building import site_of
from bookcopies import change
from lxml import etree, html

from claimbook.base.paths import BookPaths
from claimbook.review.article import _line
from claimbook.review.validation import validate
from claimbook.tables.cells import TURNING

OVERRIDE, ISOLATE = "\u202e", "\u2067"
PLACES = {
    "data/documents.csv": ("Boats in port", "documents.csv, row 3, column title"),
    "data/reference.csv": ("a handbook of 2025", "reference.csv, row 7, column seen_in"),
    "data/entities.csv": ("The coastal fleet", "entities.csv, row 2, column name"),
    "_config.yml": ("Fisheries desk", "_config.yml, column author"),
}


@pytest.mark.parametrize("file", PLACES)
@pytest.mark.parametrize("control", [OVERRIDE, ISOLATE])
def test_a_control_that_turns_writing_round_is_refused_with_its_place(fisheries: Path, file: str, control: str) -> None:
    words, place = PLACES[file]
    change(fisheries, file, words, f"{words[:4]}{control}{words[4:]}")
    assert [fault for fault in map(str, validate(BookPaths(fisheries))) if place in fault and "turns the" in fault]


def test_what_an_article_says_of_itself_is_taken_without_such_controls() -> None:
    assert _line(f"Port {OVERRIDE}5202{ISOLATE} opens") == "Port 5202 opens"


def texts_below(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the texts in a folder, those packed in archives too, each with its path; pictures are none."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield from texts_in(path, path.read_bytes())


def texts_in(path: Path, content: bytes) -> Iterator[tuple[Path, str]]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from texts_in(path / name, packed.read(name))
    else:
        with suppress(UnicodeDecodeError):
            yield path, content.decode("utf-8")


@pytest.mark.book
def test_every_such_control_of_the_site_stands_in_a_quotation_of_its_own(built_fisheries: Path) -> None:
    style = "".join(path.read_text(encoding="utf-8") for path in (site_of(built_fisheries) / "_static").glob("*.css"))
    assert re.search(r"(?:^|[,}])[^{}]*\bq\b[^{}]*\.quote p[^{}]*\{ unicode-bidi: isolate; \}", style)
    with (built_fisheries / "data" / "evidence.csv").open(encoding="utf-8", newline="") as table:
        quotes = {row["quote"] for row in csv.DictReader(table)}
    found = 0
    for path, content in texts_below(site_of(built_fisheries)):
        if not TURNING.search(content):
            continue
        if path.suffix == ".html":
            page = html.fromstring(content)
            for quotation in page.xpath("//q | //*[contains(@class, 'quote')]//p"):
                found += bool(TURNING.search(quotation.text_content()))
                quotation.getparent().remove(quotation)
            assert not TURNING.search(html.tostring(page, encoding="unicode")), path.name
        elif path.name in ("evidence.csv", "sharedStrings.xml"):  # the tables themselves, a cell a paragraph
            csv_cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
            cells = csv_cells if path.suffix == ".csv" else etree.fromstring(content.encode()).itertext()
            assert all(cell in quotes for cell in cells if TURNING.search(cell)), path
        else:
            whole = path.name in ("values.json", "values.v1.json")
            assert whole or path.match("values/*.json"), f"{path.name}: pictures, citations and other files hold none"
            document = json.loads(content)
            values = document["values"] if whole else [document["value"]]
            words = [quote["text"] for value in values for quote in value.get("quotes", [])]
            assert len(TURNING.findall(content)) == sum(len(TURNING.findall(each)) for each in words)
    assert found > 2
