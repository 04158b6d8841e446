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
