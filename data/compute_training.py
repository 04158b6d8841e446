"""What a training run takes: the claim "GPT-3 in three days, GPT-4 within a year" as values and as a figure that moves.

The judgement rules stand in `compute.py`, whose topic these values and this figure belong to.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimbook.book.figures import plain_float
from claimbook.book.topics import Cell, Column, Drawing
from data.compute_machines import topic as topic
from data.compute_training_drawing import draw
from data.training_runs import MACHINES, MODELS, PROCESSORS, Processor, TrainedModel

if TYPE_CHECKING:
    from claimbook.book.book import Book


topic.value(
    "gpt4-flop-range",
    "between(cmp-gpt4-flop-lo, cmp-gpt4-flop, cmp-gpt4-flop-hi)",
    label="GPT-4: training compute with its interval",
    unit="FLOP",
    digits=2,
    words="The central estimate within its published interval.",
)
topic.value(
    "utilisation-typical",
    "between(cmp-mfu-q1, cmp-mfu-median, cmp-mfu-q3)",
    label="Utilisation of large training runs since 2020",
    unit="percent",
    digits=3,
    words="The median within the quartiles.",
)

topic.value(
    "gpt4-claimed-days",
    "sakura-gpt4-time",
    label="Claimed time to train GPT-4, in days",
    unit="day",
    words="The claimed time in days.",
)


for model in MODELS:
    for processor in PROCESSORS:
        run = f"{model.id}-{processor.id}"
        name = f"{model.name} on {processor.chip}s at {processor.precision} precision"

        topic.value(
            f"{run}-gpu-days",
            f"{model.compute_range} / {processor.peak}",
            label=f"{name}: days of one chip at its full peak",
            unit="day",
            words="The training compute over the peak of one chip.",
        )
        topic.value(
            f"{run}-days",
            f"{run}-gpu-days / (count(jp-sakura-gpus) * cmp-mfu-median)",
            label=f"{name}: days at Ishikari at median utilisation",
            unit="day",
            digits=model.digits,
            words="The training compute over GPUs × peak × median utilisation.",
        )
        topic.value(
            f"{run}-days-fast",
            f"{model.compute} / (count(jp-sakura-gpus) * {processor.peak} * cmp-mfu-q3)",
            label=f"{name}: days at Ishikari at the upper quartile of utilisation",
            unit="day",
            digits=model.digits,
            words="The central training compute over GPUs × peak × upper quartile of utilisation.",
        )
        topic.value(
            f"{run}-days-slow",
            f"{model.compute} / (count(jp-sakura-gpus) * {processor.peak} * cmp-mfu-q1)",
            label=f"{name}: days at Ishikari at the lower quartile of utilisation",
            unit="day",
            digits=model.digits,
            words="The central training compute over GPUs × peak × lower quartile of utilisation.",
        )
        topic.value(
            f"{run}-needed",
            f"{run}-gpu-days / (count(jp-sakura-gpus) * {model.claimed})",
            label=f"{name}: utilisation the claimed time needs at Ishikari",
            unit="percent",
            words="The training compute over GPUs × peak × claimed time.",
        )


topic.value(
    "gpt4-abci3-days",
    "gpt4-flop-range / (jp-abci3-peak * cmp-mfu-median)",
    label="GPT-4: days on the whole of ABCI 3.0 at median utilisation",
    unit="day",
    words="The training compute over the machine's peak × median utilisation.",
)
topic.value(
    "llama31-abci3-days",
    "cmp-llama31-flop / (jp-abci3-peak * cmp-llama31-mfu)",
    label="Llama 3.1 405B: days on the whole of ABCI 3.0",
    unit="day",
    words="The training compute over the machine's peak × the utilisation that the run itself reached.",
)
topic.value(
    "llama31-ishikari-days",
    "cmp-llama31-flop / (count(jp-sakura-gpus) * chip-h100 * cmp-llama31-mfu)",
    label="Llama 3.1 405B: days at Ishikari",
    unit="day",
    words="The training compute over GPUs × peak × the utilisation that the run itself reached.",
)


topic.value(
    "abci3-in-h100s",
    "jp-abci3-peak / chip-h100",
    label="ABCI 3.0: its peak in peaks of one H100",
    unit="times",
    digits=3,
    words="The machine's peak over that of one H100.",
)


@topic.figure(
    "compute-training-time",
    takeaway="GPT-3 in {sakura-gpt3-time|word unit} would take {gpt3-h100-needed|digits=2} of the machine’s "
    "peak; large runs typically reach {utilisation-typical|range digits=2}",
    subtitle="Days to train on the {jp-sakura-gpus} GPUs at Ishikari, by chip and precision (log scale); at "
    "the right, the utilisation that the claimed time needs",
    alt="Bars by model on a log scale of days. GPT-3, claimed in {sakura-gpt3-time|unit}: A100s would take "
    "{gpt3-a100-days|unit} at the median utilisation, H100s {gpt3-h100-days|unit}, H100s at 8-bit precision "
    "{gpt3-h100-fp8-days|unit}. GPT-4, claimed within {gpt4-claimed-days|unit}: {gpt4-a100-days|unit}, "
    "{gpt4-h100-days|unit} and {gpt4-h100-fp8-days|unit}; with H100s {gpt4-h100-days|range unit} over the "
    "interval of its training compute. The claimed times need {gpt3-a100-needed|digits=2}, "
    "{gpt3-h100-needed|digits=2} and {gpt3-h100-fp8-needed|digits=2} of the peak for GPT-3, "
    "{gpt4-a100-needed|digits=2}, {gpt4-h100-needed|digits=2} and {gpt4-h100-fp8-needed|digits=2} for GPT-4.",
    caveat="Bars: the middle half of published utilisations ({utilisation-typical|range digits=2}); tick: their "
    "median ({utilisation-typical}). Lines: the {gpt4-interval-level} interval of GPT-4’s training compute, "
    "a third-party estimate, at that median. The 8-bit peak comes from a data sheet that was not seen. The "
    "machine has H100s; the A100 rows show what the same number of the older chip would take. Where the "
    "charts move, the diamond is the reader’s own run; ABCI 3.0, with {abci3-in-h100s|unit} the peak of one H100, "
    "counts as so many of them.",
    holds="gpt3-h100-needed > cmp-mfu-q3",
)
def figure(book: Book) -> Drawing:
    columns = [
        Column("model", "Model"),
        Column("chip", "Chip"),
        Column("precision", "Precision"),
        Column("claimed", "Claimed", "unit"),
        Column("fast", "At the upper quartile of utilisation", "unit"),
        Column("days", "At the median", "unit"),
        Column("slow", "At the lower quartile", "unit"),
        Column("needed", "Utilisation the claim needs", "digits=2"),
        Column("gpu_days", "One chip at full peak", "unit"),
    ]
    rows = [training_row(book, model, processor) for model in MODELS for processor in PROCESSORS]
    settings = [book["jp-sakura-gpus"], book["cmp-gpt4-gpus"], book["utilisation-typical"]]
    numbers = [plain_float(value.number) for value in (*settings, book["server-gpus"])]
    machines = [(name, chip, plain_float(book[gpus].number)) for name, chip, gpus in MACHINES]
    also = [*settings, *(book[gpus] for _, _, gpus in MACHINES)]
    return Drawing(columns, rows, partial(draw, settings=numbers, machines=machines), also=also)


def training_row(book: Book, model: TrainedModel, processor: Processor) -> list[Cell]:
    """Return one model on one processor as a row of the figure's table."""
    run = f"{model.id}-{processor.id}"
    names: list[Cell] = [model.name, processor.chip, processor.precision, book[model.claimed]]
    return names + [book[f"{run}-{end}"] for end in ("days-fast", "days", "days-slow", "needed", "gpu-days")]
