"""What leaves a worker: a row for each number of an archive that is about a value of the book, as Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file

if TYPE_CHECKING:
    import pyarrow

TEXTS = ("document", "address", "publisher", "published", "language", "quote")
NUMBERS = ("value", "low", "high")
COLUMNS = (*TEXTS, "start", "end", "context", *NUMBERS, "unit", "comparator", "period", "id", "relation", "score",
           "why")  # fmt: skip
DOCUMENT_COLUMNS = ("document", "address", "publisher", "published", "language", "title", "text", "runs", "signature")
AT_ONCE = 20_000  # rows written together
GROUP = "group"


def hit_schema(*, grouped: bool = False) -> pyarrow.Schema:
    """Return the columns of `hits.parquet`, each with its type; `group` only after groups were found."""
    import pyarrow as pa

    kinds = dict.fromkeys(("start", "end"), pa.int64()) | dict.fromkeys((*NUMBERS, "score"), pa.float64())
    columns = [(name, kinds.get(name, pa.string())) for name in COLUMNS]
    return pa.schema([*columns, (GROUP, pa.string())] if grouped else columns)


def document_schema() -> pyarrow.Schema:
    """Return the columns of `documents.parquet`: the documents that hold a hit, their text, what tells copies."""
    import pyarrow as pa

    kinds = {"runs": pa.int64(), "signature": pa.binary()}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in DOCUMENT_COLUMNS])


def table_of(rows: Sequence[Mapping[str, Any]], schema: pyarrow.Schema) -> pyarrow.Table:
    """Return rows as a table; a column that a row lacks is null there."""
    import pyarrow as pa

    return pa.Table.from_pydict({name: [row.get(name) for row in rows] for name in schema.names}, schema=schema)


def write_table(table: pyarrow.Table, path: Path) -> None:
    """Write a table whole: aside first, then into place; raises BookError where the disk is full."""
    import pyarrow.parquet

    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    replace_file(path, sink.getvalue().to_pybytes())


def write_tables(tables: Iterable[pyarrow.Table], schema: pyarrow.Schema, path: Path) -> None:
    """Write tables one after another as one, whole, holding few of them at a time; raises OSError on a full disk."""
    import pyarrow as pa
    import pyarrow.parquet

    aside = path.with_name(f".{path.name}.aside")
    held: list[pa.Table] = []
    try:
        with pyarrow.parquet.ParquetWriter(aside, schema, compression="zstd") as writer:
            for table in tables:
                held += [table] if table.num_rows else []
                if sum(each.num_rows for each in held) >= AT_ONCE:
                    writer.write_table(pa.concat_tables(held))
                    held = []
            if held:
                writer.write_table(pa.concat_tables(held))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
