"""The words that a book's columns may hold and what each means to a reader, from the description of its tables.

The words are the column's `enum`; `categories` beside it (Table Schema 2) gives each its `label`, in the order in which
readers meet them.
"""

from __future__ import annotations

from typing import Any

from claimbook.tables.ledger import Ledger


def words_of(ledger: Ledger, table: str, column: str) -> dict[str, str]:
    """Return the words that a column may hold, each with its meaning, empty where the description gives none."""
    fields: list[dict[str, Any]] = ledger.schema(table)["fields"]
    field: dict[str, Any] = next((each for each in fields if each["name"] == column), {})
    allowed = [str(word) for word in field.get("constraints", {}).get("enum", [])]
    told = {str(each["value"]): str(each.get("label", "")) for each in field.get("categories", [])}
    return {word: told.get(word, "") for word in sorted(allowed, key=lambda word: _place(word, list(told), allowed))}


def _place(word: str, first: list[str], then: list[str]) -> tuple[bool, int]:
    return (False, first.index(word)) if word in first else (True, then.index(word))
