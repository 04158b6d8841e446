"""Beginnings of values, figures and chapters, written where they belong, with what the tests will ask for.

A stub says in a sentence what is still to be written; until it is, the book does not build with it.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Sequence
from pathlib import Path

from claimbook.base.errors import BookError
from claimbook.base.lock import alone
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.book.book import VALUE_TABLES, Book
from claimbook.book.identity import read_identity

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TOPICS = re.compile(r"^(\s*topics:\s*\[)([^\]\n]*)\]", re.MULTILINE)
CHAPTER_LINE = re.compile(r"^(\s*- file: )chapters/[\w-]+[ \t]*(?=\r?$)", re.MULTILINE)

VALUE = '''

@topic.value("{id}", label={label}, unit={unit})
def {name}(book: Book) -> Value:
    """{words}"""
    return {formula}
'''
FIGURE = """

@topic.figure(
    "{id}",
    takeaway={takeaway},
    subtitle="TODO: what is drawn, in which unit, of when",
    alt="TODO: what somebody hears who does not see it: the kind of chart, its ends, what stands out",
)
def {name}(book: Book) -> Drawing:
    raise BookError("The figure {id} is a stub: give its columns, its rows of values and how to draw them.")
"""
TOPIC = '''"""TODO: what this topic is about, in a sentence.

- TODO: the rules by which its judgements are made, one a line.
"""

from __future__ import annotations

from claimbook.book.topics import Topic

topic = Topic(__name__)
'''


def new_value(paths: BookPaths, topic: str, id: str, label: str, unit: str, words: str, inputs: Sequence[str]) -> Path:
    """Append a derived value to its topic: computed as the first of its inputs over the second, to be corrected.

    Raises BookError where the id is taken, an input or the topic is unknown, or words are missing.
    """
    book = _free(paths, id)
    for name, text in (("label", label), ("words", words)):
        if not text.strip():
            raise BookError(f"A value needs its {name}; give --{name}.")
    unknown = [each for each in inputs if each not in book]
    if unknown:
        raise BookError(f"There is no value {unknown[0]!r} to compute {id} from.")
    wanted = ["from claimbook.book.book import Book", "from claimbook.values.value import Value"]
    formula = " / ".join(f'book["{each}"]' for each in inputs[:2])
    if not formula:
        raise BookError(f"{id} needs what it is computed from; give --from ID, once or twice.")
    words = words.replace("\\", "\\\\").replace('"', "'")
    label, unit = (json.dumps(each, ensure_ascii=False) for each in (label, unit))
    stub = VALUE.format(id=id, label=label, unit=unit, name=_name(id), words=words, formula=formula)
    return _append(paths, topic, stub, wanted)


def new_figure(paths: BookPaths, topic: str, id: str, takeaway: str) -> Path:
    """Append a figure to its topic, to be drawn; raises BookError where the id is taken or the takeaway is missing."""
    _free(paths, id)
    if not takeaway.strip():
        raise BookError("A figure needs its takeaway, the sentence that it shows; give --takeaway.")
    wanted = ["from claimbook.base.errors import BookError", "from claimbook.book.book import Book",
              "from claimbook.book.topics import Drawing"]  # fmt: skip
    stub = FIGURE.format(id=id, takeaway=json.dumps(takeaway, ensure_ascii=False), name=_name(id))
    return _append(paths, topic, stub, wanted)


def new_chapter(paths: BookPaths, name: str, title: str, question: str) -> list[Path]:
    """Write a chapter's notebook and its topic, and list both; raises BookError where the name is taken."""
    if not SLUG.fullmatch(name) or "-" in name:
        raise BookError(f"{name!r} is no name of a chapter; use small letters and digits.")
    with alone(paths):
        topics = read_identity(paths).topics
        package = topics[0].rpartition(".")[0] if topics else "data"
        module = paths.root / package.replace(".", "/") / f"{name}.py"
        notebook = paths.root / "chapters" / f"{name}.ipynb"
        for path in (module, notebook):
            if path.exists():
                raise BookError(f"{paths.relative(path)} is there already; choose another name.")
        config, contents = paths.config.read_bytes(), paths.contents.read_bytes()
        with Transaction(paths) as change:
            change.write(module, TOPIC, before=None)
            change.write(notebook, _notebook(name, title or name.title(), question), before=None)
            change.write(paths.config, _listed_topic(config.decode(), f"{package}.{name}"), before=config)
            change.write(paths.contents, _listed_chapter(contents.decode(), name), before=contents)
    return [module, notebook]


