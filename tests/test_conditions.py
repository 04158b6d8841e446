"""Words held to numbers: a sentence that judges has its condition beside it, and where that fails the book stops."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from bookcopies import claimbook, edit, edit_prose, refused, succeeded
from judging_words import judges, judges_in_template, sentences, unbound
from test_validation import set_cell

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book, open_book
from claimbook.book.conditions import broken, conditions_in, read_condition
from claimbook.book.contents import notebooks
from claimbook.chapters.chapter import prose_texts, read_notebook

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = notebooks(BookPaths(ROOT))

# Sentences whose word judges nothing that a value could tell, by their first words.
BEYOND_NUMBERS = {
    "# Closing the gap": "the name of the book",
    "The last of the articles": "the articles do not change",
    "And a sum loses its parts": "an article against its own source",
    "The {value}`checks-not-checkable | word` opinions are mostly": "who speaks stands in no table of numbers",
}
# Takeaways whose word judges what the table of the figure shows and no value tells.
SHOWN_BY_THE_TABLE = {"talent-programmes": "no programme in the table of ties has a number"}


@pytest.fixture
def book(fisheries: Path) -> Book:
    return Book(BookPaths(fisheries))


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("landings-2024 < landings-2023", True),
        ("landings-2024 > landings-2023", False),
        ("landings-2024 < landings-2023 / 2", False),
        ("landings-2024 > landings-2023 / 2", True),
        ("2 * landings-2024 > landings-2023", True),
        ("landings-2024 == 52000", True),
        ("landings-2024 < landings-2023 and landings-2024 > landings-2021", False),
        ("landings-2024 > landings-2023 or landings-2024 < landings-2021", True),
        ("not landings-2024 > landings-2023", True),
        ("landings-2024 == min(landings-2021, landings-2022, landings-2023, landings-2024)", True),
        ("landings-2021 == max(landings-2021, landings-2022, landings-2023, landings-2024)", True),
        ("landings-2024 < landings-2023 < landings-2021", True),
        ("landings-fall > 10", True),
        ("landings-2023 - landings-2024 > 6999", True),
        ("low(landings-2024) < 51000", True),
        ("date(landings-2021) < date(landings-2024)", True),
        ("date(landings-2024) < date(landings-2024)", False),
        ("date(landings-2024) <= date(landings-2024)", True),
        ("date(landings-2021) > date(landings-2024)", False),
    ],
)
def test_a_condition_tells_whether_it_holds(book: Book, condition: str, holds: bool) -> None:
    assert read_condition(condition).holds(book) is holds


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("landings-2024", "compares nothing"),
        ("landings-2024 >", "cannot be read"),
        ("2 > 1", "names no value"),
        ("landings-2024 in boats", "cannot be read"),
        ("landings-2024 > 'many'", "holds a quotation"),
        ("half(landings-2024) > boats", "calls half"),
    ],
)
def test_what_is_no_condition_is_refused_in_a_sentence(condition: str, said: str) -> None:
    with pytest.raises(BookError, match=said):
        read_condition(condition)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("landings-2024 > boots", "There is no value 'boots'"),
        ("landings-2024 > catch-worth", "cannot be turned into"),
        ("recovery > landings-2024", "single number"),
    ],
)
def test_what_cannot_be_compared_is_a_sentence(book: Book, condition: str, said: str) -> None:
    assert said in broken(book, condition, "Landings fell.")


def test_a_failing_condition_names_sentence_condition_and_values(book: Book) -> None:
    said = broken(book, "landings-2024 > landings-2023", "## Landings rose to {value}`landings-2024 | unit`").replace(
        "\u00a0", " "
    )
    assert "“Landings rose to 52,000 tonnes” is no longer true" in said
    assert "`landings-2024 > landings-2023` does not hold" in said
    assert "landings-2024 is 52,000 tonnes, landings-2023 is 59,000 tonnes" in said


def test_a_condition_belongs_to_the_sentence_before_it() -> None:
    text = "# Fish\n\nOne. Landings fell.{holds}`a < b` They rose.{holds}`c > d`\n\n## Lost {holds}`e < f`"
    assert list(conditions_in(text)) == [("a < b", "Landings fell."), ("c > d", "They rose."), ("e < f", "## Lost")]


# In a book


HELD = "Landings fell by {value}`landings-fall`.{holds}`landings-2024 < landings-2023`"


def a_sentence(root: Path) -> str:
    """Return a sentence of the chapter that shows a value, and put a judging one in its place."""
    cells = json.loads((root / "chapters" / "catch.ipynb").read_text(encoding="utf-8"))["cells"]
    texts = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return next(line for text in texts for line in text.splitlines() if "{value}`" in line and not line.startswith(":"))


def test_a_condition_of_prose_shows_nothing_on_the_page(run_fisheries: Path) -> None:
    line = a_sentence(run_fisheries)
    edit_prose(run_fisheries, line, f"{line}\n\n{HELD}")
    succeeded(claimbook(run_fisheries, "rerun"))
    succeeded(claimbook(run_fisheries, "build"))
    page = (run_fisheries / "_build" / "html" / "chapters" / "catch.html").read_text(encoding="utf-8")
    assert "Landings fell by" in page
    assert "landings-2024 &lt; landings-2023" not in page
    assert "{holds}" not in page


def test_a_sentence_that_is_no_longer_true_stops_the_build(run_fisheries: Path) -> None:
    line = a_sentence(run_fisheries)
    edit_prose(run_fisheries, line, f"{line}\n\n{HELD}")
    set_cell(run_fisheries, "reference", "landings-2024", "value", "60000")
    set_cell(run_fisheries, "reference", "landings-2024", "low", "59000")
    set_cell(run_fisheries, "reference", "landings-2024", "high", "61000")
    complaint = refused(claimbook(run_fisheries, "build")).replace("\u00a0", " ")
    assert "chapters/catch.ipynb: “Landings fell by" in complaint
    assert "landings-2024 is 60,000" in complaint
    assert not (run_fisheries / "_build" / "html" / "chapters" / "catch.html").is_file()


def test_a_takeaway_that_is_no_longer_true_stops_the_book(fisheries: Path) -> None:
    held = 'subtitle="Landings of the fleet'
    edit(fisheries / "fishing" / "catch.py", held, f'holds="landings-2024 < landings-2023",\n    {held}')
    succeeded(claimbook(fisheries, "validate"))
    set_cell(fisheries, "reference", "landings-2023", "value", "51000")
    complaint = refused(claimbook(fisheries, "validate"))
    assert "The figure catch-landings: “Landings fell to" in complaint
    assert "fishing/catch.py, line" in complaint


def test_a_verdict_that_is_no_longer_true_stops_the_book(fisheries: Path) -> None:
    with (fisheries / "data" / "checks.csv").open(encoding="utf-8", newline="") as file:
        claim = next(csv.DictReader(file))["claim"]
    note = "More than was landed before.{holds}`landings-2023 > landings-2024`"
    set_cell(fisheries, "checks", claim, "note", note)
    succeeded(claimbook(fisheries, "validate"))
    set_cell(fisheries, "checks", claim, "note", note.replace(">", "<"))
    assert "“More than was landed before.” is no longer true" in refused(claimbook(fisheries, "validate"))


# The sentences of this book


def prose(path: Path) -> str:
    return "\n\n".join(prose_texts(read_notebook(path)))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_sentence_that_judges_by_values_has_its_condition(path: Path) -> None:
    left = [each for each in unbound(prose(path)) if not each.startswith(tuple(BEYOND_NUMBERS))]
    assert left == []


def test_the_exceptions_are_few_and_stand_in_the_book() -> None:
    found = [sentence for path in NOTEBOOKS for sentence in unbound(prose(path))]
    assert [each for each in BEYOND_NUMBERS if not any(sentence.startswith(each) for sentence in found)] == []
    assert len(BEYOND_NUMBERS) * 10 < sum(len(list(conditions_in(prose(path)))) for path in NOTEBOOKS)


def test_every_takeaway_that_judges_has_its_condition() -> None:
    rules = [rule for topic in open_book(ROOT).topics() for rule in topic.figure_rules.values()]
    bound = {rule.id for rule in rules if rule.holds} | set(SHOWN_BY_THE_TABLE)
    assert [rule.id for rule in rules if judges_in_template(rule.takeaway) and rule.id not in bound] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan’s share fell to {value}`a`.",
        "More than half, {value}`a`, had none.",
        "Only {value}`a` of them answered.",
        "It takes twice as long, {value}`a`.",
        "## The largest run",
    ],
)
def test_a_judging_sentence_without_a_condition_is_found(sentence: str) -> None:
    assert unbound(f"First.\n\n{sentence}") == [sentence]
    end = " " if sentence.startswith("#") else ""
    assert unbound(f"{sentence}{end}{{holds}}`a > b`") == []


@pytest.mark.parametrize("sentence", ["It has {value}`a` GPUs.", "It fell.", "“More than {value}`a`”, he said."])
def test_a_sentence_that_judges_by_no_value_is_let_be(sentence: str) -> None:
    assert unbound(sentence) == []


def test_words_in_quotation_marks_judge_for_whoever_said_them() -> None:
    assert judges("They said “more than half” of it.") == []
    assert list(sentences("One fell.{holds}`a < b` Two rose.")) == ["One fell.{holds}`a < b`", "Two rose."]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the book's tables and texts, to be changed."""
    ignore = shutil.ignore_patterns("*.py", "__pycache__")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=ignore)
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters")
    for name in ("_config.yml", "_toc.yml", "index.ipynb"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("id", "column", "factor", "chapter"),
    [
        ("jp-sakura-gpus", "value", 2, "compute"),
        ("t5-share-jp-202606", "value", 4, "compute"),
        ("mod-llm-us", "value", 0.5, "talent"),
        ("inv-jp-2025", "value", 200, "funding"),
        ("par-110-total", "value", 3, "partnerships"),
        ("tal-it-2030-mid", "value", 2, "talent"),
    ],
)
def test_flipping_a_number_stops_each_sentence_that_rests_on_it(
    copied: Path, id: str, column: str, factor: float, chapter: str
) -> None:
    assert untrue(copied, chapter) == []
    with (copied / "data" / "reference.csv").open(encoding="utf-8", newline="") as file:
        [row] = [row for row in csv.DictReader(file) if row["id"] == id]
    set_cell(copied, "reference", id, column, f"{float(row[column]) * factor:g}")
    assert untrue(copied, chapter)


def untrue(root: Path, chapter: str) -> list[str]:
    """Return what is no longer true in a chapter of a copied book."""
    book = open_book(root)
    texts = prose_texts(read_notebook(root / "chapters" / f"{chapter}.ipynb"))
    return [said for text in texts for held, sentence in conditions_in(text) if (said := broken(book, held, sentence))]
