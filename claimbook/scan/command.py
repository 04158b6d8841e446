"""`claimbook scan`: read archives, write the hits, the report, and say in sentences what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet

from claimbook.base.atomic import replace_file
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.linking import MeaningIndex
from claimbook.scan.cluster import cluster
from claimbook.scan.finding import Query
from claimbook.scan.report import report
from claimbook.scan.running import HITS, plan_of, progress_bar, scan, told

REPORT = "report.html"


def run(
    paths: BookPaths,
    archives: Sequence[str],
    folder: Path,
    *,
    workers: int,
    scheduler: str,
    memory: str,
    find: str,
    say: Callable[[str], object],
    tell: Callable[[str], object],
) -> bool:
    """Scan archives into a folder; return whether all of them could be read. Raises BookError as `scan` does.

    `say` prints what was found, `tell` what goes on.
    """
    book = Book(paths)
    index = MeaningIndex.of(book)
    if find:
        Query(find, index)
    plan = plan_of(index, find)
    with cluster(workers, scheduler, memory) as client:
        if scheduler and "dashboard" in client.scheduler_info()["services"]:
            tell(f"Dask's dashboard: {client.dashboard_link}")
        with progress_bar() as advance:
            outcome = scan(client, archives, plan, folder, advance)
    counts = {"documents": outcome.documents, "aside": sum(outcome.reasons.values())}
    replace_file(folder / REPORT, report(book, pyarrow.parquet.read_table(folder / HITS), counts))
    for line in told(outcome, folder):
        say(line)
    say(f"The report is {folder / REPORT}.")
    return not outcome.complaints
