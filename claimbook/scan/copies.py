"""Which documents are copies of one another: trimmed, reordered, lightly edited; counted once then.

A document is told by the runs of words it holds (MinHash, Broder, 1997, by rensa). Two of which one holds nearly all of
the other's runs are copies; candidates are found by banding, so that not every pair is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claimbook.base.digests import digest
from claimbook.review.rewrites import shingles

PERMUTATIONS, SEED = 256, 1
ROWS = 2  # of a signature in one band
CONTAINED = 0.7  # share of the shorter one's runs that stand in the longer one
FEWEST_RUNS = 20
OF_ONE = 0.25  # the same of two that a third holds both
BUSY = 40  # documents in one band beyond which each is compared with the first of its kind only

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


def alike(signatures: NDArray[np.uint32], at: int) -> Iterator[list[int]]:
    """Yield the documents, by number, whose signatures are equal in the band that begins at a place: two or more."""
    keys = np.ascontiguousarray(signatures[:, at : at + ROWS]).view(np.uint64).ravel()
    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(np.diff(keys[order])) + 1
    for members in np.split(order, ends):
        if len(members) > 1:
            yield members.tolist()


def pairs_among(
    members: Sequence[int], signatures: NDArray[np.uint32], runs: Sequence[int], known: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of copies among documents that share a band and are not `known`; where these are many, each with
    the first of its kind only."""
    most = BUSY if len(members) > BUSY else len(members)
    leaders: list[int] = []
    for one in members:
        for other in leaders:
            pair = (other, one)
            if pair not in known:
                if not are_copies(signatures[other], signatures[one], runs[other], runs[one]):
                    continue
                yield pair
            if len(members) > BUSY:
                break
        else:
            leaders += [one] if len(leaders) < most else []


def shared_share(one: Signature, other: Signature, runs: int, others: int) -> float:
    """Return how much of the shorter of two documents stands in the longer one, by the share of equal places."""
    likeness = float(np.mean(one == other))
    return likeness * (runs + others) / (1 + likeness) / max(1, min(runs, others))


def are_copies(one: Signature, other: Signature, runs: int, others: int) -> bool:
    """Tell whether the shorter of two documents stands in the longer one."""
    if min(runs, others) < FEWEST_RUNS:
        return bool(np.array_equal(one, other))
    return shared_share(one, other, runs, others) >= CONTAINED


def groups_of(
    documents: Sequence[str], runs: Sequence[int], pairs: Iterable[tuple[int, int]], shared: Callable[[int, int], float]
) -> dict[str, str]:
    """Return each document's group, named after its first document in the order of their names.

    Documents are taken from the shortest on. One that holds several shorter ones brings those together that share much
    with one another, as two cuts of one report do; a page that holds two different reports counts with the larger.
    """
    near: dict[int, list[int]] = {}
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    leader: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for number in sorted(range(len(documents)), key=lambda each: (runs[each], documents[each])):
        groups = sorted({leader[other] for other in near.get(number, ()) if other in leader})
        groups.sort(key=lambda each: (-runs[each] * shared(number, each), documents[each]))
        first = groups[0] if groups else number
        for other in groups[1:]:
            if shared(first, other) >= OF_ONE:
                for each in members[other]:
                    leader[each] = first
                members[first] += members.pop(other)
        leader[number] = first
        members.setdefault(first, []).append(number)
    held = {first: group_name(min(documents[each] for each in each_of)) for first, each_of in members.items()}
    return {document: held[leader[number]] for number, document in enumerate(documents)}


def group_name(document: str) -> str:
    return digest(document)
