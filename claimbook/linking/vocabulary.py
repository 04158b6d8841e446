"""The words of a book: names of its entities and, from its table `thesaurus`, words for metrics and counted things.

The engine knows no topic: what an article may call a subsidy or a GPU, in English or Japanese, is data of the book.
Kinds of rows in the thesaurus: `metric` (words for what is measured), `counted` (nouns that count the same things),
`name` (more names of an entity, or of something that outside figures name and no entity is), `country` (the same of a
country, of which a text speaks at large), `other` (words by which a number is about something else).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimbook.linking.phrases import Phrases, plain

if TYPE_CHECKING:
    from claimbook.tables.ledger import Ledger, Row

NO_COUNTRY = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
LANGUAGES = ("words", "words_ja")
AT_LARGE = {"country", "region"}
SPEAKERS = {"person", "publisher"}
Words = dict[str, list[str]]


@dataclass(slots=True)
class Vocabulary:
    """Phrases by the id they stand for, one dictionary a kind; `at_large` are the countries and regions,
    `countries` says for other entities in which of them they are."""

    names: Words = field(default_factory=dict)
    metrics: Words = field(default_factory=dict)
    counted: Words = field(default_factory=dict)
    others: Words = field(default_factory=dict)
    at_large: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger) -> Vocabulary:
        """Read the entities and, where the book has one, the thesaurus."""
        made = cls()
        entities = ledger.table("entities").rows
        codes = {row["country"]: row.id for row in entities if row["kind"] in AT_LARGE and row["country"]}
        for row in ledger.table("entities").rows:
            made.names[row.id] = entity_names(row)
            made.kinds[row.id] = row["kind"]
            if row["kind"] in AT_LARGE:
                made.at_large.append(row.id)
            elif row["country"] in codes:
                made.countries[row.id] = codes[row["country"]]
            if row["kind"] in SPEAKERS:
                made.speakers.append(row.id)
        codes = thesaurus_codes(ledger) | codes
        for code, name in countries():
            made.add(codes.get(code, f"country:{code}"), "country", [name])
        if "thesaurus" in ledger.names:
            for row in ledger.table("thesaurus").rows:
                made.add(row["id"], row["kind"], [word for column in LANGUAGES for word in split(row[column])])
        return made

    def add(self, id: str, kind: str, words: Iterable[str]) -> None:
        """Add words for an id under one of the kinds of the thesaurus."""
        held = {"metric": self.metrics, "counted": self.counted, "other": self.others}.get(kind, self.names)
        known = held.setdefault(id, [])
        known.extend(word for word in words if word not in known)
        if kind == "country" and id not in self.at_large:
            self.at_large.append(id)

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Vocabulary:
        return cls(**{name: record[name] for name in cls.__dataclass_fields__})


def thesaurus_codes(ledger: Ledger) -> dict[str, str]:
    """Return by its code each country that is no entity and that the thesaurus names by its usual name."""
    if "thesaurus" not in ledger.names:
        return {}
    rows = [row for row in ledger.table("thesaurus").rows if row["kind"] == "country"]
    named = {word: row.id for row in rows for column in LANGUAGES for word in split(row[column])}
    return {code: named[name] for code, name in countries() if name in named}


def countries() -> Iterator[tuple[str, str]]:
    """Yield the names of all countries in English and Japanese with their codes (Unicode CLDR, through Babel)."""
    from babel import Locale

    for language in ("en", "ja"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
                yield code, name


def entity_names(row: Row) -> list[str]:
    """Return every name of an entity, those in Japanese last."""
    return [row["name"], *split(row["aliases"]), *split(row.get("names_ja", ""))]


def split(cell: str) -> list[str]:
    """Return the phrases that a cell lists, separated by upright bars."""
    return [each.strip() for each in cell.split("|") if each.strip()]


def phrases_of(words: Mapping[str, Iterable[str]], *, letter_case: bool) -> Phrases:
    """Return the phrases of a dictionary of words, ready to be found."""
    return Phrases(((phrase, id) for id, each in words.items() for phrase in each), letter_case=letter_case)


def owners_of(vocabulary: Vocabulary, names: Phrases) -> dict[str, frozenset[str]]:
    """Return for each entity those that its own name names: AIST of “AIST's new supercomputer”; countries aside."""
    owners: dict[str, frozenset[str]] = {}
    for id, phrases in vocabulary.names.items():
        found = {each for match in names.all_in(plain(phrases[0])) for each in match.ids} if phrases else set()
        if found := found - {id} - set(vocabulary.at_large):
            owners[id] = frozenset(found)
    return owners
