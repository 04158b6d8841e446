"""Holds the chapters to what this book asks of them, and its drawings to their tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimbook.base.paths import find_book
from claimbook.book.book import Book, open_book
from claimbook.book.contents import notebooks
from claimbook.book.figures import AUTOMATIC_NAMES, Figure, cell_text, drawn, plain_float
from claimbook.book.topics import FigureRule
from claimbook.lint import lint
from claimbook.values.value import Value

ROOT = Path(__file__).resolve().parents[1]
PLACES = find_book(ROOT)
NOTEBOOKS = notebooks(PLACES)
GLOSSARY = ROOT / "pages" / "glossary.md"
TERM = re.compile(r"\{term\}`([^`]*)`")

# Where a drawing needs numbers beside those of its table, they are places on the paper or ends of an axis.
PLACES_ON_PAPER = {"x", "y", "row", "first", "last", "day", "left", "right", "top", "over", "upper", "lower", "mark"}


@cache
def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def book() -> Book:
    return open_book(ROOT)


@cache
def figure(id: str) -> Figure:
    return book().figure(id)


def figure_rules() -> list[FigureRule]:
    return [rule for topic in book().topics() for rule in topic.figure_rules.values()]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def code(path: Path) -> list[str]:
    return [source(cell) for cell in read(path)["cells"] if cell["cell_type"] == "code"]


def prose(path: Path) -> str:
    return "\n\n".join(source(cell) for cell in read(path)["cells"] if cell["cell_type"] == "markdown")


def name(path: Path) -> str:
    return path.stem


def each_notebook(notebooks: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", notebooks, ids=name)


def test_the_contents_list_every_notebook() -> None:
    assert sorted(NOTEBOOKS) == sorted([ROOT / "index.ipynb", *(ROOT / "chapters").glob("*.ipynb")])


def test_everything_is_written_as_the_book_asks() -> None:
    assert lint(PLACES) == []


# What is stored


@each_notebook(NOTEBOOKS)
def test_every_cell_has_been_run_in_order_and_none_failed(path: Path) -> None:
    cells = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert [cell["id"] for cell in cells if any(each["output_type"] == "error" for each in cell["outputs"])] == []


# Prose


# Glossary


def entries() -> dict[str, str]:
    """Return the glossary's terms with their explanations."""
    text = GLOSSARY.read_text(encoding="utf-8").partition("```{glossary}\n")[2].rpartition("```")[0]
    found = re.findall(r"^(\S[^\n]*)\n((?:[ ]{2}[^\n]*\n)+)", text, re.MULTILINE)
    return {term: " ".join(explained.split()) for term, explained in found}


def test_every_term_that_a_chapter_links_is_explained() -> None:
    known = {term.lower() for term in entries()}
    linked = {term.lower() for path in NOTEBOOKS for term in TERM.findall(prose(path))}
    assert linked
    assert linked - known == set()


def test_the_glossary_is_in_order_and_short() -> None:
    terms = [re.sub(r"[^a-z0-9]", "", term.lower()) for term in entries()]
    assert terms == sorted(terms)
    assert [term for term, text in entries().items() if len(re.findall(r"[.!?](?:\s|$)", text)) > 3] == []


@pytest.mark.parametrize("term", ["HPL", "TOP500", "Rmax", "Utilisation", "FLOP", "16-bit", "FP8", "GPU", "EFLOP/s"])
def test_what_an_adviser_may_not_know_of_machines_is_explained(term: str) -> None:
    assert entries()[term]


@pytest.mark.parametrize("word", ["Established", "Likely", "Claimed", "Contested", "Cannot be checked"])
def test_the_words_for_how_sure_are_explained(word: str) -> None:
    assert entries()[word]


# Figures


def test_every_figure_stands_in_the_chapter_of_its_topic_and_one_on_the_first_page_as_well() -> None:
    shown = [(id, path.stem) for path in NOTEBOOKS for cell in code(path) for id in figures_called(cell)]
    on_first = [each for each in shown if each[1] == NOTEBOOKS[0].stem]
    in_chapters = [each for each in shown if each not in on_first]
    assert sorted(in_chapters) == sorted((rule.id, rule.topic) for rule in figure_rules())
    assert len(on_first) == 1
    assert on_first[0][0] in {id for id, _ in in_chapters}


def figures_called(cell: str) -> list[str]:
    """Return the ids of the figures that a code cell shows."""
    return re.findall(r'chapter\.figure\("([^"]*)"\)', cell)


def designs(of: Figure) -> dict[str, dict[str, Any]]:
    return {"wide": of.spec, "narrow": of.narrow}


