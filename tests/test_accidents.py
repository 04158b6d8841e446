"""Killed, crowded, out of room: tables, chapters, editions and the last good site stay whole; the next run works."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from book_building import site_of
from bookcopies import CUT, append, change, claimbook, contents, refused, succeeded

from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.build.pipeline import alone

pytestmark = pytest.mark.book
MOMENTS = 7
TABLES = ("reference.csv", "revisions.csv", "claims.csv")


def revise(book: Path, number: int) -> None:
    succeeded(claimbook(book, "reference", "update", "landings-2021", "--set", f"value={61_300 + number}",
                        "--reason", "revision", "--why", f"Count {number}."))  # fmt: skip


def killed(book: Path, after: float, *words: str) -> bool:
    """Start a command, kill it and all that it started without warning, and return whether it was still running."""
    process = subprocess.Popen([sys.executable, "-m", "claimbook", *words], cwd=book, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def how_long(book: Path, *words: str) -> float:
    started = time.monotonic()
    succeeded(claimbook(book, *words))
    return time.monotonic() - started


def whole(book: Path) -> None:
    """Fail unless tables and notebooks are whole and nothing lies about half written."""
    for name in TABLES:
        assert (book / "data" / name).read_text(encoding="utf-8").endswith("\n")
    for path in (book / "index.ipynb", book / "chapters" / "catch.ipynb"):
        assert json.loads(path.read_text(encoding="utf-8"))["nbformat"] == 4
    assert succeeded(claimbook(book, "validate"))


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_ends_the_work(built):
    durations = []
    for number in (-2, -1):
        revise(built, number)
        durations.append(how_long(built, "build"))
    duration, interrupted = min(durations), 0
    for number in range(1, MOMENTS + 1):
        before = contents(site_of(built))
        revise(built, number)
        interrupted += killed(built, duration * number / MOMENTS, "build")
        whole(built)
        after = contents(site_of(built))
        new = f"{61_300 + number:,}" in (site_of(built) / "chapters" / "catch.html").read_text(encoding="utf-8")
        assert new or after == before
    assert interrupted
    succeeded(claimbook(built, "build"))
    assert f"{61_300 + MOMENTS:,}" in (site_of(built) / "chapters" / "catch.html").read_text(encoding="utf-8")
    on = contents(site_of(built))
    succeeded(claimbook(built, "build", "--force"))
    assert contents(site_of(built)) == on


def test_a_rerun_killed_at_any_moment_leaves_whole_notebooks_and_the_next_one_ends_the_work(built):
    revise(built, 0)
    duration = how_long(built, "rerun")
    for number in range(1, MOMENTS + 1):
        before = (built / "chapters" / "catch.ipynb").read_bytes()
        revise(built, number)
        killed(built, duration * number / MOMENTS, "rerun")
        whole(built)
        text = (built / "chapters" / "catch.ipynb").read_text(encoding="utf-8")
        assert text.encode() == before or f"{61_300 + number:,}" in text
    succeeded(claimbook(built, "rerun"))
    assert succeeded(claimbook(built, "rerun", "--dry-run")) == ""


def test_a_cut_killed_at_any_moment_leaves_an_edition_whole_or_none_at_all(built):
    expected = None
    duration = how_long(built, *CUT)
    expected = contents(built / "editions" / "2025.1")
    for number in range(1, MOMENTS + 1):
        for path in sorted((built / "editions").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        killed(built, duration * number / MOMENTS, *CUT)
        names = [path.name for path in (built / "editions").iterdir()]
        assert names in ([], ["2025.1"])
        if names:
            assert contents(built / "editions" / "2025.1") == expected
        else:
            succeeded(claimbook(built, *CUT))
            assert contents(built / "editions" / "2025.1") == expected


def test_a_change_of_the_tables_killed_at_any_moment_is_made_or_not(built):
    def logged() -> int:
        return (built / "data" / "revisions.csv").read_text(encoding="utf-8").count("\n")

    revise(built, 0)
    duration = how_long(built, "validate") / 3
    for number in range(1, MOMENTS + 1):
        killed(built, duration * number / MOMENTS, "reference", "update", "landings-2021", "--set",
               f"value={61_300 + number}", "--reason", "revision", "--why", "x")  # fmt: skip
        whole(built)
    changed = logged()
    revise(built, MOMENTS + 1)
    assert logged() == changed + 2  # the value, and the reason that the row gives


def test_a_second_run_at_the_same_time_is_refused_and_the_first_ends_well(built):
    revise(built, 1)
    first = subprocess.Popen([sys.executable, "-m", "claimbook", "build"], cwd=built, stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline().startswith("Running ")
    said = refused(claimbook(built, "build"))
    assert said == "Another run is at work on this book; wait for it to end and try again.\n"
    assert refused(claimbook(built, "reference", "update", "boats", "--set", "value=1", "--reason", "revision",
                             "--why", "x")) == said  # fmt: skip
    first.communicate()
    assert first.returncode == 0
    assert "61,301" in (site_of(built) / "chapters" / "catch.html").read_text(encoding="utf-8")


def test_a_run_that_was_killed_locks_nobody_out(built):
    revise(built, 1)
    assert killed(built, 1.0, "build")
    with alone(BookPaths(built)):
        pass


def limited(book: Path, size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that can write no file larger than `size` bytes, as on a disk that is full but for that."""

    def shrink() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run([sys.executable, "-m", "claimbook", *words], cwd=book, capture_output=True, text=True,
                          preexec_fn=shrink, check=False)  # fmt: skip


@pytest.mark.parametrize("words", [("build",), ("rerun",), CUT])
def test_without_room_to_write_everything_stays_and_the_message_says_what_to_do(built, words):
    if words != CUT:
        revise(built, 1)
    before = {name: contents(built / name) for name in ("data", "chapters", "_build/html")}
    result = limited(built, 2000, *words)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert "free some space and run it again" in result.stderr
    assert {name: contents(built / name) for name in before} == before
    assert not (built / "editions").exists() or not list((built / "editions").iterdir())
    succeeded(claimbook(built, *words))
    whole(built)


@pytest.fixture
def tiny_disk(tmp_path: Path):
    """A disk of a few kilobytes where one may be mounted, and None elsewhere."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)], capture_output=True)
    yield place if mounted.returncode == 0 else None
    if mounted.returncode == 0:
        subprocess.run(["umount", str(place)], check=True)


def test_a_file_that_does_not_fit_on_the_disk_stays_as_it_was(tiny_disk, tmp_path):
    folder = tiny_disk or tmp_path
    path = folder / "table.csv"
    replace_file(path, "id\n")
    if tiny_disk is None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(BookError, match="free some space and run it again"):
            replace_file(path, "x" * 100_000)
    finally:
        if tiny_disk is None:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "id\n"
    assert [each.name for each in folder.iterdir() if each.is_file()] == ["table.csv"]


def test_an_article_edited_after_it_was_added_stops_the_build(built):
    before = contents(site_of(built))
    append(built, "seeds/coast.txt", "And more.")
    said = refused(claimbook(built, "build"))
    assert "the article was edited after it was added; restore it, articles are never edited" in said
    assert contents(site_of(built)) == before


def test_a_chapter_that_fails_stops_the_build_and_the_last_good_site_stays(built):
    before = contents(site_of(built))
    change(built, "fishing/catch.py", "    bars = altair.Chart(frame)", "    bars = altair.Chart(frame / 0)")
    assert "chapters/catch.ipynb, cell 3: " in refused(claimbook(built, "build"))
    assert contents(site_of(built)) == before
