"""Validation names every fault of a book at once: what, in which file, row and column, and what to do."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from bookcopies import claimbook, edit, refused, succeeded

from claimbook.base.errors import Fault
from claimbook.base.paths import BookPaths
from claimbook.review.validation import validate
from claimbook.tables.csv_files import as_csv
from claimbook.tables.quotes import count_overlapping


def rows_of(book: Path, table: str) -> list[dict[str, str]]:
    with (book / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(book: Path, table: str, rows: list[dict[str, str]]) -> None:
    (book / "data" / f"{table}.csv").write_text(as_csv(rows[0], rows), encoding="utf-8")


def set_cell(book: Path, table: str, key: str, column: str, cell: str) -> None:
    """Change a cell in the first row whose first cell is `key`."""
    rows = rows_of(book, table)
    row = next(row for row in rows if next(iter(row.values())) == key)
    row[column] = cell
    write_rows(book, table, rows)


def faults(book: Path) -> list[Fault]:
    return validate(BookPaths(book))


def test_a_whole_book_has_no_fault(fisheries):
    assert faults(fisheries) == []


@pytest.mark.parametrize(
    ("table", "key", "column", "cell", "place", "message"),
    [
        (
            "reference",
            "boats",
            "value",
            "many",
            "data/reference.csv, row 7, column value",
            "'many' is not written like",
        ),
        ("reference", "boats", "value", "NaN", "data/reference.csv, row 7, column value", "is not written like"),
        (
            "reference",
            "boats",
            "unit",
            "parsec-ish",
            "data/reference.csv, row 7, column unit",
            "'parsec-ish' is unknown",
        ),
        (
            "reference",
            "boats",
            "as_of",
            "2024-13",
            "data/reference.csv, row 7, column as_of",
            "'2024-13' is no EDTF date",
        ),
        ("reference", "boats", "status", "gone", "data/reference.csv, row 7, column status", "'gone' is none of"),
        (
            "reference",
            "boats",
            "id",
            "landings-2021",
            "data/reference.csv, row 7, column id",
            "stands in row 2 already",
        ),
        ("reference", "boats", "id", "fleet", "data/entities.csv, row 2, column id", "'fleet' already names something"),
        ("reference", "boats", "id", "landings-fall", "fishing.catch", "'landings-fall' already names something"),
        ("reference", "landings-2024", "low", "99999", "data/reference.csv, row 5, column low", "stands upside down"),
        (
            "reference",
            "landings-2024",
            "low",
            "52500",
            "data/reference.csv, row 5, column value",
            "outside its interval",
        ),
        ("claims", "landings-change", "value", "13", "data/claims.csv, row 2, column value", "reads eq 12 percent"),
        ("claims", "landings-change", "unit", "USD", "data/claims.csv, row 2, column unit", "reads eq 12 percent"),
        ("claims", "boats-in-port", "comparator", "eq", "data/claims.csv, row 4, column comparator", "reads approx 35"),
        ("claims", "catch-worth", "value", "48.20e6", "data/claims.csv, row 3, column value", "its quote"),
        (
            "claims",
            "catch-worth",
            "attributed_to",
            "nobody",
            "data/claims.csv, row 3, column attributed_to",
            "'nobody'",
        ),
        (
            "claims",
            "catch-worth",
            "status",
            "superseded",
            "data/claims.csv, row 3, column superseded_by",
            "names its succ",
        ),
        (
            "claims",
            "catch-worth",
            "superseded_by",
            "x",
            "data/claims.csv, row 3, column superseded_by",
            "'x' is no claim",
        ),
        (
            "evidence",
            "catch-worth",
            "quote",
            "It was worth more.",
            "data/evidence.csv, row 3, column quote",
            "not stand in",
        ),
        (
            "evidence",
            "catch-worth",
            "document",
            "island-2025",
            "data/evidence.csv, row 3, column quote",
            "not stand in",
        ),
        (
            "evidence",
            "catch-worth",
            "document",
            "gone",
            "data/evidence.csv, row 3, column document",
            "'gone' is not in",
        ),
        (
            "evidence",
            "catch-worth",
            "claim",
            "unknown",
            "data/evidence.csv, row 3, column claim",
            "'unknown' is not in",
        ),
        (
            "evidence",
            "boats-in-port",
            "quote",
            "of",
            "data/evidence.csv, row 4, column quote",
            "add a prefix or suffix",
        ),
        (
            "checks",
            "landings-change",
            "reference",
            "nothing",
            "data/checks.csv, row 2, column reference",
            "'nothing' is",
        ),
        ("documents", "coast-2025", "sha256", "0" * 64, "data/documents.csv, row 2, column sha256", "was edited after"),
        (
            "documents",
            "coast-2025",
            "file",
            "gone.txt",
            "data/documents.csv, row 2, column file",
            "gone.txt is missing",
        ),
    ],
)
def test_one_wrong_cell_is_named_with_its_place(fisheries, table, key, column, cell, place, message):
    set_cell(fisheries, table, key, column, cell)
    found = [str(fault) for fault in faults(fisheries)]
    assert any(fault.startswith(f"{place}:") and message in fault for fault in found), "\n".join(found)


def test_every_fault_is_named_at_once(fisheries):
    set_cell(fisheries, "reference", "boats", "value", "many")
    set_cell(fisheries, "claims", "landings-change", "value", "13")
    set_cell(fisheries, "documents", "coast-2025", "published", "soon")
    assert {fault.file for fault in faults(fisheries)} >= {
        "data/reference.csv",
        "data/claims.csv",
        "data/documents.csv",
    }


def test_a_missing_and_an_extra_column_are_named(fisheries):
    path = fisheries / "data" / "reference.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("basis,author", "bases,author", 1), encoding="utf-8")
    found = [str(fault) for fault in faults(fisheries)]
    assert "data/reference.csv, row 1, column basis: is missing; add the column" in found
    assert any(fault.startswith("data/reference.csv, row 1, column bases: is not a column") for fault in found)


def test_a_row_with_a_stray_comma_is_named(fisheries):
    path = fisheries / "data" / "entities.csv"
    path.write_text(path.read_text(encoding="utf-8") + "a,b,c\n", encoding="utf-8")
    assert any("row 6: has 3 cells where the header has 8" in str(fault) for fault in faults(fisheries))


@pytest.mark.parametrize("table", ["claims", "reference", "checks"])
def test_a_missing_table_is_named(fisheries, table):
    (fisheries / "data" / f"{table}.csv").unlink()
    assert any(str(fault).startswith(f"data/{table}.csv: is missing") for fault in faults(fisheries))


def test_a_table_that_is_not_utf8_is_named(fisheries):
    path = fisheries / "data" / "entities.csv"
    path.write_bytes(path.read_bytes() + b"\xff\xfe")
    assert any("data/entities.csv: is not UTF-8" in str(fault) for fault in faults(fisheries))


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"  \n", "is empty"), (b"caf\xe9", "is not UTF-8"), (b"edited", "was edited after")],
)
def test_an_article_that_is_not_the_one_added_is_named(fisheries, content, message):
    (fisheries / "seeds" / "island.txt").write_bytes(content)
    assert any(message in str(fault) and "island.txt" in str(fault) for fault in faults(fisheries))


def test_a_claim_without_evidence_or_verdict_is_named(fisheries):
    write_rows(fisheries, "evidence", [row for row in rows_of(fisheries, "evidence") if row["claim"] != "recovery"])
    write_rows(fisheries, "checks", [row for row in rows_of(fisheries, "checks") if row["claim"] != "recovery"])
    found = "\n".join(map(str, faults(fisheries)))
    assert "the claim recovery has no evidence" in found
    assert "the claim recovery has no verdict" in found


def test_a_claim_that_its_only_quote_contradicts_is_named(fisheries):
    set_cell(fisheries, "evidence", "recovery", "stance", "contradicts")
    assert any("recovery has no evidence that supports it" in str(fault) for fault in faults(fisheries))


def test_figures_that_follow_one_another_in_a_circle_are_named(fisheries):
    for one, other in (("landings-2021", "landings-2023"), ("landings-2023", "landings-2021")):
        set_cell(fisheries, "reference", one, "status", "superseded")
        set_cell(fisheries, "reference", one, "superseded_by", other)
    found = "\n".join(map(str, faults(fisheries)))
    assert "landings-2021 → landings-2023 → landings-2021 is a circle" in found


def test_a_verdict_without_a_source_is_named(fisheries):
    set_cell(fisheries, "checks", "landings-change", "reference", "")
    assert any("the verdict on landings-change has no source" in str(fault) for fault in faults(fisheries))


def test_a_reading_by_hand_needs_a_reason_and_is_rare(fisheries):
    for claim in ("landings-change", "catch-worth"):
        set_cell(fisheries, "claims", claim, "reading", "manual")
    found = "\n".join(map(str, faults(fisheries)))
    assert "landings-change is read by hand; the note must say why" in found
    assert "2 of 7 numbers are read by hand; at most a tenth may be" in found


def test_a_claim_changed_into_the_number_that_another_claim_states_is_named(fisheries):
    """The engineer's quote is widened to hold both prices; the claim then states the board's."""
    evidence = rows_of(fisheries, "evidence")
    both = "About 35 percent of the boats stayed in port. The board plans to spend $6 million on a new cold store."
    for row in evidence:
        if row["claim"] == "boats-in-port" and row["document"] == "coast-2025":
            row["quote"] = both
    write_rows(
        fisheries,
        "evidence",
        [row for row in evidence if row["document"] != "island-2025" or row["claim"] != "boats-in-port"],
    )
    assert faults(fisheries) == []
    for column, cell in (("value", "6e6"), ("unit", "USD"), ("comparator", "eq")):
        set_cell(fisheries, "claims", "boats-in-port", column, cell)
    [fault] = faults(fisheries)
    assert "states “$6 million” of coast-2025, which is what" in str(fault)
    assert {"boats-in-port", "cold-store-board"} <= set(str(fault).replace(",", "").split())


def test_a_claim_changed_into_the_horizon_that_it_names_is_named(fisheries):
    """The board's quote holds a number that the claim also names as its horizon."""
    rewritten = "The board plans to spend $6 million on a new cold store within 3 years."
    article = fisheries / "seeds" / "coast.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("on a new cold store.", "on a new cold store within 3 years."), encoding="utf-8")
    set_cell(fisheries, "documents", "coast-2025", "sha256", hashlib.sha256(article.read_bytes()).hexdigest())
    set_cell(fisheries, "evidence", "cold-store-board", "quote", rewritten)
    set_cell(fisheries, "claims", "cold-store-board", "horizon_years", "3")
    assert faults(fisheries) == []
    for column, cell in (("value", "3"), ("unit", "year"), ("comparator", "le")):
        set_cell(fisheries, "claims", "cold-store-board", column, cell)
    assert any("which is the horizon_years of cold-store-board" in str(fault) for fault in faults(fisheries))


