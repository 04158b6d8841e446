"""The states that a site's `values.json` tells, by its file, its folder or its address.

Version 2 has the history of every value, names and words, so that a brief is checked as in the book's own folder:
each edition is put together from the values of today and what their histories say was otherwise. Version 1 has the
values of one state alone, and binds by id only. Nothing else than what the user named is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError
from claimbook.brief.states import Known, Record, State, States, known_of

if TYPE_CHECKING:
    from claimbook.linking import MeaningIndex

NAME, FIGURES = "values.json", "figures.json"
MOST_BYTES = 64_000_000
PATIENCE = 20.0
VERSIONS = (1, 2)
TAKE = "take the values.json of a built site"
Figures = Mapping[str, tuple[str, ...]]


def states_of_site(where: str) -> States:
    """Return the states that a site's `values.json` tells, given its file, its folder or its address.

    Raises BookError where it cannot be read, is no such file, or is of a version that is not known.
    """
    document = read_document(where)
    try:
        return states_of_document(document, _figures(where, document))
    except BookError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BookError(f"{where}: holds a value without an id, or not as its schema has it; {TAKE}.") from None


def read_document(where: str) -> Record:
    """Return a site's `values.json` as data; raises BookError as `states_of_site` does."""
    document = _json_at(where)
    if not isinstance(document.get("values"), list) or not isinstance(document.get("book"), dict):
        raise BookError(f"{where}: is no values.json of a book; it has no list of values.")
    version = document.get("version", 1)
    if version not in VERSIONS or isinstance(version, bool):
        known = " and ".join(map(str, VERSIONS))
        raise BookError(f"{where}: is of version {version!r}; this claimbook reads {known}: install a newer one.")
    return document


def states_of_document(document: Record, figures: Iterable[Record]) -> States:
    """Return the states that a `values.json` tells; `figures` are those of today with the values they rest on."""
    book, second = document["book"], document.get("version", 1) == 2
    told = [dict(each) for each in document["values"]]
    names = _names(document.get("entities"))
    values = {each["id"]: _known(each, names) for each in told}
    every = [*told, *(dict(each) for each in document.get("gone") or ())]
    edition = str(book.get("edition") or "").partition("+")[0]
    editions = _editions(document, every, values, edition, names)
    today = {each["id"]: tuple(each.get("values") or ()) for each in figures if each.get("values")}
    _give_figures(editions, document.get("figures"), today)
    newest = State(edition, str(book.get("published") or ""), values, today, frozen=not document.get("editions"))
    return States(
        str(book.get("short_name") or ""),
        str(book.get("title") or ""),
        str(book.get("address") or ""),
        newest,
        editions,
        list(_entities(document.get("entities"))),
        document.get("words"),
        _reasons(every),
        binds_by_meaning=second,
        author=str(book.get("author") or ""),
        index=_index(document),
        working=str(book.get("edition") or "") if "+" in str(book.get("edition")) else "",
    )


def _known(record: Record, names: Mapping[str, str]) -> Known:
    """Return a record as the checks know it, its subject by name."""
    known = known_of(record)
    return replace(known, subject=names.get(known.subject, known.subject))


def _names(block: Any) -> dict[str, str]:
    return {str(each["id"]): str(each.get("name") or "") for each in _entities(block) if each.get("id")}


def _editions(
    document: Record, every: list[Record], values: dict[str, Known], edition: str, names: Mapping[str, str]
) -> dict[str, State]:
    """Return the state of each edition, the oldest first: the one of today where no history tells of any."""
    listed = [each for each in document.get("editions") or () if isinstance(each, dict)]
    published = {str(each["name"]): str(each.get("published") or "") for each in listed}
    entries = [str(entry["edition"]) for each in every for entry in each.get("history") or ()]
    order = list(published) or sorted({name for name in entries if "+" not in name}, key=_edition_order)
    held: dict[str, dict[str, Known]] = {name: {} for name in order}
    for record in every:
        for name, then in records_of_editions(record, order):
            held[name][record["id"]] = _known(then, names)
    if not order:
        held = {edition: dict(values)}
    return {name: State(name, published.get(name, ""), found, {}) for name, found in held.items()}


