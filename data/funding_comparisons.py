"""The funding chapter's comparisons: plans a year, public money beside private, country by country, since the articles.

The rules they follow stand in `data/funding.py`.
"""

from __future__ import annotations

from claimbook.book.book import Book
from claimbook.values.value import Value
from data.funding_values import topic

OWN_PURSE = "Sums of public money, each in dollars at the rate of its own date, "
SUM_REASON = (
    OWN_PURSE + "added only to set all the public money that the articles name beside one company’s announcement; "
    "they differ in kind, date and purpose."
)
SUM_WITHOUT_REASON = (
    OWN_PURSE + "the quantum centre’s left out because it serves quantum technology as well, added only for the "
    "same comparison."
)


# Plans, a year


YEARLY = {
    "funding-ntt-yearly": ("ntt-growth-investment", "ntt-growth-years", "JPY/year", "NTT’s plan, a year"),
    "funding-ntt-usd-yearly": (
        "ntt-growth-investment-usd",
        "ntt-growth-years",
        "USD/year",
        "NTT’s plan, dollars a year",
    ),
    "funding-microsoft-yearly": (
        "microsoft-japan-investment",
        "fdi-microsoft-years",
        "USD/year",
        "Microsoft in Japan: investment a year",
    ),
    "funding-microsoft-jpy-yearly": (
        "funding-microsoft-jpy",
        "fdi-microsoft-years",
        "JPY/year",
        "Microsoft in Japan: yen a year",
    ),
    "funding-aws-yearly": ("fdi-aws", "fdi-aws-years", "JPY/year", "Amazon Web Services in Japan: plan a year"),
    "funding-oracle-yearly": ("fdi-oracle", "fdi-oracle-years", "USD/year", "Oracle in Japan: plan a year"),
    "funding-meti-plan-yearly": ("fund-1tn-ym", "fund-1tn-span", "JPY/year", "METI’s plan for domestic AI, a year"),
    "funding-genesis-yearly": (
        "par-genesis-sum",
        "par-genesis-span",
        "USD/year",
        "Genesis Mission: joint spending a year",
    ),
    "fdi-microsoft-2026-yearly": (
        "fdi-microsoft-2026",
        "fdi-microsoft-2026-years",
        "USD/year",
        "Microsoft in Japan: plan of 2026 a year",
    ),
    "softbank-yearly": ("jp-softbank-2tn", "jp-softbank-2tn-years", "JPY/year", "SoftBank’s AI data centres, a year"),
}
for id, (amount, years, unit, label) in YEARLY.items():
    topic.value(
        id,
        f"spread({amount}, {years})",
        label=label,
        unit=unit,
        words="The sum over the years it is spread over, as if spent evenly; no source says that it is.",
    )


# Public money beside one company's


topic.value(
    "funding-public-sum",
    "funding-mext-usd + funding-aist-usd + funding-sakura-usd",
    label="Public money that the articles name",
    unit="USD",
    reason=SUM_REASON,
    words="The budget for AI for science, the research centre's funding and the subsidy for Sakura's machine, in "
    "dollars.",
)
topic.value(
    "funding-public-sum-ai",
    "funding-mext-usd + funding-sakura-usd",
    label="Public money that the articles name, the quantum centre left out",
    unit="USD",
    reason=SUM_WITHOUT_REASON,
    words="The budget for AI for science and the subsidy for Sakura's machine, in dollars.",
)
topic.value(
    "funding-microsoft-times",
    "microsoft-japan-investment / funding-public-sum",
    label="Microsoft against the public money named",
    unit="times",
    digits=1,
    words="Microsoft's announced investment over the sum of the public money.",
)
topic.value(
    "funding-microsoft-times-ai",
    "microsoft-japan-investment / funding-public-sum-ai",
    label="Microsoft against the public money, quantum centre left out",
    unit="times",
    digits=2,
    words="Microsoft's announced investment over the sum of the public money without the quantum centre's.",
)
topic.value(
    "funding-microsoft-half-times",
    "microsoft-japan-investment / count(fdi-microsoft-years) / funding-public-sum",
    label="One year of Microsoft’s plan against the public money",
    unit="times",
    digits=1,
    words="Microsoft's investment in the average year over the sum of the public money, each taken as one year's.",
)
topic.value(
    "funding-microsoft-meti-times",
    "microsoft-japan-investment / funding-meti-2404-usd",
    label="Microsoft against METI’s awards of April 2024",
    unit="times",
    digits=1,
    words="Microsoft's announced investment over METI's awards of the same month.",
)


