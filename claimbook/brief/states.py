"""What a brief is held against: the book's values as they stand now, and as each edition froze them.

The states come from the book's own folder, or from the `values.json` of a site (`site_states`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError

if TYPE_CHECKING:
    from claimbook.base.paths import BookPaths
    from claimbook.book.book import Book
    from claimbook.brief.lookup import Lookup
    from claimbook.brief.periods import Explained
    from claimbook.linking import MeaningIndex

Record = dict[str, Any]


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
    else:
        subject, metric = str(record.get("subject") or subject), str(record.get("metric") or metric)
    return Known(
        id=record["id"],
        label=label,
        subject=subject,
        metric=metric,
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


def states_of(book: Book, index: MeaningIndex | None = None) -> States:
    """Return the states of an open book; `index` says what its values are about, where that is known already."""
    from claimbook.cite.versions import data_date  # late: only a check that comes so far needs it
    from claimbook.editions.edition import editions  # late: only a check that comes so far needs it
    from claimbook.linking import MeaningIndex  # late: only a check that comes so far needs it

    frozen: dict[str, State] = {}
    reasons: dict[tuple[str, str], str] = {}
    for edition in editions(book.paths):
        told = edition.state
        values = {id: known_of(dict(each)) for id, each in told.values.items()}
        figures = {id: tuple(each["values"]) for id, each in told.figures.items()}
        frozen[edition.name] = State(edition.name, edition.about["published"], values, figures)
        for change in (edition.changes or {}).get("values", []):
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
        index=index if index is not None else MeaningIndex.of(book),
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
