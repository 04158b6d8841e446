"""The page of a figure through the editions of a book, and what its head tells machines once there is an address."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import xml.etree.ElementTree as tree
from pathlib import Path

import pytest
from book_building import build, run_chapters, site_of
from bookcopies import claimbook, succeeded
from file_readers import KINDS, faults_of_package
from PIL import Image

pytestmark = pytest.mark.book
ADDRESS = "https://fish.example/catch"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OLD, NEW = "catch-worth-least", "catch-worth-all"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def site(built_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a book with an address and an edition, built after a figure was renamed and a number revised."""
    root = shutil.copytree(built_fisheries, tmp_path_factory.mktemp("editions") / "fisheries",
                           ignore=shutil.ignore_patterns("_build", "__pycache__"))  # fmt: skip
    edit(root / "_config.yml", "  edition:", f"  address: {ADDRESS}\n  edition:")
    run_chapters(root)
    succeeded(claimbook(root, "edition", "cut", "2025.1", "--note", "The first."))
    edit(root / "_config.yml", 'edition: "2025.1"', 'edition: "2025.2"')
    edit(root / "fishing" / "catch.py", OLD, NEW)
    edit(root / "chapters" / "catch.ipynb", OLD, NEW)
    succeeded(claimbook(root, "reference", "update", "landings-2024", "--set", "value=51000",
                        "--reason", "revision", "--why", "The registry counted again."))  # fmt: skip
    run_chapters(root)
    ended = build(root)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return site_of(root)


def page(site: Path, id: str) -> str:
    return (site / "figures" / f"{id}.html").read_text(encoding="utf-8")


def graph(html: str) -> list[dict]:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(data)["@graph"]


