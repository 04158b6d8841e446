"""Break the book in every known way and print what came of it: `make trust`.

Each line is one thing that must not happen, with how often it was tried and how often it happened. A part is a
function that returns its lines; `make test` runs a sample of each.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from book_building import FISHERIES
from bookcopies import claimbook, succeeded
from faults import Tally, break_everywhere, nothing
from fuzz_readers import fuzz
from fuzz_texts import fuzz_texts, long_lines
from rich.console import Console
from rich.table import Table
from same_bytes import different
from staleness import FILES, Found, cells, libraries, pairwise, small_book, try_side_by_side, whole_product
from staleness import real as real_trials
from writing_commands import COMMANDS

ROOT = Path(__file__).parents[1]
INPUTS = 10_000
TEXTS = 100_000


@dataclass(frozen=True, slots=True)
class Line:
    """What was tried, how often, what must not come of it, and each case in which it did."""

    tried: str
    times: int
    never: str
    wrong: list[str]


Part = Callable[[], list[Line]]


def writes() -> list[Line]:
    """Every writing command, killed and failing at every step of its writing."""
    tally = Tally(wrong=[])
    with tempfile.TemporaryDirectory() as place:
        for name, (command, prepare) in COMMANDS.items():
            one = break_everywhere(FISHERIES, Path(place) / "copy" / "book", command, prepare or nothing)
            tally.add(
                Tally(
                    one.kills, one.failures, one.completed, one.undone, [f"{name}: {each}" for each in one.wrong or []]
                )
            )
    wrong = tally.wrong or []
    kills = [each for each in wrong if ": kill" in each]
    return [
        Line(f"kills between any two writes of {len(COMMANDS)} commands", tally.kills, "lost or half written", kills),
        Line("writes that fail (full disk, broken disk)", tally.failures, "lost, half written, said otherwise",
             [each for each in wrong if each not in kills]),
    ]  # fmt: skip


def bad_inputs() -> list[Line]:
    """Wrong inputs of every kind to every reader of files."""
    counts = fuzz(INPUTS)
    number = counts.inputs.total()
    what = f"wrong inputs to {len(counts.inputs)} readers"
    return [
        Line(what, number, "tracebacks", counts.tracebacks),
        Line(f"{what} (refused: {counts.refused.total()})", number, "hangs", counts.hangs),
        Line("absurd inputs among them", number, "taken in silence", counts.accepted),
    ]


def any_text() -> list[Line]:
    """Texts that nobody would write, and lines of ten megabytes, to the extractor."""
    tally = fuzz_texts(TEXTS)
    lines = list(long_lines())
    what = "mutated texts in English and Japanese"
    return [
        Line(what, tally.texts, "exceptions", tally.exceptions),
        Line(f"{what} ({tally.mentions:,} mentions)", tally.texts, "untrue mentions", tally.untrue),
        Line(what, tally.texts, "hangs", tally.hangs),
        Line("lines of 10 MB of one sign", len(lines), "untrue, or slower than linear",
             [each for *_, wrong in lines for each in wrong]),
    ]  # fmt: skip


def stale_inputs() -> list[Line]:
    """Every kind of input of the small book, changed in every manner and built in every way."""
    with tempfile.TemporaryDirectory() as folder:
        files = try_side_by_side(whole_product(list(FILES)), Path(folder))
    return [_line("inputs × manners × dates × ways to build, the small book", files)]


def stale_cells() -> list[Line]:
    """A cell of every kind of column, and every library in another version, in the small book."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        changes = list(cells(small_book(place / "cells-of")))
        tables = try_side_by_side(pairwise(changes), place / "cells")
        run = small_book(place / "libraries")
        succeeded(claimbook(run, "rerun"))
        library = libraries(run, place / "packages")
    return [
        _line(f"cells of its tables by type of column ({len(changes)})", tables),
        _line("libraries in other versions", library),
    ]


def stale_real() -> list[Line]:
    """The inputs of the real book, by pairs of manners, dates and ways."""
    with tempfile.TemporaryDirectory() as folder:
        real = real_trials(Path(folder) / "real")
    return [_line("inputs of the real book, pairs of manners, dates and ways", real)]


def same_bytes() -> list[Line]:
    """Two clean builds, in other folders, homes, languages and time zones."""
    lines = []
    for name, book in (("the small book", FISHERIES), ("the real book", ROOT)):
        with tempfile.TemporaryDirectory() as folder:
            number, names = different(book, Path(folder))
        lines.append(Line(f"files of two clean builds of {name}, elsewhere", number, "different bytes", names))
    return lines


def _line(tried: str, found: Found) -> Line:
    return Line(f"{tried} (refused: {found.refused})", found.times, "a stale page", found.stale)


# the longest begin first; the last one keeps all processors at work by itself
PARTS: tuple[Part, ...] = (stale_inputs, stale_cells, stale_real, any_text, writes, bad_inputs, same_bytes)


def timed(part: Part) -> tuple[list[Line], float]:
    """Return the lines of a part and how many seconds it took."""
    started = time.monotonic()
    lines = part()
    took = time.monotonic() - started
    print(f"{part.__name__}: {took:.0f} s", file=sys.stderr, flush=True)
    return lines, took


def main() -> int:
    """Run the parts that are named as words, by default all, two at a time."""
    named = sys.argv[1:]
    parts = [part for part in PARTS if not named or part.__name__ in named]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are kept compiled, as they are for those who use them
    table = Table("What was tried", "times", "what must not be", "found", "seconds")
    wrong: list[str] = []
    started = time.monotonic()
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        for lines, took in pool.map(timed, parts):
            for number, line in enumerate(lines):
                seconds = "" if number else f"{took:.0f}"
                table.add_row(line.tried, f"{line.times:,}", line.never, str(len(line.wrong)), seconds)
                wrong += [f"{line.never}: {each}" for each in line.wrong]
    table.add_row("all, two at a time", "", "", str(len(wrong)), f"{time.monotonic() - started:.0f}")
    Console(width=120).print(table)
    for each in wrong:
        print(each)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
