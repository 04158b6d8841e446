"""What the book is called, its edition and how far its data go: read from `_config.yml`, never from the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.base.files import read_yaml
from claimbook.base.paths import BookPaths
from claimbook.values.display import NBSP, show_date

WORKING = "working version of "


@dataclass(frozen=True, slots=True)
class Identity:
    """The book's name, author, licence, edition and as-of date (EDTF), its address (may be empty) and topic modules.

    Where it names a working version of the book and no edition, `working` is the date of that version's data and
    `edition` the edition that it came after.
    """

    title: str
    subtitle: str
    short_name: str
    author: str
    publisher: str
    licence: str
    licence_url: str
    edition: str
    as_of: str
    published: str
    language: str
    address: str
    topics: tuple[str, ...]
    working: str = ""

    @property
    def version(self) -> str:
        """The edition, or the working version after it, in one word: 2026.1, 2026.1+2026-11-20."""
        return f"{self.edition}+{self.working}" if self.working else self.edition

    @property
    def version_key(self) -> str:
        """The version as part of a key: 2026.1, 2026.1-plus-20261120."""
        return f"{self.edition}-plus-{self.working.replace('-', '')}" if self.working else self.edition

    @property
    def edition_named(self) -> str:
        """What a citation names as the edition: 2026.1, or "working version of 20 November 2026 after 2026.1"."""
        if not self.working:
            return self.edition
        return f"{WORKING}{show_date(self.working).replace(NBSP, ' ')} after {self.edition}"

    @property
    def edition_in_words(self) -> str:
        """The edition within a sentence: "edition 2026.1", "working version of 20 November 2026 after 2026.1"."""
        return in_words(self.edition_named)

    @property
    def edition_heading(self) -> str:
        """The edition at the head of a line: "Edition 2026.1", "Working version of 20 November 2026 after 2026.1"."""
        return capitalised(self.edition_in_words)

    @property
    def citation_suffix(self) -> str:
        """The part of a short citation that names the version."""
        return f"@{self.version}"


def without_address(identity: Identity) -> Identity:
    """Return what a chapter is told of the book: all but its public address, which pages alone need."""
    return replace(identity, address="")


def in_words(edition: str) -> str:
    """Return what a citation names as the edition as it stands within a sentence."""
    return edition if edition.startswith(WORKING) else f"edition {edition}"


def capitalised(text: str) -> str:
    """Return a text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


TEXT = {"type": ["string", "number", "null"]}
IDENTITY = {
    "type": "object",
    "properties": {
        "title": TEXT,
        "author": TEXT,
        "claimbook": {
            "type": ["object", "null"],
            "properties": {
                **dict.fromkeys(
                    ("subtitle", "short_name", "publisher", "licence", "licence_url", "as_of", "published", "language",
                     "address", "contact"),
                    TEXT,
                ),
                "topics": {
                    "type": ["array", "null"],
                    "items": {"type": "string", "pattern": r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$"},
                },
            },
        },
    },
}  # fmt: skip
EDITION_AS_NUMBER = 'is read by YAML as {read}, not as it is written; put it in quotes, as in edition: "2026.10"'
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
NO_ADDRESS = "is {address!r}, which is no address of a site; write it as https://example.org/book, or leave it empty"
REQUIRED = ("short_name", "licence", "edition", "as_of", "published", "topics")


def read_config(paths: BookPaths) -> dict[str, Any]:
    """Read the book's `_config.yml`; raises BookError where it is no YAML or has another shape."""
    config: dict[str, Any] = read_yaml(paths.config, paths.relative(paths.config), IDENTITY)
    return config


def read_contact(paths: BookPaths) -> str:
    """Read to whom a reader may write, empty where nobody is named; no part of the identity that chapters rest on."""
    own = read_config(paths).get("claimbook") or {}
    return str(own.get("contact") or "").strip()


def read_reconstructed(paths: BookPaths) -> frozenset[str]:
    """Read the names of the editions that were made after the date they stand for and never published at it."""
    own = read_config(paths).get("claimbook") or {}
    return frozenset(str(name) for name in own.get("reconstructed") or [])


def read_identity(paths: BookPaths) -> Identity:
    """Read the book's identity from its `_config.yml`; raises BookError naming each missing entry."""
    name, config = paths.relative(paths.config), read_config(paths)
    own = config.get("claimbook") or {}
    missing = [
        Fault(name, None, key, "is missing; every page and citation needs it")
        for key in ("title", "author")
        if not config.get(key)
    ]
    missing += [
        Fault(name, None, f"claimbook.{key}", "is missing; every page and citation needs it")
        for key in REQUIRED
        if not own.get(key)
    ]
    if own.get("edition") and not isinstance(own["edition"], str):
        words = EDITION_AS_NUMBER.format(read=own["edition"])
        missing.append(Fault(name, None, "claimbook.edition", words))
    texts = {**{key: config.get(key) for key in ("title", "author")}, **own}
    missing += [
        Fault(
            name,
            None,
            key,
            "holds a control character, a line break or what turns the direction of writing; take it out",
        )
        for key, text in texts.items()
        if isinstance(text, str) and CONTROL.search(text)
    ]
    address = str(own.get("address") or "").rstrip("/")
    if address and not ADDRESS.fullmatch(address):
        missing.append(Fault(name, None, "claimbook.address", NO_ADDRESS.format(address=address)))
    if missing:
        raise BookError(missing)
    return Identity(
        title=str(config["title"]),
        subtitle=str(own.get("subtitle", "")),
        short_name=str(own["short_name"]),
        author=str(config["author"]),
        publisher=str(own.get("publisher") or config["author"]),
        licence=str(own["licence"]),
        licence_url=str(own.get("licence_url", "")),
        edition=str(own["edition"]),
        as_of=str(own["as_of"]),
        published=str(own["published"]),
        language=str(own.get("language", "en")),
        address=address,
        topics=tuple(own["topics"]),
    )
