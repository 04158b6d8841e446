"""Change every row of the ledger, one cell at a time, and see that somebody notices.

A changed claim must be caught by validation: its number, unit, comparator or quote no longer agree. A changed outside
figure must change what a chapter shows, so that nbval fails there: the chapter's cells are run again on the changed
table and what they show is held against what is stored. Comparing hashes does not count as noticing.

    python tests/mutation.py            every row
    python tests/mutation.py --every 20 each twentieth
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimbook.book import Book, has_value
from claimbook.chapters import notebooks, read_notebook
from claimbook.extract import extract
from claimbook.ledger import Ledger, Row, Table
from claimbook.ledger.readings import Reading, agrees
from claimbook.ledger.revising import as_csv, as_rows
from claimbook.ledger.schema import schema_faults
from claimbook.ledger.validation import numbers, orphans, quotes
from claimbook.paths import Places, find_book


@dataclass(frozen=True, slots=True)
class Mutation:
    """One changed cell: the table, the row's id, the column, what stood there and what stands there now."""

    table: str
    id: str
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.table}: {self.column} of {self.id}: {self.old!r} → {self.new!r}"


def other_number(text: str, factor: str = "1.37") -> str:
    """Return another number in the same notation, to no fewer digits."""
    number = Decimal(text)
    changed = number * Decimal(factor) if number else Decimal(7)
    return f"{changed.normalize():E}" if "e" in text.lower() else f"{changed.normalize():f}"


def other_date(text: str) -> str:
    return f"{int(text[:4]) - 3}{text[4:]}" if text[:4].isdigit() else "1999"


def other_value(row: Row) -> str:
    return other_date(row["value"]) if row["unit"] in ("date", "fiscal_year") else other_number(row["value"])


def claim_mutations(ledger: Ledger) -> Iterator[Mutation]:
    """Yield changes of each claim's number, unit and quote, and of the document its quote is said to stand in."""
    texts = ledger.texts
    for row in ledger.table("claims").rows:
        if has_value(row) and row["reading"] != "manual":
            column = "value" if row["value"] else "high"
            new = other_value(row) if column == "value" else other_number(row["high"])
            yield Mutation("claims", row.id, column, row[column], new)
            yield Mutation("claims", row.id, "unit", row["unit"], "GBP" if row["unit"] != "GBP" else "JPY")
    for row in ledger.table("evidence").rows:
        quote = row["quote"]
        yield Mutation("evidence", row["claim"], "quote", quote, quote[:-4] + quote[-3:])
        elsewhere = next(id for id, text in texts.items() if id != row["document"] and quote not in text)
        yield Mutation("evidence", row["claim"], "document", row["document"], elsewhere)


def neighbours(ledger: Ledger) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield, for each claim and each other quantity of its quotes, the claim's cells as they would state that one."""
    claims = {row.id: row for row in ledger.table("claims").rows}
    for evidence in ledger.table("evidence").rows:
        claim = claims[evidence["claim"]]
        if evidence["stance"] == "supports" and has_value(claim) and claim["reading"] != "manual":
            for mention in extract(evidence["quote"]):
                amounts = {"value": mention.amount, "low": mention.amount_low, "high": mention.amount_high}
                cells = {column: "" if amount is None else str(amount) for column, amount in amounts.items()}
                if mention.kind != "date" and not agrees(claim, mention) and any(cells.values()):
                    yield claim.id, {**cells, "unit": mention.unit, "comparator": mention.comparator, "out_of": ""}


def notices_a_neighbour(places: Places, claim: str, cells: dict[str, str]) -> bool:
    """Tell whether validation names a fault once a claim states the number beside its own."""
    ledger = Ledger(places)
    table = ledger.table("claims")
    contents = [{**row, **cells} if row.id == claim else dict(row) for row in table.rows]
    ledger.adopt(Table(table.name, table.file, table.columns, as_rows(table, contents)))
    return bool(list(Reading(ledger).faults()))


def changed(table: Table, mutation: Mutation) -> Table:
    """Return a table with one cell changed, in the one row that has the old cell under that id."""
    key = "claim" if mutation.table == "evidence" else "id"
    contents = [dict(row) for row in table.rows]
    for cells in contents:
        if cells[key] == mutation.id and cells[mutation.column] == mutation.old:
            cells[mutation.column] = mutation.new
            break
    return Table(table.name, table.file, table.columns, as_rows(table, contents))


def caught_by_validation(places: Places, mutation: Mutation) -> bool:
    """Tell whether the rules of validation name a fault once the cell is changed."""
    book = Book(places)
    book.ledger.adopt(changed(book.ledger.table(mutation.table), mutation))
    only_this(book.ledger, mutation.id)
    found = [*schema_faults(book.ledger, mutation.table), *quotes(book), *numbers(book), *orphans(book)]
    return bool(found or list(Reading(book.ledger).faults()))


