"""Which statements are listed together: what a dozen of them would say in the same words is said once above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from claimbook.book.records import StatementRecord, TextPart
from claimbook.chapters.parts import plain

T = TypeVar("T")


class Listed(NamedTuple):
    """A statement as it is listed: with what it says of its own, its confidence only where no other speaks for it."""

    about: StatementRecord
    note: list[TextPart]
    sure: tuple[str, str] | None


class Alike(NamedTuple):
    """Statements listed together; what most of them say, `note` and `sure`, is said once above them."""

    note: list[TextPart]
    sure: tuple[str, str] | None
    statements: list[Listed]


def alike(statements: list[StatementRecord]) -> list[Alike]:
    """Return a topic's statements in the order they are listed: first those held against something, each on its own
    grounds, then the others by verdict."""
    others: dict[str, list[StatementRecord]] = {}
    for each in statements:
        if not each["grounds"]:
            others.setdefault(each["verdict"], []).append(each)
    held = [Listed(each, each["note"], sure_of(each)) for each in statements if each["grounds"]]
    return [*([Alike([], None, held)] if held else []), *(together(found) for found in others.values())]


def together(statements: list[StatementRecord]) -> Alike:
    """Return statements of one verdict with what most of them say taken out of each; nothing where none agree."""
    said = most_common(plain(each["note"]) for each in statements)
    if said is None:
        return Alike([], None, [Listed(each, each["note"], sure_of(each)) for each in statements])
    note = next(each["note"] for each in statements if plain(each["note"]) == said)
    sure = most_common(map(sure_of, statements))
    own = (sure_of(each) if sure_of(each) != sure else None for each in statements)
    return Alike(
        note, sure, [Listed(each, beyond(each["note"], said), its) for each, its in zip(statements, own, strict=True)]
    )


def most_common(things: Iterable[T]) -> T | None:
    """Return the thing met most often, None where nothing is met twice."""
    (thing, times), *_ = Counter(things).most_common(1)
    return thing if times > 1 else None


def sure_of(each: StatementRecord) -> tuple[str, str]:
    return each["confidence"], each["reason"]


def beyond(note: list[TextPart], said: str) -> list[TextPart]:
    """Return what a note says after what is said once above it; the whole note where it begins otherwise."""
    if not plain(note).startswith(said):
        return note
    first, *rest = note
    own: TextPart = {**first, "text": first["text"].removeprefix(said).lstrip()}
    return [*([own] if own["text"] else []), *rest]
