"""Counted things, bare numbers, ranks, measures and how numbers are written."""

from __future__ import annotations

import pytest

from claimbook.extract import extract

COUNTS = [
    ("789,000 software engineers", 789000, "software engineer"),
    ("79 major language models", 79, "LLM"),
    ("2,000 graphics processing units", 2000, "GPU"),
    ("12 companies", 12, "company"),
    ("3 lakh toilets", 300000, "toilet"),
    ("8m subscribers", 8e6, "subscriber"),
    ("a dozen officers", 12, "officer"),
    ("two dozen eggs", 24, "egg"),
    ("half a dozen states", 6, "state"),
    ("a couple of buses", 2, "bus"),
    ("two hundred and fifty people", 250, "person"),
    ("twenty-five thousand men", 25000, "man"),
    ("one million homes", 1e6, "home"),
    ("110,000 staff", 110000, "staff"),
    ("40 dead whales", 40, "dead whale"),
    ("three new gas-fired plants", 3, "gas-fired plant"),
    ("8 more seats", 8, "seat"),
    ("10 000 people", 10000, "person"),
    ("１２ offices", 12, "office"),
    ("27-nation", 27, "nation"),
    ("3,000-page", 3000, "page"),
    ("tens of millions of people", 1e7, "person"),
    ("hundreds of flights", 100, "flight"),
]


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_a_count_names_what_is_counted(text: str, value: float, unit: str) -> None:
    [mention] = extract(f"They saw {text} there.")
    assert (mention.kind, mention.value, mention.unit) == ("count", value, unit)
    assert mention.text == text


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("two of the world’s fastest supercomputers", "two", "fastest supercomputer"),
        ("16 of 20 rounds", "16", "round"),
        ("Two of the three brothers", "Two", "brother"),
        ("3 million of the country's 19 million people", "3 million", "person"),
    ],
)
def test_things_named_after_of_are_counted_but_not_in_the_span(text: str, span: str, unit: str) -> None:
    first = extract(f"{text} left.")[0]
    assert (first.text, first.unit) == (span, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The toll rose to 1,234 on Friday", 1234),
        ("He hit .312 all year", 0.312),
        ("The score was minus 12 overall", -12),
        ("a 12-strong team", 12),
        ("only three agreed", 3),
        ("The waiting list fell to 7.6m", 7.6e6),
        ("a 30-something man", 30),
    ],
)
def test_a_number_without_a_unit_is_still_a_number(text: str, value: float) -> None:
    [mention] = extract(text)
    assert (mention.kind, mention.value, mention.unit) == ("number", value, None)


@pytest.mark.parametrize(
    ("text", "place", "out_of"),
    [
        ("ranked 28th out of 63 countries", 28, 63),
        ("came 4th of 12", 4, 12),
        ("the third-largest economy", 3, None),
        ("The firm is now ninth.", 9, None),
        ("It was seventh, they said", 7, None),
        ("twelfth in the table", 12, None),
        ("26th in taste and 50th for colour", 50, None),
        ("That made it second among orchards", 2, None),
        ("in the skills of bakers 67th, no better", 67, None),
        ("the second most valuable firm", 2, None),
        ("finished third in the race", 3, None),
        ("in fifth place", 5, None),
        ("came first in the ranking", 1, None),
        ("it is now 35th in the table", 35, None),
        ("slipped to 14th on the list", 14, None),
        ("ranked No. 3 worldwide", 3, None),
        ("first among 143 countries", 1, 143),
    ],
)
def test_a_rank_and_its_field(text: str, place: int, out_of: int | None) -> None:
    [mention] = extract(text)
    assert (mention.kind, mention.unit, mention.value, mention.out_of) == ("rank", "rank", place, out_of)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2.5 EFLOP/s", 2.5, "EFLOP/s"),
        ("60 exaflop/s", 60, "EFLOP/s"),
        ("3 floating-point operations", 3, "FLOP"),
        ("400 MW", 400, "MW"),
        ("1,200 megawatts", 1200, "MW"),
        ("6.45 GW", 6.45, "GW"),
        ("3-nanometre", 3, "nm"),
        ("3nm", 3, "nm"),
        ("240 EeV", 240, "EeV"),
        ("185 km/h", 185, "km/h"),
        ("90 miles per hour", 90, "mph"),
        ("68,800 square kilometres", 68800, "km²"),
        ("400m²", 400, "m²"),
        ("49.6 degrees Celsius", 49.6, "°C"),
        ("-40C", -40, "°C"),
        ("1.5°C", 1.5, "°C"),
        ("17 tonnes", 17, "t"),
        ("200 pounds", 200, "lb"),
        ("405 billion parameters", 405e9, "parameter"),
        ("15 trillion tokens", 15e12, "token"),
        ("1.35 million barrels per day", 1.35e6, "barrel/day"),
        ("128 GB", 128, "GB"),
        ("12 µg/m3", 12, "µg/m³"),
        ("a quarter mile", 0.25, "mi"),
        ("2½ inches", 2.5, "in"),
        ("12 1/2 feet", 12.5, "ft"),
        ("tens of thousands of tonnes", 10000, "t"),
        ("26m sq km", 26e6, "km²"),
        ("1,200-sq-ft", 1200, "sq ft"),
        ("at a depth of 30m", 30, "m"),
        ("260m tall", 260, "m"),
    ],
)
def test_a_measure_has_its_symbol(text: str, value: float, unit: str) -> None:
    [mention] = extract(f"It was {text} there.")
    assert (mention.kind, mention.value, mention.unit) == ("measure", pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("about 300 homes", "approx"),
        ("some 300 homes", "approx"),
        ("nearly 300 homes", "approx"),
        ("an estimated 300 homes", "approx"),
        ("300 homes or so", "approx"),
        ("20-odd homes", "approx"),
        ("more than 300 homes", "gt"),
        ("over 300 homes", "gt"),
        ("in excess of 300 homes", "gt"),
        ("at least 300 homes", "ge"),
        ("no fewer than 300 homes", "ge"),
        ("at least another 300 homes", "ge"),
        ("300 or more homes", "ge"),
        ("300-plus homes", "ge"),
        ("100+ homes", "ge"),
        ("fewer than 300 homes", "lt"),
        ("just under 300 homes", "lt"),
        ("less than nearly 300 homes", "lt"),
        ("up to 300 homes", "le"),
        ("no more than 300 homes", "le"),
        ("as many as 300 homes", "le"),
        ("300 homes at most", "le"),
        ("300 homes", "eq"),
    ],
)
def test_the_comparator_comes_from_the_words_around(text: str, comparator: str) -> None:
    [mention] = extract(text)
    assert mention.comparator == comparator
    assert (mention.cue is None) == (comparator == "eq")
