"""What can be seen of each block of a page, as numbers: for `page_model.py` to weigh.

All are of structure and form: tags, words of classes, length, links, sentences, place on the page, likeness to other
blocks, and whether the page's own description (JSON-LD) or a second extractor has the block too. No feature knows an
address, a site or a subject.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimbook.documents.boilerplate import FUNCTION_WORDS, Wording, wording
from claimbook.documents.page_blocks import AROUND, GROUP_NAMES, TAG_NUMBER, TAGS, PageBlock
from claimbook.documents.whole_numbers import whole

_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
_SENTENCES = re.compile(r"[.!?。！？](?:\s|$)")
_DIGITS = re.compile(r"\d")
_UPPER = re.compile(r"[A-Z]")
_CAPITALS = re.compile(r"(?<!\S)[A-Z]")
_ARROWS = re.compile("[→›»>|←▶]")
_PRICES = re.compile("[$€£¥]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHINGLE = 5
_WORDINGS = {each: number for number, each in enumerate(Wording)}
_PROSE_TAGS = frozenset(TAG_NUMBER[tag] for tag in ("p", "li", "blockquote", "div", "section", "article", "dd"))
_TOLD = sum(1 << AROUND[tag] for tag in ("nav", "footer", "aside", "form", "button", "dialog"))
LONG = 12
SHORT = 100

OWN = [
    "words",
    "letters",
    "digits",
    "link_share",
    "bold_share",
    "ended",
    "sentences",
    "commas",
    "function_share",
    "capital_share",
    "upper_share",
    "short_lines",
    "line_count",
    "colon",
    "question",
    "first_lower",
    "copyright",
    "arrow",
    "price",
    "percent",
    "year",
    "url",
]
WHERE = [
    "position",
    "position_in_prose",
    "before_prose",
    "after_prose",
    "before_title",
    "depth",
    "depth_from_core",
    "in_core",
    "core_share",
    "container_words",
    "container_links",
    "container_blocks",
    "siblings_alike",
    "hidden",
    "repeats",
    "make_share",
    "make_count",
    "make_links",
    "since_heading",
    "heading_level",
    "headings_alike",
    "to_end",
    "words_before",
    "numbered",
]
AGREED = ("described", "extracted", "extracted_share", "described_share")
NAMES = (
    *OWN,
    *(f"tag {tag}" for tag in TAGS),
    *(f"in {tag}" for tag in AROUND),
    *(f"near {name}" for name in GROUP_NAMES),
    *(f"under {name}" for name in GROUP_NAMES),
    *(f"wording {each.name.casefold()}" for each in Wording),
    *WHERE,
    *AGREED,
)
NEIGHBOURS = ("words", "link_share", "ended", "tag p", "tag li", "extracted", "described", "in_core")
OFFSETS = (-2, -1, 1, 2)
ALL_NAMES = (*NAMES, *(f"{name} at {offset:+d}" for offset in OFFSETS for name in NEIGHBOURS))

Matrix = NDArray[np.float32]


def features(blocks: Sequence[PageBlock], title: str, described: str, extracted: str) -> Matrix:
    """Return one row a block and one column a name of ALL_NAMES.

    `described` is the article's text as the page's JSON-LD gives it, `extracted` as a second extractor does; either may
    be empty.
    """
    found = [_WORD.findall(block.text.casefold()) for block in blocks]
    table = np.zeros((len(blocks), len(NAMES)), dtype=np.float32)
    own = [_own(block, words) for block, words in zip(blocks, found, strict=True)]
    tags = len(OWN)
    around = tags + len(TAGS)
    near = around + len(AROUND)
    under = near + len(GROUP_NAMES)
    worded = under + len(GROUP_NAMES)
    where = worded + len(_WORDINGS)
    for number, block in enumerate(blocks):
        row = table[number]
        row[:tags] = own[number]
        if block.tag in TAG_NUMBER:
            row[tags + TAG_NUMBER[block.tag]] = 1
        row[[around + each for each in _bits(block.around)]] = 1
        row[[near + each for each in _bits(block.near)]] = 1
        row[[under + each for each in _bits(block.far)]] = 1
        row[worded + _WORDINGS[_worded(block)]] = 1
    table[:, where : where + len(WHERE)] = _where(blocks, found, own, title)
    table[:, where + len(WHERE) :] = _agreed(found, described, extracted)
    return _with_neighbours(table)


@lru_cache(maxsize=16384)
def _bits(bits: int) -> tuple[int, ...]:
    return tuple(number for number in range(bits.bit_length()) if bits >> number & 1)


def _worded(block: PageBlock) -> Wording:
    """Return what a short line's wording makes of it, where neither links nor the tags around it have told already."""
    size = len(block.text)
    asked = size < SHORT and block.linked < 0.5 * size and not block.around & _TOLD
    return wording(block.text) if asked else Wording.OPEN


