"""How much money, whose, for what, and over how long.

- Amounts are shown by kind and by payer; nothing is summed across kinds. A loss, a share sale, a valuation and a
  forecast are no spending on AI and stand apart.
- The sums that set public money beside one company's are deliberate; each carries its reason and shows it.
- A plan over years is shown with its years and its average a year; a budget or a grant is not divided.
- Where an article prints yen and dollars, both are shown as printed. Elsewhere the other currency is reckoned at the
  rate of the sum's own date: the month it was announced, or that of the article.
- "About half" of Sakura Internet's sum is read as half of the machine's total cost: a total reported apart from the
  articles fits it, and the other article says less, not more.
- The funding of AIST's research centre is a supplementary budget by what is known of it outside the articles. The
  strategist's sum for Arm's share sale counts as a valuation: it is near the valuation, far from the proceeds.
- An exchange rate implied by a pair of amounts is known no better than their rounding, which is its interval.
- Countries without a figure for private investment are left out, not drawn at nothing.
- A sum is followed if it was announced for AI in Japan since June 2023, names an amount and is not part of another one
  followed. A quantum centre and a frame that holds other sums are shown and not counted.
- In use means that a machine runs or a model is out that the money was for. That money was spent, no source held says.
- That the award of May 2024 paid for SoftBank's CHIE-4 is our inference from dates.
- METI's draft budget for AI and the support of the project chosen are one sum, inside the frame of ten trillion yen.
"""

from __future__ import annotations

from claimbook.book.book import Book
from claimbook.book.topics import Cell, Column, Drawing
from claimbook.values.value import Value
from data import funding_charts
from data.funding_comparisons import AWARDED, IN_PART, IN_YEN, RUNNING, SUM_REASON, SUM_WITHOUT_REASON
from data.funding_values import EXCHANGED, PAIRS, ROUND_SUMS, topic

__all__ = ["topic"]

NO_PLAN, ONE_OFF = "not a plan over years", "one-off"
COMPANY, PURSE, ADDED = "private investment", "public money", "deliberate sum"
PUBLIC, PRIVATE, OTHER = "Public money", "Private money", "Not spending on AI"


COMMITMENTS: tuple[tuple[str, ...], ...] = (
    # what, purse, kind, payer, yen, dollars, horizon, yen a year, dollars a year
    (
        "METI: AIST’s research centre",
        PUBLIC,
        "supplementary budget",
        "METI",
        "aist-research-centre-funding",
        "aist-research-centre-funding-usd",
        ONE_OFF,
    ),
    (
        "Education ministry: AI for science",
        PUBLIC,
        "supplementary budget",
        "education ministry",
        "mext-science-ai-budget",
        "funding-mext-usd",
        ONE_OFF,
    ),
    ("METI: Sakura Internet’s machine", PUBLIC, "subsidy", "METI", "sakura-subsidy", "sakura-subsidy-usd", ONE_OFF),
    (
        "NTT: growth areas, AI among them",
        PRIVATE,
        "plan over years",
        "NTT",
        "ntt-growth-investment",
        "ntt-growth-investment-usd",
        "ntt-growth-years",
        "funding-ntt-yearly",
        "funding-ntt-usd-yearly",
    ),
    (
        "Microsoft: cloud and AI in Japan",
        PRIVATE,
        "private investment",
        "Microsoft",
        "funding-microsoft-jpy",
        "microsoft-japan-investment",
        "fdi-microsoft-years",
        "funding-microsoft-jpy-yearly",
        "funding-microsoft-yearly",
    ),
    (
        "NVIDIA and others: universities",
        PRIVATE,
        "private gift",
        "NVIDIA, SoftBank, Amazon, others",
        "funding-universities-jpy",
        "nvidia-softbank-amazon-contribution",
        "years not stated",
    ),
    (
        "Arm: share sale, sum first sought",
        OTHER,
        "share sale",
        "buyers of shares",
        "funding-arm-target-jpy",
        "arm-ipo-target",
        ONE_OFF,
    ),
    (
        "Arm: share sale, strategist’s sum",
        OTHER,
        "valuation",
        "buyers of shares",
        "funding-arm-guess-jpy",
        "arm-ipo-analyst-estimate",
        ONE_OFF,
    ),
    (
        "SoftBank: its Vision Fund",
        OTHER,
        "loss",
        "SoftBank Group",
        "softbank-vision-fund-loss",
        "softbank-vision-fund-loss-usd",
        "a fiscal year’s",
    ),
    (
        "Goldman Sachs: global GDP",
        OTHER,
        "forecast",
        "nobody",
        "funding-gdp-jpy",
        "goldman-gdp-amount",
        "over a decade",
    ),
)


