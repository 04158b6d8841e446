"""Faults of prose: ids that nothing has, roles that stay raw, stray backticks, numbers typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from claimbook.base.errors import Fault
from claimbook.base.nearest import nearest
from claimbook.book.book import Book
from claimbook.book.contents import pages
from claimbook.book.prose import Role, roles_and_words
from claimbook.chapters.page_record import page_texts
from claimbook.lint.house_rules import HouseRules
from claimbook.lint.typed_numbers import CITED, YEAR, in_prose
from claimbook.tables.cells import TURNING
from claimbook.tables.schema import TURNS

RAW = re.compile(r"\{(value|sure|figref|holds|term)\}")
TERM = re.compile(r"\s*<[^>]*>\s*$")
GLOSSARY = re.compile(r"^```\{glossary\}\n(.*?)^```", re.MULTILINE | re.DOTALL)
ENTRY = re.compile(r"^(\S[^\n]*)$", re.MULTILINE)
NEAR = 30


def prose_faults(book: Book, rules: HouseRules) -> Iterator[Fault]:
    """Yield the faults of every page of the contents."""
    texts = {page: page_texts(page) for page in pages(book.paths)}
    terms = {term.casefold() for each in texts.values() for text in each for term in terms_in(text)}
    articles = "\n".join(book.ledger.texts.values())
    known = Known(book, terms)
    for page, each in texts.items():
        file = book.paths.relative(page.path)
        fault = partial(Fault, file, None, None)
        for text in each:
            if TURNING.search(text):
                yield fault(TURNS)
            roles, words = roles_and_words(text)
            yield from map(fault, _raw(words))
            yield from map(fault, filter(None, map(known.missing, roles)))
        yield from map(fault, _typed(each, file, articles, rules))


def terms_in(text: str) -> list[str]:
    """Return the terms that a page's glossary explains."""
    return [term.strip() for part in GLOSSARY.findall(text) for term in ENTRY.findall(part) if ":" not in term[:1]]


def _raw(words: Sequence[str]) -> Iterator[str]:
    """Yield what would reach the reader as it is typed: roles that are none, and backticks that enclose nothing."""
    for left in words:
        if match := RAW.search(left):
            near = left[match.start() : match.start() + NEAR]
            yield f"{near!r} is read as text; a role is written {{{match[1]}}}`id`, its id in backticks"
        elif "`" in left:
            place = left.index("`")
            yield f"a backtick stands alone in {left[max(0, place - NEAR) : place + NEAR]!r}; close it or take it out"


class Known:
    """What roles can name: the values and figures of a book, and the terms that its glossary explains."""

    def __init__(self, book: Book, terms: set[str]) -> None:
        self.book, self.terms, self.figures = book, terms, book.figure_ids()

    def missing(self, role: Role) -> str:
        """Return what is wrong where a role names nothing, with the name that is nearest; else an empty text."""
        if role.name in ("value", "sure") and role.id not in self.book:
            return f"there is no value {role.id!r}.{nearest(role.id, self.book.value_ids())}"
        if role.name == "figref" and role.id not in self.figures:
            return f"there is no figure {role.id!r}.{nearest(role.id, self.figures)}"
        term = TERM.sub("", role.content).strip().casefold()
        if role.name == "term" and self.terms and term not in self.terms:
            return f"the glossary explains no {role.content!r}.{nearest(term, self.terms)}"
        return ""


def _typed(texts: list[str], file: str, articles: str, rules: HouseRules) -> Iterator[str]:
    """Yield each number that somebody typed; a glossary may explain with numbers."""
    if any("```{glossary}" in text for text in texts):
        return
    prose = "\n\n".join(texts)
    prose = CITED.sub(" ", prose)
    prose = prose if rules.typed_years else YEAR.sub(" ", prose)
    allowed = list(rules.said.get(file, []))
    for number in in_prose(prose, articles, rules.names):
        if number in allowed:
            allowed.remove(number)
        else:
            yield f"the number {number!r} is typed; show it with {{value}}`id`, or quote the article word for word"
