"""Review in a spreadsheet: proposals out to a workbook, decisions back from it.

The columns that say which quantity a row is are protected; decisions, topics, kinds and entities are chosen from lists.
What comes back is proved as a whole before anything is written: rows may be in any order, but must be those of this
book and this document as they were given out. Decisions are then written one after another, each whole; a second run of
the same workbook goes on where the first was cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.review.coverage import coverage
from claimbook.review.decisions import Reviewer, is_of_new_row
from claimbook.review.proposals import Proposal
from claimbook.tables.csv_files import harmless
from claimbook.tables.ledger import Ledger
from claimbook.values.dates import is_date

SHEET, LISTS, ABOUT = "Review", "Lists", "About"
KEYS = ("document", "start", "quote", "sentence")
VERDICTS = ("accept", "link", "reject", "later")
DECISION = ("verdict", "reason", "link", "relation", "why")
RELATIONS = ("repeats", "refines", "contradicts", "newer")
EDITED = ("id", "topic", "subject", "metric", "value", "low", "high", "unit", "comparator", "out_of", "period", "place",
          "kind_of_statement", "scenario", "attributed_to", "payer", "recipient", "horizon_years", "reading",
          "disagreement", "note")  # fmt: skip
COLUMNS = (*KEYS, *DECISION, *EDITED)
WIDE = {"sentence": 60, "why": 50, "quote": 18, "metric": 40, "reason": 30, "id": 30, "link": 28}
FIRST_ROW = 2
MOST_CELL = 32_000
AS_TYPED = "@"  # the format of text, in which 2024-06 becomes no day of June
EXTRA = "Spreadsheets need openpyxl; install it with: pip install 'claimbook[office]'"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of a workbook with something to do: which proposal, what was decided, with which cells."""

    line: int
    proposal: Proposal
    verdict: str
    cells: dict[str, str]
    reason: str
    link: str
    relation: str


def openpyxl() -> Any:
    """Return the library; raises BookError with what to install where it is not there."""
    try:
        import openpyxl as library
    except ImportError:
        raise BookError(f"{EXTRA}.") from None
    return library


def write_review(place: Path, ledger: Ledger, document: str, book: str, proposals: Iterable[Proposal]) -> int:
    """Write the proposals of a document as a workbook; return how many there are."""
    workbook = openpyxl().Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    sheet.append(COLUMNS)
    rows = list(proposals)
    for each in rows:
        sheet.append([_cell(text) for text in _row(document, each)])
    _lists(workbook, ledger)
    _dress(sheet, len(rows))
    about = workbook.create_sheet(ABOUT)
    for row in (("book", book), ("document", document), ("sha256", _digest(ledger, document))):
        about.append(row)
    about.sheet_state = "hidden"
    aside = place.with_name(f".{place.name}.aside")
    try:
        workbook.save(aside)
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)
    return len(rows)


def _row(document: str, proposal: Proposal) -> list[object]:
    first = proposal.links[0] if proposal.links else None
    decision = ("later", "", first.id if first else "", first.relation if first else "", first.why if first else "")
    sentence = " ".join(proposal.sentence.split())
    return [document, proposal.mention.start, proposal.mention.text, sentence, *decision,
            *(proposal.claim[column] for column in EDITED)]  # fmt: skip


def _cell(text: object) -> object:
    """Return a cell that no spreadsheet takes for a formula, without the signs that a workbook cannot hold."""
    if not isinstance(text, str):
        return text
    return harmless("".join(sign for sign in text if sign in "\t\n" or sign >= " "))[:MOST_CELL]


def _lists(workbook: Any, ledger: Ledger) -> None:
    """Put the words to choose from in a sheet of their own, a column each."""
    fields = {
        field["name"]: field.get("constraints", {}).get("enum", []) for field in ledger.schema("claims")["fields"]
    }
    sheet = workbook.create_sheet(LISTS)
    lists = {
        "verdict": VERDICTS,
        "relation": RELATIONS,
        "topic": fields["topic"],
        "kind_of_statement": fields["kind_of_statement"],
        "subject": [row.id for row in ledger.table("entities").rows],
    }
    for column, (name, words) in enumerate(lists.items(), 1):
        sheet.cell(1, column, name)
        for row, word in enumerate(words, FIRST_ROW):
            sheet.cell(row, column, word)
    sheet.protection.sheet = True


