"""Japan's share of the world's machines: values and figures, the first of the topic `data.compute`.

The judgement rules stand in `compute.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.topics import Cell, Column, Drawing, Topic
from claimbook.values.display import show_date
from claimbook.values.value import Value
from data import compute_drawings, compute_share_drawing
from data.palette import PLACES

if TYPE_CHECKING:
    from claimbook.book.book import Book

topic = Topic("data.compute")

# The lists held, each by what its ids end in and what a label calls it.
LISTS = {
    "202006": "June 2020",
    "202011": "November 2020",
    "202106": "June 2021",
    "202111": "November 2021",
    "202206": "June 2022",
    "202211": "November 2022",
    "202306": "June 2023",
    "202311": "November 2023",
    "202406": "June 2024",
    "202411": "November 2024",
    "202506": "June 2025",
    "202511": "November 2025",
    "202606": "June 2026",
}
CLUSTER_DATES = ("2019-12", "2020-12", "2021-12", "2022-12", "2023-12", "2024-12", "2025-05")
LISTED = {"kr": "South Korea", "uk": "United Kingdom", "de": "Germany", "fr": "France", "tw": "Taiwan"}


def held(book: Book, id: str) -> Value | None:
    """Return a value of the tables, None where no figure is held."""
    return book[id] if book.ledger.holds("reference", id) else None


# Each list


for each, name in LISTS.items():
    topic.value(
        f"t5-share-fugaku-{each}",
        f"t5-share-jp-{each} - t5-share-jp-nofugaku-{each}",
        label=f"Fugaku’s share of the TOP500, {name}",
        unit="percent",
        digits=2,
        words="Japan's share of the summed Rmax less that of its other machines.",
    )
    topic.value(
        f"t5-fugaku-of-japan-{each}",
        f"t5-share-fugaku-{each} / t5-share-jp-{each}",
        label=f"Fugaku’s part of Japan’s performance on the TOP500, {name}",
        unit="percent",
        digits=2,
        words="Fugaku's share of the list over Japan's.",
    )
    topic.value(
        f"t5-us-over-jp-{each}",
        f"t5-share-us-{each} / t5-share-jp-{each}",
        label=f"United States over Japan, share of the TOP500, {name}",
        digits=2,
        words="The share of the United States over Japan's on the same list.",
    )


# From list to list


topic.value(
    "t5-share-jp-fall-2024",
    "t5-share-jp-202006 - t5-share-jp-202406",
    label="Fall of Japan’s share of the TOP500, June 2020 to June 2024",
    unit="percentage point",
    words="Japan's share of the summed Rmax on the list of June 2020 less its share on that of June 2024.",
    holds="t5-share-jp-202406 < t5-share-jp-202006",
)
topic.value(
    "t5-fall-fugaku-part",
    "(t5-share-fugaku-202006 - t5-share-fugaku-202406) / t5-share-jp-fall-2024",
    label="Fugaku’s part of that fall",
    unit="percent",
    digits=2,
    words="The fall of Fugaku's share of the list over the fall of Japan's, from June 2020 to June 2024.",
)
topic.value(
    "t5-share-jp-change-2026",
    "t5-share-jp-202606 - t5-share-jp-202406",
    label="Change of Japan’s share of the TOP500, June 2024 to June 2026",
    unit="percentage point",
    digits=1,
    words="Japan's share of the summed Rmax on the list of June 2026 less its share on that of June 2024.",
)
topic.value(
    "t5-share-jp-nolineshine-202606",
    "t5-rmax-jp-202606 / (t5-rmax-all-202606 - t5-lineshine-rmax)",
    label="Japan’s share of the TOP500 had LineShine not entered, June 2026",
    unit="percent",
    digits=2,
    words="Japan's summed Rmax over that of the list without LineShine.",
)
topic.value(
    "t5-lineshine-of-china",
    "t5-lineshine-rmax / t5-rmax-cn-202606",
    label="LineShine’s part of China’s performance on the TOP500, June 2026",
    unit="percent",
    digits=2,
    words="The Rmax of the one machine over China's summed Rmax.",
)
topic.value(
    "t5-rest-jp-202006",
    "t5-rmax-jp-202006 - t5-fugaku-rmax0",
    label="Japan without Fugaku, summed Rmax, June 2020",
    unit="PFLOP/s",
    words="Japan's summed Rmax less Fugaku's on its first list.",
)
topic.value(
    "t5-rest-jp-202606",
    "t5-rmax-jp-202606 - t5-fugaku-rmax",
    label="Japan without Fugaku, summed Rmax, June 2026",
    unit="PFLOP/s",
    words="Japan's summed Rmax less Fugaku's.",
)
topic.value(
    "t5-rest-jp-growth",
    "t5-rest-jp-202606 / t5-rest-jp-202006",
    label="Growth of Japan without Fugaku on the TOP500, June 2020 to June 2026",
    unit="times",
    digits=2,
    words="The summed Rmax of Japan's other machines in June 2026 over that of June 2020.",
)
topic.value(
    "t5-list-growth",
    "t5-rmax-all-202606 / t5-rmax-all-202006",
    label="Growth of the TOP500, June 2020 to June 2026",
    unit="times",
    digits=2,
    words="The summed Rmax of the list in June 2026 over that of June 2020.",
)
for place, name in LISTED.items():
    topic.value(
        f"t5-share-{place}-202606",
        f"t5-rmax-{place}-202606 / t5-rmax-all-202606",
        label=f"{name}: share of the TOP500, June 2026",
        unit="percent",
        digits=2,
        words="The country's summed Rmax over that of the list.",
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
    "{t5-share-jp-202406} in {t5-share-jp-202406|when} and has hardly moved since; without Fugaku it doubled",
    subtitle="Share of the summed HPL performance (Rmax) of the TOP500, percent, lists of "
    "{t5-share-jp-202006|when} to {t5-share-jp-202606|when}: by place; and Japan’s, divided into Fugaku and the rest",
    alt="Two panels over half-yearly lists. First, lines: Japan falls from {t5-share-jp-202006} in "
    "{t5-share-jp-202006|when} to {t5-share-jp-202406} in {t5-share-jp-202406|when} and stands at "
    "{t5-share-jp-202606} in {t5-share-jp-202606|when}. The United States goes from {t5-share-us-202006} over "
    "{t5-share-us-202411} in {t5-share-us-202411|when} to {t5-share-us-202606}, the EU-27 from "
    "{t5-share-eu-202006} to {t5-share-eu-202606}, China from {t5-share-cn-202006} over {t5-share-cn-202511} to "
    "{t5-share-cn-202606}. Second, areas: Japan’s share without Fugaku goes from {t5-share-jp-nofugaku-202006} over "
    "{t5-share-jp-nofugaku-202406} in {t5-share-jp-nofugaku-202406|when} to {t5-share-jp-nofugaku-202606}; "
    "Fugaku’s on top of it shrinks from {t5-share-fugaku-202006} to {t5-share-fugaku-202606}. Below, Fugaku’s rank, "
    "from {t5-fugaku-rank-202006} to {t5-fugaku-rank-202606}.",
    caveat="The list holds what owners submit. China’s fall partly reflects machines that are no longer "
    "submitted, its return is one new machine. HPL is 64-bit arithmetic and says little about training language "
    "models. The numbers below the areas are Fugaku’s ranks.",
    holds=[
        "t5-share-jp-202406 < t5-share-jp-202006",
        "t5-share-jp-202606 - t5-share-jp-202406 < 2 and t5-share-jp-202406 - t5-share-jp-202606 < 2",
        "t5-share-jp-nofugaku-202606 >= 2 * t5-share-jp-nofugaku-202406",
        "t5-share-fugaku-202606 < t5-share-fugaku-202006",
        "t5-share-cn-202511 < t5-share-cn-202006 and t5-lineshine-of-china > 50",
    ],
)
def figure_share(book: Book) -> Drawing:
    """Each list held: shares, Japan's divided, Fugaku's rank, Japan's systems."""
    columns = [
        Column("list", "List"),
        Column("jp", "Japan"),
        Column("rest", "Japan without Fugaku", "digits=2"),
        Column("fugaku", "Fugaku"),
        Column("rank", "Fugaku’s rank"),
        Column("systems", "Japan’s systems"),
        *(Column(place, PLACES[place]) for place in ("us", "eu", "cn")),
    ]
    told = ("share-jp", "share-jp-nofugaku", "share-fugaku", "fugaku-rank", "n-jp", "share-us", "share-eu", "share-cn")
    rows: list[list[Cell]] = [
        [show_date(book[f"t5-share-jp-{each}"].nature.as_of), *(book[f"t5-{what}-{each}"] for what in told)]
        for each in LISTS
    ]
    return Drawing(columns, rows, compute_share_drawing.draw)


@topic.figure(
    "compute-clusters",
    takeaway="Of the GPU clusters that are known, Japan has about {ep-share-jp-2025-05|digits=1}, down from about "
    "{ep-share-jp-2019-12|digits=1}",
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
