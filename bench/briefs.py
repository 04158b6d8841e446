"""How long the check of a brief of a hundred pages takes after the start, how much memory, and how accurate checks
are."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = 50_000
FILLER = (
    "The committee heard evidence from several witnesses, and the discussion turned on questions of governance rather "
    "than of money, as it often does when the last session of the year draws to its close. "
)


def long_brief() -> bytes:
    """Return a Word file of a hundred pages, made of the tests' briefs and of sentences without numbers."""
    import brief_making as making

    parts = [
        making.plain(source) for source in making.sources().values() if making.form_of(source) not in ("pptx", "xlsx")
    ]
    text, number = "", 0
    while len(text.split()) < WORDS:
        number += 1
        text += f"\n\n{parts[number % len(parts)].replace('[^', f'[^{number}')}\n\n" + f"{FILLER * 5}\n\n" * 6
    return making.written(f"format: docx\n{text}", "docx")


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: what was measured, the figure, what it must reach."""
    sys.path.insert(0, str(ROOT / "tests"))
    import brief_making as making

    from claimbook.base.paths import BookPaths
    from claimbook.brief import verdicts as v
    from claimbook.brief.checking import Checker
    from claimbook.brief.files import read_content
    from claimbook.brief.states import states_of_book

    content = long_brief()
    checker = Checker(states_of_book(BookPaths(ROOT)))
    checker.check(read_content(b"Warm: 9.1 % of 12 companies.", "warm.txt"))
    began = time.perf_counter()
    numbers = len(checker.check(read_content(content, "long.docx")).numbers)
    took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tried = flagged = 0
    for source in making.sources().values():
        for mutation in making.mutations(source, list(checker.states.newest.values) if checker.states else []):
            checked = checker.check(making.ideal_reading(mutation.source))
            tried += 1
            flagged += any(each.judgement.verdict in v.FINDINGS for each in checked.numbers)
    return [
        (f"a brief of 100 pages, {numbers} numbers, after the start", f"{took:.1f} s", "under 5 s"),
        ("peak memory", f"{memory:.0f} MB", "under 500 MB"),
        ("mutated briefs with a finding", f"{100 * flagged / tried:.1f} % of {tried}", "98 %"),
    ]