def _dress(sheet: Any, rows: int) -> None:
    """Protect what says which quantity a row is, offer lists, and make long texts readable."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = sheet.parent[LISTS]
    for column, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = WIDE.get(name, 14)
        sheet.cell(1, column).font = Font(bold=True)
        for row in range(FIRST_ROW, FIRST_ROW + rows):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if name in KEYS or name == "why":
                cell.fill = PatternFill("solid", fgColor="EEEEEE")
            else:
                cell.protection = Protection(locked=False)
                cell.number_format = AS_TYPED
    for column in range(1, lists.max_column + 1):
        name, words = lists.cell(1, column).value, sum(1 for cell in lists[get_column_letter(column)] if cell.value) - 1
        letter = get_column_letter(column)
        offered = DataValidation("list", formula1=f"{LISTS}!${letter}${FIRST_ROW}:${letter}${max(words, 1) + 1}")
        sheet.add_data_validation(offered)
        at = get_column_letter(COLUMNS.index(name) + 1)
        offered.add(f"{at}{FIRST_ROW}:{at}{max(rows, 1) + 1}")
    sheet.freeze_panes = "E2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.sort = sheet.protection.autoFilter = False


def _digest(ledger: Ledger, document: str) -> str:
    row = ledger.row("documents", document)
    return row["sha256"] if row is not None else ""


def document_of(place: Path) -> str:
    """Return the document that a workbook is a review of, empty where it does not say."""
    rows = _opened(place)[ABOUT].iter_rows(values_only=True)
    return next((str(row[1]) for row in rows if len(row) > 1 and row[0] == "document"), "")


def read_review(place: Path, ledger: Ledger, book: str, proposals: Mapping[str, list[Proposal]]) -> list[Decision]:
    """Return what a workbook decides, in its order; `proposals` are the waiting ones of each document.

    Raises BookError, each fault with its row as the spreadsheet shows it, where the workbook is none, is of another
    book, lacks a column, or a row is not as it was given out.
    """
    workbook = _opened(place)
    about = {str(row[0]): str(row[1]) for row in workbook[ABOUT].iter_rows(values_only=True) if row and row[0]}
    document = about.get("document", "")
    if about.get("book") != book or about.get("sha256") != _digest(ledger, document):
        raise _fault(
            place, None, None, f"is of another book or document ({about.get('book')}, {document}); nothing was read"
        )
    rows = list(workbook[SHEET].iter_rows(values_only=True))
    header = [str(name or "") for name in rows[0]] if rows else []
    if missing := [name for name in COLUMNS if name not in header]:
        raise _fault(place, 1, None, f"lacks the columns {', '.join(missing)}; write it again with --to")
    waiting = {each.mention.start: each for each in proposals.get(document, [])}
    decided = {int(row["start"]) for row in ledger.where("reviews", document=document) if row["start"].isdigit()}
    decided |= {each.start for each in coverage(ledger, document) if not each.open}  # as the period of a claim
    found: list[Decision] = []
    faults: list[Fault] = []
    for line, row in enumerate(rows[1:], FIRST_ROW):
        cells = {name: _text(value) for name, value in zip(header, row, strict=False) if name in COLUMNS}
        if not any(cells.values()):
            continue
        try:
            decision = _decision(place, line, cells, document, waiting, decided)
        except BookError as error:
            faults.extend(error.faults)
            continue
        if decision is not None:
            found.append(decision)
            faults.extend(_rewritten(place, dict(zip(header, row, strict=False)), decision))
    starts = [each.proposal.mention.start for each in found]
    for each in found:
        if starts.count(each.proposal.mention.start) > 1:
            faults.append(Fault(place.name, each.line, "start", "decides a quantity that another row decides too"))
    if faults:
        raise BookError(faults)
    return found


def _decision(
    place: Path, line: int, cells: dict[str, str], document: str, waiting: Mapping[int, Proposal], decided: set[int]
) -> Decision | None:
    """Return what one row decides, None for one that waits or was decided before."""
    if cells["document"] != document:
        raise _fault(place, line, "document", f"{cells['document']!r} is a row of another document than {document}")
    if not cells["start"].isdigit():
        raise _fault(place, line, "start", f"{cells['start']!r} is no place in the text; restore the cell")
    start, verdict = int(cells["start"]), cells["verdict"].casefold()
    if verdict not in VERDICTS:
        raise _fault(place, line, "verdict", f"{cells['verdict']!r} is none of {', '.join(VERDICTS)}")
    if verdict == "later" or start in decided:
        return None
    proposal = waiting.get(start)
    if proposal is None or cells["quote"] != str(_cell(proposal.mention.text)):
        raise _fault(place, line, "quote", f"{cells['quote']!r} is not what stands at {start} of {document} and waits")
    if verdict == "reject" and not cells["reason"]:
        raise _fault(place, line, "reason", "a rejection needs its reason in words")
    if verdict == "link" and (not cells["link"] or cells["relation"] not in RELATIONS):
        words = f"a link needs the id of a value and one of {', '.join(RELATIONS)}"
        raise _fault(place, line, "link", words)
    edited = {column: _plain(cells[column]) for column in EDITED}
    claim = proposal.claim | edited
    return Decision(line, proposal, verdict, claim, cells["reason"], cells["link"], cells["relation"])


def _rewritten(place: Path, row: Mapping[str, object], decision: Decision) -> Iterator[Fault]:
    """Yield the cells that a spreadsheet made a day or a time of: what was typed, a month it may be, is gone."""
    for column in ("reason",) if decision.verdict == "reject" else EDITED:
        cell = row[column]
        if isinstance(cell, date | time | timedelta) and _text(cell) != decision.proposal.claim.get(column):
            told = (
                f"holds {_text(cell)}, which a spreadsheet made of what was typed; write it as text, such as '2024-06"
            )
            yield Fault(place.name, decision.line, column, told)


def _plain(text: str) -> str:
    """Return a cell without the apostrophe that marks it as text."""
    bare = text.removeprefix("'")
    return bare if harmless(bare) != bare or is_date(bare) else text


def _text(value: object) -> str:
    """Return a cell as text: a whole number without a point, a date as it is written in the tables."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value).strip()


