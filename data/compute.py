"""Compute: Japan's share of the world's machines, what the articles' machines are, and what they can train.

Judgement rules
- Performance in HPL (64-bit, measured) and peak 16-bit throughput (computed from chips) never share an axis or a sum.
- A training run takes its operations over GPUs × peak × utilisation. The peak is the dense 16-bit one; the 8-bit peak
  is shown beside it because the articles do not say which is meant, and comes from a data sheet that was not seen.
- "Typical" utilisation is the middle half, quartile to quartile, of published large runs since 2020.
- The machine at Ishikari is taken as it was built, for the articles' "over 2,000" GPUs leave the chip open. What it
  would take with the older chip shows which one the claim presumes.
- GPT-4's training compute is a third-party estimate; whatever rests on it carries its 90 % interval. A training time
  shows one interval at a time: that of the compute at the median utilisation, or that of the utilisation.
- A year has 365.25 days.
- "2.5 times" is held against the machine of 2023 as stated then. What was built since is compared with it, but which
  machine the article meant stays open.
- Azure is represented by Eagle, the one of its systems with published figures; its peak takes all GPUs as H100 SXM5.
- The training compute of Fugaku-LLM is computed from its parameters and tokens; all others are as published.
- The counts of Epoch AI and of the AI Index follow different definitions; only Epoch's are drawn here.
- The pay-off is RIKEN's forecast. It is drawn open, as what has not happened, and nothing rests on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.display import show_date
from claimbook.figures import Cell, Column, Drawing
from claimbook.topics import Topic
from claimbook.values import Value
from data import compute_models, compute_training

if TYPE_CHECKING:
    from claimbook.book import Book

topic = Topic(__name__)
compute_training.register(topic)
compute_models.register(topic)

LISTS = ("202006", "202011", "202106", "202111", "202206", "202211", "202306", "202311", "202406", "202411", "202506")
CLUSTER_DATES = ("2019-12", "2020-12", "2021-12", "2022-12", "2023-12", "2024-12", "2025-05")
PLACES = {"jp": "Japan", "us": "United States", "cn": "China", "eu": "EU-27", "kr": "South Korea"}


def held(book: Book, id: str) -> Value | None:
    """Return a value of the tables, None where no figure is held."""
    return book[id] if book.ledger.holds("reference", id) else None


# The share of the world's machines


@topic.value(
    "t5-share-jp-fall", label="Fall of Japan’s share of the TOP500, June 2020 to June 2025", unit="percentage point"
)
def share_fall(book: Book) -> Value:
    """Japan's share of the summed Rmax on the first list less its share on the last."""
    return book["t5-share-jp-202006"] - book["t5-share-jp-202506"]


@topic.value("t5-n-jp-rise", label="Japanese systems added to the TOP500, June 2020 to June 2025", digits=None)
def systems_rise(book: Book) -> Value:
    """Japan's systems on the last list less those on the first."""
    return book["t5-n-jp-202506"] - book["t5-n-jp-202006"]


@topic.value("t5-fugaku-of-list", label="Fugaku’s share of the whole TOP500, November 2023", unit="percent", digits=2)
def fugaku_of_list(book: Book) -> Value:
    """Japan's share of the summed Rmax times Fugaku's share of Japan's."""
    return book["t5-share-jp-202311"] * book["t5-fugaku-of-japan"]


@topic.value(
    "t5-share-jp-without-fugaku",
    label="Japan’s share of the TOP500 less Fugaku’s, November 2023",
    unit="percent",
    digits=2,
)
def share_without_fugaku(book: Book) -> Value:
    """Japan's share of the summed Rmax less Fugaku's share of it."""
    return book["t5-share-jp-202311"] - book["t5-fugaku-of-list"]


@topic.value("t5-us-over-jp-202006", label="United States over Japan, share of the TOP500, June 2020", digits=2)
def lead_first(book: Book) -> Value:
    """The share of the United States over Japan's on the list of June 2020."""
    return book["t5-share-us-202006"] / book["t5-share-jp-202006"]


@topic.value("t5-us-over-jp-202411", label="United States over Japan, share of the TOP500, November 2024", digits=2)
def lead_last(book: Book) -> Value:
    """The share of the United States over Japan's on the list of November 2024."""
    return book["t5-share-us-202411"] / book["t5-share-jp-202411"]


@topic.value("ep-us-over-jp-2025", label="United States over Japan, share of known GPU clusters, May 2025", digits=2)
def clusters_lead(book: Book) -> Value:
    """The share of the United States in known GPU-cluster performance over Japan's."""
    return book["ep-share-us-2025-05"] / book["ep-share-jp-2025-05"]


