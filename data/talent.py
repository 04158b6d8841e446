"""Whether Japan is short of people rather than machines.

- The one number that the articles print for 2030 is an upper scenario, and of IT personnel at large; the book gives the
  three scenarios of the later study as one central figure with its interval, rounded as in the source that was seen.
- The two studies count IT personnel each in its own way: their stocks stand side by side and are not subtracted.
- A rank is shown with the number of countries ranked where a source states it. Ranks are not averaged; differences
  of ranks are taken within one year only.
- Surveys of companies and surveys of individuals are never one series, even where they print the same percentage.
- People trained to use AI are not IT personnel gained: they are set against the shortage, never taken off it.
- Counts of models come from three lists with three definitions; each list has a panel and an axis of its own.
"""

from __future__ import annotations

from claimbook.book.book import Book
from claimbook.book.figures import Cell, Column, Drawing
from claimbook.book.topics import Topic
from data import talent_charts as charts
from data.names import short_name

topic = Topic(__name__)

SHORT = {"jp": "japan", "us": "us", "cn": "china"}
WHOSE = {"jp": "Japan's", "us": "The United States'", "cn": "China's"}
CALENDAR_YEARS = "The same list counts these models in one calendar year after another; no model is counted twice."


topic.value(
    "talent-shortage-2030",
    "with_estimate(tal-it-2030-mid, tal-it-2030-low, tal-it-2030-high)",
    label="Japan, IT personnel: shortage in 2030, METI’s 2019 update",
    unit="person",
    words="The middle scenario of METI's study of 2019, with its low and high scenarios as the ends.",
)
topic.value(
    "talent-printed-against-update",
    "tal-it-2030-2016study / tal-it-2030-mid",
    label="The shortage printed against METI’s later middle scenario",
    unit="times",
    words="The highest scenario of the study of 2016, which the articles print, over the middle one of 2019.",
)
topic.value(
    "talent-scenarios-apart",
    "tal-it-2030-high / tal-it-2030-low",
    label="METI’s 2019 update: high scenario against low",
    unit="times",
    digits=2,
    words="The high scenario of the study of 2019 over its low one.",
)
topic.value(
    "talent-printed-of-workforce",
    "tal-it-2030-2016study / tal-it-2016-stock",
    label="The shortage printed, of the IT workforce of 2016",
    unit="percent",
    digits=2,
    words="The highest scenario of the study of 2016 over the IT workforce that the same study counted.",
)
topic.value(
    "talent-shortage-of-workforce",
    "talent-shortage-2030 / tal-it-2018-stock",
    label="Shortage in 2030 of the IT workforce of 2018",
    unit="percent",
    digits=2,
    words="The shortage of 2030 in METI's study of 2019 over the IT workforce of 2018.",
)
topic.value(
    "talent-shortage-2016-of-workforce",
    "tal-it-2016-gap / tal-it-2016-stock",
    label="Shortage in 2016 of the IT workforce of 2016",
    unit="percent",
    digits=2,
    words="The shortage that the study of 2016 found in its own year over the workforce it counted.",
)
topic.value(
    "talent-countries-2022",
    "total(imd-knowledge-rank)",
    label="Countries in the World Digital Competitiveness Ranking 2022",
    digits=None,
    words="The number of countries that the article gives with the rank.",
)
topic.value(
    "talent-countries-2024",
    "count(imd-2024-skills)",
    label="Countries in the World Digital Competitiveness Ranking 2024",
    digits=None,
    words="The rank in digital and technological skills, which is the last.",
)
topic.value(
    "talent-places-between",
    "count(imd-2022-talent) - count(imd-2022-knowledge)",
    label="Places between Japan’s Knowledge and Talent ranks, 2022",
    digits=None,
    words="Japan's rank in the Talent sub-factor minus its rank in the Knowledge factor.",
)
topic.value(
    "talent-considering-with-picture",
    "tdb-consider - tdb-no-image",
    label="Japanese companies: considering, with a use in mind",
    unit="percent",
    words="The share considering generative AI minus those of them who cannot picture a use.",
)
topic.value(
    "talent-without-picture",
    "tdb-no-image / tdb-consider",
    label="Of the companies considering: cannot picture a use",
    unit="percent",
    digits=2,
    words="Companies that consider generative AI and cannot picture a use over all that consider it.",
)
topic.value(
    "talent-use-growth",
    "use-jp-fy24 / use-jp-fy23",
    label="Japan, individuals’ use of generative AI: one year on",
    unit="times",
    digits=2,
    words="The share of individuals in Japan who have used generative AI in fiscal 2024 over that in fiscal 2023.",
)
topic.value(
    "talent-use-behind-germany",
    "use-de-fy23 / use-jp-fy23",
    label="Individuals’ use: Germany against Japan, fiscal 2023",
    unit="times",
    digits=2,
    words="The share of individuals who have used generative AI in Germany over that in Japan, fiscal 2023.",
)
topic.value(
    "talent-trained-against-2030",
    "fdi-microsoft-skills / talent-shortage-2030",
    label="People Microsoft means to train against the shortage in 2030",
    unit="times",
    digits=2,
    words="People that Microsoft means to train over the shortage of IT personnel in 2030 by the study of 2019.",
)
topic.value(
    "talent-trained-of-2040",
    "fdi-microsoft-skills / tal-ai-2040-gap",
    label="People Microsoft means to train, of the shortage in 2040",
    unit="percent",
    digits=2,
    words="People that Microsoft means to train over the shortage of people able to use AI and robots in 2040.",
)
topic.value(
    "talent-gap-2040-published",
    "published(tal-ai-2040-gap)",
    label="METI’s estimate for 2040: published",
    words="The date of the source of the shortage foreseen for 2040.",
)


