"""A process that has loaded the libraries which chapters use, and forks a kernel for each when asked to.

Nothing of the book and of its engine is loaded in it: each chapter imports those itself, in a process of its own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time

CAN_FORK = sys.platform == "linux"
PROCESS = "claimbook.chapters.forkserver_process"
ENDED = "the process that forks kernels has ended"


class Forkserver:
    """The process that has loaded the libraries and forks a kernel when asked to; it ends with whoever started it."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._kernels: list[Kernel] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", PROCESS, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"},
        )

    def fork_kernel(self, words: list[str], folder: str, environment: dict[str, str]) -> Kernel:
        """Return a new kernel that was given these words, there; raises OSError where the process has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with self._asking:
            try:
                self.process.stdin.write(json.dumps([words, folder, environment]) + "\n")
                self.process.stdin.flush()
            except BrokenPipeError:
                raise OSError(ENDED) from None
            answer = self.process.stdout.readline()
        if not answer:
            raise OSError(ENDED)
        self._kernels.append(Kernel(int(answer)))
        return self._kernels[-1]

    def stop(self) -> None:
        """End the forkserver and every kernel that still runs."""
        self.process.kill()
        for kernel in self._kernels:
            if kernel.poll() is None:
                kernel.kill()

    def __enter__(self) -> Forkserver:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.process.communicate()


class Kernel:
    """A forked kernel, as its provisioner sees a process; the forkserver is its parent, so that it has no exit code."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.stdin = self.stdout = self.stderr = None

    def poll(self) -> int | None:
        """Return None while the kernel runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self) -> int:
        """Wait for the kernel to end."""
        while self.poll() is None:
            time.sleep(0.01)
        return 0

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)
