"""How the figure of training times is drawn and moved: the reader's own run is reckoned on the page, from the table.

Every number in the expressions below is a column of the figure's table or a setting that starts from a value.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimbook.book.theme import light
from claimbook.charts.rows import is_narrow
from claimbook.charts.settings import Preset, presets, says
from data.training_runs import BUILT, MODELS, PROCESSORS

if TYPE_CHECKING:
    import altair
    import pandas

ROWS = [f"{each.chip}, {each.precision}" for each in PROCESSORS]
CHOSEN = "datum.chip === reader_chip && datum.precision === reader_precision"
ROW_HEIGHT = 42
LABELS, NEEDED = 145, 52  # pixels beside the bars: both sides together, the right one
DAY_TICKS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000, 10000]


def draw(
    frame: pandas.DataFrame, width: int, settings: list[float], machines: Sequence[tuple[str, str, float]]
) -> altair.VConcatChart:
    """Draw each model's panel, over one axis of days where there is room; `settings` are GPUs, most GPUs,
    utilisation in percent, GPUs of one server; `machines` what a preset is called, its chip and its GPUs."""
    import altair

    narrow = is_narrow(width)
    panels = [panel(frame, model.name, width - LABELS, narrow, last=model is MODELS[-1]) for model in MODELS]
    chart = altair.vconcat(*panels, spacing=18)
    if not narrow:
        chart = chart.resolve_scale(x="shared")
    named = [preset(*machine, utilisation=settings[2], server=settings[3]) for machine in machines]
    return chart.add_params(*reader_settings(*settings), presets(named), says(result(frame)))


def preset(name: str, chip: str, gpus: float, utilisation: float, server: float) -> Preset:
    """Return a machine as settings: its GPUs by whole servers, at the median utilisation."""
    return name, {
        "reader_gpus": round(gpus / server) * server,
        "reader_chip": chip,
        "reader_precision": BUILT.precision,
        "reader_utilisation": utilisation,
    }


def result(frame: pandas.DataFrame) -> str:
    """Return the expression of the line that says how long the reader's run takes, model by model."""
    parts = []
    for model in MODELS:
        own = frame[frame["model"] == model.name]
        days = {f"{row.chip}, {row.precision}": row.gpu_days for row in own.itertuples()}
        found = f"({json.dumps(days)})[reader_chip + ', ' + reader_precision]"
        run = f"{found} / (reader_gpus * reader_utilisation / 100)"
        parts.append(f"(isValid({found}) ? '{model.name} ' + {in_days(run)} + ' days' : '')")
    told = " + ', ' + ".join(parts)
    miss = "reader_chip + ' at ' + reader_precision + ' precision: no figure held'"
    return f"isValid({found}) ? 'Your run: ' + {told} : {miss}"


def reader_settings(gpus: float, most_gpus: float, utilisation: float, server: float) -> list[altair.Parameter]:
    """Return what the reader can set: GPUs by whole servers, chip, precision, and utilisation in percent."""
    import altair

    counts = altair.binding_range(min=int(server), max=most_gpus, step=int(server), name="GPUs")
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
        scale=altair.Scale(type="log", nice=False, domain=span(frame), clamp=True),
        axis=altair.Axis(labels=labelled, ticks=labelled, values=within(span(frame)), grid=True),
    )
    own = frame[frame["model"] == model]
    layers = [
        *claim(base, narrow),
        *bars(base, x, bool(own["days_low"].notna().any())),
        *needed(base, width),
        *reader_run(base),
        reader_miss(base, width),
    ]
    return altair.layer(*layers).properties(width=width, height=ROW_HEIGHT * len(ROWS))


def span(frame: pandas.DataFrame) -> list[float]:
    """Return the ends of the axis of days: fixed, wide enough for every bar and for most runs that a reader can set."""
    least, most = float(frame["fast"].min()), float(frame[["slow", "days_high"]].max().max())
    return [max(each for each in DAY_TICKS if each <= least / 2), min(each for each in DAY_TICKS if each >= most)]


def within(ends: list[float]) -> list[float]:
    """Return the ticks between two ends."""
    return [each for each in DAY_TICKS if ends[0] <= each <= ends[1]]


