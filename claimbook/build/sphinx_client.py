"""Sphinx in a process of its own, as the build that started it sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

from claimbook.base.paths import BookPaths
from claimbook.base.preload import BUILT, NOBODY, PROVE
from claimbook.build.proof import prove, proved_elsewhere
from claimbook.chapters.forkserver import CAN_FORK

PROCESS = "claimbook.build.sphinx_process"


class SphinxProcess:
    """Jupyter Book in a process of its own, which makes ready while chapters run and then waits for the word to begin.

    Only installed packages are loaded ahead: the book and its engine are read when the work begins. What proves the
    book needs some of the same packages; where a process can be split, it is split off there.
    """

    def __init__(self, paths: BookPaths) -> None:
        command = [sys.executable, "-m", PROCESS, str(os.getpid()), "build", str(paths.root), "--path-output"]
        self.paths = paths
        self._faults, self._answer = os.pipe()
        self._built, self._tells = os.pipe()
        self.process = subprocess.Popen(
            [*command, str(paths.work / "site"), "-W", "-n", "--keep-going", "-q"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0", "NO_COLOR": "1"},
            cwd=paths.root,
            pass_fds=(self._answer, self._tells) if CAN_FORK else (),
        )
        os.close(self._answer)
        os.close(self._tells)

    def __enter__(self) -> SphinxProcess:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._faults)
        os.close(self._built)
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def prove(self) -> None:
        """Raise BookError with every fault of the tables and of the frozen editions; call it once."""
        if CAN_FORK:
            self._tell(f"{PROVE} {self._answer}")
        if not (CAN_FORK and proved_elsewhere(self._faults)):
            prove(self.paths)

    def begin(self, digest: str, *, drawing: bool) -> None:
        """Let it build, `digest` vouching that the book has been proved; with `drawing` there are charts to draw."""
        self._tell(f"{digest} {self._tells if CAN_FORK else NOBODY} {'draw' if drawing else ''}")

    def finish(self) -> tuple[bool, str]:
        """Wait until the site is built, or for the end, and return whether it went well and all that was said if not.

        Whatever it has loaded it takes to pieces when it ends; nobody waits for that.
        """
        if os.read(self._built, len(BUILT)) == BUILT:
            return True, ""
        output, _ = self.process.communicate()
        return self.process.returncode == 0, output

    def _tell(self, word: str) -> None:
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):  # it has ended already: `finish` returns what it said
            self.process.stdin.write(f"{word}\n")
            self.process.stdin.flush()
