"""Who is tied to whom, for what, and what has come of it.

- A tie is drawn where a sentence of the articles states it, with that sentence. Ownership of firms, makers of products
  and the inner parts of one institute are no partnerships and are left out.
- Two agreements that the articles could not know are drawn beside them, from outside figures and marked so.
- A tie has the status its sentence gives it: announced, agreed, signed or operating. What came of it stands apart.
- Private gifts, a public plan over years and sums of different dates share an axis of dollars, never a total, save
  where a source itself states the total.
- A promise is something the articles say will happen. It is kept when an event that is held answers it: within the time
  named, or at all where none was named. Where no source is held, the book says so and counts neither way.
- A slip of an article is what the check of its statement contradicts or refines.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from claimbook.book.book import Book, has_value
from claimbook.book.prose import ROLE, without_conditions
from claimbook.book.topics import Cell, Column, Drawing, Topic
from claimbook.tables.ledger import Row
from claimbook.values.dates import days_of
from claimbook.values.display import show_date
from claimbook.values.value import Value
from data import network
from data import partnerships_charts as charts
from data.network_chart import NO_SENTENCE, draw_ties
from data.promises import Promise, promises

topic = Topic(__name__)

COUNTED = "a count of rows of the book’s own table, each with its sentence"
SAME = "Both are parts of the one sum that goes to Washington and Tsukuba."
PLEDGES = (
    "The embassy announced the pledges together; they run over different years, and the sum is of what was pledged."
)
BACKGROUND = {"riken-founded"}
SLIPS = {"hiroshima-agreements-date"}
UNSTATED = "not stated"
STEPS = {
    "event-biden-kishida-pledge": "Biden and Kishida pledge closer work",
    "event-hiroshima-agreements": "University agreements of Hiroshima",
    "event-science-ai-plan": "Plan for AI in science reported",
    "event-university-partnerships": "University partnerships announced",
    "event-riken-argonne-signed": "RIKEN and Argonne sign",
    "event-mext-doe-signed": "The ministries sign",
    "event-openai-tokyo": "OpenAI’s office announced open",
    "event-prosperity-deal": "Governments agree on technology",
    "event-statement-of-intent": "Ministries state their intent",
    "event-memorandum-2026": "Wider memorandum signed",
    "event-genesis-plan": "Genesis Mission: joint plan",
}


# Ties


@topic.value("partnerships-ties", label="Ties drawn", digits=None, confidence="established", confidence_reason=COUNTED)
def ties_drawn(book: Book) -> Value:
    """The number of ties between institutions, companies and governments that the book draws."""
    return book.number_of(network.ties(book), "ties drawn")


@topic.value(
    "partnerships-ties-in-articles",
    label="Ties that the articles state",
    digits=None,
    confidence="established",
    confidence_reason=COUNTED,
)
def ties_in_articles(book: Book) -> Value:
    """The number of ties drawn that rest on a sentence of the articles."""
    return book.number_of([tie for tie in network.ties(book) if tie.quote], "ties with a sentence of the articles")


@topic.value(
    "partnerships-ties-announced",
    label="Ties that the articles only announce",
    digits=None,
    confidence="established",
    confidence_reason=COUNTED,
)
def ties_announced(book: Book) -> Value:
    """The number of ties in the articles whose sentence announces them, neither signed nor operating."""
    return book.number_of(
        [tie for tie in network.ties(book) if tie.quote and tie.status == "announced"], "ties announced"
    )


@topic.value(
    "partnerships-ties-riken", label="Ties of RIKEN", digits=None, confidence="established", confidence_reason=COUNTED
)
def ties_of_riken(book: Book) -> Value:
    """The number of ties in the articles that RIKEN is one end of."""
    return book.number_of([tie for tie in network.ties(book) if tie.quote and "riken" in tie.ends], "ties of RIKEN")


@topic.value(
    "partnerships-ties-across",
    label="Ties between Japan and the United States",
    digits=None,
    confidence="established",
    confidence_reason=COUNTED,
)
def ties_across(book: Book) -> Value:
    """The number of ties in the articles with one end in Japan and the other in the United States."""
    return book.number_of([tie for tie in network.ties(book) if tie.quote and tie.across], "ties across the Pacific")


@topic.value(
    "partnerships-ties-money", label="Ties of money", digits=None, confidence="established", confidence_reason=COUNTED
)
def ties_of_money(book: Book) -> Value:
    """The number of ties in the articles that are payments."""
    return book.number_of([tie for tie in network.ties(book) if tie.quote and tie.kind == "money"], "ties of money")


# Promises


def counted(id: str, label: str, words: str, chosen: Callable[[Promise], bool]) -> None:
    """Register how many promises are so, under an id."""

    def number(book: Book) -> Value:
        return book.number_of([each for each in promises(book) if chosen(each)], words)

    number.__doc__ = f"The number of {words}."
    topic.value(id, label=label, digits=None, confidence="established", confidence_reason=COUNTED)(number)


ANSWERED = "promises that an event answers"
IN_TIME = "promises that an event answers in the time named"
LATE = "promises that an event answers after the time named"
OPEN = "promises on whose outcome no source is held"
counted("partnerships-promises-made", "Promises followed", "promises of the articles that are followed", lambda _: True)
counted("partnerships-promises-answered", "Promises answered", ANSWERED, lambda each: each.answer is not None)
counted("partnerships-promises-in-time", "Promises kept in time", IN_TIME, lambda each: each.outcome == "came in time")
counted("partnerships-promises-late", "Promises kept late", LATE, lambda each: each.outcome == "came late")
counted("partnerships-promises-open", "Promises without a source", OPEN, lambda each: each.answer is None)


# Money


topic.value(
    "partnerships-cmu-keio",
    "par-110-total - par-110-uw",
    label="Carnegie Mellon and Keio: what remains of the total",
    unit="USD",
    digits=2,
    words="The total of the university partnerships minus the part of Washington and Tsukuba.",
)


topic.value(
    "partnerships-washington-named",
    "par-110-nvidia + par-110-amazon",
    label="Washington and Tsukuba: the named payers",
    unit="USD",
    reason=SAME,
    words="NVIDIA's part and Amazon's, which go to the same partnership.",
)
topic.value(
    "partnerships-hiroshima-named",
    "par-g7-ibm + par-g7-google + par-g7-micron",
    label="Hiroshima: the named pledges together",
    unit="USD",
    reason=PLEDGES,
    words="The pledges of IBM, Google and Micron, added.",
)
topic.value(
    "partnerships-ai-of-hiroshima",
    "par-110-total / par-g7-total",
    label="University partnerships in AI, of the Hiroshima total",
    unit="percent",
    digits=2,
    words="The total of the university partnerships in AI over that of Hiroshima, of which the lower end is held.",
)
topic.value(
    "partnerships-genesis-us",
    "par-genesis-sum - par-genesis-jp",
    label="Genesis Mission: the United States’ part",
    unit="USD",
    words="The planned total minus Japan's planned contribution.",
)
topic.value(
    "partnerships-genesis-japan-share",
    "par-genesis-jp / par-genesis-sum",
    label="Genesis Mission: Japan’s share",
    unit="percent",
    digits=2,
    words="Japan's planned contribution over the planned total.",
)
topic.value(
    "partnerships-genesis-japan-yearly",
    "par-genesis-jp / par-genesis-span",
    label="Genesis Mission: Japan’s part a year",
    unit="USD/year",
    words="Japan's planned contribution over the years of the plan.",
)


@topic.figure(
    "partnerships-network",
    takeaway="Of {partnerships-ties-in-articles} ties in the articles, {partnerships-ties-announced} are "
    "announcements; {partnerships-ties-riken} end at RIKEN",
    subtitle="Ties between governments, institutions, companies and what they make together, by kind, each marked at "
    "the stage it has come to",
    alt="A list of ties under their kinds, with a mark in one of the columns: announced, agreed, signed, operating. "
    "It has {partnerships-ties} ties, {partnerships-ties-in-articles} of them from "
    "sentences of the articles: {partnerships-ties-riken} end at RIKEN, {partnerships-ties-money} are payments, "
    "{partnerships-ties-across} join Japan and the United States directly and {partnerships-ties-announced} are "
    "announced only. The table gives each tie with its sentence.",
    caveat="Only what the articles say is counted: a tie they do not name is missing, however strong. The arrangement "
    "of the ministries of {par-mext-doe} and the memorandum of {par-mou-2026} are drawn from outside figures.",
    holds="partnerships-ties-announced <= partnerships-ties-in-articles",
)
def network_figure(book: Book) -> Drawing:
    columns = [
        Column("source", "From"),
        Column("target", "To"),
        Column("kind", "Kind"),
        Column("work", "For what"),
        Column("status", "Status"),
        Column("since", "Since"),
        Column("sentence", "Sentence"),
        Column("where", "Where"),
    ]
    ties = network.ties(book)
    rows: list[list[Cell]] = [
        [
            *tie.names,
            tie.kind,
            tie.work,
            tie.status,
            show_date(tie.since) if tie.since else "not said",
            tie.quote or NO_SENTENCE,
            tie.where,
        ]
        for tie in ties
    ]
    draw = partial(draw_ties, shown="RIKEN – Argonne: research")
    documents = list(dict.fromkeys(tie.document for tie in ties if tie.document))
    return Drawing(columns, rows, draw, also=[book["par-mext-doe"], book["par-mou-2026"]], documents=documents)


@topic.figure(
    "partnerships-timeline",
    takeaway="Pledged in {biden-kishida-pledge}, signed on {par-riken-argonne}; on Hiroshima, between them, an article "
    "is wrong",
    subtitle="Steps between Japan and the United States by date and by how far they had come",
    alt="In {biden-kishida-pledge} the governments pledged closer work in science and technology. In "
    "{par-g7-total|when} universities and companies signed in Hiroshima on quantum computing and semiconductors. RIKEN "
    "and Argonne signed on {par-riken-argonne}, the ministries on {par-mext-doe}, and the university partnerships "
    "were announced in the same month. A wider memorandum followed on {par-mou-2026}, and on {par-genesis-date} the "
    "governments announced what they plan to spend on the Genesis Mission.",
    caveat="Where the article differs, the check of its statement says how. A date known only to the month or season "
    "is a line over it. What came after {par-openai-tokyo} rests on outside figures alone.",
    holds=[
        "biden-kishida-pledge < par-riken-argonne",
        "date(par-g7-total) > biden-kishida-pledge",
        "date(par-g7-total) < par-riken-argonne",
    ],
)
def timeline(book: Book) -> Drawing:
    columns = [
        Column("step", "Step"),
        Column("date", "Date"),
        Column("status", "Status"),
        Column("slip", "Where an article differs"),
        Column("what", "In full"),
    ]
    rows: list[list[Cell]] = []
    also: dict[str, Value] = {}
    for event in sorted(steps(book), key=lambda event: days_of(event["date"])):
        date = Value(None, "date", date=event["date"])
        rows.append([STEPS.get(event.id, event["title"]), date, event["status"], slips(book, event), event["title"]])
        also |= {id: book[id] for id in event.words("claims") if id in book and _shown(book, id)}
    return Drawing(columns, rows, charts.draw_timeline, also=list(also.values()))


def steps(book: Book) -> list[Row]:
    """Return the events of the partnerships: those resting on one of their statements or outside figures."""
    own = {row.id for row in book.ledger.where("claims", topic="partnerships")} - BACKGROUND
    events = [event for event in book.ledger.where("events") if event["status"] != "due"]
    return [event for event in events if any(id in own or id.startswith("par-") for id in event.words("claims"))]


def _shown(book: Book, id: str) -> bool:
    row = book.ledger.row("claims", id)
    return row is None or has_value(row)


def slips(book: Book, event: Row) -> str:
    """Return in words where the articles differ from what is held on an event; an empty text where they do not."""
    checks = [check for id in event.words("claims") for check in book.ledger.where("checks", claim=id)]
    notes = [
        without_conditions(check["note"])
        for check in checks
        if check["verdict"] == "contradicted" or check["claim"] in SLIPS
    ]
    return " ".join(ROLE.sub(lambda match: format(book.show(match[1]), match[2] or ""), note) for note in notes)


@topic.figure(
    "partnerships-money",
    takeaway="The universities’ {par-110-total} for AI is at most {partnerships-ai-of-hiroshima} of what Hiroshima "
    "brought for semiconductors and quantum computing",
    subtitle="Who is to pay what: university partnerships of {par-110-total|when} and {par-g7-total|when}, and the "
    "plan of both governments for AI in science, {par-genesis-date|when}; US dollars",
    alt="Of the {par-110-total} for the university partnerships in AI, NVIDIA and Amazon give {par-110-nvidia} and "
    "{par-110-amazon} to Washington and Tsukuba; {partnerships-cmu-keio} remain for Carnegie Mellon and Keio. "
    "Hiroshima brought {par-g7-total|worded}: {par-g7-ibm} from IBM, {par-g7-google} from Google, {par-g7-micron} "
    "from Micron. The plan for the Genesis Mission is of {par-genesis-sum} over {par-genesis-span|unit}, "
    "{par-genesis-jp} of it Japan’s.",
    caveat="Pledges of companies and a plan of governments, over different years: the bars compare sizes, no more. "
    "The part of Carnegie Mellon and Keio is what remains, and who pays it is known only in part. The plan "
    "for the Genesis Mission is subject to appropriations in both countries.",
    holds="par-110-total < par-g7-total",
)
def money(book: Book) -> Drawing:
    columns = [
        Column("deal", "Agreement"),
        Column("who", "Who pays"),
        Column("amount", "Amount", "worded"),
        Column("kind", "Kind"),
        Column("horizon", "Over"),
    ]
    universities = f"University partnerships in AI, {book['par-110-total']:when}"
    hiroshima = f"Hiroshima: semiconductors and quantum computing, {book['par-g7-total']:when}"
    genesis = f"Genesis Mission, planned, {book['par-genesis-date']:when}"
    years = f"{book['par-genesis-span']:unit}"
    parts = [
        (universities, "All, as stated", "par-110-total", "total", UNSTATED),
        (universities, "NVIDIA: Washington–Tsukuba", "par-110-nvidia", "private gift", UNSTATED),
        (universities, "Amazon: Washington–Tsukuba", "par-110-amazon", "private gift", UNSTATED),
        (universities, "Others: Carnegie Mellon–Keio", "partnerships-cmu-keio", "private gift", UNSTATED),
        (hiroshima, "All, as stated", "par-g7-total", "total", "different years"),
        (hiroshima, "IBM: Tokyo, Chicago", "par-g7-ibm", "private gift", horizon(book, "par-g7-ibm")),
        (hiroshima, "Google: Tokyo, Chicago", "par-g7-google", "private gift", horizon(book, "par-g7-google")),
        (hiroshima, "Micron: both countries", "par-g7-micron", "private gift", horizon(book, "par-g7-micron")),
        (genesis, "All, as stated", "par-genesis-sum", "total", years),
        (genesis, "Japan", "par-genesis-jp", "plan over years", years),
        (genesis, "United States", "par-genesis-us", "plan over years", years),
    ]
    rows: list[list[Cell]] = [[deal, who, book[id], kind, over] for deal, who, id, kind, over in parts]
    return Drawing(columns, rows, charts.draw_money, also=[book["nvidia-softbank-amazon-contribution"]])


def horizon(book: Book, id: str) -> str:
    """Return in the table's words over how long an outside figure is spread."""
    years = f"{id}-years"
    if book.ledger.holds("reference", years):
        return f"{book[years]:unit}"
    row = book.ledger.row("reference", id)
    return row["metric"].removeprefix("over ") if row is not None else UNSTATED


