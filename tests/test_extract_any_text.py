"""Any text gives mentions or none: never an exception, spans that hold, and time that grows with the length alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from fuzz_texts import broken_promises, fuzz_texts
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.extract import extract, extract_many
from claimbook.extract.extractor import Extractor
from claimbook.extract.vocabulary import words

PIECES = st.sampled_from(
    sorted(
        words(
            "0 1 12 1,234 3.5 .5 2024 1990s 28th １２ ½ $ US$ € £ ¥ Rs R % percent per cent pc basis points m bn k "
            "million billion crore two twenty hundred half third quarter dozen couple tens of thousands millions "
            "a an one in five out to from between and or - – — / ( ) [ . , : ; ' ’ “ + ~ about over less than at "
            "least up by May May. March last this early mid- fiscal FY Q3 spring first second largest No. ranked "
            "times fold x doubled twice years -year -old km /h EFLOP/s MW °C people companies software engineers "
            "GPT-3 G7 A100 S&P S. U.S. yen dollars won Hong Kong minus"
        )
    )
)
GLUE = st.sampled_from(
    [
        "",
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\u00a0",
        "\u2009",
        "\t",
        "\ufeff",
        "\u0301",
        "\u200f",
        "\ud800",
        "\x00",
        "שלום",
    ]
)
NEWS = st.lists(st.tuples(PIECES, GLUE), max_size=14).map(lambda pairs: "".join(piece + glue for piece, glue in pairs))
SPACED = st.lists(st.tuples(PIECES, st.sampled_from(" \n\t\u00a0")), max_size=14).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)
ANYTHING = st.text(st.characters(), max_size=60)
DATES = st.sampled_from([None, "2024-02-12", "2023-07~", "2024", "unknown"])


def check(text: str, date: str | None) -> None:
    assert list(broken_promises(text, extract(text, date))) == []


def test_a_text_that_ends_with_the_letter_of_a_scale_ends_its_mention() -> None:
    check("米社は今年、研究に$2b", None)
    check("The US firm will spend $2b", None)


@settings(max_examples=600)
@given(NEWS, DATES)
def test_quantities_thrown_together_never_break_a_promise(text: str, date: str | None) -> None:
    check(text, date)


@settings(max_examples=300)
@given(ANYTHING, DATES)
def test_any_characters_never_break_a_promise(text: str, date: str | None) -> None:
    check(text, date)


@settings(max_examples=200)
@given(NEWS, st.integers(0, 80), st.integers(0, 80))
def test_mentions_stay_inside_the_spans_that_are_read(text: str, start: int, length: int) -> None:
    for mention in extract(text, spans=[(start, start + length)]):
        assert start <= mention.start < mention.end <= start + length


@settings(max_examples=100)
@given(st.lists(NEWS, max_size=4))
def test_many_texts_are_read_as_each_is_alone(texts: list[str]) -> None:
    assert list(extract_many(texts)) == [extract(text) for text in texts]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@settings(max_examples=400)
@given(texts=st.lists(SPACED, max_size=8), date=DATES)
def test_short_texts_read_together_are_read_as_each_is_alone(
    extractor: Extractor, texts: list[str], date: str | None
) -> None:
    alone = [extractor.quantities(text, date) for text in texts]
    assert list(extractor.quantities_of_each(texts, date)) == alone


@pytest.mark.parametrize("text", ["It boosts throughput 10x\n\nMore follows", "One line\n\n.5 per share, it said"])
def test_an_empty_line_parts_like_a_space(text: str) -> None:
    assert [mention.text for mention in extract(text)] in (["10x"], [".5"])


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n", "\u2028"])
def test_line_ends_are_counted_and_not_translated(line_end: str) -> None:
    text = f"\ufeffFirst line{line_end}It has 12 offices{line_end}and paid $3{line_end}million."
    assert [mention.text for mention in extract(text)] == ["12 offices", f"$3{line_end}million"]


REPEATED: list[Callable[[int], str]] = [
    lambda size: "1" * size,
    lambda size: "(" * size,
    lambda size: "$" * size,
    lambda size: "a" * size,
    lambda size: " " * size + "1",
    lambda size: "1 " * (size // 2),
    lambda size: "1," * (size // 2),
    lambda size: "11," * (size // 3),
    lambda size: "1-" * (size // 2),
    lambda size: "1/2" * (size // 3),
    lambda size: "from 1 to " * (size // 10),
    lambda size: "two of the " * (size // 11),
    lambda size: "million " * (size // 8),
    lambda size: "hundred " * (size // 8),
    lambda size: "tens of millions of " * (size // 20),
    lambda size: "1 billion " + "trillion " * (size // 9),
    lambda size: "twenty-" * (size // 7),
    lambda size: "(1" * (size // 2),
    lambda size: "May " * (size // 4),
    lambda size: "1 000 " * (size // 6),
    lambda size: "1 and " * (size // 6),
]


@pytest.mark.parametrize("text_of", REPEATED)
def test_repetition_is_read_like_any_text(text_of: Callable[[int], str]) -> None:
    text = text_of(20_000)
    for mention in extract(text):
        assert text[mention.start : mention.end] == mention.text
        json.dumps(mention.to_json())


class CountingText(str):
    """A text that counts how many characters are cut from it: the work done beyond one pass over it."""

    cut = 0

    def __getitem__(self, key: object) -> str:
        piece = super().__getitem__(key)  # type: ignore[index]
        CountingText.cut += len(piece)
        return piece


@pytest.mark.parametrize("text_of", REPEATED)
def test_the_characters_looked_at_grow_no_faster_than_the_text(text_of: Callable[[int], str]) -> None:
    looked_at = []
    for size in (12_000, 48_000):
        CountingText.cut = 0
        extract(CountingText(text_of(size)))
        looked_at.append(CountingText.cut)
    assert looked_at[1] <= 5 * looked_at[0] + 1_000


def test_a_sample_of_mutated_texts_breaks_no_promise() -> None:
    tally = fuzz_texts(1_500, seed=2)
    assert (tally.exceptions, tally.untrue, tally.hangs) == ([], [], [])
    assert tally.texts == 1_500
    assert tally.mentions > 1_500
