"""A scan on a cluster of processes whose scheduler, workers and client are killed at random moments while it works."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pyarrow
import pyarrow.parquet

ROOT = Path(__file__).resolve().parents[1]
VICTIMS = ("worker", "scheduler", "client")
PATIENCE = 7200.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Cluster:
    """A scheduler and workers as somebody runs them, each of which can be killed and started again."""

    workers: int
    logs: Path
    folder: Path = ROOT  # where its processes find the engine
    port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start what does not run."""
        wanted = {
            "scheduler": ("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"),
            **{
                f"worker{number}": ("worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard")
                for number in range(self.workers)
            },
        }
        for name, words in wanted.items():
            if name not in self.running or self.running[name].poll() is not None:
                with (self.logs / f"{name}.log").open("ab") as log:
                    self.running[name] = subprocess.Popen(
                        [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
                        cwd=self.folder, stdout=log, stderr=log,
                    )  # fmt: skip
                if name == "scheduler":
                    self._wait()

    def _wait(self) -> None:
        """Wait until the scheduler answers."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.1)

    def kill(self, name: str) -> None:
        """Kill one of the processes with those that it started."""
        kill_tree(self.running[name])

    def stop(self) -> None:
        for process in self.running.values():
            kill_tree(process)


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children at once, as a machine that fails does."""
    with suppress(psutil.NoSuchProcess):
        parent = psutil.Process(process.pid)
        for each in [*parent.children(recursive=True), parent]:
            with suppress(psutil.NoSuchProcess):
                each.kill()
    process.wait()


def scan_words(archives: Sequence[str], out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "claimbook", "scan", *archives, "--out", out.as_posix(), *more]


def done_in(out: Path) -> int:
    """Return how many shards are done in a folder."""
    return len(list((out / "parts").glob("*.json")))


def scan_and_kill(
    archives: Sequence[str], out: Path, logs: Path, victims: Sequence[str], shards: int, seed: int = 0
) -> list[str]:
    """Scan on a cluster, killing one victim after another while work is under way, and the same command again each time
    that it ends; return what was killed, with how many shards were done then."""
    chance = random.Random(seed)
    cluster = Cluster(2, logs)
    left, told = list(victims), []
    moments = sorted(chance.sample(range(1, max(shards - 3, len(left) + 2)), len(left)))
    end = time.monotonic() + PATIENCE
    client: subprocess.Popen[bytes] | None = None
    try:
        while time.monotonic() < end:
            cluster.start()
            if client is None or client.poll() is not None:
                if client is not None and client.returncode == 0:
                    return told
                with (logs / "client.log").open("ab") as log:
                    client = subprocess.Popen(
                        scan_words(archives, out, "--scheduler", cluster.address), cwd=ROOT, stdout=log, stderr=log
                    )
            if left and done_in(out) >= moments[0] and list((out / "parts").glob("*.at")):
                victim = left.pop(0)
                moments.pop(0)
                time.sleep(chance.uniform(0, 0.3))
                told.append(f"{victim} after {done_in(out)} shards")
                if victim == "client":
                    kill_tree(client)
                else:
                    cluster.kill("scheduler" if victim == "scheduler" else f"worker{chance.randrange(2)}")
            time.sleep(0.05)
        raise TimeoutError(f"the scan did not end; killed so far: {told}")
    finally:
        cluster.stop()
        if client is not None:
            kill_tree(client)


def same_hits(one: Path, other: Path) -> bool:
    """Tell whether two scans gave the same rows, byte for byte, after sorting by every column."""
    return sorted_bytes(one) == sorted_bytes(other)


def sorted_bytes(out: Path) -> bytes:
    table = pyarrow.parquet.read_table(out / "hits.parquet")
    table = table.sort_by([(name, "ascending") for name in table.schema.names]).combine_chunks()
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())