@topic.figure(
    "partnerships-promises",
    takeaway="Of {partnerships-promises-made} promises in the articles {partnerships-promises-answered} have an "
    "answer; for {partnerships-promises-open} no source is held",
    subtitle="The time named for each promise as a band, what came as a point, by date",
    alt="The articles make {partnerships-promises-made} promises that can be followed. {partnerships-promises-in-time} "
    "came in time. RIKEN and Argonne, due in {riken-argonne-agreement-due}, signed on {par-riken-argonne}; OpenAI’s "
    "office was announced open on {par-openai-tokyo}; a new machine at AIST was in full operation in {jp-abci3-start}. "
    "For {partnerships-promises-open} no source is held on what became of them.",
    caveat="An answer says that the thing came, not that it was as good as promised. AIST’s machine was to be complete "
    "{aist-machine-completion|worded}; whether the one that came is the one meant is not settled. That no source is "
    "held does not mean that nothing came.",
    holds="partnerships-promises-in-time <= partnerships-promises-answered",
)
def promises_figure(book: Book) -> Drawing:
    columns = [
        Column("what", "Promise"),
        Column("due", "Named for", "worded"),
        Column("event", "What came"),
        Column("came", "When"),
        Column("outcome", "Outcome"),
    ]
    rows: list[list[Cell]] = []
    for each in promises(book):
        came = Value(None, "date", date=each.answer["date"]) if each.answer is not None else None
        event = each.answer["title"] if each.answer is not None else None
        rows.append([each.label, each.due or UNSTATED, event, came, each.outcome])
    also = [book["par-riken-argonne"], book["par-openai-tokyo"], book["jp-abci3-start"]]
    return Drawing(columns, rows, charts.draw_promises, also)
