"""What the tools answer: plain data, so that an assistant has number, quote, verdict and citation together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.book.identity import Identity
from claimbook.book.records import ValueRecord
from claimbook.brief.checking import Checker
from claimbook.brief.checking import record as checked_record
from claimbook.brief.files import read_content
from claimbook.brief.site_states import read_document, records_of_editions, states_of_document
from claimbook.mcp.finding import Finder

if TYPE_CHECKING:
    from claimbook.base.paths import BookPaths

MOST = 25
LONGEST = 20_000  # characters of a text to check
FORMATS: dict[str, Callable[[cite.Item], str]] = {
    "text": cite.as_text,
    "bibtex": lambda item: cite.bibtex([item]),
    "ris": lambda item: cite.ris([item]),
    "csl-json": lambda item: cite.csl_json([item]),
}
Answer = dict[str, Any]


def document_of(book: str, paths: BookPaths | None) -> Answer:
    """Return a site's `values.json` by its file or address, else what the book around here would publish."""
    if book or paths is None:
        document = read_document(book)
        if document.get("version") != 2:
            raise BookError(
                f"{book}: is of version 1, which tells neither names nor history; take a newer values.json."
            )
        return document
    from claimbook.book.book import Book  # late: needless where a values.json is given
    from claimbook.cite.versions import Versions  # late: as above
    from claimbook.editions.state import state_of  # late: as above
    from claimbook.published.values import Published  # late: as above

    opened = Book(paths)
    return dict(Published(Versions(opened)).document(list(state_of(opened).figures.values())))