@topic.value(
    "funding-amounts-named",
    label="Amounts of money in the articles",
    digits=None,
    confidence="established",
    confidence_reason="counted in the articles themselves",
)
def amounts_named(book: Book) -> Value:
    """The amounts that the articles print, yen and dollars of one sum taken as one, counted."""
    printed = [dollars if yen.startswith("funding-") else yen for _, _, _, _, yen, dollars, *_ in COMMITMENTS]
    return book.number_of([book[id] for id in printed], "amounts of money that the articles print")


@topic.figure(
    "funding-commitments",
    takeaway="Most of the large sums in the articles are not spending on AI, and public money is among the smallest",
    subtitle="Every amount of money in the articles, by whose it is and of what kind; logarithmic scale",
    alt="Dot plot on a logarithmic scale, in groups. Public money: {aist-research-centre-funding} for AIST’s "
    "research centre, {mext-science-ai-budget} for AI for science, {sakura-subsidy} for Sakura Internet’s machine. "
    "Private money: NTT’s {ntt-growth-investment} over {ntt-growth-years|unit}, Microsoft’s "
    "{microsoft-japan-investment} over {fdi-microsoft-years|unit}, {nvidia-softbank-amazon-contribution} for "
    "partnerships of universities. Not spending on AI: Arm’s share sale, {softbank-vision-fund-loss} lost by "
    "SoftBank’s Vision Fund, and Goldman Sachs’s {goldman-gdp-amount} of global GDP.",
    caveat="The amounts do not add up: they differ in kind, date and years. NTT’s plan is for all its growth areas. "
    "Dollars are as printed where an article prints them, else at the rate of the sum’s month. Microsoft’s and NTT’s "
    "yearly amounts are averages; no source says that the money is spent evenly.",
    holds=[
        "min(softbank-vision-fund-loss-usd, low(arm-ipo-analyst-estimate), goldman-gdp-amount) > "
        "microsoft-japan-investment",
        "max(aist-research-centre-funding-usd, funding-mext-usd, sakura-subsidy-usd) < microsoft-japan-investment",
    ],
)
def commitments(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("purse", "Whose"),
        Column("kind", "Kind"),
        Column("payer", "Payer"),
        Column("yen", "Yen"),
        Column("dollars", "Dollars"),
        Column("horizon", "Over", "unit"),
        Column("yen_yearly", "Yen a year"),
        Column("dollars_yearly", "Dollars a year"),
    ]
    table: list[list[Cell]] = []
    for what, purse, kind, payer, yen, dollars, horizon, *yearly in COMMITMENTS:
        over: Cell = book[horizon] if yearly else horizon
        each: list[Cell] = [book[id] for id in yearly] or [NO_PLAN, NO_PLAN]
        table.append([what, purse, kind, payer, book[yen], book[dollars], over, *each])
    return Drawing(columns, table, funding_charts.draw_commitments)


