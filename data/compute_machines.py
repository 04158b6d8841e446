"""The machines that the articles name, and what became of AIST's "2.5 times": values and figures.

The judgement rules stand in `compute.py`, whose topic these values and figures belong to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.figures import Cell, Column, Drawing
from claimbook.book.topics import Topic
from claimbook.values.value import Operation, Value
from data import compute_drawings

if TYPE_CHECKING:
    from claimbook.book.book import Book

# Name, country, what the articles said, what there is, status; ids of the HPL performance and of the 16-bit peak.
MACHINES: tuple[tuple[str, str, str, str, str, str | None, str | None], ...] = (
    (
        "Fugaku (JP)",
        "Japan",
        "With Aurora one of {top-ranked-supercomputers|word} “of the world’s top ranked”, and one of those that "
        "“hold the key”",
        "{t5-fugaku-rank-202506} on the list of {t5-fugaku-rank-202506|when}; no GPUs",
        "operating, {t5-fugaku-rank-202506|when}",
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


def register(topic: Topic) -> None:
    """Give the topic the values and figures of the machines and of AIST's multiple."""
    register_machines(topic)
    register_dates(topic)
    register_machines_figure(topic)
    register_multiple(topic)
    register_multiple_figure(topic)


def register_machines(topic: Topic) -> None:
    @topic.value(
        "us-eagle-peak", label="Azure Eagle: peak 16-bit throughput, all GPUs taken as H100 SXM5", unit="EFLOP/s"
    )
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

    @topic.value("ishikari-over-vela", label="Ishikari’s 16-bit peak over IBM Vela’s", digits=2)
    def ishikari_over_vela(book: Book) -> Value:
        """The one peak over the other."""
        return book["jp-sakura-peak"] / book["us-vela-peak"]

    @topic.value(
        "gpt4-cluster-peak", label="Peak 16-bit throughput of the cluster said to have trained GPT-4", unit="EFLOP/s"
    )
    def gpt4_cluster_peak(book: Book) -> Value:
        """The A100s of the cluster, an estimate, times the dense 16-bit peak of one."""
        return book["cmp-gpt4-gpus"].count * book["chip-a100"]

    @topic.value(
        "abci3-of-gpt4-cluster",
        label="ABCI 3.0 against the cluster said to have trained GPT-4",
        unit="percent",
        digits=2,
    )
    def abci3_of_gpt4_cluster(book: Book) -> Value:
        """The published peak of ABCI 3.0 over the peak of that cluster."""
        return book["jp-abci3-peak"] / book["gpt4-cluster-peak"]

    @topic.value(
        "jp-60ef-in-ishikaris", label="Japan’s target for national compute, in machines like Ishikari’s", digits=2
    )
    def target_in_ishikaris(book: Book) -> Value:
        """The target for national compute over the peak of the machine at Ishikari."""
        return book["jp-60ef-target"] / book["jp-sakura-peak"]


def register_dates(topic: Topic) -> None:
    @topic.value(
        "baonghean-published",
        label="Báo Nghệ An’s article: published",
        confidence="likely",
        confidence_reason="inferred from the article that it rewrites",
    )
    def baonghean_published(book: Book) -> Value:
        """The date of the document."""
        row = book.ledger.row("documents", "baonghean-2023")
        assert row is not None
        return Value(None, "date", date=row["published"])

    @topic.value("jp-60ef-due", label="Japan’s target for national compute: due at the end of")
    def target_due(book: Book) -> Value:
        """The fiscal year that the report of the target names."""
        return Value(None, "date", date="FY2027", operation=Operation("due date of", (book["jp-60ef-target"],)))


def register_machines_figure(topic: Topic) -> None:
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


def register_multiple(topic: Topic) -> None:
    @topic.value(
        "aist-new-as-claimed",
        label="AIST’s new machine, at the stated multiple of the existing one",
        unit="EFLOP/s",
        digits=2,
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


def register_multiple_figure(topic: Topic) -> None:
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
