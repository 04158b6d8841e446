"""What a training run takes: the claim "GPT-3 in three days, GPT-4 within a year" as values and as a figure that moves.

The judgement rules stand in `compute.py`, whose topic these values and this figure belong to.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from claimbook.figures import Cell, Column, Drawing, plain_float
from claimbook.theme import light
from claimbook.topics import Topic
from claimbook.values import Operation, Value, between

if TYPE_CHECKING:
    import altair
    import pandas

    from claimbook.book import Book


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model whose training time the articles claim: ids of its training compute, of that with its interval, and of
    the claimed time in days."""

    id: str
    name: str
    compute: str
    compute_range: str
    claimed: str


@dataclass(frozen=True, slots=True)
class Processor:
    """A chip at one precision, with the id of its peak."""

    id: str
    chip: str
    precision: str
    peak: str


MODELS = (
    TrainedModel("gpt3", "GPT-3", "cmp-gpt3-flop", "cmp-gpt3-flop", "sakura-gpt3-time"),
    TrainedModel("gpt4", "GPT-4", "cmp-gpt4-flop", "gpt4-flop-range", "gpt4-claimed-days"),
)
PROCESSORS = (
    Processor("a100", "A100", "16-bit", "chip-a100"),
    Processor("h100", "H100", "16-bit", "chip-h100"),
    Processor("h100-fp8", "H100", "8-bit", "chip-h100-sparse"),
)
BUILT = PROCESSORS[1]
ROWS = [f"{each.chip}, {each.precision}" for each in PROCESSORS]
CHOSEN = "datum.chip === reader_chip && datum.precision === reader_precision"
ROW_HEIGHT = 42
LABELS, NEEDED = 145, 52  # pixels beside the bars: both sides together, the right one
SERVER = 8  # GPUs: the reader adds and takes away whole servers
DAY_TICKS = [1, 3, 10, 30, 100, 300, 1000]


def register(topic: Topic) -> None:
    """Give the topic the values of every model on every processor, and the figure made of them."""
    register_bounds(topic)
    for model in MODELS:
        for processor in PROCESSORS:
            register_run(topic, model, processor)
    register_other_runs(topic)
    register_figure(topic)


def register_bounds(topic: Topic) -> None:
    @topic.value("gpt4-flop-range", label="GPT-4: training compute with its interval", unit="FLOP", digits=2)
    def gpt4_flop(book: Book) -> Value:
        """The central estimate within its published interval."""
        return between(book["cmp-gpt4-flop-lo"], book["cmp-gpt4-flop"], book["cmp-gpt4-flop-hi"])

    @topic.value("utilisation-typical", label="Utilisation of large training runs since 2020", unit="percent", digits=3)
    def typical(book: Book) -> Value:
        """The median within the quartiles."""
        return between(book["cmp-mfu-q1"], book["cmp-mfu-median"], book["cmp-mfu-q3"])

    @topic.value(
        "gpt4-interval-level", label="GPT-4: level of the interval of its training compute", unit="percent", digits=None
    )
    def interval_level(book: Book) -> Value:
        """How likely the interval is meant to hold the true figure, as its two ends are published."""
        ends = (book["cmp-gpt4-flop-lo"], book["cmp-gpt4-flop-hi"])
        return Value(book.units.quantity(Decimal(90), "percent"), "percent", operation=Operation("to", ends))

    @topic.value("gpt4-claimed-days", label="Claimed time to train GPT-4, in days", unit="day")
    def claimed(book: Book) -> Value:
        """The claimed time in days."""
        return book["sakura-gpt4-time"]


def register_run(topic: Topic, model: TrainedModel, processor: Processor) -> None:
    run = f"{model.id}-{processor.id}"
    name = f"{model.name} on {processor.chip}s at {processor.precision} precision"

    @topic.value(f"{run}-gpu-days", label=f"{name}: days of one chip at its full peak", unit="day")
    def gpu_days(book: Book) -> Value:
        """The training compute over the peak of one chip."""
        return book[model.compute_range] / book[processor.peak]

    @topic.value(f"{run}-days", label=f"{name}: days at Ishikari at median utilisation", unit="day")
    def days(book: Book) -> Value:
        """The training compute over GPUs × peak × median utilisation."""
        return book[f"{run}-gpu-days"] / (book["jp-sakura-gpus"].count * book["cmp-mfu-median"])

    @topic.value(f"{run}-days-fast", label=f"{name}: days at Ishikari at the upper quartile of utilisation", unit="day")
    def days_fast(book: Book) -> Value:
        """The central training compute over GPUs × peak × upper quartile of utilisation."""
        return book[model.compute] / (book["jp-sakura-gpus"].count * book[processor.peak] * book["cmp-mfu-q3"])

    @topic.value(f"{run}-days-slow", label=f"{name}: days at Ishikari at the lower quartile of utilisation", unit="day")
    def days_slow(book: Book) -> Value:
        """The central training compute over GPUs × peak × lower quartile of utilisation."""
        return book[model.compute] / (book["jp-sakura-gpus"].count * book[processor.peak] * book["cmp-mfu-q1"])

    @topic.value(f"{run}-needed", label=f"{name}: utilisation the claimed time needs at Ishikari", unit="percent")
    def needed(book: Book) -> Value:
        """The training compute over GPUs × peak × claimed time."""
        return book[f"{run}-gpu-days"] / (book["jp-sakura-gpus"].count * book[model.claimed])


