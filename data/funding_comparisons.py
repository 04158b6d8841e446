"""The funding chapter's comparisons: plans a year, public money beside private, country by country, since the articles.

The rules they follow stand in `data/funding.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimbook.book.book import Book
from claimbook.values.value import Value, dated, deliberate_sum
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


def a_year(amount: str, years: str) -> Callable[[Book], Value]:
    def compute(book: Book) -> Value:
        """The sum over the years it is spread over, as if spent evenly; no source says that it is."""
        return replace(book[amount] / book[years], nature=book[amount].nature)

    return compute


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
    "funding-meti-plan-yearly": ("fund-1tn", "fund-1tn-years", "JPY/year", "METI’s plan for domestic AI, a year"),
    "funding-genesis-yearly": (
        "par-genesis-total",
        "par-genesis-years",
        "USD/year",
        "Genesis Mission: joint spending a year",
    ),
}
for id, (amount, years, unit, label) in YEARLY.items():
    topic.value(id, label=label, unit=unit)(a_year(amount, years))


# Public money beside one company's


@topic.value("funding-public-sum", label="Public money that the articles name", unit="USD")
def public_sum(book: Book) -> Value:
    """The budget for AI for science, the research centre's funding and the subsidy for Sakura's machine, in dollars."""
    return deliberate_sum([book[f"funding-{name}-usd"] for name in ("mext", "aist", "sakura")], SUM_REASON)


@topic.value(
    "funding-public-sum-ai", label="Public money that the articles name, the quantum centre left out", unit="USD"
)
def public_sum_ai(book: Book) -> Value:
    """The budget for AI for science and the subsidy for Sakura's machine, in dollars."""
    return deliberate_sum([book[f"funding-{name}-usd"] for name in ("mext", "sakura")], SUM_WITHOUT_REASON)


@topic.value("funding-microsoft-times", label="Microsoft against the public money named", unit="times", digits=1)
def microsoft_times(book: Book) -> Value:
    """Microsoft's announced investment over the sum of the public money."""
    return book["microsoft-japan-investment"] / book["funding-public-sum"]


@topic.value(
    "funding-microsoft-times-ai",
    label="Microsoft against the public money, quantum centre left out",
    unit="times",
    digits=2,
)
def microsoft_times_ai(book: Book) -> Value:
    """Microsoft's announced investment over the sum of the public money without the quantum centre's."""
    return book["microsoft-japan-investment"] / book["funding-public-sum-ai"]


@topic.value(
    "funding-microsoft-half-times",
    label="One year of Microsoft’s plan against the public money",
    unit="times",
    digits=1,
)
def microsoft_half_times(book: Book) -> Value:
    """Microsoft's investment in the average year over the sum of the public money, each taken as one year's."""
    return book["microsoft-japan-investment"] / book["fdi-microsoft-years"].count / book["funding-public-sum"]


@topic.value(
    "funding-microsoft-meti-times", label="Microsoft against METI’s awards of April 2024", unit="times", digits=1
)
def microsoft_meti_times(book: Book) -> Value:
    """Microsoft's announced investment over METI's awards of the same month to five projects."""
    return book["microsoft-japan-investment"] / book["funding-meti-2404-usd"]


# Private investment, country by country


@topic.value(
    "funding-japan-of-us", label="Japan’s private AI investment, of the United States’", unit="percent", digits=1
)
def japan_of_us(book: Book) -> Value:
    """Japan's private AI investment of 2023 over that of the United States."""
    return book["inv-jp-2023"] / book["inv-us-2023"]


@topic.value(
    "funding-us-times-japan", label="The United States’ private AI investment against Japan’s", unit="times", digits=2
)
def us_times_japan(book: Book) -> Value:
    """The United States' private AI investment of 2023 over Japan's."""
    return book["inv-us-2023"] / book["inv-jp-2023"]


@topic.value(
    "funding-uk-times-japan", label="The United Kingdom’s private AI investment against Japan’s", unit="times", digits=2
)
def uk_times_japan(book: Book) -> Value:
    """The United Kingdom's private AI investment of 2023 over Japan's."""
    return book["inv-uk-2023"] / book["inv-jp-2023"]


@topic.value("funding-japan-2022", label="Japan’s private AI investment in 2022", unit="USD", digits=2)
def japan_2022(book: Book) -> Value:
    """The United States' private AI investment of 2022 times the share of it that Japan's was reported to be."""
    return book["inv-us-2022"] * book["inv-jp-2022-ratio"]


@topic.value(
    "funding-companies-of-us",
    label="Newly funded AI companies: Japan’s of the United States’",
    unit="percent",
    digits=1,
)
def companies_of_us(book: Book) -> Value:
    """Japan's newly funded AI companies of 2023 over the United States'."""
    return book["newco-jp-2023"] / book["newco-us-2023"]


