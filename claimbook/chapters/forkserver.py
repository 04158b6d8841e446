"""A process that has loaded the libraries which chapters use, and splits off a kernel for each when asked to.

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

from claimbook.base.gc_tuning import RARELY
from claimbook.values.units import KNOW_UNITS

CAN_SPLIT = sys.platform == "linux"
NURSERY = f"""
import gc, json, os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C stops its owner, who ends it
sys.modules["debugpy"] = None  # takes long to load, and nobody steps through these kernels
import altair, ipykernel.kernelapp, ipykernel.ipkernel, pandas, psutil, sqlite3, yaml
import tornado.platform.asyncio, tornado.queues
{KNOW_UNITS}
gc.set_threshold(*{RARELY})
pandas.set_option("display.max_columns", 20)  # as it sets itself where it is loaded by a kernel
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
nothing = os.open(os.devnull, os.O_RDWR)
while line := sys.stdin.readline():
    words, folder, environment = json.loads(line)
    nursery = os.getpid()
    child = os.fork()
    if child:
        print(child, flush=True)
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [*words, "--IPKernelApp.parent_handle=%d" % nursery]
    ipykernel.kernelapp.launch_new_instance()
    sys.exit()
"""


class Nursery:
    """The process that has loaded the libraries and splits off a kernel when asked to; it ends with who started it."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._kernels: list[Kernel] = []
        self.process = subprocess.Popen(
            [sys.executable, "-c", NURSERY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"},
        )

    def split(self, words: list[str], folder: str, environment: dict[str, str]) -> Kernel:
        """Return a new kernel that was given these words, in that folder; raises OSError where there is no nursery."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with self._asking:
            self.process.stdin.write(json.dumps([words, folder, environment]) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        if not answer:
            raise OSError("The process that kernels are split from has ended.")
        self._kernels.append(Kernel(int(answer)))
        return self._kernels[-1]

    def stop(self) -> None:
        """End the nursery and every kernel that still runs."""
        self.process.kill()
        for kernel in self._kernels:
            if kernel.poll() is None:
                kernel.kill()

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.process.communicate()


class Kernel:
    """A kernel split off, as its provisioner sees a process; its parent is the nursery, so that it has no exit code."""

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
