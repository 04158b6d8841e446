"""The numbers that the funding chapter derives; the rules they follow stand in `data/funding.py`."""

from __future__ import annotations

from collections.abc import Callable

from claimbook.book.book import Book
from claimbook.book.topics import Topic
from claimbook.values.value import Value

topic = Topic("data.funding")

AGREES = "the total cost that was reported apart from the articles agrees with this reading"


# Sakura Internet's machine: two readings of "about half"


topic.value(
    "funding-sakura-cost-a",
    "sakura-subsidy / sakura-half-of-cost",
    label="Sakura’s machine: total cost if the subsidy is half of it",
    unit="JPY",
    confidence="likely",
    confidence_reason=AGREES,
    words="The subsidy over the half of the total cost that Multiplatform.AI says it is.",
)
topic.value(
    "funding-sakura-rest-a",
    "funding-sakura-cost-a - sakura-subsidy",
    label="Sakura’s machine: what others pay if the subsidy is half of the cost",
    unit="JPY",
    digits=2,
    confidence="likely",
    confidence_reason=AGREES,
    words="The total cost on that reading less the subsidy.",
)
topic.value(
    "funding-sakura-gpu-a",
    "funding-sakura-cost-a / sakura-gpus-announced",
    label="Sakura’s machine: cost a GPU if the subsidy is half of the cost",
    unit="JPY/GPU",
    digits=2,
    confidence="likely",
    confidence_reason=AGREES,
    words="The total cost on that reading over the GPUs that the article names; it says more than that many.",
)
topic.value(
    "funding-sakura-gpu-a-usd",
    "sakura-subsidy-usd / sakura-half-of-cost / sakura-gpus-announced",
    label="Sakura’s machine: cost a GPU if the subsidy is half of the cost, in dollars as printed",
    unit="USD/GPU",
    digits=2,
    confidence="likely",
    confidence_reason=AGREES,
    words="The dollars printed for the subsidy over the half and over the GPUs that the article names.",
)
topic.value(
    "funding-sakura-money-b",
    "sakura-subsidy * sakura-half-of-subsidy",
    label="Sakura’s machine: public money if half of the sum goes to it",
    unit="JPY",
    digits=2,
    words="The half of the government's sum that Báo Nghệ An says goes to the machine.",
)
topic.value(
    "funding-sakura-rest-b",
    "sakura-subsidy - funding-sakura-money-b",
    label="The government’s sum: what is left if half of it goes to the machine",
    unit="JPY",
    digits=2,
    words="The government's sum less the half that would go to the machine.",
)
topic.value(
    "funding-sakura-rest",
    "jp-sakura-cost - jp-sakura-subsidy",
    label="Sakura’s machine: reported cost less the subsidy",
    unit="JPY",
    digits=2,
    words="The total cost less the subsidy, both as reported apart from the articles.",
)
topic.value(
    "funding-sakura-share",
    "jp-sakura-subsidy / jp-sakura-cost",
    label="Sakura’s machine: subsidy in the reported cost",
    unit="percent",
    digits=2,
    words="The subsidy over the total cost, both as reported apart from the articles.",
)
topic.value(
    "funding-sakura-gpu",
    "jp-sakura-cost / jp-sakura-gpus",
    label="Sakura’s machine: reported cost a GPU",
    unit="JPY/GPU",
    digits=2,
    words="The total cost as reported over the GPUs that the machine has.",
)


# Yen and dollars


PAIRS = {
    "aist": ("aist-research-centre-funding", "AIST’s research centre"),
    "sakura": ("sakura-subsidy", "Sakura’s machine"),
    "loss": ("softbank-vision-fund-loss", "SoftBank’s Vision Fund"),
    "ntt": ("ntt-growth-investment", "NTT’s plan"),
}
ROUND_SUMS = ("aist", "sakura", "ntt")  # sums that somebody set; a loss is itself rounded
MID_2023 = ("fx-2023-05-12", "fx-2023-05", "fx-2023-06", "fx-2023-07", "fx-2023-07-05", "fx-2023-07-06")

for name, (claim, what) in PAIRS.items():
    topic.value(
        f"funding-rate-{name}",
        f"rounding_as_range({claim} / {claim}-usd)",
        label=f"{what}: rate implied by its pair",
        unit="JPY/USD",
        digits=4,
        words="The yen over the dollars printed beside them; the interval is what the rounding of both leaves open.",
    )
    if name in ROUND_SUMS:
        topic.value(
            f"funding-rate-{name}-exact",
            f"rounding_as_range(exact({claim}) / {claim}-usd)",
            label=f"{what}: rate implied if the yen are exact",
            unit="JPY/USD",
            digits=4,
            words="The yen, taken as exact, over the dollars; the interval is what the rounding of the dollars leaves "
            "open.",
        )


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


topic.value(
    "funding-yen-fall",
    "(fx-2024-04 - fx-2023-06) / fx-2023-06",
    label="Yen a dollar buys, April 2024 against June 2023",
    unit="percent",
    digits=2,
    words="The average rate of April 2024 less that of June 2023, over that of June 2023.",
)


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
    topic.value(
        id,
        f"exchanged({amount}, {rate})",
        label=label,
        words="The amount in the other currency at the rate of its own date.",
    )
