"""Which documents are copies of one another: trimmed, reordered, lightly edited; counted once then.

A document is told by the runs of words it holds (MinHash, Broder, 1997, by rensa). Two of which one holds nearly all of
the other's runs are copies; candidates are found by banding, so that not every pair is compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimbook.review.rewrites import shingles

PERMUTATIONS, SEED = 256, 1
ROWS = 2  # of a signature in one band
CONTAINED = 0.7  # share of the shorter one's runs that stand in the longer one
FEWEST_RUNS = 20
BUSIEST = 400  # documents in one band beyond which it tells nothing

Signature = NDArray[np.uint32]


def signature_of(text: str) -> tuple[bytes, int]:
    """Return a text's signature, and of how many different runs it is made."""
    from rensa import RMinHash

    runs = set(shingles(text))
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update(sorted(runs))
    return np.array(made.digest(), dtype=np.uint32).tobytes(), len(runs)


def read_signature(stored: bytes) -> Signature:
    return np.frombuffer(stored, dtype=np.uint32)


def bands(signature: Signature) -> list[bytes]:
    """Return the bands of a signature, each with its number."""
    return [at.to_bytes(2, "big") + signature[at : at + ROWS].tobytes() for at in range(0, len(signature), ROWS)]


def candidates(banded: Iterable[tuple[bytes, int]]) -> set[tuple[int, int]]:
    """Return the pairs of documents, by number, that share a band."""
    buckets: dict[bytes, list[int]] = {}
    for band, number in banded:
        buckets.setdefault(band, []).append(number)
    return {
        (one, other)
        for members in buckets.values()
        if 1 < len(members) <= BUSIEST
        for place, one in enumerate(members)
        for other in members[place + 1 :]
    }


def are_copies(one: Signature, other: Signature, runs: int, others: int) -> bool:
    """Tell whether the shorter of two documents stands in the longer one, by the share of equal places."""
    fewer = min(runs, others)
    likeness = float(np.mean(one == other))
    if fewer < FEWEST_RUNS:
        return likeness == 1.0
    shared = likeness * (runs + others) / (1 + likeness)
    return shared / fewer >= CONTAINED


def groups_of(documents: Sequence[str], pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Return each document's group, named after its first document in the order of their names."""
    parent = list(range(len(documents)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in pairs:
        parent[root(one)] = root(other)
    members: dict[int, list[str]] = {}
    for number, document in enumerate(documents):
        members.setdefault(root(number), []).append(document)
    return {document: group_name(min(held)) for held in members.values() for document in held}


def group_name(document: str) -> str:
    return hashlib.blake2b(document.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def joined(signatures: Mapping[int, Signature], runs: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[
    tuple[int, int]
]:  # fmt: skip
    """Return those of the candidate pairs that are copies, in order."""
    return [
        (one, other) for one, other in sorted(pairs)
        if are_copies(signatures[one], signatures[other], runs[one], runs[other])
    ]  # fmt: skip
