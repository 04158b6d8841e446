"""The rooms of the engine: each package uses only packages below it, imports inside functions counted."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "claimbook"
MODULES = {
    ".".join(["claimbook", *path.relative_to(ENGINE).with_suffix("").parts]).removesuffix(".__init__"): path
    for path in sorted(ENGINE.rglob("*.py"))
}


def imported(module: str, path: Path) -> Iterator[str]:
    """Yield the engine's modules that a module imports, wherever in it the import stands."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            for each in node.names:
                full = f"{base}.{each.name}"
                if full in MODULES or base in MODULES:
                    yield full if full in MODULES else base


def room(module: str) -> str:
    """Return the package below the engine that a module belongs to, or the module itself where it stands alone."""
    return module.split(".")[1] if "." in module else module


def uses() -> dict[str, dict[str, set[str]]]:
    """Return which rooms each room uses, and the imports by which it does."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for module, path in MODULES.items():
        for other in imported(module, path):
            if room(other) not in (room(module), "claimbook"):
                found[room(module)][room(other)].add(f"{module} imports {other}")
    return found


def test_no_room_uses_itself_through_others():
    found = uses()
    assert len(found) > 10
    try:
        list(TopologicalSorter({one: set(others) for one, others in found.items()}).static_order())
    except CycleError as error:
        circle = error.args[1]
        pytest.fail("\n".join(line for one, other in zip(circle, circle[1:], strict=False)
                              for line in sorted(found[other][one] | found[one][other])))  # fmt: skip


def test_the_engine_knows_no_topic():
    for module, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            assert not any(name == "data" or name.startswith("data.") for name in names), f"{module} imports data"
