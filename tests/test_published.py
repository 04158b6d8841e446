"""What a site publishes for programs: values with their history, editions, a table, feeds, linked data in the pages."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as tree
from pathlib import Path
from typing import Any, get_type_hints

import jsonschema
import pandas
import pytest
import rdflib
from bookcopies import change, claimbook, succeeded
from referencing import Registry, Resource
from test_records import disagreements

from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.cite.versions import Versions
from claimbook.published.records import PublishedEditions, PublishedFile, PublishedValue, PublishedValues
from claimbook.published.values import Published
from claimbook.site.feed import revised_values
from claimbook.site.publishing import SCHEMAS, in_json, publish_values

CHANGED, EDITION = "landings-2024", "2025.1"
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = rdflib.Namespace("https://schema.org/")
WHY = "Final <b>returns</b> came in."


def site(book: Path) -> Path:
    return book / "_build" / "html"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def held_to_schema(path: Path, folder: Path) -> Any:
    """Return what a file holds, having held it against the schema that it names."""
    document = read(path)
    schemas = {each.name: Resource.from_contents(read(each)) for each in folder.glob("*.schema.json")}
    schema = read((path.parent / document["schema"]).resolve())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, registry=Registry().with_resources(schemas.items())).validate(document)
    return document


def by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in records}


def published(root: Path) -> dict[str, Any]:
    """Return what a book would publish as it stands, figures aside."""
    return dict(Published(Versions(Book(BookPaths(root)))).document([]))


class TestFiles:
    def test_every_file_follows_the_schema_that_it_names(self, revised):
        folder = site(revised)
        names = ["values.json", "values.v1.json", "figures.json", "editions.json"]
        files = [*(folder / name for name in names), *sorted((folder / "values").glob("*.json"))]
        versions = [held_to_schema(path, folder)["version"] for path in files]
        assert versions[:4] == [2, 1, 1, 2]
        assert len(files) == 4 + len(read(folder / "values.json")["values"])

    def test_a_schema_refuses_what_it_does_not_describe(self, revised, tmp_path):
        document = read(site(revised) / "values.json")
        del document["values"][0]["history"][0]["why"]
        (tmp_path / "values.json").write_text(json.dumps(document), encoding="utf-8")
        (tmp_path / "values.schema.json").write_bytes((site(revised) / "values.schema.json").read_bytes())
        with pytest.raises(jsonschema.ValidationError, match="'why' is a required property"):
            held_to_schema(tmp_path / "values.json", tmp_path)

    @pytest.mark.parametrize(
        ("type_", "name"),
        [(PublishedValues, "values"), (PublishedFile, "value"), (PublishedEditions, "editions")],
    )
    def test_schema_and_type_name_the_same_fields(self, revised, type_, name):
        schema = read(site(revised) / f"{name}.schema.json")
        if name == "value":
            assert set(schema["properties"]) == set(get_type_hints(PublishedFile))
        else:
            assert disagreements(type_, schema, schema, name) == []

    def test_published_json_has_a_line_for_each_field_and_record(self):
        document = {
            "version": 2,
            "none": {},
            "book": {"name": "日", "at": [1, 2]},
            "values": [{"id": "a"}, {"id": "b"}],
        }
        text = in_json(document)
        assert json.loads(text) == document
        assert text.splitlines()[1:-1] == [
            ' "version": 2,',
            ' "none": {},',
            ' "book": {',
            '  "name": "日",',
            '  "at": [1, 2]',
            " },",
            ' "values": [',
            '  {"id": "a"},',
            '  {"id": "b"}',
            " ]",
        ]

    def test_all_of_version_1_stands_in_version_2_under_the_same_names(self, revised):
        first, second = (read(site(revised) / name) for name in ("values.v1.json", "values.json"))
        assert first["book"] == second["book"]
        assert [each["id"] for each in first["values"]] == [each["id"] for each in second["values"]]
        for old, new in zip(first["values"], second["values"], strict=True):
            assert old == {name: new[name] for name in old}

    def test_a_value_has_its_parts_by_name(self, revised):
        document = read(site(revised) / "values.json")
        record = by_id(document["values"])[CHANGED]
        assert (record["subject"], record["metric"], record["period"]) == ("fleet", "landings", "2024")
        assert document["entities"]["fleet"]["name"] == "The coastal fleet"
        derived = next(each for each in document["values"] if each["table"] == "derived")
        assert derived["subject"] == ""
        assert derived["metric"]
        assert set(record) == set(get_type_hints(PublishedValue))

    def test_the_file_of_a_value_says_how_it_is_cited_as_it_stands(self, revised):
        changed, held = (read(site(revised) / "values" / f"{id}.json") for id in (CHANGED, "landings-2021"))
        assert held["cite_as"] == f"the-catch:landings-2021@{EDITION}"
        assert re.fullmatch(rf"the-catch:{CHANGED}@2025\.1\+\d{{4}}-\d\d-\d\d", changed["cite_as"])
        assert changed["value"] == by_id(read(site(revised) / "values.json")["values"])[CHANGED]

    def test_files_of_values_that_are_no_more_are_taken_away(self, revised):
        stems = {path.stem for path in (site(revised) / "values").iterdir()}
        document = read(site(revised) / "values.json")
        assert stems == set(by_id([*document["values"], *document["gone"]]))


def give_nets(root: Path) -> None:
    """Give a book's edition a derived value that the book has no longer."""
    path = root / "editions" / EDITION / "values.json"
    document = read(path)
    document["values"].append({**document["values"][0], "id": "nets", "label": "Fleet: nets", "table": "derived"})
    path.write_text(json.dumps(document), encoding="utf-8")


