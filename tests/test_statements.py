"""The list of statements: every one with its verdict, quotes and grounds, whatever the texts hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimbook.base.errors import BookError
from claimbook.book.book import Book, open_book
from claimbook.book.records import STATEMENTS_MIME
from claimbook.book.shown import ShownValues
from claimbook.book.vocabulary import words_of
from claimbook.chapters.parts import note_parts, plain
from claimbook.chapters.statements import Statements, statement_of
from claimbook.site.outputs import statements as written
from claimbook.site.templating import macro

VOID = {"input"}
VERDICTS = ("confirmed", "refined", "outdated", "contradicted", "not checked", "not checkable")
Edit = Callable[[str, Callable[[dict[str, str]], None]], Book]


@pytest.fixture
def edited(fisheries: Path) -> Edit:
    """Open the book about fisheries after an edit of the rows of one table."""

    def edit(table: str, change: Callable[[dict[str, str]], None]) -> Book:
        path = fisheries / "data" / f"{table}.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        for row in rows:
            change(row)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(row for row in rows if any(row.values()))
        return open_book(fisheries)

    return edit


@pytest.fixture
def listed(fisheries: Path) -> Statements:
    return Statements(open_book(fisheries))


class Elements(HTMLParser):
    """The elements of a piece of HTML, and whether each was closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def html(statements: Statements) -> str:
    """Return the list as a page writes it, a link's address being what it leads to."""
    record = statements._repr_mimebundle_()[STATEMENTS_MIME]
    return str(written(record, VERDICTS, lambda kind, target: f"{kind}:{target}"))


def test_every_current_statement_is_listed_once_with_its_verdict_topic_and_documents(listed: Statements) -> None:
    entries = {each["id"]: each for each in Elements(html(listed)).of("li") if "data-verdict" in each}
    claims = listed.book.ledger.where("claims", status="current")
    assert sorted(entries) == sorted(f"statement-{claim.id}" for claim in claims)
    assert entries["statement-boats-in-port"]["data-documents"] == "coast-2025 island-2025"
    assert entries["statement-landings-change"]["data-verdict"] == "refined"
    assert {each["data-topic"] for each in entries.values()} == {"catch"}


def test_the_book_s_own_list_has_every_statement_of_its_articles() -> None:
    book = open_book(Path(__file__).parents[1])
    listed = Statements(book)
    listed_ids = [each["id"] for group in listed.by_topic().values() for each in group]
    assert sorted(listed_ids) == sorted(row.id for row in book.ledger.where("claims", status="current"))
    assert {each["verdict"] for each in listed.statements} <= set(words_of(book.ledger, "checks", "verdict"))
    assert all(each["quotes"] and each["note"] for each in listed.statements)


def test_topics_stand_in_the_book_s_order_and_what_no_chapter_is_about_comes_last() -> None:
    topics = list(Statements(open_book(Path(__file__).parents[1])).by_topic())
    assert topics == ["compute", "funding", "talent", "partnerships", "context"]


def test_what_nothing_is_held_against_comes_last_and_its_common_note_is_said_once(listed: Statements) -> None:
    text = html(listed)
    listed_ids = [str(each["id"]) for each in Elements(text).of("li") if "data-verdict" in each]
    held = [f"statement-{each['id']}" for each in listed.statements if each["grounds"]]
    assert listed_ids[: len(held)] == held
    unchecked = [each for each in listed.statements if each["verdict"] == "not checked"]
    assert len(unchecked) == 3
    assert all(plain(each["note"]) == "No source held." for each in unchecked)
    assert text.count("No source held.") == 1
    assert all(said in text for said in ("An opinion.", "A forecast.")), "notes that differ stay with their statements"


def test_a_note_that_adds_to_the_common_one_shows_what_it_adds(edited: Edit) -> None:
    def change(row: dict[str, str]) -> None:
        if row["claim"] == "cold-store-board":
            row["note"] = "No source held. The board may have {value}`landings-2024`."

    text = html(Statements(edited("checks", change)))
    assert text.count("No source held.") == 1
    assert '<p class="judged">The board may have <a class="value" href="value:landings-2024">52,000' in text


def test_html_is_whole_and_its_texts_are_only_text(listed: Statements) -> None:
    elements = Elements(html(listed))
    assert elements.open == []
    assert {name for name, _ in elements.found} <= {
        *("div", "form", "label", "input", "select", "option", "section", "h3", "ol", "li", "p", "strong", "a", "span"),
        *("blockquote", "footer", "details", "summary", "ul", "bdi"),
    }
    assert not [key for _, attributes in elements.found for key in attributes if key.startswith("on")]
    assert "&lt;b onmouseover=alert(1)&gt;" in html(listed)
    assert "{value}`catch-worth`" in html(listed), "a role in a quote is the document's words, not ours"


def test_the_controls_are_hidden_until_a_script_serves_them_and_offer_all_there_is(listed: Statements) -> None:
    elements = Elements(html(listed))
    assert [("hidden" in form, form["role"]) for form in elements.of("form")] == [(True, "search")]
    assert [each["name"] for each in elements.of("select")] == ["verdict", "documents", "topic"]
    offered = {each["value"] for each in elements.of("option")}
    assert {*VERDICTS, "coast-2025", "island-2025", "catch", ""} == offered


