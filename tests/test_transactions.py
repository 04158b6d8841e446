"""Writing is all or nothing: killed at any step, on a disk that fills at any step, or edited meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

import pytest
from bookcopies import append, change, claimbook, contents, refused, succeeded
from faults import break_everywhere, broken, kept, nothing
from writing_commands import COMMANDS, update

from claimbook.base import transaction
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.review.validation import validate

SIZES = range(4, 260, 4)  # of a disk, in kilobytes
UPDATE = ("reference", "update", "boats", "--set", "value=409", "--reason", "revision", "--why", "A new count.")


@pytest.fixture
def paths(fisheries: Path) -> BookPaths:
    (fisheries / ".claimbook").mkdir()
    return BookPaths(fisheries)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_broken_at_any_step_of_its_writing_changes_everything_or_nothing(fisheries, tmp_path, name):
    command, prepare = COMMANDS[name]
    stride = 1 if command is update else 5
    tally = break_everywhere(fisheries, tmp_path / "copy" / "book", command, prepare or nothing, stride)
    assert tally.wrong == []
    assert tally.kills > 2
    assert tally.completed
    assert tally.undone


def cut_off(paths: BookPaths) -> None:
    """Leave an update killed between the renaming of its two tables."""
    before = kept(paths.root)
    tables = {path: path.read_bytes() for path in paths.tables.iterdir()}

    def changed_when_killed_at(number: int) -> int:
        shutil.rmtree(paths.work / "change", ignore_errors=True)
        for path, content in tables.items():
            path.write_bytes(content)
        broken(paths, update, number, "kill")
        now = {name: digest for name, digest in kept(paths.root).items() if name.startswith("data/")}
        return sum(before[name] != digest for name, digest in now.items())

    assert changed_when_killed_at(1 + bisect_left(range(1, 100), 1, key=changed_when_killed_at)) == 1


def test_any_next_command_ends_what_was_cut_off_even_one_that_only_reads(paths):
    cut_off(paths)
    result = claimbook(paths.root, "values", "boats")
    assert "409" in succeeded(result)
    assert result.stderr == ("A change that was cut off has been completed: data/reference.csv, data/revisions.csv.\n")
    assert "boats,value,412,409,revision" in (paths.tables / "revisions.csv").read_text(encoding="utf-8")
    assert validate(paths, drawn=False) == []
    assert claimbook(paths.root, "values", "boats").stderr == ""


def test_an_edit_made_after_the_kill_is_kept_and_the_change_is_undone(paths):
    log = paths.tables / "revisions.csv"
    table = paths.tables / "reference.csv"
    old_log, old_table = log.read_bytes(), table.read_bytes()
    cut_off(paths)
    edited, old = (log, old_log) if log.read_bytes() == old_log else (table, old_table)
    other, other_old = (table, old_table) if edited is log else (log, old_log)
    edited.write_bytes(old + b"\n")
    said = claimbook(paths.root, "values", "boats").stderr
    assert said == "A change that was cut off has been undone: data/reference.csv, data/revisions.csv.\n"
    assert (edited.read_bytes(), other.read_bytes()) == (old + b"\n", other_old)


def test_a_table_edited_while_it_is_changed_is_left_as_its_author_saved_it(paths):
    path = paths.tables / "reference.csv"
    transaction = Transaction(paths)
    transaction.write(paths.tables / "revisions.csv", "x")
    transaction.write(path, "new", before=path.read_bytes())
    path.write_text("edited")
    with pytest.raises(BookError, match=r"data/reference.csv was edited meanwhile and was left as it is"), transaction:
        pass
    assert path.read_text() == "edited"
    assert (paths.tables / "revisions.csv").read_text() != "x"


@pytest.mark.parametrize("number", range(3))
def test_a_file_saved_once_the_journal_stands_is_left_as_its_author_saved_it_and_all_is_put_back(
    paths, monkeypatch, number
):
    """One that is written, one that is new, one that goes."""
    table, new, log = (paths.tables / name for name in ("reference.csv", "new.csv", "revisions.csv"))
    saved, before, write_journal = (table, new, log)[number], kept(paths.root), transaction.write_journal

    def save_then(folder: Path, steps: list[transaction.Step]) -> None:
        write_journal(folder, steps)
        saved.write_text("edited")

    monkeypatch.setattr(transaction, "write_journal", save_then)
    made = Transaction(paths)
    made.write(table, "x", before=table.read_bytes())
    made.write(new, "x", before=None)
    made.remove(log)
    with pytest.raises(BookError, match=rf"^data/{saved.name} was edited meanwhile and was left as it is"), made:
        pass
    assert saved.read_text() == "edited"
    assert {name for name, _ in before.items() ^ kept(paths.root).items()} == {f"data/{saved.name}"}


def test_an_exception_inside_the_block_changes_nothing(paths):
    before = kept(paths.root)
    transaction = Transaction(paths)
    transaction.write(paths.tables / "revisions.csv", "x")
    with pytest.raises(ZeroDivisionError), transaction:
        raise ZeroDivisionError
    assert kept(paths.root) == before


def test_a_file_keeps_its_rights_and_a_link_still_leads_to_it(paths, tmp_path):
    real = tmp_path / "elsewhere.csv"
    real.write_text("old")
    real.chmod(0o640)
    link = paths.tables / "linked.csv"
    link.symlink_to(real)
    with Transaction(paths) as transaction:
        transaction.write(link, "new")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)


def test_nothing_outside_of_the_book_is_written(paths, tmp_path):
    with pytest.raises(BookError, match="lies outside of the book"), Transaction(paths) as transaction:
        transaction.write(tmp_path / "elsewhere.csv", "x")


@pytest.mark.parametrize(
    "journal",
    [
        "", "[]", "{", '{"steps": [1]}', '{"steps": [{"kind": "file"}]}', "[" * 100_000,
        json.dumps({"steps": [{"kind": "file", "path": "../../x", "new": "0.new", "old": "", "new_digest": "",
                               "old_digest": ""}]}),
        json.dumps({"steps": [{"kind": "file", "path": "data/claims.csv", "new": "../../../x", "old": "",
                               "new_digest": "", "old_digest": ""}]}),
    ],
)  # fmt: skip
def test_a_journal_that_is_none_or_leads_out_of_the_book_is_one_sentence(paths, journal):
    (paths.work / "change").mkdir()
    (paths.work / "change" / "journal.json").write_text(journal)
    before = contents(paths.tables)
    said = refused(claimbook(paths.root, "validate"))
    assert said.startswith(".claimbook/change/journal.json is no journal of a change")
    assert said.count("\n") == 1
    assert contents(paths.tables) == before


@pytest.fixture
def disk(tmp_path: Path, fisheries: Path) -> Iterator[Path]:
    """A disk with the book on it, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True)
    yield place if mounted.returncode == 0 else tmp_path
    if mounted.returncode == 0:
        subprocess.run(["umount", str(place)], check=True)


