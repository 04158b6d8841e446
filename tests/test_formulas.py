"""Formulas of topics: read by a person and by the book, known whole when the topic is loaded, refused in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bookcopies import append, change, claimbook, edit, refused, succeeded

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book, open_book
from claimbook.book.formulas import FUNCTIONS, OF_SOURCES, read_formula

TOPIC = "fishing/catch.py"


def with_formula(root: Path, formula: str, more: str = "", id: str = "tried") -> Book:
    """Open a book whose topic has one more value."""
    said = 'label="Tried", words="What is tried."'
    append(root, TOPIC, f'\n\ntopic.value("{id}", "{formula}", {said}{more})')
    return Book(BookPaths(root))


def number(root: Path, formula: str, more: str = "") -> float:
    import importlib

    for name in [name for name in sys.modules if name.partition(".")[0] == "fishing"]:
        del sys.modules[name]
    sys.path.insert(0, str(root))
    try:
        importlib.invalidate_caches()
        return float(with_formula(root, formula, more)["tried"].number)
    finally:
        sys.path.remove(str(root))
        for name in [name for name in sys.modules if name.partition(".")[0] == "fishing"]:
            del sys.modules[name]


@pytest.mark.parametrize(
    ("formula", "more", "result"),
    [
        ("landings-2023 - landings-2024", "", 7000),
        ("landings-2024 / landings-2023", "", 52000 / 59000),
        ("(landings-2023 - landings-2024) / landings-2023", "", 7000 / 59000),
        ("landings-2023 - landings-2024 - landings-2024", "", -45000),
        ("low(landings-2024)", "", 50500),
        ("central(landings-2024)", "", 52000),
        ("landings-2023 + landings-2024", ', reason="A test adds them."', 111000),
        ("max(landings-2021, landings-2024) / min(landings-2021, landings-2024)", "", 61200 / 52000),
        ("exact(landings-2023) / exact(landings-2023)", "", 1),
    ],
)
def test_a_formula_reckons_as_it_is_written(fisheries: Path, formula: str, more: str, result: float) -> None:
    assert number(fisheries, formula, more) == pytest.approx(result)


def test_a_hyphen_belongs_to_the_id_and_a_minus_stands_between_spaces() -> None:
    assert read_formula("one-more - one - two-3").ids() == ["one-more", "one", "two-3"]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("landings-2023 / 2", "holds 2; a number is a row of a table"),
        ("landings-2023 +", "cannot be read; write ids joined by"),
        ("landings-2023 // boats", "which no formula knows"),
        ("landings-2023 > boats", "which no formula knows"),
        ("half(landings-2023)", "calls half; formulas know count, total"),
        ("spread(landings-2023)", "spread() takes 2 of them, here are 1"),
        ("__import__('os')", "holds a quotation"),
        ("boats.real", "which no formula knows"),
    ],
)
def test_what_is_no_formula_is_refused_in_a_sentence(formula: str, said: str) -> None:
    with pytest.raises(BookError, match=said.replace("(", r"\(").replace(")", r"\)")):
        read_formula(formula)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("landings-2023 / boots", "tried names boots, which no table and no topic holds"),
        ("tried / boats", "The value tried is computed from itself: `tried / boats`"),
        ("published(nowhere)", "tried names nowhere, which no table and no topic holds"),
        ("landings-2023 / nothing-landed", "landings-2023 is divided by nothing-landed, which is zero"),
        ("landings-2023 * 2", "holds 2; a number is a row of a table"),
    ],
)
def test_what_a_formula_must_not_do_names_file_and_line(fisheries: Path, formula: str, said: str) -> None:
    edit(fisheries / "data" / "reference.csv", "\nlandings-2021,", "\nnothing-landed,%\nlandings-2021,")
    text = (fisheries / "data" / "reference.csv").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("landings-2022,"))
    zero = row.replace("landings-2022", "nothing-landed", 1).replace("59400", "0", 1)
    edit(fisheries / "data" / "reference.csv", "nothing-landed,%", zero)
    line = len((fisheries / TOPIC).read_text(encoding="utf-8").splitlines()) + 3
    append(fisheries, TOPIC, f'\n\ntopic.value("tried", "{formula}", label="Tried", words="What is tried.")')
    complaint = refused(claimbook(fisheries, "validate"))
    assert said in complaint.replace("\n", " ")
    assert f"{TOPIC}, line {line}" in complaint


def test_formulas_that_name_each_other_are_found_before_anything_is_computed(fisheries: Path) -> None:
    for one, other in (("one", "other"), ("other", "one")):
        append(fisheries, TOPIC, f'\n\ntopic.value("{one}", "{other} * boats", label="A", words="B.")')
    assert "is computed from itself: one → other → one" in refused(claimbook(fisheries, "validate"))


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ('Value(None, "date", date="FY2027", operation=Operation("due date of", (book["boats"],)))', "does not give"),
        ('Value(book.units.quantity(Decimal(90), "boat"), "boat", operation=Operation("to", (book["boats"],) * 2))',
         "the operation|does not give"),
        ('Value(book.units.quantity(Decimal(90), "boat"), "boat")', "which is typed and not computed"),
        ('Value(None, "date", date="2024")', "which is typed and not computed"),
        ('replace(book["boats"], quantity=book.units.quantity(Decimal(7), "boat"))', "rests on 7 boat as boats"),
        ('Value(book.units.quantity(Decimal(3), ""), "", operation=Operation("number of boats", ()))', "does not give"),
        ('replace(book["boats"] / book["boats"], quantity=book.units.quantity(Decimal(7), ""))', "does not give"),
    ],
)  # fmt: skip
def test_a_result_that_its_operation_does_not_give_is_refused(fisheries: Path, result: str, said: str) -> None:
    imports = "from dataclasses import replace\nfrom decimal import Decimal\n"
    imports += "from claimbook.values.value import Operation, Value\n"
    edit(fisheries / TOPIC, "from typing import", f"{imports}from typing import")
    rule = f'\n\n@topic.value("tried", label="Tried")\ndef tried(book):\n    "Tried."\n    return {result}'
    append(fisheries, TOPIC, rule)
    complaint = refused(claimbook(fisheries, "validate"))
    assert any(each in complaint for each in said.split("|")), complaint
    assert f"{TOPIC}, line" in complaint


def test_every_function_that_formulas_know_is_described() -> None:
    import claimbook.book.formulas as formulas

    assert all(f"{name}(" in (formulas.__doc__ or "") for name in [*FUNCTIONS, OF_SOURCES])


def test_plain_arithmetic_of_this_book_is_written_as_formulas() -> None:
    """What is left to functions counts rows, which no formula does."""
    book = open_book(Path(__file__).parents[1])
    for topic in book.topics():
        for rule in topic.value_rules.values():
            operation = book[rule.id].operation
            assert rule.formula or (operation is not None and operation.sign.startswith("number of")), rule.id


@pytest.mark.parametrize("topic", ["compute", "funding", "talent", "partnerships"])
def test_a_topic_is_proved_without_those_that_it_does_not_name(topic: str) -> None:
    """A chapter depends on the topics it needs and no others."""
    others = {"compute", "funding", "talent", "partnerships", "checks"} - {topic}
    asked = (
        f"import sys; from claimbook.book.book import open_book; next(open_book(first_topic={topic!r}).topics()); "
        f"print(sorted({{f'data.{{each}}' for each in {others!r}}} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", asked], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "[]\n"


def test_a_condition_of_a_value_stops_the_book_with_its_sentence(fisheries: Path) -> None:
    change(fisheries, TOPIC, 'unit="percent")', 'unit="percent", holds="landings-2024 < landings-2023")')
    succeeded(claimbook(fisheries, "validate"))
    change(fisheries, TOPIC, "landings-2024 < landings-2023", "landings-2024 > landings-2023")
    complaint = refused(claimbook(fisheries, "validate"))
    assert "“Fall of landings, 2023 to 2024” is no longer true" in complaint
    assert "landings-2024 is 52,000" in complaint.replace("\u00a0", " ")
