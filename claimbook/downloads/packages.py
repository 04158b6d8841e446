"""What a citer takes along: a figure's data, specification and pictures, and the book's tables, each saying its source.

A CSV file that stands alone is for people: it begins with the mark by which spreadsheets know UTF-8, and a workbook
(XLSX) stands beside it. Inside a zip, which is a Data Package (Frictionless, version 1) for programs, it has no such
mark. Texts that a spreadsheet would take for a formula begin with an apostrophe, in every CSV file. All files are the
same to the byte whenever their content is the same.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimbook import cite
from claimbook.base.digests import sha256
from claimbook.base.store import Store
from claimbook.book.records import ColumnRecord, FigureRecord, Spec, ValueRecord
from claimbook.book.sources import citations_of
from claimbook.cite import one_line
from claimbook.downloads.pictures import COLUMN, FINE, PAGE, Width, compose, pdf, png
from claimbook.downloads.provenance import Provenance, cited_sources, of_figure
from claimbook.downloads.workbooks import NUMBERS_NEED, Sheet, workbook
from claimbook.tables.csv_files import harmless, whole_number

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.book.identity import Identity
    from claimbook.cite.versions import Versions

NARROW, FINEST = COLUMN.name, f"{FINE}dpi"
WIDE_PICTURES = ("svg", "pdf", "png", f"{FINEST}.png")
NARROW_PICTURES = tuple(f"{NARROW}.{kind}" for kind in WIDE_PICTURES)
KINDS = (*WIDE_PICTURES, *NARROW_PICTURES, "csv", "xlsx", "json", "zip")
MEDIA = {
    "csl.json": "application/vnd.citationstyles.csl+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "json": "application/vnd.vegalite.v6+json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "txt": "text/plain",
}
FORMATS = {"json": "vega-lite", "csl.json": "csl-json"}
CITED = "cite_as"
EPOCH = (1980, 1, 1, 0, 0, 0)
ESCAPED = "A text that a spreadsheet would take for a formula begins with an apostrophe."
Files = dict[str, bytes]
Field = dict[str, Any]  # of a Table Schema, as the two below are of a Data Package
Resource = dict[str, Any]
Package = dict[str, Any]
Schema = dict[str, Any]
SourcesOf = Callable[[list[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as its files show it: what is said of it, its specification, the SVG of its wide and narrow drawings.

    A figure of which no narrow drawing is kept has no narrow pictures. `place` is the page that its files name, below
    the book's address.
    """

    about: FigureRecord
    spec: Spec
    drawing: str
    narrow: str = ""
    place: str = ""


def figure_files(identity: Identity, shown: Shown, sources_of: SourcesOf, store: Store) -> Files:
    """Return the files of a figure by the ending of their names: pictures, data, specification, all in one zip.

    `sources_of` cites what values rest on; pictures already made lie in the store.
    """
    about = shown.about
    origin = of_figure(identity, about, shown.place)
    fields, rows = table_of(about, origin, sources_of)
    files = {
        **pictures(shown.drawing, origin, about, PAGE, store),
        **(named(pictures(shown.narrow, origin, about, COLUMN, store), NARROW) if shown.narrow else {}),
        "csv": csv_text(fields, rows).encode("utf-8-sig"),  # spreadsheets take a CSV without that mark for Latin-1
        "xlsx": workbook([figure_sheet(about, origin, fields, rows)], origin),
        "json": spec_text(about, shown.spec, origin).encode(),
    }
    item = cite.figure_item(identity, about["id"], about["takeaway"], shown.place)
    files["zip"] = figure_package(package_head(identity, about["id"], origin), about, item, files, fields)
    return files


def named(files: Files, name: str) -> Files:
    return {f"{name}.{kind}": content for kind, content in files.items()}


def pictures(drawing: str, origin: Provenance, about: FigureRecord, width: Width, store: Store) -> Files:
    """Return a figure as pictures of one width that stand alone, by their kind."""
    svg = compose(drawing, origin, about["subtitle"], width)
    return {
        "svg": svg.encode(),
        "pdf": pdf(svg, origin, store),
        "png": png(svg, origin, store, width),
        f"{FINEST}.png": png(svg, origin, store, width, FINE),
    }


