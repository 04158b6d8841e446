"""Group the documents of all shards by copies, on the workers: band by band, so that no worker holds every pair.

Signatures stand in one file, a row for each document, from which workers read the columns of their bands; so memory
does not grow with the signatures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimbook.scan.cluster import lasting
from claimbook.scan.copies import PERMUTATIONS, ROWS, alike, groups_of, pairs_among, shared_share

if TYPE_CHECKING:
    import pyarrow
    from distributed import Client

BANDS = PERMUTATIONS // ROWS
TASKS = 16


def grouped(client: Client, documents: Iterator[pyarrow.Table], aside: Path) -> dict[str, str]:
    """Return the group of each document, by its name; a document without a copy is a group of its own.

    `documents` are tables with the columns `document`, `runs` and `signature`; `aside` is a file for their signatures,
    where every worker can read.
    """
    names: list[str] = []
    runs: list[int] = []
    with aside.open("wb") as file:
        for table in documents:
            names += table.column("document").to_pylist()
            runs += table.column("runs").to_pylist()
            file.writelines(table.column("signature").to_pylist())
    if not names:
        return {}
    shared = lasting(client, runs)
    tasks = [client.submit(copies_in, aside.as_posix(), shared, first, pure=False) for first in range(TASKS)]
    pairs = sorted({pair for found in client.gather(tasks) for pair in found})
    signatures = read_signatures(aside.as_posix())

    def share(one: int, other: int) -> float:
        return shared_share(signatures[one], signatures[other], runs[one], runs[other])

    return groups_of(names, runs, pairs, share)


def read_signatures(path: str) -> NDArray[np.uint32]:
    """Return the signatures of a file, a row for each document, read as they are needed."""
    return np.memmap(path, dtype=np.uint32, mode="r").reshape(-1, PERMUTATIONS)


def copies_in(path: str, runs: Sequence[int], first: int) -> list[tuple[int, int]]:
    """Return the pairs of copies that share one of every sixteenth band, beginning with the band `first`."""
    signatures = read_signatures(path)
    found: set[tuple[int, int]] = set()
    for band in range(first, BANDS, TASKS):
        for members in alike(signatures, band * ROWS):
            found.update(pairs_among(members, signatures, runs, found))
    return sorted(found)
