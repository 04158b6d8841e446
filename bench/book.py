"""How long the two commands take on this machine, and how much memory: nothing changed, everything from clean."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "_build", ".claimbook", "__pycache__", ".*_cache", ".hypothesis")


def seconds(command: list[str], folder: Path) -> float:
    """Return how long a command takes in a folder; raises where it fails."""
    began = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(folder)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: what was measured, the figure, what it must reach."""
    claimbook = [sys.executable, "-m", "claimbook"]
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        shutil.copytree(ROOT, book, ignore=LEFT_OUT)
        everything = seconds([*claimbook, "rerun", "--all"], book)
        clean = seconds([*claimbook, "build", "--force"], book)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again = min(seconds([*claimbook, "build"], book) for _ in range(3))
        asked = min(seconds([*claimbook, "--help"], book) for _ in range(5))
    return [
        ("all chapters executed", f"{everything:.1f} s", "under 20 s on two cores"),
        ("executed and built from clean", f"{everything + clean:.1f} s", "under 60 s"),
        ("make book, nothing changed", f"{again:.2f} s", "under 1 s"),
        ("peak memory of one process", f"{memory:.0f} MB", "under 1,500 MB"),
        ("claimbook --help", f"{asked:.2f} s", "under 0.3 s"),
    ]