class Answers:
    """Answers of one book."""

    def __init__(self, document: Answer) -> None:
        self._book = document["book"]
        self._values = {each["id"]: each for each in (*document["values"], *document["gone"])}
        self._entities = document["entities"]
        self._retired = {each["id"]: each for each in document["retired"]}
        self._finder = Finder(document)
        self._checker = Checker(states_of_document(document, document["figures"]))

    @property
    def title(self) -> str:
        return str(self._book["title"])

    @property
    def example(self) -> str:
        """A number with its short form, as a text has it."""
        record = next((each for each in self._values.values() if each["status"] == "current"), None)
        return f"{record['text']} ({self._cited(record)})" if record else "12 boats (SHORT-NAME:ID@EDITION)"

    def find(self, words: str, limit: int = 8) -> list[Answer]:
        """Return the values that fit some words best."""
        found = self._finder.find(words, max(1, min(limit, MOST)))
        return [self._in_short(dict(record)) | {"score": round(score, 3)} for record, score in found]

    def read(self, id: str) -> Answer:
        """Return all that the book says of a value; raises BookError where there is none."""
        record = self._value(id)
        kept = {name: part for name, part in record.items() if part not in (None, "", [])}
        if record["subject"] in self._entities:
            kept["subject"] = self._entities[record["subject"]]["name"]
        return kept | {"cite_as": self._cited(record), "caveats": self._caveats(record)}

    def cite(self, id: str, form: str = "text") -> str:
        """Return the citation of a value in a format, with @EDITION as that edition had it.

        Raises BookError for an unknown id, edition or format, and for a value that was not current in what is meant.
        """
        if form not in FORMATS:
            raise BookError(f"{form!r} is no format of citations; there are {', '.join(FORMATS)}.")
        record, wanted = self._value(id), id.partition("@")[2].strip()
        version = wanted or self._version(record)
        if version == self._version(record):
            refuse_retired(record, self._caveats(record))
            better = self._values.get(record.get("better") or "")
        else:
            record, better = self._held_by(record, version)
        identity = self._identity(version)
        place = f"e/{version}/n/{record['id']}.html" if version in self._editions else ""
        item = cite.number_item(identity, cast(ValueRecord, record), place, cast("ValueRecord | None", better))
        return FORMATS[form](item)

    def _held_by(self, record: Answer, edition: str) -> tuple[Answer, Answer | None]:
        """Return a value as an edition had it, and what was to be cited instead; raises BookError where it had none."""
        held = self._editions_of(record)
        if edition not in self._editions:
            known, now = ", ".join(self._editions) or "none", self._cited(record)
            raise BookError(f"There is no edition {edition!r} (there are: {known}); the value as it stands is {now}.")
        if edition not in held:
            raise BookError(f"Edition {edition} holds no {record['id']!r}; {', '.join(held)} has it.")
        then = held[edition]
        refuse_retired(then, [f"{then['id']} was {then['status']} in edition {edition}."])
        better = self._values.get(then.get("better") or "")
        return then, self._editions_of(better).get(edition) if better else None

    def _editions_of(self, record: Answer) -> dict[str, Answer]:
        """Return what a value was in each edition that held it."""
        return dict(records_of_editions(record, self._editions))

    def check(self, text: str) -> Answer:
        """Return the verdict on each number of a text; raises BookError for one that is too long."""
        if len(text) > LONGEST:
            raise BookError(
                f"The text is longer than {LONGEST:,} characters; check it in parts, or with claimbook check."
            )
        checked = self._checker.check(read_content(text.encode("utf-8", "replace"), "text.md"))
        made = checked_record(checked)
        return {"numbers": made["numbers"], "summary": made["summary"]}

    def _value(self, id: str) -> Answer:
        name = id.removeprefix(f"{self._book['short_name']}:").partition("@")[0].strip()
        if name not in self._values:
            near = ", ".join(each["id"] for each in self.find(name.replace("-", " "), 3))
            offered = f"; near it are {near}" if near else ""
            raise BookError(f"The book has no value {name!r}{offered}. Find it by words first.")
        value: Answer = self._values[name]
        return value

    def _in_short(self, record: Answer) -> Answer:
        told = {name: record[name] for name in ("id", "label", "text", "period", "kind", "scenario", "confidence")}
        verdict = record["check"]["verdict"] if record["check"] else None
        return told | {"verdict": verdict, "status": record["status"], "cite_as": self._cited(record)}

    def _held(self, record: Answer) -> bool:
        """Tell whether the newest edition holds a value as it stands."""
        return bool(record["history"]) and "+" not in record["history"][-1]["edition"] and bool(self._editions)

    @property
    def _editions(self) -> list[str]:
        return list(self._checker.states.editions) if self._checker.states else []

    def _version(self, record: Answer) -> str:
        newest = self._editions[-1] if self._editions else str(self._book["edition"])
        return newest if self._held(record) else str(self._book["edition"])

    def _cited(self, record: Answer) -> str:
        return f"{self._book['short_name']}:{record['id']}@{self._version(record)}"

    def _identity(self, version: str) -> Identity:
        """Return the version of the book that a citation names."""
        book, (edition, _, working) = self._book, version.partition("+")
        states = self._checker.states.editions if self._checker.states else {}
        held = states[edition].published if version in states else ""
        names = (
            "title",
            "subtitle",
            "short_name",
            "author",
            "publisher",
            "licence",
            "licence_url",
            "as_of",
            "language",
        )
        told = {name: str(book.get(name) or "") for name in names}
        return Identity(**told, edition=edition, published=held or str(book["published"]), topics=(), working=working,
                        address=str(book.get("address") or ""))  # fmt: skip

    def _caveats(self, record: Answer) -> list[str]:
        """Return what must be said beside a value whenever it is used, a sentence each."""
        return list(caveats(record, self._retired.get(record["id"]), self._values))


def refuse_retired(record: Answer, why: list[str]) -> None:
    """Raise BookError for a value that was not current, with the first sentence of why."""
    if record["status"] != "current":
        raise BookError(" ".join(why[:1]))


def caveats(record: Answer, retired: Mapping[str, Any] | None, values: Mapping[str, Answer]) -> Iterator[str]:
    """Yield what must be said beside a value: its standing, its kind, its scenario, its verdict, who disagrees."""
    if retired:
        by = [f"{one} ({values[one]['text']})" if one in values else one for one in retired["superseded_by"]]
        instead = f" by {' and '.join(by)}: cite that instead" if by else "; do not cite it as current"
        edition, id = retired["edition"], record["id"]
        held = f" Edition {edition} had it: {id}@{edition} cites it as that did." if edition else ""
        why = f" ({retired['why']})" if retired["why"] else ""
        yield f"{id} is {retired['status']}{instead}{why}.{held}"
    if record["kind"] in ("forecast", "announced", "opinion", "estimated", "projection", "target"):
        yield f"It is no measured fact: its kind is {record['kind']}."
    if record["scenario"]:
        yield f"It is the {record['scenario']} scenario of several; say so."
    check = record["check"]
    if check and check["verdict"] != "confirmed":
        yield f"The book's verdict on it is: {check['verdict']}. {check['note']}".strip()
    if record["disagrees_with"]:
        others = "; ".join(f"{id}: {values[id]['text']}" for id in record["disagrees_with"] if id in values)
        yield f"Sources disagree ({others})."
