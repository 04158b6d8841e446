"""Tables of texts and what they state, a table for each way in which quantities are written that is easily misread."""

from __future__ import annotations

from typing import Any

import pytest

from claimbook.extract import Mention, extract

Row = tuple[str, list[tuple[Any, ...]]]


def stated(mention: Mention) -> tuple[Any, str | None]:
    """The value or both ends, and the unit."""
    return (mention.value if mention.low is None else (mention.low, mention.high)), mention.unit


LISTS: list[Row] = [
    ("The bids were €2, €5 and €9 million.", [(2e6, "EUR"), (5e6, "EUR"), (9e6, "EUR")]),
    ("It cut staff from 300 to 250 people.", [(300, "person"), (250, "person")]),
    ("They hold 300, 450 and 600 servers.", [(300, "server"), (450, "server"), (600, "server")]),
    ("It takes 2, 5 and 9 minutes.", [(2, "minute"), (5, "minute"), (9, "minute")]),
    ("Grants of 3 and 5 million euros.", [(3e6, "EUR"), (5e6, "EUR")]),
    ("A room of 10 x 12 feet.", [(10, "ft"), (12, "ft")]),
    ("Tickets cost $5, $10 and $15.", [(5, "USD"), (10, "USD"), (15, "USD")]),
    ("The toll is 120, and 30 people are missing.", [(120, None), (30, "person")]),
    ("It raised $300 and $5 million.", [(300, "USD"), (5e6, "USD")]),
    ("It rose to 120 and 30 people left.", [(120, None), (30, "person")]),
]
NOUNS: list[Row] = [
    ("It bought 4,096 AMD MI250X accelerators.", [(4096, "accelerator")]),
    ("12 Airbus A320 planes and 50 Boeing 737 MAX jets", [(12, "plane"), (50, "MAX jet")]),
    ("2,000 Nvidia H100 GPUs and 500 Nvidia GPUs", [(2000, "GPU"), (500, "GPU")]),
    ("10,752 Nvidia H200s and 30 F-16s", [(10752, "Nvidia H200"), (30, "F-16")]),
    ("300 US troops, 40 IT workers", [(300, "US troops"), (40, "IT worker")]),
    ("1.2 million active-duty soldiers", [(1.2e6, "active-duty soldier")]),
    ("The number of nurses fell from 1.2 million to 0.9 million.", [(1.2e6, "nurse"), (0.9e6, "nurse")]),
    ("The number of IT personnel rose to 1.13 million.", [(1.13e6, "IT personnel")]),
    ("Passenger numbers rose to 3.2 million.", [(3.2e6, "passenger")]),
    ("Jobless claims fell to 230,000.", [(230000, "jobless claim")]),
    ("It has a population of 5 million.", [(5e6, "person")]),
    ("Deaths: 12", [(12, "death")]),
    ("300 Chinese were flown out", [(300, "Chinese")]),
    ("40 Japanese companies", [(40, "Japanese company")]),
    ("12 cameramen, 3 midwives", [(12, "cameraman"), (3, "midwife")]),
    ("a 70B model", [(70e9, "parameter")]),
    ("ABCI 3.0 offers 6 rooms", [(6, "room")]),
    ("The shortage of IT workers may reach 790,000.", [(790000, "IT worker")]),
    ("Sales rose to 300,000.", [(300000, None)]),
    ("Sales fell to 184.7 mln dlrs from 190.", [(184.7e6, "USD"), (190, "USD")]),
    ("It delivered 67 jets, bringing the total for the year to 643.", [(67, "jet"), (643, "jet")]),
    ("40 were killed and more than 100 injured.", [(40, None), (100, None)]),
    ("Its audience is 30m.", [(30e6, None)]),
    ("The river is 30m wide.", [(30, "m")]),
]
DENOMINATIONS: list[Row] = [
    ("four dollars and fifty cents", [(4.5, "USD")]),
    ("12 pounds 50 pence", [(12.5, "GBP")]),
    ("one dollar ninety nine", [(1.99, "USD")]),
    ("a dollar and a quarter", [(1.25, "USD")]),
    ("one hour and thirty minutes", [(1.5, "hour")]),
    ("2 hours 40 minutes", [(160, "minute")]),
    ("an hour and 20 minutes", [(80, "minute")]),
    ("1h 30m", [(1.5, "hour")]),
    ("1 hour, 45 minutes, and 20 seconds", [(6320, "second")]),
    ("two and half hours", [(2.5, "hour")]),
    ("an hour", [(1, "hour")]),
    ("6ft 2in, 6-foot-2 and 5'10\"", [(74, "in"), (74, "in"), (70, "in")]),
    ("8lb 4oz", [(8.25, "lb")]),
    ("two miles and a half", [(2.5, "mi")]),
    ("two years and a quarter of the staff", [(2, "year"), (0.25, "fraction")]),
    ("five pounds fifty people", [(5, "lb"), (50, "person")]),
]
NUMBERS: list[Row] = [
    ("three point five million", [(3.5e6, None)]),
    ("two point seven five percent", [(2.75, "percent")]),
    ("point five", [(0.5, None)]),
    ("a million and a half dollars", [(1.5e6, "USD")]),
    ("two thousand and five hundred", [(2500, None)]),
    ("between one thousand and five thousand people", [((1000, 5000), "person")]),
    ("a thousand and one nights", [(1001, "night")]),
    ("two million, three hundred thousand", [(2.3e6, None)]),
    ("three quarters of a billion dollars", [(7.5e8, "USD")]),
    ("a quarter-million people", [(250000, "person")]),
    ("1e5", [(100000, None)]),
    ("2.7 × 10^22 FLOP", [(2.7e22, "FLOP")]),
    ("10²⁵ operations", [(1e25, "operation")]),
    ("5 ± 0.2 km", [(5, "km")]),
    ("half past three", []),
    ("zero", [(0, None)]),
    ("One: there is no plan.", []),
    ("2.5K", [(2500, None)]),
    ("put at 20,000 to 30,000", [((20000, 30000), None)]),
    ("3'500'000; 12’000 francs", [(3500000, None), (12000, "CHF")]),
    ("ten to twelve thousand", [((10000, 12000), None)]),
    ("five or six hundred", [((500, 600), None)]),
    ("the cost of three point guards", [(3, "point")]),
]
VAGUE: list[Row] = [
    ("Several thousand nurses left.", [(1000, "nurse")]),
    ("A few dozen men came.", [(12, "man")]),
    ("Scores of homes burned.", [(20, "home")]),
    ("Dozens missing after storm", [(12, None)]),
    ("several hundreds of thousands of people", [(100000, "person")]),
]
MONEY: list[Row] = [
    ("Entry is 25 $ for adults.", [(25, "USD")]),
    ("in 2019 $ 3 million", [("2019", "date"), (3e6, "USD")]),
    ("worth 18 MEUR or MSEK 300", [(18e6, "EUR"), (300e6, "SEK")]),
    ("75 USD million", [(75e6, "USD")]),
    ("12 M€", [(12e6, "EUR")]),
    ("The bridge cost €3,4 billion.", [(3.4e9, "EUR")]),
    ("1.234,56 € and € 1.234.567", [(1234.56, "EUR"), (1234567, "EUR")]),
    ("It owes $.6 million.", [(0.6e6, "USD")]),
    ("a $20 bill", [(20, "USD")]),
    ("$300 MXN and $5 US", [(300, "MXN"), (5, "USD")]),
    ("2 billion Italian lire", [(2e9, "ITL")]),
    ("5 million deutsche marks", [(5e6, "DEM")]),
    ("five grand", [(5000, "USD")]),
    ("five grand pianos", [(5, "grand piano")]),
    ("fined 250,000 pounds", [(250000, "GBP")]),
    ("it costs a lot and weighs 300 pounds", [(300, "lb")]),
    ("PS2.7m and Y=5,182", [(2.7e6, "GBP"), (5182, "JPY")]),
    ("a PS5 and COP28", []),
    ("# 1.2 billion", [(1.2e9, "GBP")]),
    ("Â£5m, â‚¬5 million and &pound;7", [(5e6, "GBP"), (5e6, "EUR"), (7, "GBP")]),
    ("rose 2 cents to $23.11", [(0.02, "USD"), (23.11, "USD")]),
]
RANGES: list[Row] = [
    ("Prices rose by 2 to 3.5 percent.", [((2, 3.5), "percent")]),
    ("rose by 300 to 45,000 percent", [(300, "percent"), (45000, "percent")]),
    ("from zero to 60 mph", [((0, 60), "mph")]),
    ("from $10 to $20 to $40", [(10, "USD"), (20, "USD"), (40, "USD")]),
    ("5â€“10 million people", [((5e6, 10e6), "person")]),
    ("5~10 km", [((5, 10), "km")]),
    ("The levy rises from 10% to 12.5%.", [(10, "percent"), (12.5, "percent")]),
    ("lows of -5C to -8C", [((-8, -5), "°C")]),
]
AGES: list[Row] = [
    ("Sato, 51, met a 38-year-old engineer.", [(51, "year"), (38, "year")]),
    ("his brother, 19, and a 6-month-old baby", [(19, "year"), (6, "month")]),
    ("adults aged 16 to 24, ages 5-11", [((16, 24), "year"), ((5, 11), "year")]),
    ("between the ages of 5 and 11", [((5, 11), "year")]),
    ("aged 26 and 31", [(26, "year"), (31, "year")]),
    ("at the age of 81", [(81, "year")]),
    ("people over 65 and children under 5", [(65, "year"), (5, "year")]),
    ("over-65s", [(65, "year")]),
    ("in her 40s and their late thirties", [((40, 49), "year"), ((30, 39), "year")]),
    ("a tree 4,850 years old", [(4850, "year")]),
]
DATES: list[Row] = [
    ("filed on 03-Feb-2021 and 3-Feb-21", [("2021-02-03", "date"), ("2021-02-03", "date")]),
    ("runs 4-6 May 2024", [(("2024-05-04", "2024-05-06"), "date")]),
    ("May 4-6, 2024", [(("2024-05-04", "2024-05-06"), "date")]),
    ("from June 2020 to May 2021", [(("2020-06", "2021-05"), "date")]),
    ("November-February 2021", [(("2020-11", "2021-02"), "date")]),
    ("4 May - 6 June 2024", [(("2024-05-04", "2024-06-06"), "date")]),
    ("postponed from May 2020 to July 2021", [("2020-05", "date"), ("2021-07", "date")]),
    ("25/12/2024 and 2024/05/12", [("2024-12-25", "date"), ("2024-05-12", "date")]),
    ("05/12/2024", [(None, "date")]),
    ("since the 1800s", [("18XX", "date")]),
    ("last week", [(None, "date")]),
    ("by 1140 GMT", []),
    ("see example.com/2023/12/05", []),
]
UNITS: list[Row] = [
    ("3 μL at 10 μM", [(3, "µL"), (10, "µM")]),
    ("3–5 m s−1", [((3, 5), "m/s")]),
    ("0.3 pg mL-1 and 15 L/min", [(0.3, "pg/mL"), (15, "L/min")]),
    ("17 km per second", [(17, "km/s")]),
    ("9 W and 2700 K", [(9, "W"), (2700, "K")]),
    ("−20 ◦C", [(-20, "°C")]),
    ("280 lb-ft of torque", [(280, "lb·ft")]),
    ("from 200 to 1,500 m with", [((200, 1500), "m")]),
    ("a magnitude 6.8 quake", [(6.8, "magnitude")]),
    ("minus-2.5 points", [(-2.5, "point")]),
    ("9.58s", [(9.58, "second")]),
    ("stabbed 17 times in 2020", [(17, "time"), ("2020", "date")]),
    ("grew 17 times in a year", [(17, "times"), (1, "year")]),
]
NAMES = [
    "He lives at 221B Baker Street.",
    "Call +44 20 7946 0000 or (555) 123-4567.",
    "the 1200 block of Main Street",
    "seat 14C, footnote 12, iOS 17.2",
    "the accident at Three Mile Island and Ocean's Eleven",
    "the number 9 bus and the No. 7 jersey",
    "an SEC filing",
    "2) Method",
    "a six-figure sum and seven-digit numbers",
    "on day three",
]
TABLES = {
    "list": LISTS,
    "noun": NOUNS,
    "denominations": DENOMINATIONS,
    "number": NUMBERS,
    "vague": VAGUE,
    "money": MONEY,
    "range": RANGES,
    "age": AGES,
    "date": DATES,
    "unit": UNITS,
}


