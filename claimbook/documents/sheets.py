"""Spreadsheets (.xlsx): the cells of visible sheets as they are shown, by openpyxl, values only and no formula run."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.documents.archive import Archive, refuse_ole
from claimbook.documents.blocks import Block, Link, Place, Reading

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?(,*)")
LONGEST_FORMAT = 255  # Excel's own limit
MOST_DIGITS = 5000  # more than Python reads a whole number of


def read_sheets(content: bytes, name: str) -> Reading:
    """Read an .xlsx file's bytes: one block a cell that shows something; raises BookError where it cannot be read."""
    refuse_ole(content, name)
    archive = Archive(content, name)
    for part in archive.parts:
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:4096]:
            raise archive.fault(f"is refused: its part {part} declares a document type, which no office program writes")
    try:
        from openpyxl import load_workbook
    except ImportError:
        message = "spreadsheets are read with the extra `office`; install it: pip install 'claimbook[office]'"
        raise BookError(Fault(name, None, None, message)) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of what it leaves aside
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            blocks = list(_blocks(book))
    except (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        ArithmeticError,
        zipfile.BadZipFile,
        SyntaxError,
        OSError,
    ):
        raise archive.fault("is no spreadsheet that can be read; open it in its program and save it as .xlsx") from None
    if not blocks:
        raise archive.fault("holds no text; formulas have values only after a program has computed and saved them")
    about = book.properties
    return Reading(name, "xlsx", tuple(blocks), title=about.title or "", author=about.creator or "")


def _blocks(book: Any) -> Iterator[Block]:
    for number, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state != "visible":
            continue
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value is None:
                    continue
                text = shown(cell.value, cell.number_format or "General").strip()
                if text:
                    place = Place(page=number, table=number, row=cell.row, column=cell.column, sheet=sheet.title)
                    link = getattr(getattr(cell, "hyperlink", None), "target", None)
                    links = (Link(0, len(text), link),) if link else ()
                    yield Block(text, place, "cell", head=cell.row == 1, links=links)


def shown(value: object, form: str) -> str:
    """Return a cell's value as its number format shows it: 0.091 under `0.0%` is 9.1%.

    Dates are given as ISO dates; of a format's parts for positive, negative and zero the fitting one is used, and what
    is beyond digits, percent, thousands, scaling commas and words in quotes is left aside.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if not isinstance(value, (int, float)):
        return str(value)
    number = Decimal(repr(value))
    if not number.is_finite() or len(form) > LONGEST_FORMAT:
        return str(value)
    with localcontext(prec=MOST_DIGITS):
        return _number(number, form)


def _number(number: Decimal, form: str) -> str:
    parts = form.split(";")
    pattern = parts[1] if number < 0 and len(parts) > 1 else parts[2] if number == 0 and len(parts) > 2 else parts[0]
    if "general" in pattern.casefold() or pattern == "@" or not _DIGITS.search(_QUOTED.sub("", pattern)):
        return f"{number.normalize():f}" if number == number.to_integral() else f"{number:f}"
    return _formatted(abs(number) if len(parts) > 1 and number < 0 else number, pattern)


def _formatted(number: Decimal, pattern: str) -> str:
    words: list[str] = []

    def kept(found: re.Match[str]) -> str:
        words.append(found[1] or found[2] or "")
        return "\ue000"

    plain = _BRACKETS.sub("", _QUOTED.sub(kept, _CURRENCY.sub(lambda found: f'"{found[1]}"', pattern)))
    digits = _DIGITS.search(plain)
    if digits is None or "E" in plain.upper().replace("\ue000", ""):
        return f"{number:f}"
    if "%" in plain:
        number *= 100
    number /= Decimal(1000) ** len(digits[2])
    places = len(digits[1] or "")
    whole = digits[0].split(".")[0].rstrip(",")
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,.{places}f}" if "," in whole else f"{rounded:.{places}f}"
    optional = len(digits[1] or "") - len((digits[1] or "").rstrip("#"))
    while optional and text[-1] == "0":
        text, optional = text[:-1], optional - 1
    text = text.rstrip(".")
    made = plain[: digits.start()] + text + plain[digits.end() :]
    for word in words:
        made = made.replace("\ue000", word, 1)
    return made.strip()
