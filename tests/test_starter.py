"""`claimbook new DIR`: a whole book where there was none, or one sentence and nothing."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bookcopies import claimbook, contents, refused, succeeded

from claimbook import starter
from claimbook.base.paths import BookPaths
from claimbook.book.identity import read_identity

SCRIPT = Path(__file__).parents[1] / "docs" / "starter_schema.py"
TITLE = 'Boats: "a $ \\ <b>& {value}`x`'


@pytest.mark.book
def test_a_new_book_builds_validates_and_gives_the_same_numbers_again(tmp_path):
    succeeded(claimbook(tmp_path, "new", "pond", "--title", "Boats of the pond", "--author", "A. Brine"))
    book = tmp_path / "pond"
    assert "No quantity" not in succeeded(claimbook(book, "coverage"))
    assert "The tables are proved" in succeeded(claimbook(book, "validate"))
    succeeded(claimbook(book, "build"))
    page = (book / "_build" / "html" / "chapters" / "pond.html").read_text(encoding="utf-8")
    assert "Boats of the pond" in page
    assert "grew by" in page
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", "index.ipynb", "chapters"]
    ended = subprocess.run(command, cwd=book, env=os.environ, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
    assert "5 passed" in ended.stdout


def test_names_of_any_kind_stand_in_the_book_as_they_are(tmp_path):
    starter.new_book(tmp_path / "Ünï 9", TITLE, "A. 'Brine'")
    identity = read_identity(BookPaths(tmp_path / "Ünï 9"))
    assert (identity.title, identity.author, identity.short_name) == (TITLE, "A. 'Brine'", "n-9")
    index = json.loads((tmp_path / "Ünï 9" / "index.ipynb").read_text(encoding="utf-8"))
    assert TITLE in index["cells"][0]["source"]


def test_every_table_has_the_columns_of_its_description_and_no_cell_that_it_does_not_know(tmp_path):
    starter.new_book(tmp_path / "pond")
    package = json.loads((tmp_path / "pond" / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (tmp_path / "pond" / "data" / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]


def test_the_description_of_its_tables_is_that_of_this_book():
    spec = importlib.util.spec_from_file_location("starter_schema", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.STARTER.read_text(encoding="utf-8") == script.written(), "run `make schema`"


def test_an_empty_folder_becomes_the_book(tmp_path):
    (tmp_path / "pond").mkdir()
    starter.new_book(tmp_path / "pond")
    assert (tmp_path / "pond" / "_config.yml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["pond"]


def test_a_folder_that_holds_anything_is_refused_and_left_alone(tmp_path):
    (tmp_path / "pond").mkdir()
    (tmp_path / "pond" / "notes.txt").write_text("mine")
    before = contents(tmp_path)
    said = refused(claimbook(tmp_path, "new", "pond"))
    assert said == f"{tmp_path / 'pond'} is not empty; name a new folder for the book.\n"
    assert contents(tmp_path) == before


@pytest.mark.parametrize(("title", "sentence"), [("", "cannot be printed"), ("two\nlines", "cannot be printed")])
def test_a_name_that_cannot_be_printed_is_refused(tmp_path, title, sentence):
    assert sentence in refused(claimbook(tmp_path, "new", "pond", "--title", title))
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_its_place_is_said(tmp_path):
    (tmp_path / "pond").write_text("mine")
    assert "is a file; name a new folder" in refused(claimbook(tmp_path, "new", "pond"))


def test_what_goes_wrong_on_the_way_leaves_nothing(tmp_path, monkeypatch):
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(starter, "as_csv", full)
    with pytest.raises(starter.BookError, match="No space left"):
        starter.new_book(tmp_path / "pond")
    assert list(tmp_path.iterdir()) == []
