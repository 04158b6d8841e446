"""Run a scan: shards to workers, results kept as they come, a second run going on where the first ended."""

from __future__ import annotations

import fcntl
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file, room_to_write
from claimbook.base.digests import digest
from claimbook.base.errors import BookError
from claimbook.base.installation import engine_digest
from claimbook.linking import MeaningIndex
from claimbook.scan.archives import Shard, shards_of
from claimbook.scan.cluster import lasting
from claimbook.scan.groups import grouped
from claimbook.scan.hits import document_schema, hit_schema, write_tables
from claimbook.scan.shard_work import PARTS, Done, Plan, last_read, read_shard

if TYPE_CHECKING:
    from distributed import Client, Future

ABOUT, HITS, DOCUMENTS, ASIDE = "scan.json", "hits.parquet", "documents.parquet", "set-aside.jsonl"
SIGNATURES = "signatures"  # of all documents, while copies are sought
AT_ONCE = 4  # shards given to each worker ahead of time
TRIES = 12
Progress = Callable[[Done, int], None]


@dataclass(slots=True)
class Outcome:
    """What a run gave: documents read, hits, what was set aside and why, archives that could not be read."""

    documents: int = 0
    hits: int = 0
    shards: int = 0
    read_now: int = 0
    memory: int = 0
    seconds: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter)
    complaints: list[BookError] = field(default_factory=list)


def plan_of(index: MeaningIndex, query: str = "") -> Plan:
    """Return what a run asks; its digest tells the index, the code and the words apart from every other."""
    meaning = index.to_json()
    asked = json.dumps([meaning, query, engine_digest()], sort_keys=True, default=str)
    return Plan(digest(asked), meaning, query)


def scan(
    client: Client, archives: Sequence[str], plan: Plan, folder: Path, advance: Progress = lambda done, size: None
) -> Outcome:
    """Read archives into a folder: `hits.parquet`, `documents.parquet` and what was set aside.

    Raises BookError where the folder belongs to another scan, another run is at it, the disk is full, or the scheduler
    goes away; what was done is kept then, and the same command goes on.
    """
    began = time.monotonic()
    with room_to_write(), alone_in(folder):
        claim(folder, plan)
        outcome = Outcome()
        names: dict[int, str] = {}
        with (folder / f".{ASIDE}").open("w", encoding="utf-8") as aside:
            for place, done in work(client, shards_of(archives, outcome.complaints), plan, folder):
                names[place] = done.name
                note(outcome, done, aside)
                advance(done, done.size)
        (folder / f".{ASIDE}").replace(folder / ASIDE)
        in_order = [names[place] for place in sorted(names)]
        join(client, folder, in_order)
        sweep(folder, in_order)
    outcome.seconds = time.monotonic() - began
    return outcome


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep every other run out of a folder; raises BookError where one is at work in it."""
    (folder / PARTS).mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BookError(
                f"Another scan is at work in {folder}; wait for it to end, or give another folder."
            ) from None
        yield


def claim(folder: Path, plan: Plan) -> None:
    """Make a folder this scan's; raises BookError where it holds another's, or other things."""
    about = folder / ABOUT
    if not about.exists():
        strangers = [each.name for each in folder.iterdir() if each.name not in (PARTS, ".lock")]
        if strangers:
            raise BookError(f"{folder} holds other things ({strangers[0]}); give a folder of its own.")
        replace_file(about, json.dumps({"version": 1, "asked": plan.digest, "query": plan.query}) + "\n")
        return
    try:
        asked = json.loads(about.read_text(encoding="utf-8"))["asked"]
    except (ValueError, KeyError, TypeError):
        asked = None
    if asked != plan.digest:
        raise BookError(
            f"{folder} holds a scan that asked something else (the book, the words or claimbook have changed since); "
            "give another folder, or remove it."
        )


def work(client: Client, shards: Iterator[Shard], plan: Plan, folder: Path) -> Iterator[tuple[int, Done]]:
    """Give shards to the workers, a few ahead, and yield what each gave as it comes, with its shard's number."""
    from distributed import as_completed
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    place = folder.resolve().as_posix()
    shared = lasting(client, plan)
    given: dict[Any, tuple[int, Shard, int]] = {}
    numbered = enumerate(shards)

    def give(number: int, shard: Shard, tries: int = 0) -> Future[Done]:
        future = client.submit(read_shard, shard, shared, place, pure=False, retries=2)
        given[future.key] = (number, shard, tries)
        return future

    waiting = as_completed(loop=client.loop)
    room = max(1, len(client.scheduler_info()["workers"])) * AT_ONCE
    try:
        for number, shard in islice(numbered, room):
            waiting.add(give(number, shard))
        for future in waiting:
            number, shard, tries = given.pop(future.key)
            error = future.exception()
            if error is None:
                yield number, future.result()
                for more in islice(numbered, 1):
                    waiting.add(give(*more))
            elif isinstance(error, KilledWorker) and tries < TRIES:
                waiting.add(give(number, _without_killer(folder, shard), tries + 1))
            elif isinstance(error, BookError):
                raise error
            else:
                raise BookError(f"{shard.name} could not be read: {' '.join(str(error).split())[:200]}")
            future.release()
    except (FutureCancelledError, OSError) as error:
        raise BookError(
            f"The cluster went away ({' '.join(str(error).split())[:120]}); run the same command again: what is done "
            "is kept."
        ) from None


