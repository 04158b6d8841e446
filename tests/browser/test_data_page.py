"""The page on data: each of its lines for pandas works on the built site, and every file that it names is there."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pandas
import pytest

PAGE = "pages/data.html"
ROOT = Path(__file__).parents[2]


def lines() -> list[str]:
    """Return the lines of Python that the page's source shows."""
    text = (ROOT / "pages" / "data.md").read_text(encoding="utf-8")
    return [line for block in re.findall(r"```python\n(.*?)```", text, re.S) for line in block.splitlines()]


@pytest.fixture
def shown(site: Path) -> str:
    return html.unescape(re.sub("<[^>]+>", "", (site / PAGE).read_text(encoding="utf-8")))


@pytest.mark.parametrize("line", lines())
def test_a_line_for_pandas_works_on_the_built_site(
    line: str, site: Path, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    assert line in shown
    made: Any = eval(line, {"pandas": pandas})
    if isinstance(made, pandas.DataFrame):
        assert len(made)
        assert {"id", "name", "edition"} & set(made.columns) or line.startswith('pandas.read_csv("figures/')
    else:
        assert float(made) > 0


def test_there_are_such_lines() -> None:
    assert sum("read_json" in line for line in lines()) >= 2
    assert sum("read_csv" in line for line in lines()) >= 2


def test_every_file_that_it_names_is_there(site: Path, shown: str) -> None:
    named = set(re.findall(r"[\w/-]+(?:\.v1)?(?:\.schema)?\.(?:json|csv|atom)", shown))
    files = {name for name in named if not re.search(r"\b(?:ID|EDITION)\b", name)}
    assert {"values.json", "values.v1.json", "editions.json", "changes.atom", "values.csv"} <= files
    assert [name for name in files if not (site / name).is_file()] == []
