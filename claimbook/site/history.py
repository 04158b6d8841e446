"""A figure from edition to edition: when it came, what changed in it and why, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from claimbook.book.records import FigureRecord
from claimbook.editions.diff_report import finer, reasons
from claimbook.editions.differences import Difference, Differences
from claimbook.editions.edition import Edition
from claimbook.editions.state import State
from claimbook.site.changes import frozen_address, known_as
from claimbook.site.gate import site_of
from claimbook.site.templating import macro, rendered

if TYPE_CHECKING:
    from claimbook.site.value_card import PageRenderer


class History:
    """The editions of a book with the figures that each froze."""

    def __init__(self, renderer: PageRenderer) -> None:
        versions = site_of(renderer.builder.app).versions
        self.editions: list[Edition] = versions.editions
        self.states: list[State] = [each.state for each in self.editions]
        self.figures: list[dict[str, FigureRecord]] = [each.figures for each in self.states]
        self.changes: list[Differences | None] = versions.changes
        self.since: Differences | None = versions.since

    def gone(self, ids: set[str]) -> dict[str, tuple[Edition, FigureRecord]]:
        """Return the figures of editions that are not among `ids`, each with the last edition that had it."""
        found: dict[str, tuple[Edition, FigureRecord]] = {}
        for edition, figures in zip(self.editions, self.figures, strict=True):
            found.update({id: (edition, figure) for id, figure in figures.items() if id not in ids})
        return found

    def newest_with(self, id: str) -> Edition | None:
        """Return the newest edition that froze a figure, None where none did."""
        having = [edition for edition, figures in zip(self.editions, self.figures, strict=True) if id in figures]
        return having[-1] if having else None

    def later(self, id: str, edition: Edition) -> Iterator[tuple[Edition | None, Difference]]:
        """Yield each later change of a value, with the edition that brought it, None for one that none holds yet."""
        after = self.editions.index(edition) + 1
        for brought, found in zip([*self.editions[after:], None], self._values[after:], strict=True):
            if id in found:
                yield brought, found[id]

    @cached_property
    def _values(self) -> list[dict[str, Difference]]:
        """How values differed, by id, in each edition from the one before, and last since the newest."""
        return [{each.id: each for each in found.values} if found else {} for found in [*self.changes, self.since]]

    def markup(self, renderer: PageRenderer, id: str, *, here: bool) -> Markup:
        """Return the history of a figure, the latest first; `here` says whether the book still shows it."""
        return rendered("history.html", items=reversed([*self._items(renderer, id, here)]))

    def _items(self, renderer: PageRenderer, id: str, here: bool) -> Iterator[Markup]:
        before = False
        for edition, figures, changes in zip(self.editions, self.figures, self.changes, strict=True):
            now = id in figures
            if now:
                address = frozen_address(renderer, edition.name, f"figures/{id}.html")
                named = Markup("{}, {}").format(
                    macro("link")(address, f"Edition {edition.name}"), known_as(renderer, edition)
                )
                yield Markup("{}: {}").format(named, told(changes, id) if before else "first published.")
            elif before:
                yield Markup("Edition {}, {}: taken out.").format(edition.name, known_as(renderer, edition))
            before = now
        if not self.editions or self.since is None:
            yield Markup("Edition {}: stands in the book; no edition has been frozen yet.").format(
                renderer.identity.edition
            )
        elif before and not here:
            yield Markup("Since then: taken out of the book.")
        elif here and not before:
            yield Markup("Since edition {}: added.").format(self.editions[-1].name)
        elif here and any(each.id == id for each in self.since.figures):
            yield Markup("Since then: {}").format(told(self.since, id))


def told(changes: Differences | None, id: str) -> Markup:
    """Return how a figure differs from what it was: each difference, old, new and why."""
    found = [each for each in changes.figures if each.id == id] if changes else []
    if not found:
        return Markup("unchanged.")
    return macro("changed", "history_parts.html")(
        [(each.label, *finer(each), "; ".join(reasons(each))) for each in found]
    )