def test_a_claim_cannot_disagree_with_itself_alone(fisheries):
    set_cell(fisheries, "claims", "cold-store-engineer", "disagreement", "")
    [fault] = faults(fisheries)
    assert "'cold-store-cost' is the disagreement of cold-store-board alone; name it in the other" in str(fault)


def test_a_number_that_is_said_to_be_no_statement_is_not_also_stated(fisheries):
    row = {"document": "coast-2025", "quote": "$6 million", "prefix": "", "suffix": "", "reason": "A turn of phrase."}
    write_rows(fisheries, "no_claims", [row])
    [fault] = faults(fisheries)
    assert str(fault).startswith("data/no_claims.csv, row 2, column quote")
    assert "“$6 million” is said to be no statement, but cold-store-board states it" in str(fault)


def test_two_claims_cannot_state_the_same_words(fisheries):
    claims, evidence = rows_of(fisheries, "claims"), rows_of(fisheries, "evidence")
    twin = {**next(row for row in claims if row["id"] == "cold-store-board"), "id": "cold-store-twin"}
    checks = rows_of(fisheries, "checks")
    write_rows(fisheries, "claims", [*claims, twin])
    write_rows(
        fisheries,
        "checks",
        [*checks, {**checks[0], "claim": "cold-store-twin", "verdict": "not checked", "reference": ""}],
    )
    own = next(row for row in evidence if row["claim"] == "cold-store-board")
    write_rows(fisheries, "evidence", [*evidence, {**own, "claim": "cold-store-twin"}])
    assert any("make them one claim" in str(fault) for fault in faults(fisheries))


