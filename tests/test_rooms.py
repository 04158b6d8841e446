"""The rooms of the engine: each package uses only packages below it, and its picture and list are those of today."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from graphlib import CycleError
from pathlib import Path

import pytest
from lxml.html.defs import tags

SCRIPT = Path(__file__).parents[1] / "docs" / "rooms.py"
spec = importlib.util.spec_from_file_location("rooms", SCRIPT)
assert spec is not None
assert spec.loader is not None
rooms = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rooms)

REASON = "# late: "
ELEMENT = re.compile(rf"<(?:{'|'.join(sorted({*tags, 'bdi', 'main', 'template'}))})(?=[\s/>]|$)", re.IGNORECASE)
HTML_IN_STRINGS = {
    "claimbook.book.faces": "the folders of faces, in fontconfig's XML",
    "claimbook.build.serving": "the one script that lets a page follow its author's changes; no built page has it",
    "claimbook.cite.wordings": "a citation as programs for writing take it from the clipboard, in their own terms",
    "claimbook.editions.freezing": "the title inside a drawing, SVG",
    "claimbook.site.frame": "the summary that MyST-NB writes is put shorter",
}
AT_THE_DOOR = "claimbook.cli"  # a room: every command loads what it needs, and `claimbook --help` nothing


def late_imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that stand inside functions."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def own(node: ast.Import | ast.ImportFrom) -> bool:
    """Tell whether an import is of the engine itself."""
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
    return (isinstance(node, ast.ImportFrom) and node.level > 0) or any(
        name.partition(".")[0] == "claimbook" for name in names
    )


def elements_in_strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line of each string that opens an HTML element, but for docstrings and patterns to search with."""
    passed = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            passed |= set(ast.walk(node))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            yield from ((node.lineno, found[0]) for found in [ELEMENT.search(node.value)] if found)


def test_no_room_uses_itself_through_others():
    found = rooms.uses()
    assert len(found) > 10
    try:
        rooms.floors(found)
    except CycleError as error:
        pytest.fail(f"a circle of rooms: {' → '.join(error.args[1])}")


def test_the_picture_and_the_list_are_of_today():
    found = rooms.uses()
    assert rooms.PICTURE.read_text(encoding="utf-8") == rooms.picture(found), "run `make rooms`"
    text = rooms.PAGE.read_text(encoding="utf-8")
    assert text == rooms.page(text, found), "run `make rooms`"


def test_every_file_and_room_that_the_page_names_is_there():
    text = rooms.PAGE.read_text(encoding="utf-8")
    named = {word for word in text.split("`")[1::2] if "/" in word and not set(word) & set("<*… ")}
    assert len(named) > 15
    assert [word for word in named if not (rooms.ROOT / word).exists() and word != "data/pond.py"] == []


@pytest.mark.parametrize(
    "module", sorted(name for name in rooms.MODULES if not f"{name}.".startswith(f"{AT_THE_DOOR}."))
)
def test_an_import_inside_a_function_says_why_it_is_late(module):
    text = rooms.MODULES[module].read_text(encoding="utf-8")
    lines = text.splitlines()
    unsaid = [
        f"{module}:{node.lineno}: {lines[node.lineno - 1].strip()}"
        for node in late_imports(ast.parse(text))
        if own(node) and REASON not in lines[node.lineno - 1]
    ]
    assert unsaid == []


def test_the_engine_knows_no_topic():
    for module, path in rooms.MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            assert not any(name == "data" or name.startswith("data.") for name in names), f"{module} imports data"


def test_html_is_made_by_templates():
    found = {
        module: [
            f"{module}:{line}: {element}" for line, element in elements_in_strings(ast.parse(path.read_text("utf-8")))
        ]
        for module, path in rooms.MODULES.items()
    }
    assert [each for module, lines in found.items() if module not in HTML_IN_STRINGS for each in lines] == []
    assert [module for module in HTML_IN_STRINGS if not found[module]] == [], "no exception any longer"


def test_templates_escape_everything():
    templates = [path for path in rooms.ENGINE.rglob("templates/*.html") if not path.is_relative_to(rooms.STARTER)]
    assert len(templates) > 40
    unescaped = re.compile(r"\|\s*safe\b|autoescape")
    assert [path.name for path in templates if unescaped.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("Markup('<p>{}</p>').format(1)", [1]),
        ("a = 1\nb = f'<a href=\"{a}\">'", [2]),
        ("x = ['said', '\\n<br>']", [1]),
        ("def f():\n    'Return a <p> of text.'", []),
        ("P = re.compile('<p class=.*?>')", []),
        ("Q = '(?P<n>a)' + 'a < b'", []),
    ],
)
def test_a_string_that_opens_an_element_is_seen(code, lines):
    assert [line for line, _ in elements_in_strings(ast.parse(code))] == lines