@pytest.mark.parametrize(
    ("text", "expected"), [row for table in TABLES.values() for row in table], ids=lambda value: str(value)[:40]
)
def test_what_a_text_states(text: str, expected: list[tuple[Any, ...]]) -> None:
    found = [stated(mention) for mention in extract(text)]
    assert found == [
        (value if not isinstance(value, float) else pytest.approx(value), unit) for value, unit in expected
    ]


@pytest.mark.parametrize("text", NAMES)
def test_names_and_labels_state_nothing(text: str) -> None:
    assert extract(text) == []


@pytest.mark.parametrize(("text", "kinds"), [(text, len(expected)) for text, expected in AGES])
def test_an_age_is_a_kind_of_its_own(text: str, kinds: int) -> None:
    assert [mention.kind for mention in extract(text)] == ["age"] * kinds


@pytest.mark.parametrize("text", [text for text, _ in VAGUE] + ["5 ± 0.2 km", "±5%", "~300 homes", "≈ 5 km"])
def test_a_rough_number_is_approximate(text: str) -> None:
    assert [mention.comparator for mention in extract(text)] == ["approx"]


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("a projected gap of 30,000 welders", ["approx"]),
        ("an estimated 30,000 welders", ["approx"]),
        ("it is projected that it takes three days", ["eq"]),
        ("just short of 789,000", ["approx"]),
        ("it is short of 789,000 engineers", ["eq"]),
        ("at least €200 million ($215 million)", ["ge", "ge"]),
        ("more than ¥100 billion (about $650 million)", ["gt", "gt"]),
        ("¥100 billion (about $650 million)", ["eq", "approx"]),
        ("over-65s", ["gt"]),
        ("children under 5", ["lt"]),
    ],
)
def test_comparators_reach_as_far_as_they_are_meant(text: str, comparators: list[str]) -> None:
    assert [mention.comparator for mention in extract(text)] == comparators


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("It gave €1 million, ¥200 million and $3 million.", [None, None, None]),
        ("It paid ¥32 billion, or $226 million.", [1, 0]),
        ("It paid ¥32 billion -lrb- $226 million -rrb-.", [1, 0]),
    ],
)
def test_currencies_side_by_side_are_no_conversion(text: str, pairs: list[int | None]) -> None:
    assert [mention.pair for mention in extract(text)] == pairs


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$62 a square foot", "square foot"),
        ("42.7 cents per kilowatt-hour", "kilowatt-hour"),
        ("4.3 deaths per 100,000 people", "100,000 people"),
        ("5.6 per 1,000 live births", "1,000 live births"),
        ("12 cases per million residents", "million residents"),
        ("$2.61 per million British thermal units", "million British thermal units"),
        ("1.2 million barrels a day", "day"),
        ("4.5% a year", "year"),
    ],
)
def test_what_an_amount_is_per_is_named_in_full(text: str, per: str) -> None:
    assert extract(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("over €40\nmillion", "€40\nmillion"),
        ("within four\nyears", "four\nyears"),
        ("300 new\nservers", "300 new\nservers"),
    ],
)
def test_a_line_may_break_anywhere_but_an_empty_line_separates(text: str, whole: str) -> None:
    assert [mention.text for mention in extract(text)] == [whole]
    assert [mention.text for mention in extract(text.replace("\n", "\n\n"))] != [whole]


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u00ad", "\u200e"])
def test_characters_that_are_not_seen_part_nothing(sign: str) -> None:
    [mention] = extract(f"It paid ${sign}3{sign} million.")
    assert (mention.value, mention.text) == (3_000_000, f"${sign}3{sign} million")