@topic.figure(
    "funding-sakura-half",
    takeaway="“About half” is half of the machine’s cost, not half of the government’s money",
    subtitle="The government’s {sakura-subsidy} and Sakura Internet’s machine, as each article has it and as reported "
    "elsewhere; yen",
    alt="Bars from zero. If the government’s {sakura-subsidy} is half of the cost, the machine costs "
    "{funding-sakura-cost-a}. If half of the government’s sum goes to the machine, that is {funding-sakura-money-b} "
    "and another {funding-sakura-rest-b} goes elsewhere. Reported apart from the articles: {jp-sakura-subsidy} of "
    "{jp-sakura-cost}.",
    caveat="The total cost reported apart from the articles is Nikkei Asia’s, which was seen only as quoted in Epoch "
    "AI’s data set; Nippon TV reported the subsidy too. On the second reading the articles give no total cost.",
    holds=["jp-sakura-cost > 1.9 * jp-sakura-subsidy", "jp-sakura-cost < 2.1 * jp-sakura-subsidy"],
)
def sakura_half(book: Book) -> Drawing:
    columns = [
        Column("reading", "Reading"),
        Column("says", "Who says it"),
        Column("part", "Part"),
        Column("amount", "Amount"),
    ]
    spent, others, elsewhere = "public money for the machine", "paid by others", "public money for something else"
    first = ("Half of the machine’s cost", "Multiplatform.AI: “half the total cost”")
    second = ("Half of the government’s money", "Báo Nghệ An: “half of the total going …”")
    outside = ("Reported apart from the articles", "Nikkei Asia, as quoted by Epoch AI")
    table: list[list[Cell]] = [
        [*first, spent, book["sakura-subsidy"]],
        [*first, others, book["funding-sakura-rest-a"]],
        [*second, spent, book["funding-sakura-money-b"]],
        [*second, others, None],
        [*second, elsewhere, book["funding-sakura-rest-b"]],
        [*outside, spent, book["jp-sakura-subsidy"]],
        [*outside, others, book["funding-sakura-rest"]],
    ]
    return Drawing(columns, table, funding_charts.draw_sakura_half)


PRINTED = (
    ("aist", "AIST’s centre", "Multiplatform.AI"),
    ("sakura", "Sakura’s machine", "Multiplatform.AI"),
    ("sakura", "Sakura’s machine", "Báo Nghệ An"),
    ("loss", "Vision Fund’s loss", "Báo Nghệ An"),
    ("ntt", "NTT’s plan", "Báo Nghệ An"),
)
AVERAGE, NOON = "monthly average", "noon rate"
PUBLISHED = (
    ("fx-2023-05-12", NOON),
    ("fx-2023-05", AVERAGE),
    ("fx-2023-06", AVERAGE),
    ("fx-2023-07", AVERAGE),
    ("fx-2023-07-05", NOON),
    ("fx-2023-07-06", NOON),
    ("fx-2024-04", AVERAGE),
)


@topic.figure(
    "funding-exchange-rates",
    takeaway="Only Sakura’s pair of yen and dollars is precise enough to say much about when it was converted",
    subtitle="Yen a dollar implied by each pair of amounts in the articles, with the rates that its rounding allows, "
    "against published rates",
    alt="Dots with intervals on a scale of yen a dollar. Implied rates: {funding-rate-aist|bare} (from "
    "{funding-rate-aist|bare range}) for AIST’s research centre, {funding-rate-sakura|bare} "
    "({funding-rate-sakura|bare range}) for Sakura Internet’s machine, {funding-rate-loss|bare} "
    "({funding-rate-loss|bare range}) for the Vision Fund’s loss, {funding-rate-ntt|bare} "
    "({funding-rate-ntt|bare range}) for NTT’s plan. Published: {fx-2023-06|bare} in {fx-2023-06|when}, "
    "{fx-2023-07|bare} in {fx-2023-07|when}, {fx-2023-07-06|bare} at noon on {fx-2023-07-06|when}, "
    "{fx-2024-04|bare} in {fx-2024-04|when}.",
    caveat="Thin line: both amounts rounded as they are written. Broad band: the yen taken as an exact sum, where "
    "somebody set it. A rate that fits is no proof of a date; rates of other days may fit too. Published rates are the "
    "Federal Reserve’s, seen in a copy of the series; the averages are computed from it.",
    holds="funding-fits-sakura < min(funding-fits-aist, funding-fits-loss, funding-fits-ntt)",
)
def exchange_rates(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("printed", "By"),
        Column("when", "When", "when"),
        Column("yen", "Yen"),
        Column("dollars", "Dollars"),
        Column("rate", "Yen a dollar", "bare"),
        Column("span", "Rates that fit", "bare range"),
        Column("exact", "Rates that fit if the yen are exact", "bare range"),
    ]
    table: list[list[Cell]] = []
    for name, what, article in PRINTED:
        claim, _ = PAIRS[name]
        rate = book[f"funding-rate-{name}"]
        exact: Cell = book[f"funding-rate-{name}-exact"] if name in ROUND_SUMS else "the yen are rounded"
        table.append([what, article, "not stated", book[claim], book[f"{claim}-usd"], rate, rate, exact])
    for id, kind in PUBLISHED:
        rate = book[id]
        table.append([kind.capitalize(), "Federal Reserve", rate, "—", "—", rate, "published", "published"])
    return Drawing(columns, table, funding_charts.draw_exchange_rates)


