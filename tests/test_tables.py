"""Holds the book's tables together: their descriptions, quotes, ids and units, and the articles they rest on.

Frictionless and the standard library read the tables here, so that a fault in the engine's own reader cannot hide one.
"""

from __future__ import annotations

import csv
import hashlib
import logging
import re
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pint
import pytest
from frictionless import Package

from claimbook.book.book import open_book

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "data"
SEEDS = ROOT / "seeds"
COLUMNS = {
    "documents": "id file sha256 title publisher author published published_basis url language dependence",
    "claims": "id topic subject metric value low high unit comparator out_of period place kind_of_statement scenario "
    "attributed_to payer recipient horizon_years reading disagreement status superseded_by note",
    "evidence": "claim document quote prefix suffix stance note translation",
    "ties": "id source target kind topic_of_work status since claim document quote note",
    "events": "id date title status entities claims note",
    "checks": "claim verdict note reference",
    "reference": "id subject metric value low high unit comparator as_of projected_in scenario basis author title year "
    "url seen_in confidence status superseded_by reason seen_quote seen_on note",
    "entities": "id name kind aliases names_ja country successor url note",
    "no_claims": "document quote prefix suffix reason",
    "revisions": "edition id column old new kind why date author",
}
NUMBER_WORDS = {"0.5": "half", "1": "a year", "2": "two", "3": "three"}
SCALE_WORDS = {"": "", "6": " million", "9": " billion", "12": " trillion"}
VALUE_ROLE = re.compile(r"\{value\}`([a-z0-9-]+)(?: \| [^`]+)?`")
NAMES_WITH_DIGITS = re.compile(r"GPT-[34]|H100s?|ABCI 3\.0|TOP500")
YEARS = re.compile(r"\b20[12]\d\b")
Rows = list[dict[str, str]]


def read(name: str) -> Rows:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def tables() -> dict[str, Rows]:
    return {name: read(name) for name in COLUMNS}


@pytest.fixture(scope="module")
def texts(tables: dict[str, Rows]) -> dict[str, str]:
    return {row["id"]: (SEEDS / row["file"]).read_bytes().decode("utf-8") for row in tables["documents"]}


@pytest.fixture(scope="module")
def units() -> pint.UnitRegistry:
    registry: pint.UnitRegistry = pint.UnitRegistry(non_int_type=Decimal)
    registry.load_definitions((TABLES / "units.txt").read_text(encoding="utf-8").splitlines())
    return registry


def ids(rows: Rows) -> set[str]:
    return {row["id"] for row in rows}


def has_number(claim: dict[str, str]) -> bool:
    return bool(claim["value"] or claim["low"] or claim["high"])


def numbers(claim: dict[str, str]) -> list[str]:
    return [claim[column] for column in ("value", "low", "high", "out_of") if claim[column]]


def frictionless_errors(folder: Path) -> list[str]:
    report = Package(str(folder / "datapackage.json")).validate()
    errors = [f"{report.errors}"] if report.errors else []
    return errors + [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]


def test_every_table_fits_its_description_and_every_foreign_key_leads_somewhere() -> None:
    assert frictionless_errors(TABLES) == []


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("evidence", "\nsakura-subsidy,", "\nsakura-subsidie,"),
        ("claims", ",announced,", ",rumoured,"),
        ("claims", ",6.8e9,", ",6.8 billion,"),
        ("ties", ",riken,argonne,", ",riken,argon,"),
        ("documents", "\nybx-2024,", "\nyomiuri-2024,"),
    ],
)
def test_a_cell_that_does_not_fit_is_found(tmp_path: Path, table: str, old: str, new: str) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(TABLES, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert frictionless_errors(folder)


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_stand_in_their_order(name: str) -> None:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == COLUMNS[name].split()


def test_every_article_is_the_one_that_was_added(tables: dict[str, Rows]) -> None:
    recorded = {row["file"]: row["sha256"] for row in tables["documents"]}
    assert recorded == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("*.txt")}


@pytest.mark.parametrize("name", ["evidence", "ties", "no_claims"])
def test_every_quote_stands_exactly_once_in_its_document(
    name: str, tables: dict[str, Rows], texts: dict[str, str]
) -> None:
    found = {
        (row["document"], row["quote"]): texts[row["document"]].count(
            row.get("prefix", "") + row["quote"] + row.get("suffix", "")
        )
        for row in tables[name]
    }
    assert {where: times for where, times in found.items() if times != 1} == {}


def test_quotes_are_short(tables: dict[str, Rows]) -> None:
    assert [row["quote"] for row in tables["evidence"] + tables["ties"] if len(row["quote"]) > 300] == []


