"""Faults of topics: numbers typed into what a reader sees of them, and into their code where the book forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimbook.base.errors import Fault
from claimbook.book.book import Book
from claimbook.book.topics import Place
from claimbook.lint.house_rules import HouseRules
from claimbook.lint.typed_numbers import YEAR, in_label, in_module, in_template, typed_in_module
from claimbook.tables.cells import TURNING
from claimbook.tables.schema import TURNS

TEXTS = ("takeaway", "subtitle", "alt", "caveat")


def topic_faults(book: Book, rules: HouseRules) -> Iterator[Fault]:
    """Yield the faults of every module beside the book's topics, and of the texts that topics register."""
    for file in module_files(book):
        name = book.paths.relative(file)
        for line, text in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if TURNING.search(text):
                yield Fault(name, line, None, TURNS)
        for line, text in in_module(file, rules.names):
            yield Fault(name, line, None, f"a number is typed in {text!r}; let {{id}} stand for a value")
        for line, code in typed_in_module(file) if rules.numbers_in_code else ():
            yield Fault(name, line, None, f"the number {code} is typed; a number is a row of a table or a formula")
    for topic in book.topics():
        for rule in topic.figure_rules.values():
            for text in TEXTS:
                words = getattr(rule, text)
                for number in in_template(words if rules.typed_years else YEAR.sub(" ", words), rules.names):
                    yield _at(book, rule.place, f"the number {number!r} is typed in the {text} of {rule.id}")
        for value in topic.value_rules.values():
            for number in in_label(value.label, rules.names):
                yield _at(book, value.place, f"the number {number!r} is typed in the label of {value.id}")


def _at(book: Book, place: Place, said: str) -> Fault:
    return Fault(book.paths.relative(Path(place.file)), place.line, None, said)


def module_files(book: Book) -> list[Path]:
    """Return the modules that stand beside the book's topics, by name."""
    folders = {book.paths.root.joinpath(*name.split(".")[:-1]) for name in book.identity.topics}
    return sorted(path for folder in folders for path in folder.glob("*.py"))
