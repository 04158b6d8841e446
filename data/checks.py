"""Whether the articles hold up: what became of each statement when it was held against better evidence.

- A statement is counted once in the book however many articles make it, and once in each article that makes it;
  an article that says otherwise does not make it.
- Checked means that a source was held against the statement: confirmed, refined, outdated or contradicted. What no
  source was held against is not checked, and counts neither for an article nor against it.
- The verdict is on what is printed. A figure that is right and stands under a wrong name is refined, not confirmed.
- Two articles agree only where they do not rewrite the same text: the rewrites of one report are one origin.
- Counts describe these articles. They are no sample, so no rate of error is estimated for anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimbook.book.book import Book, has_value
from claimbook.book.topics import Cell, Column, Drawing, Topic
from claimbook.tables.ledger import Ledger, Row
from claimbook.values.value import Value
from data import checks_charts as charts

topic = Topic(__name__)

ALL = "All articles, each statement once"
REWRITES = ("multiplatform-2023", "baonghean-2023")
VERDICTS = {
    "confirmed": "confirmed as printed",
    "refined": "right only with a correction",
    "outdated": "overtaken since",
    "contradicted": "contradicted by better evidence",
    "not checked": "not checked for want of a source",
    "not checkable": "opinions that no source could settle",
}
CHECKED = ("confirmed", "refined", "outdated", "contradicted")
COUNTED = "counted from the book’s own tables"


def slug(verdict: str) -> str:
    return verdict.replace(" ", "-")


def articles(ledger: Ledger) -> list[Row]:
    """Return the articles in the order in which they were published."""
    return sorted(ledger.where("documents"), key=lambda row: row["published"])


def name_of(article: Row) -> str:
    """Return what a reader calls an article: its publisher, without what stands in brackets."""
    return article["publisher"].split(" (")[0]


def statements(book: Book) -> list[Row]:
    return book.ledger.where("claims", status="current")


def verdict_of(book: Book, claim: str) -> str:
    checks = book.ledger.where("checks", claim=claim)
    return checks[0]["verdict"] if checks else "not checked"


def makers(book: Book, claim: str) -> set[str]:
    """Return the articles that make a statement."""
    rows = book.ledger.where("evidence", claim=claim)
    return {row["document"] for row in rows if row["stance"] != "contradicts"}


def origin(document: Row) -> str:
    """Return what an article rests on: the text that it rewrites, or itself."""
    dependence = document["dependence"]
    return dependence.split(";")[0] if dependence.startswith("rewrites") else document.id


def origins(book: Book, claim: str) -> set[str]:
    """Return the independent origins of a statement."""
    documents = (book.ledger.row("documents", id) for id in makers(book, claim))
    return {origin(document) for document in documents if document is not None}


def grounds(book: Book) -> list[Row]:
    """Return every outside figure that a statement was held against, each once."""
    ids = dict.fromkeys(id for row in statements(book) for id in references(book, row.id))
    return [row for row in (book.ledger.row("reference", id) for id in ids) if row is not None]


def references(book: Book, claim: str) -> list[str]:
    return [id for check in book.ledger.where("checks", claim=claim) for id in check.words("reference")]


def count(id: str, label: str, what: str, find: Callable[[Book], Iterable[Row]], on: Topic = topic) -> None:
    """Register the number of rows that `find` gives as a value; `what` says in words what is counted."""

    def compute(book: Book) -> Value:
        return book.number_of(list(find(book)), what)

    compute.__doc__ = f"The number of {what}."
    on.value(id, label=label, digits=None, confidence="established", confidence_reason=COUNTED)(compute)


def count_made(topic: Topic, article: str, name: str) -> None:
    """Register how many statements an article makes, in all and of each verdict."""
    made = f"statements that {name} makes"

    def of(verdict: str = "") -> Callable[[Book], Iterable[Row]]:
        return lambda book: (
            row
            for row in statements(book)
            if article in makers(book, row.id) and verdict in ("", verdict_of(book, row.id))
        )

    count(f"checks-{article}", f"Statements: {name}", made, of(), topic)
    for verdict, words in VERDICTS.items():
        label = f"Statements: {name}, {verdict}"
        count(f"checks-{article}-{slug(verdict)}", label, f"{made}, {words}", of(verdict), topic)


def of_verdict(verdict: str) -> Callable[[Book], Iterable[Row]]:
    return lambda book: (row for row in statements(book) if verdict_of(book, row.id) == verdict)


count("checks-articles", "Articles", "articles", lambda book: book.ledger.where("documents"))
count("checks-statements", "Statements of the articles", "statements in the articles, each once", statements)
count(
    "checks-with-number",
    "Statements with a number or date",
    "statements that state a number or a date",
    lambda book: (row for row in statements(book) if has_value(row)),
)
count(
    "checks-shared",
    "Statements that both rewrites make",
    "statements that both rewrites of one report make",
    lambda book: (row for row in statements(book) if makers(book, row.id).issuperset(REWRITES)),
)
count(
    "checks-independent",
    "Statements that independent articles make",
    "statements that two or more articles of different origin make",
    lambda book: (row for row in statements(book) if len(origins(book, row.id)) > 1),
)
count("checks-grounds", "Outside figures held against statements", "outside figures held against statements", grounds)
count(
    "checks-grounds-secondary",
    "Outside figures held against statements: seen in a copy or secondary source",
    "those outside figures that were seen only in a copy or a secondary source",
    lambda book: (row for row in grounds(book) if row["seen_in"] and row["confidence"] != "unseen"),
)
count(
    "checks-grounds-unseen",
    "Outside figures held against statements: source not seen",
    "those outside figures whose source was not seen",
    lambda book: (row for row in grounds(book) if row["confidence"] == "unseen"),
)
for each in VERDICTS:
    words = f"statements {VERDICTS[each]}" if each != "not checkable" else "statements that are opinions"
    count(f"checks-{slug(each)}", f"Statements: {each}", words, of_verdict(each))


topic.value(
    "checks-checked",
    " + ".join(f"checks-{verdict}" for verdict in CHECKED),
    label="Statements held against a source",
    digits=None,
    confidence="established",
    confidence_reason=COUNTED,
    words="Statements confirmed, refined, outdated and contradicted, added.",
)
topic.value(
    "checks-confirmed-share",
    "checks-confirmed / checks-checked",
    label="Checked statements confirmed",
    unit="percent",
    digits=2,
    confidence="established",
    confidence_reason=COUNTED,
    words="Statements confirmed as printed over all that could be held against a source.",
)


def told(id: str, name: str) -> str:
    """Return a sentence that tells the counts of an article, or of all where the id is empty, as a template."""
    counts = ", ".join(f"{{{counted(id, verdict)}}} {verdict}" for verdict in VERDICTS)
    return f"{name}: {counts}."


def counted(article: str, verdict: str) -> str:
    """Return the id of the count of a verdict in an article, or in all of them where its id is empty."""
    return f"checks-{article}-{slug(verdict)}" if article else f"checks-{slug(verdict)}"


@topic.from_tables
def register_articles(topic: Topic, ledger: Ledger) -> None:
    """Register the counts of every article and the figure that shows them, so that a new article is counted too."""
    for article in articles(ledger):
        count_made(topic, article.id, name_of(article))
    tellings = [told("", ALL), *(told(article.id, name_of(article)) for article in articles(ledger))]
    topic.figure(
        "checks-verdicts",
        takeaway="Of {checks-checked} statements that could be checked, {checks-confirmed} are confirmed as printed "
        "and {checks-contradicted} contradicted",
        subtitle="Statements by verdict: of all articles, each counted once, and of each article; number of statements",
        alt="Statements by verdict. " + " ".join(tellings),
        caveat="A statement that several articles make counts in each of them and once in all; {checks-shared} stand "
        "in both Multiplatform.AI and Báo Nghệ An, which rewrite one report. “Not checked” means that no source is "
        "held, and is no judgement. Counted from the book’s own verdicts, each of which is listed on this page with "
        "its sources.",
        holds=["checks-confirmed < checks-checked", "checks-contradicted < checks-confirmed"],
    )(verdicts)


def verdicts(book: Book) -> Drawing:
    """Draw the counts of all articles, then of each."""
    columns = [Column("article", "Article"), Column("verdict", "Verdict"), Column("statements", "Statements")]
    found = articles(book.ledger)
    rows: list[list[Cell]] = []
    for id, name in [("", ALL), *((article.id, name_of(article)) for article in found)]:
        rows += [[name, verdict, book[counted(id, verdict)]] for verdict in VERDICTS]
    also = [book["checks-checked"], *(book[f"checks-{article.id}"] for article in found)]
    return Drawing(columns, rows, charts.draw_verdicts, also=also)
