"""What is asked about an outside figure, and what is said of its citation: by the words of the table's description."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from claimbook.base.paths import BookPaths
from claimbook.book.sources import cite_reference
from claimbook.tables.ledger import Ledger

ITS_OWN = {"id", "status", "superseded_by", "reason"}
NUMBER = {"value", "low", "high"}
CITATION = ("author", "title", "year", "url", "seen_in")


def columns_to_ask(paths: BookPaths, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the columns of an outside figure that were not given, with what each holds and from which words it is."""
    for field in Ledger(paths).schema("reference")["fields"]:
        constraints = field.get("constraints", {})
        if field["name"] in given or field["name"] in ITS_OWN:
            continue
        words = field["description"].rstrip(".")
        if offered := [each for each in constraints.get("enum", []) if each]:
            words += f" ({', '.join(offered)})"
        yield field["name"], words if constraints.get("required") else f"{words} [may be empty]"


def citation_of(paths: BookPaths, id: str) -> str:
    """Return how an outside figure is cited."""
    row = Ledger(paths).row("reference", id)
    return cite_reference(row).text.rstrip(".") if row is not None else ""


def citation_kept(paths: BookPaths, id: str, changed: Collection[str]) -> str:
    """Return a sentence where a number changed and its citation did not, empty otherwise."""
    if NUMBER.isdisjoint(changed) or not set(CITATION).isdisjoint(changed):
        return ""
    return (
        f"Its citation stays as it was: {citation_of(paths, id)}. If the new number stands elsewhere, or in a newer "
        f"edition, say so: --set year=… --set url=… --set title=…"
    )
