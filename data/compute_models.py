"""What Japan has trained so far, and what RIKEN hopes AI will bring: values and figures.

The judgement rules stand in `compute.py`, whose topic these values and figures belong to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.book.topics import Cell, Column, Drawing
from claimbook.values.display import show_date
from data import compute_drawings
from data.compute_training import topic as topic

if TYPE_CHECKING:
    from claimbook.book.book import Book

TRAINED = (
    ("Fugaku-LLM", "Japan", "fugaku-llm-flop", "mod-fugakullm-par"),
    ("GPT-3", "United States", "cmp-gpt3-flop", "cmp-gpt3-flop"),
    ("PLaMo-13B", "Japan", "mod-plamo13", "mod-plamo13"),
    ("PLaMo-100B", "Japan", "mod-plamo100", "mod-plamo100"),
    ("LLM-jp-3 172B", "Japan", "mod-llmjp3-flop", "mod-llmjp3-par"),
    ("LLM-jp-4 33B", "Japan", "mod-llmjp4-flop", "mod-llmjp4-par"),
    ("GPT-4", "United States", "gpt4-flop-range", "cmp-gpt4-flop"),
    ("Llama 3.1 405B", "United States", "cmp-llama31-flop", "cmp-llama31-flop"),
    ("GPT-4.5", "United States", "cmp-frontier-gpt45-flop", "cmp-frontier-gpt45-flop"),
    ("Grok 4", "United States", "cmp-frontier-grok4-flop", "cmp-frontier-grok4-flop"),
)
KNOWN = {
    **dict.fromkeys(("fugaku-llm-flop", "mod-llmjp3-flop", "mod-llmjp4-flop"), "by a rule of thumb"),
    **dict.fromkeys(("gpt4-flop-range", "cmp-frontier-gpt45-flop", "cmp-frontier-grok4-flop"), "estimate"),
}
COUNTED = {"us": "United States", "cn": "China", "kr": "South Korea", "jp": "Japan"}
YEARS = ("2022", "2023", "2024")


topic.value(
    "fugaku-llm-flop",
    "cmp-flop-per-parameter-token * mod-fugakullm-par * mod-fugakullm-tok",
    label="Fugaku-LLM: training compute",
    unit="FLOP",
    digits=2,
    words="Operations per parameter and token, by the rule of thumb, × parameters × tokens.",
)
topic.value(
    "fugaku-llm-of-gpt3",
    "fugaku-llm-flop / cmp-gpt3-flop",
    label="Fugaku-LLM’s training compute against GPT-3’s",
    unit="percent",
    digits=2,
    words="The one training compute over the other.",
)
topic.value(
    "fugaku-llm-nodes",
    "mod-fugakullm-nodes / mod-fugaku-nodes",
    label="Part of Fugaku that trained Fugaku-LLM",
    unit="percent",
    digits=2,
    words="The nodes used over the nodes of the machine.",
)
topic.value(
    "plamo-over-gpt3",
    "mod-plamo100 / cmp-gpt3-flop",
    label="PLaMo-100B’s training compute over GPT-3’s",
    digits=2,
    words="The one training compute over the other.",
)
topic.value(
    "plamo-of-gpt4",
    "mod-plamo100 / gpt4-flop-range",
    label="PLaMo-100B’s training compute against GPT-4’s",
    unit="percent",
    digits=2,
    words="The one training compute over the estimate of the other.",
)
topic.value(
    "gpt4-over-plamo",
    "gpt4-flop-range / mod-plamo100",
    label="GPT-4’s training compute over PLaMo-100B’s",
    digits=2,
    words="The estimate of the one training compute over the other.",
)
topic.value(
    "large-us-over-jp",
    "mod-large-us / mod-large-jp",
    label="Large-scale models, United States over Japan",
    digits=2,
    words="The count of the United States over Japan's, on one list.",
)


topic.value(
    "mod-llmjp3-flop",
    "cmp-flop-per-parameter-token * mod-llmjp3-par * mod-llmjp3-tok",
    label="LLM-jp-3 172B: training compute",
    unit="FLOP",
    digits=2,
    words="Operations per parameter and token, by the rule of thumb, × parameters × tokens.",
)
topic.value(
    "mod-llmjp4-flop",
    "cmp-flop-per-parameter-token * mod-llmjp4-par * mod-llmjp4-tok",
    label="LLM-jp-4 33B: training compute",
    unit="FLOP",
    digits=2,
    words="Operations per parameter and token, by the rule of thumb, × parameters × tokens.",
)
topic.value(
    "llmjp4-of-gpt4",
    "mod-llmjp4-flop / gpt4-flop-range",
    label="LLM-jp-4 33B’s training compute against GPT-4’s",
    unit="percent",
    digits=2,
    words="The one training compute over the estimate of the other.",
)
topic.value(
    "llmjp4-of-grok4",
    "mod-llmjp4-flop / cmp-frontier-grok4-flop",
    label="LLM-jp-4 33B’s training compute against Grok 4’s",
    unit="percent",
    digits=1,
    words="The one training compute over the estimate of the other.",
)
topic.value(
    "grok4-over-gpt4",
    "central(cmp-frontier-grok4-flop) / cmp-gpt4-flop",
    label="Grok 4’s training compute over GPT-4’s",
    unit="times",
    digits=2,
    words="The one estimate over the other, central values.",
)
topic.value(
    "gpt45-over-gpt4",
    "cmp-frontier-gpt45-flop / cmp-gpt4-flop",
    label="GPT-4.5’s training compute over GPT-4’s",
    unit="times",
    digits=2,
    words="The one estimate over the other, central values.",
)
topic.value(
    "grok4-abci3-years",
    "central(cmp-frontier-grok4-flop) / (jp-abci3-peak * utilisation-typical)",
    label="Grok 4: years on the whole of ABCI 3.0 at typical utilisation",
    unit="year",
    digits=2,
    words="The central estimate of the training compute over the machine's peak × utilisation, quartile to quartile.",
)


@topic.figure(
    "compute-models",
    takeaway="The largest Japanese run that can be computed, LLM-jp-4 33B, took {llmjp4-of-gpt4} of GPT-4’s estimated "
    "training compute and {llmjp4-of-grok4} of Grok 4’s",
    subtitle="Training compute, FLOP (log scale), {cmp-gpt3-flop|when year} to {mod-llmjp4-par|when year}",
    alt="Points on a log scale. Japan: Fugaku-LLM ({mod-fugakullm-par|when}) {fugaku-llm-flop}; PLaMo-13B "
    "({mod-plamo13|when}) {mod-plamo13}; PLaMo-100B ({mod-plamo100|when}) {mod-plamo100}; LLM-jp-3 172B "
    "({mod-llmjp3-par|when}) {mod-llmjp3-flop}; LLM-jp-4 33B ({mod-llmjp4-par|when}) {mod-llmjp4-flop}. United States: "
    "GPT-3 ({cmp-gpt3-flop|when}) {cmp-gpt3-flop}; GPT-4 ({cmp-gpt4-flop|when}) {gpt4-flop-range}, with an interval "
    "of {gpt4-flop-range|range}; Llama 3.1 405B ({cmp-llama31-flop|when}) {cmp-llama31-flop}; GPT-4.5 "
    "({cmp-frontier-gpt45-flop|when}) {cmp-frontier-gpt45-flop}; Grok 4 ({cmp-frontier-grok4-flop|when}) "
    "{cmp-frontier-grok4-flop}, with an interval of {cmp-frontier-grok4-flop|range}, drawn open.",
    caveat="The figures of Fugaku-LLM and of both LLM-jp models are computed from parameters and tokens by a rule of "
    "thumb. GPT-4’s is a third-party estimate with its {gpt4-interval-level} interval. Open marks are estimates: that "
    "of Grok 4 is called speculative by its author, that of GPT-4.5 has been changed once. Makers who print no number "
    "of tokens cannot be placed.",
    holds=[
        "mod-llmjp4-flop == max(fugaku-llm-flop, mod-plamo13, mod-plamo100, mod-llmjp3-flop, mod-llmjp4-flop)",
        "mod-llmjp4-flop < cmp-gpt4-flop-lo",
    ],
)
def figure_trained(book: Book) -> Drawing:
    columns = [
        Column("model", "Model"),
        Column("country", "Country"),
        Column("when", "Published"),
        Column("flop", "Training compute, FLOP", "bare"),
        Column("known", "How it is known"),
    ]
    rows: list[list[Cell]] = [
        [name, country, show_date(book[dated].nature.as_of), book[flop], KNOWN.get(flop, "published")]
        for name, country, flop, dated in TRAINED
    ]
    return Drawing(columns, rows, compute_drawings.draw_trained)


@topic.figure(
    "compute-model-counts",
    takeaway="Japan has {mod-large-jp} of the large models on one list, where the United States has "
    "{mod-large-us} and China {mod-large-cn}",
    subtitle="Models with an organisation in the country, by Epoch AI’s lists: large-scale models to "
    "{mod-large-jp|when}, notable models by year",
    alt="Bars by country. Large-scale models to {mod-large-jp|when}: United States {mod-large-us}, China "
    "{mod-large-cn}, South Korea {mod-large-kr}, Japan {mod-large-jp}. Notable models in "
    "{mod-ep-jp-2022|when}, {mod-ep-jp-2023|when} and {mod-ep-jp-2024|when}: United States "
    "{mod-ep-us-2022}, {mod-ep-us-2023}, {mod-ep-us-2024}; China {mod-ep-cn-2022}, {mod-ep-cn-2023}, "
    "{mod-ep-cn-2024}; Japan {mod-ep-jp-2022}, {mod-ep-jp-2023}, {mod-ep-jp-2024}; South Korea in "
    "{mod-ep-kr-2023|when} {mod-ep-kr-2023}.",
    caveat="“Large-scale” is a threshold of training compute that the list sets, confirmed or likely "
    "passed; “notable” is its own judgement, so a zero means none that met it. A model with organisations "
    "in several countries counts in each. The AI Index counts otherwise (United States {mod-aii-us-2023}, "
    "China {mod-aii-cn-2023} in {mod-aii-cn-2023|when}) and is not mixed in. South Korea’s counts for "
    "{mod-ep-kr-2022|when} and {mod-ep-kr-2024|when} were seen at second hand.",
    holds=["mod-large-jp < mod-large-cn", "mod-large-cn < mod-large-us"],
)
def figure_counts(book: Book) -> Drawing:
    columns = [Column("country", "Country"), Column("large", book.text("Large-scale, to {mod-large-jp|when}"))]
    columns += [Column(f"notable_{year}", f"Notable, {year}") for year in YEARS]
    rows: list[list[Cell]] = []
    for place, name in COUNTED.items():
        ids = [f"mod-large-{place}", *(f"mod-ep-{place}-{year}" for year in YEARS)]
        rows.append([name, *(book[id] if book.ledger.holds("reference", id) else None for id in ids)])
    return Drawing(columns, rows, compute_drawings.draw_counts)


topic.value(
    "drug-research-months-now",
    "drug-research-time-now",
    label="Drug research by conventional methods",
    unit="month",
    digits=2,
    words="The time in months.",
)
topic.value(
    "drug-research-speed-up",
    "drug-research-time-now / drug-research-time-with-ai",
    label="Drug research with AI: how many times faster",
    unit="times",
    digits=2,
    words="The time by conventional methods over the time with AI, both as RIKEN estimates them.",
    holds="drug-research-time-with-ai < drug-research-time-now",
)
topic.value(
    "research-range-conventional",
    "research-range-multiple / research-range-multiple",
    label="Range of research by conventional methods",
    unit="times",
    digits=1,
    words="The base of the multiple: the range over itself.",
)


@topic.figure(
    "compute-payoff",
    takeaway="A forecast: RIKEN estimates that AI could make drug research {drug-research-speed-up} times "
    "as fast, over a range {research-range-multiple|unit} as wide",
    subtitle="RIKEN’s estimate, as the Yomiuri Shimbun reported it: time for drug research in months; range of "
    "research against conventional methods",
    alt="Pairs of bars. Drug research: {drug-research-months-now|unit} by conventional methods, "
    "{drug-research-time-with-ai|unit} with AI for science. Range of research: "
    "{research-range-multiple|unit} the conventional one. The bars with AI are drawn open because they are "
    "a forecast.",
    caveat="An estimate of what “may be possible”, told by one newspaper; its method is not public in the "
    "sources held, no date is given, and nothing has been measured.",
    holds="drug-research-time-with-ai < drug-research-time-now",
)
def figure_payoff(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("conventional", "Conventional methods"),
        Column("with_ai", "With AI, forecast"),
    ]
    rows: list[list[Cell]] = [
        ["Time for drug research, months", book["drug-research-months-now"], book["drug-research-time-with-ai"]],
        ["Range of research, times", book["research-range-conventional"], book["research-range-multiple"]],
    ]
    return Drawing(columns, rows, compute_drawings.draw_payoff)
