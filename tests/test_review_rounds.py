"""An article is reviewed in the terminal or in a spreadsheet: nothing is lost, and what was spoilt is refused."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from test_review_decisions import paths, tables, waiting

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.identity import read_identity
from claimbook.review.decisions import Reviewer
from claimbook.review.new_entities import NewEntity
from claimbook.review.reviewing import decide_from, review_in_terminal, write_out
from claimbook.review.spreadsheet import COLUMNS, read_review
from claimbook.review.terminal import TerminalReview, broken
from claimbook.tables.ledger import Ledger

__all__ = ["paths"]
DOCUMENT = "made-up-2024"


def review(paths: BookPaths, *lines: str) -> None:
    """Type these lines into a review in the terminal."""
    with create_pipe_input() as pipe:
        pipe.send_text("".join(f"{line}\n" for line in lines))
        review_in_terminal(paths, DOCUMENT, "Reader One", PromptSession(input=pipe, output=DummyOutput()))


def order(paths: BookPaths) -> list[str]:
    return list(waiting(paths))


def test_a_review_in_the_terminal_decides_undoes_and_goes_on_where_it_was_left(paths: BookPaths) -> None:
    before = order(paths)
    assert before == ["2,016 GPUs", "three days", "7.4 billion yen", "880 people"]
    review(paths, "s", "l 1", "q")
    assert order(paths) == ["2,016 GPUs", "7.4 billion yen", "880 people"]
    review(paths, "r Said elsewhere.", "u", "s", "s", "e metric=employees topic=compute", "a", "q")
    assert order(paths) == ["2,016 GPUs", "7.4 billion yen"]
    rows = Ledger(paths).where("claims", metric="employees")
    assert [(row["value"], row["topic"]) for row in rows] == [("880", "compute")]


def test_lines_of_a_review_are_broken_at_spaces_and_keep_their_styles() -> None:
    parts = [("", "The pond had "), ("class:number", "[21 boats]"), ("", " in 2023.\nNext")]
    assert broken(parts, 15) == [("", "The pond had\n"), ("class:number", "[21 boats]"), ("", " in\n2023.\nNext")]
    assert broken([("", "岸壁に 二十隻の船")], 8) == [("", "岸壁に\n二十隻の船")]
    assert broken([("", "unbreakable")], 4) == [("", "unbreakable")]


def test_what_cannot_be_done_in_the_terminal_is_said_and_asked_again(paths: BookPaths) -> None:
    before = tables(paths)
    review(paths, "e nonsense", "e colour=red", "l 9", "l sakura-subsidy perhaps", "l no-such-value", "x", "u", "q")
    assert tables(paths) == before


class Heard(DummyOutput):
    """An output that keeps what is written to it."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, data: str) -> None:
        self.text += data


def test_what_a_cell_of_a_proposal_lacks_is_said_by_its_name(paths: BookPaths) -> None:
    assert waiting(paths)["2,016 GPUs"].claim["topic"] == "compute"
    heard = Heard()
    with create_pipe_input() as pipe:
        pipe.send_text("e topic=\nl 1\ne topic=compute value=2017\na\nq\n")
        review_in_terminal(paths, DOCUMENT, "Reader One", PromptSession(input=pipe, output=heard))
    said = " ".join(heard.text.split())
    assert "topic is empty; it must be filled; say e topic=…" in said
    assert "is eq 2017 GPU, but its quote in made-up-2024 reads eq 2016 GPU" in said
    assert ", row " not in said


def test_a_new_entity_is_added_in_the_terminal_and_can_be_taken_back(paths: BookPaths) -> None:
    before = tables(paths)
    review(paths, "n 7", "q")
    assert tables(paths) == before
    review(paths, "n", "u", "q")
    assert tables(paths) == before
    review(paths, "n 1 university", "q")
    added = Ledger(paths).row("entities", "ariake-university")
    assert added is not None
    assert (added["kind"], added["note"]) == ("university", "Basis: made-up-2024.")


def edited(place: Path, verdicts: dict[str, dict[str, str]]) -> None:
    """Decide rows of a workbook by their quotes."""
    workbook = openpyxl.load_workbook(place)
    sheet = workbook["Review"]
    for row in sheet.iter_rows(min_row=2):
        for column, text in verdicts.get(row[COLUMNS.index("quote")].value, {}).items():
            row[COLUMNS.index(column)].value = text
    workbook.save(place)


@pytest.fixture
def workbook(paths: BookPaths, tmp_path: Path) -> Path:
    place = tmp_path / "review.xlsx"
    write_out(paths, DOCUMENT, place)
    return place


