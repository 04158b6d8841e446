"""Whether Japan is short of people rather than machines.

- The one number that the articles print for 2030 is an upper scenario, and of IT personnel at large; the book gives the
  three scenarios of the later study as one central figure with its interval, rounded as in the source that was seen.
- The two studies count IT personnel each in its own way: their stocks stand side by side and are not subtracted.
- A rank is shown with the number of countries ranked where a source states it. Ranks are not averaged; differences
  of ranks are taken within one year only.
- Surveys of companies and surveys of individuals are never one series, even where they print the same percentage.
- People trained to use AI are not IT personnel gained: they are set against the shortage, never taken off it.
- Use is compared for like years only: where one country's newer year is held alone, it is told and not drawn.
- Companies' use of any task, of one task and by another survey are three questions and never one line.
- The two versions of METI's estimate for 2040 are drawn on different groups: no trend runs from one to the other.
- Counts of models come from lists with definitions of their own; each list, and each copy of it, has its own panel.
"""

from __future__ import annotations

from claimbook.book.book import Book
from claimbook.book.topics import Cell, Column, Drawing, Topic
from data import talent_charts as charts
from data.names import short_name

topic = Topic(__name__)

SHORT = {"jp": "japan", "us": "us", "cn": "china", "kr": "korea"}
WHOSE = {"jp": "Japan's", "us": "The United States'", "cn": "China's", "kr": "South Korea's"}
NAMES = {"jp": "Japan", "us": "United States", "cn": "China", "de": "Germany", "kr": "South Korea"}
SURVEYED = ("cn", "us", "de", "jp")
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
for year in ("fy23", "fy24"):
    said = "fiscal 2023" if year == "fy23" else "fiscal 2024"
    topic.value(
        f"use-gap-us-{year}",
        f"use-us-{year} - use-jp-{year}",
        label=f"Individuals’ use of generative AI: United States less Japan, {said}",
        unit="percentage point",
        digits=2,
        words="The share of individuals who have used generative AI in the United States less that in Japan.",
    )
    topic.value(
        f"use-ratio-us-{year}",
        f"use-us-{year} / use-jp-{year}",
        label=f"Individuals’ use of generative AI: United States over Japan, {said}",
        unit="times",
        digits=2,
        words="The share of individuals who have used generative AI in the United States over that in Japan.",
    )
for place in SURVEYED:
    topic.value(
        f"use-growth-{place}",
        f"use-{place}-fy24 - use-{place}-fy23",
        label=f"{NAMES[place]}: growth of individuals’ use, fiscal 2023 to 2024",
        unit="percentage point",
        digits=2,
        words="The share of individuals who have used generative AI in fiscal 2024 less that in fiscal 2023.",
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
    "talent-trained-2026-of-2040",
    "fdi-microsoft-2026-skills / tal-ai-2040-gap",
    label="People Microsoft means to train by its plan of 2026, of the shortage in 2040",
    unit="percent",
    digits=2,
    words="People that Microsoft promised in 2026 to train over the shortage of people able to use AI and robots in "
    "2040.",
)
topic.value(
    "tal-elite-jp-share",
    "tal-elite-jp-2018 / tal-elite-all-2018",
    label="Japan’s share of authors at leading AI conferences, 2018",
    unit="percent",
    digits=2,
    words="Authors from Japan at leading AI conferences over all of them, by one count.",
)
topic.value(
    "talent-gap-2040-published",
    "published(tal-ai-2040-gap)",
    label="METI’s estimate for 2040: published",
    words="The date of the source of the shortage foreseen for 2040.",
)