@topic.figure(
    "funding-public-private",
    takeaway="Microsoft announced about {funding-microsoft-times} times the public money that the articles name; a "
    "year of METI’s draft budget for AI is about as much as a year of its next plan",
    subtitle="Announced sums in dollars, each at the exchange rate of its own date; Microsoft’s over "
    "{fdi-microsoft-years|unit}, and a year of its plan of {fdi-microsoft-2026|when year}",
    alt="Bars from zero. Microsoft: {microsoft-japan-investment}. AIST’s research centre: {funding-aist-usd}. AI for "
    "science: {funding-mext-usd}. Sakura Internet’s machine: {funding-sakura-usd}. The public sums together: "
    "{funding-public-sum}; without the research centre, {funding-public-sum-ai}. For {fund-meti-ai-fy26|when}, METI’s "
    "draft budget for AI {fund-meti-ai-fy26-usd}, beside {fdi-microsoft-2026-yearly} of Microsoft’s next plan.",
    caveat="Unlike things, set side by side: a company’s building plan over {fdi-microsoft-years|unit}, and public "
    "budgets and a grant made once each. " + SUM_REASON + " The articles do not name all public money: in the month of "
    "Microsoft’s announcement METI awarded up to {fund-meti-2404} more. METI’s line is a draft and pays for data and "
    "robots as well as models. The rate of {fx-2026-04|when} was seen at second hand.",
    holds=[
        "microsoft-japan-investment > funding-public-sum",
        "meti-ai-of-microsoft-year > 0.8",
        "meti-ai-of-microsoft-year < 1.25",
    ],
)
def public_private(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("kind", "Kind"),
        Column("printed", "As announced"),
        Column("horizon", "Over", "unit"),
        Column("dollars", "Dollars"),
        Column("rate", "Yen a dollar", "bare"),
        Column("note", "Note"),
    ]
    plan = book["microsoft-japan-investment"]
    note = "cloud and AI infrastructure"
    table: list[list[Cell]] = [
        ["Microsoft in Japan", COMPANY, plan, book["fdi-microsoft-years"], plan, "announced in dollars", note]
    ]
    for name, what, kind in (
        ("aist", "AIST’s research centre", "one-off supplementary budget"),
        ("mext", "AI for science", "one-off supplementary budget"),
        ("sakura", "Sakura Internet’s machine", "one-off subsidy"),
    ):
        claim, rate, _ = EXCHANGED[f"funding-{name}-usd"]
        table.append([what, PURSE, book[claim], ONE_OFF, book[f"funding-{name}-usd"], book[rate], kind])
    for id, what, reason in (
        ("funding-public-sum", "These public sums together", SUM_REASON),
        ("funding-public-sum-ai", "The same without AIST’s centre", SUM_WITHOUT_REASON),
    ):
        table.append([what, ADDED, "added only to compare", ONE_OFF, book[id], "each its own", reason])
    next_plan, draft = book["fdi-microsoft-2026"], book["fund-meti-ai-fy26"]
    years, yearly = book["fdi-microsoft-2026-years"], book["fdi-microsoft-2026-yearly"]
    what, note = f"Microsoft, a year of its plan of {next_plan:when year}", "cloud, AI, security, people"
    table.append([what, COMPANY, next_plan, years, yearly, "announced in dollars", note])
    what, dollars = f"METI: AI, draft, {draft:when}", book["fund-meti-ai-fy26-usd"]
    table.append([what, PURSE, draft, "one year", dollars, book["fx-2026-04"], "budget of a year"])
    return Drawing(columns, table, funding_charts.draw_public_private)