def _free(paths: BookPaths, id: str) -> Book:
    """Return the book where an id names nothing yet; raises BookError where it does, or is no id."""
    if not SLUG.fullmatch(id):
        raise BookError(f"{id!r} is no id; write it like landings-per-boat.")
    book = Book(paths)
    tables = (*VALUE_TABLES, "entities")
    if id in book or id in book.figure_ids() or any(book.ledger.knows(table, id) for table in tables):
        raise BookError(f"The id {id!r} is taken; an id names one thing for ever, choose another.")
    return book


def _name(id: str) -> str:
    """Return an id as the name of a function, which is neither a word of Python's nor the topic's own."""
    name = id.replace("-", "_")
    return f"_{name}" if name[0].isdigit() or keyword.iskeyword(name) or name == "topic" else name


def _append(paths: BookPaths, topic: str, stub: str, imports: Sequence[str]) -> Path:
    """Add a stub to the end of a topic's module, and the imports that it needs, with the line ends of the module."""
    topics = read_identity(paths).topics
    module = next((each for each in topics if each == topic or each.rpartition(".")[2] == topic), "")
    if not module:
        raise BookError(f"There is no topic {topic!r}; the topics are {', '.join(topics)}.")
    path = paths.root / f"{module.replace('.', '/')}.py"
    with alone(paths):
        old = path.read_bytes()
        text = old.decode()
        end = _line_end(text)
        for line in imports:
            name = line.rpartition(" ")[2]
            if not re.search(rf"^from \S+ import .*\b{name}\b", text, re.MULTILINE):
                text = text.replace("from claimbook.", f"{line}{end}from claimbook.", 1)
        with Transaction(paths) as change:
            change.write(path, text.rstrip("\r\n") + end + stub.replace("\n", end), before=old)
    return path


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _listed_topic(config: str, module: str) -> str:
    changed, times = TOPICS.subn(lambda found: f"{found[1]}{found[2]}, {module}]", config, count=1)
    if not times:
        raise BookError(f"_config.yml lists its topics in no way that can be added to; add {module} by hand.")
    return changed


def _listed_chapter(contents: str, name: str) -> str:
    """Return a table of contents with one chapter more, behind the last of its part's."""
    found = list(CHAPTER_LINE.finditer(contents))
    if not found:
        raise BookError(f"_toc.yml lists no chapter to put {name} behind; add chapters/{name} by hand.")
    first, *rest = found
    last = first
    for each in rest:
        if contents[last.end() : each.start()].strip():
            break
        last = each
    line = f"{last[1].lstrip(chr(13) + chr(10))}chapters/{name}"
    return f"{contents[: last.end()]}{_line_end(contents)}{line}{contents[last.end() :]}"


def _notebook(name: str, title: str, question: str) -> str:
    """Return a chapter: its hidden first cell, title and question, a place for the answer, its values at the end."""
    opening = f'from claimbook.chapters.chapter import open_chapter\n\nchapter = open_chapter("{name}")'
    answer = ":::{container} answer\nTODO: the answer, with the numbers as values.\n:::"
    cells = [
        _cell("code", "open", opening, ["remove-cell"]),
        _cell("markdown", "title", f"# {title}\n\n*{question or 'TODO: the question?'}*"),
        _cell("markdown", "answer", answer),
        _cell("code", "values", "chapter.values()", ["remove-input"]),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
                "nbformat": 4, "nbformat_minor": 5}  # fmt: skip
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _cell(kind: str, id: str, source: str, tags: Sequence[str] = ()) -> dict[str, object]:
    cell: dict[str, object] = {"cell_type": kind, "id": id, "metadata": {"tags": list(tags)} if tags else {}}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell | {"source": source.splitlines(keepends=True)}