topic.value(
    "talent-gap-2040-earlier",
    "published(tal-ai-2040-gap-2025)",
    label="METI’s estimate for 2040, first version: published",
    words="The date of the source of the first version of the shortage foreseen for 2040.",
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


for place in ("jp", "us", "cn", "kr"):
    topic.value(
        f"talent-models-{SHORT[place]}",
        f"mod-ep-{place}-2022 + mod-ep-{place}-2023 + mod-ep-{place}-2024",
        label=f"{NAMES[place]}: notable AI models, 2022 to 2024",
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


OVERALL, FACTORS, STRIP = charts.OVERALL, charts.FACTORS, charts.STRIP
RANKS = (
    # panel, what, the part of the ids after the year, the years held
    (OVERALL, "Overall", "", ("2021", "2022", "2023", "2024", "2025")),
    (FACTORS, "Knowledge", "-knowledge", ("2021", "2022", "2023", "2024", "2025")),
    (FACTORS, "Technology", "-technology", ("2022", "2023", "2024")),
    (STRIP, "Talent", "-talent", ("2019", "2020", "2021", "2022")),
    (STRIP, "Digital skills", "-skills", ("2019", "2020", "2021", "2022", "2024")),
)


@topic.figure(
    "talent-rank",
    takeaway="Japan’s {imd-2022-knowledge} place of {talent-countries-2022} is for Knowledge; in Talent it was "
    "{imd-2022-talent}, and in digital skills it came last in {imd-2024-skills|when}",
    subtitle="Japan’s ranks in IMD’s World Digital Competitiveness Ranking by year, first at the top; the diamond is "
    "the rank that the article quotes",
    alt="Two panels of ranks by year and a strip. Overall: {imd-2021} in {imd-2021|when}, {imd-2022} in "
    "{imd-2022|when}, {imd-2023} in {imd-2023|when}, {imd-2024} in {imd-2024|when}, {imd-2025} in {imd-2025|when}. "
    "Knowledge: {imd-2021-knowledge} in {imd-2021-knowledge|when}, {imd-2022-knowledge} in {imd-2022-knowledge|when}, "
    "{imd-2024-knowledge} in {imd-2024-knowledge|when}, {imd-2025-knowledge} in {imd-2025-knowledge|when}; Technology "
    "{imd-2022-technology}, {imd-2023-technology} and {imd-2024-technology} from {imd-2022-technology|when} to "
    "{imd-2024-technology|when}; Talent {imd-2021-talent} and {imd-2022-talent}. Digital skills: "
    "{imd-2019-skills} in {imd-2019-skills|when}, {imd-2022-skills} in {imd-2022-skills|when}, {imd-2024-skills}, the "
    "last, in {imd-2024-skills|when}.",
    caveat="Talent is a part of Knowledge. The number of countries differs from year to year, so a place or so means "
    "little; where a year is missing, no rank is held. Ranks of {imd-2024|when} and the overall one of {imd-2025|when} "
    "are IMD’s own; those of other years were seen at second hand.",
    holds=["imd-2022-talent > imd-2022-knowledge", "count(imd-2024-skills) == talent-countries-2024"],
)
def rank(book: Book) -> Drawing:
    columns = [
        Column("panel", "Panel"),
        Column("what", "What"),
        Column("year", "Year"),
        Column("rank", "Rank"),
        Column("ranked", "Countries ranked"),
        Column("article", "In the article"),
    ]
    rows: list[list[Cell]] = []
    for panel, what, part, years in RANKS:
        for year in years:
            id, ranked = f"imd-{year}{part}", f"talent-countries-{year}"
            quoted = "yes" if id == "imd-2022-knowledge" else "no"
            rows.append([panel, what, year, book[id], book[ranked] if ranked in topic.value_rules else None, quoted])
    return Drawing(columns, rows, charts.draw_rank, also=[book["imd-knowledge-rank"]])


INDIVIDUALS, COMPANIES, BY_TDB = (
    "People who have used it",
    "Companies using it",
    "Companies in Japan, by Teikoku Databank",
)


@topic.figure(
    "talent-adoption",
    takeaway="Use grew everywhere; Japan’s people and companies were still last of those compared in "
    "{use-jp-fy24|when}",
    subtitle="Generative AI, percent: individuals who have used it, {use-jp-fy23|when} and {use-jp-fy24|when}; "
    "companies using it for any task, {cuse-jp-fy24|when}; companies in Japan by Teikoku Databank, {tdb-use|when} and "
    "{tdb-use-2024|when}",
    alt="Individuals from {use-jp-fy23|when} to {use-jp-fy24|when}: China {use-cn-fy23} to {use-cn-fy24}, United "
    "States {use-us-fy23} to {use-us-fy24}, Germany {use-de-fy23} to {use-de-fy24}, Japan {use-jp-fy23} to "
    "{use-jp-fy24}. Companies in {cuse-jp-fy24|when}: China {cuse-cn-fy24}, United States {cuse-us-fy24}, Germany "
    "{cuse-de-fy24}, Japan {cuse-jp-fy24}. By Teikoku Databank, {tdb-use} of companies in Japan used it in "
    "{tdb-use|when} and {tdb-consider|digits=3} considered it, {talent-considering-with-picture} with a use in mind "
    "and {tdb-no-image} without; in {tdb-use-2024|when} {tdb-use-2024} used it, {tdb-consider-2024} considered it and "
    "{tdb-noplan-2024} had no plan.",
    caveat="Each panel is a survey of its own with its own question. That the ministry’s and Teikoku Databank’s both "
    "give {tdb-use} for Japan is chance. The United Kingdom, {use-uk-fy23} in {use-uk-fy23|when}, has no later figure "
    "here, and Japan’s for {use-jp-fy25|when} has no counterpart abroad, so neither is drawn. Seen in "
    "secondary sources.",
    holds=[
        "use-jp-fy24 < min(use-us-fy24, use-de-fy24, use-cn-fy24)",
        "cuse-jp-fy24 < min(cuse-us-fy24, cuse-de-fy24, cuse-cn-fy24)",
        "min(use-growth-jp, use-growth-us, use-growth-de, use-growth-cn) > 0",
    ],
)
def adoption(book: Book) -> Drawing:
    columns = [
        Column("panel", "Panel"),
        Column("what", "Who"),
        Column("before", "Before"),
        Column("share", "Share"),
        Column("when", "When"),
        Column("hand", "Kind"),
    ]
    rows: list[list[Cell]] = []
    for place in SURVEYED:
        name, before, now = NAMES[place], book[f"use-{place}-fy23"], book[f"use-{place}-fy24"]
        rows.append([INDIVIDUALS, name, before, now, f"{before:when} and {now:when}", name])
    for place in SURVEYED:
        name, now = NAMES[place], book[f"cuse-{place}-fy24"]
        rows.append([COMPANIES, name, None, now, f"{now:when}", name])
    for what, id, hand in (
        ("use it", "tdb-use", "in use"),
        ("consider it, with a use in mind", "talent-considering-with-picture", "considered"),
        ("consider it, cannot picture a use", "tdb-no-image", "no picture"),
        ("use it", "tdb-use-2024", "in use"),
        ("consider it", "tdb-consider-2024", "considered"),
        ("have no plan to", "tdb-noplan-2024", "no plan"),
    ):
        when = f"{book['tdb-use-2024' if id.endswith('-2024') else 'tdb-use']:when}"
        rows.append([BY_TDB, f"{when}: {what}", None, book[id], when, hand])
    also = [book[id] for id in ("tdb-consider", "tdb-use-or-consider", "companies-using-genai")]
    return Drawing(columns, rows, charts.draw_adoption, also)


@topic.figure(
    "talent-programmes",
    takeaway="Few programmes say how many people they are to reach",
    subtitle="Training programmes by the number of people they are to reach, against the shortages foreseen in Japan; "
    "people",
    alt="Microsoft announced in {fdi-microsoft-skills|when} that it would train {fdi-microsoft-skills} people and in "
    "{fdi-microsoft-2026-skills|when} {fdi-microsoft-2026-skills}; the education ministry "
    "means to support {fund-mext-ai-people}. For the other programmes no number is held. The "
    "shortage of IT personnel in {tal-it-2030-mid|when} is put at {talent-shortage-2030|range}, with {tal-it-2030-mid} "
    "in the middle; that of people able to use AI and robots in {tal-ai-2040-gap|when} at {tal-ai-2040-gap}.",
    caveat="Microsoft’s first number is of people who are to learn AI, developers and students among them; its second "
    "of engineers, developers and workers. The two may overlap, and how many were trained is not held. The shortage of "
    "{tal-ai-2040-gap|when} was published after the articles.",
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
        [f"{what}, {book[id]:when year}", "programme", "announced", book[id], None, None]
        for what, id in (
            ("Microsoft: AI skills", "fdi-microsoft-skills"),
            ("Microsoft: engineers, workers", "fdi-microsoft-2026-skills"),
            ("Education ministry: researchers", "fund-mext-ai-people"),
        )
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
    "and {mod-ep-cn-2024} for China, {mod-ep-kr-2022}, {mod-ep-kr-2023} and {mod-ep-kr-2024} for South Korea. A later "
    "copy has, for {mod-ep-jp-2025-s2607|when}, {mod-ep-us-2025-s2607} for the United States, {mod-ep-cn-2025-s2607} "
    "for China, {mod-ep-kr-2025-s2607} for South Korea and {mod-ep-jp-2025-s2607} for Japan. The list of large-scale "
    "models has {mod-large-us} for the United States, {mod-large-cn} for China, {mod-large-kr} for South Korea and "
    "{mod-large-jp} for Japan.",
    caveat="The lists must not be mixed: they differ in what counts as a model and in when they end. Epoch AI’s counts "
    "were computed from two copies of its data, which differ and are no series; a model of several countries counts in "
    "each. South Korea’s counts for {mod-ep-kr-2022|when} and {mod-ep-kr-2024|when} were seen at second hand.",
    holds=["talent-models-japan < talent-models-us", "no row of Japan | large language models*"],
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
    newest = book["mod-ep-jp-2025-s2607"]
    later = f"Notable models of {newest:when}, a later copy"
    large = f"Large-scale models to {book['mod-large-jp']:when}, Epoch AI"
    rows: list[list[Cell]] = [
        [report, "United States", "United States", book["mod-llm-us"]],
        [report, "China, as in the articles", "China", book["mod-llm-cn"]],
        [report, "Japan", "Japan", None],
    ]
    counted = [(short, NAMES[short]) for short in ("us", "cn", "kr", "jp")]
    for short, place in counted:
        for year in ("2022", "2023", "2024"):
            rows.append([notable, f"{place}, {year}", place, book[f"mod-ep-{short}-{year}"]])
    rows.extend(
        [later, f"{place}, {newest:when}", place, book[f"mod-ep-{short}-2025-s2607"]] for short, place in counted
    )
    rows.extend([large, place, place, book[f"mod-large-{short}"]] for short, place in counted)
    return Drawing(columns, rows, charts.draw_models, also=[book["china-llms-launched"]])
