"""Generated pages tell what the tables hold: sources, entities, stories of numbers, to whom a reader may write."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from book_building import site_of
from bookcopies import edit
from html_pages import Page
from markupsafe import Markup, escape

from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.identity import read_contact, read_identity
from claimbook.book.registry import Registry
from claimbook.html import host
from claimbook.site.dependence import story_digest, told_with
from claimbook.site.documents import alphabetical
from claimbook.site.domain import BookDomain, Site
from claimbook.site.entities import drawn_in, figures, noted, outside, public_note, quotes
from claimbook.site.pages import NO_CONTACT, contact_line
from claimbook.site.value_card import PageRenderer, quoted_text, same_origin, shortened
from claimbook.values.display import show, show_date

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def site(built_fisheries):
    return site_of(built_fisheries)


class NoBuilder:
    """What a renderer needs of a builder to write addresses."""

    def get_relative_uri(self, page, target):
        return f"{target}.html"


def rows_of(root: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of a book's table."""
    with (root / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestSources:
    @pytest.fixture
    def text(self, site):
        return (site / "pages" / "sources.html").read_text(encoding="utf-8")

    def test_each_outside_source_stands_once_with_all_its_numbers(self, text, built_fisheries):
        listed = text.partition('<ul class="source outside">')[2].partition("<template")[0]
        cited = "Fisheries Registry, “Annual &#34;Landings&#34; &amp; &lt;Catch&gt;”, 2025"
        assert (
            listed.count(f'<a class="external" rel="noreferrer" href="https://registry.example/2025">{cited}</a>') == 1
        )
        rows = rows_of(built_fisheries, "reference")
        assert re.findall(r'class="value" href="numbers.html#([^"]+)"', listed) == [row["id"] for row in rows]
        assert f"<summary>{len(rows)} numbers taken from it</summary>" in listed

    def test_how_a_source_was_seen_stands_beside_the_numbers_it_holds_for(self, text):
        listed = text.partition('<ul class="source outside">')[2].partition("<template")[0]
        assert listed.count("[seen in a handbook of 2025]") == 1
        for id, mark in (("boats", "seen in "), ("landings-2030", "not seen by us")):
            item = text.partition(f'class="value" href="numbers.html#{id}"')[2].partition("</li>")[0]
            assert mark in item, id

    def test_sources_are_in_the_order_of_the_alphabet(self):
        texts = ["Zoo, “A”", "“Boats”, 2025", "alpha", "[Beta]"]
        assert [text for text, _ in sorted([(text, "") for text in texts], key=alphabetical)] == [
            "alpha", "[Beta]", "“Boats”, 2025", "Zoo, “A”",
        ]  # fmt: skip

    def test_a_quote_opens_at_its_sentence_where_its_document_has_an_address(self, site, text, built_fisheries):
        quotes = text.split('<ol class="quotes">')[1:]
        page = Page(site / "pages" / "numbers.html")
        known = {link["href"] for link in page.every("a") if "#:~:text=" in (link.get("href") or "")}
        opening = re.compile(r'<a class="external" rel="noreferrer" href="([^"]+)">open at this sentence</a>')
        found = [[unescape(href) for href in opening.findall(each.partition("</ol>")[0])] for each in quotes]
        evidence = rows_of(built_fisheries, "evidence")
        assert [len(each) for each in found] == [sum(row["document"] == "coast-2025" for row in evidence), 0]
        assert set(found[0]) == known


class TestQuotesInAnotherLanguage:
    QUOTE = {"text": "GPUを2000基 <導入>", "marked": [4, 9], "language": "ja", "translation": "2,000 <GPUs>"}

    def test_a_quote_stands_as_printed_in_its_language_with_our_translation(self):
        assert quoted_text(self.QUOTE, "en") == (
            '<p lang="ja">“GPUを<mark>2000基</mark> &lt;導入&gt;”</p>'
            '<p class="translation">Our translation: “2,000 &lt;GPUs&gt;”</p>'
        )

    def test_a_quote_in_the_book_s_language_needs_neither(self):
        assert quoted_text(self.QUOTE, "ja") == "<p>“GPUを<mark>2000基</mark> &lt;導入&gt;”</p>"

    def test_a_quote_that_nobody_translated_stands_alone(self):
        assert "translation" not in quoted_text({**self.QUOTE, "translation": ""}, "en")


class TestEntities:
    @pytest.mark.parametrize(
        ("note", "shown"),
        [
            ("Basis: the articles.", ""),
            ("Basis: fleet-size, fleet-age.", ""),
            ("Laid up in 2020. Basis: the articles.", "Laid up in 2020."),
            ("Basis: the articles, quay-2. Owned by the U.S. fleet.", "Owned by the U.S. fleet."),
            ("Old. Basis: the articles. Still afloat.", "Old. Still afloat."),
            ("On the basis: of trust.", "On the basis: of trust."),
        ],
    )
    def test_working_notes_are_not_shown(self, note, shown):
        assert public_note(note) == shown

    def test_no_working_note_reaches_the_page(self, site, built_fisheries):
        assert "Basis: the articles." in [row["note"] for row in rows_of(built_fisheries, "entities")]
        assert "Basis:" not in Page(site / "pages" / "entities.html").text

    def test_a_link_is_named_by_its_host(self, site):
        text = (site / "pages" / "entities.html").read_text(encoding="utf-8")
        assert '<a class="external" rel="noreferrer" href="https://board.example/">board.example</a>' in text

    @pytest.mark.parametrize(
        ("url", "name"),
        [("https://www.quay.example:8080/a?b", "quay.example"), ("http://[quay", "http://[quay"), ("a book", "a book")],
    )
    def test_the_name_of_a_host(self, url, name):
        assert host(url) == name

    def test_outside_figures_stand_beside_what_is_stated(self, site, built_fisheries):
        text = (site / "pages" / "entities.html").read_text(encoding="utf-8")
        fleet = text.partition('<div id="fleet">')[2].partition("</div>")[0]
        current = [row["id"] for row in rows_of(built_fisheries, "reference") if row["status"] == "current"]
        assert f"<summary>{len(current)} outside figures</summary>" in fleet
        folded = fleet.partition(" outside figures</summary>")[2].partition("</details>")[0]
        assert re.findall(r'class="value" href="numbers.html#([^"]+)"', folded) == current

    def test_figures_that_hold_no_longer_are_left_out_and_names_are_known(self, fisheries):
        edit(fisheries / "data" / "reference.csv", "landings-2021,fleet,", "landings-2021,the boats,")
        edit(fisheries / "data" / "reference.csv", "landings-2022,fleet,", "landings-2022,The coastal fleet (NO),")
        edit(fisheries / "data" / "reference.csv", "landings-2023,fleet,", "landings-2023,the boats of others,")
        edit(fisheries / "data" / "reference.csv", "seen,current,,", "seen,withdrawn,,")
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), NoBuilder(), "pages/entities")
        shown = outside(renderer, renderer.registry.book.ledger.row("entities", "fleet"))
        found = re.findall(r"#([a-z0-9-]+)", shown)
        assert found == ["landings-2022", "landings-2024", "catch-worth-registry", "boats", "landings-2030"]
        assert shown.startswith("outside figures: The coastal fleet (NO): landings, 2022: ")
        assert "; landings, 2024: " in shown

    @staticmethod
    def of(site, id):
        """Return what the page says of one entity."""
        text = (site / "pages" / "entities.html").read_text(encoding="utf-8")
        return text.partition(f'<div id="{id}">')[2].partition("</div>")[0]

    def test_quotes_stand_verbatim_with_their_documents(self, site, built_fisheries):
        store = self.of(site, "cold-store")
        said = [row for row in rows_of(built_fisheries, "evidence") if row["claim"].startswith("cold-store-")]
        assert f"<summary>What the articles say ({len(said)} quotes)</summary>" in store
        publishers = {row["id"]: row["publisher"] for row in rows_of(built_fisheries, "documents")}
        for row in said:
            link = f'<a href="sources.html#{row["document"]}">{escape(publishers[row["document"]])}</a>'
            assert f"<q>{escape(row['quote'])}</q> {link}" in store
        assert "<b onmouseover" not in self.of(site, "fleet")
        assert "What the articles say" not in self.of(site, "mara-lind")

    def test_a_text_stands_once_and_ties_are_quoted(self, fisheries):
        tie = "board-fleet,harbour-board,fleet,oversight,,operating,,,"
        quote = "Landings fall by 12 percent as quotas bite"
        edit(fisheries / "data" / "ties.csv", f"{tie},,", f"{tie}island-2025,{quote},")
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), NoBuilder(), "pages/entities")
        assert "(1 quote)" in quotes(renderer, "harbour-board")
        shown = quotes(renderer, "fleet")
        assert shown.count(f"<q>{quote}</q>") == 1
        after = shown.partition(f"<q>{quote}</q>")[2].partition("</li>")[0]
        assert re.findall(r"sources.html#([a-z0-9-]+)", after) == ["coast-2025", "island-2025"]

    def test_what_became_of_it(self, site, built_fisheries):
        cut = rows_of(built_fisheries, "events")[0]
        event = f"{show_date(cut['date'])}: {cut['title']} <em>({cut['status']})</em>"
        assert f"<span>What became of it</span><ul><li>{event}</li></ul>" in self.of(site, cut["entities"])
        fleet = self.of(site, "fleet")
        assert "fall of landings: <strong>refined</strong>. The registry has <a " in fleet
        assert "worth of landings &lt;i&gt;in full&lt;/i&gt;: <strong>confirmed</strong></li>" in fleet
        assert "not check" in fleet
        assert "<strong>not checked" not in fleet

    def test_figures_that_rest_on_its_values(self, site, built_fisheries):
        shown = json.loads((site / "figures.json").read_text(encoding="utf-8"))["figures"]
        registry = Registry(Book(BookPaths(built_fisheries)))
        own = {row["id"] for name in ("claims", "reference") for row in rows_of(built_fisheries, name)
               if row["subject"] == "fleet" and row["status"] == "current"}  # fmt: skip
        resting = [
            each for each in shown if own & {id for top in each["values"] for id in (top, *registry[top]["rests_on"])}
        ]
        fleet = self.of(site, "fleet").partition(f"<summary>In {len(resting)} figure")[2]
        assert resting
        for each in resting:
            assert f'<a href="../figures/{each["id"]}.html">{escape(each["takeaway"])}</a>' in fleet
        assert fleet.count("../figures/") == len(resting)
        assert "../figures/" not in self.of(site, "mara-lind")

    def test_figures_that_rest_on_its_values_through_a_derived_one(self, fisheries, monkeypatch):
        registry = Registry(Book(BookPaths(fisheries)))
        derived = next(id for id in registry.ids() if "landings-2024" in registry[id]["rests_on"])
        about = {"id": "a-figure", "takeaway": "It <fell>", "values": [derived]}
        known = SimpleNamespace(figures_in_order=lambda: [about])
        monkeypatch.setattr("claimbook.site.entities.domain_of", lambda env: known)
        builder = NoBuilder()
        builder.env = None
        renderer = PageRenderer(registry, builder, "pages/entities")
        ledger = registry.book.ledger
        shown = figures(renderer, ledger.row("entities", "fleet"), drawn_in(renderer))
        assert '<a href="figures/a-figure.html">It &lt;fell&gt;</a>' in shown
        assert not figures(renderer, ledger.row("entities", "mara-lind"), drawn_in(renderer))

    def test_values_that_a_note_names_are_shown_as_numbers(self, fisheries):
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), NoBuilder(), "pages/entities")
        shown = noted(renderer, "A <b> fall (landings-change), well-known; {value}`landings-2023` before.")
        before = show(renderer.registry.book["landings-2023"], "")
        numbers = [renderer.value("landings-change"), renderer.value("landings-2023", before)]
        assert shown == f"A &lt;b&gt; fall ({numbers[0]}), well-known; {numbers[1]} before."