def test_a_workbook_carries_decisions_back_in_any_order_and_twice_does_no_harm(
    paths: BookPaths, workbook: Path
) -> None:
    edited(
        workbook,
        {"880 people": {"verdict": "reject", "reason": "No subject of the book."}, "three days": {"verdict": "link"}},
    )
    book = openpyxl.load_workbook(workbook)
    sheet = book["Review"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for line, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(line, column, value)
    book.save(workbook)
    assert decide_from(paths, workbook, "Reader One")[-1] == "2 decided."
    assert order(paths) == ["2,016 GPUs", "7.4 billion yen"]
    after = tables(paths)
    assert decide_from(paths, workbook, "Reader One") == ["review.xlsx decides nothing that still waits."]
    assert tables(paths) == after


def test_keys_are_protected_and_verdicts_topics_and_entities_are_chosen_from_lists(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Review"]
    assert sheet.protection.sheet
    assert sheet["B2"].protection.locked
    assert not sheet.cell(2, COLUMNS.index("verdict") + 1).protection.locked
    offered = {str(each.sqref).split(":")[0].rstrip("0123456789") for each in sheet.data_validations.dataValidation}
    letters = {openpyxl.utils.get_column_letter(COLUMNS.index(name) + 1) for name in ("verdict", "topic", "subject")}
    assert letters <= offered


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda sheet: sheet.delete_cols(COLUMNS.index("verdict") + 1), "lacks the columns verdict"),
        (lambda sheet: sheet.cell(2, 2, "#REF!"), "row 2, column start: '#REF!' is no place in the text"),
        (lambda sheet: sheet.cell(2, 5, "perhaps"), "'perhaps' is none of accept, link, reject, later"),
        (lambda sheet: (sheet.cell(2, 5, "reject"), sheet.cell(2, 3, "3 GPUs")), "'3 GPUs' is not what stands at"),
        (lambda sheet: sheet.cell(2, 1, "yomiuri-2024"), "is a row of another document"),
        (lambda sheet: sheet.cell(2, 5, "reject"), "a rejection needs its reason"),
        (lambda sheet: sheet.parent["About"].cell(1, 2, "fisheries"), "is of another book"),
    ],
)
def test_a_spoilt_workbook_is_refused_in_one_sentence_and_nothing_is_written(
    paths: BookPaths, workbook: Path, spoil: object, sentence: str
) -> None:
    book = openpyxl.load_workbook(workbook)
    spoil(book["Review"])  # type: ignore[operator]
    book.save(workbook)
    before = tables(paths)
    with pytest.raises(BookError) as caught:
        decide_from(paths, workbook, "Reader One")
    assert sentence in str(caught.value)
    assert len(caught.value.faults) == 1
    assert tables(paths) == before


def test_cells_to_be_edited_are_text_so_that_a_month_typed_stays_one(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Review"]
    loose = {name for column, name in enumerate(COLUMNS, 1) if not sheet.cell(2, column).protection.locked}
    assert {"period", "value", "reason"} <= loose
    for row in sheet.iter_rows(min_row=2):
        assert {cell.number_format for cell, name in zip(row, COLUMNS, strict=True) if name in loose} == {"@"}


@pytest.mark.parametrize(
    ("verdict", "column", "cell"),
    [
        ("accept", "period", datetime(2024, 6, 1)), ("accept", "value", date(2024, 6, 1)),
        ("accept", "metric", time(3, 30)), ("accept", "out_of", timedelta(hours=30)),
        ("reject", "reason", datetime(2024, 6, 1)),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_made_a_day_or_a_time_of_is_refused_and_nothing_is_written(
    paths: BookPaths, workbook: Path, verdict: str, column: str, cell: object
) -> None:
    edited(workbook, {"880 people": {"verdict": verdict, "topic": "compute", "metric": "employees", column: cell}})
    before = tables(paths)
    with pytest.raises(BookError) as caught:
        decide_from(paths, workbook, "Reader One")
    [fault] = caught.value.faults
    assert (fault.file, fault.column) == ("review.xlsx", column)
    assert "which a spreadsheet made of what was typed; write it as text, such as '2024-06" in fault.message
    assert tables(paths) == before


def test_a_month_written_as_text_and_a_day_that_was_proposed_are_taken(paths: BookPaths, workbook: Path) -> None:
    waits = waiting(paths)["880 people"]
    edited(workbook, {"880 people": {"verdict": "accept", "topic": "compute", "metric": "employees",
                                     "period": "'2024-06"}})  # fmt: skip
    ledger = Ledger(paths)
    [decision] = read_review(workbook, ledger, read_identity(paths).short_name, {DOCUMENT: [waits]})
    assert decision.cells["period"] == "2024-06"
    edited(workbook, {"880 people": {"period": datetime(2024, 6, 1)}})
    waits.claim["period"] = "2024-06-01"
    [decision] = read_review(workbook, ledger, read_identity(paths).short_name, {DOCUMENT: [waits]})
    assert decision.cells["period"] == "2024-06-01"


def test_what_a_terminal_review_says_holds_no_control_signs(paths: BookPaths) -> None:
    heard = Heard()
    with create_pipe_input() as pipe:
        pipe.send_text("q\n")
        book = Book(paths)
        proposals = list(waiting(paths).values())
        for each in proposals:
            each.claim["metric"] = "\x07\x9b2J"
        entities = [NewEntity("x", "X", "company", ("\x07\x9b2J",), 0, 2)]
        session = PromptSession(input=pipe, output=heard)
        TerminalReview(Reviewer(paths, DOCUMENT, "Reader One"), book.ledger, proposals, entities, session).run()
    assert "metric=" in heard.text
    assert not set("\x07\x9b") & set(heard.text)


def test_what_is_no_workbook_is_said_so(paths: BookPaths, tmp_path: Path) -> None:
    place = tmp_path / "review.xlsx"
    place.write_text("not a workbook", encoding="utf-8")
    with pytest.raises(BookError, match="is no workbook that can be read"):
        decide_from(paths, place, "Reader One")
