"""The numbers that the funding chapter derives; the rules they follow stand in `data/funding.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimbook.book.book import Book
from claimbook.book.topics import Topic
from claimbook.values.value import Value, exchanged

topic = Topic("data.funding")

AGREES = "the total cost that was reported apart from the articles agrees with this reading"


# Sakura Internet's machine: two readings of "about half"


@topic.value(
    "funding-sakura-cost-a",
    label="Sakura’s machine: total cost if the subsidy is half of it",
    unit="JPY",
    confidence="likely",
    confidence_reason=AGREES,
)
def sakura_cost_a(book: Book) -> Value:
    """The subsidy over the half of the total cost that Multiplatform.AI says it is."""
    return book["sakura-subsidy"] / book["sakura-half-of-cost"]


@topic.value(
    "funding-sakura-rest-a",
    label="Sakura’s machine: what others pay if the subsidy is half of the cost",
    unit="JPY",
    digits=2,
    confidence="likely",
    confidence_reason=AGREES,
)
def sakura_rest_a(book: Book) -> Value:
    """The total cost on that reading less the subsidy."""
    return book["funding-sakura-cost-a"] - book["sakura-subsidy"]


@topic.value(
    "funding-sakura-gpu-a",
    label="Sakura’s machine: cost a GPU if the subsidy is half of the cost",
    unit="JPY/GPU",
    digits=2,
    confidence="likely",
    confidence_reason=AGREES,
)
def sakura_gpu_a(book: Book) -> Value:
    """The total cost on that reading over the GPUs that the article names; it says more than that many."""
    return book["funding-sakura-cost-a"] / book["sakura-gpus-announced"]


@topic.value(
    "funding-sakura-gpu-a-usd",
    label="Sakura’s machine: cost a GPU if the subsidy is half of the cost, in dollars as printed",
    unit="USD/GPU",
    digits=2,
    confidence="likely",
    confidence_reason=AGREES,
)
def sakura_gpu_a_usd(book: Book) -> Value:
    """The dollars printed for the subsidy over the half and over the GPUs that the article names."""
    return book["sakura-subsidy-usd"] / book["sakura-half-of-cost"] / book["sakura-gpus-announced"]


@topic.value(
    "funding-sakura-money-b", label="Sakura’s machine: public money if half of the sum goes to it", unit="JPY", digits=2
)
def sakura_money_b(book: Book) -> Value:
    """The half of the government's sum that Báo Nghệ An says goes to the machine."""
    return book["sakura-subsidy"] * book["sakura-half-of-subsidy"]


@topic.value(
    "funding-sakura-rest-b",
    label="The government’s sum: what is left if half of it goes to the machine",
    unit="JPY",
    digits=2,
)
def sakura_rest_b(book: Book) -> Value:
    """The government's sum less the half that would go to the machine."""
    return book["sakura-subsidy"] - book["funding-sakura-money-b"]


@topic.value("funding-sakura-rest", label="Sakura’s machine: reported cost less the subsidy", unit="JPY", digits=2)
def sakura_rest(book: Book) -> Value:
    """The total cost less the subsidy, both as reported apart from the articles."""
    return book["jp-sakura-cost"] - book["jp-sakura-subsidy"]


@topic.value("funding-sakura-share", label="Sakura’s machine: subsidy in the reported cost", unit="percent", digits=2)
def sakura_share(book: Book) -> Value:
    """The subsidy over the total cost, both as reported apart from the articles."""
    return book["jp-sakura-subsidy"] / book["jp-sakura-cost"]


@topic.value("funding-sakura-gpu", label="Sakura’s machine: reported cost a GPU", unit="JPY/GPU", digits=2)
def sakura_gpu(book: Book) -> Value:
    """The total cost as reported over the GPUs that the machine has."""
    return book["jp-sakura-cost"] / book["jp-sakura-gpus"]


# Yen and dollars


def rate_implied(yen: str, dollars: str) -> Callable[[Book], Value]:
    def compute(book: Book) -> Value:
        """The yen over the dollars printed beside them; the interval is what the rounding of both leaves open."""
        rate = book[yen] / book[dollars]
        return replace(rate, estimate=rate.rounding)

    return compute


def rate_if_yen_exact(yen: str, dollars: str) -> Callable[[Book], Value]:
    def compute(book: Book) -> Value:
        """The yen, taken as exact, over the dollars; the interval is what the rounding of the dollars leaves open."""
        rate = replace(book[yen], rounding=None) / book[dollars]
        return replace(rate, estimate=rate.rounding)

    return compute