class TestContact:
    def test_without_one_the_page_says_so(self, site):
        page = (site / "pages" / "corrections.html").read_text(encoding="utf-8")
        assert NO_CONTACT.format("Fisheries desk") in page

    def test_the_note_to_be_filled_in_names_the_book_and_its_edition(self, fisheries):
        identity = read_identity(BookPaths(fisheries))
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), NoBuilder(), "pages/corrections")
        assert f'<pre class="to-fill">Book: {identity.title}, edition {identity.edition}\n' in contact_line(
            renderer, ""
        )

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("desk@coast.example", 'Write to <a href="mailto:desk@coast.example">desk@coast.example</a>.'),
            (
                "https://coast.example/?a=1&b={0}",
                'Write to <a class="external" rel="noreferrer" href="https://coast.example/?a=1&amp;b={0}">'
                "https://coast.example/?a=1&amp;b={0}</a>.",
            ),
            ("the desk <at> the quay", "Write to the desk &lt;at&gt; the quay."),
            ("javascript:alert(1)@coast.example", "Write to javascript:alert(1)@coast.example."),
            ("desk@coast.example?bcc=all", "Write to desk@coast.example?bcc=all."),
            ("", NO_CONTACT.format("Fisheries desk")),
        ],
    )
    def test_it_is_shown_as_what_it_is(self, fisheries, written, shown):
        edit(fisheries / "_config.yml", "  topics:", f"  contact: {json.dumps(written)}\n  topics:")
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), NoBuilder(), "pages/corrections")
        assert contact_line(renderer, "").startswith(f'<p>{shown}</p>\n<pre class="to-fill">')

    def test_chapters_do_not_rest_on_it(self, fisheries):
        before = read_identity(BookPaths(fisheries))
        edit(fisheries / "_config.yml", "  topics:", "  contact: desk@coast.example\n  topics:")
        assert read_contact(BookPaths(fisheries)) == "desk@coast.example"
        assert read_identity(BookPaths(fisheries)) == before


