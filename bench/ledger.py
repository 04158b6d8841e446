"""How long 100,000 claims take to load and to prove, and how much memory: a made-up fishing fleet's ledger."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

CLAIMS, A_DOCUMENT = 100_000, 20
A_LOOK = 0.5  # seconds between two looks at how much memory is held
ROOT = Path(__file__).resolve().parent.parent


def write_book(root: Path, claims: int = CLAIMS) -> None:
    """Write a book of many claims, twenty to a document, each with a quote of its own."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    tables = {resource["name"]: resource for resource in package["resources"]}
    columns = {name: [field["name"] for field in each["schema"]["fields"]] for name, each in tables.items()}
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in tables}
    (root / "seeds").mkdir()
    (root / "data").mkdir()
    for number in range(0, claims, A_DOCUMENT):
        document, sentences = f"log-{number}", []
        for boat in range(number, number + A_DOCUMENT):
            quote = f"Boat {boat:06} of the northern fleet landed at least {boat + 2:,} tonnes of cod in 2023."
            sentences.append(quote)
            rows["claims"].append(
                {"id": f"catch-{boat}", "topic": "compute", "subject": "fleet", "metric": "catch",
                 "value": str(boat + 2),
                 "unit": "t", "comparator": "ge", "period": "2023", "kind_of_statement": "measured",
                 "reading": "extracted", "status": "current"})  # fmt: skip
            rows["evidence"].append(
                {"claim": f"catch-{boat}", "document": document, "quote": quote, "stance": "supports"}
            )
            rows["checks"].append({"claim": f"catch-{boat}", "verdict": "not checked", "note": "No source held."})
        text = "\n".join(sentences)
        (root / "seeds" / f"{document}.txt").write_text(text, encoding="utf-8")
        rows["documents"].append(
            {"id": document, "file": f"{document}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(),
             "title": document, "publisher": "Harbour", "published": "2023-12", "published_basis": "made up",
             "url": "https://example.org/", "language": "en"})  # fmt: skip
    rows["entities"].append({"id": "fleet", "name": "The fleet", "kind": "company", "note": "made up"})
    for name, contents in rows.items():
        with (root / "data" / tables[name]["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns[name], restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(contents)
    (root / "data" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    (root / "data" / "units.txt").write_text("", encoding="utf-8")
    (root / "logbook.py").write_text(
        "from claimbook.book.topics import Topic\n\ntopic = Topic(__name__)\n", encoding="utf-8")  # fmt: skip
    (root / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    (root / "_config.yml").write_text(
        "title: Fleet\nauthor: Desk\nclaimbook: {short_name: fleet, licence: CC0, edition: '1', as_of: '2023', "
        "published: '2024', topics: [logbook]}\n", encoding="utf-8")  # fmt: skip


def measure(root: Path) -> None:
    """Load and prove the book at `root` in this process and print its seconds and faults as JSON."""
    from claimbook.base.gc_tuning import collect_rarely
    from claimbook.base.paths import BookPaths
    from claimbook.review.validation import validate

    collect_rarely()
    began = time.perf_counter()
    faults = validate(BookPaths(root))
    spent = time.perf_counter() - began
    print(json.dumps({"seconds": spent, "faults": len(faults), "first": [*map(str, faults[:3])]}))


def memory_of(run: psutil.Process) -> float:
    """Return the megabytes that a process and all that came of it hold now, what they share divided among them."""
    held = 0
    with suppress(psutil.Error):  # it has ended meanwhile
        for each in (run, *run.children(recursive=True)):
            with suppress(psutil.Error):
                held += each.memory_full_info().pss
    return held / 2**20


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: what was measured, the figure, what it must reach."""
    with tempfile.TemporaryDirectory() as folder:
        write_book(Path(folder))
        command = [sys.executable, __file__, folder]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        run, memory = psutil.Popen(command, stdout=subprocess.DEVNULL), 0.0  # another: looking takes time from it
        while run.poll() is None:
            memory = max(memory, memory_of(run))
            time.sleep(A_LOOK)
    return [
        ("100,000 claims: load and prove", f"{found['seconds']:.1f} s", "under 10 s"),
        ("100,000 claims: peak memory", f"{memory:.0f} MB", "under 1,000 MB"),
        ("100,000 claims: faults found", f"{found['faults']} {' '.join(found['first'])}".strip(), "0"),
    ]


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