def _with_neighbours(table: Matrix) -> Matrix:
    chosen = table[:, [NAMES.index(name) for name in NEIGHBOURS]]
    parts = [table]
    for offset in OFFSETS:
        moved = np.full_like(chosen, -1)
        if offset < 0:
            moved[-offset:] = chosen[:offset]
        else:
            moved[:-offset] = chosen[offset:]
        parts.append(moved)
    return np.hstack(parts)


def _own(block: PageBlock, words: list[str]) -> list[float]:
    text = block.text
    size = len(words) or 1
    letters = len(text) or 1
    lines = text.split("\n")
    head = text[:400]
    return [
        math.log1p(len(words)),
        sum(map(len, words)) / size,
        len(_DIGITS.findall(head)) / len(head),
        min(block.linked / letters, 1.0),
        min(block.bold / letters, 1.0),
        bool(_ENDS.search(text[-12:])),
        min(len(_SENTENCES.findall(text)), 8),
        min(text.count(",") + text.count("、"), 10),
        sum(map(FUNCTION_WORDS.__contains__, words)) / size,
        len(_CAPITALS.findall(head)) / (head.count(" ") + 1),
        len(_UPPER.findall(head)) / len(head),
        max(map(len, lines)) < 40,
        min(len(lines), 12),
        text.endswith((":", "：")),
        text.endswith(("?", "？")),
        text[:1].islower(),
        "©" in text or "rights reserved" in head.casefold(),
        bool(_ARROWS.search(head)),
        bool(_PRICES.search(head)),
        "%" in text,
        bool(_YEAR.search(head)),
        "http" in head or "www." in head or "@" in head,
    ]


def _where(blocks: Sequence[PageBlock], found: list[list[str]], own: list[list[float]], title: str) -> Matrix:
    sizes = [len(words) for words in found]
    total = sum(sizes) or 1
    told = [
        size >= LONG and values[3] < 0.4 and bool(values[6]) and not block.hidden
        for block, size, values in zip(blocks, sizes, own, strict=True)
    ]
    weights = [size if yes else 0 for size, yes in zip(sizes, told, strict=True)]
    prose = sum(weights) or 1
    core, core_share = _core(blocks, weights)
    containers = _containers(blocks, sizes)
    makes: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        makes[block.make].append(number)
    make_words = {make: sum(weights[n] for n in numbers) for make, numbers in makes.items()}
    make_links = {make: sum(own[n][3] for n in numbers) / len(numbers) for make, numbers in makes.items()}
    repeats = Counter(" ".join(words[:12]) for words in found)
    titles = Counter(block.make for block in blocks if _level(block))
    first = next((n for n, yes in enumerate(told) if yes), 0)
    last = next((n for n in range(len(blocks) - 1, -1, -1) if told[n]), len(blocks) - 1)
    heading = next((n for n, block in enumerate(blocks) if block.tag == "h1"), -1)
    if title:
        wanted = _WORD.findall(title.casefold())
        heading = next(
            (n for n, words in enumerate(found) if words and words == wanted[: len(words)] and len(words) > 2), heading
        )
    rows = []
    before = prose_before = 0
    since, level = 99, 0
    for number, block in enumerate(blocks):
        own_level = _level(block)
        if own_level:
            since, level = 0, own_level
        parent = block.path[-2] if len(block.path) > 1 else block.path[-1]
        words, linked, count = containers[parent]
        shared = _shared(block.path, core)
        alike = makes[block.make]
        rows.append([
            before / total, prose_before / prose, number < first, number > last,
            number < heading, block.depth, len(block.path) - shared, shared == len(core), core_share,
            math.log1p(words), linked / (words or 1), math.log1p(count),
            math.log1p(bisect_right(alike, number + 12) - bisect_left(alike, number - 12)), block.hidden,
            min(repeats[" ".join(found[number][:12])], 5),
            make_words[block.make] / prose, math.log1p(len(alike)), make_links[block.make],
            min(since, 30), level, math.log1p(titles[block.make]) if own_level else -1,
            (len(blocks) - number) / len(blocks), math.log1p(before),
            bool(re.match(r"\d{1,3}[.)]\s", block.text)),
        ])  # fmt: skip
        before += sizes[number]
        prose_before += weights[number]
        since += 1
    return np.array(rows, dtype=np.float32).reshape(len(blocks), len(WHERE))