PAIRS = {
    "aist": ("aist-research-centre-funding", "AIST’s research centre"),
    "sakura": ("sakura-subsidy", "Sakura’s machine"),
    "loss": ("softbank-vision-fund-loss", "SoftBank’s Vision Fund"),
    "ntt": ("ntt-growth-investment", "NTT’s plan"),
}
ROUND_SUMS = ("aist", "sakura", "ntt")  # sums that somebody set; a loss is itself rounded
MID_2023 = ("fx-2023-05-12", "fx-2023-05", "fx-2023-06", "fx-2023-07", "fx-2023-07-05", "fx-2023-07-06")

for name, (claim, what) in PAIRS.items():
    topic.value(f"funding-rate-{name}", label=f"{what}: rate implied by its pair", unit="JPY/USD", digits=4)(
        rate_implied(claim, f"{claim}-usd")
    )
    if name in ROUND_SUMS:
        topic.value(
            f"funding-rate-{name}-exact", label=f"{what}: rate implied if the yen are exact", unit="JPY/USD", digits=4
        )(rate_if_yen_exact(claim, f"{claim}-usd"))


def fits(implied: str) -> Callable[[Book], Value]:
    def compute(book: Book) -> Value:
        """The published rates of mid-2023 that lie within the interval of the implied rate, counted."""
        interval = book[implied].estimate
        assert interval is not None
        found = [book[id] for id in MID_2023 if interval.low <= book[id].number <= interval.high]
        return book.number_of(found, f"published rates of mid-2023 within the interval of {implied}")

    return compute


for name, (_, what) in PAIRS.items():
    topic.value(f"funding-fits-{name}", label=f"{what}: published rates that fit", digits=None)(
        fits(f"funding-rate-{name}")
    )


@topic.value("funding-rates-held", label="Published exchange rates of mid-2023 held", digits=None)
def rates_held(book: Book) -> Value:
    """The published rates of May, June and July 2023 that the book holds, counted."""
    return book.number_of([book[id] for id in MID_2023], "published rates of mid-2023")


@topic.value("funding-yen-fall", label="Yen a dollar buys, April 2024 against June 2023", unit="percent", digits=2)
def yen_fall(book: Book) -> Value:
    """The average rate of April 2024 less that of June 2023, over that of June 2023."""
    return (book["fx-2024-04"] - book["fx-2023-06"]) / book["fx-2023-06"]


def in_other_currency(amount: str, rate: str) -> Callable[[Book], Value]:
    def compute(book: Book) -> Value:
        """The amount in the other currency at the rate of its own date."""
        return exchanged(book[amount], book[rate])

    return compute


EXCHANGED = {
    "funding-mext-usd": ("mext-science-ai-budget", "fx-2024-02", "AI for science: budget in dollars of February 2024"),
    "funding-aist-usd": (
        "aist-research-centre-funding",
        "fx-2023-07",
        "AIST’s research centre: funding in dollars of July 2023",
    ),
    "funding-sakura-usd": ("sakura-subsidy", "fx-2023-06", "Sakura’s machine: subsidy in dollars of June 2023"),
    "funding-microsoft-jpy": (
        "microsoft-japan-investment",
        "fx-2024-04",
        "Microsoft in Japan: investment in yen of April 2024",
    ),
    "funding-universities-jpy": (
        "nvidia-softbank-amazon-contribution",
        "fx-2024-04",
        "University partnerships: gift in yen of April 2024",
    ),
    "funding-arm-target-jpy": ("arm-ipo-target", "fx-2023-07", "Arm: sum first sought, in yen of July 2023"),
    "funding-arm-guess-jpy": (
        "arm-ipo-analyst-estimate",
        "fx-2023-07",
        "Arm: the strategist’s sum in yen of July 2023",
    ),
    "funding-gdp-jpy": ("goldman-gdp-amount", "fx-2023-07", "Rise of global GDP in yen of July 2023"),
    "funding-sakura-later-usd": ("sakura-subsidy", "fx-2024-04", "Sakura’s machine: subsidy in dollars of April 2024"),
    "funding-meti-2404-usd": ("fund-meti-2404", "fx-2024-04", "METI’s awards of April 2024 in dollars of that month"),
}
for id, (amount, rate, label) in EXCHANGED.items():
    topic.value(id, label=label)(in_other_currency(amount, rate))
