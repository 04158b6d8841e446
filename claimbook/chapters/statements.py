"""Every statement of a book's documents with its verdict, so that a reader can see which hold up, and on what grounds.

The list stands in the page whole and is read without a script; the marks on each entry (`data-verdict`, `data-topic`,
`data-documents`) let the page's script filter it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from claimbook.base.errors import BookError
from claimbook.book.book import Book, has_value
from claimbook.book.confidence import claim_confidence
from claimbook.book.sources import Citation, Quote, cite_reference, entity_name, quotes_of
from claimbook.chapters.links import link, linked_text, linked_value, plain
from claimbook.tables.ledger import Row
from claimbook.values.display import show_date

VERDICTS = ("confirmed", "refined", "outdated", "contradicted", "not checked", "not checkable")
SHOWN = "worded unit"
STANCES = {"supports": "", "refines": "differs in detail: ", "contradicts": "says otherwise: "}


@dataclass(frozen=True, slots=True)
class Ground:
    """An outside figure that a statement was held against: its label, its number as HTML, its full citation."""

    label: str
    shown: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the documents as it is listed; `shown` and `note` are HTML, all else plain text."""

    id: str
    topic: str
    label: str
    shown: str
    verdict: str
    note: str
    said_by: str
    confidence: str
    reason: str
    quotes: tuple[Quote, ...]
    grounds: tuple[Ground, ...]

    @property
    def documents(self) -> list[str]:
        """The ids of the documents that make the statement, in the order of their quotes."""
        return list(dict.fromkeys(quote.document for quote in self.quotes if quote.stance != "contradicts"))


def statement_of(book: Book, claim: Row) -> Statement:
    """Return one statement with verdict, note, quotes and grounds; raises BookError where a part of it is missing."""
    checks = book.ledger.where("checks", claim=claim.id)
    if not checks:
        raise BookError(f"The statement {claim.id} has no verdict; give it a row in the table checks.")
    try:
        note = linked_text(book, checks[0]["note"])
        grounds = tuple(ground_of(book, id) for id in checks[0].words("reference"))
    except BookError as error:
        raise BookError(f"The verdict on {claim.id} cannot be shown: {error}") from None
    confidence, reason = claim_confidence(book.ledger, claim)
    return Statement(
        id=claim.id,
        topic=claim["topic"],
        label=f"{entity_name(book.ledger, claim['subject'])}: {claim['metric']}",
        shown=linked_value(book, claim.id, SHOWN) if has_value(claim) else "",
        verdict=checks[0]["verdict"],
        note=note,
        said_by=", ".join(entity_name(book.ledger, id) for id in claim.words("attributed_to")),
        confidence=confidence,
        reason=reason,
        quotes=tuple(quotes_of(book.ledger, claim.id)),
        grounds=grounds,
    )


def ground_of(book: Book, id: str) -> Ground:
    """Return an outside figure with its citation; raises BookError where there is none of that id."""
    row = book.ledger.row("reference", id)
    if row is None:
        raise BookError(f"there is no outside figure {id!r}")
    return Ground(f"{row['subject']}: {row['metric']}", linked_value(book, id, SHOWN), cite_reference(row))