@topic.figure(
    "compute-share",
    takeaway="Japan’s share of the world’s listed supercomputing fell from {t5-share-jp-202006} to "
    "{t5-share-jp-202506} as Fugaku slipped from {t5-fugaku-rank-202006} to {t5-fugaku-rank-202506}",
    subtitle="Share of the summed HPL performance (Rmax) of the TOP500, percent, lists of June 2020 to June 2025",
    alt="Lines over half-yearly lists. Japan falls from {t5-share-jp-202006} in June 2020 to "
    "{t5-share-jp-202406} in June 2024 and stands at {t5-share-jp-202506} in June 2025. On the three lists held "
    "for them, the United States rises from {t5-share-us-202006} to {t5-share-us-202411}, the EU-27 goes from "
    "{t5-share-eu-202006} to {t5-share-eu-202411}, and China falls from {t5-share-cn-202006} to "
    "{t5-share-cn-202411}. Below, Fugaku’s rank: {t5-fugaku-rank-202006} in June 2020, {t5-fugaku-rank-202311} "
    "in November 2023, {t5-fugaku-rank-202506} in June 2025.",
    caveat="The list holds what owners submit. China’s fall partly reflects machines that are no longer "
    "submitted. For the United States, the EU-27 and China only the lists marked are held; the lines between "
    "them are a guide for the eye. HPL is 64-bit arithmetic and says little about training language models.",
)
def figure_share(book: Book) -> Drawing:
    """Each list held: shares, Japan's systems, Fugaku's rank."""
    from data.compute_drawings import draw_shares

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
    return Drawing(columns, rows, draw_shares)


@topic.figure(
    "compute-clusters",
    takeaway="Of the GPU clusters that are known, Japan’s share fell from {ep-share-jp-2019-12} to "
    "{ep-share-jp-2025-05}",
    subtitle="Share of the peak 16-bit performance of known GPU clusters, percent: Japan, December 2019 to May 2025; "
    "by place, May 2025",
    alt="Left, a line: Japan’s share of known GPU-cluster performance falls from {ep-share-jp-2019-12} in "
    "December 2019 to {ep-share-jp-2023-12} in December 2023 and {ep-share-jp-2025-05} in May 2025. Right, bars "
    "for May 2025: United States {ep-share-us-2025-05}, China {ep-share-cn-2025-05}, EU-27 "
    "{ep-share-eu-2025-05}, Japan {ep-share-jp-2025-05}, South Korea {ep-share-kr-2025-05}.",
    caveat="The data set covers {ep-share-coverage} of the world’s AI compute, and what is secret or unannounced is "
    "missing; read the shares with that in mind. Fugaku has no GPUs and is not in it.",
)
def figure_clusters(book: Book) -> Drawing:
    """Each date held: shares by place."""
    from data.compute_drawings import draw_clusters

    columns = [Column("when", "Date"), *(Column(place, name) for place, name in PLACES.items())]
    rows: list[list[Cell]] = [
        [show_date(each), *(held(book, f"ep-share-{place}-{each}") for place in PLACES)] for each in CLUSTER_DATES
    ]
    return Drawing(columns, rows, draw_clusters)


# The machines


@topic.value("us-eagle-peak", label="Azure Eagle: peak 16-bit throughput, all GPUs taken as H100 SXM5", unit="EFLOP/s")
def eagle_peak(book: Book) -> Value:
    """The GPUs of the machine times the dense 16-bit peak of one H100."""
    return book["us-eagle-gpus"].count * book["chip-h100"]


@topic.value("fugaku-of-aurora", label="Fugaku’s HPL performance against Aurora’s", unit="percent", digits=2)
def fugaku_of_aurora(book: Book) -> Value:
    """The one Rmax over the other, each machine at its best."""
    return book["t5-fugaku-rmax"] / book["t5-aurora-rmax"]


@topic.value("abci3-of-eagle", label="ABCI 3.0’s 16-bit peak against Azure Eagle’s", unit="percent", digits=2)
def abci3_of_eagle(book: Book) -> Value:
    """The one peak over the other."""
    return book["jp-abci3-peak"] / book["us-eagle-peak"]


@topic.value("ishikari-of-eagle", label="Ishikari’s 16-bit peak against Azure Eagle’s", unit="percent", digits=2)
def ishikari_of_eagle(book: Book) -> Value:
    """The one peak over the other."""
    return book["jp-sakura-peak"] / book["us-eagle-peak"]


