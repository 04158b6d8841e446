"""Write what an edition keeps: its state as JSON; each figure's data, drawing and page. All small, all text."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from claimbook.base.errors import BookError
from claimbook.book.figures import MIME
from claimbook.book.records import VERSION, figures_document, identity_record
from claimbook.chapters.chapter import notebooks, read_notebook
from claimbook.charts.drawings import DRAWN, draw
from claimbook.editions.frozenpages import Pages
from claimbook.editions.state import FIGURES, SENTENCES, VALUES, State, lines_of_json
from claimbook.tables.csv_files import harmless

if TYPE_CHECKING:
    from claimbook.book.book import Book


def freeze(book: Book, state: State, folder: Path) -> None:
    """Write an edition's files into an empty folder; raises BookError where a figure was never drawn."""
    from claimbook.editions import write

    about = identity_record(book.identity)
    figures = list(state.figures.values())
    head = {"version": VERSION, "schema": "values.schema.json", "book": about}
    write(folder / VALUES, lines_of_json({**head, "values": list(state.values.values())}, "values"))
    write(folder / FIGURES, lines_of_json(figures_document(book.identity, figures), "figures"))
    write(folder / SENTENCES, lines_of_json({"version": 1, "book": about, "sentences": state.sentences}, "sentences"))
    specs = drawn_specs(book)
    pages = Pages(book.identity, state)
    for figure in figures:
        id = figure["id"]
        if id not in specs:
            raise BookError(f"The figure {id} stands in no output of {figure['page']}; run `claimbook build` first.")
        svg = drawing(book, figure, specs[id])
        write(folder / "figures" / f"{id}.svg", svg)
        write(folder / "figures" / f"{id}.html", pages.figure(figure, svg))
        write(folder / "embed" / f"{id}.html", pages.embed(figure, svg))
        write(folder / "data" / f"{id}.csv", data_table(figure))
    write(folder / "numbers.html", pages.numbers())
    write(folder / "index.html", pages.contents())


def drawn_specs(book: Book) -> dict[str, dict[str, Any]]:
    """Return the specification of each figure as the chapters show it, by its id."""
    found = {}
    for path in notebooks(book.paths.root, book.paths.contents):
        for cell in read_notebook(path)["cells"]:
            for output in cell.get("outputs", []):
                spec = output.get("data", {}).get(MIME)
                if spec:
                    about = spec.get("usermeta", {}).get("claimbook", {})
                    found[about.get("id", "")] = {key: part for key, part in spec.items() if key != "usermeta"}
    return found


def drawing(book: Book, figure: dict[str, Any], spec: dict[str, Any]) -> str:
    """Return a figure's SVG, with its title, its alt text and where it comes from inside."""
    svg = draw(spec, figure["id"], book.paths.work / DRAWN)
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


def data_table(figure: dict[str, Any]) -> str:
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
            cells += [harmless(record["text"]), *(record.get(part, "") for part in parts_of(figure, number))]
        writer.writerow(cells)
    return out.getvalue()


def parts_of(figure: dict[str, Any], column: int) -> list[str]:
    """Return what a column's cells hold besides their text."""
    records = [row[column] for row in figure["rows"] if isinstance(row[column], dict)]
    return [part for part in ("number", "low", "high", "id") if any(record.get(part) is not None for record in records)]
