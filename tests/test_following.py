"""Whoever is killed without warning leaves nobody at work: neither kernels nor what makes the site or draws."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from bookcopies import change

PATIENCE = 60_000  # milliseconds after which one that still runs is said to stay
SOON = 60  # seconds after which one that still runs is said to stay
BEGINNING = """
import os, time
from claimbook.base.paths import BookPaths
from claimbook.build.sphinx_client import SphinxProcess
from claimbook.chapters.forkserver import Forkserver
from claimbook.charts.drawings import warm_up, workers
from pathlib import Path
workers().submit(warm_up)
print("here", flush=True)
started = Forkserver(), SphinxProcess(BookPaths(Path.cwd()))
time.sleep(3600)
"""


@pytest.fixture
def stuck(fisheries: Path) -> Iterator[tuple[Path, int]]:
    """A book in which a chapter, once it draws, writes into a pipe and waits for ever, with the pipe's reading end."""
    pipe = fisheries / "pipe"
    os.mkfifo(pipe)
    stop = "    open(__file__.rpartition('fishing')[0] + 'pipe', 'w').write('here')\n    __import__('signal').pause()\n"
    start = "def draw_worth(frame: pandas.DataFrame, width: int) -> altair.TopLevelMixin:\n    import altair\n"
    change(fisheries, "fishing/catch.py", start, start + stop)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    yield fisheries, reading
    os.close(reading)


@pytest.mark.book
@pytest.mark.parametrize("words", [("build",), ("rerun",), ("serve", "--port", "0")])
def test_nobody_stays_when_a_run_is_killed(stuck: tuple[Path, int], words: tuple[str, ...]) -> None:
    book, reading = stuck
    command = [sys.executable, "-m", "claimbook", *words]
    owner = subprocess.Popen(command, cwd=book, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        drawing = select.poll()
        drawing.register(reading, select.POLLIN)
        drawing.register(os.pidfd_open(owner.pid), select.POLLIN)
        assert [each for each, _ in drawing.poll(PATIENCE * 5)] == [reading], "no chapter began to draw"
        left = {}
        for each in psutil.Process(owner.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess, ProcessLookupError):  # it has ended meanwhile
                line = each.cmdline()
                left[os.pidfd_open(each.pid)] = line
        assert len(left) >= 2
    finally:
        owner.send_signal(signal.SIGKILL)
        owner.wait()
    ends = select.poll()
    for each in left:
        ends.register(each, select.POLLIN)
    while left:
        ended = ends.poll(PATIENCE)
        assert ended, f"stay at work: {list(left.values())}"
        for each, _ in ended:
            ends.unregister(each)
            os.close(each)
            del left[each]


def session_of(owner: int) -> list[psutil.Process]:
    """Return the processes of the session that a process began, itself left out."""
    found = []
    for each in psutil.process_iter():
        with suppress(psutil.NoSuchProcess, ProcessLookupError, PermissionError):
            if each.pid != owner and os.getsid(each.pid) == owner and each.status() != psutil.STATUS_ZOMBIE:
                found.append(each)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process looks now and then")
def test_nobody_stays_whose_starter_is_killed_before_they_come_to_ask_for_it(fisheries: Path) -> None:
    owners = []
    for moment in range(8):
        command = [sys.executable, "-c", BEGINNING]
        owner = subprocess.Popen(
            command, cwd=fisheries, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"here\n"
        time.sleep(moment * 0.1)
        owner.send_signal(signal.SIGKILL)
        owners.append(owner)
    for owner in owners:
        owner.wait()
    end = time.monotonic() + SOON
    while (left := [each for owner in owners for each in session_of(owner.pid)]) and time.monotonic() < end:
        time.sleep(0.2)
    for each in left:
        each.kill()
    assert not left
