"""Archives are cut into shards that together give every document once, whatever they are and wherever they are cut."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from archive_making import Made, as_lines, write_folder, write_lines, write_records, write_rows

from claimbook.base.errors import BookError
from claimbook.scan import archives
from claimbook.scan import pages as scan_pages
from claimbook.scan.pages import Page, SetAside, pages_of

ARTICLES: list[Made] = [
    {
        "id": f"a{number}",
        "url": f"https://paper{number % 3}.example/{number}",
        "published": f"2026-0{number % 9 + 1}-11",
        "title": f"Report {number}",
        "text": f"This is the report with the number {number}, and WARC/1.0 stands in it.\n" + f"Line {number}. " * 60,
    }
    for number in range(12)
]


def read(*paths: Path) -> tuple[list[Page], list[SetAside], list[BookError], int]:
    complaints: list[BookError] = []
    shards = list(archives.shards_of([path.as_posix() for path in paths], complaints))
    found = [each for shard in shards for each in pages_of(shard)]
    pages = [each for each in found if isinstance(each, Page)]
    return pages, [each for each in found if isinstance(each, SetAside)], complaints, len(shards)


def numbers(pages: list[Page]) -> list[int]:
    """Return which articles are there, in their order."""
    return [
        next(n for n in reversed(range(12)) if f"the number {n}," in (page.text or page.content.decode()))
        for page in pages
    ]


WRITERS = {
    "folder": lambda base: write_folder(base / "pages", ARTICLES),
    "lines": lambda base: write_lines(base / "a.jsonl", ARTICLES),
    "gz": lambda base: write_lines(base / "a.jsonl.gz", ARTICLES),
    "zst": lambda base: write_lines(base / "a.jsonl.zst", ARTICLES),
    "parquet": lambda base: write_rows(base / "a.parquet", ARTICLES),
    "warc": lambda base: write_records(base / "a.warc", ARTICLES),
    "warc.gz": lambda base: write_records(base / "a.warc.gz", ARTICLES),
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("size", [1, 300, 1500, 10**6])
def test_every_document_is_read_once_however_the_archive_is_cut(monkeypatch, tmp_path, kind, size):
    monkeypatch.setattr(archives, "SHARD", size)
    monkeypatch.setattr(archives, "FILES", max(1, size // 300))
    pages, aside, complaints, shards = read(WRITERS[kind](tmp_path))
    assert sorted(numbers(pages)) == list(range(12))
    assert (aside, complaints) == ([], [])
    assert len({page.document for page in pages}) == 12
    assert shards > 1 or size > 300 or kind in ("gz", "zst")


def test_documents_keep_their_names_wherever_the_archive_is_cut(monkeypatch, tmp_path):
    path = write_records(tmp_path / "a.warc.gz", ARTICLES)
    whole = {page.document for page in read(path)[0]}
    monkeypatch.setattr(archives, "SHARD", 700)
    assert {page.document for page in read(path)[0]} == whole


def test_what_an_archive_says_of_its_documents_comes_with_them(tmp_path):
    page = read(write_rows(tmp_path / "a.parquet", ARTICLES))[0][4]
    assert (page.address, page.published, page.title) == ("https://paper1.example/4", "2026-05-11", "Report 4")


def test_a_truncated_gzip_gives_what_is_before_the_damage(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(as_lines(ARTICLES * 50))[:-400])
    pages, aside, _, _ = read(path)
    assert len(pages) > 0
    assert [each.why.partition(" after")[0] for each in aside] == ["is damaged"]


@pytest.mark.parametrize("length", [b"9999999", b"7", b"-5"])
def test_a_wrong_length_in_a_warc_costs_no_other_record(tmp_path, length):
    path = write_records(tmp_path / "a.warc", ARTICLES)
    content = path.read_bytes()
    places = [at for at in range(len(content)) if content.startswith(b"Content-Length: ", at)]
    at = places[len(places) // 2]
    path.write_bytes(content[: at + 16] + length + b"\r\n" + content[content.index(b"\r\n", at) + 2 :])
    pages, aside, _, _ = read(path)
    assert len(pages) >= 11
    assert len({page.document for page in pages}) == len(pages)
    assert [each.why.partition(":")[0] for each in aside] == (["is damaged"] if length == b"9999999" else [])


@pytest.mark.parametrize("damage", ["bytes", "end"])
def test_a_damaged_zipped_warc_is_told_and_read_on_behind_the_damage(tmp_path, damage):
    path = write_records(tmp_path / "a.warc.gz", ARTICLES)
    content = bytearray(path.read_bytes())
    if damage == "bytes":
        content[len(content) // 2 : len(content) // 2 + 60] = b"y" * 60
    else:
        content = content[:-100]
    path.write_bytes(content)
    pages, aside, _, _ = read(path)
    assert len(pages) >= 10
    assert pages[-1].document == max((page.document for page in pages), key=lambda name: int(name.rpartition("#")[2]))
    assert any("damaged" in each.why for each in aside)
    assert all(len(each.why) < 200 and each.why.isprintable() for each in aside)


def test_what_is_too_large_or_a_bomb_is_set_aside_and_its_neighbours_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(scan_pages, "MOST_BYTES", 100_000)
    bomb = gzip.compress(b'{"text": "' + b"a " * 500_000 + b'"}\n' + as_lines(ARTICLES))
    (tmp_path / "bomb.jsonl.gz").write_bytes(bomb)
    folder = tmp_path / "pages"
    write_folder(folder, ARTICLES)
    (folder / "large.html").write_bytes(b"<html>" + b"<p>word" * 50_000)
    pages, aside, _, _ = read(tmp_path / "bomb.jsonl.gz", folder)
    assert len(pages) == 24
    assert {each.why.partition(" than")[0] for each in aside} == {"is larger"}
    assert len(aside) == 2


def test_a_parquet_file_without_a_text_is_refused_with_its_columns(tmp_path):
    rows = [{"headline": "a", "words": "b"}]
    _, _, complaints, shards = read(write_rows(tmp_path / "a.parquet", rows))  # type: ignore[arg-type]
    assert shards == 0
    [complaint] = complaints
    assert "no column 'text' or 'html' (its columns: headline, words)" in str(complaint)


def test_what_is_no_parquet_and_what_is_not_there_is_told(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 it is not")
    _, _, complaints, _ = read(tmp_path / "a.parquet", tmp_path / "none")
    assert [str(each).rpartition(":")[0] != "" for each in complaints] == [True, True]
    assert "is not there" in str(complaints[1])


def test_empty_files_and_lines_that_are_no_objects_are_set_aside(tmp_path):
    folder = tmp_path / "f"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.txt").touch()
    (folder / "z.jsonl").write_text('[1]\n{"a": 1}\nnonsense\n\n{"text": "It is."}\n')
    pages, aside, _, _ = read(folder)
    assert [page.text for page in pages] == ["It is."]
    assert {each.why for each in aside} == {"is empty", "is no JSON object", "has no text"}
    assert len(aside) == 203


def test_an_address_that_fsspec_opens_is_read_as_a_file_is(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", ARTICLES)
    pages, _, complaints, _ = read(Path("x"))
    complaints = []
    [shard] = archives.shards_of([f"file://{path}"], complaints)
    assert len(list(pages_of(shard))) == 12
    assert not list(archives.shards_of(["nosuch://a/b"], complaints))
    assert "cannot be opened" in str(complaints[0])


@pytest.mark.parametrize(("size", "fewest", "most"), [(10_000, 1, 1), (100 * 2**20, 32, 33), (2**34, 256, 256)])
def test_a_small_file_gives_every_worker_something_to_do(tmp_path: Path, size: int, fewest: int, most: int) -> None:
    archive = tmp_path / "news.jsonl"
    with archive.open("wb") as out:
        out.truncate(size)  # a hole: nothing is read when an archive is cut
    shards = list(archives.shards_of([archive.as_posix()], []))
    assert fewest <= len(shards) <= most
    assert [each.start for each in shards[1:]] == [each.stop for each in shards[:-1]]
    assert shards[-1].stop == size
    assert max(each.size for each in shards) <= archives.SHARD
