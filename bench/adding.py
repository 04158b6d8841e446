"""How long the proposals of a new article take, beside starting up, and reading the main text of a saved page.

The article is made of sentences about the book itself, 2,000 words; page and text hold the same sentences. Each command
is a process of its own; the least of three runs counts, start-up (`claimbook --version`) in turn with it. Byte code is
kept between them, as it is wherever Python may write it: the runs are the second and later ones.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS, RUNS, MOST = 2_000, 3, "under 3 s"
SENTENCES = (
    "Sakura Internet said that its machine in Hokkaido holds 2,016 GPUs made by Nvidia.",
    "The ministry would pay up to 50.1 billion yen of the cost, an official said on Monday.",
    "A ferry line carried 8,400 passengers to the island last year, 12 percent more than in 2022.",
    "Fugaku was the fastest of the world's computers from June 2020 until November 2021.",
    "Researchers expect that training takes three days, where it took a month before.",
    "The company employs 880 people, and it wants to hire some 120 engineers by 2027.",
)


def article() -> list[str]:
    """Return the paragraphs of a made-up article of about 2,000 words; a number in each keeps them apart."""
    paragraphs: list[str] = []
    words = 0
    for number, sentence in enumerate(cycle(SENTENCES), 1):
        paragraphs.append(f"In the hall of row {number} little changed. {sentence}")
        words += len(paragraphs[-1].split())
        if words >= WORDS:
            return paragraphs
    raise AssertionError


def seconds(environment: dict[str, str], *words: str) -> tuple[float, float]:
    """Run a command of claimbook in this book from its very start; return how long it took, and the processor's part.

    On a machine that does much else the first is more than the command's own.
    """
    began, used = time.perf_counter(), processor()
    command = [sys.executable, "-m", "claimbook", *words]
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return time.perf_counter() - began, processor() - used


def processor() -> float:
    """Return the seconds that a processor has worked for the processes that this one started."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as folder:
        text, page = Path(folder) / "article.txt", Path(folder) / "article.html"
        paragraphs = article()
        text.write_text("A made-up article\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
        body = "".join(f"<p>{each}</p>" for each in paragraphs)
        page.write_text(f"<html><head><title>A made-up article</title></head><body><nav><a href='/'>Home</a></nav>"
                        f"<article>{body}</article></body></html>", encoding="utf-8")  # fmt: skip
        commands = {
            "start-up": ("--version",),
            "proposals of a text of 2,000 words": ("add", str(text), "--dry-run", "--json"),
            "proposals of a page of 2,000 words": ("add", str(page), "--dry-run", "--json"),
            "main text of a page of 2,000 words": ("text", str(page)),
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        for run in range(RUNS + 1):
            for name, words in commands.items():
                if (needed := seconds(environment, *words)) and run:
                    taken[name].append(needed)
    for name, runs in taken.items():
        clock, worked = map(min, zip(*runs, strict=True))
        yield name, f"{clock:.2f} s ({worked:.2f} s of processor)", MOST if name.startswith("proposals") else ""


if __name__ == "__main__":
    for row in main():
        print(f"{row[0]}: {row[1]} {row[2] and f'({row[2]})'}".rstrip())