@topic.value(
    "funding-microsoft-of-japan",
    label="Microsoft’s plan a year against Japan’s private AI investment",
    unit="times",
    digits=2,
)
def microsoft_of_japan(book: Book) -> Value:
    """Microsoft's investment in the average year over Japan's private AI investment of 2023."""
    return book["microsoft-japan-investment"] / book["fdi-microsoft-years"].count / book["inv-jp-2023"]


# Since the articles


@topic.value("funding-sakura-again", label="Sakura’s second subsidy against its first", unit="times", digits=1)
def sakura_again(book: Book) -> Value:
    """The subsidy of April 2024 over the one of June 2023."""
    return book["fund-meti-sakura"] / book["jp-sakura-subsidy"]


@topic.value(
    "funding-softbank-share-2023",
    label="SoftBank’s first AI computing: subsidy in the investment",
    unit="percent",
    digits=2,
)
def softbank_share_2023(book: Book) -> Value:
    """The subsidy of July 2023 over the investment it supports."""
    return book["fund-meti-softbank23"] / book["fund-softbank23-capex"]


@topic.value(
    "funding-softbank-share-2024",
    label="SoftBank’s second AI computing: subsidy in the investment",
    unit="percent",
    digits=2,
)
def softbank_share_2024(book: Book) -> Value:
    """The subsidy of May 2024, the most it may come to, over the investment planned."""
    return book["fund-meti-softbank24"] / book["fund-softbank24-capex"]


@topic.value("funding-gquat-fy22", label="AIST’s quantum centre: first supplementary budget", unit="JPY", digits=2)
def gquat_fy22(book: Book) -> Value:
    """The two supplementary budgets together less the later one."""
    return book["fund-gquat"] - book["fund-gquat-fy23"]


@topic.value("funding-arm-valued-times", label="Arm: valuation against what it raised", unit="times", digits=2)
def arm_valued_times(book: Book) -> Value:
    """The valuation at the offer price over the proceeds."""
    return book["arm-ipo-value"] / book["arm-ipo-raised"]


def date_of(id: str) -> Callable[[Book], Value]:
    def compute(book: Book) -> Value:
        """The month that the source gives the number for."""
        return dated(book[id])

    return compute


ANNOUNCED = {
    "jp-sakura-subsidy": "METI’s subsidy for Sakura’s machine",
    "fund-meti-softbank23": "METI’s first subsidy to SoftBank",
    "fund-gquat-fy23": "AIST’s quantum centre, second budget",
    "fdi-aws": "Amazon Web Services’ plan",
    "fund-geniac": "METI’s support for model builders",
    "fund-meti-2404": "METI’s awards of spring 2024",
    "fdi-microsoft": "Microsoft’s plan",
    "fdi-oracle": "Oracle’s plan",
    "fund-meti-softbank24": "METI’s second subsidy to SoftBank",
    "fund-10tn": "The framework for AI and semiconductors",
    "jp-fugakunext-cost": "FugakuNEXT",
    "fund-1tn": "METI’s plan for domestic AI",
    "par-genesis-total": "The Genesis Mission plan",
}
PARTS = {
    "fund-meti-sakura": "METI’s second subsidy to Sakura Internet",
    "fund-meti-kddi": "METI’s subsidy to KDDI",
}
RUNNING = {
    "jp-sakura-subsidy": ("jp-sakura-gpus", "Sakura’s machine"),
    "fund-meti-softbank23": ("jp-softbank-2023", "SoftBank’s first AI platform"),
    "fund-gquat-fy23": ("fund-gquat", "AIST’s quantum centre"),
}
for id, what in {**ANNOUNCED, **PARTS}.items():
    topic.value(f"funding-announced-{id}", label=f"{what}: announced")(date_of(id))
for id, (sign, what) in RUNNING.items():
    topic.value(f"funding-running-{id}", label=f"{what}: in use by")(date_of(sign))


@topic.value("funding-since-announced", label="Commitments since June 2023 that the book holds", digits=None)
def since_announced(book: Book) -> Value:
    """The announcements of money since June 2023 that the chapter follows, parts of a larger one left out, counted."""
    return book.number_of([book[id] for id in ANNOUNCED], "announcements of money followed since June 2023")


@topic.value(
    "funding-since-running", label="Commitments since June 2023 known to have become something in use", digits=None
)
def since_running(book: Book) -> Value:
    """Those of the announcements for which a date of use is held, counted."""
    return book.number_of([book[sign] for sign, _ in RUNNING.values()], "announcements with a date of use")
