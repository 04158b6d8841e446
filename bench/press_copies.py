"""Whether copies of one report are found whatever was done to them, and no two different reports joined.

Real articles are the reports; of each there are a copy under another headline, cuts from the end, paragraphs in another
order, both, and one with some words changed. Round-ups hold three reports each, which they must not join.
"""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from press_pages import texts

WORDS = 120  # of the shortest report taken
REPORTS, ROUND_UPS = 150, 30


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; one without is cut at its sentences."""
    held = [each for each in text.split("\n") if each.strip()]
    return held if len(held) > 3 else [f"{each}." for each in text.split(". ") if each.strip()]


def variants(text: str, chance: random.Random) -> dict[str, str]:
    """Return what newspapers make of a report, by name."""
    parts = paragraphs(text)
    half, third = parts[: max(2, len(parts) // 2)], parts[: max(2, len(parts) // 3)]
    words = text.split(" ")
    for at in chance.sample(range(len(words)), len(words) // 40):
        words[at] = chance.choice(["however", "meanwhile", "again", "rather", "also"])
    return {
        "copied": f"By our own correspondent\n{text}\nAll rights reserved by the paper.",
        "trimmed to half": "\n".join(half),
        "trimmed to a third": "\n".join(third),
        "reordered": "\n".join(chance.sample(parts, len(parts))),
        "trimmed and reordered": "\n".join(chance.sample(half, len(half))),
        "edited": " ".join(words),
    }


def planted(seed: int = 11) -> tuple[list[str], list[str], list[str]]:
    """Return documents: what report each is of, what was done to it, its text; a round-up is of none."""
    chance = random.Random(seed)
    reports = [text for each in texts() if len((text := each.decode()).split()) >= WORDS][:REPORTS]
    of, done, held = [], [], []
    for number, text in enumerate(reports):
        made = {"as it was": text} | variants(text, chance)
        of += [str(number)] * len(made)
        done += made
        held += made.values()
    for _ in range(ROUND_UPS):
        of.append("")
        done.append("round-up")
        held.append("\n".join(chance.sample(reports, 3)))
    return of, done, held


def grouped(held: Sequence[str]) -> list[str]:
    """Return the group of each text, found as a scan finds it."""
    from claimbook.scan.copies import groups_of, shared_share, signature_of
    from claimbook.scan.groups import TASKS, copies_in, read_signatures

    signed = [signature_of(text) for text in held]
    runs = [count for _, count in signed]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "signatures"
        path.write_bytes(b"".join(each for each, _ in signed))
        pairs = sorted({pair for first in range(TASKS) for pair in copies_in(path.as_posix(), runs, first)})
        signatures = read_signatures(path.as_posix())
        names = [f"{number:06}" for number in range(len(held))]
        groups = groups_of(
            names,
            runs,
            pairs,
            lambda one, other: shared_share(signatures[one], signatures[other], runs[one], runs[other]),
        )
    return [groups[name] for name in names]


def main() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    of, done, held = planted()
    groups = grouped(held)
    whole = {report: group for report, what, group in zip(of, done, groups, strict=True) if what == "as it was"}
    found: dict[str, list[bool]] = defaultdict(list)
    for report, what, group in zip(of, done, groups, strict=True):
        if report and what != "as it was":
            found[what].append(group == whole[report])
    told = ", ".join(f"{what} {sum(each)} of {len(each)}" for what, each in found.items())
    every = [each for some in found.values() for each in some]
    yield f"copies found ({len(whole)} reports)", f"{sum(every) / len(every):.1%} ({told})", "at least 98 %"
    reports = defaultdict(set)
    for report, group in zip(of, groups, strict=True):
        reports[group].add(report or group)
    joined = [each - {group} for group, each in reports.items() if len(each - {group}) > 1]
    yield f"different reports joined, {ROUND_UPS} round-ups of three among them", str(len(joined)), "none"


if __name__ == "__main__":
    for row in main():
        print(*row, sep=" | ")
