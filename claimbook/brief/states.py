"""What a brief is held against: the book's values as they stand now, and as each edition froze them.

The states come from the book's own folder, or from the `values.json` of a site: version 2 with names, words and
history, version 1 with the values alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError

if TYPE_CHECKING:
    from claimbook.base.paths import BookPaths
    from claimbook.book.book import Book
    from claimbook.brief.lookup import Lookup
    from claimbook.brief.periods import Explained
    from claimbook.linking import MeaningIndex

Record = dict[str, Any]
MOST_BYTES = 64_000_000
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Known:
    """One value of the book in one state; numbers are in `unit`, dates EDTF, `record` is all that the book says."""

    id: str
    label: str
    subject: str
    metric: str
    text: str
    number: Decimal | None
    low: Decimal | None
    high: Decimal | None
    date: str
    unit: str
    comparator: str
    out_of: str
    period: str
    scenario: str
    kind: str
    horizon: str
    status: str
    superseded_by: str
    confidence: str
    check: str
    rivals: tuple[str, ...]
    sources: tuple[str, ...]
    record: Record = field(repr=False, compare=False, hash=False)

    @property
    def table(self) -> str:
        """The table that holds the value, “derived” for none."""
        return str(self.record.get("table") or "derived")

    @property
    def quotes(self) -> list[Record]:
        return self.record.get("quotes") or []

    @property
    def quote(self) -> str:
        """Return the sentence behind the value: a document's quote, or the citation of an outside figure."""
        for each in self.quotes:
            if each.get("stance", "supports") == "supports":
                return f"“{each['text']}” ({each.get('citation') or each.get('title') or each.get('document')})"
        citation = self.record.get("citation") or {}
        if citation.get("text"):
            return str(citation["text"])
        words = self.record.get("formula_in_words") or ""
        return f"Derived by the book: {words[:1].lower()}{words[1:]}" if words else ""

    @property
    def kept(self) -> Record:
        """Return what a report prints of the value."""
        return {
            "text": self.text,
            "value": self.date or _plain(self.number),
            "low": _plain(self.low),
            "high": _plain(self.high),
            "unit": self.unit,
            "period": self.period or None,
        }


