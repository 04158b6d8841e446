"""Kernels, split from one process that has loaded the libraries, and what draws: none outlives its owner."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bookcopies import edit_cell

from claimbook.base.paths import BookPaths
from claimbook.build import pipeline

WAITING = """import os, pathlib, sys, time
pathlib.Path("about.txt").write_text(f"{os.getpid()} {os.environ['PYTHONHASHSEED']} {'claimbook.cli' in sys.modules}")
time.sleep(300)
"""


def wait_in_chapter(root: Path) -> None:
    """Let the first cell of a chapter wait, by a module of the book: code of a chapter only joins."""
    (root / "data" / "waiting.py").write_text(WAITING, encoding="utf-8")
    first = 'chapter = open_chapter("catch")'
    edit_cell(root / "chapters" / "catch.ipynb", "code", first, f"from data import waiting\n{first}")


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(happened, seconds: float = 300) -> None:
    """Wait until something has happened; fails when it does not."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)


def wait_for_end(pid: int, seconds: float = 300) -> None:
    """Wait until a process has ended, told by the system; fails when it does not."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        assert select.select([handle], [], [], seconds)[0]
    finally:
        os.close(handle)


def test_an_interrupted_run_says_so_in_one_line(run_fisheries: Path):
    """As a terminal does it: the whole group of processes is interrupted."""
    wait_in_chapter(run_fisheries)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # where tests run behind a shell, it is ignored
    owner = subprocess.Popen(
        [sys.executable, "-m", "claimbook", "rerun"], cwd=run_fisheries, text=True, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
    wait_for((run_fisheries / "about.txt").is_file)
    os.killpg(owner.pid, signal.SIGINT)
    assert owner.communicate(timeout=300)[1] == "Stopped; nothing was left half done.\n"
    assert owner.returncode == 130


def test_a_kernel_has_nothing_of_the_command_loaded_and_ends_with_it(run_fisheries: Path):
    wait_in_chapter(run_fisheries)
    about = run_fisheries / "about.txt"
    owner = subprocess.Popen([sys.executable, "-m", "claimbook", "rerun"], cwd=run_fisheries, stdout=subprocess.DEVNULL)
    try:
        wait_for(lambda: about.is_file() and about.read_text().count(" ") == 2)
        pid, seed, loaded = about.read_text().split()
        assert (seed, loaded) == ("0", "False")
        assert running(int(pid))
    finally:
        owner.kill()
        owner.wait()
    wait_for_end(int(pid))


def test_where_no_chapter_has_to_run_nothing_is_started_for_it(run_fisheries: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "Forkserver", lambda: pytest.fail("a forkserver was started"))
    said: list[str] = []
    assert pipeline.rerun_stale(BookPaths(run_fisheries), said.append) == []
    assert said == ["Every chapter is current."]


def test_what_draws_ends_with_the_build_that_it_draws_for():
    """Killed, not told: a build that is gone closes nothing behind it, not even in the middle of a drawing."""
    building = (
        "import os, time; from claimbook.charts.drawings import workers; print(workers().submit(os.getpid).result(), "
        "flush=True); workers().submit(time.sleep, 300); time.sleep(300)"
    )
    owner = subprocess.Popen([sys.executable, "-c", building], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    try:
        pid = int(owner.stdout.readline())
        assert running(pid)
    finally:
        owner.kill()
        owner.wait()
        owner.stdout.close()
    wait_for_end(pid)