def test_an_id_names_one_thing(tables: dict[str, Rows]) -> None:
    naming = [rows for table, rows in tables.items() if table != "revisions"]  # a revision names what it changes
    named = Counter(row["id"] for rows in naming for row in rows if "id" in row)
    assert [id for id, times in named.items() if times > 1] == []


@pytest.mark.parametrize(
    ("table", "column", "targets"),
    [
        ("claims", "attributed_to", ["entities"]),
        ("claims", "payer", ["entities"]),
        ("claims", "recipient", ["entities"]),
        ("events", "entities", ["entities"]),
        ("events", "claims", ["claims", "reference"]),
        ("checks", "reference", ["reference"]),
    ],
)
def test_every_listed_id_leads_somewhere(table: str, column: str, targets: list[str], tables: dict[str, Rows]) -> None:
    known = set().union(*(ids(tables[target]) for target in targets))
    assert {id for row in tables[table] for id in row[column].split()} - known == set()


def test_every_claim_has_a_supporting_quote_and_one_verdict(tables: dict[str, Rows]) -> None:
    claims = ids(tables["claims"])
    assert claims == {row["claim"] for row in tables["evidence"] if row["stance"] == "supports"}
    assert sorted(claims) == sorted(row["claim"] for row in tables["checks"])


def test_a_verdict_has_a_source_or_says_that_there_is_none(tables: dict[str, Rows]) -> None:
    without = {"not checked", "not checkable"}
    assert [row["claim"] for row in tables["checks"] if (row["verdict"] in without) == bool(row["reference"])] == []
    unsourced = [row for row in tables["checks"] if row["verdict"] == "not checked"]
    assert [row["claim"] for row in unsourced if not row["note"].startswith("No source held")] == []


def test_only_an_opinion_is_not_checkable(tables: dict[str, Rows]) -> None:
    kinds = {row["id"]: row["kind_of_statement"] for row in tables["claims"]}
    judged = [row["claim"] for row in tables["checks"] if row["verdict"] == "not checkable"]
    assert {kinds[claim] for claim in judged} == {"opinion"}


def test_a_number_in_a_note_on_a_verdict_comes_from_its_sources(tables: dict[str, Rows]) -> None:
    """Or is computed from them. What was not checked rests on nothing: its note may name a figure that stands near."""
    known, book = {row["id"] for row in tables["reference"]}, open_book(TABLES.parent)
    for row in tables["checks"]:
        sources = set(row["reference"].split()) if not row["verdict"].startswith("not check") else known
        named = VALUE_ROLE.findall(row["note"])
        rested_on = {source.id for id in named if id not in known for source in book[id].sources()}
        assert {id for id in named if id in known} | rested_on <= sources, row["claim"]
        typed = YEARS.sub("", NAMES_WITH_DIGITS.sub("", VALUE_ROLE.sub("", row["note"])))
        assert not re.search(r"\d", typed), row["claim"]


def test_a_claim_has_a_number_with_its_unit_and_reading_or_none_of_them(tables: dict[str, Rows]) -> None:
    for row in tables["claims"]:
        filled = {column for column in ("unit", "comparator", "reading") if row[column]}
        assert filled == ({"unit", "comparator", "reading"} if has_number(row) else set()), row["id"]
        assert bool(row["low"]) == bool(row["high"]) == (row["comparator"] == "range"), row["id"]
        assert not (row["value"] and row["low"]), row["id"]
        if row["low"]:
            assert Decimal(row["low"]) < Decimal(row["high"]), row["id"]
        assert bool(row["out_of"]) == (row["unit"] == "rank"), row["id"]


def test_a_number_stands_in_its_quotes_with_its_digits_and_scale_word(tables: dict[str, Rows]) -> None:
    quotes: dict[str, list[str]] = {}
    for row in tables["evidence"]:
        quotes.setdefault(row["claim"], []).append(row["quote"])
    for claim in tables["claims"]:
        for number in [] if claim["unit"] == "date" else numbers(claim):
            digits, _, exponent = number.partition("e")
            grouped = f"{int(digits):,}" if digits.isdigit() else digits
            written = NUMBER_WORDS.get(number, grouped) + SCALE_WORDS[exponent]
            pattern = re.compile(rf"(?<![\w.,-]){re.escape(written)}(?!\d|[.,]\d)")
            assert [each for each in quotes[claim["id"]] if not pattern.search(each)] == [], claim["id"]


def test_few_numbers_are_read_by_hand_and_each_says_why(tables: dict[str, Rows]) -> None:
    valued = [row for row in tables["claims"] if has_number(row)]
    by_hand = [row for row in valued if row["reading"] == "manual"]
    assert len(by_hand) * 10 <= len(valued)
    assert [row["id"] for row in by_hand if not row["note"]] == []


