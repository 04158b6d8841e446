"""What a page says is not held is not held: sentences of absence carry what they deny, gaps of tables are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest
from bookcopies import claimbook, edit_prose, refused, succeeded
from judging_words import sentences
from test_validation import set_cell

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.absences import NOT_HELD, OPENING, SAYS_SO, denied_in_figure, read_absence
from claimbook.book.book import Book, open_book
from claimbook.book.conditions import read_condition
from claimbook.book.contents import pages
from claimbook.chapters.chapter import prose_texts, read_notebook
from claimbook.review.evenness import uneven_charts

ROOT = Path(__file__).resolve().parents[1]
# Sentences that deny nothing a row could hold: what they count stands in them as a value that is counted anew.
COUNTED = (
    "partnerships-promises-open",
    "checks-not-checked",
    "funding-since-running",
    "partnerships-promises-answered",
)
OF_NO_ROW = {
    "- *Not checked*": "what a verdict means",
    "A machine that starts leaves a trace": "how silence is to be read",
    "For the rest no date of use is held.": "the sentence before it counts the rest",
}


@pytest.fixture(scope="module")
def own() -> Book:
    return open_book(ROOT)


def texts(paths: BookPaths) -> list[str]:
    """The prose of every page of the contents."""
    found = []
    for page in pages(paths):
        file = page.path
        found += prose_texts(read_notebook(file)) if file.suffix == ".ipynb" else [file.read_text(encoding="utf-8")]
    return found


def unbound(text: str) -> list[str]:
    """The sentences of a text that deny something without a condition that a row would break."""
    return [
        each
        for each in sentences(text)
        if SAYS_SO.search(each)
        and f"`{OPENING}" not in each
        and not any(id in each for id in COUNTED)
        and not each.startswith(tuple(OF_NO_ROW))
    ]


class TestThisBook:
    def test_every_sentence_of_absence_says_what_it_denies(self):
        assert [each for text in texts(BookPaths(ROOT)) for each in unbound(text)] == []

    def test_a_sentence_without_is_found(self):
        assert unbound("For Taiwan we hold no figure. Of the rest no source is held.") == [
            "For Taiwan we hold no figure.",
            "Of the rest no source is held.",
        ]

    def test_no_figure_leaves_out_a_row_that_is_held(self, own):
        assert [each for id in own.figure_ids() for each in denied_in_figure(own, own.figure(id).about())] == []

    def test_a_planted_row_is_found_in_a_gap(self, own):
        about = own.figure("compute-share").about()
        rows = [list(row) for row in about["rows"]]
        gap = next((line, at) for line in rows for at, cell in enumerate(line) if reference(own, cell))
        gap[0][gap[1]] = NOT_HELD
        assert list(denied_in_figure(own, {**about, "rows": rows}))

    def test_measures_that_end_at_different_dates_say_so_below_their_chart(self, own):
        for each in uneven_charts(own):
            caveat = own.figure(each.figure).caveat
            behind = [place for place, when in each.newest.items() if when < max(each.newest.values())]
            assert any(place in caveat for place in behind), str(each)


def reference(book: Book, cell: object) -> bool:
    return isinstance(cell, dict) and bool(cell["id"]) and book.ledger.row("reference", cell["id"]) is not None


class TestConditions:
    @pytest.mark.parametrize(
        ("text", "held"),
        [
            ("no row of Harbour | landings* | 2024", True),
            ("no row of * | *no such measure*", False),
            ("no row of Moon", False),
        ],
    )
    def test_a_row_that_fits_breaks_it(self, fisheries, text, held):
        book = Book(BookPaths(fisheries))
        planted = book.ledger.where("reference", status="current")[0]
        text = text.replace("Harbour | landings* | 2024", f"{planted['subject']} | {planted['metric'][:4]}* | *")
        failure = read_condition(text).failure(book)
        assert bool(failure) == held
        assert not held or planted.id in failure

    @pytest.mark.parametrize("text", ["no row of ", "no row of * | *", "no row of a | b | c | d"])
    def test_one_that_denies_nothing_is_refused(self, text):
        with pytest.raises(BookError, match="names nothing"):
            read_absence(text)


class TestTheBuild:
    def test_a_planted_row_stops_a_book_that_denies_it(self, run_fisheries):
        text = "\n".join(prose_texts(read_notebook(run_fisheries / "chapters" / "catch.ipynb")))
        line = next(each for each in text.splitlines() if each and each[0].isalpha())
        edit_prose(
            run_fisheries, line, f"{line}\n\nFor the harbour we hold no figure.{{holds}}`no row of harbour | landings`"
        )
        succeeded(claimbook(run_fisheries, "validate"))
        set_cell(run_fisheries, "reference", "landings-2021", "subject", "Harbour")
        complaint = refused(claimbook(run_fisheries, "build"))
        assert "“For the harbour we hold no figure.” is no longer true" in complaint
        assert "there is landings-2021 (Harbour: landings)" in complaint
