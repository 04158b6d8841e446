"""Tables as spreadsheets save them: what is harmless is accepted, for the rest one sentence names the cause."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimbook.base.paths import BookPaths
from claimbook.cli import main
from claimbook.review.adding import add_document
from claimbook.review.revising import update_reference
from claimbook.review.validation import validate
from claimbook.tables.ledger import Ledger
from claimbook.tables.quotes import nearly_standing

Rows = list[list[str]]
TABLES = ("claims", "evidence", "documents", "reference", "checks", "entities", "ties", "events")


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def saved(path: Path, rows: Rows, **how: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, **how).writerows(rows)  # type: ignore[arg-type]
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def spoilt(book: Path, table: str, change: Callable[[Rows], Rows]) -> list[str]:
    """Return the faults after a table was changed as a spreadsheet would."""
    path = book / "data" / f"{table}.csv"
    saved(path, change(rows_of(path)), lineterminator="\r\n")
    return [str(fault) for fault in validate(BookPaths(book), drawn=False)]


def with_empty_columns(rows: Rows) -> Rows:
    return [[*row, "", "", ""] for row in rows]


def with_rows_of_commas(rows: Rows) -> Rows:
    empty = [""] * len(rows[0])
    return [rows[0], empty, *rows[1:], empty, empty]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", [with_empty_columns, with_rows_of_commas])
def test_empty_columns_and_rows_are_no_fault(fisheries: Path, table: str, change: Callable[[Rows], Rows]) -> None:
    before = [row.cells for row in Ledger(BookPaths(fisheries)).table(table).rows]
    assert spoilt(fisheries, table, change) == []
    assert [row.cells for row in Ledger(BookPaths(fisheries)).table(table).rows] == before


def test_a_table_with_empty_columns_and_rows_is_still_written_to(fisheries: Path, tmp_path: Path) -> None:
    for table in ("documents", "reference", "revisions"):
        path = fisheries / "data" / f"{table}.csv"
        saved(path, with_rows_of_commas(with_empty_columns(rows_of(path))))
    paths = BookPaths(fisheries)
    article = tmp_path / "quay.txt"
    article.write_text("The quay is 300 metres long.", encoding="utf-8")
    add_document(
        paths, article, id="quay", title="Quay", publisher="Bay Post", published="2025", url="https://a.example/"
    )
    update_reference(paths, "boats", {"value": "408"}, "correction", "Counted again.")
    assert validate(paths, drawn=False) == []
    ledger = Ledger(paths)
    assert ledger.holds("documents", "quay")
    assert ledger.where("reference", id="boats")[0]["value"] == "408"


@pytest.mark.parametrize(("sign", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_named(fisheries: Path, sign: str, word: str) -> None:
    path = fisheries / "data" / "entities.csv"
    saved(path, rows_of(path), delimiter=sign)
    assert [str(fault) for fault in validate(BookPaths(fisheries), drawn=False)] == [
        f"data/entities.csv, row 1: was saved with {word} between its cells: save it as CSV with commas"
    ]


@pytest.mark.parametrize(
    ("table", "column"), [("claims", "period"), ("reference", "as_of"), ("events", "date"), ("documents", "published")]
)
def test_a_month_that_a_spreadsheet_rewrote_is_named_once_with_what_to_write(
    fisheries: Path, table: str, column: str
) -> None:
    def change(rows: Rows) -> Rows:
        rows[1][rows[0].index(column)] = "May-20"
        return rows

    assert spoilt(fisheries, table, change) == [
        f"data/{table}.csv, row 2, column {column}: 'May-20' is how a spreadsheet rewrites 2020-05; "
        "make the column's cells text and write 2020-05"
    ]


@pytest.mark.parametrize("words", [("values",), ("why", "landings-fall"), ("cite", "landings-2023"), ("diff",)])
def test_a_rewritten_month_is_a_sentence_in_every_command(
    fisheries: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    path = fisheries / "data" / "reference.csv"
    rows = rows_of(path)
    for row in rows[1:]:
        row[rows[0].index("as_of")] = "May-20"
    saved(path, rows)
    monkeypatch.chdir(fisheries)
    result = CliRunner().invoke(main, [*words])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)


def test_rows_are_numbered_as_a_spreadsheet_shows_them(fisheries: Path) -> None:
    def change(rows: Rows) -> Rows:
        rows[1][rows[0].index("note")] = "Two\nlines,\nand a third."
        rows[3][rows[0].index("kind")] = "ship of the line"
        return [rows[0], [""] * len(rows[0]), *rows[1:]]

    [fault] = spoilt(fisheries, "entities", change)
    assert fault.startswith("data/entities.csv, row 5, column kind: ")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("35 percent", "35\u00a0percent", "differs from the article in one character: a space"),
        ("in the spring, the board", "in\nthe\nspring, the board", "differs from the article in 2 characters: spaces"),
        ("About 35", " About 35", "differs from the article in a space at its beginning or end"),
        ("About 35", "Some 35", "does not stand in island-2025"),
    ],
)
def test_a_quote_that_a_spreadsheet_spoilt_says_in_what_it_differs(
    fisheries: Path, old: str, new: str, words: str
) -> None:
    def change(rows: Rows) -> Rows:
        [row] = [row for row in rows if "in the spring" in row[2]]
        row[2] = row[2].replace(old, new)
        return rows

    [fault] = [fault for fault in spoilt(fisheries, "evidence", change) if "column quote" in fault]
    assert f"column quote: {words}" in fault


def test_straightened_quotation_marks_and_dashes_are_told_apart() -> None:
    text = "He said: “It’s 3–4 boats.”"
    assert nearly_standing(text, '"It’s 3–4 boats.”') == "differs from the article in one character: a quotation mark"
    assert nearly_standing(text, '"It\'s 3-4 boats."') == (
        "differs from the article in 4 characters: quotation marks and dashes"
    )
    assert nearly_standing(text, "“It’s 3–4 ships.”") == ""
    assert nearly_standing(text, "“It’s 3–4 boats.”") == ""