WORLD = {
    "United States": "us",
    "China": "cn",
    "United Kingdom": "uk",
    "France": "fr",
    "Canada": "ca",
    "India": "in",
    "Germany": "de",
    "South Korea": "kr",
    "Japan": "jp",
}
YEARS = ("2023", "2024", "2025")


@topic.figure(
    "funding-private-world",
    takeaway="Private investors put into Japan {inv-jp-of-us-2023|digits=1} of the American sum in {inv-jp-2023|when} "
    "and {inv-jp-of-us-2025} in {inv-jp-2025|when}",
    subtitle="Private AI investment by country in dollars, logarithmic scale: {inv-us-2023|when} as an open dot, "
    "{inv-us-2024|when} as a small one, {inv-us-2025|when} as a full one",
    alt="Dots on a logarithmic scale, a row a country. In {inv-us-2025|when}: United States {inv-us-2025|digits=3}, "
    "China {inv-cn-2025|digits=3}, United Kingdom {inv-uk-2025|digits=3}, France {inv-fr-2025|digits=3}, Canada "
    "{inv-ca-2025|digits=3}, India {inv-in-2025|digits=3}, Germany {inv-de-2025|digits=3}, South Korea "
    "{inv-kr-2025|digits=3}, Japan {inv-jp-2025|digits=3}. In {inv-us-2023|when}: United States "
    "{inv-us-2023|digits=3}, China {inv-cn-2023|digits=3}, United Kingdom {inv-uk-2023|digits=3}, Japan "
    "{inv-jp-2023|digits=3}.",
    caveat="Investment in AI companies, as counted by the Stanford AI Index in one edition a year; what companies such "
    "as NTT or SoftBank spend on their own machines is not in it. Japan’s figures for {inv-jp-2024|when} and "
    "{inv-jp-2025|when}, and those of {inv-fr-2025|when} but for the first countries, were seen at second hand. Other "
    "countries ahead of Japan are missing, for no figure of theirs is held.",
    holds=[
        "inv-jp-of-us-2025 < inv-jp-of-us-2023",
        "inv-jp-2025 < min(inv-kr-2025, inv-fr-2025, inv-ca-2025, inv-de-2025, inv-in-2025)",
    ],
)
def private_world(book: Book) -> Drawing:
    columns = [Column("country", "Country"), *(Column(f"in{year}", year, "digits=3") for year in YEARS)]
    rows: list[list[Cell]] = []
    for name, place in WORLD.items():
        ids = [f"inv-{place}-{year}" for year in YEARS]
        rows.append([name, *(book[id] if book.ledger.holds("reference", id) else None for id in ids)])
    return Drawing(columns, rows, funding_charts.draw_private_world, [book["inv-jp-rank-2025"]])