def _plain(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


@dataclass(slots=True)
class State:
    """All values of the book at one time, and the values that each figure rests on."""

    name: str
    published: str
    values: dict[str, Known]
    figures: Mapping[str, tuple[str, ...]]
    frozen: bool = True
    _lookup: Lookup | None = None
    _explained: dict[str, Explained] = field(default_factory=dict)

    @property
    def lookup(self) -> Lookup:
        """The values by unit and size."""
        if self._lookup is None:
            from claimbook.brief.lookup import Lookup  # late: only a check that comes so far needs it

            self._lookup = Lookup(self)
        return self._lookup

    def explained(self, known: Known) -> Explained:
        """Return the periods that go with a value."""
        if known.id not in self._explained:
            from claimbook.brief.periods import explained  # late: only a check that comes so far needs it

            self._explained[known.id] = explained(known, self)
        return self._explained[known.id]


@dataclass(slots=True)
class Revision:
    """One value's text in one edition and why it was changed then."""

    edition: str
    text: str
    why: str


@dataclass
class States:
    """The newest state, the editions (the oldest first), what the book is called and the names it knows."""

    short_name: str
    title: str
    address: str
    newest: State
    editions: dict[str, State]
    entities: list[Record] = field(default_factory=list)
    words: Any = None
    reasons: dict[tuple[str, str], str] = field(default_factory=dict)
    binds_by_meaning: bool = True
    author: str = ""
    index: MeaningIndex | None = None
    working: str = ""

    def edition_of(self, id: str) -> str:
        """Return the version that a value is cited by: the last edition where that says what the book says now."""
        now, last = self.newest.values.get(id), self.editions.get(self.last_edition)
        held = last.values.get(id) if last is not None else None
        if not self.working or now is None or (held is not None and held.text == now.text):
            return self.last_edition
        return self.working

    def state(self, edition: str) -> State | None:
        """Return the state that a citation names: an edition, or the newest state for a working version."""
        name, plus, _ = edition.partition("+")
        if plus:
            return self.newest if name in self.editions else None
        return self.editions.get(name)

    @property
    def last_edition(self) -> str:
        return next(reversed(self.editions), self.newest.name)

    def holds(self, id: str) -> bool:
        """Tell whether any state has a value or a figure of this id."""
        return id in self.ids

    @cached_property
    def ids(self) -> dict[str, None]:
        """Return every id of a value or figure that any state holds."""
        states = (self.newest, *self.editions.values())
        return dict.fromkeys(id for state in states for id in (*state.values, *state.figures))

    @cached_property
    def unhyphenated(self) -> dict[str, str]:
        """Return every id by its letters without hyphens."""
        return {id.replace("-", "").lower(): id for id in self.ids}

    def reason(self, id: str, old: State, new: State) -> str:
        """Return why a value changed between two states, empty where nobody wrote it down."""
        names = list(self.editions)
        after = names[names.index(old.name) + 1 :] if old.name in names else names
        for name in (*after, new.name, ""):
            if why := self.reasons.get((name, id)):
                return why
        return ""

    def as_of_edition(self, name: str) -> States:
        """Return the same states with the edition `name` as the newest; raises BookError where there is none."""
        if name not in self.editions:
            raise BookError(f"There is no edition {name!r}; there are {', '.join(self.editions) or 'none'}.")
        kept: dict[str, State] = {}
        for each, state in self.editions.items():
            kept[each] = state
            if each == name:
                break
        return States(
            self.short_name, self.title, self.address, self.editions[name], kept, self.entities, self.words,
            self.reasons, self.binds_by_meaning, self.author, self.index,
        )  # fmt: skip


def known_of(record: Record) -> Known:
    """Return one record of `values.json`, of either version, as a value."""
    estimate = record.get("estimate") or {}
    label = str(record.get("label") or record["id"])
    subject, parted, metric = label.partition(": ")
    table = record.get("table") or ""
    if not parted or table == "derived":
        subject, metric = "", label
    subject = record.get("subject") or subject
    return Known(
        id=record["id"],
        label=label,
        subject=subject if isinstance(subject, str) else str(subject),
        metric=str(record.get("metric") or metric),
        text=str(record.get("text") or ""),
        number=_number(record.get("number")),
        low=_number(estimate.get("low")),
        high=_number(estimate.get("high")),
        date=str(record.get("date") or ""),
        unit=str(record.get("unit") or ""),
        comparator=str(record.get("comparator") or "eq"),
        out_of=str(record.get("out_of") or ""),
        period=str(record.get("period") or record.get("as_of") or ""),
        scenario=str(record.get("scenario") or ""),
        kind=str(record.get("kind") or ""),
        horizon=str(record.get("horizon_years") or ""),
        status=str(record.get("status") or "current"),
        superseded_by=str(record.get("superseded_by") or ""),
        confidence=str(record.get("confidence") or ""),
        check=str((record.get("check") or {}).get("verdict") or ""),
        rivals=tuple(record.get("disagrees_with") or ()),
        sources=tuple(dict.fromkeys((*(record.get("inputs") or ()), *(record.get("rests_on") or ()),
                                     *((record.get("check") or {}).get("reference") or ())))),
        record=record,
    )  # fmt: skip


def _number(text: Any) -> Decimal | None:
    if text in (None, ""):
        return None
    try:
        number = Decimal(str(text))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def states_of_book(paths: BookPaths) -> States:
    """Return the states of the book in a folder: its tables as they stand, and its editions."""
    from claimbook.book.book import Book  # late: only a check that comes so far needs it

    return states_of(Book(paths))


def states_of(book: Book) -> States:
    """Return the states of an open book."""
    from claimbook.cite.versions import data_date  # late: only a check that comes so far needs it
    from claimbook.editions import editions  # late: only a check that comes so far needs it
    from claimbook.linking import MeaningIndex  # late: only a check that comes so far needs it

    frozen: dict[str, State] = {}
    reasons: dict[tuple[str, str], str] = {}
    for edition in editions(book.paths):
        told = edition.state()
        values = {id: known_of(dict(each)) for id, each in told.values.items()}
        figures = {id: tuple(each["values"]) for id, each in told.figures.items()}
        frozen[edition.name] = State(edition.name, edition.about["published"], values, figures)
        for change in (edition.changes() or {}).get("values", []):
            reasons[edition.name, change["id"]] = "; ".join(cause.get("why", "") for cause in change["causes"])
    if "revisions" in book.ledger.names:
        for row in book.ledger.where("revisions"):
            reasons["", row["id"]] = row["why"]
    last = next(reversed(frozen.values()), None)
    identity = book.identity
    newest = State(
        identity.edition, identity.published, _live_values(book), LiveFigures(book, last), frozen=last is None
    )
    entities = [dict(row.items()) for row in book.ledger.where("entities")]
    return States(
        identity.short_name,
        identity.title,
        identity.address,
        newest,
        frozen,
        entities,
        None,
        reasons,
        author=identity.author,
        index=MeaningIndex.of(book),
        working=f"{last.name}+{data_date(book)}" if last is not None else "",
    )


def _live_values(book: Book) -> dict[str, Known]:
    """Return the values as the tables stand, the superseded and withdrawn ones too."""
    from claimbook.book.registry import Registry  # late: only a check that comes so far needs it

    registry = Registry(book)
    return {id: known_of(dict(registry[id])) for id in registry.ids()}


class LiveFigures(Mapping[str, tuple[str, ...]]):
    """The values of each figure of the book as it stands, worked out when first asked for."""

    def __init__(self, book: Book, last: State | None) -> None:
        self._book = book
        self._ids = dict.fromkeys(book.figure_ids())
        self._made: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, id: str) -> tuple[str, ...]:
        if id not in self._ids:
            raise KeyError(id)
        if id not in self._made:
            self._made[id] = tuple(self._book.figure(id, drawn=False).about()["values"])
        return self._made[id]

    def __iter__(self) -> Any:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def states_of_site(where: str) -> States:
    """Return the states that a site's `values.json` tells, given its file, its folder or its address.

    Raises BookError where it cannot be read or is no such file.
    """
    document = _document(where)
    if not isinstance(document.get("values"), list) or not isinstance(document.get("book"), dict):
        raise BookError(f"{where}: is no values.json of a book; it has no list of values.")
    book, version = document["book"], document.get("version", 1)
    try:
        values = {record["id"]: known_of(record) for record in document["values"]}
    except (KeyError, TypeError, AttributeError):
        raise BookError(f"{where}: holds a value without an id; take the values.json of a built site.") from None
    edition = str(book.get("edition") or "")
    figures = {each["id"]: tuple(each.get("values") or ()) for each in _figures(where, document)}
    newest = State(edition, str(book.get("published") or ""), values, figures)
    editions, reasons = _editions_told(values, figures, edition)
    return States(
        str(book.get("short_name") or ""),
        str(book.get("title") or ""),
        str(book.get("address") or ""),
        newest,
        editions,
        _entities_told(document.get("entities")),
        document.get("words"),
        reasons,
        binds_by_meaning=int(version) >= 2,
        author=str(book.get("author") or ""),
        index=_index_told(document),
    )


