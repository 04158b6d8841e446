"""What the machine proposes for an article: for every quantity in it a claim, and the values that it may be about.

Nothing here is written to the ledger: proposals are made anew from the text whenever they are asked for, so that they
always rest on the tables as they stand. A mention that somebody accepted or rejected is not proposed again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimbook.documents import body_spans
from claimbook.extract import Mention, extract
from claimbook.linking import Link, MeaningIndex
from claimbook.review.article import free_id, slug
from claimbook.review.coverage import coverage
from claimbook.review.ids import taken_ids
from claimbook.review.statement_kinds import kind_of_statement

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.tables.ledger import Row

CLAUSE = re.compile(r"[,;:—()（）、。；]|\b(?:and|while|but|which)\b")
MONEY, DURATION = "money", "duration"
SPEAKER = re.compile(
    r"according to|\bsa(?:id|ys)\b|report(?:ed|s)\b|estimates?\b|によると|によれば|と述べ|と話し|と発表", re.I
)
METRIC_WORDS, METRIC_LETTERS = 12, 60


@dataclass(slots=True)
class Proposal:
    """One mention with its sentence, the values that it may be about (best first), and the claim that it may be."""

    mention: Mention
    sentence: str
    sentence_start: int
    links: list[Link]
    claim: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        mention = self.mention
        return {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "value": mention.value,
            "low": mention.low,
            "high": mention.high,
            "unit": mention.unit,
            "comparator": mention.comparator,
            "sentence": self.sentence,
            "links": [
                {"id": each.id, "relation": each.relation, "score": each.score, "why": each.why} for each in self.links
            ],
            "proposal": self.claim,
        }


class Proposer:
    """Makes proposals from texts, by the tables of one book and its index of meaning."""

    def __init__(self, book: Book, index: MeaningIndex) -> None:
        ledger, self._index = book.ledger, index
        self._columns = ledger.table("claims").columns
        self._rows = {row.id: row for table in ("claims", "reference") for row in ledger.table(table).rows}
        self._taken = taken_ids(book)
        self._names = [(row.id, names_of(row)) for row in ledger.table("entities").rows]
        self._entities = {row.id: row for row in ledger.table("entities").rows}
        self._topics: dict[str, Counter[str]] = {}
        for row in ledger.table("claims").rows:
            self._topics.setdefault(row["subject"], Counter())[row["topic"]] += 1

    def propose(self, text: str, published: str = "", title: str = "") -> list[Proposal]:
        """Return a proposal for every quantity in the article of a text, in their order."""
        dated = published.rstrip("~?%")
        mentions = extract(text, dated or None, self._names, spans=body_spans(text))
        links = self._index.links(text, mentions, published=dated, title=title)
        return [self._proposal(text, mentions, number, links[number]) for number in range(len(mentions))]

    def quantities(self, text: str) -> list[Mention]:
        """Return the quantities in the article of a text."""
        return extract(text, None, self._names, spans=body_spans(text))

    def _proposal(self, text: str, mentions: Sequence[Mention], number: int, links: list[Link]) -> Proposal:
        mention = mentions[number]
        start, end = mention.sentence or (mention.start, mention.end)
        sentence = text[start:end]
        made = Proposal(mention, sentence, start, links)
        made.claim = self._claim(text, mentions, mention, sentence, links)
        return made

    def _claim(
        self, text: str, mentions: Sequence[Mention], mention: Mention, sentence: str, links: list[Link]
    ) -> dict[str, str]:
        """Return the columns of the claim that a mention may be, taken over from the value it is linked to."""
        like = self._rows.get(links[0].id) if links else None
        subject = self._subject(mention, sentence, like)
        metric = like["metric"] if like is not None else metric_words(text, mention)
        cells = dict.fromkeys(self._columns, "") | number_cells(mention)
        cells |= {
            "topic": self._topic(subject, sentence, links),
            "subject": subject,
            "metric": metric,
            "place": self._entities[subject]["country"] if subject in self._entities else "",
            "kind_of_statement": kind_of_statement(sentence),
            "attributed_to": self._speaker(sentence),
            "period": "" if cells["unit"] in ("date", "fiscal_year") else period_beside(mentions, mention),
            "horizon_years": horizon_beside(mentions, mention),
            "reading": "extracted",
            "status": "current",
        }
        if like is not None and like.table == "claims":
            cells |= {name: like[name] for name in ("payer", "recipient", "scenario")}
            if links[0].relation == "contradicts":
                cells["disagreement"] = like["disagreement"] or like.id
        cells["id"] = free_id(self._id(subject, metric, cells), self._taken)
        return cells

    def _id(self, subject: str, metric: str, cells: dict[str, str]) -> str:
        words = [word for word in slug(metric, 12).split("-") if word not in subject.split("-") and len(word) > 2]
        told = words[:3] or [slug(cells["unit"]) or "statement"]
        return "-".join(filter(None, (subject, *told)))

    def _subject(self, mention: Mention, sentence: str, like: Row | None) -> str:
        if like is not None and like["subject"] in self._entities:
            return like["subject"]
        if like is not None:
            named = self._index.entities_in(like["subject"])
            if known := [id for id in named if id in self._entities]:
                return known[0]
        guessed = mention.subject if mention.subject in self._entities else ""
        return guessed or next((id for id in self._index.entities_in(sentence) if id in self._entities), "")

    def _topic(self, subject: str, sentence: str, links: list[Link]) -> str:
        """Return the topic of the claim that a mention is tied to, or under which its subject is told of."""
        rows = (self._rows.get(link.id) for link in links)
        if told := next((row["topic"] for row in rows if row is not None and row.table == "claims"), ""):
            return told
        named = (subject, *self._index.entities_in(sentence))
        counted = next((self._topics[each] for each in named if each in self._topics), None)
        return counted.most_common(1)[0][0] if counted else ""

    def _speaker(self, sentence: str) -> str:
        """Return the entity named nearest to the words by which a sentence says who said it."""
        match = SPEAKER.search(sentence)
        if match is None:
            return ""
        window = sentence[max(0, match.start() - 60) : match.end() + 60]
        return next((id for id in reversed(self._index.entities_in(window)) if id in self._entities), "")


def names_of(row: Row) -> tuple[str, ...]:
    """Return every name of an entity."""
    return tuple(filter(None, (row["name"], *row["aliases"].split("|"), *row.get("names_ja", "").split("|"))))


def number_cells(mention: Mention) -> dict[str, str]:
    """Return a mention's number as the claims' table writes it: in its written digits, a date as EDTF."""
    cells = dict.fromkeys(("value", "low", "high"), "")
    if mention.kind in ("date", "fiscal_year"):
        cells |= {"value": mention.date or "", "unit": mention.unit or "date"}
    else:
        pairs = (("value", mention.amount), ("low", mention.amount_low), ("high", mention.amount_high))
        cells |= {column: number_text(amount) for column, amount in pairs}
        cells["unit"] = mention.unit or ""
    return cells | {"comparator": mention.comparator, "out_of": "" if mention.out_of is None else str(mention.out_of)}


def number_text(amount: Decimal | None) -> str:
    """Return an amount with the digits it was written with: 6.8e9, 2016."""
    return "" if amount is None else str(amount).lower().replace("e+", "e")


def metric_words(text: str, mention: Mention) -> str:
    """Return the words around a number in its clause, as a first wording of what it measures."""
    start, end = mention.sentence or (mention.start, mention.end)
    left = max((match.end() for match in CLAUSE.finditer(text, start, mention.start)), default=start)
    right = next((match.start() for match in CLAUSE.finditer(text, mention.end, end)), end)
    if mention.cue is not None and left <= mention.cue.start < mention.start:
        before = text[left : mention.cue.start]
    else:
        before = text[left : mention.start]
    words = f"{before} … {text[mention.end : right]}".replace("\n", " ").strip(" …,.;:。、")
    return " ".join(words.split()[:METRIC_WORDS])[:METRIC_LETTERS].strip()


def period_beside(mentions: Sequence[Mention], mention: Mention) -> str:
    """Return the date or fiscal year that a mention's sentence names nearest to it."""
    dated = [each for each in mentions if each.sentence == mention.sentence and each.date and each is not mention]
    nearest = min(dated, key=lambda each: abs(each.start - mention.start), default=None)
    if nearest is None or nearest.date is None:
        return ""
    return f"FY{nearest.date}" if nearest.kind == "fiscal_year" and nearest.date.isdigit() else nearest.date


def horizon_beside(mentions: Sequence[Mention], mention: Mention) -> str:
    """Return the years over which an amount of money is spread, where its sentence says so."""
    if mention.kind != MONEY:
        return ""
    spans = [each for each in mentions if each.sentence == mention.sentence and each.kind == DURATION]
    years = [each for each in spans if each.unit == "year" and each.amount is not None]
    return str(years[0].amount) if len(years) == 1 else ""


def open_proposals(book: Book, index: MeaningIndex, document: str) -> Iterator[Proposal]:
    """Yield the proposals of a held document of which nobody has said anything yet, in their order."""
    ledger = book.ledger
    row = ledger.row("documents", document)
    if row is None or document not in ledger.texts:
        return
    waiting = {each.start for each in coverage(ledger, document) if each.open}
    for each in Proposer(book, index).propose(ledger.texts[document], row["published"], row["title"]):
        if each.mention.start in waiting:
            yield each
