"""The machines that the articles name, and what became of AIST's "2.5 times": values and figures.

The judgement rules stand in `compute.py`, whose topic these values and figures belong to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.topics import Cell, Column, Drawing
from data import compute_drawings
from data.compute_share import topic as topic

if TYPE_CHECKING:
    from claimbook.book.book import Book

# Name, country, what the articles said, what there is, status; ids of the HPL performance and of the 16-bit peak.
MACHINES: tuple[tuple[str, str, str, str, str, str | None, str | None], ...] = (
    (
        "Fugaku (JP)",
        "Japan",
        "With Aurora one of {top-ranked-supercomputers|word} “of the world’s top ranked”, and one of those that "
        "“hold the key”",
        "{t5-fugaku-rank-202606} on the list of {t5-fugaku-rank-202606|when}; no GPUs",
        "operating, {t5-fugaku-rank-202606|when}",
        "t5-fugaku-rmax",
        None,
    ),
    (
        "ABCI 2.0 (JP)",
        "Japan",
        "AIST’s “existing supercomputer”, to be opened to companies; not named",
        "As of {t5-abci2-rmax|when year}; succeeded by ABCI 3.0",
        "operating, {t5-abci2-rmax|when}",
        "t5-abci2-rmax",
        "jp-abci2-peak",
    ),
    (
        "ABCI 3.0 (JP)",
        "Japan",
        "AIST’s new machine, “{aist-machine-multiple} times greater”, as early as {aist-machine-completion}; not named",
        "In full operation in {jp-abci3-start} with {jp-abci3-gpus} H200 GPUs; whether it is the machine meant is open",
        "operating, {t5-abci3-rmax|when}",
        "t5-abci3-rmax",
        "jp-abci3-peak",
    ),
    (
        "Ishikari (JP)",
        "Japan",
        "{sakura-gpus-announced|worded} Nvidia GPUs, as early as {sakura-machine-start}",
        "{jp-sakura-gpus} H100 GPUs in {jp-sakura-gpus|when}",
        "operating, {jp-sakura-gpus|when}",
        None,
        "jp-sakura-peak",
    ),
    (
        "Aurora (US)",
        "United States",
        "With Fugaku one of {top-ranked-supercomputers|word} “of the world’s top ranked”",
        "Partial run of {t5-aurora-rmax0} in {t5-aurora-rmax0|when}, the figure here in {t5-aurora-rmax|when}",
        "operating, {t5-aurora-rmax|when}",
        "t5-aurora-rmax",
        None,
    ),
    (
        "Azure Eagle (US)",
        "United States",
        "“Microsoft’s Azure-hosted system”, one of the “world-class machines”; not named",
        "{us-eagle-gpus} H100 GPUs in {us-eagle-gpus|when}",
        "operating, {t5-eagle-rmax|when}",
        "t5-eagle-rmax",
        "us-eagle-peak",
    ),
    (
        "IBM Vela (US)",
        "United States",
        "One of the “world-class machines”",
        "IBM gave no count; {us-vela-gpus} A100 GPUs inferred from a diagram",
        "operating, {us-vela-gpus|when}",
        None,
        "us-vela-peak",
    ),
)


topic.value(
    "jp-sakura-peak",
    "count(jp-sakura-gpus) * chip-h100",
    label="Ishikari: peak 16-bit throughput",
    unit="EFLOP/s",
    digits=4,
    words="The GPUs of the machine times the dense 16-bit peak of one H100.",
)
topic.value(
    "us-vela-peak",
    "count(us-vela-gpus) * chip-a100",
    label="IBM Vela: peak 16-bit throughput, its count inferred from a diagram",
    unit="EFLOP/s",
    words="The GPUs that were inferred times the dense 16-bit peak of one A100.",
)
topic.value(
    "us-eagle-peak",
    "count(us-eagle-gpus) * chip-h100",
    label="Azure Eagle: peak 16-bit throughput, all GPUs taken as H100 SXM5",
    unit="EFLOP/s",
    words="The GPUs of the machine times the dense 16-bit peak of one H100.",
)
topic.value(
    "fugaku-of-aurora",
    "t5-fugaku-rmax / t5-aurora-rmax",
    label="Fugaku’s HPL performance against Aurora’s",
    unit="percent",
    digits=2,
    words="The one Rmax over the other, each machine at its best.",
)
topic.value(
    "abci3-of-eagle",
    "jp-abci3-peak / us-eagle-peak",
    label="ABCI 3.0’s 16-bit peak against Azure Eagle’s",
    unit="percent",
    digits=2,
    words="The one peak over the other.",
)
topic.value(
    "ishikari-of-eagle",
    "jp-sakura-peak / us-eagle-peak",
    label="Ishikari’s 16-bit peak against Azure Eagle’s",
    unit="percent",
    digits=2,
    words="The one peak over the other.",
)
topic.value(
    "ishikari-over-vela",
    "jp-sakura-peak / us-vela-peak",
    label="Ishikari’s 16-bit peak over IBM Vela’s",
    digits=2,
    words="The one peak over the other.",
)
topic.value(
    "gpt4-cluster-peak",
    "count(cmp-gpt4-gpus) * chip-a100",
    label="Peak 16-bit throughput of the cluster said to have trained GPT-4",
    unit="EFLOP/s",
    words="The A100s of the cluster, an estimate, times the dense 16-bit peak of one.",
)
topic.value(
    "abci3-of-gpt4-cluster",
    "jp-abci3-peak / gpt4-cluster-peak",
    label="ABCI 3.0 against the cluster said to have trained GPT-4",
    unit="percent",
    digits=2,
    words="The published peak of ABCI 3.0 over the peak of that cluster.",
)
topic.value(
    "softbank-over-abci3",
    "jp-softbank-2025-peak / jp-abci3-peak",
    label="SoftBank’s clusters together against ABCI 3.0",
    unit="times",
    digits=2,
    words="The peak that SoftBank gives for its platform over that of ABCI 3.0; the company names no precision.",
)
topic.value(
    "jp-60ef-reached",
    "jp-60ef-2025 / jp-60ef-goal",
    label="Japan’s target for national compute: reached by November 2025",
    unit="percent",
    digits=2,
    words="What METI counted over what it aims at.",
)
topic.value(
    "jp-60ef-left",
    "jp-60ef-goal - jp-60ef-2025",
    label="Japan’s target for national compute: left to build in November 2025",
    unit="EFLOP/s",
    digits=2,
    words="What METI aims at less what it counted.",
)
topic.value(
    "jp-60ef-in-ishikaris",
    "jp-60ef-goal / jp-sakura-peak",
    label="Japan’s target for national compute, in machines like Ishikari’s",
    digits=2,
    words="The target for national compute over the peak of the machine at Ishikari.",
)


topic.value(
    "baonghean-published",
    "published(baonghean-2023)",
    label="Báo Nghệ An’s article: published",
    confidence="likely",
    confidence_reason="inferred from the article that it rewrites",
    words="The date of the document.",
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
    "Aurora and no HPL result for Ishikari and Vela. A peak is what the chips could do, not what a job gets. "
    "Fugaku’s mixed-precision benchmark reached {t5-fugaku-mxp}; that is not the peak that the right panel shows.",
    holds=["fugaku-of-aurora < 100", "abci3-of-eagle < 100", "ishikari-of-eagle < 100"],
)
def figure_machines(book: Book) -> Drawing:
    """Each machine: what the articles said, what there is, and its two performances."""
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
        [name, country, book.text(said), book.text(now), book.text(status), hpl and book[hpl], peak and book[peak]]
        for name, country, said, now, status, hpl, peak in MACHINES
    ]
    return Drawing(columns, rows, compute_drawings.draw_machines)


topic.value(
    "aist-new-as-claimed",
    "aist-machine-multiple * jp-aist-2023",
    label="AIST’s new machine, at the stated multiple of the existing one",
    unit="EFLOP/s",
    digits=2,
    words="The claimed multiple times what METI stated for the existing machine.",
)
topic.value(
    "aist-added",
    "jp-aist-target - jp-aist-2023",
    label="AIST: compute to be added by the end of 2024",
    unit="EFLOP/s",
    digits=2,
    words="The target less the existing compute.",
)
topic.value(
    "aist-added-multiple",
    "aist-added / jp-aist-2023",
    label="AIST: compute to be added, in existing machines",
    digits=2,
    words="The compute to be added over the existing compute.",
)
topic.value(
    "aist-total-multiple",
    "jp-aist-target / jp-aist-2023",
    label="AIST: target in all, in existing machines",
    digits=2,
    words="The target over the existing compute.",
)
topic.value(
    "aist-abci3-multiple",
    "jp-abci3-peak / jp-aist-2023",
    label="ABCI 3.0 in AIST’s machines of 2023",
    digits=2,
    words="The published peak of ABCI 3.0 over the existing compute as stated in 2023.",
)
topic.value(
    "aist-abci3-of-target",
    "jp-abci3-peak / jp-aist-target",
    label="ABCI 3.0 over AIST’s target",
    digits=2,
    words="The published peak of ABCI 3.0 over the target for the end of 2024.",
)


@topic.figure(
    "compute-aist",
    takeaway="“{aist-machine-multiple} times” is what the plan of {jp-aist-target|when year} would have added; "
    "ABCI 3.0 brought {aist-abci3-multiple} times",
    subtitle="AIST’s AI compute as stated at the time, EFLOP/s, {jp-aist-2023|when} to {jp-abci3-peak|when}",
    alt="Bars. The existing machine as stated in {jp-aist-2023|when}: {jp-aist-2023}. A new machine "
    "{aist-machine-multiple} times as large, as in the article: {aist-new-as-claimed}. The plan for all of "
    "AIST: {jp-aist-target}, {aist-total-multiple} times the existing. ABCI 3.0 as published, in full operation "
    "in {jp-abci3-start}: {jp-abci3-peak}, {aist-abci3-multiple} times the existing.",
    caveat="The existing compute is stated to one digit; its rounding alone leaves "
    "{aist-added-multiple|rounded} for what was to be added. Which machine the article meant is not settled by "
    "it. The statement of {jp-aist-2023|when year} does not name its precision.",
    holds=["aist-added-multiple == aist-machine-multiple", "jp-abci3-peak > jp-aist-2023"],
)
def figure_aist(book: Book) -> Drawing:
    """The existing machine, the claim, the plan and what came."""
    columns = [
        Column("what", "What"),
        Column("stage", "Stage"),
        Column("compute", "AI compute"),
        Column("multiple", "In existing machines"),
    ]
    rows: list[list[Cell]] = [
        [
            book.text("Existing machine, as stated in {jp-aist-2023|when year}"),
            "operating",
            book["jp-aist-2023"],
            "the base",
        ],
        [
            "New machine, as the article has it",
            "announced",
            book["aist-new-as-claimed"],
            book["aist-machine-multiple"],
        ],
        [
            book.text("Both together, as planned in {jp-aist-target|when year}"),
            "announced",
            book["jp-aist-target"],
            book["aist-total-multiple"],
        ],
        ["ABCI 3.0, as published", "operating", book["jp-abci3-peak"], book["aist-abci3-multiple"]],
    ]
    return Drawing(columns, rows, compute_drawings.draw_aist)