topic.value(
    "fdi-microsoft-sequel",
    "fdi-microsoft-2026 / fdi-microsoft",
    label="Microsoft’s plan of 2026 against that of 2024",
    unit="times",
    digits=2,
    words="Microsoft's investment announced in 2026 over that announced in 2024; their years differ.",
)
topic.value(
    "fund-meti-ai-fy26-usd",
    "exchanged(fund-meti-ai-fy26, fx-2026-04)",
    label="METI’s draft budget for AI, fiscal 2026, in dollars of April 2026",
    words="The amount in dollars at the average rate of the month of Microsoft's plan.",
)
topic.value(
    "meti-ai-of-microsoft-year",
    "fund-meti-ai-fy26 / (exchanged(fdi-microsoft-2026, fx-2026-04) / count(fdi-microsoft-2026-years))",
    label="METI’s draft budget for AI, fiscal 2026, against a year of Microsoft’s plan",
    unit="times",
    digits=2,
    words="The ministry's line for one fiscal year over Microsoft's investment in the average year, in yen.",
)


# Private investment, country by country


for year in ("2023", "2024", "2025"):
    topic.value(
        f"inv-jp-of-us-{year}",
        f"inv-jp-{year} / inv-us-{year}",
        label=f"Japan’s private AI investment, of the United States’, {year}",
        unit="percent",
        digits=2,
        words="Japan's private AI investment of the year over that of the United States.",
    )
for place, name in (("jp", "Japan"), ("us", "United States")):
    topic.value(
        f"inv-{place}-growth",
        f"inv-{place}-2025 / inv-{place}-2023",
        label=f"{name}: private AI investment, 2025 against 2023",
        unit="times",
        digits=2,
        words="The private AI investment of 2025 over that of 2023, as each edition of the index has it.",
    )
topic.value(
    "inv-us-over-jp-2025",
    "inv-us-2025 / inv-jp-2025",
    label="The United States’ private AI investment against Japan’s, 2025",
    unit="times",
    digits=2,
    words="The United States' private AI investment of 2025 over Japan's.",
)
topic.value(
    "inv-jp-of-us-cum",
    "inv-jp-cum-2025 / inv-us-cum-2025",
    label="Japan’s private AI investment since 2013, of the United States’",
    unit="percent",
    digits=2,
    words="Japan's private AI investment from 2013 to 2025 over that of the United States.",
)
topic.value(
    "newco-jp-of-us-2025",
    "newco-jp-2025 / newco-us-2025",
    label="Newly funded AI companies: Japan’s of the United States’, 2025",
    unit="percent",
    digits=2,
    words="Japan's newly funded AI companies of 2025 over the United States'.",
)


# Since the articles


topic.value(
    "funding-sakura-again",
    "fund-meti-sakura / jp-sakura-subsidy",
    label="Sakura’s second subsidy against its first",
    unit="times",
    digits=1,
    words="The subsidy of April 2024 over the one of June 2023.",
)
topic.value(
    "funding-softbank-share-2023",
    "fund-meti-softbank23 / fund-softbank23-capex",
    label="SoftBank’s first AI computing: subsidy in the investment",
    unit="percent",
    digits=2,
    words="The subsidy of July 2023 over the investment it supports.",
)
topic.value(
    "funding-softbank-share-2024",
    "fund-meti-softbank24 / fund-softbank24-capex",
    label="SoftBank’s second AI computing: subsidy in the investment",
    unit="percent",
    digits=2,
    words="The subsidy of May 2024, the most it may come to, over the investment planned.",
)
topic.value(
    "funding-gquat-fy22",
    "fund-gquat - fund-gquat-fy23",
    label="AIST’s quantum centre: first supplementary budget",
    unit="JPY",
    digits=2,
    words="The two supplementary budgets together less the later one.",
)
topic.value(
    "funding-arm-valued-times",
    "arm-ipo-value / arm-ipo-raised",
    label="Arm: valuation against what it raised",
    unit="times",
    digits=2,
    words="The valuation at the offer price over the proceeds.",
)


