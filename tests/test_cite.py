"""Citations: the words checked by hand, the formats by readers that did not write them, whatever a title holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from citation_readers import read_bibtex, read_csl, read_ris
from hypothesis import example, given
from hypothesis import strategies as st

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.identity import Identity, read_identity
from claimbook.cite import APA, CHICAGO
from claimbook.cite.by_id import item_of

ROOT = Path(__file__).resolve().parents[1]
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
UNPUBLISHED = replace(REPORT, address="")
ELSEWHERE = replace(REPORT, publisher="University Press", address="")
NUMBER = {"id": "gpus", "label": "Sakura Internet: GPUs", "text": "2,016"}
BOOK = cite.book_item(REPORT, "index.html")
CHAPTER = cite.chapter_item(REPORT, "chapters/compute", "Can Japan train a frontier model at home?")
FIGURE = cite.figure_item(REPORT, "compute-aist", "“2.5 times” is what the plan would have added.")
VALUE = cite.number_item(REPORT, NUMBER)
KINDS = {"book": BOOK, "chapter": CHAPTER, "figure": FIGURE, "number": VALUE}
TITLE = "Closing the gap: Japan’s effort to catch up in artificial intelligence"
NASTY = [
    "100 % of {braces} \\ & _under_ #1 ~ ^ $5",
    'An "English" ‘quote’ and “another”',
    "日本のAI計算資源：世界の2.7 %",
    "x" * 300,
    "word " * 60 + "end",
    "} unbalanced {",
    "@misc{key, title = {no}}",
    "TY  - JOUR\nER  - ",
    "<i>not italics</i> & <script>alert(1)</script>",
    "ends with a question?",
    "right \u202e to left",
]


class TestWords:
    """Each expected text was written by hand from the manuals' rules for reports by organisations."""

    @pytest.mark.parametrize(
        ("item", "style", "expected"),
        [
            (BOOK, APA, f"Closing the gap project. (2026). {TITLE} (Edition 2026.1). https://gap.example/index.html"),
            (BOOK, CHICAGO, f"Closing the gap project. 2026. {TITLE}. Edition 2026.1. Closing the gap project. "
                            "https://gap.example/index.html."),
            (CHAPTER, APA, "Closing the gap project. (2026). Can Japan train a frontier model at home? In "
                           f"{TITLE} (Edition 2026.1). https://gap.example/chapters/compute.html"),
            (CHAPTER, CHICAGO, "Closing the gap project. 2026. “Can Japan train a frontier model at home?” In "
                               f"{TITLE}, edition 2026.1. Closing the gap project. "
                               "https://gap.example/chapters/compute.html."),
            (FIGURE, APA, "Closing the gap project. (2026). “2.5 times” is what the plan would have added "
                          f"[Figure compute-aist]. In {TITLE} (Edition 2026.1). "
                          "https://gap.example/figures/compute-aist.html"),
            (FIGURE, CHICAGO, "Closing the gap project. 2026. “‘2.5 times’ is what the plan would have added.” "
                              f"Figure compute-aist in {TITLE}, edition 2026.1. Closing the gap project. "
                              "https://gap.example/figures/compute-aist.html."),
            (VALUE, APA, f"Closing the gap project. (2026). Sakura Internet: GPUs: 2,016 [Number gpus]. In {TITLE} "
                         "(Edition 2026.1). https://gap.example/pages/numbers.html#gpus"),
            (VALUE, CHICAGO, "Closing the gap project. 2026. “Sakura Internet: GPUs: 2,016.” Number gpus in "
                             f"{TITLE}, edition 2026.1. Closing the gap project. "
                             "https://gap.example/pages/numbers.html#gpus."),
        ],
    )  # fmt: skip
    def test_each_kind_reads_as_its_manual_asks(self, item, style, expected):
        assert cite.cited(item, style).whole == expected

    @pytest.mark.parametrize(
        ("style", "expected"),
        [(APA, "(Closing the gap project, 2026)"), (CHICAGO, "(Closing the gap project 2026)")],
    )
    def test_in_running_text_author_and_year_are_named(self, style, expected):
        assert {cite.cited(item, style).short for item in KINDS.values()} == {expected}

    def test_the_book_s_title_and_nothing_else_is_in_italics(self):
        for style in (APA, CHICAGO):
            assert f"<em>{TITLE}</em>" in cite.cited(BOOK, style).html
            assert cite.cited(FIGURE, style).html.count("<em>") == 1

    def test_without_an_address_none_is_named(self):
        assert cite.cited(cite.book_item(UNPUBLISHED), APA).whole.endswith("(Edition 2026.1).")

    def test_a_publisher_who_is_not_the_author_is_named_in_both(self):
        for style in (APA, CHICAGO):
            assert cite.cited(cite.book_item(ELSEWHERE), style).whole.endswith(" University Press.")

    def test_the_short_form_names_book_id_and_edition(self):
        assert cite.short_form(REPORT, "compute-aist") == "closing-the-gap:compute-aist@2026.1"
        assert all(item["note"].startswith("closing-the-gap") for item in KINDS.values())

    @pytest.mark.parametrize("published", ["soon", "", "26-11"])
    def test_a_date_without_a_year_is_one_sentence(self, published):
        with pytest.raises(BookError, match="claimbook.published is"):
            cite.book_item(replace(REPORT, published=published))

    def test_something_without_a_title_is_one_sentence(self):
        with pytest.raises(BookError, match="has no title"):
            cite.figure_item(REPORT, "nameless", " \n")


