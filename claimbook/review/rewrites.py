"""Whether an article is one already held, nearly the same, or a rewrite of one: no independent witness then.

Nearly the same is told by shared runs of words (MinHash, by rensa); a rewrite in other words by its numbers and by what
it lets people say: two reports that share most of both come from one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimbook.extract import Mention
    from claimbook.tables.ledger import Ledger

RUN, LETTERS = 3, 6
PERMUTATIONS, SEED = 128, 1
NEARLY_SAME = 0.5
SHARED_NUMBERS, SHARED_SHARE = 4, 0.5
TOLD_DIGITS = 2
SAID = re.compile(r"[“\"「]([^”\"」]{25,400})[”\"」]")
WORD = re.compile(r"\w+")
EAST_ASIAN = re.compile(r"[ぁ-ヿ\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A held document that an article resembles, how much (0 to 1), and by what, in words."""

    document: str
    likeness: float
    why: str
    rewrite: bool


def shingles(text: str) -> list[str]:
    """Return the runs of three words of a text; of six characters where its script has no spaces."""
    if len(EAST_ASIAN.findall(text)) * 3 > len(text):
        packed = "".join(text.split())
        return [packed[at : at + LETTERS] for at in range(max(1, len(packed) - LETTERS + 1))]
    words = WORD.findall(text.casefold())
    return [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]


def resemblances(
    ledger: Ledger, text: str, mentions: Sequence[Mention], read: Callable[[str], list[Mention]], *, besides: str = ""
) -> list[Resemblance]:
    """Return the held documents that a text resembles, the likest first; `besides` is the text's own document.

    `read` gives the quantities of a held document.
    """
    from rensa import RMinHash

    def hashed(some: str) -> RMinHash:
        made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        made.update(shingles(some))
        return made

    own, numbers, said = hashed(text), telling(mentions), quotations(text)
    found = []
    for document, held in ledger.texts.items():
        if document == besides:
            continue
        likeness = own.jaccard(hashed(held))
        if likeness >= NEARLY_SAME:
            found.append(Resemblance(document, likeness, f"shares {likeness:.0%} of its runs of words", False))
            continue
        others = telling(read(held))
        shared, fewer = numbers & others, min(len(numbers), len(others))
        speeches = len(said & quotations(held))
        if fewer and len(shared) >= SHARED_NUMBERS and (len(shared) / fewer >= SHARED_SHARE or speeches > 1):
            spoken = f" and {speeches} quotations" if speeches else ""
            why = f"shares {len(shared)} of {fewer} numbers{spoken}"
            found.append(Resemblance(document, len(shared) / fewer, why, True))
    return sorted(found, key=lambda each: -each.likeness)


def telling(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    """Return the amounts of two digits and more with their units: those that two texts seldom share by chance."""
    return {
        (str(each.amount.normalize()), each.unit or "")
        for each in mentions
        if each.amount is not None and len(each.amount.normalize().as_tuple().digits) >= TOLD_DIGITS
    }


def quotations(text: str) -> set[str]:
    """Return what a text lets people say, without case and signs."""
    return {" ".join(WORD.findall(match[1].casefold())) for match in SAID.finditer(text)}


def dependence_words(found: Sequence[Resemblance]) -> str:
    """Return what the documents' table says of the nearest resemblance, empty where there is none."""
    if not found:
        return ""
    nearest = found[0]
    what = "rewrites or shares its source with" if nearest.rewrite else "is nearly the same as"
    return f"{what} {nearest.document} ({nearest.why})"
