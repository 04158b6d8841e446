"""What the files of a figure say of themselves, read by tools that had no part in writing them."""

from __future__ import annotations

import csv
import io
import json
import struct
import tempfile
import xml.etree.ElementTree as tree
import zipfile
import zlib
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import rdflib
from frictionless import Package

DC = rdflib.Namespace("http://purl.org/dc/elements/1.1/")
SCHEMA = rdflib.Namespace("https://schema.org/")
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
SVG = "{http://www.w3.org/2000/svg}"
NEEDED = ("title", "source", "edition", "identifier", "licence")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def told_by_rdf(xml: str) -> dict[str, str]:
    """Return what RDF in an XML text says, as rdflib reads it."""
    top = tree.fromstring(xml)
    found = top if top.tag == RDF else top.find(f".//{RDF}")
    assert found is not None
    graph = rdflib.Graph().parse(data=tree.tostring(found, encoding="unicode"), format="xml")

    def text(predicate: rdflib.URIRef) -> str:
        (value,) = graph.objects(None, predicate)
        items = list(graph.items(value)) or [o for _, p, o in graph.triples((value, None, None)) if "#_" in str(p)]
        return str(items[0] if items else value)

    names = {"title": DC.title, "source": DC.source, "identifier": DC.identifier, "licence": DC.rights,
             "edition": SCHEMA.version}  # fmt: skip
    return {name: text(predicate) for name, predicate in names.items()}


def read_svg(content: bytes) -> dict[str, str]:
    told = told_by_rdf(content.decode("utf-8"))
    drawn = " ".join("".join(each.itertext()) for each in tree.fromstring(content).iter(f"{SVG}text"))
    return {**told, "picture": drawn}


def read_png(content: bytes) -> dict[str, str]:
    """Return the international text chunks of a PNG, read from its bytes."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = {}, 8
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack(">I", content[at + 8 + length : at + 12 + length])[0]
        if kind == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            assert rest[:1] == b"\0"  # not compressed
            found[keyword.decode("latin-1")] = rest[2:].split(b"\0", 2)[2].decode("utf-8")
        at += 12 + length
    told = told_by_rdf(found["XML:com.adobe.xmp"])
    assert told["title"] == found["Title"]
    return {"title": found["Title"], "source": found["Source"], "edition": found["Edition"],
            "identifier": found["Identifier"], "licence": found["Copyright"]}  # fmt: skip


def read_pdf(content: bytes) -> dict[str, str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    told = told_by_rdf(reader.xmp_metadata.rdf_root.toxml())
    assert told["title"] == reader.metadata.title
    assert told["identifier"] in (reader.metadata.subject or "")
    return {**told, "picture": " ".join(page.extract_text() for page in reader.pages)}


def read_csv(content: bytes) -> dict[str, str]:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows
    origins = {row["cite_as"] for row in rows}
    assert len(origins) == 1
    assert all(row["source"] for row in rows)
    return {"cite_as": origins.pop(), "source": " ".join(row["source"] for row in rows)}


def open_workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def read_xlsx(content: bytes) -> dict[str, str]:
    """Return what a workbook says of itself, on its own sheets and in its properties."""
    book = open_workbook(content)
    told: dict[str, str] = {}
    for name, text in book["Sources"].iter_rows(min_row=2, values_only=True):
        told[name] = f"{told[name]}; {text}" if name in told else text
    first = book.worksheets[0]
    assert first["A3"].value.startswith("Source: ")
    assert told["Id"] in first["A4"].value
    assert book.properties.title.strip() == told["Title"].strip()
    return {"title": told["Title"], "source": f"{told.get('Source', '')} {first['A3'].value}", "identifier": told["Id"],
            "licence": told["Licence"], "edition": told["Id"].partition("@")[2]}  # fmt: skip


def read_json(content: bytes) -> dict[str, Any]:
    spec = json.loads(content)
    assert spec["$schema"].endswith("/vega-lite/v6.json") or "vega-lite" in spec["$schema"]
    told = spec["usermeta"]["provenance"]
    return {**told, "source": "; ".join(told.get("sources", [told["book"]]))}


def faults_of_package(content: bytes) -> list[str]:
    """Return what Frictionless finds wrong in a zipped Data Package, its files' digests included."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "package.zip"
        file.write_bytes(content)
        report = Package(str(file)).validate()
        return [*(error.message for error in report.errors),
                *(f"{task.name}: {error.message}" for task in report.tasks for error in task.errors)]  # fmt: skip


def formulas_in(content: bytes) -> list[str]:
    """Return the cells of every table in a zip that a spreadsheet would take for a formula, numbers apart."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8"), newline="")):
                    found += [cell for cell in row if cell.startswith(FORMULA_STARTS) and not is_number(cell)]
    return found


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


READERS = {"svg": read_svg, "png": read_png, "pdf": read_pdf, "csv": read_csv, "json": read_json, "xlsx": read_xlsx}
KINDS = {**READERS, **{f"8cm.{kind}": READERS[kind] for kind in ("svg", "png", "pdf")},
         "600dpi.png": read_png, "8cm.600dpi.png": read_png}  # fmt: skip
NOT_PACKED = {"xlsx", "600dpi.png", "8cm.600dpi.png"}


def figures_of(site: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what a site's `figures.json` says of the book and its figures."""
    document = json.loads((site / "figures.json").read_text(encoding="utf-8"))
    return document["book"], document["figures"]


def check_figure_files(site: Path, book: dict[str, Any], figure: dict[str, Any]) -> None:
    """Assert that every file of a figure gives its title, source, edition, id and licence back.

    A figure is told under the book's version, or under the edition before it where that holds the figure as it is;
    which of the two, the tests of versions hold. All files of one figure tell the same.
    """
    id = figure["id"]
    edition = READERS["svg"]((site / "figures" / f"{id}.svg").read_bytes())["edition"]
    assert edition in (book["edition"], book["edition"].partition("+")[0]), id
    short = f"{book['short_name']}:{id}@{edition}"
    words = "working version of" if "+" in edition else f"edition {edition}"
    plain = " ".join(figure["takeaway"].split())
    for kind, read in KINDS.items():
        told = read((site / "figures" / f"{id}.{kind}").read_bytes())
        if kind == "csv":
            for part in (short, book["licence"], words, book["title"]):
                assert part in told["cite_as"], (id, kind)
            continue
        assert " ".join(told["title"].split()) == plain, (id, kind)
        assert told["identifier"] == short, (id, kind)
        assert told["edition"] == edition, (id, kind)
        assert book["licence"] in told["licence"], (id, kind)
        for source in figure["sources"]:
            assert " ".join(source["text"].split()) in " ".join(told["source"].split()), (id, kind)
        if "picture" in told:
            drawn = "".join(told["picture"].split())
            assert "".join(short.split()) in drawn, (id, kind)
            assert "Source:" in drawn, (id, kind)
    content = (site / "figures" / f"{id}.zip").read_bytes()
    assert faults_of_package(content) == [], id
    assert formulas_in(content) == [], id
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for kind in KINDS.keys() - NOT_PACKED:
            alone = (site / "figures" / f"{id}.{kind}").read_bytes()
            assert archive.read(f"{id}.{kind}") == alone.removeprefix(BOM_UTF8)  # the mark is for spreadsheets
