"""Citations: the words checked by hand, the formats by readers that did not write them, whatever a title holds."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml
from citation_readers import read_bibtex, read_csl, read_ris
from cited_items import BOOK, CHAPTER, FIGURE, KINDS, MIDDLE, REFINED, REPORT, TITLE, UPPER, VALUE, number
from hypothesis import example, given
from hypothesis import strategies as st

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.identity import read_identity
from claimbook.cite import APA, CHICAGO, wordings
from claimbook.cite.by_id import item_of
from claimbook.cite.formats import as_latex
from claimbook.cite.forms import FILES, WORDS, in_form
from claimbook.cite.sources import Sources
from claimbook.cite.standing import better_number
from claimbook.values.units import UnitSystem

ROOT = Path(__file__).resolve().parents[1]
UNPUBLISHED = replace(REPORT, address="")
ELSEWHERE = replace(REPORT, publisher="University Press", address="")
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


def all_read(items):
    """Return what independent readers make of items in BibTeX, BibLaTeX, RIS and CSL-JSON."""
    bib, utf = read_bibtex(cite.bibtex(items)), read_bibtex(cite.biblatex(items))
    return bib, utf, read_ris(cite.ris(items)), read_csl(cite.csl_json(items))


def straight(text):
    """Return a text with the apostrophes that LaTeX curls by itself."""
    return text.replace("’", "'")


class TestKnown:
    """What the book knows of a number goes with it wherever it is cited."""

    KNOWN = (
        "forecast, high case",
        "said by Ministry of Work & Skills",
        "printed by The Daily 日報, July 2023",
        "; refined; ",
        "better cite 450,000 people, central case, Ministry of Work & Skills, 2019",
    )

    @pytest.mark.parametrize("form", [name for name in [*WORDS, *FILES] if name not in ("link", "short")])
    def test_every_form_tells_kind_scenario_speaker_verdict_and_the_better_number(self, form):
        made = (
            unescape(in_form([REFINED], form)).replace("\\&", "&").replace('{\\symbol{"65E5}}{\\symbol{"5831}}', "日報")
        )
        for part in self.KNOWN:
            assert part in made, form

    def test_the_better_number_is_the_central_one_of_the_same_kind_of_quantity(self):
        units = UnitSystem("person = [person]\nengineer = [engineer]\nJPY = [currency_JPY]")
        upper = {**UPPER, "unit": "engineer", "check": {"verdict": "refined", "note": "", "reference": [
            "money", "old", "low", "middle"]}}  # fmt: skip
        known = {
            "money": number("money", "", "¥1", number="789000", unit="JPY"),
            "old": number("old", "", "1", number="1", unit="person", status="superseded", scenario="central"),
            "low": number("low", "", "2", number="2", unit="person", scenario="low"),
            "middle": MIDDLE,
        }
        assert better_number(upper, known.get, units) is MIDDLE
        assert better_number({**upper, "scenario": None}, known.get, units)["id"] == "low"
        assert better_number({**upper, "number": "450000", "scenario": None}, known.get, units) is MIDDLE
        for verdict in ("confirmed", "not checked"):
            check = {**upper["check"], "verdict": verdict}
            assert better_number({**upper, "check": check}, known.get, units) is None
        only = {**upper, "check": {**upper["check"], "reference": ["money", "old", "gone"]}}
        assert better_number(only, known.get, units) is None


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
            (VALUE, APA, "Closing the gap project. (2026). Sakura Internet, GPUs: 2,016 (reported) [Number gpus]. "
                         f"In {TITLE} (Edition 2026.1). https://gap.example/pages/numbers.html#gpus"),
            (VALUE, CHICAGO, "Closing the gap project. 2026. “Sakura Internet, GPUs: 2,016 (reported).” Number gpus in "
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
        (bib,), (utf,), (ris,), (csl,) = all_read([item])
        title = f"{TITLE} (edition 2026.1)" if kind == "book" else item["title"]
        for made, name in ((bib, "bib"), (utf, "biblatex"), (ris, "ris"), (csl, "csl")):
            assert made["title"] == (straight(title) if name == "bib" else title), name
        assert (bib["year"], bib["month"], utf["date"], ris["year"]) == ("2026", "nov", "2026-11", "2026")
        assert item["URL"] in bib["note"]
        assert item["URL"] in bib["howpublished"]
        assert [utf["url"], *ris["urls"], csl["URL"]] == [item["URL"]] * 3
        assert ris["authors"] == ["Closing the gap project"]

    def test_the_edition_stands_where_every_style_prints_it_and_nowhere_else(self):
        for kind, item in KINDS.items():
            where = "title" if kind == "book" else "container-title"
            (bib,), (utf,), (ris,), (csl,) = all_read([item])
            assert csl[where] == f"{TITLE} (edition 2026.1)"
            names = ("title", "title", "title") if kind == "book" else ("booktitle", "booktitle", "secondary_title")
            for made, name in zip((bib, utf, ris), names, strict=True):
                assert made[name].endswith("(edition 2026.1)")
                assert "edition" not in made
            assert "edition" not in csl

    def test_one_type_across_the_formats(self):
        types = {kind: tuple(made[0][name] for made, name in zip(all_read([item]), ("TYPE", "TYPE", "type_of_reference",
                 "type"), strict=True)) for kind, item in KINDS.items()}  # fmt: skip
        assert types.pop("book") == ("techreport", "report", "RPRT", "report")
        assert set(types.values()) == {("incollection", "inbook", "CHAP", "chapter")}

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_title_has_one_colon_and_one_kind_of_apostrophe(self, kind):
        item = KINDS[kind]
        assert item["title"].count(": ") <= 1
        titled = cite.figure_item(REPORT, "f", "Japan's plan and its engineers' work")
        assert titled["title"] == "Japan’s plan and its engineers’ work"

    @pytest.mark.parametrize("own", [*"\\{}~^$&#%_", "--", "---", "``", "''", ",,", "<<", ">>", "?`", "!`"])
    def test_what_latex_takes_for_its_own_is_written_out_wherever_it_stands(self, own):
        for text in (own, f"a{own}", f"a {own} b"):
            assert as_latex(text) != text

    def test_what_it_prints_as_it_stands_stays(self):
        plain = "Sakura’s “machine” (2,016 GPUs): ¥ 50 billion - ‘half’, as said; 3 < 4 > 2? `so` 'it' is!"
        assert as_latex(plain) == plain

    def test_bibtex_is_pure_ascii_and_biblatex_keeps_every_letter(self):
        made = cite.bibtex(list(KINDS.values()))
        assert made.isascii()
        assert "日報" in cite.biblatex([REFINED])
        accents = "Báo Nghệ An, Łódź, Ærøskøbing, naïve – “so” … ¥5 °C 10²³"
        (bib,) = read_bibtex(cite.bibtex([cite.figure_item(REPORT, "f", accents)]))
        assert bib["title"] == accents.replace("²³", "23")

    def test_what_is_written_of_an_item_is_that_of_its_content_not_of_its_id(self):
        before = all_read([FIGURE])
        renamed = {**FIGURE, "title": "Another takeaway"}
        for was, (now,) in zip(before, all_read([renamed]), strict=True):
            assert "Another takeaway" in now.values()
            assert now != was[0]
        assert all_read([FIGURE]) == before

    def test_bibtex_holds_an_item_once_and_no_item_is_an_empty_list(self):
        assert len(read_bibtex(cite.bibtex([FIGURE, VALUE, FIGURE]))) == 2
        assert len(read_bibtex(cite.biblatex([FIGURE, VALUE, FIGURE]))) == 2
        assert json.loads(cite.csl_json([])) == []

    def test_a_whole_library_keeps_every_item_apart(self):
        keys = [item["id"] for item in KINDS.values()]
        bib, utf, ris, csl = all_read(list(KINDS.values()))
        assert [entry["ID"] for entry in bib] == [entry["ID"] for entry in utf] == keys
        assert [entry["id"] for entry in ris] == [entry["id"] for entry in csl] == keys

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
        (bib,), (utf,), (ris,), (csl,) = all_read([item])
        assert cite.bibtex([item]).isascii()
        assert "ID" in bib
        assert "".join(utf["title"].split()) == "".join(item["title"].split())
        assert ris["title"] == csl["title"] == item["title"]

    @pytest.mark.parametrize("title", NASTY)
    @pytest.mark.parametrize("style", [APA, CHICAGO])
    def test_whatever_a_title_holds_the_words_show_it_and_the_html_escapes_it(self, title, style):
        item = cite.figure_item(UNPUBLISHED, "f", title)
        made = cite.cited(item, style)
        shown = item["title"].replace("“", "‘").replace("”", "’") if style == CHICAGO else item["title"]
        assert shown in made.whole
        assert "<script" not in made.html
        assert "\u202e" not in made.whole

    @pytest.mark.parametrize("title", [*NASTY, "Who?", "No.", "A “quote”", "(in part)", "Colon: after", "…", "x"])
    @pytest.mark.parametrize("style", [APA, CHICAGO])
    def test_items_that_share_their_wording_read_as_each_would_alone(self, title, style, monkeypatch):
        made = [{**item, "title": title} for item in KINDS.values()]
        shared = [cite.cited(item, style) for item in made]
        monkeypatch.setattr(wordings, "OPAQUE", {})
        assert shared == [cite.cited(item, style) for item in made]


class TestSentence:
    def test_a_figure_comes_as_a_sentence_with_its_citation_as_footnote(self):
        made, apa = cite.sentence(FIGURE), cite.cited(FIGURE, APA)
        assert made.markdown.startswith("“2.5 times” is what the plan would have added.[^")
        assert f"added.\\footnote{{{apa.whole}}}" in made.latex
        assert "mso-element:footnote-list" in made.html
        assert 'class="sdfootnoteanc"' in made.html
        assert '<div id="sdfootnote1">' in made.html
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


@pytest.mark.parametrize("form", [*WORDS, *FILES])
def test_a_source_is_cited_in_every_form_whether_it_names_an_author_or_not(fisheries, form):
    book = Book(BookPaths(fisheries))
    outside = next(iter(Sources(book).outside))
    if form == "link":
        with pytest.raises(BookError, match="No address of island-2025 is known"):
            in_form([item_of(book, "island-2025")], form)
        return
    texts = {id: in_form([item_of(book, id)], form) for id in ("coast-2025", "island-2025", outside)}
    assert all(text.strip() for text in texts.values())
    if form == "apa":
        assert texts["island-2025"] == "Island Dispatch. (2025). Boats in port.\n"
        assert texts["coast-2025"].startswith("A. Brine. (2025). Landings")
        assert ". The Harbour Weekly." in texts["coast-2025"]
    if form == "short":
        assert texts["coast-2025"] == "coast-2025\n"
