"""Break a command's writing at any of its steps: kill it there, or let the disk be full there.

A step is one call of the system by which a change of several files is written. What runs is a copy of this process, so
that killing it costs nothing; the disk and what stands on it are real.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bookcopies import contents

from claimbook.base import transaction
from claimbook.base.errors import BookError
from claimbook.base.lock import alone
from claimbook.base.paths import BookPaths

STEPS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "makedirs")
KILLED, FAILED, DONE, RAISED = 77, 78, 0, 79
Command = Callable[[BookPaths], object]


class BreakingSystem:
    """The calls of `os`, counted; the call of one number ends the process or finds the disk full."""

    def __init__(self, number: int, fault: str) -> None:
        self.calls, self.number, self.fault = 0, number, fault

    def __getattr__(self, name: str) -> object:
        real = getattr(os, name)
        if name not in STEPS:
            return real

        def call(*given: object, **named: object) -> object:
            self.calls += 1
            if self.calls == self.number and self.fault == "kill":
                if name == "write":  # half of it was written
                    os.write(given[0], bytes(given[1])[: len(given[1]) // 2])  # type: ignore[arg-type, index]
                os._exit(KILLED)
            if self.calls >= self.number and self.fault == "full" and needs_room(name, given):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))
            if self.calls == self.number and self.fault == "fail":
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(given[0]))
            return real(*given, **named)

        return call


def needs_room(name: str, given: tuple[object, ...]) -> bool:
    """Tell whether a call asks for room on the disk."""
    return name in ("write", "link", "makedirs") or (name == "open" and bool(int(str(given[1])) & os.O_CREAT))


def broken(paths: BookPaths, command: Command, number: int, fault: str) -> tuple[int, int]:
    """Run a command in a copy of this process, breaking its writing at step `number`; return how it ended, and after
    how many steps."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = RAISED
        try:
            transaction.os = system = BreakingSystem(number, fault)  # type: ignore[attr-defined]
            command(paths)
            code = DONE
        except (BookError, OSError):
            code = FAILED
        finally:
            os.write(writing, str(system.calls).encode())
            os._exit(code)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    counted = os.read(reading, 20)
    os.close(reading)
    return os.waitstatus_to_exitcode(status), int(counted or 0)


@dataclass(slots=True)
class Tally:
    """How often writing was broken, and what came of it; `wrong` are the cases that must not be."""

    kills: int = 0
    failures: int = 0
    completed: int = 0
    undone: int = 0
    wrong: list[str] | None = None

    def add(self, other: Tally) -> None:
        self.kills, self.failures = self.kills + other.kills, self.failures + other.failures
        self.completed, self.undone = self.completed + other.completed, self.undone + other.undone
        self.wrong = (self.wrong or []) + (other.wrong or [])


def kept(root: Path) -> dict[str, str]:
    """Return the digest of every file of a book that counts: not of its scratch space, where nothing may be left."""
    passing = (".claimbook/lock", ".claimbook/edition/", "_build")
    return {
        name: digest
        for name, digest in contents(root).items()
        if not name.startswith(passing) and "__pycache__" not in name
    }


def nothing(_: object) -> None:
    pass


def break_everywhere(root: Path, aside: Path, command: Command, prepare: Command = nothing, stride: int = 1) -> Tally:
    """Break a command at every step of its writing, in every way, and hold each outcome against before and after.

    With a `stride` only at every so many steps, beginning with another one for each way.

    After a kill the next command must leave the book as it was before or as it is after; after a failure it must stand
    as before, and the command must have said so. `prepare` runs on each copy of the book before the command.
    """
    tally = Tally(wrong=[])
    assert tally.wrong is not None

    def fresh() -> BookPaths:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(root, aside, ignore=shutil.ignore_patterns("_build", "__pycache__"))
        (aside / ".claimbook").mkdir(exist_ok=True)
        prepare(BookPaths(aside))
        return BookPaths(aside)

    command(fresh())  # what it loads and reads is at hand in each copy of this process
    paths = fresh()
    before = kept(aside)
    code, steps = broken(paths, command, 1 << 30, "kill")
    after = kept(aside)
    if code != DONE or before == after or not steps:
        tally.wrong.append(f"unbroken, it ended with {code} after {steps} steps")
    for offset, fault in enumerate(("kill", "full", "fail"), 1):
        for number in range(min(offset, stride), steps + 1, stride):
            code, _ = broken(fresh(), command, number, fault)
            where = f"{fault} at step {number} of {steps}"
            if fault == "kill":
                tally.kills += 1
                if code != KILLED:
                    tally.wrong.append(f"{where}: ended with {code}")
            else:
                tally.failures += 1
            if code != FAILED:  # what a command left aside goes with the next one
                with alone(paths, say=nothing):
                    pass
            now = kept(aside)
            if now not in (before, after):
                tally.wrong.append(f"{where}: half written: {sorted(now.items() ^ before.items())}")
            elif code == FAILED and now != before:
                tally.wrong.append(f"{where}: said to have failed, and changed the book")
            elif code == DONE and now != after:
                tally.wrong.append(f"{where}: said to have succeeded, and lost the change")
            elif code not in (DONE, FAILED, KILLED):
                tally.wrong.append(f"{where}: ended with {code}")
            tally.completed += now == after
            tally.undone += now == before
    return tally