def test_a_derived_value_on_something_withdrawn_is_named(fisheries):
    set_cell(fisheries, "reference", "landings-2023", "status", "withdrawn")
    found = "\n".join(map(str, faults(fisheries)))
    assert "The value landings-fall rests on landings-2023, which is withdrawn" in found


def test_a_note_on_a_verdict_names_only_values_that_there_are(fisheries):
    set_cell(fisheries, "checks", "landings-change", "note", "The registry has {value}`landings-1066`.")
    [fault] = faults(fisheries)
    assert "data/checks.csv, row 2, column note" in str(fault)
    assert "There is no value 'landings-1066'" in str(fault)


def test_withdrawing_says_what_still_rests_on_it(fisheries):
    said = succeeded(claimbook(fisheries, "withdraw", "landings-2023", "--why", "Counted twice."))
    assert said.startswith("Withdrew landings-2023.\nWhat still rests on it")
    assert "landings-fall rests on landings-2023, which is withdrawn" in said


@pytest.mark.parametrize(("content", "said"), [("", "is empty"), ("a;b\n1;2\n", "names none of the table's columns")])
def test_a_table_without_any_of_its_columns_is_one_sentence(fisheries, content, said):
    (fisheries / "data" / "reference.csv").write_text(content, encoding="utf-8")
    [line] = refused(claimbook(fisheries, "validate")).splitlines()
    assert line.startswith(f"data/reference.csv, row 1: {said}; the first row is to be id, subject,")


def test_a_figure_that_is_no_vega_lite_is_named(fisheries):
    edit(fisheries / "fishing" / "catch.py", 'title="Tonnes"', 'titel="Tonnes"')
    said = refused(claimbook(fisheries, "validate", "--charts"))
    assert "The figure catch-landings cannot be drawn: SchemaValidationError" in said
    assert "titel" in said


def test_a_quote_inside_a_repetition_is_counted_with_overlaps():
    assert count_overlapping("aaaa", "aa") == 3


def test_hashes_are_those_of_the_bytes(fisheries):
    for row in rows_of(fisheries, "documents"):
        content = (fisheries / "seeds" / row["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