def _without_killer(folder: Path, shard: Shard) -> Shard:
    """Return a shard without the document that its killed reader was at, where that is known."""
    at = last_read(folder, shard)
    return shard if at is None or at in shard.skip else replace(shard, skip=(*shard.skip, at))


def note(outcome: Outcome, done: Done, aside: Any) -> None:
    """Count what a shard gave, and write down what it set aside."""
    outcome.documents += done.documents
    outcome.hits += done.hits
    outcome.shards += 1
    outcome.read_now += done.read_now
    outcome.memory = max(outcome.memory, done.memory)
    for each in done.aside:
        outcome.reasons[each.why.partition(": ")[0].partition(" after ")[0]] += 1
        aside.write(json.dumps({"document": each.document, "why": each.why}, ensure_ascii=False) + "\n")


def join(client: Client, folder: Path, names: Sequence[str]) -> None:
    """Write what all shards gave, in the order of the archives: a table of hits, each with its group of copies, and one
    of documents."""
    import pyarrow.parquet as parquet

    telling = ["document", "runs", "signature"]
    signed = (parquet.read_table(part(folder, name, "documents"), columns=telling) for name in names)
    groups = grouped(client, signed, (folder / PARTS / SIGNATURES).resolve())
    hits = (with_group(parquet.read_table(part(folder, name, "hits")), groups) for name in names)
    write_tables(hits, hit_schema(grouped=True), folder / HITS)
    documents = (parquet.read_table(part(folder, name, "documents")) for name in names)
    write_tables(documents, document_schema(), folder / DOCUMENTS)


def with_group(hits: Any, groups: dict[str, str]) -> Any:
    import pyarrow as pa

    column = pa.array([groups.get(name, "") for name in hits.column("document").to_pylist()], pa.string())
    return hits.append_column("group", column).cast(hit_schema(grouped=True))


def part(folder: Path, name: str, what: str) -> Path:
    return folder / PARTS / f"{name}.{what}.parquet"


def sweep(folder: Path, names: Sequence[str]) -> None:
    """Remove what an earlier state of the archives gave."""
    kept = {f"{name}{ending}" for name in names for ending in (".json", ".hits.parquet", ".documents.parquet")}
    for path in (folder / PARTS).iterdir():
        if path.name not in kept:
            path.unlink(missing_ok=True)


def told(outcome: Outcome, folder: Path) -> list[str]:
    """Return what a run gave, in sentences."""
    lines = [f"{outcome.documents:,} documents in {outcome.shards:,} shards: {outcome.hits:,} hits in {folder / HITS}."]
    if kept := outcome.shards - outcome.read_now:
        lines.append(f"{kept:,} shards had been read before, and were not read again.")
    for why, count in outcome.reasons.most_common():
        lines.append(f"Set aside: {count:,} of which each {why}." if count > 1 else f"Set aside: one that {why}.")
    return lines + [str(complaint) for complaint in outcome.complaints]


@contextmanager
def progress_bar(out: Any = sys.stderr) -> Iterator[Progress]:
    """Show documents, hits, rate and time on a terminal; elsewhere nothing."""
    if not out.isatty():
        yield lambda done, size: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    text = TextColumn("{task.completed:,.0f} documents, {task.fields[hits]:,} hits, {task.fields[rate]:,.0f} a second")
    with Bar(SpinnerColumn(), text, TimeElapsedColumn(), console=Console(file=out), transient=True) as bar:
        task = bar.add_task("", total=None, hits=0, rate=0.0)
        hits, began = 0, time.monotonic()

        def advance(done: Done, size: int) -> None:
            nonlocal hits
            hits += done.hits
            bar.advance(task, done.documents)
            rate = bar.tasks[0].completed / max(0.001, time.monotonic() - began)
            bar.update(task, hits=hits, rate=rate)

        yield advance
