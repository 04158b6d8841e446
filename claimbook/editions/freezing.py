"""Write what an edition keeps: its state as JSON; each figure's data, drawing and page. All small, all text."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from claimbook.base.errors import BookError
from claimbook.book.contents import pages
from claimbook.book.records import VERSION, FigureRecord, Spec
from claimbook.book.registry import figures_document, identity_record
from claimbook.chapters.page_record import figures_in
from claimbook.charts.drawings import draw, narrowed
from claimbook.editions.frozenpages import Pages
from claimbook.editions.state import FIGURES, SENTENCES, VALUES, State, lines_of_json
from claimbook.tables.csv_files import harmless, whole_number

if TYPE_CHECKING:
    from claimbook.book.book import Book

NARROW = ".narrow"  # in the name of the file of a narrow drawing
MARK = "\ufeff"  # spreadsheets take a CSV without it for Latin-1


def freeze(book: Book, state: State, folder: Path) -> None:
    """Write an edition's files into an empty folder; raises BookError where a figure was never drawn."""
    about = identity_record(book.identity)
    figures = list(state.figures.values())
    head = {"version": VERSION, "schema": "values.v1.schema.json", "book": about}
    write(folder / VALUES, lines_of_json({**head, "values": list(state.values.values())}, "values"))
    write(folder / FIGURES, lines_of_json(figures_document(book.identity, figures), "figures"))
    write(folder / SENTENCES, lines_of_json({"version": 1, "book": about, "sentences": state.sentences}, "sentences"))
    specs = {about["id"]: (spec, about["narrow"]) for page in pages(book.paths) for spec, about in figures_in(page)}
    frozen = Pages(book.identity, state)
    for figure in figures:
        id = figure["id"]
        if id not in specs:
            raise BookError(f"The figure {id} stands in no output of {figure['page']}; run `claimbook build` first.")
        spec, narrow = specs[id]
        write(folder / "figures" / f"{id}.svg", drawing(book, figure, spec, id))
        write(folder / "figures" / f"{id}.html", frozen.figure(figure))
        write(folder / "figures" / f"{id}{NARROW}.svg", drawing(book, figure, narrowed(spec, narrow), f"{id}-n"))
        write(folder / "data" / f"{id}.csv", data_table(figure))
    write(folder / "numbers.html", frozen.numbers())
    write(folder / "index.html", frozen.contents())


def drawing(book: Book, figure: FigureRecord, spec: Spec, prefix: str) -> str:
    """Return a drawing of a figure (SVG), with its title, its alt text and where it comes from inside."""
    svg = draw(spec, prefix, book.paths.store)
    identity = book.identity
    sources = "; ".join(source["text"] for source in figure["sources"])
    origin = (
        f"{identity.author}: {identity.title}, edition {identity.edition}, {identity.licence}. "
        f"{identity.short_name}:{figure['id']}{identity.citation_suffix}. Source: {sources}"
    )
    told = (
        f"<title>{escape(figure['takeaway'])}</title><desc>{escape(figure['alt'])}</desc>"
        f"<metadata>{escape(origin)}</metadata>"
    )
    head, _, rest = svg.partition(">")
    for hidden in (' aria-hidden="true"', ' focusable="false"'):
        head = head.replace(hidden, "")
    return f"{head}>{told}{rest}\n".replace("><g", ">\n<g").replace("><text", ">\n<text").replace("><path", ">\n<path")


def data_table(figure: FigureRecord) -> str:
    """Return a figure's table as CSV: what a reader sees, then the number, its ends and its id, where there are any."""
    columns = [
        [column["title"], *(f"{column['title']} ({part})" for part in parts_of(figure, number))]
        for number, column in enumerate(figure["columns"])
    ]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([harmless(title) for titles in columns for title in titles])
    for row in figure["rows"]:
        cells: list[Any] = []
        for number, cell in enumerate(row):
            record = cell if isinstance(cell, dict) else {"text": cell}
            cells += [
                harmless(record["text"]),
                *(whole_number(record.get(part, "")) for part in parts_of(figure, number)),
            ]
        writer.writerow(cells)
    return MARK + out.getvalue()


def parts_of(figure: FigureRecord, column: int) -> list[str]:
    """Return what a column's cells hold besides their text."""
    records = [cell for row in figure["rows"] if isinstance(cell := row[column], dict)]
    return [part for part in ("number", "low", "high", "id") if any(record.get(part) is not None for record in records)]


def write(path: Path, content: str) -> None:
    """Write one file of an edition that is being made aside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
