"""Japan's share of the world's machines: values and figures, the first of the topic `data.compute`.

The judgement rules stand in `compute.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.figures import Cell, Column, Drawing
from claimbook.book.topics import Topic
from claimbook.values.display import show_date
from claimbook.values.value import Value
from data import compute_drawings
from data.palette import PLACES

if TYPE_CHECKING:
    from claimbook.book.book import Book

topic = Topic("data.compute")

LISTS = ("202006", "202011", "202106", "202111", "202206", "202211", "202306", "202311", "202406", "202411", "202506")
CLUSTER_DATES = ("2019-12", "2020-12", "2021-12", "2022-12", "2023-12", "2024-12", "2025-05")


def held(book: Book, id: str) -> Value | None:
    """Return a value of the tables, None where no figure is held."""
    return book[id] if book.ledger.holds("reference", id) else None


# The share of the world's machines


topic.value(
    "t5-share-jp-fall",
    "t5-share-jp-202006 - t5-share-jp-202506",
    label="Fall of Japan’s share of the TOP500, June 2020 to June 2025",
    unit="percentage point",
    words="Japan's share of the summed Rmax on the first list less its share on the last.",
    holds="t5-share-jp-202506 < t5-share-jp-202006",
)
topic.value(
    "t5-n-jp-rise",
    "t5-n-jp-202506 - t5-n-jp-202006",
    label="Japanese systems added to the TOP500, June 2020 to June 2025",
    digits=None,
    words="Japan's systems on the last list less those on the first.",
    holds="t5-n-jp-202506 > t5-n-jp-202006",
)
topic.value(
    "t5-fugaku-of-list",
    "t5-share-jp-202311 * t5-fugaku-of-japan",
    label="Fugaku’s share of the whole TOP500, November 2023",
    unit="percent",
    digits=2,
    words="Japan's share of the summed Rmax times Fugaku's share of Japan's.",
)
topic.value(
    "t5-share-jp-without-fugaku",
    "t5-share-jp-202311 - t5-fugaku-of-list",
    label="Japan’s share of the TOP500 less Fugaku’s, November 2023",
    unit="percent",
    digits=2,
    words="Japan's share of the summed Rmax less Fugaku's share of it.",
    holds="t5-fugaku-of-japan < 100",
)
topic.value(
    "t5-us-over-jp-202006",
    "t5-share-us-202006 / t5-share-jp-202006",
    label="United States over Japan, share of the TOP500, June 2020",
    digits=2,
    words="The share of the United States over Japan's on the list of June 2020.",
)
topic.value(
    "t5-us-over-jp-202411",
    "t5-share-us-202411 / t5-share-jp-202411",
    label="United States over Japan, share of the TOP500, November 2024",
    digits=2,
    words="The share of the United States over Japan's on the list of November 2024.",
)
topic.value(
    "ep-us-over-jp-2025",
    "ep-share-us-2025-05 / ep-share-jp-2025-05",
    label="United States over Japan, share of known GPU clusters, May 2025",
    digits=2,
    words="The share of the United States in known GPU-cluster performance over Japan's.",
)


@topic.figure(
    "compute-share",
    takeaway="Japan’s share of the world’s listed supercomputing fell from {t5-share-jp-202006} to "
    "{t5-share-jp-202506} as Fugaku slipped from {t5-fugaku-rank-202006} to {t5-fugaku-rank-202506}",
    subtitle="Share of the summed HPL performance (Rmax) of the TOP500, percent, lists of "
    "{t5-share-jp-202006|when} to {t5-share-jp-202506|when}",
    alt="Lines over half-yearly lists. Japan falls from {t5-share-jp-202006} in {t5-share-jp-202006|when} to "
    "{t5-share-jp-202406} in {t5-share-jp-202406|when} and stands at {t5-share-jp-202506} in "
    "{t5-share-jp-202506|when}. The United States rises from "
    "{t5-share-us-202006} to {t5-share-us-202411}, the EU-27 goes from {t5-share-eu-202006} to "
    "{t5-share-eu-202411}, and China falls from {t5-share-cn-202006} to {t5-share-cn-202411}. Below, Fugaku’s "
    "rank: {t5-fugaku-rank-202006} in {t5-fugaku-rank-202006|when}, {t5-fugaku-rank-202311} in "
    "{t5-fugaku-rank-202311|when}, {t5-fugaku-rank-202506} in {t5-fugaku-rank-202506|when}.",
    caveat="The list holds what owners submit. China’s fall partly reflects machines that are no longer "
    "submitted. HPL is 64-bit arithmetic and says little about training language models.",
    holds=[
        "t5-share-jp-202506 < t5-share-jp-202006",
        "t5-fugaku-rank-202506 > t5-fugaku-rank-202006",
        "t5-share-us-202411 > t5-share-us-202006",
        "t5-share-cn-202411 < t5-share-cn-202006",
    ],
)
def figure_share(book: Book) -> Drawing:
    """Each list held: shares, Japan's systems, Fugaku's rank."""
    columns = [
        Column("list", "List"),
        Column("jp", "Japan"),
        Column("systems", "Japan’s systems"),
        Column("rank", "Fugaku’s rank"),
        *(Column(place, PLACES[place]) for place in ("us", "eu", "cn")),
    ]
    rows = []
    for each in LISTS:
        japan = book[f"t5-share-jp-{each}"]
        cells = [
            held(book, f"t5-{what}-{each}") for what in ("n-jp", "fugaku-rank", "share-us", "share-eu", "share-cn")
        ]
        rows.append([show_date(japan.nature.as_of), japan, *cells])
    return Drawing(columns, rows, compute_drawings.draw_shares)


@topic.figure(
    "compute-clusters",
    takeaway="Of the GPU clusters that are known, Japan’s share fell from {ep-share-jp-2019-12} to "
    "{ep-share-jp-2025-05}",
    subtitle="Share of the peak 16-bit performance of known GPU clusters, percent: Japan, "
    "{ep-share-jp-2019-12|when} to {ep-share-jp-2025-05|when}; by place, {ep-share-jp-2025-05|when}",
    alt="Left, a line: Japan’s share of known GPU-cluster performance falls from {ep-share-jp-2019-12} in "
    "{ep-share-jp-2019-12|when} to {ep-share-jp-2023-12} in {ep-share-jp-2023-12|when} and "
    "{ep-share-jp-2025-05} in {ep-share-jp-2025-05|when}. Right, bars for {ep-share-jp-2025-05|when}: United "
    "States {ep-share-us-2025-05}, China {ep-share-cn-2025-05}, EU-27 {ep-share-eu-2025-05}, Japan "
    "{ep-share-jp-2025-05}, South Korea {ep-share-kr-2025-05}.",
    caveat="The data set covers {ep-share-coverage} of the world’s AI compute, and what is secret or unannounced is "
    "missing; read the shares with that in mind. Fugaku has no GPUs and is not in it.",
    holds="ep-share-jp-2025-05 < ep-share-jp-2019-12",
)
def figure_clusters(book: Book) -> Drawing:
    """Each date held: shares by place."""
    columns = [Column("when", "Date"), *(Column(place, name) for place, name in PLACES.items())]
    rows: list[list[Cell]] = [
        [show_date(each), *(held(book, f"ep-share-{place}-{each}") for place in PLACES)] for each in CLUSTER_DATES
    ]
    return Drawing(columns, rows, compute_drawings.draw_clusters)