def test_a_note_shows_the_values_it_names_as_links_and_as_text(listed: Statements) -> None:
    note = next(each["note"] for each in listed.statements if each["id"] == "landings-change")
    assert ("value", "landings-2023") in [(part.get("kind"), part.get("target")) for part in note]
    assert plain(note) == "The registry has 59,000 falling to 52,000."
    assert "The registry has 59,000 falling to 52,000." in listed.text()


def test_what_the_list_shows_counts_as_shown(listed: Statements) -> None:
    assert {"landings-change", "landings-2023", "catch-worth-registry"} <= set(listed.value_ids())


def test_each_ground_is_shown_with_its_number_and_cited_in_full(listed: Statements) -> None:
    ground = next(each for each in listed.statements if each["id"] == "catch-worth")["grounds"][0]
    assert plain(ground["shown"]) == "$48.2\N{NO-BREAK SPACE}million"
    assert "Fisheries Registry, “Annual &#34;Landings&#34; &amp; &lt;Catch&gt;”, 2025" in html(listed)


@pytest.mark.parametrize(
    ("column", "text", "mark"),
    [("seen_in", "a copy", "[seen in a copy]"), ("confidence", "unseen", "[not seen by us]")],
)
def test_a_ground_that_is_secondary_or_unseen_says_so(edited: Edit, column: str, text: str, mark: str) -> None:
    def change(row: dict[str, str]) -> None:
        if row["id"] == "catch-worth-registry":
            row[column] = text

    assert mark in html(Statements(edited("reference", change)))


def test_a_quote_that_says_otherwise_is_marked_and_makes_no_statement(edited: Edit) -> None:
    def change(row: dict[str, str]) -> None:
        if row["claim"] == "boats-in-port" and row["document"] == "island-2025":
            row["stance"] = "contradicts"

    listed = Statements(edited("evidence", change))
    statement = next(each for each in listed.statements if each["id"] == "boats-in-port")
    assert statement["documents"] == ["coast-2025"]
    assert "says otherwise: " in html(listed)


def test_what_was_not_checked_says_so_and_has_no_grounds(listed: Statements) -> None:
    unchecked = [each for each in listed.statements if each["verdict"] == "not checked"]
    assert unchecked
    assert all(each["grounds"] == [] and plain(each["note"]).startswith("No source held") for each in unchecked)


def test_a_changed_outside_figure_changes_what_the_list_shows(edited: Edit, listed: Statements) -> None:
    def change(row: dict[str, str]) -> None:
        if row["id"] == "landings-2023":
            row["value"] = "58000"

    other = Statements(edited("reference", change))
    assert other.text() != listed.text()
    assert html(other) != html(listed)


def test_a_withdrawn_statement_is_not_listed(edited: Edit) -> None:
    def change(row: dict[str, str]) -> None:
        if row["id"] == "cod-price":
            row["status"] = "withdrawn"

    assert "cod-price" not in [each["id"] for each in Statements(edited("claims", change)).statements]


def test_a_statement_without_a_verdict_is_a_sentence(edited: Edit) -> None:
    book = edited("checks", lambda row: row.update(dict.fromkeys(row, "")) if row["claim"] == "recovery" else None)
    with pytest.raises(BookError, match="The statement recovery has no verdict; give it a row in the table checks"):
        Statements(book)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("note", "See {value}`landings-1066`.", "The verdict on landings-change cannot be shown: .*landings-1066"),
        ("reference", "landings-1066", "The verdict on landings-change cannot be shown: .*no outside figure"),
    ],
)
def test_a_verdict_that_names_what_there_is_not_is_a_sentence(edited: Edit, column: str, text: str, said: str) -> None:
    def change(row: dict[str, str]) -> None:
        if row["claim"] == "landings-change":
            row[column] = text

    with pytest.raises(BookError, match=said):
        Statements(edited("checks", change))


def test_a_book_without_statements_has_nothing_to_list(edited: Edit) -> None:
    with pytest.raises(BookError, match="make no statement that could be listed"):
        Statements(edited("claims", lambda row: row.update(status="withdrawn")))


def test_one_statement_can_be_asked_for_alone(fisheries: Path) -> None:
    book = open_book(fisheries)
    claim = book.ledger.row("claims", "cold-store-board")
    assert claim is not None
    assert statement_of(ShownValues(book), claim)["confidence"] == "contested"


# Texts with links in them


def test_texts_and_targets_of_links_are_escaped_where_they_are_written() -> None:
    made = macro("parts")([{"text": "<b>", "kind": "document", "target": 'a"><script>'}], lambda kind, target: target)
    assert "<script>" not in made
    assert "<b>" not in made


@pytest.mark.parametrize("text", ["5 < 6 & more", "a < b, {value}`boats` & c"])
def test_a_note_is_text_but_for_its_values(fisheries: Path, text: str) -> None:
    shown = ShownValues(open_book(fisheries))
    made = note_parts(shown, text)
    assert plain(made) == text.replace("{value}`boats`", "412")
    assert [part["target"] for part in made if "target" in part] == list(shown.ids) == ["boats"] * ("{value}" in text)
    assert "<" not in str(macro("parts")([part for part in made if "kind" not in part], None))
