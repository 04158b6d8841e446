"""Policy: what a frontier run would cost Japan, what is decided, how its peers stand, and which options there are.

Judgement rules
- The frontier is Grok 4's estimated training compute, which its author calls speculative. Costs, machines, days and
  power are reckoned from its central number; its own interval is told apart and never folded in.
- Utilisation is the book's one choice: the median of published large runs, with their quartiles as the interval.
- A rented run takes GPU hours × rent. Its low end joins the upper quartile of utilisation with the lowest rent, its
  high end the lower quartile with the newest rent. Rent holds hardware, building and electricity; staff, trial runs
  and data are in none of the costs.
- A cost names its method. Methods stand beside each other; they are not averaged.
- A run is taken to last as long as `run-length` says; that is a choice.
- A sum over several machines joins what cannot be joined: days on it are the least that it could take.
- Countries are set side by side measure by measure, each with its year; no total rank is made. Lists of GPU clusters
  are not used: they miss most of what some countries have.
- Public money is taken a year, at the exchange rate of the year of the output that it is divided by.
- An option is told with what it presumes; none is advised.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimbook.book.topics import Cell, Column, Drawing, Topic
from claimbook.values.dates import days_of
from claimbook.values.display import show_date
from data import policy_charts

if TYPE_CHECKING:
    from claimbook.book.book import Book

topic = Topic(__name__)

ONE_GPU = "server-gpus / count(server-gpus)"
COUNTRIES = {
    "us": "United States",
    "de": "Germany",
    "jp": "Japan",
    "uk": "United Kingdom",
    "fr": "France",
    "kr": "South Korea",
    "tw": "Taiwan",
}


# A frontier run


topic.value(
    "run-flop",
    "central(cmp-frontier-grok4-flop)",
    label="A run of Grok 4’s size: training compute",
    unit="FLOP",
    words="The central estimate of Grok 4's training compute.",
)
topic.value(
    "run-hours",
    f"run-flop / (chip-h100 * utilisation-typical) * ({ONE_GPU})",
    label="A run of Grok 4’s size: H100 hours",
    unit="GPU hour",
    digits=2,
    words="The training compute over what one H100 does in an hour at typical utilisation.",
)
topic.value(
    "run-usd",
    "with_estimate(central(run-hours) * gpu-rent-h100, low(run-hours) * gpu-rent-h100-low, "
    "high(run-hours) * gpu-rent-h100-high)",
    label="A run of Grok 4’s size: rent of the machines, dollars",
    unit="USD",
    digits=2,
    words="GPU hours × the rent of one for an hour, at the median utilisation; the ends join the better utilisation "
    "with the lower rent and the worse with the higher.",
)
topic.value(
    "run-jpy",
    "exchanged(run-usd, fx-2026)",
    label="A run of Grok 4’s size: rent of the machines, yen",
    unit="JPY",
    digits=2,
    words="The rent in dollars at the rate of May 2026.",
)
topic.value(
    "run-jpy-gpt4",
    "exchanged(cmp-gpt4-flop / run-flop * run-usd, fx-2026)",
    label="A run of GPT-4’s size: rent of the machines, yen",
    unit="JPY",
    digits=2,
    words="The rent of the larger run × GPT-4's training compute over Grok 4's, central numbers.",
)
topic.value(
    "run-gpus",
    "run-hours / run-length",
    label="A run of Grok 4’s size: H100s at once",
    unit="GPU",
    digits=2,
    words="GPU hours over the length of the run.",
)
topic.value(
    "run-gwh",
    "run-hours * (pow-hgx-max / server-gpus) * pow-pue-jp",
    label="A run of Grok 4’s size: electricity",
    unit="GWh",
    digits=2,
    words="GPU hours × the power of one of a server's GPUs × what cooling and supply add.",
)
topic.value(
    "run-mw",
    "run-gwh / run-length",
    label="A run of Grok 4’s size: power of the site",
    unit="MW",
    digits=2,
    words="The electricity over the length of the run.",
)
topic.value(
    "run-of-electricity",
    "run-gwh / elec-jp-2023",
    label="A run of Grok 4’s size: part of Japan’s electricity",
    unit="percent",
    digits=1,
    words="The electricity of the run over a year's consumption.",
)
for id, machine, name, unit in (
    ("run-time-softbank", "jp-softbank-2025-peak", "on SoftBank’s clusters joined", "year"),
    ("run-time-2025", "jp-60ef-2025", "on all that METI counted in 2025", "year"),
    ("run-time-60ef", "jp-60ef-goal", "on all that METI aims at", "day"),
    ("run-time-fugakunext", "jp-fugakunext-bf16", "on FugakuNEXT", "day"),
):
    topic.value(
        id,
        f"run-flop / ({machine} * utilisation-typical)",
        label=f"A run of Grok 4’s size {name}",
        unit=unit,
        digits=2,
        words="The training compute over the peak × typical utilisation.",
    )
topic.value(
    "cluster-jpy",
    "exchanged(cost-grok4-cluster, fx-2026)",
    label="Hardware of a cluster of the frontier, yen",
    unit="JPY",
    digits=2,
    words="The hardware's cost in dollars at the rate of May 2026.",
)
topic.value(
    "cluster-of-project",
    "cluster-jpy / fund-noetra-total",
    label="Hardware of a cluster of the frontier over the whole support of the chosen project",
    unit="times",
    digits=2,
    words="The hardware's cost in yen over the support planned until fiscal 2030.",
)
topic.value(
    "run-of-project",
    "with_estimate(fund-noetra-fy26 / central(run-jpy), fund-noetra-fy26 / high(run-jpy), "
    "fund-noetra-fy26 / exchanged(cost-grok4-ep, fx-2026))",
    label="Runs of Grok 4’s size in one year of the chosen project’s money",
    unit="times",
    digits=2,
    words="One year's support over the rent of a run; the low end at the highest rent, the high end at the cost of "
    "machines written off over their life.",
)

MODELS = {
    "gemini1": "Gemini 1.0 Ultra",
    "gpt4": "GPT-4",
    "llama31": "Llama 3.1 405B",
    "grok3": "Grok 3",
    "grok4": "Grok 4",
}
METHODS = {
    "ep": "amortised",
    "new": "amortised, earlier data",
    "490": "amortised with power, or rental",
    "cloud": "cloud price",
    "aiindex": "AI Index",
}
COSTS = {
    "gemini1": ("ep", "new", "aiindex", "cloud"),
    "gpt4": ("ep", "new", "aiindex", "cloud"),
    "llama31": ("ep", "new", "cloud"),
    "grok3": ("ep", "new", "cloud"),
    "grok4": ("ep", "490"),
}
for model, name in MODELS.items():
    held = ", ".join(f"cost-{model}-{method}" for method in COSTS[model])
    topic.value(
        f"cost-spread-{model}",
        f"max({held}) / min({held})",
        label=f"{name}: the dearest method over the cheapest",
        unit="times",
        digits=2,
        words="The largest of the published costs of the final run over the smallest.",
    )


@topic.figure(
    "policy-cost",
    takeaway="The price of one and the same run differs up to {cost-spread-gemini1|digits=1 unit} by method; a run of "
    "Grok 4’s size costs from {cost-grok4-ep|digits=2} written off to {run-usd|digits=2} rented",
    subtitle="Cost of the final training run, dollars (log scale), by model and method",
    alt="Dots on a log scale, a row a model. Gemini 1.0 Ultra from {cost-gemini1-ep|digits=2} amortised to "
    "{cost-gemini1-cloud|digits=2} at cloud prices; GPT-4 from {cost-gpt4-ep|digits=2} to {cost-gpt4-cloud|digits=2}; "
    "Llama 3.1 405B from {cost-llama31-ep|digits=2} to {cost-llama31-cloud|digits=2}; Grok 3 from "
    "{cost-grok3-ep|digits=2} to {cost-grok3-cloud|digits=2}; Grok 4 {cost-grok4-ep|digits=2} and "
    "{cost-grok4-490|digits=2}. Rented by our reckoning, Grok 4’s size: {run-usd}, {run-usd|range}.",
    caveat="The final run only: no staff, no trial runs, no data. All are estimates by outside parties, those at cloud "
    "prices and Grok 3’s newest seen at second hand; Epoch AI calls those of Grok 4 speculative. The line is our own "
    "reckoning at rents of {gpu-rent-h100-low|when} to {gpu-rent-h100-high|when}.",
    holds=[
        "cost-spread-gemini1 == max(cost-spread-gemini1, cost-spread-gpt4, cost-spread-llama31, cost-spread-grok3, "
        "cost-spread-grok4)",
        "run-usd > cost-grok4-490 and cost-grok4-490 > cost-grok4-ep",
    ],
)
def figure_cost(book: Book) -> Drawing:
    """Each published cost of a model's final run, by method, and the book's own at rent."""
    columns = [Column("model", "Model"), Column("method", "Method"), Column("cost", "Cost of the final run")]
    rows: list[list[Cell]] = [
        [name, METHODS[method], book[f"cost-{model}-{method}"]]
        for model, name in MODELS.items()
        for method in COSTS[model]
    ]
    rows.append([MODELS["grok4"], "rented, our reckoning", book["run-usd"]])
    return Drawing(columns, rows, policy_charts.draw_cost)


# What is decided. Lane, what, the id whose own date or date of record places it, and what it is as yet.

DECIDED = (
    ("Machines", "METI’s target of {jp-60ef-goal}", "jp-60ef-goal", "happened"),
    ("Machines", "ABCI 3.0 in full operation", "jp-abci3-start", "happened"),
    ("Machines", "SoftBank: {jp-softbank-2025|worded} GPUs", "jp-softbank-2025", "happened"),
    ("Machines", "METI counts {jp-60ef-2025}, second-hand", "jp-60ef-2025", "happened"),
    ("Machines", "KDDI’s site at Sakai runs", "jp-kddi-start", "happened"),
    ("Machines", "SoftBank’s site at Sakai", "jp-sakai-due", "due"),
    ("Machines", "METI’s target falls due", "jp-60ef-due", "due"),
    ("Machines", "FugakuNEXT, about {jp-fugakunext-start}", "jp-fugakunext-start", "due"),
    ("Money", "METI’s awards to cloud companies", "fund-meti-2404", "happened"),
    ("Money", "Frame of {fund-10tn} to fiscal 2030", "fund-10tn", "happened"),
    ("Money", "METI’s plan of {fund-1tn-ym}", "fund-1tn-ym", "happened"),
    ("Money", "Noetra chosen with AIST", "tl-noetra-date", "happened"),
    ("Money", "Noetra’s first model, at the earliest", "tl-noetra-model", "due"),
    ("Rules", "US diffusion rule withdrawn", "reg-diffusion", "happened"),
    ("Rules", "AI promotion act in force, second-hand", "tl-act-full", "happened"),
    ("Rules", "AI basic plan", "law-ai-plan", "happened"),
    ("Rules", "US draft of a licence withdrawn", "reg-draft-withdrawn", "happened"),
    ("Rules", "Genesis Mission announced", "par-genesis-date", "happened"),
)


@topic.figure(
    "policy-timeline",
    takeaway="What is decided falls due by the end of {jp-60ef-due} for METI’s target and about {jp-fugakunext-start} "
    "for FugakuNEXT",
    subtitle="Machines, money and rules that the sources date, {jp-60ef-goal|when} to {jp-fugakunext-start}",
    alt="A line of time with a row each. Machines: METI’s target of {jp-60ef-goal} ({jp-60ef-goal|when}), ABCI 3.0 "
    "({jp-abci3-start}), SoftBank’s GPUs ({jp-softbank-2025|when}), METI’s count of {jp-60ef-2025} "
    "({jp-60ef-2025|when}), KDDI’s site ({jp-kddi-start}); due are SoftBank’s site at Sakai ({jp-sakai-due}), the "
    "target ({jp-60ef-due}) and FugakuNEXT ({jp-fugakunext-start}). Money: METI’s awards ({fund-meti-2404|when}), the "
    "frame of {fund-10tn} ({fund-10tn|when}), METI’s plan of {fund-1tn-ym} ({fund-1tn-ym|when}), the choice of Noetra "
    "({tl-noetra-date}) and, due, its first model ({tl-noetra-model}). Rules: the withdrawal of the American diffusion "
    "rule ({reg-diffusion}) and of a draft licence ({reg-draft-withdrawn}), Japan’s act ({tl-act-full}) and plan "
    "({law-ai-plan}), the Genesis Mission ({par-genesis-date}).",
    caveat="Open marks are due, at the last day of what was named. What a source dates by its month stands at the "
    "month’s first day.",
    holds="date(jp-60ef-2025) > date(jp-60ef-goal) and jp-fugakunext-start > jp-60ef-due",
)
def figure_timeline(book: Book) -> Drawing:
    """Each decision with its date, what has happened filled, what is due open."""
    columns = [
        Column("lane", "Kind"),
        Column("what", "What"),
        Column("when", "When"),
        Column("state", "State"),
        Column("at", "Drawn at"),
    ]
    rows: list[list[Cell]] = []
    for lane, what, id, state in DECIDED:
        told = book[id].date or book[id].nature.as_of
        days = days_of(told)
        rows.append([lane, book.text(what), show_date(told), state, str(days[1] if state == "due" else days[0])])
    also = [book[id] for _, _, id, _ in DECIDED]
    return Drawing(columns, rows, policy_charts.draw_timeline, also=also)


# Peers


for place, name in COUNTRIES.items():
    topic.value(
        f"peer-t5-head-{place}",
        f"t5-rmax-{place}-202606 / pop-{place}-2025",
        label=f"{name}: listed supercomputing per head",
        unit="PFLOP/s/million person",
        digits=2,
        words="The country's summed Rmax of June 2026 over its people of 2025.",
    )
    topic.value(
        f"peer-t5-gdp-{place}",
        f"t5-rmax-{place}-202606 / gdp-{place}-2025",
        label=f"{name}: listed supercomputing for its output",
        unit="PFLOP/s/trillion USD",
        digits=2,
        words="The country's summed Rmax of June 2026 over its gross domestic product of 2025.",
    )
for place, name in {**COUNTRIES, "ca": "Canada", "in": "India"}.items():
    if place != "tw":
        topic.value(
            f"peer-inv-gdp-{place}",
            f"inv-{place}-2025 / gdp-{place}-2025",
            label=f"{name}: private AI investment for its output",
            unit="percent",
            digits=2,
            words="The country's private AI investment of 2025 over its gross domestic product.",
        )
topic.value(
    "peer-pub-gdp-jp",
    "exchanged(fund-gov-ai-fy26, fx-2024) / gdp-jp-2024",
    label="Japan: public money for AI for its output",
    unit="percent",
    digits=2,
    words="The draft budget of all ministries for AI, in dollars of 2024, over the output of that year.",
)
for place, name, money, years in (
    ("kr", "South Korea", "exchanged(peer-kr-ai-2026, fx-krw-2024)", ""),
    ("tw", "Taiwan", "exchanged(peer-tw-2026, fx-twd-2024)", ""),
    ("uk", "United Kingdom", "exchanged(peer-uk-money, fx-gbp-2024)", "peer-uk-years"),
    ("ca", "Canada", "exchanged(peer-ca-money, fx-cad-2024)", "peer-ca-years"),
    ("in", "India", "exchanged(in-mission, fx-inr-2024)", "in-mission-years"),
):
    topic.value(
        f"peer-pub-gdp-{place}",
        f"{money} / count({years}) / gdp-{place}-2024" if years else f"{money} / gdp-{place}-2024",
        label=f"{name}: public money for AI for its output",
        unit="percent",
        digits=2,
        words="The government's money of a year, in dollars of 2024, over the output of that year; a plan over years "
        "as if spent evenly.",
    )


@topic.figure(
    "policy-peers",
    takeaway="For its output Japan has the most listed supercomputing of these countries, and the least private money "
    "for AI",
    subtitle="Summed Rmax of the TOP500, {t5-rmax-jp-202606|when}, for output and for people of {gdp-jp-2025|when}; "
    "private investment in AI, {inv-jp-2025|when}",
    alt="Bars by country in panels. Listed supercomputing for output: Japan {peer-t5-gdp-jp|unit}, "
    "South Korea {peer-t5-gdp-kr|bare}, Germany {peer-t5-gdp-de|bare}, Taiwan {peer-t5-gdp-tw|bare}, United States "
    "{peer-t5-gdp-us|bare}, United Kingdom {peer-t5-gdp-uk|bare}, France {peer-t5-gdp-fr|bare}. For people: Japan "
    "{peer-t5-head-jp|unit}, South Korea {peer-t5-head-kr|bare}, Germany {peer-t5-head-de|bare}, Taiwan "
    "{peer-t5-head-tw|bare}, United States {peer-t5-head-us|bare}, United Kingdom {peer-t5-head-uk|bare}, France "
    "{peer-t5-head-fr|bare}. Private investment: Japan {peer-inv-gdp-jp}, South Korea {peer-inv-gdp-kr}, Germany "
    "{peer-inv-gdp-de}, United States {peer-inv-gdp-us}, United Kingdom {peer-inv-gdp-uk}, France {peer-inv-gdp-fr} "
    "of output.",
    caveat="The list holds what owners submit and is 64-bit. Investment outside the United States and the United "
    "Kingdom was seen at second hand, and the AI Index prints none for Taiwan. Canada and India "
    "are left out, for we hold no sum of their listed machines. Countries stand in the order of their "
    "output, not of a rank.",
    holds=[
        "peer-t5-gdp-jp == max(peer-t5-gdp-jp, peer-t5-gdp-kr, peer-t5-gdp-de, peer-t5-gdp-tw, peer-t5-gdp-us, "
        "peer-t5-gdp-uk, peer-t5-gdp-fr)",
        "peer-inv-gdp-jp == min(peer-inv-gdp-jp, peer-inv-gdp-kr, peer-inv-gdp-de, peer-inv-gdp-us, peer-inv-gdp-uk, "
        "peer-inv-gdp-fr)",
    ],
)
def figure_peers(book: Book) -> Drawing:
    """Each country: listed supercomputing for its output and its people, private investment for its output."""
    units = (book[id].unit for id in ("peer-t5-gdp-jp", "peer-t5-head-jp"))
    titles = dict(
        zip(
            ("output", "people"),
            (unit.replace("/s/", "/s per ").replace("person", "people") for unit in units),
            strict=True,
        )
    )
    titles["private"] = "Private money, % of output"
    columns = [
        Column("country", "Country"),
        *(Column(name, title, "" if name == "private" else "bare") for name, title in titles.items()),
    ]
    rows: list[list[Cell]] = [
        [
            name,
            book[f"peer-t5-gdp-{place}"],
            book[f"peer-t5-head-{place}"],
            None if place == "tw" else book[f"peer-inv-gdp-{place}"],
        ]
        for place, name in COUNTRIES.items()
    ]
    return Drawing(columns, rows, partial(policy_charts.draw_peers, titles=titles))


for year in ("2024", "2025"):
    topic.value(
        f"ow-qwen-share-{year}",
        f"ow-qwen-{year} / ow-{year}",
        label=f"Japanese models on a foreign base: part that rests on Qwen, {year}",
        unit="percent",
        digits=2,
        words="The models built on Qwen over all on a foreign base, in one list.",
    )
