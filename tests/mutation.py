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
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from claimbook.base.paths import BookPaths, find_book
from claimbook.book.book import Book, has_value
from claimbook.book.contents import notebooks
from claimbook.chapters.chapter import read_notebook
from claimbook.extract import extract
from claimbook.review.agreement import agrees
from claimbook.review.readings import Reading
from claimbook.review.validation import numbers, orphans, quotes
from claimbook.tables.csv_files import as_csv, as_rows
from claimbook.tables.ledger import Ledger, Row, Table
from claimbook.tables.schema import schema_faults
from claimbook.values.value import Operation, Value

sys.path.insert(0, str(Path(__file__).parents[1]))  # where chapters find the book's topics

SHARE = 12  # changes that a process tries before it tells


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


def notices_a_neighbour(paths: BookPaths, claim: str, cells: dict[str, str]) -> bool:
    """Tell whether validation names a fault once a claim states the number beside its own."""
    ledger = Ledger(paths)
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


def caught_by_validation(paths: BookPaths, mutation: Mutation) -> bool:
    """Tell whether the rules of validation name a fault once the cell is changed."""
    book = Book(paths)
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


@cache
def rested_on(path: Path, root: Path) -> frozenset[str]:
    """Return the ids of everything that the values shown by a chapter rest on, themselves included."""
    names: dict[str, Any] = {}
    shown(path, root, names)
    return frozenset(id for value in names["chapter"].values().values for id in ids_below(value))


def ids_below(value: Value) -> Iterator[str]:
    """Yield the ids of a value and of all whose number it is reckoned from; what is counted or dated may have any."""
    yield value.id
    if (
        value.operation
        and not value.operation.sign.startswith(("number of", "date of"))
        and not is_one(value.operation)
    ):
        for operand in value.operation.operands:
            yield from ids_below(operand)


def is_one(operation: Operation) -> bool:
    """Tell whether a number is divided by itself, which leaves one of its unit whatever it is."""
    ids = [operand.id for operand in operation.operands]
    return operation.sign == "/" and len(ids) == 2 and ids[0] == ids[1] != ""


def showing(paths: BookPaths, id: str) -> list[Path]:
    """Return the chapters that show a value, or one reckoned from it."""
    return [path for path in notebooks(paths) if id in rested_on(path, paths.root)]


def unlike_stored(paths: BookPaths, root: Path, mutation: Mutation) -> list[Path]:
    """Return the chapters whose cells show something else than is stored, once the cell is changed."""
    table = Ledger(paths).table("reference")
    text = as_csv(table.columns, changed(table, mutation).rows)
    (root / "data" / "reference.csv").write_text(text, encoding="utf-8")
    return [path for path in showing(paths, mutation.id) if shown(path, root) != stored(path)]


def stored(path: Path) -> list[Any]:
    """Return what a chapter's cells are stored as showing, without its messages."""
    return [as_text(output["data"]) for cell in read_notebook(path)["cells"] if cell["cell_type"] == "code"
            for output in cell["outputs"] if "data" in output]  # fmt: skip


def shown(path: Path, root: Path, names: dict[str, Any] | None = None) -> list[Any]:
    """Run a chapter's cells in this process, with `root` as the book, and return what the last line of each shows.

    The chapter's names are left in `names`.
    """
    found, names = [], {} if names is None else names
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
    return [as_text(bundle) for bundle in found]


def as_text(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle as JSON, each text in one piece: notebooks store some as lists of lines."""
    parts = json.loads(json.dumps(bundle))
    return {
        mime: "".join(part) if mime == "text/plain" and isinstance(part, list) else part for mime, part in parts.items()
    }


def scratch_book(paths: BookPaths) -> Path:
    """Return a folder that is the same book, but whose tables can be changed."""
    root = Path(tempfile.mkdtemp(prefix="mutation-"))
    for name in ("_config.yml", "_toc.yml", "index.ipynb", "seeds", "pages", "claimbook"):
        if (paths.root / name).exists():
            (root / name).symlink_to(paths.root / name)
    for name in ("data", "chapters"):  # not links: whoever stands in one would find the book that it leads to
        shutil.copytree(paths.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one change: noticed or not, `None` where no chapter could have shown it."""

    change: str
    noticed: bool | None


Trial = Callable[[BookPaths, Path], Outcome]


def trials(ledger: Ledger, every: int) -> list[Trial]:
    """Return what is to be tried: the rows as they are, which nobody may object to, and each `every`-th change."""
    found: list[Trial] = [partial(as_it_is, path=path) for path in notebooks(ledger.paths)]
    found += [partial(to_a_claim, mutation=each) for each in [*claim_mutations(ledger)][::every]]
    found += [partial(to_a_neighbour, claim=claim, cells=cells) for claim, cells in [*neighbours(ledger)][::every]]
    pairs = [*reference_mutations(ledger)][::every]
    return found + [partial(to_a_reference, mutation=each) for pair in pairs for each in dict.fromkeys(pair)]


def as_it_is(paths: BookPaths, root: Path, path: Path) -> Outcome:
    shutil.copy(paths.tables / "reference.csv", root / "data" / "reference.csv")
    return Outcome(f"{path.name} as it is must show what is stored", shown(path, root) == stored(path))


def to_a_claim(paths: BookPaths, root: Path, mutation: Mutation) -> Outcome:
    return Outcome(str(mutation), caught_by_validation(paths, mutation))


def to_a_neighbour(paths: BookPaths, root: Path, claim: str, cells: dict[str, str]) -> Outcome:
    return Outcome(f"{claim} → {cells}", notices_a_neighbour(paths, claim, cells))


def to_a_reference(paths: BookPaths, root: Path, mutation: Mutation) -> Outcome:
    expected = showing(paths, mutation.id)
    noticed = set(unlike_stored(paths, root, mutation)) == set(expected) if expected else None
    return Outcome(str(mutation), noticed)


def tried(paths: BookPaths, root: Path, trial: Trial) -> Outcome:
    """Try one change; messages that chapters print while they fail are dropped."""
    with contextlib.redirect_stderr(io.StringIO()):
        return trial(paths, root)


@contextlib.contextmanager
def scratch(paths: BookPaths) -> Iterator[Path]:
    """Give a scratch book for as long as the block lasts."""
    root = scratch_book(paths)
    try:
        yield root
    finally:
        shutil.rmtree(root)


def try_share(share: list[Trial]) -> list[Outcome]:
    """Try some changes one after another, in a scratch book of their own."""
    paths = find_book()
    with scratch(paths) as root:
        return [tried(paths, root, trial) for trial in share]


def main() -> int:
    """Change the rows asked for, with every processor, and print what nobody noticed."""
    from rich.console import Console
    from rich.progress import track

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, help="change each n-th row only")
    todo = trials(Ledger(find_book()), parser.parse_args().every)
    shares = [todo[start : start + SHARE] for start in range(0, len(todo), SHARE)]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        told = track(pool.map(try_share, shares), "Changing rows", len(shares), console=Console(stderr=True))
        outcomes = []
        for found in told:
            outcomes += found
            if not sys.stderr.isatty():  # where no bar can be seen, a line tells how far it is
                missed = sum(each.noticed is False for each in outcomes)
                print(f"{len(outcomes)} of {len(todo)} changed, {missed} not noticed", file=sys.stderr, flush=True)
    for each in outcomes:
        if each.noticed is False:
            print(f"not noticed: {each.change}")
    shown = [each.noticed for each in outcomes if each.noticed is not None]
    print(f"{len(shown)} tried, {sum(shown)} noticed; {len(outcomes) - len(shown)} changes stand in no chapter.")
    return not all(shown)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