def quoted(document: str, publisher: str, published: str, dependence: str = "") -> dict[str, str]:
    return {"document": document, "publisher": publisher, "published": published, "dependence": dependence}


ONE = quoted("one-2023", "The Quay (of the north)", "2023-07-06")


class TestStories:
    @pytest.mark.parametrize(
        ("others", "together"),
        [
            ([quoted("two", "Two", "2023")], []),
            ([quoted("two", "Two", "2023", "rewrites The Quay, 2023-07-06, https://q.example")], ["one-2023", "two"]),
            ([quoted("two", "Two", "2023", "rewrites The Quay, 2021-01-01")], []),
            ([quoted("two", "Two", "2023", "rewrites one-2023 (same slips)")], ["one-2023", "two"]),
            ([quoted("two", "Two", "2023", "rewrites one-2023-b")], []),
            ([quoted("two", "Two", "2023", "rewrites a wire; not independent of three"),
              quoted("three", "Three", "2023", "rewrites a wire")], ["two", "three"]),
            ([quoted("two", "Two", "2023", "primary source for its own subject"),
              quoted("three", "Three", "2023", "primary source for its own subject")], []),
            ([ONE], []),
        ],
    )  # fmt: skip
    def test_documents_that_rewrite_one_text_or_one_another_are_told_together(self, others, together):
        assert [[each["document"] for each in group] for group in same_origin([ONE, *others])] == (
            [together] if together else []
        )

    def test_a_document_between_two_brings_them_together(self):
        ends = [ONE, quoted("two", "Two", "2023", "rewrites three")]
        middle = quoted("three", "Three", "2023", "rewrites one-2023")
        assert [len(group) for group in same_origin([*ends, middle])] == [3]

    def test_a_long_list_says_how_much_longer_it_is(self):
        assert shortened(["a", "b"], 2) == ["a", "b"]
        assert shortened(["a", "b", "c", "d"], 2) == ["a", "b", "and 2 more"]

    def test_a_derived_number_names_its_sources_each_once_with_a_link(self, fisheries):
        builder = NoBuilder()
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), builder, "chapters/catch")
        builder.app = SimpleNamespace(env=SimpleNamespace(get_domain=lambda _: SimpleNamespace(site=Site(fisheries))))
        record = renderer.registry["landings-fall"]
        told = dict(renderer.lines(record))
        cited = {renderer.registry[id]["citation"]["url"] for id in record["rests_on"]}
        assert sorted(re.findall(r'href="([^"]+)"', told["rests on"])) == sorted(cited)
        assert told["rests on"].count("Fisheries Registry, 2025") == 1
        assert " Source: Fisheries Registry, 2025. In: " in renderer.cited(record)
        assert " [derived]. " in renderer.cited(record)

    def test_a_statement_says_who_has_read_it_and_who_confirmed_it(self, fisheries):
        table = fisheries / "data" / "reviews.csv"

        def told() -> dict[str, str]:
            registry = Registry(Book(BookPaths(fisheries)))
            lines = dict(PageRenderer(registry, NoBuilder(), "chapters/catch").lines(registry["catch-worth"]))
            return {name: lines[name] for name in ("read by", "confirmed by") if name in lines} | {
                "digest": story_digest(registry, "catch-worth")
            }

        unread = told()
        row = "coast-2025,89,$48.2 million,catch-worth,{},{},2025-06-01,\n"
        with table.open("a", encoding="utf-8") as file:
            file.write(row.format("A <b>", "accepted"))
        once = told()
        with table.open("a", encoding="utf-8") as file:
            file.write(row.format("B. Roe", "confirmed"))
        twice = told()
        assert set(unread) == {"digest"}
        assert once["read by"] == "one, A &lt;b&gt;"
        assert "confirmed by" not in once
        assert (twice["read by"], twice["confirmed by"]) == ("A &lt;b&gt;", "B. Roe")
        assert len({unread["digest"], once["digest"], twice["digest"]}) == 3

    def test_whatever_value_a_story_names_is_in_its_digest(self, fisheries):
        edit(
            fisheries / "data" / "reference.csv",
            "\ncatch-worth-registry",
            "As landings-2023 and no-value.\ncatch-worth-registry",
        )
        registry = Registry(Book(BookPaths(fisheries)))
        builder = NoBuilder()
        builder.app = SimpleNamespace(env=SimpleNamespace(get_domain=lambda _: SimpleNamespace(site=Site(fisheries))))
        renderer = PageRenderer(registry, builder, "chapters/catch")
        named = {}
        for record in map(registry.__getitem__, registry.ids()):
            shown = Markup("").join([renderer.judged(record), renderer.details(record)])
            named[record["id"]] = set(re.findall(r'href="[^"]*numbers\.html#([^"]+)"', shown))
            assert named[record["id"]] <= {record["id"], *told_with(registry, record["id"])}
        assert named["landings-2024"] == {"landings-2023"}

    def test_what_decides_how_sure_a_derived_number_is_goes_by_its_label(self, fisheries):
        renderer = PageRenderer(Registry(Book(BookPaths(fisheries))), NoBuilder(), "chapters/catch")
        record = renderer.registry["landings-fall"]
        id, _, why = record["confidence_reason"].partition(": ")
        reason = renderer.reason(record)
        assert f">{renderer.registry[id]['label']}</a>”: {why}" in reason
        assert f'href="pages/numbers.html#{id}"' in reason


def test_figures_stand_in_the_order_of_topics_in_whatever_order_pages_were_read(fisheries: Path):
    ids = Book(BookPaths(fisheries)).figure_ids()
    assert len(ids) > 1
    for read in (ids, ids[::-1]):
        env = SimpleNamespace(srcdir=str(fisheries), domaindata={}, config=SimpleNamespace(root_doc="index"))
        domain = BookDomain(env)  # type: ignore[arg-type]
        for id in read:
            domain.note_figure({"id": id, "page": "chapters/catch"})  # type: ignore[typeddict-item]
        assert [each["id"] for each in domain.figures_in_order()] == ids
