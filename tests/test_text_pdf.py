"""The text of a PDF: columns in order, lines joined, notes apart, what runs over every page left out."""

from __future__ import annotations

import pytest
from pdf_files import column, pdf

from claimbook.base.errors import BookError
from claimbook.documents.blocks import Block
from claimbook.documents.pdf_text import _powers_in_place, read_pdf

LEFT = """The harbour of Porto Velho was deepened twice
in the last ten years, and Brazil paid for both.
It cost the city 310 mil-
lion reais at first and at the end another 12
billion, which nobody had thought likely."""
RIGHT = """A second paragraph tells of 3,000 workers
and of the 25 ships that call at the port on
each day of the week, of which 17 carry what
the city eats."""


def blocks(content: bytes) -> list[Block]:
    return list(read_pdf(content, "a.pdf").blocks)


def test_lines_are_joined_and_hyphenated_words_made_whole() -> None:
    [block] = blocks(pdf([column(60, 700, LEFT)]))
    assert block.text == (
        "The harbour of Porto Velho was deepened twice in the last ten years, and Brazil paid for both. It cost the "
        "city 310 million reais at first and at the end another 12 billion, which nobody had thought likely."
    )
    assert (block.place.page, block.place.paragraph) == (1, 1)


@pytest.mark.parametrize("across", [False, True])
def test_two_columns_are_read_one_after_the_other_however_the_file_stores_them(across: bool) -> None:
    left, right = column(60, 700, LEFT), column(320, 700, RIGHT)
    lines = [each for pair in zip(left, right, strict=False) for each in pair] + left[len(right) :]
    first, second = blocks(pdf([lines if across else left + right]))
    assert first.text.endswith("which nobody had thought likely.")
    assert second.text.startswith("A second paragraph tells of 3,000 workers and of the 25 ships")


def test_paragraphs_are_kept_apart_and_headings_told_by_their_size() -> None:
    lines = [(60, 760, 16, "Costs of ports"), *column(60, 700, LEFT), *column(60, 620, RIGHT)]
    found = blocks(pdf([lines]))
    assert [(block.kind, block.text[:12]) for block in found] == [
        ("heading", "Costs of por"), ("paragraph", "The harbour "), ("paragraph", "A second par")
    ]  # fmt: skip


def test_a_footnote_is_a_block_of_its_own_and_its_mark_is_no_number_of_the_text() -> None:
    lines = [
        (60, 700, 10, "The port cost 12 billion"), (172, 704, 6, "1"),
        (178, 700, 10, "yen, the ministry said on Monday."),
        (60, 688, 10, "Another line tells of 25 ships and of the city that they feed with"),
        (60, 676, 10, "grain each day of the week but Sunday."),
        (60, 80, 7, "1 Ministry of Ports, report of 2019, page 33."),
    ]  # fmt: skip
    first, note = blocks(pdf([lines]))
    assert first.text.startswith("The port cost 12 billion yen, the ministry")
    assert [(mark.footnote, first.text[: mark.start].rstrip()) for mark in first.notes] == [
        ("1", "The port cost 12 billion")
    ]
    assert (note.text, note.kind, note.place.footnote) == (
        "Ministry of Ports, report of 2019, page 33.", "footnote", "1"
    )  # fmt: skip


def test_a_power_of_ten_is_no_mark_of_a_note() -> None:
    lines = [(60, 700, 10, "It makes 2 x 10"), (133, 704, 6, "18"), (142, 700, 10, "steps a second.")]
    assert blocks(pdf([lines]))[0].text == "It makes 2 x 10^18 steps a second."


def test_a_power_that_the_file_tells_at_the_end_of_its_line_stands_at_its_ten() -> None:
    signs = [(sign, float(place), place + 1.0, 0.0, 8.0, 10.0) for place, sign in enumerate("3 × 10² FLOP")]
    late = ("⁶", 6.5, 7.5, 1.0, 9.0, 10.0)
    assert "".join(sign[0] for sign in _powers_in_place([*signs, late])) == "3 × 10²⁶ FLOP"


def test_a_paragraph_goes_on_over_the_page_and_running_heads_and_page_numbers_are_left_out() -> None:
    texts = [
        "The harbour is deep and\nits 12 ships are",
        "large, and the city\nthat owns its 34 quays is",
        "proud of all of them.",
    ]
    pages = [
        [(60, 800, 8, f"Report of the ports {year}"), *column(60, 700, text), (290, 40, 8, f"{year - 2000}")]
        for year, text in zip((2023, 2024, 2025), texts, strict=True)
    ]
    [block] = blocks(pdf(pages))
    assert (
        block.text
        == "The harbour is deep and its 12 ships are large, and the city that owns its 34 quays is proud of all of "
        "them."
    )


def test_links_are_found_over_the_words_they_cover() -> None:
    made = pdf(
        [[(60, 700, 10, "See the report of ports for all of it.")]],
        links=[((76, 698, 140, 712), "https://a.example/x")],
    )
    [block] = blocks(made)
    [link] = block.links
    assert link.target == "https://a.example/x"
    assert block.text[link.start : link.end].strip() in "See the report of ports"
    assert "report" in block.text[link.start : link.end]


def test_wide_gaps_are_those_of_a_table() -> None:
    lines = [(60, 700, 10, "Year"), (200, 700, 10, "Cost"), (60, 688, 10, "2023"), (200, 688, 10, "12")]
    assert [block.text for block in blocks(pdf([lines]))] == ["Year\tCost", "2023\t12"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (pdf([[]]), "holds no text, only pictures of pages"),
        (pdf([[(60, 700, 10, "x")]], password="secret"), "is locked with a password"),
        (b"%PDF-1.7\n1 0 obj", "is damaged"),
    ],
    ids=["scan", "locked", "damaged"],
)
def test_what_cannot_be_read_is_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(BookError) as caught:
        blocks(content)
    assert told in str(caught.value)
