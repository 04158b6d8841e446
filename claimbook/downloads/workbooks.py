"""Tables for people who work in a spreadsheet: numbers as numbers, their title and source on the sheet itself.

A text stays a text, whatever it begins with. A workbook is the same to the byte whenever its content is the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from claimbook.cite import date_parts
from claimbook.tables.csv_files import whole_number

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook, Worksheet

    from claimbook.downloads.provenance import Provenance

LONGEST_NAME, LONGEST_TEXT = 31, 32_767  # of a sheet, of a cell
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
NARROWEST, WIDEST, TALLIED = 9, 60, 200  # columns, in letters; so many rows are looked at
NUMBERS_NEED = 15  # digits that a spreadsheet keeps


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name, the lines that stand above it, its headings and its rows."""

    name: str
    lines: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def workbook(sheets: Iterable[Sheet], about: Provenance) -> bytes:
    """Return tables as a workbook (XLSX), the last sheet of which tells sources, edition, licence and how to cite."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(out, options) as book:
        year, month, day = (*date_parts(about.published), 1, 1)[:3]
        book.set_properties({
            "title": about.title, "author": about.author, "subject": about.origin, "keywords": about.identifier,
            "comments": about.description, "created": datetime(year, month, day),
        })  # fmt: skip
        used: set[str] = set()
        for sheet in [*sheets, sources_sheet(about)]:
            write_sheet(book, book.add_worksheet(name_of(sheet.name, used)), sheet)
    return out.getvalue()


def sources_sheet(about: Provenance) -> Sheet:
    """Return the sheet that tells where everything comes from."""
    told = {
        "Title": about.title,
        "Book": f"{about.book}, {about.edition_in_words}",
        "Author": about.author,
        "To cite it": about.origin,
        "Id": about.identifier,
        "Licence": " ".join(part for part in (about.licence, about.licence_url) if part),
        "Address": about.address,
    }
    rows = [(name, text) for name, text in told.items() if text]
    return Sheet(
        "Sources", [], ["", "What this file is and rests on"], [*rows, *(("Source", each) for each in about.sources)]
    )


def write_sheet(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    """Write the lines above a table, its headings, which stay in sight, and its rows."""
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for number, line in enumerate(sheet.lines):
        page.write_string(number, 0, line[:LONGEST_TEXT], bold if number == 0 else None)
    top = len(sheet.lines) + bool(sheet.lines)
    for column, heading in enumerate(sheet.headings):
        page.write_string(top, column, heading, wrapped)
        page.set_column(column, column, width_of(heading, [row[column] for row in sheet.rows[:TALLIED]]))
    for number, row in enumerate(sheet.rows, top + 1):
        for column, cell in enumerate(row):
            write_cell(page, number, column, cell)
    page.freeze_panes(top + 1, 0)
    if sheet.rows and sheet.lines:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.headings) - 1)


def write_cell(page: Worksheet, row: int, column: int, cell: Any) -> None:
    """Write a number as a number, whole where it is whole, anything else as text; nothing where there is none."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        if cell not in (None, ""):
            page.write_string(row, column, str(cell)[:LONGEST_TEXT])
        return
    if isinstance(cell, int) and len(str(abs(cell))) > NUMBERS_NEED:
        page.write_string(row, column, str(cell))
    else:
        page.write_number(row, column, whole_number(cell))


def width_of(heading: str, cells: list[Any]) -> int:
    """Return how wide a column is set, in letters."""
    return min(WIDEST, max(NARROWEST, len(heading), *(len(str(cell)) for cell in cells or [""])) + 2)


def name_of(wanted: str, used: set[str]) -> str:
    """Return a name that a sheet may have and that none has yet, and note it as used."""
    plain = wanted.translate(FORBIDDEN).strip("'")[:LONGEST_NAME] or "Table"
    name, number = plain, 1
    while name.lower() in used:
        number += 1
        name = f"{plain[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    used.add(name.lower())
    return name
