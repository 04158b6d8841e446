"""The cards of the first page: each a number of its chapter with its spark, drawn from values and nothing else."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as tree
from dataclasses import replace
from pathlib import Path

import pytest
from test_validation import set_cell

from claimbook.base.errors import BookError
from claimbook.book.book import Book, open_book
from claimbook.book.prose import split_role
from claimbook.book.records import SCORECARD_MIME
from claimbook.chapters.scorecard import Card, Scorecard, Spark, moment, spark_record
from claimbook.site.sparks import FLOOR, LEFT, RIGHT
from claimbook.site.sparks import spark as drawn_spark
from claimbook.site.templating import rendered
from data.glance import cards

ROOT = Path(__file__).resolve().parents[1]
YEARS = ("2021", "2022", "2023", "2024")


@pytest.fixture
def book(fisheries: Path) -> Book:
    return open_book(fisheries)


def landings(book: Book) -> Spark:
    return Spark("line", [book[f"landings-{year}"] for year in YEARS], "From {landings-2021} to {landings-2024}.")


CARD = Card(
    "Catch <b>",
    "chapters/catch",
    "landings-2024 | unit",
    "landed in {landings-2024|when} & before",
    "down from {landings-2021}",
    landings,
)


def html(book: Book, *shown: Card) -> str:
    """Return the cards as a page writes them, a link's address being what it leads to."""
    record = Scorecard(book, shown)._repr_mimebundle_()[SCORECARD_MIME]
    return str(rendered("scorecard.html", to=lambda kind, target: f"{kind}:{target}", spark=drawn_spark, **record))


def drawing(spark: Spark) -> tree.Element:
    return tree.fromstring(drawn_spark(spark_record(spark, "what it shows")))


def places(spark: Spark, kind: str = "") -> list[float]:
    return [float(each.get("cx", "nan")) for each in drawing(spark).iter("circle") if kind in ("", each.get("class"))]


@pytest.mark.parametrize("how", ["second-hand", "unseen"])
def test_a_card_of_what_nobody_saw_says_so_in_its_words(fisheries: Path, how: str) -> None:
    set_cell(fisheries, "reference", "landings-2024", "confidence", how)
    book = open_book(fisheries)
    with pytest.raises(BookError, match=r"The card Catch <b> prints landings-2024, whose source was .*say so"):
        Scorecard(book, [CARD])
    assert Scorecard(book, [replace(CARD, direction="down from {landings-2021} (second-hand)")]).record


def test_a_card_shows_its_number_direction_measure_and_how_sure_and_leads_to_its_chapter(book: Book) -> None:
    card = html(book, CARD)
    assert re.findall(r'href="([^"]*)"', card) == [
        "page:chapters/catch",
        "value:landings-2024",
        "value:landings-2021",
        "sure:established",
    ]
    assert "52,000 tonnes" in card
    assert "landed in 2024 &amp; before" in card
    assert "Catch &lt;b&gt;" in card


def test_the_edition_and_the_date_of_the_data_stand_below_and_come_from_the_book(fisheries: Path) -> None:
    assert "Edition 2025.1 · data as of May 2025" in html(open_book(fisheries), CARD)
    config = fisheries / "_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("2025.1", "2031.4"), encoding="utf-8")
    assert "Edition 2031.4" in html(open_book(fisheries), CARD)


def test_the_text_holds_all_that_is_drawn_so_that_a_change_shows(book: Book, fisheries: Path) -> None:
    before = Scorecard(book, [CARD])._repr_mimebundle_()["text/plain"]
    assert "line: landings-2021 61200, landings-2022 59400, landings-2023 59000, landings-2024 52000" in before
    path = fisheries / "data" / "reference.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",59400,", ",59300,"), encoding="utf-8")
    changed = open_book(fisheries)
    assert Scorecard(changed, [CARD])._repr_mimebundle_()["text/plain"] != before
    assert html(changed, CARD) != html(book, CARD)


def test_every_value_of_a_card_counts_as_shown(book: Book) -> None:
    assert set(Scorecard(book, [CARD]).value_ids()) == {f"landings-{year}" for year in YEARS}


