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


@pytest.mark.parametrize(
    ("id", "form", "shown"),
    [
        ("meti-shortage-2030", "", "789,000"),
        ("tal-it-2030-low-exact", "", "164,000"),
        ("tal-it-2030-mid-exact", "", "449,000"),
        ("tal-it-2030-high-exact", "", "787,000"),
        ("talent-shortage-2030", "", "450,000"),
        ("talent-shortage-2030", "range", "160,000–790,000"),
        ("tal-it-2016-stock", "digits=2", "920,000"),
        ("tal-it-2018-stock", "", "1.03 million"),
        ("talent-printed-against-update", "", "1.75"),
        ("talent-shortage-of-workforce", "", "44 %"),
        ("talent-shortage-of-workforce", "range", "16–77 %"),
        ("imd-2022-knowledge", "", "28th"),
        ("talent-countries-2022", "", "63"),
        ("imd-2022", "", "29th"),
        ("imd-2022-technology", "", "30th"),
        ("imd-2022-talent", "", "50th"),
        ("talent-places-between", "", "22"),
        ("talent-countries-2024", "", "67"),
        ("tdb-use", "", "9.1 %"),
        ("tdb-consider", "digits=3", "52.0 %"),
        ("tdb-use-or-consider", "", "61.1 %"),
        ("tdb-no-image", "", "37.8 %"),
        ("talent-considering-with-picture", "", "14.2 %"),
        ("use-jp-fy24", "", "26.7 %"),
        ("fdi-microsoft-skills", "", "3 million"),
        ("mod-llm-us", "", "96"),
        ("mod-llm-cn", "", "79"),
        ("talent-models-japan", "", "3"),
        ("talent-models-us", "", "203"),
        ("mod-large-jp", "", "4"),
    ],
)
def test_what_the_chapter_reckons(book, id, form, shown):
    assert format(book[id], form).replace("\u00a0", " ") == shown


def test_the_number_printed_is_the_highest_scenario_of_the_first_study(book):
    assert book["meti-shortage-2030"].number == book["tal-it-2030-2016study"].number
    assert book["tal-it-2030-2016study"].nature.scenario == "high"


def test_use_and_consideration_add_up_to_the_share_the_article_rounds(book):
    both = book["tdb-use"].number + book["tdb-consider"].number
    assert both == book["tdb-use-or-consider"].number
    assert both > book["companies-positive-on-genai"].number


def test_the_printed_number_stands_beside_the_interval(book):
    figure = book.figure("talent-shortage")
    assert cells(figure, "People")["Articles: shortage in 2030"] == "789,000"
    assert cells(figure, "Low scenario")["METI 2019: low to high for 2030"] == "160,000"
    assert cells(figure, "High scenario")["METI 2019: low to high for 2030"] == "790,000"
    for spec in (figure.spec, figure.narrow):
        assert {"160,000", "450,000", "790,000"} <= set(words(spec))


def test_no_figure_is_made_up_for_japan_in_a_report_that_does_not_count_it(book):
    figure = book.figure("talent-models")
    report = [row for row in figure.rows if "one report" in row[0]]
    assert [(row[2], row[3] is None) for row in report] == [
        ("United States", False),
        ("China", False),
        ("Japan", True),
    ]
    assert "no figure held" in words(figure.spec)


def test_the_ranks_are_drawn_with_the_number_of_countries_where_it_is_held(book):
    assert {"28th of 63", "50th of 63", "67th of 67", "32nd"} <= set(words(book.figure("talent-rank").spec))


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
