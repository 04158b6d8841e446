"""Group the documents of all shards by copies, on the workers: band by band, so that no worker holds every pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimbook.scan.cluster import lasting
from claimbook.scan.copies import PERMUTATIONS, ROWS, bands, candidates, groups_of, joined, read_signature

if TYPE_CHECKING:
    import pyarrow
    from distributed import Client

BANDS = PERMUTATIONS // ROWS
TASKS = 16


def grouped(client: Client, documents: pyarrow.Table) -> dict[str, str]:
    """Return the group of each document, by its name; a document without a copy is a group of its own."""
    names = documents.column("document").to_pylist()
    stored: list[bytes] = documents.column("signature").to_pylist()
    runs: list[int] = documents.column("runs").to_pylist()
    if not names:
        return {}
    shared = lasting(client, (stored, runs))
    tasks = [client.submit(copies_in, shared, first, pure=False) for first in range(min(TASKS, BANDS))]
    pairs = {pair for found in client.gather(tasks) for pair in found}
    return groups_of(names, sorted(pairs))


def copies_in(documents: tuple[Sequence[bytes], Sequence[int]], first: int) -> list[tuple[int, int]]:
    """Return the pairs of copies that share one of every sixteenth band, beginning with the band `first`."""
    stored, runs = documents
    signatures = {number: read_signature(each) for number, each in enumerate(stored)}
    banded = ((band, number) for number, signature in signatures.items() for band in bands(signature)[first::TASKS])
    return joined(signatures, runs, candidates(banded))
