"""The cards of the first page: the one number of each chapter, what it is measured against, and its spark.

- Each card shows a number of its chapter, never one of its own; the chapter carries the argument and the caveats.
- The direction is told only where like is compared with like. Where it cannot be told, the card gives the range, or
  what stands beside the number.
- Sparks have no axes and start at nought; a spark of dates shows when things were agreed, not how much.
"""

from __future__ import annotations

from claimbook.book.book import Book
from claimbook.chapters.scorecard import Card, Spark

SHARE = "share of TOP500 summed Rmax (computed)"
COUNTRIES = ("us", "cn", "uk", "de", "in", "jp")
AGREED = ("biden-kishida-pledge", "par-g7-total", "par-110-total", "par-mou-2026", "par-genesis-total")


def shares(book: Book) -> Spark:
    """Return Japan's share of every list held, in the order of the lists."""
    values = sorted(book.where("reference", subject="Japan", metric=SHARE), key=lambda value: value.nature.as_of)
    says = (
        "Japan’s share by list, from {t5-share-jp-202006} in {t5-share-jp-202006|when} to {t5-share-jp-202506} in "
        "{t5-share-jp-202506|when}."
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
    """Return when the countries and their institutions pledged, gave and signed, and what is planned."""
    says = (
        "A pledge in {biden-kishida-pledge}, universities at Hiroshima in {par-g7-total|when}, these partnerships in "
        "{par-110-total|when}, a memorandum on {par-mou-2026}; planned: Genesis Mission, {par-genesis-total|when}."
    )
    return Spark("dates", [book[id] for id in AGREED], says, open=frozenset({"par-genesis-total"}))


cards = (
    Card(
        "Compute",
        "chapters/compute",
        "t5-share-jp-202506",
        "Japan’s share of the world’s listed supercomputing, {t5-share-jp-202506|when}",
        "down from {t5-share-jp-202006} in {t5-share-jp-202006|when}",
        shares,
        holds="t5-share-jp-202506 < t5-share-jp-202006",
    ),
    Card(
        "Funding",
        "chapters/funding",
        "inv-jp-2023 | digits=2",
        "private investment in AI in Japan, {inv-jp-2023|when}",
        "{funding-japan-of-us|digits=2} of the United States’, after {inv-jp-2022-ratio} in {inv-jp-2022-ratio|when}",
        investments,
    ),
    Card(
        "Talent",
        "chapters/talent",
        "talent-shortage-2030 | unit",
        "missing in IT in {tal-it-2030-mid|when}, METI’s middle scenario",
        "{talent-shortage-2030|range} by scenario",
        shortage,
    ),
    Card(
        "Partnerships",
        "chapters/partnerships",
        "par-110-total",
        "of private money announced for university partnerships, {par-110-total|when}",
        "after {par-g7-total|worded} at Hiroshima in {par-g7-total|when}",
        agreements,
    ),
)
