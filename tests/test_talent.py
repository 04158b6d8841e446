"""What the talent topic must reckon, say and draw."""

import csv
import re
import shutil
from pathlib import Path

import pytest
import vl_convert

from claimbook.book.book import open_book
from claimbook.book.theme import NARROW, WIDE

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ("talent-shortage", "talent-rank", "talent-adoption", "talent-programmes", "talent-models")


@pytest.fixture(scope="module")
def book():
    return open_book(ROOT, first_topic="talent")


@pytest.fixture
def copied(tmp_path):
    """A copy of the book's tables, to be changed."""
    shutil.copy(ROOT / "_config.yml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path


def cells(figure, heading):
    """Return a column of a figure's table as its reader sees it, by the texts of the first column."""
    number = [column.title for column in figure.columns].index(heading)
    shown = figure.about()["rows"]
    return {row[0]: row[number]["text"] if isinstance(row[number], dict) else row[number] for row in shown}


def words(spec):
    return re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec))


def shown(value, form=""):
    """Return a value as a drawing writes it."""
    return format(value, form).replace("\u00a0", " ")


def test_the_shortage_runs_from_the_low_scenario_to_the_high_one(book):
    made = book["talent-shortage-2030"]
    assert made.number == book["tal-it-2030-mid"].number
    assert made.estimate.low == book["tal-it-2030-low"].number
    assert made.estimate.high == book["tal-it-2030-high"].number


def test_companies_with_and_without_a_picture_are_those_that_consider(book):
    both = book["talent-considering-with-picture"].number + book["tdb-no-image"].number
    assert both == book["tdb-consider"].number


def test_the_models_of_three_years_are_added_and_say_why_they_may_be(book):
    for name, place in (("japan", "jp"), ("us", "us"), ("china", "cn")):
        years = [book[f"mod-ep-{place}-{year}"].number for year in ("2022", "2023", "2024")]
        assert book[f"talent-models-{name}"].number == sum(years)
        assert book[f"talent-models-{name}"].operation.reason


def test_the_printed_number_stands_beside_the_interval(book):
    figure = book.figure("talent-shortage")
    low, middle, high = (shown(book[f"tal-it-2030-{end}"]) for end in ("low", "mid", "high"))
    [scenarios] = [name for name in cells(figure, "People") if "low to high" in name]
    assert cells(figure, "People")["Articles: shortage in 2030"] == shown(book["meti-shortage-2030"])
    assert cells(figure, "Low scenario")[scenarios] == low
    assert cells(figure, "High scenario")[scenarios] == high
    for spec in (figure.spec, figure.narrow):
        assert {low, middle, high} <= {word.replace("\u00a0", " ") for word in words(spec)}


def test_no_figure_is_made_up_for_japan_in_a_report_that_does_not_count_it(book):
    figure = book.figure("talent-models")
    report = [row for row in figure.rows if "one report" in row[0]]
    assert [(row[2], row[3] is None) for row in report] == [
        ("United States", False),
        ("China", False),
        ("Japan", True),
    ]
    assert "no figure held" in words(figure.spec)


def test_every_rank_is_drawn_and_the_last_place_is_called_so(book):
    figure = book.figure("talent-rank")
    for spec in (figure.spec, figure.narrow):
        drawn = " ".join(words(spec)).replace("\u00a0", " ")
        assert all(shown(row[3]) in drawn for row in figure.rows)
        lasts = [row for row in figure.rows if row[4] is not None and row[3].number == row[4].number]
        assert [f"{shown(row[3])}, last" in drawn for row in lasts] == [True]


def test_only_like_years_and_like_questions_are_drawn_beside_one_another(book):
    for row in book.figure("talent-adoption").rows:
        if row[0] == "People who have used it":
            assert (row[2].id[-4:], row[3].id[-4:]) == ("fy23", "fy24")
    compared = [row for row in book.figure("talent-adoption").rows if row[0] == "Companies using it"]
    assert len({row[3].nature.as_of for row in compared}) == 1
    assert len({book.ledger.row("reference", row[3].id)["metric"] for row in compared}) == 1


def test_a_new_programme_in_the_table_of_ties_is_a_new_row_without_a_number(copied):
    path = copied / "data" / "ties.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    new = {**next(row for row in rows if row["kind"] == "training"), "id": "tie-new", "source": "keio"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(new))
        writer.writeheader()
        writer.writerows([*rows, new])
    people = cells(open_book(copied, first_topic="talent").figure("talent-programmes"), "People")
    assert people["Keio–Argonne: exchange"] == "no figure held"


@pytest.mark.parametrize("id", FIGURES)
def test_a_figure_fits_both_widths(book, id):
    figure = book.figure(id)
    for spec, width in ((figure.spec, WIDE), (figure.narrow, NARROW)):
        drawn = re.match(r'<svg[^>]* width="([\d.]+)"', vl_convert.vegalite_to_svg(spec))
        assert drawn is not None
        assert float(drawn[1]) <= width + 1


@pytest.mark.parametrize("id", FIGURES)
def test_the_narrow_drawing_needs_no_data_of_its_own(book, id):
    figure = book.figure(id)
    assert set(figure.narrow["datasets"]) <= set(figure.spec["datasets"])