def bars(base: altair.Chart, x: altair.X, estimated: bool) -> list[altair.Chart]:
    """Draw the middle half of utilisations, the median, and where the training compute is an estimate its interval."""
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
    own = f"datum.row === '{BUILT.chip}, {BUILT.precision}'"
    colour = altair.ColorValue(light("muted"), condition={"test": own, "value": light("accent")})
    half = base.mark_bar(size=12, opacity=0.4).encode(x=x, x2=altair.X2("slow"), color=colour, tooltip=tooltip)
    interval = base.mark_rule(strokeWidth=1.5).encode(x=altair.X("days_low:Q"), x2=altair.X2("days_high"), color=colour)
    median = base.mark_tick(size=18, thickness=2.5).encode(x=altair.X("days:Q"), color=colour)
    others = base.transform_filter(f"!({CHOSEN})")
    halo = others.mark_text(dy=-16, stroke=light("paper"), strokeWidth=4, strokeJoin="round", aria=False)
    words = others.mark_text(dy=-16, color=light("muted"))
    return [
        half,
        *([interval] if estimated else []),
        median,
        *(each.encode(x=altair.X("days:Q"), text=altair.Text("days_text:N")) for each in (halo, words)),
    ]


def claim(base: altair.Chart, narrow: bool) -> list[altair.Chart]:
    """Draw the claimed time as a line through the rows, with its label above them."""
    import altair

    one = base.transform_filter(f"datum.row === '{ROWS[0]}'").transform_calculate(
        claim="datum.model + ', claimed: ' + datum.claimed_text"
    )
    line = one.mark_rule(strokeDash=[5, 3], color=light("ink")).encode(
        x=altair.X("claimed:Q"), y=altair.YValue(-4), y2=altair.Y2Value(ROW_HEIGHT * len(ROWS))
    )
    words = one.mark_text(align="left" if narrow else "center", baseline="bottom", fontWeight=600)
    return [
        line,
        words.encode(
            x=altair.XValue(-60) if narrow else altair.X("claimed:Q"), y=altair.YValue(-8), text=altair.Text("claim:N")
        ),
    ]


def needed(base: altair.Chart, width: int) -> list[altair.Chart]:
    """Write at the right what utilisation the claimed time needs, strong where no machine can reach it."""
    import altair

    edge = altair.XValue(width + NEEDED)
    colour = altair.ColorValue(light("ink"), condition={"test": "datum.needed > 100", "value": light("accent")})
    right = base.mark_text(align="right").encode(x=edge, text=altair.Text("needed_text:N"), color=colour)
    heading = base.transform_filter(f"datum.row === '{ROWS[0]}'").mark_text(
        align="right", baseline="bottom", color=light("muted"), text="needs"
    )
    return [right, heading.encode(x=edge, y=altair.YValue(-8))]


def in_days(days: str) -> str:
    """Return the expression that writes days as the chapter does: to three digits, under a hundred to two."""
    return f"format({days}, {days} < 100 ? '.2~r' : ',.3~r')"


def reader_run(base: altair.Chart) -> list[altair.Chart]:
    """Draw the run that the reader sets, in the row of its chip and precision."""
    import altair

    run = base.transform_filter(CHOSEN).transform_calculate(
        reader_days="datum.gpu_days / (reader_gpus * reader_utilisation / 100)",
        reader_label=f"{in_days('datum.reader_days')} + ' days'",
    )
    mark = run.mark_point(shape="diamond", size=110, fill=light("paper"), stroke=light("ink"), strokeWidth=2, opacity=1)
    halo = run.mark_text(dy=-16, fontWeight=600, stroke=light("paper"), strokeWidth=4, strokeJoin="round", aria=False)
    words = run.mark_text(dy=-16, fontWeight=600)
    return [
        mark.encode(x=altair.X("reader_days:Q")),
        *(each.encode(x=altair.X("reader_days:Q"), text=altair.Text("reader_label:N")) for each in (halo, words)),
    ]


def reader_miss(base: altair.Chart, width: int) -> altair.Chart:
    """Say so where the reader asks for a chip at a precision for which no figure is held."""
    import altair

    words: altair.Chart = (
        base.transform_calculate(
            chosen=f"{CHOSEN} ? 1 : 0", miss="reader_chip + ', ' + reader_precision + ': no figure held'"
        )
        .transform_joinaggregate(hits="max(chosen)")
        .transform_filter(f"datum.hits === 0 && datum.row === '{ROWS[-1]}'")
        .mark_text(align="right", baseline="bottom", fontStyle="italic")
        .encode(x=altair.XValue(width), y=altair.YValue(ROW_HEIGHT * len(ROWS) - 1), text=altair.Text("miss:N"))
    )
    return words
