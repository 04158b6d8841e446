"""Files that leave the book: each says what it is, none carries a formula, the same content gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from book_building import site_of
from citation_readers import read_bibtex, read_csl, read_ris
from file_readers import (
    READERS,
    check_figure_files,
    faults_of_package,
    figures_of,
    formulas_in,
    open_workbook,
    read_pdf,
    read_png,
)
from file_readers import read_svg as told_by_svg
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tagged_pdf import alt_texts, faults_of_tags, sizes_of_letters, tags_of, width_of_page

from claimbook.base.store import Store
from claimbook.book.identity import Identity
from claimbook.cite import figure_item
from claimbook.downloads import packages, pdf_tags, pictures, provenance, workbooks
from claimbook.downloads.png_files import png_file

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="680" height="200"><rect width="9" height="9"/></svg>'
NARROW = DRAWING.replace("680", "330")
DESK = Identity(
    title="The catch", subtitle="What the coast lands", short_name="the-catch", author="Fisheries desk",
    publisher="Fisheries desk", licence="CC-BY-4.0", licence_url="https://creativecommons.org/licenses/by/4.0/",
    edition="2025.1", as_of="2025", published="2025-06", language="en", address="https://fish.example", topics=(),
)  # fmt: skip
NASTY = [
    "100 % of {braces} \\ & _under_ #1 $5",
    "An \"English\" ‘quote’ <b>bold</b> & “another”",
    "日本の漁獲量：世界の2.7 %",
    "x" * 300,
    "many words " * 27,
    "=HYPERLINK(\"http://x\")",
    "]]> <!-- not a comment -->",
    "control \x00\x08 and \u202e marks",
]  # fmt: skip


def about(**changed):
    told = {
        "id": "landings", "takeaway": "Landings fell", "subtitle": "Tonnes a year", "alt": "Bars", "caveat": "",
        "description": "2023: 59,000. 2024: 52,000.",
        "columns": [{"name": "year", "title": "Year"}, {"name": "catch", "title": "Catch"}],
        "rows": [["2023", {"id": "c23", "text": "59,000 t", "number": 59000.0}],
                 ["2024", {"id": "c24", "text": "52,000 t", "number": 52000.0, "low": 50500.0, "high": 53500.0}]],
        "values": ["c23", "c24"],
        "sources": [{"text": "Registry, “Landings”, 2025", "url": "https://r.example", "secondary": "",
                     "unseen": False}],
    }  # fmt: skip
    return {**told, **changed}


def files(tmp_path: Path, **changed) -> dict[str, bytes]:
    spec = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "mark": "bar"}
    shown = packages.Shown(about(**changed), spec, DRAWING, NARROW)
    return packages.figure_files(DESK, shown, lambda ids: [f"source of {', '.join(ids)}"], Store(tmp_path))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(tmp_path_factory.mktemp("made"))


class TestWhateverATitleHolds:
    @pytest.mark.parametrize("title", NASTY)
    def test_every_file_gives_it_back(self, tmp_path, title):
        made = files(tmp_path, takeaway=title)
        known = " ".join(figure_item(DESK, "landings", title)["title"].split())
        for kind in ("svg", "png", "pdf", "8cm.svg", "8cm.pdf", "600dpi.png", "xlsx"):
            assert " ".join(READERS[kind.split(".")[-1]](made[kind])["title"].split()) == known, kind
        assert json.loads(made["json"])["title"]["text"] == title
        assert faults_of_package(made["zip"]) == []

    @pytest.mark.parametrize("title", NASTY)
    def test_no_line_of_the_picture_is_wider_than_the_picture(self, title):
        lines = pictures.wrapped(" ".join(title.split()), 600, pictures.TITLE)
        assert all(pictures.width_of(line, pictures.TITLE) <= 600 for line in lines)
        assert "".join(lines).replace(" ", "") == "".join(title.split())

    def test_a_no_break_space_holds_a_number_to_its_unit(self):
        lines = pictures.wrapped("a share of 23.9\u00a0%", 100, pictures.TITLE)
        assert any("23.9\u00a0%" in line for line in lines)


class TestTables:
    def test_a_value_becomes_number_interval_text_and_id(self, tmp_path):
        rows = list(csv.DictReader(io.StringIO(files(tmp_path)["csv"].decode("utf-8-sig"))))
        assert rows[0]["catch"] == "59000"
        assert (rows[0]["catch_low"], rows[1]["catch_low"], rows[1]["catch_high"]) == ("", "50500", "53500")
        assert (rows[1]["catch_text"], rows[1]["catch_id"]) == ("52,000 t", "c24")

    def test_a_table_opens_right_in_a_spreadsheet(self, tmp_path):
        made = files(tmp_path, rows=[["Ōsaka", {"id": "c", "text": "2.5", "number": 2.5}]])
        assert made["csv"].startswith("\ufeffyear,".encode())
        assert ",2.5," in made["csv"].decode()
        with zipfile.ZipFile(io.BytesIO(made["zip"])) as archive:
            [table] = [name for name in archive.namelist() if name.endswith(".csv")]
            assert archive.read(table) == made["csv"].removeprefix(b"\xef\xbb\xbf")

    def test_every_row_names_its_own_sources_and_how_to_cite_it(self, tmp_path):
        rows = list(csv.DictReader(io.StringIO(files(tmp_path)["csv"].decode("utf-8-sig"))))
        assert [row["source"] for row in rows] == ["source of c23", "source of c24"]
        assert {row["cite_as"] for row in rows} == {
            "Fisheries desk, The catch, edition 2025.1 · the-catch:landings@2025.1 · CC-BY-4.0 · "
            "https://fish.example/figures/landings.html"
        }

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
    def test_no_text_begins_as_a_formula(self, tmp_path, start):
        made = files(tmp_path, rows=[[f"{start}1+1", {"id": "c", "text": f"{start}2", "number": -3.0}]])
        assert formulas_in(made["zip"]) == []
        assert faults_of_package(made["zip"]) == []
        assert ",-3," in made["csv"].decode("utf-8-sig")

    def test_columns_of_one_name_are_told_apart(self, tmp_path):
        columns = [{"name": name, "title": name} for name in ("year", "catch", "catch_text")]
        row = ["2024", {"id": "c", "text": "5", "number": 5.0}, "said"]
        made = files(tmp_path, columns=columns, rows=[row])
        assert faults_of_package(made["zip"]) == []
        assert made["csv"].decode("utf-8-sig").startswith("year,catch,catch_text,catch_id,catch_text_2,")

    def test_a_table_s_own_texts_are_made_harmless_and_its_numbers_left(self):
        table, columns = packages.escaped("id,value\na,-5\nb,--04-01\nc,=1\n")
        assert table.splitlines() == ["id,value", "a,-5", "b,'--04-01", "c,'=1"]
        assert columns == {"value"}


class TestWorkbooks:
    def test_numbers_are_numbers_whole_where_they_are_whole(self, made):
        sheet = open_workbook(made["xlsx"])["landings"]
        rows = {row[0]: row for row in sheet.iter_rows(min_row=7, values_only=True)}
        assert rows["2024"][1:4] == (52000, 50500, 53500)
        assert all(isinstance(each, int) for each in rows["2024"][1:4])
        assert sheet["A6"].value == "Year"

    def test_its_title_measure_source_and_citation_stand_on_the_sheet(self, made):
        sheet = open_workbook(made["xlsx"])["landings"]
        assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
            "Landings fell", "Tonnes a year", "Source: Registry, “Landings”, 2025",
        ]  # fmt: skip
        assert "the-catch:landings@2025.1" in sheet["A4"].value

    @pytest.mark.parametrize("start", ["=", "+", "-", "@"])
    def test_a_text_stays_a_text_whatever_it_begins_with(self, tmp_path, start):
        made = files(tmp_path, rows=[[f"{start}1+1", {"id": "c", "text": f"{start}2", "number": -3.0}]])
        row = open_workbook(made["xlsx"])["landings"][7]
        assert [(cell.value, cell.data_type) for cell in row[:3]] == [
            (f"{start}1+1", "s"), (-3, "n"), (f"{start}2", "s"),
        ]  # fmt: skip

    def test_sheets_of_one_name_are_told_apart_and_long_ones_cut(self):
        used: set[str] = set()
        names = [workbooks.name_of("a table/with a rather long name of its own", used) for _ in range(3)]
        assert len({name.lower() for name in names}) == 3
        assert all(len(name) <= 31 and "/" not in name for name in names)

    def test_a_number_of_more_digits_than_a_spreadsheet_keeps_stays_a_text(self, tmp_path):
        made = files(tmp_path, rows=[["2023", {"id": "c", "text": "a lot", "number": 12345678901234567890}]])
        assert open_workbook(made["xlsx"])["landings"]["B7"].value == "12345678901234567890"


class TestOnPaper:
    @pytest.mark.parametrize(("kind", "wide"), [("pdf", 16), ("8cm.pdf", 8)])
    def test_a_page_is_as_wide_as_it_says_and_its_letters_can_be_read(self, made, kind, wide):
        content = made[kind]
        assert width_of_page(content) == pytest.approx(wide / 2.54 * 72, abs=0.1)
        assert min(sizes_of_letters(content)) >= 6

    @pytest.mark.parametrize(
        ("kind", "dots", "wide"),
        [("png", 300, 16), ("600dpi.png", 600, 16), ("8cm.png", 300, 8), ("8cm.600dpi.png", 600, 8)],
    )
    def test_a_png_has_as_many_dots_as_it_says(self, made, kind, dots, wide):
        with Image.open(io.BytesIO(made[kind])) as image:
            assert image.width == pytest.approx(wide / 2.54 * dots, abs=1.5)
            assert image.info["dpi"] == pytest.approx((dots, dots), abs=0.1)
            assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)

    def test_letters_of_a_wide_chart_grow_until_they_can_be_read(self, tmp_path):
        shown = packages.Shown(about(), {"$schema": "vega-lite"}, DRAWING.replace("680", "980"), NARROW)
        made = packages.figure_files(DESK, shown, lambda ids: [], Store(tmp_path))
        assert min(sizes_of_letters(made["pdf"])) >= 6

    @pytest.mark.parametrize("kind", ["pdf", "8cm.pdf"])
    def test_it_is_tagged_title_as_heading_drawing_as_figure(self, made, kind):
        content = made[kind]
        assert faults_of_tags(content) == []
        assert tags_of(content) == ["Document", "H1", "P", "Figure", "P"]
        assert alt_texts(content) == ["Bars"]

    def test_a_drawing_whose_parts_cannot_be_told_is_one_figure_with_everything_said(self, tmp_path, monkeypatch):
        monkeypatch.setattr(pdf_tags, "DEPTHS", ())
        content = files(tmp_path)["pdf"]
        assert tags_of(content) == ["Document", "Figure"]
        assert alt_texts(content) == ["Landings fell. Bars Source: Registry, “Landings”, 2025"]

    def test_a_group_that_ends_without_a_beginning_is_none(self):
        content = b"Q\nq\nq\nQ\nQ\nQ\n"
        assert pdf_tags.groups(content)[0] == [(content.index(b"q\nQ"), content.index(b"Q\nQ\nQ") + 2)]

    @pytest.mark.parametrize("text", [b"(q\nq\n)", rb"(\)" + b"\nQ\n)", b"(1)\nQ1"])
    def test_what_texts_say_begins_and_ends_no_group(self, text):
        content = b"q\nq\n" + text + b" Tj\nQ\nQ\n"
        assert pdf_tags.groups(content)[0] == [(2, len(content) - 2)]


class TestPictures:
    @pytest.mark.parametrize("colours", [2, 200])
    def test_a_png_holds_the_pixels_it_was_given_and_what_is_told_of_them(self, colours):
        picture = Image.new("P", (7, 5))
        picture.putpalette([value for number in range(colours) for value in (number, 255 - number, 9)])
        picture.putdata([number * 3 % colours for number in range(35)])
        told = PngInfo()
        for name in ("Title", "Author"):
            told.add_itxt(name, f"{name} · 名", lang="en")
        with Image.open(io.BytesIO(png_file(picture, pnginfo=told, dpi=(300, 300)))) as read:
            assert read.convert("RGB").tobytes() == picture.convert("RGB").tobytes()
            assert (read.text["Title"], read.text["Author"]) == ("Title · 名", "Author · 名")
            assert round(read.info["dpi"][0]) == 300

    def test_a_picture_that_did_not_change_is_not_made_again(self, tmp_path, monkeypatch):
        first = files(tmp_path)
        monkeypatch.setattr("vl_convert.svg_to_pdf", lambda *_, **__: pytest.fail("drawn again"))
        monkeypatch.setattr("pypdfium2.PdfDocument", lambda *_, **__: pytest.fail("drawn again"))
        assert files(tmp_path) == first

    def test_a_picture_whose_sources_changed_is_made_again(self, tmp_path):
        before = files(tmp_path)
        source = {"text": "Another", "url": "", "secondary": "", "unseen": True}
        after = files(tmp_path, sources=[source])
        assert read_png(after["png"])["source"] == "Another [not seen by us]"
        for kind in packages.KINDS:
            assert (after[kind] == before[kind]) == (kind == "csv"), kind

    def test_the_same_figure_gives_the_same_bytes_in_another_place(self, tmp_path):
        assert files(tmp_path / "one") == files(tmp_path / "two")

    def test_a_picture_names_the_first_sources_and_counts_the_rest(self):
        sources = tuple(f"Source number {number} with a rather long citation of its own" for number in range(9))
        origin = provenance.of_figure(DESK, about())
        line = replace(origin, sources=sources).source_line
        assert line.startswith("Source: Source number 0")
        assert line.endswith("; and 4 more")

    def test_without_an_address_none_is_written(self, tmp_path):
        shown = packages.Shown(about(), {"$schema": "vega-lite"}, DRAWING)
        made = packages.figure_files(replace(DESK, address=""), shown, lambda ids: [], Store(tmp_path))
        assert b"https://fish" not in b"".join(made.values())


@pytest.mark.book
class TestBuiltSite:
    def test_every_file_of_every_figure_says_where_it_comes_from(self, built_fisheries):
        book, figures = figures_of(site_of(built_fisheries))
        assert figures
        for figure in figures:
            check_figure_files(site_of(built_fisheries), book, figure)

    def test_the_tables_of_the_book_are_one_package(self, built_fisheries):
        content = (site_of(built_fisheries) / "data.zip").read_bytes()
        assert faults_of_package(content) == []
        assert formulas_in(content) == []
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            assert {"tables/claims.csv", "values.csv", "figures/catch-landings.csv", "citation.bib"} <= {*names}
            assert not [name for name in names if "seeds" in name]

    def test_the_same_tables_are_one_workbook_whose_numbers_are_numbers(self, built_fisheries):
        book = open_workbook((site_of(built_fisheries) / "data.xlsx").read_bytes())
        assert {"Values", "catch-landings", "table claims", "table reference", "Sources"} <= {*book.sheetnames}
        headings = [cell.value for cell in book["Values"][4]]
        column = headings.index("Number in its unit")
        numbers = [
            row[column] for row in book["Values"].iter_rows(min_row=5, values_only=True) if row[column] is not None
        ]
        assert numbers
        assert all(isinstance(each, int | float) for each in numbers)
        assert 52000 in numbers

    def test_every_citation_is_read_by_independent_readers(self, built_fisheries):
        site = site_of(built_fisheries)
        values = json.loads((site / "values.json").read_text("utf-8"))["values"]
        _, figures = figures_of(site)
        cited = {"the-catch", "chapters/catch", *(each["id"] for each in [*values, *figures])}
        for id in cited:
            (bib,) = read_bibtex((site / "cite" / f"{id}.bib").read_text("utf-8"))
            (ris,) = read_ris((site / "cite" / f"{id}.ris").read_text("utf-8"))
            (csl,) = read_csl((site / "cite" / f"{id}.csl.json").read_text("utf-8"))
            assert bib["ID"] == ris["id"] == csl["id"]
            assert csl["title"].partition(" (edition ")[0] in (site / "cite" / f"{id}.txt").read_text("utf-8")
        assert len(read_csl((site / "cite" / "everything.csl.json").read_text("utf-8"))) == len(cited)

    def test_a_figure_s_pdf_shows_its_own_source_line(self, built_fisheries):
        told = read_pdf((site_of(built_fisheries) / "figures" / "catch-landings.pdf").read_bytes())
        assert "the-catch:catch-landings@2025.1" in told["picture"]

    def test_a_figure_s_svg_has_its_title_and_description(self, built_fisheries):
        content = (site_of(built_fisheries) / "figures" / "catch-landings.svg").read_bytes()
        assert told_by_svg(content)["title"] == "Landings fell to 52,000 tonnes in 2024"
        assert b"<desc>" in content
