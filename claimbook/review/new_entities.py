"""Organisations, machines and models that an article names and the book does not know, proposed as entities.

A proposal is a name, its kind as its last words tell, the other ways in which the article writes it, and where. What is
one: a capitalised name, or in Japanese a name with the ending of its kind, that the article uses twice or defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.linking.phrases import plain
from claimbook.linking.vocabulary import Vocabulary, phrases_of
from claimbook.review.article import free_id, slug

if TYPE_CHECKING:
    from claimbook.tables.ledger import Ledger

ENDINGS = (
    ("university", r"(?:University|College|Institute of Technology)$|^University of |大学$"),
    ("ministry", r"^(?:Ministry|Department) of |Ministry$|省$|庁$"),
    ("institute", r"(?:Institute|Laboratory|Laborator(?:y|ies)|Center|Centre|Foundation|Agency)\b|"
                  r"研究所$|研究センター$|機構$|財団$"),
    ("fund", r"(?:Fund|Capital|Ventures)$|ファンド$"),
    ("machine", r"(?:supercomputer|Supercomputer)$|スーパーコンピューター$|スパコン$"),
    ("model", r"(?:LLM|GPT)[\w.-]*$|^(?:GPT|LLM)-|-\d+[BM]$"),
    ("chip", r"^[A-Z]{1,2}\d{2,4}[A-Z]?$"),
    ("company", r"(?:Inc|Corp|Corporation|Ltd|Holdings|Group|Systems|Technologies|Cloud|Denki|Mobile|Networks|Electric|"
                r"Motors|Bank|Securities)\.?$|電機$|通商$|精機$|銀行$|証券$|モバイル$|クラウド$|ホールディングス$|株式会社"),
)  # fmt: skip
KINDS = [(kind, re.compile(pattern)) for kind, pattern in ENDINGS]
NAME = re.compile(
    r"(?<![\w.'])[A-Z][\w&-]*(?:(?: (?:of|for|and|de|the|&))? [A-Z][\w&-]*){1,5}(?=[\s,.;:()'’]|$)|"
    r"(?<![\w.'])[A-Z][\w]*-\d+\w*|(?<![\w.'])[A-Z]{3,6}(?=[\s,.;:()'’])"
)
NAME_JA = re.compile(
    r"[一-鿿ァ-ヺーA-Za-z]{2,14}(?:大学|研究所|研究センター|機構|財団|電機|通商|精機|銀行|証券|モバイル|クラウド|ホールディングス)"
)
SHORT = re.compile(r"\s*[(（]([A-Z][A-Za-z0-9&-]{1,9})[)）]")
OPENERS = re.compile(
    r"^(?:The|A|An|In|On|At|Its?|But|And|For|By|From|As|When|While|Shares of|According to|Prime Minister|President|"
    r"Rival|"
    r"Startup|Chipmaker|Meanwhile|Since|After|Before|Last|This|That|Under|With|Both|Unlike|Like) "
)
CALENDAR = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Prime Minister|President|CEO|GDP|IPO|CPU|GPU|AI|LLM|GPUs|USA|ETF)\b"
)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class NewEntity:
    """A name that the book does not know: the entity it may be, and where it first stands in the text."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    start: int
    times: int

    def to_json(self) -> dict[str, object]:
        return {"id": self.id, "name": self.name, "kind": self.kind, "aliases": list(self.aliases),
                "start": self.start, "times": self.times}  # fmt: skip


def new_entities(ledger: Ledger, text: str) -> list[NewEntity]:
    """Return the unknown names of a text that are likely entities, in order of their first naming."""
    known = phrases_of(Vocabulary.of(ledger).names, letter_case=True)
    taken = {row.id for name in ("claims", "reference", "entities") for row in ledger.table(name).rows}
    places = [(each.start, each.end) for each in known.longest_in(plain(text))]
    found: dict[str, list[int]] = {}
    for start, name in _names(text):
        if not any(left < start + len(name) and start < right for left, right in places):
            found.setdefault(name, []).append(start)
    made: list[NewEntity] = []
    for name, starts in found.items():
        kind = next((kind for kind, pattern in KINDS if pattern.search(name)), "")
        short = SHORT.match(text, starts[0] + len(name))
        if not kind and len(starts) < FEWEST and short is None:
            continue
        if any(name in each.aliases or f" {name}" in f" {each.name}" for each in made):
            continue
        aliases = [short[1]] if short else []
        aliases += [other for other in found if other != name and name.startswith(f"{other} ")]
        id = free_id(slug(name) or f"entity-{starts[0]}", taken)
        taken.add(id)
        times = len(starts) + sum(len(found.get(alias, ())) for alias in aliases)
        made.append(NewEntity(id, name, kind or "company", tuple(dict.fromkeys(aliases)), starts[0], times))
    return made


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalised names of a text, and the Japanese ones with a telling ending, with their places."""
    for match in NAME.finditer(text):
        start, name = match.start(), match[0]
        while opener := OPENERS.match(name):
            start, name = start + opener.end(), name[opener.end() :]
        if (" " in name or "-" in name or name.isupper()) and not CALENDAR.match(name):
            yield start, name
    for match in NAME_JA.finditer(text):
        yield match.start(), match[0]