@topic.value(
    "gpt4-cluster-peak", label="Peak 16-bit throughput of the cluster said to have trained GPT-4", unit="EFLOP/s"
)
def gpt4_cluster_peak(book: Book) -> Value:
    """The A100s of the cluster, an estimate, times the dense 16-bit peak of one."""
    return book["cmp-gpt4-gpus"].count * book["chip-a100"]


@topic.value(
    "abci3-of-gpt4-cluster", label="ABCI 3.0 against the cluster said to have trained GPT-4", unit="percent", digits=2
)
def abci3_of_gpt4_cluster(book: Book) -> Value:
    """The published peak of ABCI 3.0 over the peak of that cluster."""
    return book["jp-abci3-peak"] / book["gpt4-cluster-peak"]


@topic.value("jp-60ef-in-ishikaris", label="Japan’s target for fiscal 2027 in machines like Ishikari’s", digits=2)
def target_in_ishikaris(book: Book) -> Value:
    """The target for national compute over the peak of the machine at Ishikari."""
    return book["jp-60ef-target"] / book["jp-sakura-peak"]


MACHINES: tuple[tuple[str, str, str, str, str, str | None, str | None], ...] = (
    (
        "Fugaku (JP)",
        "Japan",
        "With Aurora one of {top-ranked-supercomputers|word} “of the world’s top ranked”, and one of those that "
        "“hold the key”",
        "{t5-fugaku-rank-202506} on the list of June 2025; no GPUs",
        "operating",
        "t5-fugaku-rmax",
        None,
    ),
    (
        "ABCI 2.0 (JP)",
        "Japan",
        "AIST’s “existing supercomputer”, to be opened to companies; not named",
        "As of 2023; succeeded by ABCI 3.0",
        "operating",
        "t5-abci2-rmax",
        "jp-abci2-peak",
    ),
    (
        "ABCI 3.0 (JP)",
        "Japan",
        "AIST’s new machine, “{aist-machine-multiple} times greater”, as early as {aist-machine-completion}; not named",
        "In full operation in {jp-abci3-start} with {jp-abci3-gpus} H200 GPUs; whether it is the machine meant is open",
        "operating",
        "t5-abci3-rmax",
        "jp-abci3-peak",
    ),
    (
        "Ishikari (JP)",
        "Japan",
        "{sakura-gpus-announced|worded} Nvidia GPUs, as early as {sakura-machine-start}",
        "{jp-sakura-gpus} H100 GPUs by mid-2024",
        "operating",
        None,
        "jp-sakura-peak",
    ),
    (
        "Aurora (US)",
        "United States",
        "With Fugaku one of {top-ranked-supercomputers|word} “of the world’s top ranked”",
        "Partial run of {t5-aurora-rmax0} in November 2023, the figure here in June 2024",
        "operating",
        "t5-aurora-rmax",
        None,
    ),
    (
        "Azure Eagle (US)",
        "United States",
        "“Microsoft’s Azure-hosted system”, one of the “world-class machines”; not named",
        "{us-eagle-gpus} H100 GPUs in November 2023",
        "operating",
        "t5-eagle-rmax",
        "us-eagle-peak",
    ),
    (
        "IBM Vela (US)",
        "United States",
        "One of the “world-class machines”",
        "IBM gave no count; {us-vela-gpus} A100 GPUs inferred from a diagram",
        "operating",
        None,
        "us-vela-peak",
    ),
)


@topic.figure(
    "compute-machines",
    takeaway="In 64-bit arithmetic Fugaku reaches {fugaku-of-aurora} of Aurora; in 16-bit peak ABCI 3.0 reaches "
    "{abci3-of-eagle} of Azure’s Eagle, Ishikari {ishikari-of-eagle}",
    subtitle="The machines that the articles name: HPL performance measured in 64-bit arithmetic, PFLOP/s; peak "
    "16-bit throughput computed from the chips, EFLOP/s; two scales that must not be compared",
    alt="Panels of bars. HPL: Aurora {t5-aurora-rmax}, Eagle {t5-eagle-rmax}, Fugaku {t5-fugaku-rmax}, ABCI 3.0 "
    "{t5-abci3-rmax}, ABCI 2.0 {t5-abci2-rmax}. 16-bit peak: Eagle {us-eagle-peak}, ABCI 3.0 "
    "{jp-abci3-peak}, Ishikari {jp-sakura-peak}, Vela {us-vela-peak}, ABCI 2.0 {jp-abci2-peak}. Where a panel "
    "has no bar, no figure is held.",
    caveat="Eagle stands for Azure: the articles do not name the system. Its peak takes all its GPUs as H100 "
    "SXM5; Vela’s rests on a count inferred from a diagram. The sources held give no 16-bit peak for Fugaku and "
    "Aurora and no HPL result for Ishikari and Vela. A peak is what the chips could do, not what a job gets.",
)
def figure_machines(book: Book) -> Drawing:
    """Each machine: what the articles said, what there is, and its two performances."""
    from data.compute_drawings import draw_machines

    columns = [
        Column("machine", "Machine"),
        Column("country", "Country"),
        Column("said", "What the articles said"),
        Column("now", "What there is"),
        Column("status", "Status"),
        Column("hpl", "HPL, 64-bit, PFLOP/s", "bare"),
        Column("peak", "Peak, 16-bit, EFLOP/s", "bare"),
    ]
    rows = [
        [name, country, book.text(said), book.text(now), status, hpl and book[hpl], peak and book[peak]]
        for name, country, said, now, status, hpl, peak in MACHINES
    ]
    return Drawing(columns, rows, draw_machines)


