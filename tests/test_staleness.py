"""A sample of `make trust`: a site that is built on is the site that is built anew, whatever changed and however."""

from __future__ import annotations

from pathlib import Path

import pytest
from staleness import FILES, Trial, libraries, small_book, try_all

pytestmark = pytest.mark.book
BY_NAME = {each.name: each for each in FILES}
SAMPLE = [
    Trial(BY_NAME["a cell of the reference"], "edit", "at", "make"),
    Trial(BY_NAME["a chapter's title"], "move", "before", "plain"),
    Trial(BY_NAME["a topic"], "checkout", "at", "plain"),
    Trial(BY_NAME["a topic"], "link", "at", "make"),
    Trial(BY_NAME["a file that a topic reads"], "link", "before", "make"),
    Trial(BY_NAME["a file that a page takes in"], "edit", "before", "serve"),
]


def test_no_page_is_stale_however_an_input_is_changed_and_dated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # what is compiled may be stale, too
    found = try_all(small_book(tmp_path / "book"), SAMPLE)
    assert found.stale == []
    assert found.times == 2 * len(SAMPLE)


def test_a_library_in_another_version_is_noticed(run_fisheries: Path, tmp_path: Path) -> None:
    assert libraries(run_fisheries, tmp_path / "packages").stale == []
