"""Hold a table against its description in `datapackage.json` and name every cell that does not fit.

The description is a Frictionless Table Schema (specs.frictionlessdata.io); this reads the part that books use: types
string, number, integer and boolean, the constraints required, unique, enum, pattern, minimum and maximum, primary
and foreign keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from claimbook.base.errors import Fault
from claimbook.tables.cells import CONTROL, QUOTED, TURNING, number_in, rewritten_month
from claimbook.tables.ledger import Ledger, Table

Check = Callable[[str], str]
TURNS = "holds a control that turns the direction of writing round, of what stands beside it, too; take it out"
BAD_CHARACTER = "holds a control character, or half of one; take it out"
ONCE, WRITTEN_ONCE = "an id is used once", "the same is said once"


def schema_faults(ledger: Ledger, name: str) -> Iterator[Fault]:
    """Yield a fault for every cell of a table that its description does not allow, in the file's order."""
    table, schema = ledger.table(name), ledger.schema(name)
    for field in schema["fields"]:
        yield from _column_faults(table, field)
    key = schema.get("primaryKey", [])
    yield from _repeated(table, [key] if isinstance(key, str) else key, ONCE if isinstance(key, str) else WRITTEN_ONCE)
    for foreign in schema.get("foreignKeys", []):
        yield from _unknown(ledger, table, foreign)


def _column_faults(table: Table, field: dict[str, Any]) -> Iterator[Fault]:
    column, constraints = field["name"], field.get("constraints", {})
    checks = list(_checks(field.get("type", "string"), constraints, field.get("example", "")))
    distinct = set(table.cells(column)) if checks or "required" in constraints else set()
    wrong = {
        cell: rewritten_month(cell) or message
        for cell in distinct
        if cell
        for check in checks
        if (message := check(cell))
    }
    if constraints.get("required"):
        wrong |= {cell: "is empty; it must be filled" for cell in distinct if not cell.strip()}
    if CONTROL.search("".join(distinct or table.cells(column))):
        wrong |= {cell: BAD_CHARACTER for cell in set(table.cells(column)) if CONTROL.search(cell)}
    if column not in QUOTED and TURNING.search("".join(distinct or table.cells(column))):
        wrong |= {cell: TURNS for cell in set(table.cells(column)) if TURNING.search(cell)}
    if wrong:
        yield from (
            Fault(table.file, row.line, column, wrong[row[column]]) for row in table.rows if row[column] in wrong
        )
    if constraints.get("unique"):
        yield from _repeated(table, [column], "it must be unique")


def _checks(kind: str, constraints: dict[str, Any], example: str) -> Iterator[Check]:
    if kind in ("number", "integer"):
        yield _number_check(kind == "integer", constraints)
    if kind == "boolean":
        yield lambda cell: "" if cell in ("true", "false") else f"{cell!r} is neither true nor false"
    if "enum" in constraints:
        allowed = [str(each) for each in constraints["enum"]]
        yield (
            lambda cell: (
                "" if cell in allowed else f"{cell!r} is none of {', '.join(each or '(empty)' for each in allowed)}"
            )
        )
    if "pattern" in constraints:
        pattern = re.compile(constraints["pattern"])
        yield (
            lambda cell: "" if pattern.fullmatch(cell) else f"{cell!r} is not written like {example or pattern.pattern}"
        )


def _number_check(whole: bool, constraints: dict[str, Any]) -> Check:
    low, high = constraints.get("minimum"), constraints.get("maximum")

    def check(cell: str) -> str:
        number = number_in(cell)
        if number is None:
            return f"{cell[:60]!r} is not a number that can be; write it as 1234.5 or 6.8e9"
        if whole and number != number.to_integral_value():
            return f"{cell!r} is not a whole number"
        if low is not None and number < Decimal(str(low)):
            return f"{cell} is less than {low}"
        if high is not None and number > Decimal(str(high)):
            return f"{cell} is more than {high}"
        return ""

    return check


def _repeated(table: Table, key: list[str], rule: str) -> Iterator[Fault]:
    if not key or any(len(set(table.cells(column))) == len(table.rows) for column in key):
        return
    keys = list(zip(*(table.cells(column) for column in key), strict=True))
    if len(set(keys)) == len(keys):
        return
    seen: dict[tuple[str, ...], int] = {}
    for row, cells in zip(table.rows, keys, strict=True):
        first = seen.setdefault(cells, row.line)
        if first != row.line and any(cells):
            yield Fault(table.file, row.line, key[0], f"{' / '.join(cells)!r} stands in row {first} already; {rule}")


def _unknown(ledger: Ledger, table: Table, foreign: dict[str, Any]) -> Iterator[Fault]:
    columns, target = foreign["fields"], foreign["reference"]
    columns, fields = ([each] if isinstance(each, str) else each for each in (columns, target["fields"]))
    other = ledger.table(target["resource"]) if target["resource"] else table
    if len(columns) == 1 and set(table.cells(*columns)) <= {*other.cells(*fields), ""}:
        return
    known = set(zip(*(other.cells(field) for field in fields), strict=True))
    named = list(zip(*(table.cells(column) for column in columns), strict=True))
    unknown = {cells for cells in set(named) - known if any(cells)}
    if not unknown:
        return
    for row, cells in zip(table.rows, named, strict=True):
        if cells in unknown:
            words = f"{' / '.join(cells)!r} is not in {other.file}; correct it or add it there"
            yield Fault(table.file, row.line, columns[0], words)