def _level(block: PageBlock) -> int:
    return whole(block.tag[1], 0) if len(block.tag) == 2 and block.tag[0] == "h" else 0


def _core(blocks: Sequence[PageBlock], weights: list[int]) -> tuple[tuple[int, ...], float]:
    """Return the path of the deepest element that holds most of the page's prose, and its share of it."""
    held: Counter[int] = Counter()
    path_of: dict[int, tuple[int, ...]] = {}
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            for depth, element in enumerate(block.path):
                held[element] += weight
                path_of.setdefault(element, block.path[: depth + 1])
    if not held:
        return (), 0.0
    total = max(held.values())
    element = max((each for each in held if held[each] >= 0.7 * total), key=lambda each: len(path_of[each]))
    return path_of[element], held[element] / total


def _containers(blocks: Sequence[PageBlock], sizes: list[int]) -> dict[int, tuple[int, float, int]]:
    """Return of every element that holds blocks: words, letters that are links by six, blocks."""
    found: dict[int, list[float]] = defaultdict(lambda: [0, 0.0, 0])
    for block, size in zip(blocks, sizes, strict=True):
        for element in block.path[-3:]:
            held = found[element]
            held[0] += size
            held[1] += block.linked / 6
            held[2] += 1
    return {element: (int(held[0]), held[1], int(held[2])) for element, held in found.items()}


def _shared(path: tuple[int, ...], core: tuple[int, ...]) -> int:
    count = 0
    for ours, theirs in zip(path, core, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _agreed(found: list[list[str]], described: str, extracted: str) -> Matrix:
    columns = []
    for text in (described, extracted):
        known = _Shingles(text) if text else None
        columns.append([known.share(words) if known else -1.0 for words in found])
    held = np.array(columns, dtype=np.float32).T.reshape(len(found), 2)
    sizes = np.array([len(words) for words in found], dtype=np.float32)
    total = max(float(sizes.sum()), 1.0)
    described_share = float((np.clip(held[:, 0], 0, 1) * sizes).sum()) / total
    extracted_share = float((np.clip(held[:, 1], 0, 1) * sizes).sum()) / total
    shares = np.full((len(found), 2), (extracted_share, described_share), dtype=np.float32)
    return np.hstack([held, shares])


class _Shingles:
    """A text as its lines and its runs of a few words, to ask what of a block it has."""

    def __init__(self, text: str) -> None:
        words = _WORD.findall(text.casefold())
        self.runs = {hash(tuple(words[n : n + _SHINGLE])) for n in range(len(words) - _SHINGLE + 1)}
        self.lines = {" ".join(_WORD.findall(line)) for line in re.split(r"[\n|]", text.casefold())}

    def share(self, words: list[str]) -> float:
        """Return how much of a block the text has, 0 to 1."""
        if not words:
            return 0.0
        if len(words) < _SHINGLE + 2:
            return float(" ".join(words) in self.lines)
        step = max((len(words) - _SHINGLE) // 12, 1)
        starts = range(0, len(words) - _SHINGLE + 1, step)
        return sum(hash(tuple(words[n : n + _SHINGLE])) in self.runs for n in starts) / len(starts)
