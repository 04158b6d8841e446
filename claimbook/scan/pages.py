"""The documents of a shard, one after another, in little memory: their bytes or text and what their archive says."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import IO, Any

from claimbook.base.errors import BookError
from claimbook.documents.saved_pages import warc_pages
from claimbook.scan.archives import Shard, opened, whole
from claimbook.scan.fields import columns_used, text_of, told
from claimbook.scan.record_bounds import first_gap, zipped_bound

MOST_BYTES = 32 * 2**20
MOST_WINDOW = 2**27  # of a .zst file
FIRST = 32
RECORD = re.compile(r"^record \d+ \([^)]*\) ")
DAMAGED = "is damaged"


@dataclass(frozen=True, slots=True)
class Page:
    """A document as its archive holds it: bytes of a file or page, or text; what is not known is empty."""

    document: str
    content: bytes = b""
    text: str = ""
    address: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    charset: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that could not be read, and why."""

    document: str
    why: str


def pages_of(shard: Shard) -> Iterator[Page | SetAside]:
    """Yield the documents of a shard in their order; one that cannot be read is set aside with its reason."""
    reader = {"files": _of_files, "lines": _of_lines, "rows": _of_rows, "records": _of_records}[shard.kind]
    return reader(shard)


def _of_files(shard: Shard) -> Iterator[Page | SetAside]:
    for path in shard.paths:
        try:
            with opened(path) as stream:
                content = stream.read(MOST_BYTES + 1)
        except OSError as error:
            yield SetAside(path, f"cannot be read: {error.strerror or error}")
            continue
        if not content.strip():
            yield SetAside(path, "is empty")
        elif len(content) > MOST_BYTES:
            yield SetAside(path, f"is larger than {MOST_BYTES // 2**20} MB")
        else:
            yield Page(path, content)


def _of_lines(shard: Shard) -> Iterator[Page | SetAside]:
    path = shard.paths[0]
    at, number = shard.start, 0
    try:
        with opened(path) as raw, closing(_unzipped(raw, path)) as stream:
            if shard.start:
                stream.seek(shard.start - 1)
                _line(stream)
                at = stream.tell()
            while shard.stop < 0 or at < shard.stop or not shard.start and path.endswith((".gz", ".zst")):
                line, size = _line(stream)
                if not size:
                    return
                name = f"{path}:{number + 1}" if not shard.start else f"{path}@{at}"
                if line is None:
                    yield SetAside(name, f"is larger than {MOST_BYTES // 2**20} MB")
                elif line.strip():
                    yield _row_page(_parsed(line), path, name)
                at, number = at + size, number + 1
    except (EOFError, OSError, zlib.error, _damage()) as error:
        yield SetAside(path, f"is damaged after line {number}: {' '.join(str(error).split()) or 'it ends there'}")


def _damage() -> type[Exception]:
    """Return what a damaged `.zst` file raises."""
    import zstandard

    damage: type[Exception] = zstandard.ZstdError
    return damage


def _unzipped(stream: IO[bytes], path: str) -> Any:
    if path.endswith(".gz"):
        return gzip.GzipFile(fileobj=stream)
    if path.endswith(".zst"):
        import io

        import zstandard

        unzipping = zstandard.ZstdDecompressor(max_window_size=MOST_WINDOW)
        return io.BufferedReader(unzipping.stream_reader(stream, read_across_frames=True))
    return whole(stream)


def _line(stream: Any) -> tuple[bytes | None, int]:
    """Return the next line and its length; None for a line that is too long, which is read past."""
    line = stream.readline(MOST_BYTES)
    size = len(line)
    if size < MOST_BYTES or line.endswith(b"\n"):
        return line, size
    while more := stream.readline(2**20):
        size += len(more)
        if more.endswith(b"\n"):
            break
    return None, size


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _row_page(row: Any, path: str, name: str) -> Page | SetAside:
    if not isinstance(row, dict):
        return SetAside(name, "is no JSON object")
    held, about = text_of(row), told(row)
    document = f"{path}#{about['id']}" if about["id"] else name
    if held is None:
        return SetAside(document, "has no text")
    if len(held) > MOST_BYTES:
        return SetAside(document, f"is larger than {MOST_BYTES // 2**20} MB")
    page = Page(
        document, address=about["address"], published=about["published"], publisher=about["publisher"],
        title=about["title"],
    )  # fmt: skip
    if isinstance(held, bytes):
        return replace(page, content=held)
    if held.lstrip()[:1] == "<" and "</" in held:
        return replace(page, content=held.encode("utf-8", "replace"), charset="utf-8", form="html")
    return replace(page, text=held)


def _of_rows(shard: Shard) -> Iterator[Page | SetAside]:
    import pyarrow.parquet
    from pyarrow import ArrowException

    path, number = shard.paths[0], 0
    try:
        with opened(path) as stream:
            table = pyarrow.parquet.ParquetFile(stream)
            columns = columns_used(table.schema_arrow.names)
            for batch in table.iter_batches(batch_size=FIRST, row_groups=[shard.start], columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _row_page(row, path, f"{path}:{shard.start}.{number}")
    except (ArrowException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        yield SetAside(path, f"is damaged in row group {shard.start} after row {number}: {why}")


def _of_records(shard: Shard) -> Iterator[Page | SetAside]:
    """Yield the pages of a WARC file; where it is damaged, reading goes on at the next record that can be found."""
    path = shard.paths[0]
    zipped = path.endswith(".gz")
    with opened(path) as stream:
        start = zipped_bound(stream, shard.start, shard.stop) if zipped and shard.start else shard.start
        last = start or 0
        while start is not None:
            stream.seek(start)
            damaged = False
            for number, page in enumerate(warc_pages(stream, path, stop=shard.stop)):
                if isinstance(page, BookError):
                    why = RECORD.sub("", page.faults[0].message)
                    damaged = damaged or DAMAGED in why
                    yield SetAside(f"{path}@{start}+{number}", shortened(why))
                elif page.offset >= last:
                    last = page.offset + 1
                    yield Page(
                        f"{path}#{page.offset}", page.content, address=page.url, charset=page.charset,
                        published="", form="html",
                    )  # fmt: skip
            end = shard.stop if shard.stop >= 0 else stream.seek(0, 2)
            gap = first_gap(stream, max(start, last - 1), end, zipped=zipped)
            if gap is not None and not damaged:
                yield SetAside(f"{path}@{gap[0]}", f"{DAMAGED}: a record is cut off there, or its length is wrong")
            start = None if gap is None else gap[1]


def shortened(why: str) -> str:
    """Return a reason of one line, without the bytes that a library quotes."""
    told = why.partition(", first line:")[0]
    return "".join(sign for sign in told if sign.isprintable())[:160].strip()
