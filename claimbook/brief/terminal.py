"""A report for the terminal: one table a brief, problems first, then what could not be bound, then how many are
right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimbook.base.printable import printable, printable_lines
from claimbook.brief import verdicts as v

if TYPE_CHECKING:
    from rich.console import Console

    from claimbook.brief.checking import Checked, Number

WIDTH_WITHOUT_TERMINAL = 120


def where(number: Number) -> str:
    """Return where a number stands, as a person would say it."""
    place = number.block.place
    parts = [
        f"page {place.page}" if place.page else "",
        f"sheet {place.sheet}" if place.sheet else "",
        f"table {place.table}, {place.cell}" if place.table and place.cell else "",
        f"note {place.footnote}" if place.footnote else "",
        f"paragraph {place.paragraph}" if place.paragraph and not place.cell and not place.footnote else "",
    ]
    return ", ".join(part for part in parts if part) or number.block.kind


def print_reports(checked: Sequence[Checked], *, strict: bool = False, everything: bool = False) -> None:
    """Print the report of each brief to standard output."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH_WITHOUT_TERMINAL)
    for each in checked:
        _print_one(console, each, strict=strict, everything=everything)


def _print_one(console: Console, checked: Checked, *, strict: bool, everything: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    console.print(Text(printable(checked.reading.name), style="bold"))
    shown = listed(checked, everything=everything)
    if shown:
        table = Table(show_edge=False, pad_edge=False, expand=False)
        for name in ("Verdict", "Number", "Where", "What to know"):
            table.add_column(name, overflow="fold", vertical="top")
        for number in shown:
            made = number.judgement
            finding = made.verdict in (v.STRICT_FINDINGS if strict else v.FINDINGS)
            style = "bold red" if finding else "yellow" if made.verdict not in v.RIGHT else "green"
            told = printable(made.told or made.id or "")
            table.add_row(Text(", ".join(made.verdicts), style=style), Text(printable(number.text)),
                          Text(where(number)), Text(told))  # fmt: skip
        console.print(table)
    console.print(Text(summary(checked, strict=strict)))
    for note in checked.notes:
        console.print(Text(printable_lines(note)))


def listed(checked: Checked, *, everything: bool) -> list[Number]:
    """Return the numbers that the table lists: all that are not plainly right, the gravest first; all if asked for."""
    ranked = sorted(checked.numbers, key=lambda each: v.VERDICTS.index(each.judgement.verdict))
    return [each for each in ranked if everything or each.judgement.verdict not in (*v.RIGHT, v.NOT_A_STATEMENT)
            or each.judgement.reasons]  # fmt: skip


def summary(checked: Checked, *, strict: bool = False) -> str:
    """Return in a sentence or two what was found."""
    counts = Counter(each.judgement.verdict for each in checked.numbers)
    right = counts[v.CURRENT] + counts[v.CURRENT_ROUNDED]
    findings = len(checked.findings(strict=strict))
    said = [f"{len(checked.numbers)} number{'s' * (len(checked.numbers) != 1)}: {findings} to mend, {right} right"]
    for verdict, words in ((v.KNOWN_NOT_CITED, "known but not cited"), (v.UNKNOWN, "unknown to the book")):
        if counts[verdict]:
            said.append(f"{counts[verdict]} {words}")
    text = ", ".join(said) + "."
    if checked.not_statements:
        text += f" {checked.not_statements} more state nothing (dates, pages, sections)."
    remarks = Counter(remark for each in checked.numbers for remark in each.judgement.remarks)
    for remark, count in remarks.items():
        text += f" {remark if count == 1 else v.OF_SEVERAL[remark].format(count)}"
    passed, tried = checked.chance
    if tried:
        text += (
            f" Of {tried} random numbers of the same shape, {passed} would have passed ({100 * passed / tried:.1f} %)."
        )
    return text