def test_a_line_starts_at_nought_and_ends_at_its_last_number(book: Book) -> None:
    root = drawing(landings(book))
    points = [tuple(map(float, point.split(","))) for point in root.find("polyline").get("points").split()]  # type: ignore[union-attr]
    heights = [FLOOR - y for _, y in points]
    assert heights[-1] / heights[0] == pytest.approx(52000 / 61200, abs=0.01)
    assert points[-1] == (places(landings(book))[0], float(root.find("circle").get("cy")))  # type: ignore[union-attr]
    assert [x for x, _ in points] == pytest.approx([LEFT, 41.3, 78.7, RIGHT], abs=0.1)


def test_dots_stand_in_proportion_and_the_main_one_is_marked(book: Book) -> None:
    spark = Spark("dots", [book["landings-2021"], book["landings-2024"]], "", main="landings-2024")
    assert places(spark, "other") == [RIGHT]
    assert places(spark, "main") == pytest.approx([LEFT + (RIGHT - LEFT) * 52000 / 61200], abs=0.1)


def test_a_range_runs_from_the_low_end_to_the_high_one(book: Book) -> None:
    spark = Spark("range", [book["landings-2024"]], "")
    strokes = [each.get("d", "") for each in drawing(spark) if each.get("class") == "stroke"]
    low, high = map(float, re.findall(r"M([\d.]+) .*H([\d.]+)", strokes[0])[0])
    assert (low - LEFT) / (high - LEFT) == pytest.approx(50500 / 53500, abs=0.01)
    assert low < places(spark)[0] < high == RIGHT


def test_dates_stand_in_order_and_what_is_planned_is_open(book: Book) -> None:
    spark = Spark(
        "dates", [book["landings-2021"], book["landings-2023"], book["recovery"]], "", open=frozenset({"recovery"})
    )
    assert places(spark, "main") == pytest.approx([LEFT, LEFT + (RIGHT - LEFT) / 3], abs=0.1)
    assert places(spark, "open") == [RIGHT]


@pytest.mark.parametrize(
    ("date", "years"),
    [("2022", 2022), ("2022-07", 2022.5), ("2024-04~", 2024.25), ("2024-21", 2024.25), ("2024-02-01", 2024 + 1 / 12)],
)
def test_a_date_is_a_place_on_the_line_of_years(date: str, years: float) -> None:
    assert moment(date) == pytest.approx(years)


def test_the_drawing_says_in_words_what_it_shows_and_stays_text(book: Book) -> None:
    spark = replace(landings(book), says="Landings < before, from {landings-2021}.")
    card = html(book, replace(CARD, spark=lambda _: spark))
    assert 'role="img" aria-label="Landings &lt; before, from 61,200."' in card


@pytest.mark.parametrize(
    ("spark", "said"),
    [
        (lambda book: Spark("pie", [book["boats"]], ""), "'pie' cannot be drawn"),
        (lambda book: Spark("line", [], ""), "'line' cannot be drawn"),
        (lambda book: Spark("range", [book["boats"]], ""), "boats has no interval"),
    ],
)
def test_a_spark_that_cannot_be_drawn_is_a_sentence(book: Book, spark: object, said: str) -> None:
    with pytest.raises(BookError, match=said):
        html(book, replace(CARD, spark=spark))  # type: ignore[arg-type]


def test_a_scorecard_without_cards_is_a_sentence(book: Book) -> None:
    with pytest.raises(BookError, match="without cards"):
        Scorecard(book, [])


def test_a_direction_that_is_no_longer_true_is_a_sentence(book: Book) -> None:
    html(book, replace(CARD, holds="landings-2024 < landings-2021"))
    with pytest.raises(BookError, match="“down from 61,200” is no longer true"):
        html(book, replace(CARD, holds="landings-2024 > landings-2021"))


# The cards of this book


def test_the_book_has_a_card_for_each_pillar_with_the_number_that_matters() -> None:
    book = open_book(ROOT)
    text = Scorecard(book, cards)._repr_mimebundle_()["text/plain"]
    for card in cards:
        id, form = split_role(card.value)
        assert f"{card.title}: {format(book[id], form)}" in text


def test_every_card_leads_to_a_chapter_that_shows_its_number() -> None:
    for card in cards:
        stored = json.loads((ROOT / f"{card.page}.ipynb").read_text(encoding="utf-8"))
        shown = json.dumps(stored["cells"], ensure_ascii=False)
        assert card.value.split(" |")[0] in shown, card.title
