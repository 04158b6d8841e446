"""What a worker does with one shard: read its documents, write its rows, and say in one file that it is done.

A shard's results are named by the shard and by the content that was read, so that a second run finds what is done and
reads again what has changed. The file that says so is written last.
"""

from __future__ import annotations

import io
import json
import os
import resource
from collections.abc import Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimbook.base.atomic import replace_file
from claimbook.linking import MeaningIndex
from claimbook.scan.archives import Shard, content_digest
from claimbook.scan.hits import document_schema, hit_schema, table_of, write_table
from claimbook.scan.pages import SetAside, pages_of
from claimbook.scan.reading import Found, PageReader, Row

PARTS = "parts"
CRASHED = "ends the process that reads it"
_readers: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run asks of every shard: the digest of what is asked, and the index, or the words to find."""

    digest: str
    meaning: Mapping[str, Any]
    query: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What one shard gave: the name of its files, how many documents it holds, hits, and those set aside."""

    name: str
    documents: int
    hits: int
    size: int
    aside: tuple[SetAside, ...]
    memory: int = 0
    read_now: bool = True


def read_shard(shard: Shard, plan: Plan, folder: str) -> Done:
    """Read a shard, or find that it was read; raises BookError where there is no room to write."""
    parts = Path(folder, PARTS)
    name = f"{shard.key}-{content_digest(shard)}"
    if done := read_done(parts / f"{name}.json"):
        return done
    reader = reader_of(plan)
    hits: list[Row] = []
    documents: list[Row] = []
    aside: list[SetAside] = []
    count = 0
    with Breadcrumb(parts / f"{shard.key}.at") as breadcrumb, redirect_stderr(io.StringIO()):  # libraries' warnings
        for number, page in enumerate(pages_of(shard)):
            count += 1
            if number in shard.skip:
                found: Found | SetAside | None = SetAside(page.document, CRASHED)
            elif isinstance(page, SetAside):
                found = page
            else:
                breadcrumb.drop(number)
                found = read_page_safely(reader, page)
            if isinstance(found, SetAside):
                aside.append(found)
            elif found is not None:
                hits += found.hits
                documents.append(found.document)
    write_table(table_of(hits, hit_schema()), parts / f"{name}.hits.parquet")
    write_table(table_of(documents, document_schema()), parts / f"{name}.documents.parquet")
    done = Done(name, count, len(hits), shard.size, tuple(aside), peak_memory())
    replace_file(parts / f"{name}.json", json.dumps(done_record(done), ensure_ascii=False))
    return done


def read_page_safely(reader: Any, page: Any) -> Found | SetAside | None:
    """Read a document; whatever goes wrong with one document is its own affair."""
    try:
        found: Found | SetAside | None = reader.read(page)
    except MemoryError:
        raise
    except Exception as error:  # a run over millions of strangers' pages goes on, and says which it could not read
        return SetAside(page.document, f"cannot be read: {type(error).__name__}: {' '.join(str(error).split())[:120]}")
    return found


def reader_of(plan: Plan) -> Any:
    """Return what reads documents for a plan; loaded once in each process."""
    if plan.digest not in _readers:
        _readers.clear()
        if plan.query:
            from claimbook.scan.finding import PassageReader  # late: only a search for a subject needs it

            _readers[plan.digest] = PassageReader(MeaningIndex.from_values_json({"meaning": plan.meaning}), plan.query)
        else:
            _readers[plan.digest] = PageReader(MeaningIndex.from_values_json({"meaning": plan.meaning}))
    return _readers[plan.digest]


class Breadcrumb:
    """Keeps on disk which document of a shard is being read, so that one that kills its reader is known afterwards."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Breadcrumb:
        self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        return self

    def drop(self, number: int) -> None:
        os.pwrite(self._file, number.to_bytes(8, "big"), 0)

    def __exit__(self, *error: object) -> None:
        os.close(self._file)
        self._path.unlink(missing_ok=True)


def last_read(folder: Path, shard: Shard) -> int | None:
    """Return the number of the document that a killed reader of a shard was at, None where it left no trace."""
    try:
        content = (folder / PARTS / f"{shard.key}.at").read_bytes()
    except OSError:
        return None
    return int.from_bytes(content, "big") if len(content) == 8 else None


def read_done(path: Path) -> Done | None:
    """Return what a shard gave in an earlier run, None where it is not done."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Done(**held | {"aside": tuple(SetAside(**each) for each in held["aside"]), "read_now": False})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def done_record(done: Done) -> dict[str, Any]:
    return {
        "name": done.name, "documents": done.documents, "hits": done.hits, "size": done.size,
        "aside": [{"document": each.document, "why": each.why} for each in done.aside],
    }  # fmt: skip


def peak_memory() -> int:
    """Return the most memory this process has held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
