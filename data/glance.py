"""The cards of the first page: the one number of each chapter, what it is measured against, and its spark.

- Each card shows a number of its chapter, never one of its own; the chapter carries the argument and the caveats.
- The direction is told only where like is compared with like. Where it cannot be told, the card gives the range, or
  what stands beside the number.
- Sparks have no axes and start at nought; a spark of dates shows when things were agreed, not how much.
- What the first page says beside its cards compares numbers of several chapters, or counts what the book holds.
"""

from __future__ import annotations

from claimbook.book.book import Book
from claimbook.book.topics import Topic
from claimbook.chapters.scorecard import Card, Spark
from claimbook.values.value import Value

topic = Topic(__name__)

SHARE = "share of TOP500 summed Rmax (computed)"
COUNTRIES = ("us", "cn", "uk", "de", "in", "jp")
AGREED = ("biden-kishida-pledge", "par-g7-total", "par-110-total", "par-mou-2026", "par-genesis-date")
COUNTED = "counted from the book’s own tables"


@topic.value(
    "glance-outside", label="Outside figures", digits=None, confidence="established", confidence_reason=COUNTED
)
def outside(book: Book) -> Value:
    """The number of outside figures that the book holds."""
    return book.number_of(book.ledger.where("reference", status="current"), "outside figures")


for name, document in (("first", "multiplatform-2023"), ("last", "argonne-2024")):
    topic.value(
        f"glance-{name}-article",
        f"published({document})",
        label=f"The {name} of the articles: published",
        confidence="likely",
        confidence_reason="inferred from the article, which prints no day",
        words="The date of the document, as the table of documents has it.",
    )


# The cards


def shares(book: Book) -> Spark:
    """Return Japan's share of every list held, in the order of the lists."""
    values = sorted(book.where("reference", subject="Japan", metric=SHARE), key=lambda value: value.nature.as_of)
    says = (
        "Japan’s share by list, from {t5-share-jp-202006} in {t5-share-jp-202006|when} to {t5-share-jp-202606} in "
        "{t5-share-jp-202606|when}."
    )
    return Spark("line", values, says)


def investments(book: Book) -> Spark:
    """Return private investment by country, Japan's standing out."""
    says = (
        "Private investment in AI by country in {inv-jp-2023|when}, on one scale: United States {inv-us-2023}, China "
        "{inv-cn-2023}, United Kingdom {inv-uk-2023}, Germany {inv-de-2023}, India {inv-in-2023}, Japan {inv-jp-2023}."
    )
    return Spark("dots", [book[f"inv-{country}-2023"] for country in COUNTRIES], says, main="inv-jp-2023")


def shortage(book: Book) -> Spark:
    """Return the middle scenario with the low and the high one as its ends."""
    says = "From {talent-shortage-2030|low} in the low scenario to {talent-shortage-2030|high} in the high one."
    return Spark("range", [book["talent-shortage-2030"]], says)


def agreements(book: Book) -> Spark:
    """Return when the countries and their institutions pledged, gave, signed and planned."""
    says = (
        "A pledge in {biden-kishida-pledge}, universities at Hiroshima in {par-g7-total|when}, the universities’ "
        "partnerships in {par-110-total|when}, a memorandum on {par-mou-2026}, the plan of both governments on "
        "{par-genesis-date}."
    )
    return Spark("dates", [book[id] for id in AGREED], says)


def rents(book: Book) -> Spark:
    """Return the rent of a run with the least and the most that utilisation and rents make of it."""
    return Spark("range", [book["run-jpy"]], "From {run-jpy|low} to {run-jpy|high}, by utilisation and rent.")


cards = (
    Card(
        "Compute",
        "chapters/compute",
        "t5-share-jp-202606",
        "Japan’s share of the world’s listed supercomputing, {t5-share-jp-202606|when}",
        "{t5-share-jp-202406} in {t5-share-jp-202406|when}, after {t5-share-jp-202006} in {t5-share-jp-202006|when}",
        shares,
    ),
    Card(
        "Funding",
        "chapters/funding",
        "fund-meti-ai-fy26",
        "METI’s draft budget for AI models, data and robots, {fund-meti-ai-fy26|when}",
        "private investment was {inv-jp-of-us-2025} of the United States’ in {inv-jp-2025|when} (second-hand), after "
        "{inv-jp-of-us-2023|digits=1} in {inv-jp-2023|when}",
        investments,
        holds="inv-jp-of-us-2025 < inv-jp-of-us-2023",
    ),
    Card(
        "Talent",
        "chapters/talent",
        "talent-shortage-2030 | unit",
        "Missing in IT in {tal-it-2030-mid|when}, METI’s middle scenario",
        "{talent-shortage-2030|range} by scenario",
        shortage,
    ),
    Card(
        "Partnerships",
        "chapters/partnerships",
        "par-genesis-sum",
        "Genesis Mission, {par-genesis-date|when}: planned by both governments over {par-genesis-span|unit}",
        "subject to appropriations; {par-110-total} of companies’ money came before, in {par-110-total|when}",
        agreements,
    ),
    Card(
        "Policy",
        "chapters/policy",
        "run-jpy",
        "To rent machines for one training run like Grok 4’s",
        "{run-jpy|range} (in part second-hand); the state gives one project {fund-noetra-fy26} in "
        "{fund-noetra-fy26|when}",
        rents,
    ),
)
