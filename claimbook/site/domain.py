"""The book in Sphinx's own drawer: what pages show, kept from build to build, and the state of the build under way.

`figures` says what is known of each figure that a page shows, with the page; `wanted` which figures each page links
to; `shown` the digest of everything that each page shows; `sources` that of each file it is read from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sphinx.domains import Domain

from claimbook.base.errors import Fault
from claimbook.base.paths import BookPaths
from claimbook.base.pools import telling_of_killed
from claimbook.book.book import Book
from claimbook.book.contents import Page, pages
from claimbook.book.records import FigureRecord, Spec
from claimbook.book.registry import Registry
from claimbook.brief.states import States, states_of
from claimbook.charts.drawings import WORK
from claimbook.cite.versions import Versions
from claimbook.linking import MeaningIndex
from claimbook.published.values import Published

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from claimbook.site.history import History

NAME = "claimbook"
BY_PAGE = ("wanted", "shown", "sources", "found")  # what is known of each page for itself


class Site:
    """The book behind the site under construction: its paths, its values, and what was found wrong in its pages."""

    def __init__(self, root: Path) -> None:
        self.paths = BookPaths(root)
        self.book = Book(self.paths)
        self.registry = Registry(self.book)
        self.faults: list[Fault] = []

    @cached_property
    def versions(self) -> Versions:
        """Which version of the book each citation names."""
        return Versions(self.book, self.registry)

    @cached_property
    def meaning(self) -> MeaningIndex:
        """What the values are about."""
        return MeaningIndex.of(self.book)

    @cached_property
    def states(self) -> States:
        """The values as they stand and as each edition froze them, for checking a brief."""
        return states_of(self.book, self.meaning)

    def blame(self, page: str, cell: int | None, message: str) -> None:
        """Note what is wrong in a page; the build stops once every page has been read."""
        self.faults.append(Fault(f"{page}, cell {cell}" if cell else page, None, None, message))

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages of the contents by name."""
        return {page.name: page for page in pages(self.paths)}


class Passage(NamedTuple):
    """What a section of a page says: its anchor and heading, both empty for the page's own, and its text."""

    anchor: str
    heading: str
    text: str


class Term(NamedTuple):
    """A term of a glossary: its anchor, itself, what it means."""

    anchor: str
    term: str
    meaning: str


class Found(NamedTuple):
    """What can be found on a page: its passages, the ids of the values that its sentences show, its terms."""

    passages: list[Passage]
    values: list[str]
    terms: list[Term]


@dataclass(frozen=True, slots=True)
class Begun:
    """Work that another process has been asked for, and that can be done here as well."""

    do: Callable[[], None]
    done: Future[None]

    @property
    def ended(self) -> bool:
        return self.done.done()

    def do_unless_begun(self) -> bool:
        """Do the work here where no other process has come to it; return whether it was."""
        if self.ended or not self.done.cancel():
            return False
        self.do()
        return True

    def wait(self) -> None:
        """Wait until it is done; raises what went wrong elsewhere."""
        if not self.done.cancelled():
            with telling_of_killed(WORK):
                self.done.result()


@dataclass(slots=True)
class FigurePlan:
    """What is to be made of each figure: all in order, and those to be made anew."""

    figures: list[FigureRecord]
    specs: dict[str, Spec]
    history: History
    begun: dict[str, list[Begun]] = field(default_factory=dict)


class BookDomain(Domain):
    """What the site knows of its book; everything but `data` lasts for one build."""

    name = NAME
    label = "Book"
    data_version = 3
    initial_data = {"figures": {}, **{name: {} for name in BY_PAGE}}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.site = Site(Path(env.srcdir))
        self.digests: dict[str, str] = {}
        self.source_digests: dict[str, str] = {}
        self.assets: dict[str, str] = {}
        self.contents: dict[str, str] = {}
        self.made_before: dict[str, str] = {}
        self.made: dict[str, str] = {}
        self.plan: FigurePlan | None = None

    @cached_property
    def published(self) -> Published:
        """The values as they are published, with their histories."""
        return Published(self.site.versions, index=self.site.meaning)

    @property
    def figures(self) -> dict[str, FigureRecord]:
        return cast("dict[str, FigureRecord]", self.data["figures"])

    @property
    def wanted(self) -> dict[str, list[str]]:
        return cast("dict[str, list[str]]", self.data["wanted"])

    @property
    def shown(self) -> dict[str, dict[str, str]]:
        return cast("dict[str, dict[str, str]]", self.data["shown"])

    @property
    def sources(self) -> dict[str, dict[str, str]]:
        return cast("dict[str, dict[str, str]]", self.data["sources"])

    @property
    def found(self) -> dict[str, Found]:
        return cast("dict[str, Found]", self.data["found"])

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        for name in BY_PAGE:
            self.data[name].pop(docname, None)
        for id in [id for id, figure in self.figures.items() if figure["page"] == docname]:
            del self.figures[id]

    def merge_domaindata(self, docnames: Collection[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process found in some pages."""
        for name in BY_PAGE:
            self.data[name].update({page: found for page, found in otherdata[name].items() if page in docnames})
        for figure in otherdata["figures"].values():
            if figure["page"] in docnames:
                self.note_figure(figure)

    def figures_in_order(self) -> list[FigureRecord]:
        """Return what is known of each figure in the order of the book's topics, in whatever order pages were read."""
        order = {id: place for place, id in enumerate(self.site.book.figure_ids())}
        return [self.figures[id] for id in sorted(self.figures, key=lambda id: (order.get(id, len(order)), id))]

    def note_figure(self, figure: FigureRecord) -> None:
        """Note a figure with its page; the first page of the book may show one of a chapter, which stays its home."""
        known = self.figures.get(figure["id"])
        if known is None or known["page"] == self.env.config.root_doc:
            self.figures[figure["id"]] = figure

    def resolve_any_xref(self, *_: Any) -> list[Any]:
        """Links to what the book knows have roles of their own."""
        return []


def domain_of(env: BuildEnvironment) -> BookDomain:
    """Return the book's domain of an environment."""
    return cast(BookDomain, env.get_domain(NAME))
