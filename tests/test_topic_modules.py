"""The modules of a book's topics: no circle among them, no number typed into them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from claimbook.lint.typed_numbers import typed_in_module

DATA = Path(__file__).parents[1] / "data"
MODULES = sorted(DATA.glob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of `data` that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "data":
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("data."):
            yield str(node.module).removeprefix("data.")


def test_no_module_uses_itself_through_others() -> None:
    """A circle raises."""
    uses = {path.stem: set(imported(path)) for path in MODULES}
    assert any(uses.values())
    order = list(TopologicalSorter(uses).static_order())
    assert set(order) == {path.stem for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_number_is_typed_into_a_topic(path: Path) -> None:
    assert typed_in_module(path) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("x = 90", [(1, "90")]),
        ("x = book['a'] / 2", [(1, "2")]),
        ("x = Value(quantity, 'percent')", [(1, "Value(quantity, 'percent')")]),
        ("topic.value('a', 'b / c', digits=2)", []),
        ("x = name.split(',')[2]", []),
        ("x = len(rows) > 1", []),
        ("x = Value(None, 'date', date=row['date'])", []),
    ],
)
def test_a_number_typed_into_a_topic_is_found(tmp_path: Path, code: str, found: list[str]) -> None:
    (tmp_path / "topic.py").write_text(code, encoding="utf-8")
    assert typed_in_module(tmp_path / "topic.py") == found


def test_a_drawing_makes_no_value_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "topic_charts.py").write_text("width = 90\nx = Decimal(90)", encoding="utf-8")
    assert typed_in_module(tmp_path / "topic_charts.py") == [(2, "Decimal(90)")]