topic.value(
    "talent-rewrites-published",
    "published(baonghean-2023)",
    label="The articles that print the shortage: published",
    confidence="likely",
    confidence_reason="inferred from the date of the article that both rewrite",
    words="The date of the documents that rewrite one interview, as the table of documents has it.",
)
topic.value(
    "talent-update-published",
    "published(tal-it-2030-mid)",
    label="METI’s update of its study of IT personnel: published",
    words="The date of the source of the middle scenario for 2030.",
)


for place, name in (("jp", "Japan"), ("us", "United States"), ("cn", "China")):
    topic.value(
        f"talent-models-{SHORT[place]}",
        f"mod-ep-{place}-2022 + mod-ep-{place}-2023 + mod-ep-{place}-2024",
        label=f"{name}: notable AI models, 2022 to 2024",
        unit="model",
        digits=None,
        reason=CALENDAR_YEARS,
        words=f"{WHOSE[place]} notable models of 2022, 2023 and 2024 in Epoch AI's list, added.",
    )
topic.value(
    "talent-large-us-against-japan",
    "mod-large-us / mod-large-jp",
    label="Large-scale AI models: United States against Japan",
    unit="times",
    digits=2,
    words="Large-scale models of the United States over Japan's, both in Epoch AI's list.",
)


@topic.figure(
    "talent-shortage",
    takeaway="The {tal-it-2030-2016study} in the articles is an upper scenario; METI’s update put the middle at "
    "{tal-it-2030-mid}",
    subtitle="IT personnel in Japan: shortage, with the range of the scenarios, and workforce; people",
    alt="The articles print one number for {meti-shortage-2030|when}, {meti-shortage-2030}. It equals the highest "
    "scenario of METI’s first study. METI’s later update runs from {tal-it-2030-low} to {tal-it-2030-high} with "
    "{tal-it-2030-mid} in the middle. The first study counted a shortage of {tal-it-2016-gap} in its own year. The "
    "workforce was {tal-it-2016-stock} in {tal-it-2016-stock|when year} and {tal-it-2018-stock} in "
    "{tal-it-2018-stock|when year}.",
    caveat="IT personnel are everybody who works in IT firms and IT departments, not software engineers alone, as the "
    "articles have it. The update’s figures were seen rounded, in a secondary source. The workforces are counted "
    "differently and are no trend.",
    holds=["count(meti-shortage-2030) == count(tal-it-2030-2016study)", "tal-it-2030-2016study > tal-it-2030-mid"],
)
def shortage(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("kind", "Kind"),
        Column("people", "People"),
        Column("low", "Low scenario"),
        Column("high", "High scenario"),
    ]
    first, later = (f"{book.published(id):year}" for id in ("tal-it-2030-2016study", "tal-it-2030-mid"))
    none, counted = "none given", "counted"
    rows: list[list[Cell]] = [
        ["Articles: shortage in 2030", "printed", book["meti-shortage-2030"], none, none],
        [f"METI {first}: highest for 2030", "scenario", book["tal-it-2030-2016study"], None, "this one"],
        [
            f"METI {later}: low to high for 2030",
            "scenario",
            book["talent-shortage-2030"],
            book["tal-it-2030-low"],
            book["tal-it-2030-high"],
        ],
        [f"METI {first}: shortage that year", "scenario", book["tal-it-2016-gap"], counted, counted],
    ]
    for id in ("tal-it-2016-stock", "tal-it-2018-stock"):
        rows.append([f"IT workforce, {book[id]:when year}", "workforce", book[id], counted, counted])
    return Drawing(columns, rows, charts.draw_shortage)