DATED = "The month that the source gives the number for."
ANNOUNCED = {
    "jp-sakura-subsidy": "METI’s subsidy for Sakura’s machine",
    "fund-meti-softbank23": "METI’s first subsidy to SoftBank",
    "fdi-aws": "Amazon Web Services’ plan",
    "fund-geniac": "METI’s support for model builders",
    "fund-meti-2404": "METI’s awards of spring 2024",
    "fdi-microsoft": "Microsoft’s plan",
    "fdi-oracle": "Oracle’s plan",
    "fund-meti-softbank24": "METI’s second subsidy to SoftBank",
    "jp-abci3-cost": "ABCI 3.0",
    "jp-fugakunext-cost": "FugakuNEXT",
    "fund-1tn-ym": "METI’s plan for domestic AI",
    "jp-softbank-2tn": "SoftBank’s AI data centres",
    "fdi-microsoft-2026": "Microsoft’s second plan",
    "par-genesis-sum": "The Genesis Mission plan",
}
# Shown beside the sums that are counted: parts of them, a quantum centre, and a frame that holds others.
UNCOUNTED = {
    "fund-meti-sakura": "METI’s second subsidy to Sakura Internet",
    "fund-meti-kddi": "METI’s subsidy to KDDI",
    "fund-gquat-fy23": "AIST’s quantum centre, second budget",
    "fund-10tn": "The framework for AI and semiconductors",
}
RUNNING = {
    "jp-sakura-subsidy": ("jp-sakura-gpus", "Sakura’s machine"),
    "fund-meti-softbank23": ("jp-softbank-2023", "SoftBank’s first AI platform"),
    "jp-abci3-cost": ("jp-abci3-start", "ABCI 3.0"),
    "fund-geniac": ("mod-plamo100-tok", "PLaMo-100B, a model of GENIAC"),
    "fund-meti-2404": ("jp-kddi-start", "KDDI’s site at Sakai"),
    "fund-meti-softbank24": ("t5-chie4-rmax", "SoftBank’s CHIE-4"),
    "fund-meti-kddi": ("jp-kddi-start", "KDDI’s site at Sakai"),
    "fund-gquat-fy23": ("fund-gquat", "AIST’s quantum centre"),
}
# Rows that are themselves the date since when something runs.
SINCE_WHEN = ("jp-abci3-start", "jp-kddi-start")
IN_PART = ("fund-meti-2404",)
AWARDED = ("fund-1tn-ym", "fund-meti-sakura")
# Sums that a source tells once the thing runs: when they were announced is not held.
TOLD_AFTERWARDS = ("jp-abci3-cost",)
# Sums in dollars, drawn in yen at the rate of their month, or of the nearest held.
IN_YEN = {
    "fdi-microsoft": "fx-2024-04",
    "fdi-oracle": "fx-2024-04",
    "fdi-microsoft-2026": "fx-2026-04",
    "par-genesis-sum": "fx-2026",
}
for id, what in {**ANNOUNCED, **UNCOUNTED}.items():
    topic.value(f"funding-announced-{id}", f"date({id})", label=f"{what}: announced", words=DATED)
for id, (sign, what) in RUNNING.items():
    since = sign if sign in SINCE_WHEN else f"date({sign})"
    topic.value(f"funding-running-{id}", since, label=f"{what}: in use by", words=DATED)
for id, rate in IN_YEN.items():
    topic.value(
        f"funding-yen-{id}",
        f"exchanged({id}, {rate})",
        label=f"{ANNOUNCED[id]}: in yen",
        words="The amount in yen at the rate held for its month or nearest to it.",
    )


@topic.value("funding-since-announced", label="Commitments since June 2023 that the book holds", digits=None)
def since_announced(book: Book) -> Value:
    """The announcements of money since June 2023 that the chapter follows, parts of a larger one left out, counted."""
    return book.number_of([book[id] for id in ANNOUNCED], "announcements of money followed since June 2023")


@topic.value(
    "funding-since-running", label="Commitments since June 2023 known to have become something in use", digits=None
)
def since_running(book: Book) -> Value:
    """Those of the announcements for which a date of use is held, counted."""
    found = [book[f"funding-running-{id}"] for id in ANNOUNCED if id in RUNNING]
    return book.number_of(found, "announcements with a date of use")