class Statements:
    """The list of every current statement of a book; shows itself as HTML and as text, grouped by topic."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.statements = [statement_of(book, claim) for claim in book.ledger.where("claims", status="current")]
        if not self.statements:
            raise BookError("The documents make no statement that could be listed; add claims first.")
        self.documents = {row.id: row for row in book.ledger.where("documents")}

    def by_topic(self) -> dict[str, list[Statement]]:
        """Return the statements by topic: the book's topics in their order, then what no chapter is about."""
        found: dict[str, list[Statement]] = {name.rpartition(".")[2]: [] for name in self.book.identity.topics}
        for statement in self.statements:
            found.setdefault(statement.topic, []).append(statement)
        return {topic: statements for topic, statements in found.items() if statements}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.text()}

    def text(self) -> str:
        """Return the list as plain text: verdict, statement, documents and note, a topic after another."""
        lines = []
        for topic, statements in self.by_topic().items():
            lines.append(topic)
            for each in statements:
                told = f"{each.label}{f' = {plain(each.shown)}' if each.shown else ''}"
                lines.append(f"  {each.verdict}  {told} [{each.id}; {' '.join(each.documents)}]")
                lines.append(f"    {plain(each.note)}")
        return "\n".join(lines)

    def html(self) -> str:
        """Return the list as HTML, the controls that filter it first and hidden until a script serves them."""
        groups = "\n".join(
            f'<section class="topic">\n<h3>{escape(topic.capitalize())}</h3>\n<ol>\n'
            + "\n".join(self._item(each) for each in statements)
            + "\n</ol>\n</section>"
            for topic, statements in self.by_topic().items()
        )
        return f'<div class="statements">\n{self._controls()}\n{groups}\n</div>'

    def _controls(self) -> str:
        documents = [(id, row["publisher"]) for id, row in self.documents.items()]
        topics = [(topic, topic) for topic in self.by_topic()]
        return (
            '<form class="sieve" role="search" aria-label="Find a statement" hidden>'
            '<label>Find <input type="search" name="find" autocomplete="off"></label>'
            + choice("verdict", "Verdict", [(verdict, verdict) for verdict in VERDICTS])
            + choice("documents", "Article", documents)
            + choice("topic", "Topic", topics)
            + '<p role="status" class="found"></p></form>'
        )

    def _item(self, each: Statement) -> str:
        value = f" — {each.shown}" if each.shown else ""
        sure = f"{link('sure', each.confidence, each.confidence)}, {escape(each.reason)}"
        return (
            f'<li id="statement-{escape(each.id)}" data-verdict="{escape(each.verdict)}" '
            f'data-topic="{escape(each.topic)}" data-documents="{escape(" ".join(each.documents))}">\n'
            f'<p class="stated"><strong class="verdict">{escape(each.verdict)}</strong> '
            f"{escape(each.label)}{value}</p>\n"
            + "\n".join(self._quote(quote, each) for quote in each.quotes)
            + f'\n<p class="judged">{each.note} <span class="note">How sure: {sure}.</span></p>'
            + grounds_html(each)
            + "</li>"
        )

    def _quote(self, quote: Quote, statement: Statement) -> str:
        source = link("document", quote.document, quote.publisher)
        said = f", after {escape(statement.said_by)}" if statement.said_by and quote.stance == "supports" else ""
        return (
            f'<blockquote class="quote"><p>“{escape(quote.text)}”</p>'
            f"<footer>{STANCES[quote.stance]}{source}, {escape(show_date(quote.published))}{said}</footer></blockquote>"
        )


def choice(name: str, label: str, options: list[tuple[str, str]]) -> str:
    """Return a select of a form, as HTML, that asks for nothing unless it is touched."""
    choices = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
    return f'<label>{label} <select name="{name}"><option value="">all</option>{choices}</select></label>'


def grounds_html(statement: Statement) -> str:
    """Return what a statement was held against, each figure with its number, all folded; empty where nothing was."""
    if not statement.grounds:
        return ""
    items = "".join(
        f"<li>{escape(ground.label)}: {ground.shown}. {citation_html(ground.citation)}</li>"
        for ground in statement.grounds
    )
    return f'\n<details class="source"><summary>Held against</summary><ul>{items}</ul></details>'


def citation_html(citation: Citation) -> str:
    """Return a full citation; what was seen only in a copy, or not seen at all, says so."""
    text = escape(citation.text)
    if citation.url.startswith(("https://", "http://")):
        text = f'<a class="external" rel="noreferrer" href="{escape(citation.url)}">{text}</a>'
    marks = [f"secondary: seen in {citation.secondary}"] if citation.secondary else []
    marks += ["not seen by us"] if citation.unseen else []
    return f"<bdi>{text}</bdi>" + (f' <span class="mark">[{escape("; ".join(marks))}]</span>' if marks else "")