def register_other_runs(topic: Topic) -> None:
    @topic.value("gpt4-abci3-days", label="GPT-4: days on the whole of ABCI 3.0 at median utilisation", unit="day")
    def gpt4_on_abci3(book: Book) -> Value:
        """The training compute over the machine's peak × median utilisation."""
        return book["gpt4-flop-range"] / (book["jp-abci3-peak"] * book["cmp-mfu-median"])

    @topic.value("llama31-abci3-days", label="Llama 3.1 405B: days on the whole of ABCI 3.0", unit="day")
    def llama_on_abci3(book: Book) -> Value:
        """The training compute over the machine's peak × the utilisation that the run itself reached."""
        return book["cmp-llama31-flop"] / (book["jp-abci3-peak"] * book["cmp-llama31-mfu"])

    @topic.value("llama31-ishikari-days", label="Llama 3.1 405B: days at Ishikari", unit="day")
    def llama_at_ishikari(book: Book) -> Value:
        """The training compute over GPUs × peak × the utilisation that the run itself reached."""
        machine = book["jp-sakura-gpus"].count * book["chip-h100"]
        return book["cmp-llama31-flop"] / (machine * book["cmp-llama31-mfu"])


def register_figure(topic: Topic) -> None:
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
        "interval of its training compute. The claimed times need {gpt3-a100-needed}, {gpt3-h100-needed} and "
        "{gpt3-h100-fp8-needed} of the peak for GPT-3, {gpt4-a100-needed}, {gpt4-h100-needed} and "
        "{gpt4-h100-fp8-needed} for GPT-4.",
        caveat="Bars: the middle half of published utilisations ({utilisation-typical|range}); tick: their "
        "median ({utilisation-typical}). Lines: the {gpt4-interval-level} interval of GPT-4’s training compute, "
        "a third-party estimate, at that median. The 8-bit peak comes from a data sheet that was not seen. The "
        "machine has H100s; the A100 rows show what the same number of the older chip would take. Where the "
        "charts move, the diamond is the reader’s own run.",
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
            Column("needed", "Utilisation the claim needs"),
            Column("gpu_days", "One chip at full peak", "unit"),
        ]
        rows = [training_row(book, model, processor) for model in MODELS for processor in PROCESSORS]
        settings = [book["jp-sakura-gpus"], book["cmp-gpt4-gpus"], book["utilisation-typical"]]
        return Drawing(
            columns, rows, partial(draw, settings=[plain_float(value.number) for value in settings]), also=settings
        )


def training_row(book: Book, model: TrainedModel, processor: Processor) -> list[Cell]:
    """Return one model on one processor as a row of the figure's table."""
    run = f"{model.id}-{processor.id}"
    names: list[Cell] = [model.name, processor.chip, processor.precision, book[model.claimed]]
    return names + [book[f"{run}-{end}"] for end in ("days-fast", "days", "days-slow", "needed", "gpu-days")]


def draw(frame: pandas.DataFrame, width: int, settings: list[float]) -> altair.VConcatChart:
    """Draw each model's panel, over one axis of days where there is room; `settings` are GPUs, most GPUs and
    utilisation in percent."""
    import altair

    narrow = width < 500
    panels = [panel(frame, model.name, width - LABELS, narrow, last=model is MODELS[-1]) for model in MODELS]
    chart = altair.vconcat(*panels, spacing=18)
    if not narrow:
        chart = chart.resolve_scale(x="shared")
    return chart.add_params(*reader_settings(*settings))


def reader_settings(gpus: float, most_gpus: float, utilisation: float) -> list[altair.Parameter]:
    """Return what the reader can set: GPUs, chip, precision, and utilisation in percent."""
    import altair

    counts = altair.binding_range(min=SERVER, max=most_gpus, step=SERVER, name="GPUs")
    percents = altair.binding_range(min=1, max=100, step=0.1, name="Utilisation, %")
    chips, precisions = ([getattr(each, what) for each in PROCESSORS] for what in ("chip", "precision"))
    return [
        altair.param(name="reader_gpus", value=gpus, bind=counts),
        altair.param(name="reader_chip", value=BUILT.chip, bind=choice("Chip", chips)),
        altair.param(name="reader_precision", value=BUILT.precision, bind=choice("Precision", precisions)),
        altair.param(name="reader_utilisation", value=utilisation, bind=percents),
    ]


def choice(name: str, options: list[str]) -> altair.BindRadioSelect:
    """Return a choice between the options, each once."""
    import altair

    return altair.binding_radio(options=list(dict.fromkeys(options)), name=name)