class TestFormats:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_is_read_by_an_independent_reader_of_each_format(self, kind):
        item = KINDS[kind]
        (bib,), (ris,) = read_bibtex(cite.bibtex([item])), read_ris(cite.ris([item]))
        assert (bib["title"], bib["year"], bib["url"]) == (item["title"], "2026", item["URL"])
        assert (ris["title"], ris["year"], ris["urls"]) == (item["title"], "2026", [item["URL"]])
        assert ris["authors"] == ["Closing the gap project"]
        assert read_csl(cite.csl_json([item])) == [item]

    def test_a_whole_library_keeps_every_item_apart(self):
        items = list(KINDS.values())
        keys = [item["id"] for item in items]
        assert [entry["ID"] for entry in read_bibtex(cite.bibtex(items))] == keys
        assert [entry["id"] for entry in read_ris(cite.ris(items))] == keys
        assert [entry["id"] for entry in read_csl(cite.csl_json(items))] == keys

    @given(st.text(min_size=1, max_size=80))
    @example(*NASTY[:1])
    @example(NASTY[1])
    @example(NASTY[2])
    @example(NASTY[3])
    @example(NASTY[5])
    @example(NASTY[6])
    @example(NASTY[7])
    @example(NASTY[8])
    @example(NASTY[10])
    def test_whatever_a_title_holds_it_comes_back(self, text):
        try:
            item = cite.figure_item(UNPUBLISHED, "f", text)
        except BookError:
            assert not cite.one_line(text).strip(" .")
            return
        (bib,), (ris,) = read_bibtex(cite.bibtex([item])), read_ris(cite.ris([item]))
        assert "".join(bib["title"].split()) == "".join(item["title"].split())
        assert ris["title"] == item["title"]
        assert read_csl(cite.csl_json([item])) == [item]

    @pytest.mark.parametrize("title", NASTY)
    @pytest.mark.parametrize("style", [APA, CHICAGO])
    def test_whatever_a_title_holds_the_words_show_it_and_the_html_escapes_it(self, title, style):
        item = cite.figure_item(UNPUBLISHED, "f", title)
        made = cite.cited(item, style)
        shown = item["title"].replace("“", "‘").replace("”", "’") if style == CHICAGO else item["title"]
        assert shown in made.whole
        assert "<script" not in made.html
        assert "\u202e" not in made.whole


class TestSentence:
    def test_a_figure_comes_as_a_sentence_with_its_citation_as_footnote(self):
        made, apa = cite.sentence(FIGURE), cite.cited(FIGURE, APA)
        assert made.markdown.startswith("“2.5 times” is what the plan would have added.[^")
        assert f"added.\\footnote{{{apa.whole}}}" in made.latex
        assert "mso-element:footnote-list" in made.html
        assert apa.html in made.html

    def test_characters_that_a_format_takes_for_its_own_are_written_out(self):
        made = cite.sentence(cite.figure_item(REPORT, "f", "5 % of *all* _things_ & {more} <b>"))
        assert "5 \\% of *all* \\_things\\_ \\& \\textbraceleft{}more" in made.latex
        assert "\\*all\\* \\_things\\_" in made.markdown
        assert "&lt;b&gt;" in made.html

    def test_a_question_keeps_its_mark_and_gets_no_full_stop(self):
        assert cite.sentence(CHAPTER).plain.startswith("Can Japan train a frontier model at home?[1]")


def test_the_citation_file_of_the_repository_says_what_the_book_says():
    stated = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    identity = read_identity(BookPaths(ROOT))
    item = cite.book_item(identity)
    assert stated["title"] == item["title"]
    assert [author["name"] for author in stated["authors"]] == [author["literal"] for author in item["author"]]
    assert str(stated["version"]) == item["edition"]
    assert stated["license"] == identity.licence
    assert str(stated["date-released"]).startswith(identity.published)
    assert stated.get("url", "") == identity.address


def test_the_short_form_leads_back_to_its_number():
    book = Book(BookPaths(ROOT))
    for id in ("jp-sakura-gpus", "sakura-gpt4-time"):
        item = item_of(book, id)
        assert item_of(book, cite.short_of(item)) == item
    assert item_of(book, "closing-the-gap:jp-sakura-gpus@2025.1")["edition"] == "2025.1"
