"""A large ledger is read by several processes, which find what one would find, and end with whoever started them."""

from __future__ import annotations

import importlib.util
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from bookcopies import change, claimbook

from claimbook.base.libraries import load_spacy
from claimbook.base.paths import BookPaths
from claimbook.review import readings
from claimbook.review.validation import validate

CLAIMS = 14_000
PATIENCE = 60  # seconds after which what was to happen has not
BENCH = importlib.util.spec_from_file_location("ledger", Path(__file__).parents[1] / "bench" / "ledger.py")
assert BENCH is not None
assert BENCH.loader is not None
ledger = importlib.util.module_from_spec(BENCH)
BENCH.loader.exec_module(ledger)
Find = Callable[[subprocess.Popen[str]], psutil.Process | None]
KILLED = (
    "A process that reads quotes was ended from outside, as the system does when memory runs out; "
    "run the command again, with more memory free.\n"
)


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book whose claims are many enough to be read by several processes."""
    root = tmp_path_factory.mktemp("fleet")
    ledger.write_book(root, CLAIMS)
    assert (root / "data" / "claims.csv").stat().st_size > readings.LARGE
    return root


@contextmanager
def changed(root: Path, file: str, old: str, new: str) -> Iterator[None]:
    """Change a text that stands once in a file, and change it back."""
    change(root, file, old, new)
    yield
    change(root, file, new, old)


@contextmanager
def validating(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `claimbook validate` in a session of its own."""
    command = [sys.executable, "-m", "claimbook", "validate"]
    run = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield run
    finally:
        run.kill()
        run.communicate()


def loader(run: subprocess.Popen[str]) -> psutil.Process | None:
    """Return the process that readers are forked from, once it is there."""
    children = psutil.Process(run.pid).children()
    return next((each for each in children if "multiprocessing.forkserver" in " ".join(each.cmdline())), None)


def reader(run: subprocess.Popen[str]) -> psutil.Process | None:
    """Return one of the readers, once it is at work."""
    forked = (each for child in psutil.Process(run.pid).children() for each in child.children())
    return next((each for each in forked if each.cpu_times().user > 0.1), None)


def waited(run: subprocess.Popen[str], find: Find) -> psutil.Process:
    """Wait until a process is there and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and run.poll() is None:
        try:
            if (found := find(run)) is not None:
                return found
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.005)
    raise AssertionError(f"{find.__name__}: not there; {run.communicate()}")


def test_several_processes_find_what_one_finds(fleet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        changed(fleet, "data/claims.csv", "\ncatch-40,compute,fleet,catch,42,", "\ncatch-40,compute,fleet,catch,43,"),
        changed(fleet, "data/claims.csv", "-13999,compute,fleet,catch,14001,", "-13999,compute,fleet,catch,13999,"),
    ):
        said = claimbook(fleet, "validate")
        monkeypatch.setattr(readings, "LARGE", 10**9)
        alone = validate(BookPaths(fleet))
    assert [fault.message.partition(" is ")[0] for fault in alone] == ["catch-40", "catch-13999"]
    assert all(str(fault) in said.stderr + said.stdout for fault in alone)
    assert said.returncode == 1


def test_where_no_reader_can_be_forked_they_are_begun_one_by_one(fleet: Path, tmp_path: Path) -> None:
    long = tmp_path / ("x" * 100)  # no name for a socket
    long.mkdir()
    with changed(fleet, "data/claims.csv", "\ncatch-40,compute,fleet,catch,42,", "\ncatch-40,compute,fleet,catch,43,"):
        said = claimbook(fleet, "validate", TMPDIR=str(long))
    assert "catch-40 is ge 43 t, but its quote in log-40 reads" in said.stderr + said.stdout
    assert "Traceback" not in said.stderr + said.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process looks now and then")
@pytest.mark.parametrize("when", [loader, reader])
def test_no_reader_stays_when_the_run_is_killed(fleet: Path, when: Find) -> None:
    with validating(fleet) as run:
        waited(run, when)
        left = {os.pidfd_open(each.pid): each.cmdline() for each in psutil.Process(run.pid).children(recursive=True)}
        run.kill()
        run.wait()
    ends = select.poll()
    for each in left:
        ends.register(each, select.POLLIN)
    while left:
        ended = ends.poll(PATIENCE * 1000)
        assert ended, f"stay at work: {list(left.values())}"
        for each, _ in ended:
            ends.unregister(each)
            os.close(each)
            del left[each]


def test_a_reader_that_is_killed_is_told_of_in_a_sentence(fleet: Path) -> None:
    with validating(fleet) as run:
        waited(run, reader).kill()
        printed, said = run.communicate(timeout=PATIENCE)
    assert (run.returncode, printed, said.lstrip()) == (1, "", KILLED)


def test_where_nobody_is_left_to_fork_readers_they_are_begun_anew_or_told_of(fleet: Path) -> None:
    with validating(fleet) as run:
        waited(run, loader).kill()
        printed, said = run.communicate(timeout=PATIENCE)
    assert (run.returncode, said.lstrip()) in ((0, ""), (1, KILLED)), printed


@pytest.mark.parametrize("when", [loader, reader])
def test_who_stops_a_large_reading_reads_one_sentence(fleet: Path, when: Find) -> None:
    with validating(fleet) as run:
        waited(run, when)
        os.killpg(run.pid, signal.SIGINT)
        printed, said = run.communicate(timeout=PATIENCE)
    assert printed + said == "Stopped; nothing was left half done.\n"
    assert run.returncode in (130, -signal.SIGINT)  # a shell tells no difference


def test_spacy_without_its_command_line_is_whole() -> None:
    asked = (
        "import sys; from claimbook.base.libraries import load_spacy; load_spacy(); import spacy;"
        "print('spacy.cli' in sys.modules, len(spacy.blank('en')('one two')), len(spacy.info(silent=True)) > 2);"
        "from spacy.cli import download; print(callable(download))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "2", "True", "True"]
    load_spacy()  # again, where it is loaded, does nothing
