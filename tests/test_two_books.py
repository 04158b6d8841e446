"""One process holds two books whose topics stand in packages of the same name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from claimbook.base.errors import BookError
from claimbook.book.book import Book, open_book

TOPIC = """
from claimbook.book.topics import Topic
from data.names import OFFSET
from data import names

topic = Topic(__name__)


@topic.value("boats-and-more", label="Boats and more", unit="boat")
def boats_and_more(book):
    "The boats, and a few."
    import data.late
    from data import late

    assert names.OFFSET == OFFSET and data.late is late
    return book["boats"] + book[late.WHICH]
"""


@pytest.fixture
def books(fisheries: Path, tmp_path: Path) -> list[Book]:
    """Two books about fisheries, each with a topic in a package named `data`, that differ in one row and one line."""
    import shutil

    found = []
    for name, extra in (("north", "7"), ("south", "50")):
        root = shutil.copytree(fisheries, tmp_path / name)
        config = root / "_config.yml"
        config.write_text(config.read_text().replace("[fishing.catch]", "[fishing.catch, data.boats]"))
        (root / "data" / "__init__.py").write_text("")
        (root / "data" / "boats.py").write_text(TOPIC)
        (root / "data" / "names.py").write_text(f"OFFSET = {extra}\n")
        (root / "data" / "late.py").write_text(f"WHICH = 'more-{name}'\n")
        rows = root / "data" / "reference.csv"
        boats = next(line for line in rows.read_text().splitlines() if line.startswith("boats,"))
        more = boats.replace("boats,", f"more-{name},", 1).replace("412", extra)
        rows.write_text(f"{rows.read_text()}{more}\n")
        found.append(open_book(root))
    return found


def test_each_book_computes_by_its_own_topics_in_whatever_order(books):
    north, south = books
    assert f"{north['boats-and-more']}" == "419"
    assert f"{south['boats-and-more']}" == "462"
    assert north["boats-and-more"].inputs()[1].id == "more-north"
    assert [topic.name for topic in south.topics()] == ["fishing.catch", "data.boats"]
    assert open_book(north.paths.root)["boats-and-more"].number == 419


def test_a_book_leaves_no_module_or_path_that_another_could_find(books):
    before, modules = list(sys.path), set(sys.modules)
    for book in books:
        list(book.topics())
    assert sys.path == before
    new = {name.partition(".")[0] for name in set(sys.modules) - modules}
    assert len(new) == 2
    assert all(name.startswith("topics_of_") for name in new)


def test_a_topic_that_cannot_be_imported_is_named_as_its_book_names_it(books):
    (books[0].paths.root / "data" / "names.py").unlink()
    with pytest.raises(BookError) as raised:
        list(books[0].topics())
    assert str(raised.value) == "The topic module data.boats cannot be imported: No module named 'data.names'"
    assert len(list(books[1].topics())) == 2


def test_an_id_used_twice_is_said_of_the_module_as_it_is_written(books):
    boats = books[0].paths.root / "data" / "boats.py"
    boats.write_text(boats.read_text() + TOPIC[TOPIC.index("@topic") :])
    with pytest.raises(BookError, match=r"used twice in data\.boats;"):
        list(books[0].topics())