def figure_sheet(about: FigureRecord, origin: Provenance, fields: list[Field], rows: list[list[Any]]) -> Sheet:
    """Return a figure's table as a sheet, below its title, measure, source and how to cite it."""
    lines = [about["takeaway"], about["subtitle"], f"Source: {origin.source}", origin.origin]
    kept = [place for place, field in enumerate(fields) if field["name"] != CITED]
    headings = [fields[place]["title"] for place in kept]
    return Sheet(about["id"], lines, headings, [[row[place] for place in kept] for row in rows])


def table_of(about: FigureRecord, origin: Provenance, sources_of: SourcesOf) -> tuple[list[Field], list[list[Any]]]:
    """Return a figure's table as fields (Table Schema) and rows; every row says how to cite it and its sources.

    A column of values becomes its number or date, the ends of its interval where it has one, the number as a reader
    sees it and the id of the value.
    """
    fields: list[Field] = []
    readers = []
    for place, column in enumerate(about["columns"]):
        for field, part in parts_of(about, place, column):
            fields.append(field)
            readers.append((place, part))
    fields += [
        {"name": CITED, "type": "string", "title": "How to cite it"},
        {"name": "source", "type": "string", "title": "Sources of the row"},
    ]
    rows = []
    for row in about["rows"]:
        ids = [cell["id"] for cell in row if isinstance(cell, dict) and cell["id"]]
        source = "; ".join(sources_of(ids)) or origin.source
        rows.append([*(cell_of(row[place], part) for place, part in readers), origin.origin, source])
    return named_apart(fields), rows


def named_apart(fields: list[Field]) -> list[Field]:
    """Return fields whose names all differ: one that is taken gets the next number behind it."""
    taken: set[str] = set()
    found = []
    for field in fields:
        name, number = field["name"], 1
        while name in taken:
            number += 1
            name = f"{field['name']}_{number}"
        taken.add(name)
        found.append({**field, "name": name})
    return found


def parts_of(about: FigureRecord, place: int, column: ColumnRecord) -> Iterable[tuple[Field, str]]:
    """Yield the fields that a column becomes, each with the part of a cell that it holds."""
    name, title = column["name"], column["title"] or column["name"]
    cells: list[Mapping[str, Any]] = [cell for row in about["rows"] if isinstance(cell := row[place], dict)]
    if not cells:
        yield {"name": name, "type": "string", "title": title}, "text"
        return
    for part, said in (("number", ""), ("low", ", lowest"), ("high", ", highest")):
        numbers = [cell[part] for cell in cells if cell.get(part) is not None]
        if numbers:
            kind = "string" if any(isinstance(each, str) for each in numbers) else "number"
            yield {"name": name if not said else f"{name}_{part}", "type": kind, "title": title + said}, part
    yield {"name": f"{name}_text", "type": "string", "title": f"{title}, as shown"}, "text"
    yield {"name": f"{name}_id", "type": "string", "title": f"{title}, id of the value"}, "id"


def cell_of(cell: Any, part: str) -> Any:
    record = cell if isinstance(cell, dict) else {"text": cell}
    found = record.get(part)
    return "" if found is None else found


def csv_text(fields: list[Field], rows: Iterable[Iterable[Any]]) -> str:
    """Return rows as CSV (RFC 4180) with a heading, no cell of which a spreadsheet takes for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(field["name"]) for field in fields])
    writer.writerows(
        [[harmless(cell) if isinstance(cell, str) else whole_number(cell) for cell in row] for row in rows]
    )
    return out.getvalue()


def spec_text(about: FigureRecord, spec: Spec, origin: Provenance) -> str:
    """Return a Vega-Lite specification that says what it shows and where that comes from."""
    told = {"description": about["alt"], "usermeta": {"provenance": origin.as_dict()}}
    if "title" not in spec:
        told["title"] = {"text": about["takeaway"], "subtitle": about["subtitle"], "anchor": "start"}
    whole = {key: part for key, part in spec.items() if key != "usermeta"} | told
    if whole.get("background") is None:
        whole["background"] = "#ffffff"
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def citation_files(items: list[cite.Item]) -> Files:
    """Return the citations of items, by the ending of the file's name."""
    return {
        "bib": cite.bibtex(items).encode("ascii"),
        "biblatex.bib": cite.biblatex(items).encode(),
        "ris": cite.ris(items).encode(),
        "csl.json": cite.csl_json(items).encode(),
    }