class TestThroughEditions:
    def test_a_figure_that_only_an_edition_has_keeps_a_page_that_says_what_became_of_it(self, site):
        html = page(site, OLD)
        assert "stands in the book no longer" in html
        assert f'href="../e/2025.1/figures/{OLD}.html"' in html
        assert f"the-catch:{OLD}@2025.1" in html
        assert "Since then: taken out of the book." in html

    def test_a_new_figure_says_since_when_it_is_there(self, site):
        assert "Since edition 2025.1: added." in page(site, NEW)

    def test_a_changed_figure_tells_old_new_and_why(self, site):
        html = page(site, "catch-landings")
        assert "52,000 tonnes → 51,000 tonnes" in html.replace("\u00a0", " ")
        assert "revision: The registry counted again." in html
        assert ">Edition 2025.1</a>, June 2025: first published." in html

    def test_the_frozen_twin_stands_as_it_was(self, site):
        assert "52,000 tonnes" in (site / "e" / "2025.1" / "figures" / "catch-landings.html").read_text("utf-8")

    def test_code_to_embed_is_live_and_frozen(self, site):
        html = page(site, "catch-landings")
        assert f"src=&#34;{ADDRESS}/embed/catch-landings.html&#34;" in html
        assert f"src=&#34;{ADDRESS}/e/2025.1/embed/catch-landings.html&#34;" in html

    def test_a_frozen_view_has_both_frozen_drawings_a_script_of_its_own_and_no_address_elsewhere(self, site):
        edition = site.parents[1] / "editions" / "2025.1"
        frozen = (site / "e" / "2025.1" / "embed" / "catch-landings.html").read_text("utf-8")
        for which in ("", ".narrow"):
            assert (edition / "figures" / f"catch-landings{which}.svg").read_text("utf-8") in frozen
        (script,) = re.findall(r"<script>(.*?)</script>", frozen, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in frozen
        assert re.findall(r' (?:src|href)="([^"]*)"', frozen) == ["../figures/catch-landings.html"]
        assert not (edition / "embed").exists()

    def test_a_figure_that_no_edition_has_offers_no_frozen_code(self, site):
        assert "Copy frozen code" not in page(site, NEW)


class TestOfAFigureThatIsGone:
    def test_its_view_for_frames_stays_with_a_notice(self, site):
        html = (site / "embed" / f"{OLD}.html").read_text("utf-8")
        assert "stands in the book no longer. It was last part of edition 2025.1" in html
        assert (site / "e" / "2025.1" / "figures" / f"{OLD}.svg").read_text("utf-8") in html
        assert f'href="../figures/{OLD}.html"' in html

    def test_its_files_stay_each_with_the_notice_and_its_edition(self, site):
        for kind, read in KINDS.items():
            told = read((site / "figures" / f"{OLD}.{kind}").read_bytes())
            if kind == "csv":
                assert f"the-catch:{OLD}@2025.1" in told["cite_as"]
                continue
            assert told["identifier"] == f"the-catch:{OLD}@2025.1", kind
            if "picture" in told:
                assert "stands in the book no longer" in " ".join(told["picture"].split()), kind
        assert faults_of_package((site / "figures" / f"{OLD}.zip").read_bytes()) == []

    def test_its_page_leads_to_its_files(self, site):
        html = page(site, OLD)
        for kind in (*KINDS, "zip"):
            assert f'href="{OLD}.{kind}"' in html or f'href="../figures/{OLD}.{kind}"' in html, kind

    def test_its_citation_stays_and_says_so(self, site):
        for ending in ("bib", "ris", "csl.json"):
            text = (site / "cite" / f"{OLD}.{ending}").read_text("utf-8")
            assert "stands in the book no longer" in text, ending
            assert "2025.1" in text


class TestForMachines:
    def test_a_figure_is_a_data_set_with_its_files_and_claims(self, site):
        dataset, *claims = graph(page(site, "catch-landings"))
        assert dataset["@type"] == "Dataset"
        assert re.fullmatch(r"the-catch:catch-landings@2025\.1\+\d{4}-\d\d-\d\d", dataset["identifier"])
        assert dataset["isPartOf"]["@type"] == "Report"
        assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
        for file in dataset["distribution"]:
            assert (site / file["contentUrl"].removeprefix(f"{ADDRESS}/")).is_file()
        assert claims == []
        assert [each["@type"] for each in graph(page(site, NEW))][1:] == ["Claim", "ClaimReview"]
        assert graph(page(site, NEW))[1]["appearance"][0]["name"]

    def test_the_first_page_is_the_report_with_its_chapters(self, site):
        (report,) = graph((site / "index.html").read_text("utf-8"))
        assert report["@type"] == "Report"
        assert [part["@type"] for part in report["hasPart"]] == ["Chapter"]

    def test_the_preview_picture_is_there_and_drawn_from_the_chart(self, site):
        html = page(site, "catch-landings")
        (picture,) = re.findall(r'<meta property="og:image" content="([^"]+)">', html)
        with Image.open(site / picture.removeprefix(f"{ADDRESS}/")) as image:
            assert image.width > 1200

    def test_citation_tags_say_what_a_reference_manager_needs(self, site):
        html = page(site, "catch-landings")
        told = dict(re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', html))
        assert told["citation_title"] == "Landings fell to 51,000 tonnes in 2024"
        assert told["citation_author"] == "Fisheries desk,"
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", told["citation_publication_date"])
        assert "(working version of " in told["citation_book_title"]
        assert told["citation_public_url"] == f"{ADDRESS}/figures/catch-landings.html"

    def test_the_map_lists_every_page_but_frames_and_search(self, site):
        listed = {each.text for each in tree.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")}
        there = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
        left_out = {name for name in there if "embed" in name.split("/") or name == "search.html"}
        assert listed == {f"{ADDRESS}/{name}" for name in there - left_out}

    def test_the_feed_has_an_entry_for_each_edition_that_says_what_is_new(self, site):
        feed = tree.parse(site / "changes.atom").getroot()
        entries = feed.findall(f"{ATOM}entry")
        titles = [entry.findtext(f"{ATOM}title") for entry in entries]
        assert titles[:2] == ["Edition 2025.2", "Edition 2025.1"]
        assert titles[2:]
        assert all(" → " in title for title in titles[2:])
        for part in (feed, *entries):
            assert part.findtext(f"{ATOM}id").startswith("urn:uuid:")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", part.findtext(f"{ATOM}updated"))
        assert "The first." in entries[1].findtext(f"{ATOM}content")
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


class TestWithoutAnAddress:
    def test_nothing_names_one(self, built_fisheries):
        site = site_of(built_fisheries)
        assert not (site / "sitemap.xml").exists()
        html = page(site, "catch-landings")
        assert "og:image" not in html
        assert "canonical" not in html
        assert "example" not in (site / "changes.atom").read_text("utf-8")
        assert [file["contentUrl"] for file in graph(html)[0]["distribution"]][0] == "catch-landings.svg"


def test_the_gallery_leads_to_every_figure(built_fisheries):
    html = (site_of(built_fisheries) / "pages" / "figures.html").read_text("utf-8")
    for id in ("catch-landings", "catch-worth-least"):
        assert f'href="../figures/{id}.html"' in html
    drawings = re.findall(r'<div class="drawing" aria-hidden="true">(<svg.*?</svg>)', html, re.DOTALL)
    assert len(drawings) == html.count('<div class="drawing"') > 1
    assert not any("<text" in drawing for drawing in drawings)


def test_a_chapter_leads_from_its_chart_to_data_citation_files_and_page(built_fisheries):
    html = (site_of(built_fisheries) / "chapters" / "catch.html").read_text("utf-8")
    for anchor in ("", "#to-cite", "#to-download"):
        assert f'href="../figures/catch-landings.html{anchor}"' in html
    assert 'href="#catch-landings-data"' in html
