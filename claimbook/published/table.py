"""`values.csv`: every value in one flat table, for spreadsheets and for `read_csv`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimbook.tables.csv_files import as_csv, harmless

if TYPE_CHECKING:
    from claimbook.published.records import PublishedFile, PublishedValue

COLUMNS = (
    "id", "subject", "metric", "text", "number", "low", "high", "date", "unit", "comparator", "period", "place",
    "scenario", "kind", "confidence", "verdict", "status", "superseded_by", "topic", "table", "source", "cite_as",
)  # fmt: skip
NUMBERS = ("number", "low", "high")


def values_table(files: Iterable[PublishedFile], names: dict[str, str]) -> str:
    """Return values as CSV, a row each; `names` are those of the subjects that are entities."""
    return as_csv(COLUMNS, (_row(file["value"], file["cite_as"], names) for file in files))


def _row(record: PublishedValue, cite_as: str, names: dict[str, str]) -> dict[str, str]:
    estimate = record["estimate"] or {"low": "", "high": ""}
    sources = [each["citation"] for each in record["quotes"]]
    sources += [record["citation"]["text"]] if record["citation"] else []
    cells: dict[str, Any] = {
        **record,
        "subject": names.get(record["subject"], record["subject"]),
        "low": estimate["low"],
        "high": estimate["high"],
        "verdict": record["check"]["verdict"] if record["check"] else "",
        "source": "; ".join(dict.fromkeys(sources)),
        "cite_as": cite_as,
    }
    texts = {column: str(cells[column] or "") for column in COLUMNS}
    return {column: text if column in NUMBERS else harmless(text) for column, text in texts.items()}
