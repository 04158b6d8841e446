"""The measured tables of the method page: a row a set, and by kind for each language that was measured."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from claimbook.site.method import accuracy, scale

LEVELS = ("value", "value_unit", "value_unit_comparator")


def measured(share: float) -> dict[str, Any]:
    figures = {"precision": share, "recall": share, "f1": share, "labelled": 321}
    return {"all": dict.fromkeys(LEVELS, figures), "by_kind": {"money": figures}}


def shown(folder: Path, sets: dict[str, Any]) -> str:
    (folder / "extraction_accuracy.json").write_text(json.dumps(sets), encoding="utf-8")
    paths = SimpleNamespace(tables=folder)
    renderer = SimpleNamespace(registry=SimpleNamespace(book=SimpleNamespace(paths=paths)))
    return str(accuracy(renderer, ""))  # type: ignore[arg-type]


def test_japanese_has_its_row_and_its_table_by_kind(tmp_path: Path) -> None:
    page = shown(tmp_path, {"general": measured(0.91), "independent_ja": measured(0.94), "articles": measured(1)})
    assert page.count("<table>") == 3
    assert page.count("Japanese sentences and short articles by a writer who knew only the contract") >= 2
    assert "0.940" in page


def test_a_book_measured_in_one_language_shows_that_one(tmp_path: Path) -> None:
    page = shown(tmp_path, {"articles": measured(0.97)})
    assert page.count("<table>") == 2
    assert "Japanese" not in page


def test_each_word_of_the_scale_says_on_what_grounds_its_values_stand() -> None:
    sure = {
        "landings": ("likely", "seen in a copy of its source"),
        "landings-fall": ("likely", "landings: seen in a copy of its source"),
        "landings-2030": ("likely", "it is a projection"),
        "boats": ("established", "seen in its source"),
    }
    records = {id: {"confidence": word, "confidence_reason": why} for id, (word, why) in sure.items()}
    registry = type("Registry", (), {"ids": lambda _: list(records), "__getitem__": lambda _, id: records[id]})()
    page = str(scale(SimpleNamespace(registry=registry), ""))  # type: ignore[arg-type]
    assert "(3 values; 2: seen in a copy of its source; 1: it is a projection)" in page
    assert "(1 value)" in page
    assert "(0 values)" in page