def test_on_a_disk_that_fills_a_change_is_made_or_not_and_the_log_tells_nothing_else(disk, fisheries):
    """The disk is filled but for a few kilobytes, from none to enough; where none may be mounted, writing is made to
    fail at every step, as on a full one."""
    if not os.path.ismount(disk):
        tally = break_everywhere(fisheries, disk / "copy", update)
        assert (tally.wrong, tally.failures > 20) == ([], True)
        return
    book = shutil.copytree(fisheries, disk / "book")
    (book / ".claimbook").mkdir()
    before, outcomes = kept(book), set()
    for free in SIZES:
        fill(disk, free)
        result = claimbook(book, *UPDATE)
        (disk / "filling").unlink()
        if result.returncode == 0:
            outcomes.add("made")
            assert "boats,value,412,409,revision" in (book / "data" / "revisions.csv").read_text(encoding="utf-8")
            assert succeeded(claimbook(book, "validate"))
            break
        outcomes.add("refused")
        assert "Traceback" not in result.stderr
        assert "free some space and run it again" in result.stderr
        assert kept(book) == before
    assert outcomes == {"made", "refused"}


def fill(disk: Path, kilobytes: int) -> None:
    """Fill a disk until so much is left."""
    about = os.statvfs(disk)
    with (disk / "filling").open("wb") as file:
        file.write(b"x" * max(0, about.f_bavail * about.f_frsize - 1024 * kilobytes))


def test_the_log_tells_what_stands_in_the_table(fisheries):
    succeeded(claimbook(fisheries, *UPDATE))
    change(fisheries, "data/reference.csv", "boats,fleet,registered boats,409", "boats,fleet,registered boats,411")
    said = refused(claimbook(fisheries, "validate"))
    assert said == (
        "data/revisions.csv, row 2, column new: '409' was logged for value of boats, and there stands '411'; restore "
        "the row, and change tables with `claimbook`, which logs it\n"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "2025.1,boats,value,400,405,revision,x,2026-01-01,me",
            "'405' was logged for value of boats, and there",
        ),
        ("2025.1,boots,value,400,405,revision,x,2026-01-01,me", "and there is no such row"),
        ("2025.1,nets,id,,nets,new,x,2026-01-01,me", "'nets' was logged for id of nets, and there is no such row"),
        ("2025.1,boats,id,boats,,undone,x,2026-01-01,me", "'' was logged for id of boats, and there stands 'boats'"),
    ],
)
def test_a_log_entry_of_a_change_that_never_was_is_found(fisheries, line, words):
    append(fisheries, "data/revisions.csv", line)
    assert words in refused(claimbook(fisheries, "validate"))


def test_an_entry_that_does_not_begin_where_the_last_one_ended_is_found(fisheries):
    append(fisheries, "data/revisions.csv", "2025.1,boats,value,400,405,revision,x,2026-01-01,me")
    append(fisheries, "data/revisions.csv", "2025.1,boats,value,410,412,revision,y,2026-01-02,me")
    assert "'410' is not what value of boats was: row 2 says '405'" in refused(claimbook(fisheries, "validate"))
