"""One item of each kind that is cited, of a made-up book: for tests, and for the programs that `make bench` runs."""

from __future__ import annotations

from typing import Any

from claimbook import cite
from claimbook.book.identity import Identity

REPORT = Identity(
    title="Closing the gap",
    subtitle="Japan’s effort to catch up in artificial intelligence",
    short_name="closing-the-gap",
    author="Closing the gap project",
    publisher="Closing the gap project",
    licence="CC-BY-4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    edition="2026.1",
    as_of="2026-06",
    published="2026-11",
    language="en",
    address="https://gap.example",
    topics=(),
)


def number(id: str, label: str, text: str, **told: Any) -> dict[str, Any]:
    """Return the record of a number in the registry, as far as citations read it."""
    nothing = dict.fromkeys(("scenario", "horizon_years", "check", "citation", "superseded_by", "number", "date"))
    plain = {**nothing, "kind": "reported", "attributed_to": [], "quotes": [], "status": "current", "unit": ""}
    return {**plain, "id": id, "label": label, "text": text, **told}


NUMBER = number("gpus", "Sakura Internet: GPUs", "2,016")
OUTLOOK = "Ministry of Work & Skills, “The outlook”, April 2019"
MIDDLE = number(
    "middle",
    "Japan: shortage",
    "450,000 people",
    scenario="central",
    number="450000",
    unit="person",
    citation={"text": OUTLOOK, "url": "", "secondary": "", "unseen": False},
)
UPPER = number(
    "upper",
    "Japan: shortage of engineers",
    "789,000 people",
    kind="forecast",
    scenario="high",
    number="789000",
    unit="person",
    attributed_to=["Ministry of Work & Skills"],
    check={"verdict": "refined", "note": "", "reference": ["middle"]},
    quotes=[{"stance": "supports", "publisher": "The Daily 日報", "published_text": "July 2023"}],
)
BOOK = cite.book_item(REPORT, "index.html")
CHAPTER = cite.chapter_item(REPORT, "chapters/compute", "Can Japan train a frontier model at home?")
FIGURE = cite.figure_item(REPORT, "compute-aist", "“2.5 times” is what the plan would have added.")
VALUE = cite.number_item(REPORT, NUMBER)
REFINED = cite.number_item(REPORT, UPPER, "e/2026.1/n/upper.html", MIDDLE)
KINDS = {"book": BOOK, "chapter": CHAPTER, "figure": FIGURE, "number": VALUE, "refined": REFINED}
TITLE = "Closing the gap: Japan’s effort to catch up in artificial intelligence"