def test_a_dollar_amount_belongs_to_the_yen_amount_of_its_sentence(tables: dict[str, Rows]) -> None:
    claims = {row["id"]: row for row in tables["claims"]}
    quotes = {(row["claim"], row["document"]) for row in tables["evidence"]}
    dollars = [id for id in claims if id.endswith("-usd")]
    assert dollars
    for id in dollars:
        yen = id.removesuffix("-usd")
        assert (claims[yen]["unit"], claims[id]["unit"]) == ("JPY", "USD")
        assert {document for claim, document in quotes if claim == yen} == {
            document for claim, document in quotes if claim == id
        }
        for column in ("subject", "period", "payer", "recipient", "horizon_years", "kind_of_statement"):
            assert claims[yen][column] == claims[id][column], (id, column)


def test_a_disagreement_has_two_sides(tables: dict[str, Rows]) -> None:
    sides = Counter(row["disagreement"] for row in tables["claims"] if row["disagreement"])
    assert sides
    assert min(sides.values()) >= 2


def test_articles_that_rewrite_one_text_say_so_in_the_same_words(tables: dict[str, Rows]) -> None:
    origins = {row["id"]: row["dependence"].split(";")[0] for row in tables["documents"]}
    assert origins["multiplatform-2023"] == origins["baonghean-2023"] != ""
    others = [origin for id, origin in origins.items() if id not in ("multiplatform-2023", "baonghean-2023")]
    assert origins["baonghean-2023"] not in others
    assert len(set(others)) == len(others)


def test_an_alias_belongs_to_one_entity(tables: dict[str, Rows]) -> None:
    names = Counter(
        name
        for row in tables["entities"]
        for name in {each.casefold() for each in (row["name"], *row["aliases"].split("|")) if each}
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", ["claims", "reference"])
def test_every_unit_is_defined(name: str, tables: dict[str, Rows], units: pint.UnitRegistry) -> None:
    written = {row["unit"] for row in tables[name]} - {"", "date"}
    assert {unit for unit in written if not units.parse_units(unit.replace(" ", "_"))} <= {
        "fraction",
        "ratio",
        "times",
    }


def test_unlike_units_do_not_turn_into_each_other(units: pint.UnitRegistry) -> None:
    assert units.Quantity(Decimal("2.8"), "EFLOP/s").to("TFLOP/s").magnitude == Decimal("2800000")
    assert units.Quantity(Decimal("0.5"), "fraction").to("percent").magnitude == 50
    assert units.Quantity(Decimal(5), "percentage_point").to("percent").magnitude == 5
    for one, other in [
        ("JPY", "USD"),
        ("GPU", "node"),
        ("rank", "fraction"),
        ("person", "software_engineer"),
    ]:
        with pytest.raises(pint.DimensionalityError):
            units.Quantity(Decimal(1), one).to(other)


def test_no_unit_of_the_book_takes_the_place_of_one_that_pint_knows(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="pint"):
        registry: pint.UnitRegistry = pint.UnitRegistry(non_int_type=Decimal)
        registry.load_definitions((TABLES / "units.txt").read_text(encoding="utf-8").splitlines())
    assert [record.message for record in caplog.records if "Redefining" in record.message] == []


def test_an_outside_figure_says_where_it_comes_from(tables: dict[str, Rows]) -> None:
    for row in tables["reference"]:
        assert row["url"] or row["seen_in"] or row["confidence"] == "unseen" or row["basis"] == "judged", row["id"]
        assert not (row["value"] and row["comparator"] == "range"), row["id"]


def retold_once(row: dict[str, str]) -> bool:
    """Tell whether a figure was seen in one retelling only and yet counts as seen."""
    where = row["seen_in"]
    counts = row["confidence"] == "seen" and row["status"] == "current"
    return counts and where.startswith("secondary") and not re.search(r"\balso\b|\band https?://|, https?://", where)


def test_what_one_retelling_alone_gives_counts_as_second_hand(tables: dict[str, Rows]) -> None:
    assert [row["id"] for row in tables["reference"] if retold_once(row)] == []
    row = {"confidence": "seen", "status": "current", "seen_in": "secondary: the page"}
    assert retold_once(row)
    assert not retold_once({**row, "confidence": "second-hand"})
    assert not retold_once({**row, "seen_in": "secondary: the page; also https://example.org"})


def test_an_outside_figure_seen_at_second_hand_says_where(tables: dict[str, Rows]) -> None:
    second_hand = [row for row in tables["reference"] if row["confidence"] == "second-hand"]
    assert second_hand
    for row in second_hand:
        assert row["seen_in"], row["id"]


def test_an_outside_figure_that_was_added_says_when_it_was_seen(tables: dict[str, Rows]) -> None:
    new = [row for row in tables["reference"] if row["reason"].startswith("new: ")]
    added = [row for row in new if row["basis"] != "judged"]  # what the book sets itself is seen nowhere
    assert added
    for row in added:
        assert row["seen_on"], row["id"]