def expected_records(of: Figure) -> list[dict[str, Any]]:
    """Return what the data of a drawing must say of each row of the figure's table, worked out from its values."""
    records = []
    for row in of.rows:
        record: dict[str, Any] = {}
        for column, cell in zip(of.columns, row, strict=True):
            record[column.name] = drawn(cell) if isinstance(cell, Value) else cell
            if isinstance(cell, Value):
                low, high = (cell.estimate.low, cell.estimate.high) if cell.estimate else (None, None)
                record[f"{column.name}_low"] = None if low is None else plain_float(low)
                record[f"{column.name}_high"] = None if high is None else plain_float(high)
                record[f"{column.name}_text"] = cell_text(cell, column)
        records.append(record)
    return records


def table_faults(of: Figure) -> Iterator[str]:
    """Yield where a figure's drawings hold data other than its table: a dataset has every row, cell for cell."""
    wanted = expected_records(of)
    columns = {key for record in wanted for key in record}
    for design, spec in designs(of).items():
        tables = [rows for rows in spec.get("datasets", {}).values() if columns & {key for row in rows for key in row}]
        if not tables:
            yield f"{design}: no dataset holds the table"
        for rows in tables:
            if len(rows) != len(wanted):
                yield f"{design}: {len(rows)} rows are drawn, the table has {len(wanted)}"
            for number, (row, record) in enumerate(zip(rows, wanted, strict=False), 1):
                for key in sorted(columns):
                    if row.get(key) != record.get(key):
                        yield f"{design}, row {number}, {key}: {row.get(key)!r} is drawn, {record.get(key)!r} is meant"


def other_numbers(of: Figure) -> set[str]:
    """Return the columns of a figure's data that hold numbers, and are neither of its table nor places on paper."""
    known = {key for record in expected_records(of) for key in record} | PLACES_ON_PAPER
    return {
        key
        for spec in designs(of).values()
        for rows in spec.get("datasets", {}).values()
        for row in rows
        for key, cell in row.items()
        if isinstance(cell, int | float) and not isinstance(cell, bool) and not {key, key.rstrip("12")} & known
    }


def each_figure() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("id", [rule.id for rule in figure_rules()])


@each_figure()
def test_a_chart_draws_exactly_its_table(id: str) -> None:
    assert list(table_faults(figure(id))) == []


@each_figure()
def test_a_chart_draws_no_number_beside_its_table(id: str) -> None:
    assert other_numbers(figure(id)) == set()


@each_figure()
def test_both_designs_of_a_chart_hold_their_data_in_full(id: str) -> None:
    for spec in designs(figure(id)).values():
        assert [
            part for part in parts_of(spec) if isinstance(part.get("data"), dict) and "values" in part["data"]
        ] == []
        assert [part for part in parts_of(spec) if isinstance(part.get("data"), dict) and "url" in part["data"]] == []


@each_figure()
def test_what_a_reader_can_set_starts_at_a_value_of_the_book(id: str) -> None:
    numbers = {plain_float(value.number) for value in figure(id).values if value.quantity is not None}
    starts = [parameter["value"] for parameter in figure(id).spec.get("params", []) if "value" in parameter]
    assert [start for start in starts if isinstance(start, int | float) and start not in numbers] == []


@each_figure()
def test_what_a_reader_can_set_has_a_name_that_never_changes(id: str) -> None:
    named = [parameter["name"] for part in parts_of(figure(id).spec) for parameter in part.get("params", [])]
    assert [each for each in named if AUTOMATIC_NAMES.match(each)] == []


@each_figure()
def test_a_figure_says_all_that_a_reader_needs(id: str) -> None:
    made = figure(id)
    assert made.takeaway
    assert made.subtitle
    assert made.alt
    assert not made.takeaway.endswith(".")
    assert made.citations or made.topic == "checks" or "counted" in made.caveat.lower()


def parts_of(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a specification, its data left out."""
    if isinstance(part, dict):
        yield part
        for key, each in part.items():
            if key not in ("datasets", "config"):
                yield from parts_of(each)
    elif isinstance(part, list):
        for each in part:
            yield from parts_of(each)


def broken(change: str) -> Figure:
    """Return a small figure whose drawing does not hold its table, in one way."""
    made = figure("checks-verdicts")
    spec = json.loads(json.dumps(made.spec))
    rows = next(iter(spec["datasets"].values()))
    if change == "a number":
        rows[3]["statements"] += 1
    elif change == "a text":
        rows[3]["statements_text"] = "some"
    elif change == "a row less":
        rows.pop()
    elif change == "rows in another order":
        rows.reverse()
    elif change == "a number of its own":
        rows[0]["share"] = 0.25
    elif change == "no data":
        spec["datasets"] = {}
    return Figure(**{field: getattr(made, field) for field in made.__dataclass_fields__} | {"spec": spec})


@pytest.mark.parametrize("change", ["a number", "a text", "a row less", "rows in another order", "no data"])
def test_a_drawing_that_departs_from_its_table_is_found(change: str) -> None:
    assert list(table_faults(broken(change)))


def test_a_number_drawn_beside_the_table_is_found() -> None:
    assert other_numbers(broken("a number of its own")) == {"share"}