@topic.figure(
    "talent-rank",
    takeaway="Japan’s {imd-2022-knowledge} place of {talent-countries-2022} is for Knowledge; in Talent it was "
    "{imd-2022-talent}",
    subtitle="Japan in IMD’s World Digital Competitiveness Ranking: factors in {imd-2022|when} and in "
    "{imd-2024-skills|when}, overall since {imd-2021|when}; rank, first at the left",
    alt="In {imd-2022|when} Japan was {imd-2022} of {talent-countries-2022} overall, {imd-2022-knowledge} in the "
    "Knowledge factor, {imd-2022-technology} in Technology and {imd-2022-talent} in the Talent sub-factor. Overall it "
    "was {imd-2021} in {imd-2021|when}, {imd-2023} in {imd-2023|when} and {imd-2024} in {imd-2024|when}. In digital "
    "and technological skills it was {imd-2024-skills}, the last, in {imd-2024-skills|when}.",
    caveat="Talent is a part of the Knowledge factor. The number of countries differs from year to year. "
    "All ranks but those of {imd-2024|when} were seen in secondary sources.",
    holds=["imd-2022-talent > imd-2022-knowledge", "count(imd-2024-skills) == talent-countries-2024"],
)
def rank(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("year", "Year"),
        Column("rank", "Rank"),
        Column("ranked", "Countries ranked"),
        Column("group", "Kind"),
    ]
    parts = [
        ("Knowledge, as in the article", "article", "imd-2022-knowledge"),
        ("Talent, part of Knowledge", "factor", "imd-2022-talent"),
        ("Technology", "factor", "imd-2022-technology"),
        ("Digital skills", "factor", "imd-2024-skills"),
        *(("Overall", "overall", id) for id in ("imd-2021", "imd-2022", "imd-2023", "imd-2024")),
    ]
    rows: list[list[Cell]] = []
    for what, kind, id in parts:
        year = f"{book[id]:when}"
        ranked = f"talent-countries-{year}"
        rows.append([what, year, book[id], book[ranked] if ranked in topic.value_rules else None, kind])
    return Drawing(columns, rows, charts.draw_rank, also=[book["imd-knowledge-rank"]])


@topic.figure(
    "talent-adoption",
    takeaway="Of the companies considering generative AI, {talent-without-picture} could not picture a use for it",
    subtitle="Companies in Japan, {tdb-use|when}: share of all that answered; individuals who have used generative AI, "
    "{use-us-fy23|when} and Japan also {use-jp-fy24|when}: share; percent",
    alt="In {tdb-use|when}, {tdb-use} of companies in Japan used generative AI at work and {tdb-consider|digits=3} "
    "considered it: {talent-considering-with-picture} with a use in mind, {tdb-no-image} without. In "
    "{use-us-fy23|when}, {use-cn-fy23} of individuals in China had used it, {use-us-fy23} in the United States, "
    "{use-uk-fy23} in the United Kingdom, {use-de-fy23} in "
    "Germany and {use-jp-fy23} in Japan, where it was {use-jp-fy24} in {use-jp-fy24|when}.",
    caveat="The surveys asked different respondents; that both give {tdb-use} for Japan is chance. The companies’ "
    "survey and the comparison of countries were seen in secondary sources.",
    holds="talent-without-picture > 50",
)
def adoption(book: Book) -> Drawing:
    columns = [Column("who", "Who"), Column("what", "What"), Column("share", "Share"), Column("hand", "Kind")]
    companies = [
        ("Use it", "tdb-use", "in use"),
        ("Consider it, with a use in mind", "talent-considering-with-picture", "considered"),
        ("Consider it, cannot picture a use", "tdb-no-image", "no picture"),
    ]
    people = ["use-cn-fy23", "use-us-fy23", "use-uk-fy23", "use-de-fy23", "use-jp-fy23", "use-jp-fy24"]
    rows: list[list[Cell]] = [
        [f"Companies in Japan, {book['tdb-use']:when}", what, book[id], hand] for what, id, hand in companies
    ]
    for id in people:
        place = _place(book, id)
        rows.append(["Individuals", f"{place}, {book[id]:when}", book[id], place])
    also = [book[id] for id in ("tdb-consider", "tdb-use-or-consider", "companies-using-genai")]
    return Drawing(columns, rows, charts.draw_adoption, also)


def _place(book: Book, id: str) -> str:
    """Return the country that an outside figure is about."""
    row = book.ledger.row("reference", id)
    return row["subject"] if row is not None else ""


