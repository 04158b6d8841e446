"""A stub stands where it belongs; a value's can be computed at once, a figure's says what is missing."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.chapters.stubs import new_chapter, new_figure, new_value
from claimbook.review.asking import citation_kept, columns_to_ask


def ask(book, *words):
    command = [sys.executable, "-m", "claimbook", *words]
    return subprocess.run(command, cwd=book, capture_output=True, text=True, timeout=120)


def test_a_new_value_stands_in_its_topic_and_is_computed(fisheries):
    paths = BookPaths(fisheries)
    path = new_value(paths, "catch", "landings-ratio", "Landings, a year on", "", "2024 over 2023.",
                     ["landings-2024", "landings-2023"])  # fmt: skip
    assert path.name == "catch.py"
    told = ask(fisheries, "values", "landings-ratio")
    assert told.returncode == 0, told.stderr
    assert "Landings, a year on" in told.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("landings-2023", "x", "", "w", ["landings-2024"]), "is taken"),
        (("Bad Id", "x", "", "w", ["landings-2024"]), "is no id"),
        (("fresh", "", "", "w", ["landings-2024"]), "needs its label"),
        (("fresh", "x", "", "w", ["nothing"]), "There is no value 'nothing'"),
        (("fresh", "x", "", "w", []), "needs what it is computed from"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(fisheries, words, sentence):
    before = (fisheries / "fishing" / "catch.py").read_bytes()
    with pytest.raises(BookError, match=sentence):
        new_value(BookPaths(fisheries), "catch", *words)
    assert (fisheries / "fishing" / "catch.py").read_bytes() == before


def test_a_new_figure_says_in_a_sentence_that_it_is_to_be_drawn(fisheries):
    new_figure(BookPaths(fisheries), "catch", "landings-map", "Most is landed in the north")
    told = ask(fisheries, "why", "landings-map")
    assert told.returncode == 1
    assert "The figure landings-map is a stub" in told.stderr


def test_a_new_chapter_is_listed_with_its_topic_and_runs(fisheries):
    paths = BookPaths(fisheries)
    module, notebook = new_chapter(paths, "weather", "Weather", "Does it matter?")
    assert "chapters/weather" in paths.contents.read_text()
    assert "fishing.weather" in paths.config.read_text()
    cells = json.loads(notebook.read_text())["cells"]
    assert [cell["id"] for cell in cells] == ["open", "title", "answer", "values"]
    assert module.name == "weather.py"
    told = ask(fisheries, "why", "weather")
    assert told.stdout.startswith("weather: 0 figures")
    with pytest.raises(BookError, match="is there already"):
        new_chapter(paths, "weather", "", "")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_stub_keeps_the_lines_of_its_files_and_their_ends(fisheries, end):
    paths = BookPaths(fisheries)
    topic = fisheries / "fishing" / "catch.py"
    files = (topic, paths.config, paths.contents)
    for path in files:
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", end.encode()))
    old = {path: path.read_bytes().splitlines() for path in files}
    new_value(paths, "catch", "landings-ratio", "Ratio", "", "2024 over 2023.", ["landings-2024", "landings-2023"])
    new_figure(paths, "catch", "landings-map", "Most is landed in the north")
    new_chapter(paths, "weather", "Weather", "Does it matter?")
    for path in files:
        content = path.read_bytes()
        assert content.count(b"\n") == content.count(end.encode())
        assert content.count(b"\r") == content.count(b"\r\n")
        kept = [line for line in content.splitlines() if line in old[path]]
        assert len(kept) >= len(old[path]) - (path == paths.config)
    assert (
        f"      - file: chapters/catch{end}      - file: chapters/weather{end}".encode() in paths.contents.read_bytes()
    )
    assert b"[fishing.catch, fishing.weather]" in paths.config.read_bytes()
    assert ask(fisheries, "values", "landings-ratio").returncode == 0


@pytest.mark.parametrize("words", [r"Of \N and \Users, \x too.", "Ends in \\", 'Of """ and \\"'])
def test_words_of_any_signs_are_a_stubs_own(fisheries, words):
    path = new_value(BookPaths(fisheries), "catch", "landings-ratio", "Ratio", "", words, ["landings-2024"])
    [made] = [each for each in ast.parse(path.read_bytes()).body if getattr(each, "name", "") == "landings_ratio"]
    assert ast.get_docstring(made, clean=False) == words.replace('"', "'")


@pytest.mark.parametrize("id", ["class", "topic"])
def test_an_id_that_is_a_word_of_the_module_leaves_the_topic_to_be_read(fisheries, id):
    paths = BookPaths(fisheries)
    for each in (id, "behind-it"):
        new_value(paths, "catch", each, "Ratio", "", "2024 over 2023.", ["landings-2024", "landings-2023"])
    told = ask(fisheries, "values")
    assert told.returncode == 0, told.stderr
    assert {id, "behind-it"} <= {line.partition("\t")[0] for line in told.stdout.splitlines()}


def test_every_column_of_a_figure_is_asked_for_its_citation_included(fisheries):
    asked = dict(columns_to_ask(BookPaths(fisheries), {"id": "x", "value": "1"}))
    assert {"subject", "metric", "unit", "author", "title", "url"} <= set(asked)
    assert "value" not in asked
    assert "eq, approx" in asked["comparator"]


def test_a_number_that_changes_under_its_old_citation_is_told(fisheries):
    paths = BookPaths(fisheries)
    assert "Its citation stays as it was: Fisheries Registry" in citation_kept(paths, "landings-2023", ["value"])
    assert citation_kept(paths, "landings-2023", ["value", "year"]) == ""
    assert citation_kept(paths, "landings-2023", ["subject"]) == ""