class TestTakenOut:
    def test_a_value_that_was_taken_out_keeps_its_file_and_its_feed(self, frozen, tmp_path):
        give_nets(frozen)
        (tmp_path / "values").mkdir()
        made = Published(Versions(Book(BookPaths(frozen))))
        publish_values(tmp_path, made)
        for schema in SCHEMAS.glob("*.json"):
            (tmp_path / schema.name).write_bytes(schema.read_bytes())
        file = held_to_schema(tmp_path / "values" / "nets.json", tmp_path)
        assert (file["cite_as"], file["book"]["edition"]) == (f"the-catch:nets@{EDITION}", EDITION)
        assert file["value"] == made.gone()[0]
        top = tree.parse(tmp_path / "values" / "nets.atom").getroot()
        newest, oldest = top.findall(f"{ATOM}entry")
        assert newest.findtext(f"{ATOM}title").endswith(" → taken out")
        assert newest.findtext(f"{ATOM}content").startswith(f"the-catch:nets@{EDITION}. ")
        assert {each.get("href") for each in top.iter(f"{ATOM}link")} == {f"../e/{EDITION}/n/nets.html"}
        assert "nets" not in (tmp_path / "values.csv").read_text(encoding="utf-8")

    def test_the_feed_of_changes_leads_to_where_it_stands(self, frozen):
        give_nets(frozen)
        [change] = [each for each in revised_values(Published(Versions(Book(BookPaths(frozen))))) if each.id == "nets"]
        assert change.page([EDITION]) == f"e/{EDITION}/n/nets.html"


