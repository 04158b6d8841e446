"""What an archive is, and how it is cut into shards that can be read each by itself.

Archives are folders of files, JSON lines (plain, `.gz`, `.zst`), Parquet files and WARC files. They stand on this
machine or at an address that fsspec opens (`s3://…`, where its driver is installed).
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from claimbook.base.digests import digest
from claimbook.base.errors import BookError, Fault
from claimbook.scan.fields import refuse_columns
from claimbook.scan.record_bounds import plain_bounds

SHARD, LEAST, PIECES = 64 * 2**20, 2**20, 32  # bytes of lines or records at most and at least; shards of a small file
FILES, FILES_BYTES = 1_000, 16 * 2**20  # of a folder, in one shard
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst")
RECORDS = (".warc", ".warc.gz")
ROWS = (".parquet",)
PAGES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".mhtml", ".mht")
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of an archive: whole files, or of one file the bytes or row groups from `start` up to `stop`.

    `stop` is −1 where the part goes on to the end. `skip` are the numbers of documents left out because they ended the
    process that read them.
    """

    kind: str
    paths: tuple[str, ...]
    start: int = 0
    stop: int = -1
    size: int = 0
    skip: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """A name that tells the shard from every other, whatever it holds."""
        told = asdict(replace(self, skip=(), size=0))
        return digest(repr(sorted(told.items())))

    @property
    def name(self) -> str:
        part = f" from {self.start:,}" if self.start else ""
        return f"{self.paths[0]}{part}" if len(self.paths) == 1 else f"{self.paths[0]} and {len(self.paths) - 1} more"


def shards_of(archives: Iterable[str], complain: list[BookError]) -> Iterator[Shard]:
    """Yield the shards of archives, in their order; what cannot be read is added to `complain`."""
    files: list[tuple[str, int]] = []
    for path, size in files_of(archives, complain):
        if path.endswith(LINES):
            yield from _of_lines(path, size)
        elif path.endswith(RECORDS):
            yield from _of_records(path, size, complain)
        elif path.endswith(ROWS):
            yield from _of_rows(path, complain)
        else:
            files.append((path, size))
            if len(files) == FILES or sum(size for _, size in files) >= FILES_BYTES:
                yield _of_files(files)
                files = []
    if files:
        yield _of_files(files)


def files_of(archives: Iterable[str], complain: list[BookError]) -> Iterator[tuple[str, int]]:
    """Yield the path and size of every file that archives name; folders are walked in order of their names."""
    for archive in archives:
        if archive == STANDARD_INPUT:
            import sys

            yield from files_of((line.strip() for line in sys.stdin if line.strip()), complain)
        elif "://" in archive:
            yield from _remote(archive, complain)
        elif Path(archive).is_dir():
            yield from _walk(Path(archive))
        elif Path(archive).is_file():
            yield archive, Path(archive).stat().st_size
        else:
            complain.append(BookError(Fault(archive, None, None, "is not there; give a file, a folder or an address")))


def _walk(folder: Path) -> Iterator[tuple[str, int]]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            if name.casefold().endswith((*LINES, *RECORDS, *ROWS, *PAGES)) and path.is_file():
                yield path.as_posix(), path.stat().st_size


def _remote(address: str, complain: list[BookError]) -> Iterator[tuple[str, int]]:
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
        found = system.find(path, detail=True) if system.isdir(path) else {path: system.info(path)}
    except (ImportError, OSError, ValueError) as error:
        why = " ".join(str(error).split())[:200]
        complain.append(BookError(Fault(address, None, None, f"cannot be opened: {why}; is its driver installed?")))
        return
    for name in sorted(found):
        yield system.unstrip_protocol(name), int(found[name].get("size") or 0)


def opened(path: str) -> IO[bytes]:
    """Open a file or an address for reading bytes."""
    if "://" not in path:
        return Path(path).open("rb")
    import fsspec

    stream: IO[bytes] = fsspec.open(path, "rb").open()
    return stream


def content_digest(shard: Shard) -> str:
    """Return a digest of the bytes of a shard, by which its results are named."""
    hashed = hashlib.sha256()
    for path in shard.paths:
        hashed.update(path.encode("utf-8", "surrogateescape") + b"\0")
        with opened(path) as stream:
            bytes_shard = shard.kind in ("lines", "records")
            stream.seek(shard.start if bytes_shard else 0)
            left = shard.stop - shard.start if bytes_shard and shard.stop >= 0 else -1
            while chunk := stream.read(2**20 if left < 0 else min(2**20, left)):
                hashed.update(chunk)
                left -= len(chunk) if left >= 0 else 0
    return hashed.hexdigest()[:20]


def _of_files(files: list[tuple[str, int]]) -> Shard:
    return Shard("files", tuple(path for path, _ in files), size=sum(size for _, size in files))


def _of_lines(path: str, size: int) -> Iterator[Shard]:
    if path.endswith((".gz", ".zst")):
        yield Shard("lines", (path,), size=size)
        return
    yield from _ranges("lines", path, size)


def _of_records(path: str, size: int, complain: list[BookError]) -> Iterator[Shard]:
    """Cut a WARC file: a zipped one anywhere, for its records are found again; a plain one between two records."""
    if path.endswith(".gz"):
        yield from _ranges("records", path, size)
        return
    with opened(path) as stream:
        cuts = [0, *plain_bounds(stream, size, _length(size)), size]
    for start, stop in zip(cuts, cuts[1:], strict=False):
        yield Shard("records", (path,), start, stop, stop - start)


def _ranges(kind: str, path: str, size: int) -> Iterator[Shard]:
    length = _length(size)
    for start in range(0, max(size, 1), length):
        stop = min(start + length, size)
        yield Shard(kind, (path,), start, stop, stop - start)


def _length(size: int) -> int:
    """Return how long a shard of a file is, so that even a small file gives every worker something to do to the end."""
    return min(SHARD, max(LEAST, size // PIECES))


def _of_rows(path: str, complain: list[BookError]) -> Iterator[Shard]:
    import pyarrow.parquet
    from pyarrow import ArrowException

    try:
        with opened(path) as stream:
            about = pyarrow.parquet.ParquetFile(stream)
            refuse_columns(path, about.schema_arrow.names)
            groups = [about.metadata.row_group(each).total_byte_size for each in range(about.num_row_groups)]
    except (ArrowException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        complain.append(BookError(Fault(path, None, None, f"cannot be read as Parquet: {why}; left out")))
        return
    except BookError as error:
        complain.append(error)
        return
    for number, size in enumerate(groups):
        yield Shard("rows", (path,), number, number + 1, size)


def described(shard: Shard) -> dict[str, Any]:
    """Return a shard as plain data."""
    return asdict(shard)


def whole(stream: IO[bytes]) -> io.BufferedReader:
    """Return a stream that can be read line by line."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]