PUBLIC_PURSE, COMPANIES = "public", funding_charts.COMPANIES
SINCE: tuple[tuple[str, ...], ...] = (
    # what, payer, purse, amount, and for a plan its years and its average a year
    ("Sakura Internet’s machine", "METI", PUBLIC_PURSE, "jp-sakura-subsidy"),
    ("SoftBank’s first AI machine", "METI", PUBLIC_PURSE, "fund-meti-softbank23"),
    ("AIST’s quantum centre, not counted", "METI", PUBLIC_PURSE, "fund-gquat-fy23"),
    ("Amazon Web Services in Japan", "Amazon", COMPANIES, "fdi-aws", "fdi-aws-years", "funding-aws-yearly"),
    ("Builders of models (GENIAC)", "METI", PUBLIC_PURSE, "fund-geniac"),
    ("Companies’ AI computing", "METI", PUBLIC_PURSE, "fund-meti-2404"),
    ("… of which to Sakura Internet", "METI", PUBLIC_PURSE, "fund-meti-sakura"),
    ("… of which to KDDI", "METI", PUBLIC_PURSE, "fund-meti-kddi"),
    ("Microsoft in Japan", "Microsoft", COMPANIES, "fdi-microsoft", "fdi-microsoft-years", "funding-microsoft-yearly"),
    ("Oracle in Japan", "Oracle", COMPANIES, "fdi-oracle", "fdi-oracle-years", "funding-oracle-yearly"),
    ("SoftBank’s next AI computing", "METI", PUBLIC_PURSE, "fund-meti-softbank24"),
    ("AI and semiconductors: frame, not counted", "government", PUBLIC_PURSE, "fund-10tn"),
    ("ABCI 3.0", "METI", PUBLIC_PURSE, "jp-abci3-cost"),
    ("FugakuNEXT", "education ministry", PUBLIC_PURSE, "jp-fugakunext-cost"),
    ("Domestic AI", "METI", PUBLIC_PURSE, "fund-1tn-ym", "fund-1tn-span", "funding-meti-plan-yearly"),
    (
        "SoftBank’s AI data centres",
        "SoftBank",
        COMPANIES,
        "jp-softbank-2tn",
        "jp-softbank-2tn-years",
        "softbank-yearly",
    ),
    (
        "Microsoft in Japan, second plan",
        "Microsoft",
        COMPANIES,
        "fdi-microsoft-2026",
        "fdi-microsoft-2026-years",
        "fdi-microsoft-2026-yearly",
    ),
    (
        "AI for science with the United States",
        "both governments",
        PUBLIC_PURSE,
        "par-genesis-sum",
        "par-genesis-span",
        "funding-genesis-yearly",
    ),
)


@topic.figure(
    "funding-since",
    takeaway="Of {funding-since-announced} sums announced since {jp-sakura-subsidy|when}, "
    "{funding-since-running|word} have something in use",
    subtitle="Sums for AI in Japan by date, in yen on a logarithmic scale, with how far each has come; pale bars are "
    "companies’ money",
    alt="Bars in the order of their dates, from {funding-announced-jp-sakura-subsidy} to "
    "{funding-announced-par-genesis-sum}, {funding-since-announced} of them counted. In use: Sakura Internet’s machine "
    "by {funding-running-jp-sakura-subsidy}, SoftBank’s first machine by {funding-running-fund-meti-softbank23}, a "
    "model of GENIAC by {funding-running-fund-geniac}, ABCI 3.0 by {funding-running-jp-abci3-cost}, CHIE-4 by "
    "{funding-running-fund-meti-softbank24}, and of the awards of {fund-meti-2404|when} KDDI’s site by "
    "{funding-running-fund-meti-2404}. Awarded: {fund-1tn-ym|worded} for domestic AI. The others are plans.",
    caveat="A sum is followed if it was announced for AI in Japan since {jp-sakura-subsidy|when}, names an amount and "
    "is not part of another one followed. A quantum centre and the frame of {fund-10tn|worded}, which holds others, "
    "are shown and not counted. In use means: a machine runs or a model is out that the money was for. That CHIE-4 was "
    "paid for by the award of {fund-meti-softbank24|when} is our inference; for ABCI 3.0 the date is of the report of "
    "its cost. The newest rates at which dollars became yen were seen at second hand.",
    holds="funding-since-running < funding-since-announced",
)
def since(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("payer", "Payer"),
        Column("purse", "Money"),
        Column("amount", "Amount", "worded"),
        Column("yen", "In yen"),
        Column("horizon", "Over", "unit"),
        Column("yearly", "A year"),
        Column("announced", "Announced"),
        Column("status", "Status"),
        Column("running", "In use by"),
    ]
    table: list[list[Cell]] = []
    for what, payer, purse, id, *plan in SINCE:
        spread: list[Cell] = [book[each] for each in plan] or [NO_PLAN, NO_PLAN]
        running = book[f"funding-running-{id}"] if id in RUNNING else None
        status = (
            "in use in part" if id in IN_PART else "in use" if running else "awarded" if id in AWARDED else "planned"
        )
        yen = book[f"funding-yen-{id}"] if id in IN_YEN else book[id]
        table.append([what, payer, purse, book[id], yen, *spread, book[f"funding-announced-{id}"], status, running])
    return Drawing(columns, table, funding_charts.draw_since)
