"""An added article stands in the book byte for byte, with its row; a refused one leaves no trace."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.review.adding import add_document
from claimbook.tables.ledger import Ledger
from claimbook.tables.schema import schema_faults

BOOK = Path(__file__).parents[1]
CONTENT = "\ufeffHarbour, deeper\r\n\r\nThe harbour will cost 3 billion yen.\r\n".encode()
CELLS: dict[str, Any] = {
    "id": "harbour-2024",
    "title": "Harbour, “deeper”",
    "publisher": "Bay Post",
    "published": "2024-03-01",
    "url": "https://bay.example/harbour",
}


@pytest.fixture
def paths(tmp_path: Path) -> BookPaths:
    root = tmp_path / "book"
    (root / "data").mkdir(parents=True)
    shutil.copytree(BOOK / "seeds", root / "seeds")
    for name in ("data/documents.csv", "data/revisions.csv", "data/datapackage.json", "_config.yml"):
        shutil.copy(BOOK / name, root / name)
    return BookPaths(root)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_bytes(CONTENT)
    return path


def state(paths: BookPaths) -> dict[str, bytes]:
    return {path.relative_to(paths.root).as_posix(): path.read_bytes() for path in paths.root.rglob("*.*")
            if path.is_file()}  # fmt: skip


def refusal(paths: BookPaths, path: Path, **changed: str) -> str:
    before = state(paths)
    with pytest.raises(BookError) as caught:
        add_document(paths, path, **(CELLS | changed))
    assert state(paths) == before
    assert len(caught.value.faults) == 1
    return str(caught.value)


def test_an_added_article_is_copied_byte_for_byte_and_described_in_one_row_more(
    paths: BookPaths, article: Path
) -> None:
    table = paths.tables / "documents.csv"
    before = table.read_bytes()
    document = add_document(paths, article, **CELLS)
    assert (paths.documents / "harbour.txt").read_bytes() == CONTENT
    assert table.read_bytes().startswith(before)
    row = Ledger(paths).row("documents", "harbour-2024")
    assert row is not None
    assert row["sha256"] == hashlib.sha256(CONTENT).hexdigest() == document.sha256
    assert (row["title"], row["language"], row["published_basis"]) == (CELLS["title"], "en", "stated in the text")
    assert (document.id, document.published, document.title) == ("harbour-2024", "2024-03-01", CELLS["title"])
    assert list(schema_faults(Ledger(paths), "documents")) == []


def test_nothing_but_the_article_and_the_table_is_touched(paths: BookPaths, article: Path):
    before = state(paths)
    add_document(paths, article, **CELLS)
    after = state(paths)
    touched = {"seeds/harbour.txt", "data/documents.csv", "data/revisions.csv"}
    assert {name for name in after if after[name] != before.get(name)} == touched


def test_the_table_keeps_its_line_ends_and_gains_the_one_its_last_row_lacked(paths: BookPaths, article: Path):
    table = paths.tables / "documents.csv"
    table.write_bytes(table.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").rstrip())
    rows = len(Ledger(paths).table("documents").rows)
    add_document(paths, article, **CELLS)
    assert b"\n" not in table.read_bytes().replace(b"\r\n", b"")
    assert len(Ledger(paths).table("documents").rows) == rows + 1


def test_an_id_that_exists_is_refused(paths: BookPaths, article: Path):
    first = Ledger(paths).table("documents").rows[0]
    assert f"'{first.id}' is already a document" in refusal(paths, article, id=first.id)


def test_a_text_that_exists_is_refused_under_any_name(paths: BookPaths, tmp_path: Path) -> None:
    first = Ledger(paths).table("documents").rows[0]
    copy = tmp_path / "copy.txt"
    shutil.copy(paths.documents / first["file"], copy)
    assert f"already in the book, as {first.id}" in refusal(paths, copy)


def test_a_file_name_that_exists_is_refused(paths: BookPaths, tmp_path: Path) -> None:
    first = Ledger(paths).table("documents").rows[0]
    other = tmp_path / first["file"].upper().replace(".TXT", ".txt")
    other.write_text("Another text with 3 boats.", encoding="utf-8")
    assert "already names an article" in refusal(paths, other)


def test_a_file_that_stands_there_without_a_row_is_not_overwritten(paths: BookPaths, article: Path):
    (paths.documents / "harbour.txt").write_text("mine", encoding="utf-8")
    assert "seeds/harbour.txt: is already there" in refusal(paths, article)


@pytest.mark.parametrize(
    ("column", "cell"),
    [("id", "No Slug"), ("published", "March"), ("url", "bay.example"), ("language", "english"), ("title", " ")],
)
def test_a_cell_the_description_does_not_allow_is_refused(
    paths: BookPaths, article: Path, column: str, cell: str
) -> None:
    assert f"data/documents.csv, column {column}: " in refusal(paths, article, **{column: cell})


@pytest.mark.parametrize("name", ["notes.md", ".hidden.txt", "two words.txt"])
def test_a_file_name_that_is_not_plain_is_refused(paths: BookPaths, article: Path, name: str) -> None:
    assert "is no plain name" in refusal(paths, article.rename(article.with_name(name)))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a\x00b"])
def test_an_article_that_cannot_be_read_is_refused(paths: BookPaths, article: Path, content: bytes) -> None:
    article.write_bytes(content)
    assert article.as_posix() in refusal(paths, article)


def test_an_added_article_is_told_in_the_log(paths: BookPaths, article: Path) -> None:
    add_document(paths, article, **CELLS)
    entry = Ledger(paths).where("revisions")[-1]
    assert (entry.id, entry["column"], entry["new"], entry["kind"]) == ("harbour-2024", "id", "harbour-2024", "new")
