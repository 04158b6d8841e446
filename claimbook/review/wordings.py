"""Numbers written in the words of tables: what an update of the number they repeat would leave behind.

A row that says how it was computed and names another row's number in digits is a formula that nobody reckons: it is
refused, for the inputs are held and a topic can compute it. Elsewhere a wording may hold a number, and is warned of
once an update has moved the number that it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from claimbook.base.errors import Fault
from claimbook.book.book import VALUE_TABLES, Book
from claimbook.tables.ledger import Row

NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,-])\d+(?:\.\d+)?(?:e[+-]?\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
NEAR = 40  # characters in which a unit follows its number
DIGITS, TELLING = 3, 4
NUMBERS = ("value", "low", "high")
WORDED = {"reference": ("metric", "note"), "claims": ("note",), "checks": ("note",), "entities": ("note",)}


def numbers_of(text: str) -> Iterator[tuple[Decimal, str]]:
    """Yield each number of at least three digits in a text, with what follows it; bare years are none."""
    for match in NUMBER.finditer(text):
        number = amount(match[0].replace(",", ""))
        if number is None or YEAR.fullmatch(match[0]) or len(significant(number)) < DIGITS:
            continue
        yield number, text[match.end() : match.end() + NEAR]


def amount(text: str) -> Decimal | None:
    """Return a cell as a number, None where it is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def significant(number: Decimal) -> str:
    """Return a number's digits from its first to the last that is written, a whole one's zeros included."""
    return f"{abs(number):f}".replace(".", "").lstrip("0")


def typed_formulas(book: Book) -> Iterator[Fault]:
    """Yield a fault for each computed row whose words name another current row's number in digits."""
    outside = book.ledger.table("reference")
    computed = [row for row in outside.rows if row["basis"] == "computed" and row["status"] == "current"]
    if not computed:
        return
    owners: dict[Decimal, str] = {}
    for table in VALUE_TABLES:
        for row in book.ledger.table(table).rows:
            for number in (amount(row[column]) for column in NUMBERS if row[column] and row["status"] == "current"):
                if number is not None:
                    owners.setdefault(number, row.id)
    for row in computed:
        for column in WORDED["reference"]:
            for number, _ in numbers_of(row.get(column, "")):
                owner = owners.get(number, row.id)
                if owner != row.id:
                    said = (
                        f"{row.id} is computed and names the number of {owner}, {number:f}, in digits; write it as a "
                        "formula of a topic, which moves with its inputs, or say in words what was added up"
                    )
                    yield Fault(outside.file, row.line, column, said)


def judged(book: Book) -> Iterator[Fault]:
    """Yield a fault for each constant that the book set itself and gives no reason for."""
    outside = book.ledger.table("reference")
    for row in outside.rows:
        if row["basis"] == "judged" and not row["reason"]:
            yield Fault(outside.file, row.line, "reason", f"{row.id} is judged by the book; the reason must say why")


def left_behind(book: Book) -> list[str]:
    """Return a warning for each wording that holds a number which an update has moved since."""
    return [
        f"{file}, row {row.line}, column {column}: the words still hold {old:f}, which {id} no longer is ({new})."
        for id, old, new, unit in moved(book)
        for file, row, column, text in wordings(book)
        if any(number == old and told_of(row, after, unit, number) for number, after in numbers_of(text))
    ]


def moved(book: Book) -> Iterator[tuple[str, Decimal, str, str]]:
    """Yield each number that an update moved and that its row no longer holds: id, old, new, unit."""
    for entry in book.ledger.table("revisions").rows:
        row = book.ledger.row("reference", entry["id"])
        old = amount(entry["old"]) if entry["column"] in NUMBERS else None
        if row is not None and old is not None and all(amount(row[column]) != old for column in NUMBERS):
            yield row.id, old, row[entry["column"]], row["unit"]


def wordings(book: Book) -> Iterator[tuple[str, Row, str, str]]:
    """Yield the texts of tables in which a number may stand in words: file, row, column, text."""
    for name, columns in WORDED.items():
        table = book.ledger.table(name)
        for row in table.rows:
            for column in columns:
                if row.get(column):
                    yield table.file, row, column, row[column]


def told_of(row: Row, after: str, unit: str, number: Decimal) -> bool:
    """Tell whether a number in a row's words is of a unit: it follows, it is the row's own, or the digits tell."""
    named = re.search(rf"\b{re.escape(unit)}s?\b", after, re.IGNORECASE) if unit else None
    return bool(named) or row.get("unit") == unit or len(significant(number).rstrip("0")) >= TELLING