# "2.5 times"


@topic.value(
    "aist-new-as-claimed", label="AIST’s new machine, if 2.5 times the existing one as stated", unit="EFLOP/s", digits=2
)
def new_as_claimed(book: Book) -> Value:
    """The claimed multiple times what METI stated for the existing machine."""
    return book["aist-machine-multiple"] * book["jp-aist-2023"]


@topic.value("aist-added", label="AIST: compute to be added by the end of 2024", unit="EFLOP/s", digits=2)
def added(book: Book) -> Value:
    """The target less the existing compute."""
    return book["jp-aist-target"] - book["jp-aist-2023"]


@topic.value("aist-added-multiple", label="AIST: compute to be added, in existing machines", digits=2)
def added_multiple(book: Book) -> Value:
    """The compute to be added over the existing compute."""
    return book["aist-added"] / book["jp-aist-2023"]


@topic.value("aist-total-multiple", label="AIST: target in all, in existing machines", digits=2)
def total_multiple(book: Book) -> Value:
    """The target over the existing compute."""
    return book["jp-aist-target"] / book["jp-aist-2023"]


@topic.value("aist-abci3-multiple", label="ABCI 3.0 in AIST’s machines of 2023", digits=2)
def abci3_multiple(book: Book) -> Value:
    """The published peak of ABCI 3.0 over the existing compute as stated in 2023."""
    return book["jp-abci3-peak"] / book["jp-aist-2023"]


@topic.value("aist-abci3-of-target", label="ABCI 3.0 over AIST’s target", digits=2)
def abci3_of_target(book: Book) -> Value:
    """The published peak of ABCI 3.0 over the target for the end of 2024."""
    return book["jp-abci3-peak"] / book["jp-aist-target"]


@topic.figure(
    "compute-aist",
    takeaway="“{aist-machine-multiple} times” is what the plan of 2023 would have added; ABCI 3.0 brought "
    "{aist-abci3-multiple} times",
    subtitle="AIST’s AI compute as stated at the time, EFLOP/s, July 2023 to January 2025",
    alt="Bars. The existing machine as stated in July 2023: {jp-aist-2023}. A new machine "
    "{aist-machine-multiple} times as large, as in the article: {aist-new-as-claimed}. The plan for all of AIST "
    "by the end of 2024: {jp-aist-target}, {aist-total-multiple} times the existing. ABCI 3.0 as published, in "
    "full operation in {jp-abci3-start}: {jp-abci3-peak}, {aist-abci3-multiple} times the existing.",
    caveat="The existing compute is stated to one digit; its rounding alone leaves "
    "{aist-added-multiple|rounded} for what was to be added. Which machine the article meant is not settled by "
    "it. The statement of 2023 does not name its precision.",
)
def figure_aist(book: Book) -> Drawing:
    """The existing machine, the claim, the plan and what came."""
    from data.compute_drawings import draw_aist

    columns = [
        Column("what", "What"),
        Column("stage", "Stage"),
        Column("compute", "AI compute"),
        Column("multiple", "In existing machines"),
    ]
    rows: list[list[Cell]] = [
        ["Existing machine, as stated in 2023", "operating", book["jp-aist-2023"], "the base"],
        ["New machine, as the article has it", "announced", book["aist-new-as-claimed"], book["aist-machine-multiple"]],
        ["Both together, as planned in 2023", "announced", book["jp-aist-target"], book["aist-total-multiple"]],
        ["ABCI 3.0, as published", "operating", book["jp-abci3-peak"], book["aist-abci3-multiple"]],
    ]
    return Drawing(columns, rows, draw_aist)