def panel(
    frame: pandas.DataFrame, model: str, width: int, narrow: bool, *, last: bool
) -> altair.LayerChart | altair.FacetChart:
    """Draw one model: its rows of bars, the claimed time, the reader's own run, the utilisation needed."""
    import altair

    axis = altair.Axis(domain=False, ticks=False, labelColor=light("ink"), labelPadding=8)
    base = (
        altair.Chart(frame)
        .transform_filter(f"datum.model === '{model}'")
        .transform_calculate(row="datum.chip + ', ' + datum.precision")
        .encode(y=altair.Y("row:N", sort=ROWS, title=None, axis=axis))
    )
    labelled = narrow or last
    x = altair.X(
        "fast:Q",
        title="Days (log scale)" if labelled else None,
        scale=altair.Scale(type="log", nice=False, padding=10),
        axis=altair.Axis(labels=labelled, ticks=labelled, values=DAY_TICKS, grid=True),
    )
    layers = [*bars(base, x), *claim(base, narrow), *needed(base, width), *reader_run(base), reader_miss(base, width)]
    return altair.layer(*layers).properties(width=width, height=ROW_HEIGHT * len(ROWS))


def bars(base: altair.Chart, x: altair.X) -> list[altair.Chart]:
    """Draw the middle half of utilisations, the median, and the interval of the training compute."""
    import altair

    tooltip = [
        altair.Tooltip(f"{column}:N", title=title)
        for column, title in (
            ("row", "Chips"),
            ("days_text", "At the median"),
            ("fast_text", "At the upper quartile"),
            ("slow_text", "At the lower quartile"),
            ("needed_text", "Utilisation the claim needs"),
        )
    ]
    colour = altair.condition(
        f"datum.row === '{BUILT.chip}, {BUILT.precision}'", altair.value(light("accent")), altair.value(light("muted"))
    )
    half = base.mark_bar(size=12, opacity=0.4).encode(x=x, x2="slow:Q", color=colour, tooltip=tooltip)
    interval = (
        base.transform_filter("isValid(datum.days_low)")
        .mark_rule(strokeWidth=1.5)
        .encode(x="days_low:Q", x2="days_high:Q", color=colour)
    )
    median = base.mark_tick(size=18, thickness=2.5).encode(x="days:Q", color=colour)
    words = base.transform_filter(f"!({CHOSEN})").mark_text(dy=-16, color=light("muted"))
    return [half, interval, median, words.encode(x="days:Q", text="days_text:N")]


def claim(base: altair.Chart, narrow: bool) -> list[altair.Chart]:
    """Draw the claimed time as a line through the rows, with its label above them."""
    import altair

    one = base.transform_filter(f"datum.row === '{ROWS[0]}'").transform_calculate(
        claim="datum.model + ', claimed: ' + datum.claimed_text"
    )
    line = one.mark_rule(strokeDash=[5, 3], color=light("ink")).encode(
        x="claimed:Q", y=altair.value(-4), y2=altair.value(ROW_HEIGHT * len(ROWS))
    )
    words = one.mark_text(align="left" if narrow else "center", baseline="bottom", fontWeight=600)
    return [
        line,
        words.encode(x=altair.value(-60) if narrow else altair.X("claimed:Q"), y=altair.value(-8), text="claim:N"),
    ]


def needed(base: altair.Chart, width: int) -> list[altair.Chart]:
    """Write at the right what utilisation the claimed time needs, strong where no machine can reach it."""
    import altair

    edge = altair.value(width + NEEDED)
    colour = altair.condition("datum.needed > 100", altair.value(light("accent")), altair.value(light("ink")))
    right = base.mark_text(align="right").encode(x=edge, text="needed_text:N", color=colour)
    heading = base.transform_filter(f"datum.row === '{ROWS[0]}'").mark_text(
        align="right", baseline="bottom", color=light("muted"), text="needs"
    )
    return [right, heading.encode(x=edge, y=altair.value(-8))]


def reader_run(base: altair.Chart) -> list[altair.Chart]:
    """Draw the run that the reader sets, in the row of its chip and precision."""
    run = base.transform_filter(CHOSEN).transform_calculate(
        reader_days="datum.gpu_days / (reader_gpus * reader_utilisation / 100)",
        reader_label="format(datum.reader_days, ',.3r') + ' days'",
    )
    mark = run.mark_point(shape="diamond", size=110, fill=light("paper"), stroke=light("ink"), strokeWidth=2, opacity=1)
    halo = run.mark_text(dy=-16, fontWeight=600, stroke=light("paper"), strokeWidth=4, strokeJoin="round")
    words = run.mark_text(dy=-16, fontWeight=600)
    return [
        mark.encode(x="reader_days:Q"),
        *(each.encode(x="reader_days:Q", text="reader_label:N") for each in (halo, words)),
    ]


def reader_miss(base: altair.Chart, width: int) -> altair.Chart:
    """Say so where the reader asks for a chip at a precision for which no figure is held."""
    import altair

    return (
        base.transform_calculate(
            chosen=f"{CHOSEN} ? 1 : 0", miss="reader_chip + ', ' + reader_precision + ': no figure held'"
        )
        .transform_joinaggregate(hits="max(chosen)")
        .transform_filter(f"datum.hits === 0 && datum.row === '{ROWS[-1]}'")
        .mark_text(align="right", fontStyle="italic")
        .encode(x=altair.value(width), text="miss:N")
    )
