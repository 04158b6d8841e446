"""Where the records of a WARC file begin, so that it can be read from the middle."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO

HEAD = 8192
CHUNK = 2**20
MEMBER = b"\x1f\x8b\x08"
BEGINNING = re.compile(rb"WARC/\d\.\d+\r?\n")
FIRST_LINE = re.compile(rb"\r?\n\r?\n(WARC/\d\.\d+\r?\n)")
LENGTH = re.compile(rb"\r?\nContent-Length:\s*(\d+)", re.IGNORECASE)
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
BLANK = 4  # the two line ends after a record


def plain_bounds(stream: IO[bytes], size: int, apart: int) -> Iterator[int]:
    """Yield beginnings of records of a plain WARC file, each at least `apart` bytes after the one before.

    Records are counted off by their lengths; where a length is wrong nothing more is yielded, and whoever reads the
    last part finds the damage.
    """
    at = last = 0
    while at < size:
        stream.seek(at)
        head = stream.read(HEAD)
        begins, length, ends = BEGINNING.match(head), LENGTH.search(head), END_OF_HEAD.search(head)
        if not (begins and length and ends):
            return
        if at - last >= apart:
            yield at
            last = at
        at += ends.end() + int(length[1]) + BLANK


def plain_bound(stream: IO[bytes], start: int, stop: int) -> int | None:
    """Return where the first record at or after `start` and before `stop` of a plain WARC file begins, or None.

    It is sought by its first line, behind a blank one.
    """
    at = start
    while at < stop:
        stream.seek(at)
        chunk = stream.read(CHUNK + HEAD)
        found = FIRST_LINE.search(chunk)
        if found is not None:
            return at + found.start(1) if at + found.start(1) < stop else None
        if len(chunk) <= HEAD:
            return None
        at += CHUNK
    return None


def next_bound(stream: IO[bytes], start: int, stop: int, *, zipped: bool) -> int | None:
    """Return where the first record at or after `start` and before `stop` of a WARC file begins, or None."""
    return (zipped_bound if zipped else plain_bound)(stream, start, stop)


def first_gap(stream: IO[bytes], start: int, stop: int, *, zipped: bool) -> tuple[int, int | None] | None:
    """Return where the records from the one at `start` on are broken off before `stop`, and where they go on (None
    where they do not); None where they are whole."""
    at = start
    while at < stop:
        end = record_end(stream, at, zipped=zipped)
        if end is None:
            return at, next_bound(stream, at + 1, stop, zipped=zipped)
        if end < stop and not begins(stream, end, zipped=zipped):
            return end, next_bound(stream, end - (0 if zipped else BLANK), stop, zipped=zipped)
        at = end
    return None


def begins(stream: IO[bytes], at: int, *, zipped: bool) -> bool:
    """Tell whether a record begins at a place, or the file ends there."""
    stream.seek(at)
    head = stream.read(HEAD)
    return not head or (_is_record(head) if zipped else BEGINNING.match(head) is not None)


def record_end(stream: IO[bytes], at: int, *, zipped: bool) -> int | None:
    """Return where the record at a place ends, None where it is cut off or cannot be read."""
    size = stream.seek(0, 2)
    stream.seek(at)
    if not zipped:
        head = stream.read(HEAD)
        length, ends = LENGTH.search(head), END_OF_HEAD.search(head)
        if not (BEGINNING.match(head) and length and ends):
            return None
        end = at + ends.end() + int(length[1]) + BLANK
        return end if end <= size else None
    member = zlib.decompressobj(31)
    try:
        while not member.eof:
            if not (chunk := stream.read(CHUNK)):
                return None
            while chunk and not member.eof:
                member.decompress(chunk, CHUNK)
                chunk = member.unconsumed_tail
    except zlib.error:
        return None
    return stream.tell() - len(member.unused_data)


def zipped_bound(stream: IO[bytes], start: int, stop: int) -> int | None:
    """Return where the first record at or after `start` and before `stop` of a zipped WARC file begins, or None.

    Each record is a gzip member of its own there.
    """
    at = start
    while at < stop:
        stream.seek(at)
        chunk = stream.read(CHUNK + HEAD)
        if not chunk:
            return None
        found = chunk.find(MEMBER)
        while 0 <= found < CHUNK:
            if at + found >= stop:
                return None
            if _is_record(chunk[found : found + HEAD]):
                return at + found
            found = chunk.find(MEMBER, found + 1)
        at += CHUNK
    return None


def _is_record(member: bytes) -> bool:
    try:
        return BEGINNING.match(zlib.decompressobj(31).decompress(member, 64)) is not None
    except zlib.error:
        return False
