"""How long the same work takes beside an older state of the project, the two in turn in one run, as ratios.

python bench/before.py COMMIT [ROUNDS [NOW]]

Each state works in an environment of its own, a copy of this one, on content that says the same in the form of its
tables: the five articles (twenty times, each time with other words, so that nothing is remembered), a ledger of 100,000
claims, the small book of the tests built from clean (run before; drawings made anew), and `--help`. What counts is the
least processor time of the rounds, with that of all processes begun: a busy machine stretches it less than the clock's.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRACT = """
import sys, time
from pathlib import Path
from claimbook.extract import extract
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
[extract(text) for text in texts]
began = time.process_time()
for turn in range(20):
    [extract(text.replace(" in ", f" in{turn} ").replace(" and ", f" and{turn} ")) for text in texts]
print(time.process_time() - began)
"""


@dataclass(frozen=True)
class State:
    """The project at a commit, in a folder with an environment and books of its own."""

    project: Path

    @property
    def books(self) -> Path:
        return self.project.with_name(f"{self.project.name}-books")

    def python(self, arguments: list[str], folder: Path) -> str:
        """Run this state's Python in a folder and return what it prints; ends the run where it fails."""
        path = os.pathsep.join([str(self.project / "bench"), str(folder)])
        environment = os.environ | {"PYTHONPATH": path}
        command = [str(self.project / ".venv" / "bin" / "python"), *arguments]
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        if ended.returncode:
            raise SystemExit(f"{self.project.name}: {' '.join(arguments)[:80]}\n{ended.stdout}{ended.stderr}"[-3000:])
        return ended.stdout

    def seconds(self, arguments: list[str], folder: Path) -> float:
        """Return how many seconds of processor this state's Python takes, with the processes that it begins."""
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.python(arguments, folder)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return ended.ru_utime - began.ru_utime + ended.ru_stime - began.ru_stime


def main(commit: str, rounds: int = 3, newer: str = "HEAD") -> None:
    """Print a line for each work: seconds before, seconds now, their ratio."""
    (ROOT / "_build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "_build") as made:
        before, now = (_state(Path(made) / name, each) for name, each in (("before", commit), ("now", newer)))
        try:
            for what, work in WORKS.items():
                turns = [(work(before), work(now)) for _ in range(rounds)]
                old, new = (min(each) for each in zip(*turns, strict=True))
                print(f"{what}: {old:.2f} s before, {new:.2f} s now, {new / old:.2f} ×", flush=True)
        finally:
            for each in (before, now):
                subprocess.run(["git", "worktree", "remove", "--force", str(each.project)], cwd=ROOT, check=True)


def _state(folder: Path, commit: str) -> State:
    """Check a commit out, install it, write the made-up ledger and run a copy of the small book."""
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(folder), commit], cwd=ROOT, check=True)
    subprocess.run(["cp", "-al", sys.prefix, str(folder / ".venv")], check=True)
    state = State(folder)
    state.python(["-m", "pip", "uninstall", "--quiet", "--yes", "claimbook"], folder)
    state.python(["-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", "."], folder)
    state.python(["-m", "compileall", "-q", "claimbook"], folder)
    (state.books / "ledger").mkdir(parents=True)
    write = "import sys; from pathlib import Path; import ledger; ledger.write_book(Path(sys.argv[1]))"
    state.python(["-c", write, str(state.books / "ledger")], folder)
    shutil.copytree(folder / "tests" / "books" / "fisheries", state.books / "small")
    state.python(["-m", "claimbook", "rerun", "--all"], state.books / "small")
    return state


def _articles(state: State) -> float:
    return float(state.python(["-c", EXTRACT, str(ROOT / "seeds")], state.books))


def _ledger(state: State) -> float:
    measure = [str(state.project / "bench" / "ledger.py"), str(state.books / "ledger")]
    return float(json.loads(state.python(measure, state.books).strip().splitlines()[-1])["seconds"])


def _small_book(state: State) -> float:
    for each in ("_build", ".claimbook"):
        shutil.rmtree(state.books / "small" / each, ignore_errors=True)
    return state.seconds(["-m", "claimbook", "build", "--force"], state.books / "small")


def _help(state: State) -> float:
    return state.seconds(["-m", "claimbook", "--help"], state.books)


WORKS: dict[str, Callable[[State], float]] = {
    "claimbook --help": _help,
    "five articles extracted, twenty times": _articles,
    "100,000 claims loaded and proved": _ledger,
    "the small book built from clean": _small_book,
}

if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]), *sys.argv[3:4])
