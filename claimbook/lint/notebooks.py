"""Faults of chapters as notebooks: code that does more than join, names and tags of cells, traces of the run."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any

from claimbook.base.errors import Fault
from claimbook.book.book import Book
from claimbook.book.contents import notebooks
from claimbook.chapters.chapter import prose_texts, read_notebook
from claimbook.chapters.fingerprints import KEY
from claimbook.lint.house_rules import HouseRules

TAGS = {"remove-cell", "remove-input", "hide-input", "hide-output"}
CELL_LINES, NOTEBOOK_LINES = 10, 40
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
MACHINE = re.compile(r"/(?:home|root|work|tmp|usr|Users|var)/|[A-Z]:\\\\|site-packages")
RANDOM = re.compile(r"altair-viz-[0-9a-f]+")
ROLE = re.compile(r"\{\w+\}`[^`]*`")
CELL_NAME = re.compile(r"[a-z][a-z0-9-]*")


def notebook_faults(book: Book, rules: HouseRules) -> Iterator[Fault]:
    """Yield the faults of every notebook of the contents."""
    for number, path in enumerate(notebooks(book.paths)):
        notebook, fault = read_notebook(path), partial(Fault, book.paths.relative(path), None, None)
        code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
        yield from map(fault, chain(code_faults(code), cell_faults(notebook), traces(notebook)))
        if number and rules.chapters:
            yield from map(fault, form_faults(prose_texts(notebook), rules))


def code_faults(cells: list[str]) -> list[str]:
    """Return what in code cells is more than imports and calls."""
    found = [
        f"{len(cell.splitlines())} lines of code in a cell" for cell in cells if len(cell.splitlines()) > CELL_LINES
    ]
    total = sum(len(cell.splitlines()) for cell in cells)
    found += [f"{total} lines of code in all"] if total > NOTEBOOK_LINES else []
    for number, cell in enumerate(cells):
        try:
            tree = ast.parse(cell)
        except (SyntaxError, ValueError) as error:
            found.append(f"code that is no Python: {error}")
            continue
        for node in ast.walk(tree):
            if number and isinstance(node, ast.Import | ast.ImportFrom):
                found.append("an import after the first code cell")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
                found.append(f"a definition in line {node.lineno} of a cell")
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float | complex):
                found.append(f"the number {node.value} in code")
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[/\\]|\.\w", node.value):
                found.append(f"the path {node.value} in code")
    return [f"holds {each}; code of a chapter only joins, all else belongs to its topic" for each in found]


def cell_faults(notebook: dict[str, Any]) -> Iterator[str]:
    """Yield the cells whose tags the site does not know or whose names tell nothing apart."""
    tags = {tag for cell in notebook["cells"] for tag in cell.get("metadata", {}).get("tags", [])}
    yield from (f"a cell has the tag {tag!r}; the site knows {', '.join(sorted(TAGS))}" for tag in sorted(tags - TAGS))
    names = [str(cell.get("id", "")) for cell in notebook["cells"]]
    yield from (f"the cell {each!r} has no readable name (its id)" for each in names if not CELL_NAME.fullmatch(each))
    yield from (f"{times} cells are named {each!r}" for each, times in Counter(names).items() if times > 1)


def traces(notebook: dict[str, Any]) -> list[str]:
    """Return what a stored notebook tells of the run that made it."""
    metadata = notebook.get("metadata", {})
    found = [f"metadata {key}" for key in metadata if key not in ("kernelspec", "language_info", KEY)]
    found += [f"language_info {key}" for key in metadata.get("language_info", {}) if key != "name"]
    found += [f"kernel {key}" for key in metadata.get("kernelspec", {}) if key in ("path", "env")]
    for cell in notebook["cells"]:
        found += [f"cell metadata {key}" for key in cell.get("metadata", {}) if key != "tags"]
        for output in cell.get("outputs", []):
            text = json.dumps(output)
            places = MACHINE.finditer(text.replace("://", ""))
            found += [match[0] for match in chain(MOMENT.finditer(text), places, RANDOM.finditer(text))]
    return [f"holds what tells of the run that made it: {each}" for each in dict.fromkeys(found)]


def form_faults(texts: list[str], rules: HouseRules) -> Iterator[str]:
    """Yield where a chapter has not the form that the book asks of its chapters."""
    asked, prose = rules.chapters, "\n\n".join(texts)
    if asked.get("answer_first"):
        if not texts or not re.match(r"# \w[^\n]*\n\n\*[^*\n]+\?\*$", texts[0]):
            yield "does not begin with its title and then its question in italics"
        if len(texts) < 2 or not re.match(r":::\{(container\} )?answer\}?\n", texts[1]):
            yield "does not answer before it argues: its second cell is no answer"
    if words := asked.get("words"):
        count = len(ROLE.sub("n", prose).split())
        if not words[0] <= count < words[1]:
            yield f"has {count} words; the book asks for {words[0]} to {words[1]}"
    if last := asked.get("last_headings"):
        headings = re.findall(r"^## (.+)$", prose, re.MULTILINE)
        places = [headings.index(each) for each in last if each in headings]
        if len(places) < len(last) or places != list(range(places[0], places[0] + len(last))):
            yield f"lacks, one after the other, the sections {', '.join(last)}"
    one_of = asked.get("one_of")
    if one_of and not re.search(rf"\*({'|'.join(map(re.escape, one_of))})", prose, re.IGNORECASE):
        yield f"uses none of the words {', '.join(one_of)}"