def figure_package(head: Package, about: FigureRecord, item: cite.Item, files: Files, fields: list[Field]) -> bytes:
    """Return the zip of a figure: its data with their schema, specification, pictures but the finest, citations."""
    id = about["id"]
    cited = {f"citation.{ending}": content for ending, content in citation_files([item]).items()}
    # the finest pictures would outweigh the rest, a workbook is for people and says what the CSV says
    taken = {ending: part for ending, part in files.items() if FINEST not in ending and ending != "xlsx"}
    content = {f"{id}.{ending}": part.removeprefix(BOM_UTF8) for ending, part in taken.items()} | cited
    content["citation.txt"] = cite.as_text(item).encode()
    resources = [table_resource(id, f"{id}.csv", content[f"{id}.csv"], fields, about["takeaway"])]
    resources += [file_resource(name, part) for name, part in content.items() if not name.endswith(".csv")]
    description = f"{about['subtitle']}. {about['description']} {ESCAPED}"
    sources = [
        {"title": title, **({"path": source["url"]} if source["url"].startswith("http") else {})}
        for title, source in zip(cited_sources(about["sources"]), about["sources"], strict=True)
    ]
    told = {"description": description, **({"sources": sources} if sources else {}), "resources": resources}
    return zipped(with_descriptor({**head, **told}, content))


def package_head(identity: Identity, name: str, origin: Provenance) -> Package:
    """Return what a Data Package says of itself; an entry without content is left out."""
    licence = {"name": identity.licence, "title": identity.licence, "path": identity.licence_url}
    head = {
        "profile": "data-package",
        "name": name,
        "id": origin.identifier,
        "title": origin.title,
        "version": identity.version,
        "homepage": origin.address,
        "licenses": [{key: part for key, part in licence.items() if part}],
        "contributors": [{"title": identity.author, "role": "author"}],
    }
    return {key: part for key, part in head.items() if part}