class TestHistory:
    def test_a_revised_value_tells_what_each_edition_held_and_why_it_changed(self, revised):
        first, last = by_id(read(site(revised) / "values.json")["values"])[CHANGED]["history"]
        assert (first["edition"], first["number"], first["kind"], first["why"]) == (EDITION, "52000", "first", "")
        assert last["edition"].startswith(f"{EDITION}+")
        assert (last["number"], last["kind"], last["why"]) == ("51000", "revision", WHY)
        assert last["date"] == last["edition"].partition("+")[2]
        assert first["then"]["rounding"] != by_id(read(site(revised) / "values.json")["values"])[CHANGED]["rounding"]

    def test_what_did_not_change_has_one_entry(self, revised):
        record = by_id(read(site(revised) / "values.json")["values"])["landings-2021"]
        assert [each["edition"] for each in record["history"]] == [EDITION]

    def test_an_edition_can_be_put_together_from_the_histories(self, revised):
        frozen = by_id(read(revised / "editions" / EDITION / "values.json")["values"])
        for id, record in by_id(read(site(revised) / "values.json")["values"]).items():
            entry = next((each for each in record["history"] if each["edition"] == EDITION), None)
            assert (entry is not None) is (id in frozen)
            if entry:
                then = {**record, **entry.get("then", {}), "text": entry["text"], "number": entry["number"]}
                names = set(frozen[id]) - {"quotes", "topic", "formula", "confidence_reason"}
                assert {name: then[name] for name in names} == {name: frozen[id][name] for name in names}

    def test_the_editions_say_what_changed_since(self, revised):
        document = read(site(revised) / "editions.json")
        assert [each["name"] for each in document["editions"]] == [EDITION]
        assert CHANGED in document["working"]["values"]
        assert "landings-2021" not in document["working"]["values"]
        for each in document["editions"]:
            assert (site(revised) / each["address"]).is_file()
            assert (site(revised) / each["data"]).is_file()

    def test_ids_that_are_current_no_longer_are_listed_with_what_follows_them(self, frozen):
        succeeded(claimbook(frozen, "supersede", "boats", "--by", "landings-2022", "--why", "A slip."))
        found = by_id(published(frozen)["retired"])
        assert found["boats"] == {"id": "boats", "status": "superseded", "edition": EDITION,
                                  "superseded_by": ["landings-2022"], "why": "A slip."}  # fmt: skip

    def test_a_value_that_only_editions_hold_is_gone_and_still_tells_its_story(self, frozen):
        give_nets(frozen)
        made = published(frozen)
        [gone] = made["gone"]
        assert (gone["id"], gone["status"]) == ("nets", "gone")
        assert [(each["text"] is None, "+" in each["edition"]) for each in gone["history"]] == [
            (False, False), (True, True)]  # fmt: skip
        assert by_id(made["retired"])["nets"]["edition"] == EDITION

    def test_before_the_first_edition_a_value_has_what_the_book_says(self, run_fisheries):
        made = published(run_fisheries)
        assert made["editions"] == []
        assert {(each["kind"], len(value["history"])) for value in made["values"] for each in value["history"]} == {
            ("first", 1)}  # fmt: skip


class TestTable:
    def test_the_table_has_every_value(self, revised):
        table = pandas.read_csv(site(revised) / "values.csv", index_col="id", dtype={"number": str})
        values = by_id(read(site(revised) / "values.json")["values"])
        assert list(table.index) == list(values)
        for id, number in table["number"].items():
            assert number == values[id]["number"] or (pandas.isna(number) and values[id]["number"] is None)
        assert table.loc[CHANGED, "subject"] == "The coastal fleet"

    def test_no_cell_of_it_is_a_formula_and_numbers_stay_numbers(self, run_fisheries):
        change(run_fisheries, "data/reference.csv", "landings-2021,fleet,landings,61200",
               "landings-2021,=cmd|fleet,landings,-61200")  # fmt: skip
        from claimbook.published.table import values_table

        made = Published(Versions(Book(BookPaths(run_fisheries))))
        table = values_table([made.file("landings-2021")], {})
        [row] = csv.DictReader(io.StringIO(table))
        assert (row["subject"], row["number"]) == ("'=cmd|fleet", "-61200")


class TestFeeds:
    def test_the_feed_has_an_entry_for_each_revised_value_and_for_no_other(self, revised):
        top = tree.parse(site(revised) / "changes.atom").getroot()
        titles = [entry.findtext(f"{ATOM}title") for entry in top.findall(f"{ATOM}entry")]
        ids = [each.text for each in top.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))
        values = read(site(revised) / "values.json")["values"]
        moved = {each["id"] for each in values if len({entry["text"] for entry in each["history"]}) > 1}
        assert CHANGED in moved
        told = [title for title in titles if " → " in title]
        assert len(told) == len(moved)
        [entry] = [each for each in top.findall(f"{ATOM}entry") if "(the-catch" not in each.findtext(f"{ATOM}title")
                   and "landings: 52,000" in each.findtext(f"{ATOM}title")]  # fmt: skip
        assert entry.findtext(f"{ATOM}title").endswith(" → 51,000\u00a0tonnes")
        assert WHY in entry.findtext(f"{ATOM}content")
        assert entry.find(f"{ATOM}link").get("href") == f"pages/numbers.html#{CHANGED}"

    def test_every_value_has_a_feed_of_its_own(self, revised):
        for id, record in by_id(read(site(revised) / "values.json")["values"]).items():
            top = tree.parse(site(revised) / "values" / f"{id}.atom").getroot()
            entries = top.findall(f"{ATOM}entry")
            assert len(entries) == len({each["text"] for each in record["history"]}), id
            for link in top.iter(f"{ATOM}link"):
                assert (site(revised) / "values" / link.get("href").partition("#")[0]).is_file()
        frozen = by_id(read(revised / "editions" / EDITION / "values.json")["values"])
        for path in (site(revised) / "values").glob("*.atom"):
            for entry in tree.parse(path).getroot().findall(f"{ATOM}entry"):
                id, _, version = entry.findtext(f"{ATOM}content").split(". ")[0].rstrip(".").partition("@")
                assert id == f"the-catch:{path.stem}"
                if version == EDITION:  # an edition is named for what it holds
                    assert (
                        entry.findtext(f"{ATOM}title") == f"{frozen[path.stem]['label']}: {frozen[path.stem]['text']}"
                    )
        newest, oldest = tree.parse(site(revised) / "values" / f"{CHANGED}.atom").getroot().findall(f"{ATOM}entry")
        assert f"{EDITION}+" in newest.findtext(f"{ATOM}content")
        assert oldest.find(f"{ATOM}link").get("href") == f"../e/{EDITION}/n/{CHANGED}.html"


