"""No input of a chapter can change without the page: not by `claimbook build`, not by plain Jupyter Book, warm or cold.

Each case also holds the site that was built on from the last one against a site built from clean, byte for byte.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from book_building import build, site_of
from bookcopies import append, change, claimbook, contents, edit_cell, give_engine, succeeded

pytestmark = pytest.mark.book
CATCH = "chapters/catch.html"
Change = Callable[[Path], None]


def row(book: Path) -> None:
    change(book, "data/claims.csv", "catch,fleet,rise of the price of cod,9,", "catch,fleet,the price of cod rises,9,")


def added_row(book: Path) -> None:
    append(book, "data/evidence.csv", "catch-worth,coast-2025,fish worth $48.2 million,,,supports,")


def reference_row(book: Path) -> None:
    change(book, "data/reference.csv", "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,61300")


def topic_module(book: Path) -> None:
    change(book, "fishing/catch.py", 'takeaway="Landings fell to', 'takeaway="The landings fell to')


def engine_module(book: Path) -> None:
    change(book, "claimbook/values/display.py", '"le": "by"', '"le": "not after"')


def entity(book: Path) -> None:
    change(book, "data/entities.csv", "fleet,The coastal fleet", "fleet,The fleet of the coast")


def text(book: Path) -> None:
    edit_cell(book / "chapters" / "catch.ipynb", "markdown", "{value}`cod-price`", "{value}`boats | unit`")


CASES: dict[str, tuple[Change, str, str]] = {
    "table row": (row, "pages/numbers.html", "the price of cod rises"),
    "added row": (added_row, "pages/numbers.html", "“fish worth"),
    "reference row": (reference_row, CATCH, "61,300"),
    "topic module": (topic_module, "index.html", "The landings fell to"),
    "engine module": (engine_module, CATCH, "not after 2027"),
    "entity": (entity, CATCH, "The fleet of the coast"),
    "text": (text, CATCH, "412\u00a0boats"),
}


@pytest.fixture(scope="module")
def site(built_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with an engine of its own and both sites built: ours, and plain Jupyter Book's beside it."""
    book = shutil.copytree(built_fisheries, tmp_path_factory.mktemp("fresh") / "book")
    give_engine(book)
    succeeded(claimbook(book, "build"))
    plain = build(book, "--path-output", str(book / "plain"))
    assert plain.returncode == 0, plain.stdout + plain.stderr
    return book


@pytest.fixture
def book(site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(site, tmp_path / "book")


def test_a_changed_input_is_on_the_page_or_the_build_refuses(book, subtests):
    """One change after another: plain Jupyter Book refuses, leaving its site alone; ours publishes it."""
    for name, (make, page, expected) in CASES.items():
        with subtests.test(name):
            assert expected not in (site_of(book) / page).read_text(encoding="utf-8")
            published = contents(book / "plain" / "_build" / "html")
            make(book)
            if name != "table row":
                refused_as_stale(build(book, "--path-output", str(book / "plain")))
                assert contents(book / "plain" / "_build" / "html") == published
            succeeded(claimbook(book, "build"))
            assert expected in (site_of(book) / page).read_text(encoding="utf-8")
    for place in ("plain", "anew"):
        assert build(book, "--path-output", str(book / place)).returncode == 0
        assert contents(book / place / "_build" / "html") == contents(site_of(book)), place


def test_a_stale_chapter_is_refused_by_a_build_from_clean(book):
    reference_row(book)
    refused_as_stale(build(book, "--path-output", str(book / "anew")))
    assert not (book / "anew" / "_build" / "html" / CATCH).exists()


def refused_as_stale(ended: subprocess.CompletedProcess[str]) -> None:
    assert ended.returncode != 0
    assert "is stale: " in ended.stdout + ended.stderr


def test_a_page_put_back_with_an_older_date_is_read_again(book):
    page = book / "pages" / "corrections.md"
    about = page.stat()
    page.write_text(page.read_text(encoding="utf-8") + "\nSomething else.\n", encoding="utf-8")
    os.utime(page, ns=(about.st_atime_ns - 10**12, about.st_mtime_ns - 10**12))
    succeeded(claimbook(book, "build"))
    assert "Something else." in (site_of(book) / "pages" / "corrections.html").read_text(encoding="utf-8")
