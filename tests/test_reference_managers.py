"""Reference managers and styles: what Zotero reads, what BibTeX, biber, pandoc and LibreOffice print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cited_items import BOOK, CHAPTER, FIGURE, KINDS, REFINED, REPORT, TITLE, VALUE
from zotero_rules import creators_of, from_context_object, from_ris, from_tags

from claimbook import cite
from claimbook.cite.page_tags import context_object, meta_tags

STORED = Path(__file__).parent / "citing"
WHOLE = [{"last": "Closing the gap project", "first": ""}]
EDITED = f"{TITLE} (edition 2026.1)"
STYLES = ("apa", "chicago", "ieee", "mla", "nature")
PARTS_WITHOUT_ADDRESS = pytest.mark.xfail(
    strict=True, reason="Nature's style prints no address of a part of a book, whatever the entry holds."
)


def page_of(item: cite.Item) -> str:
    """Return the head and the span of a page of an item."""
    from markupsafe import Markup

    tags = Markup("").join(Markup('<meta name="{}" content="{}">\n').format(*tag) for tag in meta_tags(item))
    return Markup('<head>{}</head><span class="Z3988" title="{}"></span>').format(tags, context_object(item))


def test_a_name_without_a_comma_is_cut_and_ours_is_not():
    assert creators_of("Closing the gap project") == [{"last": "project", "first": "Closing the gap"}]
    assert creators_of("Closing the gap project,") == WHOLE


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("read", [from_tags, from_context_object])
def test_a_page_gives_zotero_the_author_whole_and_the_edition(kind, read):
    item, made = KINDS[kind], read(page_of(KINDS[kind]))
    assert made["creators"] == WHOLE
    assert made["url"] == item["URL"]
    assert made["date"].replace("/", "-") == "2026-11"
    if kind == "book":
        assert (made["type"], made["title"]) == ("report", EDITED)
    else:
        assert (made["type"], made["title"], made["bookTitle"]) == ("bookSection", item["title"], EDITED)


def test_an_author_with_a_comma_stays_one_name():
    item = cite.book_item(replace(REPORT, author="Office of Trade, Industry and Fish; Tokyo"))
    named = [{"last": "Office of Trade Industry and Fish Tokyo", "first": ""}]
    assert from_tags(page_of(item))["creators"] == named
    assert from_ris(cite.ris([item]))[0]["creators"] == named
    assert from_context_object(page_of(item))["creators"][0]["last"] == item["author"][0]["literal"]


def test_ris_loses_nothing_on_the_way():
    book, *parts = from_ris(cite.ris([BOOK, CHAPTER, FIGURE, VALUE, REFINED]))
    assert book["creators"] == WHOLE
    assert (book["type"], book["reportNumber"], book["reportType"]) == ("report", "closing-the-gap@2026.1", "Report")
    assert book["institution"] == "Closing the gap project"
    for made in parts:
        assert (made["type"], made["creators"], made["bookTitle"]) == ("bookSection", WHOLE, EDITED)
    assert [made["lost"] for made in (book, *parts)] == [[]] * 5


def test_every_page_of_a_site_is_read_with_its_author_whole(built_fisheries):
    site = built_fisheries / "_build" / "html"
    for name in ("index.html", "chapters/catch.html", "figures/catch-landings.html", "pages/cite.html"):
        page = (site / name).read_text(encoding="utf-8")
        for made in (from_tags(page), from_context_object(page)):
            assert [(each["first"], bool(each["last"])) for each in made["creators"]] == [("", True)], name
            assert made["type"] == ("report" if name == "index.html" else "bookSection"), name


def test_the_stored_outputs_are_of_what_is_written_today():
    items = list(KINDS.values())
    assert (STORED / "items.bib").read_text(encoding="ascii") == cite.bibtex(items)
    assert (STORED / "items.biblatex.bib").read_text(encoding="utf-8") == cite.biblatex(items)
    assert (STORED / "items.csl.json").read_text(encoding="utf-8") == cite.csl_json(items)


def printed(name: str, start: str) -> str:
    """Return the entry of a stored list of references that has a text, on one line and in small letters."""
    text = (STORED / f"{name}.txt").read_text(encoding="utf-8")
    entries = [" ".join(each.split()).lower() for each in text.split("\n\n")]
    (entry,) = [each for each in entries if plainly(start) in plainly(each)]
    return entry


def plainly(text: str) -> str:
    """Return a text without quotation marks, apostrophes and braces, in small letters."""
    return "".join(letter for letter in text.lower() if letter not in "“”‘’'`{}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*STYLES, "plain", "biber"])
def test_every_program_prints_author_title_year_and_edition(name, kind):
    item = KINDS[kind]
    title = TITLE + " (edition" if kind == "book" else item["title"].partition(" (")[0]
    if kind == "book":
        title = {"plain": r"\newblock {Closing the gap: Japan", "biber": "@REPORT"}.get(name, "closing-the-gap@")
        title = "closing the gap project. closing the gap: japan" if name in ("nature", "mla") else title
        title = "———. closing the gap" if name == "mla" else title
    entry = printed(name, title)
    for part in ("closing the gap project", "2026", "(edition 2026.1)"):
        assert part in entry


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*STYLES, "plain", "biber"])
def test_every_program_prints_the_address_once(name, kind, request):
    if name == "nature" and kind != "book":
        request.applymarker(PARTS_WITHOUT_ADDRESS)
    text = (STORED / f"{name}.txt").read_text(encoding="utf-8").replace("\n", " ")
    assert text.count(KINDS[kind]["URL"]) == 1


def test_the_better_number_is_printed_by_every_style():
    for name in (*STYLES, "plain", "biber"):
        text = plainly(" ".join((STORED / f"{name}.txt").read_text(encoding="utf-8").split()))
        assert "refined; better cite 450,000 people, central case" in text, name


def test_the_pasted_sentence_has_a_footnote_of_the_word_processor_s_own():
    reference, note = (STORED / "pasted.txt").read_text(encoding="utf-8").splitlines()
    assert reference == "1 reference"
    assert note == cite.cited(FIGURE, cite.APA).whole
