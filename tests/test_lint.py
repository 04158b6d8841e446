"""A book that is written amiss is told so before anything runs: where, what, and what was probably meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bookcopies import append, change, claimbook, contents, edit_cell, refused, succeeded

from claimbook.base.paths import BookPaths
from claimbook.lint import lint, written_faults
from claimbook.lint.charts import spec_faults
from claimbook.lint.house_rules import HouseRules
from claimbook.lint.notebooks import code_faults, form_faults, traces
from claimbook.lint.typed_numbers import in_label, in_module, in_prose, in_template

CATCH = "chapters/catch.ipynb"
Change = Callable[[Path], None]


def prose(old: str, new: str) -> Change:
    return lambda book: edit_cell(book / CATCH, "markdown", old, new)


def code(old: str, new: str) -> Change:
    return lambda book: edit_cell(book / CATCH, "code", old, new)


def topic(old: str, new: str) -> Change:
    return lambda book: change(book, "fishing/catch.py", old, new)


AMISS: dict[str, tuple[Change, str]] = {
    "id of a value": (prose("`cod-price`", "`cod-prise`"),
                      f"{CATCH}: there is no value 'cod-prise'. Did you mean 'cod-price'?"),
    "id of a figure": (prose("`catch-landings |", "`catch-landing |"),
                       f"{CATCH}: there is no figure 'catch-landing'. Did you mean 'catch-landings'?"),
    "term": (prose("`Value`", "`Values`"), f"{CATCH}: the glossary explains no 'Values'. Did you mean 'value'?"),
    "raw role": (prose("{value}`cod-price`", "{value} `cod-price`"), "is read as text; a role is written {value}`id`"),
    "backtick": (prose("the price of cod", "the price of` cod"), f"{CATCH}: a backtick stands alone in"),
    "number": (prose("the price of cod", "the 9 prices of cod"), f"{CATCH}: the number '9' is typed"),
    "number on a page": (lambda book: append(book, "pages/cite.md", "We have 7 boats."),
                         "pages/cite.md: the number '7' is typed"),
    "number in a takeaway": (topic("Landings fell to", "Landings fell by 12 % to"),
                             "fishing/catch.py, line 38: a number is typed in 'Landings fell by 12 % to"),
    "number in a label": (topic("Fall of landings, 2023", "Fall of five landings, 2023"),
                          "fishing/catch.py, line 24: a number is typed in 'Fall of five landings, 2023 to 2024'"),
    "turned writing": (prose("the price of cod", "the price\u202e of cod"),
                       f"{CATCH}: holds a control that turns the direction of writing round"),
    "turned label": (topic("Fall of landings, 2023", "Fall\u2067 of landings, 2023"),
                     "fishing/catch.py, line 24: holds a control that turns the direction of writing round"),
    "definition": (code("chapter.values()", "f = lambda: chapter.values()"), f"{CATCH}: holds a definition in line 1"),
    "import": (code("chapter.values()", "import os\nchapter.values()"), "holds an import after the first code cell"),
    "path": (code("chapter.values()", "open('data/claims.csv')"), "holds the path data/claims.csv in code"),
}  # fmt: skip


@pytest.mark.parametrize("name", AMISS)
def test_what_is_written_amiss_is_told_with_its_place(fisheries: Path, name: str) -> None:
    make, said = AMISS[name]
    assert written_faults(BookPaths(fisheries)) == []
    make(fisheries)
    assert said in "\n".join(map(str, written_faults(BookPaths(fisheries))))


def test_a_wrong_id_in_prose_stops_the_build_before_a_chapter_runs(fisheries: Path) -> None:
    prose("`cod-price`", "`cod-prise`")(fisheries)
    before = contents(fisheries / "chapters")
    result = claimbook(fisheries, "build")
    assert "Did you mean 'cod-price'?" in refused(result)
    assert "Running" not in result.stdout
    assert contents(fisheries / "chapters") == before


@pytest.mark.book
@pytest.mark.parametrize("command", ["lint", "build", "validate"])
def test_a_page_that_is_not_utf_8_is_named(run_fisheries: Path, command: str) -> None:
    with (run_fisheries / "pages" / "cite.md").open("ab") as page:
        page.write("\nThe café’s catch.\n".encode("cp1252"))
    result = claimbook(run_fisheries, command)
    assert result.returncode, result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert "pages/cite.md: is not UTF-8" in (result.stdout + result.stderr).replace("\n", " ")


def test_a_chart_of_a_field_that_no_data_has_stops_the_build(run_fisheries: Path) -> None:
    change(run_fisheries, "fishing/catch.py", 'x=altair.X("worth:Q"', 'x=altair.X("wort:Q"')
    said = refused(claimbook(run_fisheries, "build"))
    assert "the figure 'catch-worth-least' draws x from the field 'wort', which its data have not." in said
    assert "Did you mean 'worth'?" in said
    assert refused(claimbook(run_fisheries, "lint")) == said


@pytest.mark.book
def test_a_book_that_is_well_written_is_told_so(run_fisheries: Path) -> None:
    assert succeeded(claimbook(run_fisheries, "lint")) == "Everything is written as it should be.\n"


def test_a_figure_that_names_no_source_is_found(run_fisheries: Path) -> None:
    path = run_fisheries / CATCH
    notebook = json.loads(path.read_text(encoding="utf-8"))
    figure = next(
        data
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        for data in output["data"].values()
        if isinstance(data, dict) and "usermeta" in data
    )
    figure["usermeta"]["claimbook"]["sources"] = []
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert "names no source; cite one" in "\n".join(map(str, lint(BookPaths(run_fisheries))))


def chart(rows: list[dict[str, object]], **view: object) -> dict[str, object]:
    return {"data": {"name": "d"}, "datasets": {"d": rows}, "mark": "bar", **view}


ROWS: list[dict[str, object]] = [
    {"year": "2024", "worth": 3.0, "high": None},
    {"year": "2025", "worth": None, "high": None},
]
BY_WORTH = {"x": {"field": "worth"}}


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (chart([]), "has no row to draw"),
        (chart([{"worth": float("nan")}], encoding=BY_WORTH), "holds nan for 'worth'"),
        (chart([{"worth": float("inf")}], encoding=BY_WORTH), "holds inf for 'worth'"),
        (chart(ROWS, encoding={"x": {"field": "high"}}), "the field 'high', which is empty in every row"),
        (chart(ROWS, encoding={"x": {"field": "wort"}}), "the field 'wort', which its data have not"),
        (
            chart(ROWS, encoding={"x": {"field": "year", "type": "temporal"}}),
            "draws x in the time zone of whoever draws",
        ),
        (
            chart(ROWS, transform=[{"calculate": "timeParse(datum.year, '%Y')", "as": "day"}]),
            "reckons by timeParse in the time zone of whoever draws it; use utcParse",
        ),
        (chart(ROWS, layer=[{"encoding": {"tooltip": [{"field": "yaer"}]}}]), "Did you mean 'year'?"),
    ],
)
def test_a_chart_that_would_draw_amiss_is_found(spec: dict[str, object], said: str) -> None:
    assert said in "\n".join(spec_faults(spec))


@pytest.mark.parametrize(
    "spec",
    [
        chart(ROWS, encoding=BY_WORTH),
        chart(ROWS, encoding={"x": {"field": "twice"}}, layer=[{"transform": [{"calculate": "2", "as": "twice"}]}]),
        chart(ROWS, encoding={"x": {"field": "2024"}}, transform=[{"pivot": "year", "value": "worth"}]),
        chart(ROWS, encoding={"x": {"aggregate": "count"}}),
        chart(ROWS, encoding={"x": {"field": "year", "type": "temporal", "scale": {"type": "utc"}}}),
    ],
)
def test_a_chart_that_draws_what_its_data_have_is_let_be(spec: dict[str, object]) -> None:
    assert list(spec_faults(spec)) == []


@pytest.mark.parametrize(
    "cell",
    ["def f():\n    pass", "chapter.figure('x').scale(2)", "open('data/claims.csv')", "lambda: None", "chapter\n" * 11],
)
def test_code_that_does_more_than_join_is_found(cell: str) -> None:
    assert code_faults([cell])


@pytest.mark.parametrize(
    ("metadata", "output"),
    [
        ({"language_info": {"name": "python", "version": "3.11.2"}}, ""),
        ({"execution": {}}, ""),
        ({}, "written 2026-11-22T02:58:01"),
        ({}, "/home/somebody/book"),
        ({}, 'id="altair-viz-0a1b2c"'),
    ],
)
def test_a_trace_of_the_run_is_found(metadata: dict[str, object], output: str) -> None:
    cell = {"id": "c", "cell_type": "code", "metadata": {}, "outputs": [{"data": {"text/plain": output}}]}
    assert traces({"metadata": metadata, "cells": [cell]})
    assert traces({"metadata": {}, "cells": []}) == []


def test_the_form_that_a_book_asks_of_its_chapters_is_held() -> None:
    asked = {"answer_first": True, "words": [8, 40], "last_headings": ["How sure", "What would"], "one_of": ["Likely"]}
    rules = HouseRules(chapters=asked)
    good = [
        "# Boats\n\n*How many?*",
        ":::{container} answer\nMany.\n:::",
        "## How sure\n\n*Likely*.\n\n## What would\n\nMore.",
    ]
    assert list(form_faults(good, rules)) == []
    assert len(list(form_faults(["# Boats"], rules))) == 5


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("It has 2,016 GPUs.", ["2,016"]),
        ("It takes three days.", ["three"]),
        ("a share of 8.9 % in {value}`a-2020 | when`", ["8.9"]),
        ("{figref}`compute-share | the share of 9 %`", ["9"]),
        ("They wrote “789,001 engineers”.", ["789,001"]),
        ("some two million people", ["million"]),
        ("They wrote “789,000 engineers”, {value}`b | digits=2` and [the list](numbers.md#a-2030)", []),
    ],
)
def test_a_number_typed_in_prose_is_found(typed: str, found: list[str]) -> None:
    assert in_prose(typed, "A shortage of 789,000 engineers.") == found


def test_a_number_typed_in_a_text_of_a_topic_is_found(tmp_path: Path) -> None:
    assert in_template("Japan fell to 8.9 % of {total}") == ["8.9"]
    assert in_label("Machines in 2023, of five") == ["five"]
    module = tmp_path / "typed.py"
    module.write_text('"""On 5 things."""\nid = "gpt-4-5"\nname = f"All 5 of {id:>5}"\n', encoding="utf-8")
    assert in_module(module) == [(3, "All 5 of ")]