@pytest.mark.parametrize(
    "page",
    ["<!DOCTYPE html><p>12 dogs", "\ufeff <html lang=en>12 dogs", "<?xml version='1.0'?>\n<!-- 3 --><html>9 cats"],
)
def test_a_page_of_html_states_nothing_until_its_text_is_taken_out(page: str) -> None:
    assert extract(page) == []
    assert extract("12 dogs <html>")[0].value == 12


def test_the_language_is_said_and_one_that_is_not_read_states_nothing() -> None:
    [mention] = extract("12 dogs", language="en")
    assert mention.language == mention.to_json()["language"] == "en"
    assert extract("12 dogs", language="fr") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was ninth in June and is now 11th.", [("rank", 9, "rank"), ("rank", 11, "rank")]),
        ("The figure of 790,000 belongs to the worst case.", [("number", 790_000, None)]),
        ("Costs have multiplied 2.4 times a year.", [("multiplier", 2.4, "times")]),
        ("They meet three times a year.", [("number", 3, "time/year")]),
        ("Of the sum 1 billion pounds of it is for research.", [("money", 1e9, "GBP")]),
        ("It needed 3 million pounds of steel.", [("measure", 3e6, "lb")]),
        ("They bring the ratio to that used by computers down to 1.4.", [("number", 1.4, None)]),
    ],
)
def test_what_stands_by_a_number_is_not_always_its_unit(
    text: str, expected: list[tuple[str, float, str | None]]
) -> None:
    found = [(each.kind, float(each.amount), each.unit) for each in extract(text) if each.amount is not None]
    assert found == expected
