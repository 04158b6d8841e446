"""Finds the numbers that somebody typed into a text which is to take its numbers from values.

Looked for are digits and the words for three to twelve, for the scales above and for multiples. "One", "two", "half",
"twice" and "once" are let pass: in English they are grammar as often as number.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WORDS = (
    "three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million "
    "millions billion billions trillion trillions thrice triple tripled quadruple threefold fourfold fivefold tenfold"
)
NUMBER = re.compile(rf"\d[\d.,]*|\b(?:{'|'.join(WORDS.split())})\b", re.IGNORECASE)
SCALES = re.compile(r"\b(?:thousand|million|billion|trillion)s?\b", re.IGNORECASE)

ROLE = re.compile(r"\{(?:value|sure)\}`[^`]*`")
TERM_ROLE = re.compile(r"\{term\}`([^`]*)`")
FIGURE_ROLE = re.compile(r"\{figref\}`[^`|]*(?:\|([^`]*))?`")
TEMPLATE = re.compile(r"\{[a-z0-9][a-z0-9-]*(?:\s*\|[^{}]*)?\}")
EXPRESSION = re.compile(
    r"datum|format\(|replace\(|round\(|log\(|event\.|utcParse|utcFormat|%[A-Za-z]|"
    r"^'|'$|' \+|^ \?|^ [/%*+] |:[QNTO]$|digits=|\.\d~[a-z]'"
)
DATE = re.compile(r"(?:FY)?\d{4}(?:-\d\d){0,2}[~?%]?")
QUOTATION = re.compile(r"“([^”]*)”")
TARGET = re.compile(r"\]\([^)]*\)|<https?:[^>]*>|</?[a-z][^>]*>")
CITED = re.compile(r"\b[a-z][\w-]*:[\w-]+@[\w.+-]*\w")  # the short form of a citation
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)


Names = re.Pattern[str] | None
Nodes = tuple[ast.AST, ...]


def numbers_in(text: str, names: Names = None) -> list[str]:
    """Return the numbers of a text that are no part of one of the `names`."""
    return [match[0] for match in NUMBER.finditer(names.sub(" ", text) if names else text)]


def in_prose(markdown: str, articles: str, names: Names = None) -> list[str]:
    """Return the numbers typed in Markdown; what is quoted word for word from the articles is theirs, not typed."""
    text = TERM_ROLE.sub(r"\1", ROLE.sub(" ", markdown))
    text = FIGURE_ROLE.sub(lambda match: match[1] or " ", text)
    text = QUOTATION.sub(lambda match: " " if match[1].rstrip(".,;") in articles else match[0], text)
    text = TEMPLATE.sub(" ", CITED.sub(" ", TARGET.sub("]", CODE.sub(" ", text))))
    return numbers_in(text, names)


def in_template(template: str, names: Names = None) -> list[str]:
    """Return the numbers typed in a template, in which {id} stands for a value."""
    return numbers_in(TEMPLATE.sub(" ", template), names)


def in_label(label: str, names: Names = None) -> list[str]:
    """Return the numbers typed in a label; the year of what it names is part of the name."""
    return numbers_in(YEAR.sub(" ", label), names)


def in_module(path: Path, names: Names = None) -> list[tuple[int, str]]:
    """Return the texts of a topic module that a reader could see and that hold a typed number, after their lines."""
    return [
        (line, text)
        for line, text in texts_of(nodes_of(path))
        if numbers_in(SCALES.sub(" ", YEAR.sub(" ", TEMPLATE.sub(" ", text))), names)
    ]


def nodes_of(path: Path) -> Nodes:
    """Return every part of a module; empty where it is no Python, which whoever loads it says."""
    try:
        return _nodes(path.read_bytes())
    except OSError:
        return ()


@lru_cache(maxsize=64)
def _nodes(code: bytes) -> Nodes:
    try:
        return tuple(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError):
        return ()


def texts_of(nodes: Nodes) -> Iterator[tuple[int, str]]:
    """Yield the text constants of a module that may be words: no docstrings, ids, formats or expressions of Vega."""
    apart = {id(each) for node in nodes for each in set_apart(node)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart and worded(node):
            yield node.lineno, node.value


def set_apart(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the constants below a node that no reader sees: docstrings, formulas, conditions, formats of values."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
        first = node.body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield first.value
    if isinstance(node, ast.Call) and called(node) == "value":
        for formula in node.args[1:2]:
            yield from ast.walk(formula)
    if isinstance(node, ast.keyword) and node.arg == "holds":
        yield from ast.walk(node.value)
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield from ast.walk(node.format_spec)


def worded(node: ast.Constant) -> bool:
    """Tell whether a text constant reads as words: it has a capital or a space, and is no expression."""
    text = str(node.value)
    expression = EXPRESSION.search(text)
    identifier = re.fullmatch(r"[a-z0-9_.:,{}|=-]*", text)
    return not expression and not identifier and not DATE.fullmatch(text)


# Modules that draw place things on paper: their numbers are pixels, and their data are held to the figure's table.
DRAWING = re.compile(r"(?:_drawings?|_charts?|palette|network)\.py$")
GRAMMAR = {0, 1}  # a first place, a whole


def typed_in_module(path: Path) -> list[tuple[int, str]]:
    """Return the numbers typed into the code of a topic module, after their lines: it is a row or a formula.

    Let pass are the digits that a value is shown with, places in a row of a table, and how many of something there are.
    """
    nodes = nodes_of(path)
    made = [(node.lineno, ast.unparse(node)) for node in nodes if isinstance(node, ast.Call) and makes_values(node)]
    if DRAWING.search(path.name):
        return made
    apart = {id(each) for node in nodes for each in no_quantities(node)}
    return [
        (node.lineno, repr(node.value))
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float | complex)
        and not isinstance(node.value, bool)
        and id(node) not in apart
        and node.value not in GRAMMAR
    ] + made


def makes_values(node: ast.Call) -> bool:
    """Tell whether a call in a module makes a number of its own: a Decimal, or a value with a quantity."""
    name = called(node)
    if name == "Value":
        return bool(node.args) and ast.unparse(node.args[0]) != "None"
    return name in ("Decimal", "quantity", "Quantity", "Interval", "Operation")


def called(node: ast.Call) -> str:
    """Return the last name of what is called, empty where it has none."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def no_quantities(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the constants below a node that are no quantities."""
    if isinstance(node, ast.keyword) and node.arg == "digits":
        yield node.value
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    if isinstance(node, ast.Compare) and any(
        isinstance(side, ast.Call) and called(side) == "len" for side in (node.left, *node.comparators)
    ):
        yield from node.comparators
