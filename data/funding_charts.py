"""How the funding chapter's figures are drawn; what they draw is decided in `data/funding.py`.

Each row has its words, in lines, and its mark: the words at the left of the mark where there is room, above it on a
narrow screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimbook.book.theme import light
from claimbook.charts.palette import colours, shapes
from claimbook.charts.rows import LINE, WordedRows, is_narrow, tips
from data.palette import COUNTRIES, MONEY, STAGES

if TYPE_CHECKING:
    import altair
    import pandas

ALL = "all"
COMPANIES = "companies"
SHORT_SCALE = (
    "replace(replace(replace(replace(format(datum.value, '~s'), 'M', ' m'), 'G', ' bn'), 'T', ' tn'), 'P', ',000 tn')"
)


def choice(name: str, label: str, options: Sequence[str], start: str, radio: bool = False) -> altair.Parameter:
    """Return a parameter that the reader sets by choosing one of the options."""
    import altair as alt

    bind = alt.binding_radio if radio else alt.binding_select
    return alt.param(name=name, value=start, bind=bind(options=list(options), name=f"{label}: "))


def decades(frame: pandas.DataFrame, column: str) -> list[float]:
    """Return the powers of ten that hold every amount of a column, so that a choice of rows moves no mark."""
    amounts = frame[[column, f"{column}_low", f"{column}_high"]].astype(float)
    return [10.0 ** math.floor(math.log10(amounts.min().min())), 10.0 ** math.ceil(math.log10(amounts.max().max()))]


def amounts_in_words(layout: WordedRows, base: altair.Chart, upper: str) -> list[altair.Chart]:
    """Return the words of each amount: in the row's lines, or beside its mark, on the left where `upper` holds."""
    import altair as alt

    if layout.narrow:
        lines = ("datum.what", "datum.kind + ', ' + datum.money", "datum.over")
        return [layout.words(base, text, line) for line, text in enumerate(lines)]
    said = [layout.words(base, "datum.what"), layout.words(base, "datum.kind", 1)]
    for line, text in enumerate(("money", "over")):
        style: dict[str, Any] = {
            "baseline": "middle",
            "align": {"expr": f"{upper} ? 'right' : 'left'"},
            "dx": {"expr": f"{upper} ? -11 : 11"},
            "dy": LINE * (line - 0.5),
            "color": light("muted" if line else "ink"),
        }
        said.append(base.mark_text(**style).encode(x=alt.X("place:Q"), text=alt.Text(f"{text}:N")))
    return said