def table_resource(name: str, path: str, content: bytes, fields: list[Field], title: str) -> Resource:
    return {
        **file_resource(path, content),
        "name": name,
        "title": title,
        "profile": "tabular-data-resource",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def file_resource(path: str, content: bytes) -> Resource:
    """Return the entry of one file, with its size and digest."""
    ending = ending_of(path)
    return {
        "name": path.lower().replace(".", "-").replace("/", "-"),
        "path": path,
        "format": FORMATS.get(ending, ending),
        "mediatype": MEDIA[ending],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
    }


def ending_of(file: str) -> str:
    """Return the ending of a file's name that tells what kind of file it is."""
    return next(known for known in MEDIA if file.endswith(f".{known}") or file == known)


def with_descriptor(package: Package, content: Files) -> Files:
    return {"datapackage.json": (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode(), **content}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files in a zip whose bytes depend on nothing but them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def book_package(
    versions: Versions, values: Iterable[ValueRecord], figures: Iterable[FigureRecord], origin: Provenance
) -> bytes:
    """Return the zip of the book's tables, of its values as they are shown, and of the data of each figure."""
    book, identity = versions.book, versions.of_book()
    described = json.loads((book.paths.tables / "datapackage.json").read_text(encoding="utf-8"))
    content: Files = {}
    resources = []
    for resource in described["resources"]:
        path = f"tables/{resource['path']}"
        table, columns = escaped((book.paths.tables / resource["path"]).read_text(encoding="utf-8"))
        content[path] = table.encode()
        sizes = {key: file_resource(path, content[path])[key] for key in ("bytes", "hash", "format", "mediatype")}
        schema = with_apostrophes(resource["schema"], columns)
        resources.append({**resource, **sizes, "path": path, "schema": schema})
    fields, rows = values_table(values)
    content["values.csv"] = csv_text(fields, rows).encode()
    resources.append(table_resource("values", "values.csv", content["values.csv"], fields, "Every value of the book"))
    for about in figures:
        fields, rows = table_of(about, of_figure(versions.of_figure(about), about), sources_in(book))
        path = f"figures/{about['id']}.csv"
        content[path] = csv_text(fields, rows).encode()
        resources.append(table_resource(f"figure-{about['id']}", path, content[path], fields, about["takeaway"]))
    item = cite.book_item(identity, versions.book_place())
    cited = {f"citation.{ending}": part for ending, part in citation_files([item]).items()}
    content |= {**cited, "citation.txt": cite.as_text(item).encode()}
    resources += [file_resource(name, content[name]) for name in (*cited, "citation.txt")]
    head = package_head(identity, identity.short_name, origin)
    head["description"] = f"{described.get('description', '')} {ESCAPED}".strip()
    return zipped(with_descriptor({**head, "resources": resources}, content))


def book_workbook(versions: Versions, values: Iterable[ValueRecord], figures: Iterable[FigureRecord],
                  origin: Provenance) -> bytes:  # fmt: skip
    """Return the same tables as a workbook: the values, the data of each figure, the tables as they are kept."""
    fields, rows = values_table(values)
    above = [origin.title, origin.origin]
    sheets = [
        Sheet("Values", above, [each["title"] for each in fields], [[counted(cell) for cell in row] for row in rows])
    ]
    for about in figures:
        about_it = of_figure(versions.of_figure(about), about)
        sheets.append(figure_sheet(about, about_it, *table_of(about, about_it, sources_in(versions.book))))
    tables = versions.book.paths.tables
    described = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        with (tables / resource["path"]).open(encoding="utf-8", newline="") as file:
            headings, *found = csv.reader(file)
        numbers = [kinds.get(name) in ("number", "integer") for name in headings]
        cells = [[counted(Plain(cell)) if is_one else cell for cell, is_one in zip(row, numbers, strict=True)]
                 for row in found]  # fmt: skip
        sheets.append(Sheet(f"table {resource['name']}", above, headings, cells))
    return workbook(sheets, origin)


def counted(cell: Any) -> Any:
    """Return a number that is kept as it is written as a spreadsheet holds it, any other cell as it is."""
    if not isinstance(cell, Plain) or not is_number(cell.text) or sum(map(str.isdigit, cell.text)) > NUMBERS_NEED:
        return str(cell) if isinstance(cell, Plain) else cell
    return whole_number(float(cell.text))


def sources_in(book: Book) -> SourcesOf:
    """Return what cites the sources that values of a book rest on, by their ids."""

    def sources_of(ids: list[str]) -> list[str]:
        return [one_line(str(each)) for each in citations_of(book.ledger, [book[id] for id in ids])]

    return sources_of


def escaped(table: str) -> tuple[str, set[str]]:
    """Return a CSV table with every text that a spreadsheet would take for a formula made harmless, and the columns
    that hold such texts.
    """
    out, columns = io.StringIO(newline=""), set[str]()
    rows = csv.reader(io.StringIO(table, newline=""))
    heading = next(rows, [])
    writer = csv.writer(out)
    writer.writerow(heading)
    for row in rows:
        mended = [cell if is_number(cell) else harmless(cell) for cell in row]
        columns.update(name for name, was, now in zip(heading, row, mended, strict=False) if was != now)
        writer.writerow(mended)
    return out.getvalue(), columns


def with_apostrophes(schema: Schema, columns: set[str]) -> Schema:
    """Return a table's schema whose patterns let a text of these columns begin with an apostrophe."""
    fields = []
    for field in schema["fields"]:
        constraints = dict(field.get("constraints", {}))
        if field["name"] in columns and "pattern" in constraints:
            constraints["pattern"] = f"'?(?:{constraints['pattern'].removeprefix('^').removesuffix('$')})"
        fields.append({**field, **({"constraints": constraints} if constraints else {})})
    return {**schema, "fields": fields}


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def values_table(values: Iterable[ValueRecord]) -> tuple[list[Field], list[list[Any]]]:
    """Return the values of the registry as fields and rows; numbers stay as they are written."""
    names = {
        "id": "Name that never changes",
        "label": "What the value is of",
        "text": "As shown",
        "number": "Number in its unit",
        "date": "Date (EDTF)",
        "unit": "Unit",
        "comparator": "Comparator",
        "as_of": "Date of the number (EDTF)",
        "topic": "Topic",
        "table": "Where it comes from: claims, reference or derived",
        "kind": "Kind of statement",
        "confidence": "How sure the book is",
        "status": "Whether it is current",
        "superseded_by": "What replaced it",
        "formula": "Formula",
    }
    fields = [
        {"name": name, "type": "number" if name == "number" else "string", "title": title}
        for name, title in names.items()
    ]
    records: Iterable[Mapping[str, Any]] = values
    rows = [["" if record[name] is None else record[name] for name in names] for record in records]
    number = list(names).index("number")
    for row in rows:
        row[number] = Plain(row[number])
    return fields, rows


class Plain:
    """A number as it is written, which is never taken for a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text
