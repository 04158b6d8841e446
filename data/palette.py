"""How each country and each kind of thing is drawn, so that it looks the same in every chapter.

- A thing has one colour everywhere; a chart codes either countries or kinds by colour, never both.
- Colour never stands alone: what shares a chart also differs in dash or shape, so that a print in grey can be read.
- Japan alone has the accent among countries. Countries without a hand of their own are muted.
- What is announced is drawn open, what is signed or under way half strong, what is delivered full.
"""

from __future__ import annotations

from claimbook.charts.palette import OTHER, Hand

# The places that tables know by a code, by the name a reader knows them by.
PLACES = {"jp": "Japan", "us": "United States", "cn": "China", "eu": "EU-27", "kr": "South Korea"}

COUNTRIES: dict[str, Hand] = {
    "Japan": Hand("accent", (1, 0), "circle"),
    "United States": Hand("blue", (8, 3), "square"),
    "China": Hand("ochre", (3, 3), "triangle-up"),
    "EU-27": Hand("muted", (10, 3, 2, 3), "diamond"),
    "United Kingdom": Hand("teal", (6, 2, 2, 2, 2, 2), "cross"),
    "Germany": Hand("muted", (2, 4), "triangle-down"),
    "South Korea": Hand("muted", (5, 5), "triangle-right"),
    "India": Hand("muted", (1, 3), "triangle-left"),
}

# Kinds of money: each is a pot of its own, and no two are ever summed.
MONEY: dict[str, Hand] = {
    "subsidy": Hand("accent", (1, 0), "circle"),
    "supplementary budget": Hand("accent", (6, 3), "square"),
    "public framework": Hand("accent", (2, 3), "diamond"),
    "private investment": Hand("blue", (1, 0), "triangle-up"),
    "plan over years": Hand("blue", (6, 3), "triangle-down"),
    "private gift": Hand("teal", (1, 0), "cross"),
    "share sale": Hand("ochre", (6, 3), "triangle-right"),
    "valuation": Hand("ochre", (2, 3), "diamond", filled=False),
    "loss": Hand("muted", (1, 0), "triangle-left"),
}

# How far a promise has come.
STAGES: dict[str, Hand] = {
    "announced": Hand("muted", (3, 3), "circle", filled=False),
    "due": Hand("muted", (3, 3), "diamond", filled=False),
    "agreed": Hand("blue", (8, 3), "square", filled=False),
    "signed": Hand("blue", (8, 3), "square"),
    "published": Hand("teal", (1, 0), "triangle-up"),
    "completed": Hand("teal", (1, 0), "diamond"),
    "operating": Hand("teal", (1, 0), "circle"),
}


def country(name: str) -> Hand:
    """Return a country's hand, the muted one of all others where it has none of its own."""
    return COUNTRIES.get(name, OTHER)