def only_this(ledger: Ledger, claim: str) -> None:
    """Keep one claim and what hangs on it: its neighbours were proved before."""
    for name, column in (("claims", "id"), ("evidence", "claim"), ("checks", "claim")):
        table = ledger.table(name)
        ledger.adopt(Table(name, table.file, table.columns, [row for row in table.rows if row[column] == claim]))
    for name in ("events", "ties"):
        table = ledger.table(name)
        ledger.adopt(Table(name, table.file, table.columns, []))


def showing(places: Places, id: str) -> list[Path]:
    """Return the chapters that asked for the row with this id when they ran."""
    asked = json.dumps(["reference", {"id": id}], ensure_ascii=False)
    return [path for path in notebooks(places.root, places.contents)
            if asked in read_notebook(path)["metadata"].get("claimbook", {}).get("answers", {})]  # fmt: skip


def unlike_stored(places: Places, root: Path, mutation: Mutation) -> list[Path]:
    """Return the chapters whose cells show something else than is stored, once the cell is changed."""
    table = Ledger(places).table("reference")
    text = as_csv(table.columns, changed(table, mutation).rows)
    (root / "data" / "reference.csv").write_text(text, encoding="utf-8")
    return [path for path in showing(places, mutation.id) if shown(path, root) != stored(path)]


def stored(path: Path) -> list[Any]:
    """Return what a chapter's cells are stored as showing, without its messages."""
    return [output["data"] for cell in read_notebook(path)["cells"] if cell["cell_type"] == "code"
            for output in cell["outputs"] if "data" in output]  # fmt: skip


def shown(path: Path, root: Path) -> list[Any]:
    """Run a chapter's cells in this process, with `root` as the book, and return what the last line of each shows."""
    found, names = [], {}
    with contextlib.chdir(root / path.parent.name if path.parent.name == "chapters" else root):
        for cell in read_notebook(path)["cells"]:
            source = "".join(cell["source"]).rstrip()
            if cell["cell_type"] != "code" or not source:
                continue
            *body, last = source.split("\n")
            try:
                exec("\n".join(body), names)
                value = (
                    eval(last, names) if not last.startswith(("chapter =", "from ", "import ")) else exec(last, names)
                )
            except Exception as error:
                return [f"{type(error).__name__}: {error}"]
            if value is not None:
                found.append(value._repr_mimebundle_())
    return [as_notebook(bundle) for bundle in found]


def as_notebook(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle as a notebook stores it: texts as lists of lines."""

    def lines(part: Any) -> Any:
        return part.splitlines(keepends=True) if isinstance(part, str) else part

    return {mime: lines(part) for mime, part in json.loads(json.dumps(bundle)).items()}


def scratch_book(places: Places) -> Path:
    """Return a folder that is the same book, but whose tables can be changed."""
    root = Path(tempfile.mkdtemp(prefix="mutation-"))
    for name in ("_config.yml", "_toc.yml", "index.ipynb", "chapters", "seeds", "pages", "claimbook"):
        if (places.root / name).exists():
            (root / name).symlink_to(places.root / name)
    shutil.copytree(places.tables, root / "data", ignore=shutil.ignore_patterns("__pycache__"))
    return root


def reference_mutations(ledger: Ledger) -> Iterator[tuple[Mutation, Mutation]]:
    """Yield, for each outside figure, a change that its readers see and one in its sixth digit."""
    for row in ledger.table("reference").rows:
        if row["status"] != "current" or not row["value"]:
            continue
        large = Mutation("reference", row.id, "value", row["value"], other_value(row))
        small = large
        if row["unit"] != "date":
            small = Mutation("reference", row.id, "value", row["value"], other_number(row["value"], "1.00001"))
        yield large, small


def survivors(places: Places, every: int = 1) -> tuple[int, int, list[str]]:
    """Return how many changes were made, how many of them no chapter could have shown, and those nobody noticed."""
    ledger = Ledger(places)
    missed: list[str] = []
    made = unshown = 0
    for mutation in list(claim_mutations(ledger))[::every]:
        made += 1
        if not caught_by_validation(places, mutation):
            missed.append(str(mutation))
    for claim, cells in list(neighbours(ledger))[::every]:
        made += 1
        if not notices_a_neighbour(places, claim, cells):
            missed.append(f"{claim} → {cells}")
    root = scratch_book(places)
    try:
        for pair in list(reference_mutations(ledger))[::every]:
            expected = showing(places, pair[0].id)
            unshown += not expected
            for mutation in pair if expected else ():
                made += 1
                if set(unlike_stored(places, root, mutation)) != set(expected):
                    missed.append(str(mutation))
    finally:
        shutil.rmtree(root)
    return made, unshown, missed


def main() -> int:
    """Change the rows asked for and print what nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, help="change each n-th row only")
    made, unshown, missed = survivors(find_book(), parser.parse_args().every)
    for each in missed:
        print(f"not noticed: {each}")
    print(f"{made} changes made, {made - len(missed)} noticed; {unshown} outside figures stand in no chapter.")
    return bool(missed)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    with contextlib.redirect_stderr(io.StringIO()):
        code = main()
    sys.exit(code)
