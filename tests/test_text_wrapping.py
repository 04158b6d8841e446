"""Lines broken at any width are one paragraph again; tables, lists and menus are none."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from claimbook.documents import body_spans
from claimbook.documents.wrapping import find_wrapping, joined

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def words(text: str) -> list[str]:
    return " ".join(joined(text[start:end], text) for start, end in body_spans(text)).split()


@pytest.mark.parametrize("columns", [28, 40, 52, 66, 80, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_an_article_broken_at_any_width_has_the_same_body_and_no_number_parted_from_its_scale(
    path: Path, columns: int, gap: str
) -> None:
    text = path.read_text(encoding="utf-8")
    broken = gap.join(textwrap.fill(line, columns) for line in text.splitlines() if line.strip())
    whole, again = words(text), words(broken)
    assert abs(len(again) - len(whole)) <= 0.03 * len(whole)
    numbers = {pair for pair in zip(whole, whole[1:], strict=False) if pair[0][-1:].isdigit() and pair[1][:1].islower()}
    assert numbers
    assert not numbers - set(zip(again, again[1:], strict=False))


def test_japanese_lines_are_joined_without_a_space() -> None:
    lines = [
        "さくらインターネットは石狩のデータセンターに",
        "二千基の装置を置くと発表した。費用は約一三〇",
        "億円になるという。",
    ]
    assert find_wrapping([lines]).goes_on(lines[1], lines[2])
    assert joined("\n".join(lines)) == "".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["2019  23  2,410", "2020  25  2,512", "2021  27  2,613", "2022  29  2,700"],
        ["Home", "News", "Sport", "Weather", "About us"],
        ["- First of all things", "- Second of the things", "- Third of these things"],
        ["Tokyo has 9 million", "Osaka has 3 million", "Kyoto has 1 million"],
    ],
    ids=["table", "menu", "list", "rows"],
)
def test_tables_lists_and_menus_are_not_wrapped(lines: list[str]) -> None:
    wrapping = find_wrapping([lines])
    assert not any(wrapping.goes_on(line, following) for line, following in zip(lines, lines[1:], strict=False))


@pytest.mark.parametrize(
    ("broken", "known", "whole"),
    [
        ("310 mil-\nlion", "", "310 million"),
        ("a long-\nterm plan", "long-term", "a long-term plan"),
        ("2023-\n24", "", "2023-24"),
        ("the GPU-\nbased plan", "", "the GPU-based plan"),
        ("soft\xad\nware", "", "software"),
        ("¥12\nbillion", "", "¥12 billion"),
        ("one\r\ntwo", "", "one two"),
    ],
)
def test_words_at_line_ends_are_made_whole(broken: str, known: str, whole: str) -> None:
    assert joined(broken, known) == whole
