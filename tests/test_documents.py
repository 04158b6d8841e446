"""A document is its bytes, and its body is what the article says, without what the site put around it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled_pages import PAGES, half, labelled, read, tally

from claimbook.base.errors import BookError
from claimbook.documents import body_spans, read_document

SEEDS = Path(__file__).parents[1] / "seeds"

# For each real article, how its boilerplate lines begin, in order; every other line that is not empty is body.
BOILERPLATE = {
    "000_7e2ab70a742398e3.txt": [
        "2:00 JST",
        '"Politics" POPULAR',
        "-",
        "Japan Election: Komeito",
        "-",
        "Japan’s Special Diet",
        "-",
        "Shigeru Ishiba Retains",
        "-",
        "Japan Election: Japan’s Ruling",
        "-",
        "Japan Election: CDPJ",
        "JN ACCESS",
        "- Streaming",
        "- Malaysia",
        "- ‘Women Over 30",
        "- Typhoon",
        "- Japan Business Circle",
    ],
    "001_570460325b1e30f2.txt": ["Most people like", "Find AI tools", "Related Articles", "Refresh Articles"],
    "002_64ed36ec15880369.txt": ["Source"],
    "003_c03a604ec3963f3e.txt": [],
    "004_4f86ff37993f57ff.txt": [
        "Phan Van Hoa",
        "Anh minh hoa (6).jpg",
        "Illustration photo.",
        "According to cnbc.com",
        "Copy Link",
        "Featured Nghe An",
        "Latest",
        "x",
        "Why is Japan falling behind",
        "POWERED BY",
    ],
}


def fault(path: Path) -> str:
    with pytest.raises(BookError) as caught:
        read_document(path)
    assert len(caught.value.faults) == 1
    return str(caught.value)


def kept(text: str) -> str:
    return "\n".join(text[start:end] for start, end in body_spans(text))


def test_text_and_offsets_count_in_the_file_as_stored(tmp_path: Path) -> None:
    content = "\ufeffOne.\r\nTwo\rThree – 3\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    document = read_document(path)
    assert document.text.encode() == content
    assert document.text[0] == "\ufeff"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert (document.id, document.file) == ("a", "a.txt")


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    assert "none.txt: is missing" in fault(tmp_path / "none.txt")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    assert "is a folder" in fault(tmp_path)


@pytest.mark.parametrize("content", [b"", b" \n\r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert "empty.txt: is empty" in fault(path)


def test_bytes_that_are_not_utf8_are_named_by_offset(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Zürich kostet 3 Fr.".encode("latin-1"))
    assert "latin.txt: is not UTF-8: byte 1 (0xfc)" in fault(path)


def test_a_binary_file_is_named_by_the_offset_of_its_first_nul(tmp_path: Path) -> None:
    path = tmp_path / "image.txt"
    path.write_bytes(b"PNG\x00\x01\xff")
    assert "image.txt: is no text: byte 3 is NUL" in fault(path)


@pytest.mark.parametrize("name", BOILERPLATE)
def test_of_a_real_article_every_body_line_is_kept_whole_and_all_boilerplate_left_out(name: str) -> None:
    text = read_document(SEEDS / name).text
    spans = body_spans(text)
    inside = {offset for start, end in spans for offset in range(start, end)}
    boilerplate, position = [], 0
    for line in text.splitlines(keepends=True):
        whole = range(position + len(line) - len(line.lstrip()), position + len(line.rstrip()))
        if whole and inside.isdisjoint(whole):
            boilerplate.append(line.strip())
        elif whole:
            assert inside.issuperset(whole), line
        position += len(line)
    assert len(boilerplate) == len(BOILERPLATE[name]), boilerplate
    for line, beginning in zip(boilerplate, BOILERPLATE[name], strict=True):
        assert line.startswith(beginning)


@pytest.mark.parametrize("path", sorted((PAGES / "developed").glob("*.txt")), ids=lambda path: path.stem)
def test_no_quantity_of_a_known_kind_of_page_is_lost_or_taken_from_boilerplate(path: Path) -> None:
    wrong = [line for line in read(path) if line.body != line.kept and line.quantities]
    assert not wrong


def test_pages_no_rule_was_made_for_are_read_as_well_as_they_were() -> None:
    lines = half("evaluated")
    counts = tally(lines)
    wrong = counts["boilerplate quantities kept"] + counts["body quantities lost"]
    assert wrong <= 0.04 * counts["quantities"], counts
    assert counts["body quantities lost"] <= 0.01 * counts["quantities"], counts
    assert sum(line.body != line.kept for line in lines) <= 0.03 * counts["lines"], counts


def test_both_halves_hold_pages_of_many_kinds() -> None:
    assert len(list((PAGES / "developed").glob("*.txt"))) >= 12
    assert len(list((PAGES / "evaluated").glob("*.txt"))) >= 12


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\r\n\r\n"])
def test_line_ends_and_empty_lines_do_not_change_what_is_body(end: str) -> None:
    text = labelled(PAGES / "developed" / "indian_portal.txt")[0]
    assert kept("\ufeff" + text.replace("\n", end)) == kept(text)


def test_a_wrapped_paragraph_is_one_span() -> None:
    text = labelled(PAGES / "developed" / "hard_wrapped_mail.txt")[0]
    assert any("48\ngigawatts in December" in text[start:end] for start, end in body_spans(text))


def test_a_sentence_broken_by_links_is_one_span() -> None:
    text = labelled(PAGES / "developed" / "broken_links.txt")[0]
    spans = [text[start:end] for start, end in body_spans(text)]
    assert any(span.startswith("Quarry, a start-up") and span.endswith("after the money.") for span in spans)
    assert any(span.startswith("Founded in 2020") and span.endswith("as many in 2025.") for span in spans)


def test_lines_of_one_width_are_one_paragraph_whatever_letters_they_begin_with() -> None:
    text = (
        "The harbour of Porto Velho was deepened twice in the last ten years, and\n"
        "Brazil paid for both. The first time, in 2014, it cost 310 million reais;\n"
        "the second, 480 million. A third is planned for 2027 by the company that\n"
        "Rodrigues runs.\n"
    )
    assert body_spans(text) == [(0, len(text) - 1)]


def test_the_words_of_boilerplate_do_no_harm_inside_sentences() -> None:
    body = (
        "The newsletter drew 40,000 subscribers, who pay $5 a month.\n"
        "Cookies will be blocked for 3 billion people, the company said.\n"
        "By 2030 copyright suits could cost €9 billion.\n"
        "Comments to the regulator ran to 2,300 pages."
    )
    assert kept(body) == body


def test_a_title_repeated_below_the_article_is_boilerplate() -> None:
    title = "Why is the harbour falling behind?"
    text = f"{title}\nThe harbour handled 4.1 million tonnes of grain last year, less than before.\n{title}\n"
    assert body_spans(text)[-1][1] < text.rindex(title)


def test_text_without_an_article_has_no_body() -> None:
    assert body_spans("") == []
    assert body_spans("Home\nNews\nSport\nLog in\n© 2024 All rights reserved\n") == []


PIECES = st.sampled_from(
    ["\n", "\r\n", "\r", "\n\n", " ", "\t", "|", "- ", "• ", "1. ", "Related articles", "Comments", "Contents",
     "By Ann Lee",
     "3 min read", "12:30 GMT", "The plant will cost 3 billion yen by 2030, he said.", "“", "”", ":", "\ufeff", "\x00",
     "東京は3億円を使う。", "Most read", "Gold 12 13", "2019 23 2,410", "x", "🙂", "\u2028", "\x85", "\xa0"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_spans_of_any_text_are_sorted_disjoint_within_it_and_not_blank(text: str) -> None:
    spans = body_spans(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert not spans or spans[-1][1] <= len(text)
    assert all(text[start:end].strip() for start, end in spans)
