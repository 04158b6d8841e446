"""The counts of verdicts, worked out a second time from the tables alone; a new article cannot be left out of them."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from claimbook.book.book import Book, open_book
from claimbook.book.vocabulary import words_of
from claimbook.values.value import Value
from data.checks import ALL, CHECKED, VERDICTS, origin, slug

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ARTICLES = [row["id"] for row in sorted(rows("documents"), key=lambda row: row["published"])]


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book(ROOT)


@pytest.fixture(scope="module")
def verdicts() -> dict[str, str]:
    current = {row["id"] for row in rows("claims") if row["status"] == "current"}
    return {row["claim"]: row["verdict"] for row in rows("checks") if row["claim"] in current}


@pytest.fixture(scope="module")
def made() -> dict[str, set[str]]:
    """The articles that make each statement."""
    found: dict[str, set[str]] = {}
    for row in rows("evidence"):
        if row["stance"] != "contradicts":
            found.setdefault(row["claim"], set()).add(row["document"])
    return found


def number(book: Book, id: str) -> int:
    return int(book[id].number)


def test_the_verdicts_are_those_of_the_table_and_of_the_list(book: Book) -> None:
    assert set(VERDICTS) == set(words_of(book.ledger, "checks", "verdict"))
    assert {row["verdict"] for row in rows("checks")} <= set(VERDICTS)


def test_each_statement_is_counted_once_in_the_book(book: Book, verdicts: dict[str, str]) -> None:
    counted = Counter(verdicts.values())
    assert number(book, "checks-statements") == len(verdicts)
    assert {each: number(book, f"checks-{slug(each)}") for each in VERDICTS} == {
        each: counted[each] for each in VERDICTS
    }


def test_the_statements_that_were_checked_are_those_with_a_source(book: Book) -> None:
    assert number(book, "checks-checked") == sum(1 for row in rows("checks") if row["reference"])
    assert number(book, "checks-checked") == sum(number(book, f"checks-{each}") for each in CHECKED)


@pytest.mark.parametrize("article", ARTICLES)
def test_a_statement_is_counted_in_each_article_that_makes_it(
    article: str, book: Book, verdicts: dict[str, str], made: dict[str, set[str]]
) -> None:
    counted = Counter(verdict for claim, verdict in verdicts.items() if article in made[claim])
    assert {each: number(book, f"checks-{article}-{slug(each)}") for each in VERDICTS} == {
        each: counted[each] for each in VERDICTS
    }
    assert number(book, f"checks-{article}") == counted.total()


def test_what_both_rewrites_say_is_counted_and_no_independent_agreement(book: Book, made: dict[str, set[str]]) -> None:
    both = [claim for claim, articles in made.items() if {"multiplatform-2023", "baonghean-2023"} <= articles]
    assert number(book, "checks-shared") == len(both)
    assert number(book, "checks-independent") == sum(1 for articles in made.values() if len(articles) > 1) - len(both)


def test_two_rewrites_of_one_report_are_one_origin(book: Book) -> None:
    documents = {row.id: row for row in book.ledger.where("documents")}
    assert origin(documents["multiplatform-2023"]) == origin(documents["baonghean-2023"])
    assert origin(documents["argonne-2024"]) == "argonne-2024"
    assert len({origin(row) for row in documents.values()}) == len(documents) - 1


def test_grounds_are_counted_once_each_and_by_how_they_were_seen(book: Book) -> None:
    named = {id for row in rows("checks") for id in row["reference"].split()}
    known = {row["id"]: row for row in rows("reference")}
    unseen = {id for id in named if known[id]["confidence"] == "unseen"}
    assert number(book, "checks-grounds") == len(named)
    assert number(book, "checks-grounds-unseen") == len(unseen)
    assert number(book, "checks-grounds-secondary") == sum(1 for id in named - unseen if known[id]["seen_in"])


def test_a_ground_that_was_not_seen_is_not_counted_as_seen_in_a_copy(tmp_path: Path, book: Book) -> None:
    named = {id for row in rows("checks") for id in row["reference"].split()}
    copied = next(
        row for row in rows("reference") if row["id"] in named and row["seen_in"] and row["confidence"] == "seen"
    )
    changed = changed_book(tmp_path, "reference", copied["id"], "confidence", "unseen")
    assert number(changed, "checks-grounds-unseen") == number(book, "checks-grounds-unseen") + 1
    assert number(changed, "checks-grounds-secondary") == number(book, "checks-grounds-secondary") - 1


def test_the_share_confirmed_is_of_what_was_checked(book: Book) -> None:
    share = book["checks-confirmed-share"].number / 100
    assert share == pytest.approx(book["checks-confirmed"].number / book["checks-checked"].number)


def test_the_figure_has_a_row_for_every_article_and_verdict_nought_included(book: Book) -> None:
    figure = book.figure("checks-verdicts")
    assert [row[1] for row in figure.rows] == list(VERDICTS) * (len(ARTICLES) + 1)
    documents = sorted(rows("documents"), key=lambda row: row["published"])
    published = [row["publisher"].split(" (")[0] for row in documents]
    assert [row[0] for row in figure.rows[:: len(VERDICTS)]] == [ALL, *published]
    assert all(f"{figure.rows[place][2]}" in figure.alt for place in range(len(figure.rows)))


def test_a_changed_verdict_changes_the_counts(
    tmp_path: Path, book: Book, verdicts: dict[str, str], made: dict[str, set[str]]
) -> None:
    claim = next(claim for claim, verdict in verdicts.items() if verdict == "confirmed")
    changed = changed_book(tmp_path, "checks", claim, "verdict", "refined")
    assert number(changed, "checks-confirmed") == number(book, "checks-confirmed") - 1
    for article in made[claim]:
        assert number(changed, f"checks-{article}-refined") == number(book, f"checks-{article}-refined") + 1


def test_what_is_counted_of_all_articles_is_what_was_checked_and_stands_first(book: Book) -> None:
    first = book.figure("checks-verdicts").rows[: len(VERDICTS)]
    counts = {str(row[1]): int(row[2].number) for row in first if isinstance(row[2], Value)}
    assert sum(counts[verdict] for verdict in CHECKED) == number(book, "checks-checked")
    assert sum(counts.values()) == number(book, "checks-statements")


def test_an_article_that_is_added_is_counted_and_drawn_without_a_word_of_code(tmp_path: Path) -> None:
    more = changed_book(tmp_path, "documents", "ybx-2024", "id", "one-more", added=True)
    figure = more.figure("checks-verdicts")
    assert len(figure.rows) == len(VERDICTS) * (len(ARTICLES) + 2)
    assert number(more, "checks-one-more") == 0
    assert number(more, "checks-articles") == len(ARTICLES) + 1


def test_what_one_book_counts_is_not_counted_in_another(tmp_path: Path) -> None:
    changed_book(tmp_path, "documents", "ybx-2024", "id", "one-more", added=True).figure("checks-verdicts")
    assert "checks-one-more" not in open_book(ROOT)


def changed_book(folder: Path, table: str, key: str, column: str, new: str, *, added: bool = False) -> Book:
    """Open a copy of the book in which one cell of a table's row, known by its first cell, stands otherwise.

    With `added` the row stays as it is and its changed twin stands below the others.
    """
    shutil.copytree(TABLES, folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder / name)
    path = folder / "data" / f"{table}.csv"
    changed = rows(table)
    [row] = [each for each in changed if next(iter(each.values())) == key]
    if added:
        changed.append({**row, column: new})
    else:
        row[column] = new
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerows(changed)
    return open_book(folder)