def _opened(place: Path) -> Any:
    library = openpyxl()
    if not place.is_file():
        raise _fault(place, None, None, "is missing; check the name")
    try:
        workbook = library.load_workbook(place, data_only=True)
    except Exception as error:  # openpyxl raises many kinds for what is no workbook
        raise _fault(
            place, None, None, f"is no workbook that can be read ({type(error).__name__}); save it as .xlsx"
        ) from None
    if missing := [name for name in (SHEET, ABOUT) if name not in workbook.sheetnames]:
        raise _fault(place, None, None, f"is no review of a book: it has no sheet {missing[0]}; write one with --to")
    return workbook


def _fault(place: Path, line: int | None, column: str | None, message: str) -> BookError:
    return BookError(Fault(place.name, line, column, message))


def carry_out(reviewer: Reviewer, decisions: Iterable[Decision], name: str) -> list[str]:
    """Write the decisions of the workbook `name` one after another; return what was done, a sentence each.

    Raises BookError at the first that does not hold, with its row; those before it stand.
    """
    done = []
    for each in decisions:
        try:
            if each.verdict == "accept":
                done.append(f"accepted {reviewer.accept(each.proposal, each.cells)}")
            elif each.verdict == "link":
                done.append(f"linked {reviewer.link(each.proposal, each.link, each.relation, each.cells)}")
            else:
                reviewer.reject(each.proposal, each.reason)
                done.append(f"rejected “{each.proposal.mention.text}”")
        except BookError as error:
            held, written = Ledger(reviewer.paths), f" ({len(done)} rows before it were written)"
            raise BookError(
                Fault(name, each.line, fault.column, fault.message + written)
                if is_of_new_row(held, fault)
                else Fault(name, each.line, None, str(fault) + written)
                for fault in error.faults
            ) from None
    return done
