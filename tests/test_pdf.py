"""The printed book: whole, numbered, with the source of every number, and the same bytes from the same site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdf
import pytest
from tagged_pdf import alt_texts, faults_of_tags, texts_of_artifacts

from claimbook import pdf
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.pdf.templating import readable

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def printed(built_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book about fisheries as a PDF, printed from a copy of its site."""
    root = shutil.copytree(built_fisheries, tmp_path_factory.mktemp("printed") / "fisheries")
    return pdf.print_book(Book(BookPaths(root)), lambda said: None)


@pytest.fixture(scope="module")
def reader(printed: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(printed)


@pytest.fixture(scope="module")
def pages(reader: pypdf.PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def bookmarks(reader: pypdf.PdfReader) -> dict[str, int]:
    found: dict[str, int] = {}

    def walk(entries: list) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                found.setdefault(entry.title, reader.get_destination_page_number(entry) + 1)

    walk(reader.outline)
    return found


def test_it_says_what_it_is_and_under_which_licence(reader):
    assert reader.metadata.title == "The catch: What the coast lands, and what it is worth"
    assert reader.metadata.author == "Fisheries desk"
    for part in ("the-catch@2025.1", "edition 2025.1", "CC-BY-4.0"):
        assert part in reader.metadata.subject
    assert reader.xmp_metadata.dc_title == {"x-default": reader.metadata.title}
    assert reader.metadata.creation_date.isoformat().startswith("2025-06-01")


def test_it_is_tagged_and_names_its_language(reader):
    assert reader.root_object["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf wraps it
    assert "/StructTreeRoot" in reader.root_object
    assert reader.root_object["/Lang"] == "en"


def test_the_cover_names_title_edition_and_how_to_cite(pages):
    for part in ("The catch", "Edition 2025.1", "Fisheries desk. (2025).", "CC-BY-4.0"):
        assert part in pages[0]


def test_the_contents_give_the_page_on_which_each_part_begins(reader, pages):
    marks = bookmarks(reader)
    contents = pages[marks["Contents"] - 1]
    for title in ("The catch, at a glance", "1 The catch", "Glossary", "How to read a number", "Notes"):
        assert f"{title} {marks[title]}" in contents


def test_the_list_of_figures_gives_their_pages(pages):
    contents = pages[1]
    place = contents.index("Landings fell to 52,000 tonnes in 2024") + len("Landings fell to 52,000 tonnes in 2024")
    number = int(contents[place:].split()[0])
    assert "Landings fell to 52,000 tonnes in 2024" in pages[number - 1]


def test_pages_are_numbered_but_the_cover(pages):
    for number, page in enumerate(pages[1:], 2):
        assert re.match(rf"The catch, edition 2025\.1 (.{{1,60}}? )?{number}( |$)", page), page[:80]
    assert not pages[0].startswith("The catch, edition")


def test_every_figure_is_numbered_and_carries_its_id(pages):
    text = " ".join(pages)
    assert "Figure 1. Landings fell to 52,000 tonnes in 2024" in text
    assert re.search(r"Figure 2\. \w", text)
    assert "catch-landings" in text
    assert "catch-worth-least" in text


def test_the_running_head_names_the_chapter(reader, pages):
    marks = bookmarks(reader)
    chapter = next(title for title in marks if title.startswith("1 "))
    assert pages[marks[chapter] - 1].startswith(f"The catch, edition 2025.1 {chapter} ")
    assert pages[marks["Notes"] - 1].startswith("The catch, edition 2025.1 Notes ")


def test_the_data_of_figures_stand_in_an_annex_and_not_between_paragraphs(reader, pages):
    annex = bookmarks(reader)["Data of the figures"]
    assert "59,000 tonnes" in " ".join(pages[annex - 1 :])
    assert "The data of this chart" not in " ".join(pages)


def test_every_drawing_has_its_text_and_no_rule_of_accessible_pdf_is_broken(printed):
    content = printed.read_bytes()
    texts = alt_texts(content)
    assert len(texts) >= 2
    assert all(texts)
    assert faults_of_tags(content) == []


def test_what_only_decorates_a_page_is_its_head_and_number(printed, pages):
    heads = texts_of_artifacts(printed.read_bytes())
    assert heads[0] == ""
    for number, (head, page) in enumerate(zip(heads[1:], pages[1:], strict=True), 2):
        assert head.startswith("Thecatch,edition2025.1")
        assert head.endswith(str(number))
        assert "".join(page.split()).replace("ﬁ", "").startswith(head)  # pdfium gives no ligature of an object


def test_an_address_is_written_as_one_reads_it():
    assert readable("https://example.org/a%20b/") == "example.org/a%20b"
    assert readable("https://example.org/%E6%BC%81/") == "example.org/漁"


def test_the_site_leads_to_it(printed):
    site = printed.parent / "html"
    assert (site / "the-catch.pdf").read_bytes() == printed.read_bytes()
    page = (site / "index.html").read_text(encoding="utf-8")
    assert page.count('<p class="printed"><a href="the-catch.pdf" download>') == 1


def test_every_number_of_the_text_leads_to_a_note_with_its_source(printed, reader, pages):
    notes = " ".join(pages[bookmarks(reader)["Notes"] - 1 :])
    book = Book(BookPaths(printed.parent.parent))
    named = {name.strip("/") for name in reader.named_destinations}
    marked = {name.removeprefix("mark-") for name in named if name.startswith("mark-")}
    assert marked
    assert {f"note-{number}" for number in marked} <= named
    assert 'Fisheries Registry, “Annual "Landings" & <Catch>”, 2025' in notes
    assert book["worth-per-tonne"].words.rstrip(".") in notes


def test_nothing_of_the_screen_is_left_in_it(pages):
    text = " ".join(pages)
    assert "Copy" not in text
    assert "Skip to the text" not in text


def test_printing_again_gives_the_same_bytes(printed):
    before = printed.read_bytes()
    assert pdf.print_book(Book(BookPaths(printed.parent.parent)), lambda said: None).read_bytes() == before


def test_without_a_browser_one_sentence_says_what_to_install(printed, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    with pytest.raises(BookError, match="there is none; install it"):
        pdf.print_book(Book(BookPaths(printed.parent.parent)), lambda said: None)


def test_without_a_site_one_sentence_says_what_to_run(fisheries):
    with pytest.raises(BookError, match="run `claimbook build` first"):
        pdf.print_book(Book(BookPaths(fisheries)), lambda said: None)


def test_a_browser_that_fails_leaves_the_last_pdf_where_it_is(printed, monkeypatch, tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho it broke >&2\nexit 3\n")
    broken.chmod(0o755)
    before = printed.read_bytes()
    monkeypatch.setattr(pdf, "find_browser", lambda: str(broken))
    with pytest.raises(BookError, match="did not print the book: it broke"):
        pdf.print_book(Book(BookPaths(printed.parent.parent)), lambda said: None)
    assert printed.read_bytes() == before