def records_of_editions(record: Record, order: list[str]) -> Iterator[tuple[str, Record]]:
    """Yield what a value was in each edition that held it."""
    entries = {str(entry["edition"]): entry for entry in record.get("history") or ()}
    last = None
    for name in order:
        last = entries.get(name, last)
        if last is not None and last.get("text") is not None:
            yield name, _held(record, last)


def _held(record: Record, entry: Record) -> Record:
    """Return a record with what an entry of its history had in place of today's."""
    then = entry.get("then") or {}
    held = {**record, **then, "text": entry["text"], "number": entry.get("number", record.get("number"))}
    if "as_of" in then:
        held["period"] = then["as_of"]
    if "label" in then:
        held["subject"] = held["metric"] = ""
    return held


def _reasons(every: Iterable[Record]) -> dict[tuple[str, str], str]:
    """Return why values changed, by edition and id; after the newest edition the edition is empty."""
    found = {}
    for record in every:
        for entry in record.get("history") or ():
            if entry.get("why"):
                name = str(entry["edition"])
                found["" if "+" in name else name, record["id"]] = str(entry["why"])
    return found


def _give_figures(editions: dict[str, State], block: Any, today: Figures) -> None:
    """Give each edition its figures, where the document tells of them, else those of today."""
    for name, state in editions.items():
        histories = [(each["id"], held) for each in block or () if isinstance(each, dict)
                     for held in each.get("history") or ()]  # fmt: skip
        then = {id: tuple(held["values"]) for id, held in histories if held["edition"] == name}
        state.figures = then if histories else today


def _index(document: Record) -> MeaningIndex | None:
    """Return the index of meaning that the document carries, None where it carries none."""
    if "meaning" not in document:
        return None
    from claimbook.linking import MeaningIndex  # late: only a check that comes so far needs it

    return MeaningIndex.from_values_json(document)


def _edition_order(name: str) -> list[tuple[int, str]]:
    parts = [part for part in name.replace("-", ".").split(".") if part]
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def _entities(block: Any) -> Iterator[Record]:
    """Yield the entities of a document with all their names."""
    if not isinstance(block, dict):
        return
    for id, each in block.items():
        if isinstance(each, dict):
            aliases = "|".join(map(str, (each.get("names") or [])[1:]))
            names_ja = "|".join(map(str, each.get("names_ja") or ()))
            yield {"id": id, "name": each.get("name"), "aliases": aliases, "names_ja": names_ja}


def _figures(where: str, document: Record) -> Iterable[Record]:
    """Return the figures that stand in the document or in the `figures.json` beside it, none where there is none."""
    if isinstance(document.get("figures"), list):
        return [each for each in document["figures"] if isinstance(each, dict) and "id" in each]
    try:
        beside = _json_at(where, FIGURES)
    except BookError:
        return ()
    return [each for each in beside.get("figures") or () if isinstance(each, dict) and "id" in each]


def _json_at(where: str, name: str = NAME) -> Record:
    """Return the JSON at a file, in a folder, or at an address."""
    if where.startswith(("http://", "https://")):
        folder = where.rpartition("/")[0] if where.endswith(".json") else where.rstrip("/")
        other = name != NAME or not where.endswith(".json")
        data = _fetched(f"{folder}/{name}" if other else where)
    else:
        path = Path(where)
        path = path / name if path.is_dir() else path.with_name(name) if name != NAME else path
        try:
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise BookError(f"{where}: cannot be read: {reason}; name the values.json of a site.") from None
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise BookError(f"{where}: is no JSON; name the values.json of a site.") from None
    if not isinstance(document, dict):
        raise BookError(f"{where}: is no values.json of a book; it has no list of values.")
    return document


def _fetched(address: str) -> bytes:
    """Return what stands at the address that the user named; raises BookError where it does not answer in time."""
    from http.client import HTTPException
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # the one address that the user gave, nothing else
            data: bytes = answer.read(MOST_BYTES + 1)
    except (URLError, OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise BookError(f"{address}: does not answer: {reason}; give a file instead.") from None
    if len(data) > MOST_BYTES:
        raise BookError(f"{address}: is larger than {MOST_BYTES // 1_000_000} MB, too large for a values.json.")
    return data