def draw_commitments(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw every amount on one log axis, grouped by whose money it is; the reader picks kind, payer and currency."""
    import altair as alt

    layout = WordedRows(width, 3 if is_narrow(width) else 2)
    base = layout.rows(frame)
    kinds = list(dict.fromkeys(frame["kind"]))
    signs = f"(currency == 'dollars' ? '$' : '¥') + {SHORT_SCALE}"
    middle = {name: math.prod(decades(frame, name)) ** 0.515 for name in ("dollars", "yen")}
    upper = f"datum.upper > (currency == 'dollars' ? {middle['dollars']:.3g} : {middle['yen']:.3g})"
    domain = alt.ExprRef(f"currency == 'dollars' ? {decades(frame, 'dollars')} : {decades(frame, 'yen')}")
    x = layout.x("amount:Q", "Amount (logarithmic scale)", {"labelExpr": signs}, type="log", nice=False, domain=domain)
    colour = alt.Color("kind:N", scale=colours(MONEY, kinds), legend=None)
    shape = alt.Shape("kind:N", scale=shapes(MONEY, kinds), legend=None)
    shown = tips(what="What", kind="Kind", payer="Payer", yen_text="Yen", dollars_text="Dollars")
    dots = base.mark_point(size=100, opacity=1, yOffset=layout.down).encode(
        x=x, color=colour, shape=shape, tooltip=shown
    )
    span = base.mark_rule(strokeWidth=6, yOffset=layout.down).encode(
        x=alt.X("low:Q"), x2=alt.X2("high:Q"), color=colour, tooltip=shown
    )
    words = amounts_in_words(layout, base, upper)
    chart = alt.layer(dots, span, *words).properties(**layout.size())
    header = alt.Header(
        title=None, labelOrient="top", labelAnchor="start", labelFontWeight=600, labelColor=light("muted")
    )
    faceted: alt.FacetChart = (
        chart.facet(row=alt.Row("purse:N", sort=list(dict.fromkeys(frame["purse"])), header=header), spacing=6)
        .transform_filter(f"kind == '{ALL}' || datum.kind == kind")
        .transform_filter(f"payer == '{ALL}' || datum.payer == payer")
        .transform_calculate(
            amount="currency == 'dollars' ? datum.dollars : datum.yen",
            low="currency == 'dollars' ? datum.dollars_low : datum.yen_low",
            high="currency == 'dollars' ? datum.dollars_high : datum.yen_high",
            money="currency == 'dollars' ? datum.dollars_text : datum.yen_text",
            yearly="currency == 'dollars' ? datum.dollars_yearly_text : datum.yen_yearly_text",
        )
        .transform_calculate(
            upper="isValid(datum.high) ? datum.high : datum.amount",
            place=f"isValid(datum.amount) ? datum.amount : {upper} ? datum.low : datum.high",
            over="(isValid(datum.horizon_text) ? 'over ' + datum.horizon_text : datum.horizon)"
            " + (isValid(datum.yearly) ? ', ' + datum.yearly : '')",
        )
        .resolve_scale(y="independent")
        .add_params(
            choice("kind", "Kind", [ALL, *kinds], ALL),
            choice("payer", "Payer", [ALL, *dict.fromkeys(frame["payer"])], ALL),
            choice("currency", "Currency", ["dollars", "yen"], "dollars", radio=True),
        )
    )
    return faceted


def draw_sakura_half(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw for each reading the public money in the machine and the other half, end to end."""
    import altair as alt

    layout = WordedRows(width, 2, room=290)
    parts = list(dict.fromkeys(frame["part"]))
    legend = alt.Legend(orient="top", columns=1 if layout.narrow else len(parts), symbolType="square", labelLimit=300)
    fills = alt.Scale(domain=parts, range=[light("accent"), light("muted"), light("paper")])
    edges = alt.Scale(domain=parts, range=[light("accent"), light("muted"), light("accent")])
    inks = alt.Scale(domain=parts, range=[light("paper"), light("paper"), light("accent")])
    base = layout.rows(frame, "reading").transform_calculate(order=f"indexof({parts}, datum.part)")
    first = base.transform_filter(f"datum.part == '{parts[0]}'")
    end_to_end = layout.x("amount:Q", "Yen", {"labelExpr": f"'¥' + {SHORT_SCALE}"}).stack("zero")
    bars = base.mark_bar(height=22, yOffset=layout.down, strokeWidth=1.5).encode(
        x=end_to_end,
        fill=alt.Fill("part:N", scale=fills, legend=legend),
        stroke=alt.Stroke("part:N", scale=edges, legend=legend),
        order="order:Q",
        tooltip=tips(reading="Reading", part="Part", amount_text="Amount"),
    )
    inside = base.mark_text(dy=layout.down, baseline="middle").encode(
        x=alt.X("amount:Q", stack="zero", bandPosition=0.5),
        order="order:Q",
        color=alt.Color("part:N", scale=inks, legend=None),
        text=alt.Text("amount_text:N"),
    )
    words = (layout.words(first, "datum.reading"), layout.words(first, "datum.says", 1))
    return alt.layer(bars, inside, *words).properties(**layout.size())


def draw_exchange_rates(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw each implied rate with the rates its rounding allows, above them the published rates as lines down."""
    import altair as alt

    ends = frame[["rate", "rate_low", "rate_high"]].astype(float)
    domain = [math.floor(ends.min().min()) - 1, math.ceil(ends.max().max()) + 1]
    key = "datum.what + datum.printed + (isValid(datum.when_text) ? datum.when_text : '')"
    order = list(frame["what"] + frame["printed"] + frame["when_text"].fillna(""))
    published, pairs = "!isValid(datum.span_text)", "isValid(datum.span_text)"
    hint = tips(what="What", printed="By", rate_text="Yen a dollar", span_text="Rates that fit")
    guides = (
        alt.Chart(frame).transform_filter(published).mark_rule(strokeDash=[2, 3], color=light("muted"), opacity=0.4)
    )

    above = WordedRows(width, 1, room=250)
    base = above.rows(frame, "row", order).transform_filter(published).transform_calculate(row=key)
    bare = above.x("rate:Q", None, {"labels": False, "grid": False}, zero=False, domain=domain, nice=False)
    dot = base.mark_point(opacity=1, shape="diamond", color=light("ink"), yOffset=above.down).encode(
        x=bare, tooltip=hint
    )
    left = f"datum.rate > {0.3 * domain[0] + 0.7 * domain[1]}"
    rate = base.mark_text(
        dy=above.down, align={"expr": f"{left} ? 'right' : 'left'"}, dx={"expr": f"{left} ? -8 : 8"}
    ).encode(x=bare, text=alt.Text("rate_text:N"))
    said = above.words(base, "datum.what + ', ' + datum.when_text", fontWeight="normal")
    top = alt.layer(guides.encode(x=bare), dot, rate, said).properties(**above.size())

    below = WordedRows(width, 3 if above.narrow else 2, room=250)
    base = below.rows(frame, "row", order).transform_filter(pairs).transform_calculate(row=key)
    x = below.x("rate:Q", "Yen a dollar", {"labelExpr": "'¥' + datum.label"}, zero=False, domain=domain, nice=False)
    rounded = base.mark_rule(strokeWidth=2, color=light("accent"), yOffset=below.down)
    exact = base.mark_rule(strokeWidth=15, color=light("accent"), opacity=0.4, yOffset=below.down)
    dot = base.mark_point(size=28, opacity=1, color=light("accent"), yOffset=below.down)
    fits = "datum.rate_text + ' (' + datum.span_text + ')'"
    if below.narrow:
        label = below.words(base, f"{fits} + ' yen a dollar'", 2, color=light("accent"))
    else:
        label = base.transform_calculate(fits=fits).mark_text(dy=-15, color=light("accent"))
        label = label.encode(x=x, text=alt.Text("fits:N"))
    bottom = alt.layer(
        guides.encode(x=x),
        exact.encode(x=alt.X("exact_low:Q"), x2=alt.X2("exact_high:Q"), tooltip=hint),
        rounded.encode(x=alt.X("rate_low:Q"), x2=alt.X2("rate_high:Q"), tooltip=hint),
        dot.encode(x=x, tooltip=hint),
        label,
        below.words(base, "datum.what + ', ' + datum.printed"),
        below.words(base, "datum.yen_text + ' printed as ' + datum.dollars_text", 1),
    )
    return alt.vconcat(top, bottom.properties(**below.size()), spacing=10)


def draw_public_private(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw one company's announcement and each public sum as bars from zero, sums of these open."""
    import altair as alt

    layout = WordedRows(width, 2, room=262)
    base = layout.rows(frame)
    kinds = ["private investment", "public money", "deliberate sum"]
    fills = alt.Scale(domain=kinds, range=[light("blue"), light("accent"), light("paper")])
    edges = alt.Scale(domain=kinds, range=[light("blue"), light("accent"), light("accent")])
    top = float(frame["dollars"].max()) * (1.32 if layout.narrow else 1.2)
    x = layout.x("dollars:Q", "Dollars", {"labelExpr": f"'$' + {SHORT_SCALE}"}, domain=[0, top], nice=False)
    bars = base.mark_bar(height=14, yOffset=layout.down, strokeWidth=1.5).encode(
        x=x,
        color=alt.Color("kind:N", scale=fills, legend=None),
        stroke=alt.Stroke("kind:N", scale=edges, legend=None),
        tooltip=tips(what="What", kind="Kind", dollars_text="Dollars", printed_text="As announced"),
    )
    amounts = base.mark_text(align="left", dx=6, dy=layout.down).encode(x=x, text=alt.Text("dollars_text:N"))
    over = "(isValid(datum.horizon_text) ? ' over ' + datum.horizon_text : ', ' + datum.note)"
    said = f"isValid(datum.printed_text) ? datum.printed_text + {over} : datum.printed"
    return alt.layer(bars, amounts, layout.words(base, "datum.what"), layout.words(base, said, 1)).properties(
        **layout.size()
    )


def draw_private_world(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw each country's private investment as dots over the years, the last one full and worded."""
    import altair as alt

    layout = WordedRows(width, 1, room=130)
    base = layout.rows(frame, "country")
    years = [name for name in frame.columns if name.startswith("in") and name[2:].isdigit()]
    first, last = years[0], years[-1]
    low, high = math.floor(math.log10(frame[years].min().min())), math.ceil(math.log10(frame[years].max().max()))
    axis = {"labelExpr": f"'$' + {SHORT_SCALE}", "values": [10.0**power for power in range(low, high + 1)]}
    room = 8 if layout.narrow else 3
    hint = tips(country="Country", **{f"{year}_text": year[2:] for year in years})
    scale: dict[str, Any] = {
        "type": "log",
        "domain": [frame[years].min().min() / 1.6, frame[years].max().max() * room],
        "nice": False,
    }
    colour = alt.Color("country:N", scale=colours(COUNTRIES, list(frame["country"])), legend=None)

    def x(field: str) -> altair.X:
        return layout.x(f"{field}:Q", "Dollars", axis, **scale)

    start = base.transform_calculate(start=" || ".join(f"datum.{year}" for year in years))
    line = start.mark_rule(strokeWidth=2, opacity=0.6, yOffset=layout.down).encode(
        x=x("start"), x2=alt.X2(f"{last}:Q"), color=colour
    )
    dots = []
    for year in years:
        paper: dict[str, Any] = {"fill": light("paper"), "filled": False} if year == first else {"filled": True}
        mark = base.transform_filter(f"isValid(datum.{year})").mark_point(
            size=80 if year in (first, last) else 24, opacity=1, yOffset=layout.down, **paper
        )
        dots.append(mark.encode(x=x(year), color=colour, tooltip=hint))
    amounts = base.mark_text(align="left", dx=9, dy=layout.down).encode(x=x(last), text=alt.Text(f"{last}_text:N"))
    return alt.layer(line, *dots, amounts, layout.words(base, "datum.country")).properties(**layout.size())


# How far a sum has come, as the promises of other chapters are drawn.
STATUS = {
    "in use": STAGES["operating"],
    "in use in part": STAGES["operating"],
    "awarded": STAGES["signed"],
    "planned": STAGES["announced"],
}


def draw_since(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:
    """Draw each sum as a bar in the order of their dates, coloured by how far it has come, companies' money pale."""
    import altair as alt

    layout = WordedRows(width, 2, room=310)
    base = layout.rows(frame)
    low, high = math.floor(math.log10(frame["yen"].min())), math.ceil(math.log10(frame["yen"].max()))
    scale: dict[str, Any] = {"type": "log", "domain": [10.0**low, 10.0 ** (high + 1)], "nice": False}
    axis = {"labelExpr": f"'¥' + {SHORT_SCALE}", "values": [10.0**power for power in range(low, high + 1)]}
    x = layout.x("yen:Q", "Yen", axis, **scale)
    colour = alt.Color("status:N", scale=colours(STATUS, list(STATUS)), legend=None)
    hint = tips(
        what="What", payer="Payer", amount_text="Amount", announced_text="Announced", status="Status", running_text="By"
    )
    paper: dict[str, Any] = {"expr": f"datum.purse == '{COMPANIES}' ? 0.4 : 1"}
    bars = base.mark_bar(height=12, yOffset=layout.down, opacity=paper).encode(
        x=x,
        x2=alt.X2Datum(10.0**low),
        color=colour,
        tooltip=hint,
    )
    over = "(isValid(datum.horizon_text) ? ', ' + datum.horizon_text : '')"
    amounts = base.transform_calculate(said=f"datum.amount_text + {over}").mark_text(align="left", dx=6, dy=layout.down)
    come = "datum.announced_text + ': ' + datum.status + (isValid(datum.running) ? ' by ' + datum.running_text : '')"
    return alt.layer(
        bars,
        amounts.encode(x=x, text=alt.Text("said:N")),
        layout.words(base, "datum.what"),
        layout.words(base, come, 1),
    ).properties(**layout.size())