def _editions_told(
    values: dict[str, Known], figures: Mapping[str, tuple[str, ...]], edition: str
) -> tuple[dict[str, State], dict[tuple[str, str], str]]:
    """Return the editions that the values' histories tell of, the oldest first, and the reasons for changes."""
    told: dict[str, dict[str, Known]] = {}
    reasons: dict[tuple[str, str], str] = {}
    for known in values.values():
        for entry in known.record.get("history") or ():
            name = str(entry.get("edition") or "")
            if not name or entry.get("text") is None:
                continue
            record = {**known.record, "text": entry["text"], "number": entry.get("number", known.record.get("number"))}
            told.setdefault(name, {})[known.id] = known_of(record)
            if entry.get("why"):
                reasons[name, known.id] = str(entry["why"])
    told.setdefault(edition, dict(values))
    names = sorted(told, key=_edition_order)
    return {name: State(name, "", told[name], figures) for name in names}, reasons


def _index_told(document: Record) -> MeaningIndex | None:
    """Return the index of meaning that the document carries, None where it carries none."""
    if "meaning" not in document:
        return None
    from claimbook.linking import MeaningIndex  # late: only a check that comes so far needs it

    return MeaningIndex.from_values_json(document)


def _edition_order(name: str) -> list[tuple[int, str]]:
    parts = [part for part in name.replace("-", ".").split(".") if part]
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def _entities_told(block: Any) -> list[Record]:
    if isinstance(block, dict):
        return [{"id": id, **entity} for id, entity in block.items() if isinstance(entity, dict)]
    return [entity for entity in block or () if isinstance(entity, dict)]


def _figures(where: str, document: Record) -> Iterable[Record]:
    """Return the figures that stand in the document or in the `figures.json` beside it, none where there is none."""
    if isinstance(document.get("figures"), list):
        return document["figures"]
    try:
        beside = _document(where, "figures.json")
    except BookError:
        return ()
    return [each for each in beside.get("figures") or () if isinstance(each, dict) and "id" in each]


def _document(where: str, name: str = "values.json") -> Record:
    """Return the JSON at a file, in a folder, or at an address."""
    if where.startswith(("http://", "https://")):
        folder = where.rpartition("/")[0] if where.endswith(".json") else where.rstrip("/")
        data = _fetched(where if where.endswith(name) else f"{folder}/{name}")
    else:
        path = Path(where)
        path = path / name if path.is_dir() else path.with_name(name) if name != "values.json" else path
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BookError(f"{where}: cannot be read: {error.strerror or error}; name the values.json of a site.") \
                from None  # fmt: skip
    try:
        document = json.loads(data)
    except ValueError:
        raise BookError(f"{where}: is no JSON; name the values.json of a site.") from None
    if not isinstance(document, dict):
        raise BookError(f"{where}: is no values.json of a book; it has no list of values.")
    return document


def _fetched(address: str) -> bytes:
    """Return what stands at the address that the user named; raises BookError where it does not answer in time."""
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # the one address that the user gave, nothing else
            data: bytes = answer.read(MOST_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        raise BookError(f"{address}: does not answer: {getattr(error, 'reason', error)}; give a file instead.") \
            from None  # fmt: skip
    if len(data) > MOST_BYTES:
        raise BookError(f"{address}: is larger than {MOST_BYTES // 1_000_000} MB, too large for a values.json.")
    return data