def graph_of(page: Path) -> rdflib.Graph:
    """Return what a page tells as linked data, read by a reader that is not ours; nothing is fetched for it."""
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"), re.S)
    told = json.loads(data) | {"@context": {"@vocab": str(SCHEMA)}}
    return rdflib.Graph().parse(data=json.dumps(told), format="json-ld", publicID="https://catch.example/page.html")


class TestLinkedData:
    def test_every_number_is_a_claim_on_its_own_page_or_else_on_the_page_of_numbers(self, revised):
        graph = graph_of(site(revised) / "pages" / "numbers.html")
        values = by_id(read(site(revised) / "values.json")["values"])
        claims = {str(each).partition("#")[2] for each in graph.subjects(rdflib.RDF.type, SCHEMA.Claim)}
        changed = set(read(site(revised) / "editions.json")["working"]["values"])
        assert CHANGED in changed
        assert claims == changed | {id for id, each in values.items() if each["quotes"] or each["check"]}
        for id in set(values) - changed:
            page = graph_of(site(revised) / "e" / EDITION / "n" / f"{id}.html")
            [claim] = page.subjects(rdflib.RDF.type, SCHEMA.Claim)
            assert values[id]["label"] in str(page.value(claim, SCHEMA.name))

    def test_a_verdict_is_a_review_of_its_claim(self, revised):
        values = by_id(read(site(revised) / "values.json")["values"])
        graph = graph_of(site(revised) / "pages" / "numbers.html")
        found = {
            str(graph.value(review, SCHEMA.itemReviewed)).partition("#")[2]: str(
                graph.value(graph.value(review, SCHEMA.reviewRating), SCHEMA.alternateName)
            )
            for review in graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview)
        }
        assert found == {id: each["check"]["verdict"] for id, each in values.items() if each["check"]}
        assert found

    def test_the_page_of_an_editions_number_tells_the_number_of_that_edition(self, revised):
        graph = graph_of(site(revised) / "e" / EDITION / "n" / f"{CHANGED}.html")
        [claim] = graph.subjects(rdflib.RDF.type, SCHEMA.Claim)
        assert str(graph.value(claim, SCHEMA.name)).endswith("52,000\u00a0tonnes")
        assert str(graph.value(claim, SCHEMA.identifier)) == f"the-catch:{CHANGED}@{EDITION}"


class TestWithoutAnAddress:
    def test_a_build_warns_once(self, revised):
        warned = (revised / "warned.txt").read_text(encoding="utf-8")
        assert warned.count("Warning: The book has no public address") == 1
        assert "set claimbook.address in _config.yml" in warned

    def test_setting_it_runs_no_chapter_and_ends_the_warning(self, built):
        change(built, "_config.yml", "claimbook:\n", "claimbook:\n  address: https://catch.example/\n")
        result = claimbook(built, "build")
        assert "Every chapter is current." in succeeded(result)
        assert "Running" not in result.stdout
        assert "no public address" not in result.stderr
        assert "https://catch.example/pages/numbers.html" in (site(built) / "sitemap.xml").read_text(encoding="utf-8")
        feed = (site(built) / "values" / f"{CHANGED}.atom").read_text(encoding="utf-8")
        assert f"https://catch.example/values/{CHANGED}.atom" in feed