@topic.figure(
    "talent-programmes",
    takeaway="Only Microsoft’s programme says how many people it is to reach, and it trains users, not engineers",
    subtitle="Training programmes by the number of people they are to reach, against the shortages foreseen in Japan; "
    "people",
    alt="Microsoft means to train {fdi-microsoft-skills} people. For the other programmes no number is held. The "
    "shortage of IT personnel in {tal-it-2030-mid|when} is put at {talent-shortage-2030|range}, with {tal-it-2030-mid} "
    "in the middle; that of people able to use AI and robots in {tal-ai-2040-gap|when} at {tal-ai-2040-gap}.",
    caveat="Microsoft’s number is of people who are to learn to use AI, announced in {fdi-microsoft-skills|when}; it "
    "is no number of engineers, and what was delivered is not held. The shortage of {tal-ai-2040-gap|when} was "
    "published after the articles.",
)
def programmes(book: Book) -> Drawing:
    columns = [
        Column("what", "What"),
        Column("kind", "Kind"),
        Column("status", "Status"),
        Column("people", "People"),
        Column("low", "Low scenario"),
        Column("high", "High scenario"),
    ]
    rows: list[list[Cell]] = [
        ["Microsoft: AI skills", "programme", "announced", book["fdi-microsoft-skills"], None, None]
    ]
    for tie in book.ledger.where("ties", kind="training"):
        ends = "–".join(short_name(book.ledger, tie[end]) for end in ("source", "target"))
        rows.append([f"{ends}: {tie['topic_of_work'].split(' of ')[0]}", "programme", tie["status"], None, None, None])
    centre = short_name(book.ledger, "hitachi-genai-center")
    rows.append([f"{centre}: employees", "programme", "operating", None, None, None])
    low, middle, high = (book[f"tal-it-2030-{scenario}"] for scenario in ("low", "mid", "high"))
    later = book["tal-ai-2040-gap"]
    rows.append(
        [f"Shortage in {middle:when}: IT personnel", "shortage", "foreseen", book["talent-shortage-2030"], low, high]
    )
    rows.append([f"Shortage in {later:when}: users of AI", "shortage", "foreseen", later, None, None])
    return Drawing(columns, rows, charts.draw_programmes)


@topic.figure(
    "talent-models",
    takeaway="From {mod-ep-jp-2022|when} to {mod-ep-jp-2024|when} Japan made {talent-models-japan} notable AI models, "
    "the United States {talent-models-us}",
    subtitle="AI models by country, in lists that each define a model in their own way; number of models",
    alt="A report to {mod-llm-cn|when} counts {mod-llm-us} large language models in the United States and {mod-llm-cn} "
    "in China; no figure is held for Japan. Epoch AI’s list of notable models has {mod-ep-jp-2022}, {mod-ep-jp-2023} "
    "and {mod-ep-jp-2024} for Japan in {mod-ep-jp-2022|when}, {mod-ep-jp-2023|when} and {mod-ep-jp-2024|when}, "
    "{mod-ep-us-2022}, {mod-ep-us-2023} and {mod-ep-us-2024} for the United States, {mod-ep-cn-2022}, {mod-ep-cn-2023} "
    "and {mod-ep-cn-2024} for China. Its list of large-scale models has {mod-large-us} for the United States, "
    "{mod-large-cn} for China, {mod-large-kr} for South Korea and {mod-large-jp} for Japan.",
    caveat="The lists must not be mixed: they differ in what counts as a model and in when they end. Epoch AI’s counts "
    "were computed from a copy of its data; a model of several countries counts in each.",
    holds="talent-models-japan < talent-models-us",
)
def models(book: Book) -> Drawing:
    columns = [
        Column("list", "List"),
        Column("what", "Country and date"),
        Column("place", "Country"),
        Column("models", "Models"),
    ]
    report = f"Language models to {book['mod-llm-cn']:when}, one report"
    notable = "Notable models by year, Epoch AI"
    large = f"Large-scale models to {book['mod-large-jp']:when}, Epoch AI"
    rows: list[list[Cell]] = [
        [report, "United States", "United States", book["mod-llm-us"]],
        [report, "China, as in the articles", "China", book["mod-llm-cn"]],
        [report, "Japan", "Japan", None],
    ]
    for short, place in (("us", "United States"), ("cn", "China"), ("jp", "Japan")):
        for year in ("2022", "2023", "2024"):
            rows.append([notable, f"{place}, {year}", place, book[f"mod-ep-{short}-{year}"]])
    for short, place in (("us", "United States"), ("cn", "China"), ("kr", "South Korea"), ("jp", "Japan")):
        rows.append([large, place, place, book[f"mod-large-{short}"]])
    return Drawing(columns, rows, charts.draw_models, also=[book["china-llms-launched"]])
