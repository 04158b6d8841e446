"""What a built site is: numbers that lead somewhere, text that stays text, nothing from elsewhere, the same twice."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from book_building import build, site_of
from bookcopies import contents
from html_pages import Page

from claimbook.book.theme import TOKENS
from claimbook.site.assets import style_sheet

pytestmark = pytest.mark.book
DATA = ("application/json", "application/ld+json")
SAFE_SCRIPT = re.compile(r"^(\.\./)*(_static/[\w.-]+\.js|searchindex\.js)$")


@pytest.fixture(scope="module")
def site(built_fisheries):
    return site_of(built_fisheries)


@pytest.fixture(scope="module")
def pages(site):
    return [Page(path) for path in sorted(site.rglob("*.html"))]


class TestLinks:
    def test_every_number_leads_to_an_entry_of_the_numbers_page(self, site, pages):
        entries = set(Page(site / "pages" / "numbers.html").ids)
        for page in pages:
            for link in page.every("a"):
                if "value" in (link.get("class") or "").split():
                    target, _, anchor = link["href"].partition("#")
                    place = (page.path.parent / target).resolve() if target else page.path
                    assert place == (site / "pages" / "numbers.html").resolve(), (page.path, link)
                    assert anchor in entries, (page.path, link)

    def test_numbers_in_what_is_said_of_a_chart_lead_to_their_entries(self, site):
        for page in ("chapters/catch.html", "figures/catch-landings.html"):
            text = (site / page).read_text(encoding="utf-8")
            linked = r'<a class="value[^"]*" href="../pages/numbers.html#landings-2024">[\d,]+</a>'
            assert re.search(rf"Landings fell to {linked} tonnes in 2024</(p|h1)>", text), page
            assert re.search(r'class="caveat">The last year is an estimate: <a class="value', text), page
            assert "tonnes a year, &lt;2021&gt; to 2024 &amp; beyond" in text

    def test_every_number_outside_panels_has_its_panel_in_the_page(self, site):
        shown = 0
        for path in sorted(site.rglob("*.html")):
            if path.name == "numbers.html" or "embed" in path.parts:
                continue
            text = path.read_text(encoding="utf-8")
            outside = re.sub(r"<template\b.*?</template>", "", text, flags=re.DOTALL)
            linked = set(re.findall(r'class="[^"]*\bvalue\b[^"]*" href="[^"#]*#([^"]+)"', outside))
            assert linked <= set(re.findall(r'data-story="([^"]+)"', text)), path
            shown += len(linked)
        assert shown > 20

    def test_every_link_within_the_site_leads_somewhere(self, site, pages):
        known = {page.path.resolve(): set(page.ids) for page in pages}
        for page in pages:
            for link in page.every("a"):
                href = link.get("href", "")
                if "//" in href or href.startswith("mailto:"):
                    continue
                target, _, anchor = href.partition("#")
                place = (page.path.parent / target).resolve() if target else page.path.resolve()
                assert place.is_file(), (page.path, href)
                if anchor and place in known:
                    assert anchor in known[place], (page.path, href)

    def test_no_page_uses_an_id_twice(self, pages):
        for page in pages:
            assert len(page.ids) == len(set(page.ids)), page.path

    def test_a_link_to_a_figure_shows_its_takeaway(self, site):
        index = Page(site / "index.html")
        assert "chapters/catch.html#catch-landings" in [link.get("href") for link in index.every("a")]
        assert "Landings fell to 52,000 tonnes in 2024" in index.text


class TestTextStaysText:
    def test_no_element_of_a_document_reaches_a_page(self, pages):
        for page in pages:
            assert not [tag for tag, _ in page.elements if tag in ("i", "b", "at", "fall", "catch", "t")], page.path

    def test_no_element_carries_code(self, pages):
        for page in pages:
            for tag, attributes in page.elements:
                assert not [name for name in attributes if name.startswith("on") or name == "style"], (page.path, tag)
                for name in ("href", "src", "action"):
                    assert not (attributes.get(name) or "").lower().startswith(("javascript:", "data:text")), page.path

    def test_scripts_are_our_files_or_plain_data(self, pages):
        for page in pages:
            for script in page.every("script"):
                assert script.get("type") in DATA or SAFE_SCRIPT.match(script.get("src") or ""), page.path

    def test_roles_and_dollars_in_a_quote_are_shown_as_they_stand(self, site):
        assert "{value}`catch-worth` and $x$ are only text" in Page(site / "pages" / "sources.html").text

    def test_markup_in_titles_is_shown_as_it_stands(self, site):
        assert "<script>alert(1)</script>" in Page(site / "pages" / "sources.html").text
        assert "tonnes a year, <2021> to 2024 & beyond" in Page(site / "chapters" / "catch.html").text

    def test_data_in_a_page_cannot_end_its_script(self, site):
        text = (site / "chapters" / "catch.html").read_text(encoding="utf-8")
        for data in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL):
            assert not set("<>&") & set(data)
            json.loads(data)


class TestNothingFromElsewhere:
    def test_no_page_loads_anything_from_another_host(self, pages):
        for page in pages:
            for tag, name in (("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src")):
                for attributes in page.every(tag):
                    assert "//" not in (attributes.get(name) or ""), (page.path, attributes)

    def test_every_page_carries_a_policy_without_exceptions(self, pages):
        for page in pages:
            policies = [m["content"] for m in page.every("meta") if m.get("http-equiv") == "Content-Security-Policy"]
            assert len(policies) == 1, page.path
            assert policies[0].startswith("default-src 'none'")
            assert "unsafe" not in policies[0]

    def test_only_files_that_a_page_loads_are_kept(self, site, pages):
        loaded = {Path(a.get("src") or a.get("href") or "").name for p in pages for _, a in p.elements}
        loaded |= {Path(p.every("body")[0].get("data-vega") or "").name for p in pages}
        assert {path.name for path in (site / "_static").iterdir()} <= loaded


class TestData:
    def test_values_and_figures_follow_their_schemas(self, site):
        for name, version in (("values", 2), ("values.v1", 1), ("figures", 1)):
            schema = json.loads((site / f"{name}.schema.json").read_text(encoding="utf-8"))
            document = json.loads((site / f"{name}.json").read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.Draft202012Validator(schema).validate(document)
            assert document["version"] == version
            assert document["book"]["edition"] == "2025.1"
            assert document[name.partition(".")[0]]

    def test_numbers_are_kept_as_written(self, site):
        values = {each["id"]: each for each in json.loads((site / "values.json").read_text("utf-8"))["values"]}
        assert values["catch-worth"]["number"] == "48200000"
        assert values["catch-worth"]["rounding"] == {"low": "48150000", "high": "48250000"}
        assert values["landings-fall"]["number"] == "11.864406779661"
        assert values["landings-fall"]["inputs"] == ["landings-2023", "landings-2024"]
        assert values["recovery"]["date"] == "2027"

    def test_a_quote_says_where_its_number_stands(self, site):
        values = {each["id"]: each for each in json.loads((site / "values.json").read_text("utf-8"))["values"]}
        for each in values.values():
            for quote in each["quotes"]:
                start, end = quote["marked"]
                assert quote["text"][start:end].strip("$ ")[0].isdigit()

    def test_a_figure_says_where_it_stands(self, site):
        figures = json.loads((site / "figures.json").read_text("utf-8"))["figures"]
        assert [figure["address"] for figure in figures] == [
            "chapters/catch.html#catch-landings", "chapters/catch.html#catch-worth-least",
        ]  # fmt: skip
        assert figures[1]["rows"][1] == ["2025", "no figure held"]


class TestTheHand:
    @pytest.mark.parametrize("name", TOKENS)
    def test_the_style_sheet_has_the_colours_of_the_charts(self, site, name):
        sheet = next((site / "_static").glob("style-*.css")).read_text(encoding="utf-8")
        light, dark = TOKENS[name]
        assert sheet == style_sheet()
        assert f"--{name}: {light};" in sheet
        assert f"--{name}: {dark};" in sheet
        assert f'.drawing [fill="{light}" i]' in sheet

    def test_the_style_sheet_names_no_colour_of_its_own(self):
        own = style_sheet().split("/* The book's hand")[1]
        assert not re.search(r"#[0-9a-f]{3,8}\b(?=[;\s,)])", own)

    def test_drawings_hold_no_style_class_or_script(self, site):
        text = (site / "chapters" / "catch.html").read_text(encoding="utf-8")
        drawings = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
        assert len(drawings) == 4
        for drawing in drawings:
            assert not re.search(r"<(script|style|a|image|foreignObject)\b|\b(style|class|href)=", drawing)


def test_two_clean_builds_are_the_same_to_the_byte(built_fisheries, run_fisheries):
    shutil.rmtree(run_fisheries / ".claimbook")
    assert build(run_fisheries, PYTHONHASHSEED="7").returncode == 0
    one, two = site_of(built_fisheries), site_of(run_fisheries)
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    assert [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_building_again_with_nothing_changed_changes_nothing(built_fisheries, tmp_path):
    root = shutil.copytree(built_fisheries, tmp_path / "again")
    result = build(root)  # the first in another folder may read all again; the second has nothing to do
    assert result.returncode == 0, result.stdout + result.stderr
    before = contents(site_of(root))
    result = build(root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert contents(site_of(root)) == before
